"""Hostile text in every field, file name, key and paste: none of it reaches the terminal as control."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from briefing.text import find_unsafe
from terminal.terminal import Terminal, briefing_command
from unit.export.test_text import everywhere, payloads

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

SEQUENCE = re.compile(
    r"\x1b(?:\[(?P<start>[?<=>]?)[\d;:]*(?P<between>[ -/]*)(?P<end>[@-~])"
    r"|(?P<command>\](?:22;[a-z-]*|52;c;[A-Za-z0-9+/=]*))(?:\x07|\x1b\\)|(?P<other>[^\[\]]))"
)
"""A control sequence; what it does is told by its end, and by what stands before its numbers. Of the commands to the
terminal there are two: Textual's for the shape of the pointer, and ours for the clipboard, in base64."""

QUIET = "Quiet words"
NAMES = ["\x1b]0;PWNED\x07", "\x1b[2J", "a\nb", "\u202egnp", "\x9b31m", "-rf", "[bold]x"]
"""What files and folders are called."""


def hostile_words() -> str:
    return "\n".join(dict.fromkeys(text for text in payloads() if "\x00" not in text))[:60_000]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    return {**kept, **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path)), "LANG": "C.UTF-8"}


def brief_of(words: str) -> dict[str, Any]:
    """A brief that has the same words in every field, an archive that says them, and a line with several references."""
    brief = {"briefing": 1, "id": "b", "tags": [" ".join(words.split("\n"))], **everywhere(words)}
    brief["event"]["summary"] = f"See [ada] and [report] and [report:1].\n\n{words}"
    brief["actors"]["ada"]["aliases"] = [" ".join(words.split("\n"))]
    brief["sources"]["report"]["archive"] = {"path": "report.txt"}
    for quote in brief["quotes"]:
        quote |= {"source": "report", "at": 1, "passage": words}
    return brief


def write(folder: Path, words: str) -> Path:
    folder.mkdir()
    (folder / "report.txt").write_text(f"See {words}\n\nMore: {words}\n", encoding="utf-8", errors="replace")
    path = folder / "brief.json"
    path.write_text(json.dumps(brief_of(words)), encoding="utf-8")
    return path


def paste(words: str) -> str:
    """What a terminal sends for a paste; terminals take ESC out of it, with which a paste could end itself."""
    return "\x1b[200~" + words.replace("\x1b", "") + "\x1b[201~"


def read_it_all(terminal: Terminal, words: str) -> None:
    """Show every item of every tab, every box, every prompt and what is told in passing."""
    terminal.wait_for("BOTTOM LINE")
    for number in "123456":
        terminal.send(number)
        terminal.wait_for(f"[{number} ")
        terminal.send("jjjjjjj\tjjjjGgGyY")
        terminal.wait_for("Copied")
    for key, shown, close in (("c", "Check:", "q"), ("?", "Keys and signs", "q"), ("s", "Save", "\x1b")):
        terminal.send(key)
        terminal.wait_for(shown)
        terminal.send(close)
        terminal.wait_without(shown)
    terminal.send("1gj\r")
    terminal.wait_for("which reference")
    terminal.send("\x1b")
    terminal.wait_without("which reference")
    for key, label in (("/", "/"), ("f", "filter")):
        terminal.send(key)
        terminal.wait_for_row(-2, f" {label}")
        terminal.send(paste(words[:2000]))
        terminal.wait_until_quiet()
        terminal.send("\r")
        terminal.wait_until_quiet()
        terminal.send("\x1b")
        terminal.wait_until_quiet()
    terminal.send("s")
    terminal.wait_for("Save")
    terminal.send(paste("/nowhere/" + " ".join(words[:300].split())))
    terminal.wait_until_quiet()
    terminal.send("\r")
    # Quitting before the answer is there would end with another code.
    terminal.wait_for("written")
    terminal.wait_until_quiet()
    terminal.send("\x10")
    terminal.wait_until_quiet()
    terminal.send(paste(words[:300]))
    terminal.wait_until_quiet()
    terminal.send("\x11")


def raw_of(path: Path, env: dict[str, str], walk: Callable[[Terminal], None], *options: str) -> str:
    """All that reaches the terminal."""
    with Terminal(briefing_command(*options, path.name), columns=120, rows=40, cwd=path.parent, env=env) as terminal:
        walk(terminal)
        assert terminal.wait_for_end() == 0
        assert terminal.left_on() == set()
        return terminal.raw.decode("utf-8")


def shapes(raw: str) -> set[tuple[str, str, str, str]]:
    """What sort of control sequences a stream has."""
    return {
        (one["start"] or "", one["between"] or "", one["end"] or "", (one["command"] or one["other"] or "")[:4])
        for one in SEQUENCE.finditer(raw)
    }


def assert_harmless(loud: str, quiet: str) -> None:
    assert shapes(loud) <= shapes(quiet)
    text = SEQUENCE.sub("", loud)
    assert not set(text) & {chr(code) for code in (*range(32), *range(127, 160))} - set("\r\n")
    unsafe = {found.character for line in text.splitlines() for found in find_unsafe(line)}
    # A stretch in its own direction is set apart, and closed, on every line of a view; a row has lines of several. A
    # joiner may stand at the edge where a line that is typed is cut.
    assert unsafe <= set("\u2066\u2067\u2068\u2069\u200d")


@pytest.mark.timeout(400)
def test_no_byte_of_a_brief_or_a_paste_reaches_the_terminal_as_control(tmp_path: Path, env: dict[str, str]) -> None:
    words = hostile_words()
    quiet = raw_of(write(tmp_path / "quiet", QUIET), env, lambda terminal: read_it_all(terminal, QUIET))
    loud = raw_of(write(tmp_path / "loud", words), env, lambda terminal: read_it_all(terminal, words))
    assert "<U+001B>" in loud
    assert_harmless(loud, quiet)


@pytest.mark.timeout(400)
def test_ascii_is_all_that_is_drawn_of_any_brief(tmp_path: Path, env: dict[str, str]) -> None:
    words = hostile_words()
    raw = raw_of(write(tmp_path / "loud", words), env, lambda terminal: read_it_all(terminal, QUIET), "--ascii")
    assert raw.isascii(), sorted({character for character in raw if not character.isascii()})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_no_byte_of_a_name_or_of_an_error_reaches_the_terminal_as_control(tmp_path: Path, env: dict[str, str]) -> None:
    def walk(terminal: Terminal) -> None:
        terminal.wait_for("do not load")
        terminal.send("jjjjjjjjkkkkkkkk")
        terminal.wait_until_quiet()
        for _ in range(3):
            terminal.send("\r")
            terminal.wait_for("Esc closes")
            terminal.send("jjGg")
            terminal.wait_until_quiet()
            terminal.send("\x1b")
            terminal.wait_without("Esc closes")
            terminal.send("j")
        terminal.send("f")
        terminal.wait_until_quiet()
        terminal.send("b\x11")

    raws = []
    for name, bad in (("quiet", [QUIET, "other", "third"]), ("loud\x1b]0;PWNED\x07\u202e", NAMES)):
        folder = tmp_path / name
        folder.mkdir()
        for number, word in enumerate(bad):
            text = json.dumps({"briefing": 1, "title": word, word: {word: word}, "event": {word: 1}})
            (folder / f"{number}{word}.json").write_text(text, encoding="utf-8")
        raws.append(raw_of(folder, env, walk))
    quiet, loud = raws
    assert "<U+001B>]0;PWNED<U+0007>" in loud
    assert_harmless(loud, quiet)
