"""`briefing doctor`: what the machine can do for the program, and what to do where it cannot."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from briefing.cli.parameters import BriefingCommand, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_stdout
from briefing.cli.terminals import is_terminal, prefers_plain, reader_fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefing.system.examination import Examined

__all__ = ["EXTRAS", "doctor"]

EXTRAS = {
    "capture": ("trafilatura", "articles of web pages"),
    "docx": ("docx", "Word files"),
    "ics": ("icalendar", "calendars"),
    "lsp": ("pygls", "the language server"),
    "pdf": ("typst", "PDF"),
    "postgres": ("psycopg", "an index on a server"),
    "read-latex": ("pylatexenc", "reading LaTeX"),
    "read-pdf": ("pypdf", "reading PDF"),
    "serve": ("textual_serve", "the reader in a browser"),
}
"""For each extra a module that it brings, and what it is for."""

SCRIPTS = {
    "Arabic": "ع",
    "Armenian": "Հ",
    "Bengali": "ক",
    "Chinese": "港",
    "Devanagari": "क",
    "Georgian": "ქ",
    "Hebrew": "א",
    "Japanese": "の",
    "Korean": "한",
    "Tamil": "க",
    "Thai": "ก",
}
"""For each script that PDF needs a font of the machine for a letter of it."""


@click.command(
    "doctor",
    cls=BriefingCommand,
    examples=[
        ("briefing doctor", "look at terminal, extras, fonts, editor and git"),
        ("briefing doctor > doctor.txt", "the same, to be sent with a question"),
    ],
)
@color_option
@click.pass_obj
def doctor(_report: object) -> int:
    """Say what terminal, extras, fonts, editor and git can do.

    Each line begins with ok, note or bad: 'note' is something that the program does without, 'bad' something that
    was set and cannot work. Below it stands what to do. Nothing is changed, and no network is used.

    Exits with 1 if something is bad.
    """
    from briefing import __version__  # noqa: PLC0415 - help needs none of it
    from briefing.system import here  # noqa: PLC0415 - likewise
    from briefing.system.examination import State  # noqa: PLC0415 - likewise
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    found = list(_examined())
    version = ".".join(map(str, sys.version_info[:3]))
    lines = [f"briefing {__version__}, Python {version}, {here.NAME}"]
    for one in found:
        lines.append(f"{one.state:<5} {one.what:<12} {safe_line(one.said)}")
        lines += [f"{'':<18} -> {safe_line(one.advice)}"] if one.advice else []
    write_stdout("\n".join(lines) + "\n")
    return ExitCode.FINDINGS if any(one.state is State.BROKEN for one in found) else ExitCode.GOOD


def _examined() -> Iterator[Examined]:
    from briefing.system.examination import examine_editor, examine_git  # noqa: PLC0415 - help needs none of it

    yield from _terminal()
    yield examine_editor()
    yield examine_git()
    yield from _extras()
    yield from _fonts()
    yield from _folders()


def _terminal() -> Iterator[Examined]:
    from briefing.system.examination import (  # noqa: PLC0415 - likewise
        Examined,
        State,
        examine_clipboard,
        examine_colors,
        examine_size,
    )

    if not reader_fits():
        why = (
            "TERM=dumb or BRIEFING_PLAIN asks for text"
            if prefers_plain()
            else "input, output or messages are no terminal"
        )
        yield Examined(
            "screen", State.LIMITED, f"briefs are printed as text: {why}", "call it in a terminal, without a pipe"
        )
    else:
        yield Examined("screen", State.GOOD, f"the reader is drawn (TERM={os.environ.get('TERM', '')})")
    encoding = getattr(sys.__stderr__, "encoding", None) or ""
    if encoding.lower().startswith("utf"):
        yield Examined("signs", State.GOOD, "Unicode")
    else:
        yield Examined(
            "signs",
            State.LIMITED,
            f"ASCII alone: the locale says {encoding or 'nothing'}",
            "set LANG to one that ends in .UTF-8",
        )
    if is_terminal(sys.__stderr__):
        from rich.console import Console  # noqa: PLC0415 - likewise

        from briefing.reader.clipboard import find_way  # noqa: PLC0415 - likewise

        yield examine_colors(Console(stderr=True).color_system)
        yield examine_size(*shutil.get_terminal_size((80, 24)))
        yield examine_clipboard(find_way().said)


def _extras() -> Iterator[Examined]:
    from briefing.export.extras import how_to_add  # noqa: PLC0415 - help needs none of it
    from briefing.system.examination import Examined, State  # noqa: PLC0415 - likewise

    for extra, (module, purpose) in EXTRAS.items():
        if find_spec(module) is not None:
            yield Examined(f"[{extra}]", State.GOOD, purpose)
        else:
            yield Examined(f"[{extra}]", State.LIMITED, f"not installed: no {purpose}", how_to_add(extra))


def _fonts() -> Iterator[Examined]:
    from briefing.system.examination import Examined, State  # noqa: PLC0415 - help needs none of it

    if find_spec("typst") is None:
        return
    from briefing.export.paper.typesetting import letters_without_font  # noqa: PLC0415 - an extra, and slow to import

    without = letters_without_font(tuple(SCRIPTS.values()))
    missing = [script for script, letter in SCRIPTS.items() if letter in without]
    if not missing:
        yield Examined("fonts", State.GOOD, "PDF can draw every script that was tried")
    else:
        advice = "install fonts that have them, such as Noto, or name their folder with --fonts"
        yield Examined("fonts", State.LIMITED, f"PDF cannot draw {', '.join(missing)}", advice)


def _folders() -> Iterable[Examined]:
    from platformdirs import user_data_path, user_state_path  # noqa: PLC0415 - help needs none of it

    for what, path in (
        ("state", user_state_path("briefing", appauthor=False)),
        ("data", user_data_path("briefing", appauthor=False)),
    ):
        yield _folder(what, path)


def _folder(what: str, path: Path) -> Examined:
    from briefing.system.examination import Examined, State  # noqa: PLC0415 - help needs none of it

    kept = {"state": "the last place in each brief", "data": "the schema for editors"}[what]
    there = next(folder for folder in (path, *path.parents) if folder.exists())
    if os.access(there, os.W_OK):
        return Examined(what, State.GOOD, f"{path}: {kept}")
    return Examined(what, State.LIMITED, f"{path} cannot be written: without {kept}", "make the folder one of your own")
