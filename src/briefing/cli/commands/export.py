"""`briefing export`: briefs in the forms in which they are handed over."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
from briefing.cli.report import ExitCode, exit_code_for
from briefing.cli.streams import (
    STDIN,
    is_folder,
    load_brief,
    mention_stricter,
    mention_warnings,
    names_folder,
    stream_of,
    write_products,
)
from briefing.cli.terminals import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefing.cli.report import Report
    from briefing.export.formats import Options
    from briefing.files import BriefingFile
    from briefing.library.keeping import Keeper
    from briefing.outline import Material

__all__ = ["export"]

FORMAT_NAMES = ("text", "markdown", "html", "pdf", "docx", "json", "csv", "timelinejs", "ics")
"""The names of `briefing.export.formats.FORMATS`, which help need not read."""
PLAIN_WIDTH = 72
MOST_NAMED = 6
"""Statements that a message names one by one."""
LARGEST_THEME = 2**20
"""Bytes of the largest file of variables that is read."""


def _complete_section(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from briefing.outline import SECTION_IDS  # noqa: PLC0415 - help needs no model

    return [name for name in SECTION_IDS if name.startswith(incomplete.lower())]


@click.command(
    "export",
    cls=BriefingCommand,
    examples=[
        ("briefing export brief.yaml", "print it, 72 cells wide"),
        ("briefing export brief.yaml -o brief.pdf", "the format by the file's ending"),
        ("briefing export brief.yaml -f text -f pdf -o out/", "write out/<id>.txt and out/<id>.pdf"),
        ("briefing export briefs/*.yaml -f docx -o out/", "several briefs at once"),
        ("briefing export briefs/ -f html -o site/", "a folder as pages with a search and a feed"),
        ("briefing export brief.yaml --section statements", "only the statements"),
        ("briefing export brief.yaml --without sources", "all but the sources"),
        ("briefing export brief.yaml --profile brief", "one page"),
        ("briefing export brief.yaml --since HEAD~1", "with what changed since the commit before"),
        ("briefing export brief.yaml --ascii -o brief.txt --force", "ASCII only, replacing the file"),
    ],
)
@click.argument("files", type=BriefPath(), nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(FORMAT_NAMES),
    multiple=True,
    help="The format; may be repeated. By default text.",
)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="OUT",
    help="Write to this file, or to <id>.<ending> in this folder, made for out/; by default, or with -, to stdout.",
)
@width_option(f"{PLAIN_WIDTH}")
@ascii_option
@click.option(
    "--profile",
    type=click.Choice(["full", "brief", "message"]),
    default="full",
    help="The form: all of the brief, one page, or (of text) a message in capitals of 69 columns.",
)
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="NAME",
    shell_complete=_complete_section,
    help="Only this section, such as 'statements'; may be repeated.",
)
@click.option(
    "--without", multiple=True, metavar="NAME", shell_complete=_complete_section, help="All sections but this one."
)
@click.option(
    "--since",
    metavar="OLD",
    help="Tell what changed since an older version: a file, or a revision of git, such as HEAD~1.",
)
@click.option("--theme", metavar="FILE", type=OUTPUT, help="A file of variables for the look of HTML or PDF.")
@click.option("--template", metavar="DIR", type=OUTPUT, help="A folder with a house style for HTML.")
@click.option("--fonts", metavar="DIR", type=OUTPUT, multiple=True, help="A folder with further fonts for PDF.")
@force_option
@color_option
@click.pass_obj
def export(
    report: Report,
    files: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    width: int | None,
    ascii_only: bool,
    profile: str,
    sections: tuple[str, ...],
    without: tuple[str, ...],
    since: str | None,
    theme: str | None,
    template: str | None,
    fonts: tuple[str, ...],
    force: bool,
) -> int:
    """Write briefs as text, web page, PDF, Word file or data, to hand over.

    The same brief gives the same bytes, on every machine and with or without -o. A folder is written as a site: a page
    for each of its briefs, one that lists and searches them all without a network, and a feed.
    """
    from briefing.export.formats import Options  # noqa: PLC0415 - help and completion need no model

    wanted = _Wanted(
        dict.fromkeys(formats) or {_format_by_name(output): None},
        sections,
        without,
        Options(
            width=width or PLAIN_WIDTH,
            ascii_only=ascii_only,
            profile=profile,
            theme=_read_theme(theme),
            templates=Path(template) if template else None,
            fonts=tuple(Path(folder) for folder in fonts),
        ),
        since,
    )
    if any(map(is_folder, files)):
        return _export_folder(files, wanted, output, report, force=force)
    _check_output(files, wanted, output)
    written: dict[str, str] = {}
    refuse = _refusal([Path(file) for file in files if file != STDIN])
    return max(_export(file, wanted, output, report, written, refuse, force=force) for file in files)


def _export_folder(
    files: tuple[str, ...], wanted: _Wanted, output: str | None, report: Report, *, force: bool
) -> ExitCode:
    """Write a folder of briefs as a site."""
    from briefing.cli.library_site import export_site  # noqa: PLC0415 - most exports are of one brief
    from briefing.export.formats import Options  # noqa: PLC0415 - help and completion need no model

    plain = _Wanted({"html": None}, (), (), Options(width=wanted.options.width), since=None)
    if len(files) > 1 or set(wanted.formats) != {"html"} or output is None or not names_folder(output):
        raise click.UsageError(
            "A folder of briefs is written as a site, by itself: briefing export FOLDER -f html -o site/"
        )
    if wanted != plain:
        raise click.UsageError("A site holds whole briefs in our own style: only -f html, -o and --force go with it.")
    return export_site(files[0], output, report, force=force)


def _refusal(briefs: list[Path]) -> Callable[[Iterable[Path]], None]:
    """What keeps briefs and archives from being replaced; it is only made where something is written to a file."""

    @cache
    def keeper() -> Keeper:
        from briefing.library.keeping import Keeper  # noqa: PLC0415 - most exports go to standard output

        return Keeper(briefs)

    return lambda targets: keeper().refuse(targets)


class _Wanted(NamedTuple):
    """What shall be made of each brief."""

    formats: dict[str, None]
    sections: tuple[str, ...]
    without: tuple[str, ...]
    options: Options
    since: str | None


def _format_by_name(output: str | None) -> str:
    """The format that the output's name asks for."""
    if output is None or output == STDIN or names_folder(output):
        return "text"
    from briefing.export.formats import format_of_name  # noqa: PLC0415 - help and completion need no model

    return format_of_name(output) or "text"


