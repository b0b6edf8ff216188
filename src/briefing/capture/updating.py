"""Compares the pages of a brief's sources as they are now with its archives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.check import Standing, prove
from briefing.errors import BriefingError
from briefing.sources import ArchiveText, read_archives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.capture.capturing import Captured
    from briefing.files import BriefingFile

__all__ = ["PageChange", "compare_sources"]


class PageChange(NamedTuple):
    """A source whose page was looked at again.

    Attributes:
        key: Its id.
        added: Paragraphs that its page has by now and its archive has not.
        removed: Paragraphs of the archive that its page has no more.
        lost: Ids of the statements whose words no longer stand on the page.
        problem: Why it could not be compared; None where it was.
    """

    key: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    problem: BriefingError | None = None


def compare_sources(file: BriefingFile, take_in: Callable[[str], Captured]) -> Iterator[PageChange]:
    """Look at the page of each source that has an address and an archive.

    Args:
        file: The brief.
        take_in: Captures an address; raises BriefingError.
    """
    archives = read_archives(file.briefing, file.path.parent if file.path else None)
    verdicts = prove(file.briefing, archives).verdicts
    for key, source in file.briefing.sources.items():
        archive = archives.get(key)
        if source.url is None or not isinstance(archive, ArchiveText):
            continue
        try:
            paragraphs = take_in(source.url).paragraphs
        except BriefingError as error:
            yield PageChange(key, problem=error)
            continue
        before, after = ({" ".join(one.split()) for one in text} for text in (archive.paragraphs, paragraphs))
        now = prove(file.briefing, {**archives, key: ArchiveText(paragraphs, "")}).verdicts
        lost = tuple(
            quote.id
            for quote in file.briefing.quotes
            if quote.source == key
            and now[quote.id].standing is Standing.NOT_FOUND
            and verdicts[quote.id].standing is not Standing.NOT_FOUND
        )
        added = tuple(one for one in paragraphs if " ".join(one.split()) not in before)
        removed = tuple(one for one in archive.paragraphs if " ".join(one.split()) not in after)
        yield PageChange(key, added, removed, lost)
