"""`briefing new`: a commented brief to fill in."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import OUTPUT, BriefingCommand, color_option, force_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, names_folder, write_product

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["fill_template", "new", "slug_of"]

SCHEMA = "briefing.schema.json"
SLUG_LENGTH = 60
SLUG_BYTES = 130
"""Some file systems take names of 143 bytes, and a letter of many scripts takes three."""
_CODE_POINT = re.compile(r"<U\+[0-9A-F]+>")
_PLAIN_DATE = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)


def _check_title(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    title = " ".join(value.split())
    if not title:
        raise click.BadParameter("it is empty.")
    try:
        title.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("it is not valid UTF-8.") from None
    return title


def _check_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    from briefing.edtf import EdtfError, parse_edtf  # noqa: PLC0415 - help and completion need no model

    if value is None:
        return dt.datetime.now().astimezone().date().isoformat()
    try:
        return parse_edtf(value).text
    except EdtfError as error:
        raise click.BadParameter(f"{error}.") from error


def _check_output(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and value.lower().endswith((".json", ".toml")):
        raise click.BadParameter("the new brief is written in YAML: name it .yaml.")
    return value


@click.command(
    "new",
    cls=BriefingCommand,
    examples=[
        ('briefing new "Harbour strike"', "write harbour-strike.yaml"),
        ('briefing new "Port talks" -o briefs/', "write it into a folder"),
    ],
)
@click.argument("title", callback=_check_title)
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="OUT",
    callback=_check_output,
    help="The file, or the folder to put it in; - for standard output.",
)
@click.option(
    "--date", metavar="DATE", callback=_check_date, help="The date of information, as 2024-03-07; by default today."
)
@force_option
@color_option
@click.pass_obj
def new(report: Report, title: str, output: str | None, date: str, force: bool) -> int:
    """Start a brief: a commented file to fill in.

    The file is named after TITLE, has an example of everything a brief can say, and passes 'briefing check'.
    """
    name = f"{slug_of(title)}.yaml"
    target = output or name
    path = Path(target, name) if names_folder(target) else Path(target)
    file = name if target == STDIN else str(path)
    text = fill_template(title, date, file=file, schema=_schema_beside(path))
    write_product(text, target, report, name=name, force=force)
    if target != STDIN:
        report.note(f"Fill it in, then:  briefing check {shlex.quote(file)}")
        report.note(f"Read it:           briefing {shlex.quote(file)}")
        report.note(f"For editors, once: briefing schema -o {shlex.quote(str(path.parent / SCHEMA))}")
    return ExitCode.GOOD


def fill_template(title: str, date: str, *, file: str, schema: str) -> str:
    """Write the new brief.

    Args:
        title: The title, on one line.
        date: The date of information as EDTF.
        file: What the brief is called in the advice it gives.
        schema: Where an editor finds the JSON Schema, from the brief's folder.
    """
    from briefing.files.template import read_template  # noqa: PLC0415 - help and completion need no model
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    values = {
        "title": _quoted(title),
        "date": date if _PLAIN_DATE.fullmatch(date) else _quoted(date),
        "file": safe_line(shlex.quote(file)),
        "schema": schema,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], read_template())


def slug_of(title: str) -> str:
    """Make a file's name of a title, in its own script; 'brief' where it has neither letter nor digit.

    What ASCII can write is written in ASCII.

    >>> slug_of("Moldova & France sign: défense pact"), slug_of("Київ: 3 години")
    ('moldova-france-sign-defense-pact', 'київ-3-години')
    """
    return _cut("-".join(filter(None, map(_slug_of_word, _words_of(title))))) or "brief"


def _words_of(title: str) -> list[str]:
    """The words of a title: letters, marks on them, digits, and apostrophes, which later fall out."""
    text = unicodedata.normalize("NFC", title)
    kept = (
        one if unicodedata.category(one)[0] in "LMN" or one in "'’" else "" if _is_hidden(one) else " " for one in text
    )
    return "".join(kept).split()


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) == "Cf"


def _slug_of_word(word: str) -> str:
    from briefing.text import ascii_text  # noqa: PLC0415 - help and completion need no model

    plain = ascii_text(word)
    if _CODE_POINT.search(plain):
        return unicodedata.normalize("NFC", word.casefold()).replace("'", "").replace("’", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))


def _cut(slug: str) -> str:
    """Cut at the last hyphen that fits; where there is none, between two letters, a mark staying with its own."""
    from briefing.text import clusters  # noqa: PLC0415 - likewise

    kept = ""
    for part in clusters(slug):
        longer = f"{kept}{part}"
        if len(longer) > SLUG_LENGTH or len(longer.encode()) > SLUG_BYTES:
            return kept if slug[len(kept)] == "-" or "-" not in kept else kept[: kept.rfind("-")]
        kept = longer
    return kept


def _quoted(text: str) -> str:
    """Write a text as YAML in double quotes; what cannot be printed is written by its number."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    return f"\\U{ord(character):08X}"


def _schema_beside(path: Path) -> str:
    """Where the schema lies, as seen from the brief; beside it where there is none yet."""
    places = (SCHEMA, f"docs/{SCHEMA}", f"../{SCHEMA}", f"../docs/{SCHEMA}")
    return next((place for place in places if os.path.isfile(path.parent / place)), SCHEMA)  # noqa: PTH113 - no error
