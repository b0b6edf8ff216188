"""Writes docs/man/: a man page for each command, from what click knows of it. `make docs`; a test compares in memory.

The wheel puts them into share/man/man1.
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.cli.commands import COMMANDS as NAMES
from briefing.cli.parameters import WithExamples
from briefing.cli.program import ENVIRONMENT
from briefing.reader.commands import key_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import click

sys.path.insert(0, str(Path(__file__).parent))

from write_reference import commands, options_of, usage_of

__all__ = ["man_page", "man_pages"]

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "man"

EXIT_CODES = (
    ("0", "All is well."),
    ("1", "There are findings, or a brief is not valid."),
    ("2", "The usage is wrong, or a file cannot be read or written."),
    ("70", "The program itself has a bug."),
    ("130", "It was interrupted."),
)


def man_pages() -> Iterator[tuple[str, str]]:
    """The name of each page's file, and its text."""
    for name, command in commands():
        yield f"{name.replace(' ', '-')}.1", man_page(name, command)


def released() -> str:
    """The day of this version, as CITATION.cff has it."""
    found = re.search(r"^date-released: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def man_page(name: str, command: click.Command) -> str:
    """The page of one command.

    Args:
        name: Its whole name: 'briefing check'.
        command: The command.
    """
    title = name.replace(" ", "-")
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    summary = " ".join(paragraphs[0].split()).rstrip(".")
    lines = [
        f'.TH {_quoted(title.upper())} 1 "{released()}" {_quoted(f"briefing {__version__}")} "User Commands"',
        ".SH NAME",
        f"{_plain(title)} \\- {_plain(summary[:1].lower() + summary[1:])}",
        ".SH SYNOPSIS",
    ]
    for number, usage in enumerate(usage_of(name, command).splitlines()):
        words = usage.removeprefix(name).strip()
        lines += [*([".br"] if number else []), f"\\fB{_plain(name)}\\fR {_plain(words)}".rstrip()]
    lines.append(".SH DESCRIPTION")
    lines += _paragraphs([f"{summary}.", *paragraphs[1:]])
    lines += _section("OPTIONS", options_of(command))
    if name == "briefing":
        lines += _section("COMMANDS", ((f"briefing-{key}(1)", known.summary) for key, known in NAMES.items()))
        lines += _section("KEYS", ((keys, title) for _, keys, title in key_words()))
        lines += _section("ENVIRONMENT", ENVIRONMENT)
    if isinstance(command, WithExamples):
        lines += _section("EXAMPLES", command.examples)
    lines += _section("EXIT STATUS", EXIT_CODES)
    lines += [".SH SEE ALSO", _see_also(title)]
    return "\n".join(lines) + "\n"


def _section(heading: str, entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A list of terms, each with what it means."""
    yield f".SH {_quoted(heading) if ' ' in heading else heading}"
    for term, meaning in entries:
        yield ".TP"
        yield f"\\fB{_plain(term)}\\fR"
        yield _plain(meaning)


def _paragraphs(paragraphs: Iterable[str]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ".PP"
        yield _plain(" ".join(paragraph.split()))


def _see_also(title: str) -> str:
    others = ["briefing", *(f"briefing-{name}" for name in NAMES)]
    return ",\n".join(f"\\fB{_plain(other)}\\fR(1)" for other in others if other != title)


def _plain(text: str) -> str:
    """A text for roff: nothing in it is a command, and a hyphen is the character that can be pasted."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _quoted(text: str) -> str:
    escaped = _plain(text).replace('"', '""')
    return f'"{escaped}"'


def main() -> None:
    """Write every page, and take away those of commands that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = dict(man_pages())
    for path in FOLDER.glob("*.1"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"docs/man/: {len(pages)} pages")


if __name__ == "__main__":
    main()
