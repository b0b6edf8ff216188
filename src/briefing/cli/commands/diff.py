"""`briefing diff`: what changed between two versions of a brief, in words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from briefing.cli.parameters import (
    OUTPUT,
    BriefingCommand,
    BriefPath,
    ascii_option,
    color_option,
    force_option,
    width_option,
)
from briefing.cli.report import ExitCode, exit_code_for, with_progress
from briefing.cli.streams import mention_stricter, names_folder, stream_of, write_products
from briefing.cli.terminals import is_terminal, reading_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from briefing.cli.report import Report
    from briefing.cli.versions import Asked
    from briefing.compare import Comparison
    from briefing.compare.versions import Edition

__all__ = ["diff"]

VERSION = 1
"""The version of the JSON output."""
_ENDINGS = {"text": "txt", "json": "json", "markdown": "md", "html": "html", "docx": "docx"}
_ALL_IN_ONE = frozenset({"text", "json", "markdown"})
"""Formats in which the changes of several briefs can stand in one file."""


@click.command(
    "diff",
    cls=BriefingCommand,
    examples=[
        ("briefing diff yesterday.yaml today.yaml", "two files"),
        ("briefing diff briefs/harbour-strike.yaml", "what changed since the last commit"),
        ("briefing diff HEAD~3 -- briefs/harbour-strike.yaml", "since an older one"),
        ("briefing diff v1..v2 -- briefs/", "all briefs of a folder, between two revisions"),
        ("briefing diff yesterday/ today/", "two folders, by the names of the files"),
        ("briefing diff old.yaml new.yaml -o changes.docx", "the later brief, with Word's own revisions"),
    ],
)
@click.argument("what", type=BriefPath(), nargs=-1, required=True, metavar="[OLD] NEW | REV[..REV] -- BRIEF...")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(list(_ENDINGS)),
    help="The format; by default that of the output's name, else text.",
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="OUT",
    help="Write to this file, or into this folder, made for out/; by default, or with -, to stdout.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changed, as 'git diff --exit-code' does.")
@width_option("the terminal's width, at most 76")
@ascii_option
@force_option
@color_option
@click.pass_obj
def diff(
    report: Report,
    what: tuple[str, ...],
    format_: str | None,
    output: str | None,
    exit_code: bool,
    width: int | None,
    ascii_only: bool,
    force: bool,
) -> int:
    """Say in words what changed between two versions of a brief.

    OLD and NEW are two files, or two folders of briefs. A brief or a folder alone is compared with the last commit of
    its git repository. REV is a revision of git, compared with the files as they are; REV..REV are two.

    Numbers and order are no changes. An item that has no id of its own is found again by its words, and a guess says
    so. Most important comes first: judgements, contradictions, verdicts.
    """
    from briefing.cli.versions import asked_for  # noqa: PLC0415 - help and completion need no model
    from briefing.errors import BriefingError  # noqa: PLC0415 - likewise

    compared: list[_Compared] = []
    code = ExitCode.GOOD
    places = list(asked_for(what))
    for asked in with_progress(places, len(places), "comparing"):
        try:
            compared.append(_compared(asked))
        except BriefingError as error:
            report.error(error)
            code = max(code, exit_code_for(error))
    chosen = format_ or _format_of(output)
    _check_output(compared, chosen, output)
    if compared:
        products = _products(compared, chosen, _Look(width or reading_width(), ascii_only))
        write_products(products, output, report, force=force, refuse=_keep(compared))
    for one in compared:
        if one.comparison:
            mention_stricter(one.comparison, one.edition.file.briefing, report, one.name)
    if len(compared) > 1:
        report.note(_counted(compared))
    changed = any(one.state != "same" for one in compared)
    return max(code, ExitCode.FINDINGS if exit_code and changed else ExitCode.GOOD)


class _Look(NamedTuple):
    width: int
    ascii_only: bool


class _Compared(NamedTuple):
    """A brief of which two versions were compared, or which only one of them has.

    Attributes:
        name: What messages call it.
        state: What became of it as a whole: `changed`, `same`, `new` or `gone`.
        edition: Its newest version.
        paths: The files of its versions, where they have one.
        comparison: What changed; None where there is but one version.
        earlier: The version that the newest is compared with.
    """

    name: str
    state: str
    edition: Edition
    paths: tuple[Path, ...]
    comparison: Comparison | None = None
    earlier: Edition | None = None


def _compared(asked: Asked) -> _Compared:
    from briefing.compare.versions import compare_editions  # noqa: PLC0415 - help and completion need no model

    # The newer one first: that it is not there is told before that git does not know it.
    editions = [place.load() for place in (asked.after, asked.before) if place]
    paths = tuple(edition.file.path for edition in editions if edition.file.path)
    if len(editions) == 1:
        return _Compared(asked.name, "new" if asked.after else "gone", editions[0], paths)
    after, before = editions
    comparison = compare_editions(before, after)
    return _Compared(asked.name, "changed" if comparison.changes else "same", after, paths, comparison, before)


def _format_of(output: str | None) -> str:
    """The format that the output's name asks for."""
    ending = (output or "").lower().rpartition(".")[2]
    return next((name for name, suffix in _ENDINGS.items() if ending == suffix), "text")


