"""What a terminal sends is taken apart the same way however it is read; replies are never keys."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

from briefing.reader.replies import KEY_DELAY, REPLY_DELAY, Sequences

KNOWN = sorted(key for key in ANSI_SEQUENCES_KEYS if len(key) > 1 and "\x1b" not in key[1:])
"""The sequences of keys that Textual knows; those with Alt and another sequence are two keys."""
MOUSE = ["\x1b[<0;10;5M", "\x1b[<35;200;100m", "\x1b[M !!", "\x1b[32;5;7M"]
KITTY = ["\x1b[97u", "\x1b[97;5u", "\x1b[27u", "\x1b[97:65;2;65u", "\x1b[57399;1u", "\x1b[1;5A", "\x1b[3;2~"]
ASKED = ["\x1b[?2026;2$y", "\x1b[?2048;1$y", "\x1b[48;24;80;480;800t", "\x1b[I", "\x1b[O", "\x1b[12;40R"]
REPLIES = [
    "\x1b]11;rgb:1414/1818/1d1d\x1b\\",
    "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1b]4;7;rgb:c0/c0/c0\x07",
    "\x1b]52;c;" + "QUJD" * 5000 + "\x07",
    "\x1b[?62;1;2;22c",
    "\x1b[>41;354;0c",
    "\x1b[=1;2c",
    "\x1b[?1u",
    "\x1b[?1004;2$y",
    "\x1b[40;1$y",
    "\x1b[0n",
    "\x1b[?997;1n",
    "\x1b[8;24;80t",
    "\x1b[6;16;8t",
    "\x1b[2;1;1;112;112;1;0x",
    "\x1bP>|XTerm(379)\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1bP0$r\x1b\\",
    "\x1bP!|7E565445\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def taken_apart(*parts: str, pause: float = 0.0, patience: float = 2 * REPLY_DELAY) -> list[str]:
    """What becomes of parts that are read with a pause between two of them, and none behind them for a while."""
    clock = Clock()
    sequences = Sequences(clock)
    found: list[str] = []
    for part in parts:
        found += sequences.feed(part)
        clock.now += pause
        found += sequences.wait()
    clock.now += patience
    return [*found, *sequences.wait()]


@pytest.mark.parametrize("sequence", [*KNOWN, *MOUSE, *KITTY, *ASKED])
def test_keys_and_what_is_asked_for_come_whole(sequence: str) -> None:
    for place in range(1, len(sequence)):
        assert taken_apart("a", sequence[:place], sequence[place:], "b") == ["a", sequence, "b"]
    assert taken_apart(sequence * 3) == [sequence] * 3


@pytest.mark.parametrize("reply", [reply if len(reply) < 1000 else pytest.param(reply, id="long") for reply in REPLIES])
def test_a_reply_is_left_out_however_it_is_read(reply: str) -> None:
    assert taken_apart(f"a{reply}b") == ["a", "b"]
    assert taken_apart("a", *reply[:200], reply[200:], "b") == ["a", "b"]
    for place in range(2, min(len(reply), 60)):
        assert taken_apart("a", reply[:place], reply[place:], "b", pause=REPLY_DELAY * 0.9) == ["a", "b"]


@pytest.mark.parametrize("reply", [reply for reply in REPLIES if re.match(r"\x1b[\]P_\[]..", reply)])
def test_a_reply_whose_escape_character_came_early_is_one_key_at_most(reply: str) -> None:
    assert taken_apart(reply[:1], reply[1:], "b", pause=KEY_DELAY * 2) == ["\x1b", "b"]


@pytest.mark.parametrize("reply", ["\x1b]11;rgb:14", "\x1bP>|XT", "\x1b[?62;1", "\x1b_Gi"])
def test_a_reply_that_never_ends_holds_keys_up_for_no_longer_than_it_is_waited_for(reply: str) -> None:
    assert taken_apart(reply, "j", pause=REPLY_DELAY) == ["j"]
    assert taken_apart(reply + "\x1b[A") == ["\x1b[A"]


def test_ctrl_c_is_a_key_in_the_middle_of_a_reply() -> None:
    assert taken_apart("\x1b]11;rgb:14\x03j") == ["\x03", "j"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\x1b", ["\x1b"]),
        ("\x1b\x1b", ["\x1b", "\x1b"]),
        ("\x1bx", ["\x1bx"]),
        ("\x1b]", ["\x1b]"]),
        ("\x1b]j", ["\x1b]", "j"]),
        ("\x1bPj", ["\x1bP", "j"]),
        ("\x1bO", ["\x1bO"]),
        ("\x1b[", ["\x1b["]),
        ("\x1b]23r", ["\x1b]", "2", "3", "r"]),
    ],
)
def test_keys_with_alt_and_the_escape_key(text: str, found: list[str]) -> None:
    assert taken_apart(text) == found


@pytest.mark.parametrize("keys", ["]", "P", "_", "[", "]2", "]]", "[["])
def test_what_is_pressed_right_after_escape_is_pressed(keys: str) -> None:
    assert taken_apart("\x1b", *keys, pause=KEY_DELAY * 1.5) == ["\x1b", *keys]


def test_a_paste_comes_whole_whatever_is_in_it() -> None:
    text = "one\ntwo \x1b]11;x\x07 \x1b[A \x1b"
    assert taken_apart(*f"a\x1b[200~{text}\x1b[201~b", pause=KEY_DELAY / 2) == ["a", f"\x1b[200~{text}\x1b[201~", "b"]


def test_a_paste_of_any_length_ends() -> None:
    whole, after = taken_apart("\x1b[200~" + "x" * 3_000_000 + "\x1b[201~", "b")
    assert whole == "\x1b[200~" + "x" * 1_000_000 + "\x1b[201~"
    assert after == "b"


pieces = st.one_of(
    st.text(st.characters(exclude_characters="\x1b"), min_size=1, max_size=3),
    st.sampled_from([*KNOWN, *MOUSE, *KITTY, *[reply for reply in REPLIES if len(reply) < 1000]]),
)


@given(st.lists(pieces, max_size=8), st.randoms(use_true_random=False))
def test_how_it_is_cut_into_parts_changes_nothing(given_pieces: list[str], chance: Any) -> None:
    text = "".join(given_pieces)
    places = sorted(chance.randrange(len(text) + 1) for _ in range(5))
    parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    assert taken_apart(*parts) == taken_apart(text)


@given(st.text(max_size=60))
def test_nothing_that_is_read_is_ever_an_error(text: str) -> None:
    assert all(taken_apart(*text))
