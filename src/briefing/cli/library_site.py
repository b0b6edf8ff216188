"""Writes a folder of briefs as a site, whatever is wrong with some of them, and says what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.library import mention_contradictions, opened_library
from briefing.cli.report import ExitCode, exit_code_for, with_progress
from briefing.cli.streams import folder_made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.cli.report import Report
    from briefing.site import Shelf

__all__ = ["export_site"]

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
    from briefing.library.index.dossier import all_dossiers  # noqa: PLC0415 - most exports are of one brief
    from briefing.library.index.finding import Filters  # noqa: PLC0415 - likewise
    from briefing.library.index.merging import merged_timeline, outlets_of  # noqa: PLC0415 - likewise
    from briefing.library.keeping import Keeper  # noqa: PLC0415 - likewise
    from briefing.library.listing import find_briefs  # noqa: PLC0415 - likewise
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise
    from briefing.site import SiteContent, pages_of_library  # noqa: PLC0415 - likewise

    root, target = Path(folder), Path(output)
    paths = list(find_briefs(root, deep=True, unreadable=report.error))
    codes = [ExitCode.GOOD]
    shelves = dict(with_progress(_shelved(paths, root, report, codes), len(paths), "writing"))
    if not shelves:
        report.problem("no brief to write", where=folder)
        return max(*codes, ExitCode.FINDINGS)
    with opened_library(folder, report) as library:
        found = all_dossiers(library, root)
        mention_contradictions(found.contradictions, report)
        timeline, outlets = merged_timeline(library, Filters()), outlets_of(library)
    pages = pages_of_library(SiteContent(root.resolve().name, shelves, found.dossiers, outlets, timeline))
    contents: dict[str | Path, bytes] = {target / name: page.encode() for name, page in pages.items()}
    Keeper(paths).refuse(map(Path, contents))
    _write(contents, output, force=force)
    report.note(f"wrote {target / 'index.html'} and the pages of {count_of(len(shelves), 'brief')}")
    _mention_left(target, pages, report)
    _mention_markings(shelves.values(), report)
    return max(codes)


def _shelved(paths: Sequence[Path], root: Path, report: Report, codes: list[ExitCode]) -> Iterator[tuple[Path, Shelf]]:
    """Each brief that can be read, by its file; of the others the report is told."""
    from briefing.errors import BriefingError  # noqa: PLC0415 - help needs no model
    from briefing.files import load  # noqa: PLC0415 - likewise
    from briefing.site import page_name, shelve  # noqa: PLC0415 - likewise

    taken: set[str] = set()
    for path in paths:
        try:
            file = load(path)
        except BriefingError as error:
            report.error(error)
            codes.append(exit_code_for(error))
            continue
        page = page_name(path, root, taken)
        taken.add(page)
        yield path, shelve(file, page)


def _write(contents: dict[str | Path, bytes], output: str, *, force: bool) -> None:
    from briefing.files import write_files  # noqa: PLC0415 - help needs no model
    from briefing.files.writing import explained  # noqa: PLC0415 - likewise

    with folder_made(output):
        for inner in {Path(path).parent for path in contents} - {Path(output)}:
            with explained(inner):
                inner.mkdir(exist_ok=True)
        write_files(contents, force=force)


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


def _mention_markings(shelves: Iterable[Shelf], report: Report) -> None:
    """Say who may see the site at most: whoever can open it reads all of it."""
    from briefing.model import Marking  # noqa: PLC0415 - help needs no model

    held = {shelf.material.briefing.marking for shelf in shelves} - {None, Marking.CLEAR}
    if held:
        named = ", ".join(str(marking) for marking in Marking if marking in held)
        report.problem(f"whoever can open the site reads all of it, also what is marked {named}")