def _read_theme(path: str | None) -> str | None:
    if path is None:
        return None
    from briefing.errors import BriefingFileError  # noqa: PLC0415 - few name a theme
    from briefing.files.reading import read_regular  # noqa: PLC0415 - likewise

    try:
        return read_regular(path, LARGEST_THEME).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BriefingFileError(path, "is not UTF-8 text") from error


def _check_output(files: tuple[str, ...], wanted: _Wanted, output: str | None) -> None:
    """Refuse what cannot be written before anything is written."""
    from briefing.export.formats import FORMATS, ProfileError, check_profile  # noqa: PLC0415 - help needs no model

    chosen = [FORMATS[name] for name in wanted.formats]
    try:
        check_profile(wanted.options.profile, wanted.formats)
    except ProfileError as error:
        raise click.UsageError(f"{error}.") from error
    if (wanted.sections or wanted.without) and not all(format_.has_sections for format_ in chosen):
        whole = next(name for name in wanted.formats if not FORMATS[name].has_sections)
        raise click.UsageError(
            f"{whole} always holds the whole brief; it cannot be combined with --section or --without."
        )
    if wanted.since is None and any(name.lower() == "changes" for name in wanted.sections):
        raise click.UsageError("--section changes needs --since OLD, the version to compare with.")
    to_stdout = stream_of(output) is not None
    several = len(files) > 1 or len(chosen) > 1 or "csv" in wanted.formats
    if several and (to_stdout or not names_folder(output or "")):
        raise click.UsageError("Several files would be written: name a folder with -o, as in -o out/")
    if to_stdout and not chosen[0].is_text and is_terminal(sys.stdout):
        raise click.UsageError(f"A terminal cannot show {next(iter(wanted.formats))}; name a file with -o.")


