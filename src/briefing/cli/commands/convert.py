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
    from briefing.files.reading import read_bytes, read_stream  # noqa: PLC0415 - help needs no model

    output = target or into or STDIN
    after = _form(output, "yaml" if into else target_form, "--to")
    if source_form is None and source == STDIN:
        raise click.UsageError("Name the format of standard input with --from.")
    known = source_form or _form(source, None, "--from")
    data = read_stream(standard_input()) if source == STDIN else read_bytes(source)
    before = form_of_content(data) if known == "json" and source_form is None else known
    if ascii_only and after != "bibtex":
        raise click.UsageError("--ascii is for BibTeX alone.")
    job = Conversion(report, data, source, before, output, after, force)
    if into is not None:
        if before in BRIEFS:
            raise click.UsageError("--into takes in sources and annotations, not another brief.")
        return add_to_brief(job)
    if before in BRIEFS and after in BRIEFS:
        return _rewrite(job)
    if before in BRIEFS:
        return leave_brief(job, ascii_only=ascii_only)
    if after in BRIEFS:
        return make_brief(job)
    raise click.UsageError("One of the two files is a brief: make one of the first, and convert that.")


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
