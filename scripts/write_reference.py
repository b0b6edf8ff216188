"""Writes docs/reference/: commands, keys, the file, equivalences and JSON, each from the code. `make docs`.

A test compares in memory.
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.check.normalise import EQUIVALENCES
from briefing.cli.commands import COMMANDS as NAMES
from briefing.cli.parameters import WithExamples
from briefing.cli.program import ENVIRONMENT, briefing
from briefing.model.schema import briefing_schema
from briefing.reader.commands import ASKING, COMMANDS, LOOKING, PICKING, STARTING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

sys.path.insert(0, str(Path(__file__).parent))

from json_reference import json_page
from write_readme import key_table

__all__ = ["PAGES", "cell", "command_of", "commands", "options_of"]

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "reference"
MADE = "<!-- made by scripts/write_reference.py from the code; `make docs` renews it -->"


def cell(text: str) -> str:
    """A text as it stands in a cell of a table, on one line."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    names = list(head)
    lines = [names, ["---"] * len(names), *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def command_of(name: str) -> click.Command:
    """A command by its name; the empty name is the program itself."""
    if not name:
        return briefing
    found = briefing.get_command(click.Context(briefing), name)
    if found is None:
        raise KeyError(name)
    return found


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name, the program itself first."""
    yield "briefing", briefing
    yield from ((f"briefing {name}", command_of(name)) for name in NAMES)


def options_of(command: click.Command) -> Iterator[tuple[str, str]]:
    """The options of a command as they are written, and what they do."""
    context = click.Context(command, info_name="briefing")
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None:
            yield record


def usage_of(name: str, command: click.Command) -> str:
    """How a command is called."""
    context = click.Context(command, info_name=name)
    if command is briefing:
        return "briefing [OPTIONS] [PATH]\nbriefing COMMAND [ARGS]..."
    return " ".join([name, *command.collect_usage_pieces(context)])


def commands_page() -> str:
    """The page of the commands."""
    parts = ["# Commands\n", MADE, "", _COMMANDS_OPENING]
    for name, command in commands():
        parts += [f"## {name}\n", f"```\n{usage_of(name, command)}\n```\n", inspect.cleandoc(command.help or "") + "\n"]
        parts.append(
            table(
                ["option", "what it does"], ((f"`{cell_code(one)}`", cell(what)) for one, what in options_of(command))
            )
        )
        if isinstance(command, WithExamples):
            parts.append(
                table(
                    ["example", "what it does"],
                    ((f"`{cell_code(line)}`", cell(what)) for line, what in command.examples),
                )
            )
    rows = ((f"`{cell_code(name)}`", cell(what)) for name, what in ENVIRONMENT)
    parts += ["## Environment\n", table(["variable", "what it does"], rows)]
    return "\n".join(parts)


def cell_code(text: str) -> str:
    """A text as code in a cell: only the bar must be escaped there."""
    return " ".join(text.split()).replace("|", "\\|")


_COMMANDS_OPENING = """\
Every command takes `--help`. Data goes to standard output, messages to standard error. `-` is standard input, or
output.

| exit code | means |
|---|---|
| 0 | all is well |
| 1 | findings, or a brief that is not valid |
| 2 | wrong usage, or a file that cannot be read or written |
| 70 | a bug of the program |
| 130 | interrupted; the reader ends with 128 and the number of the signal |

The installed program has a man page for each: `man briefing`, `man briefing-check`.
"""


def keys_page() -> str:
    """The page of the keys."""
    parts = ["# Keys\n", MADE, "", _KEYS_OPENING]
    for heading, listed in (
        ("In a brief", COMMANDS),
        ("In a folder of briefs", PICKING),
        ("Where all briefs are searched", LOOKING),
        ("In a folder without briefs", STARTING),
        ("While a line is typed", ASKING),
    ):
        parts += [f"## {heading}\n", key_table(listed)]
    return "\n".join(parts)


_KEYS_OPENING = """\
`?` shows the keys in the reader, `Ctrl+P` a palette of commands. Letter keys work under other layouts as well: the
letter on the same key counts.
"""


def file_page() -> str:
    """The page of the file: every key of every part, from the JSON Schema."""
    schema = briefing_schema()
    definitions: Mapping[str, Mapping[str, Any]] = schema["$defs"]
    parts = [
        "# The file\n",
        MADE,
        "",
        _FILE_OPENING,
        "## The brief\n",
        cell(schema["description"]) + "\n",
        _keys_of(schema),
    ]
    for name, definition in definitions.items():
        if "properties" in definition:
            parts += [f"## {name}\n", cell(definition.get("description", "")) + "\n", _keys_of(definition)]
    parts.append("The sections that follow list the values of each fixed list.\n")
    for name, definition in definitions.items():
        if "enum" in definition:
            meanings = definition.get("enumDescriptions", [""] * len(definition["enum"]))
            rows = ((f"`{value}`", cell(meaning)) for value, meaning in zip(definition["enum"], meanings, strict=True))
            parts += [f"## {name}\n", cell(definition.get("description", "")) + "\n", table(["value", "means"], rows)]
    return "\n".join(parts)


_FILE_OPENING = """\
A brief is one file in YAML, JSON or TOML. Needed are `briefing`, `title` and the `summary` of `event`. A key that is
not listed here is an error, with the nearest one that is. `briefing schema` prints all of this as JSON Schema, for
editors.
"""


def _keys_of(definition: Mapping[str, Any]) -> str:
    required = set(definition.get("required", ()))
    rows = (
        (f"`{key}`", "yes" if key in required else "", type_words(value), cell(value.get("description", "")))
        for key, value in definition["properties"].items()
    )
    return table(["key", "needed", "what it holds", "meaning"], rows)


def type_words(schema: Mapping[str, Any]) -> str:
    """What a value may be, in words, with a link to what is told elsewhere."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(filter(None, map(type_words, schema["anyOf"]))))
    if "enum" in schema:
        return " or ".join(f"`{value}`" for value in dict.fromkeys(map(str, schema["enum"])))
    kinds = schema.get("type", ())
    kinds = [kinds] if isinstance(kinds, str) else list(kinds)
    if "array" in kinds:
        return f"a list: {type_words(schema.get('items', {}))}"
    if "object" in kinds:
        inside = schema.get("additionalProperties")
        return f"for each id: {type_words(inside)}" if isinstance(inside, dict) else "a mapping"
    return _plain_words(schema, kinds)


def _plain_words(schema: Mapping[str, Any], kinds: list[str]) -> str:
    if "EDTF" in schema.get("description", ""):
        return "a date"
    if str(schema.get("pattern", "")).startswith("^[A-Za-z][A-Za-z0-9_-]"):
        return "an id"
    words = {"string": "text", "integer": "a number", "number": "", "boolean": "true or false", "null": ""}
    said = [words[kind] for kind in kinds if words[kind]]
    return "a number" if "integer" in kinds else " or ".join(said)


def equivalences_page() -> str:
    """The page of what is taken for the same when words are looked up."""
    rows = (
        (
            equivalence.name,
            cell(equivalence.what),
            *(_visible(text) for text in (equivalence.words, equivalence.source, equivalence.other)),
        )
        for equivalence in EQUIVALENCES
    )
    head = ["equivalence", "what is taken for the same", "these words", "are found in", "and not in"]
    return "\n".join(["# Equivalences\n", MADE, "", _EQUIVALENCES_OPENING, table(head, rows)])


_EQUIVALENCES_OPENING = """\
Words are **verbatim** where they stand in the source character for character, and **normalised** where only the
typography differs: where they are the same under the rows of this table, and no others. The result names each row
that was needed. Letter case, digits and letters stay what they are. [How words are verified](../verification.md)
tells the rest.
"""


_UNSEEN = re.compile("[\\xa0\\xad\\u200b-\\u200f\\u202a-\\u202f\\u2060-\\u2069\\ufeff]")


def _visible(text: str) -> str:
    """A text in a cell, with what cannot be seen written by its number."""
    shown = _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text).replace("\n", "<line break>")
    return cell(shown)


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "keys.md": keys_page,
    "file.md": file_page,
    "equivalences.md": equivalences_page,
    "json.md": json_page,
}
"""For each page of docs/reference/ what makes its text."""


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