def _check_output(compared: Sequence[_Compared], chosen: str, output: str | None) -> None:
    """Refuse what cannot be written."""
    to_stdout = stream_of(output) is not None
    if chosen not in _ALL_IN_ONE and len(compared) > 1 and not names_folder(output or ""):
        raise click.UsageError(f"The changes of several briefs are several {chosen} files: name a folder with -o.")
    if chosen == "docx" and to_stdout and is_terminal(sys.stdout):
        raise click.UsageError("A terminal cannot show docx; name a file with -o.")


def _keep(compared: Sequence[_Compared]) -> Any:
    """What keeps briefs and archives from being replaced."""
    from briefing.library.keeping import Keeper  # noqa: PLC0415 - likewise

    paths = [path for one in compared for path in one.paths]

    def refuse(targets: Iterable[Path]) -> None:
        Keeper(paths).refuse(targets)

    return refuse


def _products(compared: Sequence[_Compared], chosen: str, look: _Look) -> Mapping[str, str | bytes]:
    """What is written, by the names that it has in a folder; raises BriefingFileError where two have one."""
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - help and completion need no model

    ending = _ENDINGS[chosen]
    if chosen == "json":
        return {f"changes.{ending}": _as_json(compared)}
    if chosen in _ALL_IN_ONE and len(compared) > 1:
        lines = [f"{_line(one)}\n" for one in compared if one.comparison is None]
        documents = [
            _rendered(one, one.comparison, chosen, look).decode()
            for one in compared
            if one.comparison and one.state == "changed"
        ]
        return {f"changes.{ending}": "\n".join(["".join(lines), *documents] if lines else documents)}
    written: dict[str, str] = {}
    products: dict[str, str | bytes] = {}
    for one in compared:
        if one.comparison:
            name = f"{one.edition.file.id}-changes.{ending}"
            if written.setdefault(name, one.name) != one.name:
                raise BriefingFileError(one.name, f"has the id of {written[name]}: both would be written to {name}")
            products[name] = _rendered(one, one.comparison, chosen, look)
    return products


def _line(one: _Compared) -> str:
    """That a brief came or went."""
    from briefing.text import safe_line  # noqa: PLC0415 - help and completion need no text

    marked = f" [{marking}]" if (marking := _marking(one)) else ""
    return f"{safe_line(one.name)}: {one.state}: {safe_line(one.edition.file.briefing.title)}{marked}"


def _marking(one: _Compared) -> str:
    """How far what is told of a brief may travel; empty where no version has a marking."""
    found = one.comparison.marking if one.comparison else one.edition.file.briefing.marking
    return str(found or "")


def _rendered(one: _Compared, comparison: Comparison, chosen: str, look: _Look) -> bytes:
    from briefing.compare.telling import outline_of_changes  # noqa: PLC0415 - help and completion need no model
    from briefing.export.formats import FORMATS, Options, Product  # noqa: PLC0415 - likewise

    if chosen == "docx" and one.earlier:
        return _revisions(one.earlier, one.edition)
    material = one.edition.material
    outline = outline_of_changes(comparison, material, name=one.edition.file.id)
    options = Options(width=look.width, ascii_only=look.ascii_only)
    return FORMATS[chosen].render(Product(outline, material, one.edition.file.id), options)[""]


def _revisions(before: Edition, after: Edition) -> bytes:
    """The later brief as a Word file, with what changed as Word's own revisions."""
    from briefing.export.paper import render_docx  # noqa: PLC0415 - help and completion need no model
    from briefing.outline import lay_out_material  # noqa: PLC0415 - likewise

    earlier, later = (lay_out_material(one.material, name=one.file.id) for one in (before, after))
    return render_docx(later, earlier)


def _as_json(compared: Sequence[_Compared]) -> str:
    """Write `{"version": 1, "briefs": [{"path", "state", "title", "marking", "since", "changes"}]}` in ASCII."""
    import json  # noqa: PLC0415 - only where it was asked for

    from briefing.compare.telling import as_data  # noqa: PLC0415 - likewise

    briefs = [
        {
            "path": one.name,
            "state": one.state,
            "title": one.edition.file.briefing.title,
            "marking": _marking(one) or None,
            **(as_data(one.comparison) if one.comparison else {"since": None, "changes": []}),
        }
        for one in compared
    ]
    return json.dumps({"version": VERSION, "briefs": briefs}, indent=1) + "\n"


def _counted(compared: Sequence[_Compared]) -> str:
    """How many briefs changed: '12 briefs: 3 changed, 1 new'."""
    from briefing.model.wording import count_of  # noqa: PLC0415 - help and completion need no model

    states = [one.state for one in compared]
    counts = [f"{states.count(state)} {state}" for state in ("changed", "new", "gone", "same") if state in states]
    return f"{count_of(len(compared), 'brief')}: {', '.join(counts)}"
