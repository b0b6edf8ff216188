"""`briefing convert`: a brief in another file format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import OUTPUT, BriefingCommand, BriefPath, color_option, force_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, standard_input, write_product

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["convert"]

_ENDINGS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
_FORM = click.Choice(["yaml", "json", "toml"])


@click.command(
    "convert",
    cls=BriefingCommand,
    examples=[
        ("briefing convert brief.yaml brief.json", "from YAML to JSON"),
        ("briefing convert brief.yaml - --to toml", "print it as TOML"),
        ("briefing convert - - --from yaml --to json < brief.yaml", "in a pipe"),
    ],
)
@click.argument("source", type=BriefPath(), metavar="IN")
@click.argument("target", type=OUTPUT, metavar="OUT")
@click.option("--from", "source_form", type=_FORM, help="The format of IN; by default, from its file ending.")
@click.option("--to", "target_form", type=_FORM, help="The format of OUT; by default, from its file ending.")
@force_option
@color_option
@click.pass_obj
def convert(
    report: Report, source: str, target: str, source_form: str | None, target_form: str | None, force: bool
) -> int:
    """Write a brief as YAML, JSON or TOML.

    The result is read back, and written only if it says the same. Comments are kept unless the format changes.
    """
    from briefing.files.converting import convert as convert_brief  # noqa: PLC0415 - help needs no model
    from briefing.files.reading import read_bytes, read_stream  # noqa: PLC0415 - likewise

    before, after = _form(source, source_form, "--from"), _form(target, target_form, "--to")
    data = read_stream(standard_input()) if source == STDIN else read_bytes(source)
    written = convert_brief(data, before, after, name=source)
    if before not in {after, "json"} and b"#" in data:
        report.problem("comments are lost when the format changes", where=source)
    path = None if source == STDIN else Path(source)
    write_product(written, target, report, name=Path(target).name, force=force, brief=path)
    return ExitCode.GOOD


def _form(name: str, given: str | None, option: str) -> str:
    if given is not None:
        return given
    found = _ENDINGS.get(Path(name).suffix.lower())
    if found is None:
        raise click.UsageError(f"'{name}' does not end like a brief; name its format with {option}.")
    return found
