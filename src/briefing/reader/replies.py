"""What comes from a terminal: keys, and replies to what some program has asked, which may be late or come in parts."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["END_OF_PASTE", "ESCAPE", "PASTE", "Sequences"]

ESCAPE, PASTE, END_OF_PASTE = "\x1b", "\x1b[200~", "\x1b[201~"
KEY_DELAY = 0.1
"""Seconds after which an escape character that nothing follows was the key of that name."""
REPLY_DELAY = 1.0
"""Seconds that the next part of a reply is waited for."""
LONGEST_PASTE = 1_000_000
"""Characters of a paste that are kept."""
LONGEST_CONTROL = 100
"""Characters of the longest control sequence."""

_STRING = re.compile(r"\x1b(?:\]\d{1,4};|P(?:[01][$+]r|!\||>\|)|_G)")
"""The head of a reply in words, about a colour, the clipboard, a setting, a name or a picture; any text follows."""
_STRING_BEGUN = re.compile(r"\x1b(?:\]\d{0,4}|P(?:[01]?[$+]?|[!>])|_)")
_CONTROL_BEGUN = re.compile(r"\x1b(?:O|\[(?:M[^\x1b]{0,2}|\[|[0-?]*|[?>=][0-?]*[ -/]*|\d+;\d+\$))")
"""A control sequence that goes on: three characters for the mouse follow M, one for a key follows O or [[."""
_REPLY = re.compile(r"\x1b\[(?:[?>=][0-?]*[ -/]*[@-~]|\d+;\d+\$y|[03]n|\d+;\d+;[\d;]+[tx])|\x1b\\")
"""A control sequence that tells what the terminal is, can, has and shows, or the end of a string."""
_ASKED = re.compile(r"\x1b\[(?:\?(?:2026|2048);\d\$y|48;[\d;:]+t)")
"""Replies that the reader waits for: how it may draw, and how large the screen is."""


class Sequences:
    """Takes apart what is read from a terminal: characters, keys and moves of the mouse in a sequence each, pastes.

    Replies are left out. Many were asked for by another program, an editor say, that did not wait for them. A sequence
    is handed on whole, however it was read, so that none of it is taken for keys that were typed.

    Args:
        clock: Tells the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun = ""
        self._is_late = False
        """Whether the escape character of what has begun was handed on as a key already."""
        self._in_string = self._at_its_end = False
        """Within a reply in words, and whether the last character may be the first of its end."""
        self._paste: list[str] | None = None
        self._last = self._last_escape = float("-inf")

    def feed(self, text: str) -> Iterator[str]:
        """Read some more; yields what is whole by now. A paste has its beginning and its end."""
        yield from self.wait()
        for character in text:
            yield from self._take_in_paste(character) if self._paste is not None else self._take(character)
        self._last = self._clock()

    def wait(self) -> Iterator[str]:
        """Look whether what has begun is to be waited for; yields the keys that it was, if not."""
        lasted = self._clock() - self._last
        if lasted >= REPLY_DELAY:
            self._in_string = False
        if self._begun and lasted >= (KEY_DELAY if self._may_be_keys() else REPLY_DELAY):
            if self._begun == ESCAPE:
                self._last_escape = self._clock()
            yield from self._as_keys(self._taken())

    def _may_be_keys(self) -> bool:
        return not self._at_its_end and (self._is_late or self._begun in {ESCAPE, f"{ESCAPE}O"})

    def _taken(self) -> str:
        begun, self._begun = self._begun, ""
        return begun

    def _as_keys(self, begun: str) -> Iterator[str]:
        """What a sequence was that has not become one: a key with Alt, and others after it, unless it was a reply."""
        if self._at_its_end:
            return
        if self._is_late:
            yield from begun[1:]
        elif begun[1:2] not in {"[", "]", "P", "_"} or len(begun) == 2:
            yield begun[:2]
            yield from begun[2:]

    def _begin(self, begun: str, *, is_late: bool = False, at_its_end: bool = False) -> None:
        self._begun, self._is_late, self._at_its_end = begun, is_late, at_its_end

    def _take(self, character: str) -> Iterator[str]:
        if self._in_string:
            self._in_string = character >= " "
            if character == ESCAPE:
                self._begin(ESCAPE, at_its_end=True)
            if self._in_string or character in {ESCAPE, "\x07"}:
                return
        if self._begun:
            yield from self._go_on(character)
        elif character == ESCAPE:
            self._begin(ESCAPE)
        elif character in "[]P_" and self._clock() - self._last_escape < REPLY_DELAY:
            self._begin(ESCAPE + character, is_late=True)
        else:
            yield character

    def _go_on(self, character: str) -> Iterator[str]:
        begun, self._at_its_end = self._begun + character, False
        if character == ESCAPE:
            # What was cut off before it became a reply or a key is neither.
            cut = self._taken()
            self._begin(ESCAPE)
            yield from [ESCAPE] if cut == ESCAPE else []
        elif _STRING.fullmatch(begun):
            self._begun, self._in_string = "", True
        elif begun == PASTE:
            self._begun, self._paste = "", []
        elif _STRING_BEGUN.fullmatch(begun) or (_CONTROL_BEGUN.fullmatch(begun) and len(begun) < LONGEST_CONTROL):
            self._begun = begun
        else:
            self._begun = ""
            yield from self._whole(begun)

    def _whole(self, sequence: str) -> Iterator[str]:
        if _REPLY.fullmatch(sequence) and not _ASKED.fullmatch(sequence):
            return
        if self._is_late:
            yield from sequence[1:]
        elif sequence[1] in "]P_":
            yield sequence[:2]
            yield from sequence[2:]
        else:
            yield sequence

    def _take_in_paste(self, character: str) -> Iterator[str]:
        assert self._paste is not None  # noqa: S101 - it has begun
        self._paste.append(character)
        if character == "~" and "".join(self._paste[-len(END_OF_PASTE) :]) == END_OF_PASTE:
            text, self._paste = "".join(self._paste[: -len(END_OF_PASTE)]), None
            yield PASTE + text[:LONGEST_PASTE] + END_OF_PASTE
        elif len(self._paste) > 2 * LONGEST_PASTE:
            del self._paste[LONGEST_PASTE : -len(END_OF_PASTE)]
