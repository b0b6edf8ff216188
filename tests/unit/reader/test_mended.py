"""Our parser of keys gives what Textual's gives, but for what Textual's has wrong; and whether that is still wrong."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from briefing.reader.mended.terminal import KeyParser
from briefing.reader.replies import REPLY_DELAY

if TYPE_CHECKING:
    from collections.abc import Iterable

KNOWN = sorted(key for key in ANSI_SEQUENCES_KEYS if key != "\x1b" and "\x1b" not in key[1:])
OTHERS = [
    "\x1b[<0;10;5M",
    "\x1b[<35;20;10m",
    "\x1b[12;40R",
    "\x1b[?2026;2$y",
    "\x1b[I",
    "\x1b[O",
    "\x1b[48;24;80;480;800t",
    "\x1b[97;5u",
    "\x1b[200~one\ntwo\x1b[201~",
    *"aZ 7é中\t\r",
]
REPLY = "\x1b]11;rgb:1414/1818/1d1d\x1b\\"
UNKNOWN = "\x1b[?62;22c"
NO_CHARACTER = "\x1b[1114112;2u"


def told(messages: Iterable[Any]) -> list[tuple[object, ...]]:
    return [
        (type(m), *(getattr(m, name, None) for name in ("key", "character", "text", "x", "y", "size")))
        for m in messages
    ]


def keys(parser: XTermParser, text: str) -> list[str]:
    return [message.key for message in parser.feed(text) if isinstance(message, events.Key)]


@pytest.mark.parametrize("sequence", [*KNOWN, *OTHERS])
def test_what_textual_understands_is_understood_the_same_way(sequence: str) -> None:
    assert told(KeyParser().feed(sequence)) == told(XTermParser().feed(sequence))
    assert told(KeyParser().feed(f"{sequence}j"))[-1] == told(XTermParser().feed("j"))[0]


@pytest.mark.parametrize("text", [REPLY, UNKNOWN, REPLY + UNKNOWN, NO_CHARACTER])
def test_neither_a_reply_nor_the_number_of_no_character_is_a_key(text: str) -> None:
    assert keys(KeyParser(), f"1{text}2") == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "found"), [("\x1bx", ["alt+x"]), ("\x1b]", []), ("\x1b[2j", ["left_square_bracket", "2", "j"])]
)
def test_what_is_no_sequence_is_a_key_with_alt(text: str, found: list[str]) -> None:
    assert keys(KeyParser(), text) == found


def test_escape_is_told_once_nothing_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = KeyParser()
    assert told(parser.feed("\x1b")) == []
    now = parser._sequences._clock() + REPLY_DELAY
    monkeypatch.setattr(parser._sequences, "_clock", lambda: now)
    assert [message.key for message in parser.tick() if isinstance(message, events.Key)] == ["escape"]


def test_nothing_in_a_paste_is_a_key() -> None:
    text = "\x1b[200~a\x1b" + "qwertyuiop" * 5 + "\x00\x1b[201~"
    assert told(KeyParser().feed(text)) == told([events.Paste("a\x1b" + "qwertyuiop" * 5)])


def test_textual_still_stops_in_the_midst_of_drawing() -> None:
    # Once this fails, `TerminalDriver` may leave the signals to Textual.
    assert "suspend_application_mode" in inspect.getsource(LinuxDriver._sigtstp_application)
    assert "resume_application_mode" in inspect.getsource(LinuxDriver._sigcont_application)


def test_textual_still_takes_replies_for_keys() -> None:
    # Once these fail, `KeyParser` and `TerminalDriver` are no longer needed.
    assert "r" in keys(XTermParser(), REPLY)
    assert keys(XTermParser(), f"{UNKNOWN}j") == []
    with pytest.raises(ValueError, match="chr"):
        keys(XTermParser(), NO_CHARACTER)