def _export(
    file: str,
    wanted: _Wanted,
    output: str | None,
    report: Report,
    written: dict[str, str],
    refuse: Callable[[Iterable[Path]], None],
    *,
    force: bool,
) -> ExitCode:
    """Make every format of one brief, then write; a brief that does not load does not stop the others.

    Args:
        file: The brief.
        wanted: What shall be made of it.
        output: The folder or the file.
        report: Who is told what was written.
        written: For each name that was written in this run, the brief it is of; this one is added.
        refuse: Keeps briefs and archives from being replaced.
        force: Replace files that are there, but none of this run.
    """
    from briefing.errors import BriefingError, BriefingFileError  # noqa: PLC0415 - help needs no model
    from briefing.outline import material_of  # noqa: PLC0415 - likewise

    try:
        brief = load_brief(file)
        material = material_of(brief)
        if wanted.since is not None:
            material = _with_changes(material, brief, wanted.since, report)
    except BriefingError as error:
        report.error(error)
        return exit_code_for(error)
    made = _made(brief, material, wanted)
    mention_warnings(brief, report)
    _mention_missing_words(material, file, report)
    for name in made:
        if written.setdefault(name, file) != file:
            raise BriefingFileError(file, f"has the id of {written[name]}: both would be written to {name}")
    write_products(made, output, report, force=force, refuse=refuse)
    return ExitCode.GOOD


def _with_changes(material: Material, brief: BriefingFile, since: str, report: Report) -> Material:
    """The brief with what changed since an older version; raises BriefingError where there is none."""
    from dataclasses import replace  # noqa: PLC0415 - few ask for it

    from briefing.compare import changes_told, compare  # noqa: PLC0415 - likewise
    from briefing.compare.versions import edition_since  # noqa: PLC0415 - likewise

    older = edition_since(since, brief)
    comparison = compare(older.material, material, name=older.name)
    mention_stricter(comparison, brief.briefing, report, brief.name)
    return replace(material, changes=changes_told(comparison))


def _mention_missing_words(material: Material, file: str, report: Report) -> None:
    """Say on standard error that the brief quotes words that were not found; they are handed over all the same."""
    from briefing.check import Standing  # noqa: PLC0415 - help and completion need no model
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    missing = [key for key, verdict in material.proof.verdicts.items() if verdict.standing is Standing.NOT_FOUND]
    in_prose = sum(not piece.found for piece in material.prose)
    named = ", ".join(missing[:MOST_NAMED]) + (", ..." if len(missing) > MOST_NAMED else "")
    places = [f"{count_of(len(missing), 'statement')} ({named})"] if missing else []
    places += [f"{count_of(in_prose, 'place')} in the prose"] if in_prose else []
    if places:
        report.problem(f"words NOT FOUND in {' and '.join(places)}; see 'briefing check'", where=file)


def _made(brief: BriefingFile, material: Material, wanted: _Wanted) -> dict[str, str | bytes]:
    """Every format of a brief, by the names that its files have in a folder."""
    from briefing.export.formats import FORMATS, Product  # noqa: PLC0415 - help needs no model
    from briefing.outline import lay_out_material, sections_but  # noqa: PLC0415 - likewise

    sections = sections_but(wanted.sections, wanted.without)
    product = Product(lay_out_material(material, name=brief.id, sections=sections), material, brief.id)
    return {
        f"{brief.id}{part and '-'}{part}.{FORMATS[name].suffix}": data
        for name in wanted.formats
        for part, data in FORMATS[name].render(product, wanted.options).items()
    }
