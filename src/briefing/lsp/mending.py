"""What can be mended in a brief that loads: what `check --fix` writes, the words of the source, an id of its own."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.check.evidence import SHOWN, find_nearest, word_difference
from briefing.check.fixes import plan_fixes, stretches_of_fixes
from briefing.check.proof import prove
from briefing.check.verdict import Rung
from briefing.errors import format_path
from briefing.files.changing import ChangeRefused, proved
from briefing.files.yaml_edits import Addition, Replacement, extents_of, rewritten, stretches_of
from briefing.lsp.findings import statement_of
from briefing.model.references import LISTS
from briefing.sources import ArchiveText
from briefing.text import safe_line, truncate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.check.fixes import Fix
    from briefing.check.verdict import PieceProof
    from briefing.errors import Diagnostic, NodePath
    from briefing.files import BriefingFile
    from briefing.files.yaml_edits import Edit
    from briefing.files.yaml_removals import Stretch
    from briefing.lsp.snapshot import Snapshot
    from briefing.model import Quote

__all__ = ["Mend", "all_fixes", "mends_at"]

LONGEST_TITLE = 100
"""Cells of a title."""
_MARKS = "\"'“”‘’„‚«»‹›「」『』"
_BEHIND = ",;:"
_NOUNS = {
    "quotes": "statement",
    "timeline": "entry",
    "tensions": "tension",
    "discrepancies": "discrepancy",
    "assessments": "assessment",
}


class Mend(NamedTuple):
    """A change of a document that is proved: it says what it is meant to say, and nothing else.

    Attributes:
        title: What it does.
        stretches: What is written where, in the text without a byte-order mark.
        findings: What is mended by it; none for a change that nothing demands.
        preferred: Whether it is what nearly everybody would choose.
    """

    title: str
    stretches: Sequence[Stretch]
    findings: tuple[Diagnostic, ...] = ()
    preferred: bool = False


def all_fixes(snapshot: Snapshot) -> Mend | None:
    """All that `check --fix` would write; None where there is nothing."""
    file, proof = snapshot.file, snapshot.proof
    fixes = plan_fixes(file, proof, snapshot.archives, snapshot.committed) if file and proof else ()
    if not fixes or file is None:
        return None
    try:
        return Mend("Write all missing ids, paragraphs and SHA-256", stretches_of_fixes(file, fixes))
    except ChangeRefused:
        return None


def mends_at(snapshot: Snapshot, lines: range) -> Iterator[Mend]:
    """What can be mended on some lines of a document that makes a brief.

    Args:
        snapshot: The document.
        lines: Lines from 0.
    """
    file = snapshot.file
    if file is None or file.format != "yaml":
        return
    for mend in chain(
        _fixes(snapshot, file, lines), _sources_words(snapshot, file, lines), _ids(snapshot, file, lines)
    ):
        yield mend._replace(title=truncate(safe_line(mend.title), LONGEST_TITLE))


def _standing(snapshot: Snapshot, paths: Sequence[NodePath], lines: range) -> Iterator[NodePath]:
    """Those of some values that stand on some lines."""
    mark = len(snapshot.mark)
    try:
        extents = extents_of(snapshot.text.removeprefix(snapshot.mark), paths) if paths else []
    except LookupError:
        return
    for path, (start, end) in zip(paths, extents, strict=True):
        first, last = snapshot.position(start + mark).line, snapshot.position(end + mark).line
        if first < lines.stop and lines.start <= last:
            yield path


def _fixes(snapshot: Snapshot, file: BriefingFile, lines: range) -> Iterator[Mend]:
    proof = snapshot.proof
    fixes = plan_fixes(file, proof, snapshot.archives, snapshot.committed) if proof else ()
    paths = [addition.path for fix in fixes for addition in fix.additions]
    here = set(_standing(snapshot, paths, lines))
    for fix in fixes:
        found = tuple(_mended_by(snapshot, fix))
        shown = any(finding.span and finding.span.start.line - 1 in lines for finding in found)
        if shown or here & {addition.path for addition in fix.additions}:
            try:
                yield Mend(f"Write {fix.sentence}", stretches_of_fixes(file, [fix]), found, preferred=True)
            except ChangeRefused:
                continue


def _mended_by(snapshot: Snapshot, fix: Fix) -> Iterator[Diagnostic]:
    """The findings that are gone with a fix."""
    first = fix.additions[0]
    codes = {"at": ("BR309", format_path(first.path)), "id": ("BR207", str(first.path[0]))}
    return (finding for finding in snapshot.findings if (finding.code, finding.path) == codes.get(first.key))


def _ids(snapshot: Snapshot, file: BriefingFile, lines: range) -> Iterator[Mend]:
    """The id that an item has by its place, written into it: it stays when another one is put above it."""
    for section in LISTS.values():
        items = getattr(file.briefing, section)
        starts = [file.places.item_line(section, place) - 1 for place in range(len(items))]
        near = range(max(bisect_right(starts, lines.start) - 1, 0), bisect_right(starts, lines.stop - 1))
        bare = [(section, place) for place in near if not file.places.stands((section, place, "id"))]
        for path in _standing(snapshot, bare, lines):
            item = items[path[-1]]
            title = f"Give this {_NOUNS[section]} an id of its own, {item.id}"
            yield from _proved(file, title, [Addition(path, None, "id", item.id)])


def _proved(file: BriefingFile, title: str, edits: Sequence[Edit]) -> Iterator[Mend]:
    """A change after which the brief says the same; nothing where it cannot be made."""
    try:
        stretches = stretches_of(file.places.data.decode("utf-8-sig"), edits)
        proved(file, lambda text: rewritten(text, stretches), lambda after: after == file.briefing)
    except (ChangeRefused, LookupError):
        return
    yield Mend(title, stretches)


def _sources_words(snapshot: Snapshot, file: BriefingFile, lines: range) -> Iterator[Mend]:
    """The words of the source in the place of words that do not stand there."""
    for finding in snapshot.findings:
        if finding.code != "BR301" or finding.span is None or finding.span.start.line - 1 not in lines:
            continue
        place = statement_of(finding)
        if place is None or snapshot.proof is None:
            continue
        quote = file.briefing.quotes[place]
        for piece in snapshot.proof.verdicts[quote.id].pieces:
            lost = piece.located.rung is Rung.NOT_FOUND and finding.path == format_path(("quotes", place, *piece.field))
            if lost and piece.words[:SHOWN] in finding.message:
                yield from _mend_of_words(snapshot, place, quote, piece, finding)


def _mend_of_words(
    snapshot: Snapshot, place: int, quote: Quote, piece: PieceProof, finding: Diagnostic
) -> Iterator[Mend]:
    archive = snapshot.archives.get(quote.source or "")
    nearest = find_nearest(piece.words, archive) if isinstance(archive, ArchiveText) else None
    written = _text_at(quote, piece.field)
    if nearest is None or written.count(piece.words) != 1:
        return
    plain = nearest.passage.strip().strip(_MARKS)
    bare = plain.rstrip(_BEHIND)
    for words in dict.fromkeys((bare.strip(_MARKS), bare, plain)):
        new = written.replace(piece.words, words)
        if words and (stretches := _proved_words(snapshot, place, piece, new)) is not None:
            shown = word_difference(piece.words, words)
            title = f"Take the source's words, paragraph {nearest.paragraph}: {shown}"
            yield Mend(title, stretches, (finding,))
            return


def _text_at(quote: Quote, field: NodePath) -> str:
    value: object = quote
    for part in field:
        value = getattr(value, str(part), None)
    return value if isinstance(value, str) else ""


def _proved_words(snapshot: Snapshot, place: int, piece: PieceProof, new: str) -> Sequence[Stretch] | None:
    """The change that writes other words into a statement, if they stand in the source as it says; else None."""
    file, text = snapshot.file, snapshot.text.removeprefix(snapshot.mark)
    if file is None:
        return None
    quotes = file.briefing.quotes
    quote = _with_text(quotes[place], piece.field, new)
    expected = file.briefing.model_copy(update={"quotes": (*quotes[:place], quote, *quotes[place + 1 :])})
    try:
        stretches = stretches_of(text, [Replacement(("quotes", place, *piece.field), new)])
        proved(file, lambda text: rewritten(text, stretches), lambda after: after == expected)
    except (ChangeRefused, LookupError):
        return None
    after = prove(expected, snapshot.archives).verdicts[quote.id].pieces
    found = (one.located.rung is not Rung.NOT_FOUND and one.quoted for one in after if one.field == piece.field)
    return stretches if all(found) else None


def _with_text(part: Any, field: NodePath, new: str) -> Any:
    head, *rest = map(str, field)
    return part.model_copy(update={head: _with_text(getattr(part, head), tuple(rest), new) if rest else new})
