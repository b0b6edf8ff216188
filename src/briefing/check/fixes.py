"""What `check --fix` writes into a brief: paragraphs of statements, SHA-256 of archives, default ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.check.history import find_moved
from briefing.check.ladder import locate
from briefing.check.normalise import normalise
from briefing.check.references import named_by_place
from briefing.check.searchable import searchable
from briefing.files.changing import ChangeRefused, change_of, proved, write_change
from briefing.files.yaml_edits import Addition, add_keys, stretches_of
from briefing.model.references import section_of_default
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.check.history import Committed
    from briefing.check.proof import Proof
    from briefing.check.verdict import PieceProof, Verdict
    from briefing.files import BriefingFile
    from briefing.files.yaml_removals import Stretch
    from briefing.model import Briefing
    from briefing.sources import ArchiveError

__all__ = ["Fix", "apply_fixes", "fix_file", "plan_fixes", "stretches_of_fixes"]


_ONLY_YAML = "only YAML files are added to; write 'id', 'at' and 'sha256' into it yourself"


class Fix(NamedTuple):
    """Keys to add, with a description of each: 'at: 11 for Q3'."""

    additions: tuple[Addition, ...]
    sentence: str


def plan_fixes(
    file: BriefingFile,
    proof: Proof,
    archives: Mapping[str, ArchiveText | ArchiveError],
    committed: Committed | None = None,
) -> tuple[Fix, ...]:
    """Find what can be added with certainty; a given value is never changed.

    The paragraph of a statement is written where all its words were found, begin in the same paragraph, and are not
    to be found in the archive without it. Ids are written into every item of a list of which something is named by
    its place: those that the items have by default, so that nothing moves when another one is put above them. Where a
    reference has moved already since the last commit, its author has to look at it first.
    """
    ids = () if any(find_moved(file, committed)) else _ids(file)
    return (*_hashes(file.briefing, archives), *_paragraphs(file.briefing, proof, archives), *ids)


def _ids(file: BriefingFile) -> Iterator[Fix]:
    for section in sorted({section for key in named_by_place(file) if (section := section_of_default(key))}):
        items = [(place, item.id) for place, item in enumerate(getattr(file.briefing, section))]
        bare = [(place, key) for place, key in items if not file.places.stands((section, place, "id"))]
        additions = tuple(Addition((section, place), None, "id", key) for place, key in bare)
        yield Fix(additions, f"the ids of {section}: {bare[0][1]}{f' to {bare[-1][1]}' if len(bare) > 1 else ''}")


def _hashes(briefing: Briefing, archives: Mapping[str, ArchiveText | ArchiveError]) -> Iterator[Fix]:
    for key, source in briefing.sources.items():
        text = archives.get(key)
        if source.archive is not None and source.archive.sha256 is None and isinstance(text, ArchiveText):
            addition = Addition(("sources", key, "archive"), "path", "sha256", text.sha256)
            yield Fix((addition,), f"the SHA-256 of the archive of '{key}'")


def _paragraphs(briefing: Briefing, proof: Proof, archives: Mapping[str, ArchiveText | ArchiveError]) -> Iterator[Fix]:
    for place, quote in enumerate(briefing.quotes):
        text = archives.get(quote.source or "")
        if quote.at is None and isinstance(text, ArchiveText):
            paragraph = _only_paragraph(proof.verdicts[quote.id], text)
            if paragraph is not None:
                addition = Addition(("quotes", place), "source", "at", str(paragraph))
                yield Fix((addition,), f"at: {paragraph} for {quote.id}")


def _only_paragraph(verdict: Verdict, archive: ArchiveText) -> int | None:
    """The only paragraph in which all words of a statement begin; None if there is none, or more than one."""
    begins = {piece.located.paragraph for piece in verdict.pieces}
    paragraph = begins.pop() if len(begins) == 1 else None
    if paragraph is None:
        return None
    return None if any(_stands_elsewhere(piece, archive) for piece in verdict.pieces) else paragraph


def _stands_elsewhere(piece: PieceProof, archive: ArchiveText) -> bool:
    """Whether the words also occur in another paragraph, even inside other words."""
    spans = piece.located.spans
    first = normalise(archive.paragraphs[spans[0].paragraph - 1][spans[0].start : spans[0].end]).text
    if searchable(archive).begins_in(first) != {spans[0].paragraph}:
        return True
    held = {hit.paragraph for hit in spans}
    if len(spans) == 1:
        return False
    # Words in several stretches might also be assembled from other places, so their holder stays empty.
    rest = ("" if number in held else paragraph for number, paragraph in enumerate(archive.paragraphs, 1))
    return bool(locate(piece.words, ArchiveText(tuple(rest), archive.sha256)).spans)


def apply_fixes(text: str, fixes: Sequence[Fix]) -> str:
    """Add the keys to a YAML text; raises KeyError where one has no place there."""
    return add_keys(text, (addition for fix in fixes for addition in fix.additions))


def stretches_of_fixes(file: BriefingFile, fixes: Sequence[Fix]) -> list[Stretch]:
    """What fixes write where in the text of a brief, as `fix_file` writes it.

    Raises:
        ChangeRefused: They cannot be written there.
    """
    if file.format != "yaml":
        raise ChangeRefused(_ONLY_YAML)
    expected = _expected(file.briefing, fixes)
    proved(file, lambda text: apply_fixes(text, fixes), lambda after: after == expected)
    text = file.places.data.decode("utf-8-sig")
    return stretches_of(text, (addition for fix in fixes for addition in fix.additions))


def _expected(briefing: Briefing, fixes: Sequence[Fix]) -> Briefing:
    quotes, sources = list(briefing.quotes), dict(briefing.sources)
    for addition in (addition for fix in fixes for addition in fix.additions):
        part = addition.path[1]
        if addition.key == "id":
            continue
        if isinstance(part, int):
            quotes[part] = quotes[part].model_copy(update={"at": int(addition.value)})
        elif archive := sources[part].archive:
            written = archive.model_copy(update={"sha256": addition.value})
            sources[part] = sources[part].model_copy(update={"archive": written})
    return briefing.model_copy(update={"quotes": tuple(quotes), "sources": sources})


def fix_file(
    file: BriefingFile,
    proof: Proof,
    archives: Mapping[str, ArchiveText | ArchiveError],
    committed: Committed | None = None,
) -> tuple[Fix, ...]:
    """Write all that can be added into the brief's file, or nothing; return what was added.

    Raises:
        ChangeRefused: The file was left as it is.
        BriefingFileError: It cannot be read or written; it was left as it is.
    """
    fixes = plan_fixes(file, proof, archives, committed)
    if not fixes:
        return ()
    if file.path is None or file.format != "yaml":
        raise ChangeRefused(_ONLY_YAML)
    expected = _expected(file.briefing, fixes)
    write_change(change_of(file, lambda text: apply_fixes(text, fixes), lambda after: after == expected))
    return fixes
