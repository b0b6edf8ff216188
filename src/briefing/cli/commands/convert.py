"""`briefing convert`: a brief in another file format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.interchanging import (
    BRIEFS,
    FORMS,
    Conversion,
    add_to_brief,
    form_of_content,
    leave_brief,
    make_brief,
)
from briefing.cli.parameters import BRIEF, OUTPUT, BriefingCommand, color_option, force_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, standard_input

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["convert"]

_ENDINGS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".toml": "toml",
    ".bib": "bibtex",
    ".ris": "ris",
    ".jsonld": "annotations",
}
_FORM = click.Choice(FORMS)


@click.command(
    "convert",
    cls=BriefingCommand,
    examples=[
        ("briefing convert brief.yaml brief.json", "from YAML to JSON"),
        ("briefing convert - - --from yaml --to json < brief.yaml", "in a pipe"),
        ("briefing convert brief.yaml sources.bib", "its sources for LaTeX; .ris for most others"),
        ("briefing convert brief.yaml sources.json --to csl", "its sources for Zotero"),
        ("briefing convert zotero.ris port.yaml", "a new brief with these sources"),
        ("briefing convert zotero.ris --into brief.yaml", "these sources into a brief"),
        ("briefing convert brief.yaml statements.jsonld", "its statements as Web Annotations"),
        ("briefing convert hypothesis.json --into brief.yaml", "what was highlighted, each proved"),
    ],
)
@click.argument("source", type=OUTPUT, metavar="IN")
@click.argument("target", type=OUTPUT, required=False, metavar="[OUT]")
@click.option("--from", "source_form", type=_FORM, help="The format of IN; by default, from its file ending.")
@click.option("--to", "target_form", type=_FORM, help="The format of OUT; by default, from its file ending.")
@click.option(
    "--into", type=BRIEF, metavar="BRIEF", help="Add the sources or annotations of IN to this brief, in YAML."
)
@click.option("--source", "key", metavar="ID", help="Look in this source for what was marked on a page of no source.")
@click.option("--ascii", "ascii_only", is_flag=True, help="In BibTeX, write letters with accents as LaTeX commands.")
@force_option
@color_option
@click.pass_obj
def convert(
    report: Report,
    source: str,
    target: str | None,
    source_form: str | None,
    target_form: str | None,
    into: str | None,
    key: str | None,
    ascii_only: bool,
    force: bool,
) -> int:
    """Write a brief in another format, or take in what other programs know.

    A brief is YAML, JSON or TOML; what is written is read back, and must say the same. Comments are kept unless the
    format changes. Sources go out and come in as CSL-JSON, RIS and BibTeX, statements as Web Annotations; an export of
    hypothes.is comes in, too. What the other format has no place for is named.

    Exits with 1 if an annotation is not in the text of its source.
    """
    if (target is None) == (into is None):
        raise click.UsageError("Name a file to write, or --into a brief to add to.")
    if into is not None and target_form is not None:
        raise click.UsageError("--to is the format of a file to write; --into names a brief that is there.")
    output = target or into or STDIN
    after = _form(output, "yaml" if into else target_form, "--to")
    data, before = _read(source, source_form)
    if wrong := _contradiction(before, after, into=into is not None, key=key, ascii_only=ascii_only):
        raise click.UsageError(wrong)
    job = Conversion(report, data, source, before, output, after, force)
    if into is not None:
        return add_to_brief(job, key)
    if before not in BRIEFS:
        return make_brief(job)
    return _rewrite(job) if after in BRIEFS else leave_brief(job, ascii_only=ascii_only)


def _read(source: str, given: str | None) -> tuple[bytes, str]:
    """All of a file, and its form."""
    from briefing.files.reading import read_bytes, read_stream  # noqa: PLC0415 - help needs no model

    if source == STDIN and given is None:
        raise click.UsageError("Name the format of standard input with --from.")
    form = _form(source, given, "--from")
    data = read_stream(standard_input()) if source == STDIN else read_bytes(source)
    return data, form_of_content(data) if form == "json" and given is None else form


def _contradiction(before: str, after: str, *, into: bool, key: str | None, ascii_only: bool) -> str:
    """What does not go together; empty where all does."""
    wrong = {
        "--ascii is for BibTeX alone.": ascii_only and after != "bibtex",
        "--source goes with --into.": key is not None and not into,
        "--into takes in sources and annotations, not another brief.": into and before in BRIEFS,
        "--source is for annotations alone.": key is not None and before != "annotations",
        "One of the two files is a brief: make one of the first, and convert that.": not {before, after} & {*BRIEFS},
    }
    return next((sentence for sentence, is_so in wrong.items() if is_so), "")


def _rewrite(job: Conversion) -> int:
    """Write a brief in another form of briefs."""
    from briefing.files.converting import convert as convert_brief  # noqa: PLC0415 - likewise

    written = convert_brief(job.data, job.before, job.after, name=job.source)
    if job.before not in {job.after, "json"} and b"#" in job.data:
        job.report.problem("comments are lost when the format changes", where=job.source)
    job.write(written)
    return ExitCode.GOOD


def _form(name: str, given: str | None, option: str) -> str:
    if given is not None:
        return given
    found = _ENDINGS.get(Path(name).suffix.lower())
    if found is None:
        raise click.UsageError(f"'{name}' does not end like a format that is known; name it with {option}.")
    return found
