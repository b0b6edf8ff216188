"""`briefing convert` between a brief and the files of other programs: their forms, and what is said of losses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, write_product

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.cli.report import Report
    from briefing.files import BriefingFile
    from briefing.interchange.placing import Remark

__all__ = ["BRIEFS", "FORMS", "Conversion", "add_to_brief", "form_of_content", "leave_brief", "make_brief"]

BRIEFS = ("yaml", "json", "toml")
"""The forms of a brief."""

_SOURCES = ("csl", "ris", "bibtex")
FORMS = (*BRIEFS, *_SOURCES, "annotations")
"""All forms that a file is converted from or to."""

_KEY_OF_BRIEF = re.compile(rb'"briefing"\s*:')


class Conversion(NamedTuple):
    """What is to be converted.

    Attributes:
        report: Who is told.
        data: The file that is read.
        source: Its name.
        before: Its form.
        target: The file that is written, or `-`; the brief that is added to.
        after: The form of that.
        force: Whether a file that is there may be replaced.
    """

    report: Report
    data: bytes
    source: str
    before: str
    target: str
    after: str
    force: bool = False

    @property
    def origin(self) -> str:
        """The name of the file without its folder."""
        return "standard input" if self.source == STDIN else Path(self.source).name

    def write(self, product: str | bytes) -> None:
        """Write what was made."""
        brief = None if self.source == STDIN else Path(self.source)
        write_product(product, self.target, self.report, name=Path(self.target).name, force=self.force, brief=brief)


def form_of_content(data: bytes) -> str:
    """What a file in JSON is: a brief, a bibliography or annotations; a brief where that cannot be told."""
    if _KEY_OF_BRIEF.search(data):
        return "json"
    from json import loads  # noqa: PLC0415 - a brief is told by its first key

    try:
        tree = loads(data)
    except (ValueError, RecursionError):
        return "csl" if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[") else "json"
    first = next(iter(tree), None) if isinstance(tree, list) else tree
    if isinstance(first, dict) and not {"target", "rows", "annotations", "items", "first"}.isdisjoint(first):
        return "annotations"
    is_item = isinstance(tree, dict) and "type" in tree and "event" not in tree
    return "csl" if isinstance(tree, list) or is_item else "json"


def leave_brief(job: Conversion, *, ascii_only: bool) -> int:
    """Write the sources or the statements of a brief for another program."""
    from briefing.files import load_text  # noqa: PLC0415 - help needs no model

    file = load_text(job.data, name=job.source, format=job.before)
    if job.after == "annotations":
        return _annotate(job, file)
    from briefing.interchange.bibliography import write_sources  # noqa: PLC0415 - likewise

    made = write_sources(file.briefing, job.after, name=job.source, ascii_only=ascii_only)
    job.write(made.text)
    _tell(job, (*made.lost, *made.hints))
    return ExitCode.GOOD


def _annotate(job: Conversion, file: BriefingFile) -> int:
    from briefing.check import prove  # noqa: PLC0415 - likewise
    from briefing.interchange.web_annotations import write_annotations  # noqa: PLC0415 - likewise
    from briefing.sources import read_archives  # noqa: PLC0415 - likewise

    archives = read_archives(file.briefing, None if job.source == STDIN else Path(job.source).parent)
    made = write_annotations(file, archives, prove(file.briefing, archives))
    if not made.written:
        job.report.problem("no statement could be proved; nothing was written", where=job.source)
        _tell(job, made.lost)
        return ExitCode.FINDINGS
    job.write(made.text)
    _tell(job, made.lost)
    return ExitCode.GOOD


def make_brief(job: Conversion) -> int:
    """Write a new brief with what a file of another program has."""
    from briefing.files.converting import convert  # noqa: PLC0415 - likewise
    from briefing.interchange.bibliography import read_sources  # noqa: PLC0415 - likewise
    from briefing.interchange.entering import new_brief, new_brief_of_pages  # noqa: PLC0415 - likewise
    from briefing.interchange.selections import read_selections  # noqa: PLC0415 - likewise
    from briefing.library.beginning import schema_address  # noqa: PLC0415 - likewise

    schema = schema_address(Path() if job.target == STDIN else Path(job.target).parent)
    remarks: tuple[Remark, ...] = ()
    if job.before == "annotations":
        found = read_selections(job.data, job.source)
        text, remarks = new_brief_of_pages(found.items, origin=job.origin, schema=schema)
        lost = found.lost
    else:
        incoming = read_sources(job.data, job.before, name=job.source)
        text, lost = new_brief(incoming.sources, origin=job.origin, schema=schema), incoming.lost
    job.write(text if job.after == "yaml" else convert(text.encode(), "yaml", job.after))
    _tell(job, lost)
    return _tell_remarks(job, remarks)


def add_to_brief(job: Conversion, source: str | None) -> int:
    """Add what a file of another program has to a brief that is there.

    Args:
        job: The file, and the brief.
        source: The source in which annotations of other pages are looked for; None for none.
    """
    from briefing.files import load  # noqa: PLC0415 - likewise

    file = load(job.target)
    return _add_statements(job, file, source) if job.before == "annotations" else _add_sources(job, file)


def _add_sources(job: Conversion, file: BriefingFile) -> int:
    from briefing.files.changing import write_change  # noqa: PLC0415 - likewise
    from briefing.interchange.bibliography import read_sources  # noqa: PLC0415 - likewise
    from briefing.interchange.entering import add_sources  # noqa: PLC0415 - likewise
    from briefing.model.wording import name_some  # noqa: PLC0415 - likewise

    incoming = read_sources(job.data, job.before, name=job.source, into=file)
    if incoming.known:
        _tell(job, [f"{job.target} has already what it says of {name_some(incoming.known)}"])
    if incoming.sources:
        write_change(add_sources(file, incoming.sources))
        job.report.note(f"added to {job.target}: {name_some(incoming.sources)}")
    _tell(job, incoming.lost)
    return ExitCode.GOOD


def _add_statements(job: Conversion, file: BriefingFile, source: str | None) -> int:
    from briefing.errors import BriefingError  # noqa: PLC0415 - likewise
    from briefing.files.changing import write_change  # noqa: PLC0415 - likewise
    from briefing.interchange.entering import add_statements  # noqa: PLC0415 - likewise
    from briefing.interchange.placing import place_selections  # noqa: PLC0415 - likewise
    from briefing.interchange.selections import read_selections  # noqa: PLC0415 - likewise
    from briefing.sources import read_archives  # noqa: PLC0415 - likewise

    found = read_selections(job.data, job.source)
    if source is not None and source not in file.briefing.sources:
        raise BriefingError(f"{job.target}: there is no source '{source}' in the brief")
    archives = read_archives(file.briefing, Path(job.target).parent)
    placed = place_selections(found.items, file.briefing, archives, otherwise=source)
    if placed.statements:
        write_change(add_statements(file, placed.statements))
        job.report.note(
            f"added to {job.target}: {len(placed.statements)} statement{'s' * (len(placed.statements) > 1)}"
        )
    _tell(job, found.lost)
    return _tell_remarks(job, placed.remarks)


def _tell(job: Conversion, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        job.report.problem(sentence, where=job.source)


def _tell_remarks(job: Conversion, remarks: Iterable[Remark]) -> int:
    refused = False
    for remark in remarks:
        words = f" “{remark.words}”" if remark.words else ""
        job.report.problem(f"annotation {remark.number}{words}: {remark.text}", where=job.source)
        refused = refused or remark.refused
    return ExitCode.FINDINGS if refused else ExitCode.GOOD
