"""What can be mended in a brief that loads: what `check --fix` writes, the words of the source, an id of its own."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.check.evidence import SHOWN, find_nearest, word_difference
from briefing.check.fixes import stretches_of_fixes
from briefing.check.proof import prove
from briefing.check.verdict import Rung
from briefing.errors import format_path
from briefing.files.changing import ChangeRefused, proved
from briefing.files.yaml_edits import Addition, Replacement, rewritten
from briefing.lsp.findings import statement_of
from briefing.lsp.flow_edits import node_of, stretches_in
from briefing.lsp.knowing.known import called, document_of
from briefing.model.references import LISTS, SECTIONS
from briefing.sources import ArchiveText
from briefing.text import safe_line, truncate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.check.fixes import Fix
    from briefing.check.verdict import PieceProof
    from briefing.errors import Diagnostic, NodePath
    from briefing.files import BriefingFile
    from briefing.files.yaml_removals import Stretch
    from briefing.lsp.snapshot import Snapshot
    from briefing.model import Quote

__all__ = ["Mend", "all_fixes", "mends_at"]

LONGEST_TITLE = 100
"""Cells of a title."""
_MARKS = "\"'“”‘’„‚«»‹›「」『』"
_BEHIND = ",;:"


class Mend(NamedTuple):
    """A change of a document.

    Attributes:
        title: What it does.
        prove: What is written where, in the text without a byte-order mark, after it was proved that the document says
            then what it is meant to say, and nothing else; raises ChangeRefused where it would not.
        findings: What is mended by it; none for a change that nothing demands.
        preferred: Whether it is what nearly everybody would choose.
        is_proved: Whether `prove` takes no time, as it was proved to know of it.
    """

    title: str
    prove: Callable[[], Sequence[Stretch]]
    findings: tuple[Diagnostic, ...] = ()
    preferred: bool = False
    is_proved: bool = False


def all_fixes(snapshot: Snapshot) -> Mend | None:
    """All that `check --fix` would write; None where there is nothing, as in JSON and TOML."""
    file, fixes = snapshot.file, snapshot.fixes
    if not fixes or file is None or file.format != "yaml":
        return None
    return Mend("Write all missing ids, paragraphs and SHA-256", partial(stretches_of_fixes, file, fixes))


def mends_at(snapshot: Snapshot, lines: range) -> Iterator[Mend]:
    """What can be mended on some lines of a document that makes a brief.

    Args:
        snapshot: The document.
        lines: Lines from 0.
    """
    file = snapshot.file
    if file is None:
        return
    for mend in chain(
        _fixes(snapshot, file, lines), _sources_words(snapshot, file, lines), _ids(snapshot, file, lines)
    ):
        yield mend._replace(title=truncate(safe_line(mend.title), LONGEST_TITLE))


def _items_on(snapshot: Snapshot, lines: range) -> Iterator[tuple[str, str | int]]:
    """The items that stand on some lines, by their section and their key or place."""
    document, starts = document_of(snapshot), snapshot.lines.starts
    first = starts[min(lines.start, len(starts) - 1)]
    last = starts[lines.stop] - 1 if lines.stop < len(starts) else len(snapshot.text)
    for section in document.sections:
        for number, item in document.items_within(section, first, last):
            if item.key_start <= last and first <= max(item.end, item.key_end):
                yield section.key, item.key if isinstance(item.key, str) else number


def _fixes(snapshot: Snapshot, file: BriefingFile, lines: range) -> Iterator[Mend]:
    fixes = snapshot.fixes if file.format == "yaml" else ()
    here = set(_items_on(snapshot, lines)) if fixes else set()
    for fix in fixes:
        found = tuple(_mended_by(snapshot, fix))
        shown = any(finding.span and finding.span.start.line - 1 in lines for finding in found)
        if shown or here & {addition.path[:2] for addition in fix.additions}:
            yield Mend(f"Write {fix.sentence}", partial(stretches_of_fixes, file, [fix]), found, preferred=True)


def _mended_by(snapshot: Snapshot, fix: Fix) -> Iterator[Diagnostic]:
    """The findings that are gone with a fix."""
    first = fix.additions[0]
    codes = {"at": ("BR309", format_path(first.path)), "id": ("BR207", str(first.path[0]))}
    return (finding for finding in snapshot.findings if (finding.code, finding.path) == codes.get(first.key))


def _ids(snapshot: Snapshot, file: BriefingFile, lines: range) -> Iterator[Mend]:
    """The id that an item has by its place, written into it: it stays when another one is put above it."""
    for section, place in _items_on(snapshot, lines):
        if section in LISTS.values() and isinstance(place, int) and not _has_id(snapshot, file, section, place):
            key = getattr(file.briefing, section)[place].id
            title = f"Give this {called(SECTIONS[section][0])} an id of its own, {key}"
            yield Mend(title, partial(_proved, snapshot, file, Addition((section, place), None, "id", key)))


def _has_id(snapshot: Snapshot, file: BriefingFile, section: str, place: int) -> bool:
    path = (section, place, "id")
    return file.places.stands(path) or (file.format == "toml" and node_of(document_of(snapshot), path) is not None)


def _proved(snapshot: Snapshot, file: BriefingFile, edit: Addition) -> Sequence[Stretch]:
    """A change after which the brief says the same; raises ChangeRefused where it cannot be made."""
    try:
        stretches = stretches_in(snapshot, edit)
    except LookupError as error:
        raise ChangeRefused("the text is written in a way in which nothing can be put there") from error
    proved(file, lambda text: rewritten(text, stretches), lambda after: after == file.briefing)
    return stretches


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
            yield Mend(title, lambda: stretches, (finding,), is_proved=True)
            return


def _text_at(quote: Quote, field: NodePath) -> str:
    value: object = quote
    for part in field:
        value = getattr(value, str(part), None)
    return value if isinstance(value, str) else ""


def _proved_words(snapshot: Snapshot, place: int, piece: PieceProof, new: str) -> Sequence[Stretch] | None:
    """The change that writes other words into a statement, if they stand in the source as it says; else None."""
    file = snapshot.file
    if file is None:
        return None
    quotes = file.briefing.quotes
    quote = _with_text(quotes[place], piece.field, new)
    expected = file.briefing.model_copy(update={"quotes": (*quotes[:place], quote, *quotes[place + 1 :])})
    try:
        stretches = stretches_in(snapshot, Replacement(("quotes", place, *piece.field), new))
        proved(file, lambda text: rewritten(text, stretches), lambda after: after == expected)
    except (ChangeRefused, LookupError):
        return None
    after = prove(expected, snapshot.archives).verdicts[quote.id].pieces
    found = (one.located.rung is not Rung.NOT_FOUND and one.quoted for one in after if one.field == piece.field)
    return stretches if all(found) else None


def _with_text(part: Any, field: NodePath, new: str) -> Any:
    head, *rest = map(str, field)
    return part.model_copy(update={head: _with_text(getattr(part, head), tuple(rest), new) if rest else new})
