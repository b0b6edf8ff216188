"""Keys as a terminal sends them, read by a driver and a parser that late replies do not confuse."""

from __future__ import annotations

import os
import re
import selectors
import signal
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual import _xterm_parser, events
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys

from briefing.reader.replies import END_OF_PASTE, ESCAPE, PASTE, Sequences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.message import Message

__all__ = ["KeyParser", "TerminalDriver"]

READ_AT_ONCE = 4096
"""Bytes that are read from the terminal at once."""
LOOK_EVERY = 0.05
"""Seconds between two looks whether an escape character was a key, and whether the reader has ended."""

_NO_KEY = re.compile(r"\x1b\[(?:<?[-\d;]+[mM]|M...|\?\d+;\d\$y)", re.DOTALL)
"""What the mouse does, and what the reader has asked for: Textual looks for these after keys."""


class KeyParser(_xterm_parser.XTermParser):
    """Makes events of what a terminal sends: each sequence as a whole, and none of a reply that nobody waits for.

    Textual's own parser takes replies that it does not know for keys, one for each character, and a sequence that it
    does not know together with the keys that are typed behind it. In a paste an escape character has the same effect.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._sequences = Sequences()
        self._whole = ""

    def feed(self, data: str) -> Iterable[Message]:
        """Read some more."""
        for sequence in self._sequences.feed(data):
            yield from self._events_of(sequence)

    def tick(self) -> Iterable[Message]:
        """Nothing was read for a while."""
        for sequence in self._sequences.wait():
            yield from self._events_of(sequence)

    def _events_of(self, sequence: str) -> Iterator[Message]:
        if sequence == ESCAPE:
            yield events.Key("escape", ESCAPE)
        elif sequence.startswith(PASTE):
            yield events.Paste(sequence.removeprefix(PASTE).removesuffix(END_OF_PASTE).replace("\x00", ""))
        else:
            self._whole = sequence
            yield from super().feed(sequence)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """The keys of a sequence. One that is whole and none of Textual's is a key with Alt, and those behind it."""
        try:
            found = list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):
            # The number of no character.
            return [events.Key(Keys.Ignore, sequence)]
        if found or sequence != self._whole or len(sequence) == 1 or _NO_KEY.fullmatch(sequence):
            return found
        found = list(super()._sequence_to_key_events(sequence[1], alt=True))
        for character in sequence[2:]:
            found += super()._sequence_to_key_events(character)
        return found


class TerminalDriver(LinuxDriver):
    """Reads keys with the parser above. A byte that is no UTF-8 is a character of its own and not the end.

    It stops and goes on between two turns of the event loop. Textual's own does so in the midst of whatever it draws at
    that moment, which waits for ever where it holds a lock; it starts once more when it is told to go on without
    having been stopped, and then reads the keys twice; told so while it ends, it takes the terminal once more.
    """

    _has_terminal = _shall_stop = _is_stopping = _shall_start = False

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._has_terminal = True
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._has_terminal = False
        super().stop_application_mode()

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, as at Ctrl+Z; while an editor has the terminal, and behind the end, at once."""
        if self._auto_restart and self._has_terminal:
            self._shall_stop = True
            self._loop.call_soon_threadsafe(self._stop)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop that was not announced: somebody else may have had the terminal."""
        if self._shall_stop:
            self._shall_stop = False
        elif self._auto_restart and self._has_terminal and not (self._is_stopping or self._shall_start):
            self._shall_start = True
            self._loop.call_soon_threadsafe(self._start_again)

    def _stop(self) -> None:
        shall_stop, self._shall_stop = self._shall_stop and self._has_terminal, False
        if not shall_stop:
            return
        self._is_stopping = True
        self.suspend_application_mode()
        # This returns once the process goes on.
        os.kill(os.getpid(), signal.SIGSTOP)
        self._must_signal_resume = True
        self.resume_application_mode()
        self._is_stopping = False

    def _start_again(self) -> None:
        self._shall_start = False
        if not self._has_terminal:
            return
        self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()

    def run_input_thread(self) -> None:
        """Hand on what is read until the reader ends."""
        parser = KeyParser()
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(LOOK_EVERY):
                    self._hand_on(parser.feed(decode(os.read(self.fileno, READ_AT_ONCE))))
                self._hand_on(parser.tick())

    def _hand_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
