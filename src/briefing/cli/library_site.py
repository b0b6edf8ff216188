"""Writes a folder of briefs as a site, whatever is wrong with some of them, and says what was written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.report import ExitCode
from briefing.cli.streams import folder_made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.cli.report import Report
    from briefing.site import Shelf

__all__ = ["export_site", "mention_markings"]

MOST_NAMED = 6
"""Pages that a message names one by one."""


def export_site(folder: str, output: str, report: Report, *, force: bool) -> ExitCode:
    """Write the briefs of a folder, and of those in it, as pages that need no server.

    Args:
        folder: The library.
        output: Where the pages go; made where its name ends in a slash.
        report: Who is told what was written, and which briefs could not be.
        force: Whether pages that are there may be replaced.

    Raises:
        BriefingFileError: The folder cannot be listed, or a page cannot be written.
    """
    from briefing.cli.library_pages import LibraryPages  # noqa: PLC0415 - most exports are of one brief
    from briefing.library.keeping import Keeper  # noqa: PLC0415 - likewise
    from briefing.library.listing import find_briefs  # noqa: PLC0415 - likewise
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    target = Path(output)
    library = LibraryPages(folder, report)
    library.look()
    if not library.pages:
        report.problem("no brief to write", where=folder)
        return max(library.code, ExitCode.FINDINGS)
    contents: dict[str | Path, bytes] = {target / name: page.encode() for name, page in library.pages.items()}
    Keeper(list(find_briefs(Path(folder), deep=True))).refuse(map(Path, contents))
    _write(contents, output, force=force)
    report.note(f"wrote {target / 'index.html'} and the pages of {count_of(len(library.shelves), 'brief')}")
    _mention_left(target, library.pages, report)
    mention_markings(library.shelves.values(), report)
    return library.code


def _write(contents: dict[str | Path, bytes], output: str, *, force: bool) -> None:
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - help needs no model
    from briefing.files import write_files  # noqa: PLC0415 - likewise
    from briefing.files.writing import explained  # noqa: PLC0415 - likewise

    with folder_made(output):
        made = []
        try:
            for inner in {Path(path).parent for path in contents} - {Path(output)}:
                with explained(inner), suppress(FileExistsError):
                    inner.mkdir()
                    made.append(inner)
            write_files(contents, force=force)
        except BriefingFileError:
            for inner in made:
                with suppress(OSError):
                    inner.rmdir()
            raise


def _mention_left(target: Path, pages: dict[str, str], report: Report) -> None:
    """Name the pages of an earlier run whose briefs are gone: nothing is deleted."""
    inner = {Path(name).parent for name in pages} - {Path()}
    left = sorted(
        page.relative_to(target).as_posix()
        for folder in inner
        for page in (target / folder).glob("*.html")
        if page.relative_to(target).as_posix() not in pages
    )
    if left:
        named = ", ".join(left[:MOST_NAMED]) + (", ..." if len(left) > MOST_NAMED else "")
        report.problem(f"pages that are of no brief any more were left there: {named}", where=str(target))


def mention_markings(shelves: Iterable[Shelf], report: Report) -> None:
    """Say who may see the site at most: whoever can open it reads all of it."""
    from briefing.model import Marking  # noqa: PLC0415 - help needs no model

    held = {shelf.material.briefing.marking for shelf in shelves} - {None, Marking.CLEAR}
    if held:
        named = ", ".join(str(marking) for marking in Marking if marking in held)
        report.problem(f"whoever can open the site reads all of it, also what is marked {named}")
