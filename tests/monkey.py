"""What a monkey does at the keyboard: random sessions, and the shortest part of one that still fails.

A session is a list of steps. Keys that follow each other without a `Wait` between them arrive at once.
"""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.reader.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

__all__ = [
    "KEYS_IN_A_SESSION",
    "REPLIES",
    "Key",
    "Reply",
    "Resize",
    "Save",
    "Step",
    "Stop",
    "Wait",
    "in_words",
    "plan",
    "save",
    "seeds",
    "shortest",
]

KEYS_IN_A_SESSION = 250
"""Keys of one session: many short ones begin more often where a reader begins, and are sooner made shorter."""


@dataclass(frozen=True)
class Key:
    """A key, as Textual calls it."""

    name: str


@dataclass(frozen=True)
class Wait:
    """A pause; 0 lets the reader have one turn."""

    seconds: float


@dataclass(frozen=True)
class Save:
    """What another program makes of the brief's file: one of SAVES."""

    what: str


@dataclass(frozen=True)
class Resize:
    """Another size of the terminal."""

    columns: int
    rows: int


@dataclass(frozen=True)
class Stop:
    """The reader is stopped, as at Ctrl+Z, and goes on."""


@dataclass(frozen=True)
class Reply:
    """A reply of the terminal that nobody waits for any more."""

    text: str


Step = Key | Wait | Save | Resize | Stop | Reply

SAVES = (
    "same",
    "other",
    "short",
    "broken",
    "truncated",
    "empty",
    "binary",
    "deleted",
    "folder",
    *(["pipe"] if hasattr(os, "mkfifo") else []),
)
"""The first three are valid briefs."""
SIZES = ((1, 1), (2, 1), (1, 40), (200, 2), (39, 9), (40, 10), (80, 24), (110, 30), (300, 90))
REPLIES = (
    "\x1b]11;rgb:1414/1818/1d1d\x1b\\",
    "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1b[?62;1;22c",
    "\x1b[>41;354;0c",
    "\x1b[?2026;2$y",
    "\x1b[0n",
    "\x1bP>|XTerm(379)\x1b\\",
)
"""What terminals say of their colours, of what they are, and of what they can."""

COMMAND_KEYS = sorted({key for command in COMMANDS for key in command.keys})
TYPED_KEYS = ["escape", "enter", "tab", "backspace", "delete", "ctrl+w", *"aeiou:3", "space", "minus", "quotation_mark"]
BURSTS = (
    ("r", "2", "3"),
    ("r", "i"),
    ("ctrl+p", "pagedown"),
    ("c", "end"),
    ("question_mark", "G"),
    ("s", "down", "enter"),
    ("slash", "a", "enter"),
    ("f", "a", "escape"),
    ("B", "enter"),
    ("T", "down", "enter"),
    ("6", "enter", "G", "a", "enter"),
    ("v", "j", "j", "a", "tab", "right", "f2"),
    ("D", "A", "D", "X"),
    ("2", "E", "enter", "escape"),
    ("u", "u", "r", "u"),
    ("y", "p"),
    ("escape", "escape", "escape"),
)
"""Keys that people press one right after the other."""


def plan(
    seed: int, keys: int = KEYS_IN_A_SESSION, *, without: frozenset[str] = frozenset(), in_terminal: bool = False
) -> list[Step]:
    """Think of a session.

    Args:
        seed: The same seed gives the same session.
        keys: How many keys it has at least.
        without: Keys that it does not have.
        in_terminal: Whether it has what only a terminal can do.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    human = seed % 3 == 0
    steps: list[Step] = []
    pressed = 0
    while pressed < keys:
        names = [name for name in _some_keys(chance) if name not in without]
        pressed += len(names)
        for name in names:
            steps.append(Key(name))
            if human:
                steps.append(Wait(chance.choice((0, 0.01, 0.02))))
        if chance.random() < 0.15:
            steps.append(Save(chance.choice(SAVES)))
        if chance.random() < 0.06:
            steps.append(Resize(*chance.choice(SIZES)))
        if in_terminal and chance.random() < 0.1:
            beside: list[Step] = [Stop(), *map(Reply, REPLIES)]
            steps.append(chance.choice(beside))
        if chance.random() < 0.5:
            steps.append(Wait(chance.choice((0, 0, 0.01, 0.03))))
    return steps


def _some_keys(chance: random.Random) -> Sequence[str]:
    if chance.random() < 0.25:
        return chance.choice(BURSTS)
    pool = COMMAND_KEYS if chance.random() < 0.7 else TYPED_KEYS
    return chance.choices(pool, k=chance.randint(1, 12))


def seeds(default_keys: int) -> range:
    """The seeds of a run, of which BRIEFING_MONKEY_SEED is the first and BRIEFING_MONKEY_KEYS tells how many."""
    first = int(os.environ.get("BRIEFING_MONKEY_SEED", "0"))
    keys = int(os.environ.get("BRIEFING_MONKEY_KEYS", "0")) or default_keys
    return range(first, first + max(keys // KEYS_IN_A_SESSION, 1))


def save(path: Path, what: str, full: str) -> None:
    """Do to a brief's file what another program may do to it.

    Args:
        path: The file.
        what: One of SAVES.
        full: What stood in the file at first.
    """
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "folder":
        path.mkdir()
    elif what != "deleted":
        path.write_bytes(_content(what, full).encode())


def _content(what: str, full: str) -> str:
    title = '"title"' if full.startswith("{") else "title"
    contents = {
        "same": full,
        "other": full.replace(" the ", " a ", 5),
        "short": '{"briefing": 1, "title": "t", "event": {"summary": "s"}}',
        "broken": full.replace(title, '"titel"' if full.startswith("{") else "titel", 1),
        "truncated": full[: len(full) // 2],
        "empty": "",
        "binary": "\x00\x01" + full[:20],
    }
    return contents[what]


def in_words(steps: Sequence[Step]) -> str:
    """The steps as they can be put into a test."""
    return "[" + ", ".join(repr(step) for step in steps) + "]"


@dataclass
class _Search:
    """Looks for a short part of a session that fails as the whole did."""

    fails: Callable[[Sequence[Step]], bool]
    runs: int

    def try_again(self, steps: Sequence[Step]) -> bool:
        if self.runs <= 0:
            return False
        self.runs -= 1
        return self.fails(steps)

    def without_one_part(self, steps: list[Step], parts: int) -> list[Step] | None:
        """The steps without one of so many parts, where they still fail."""
        for start, end in _parts(len(steps), parts):
            left = steps[:start] + steps[end:]
            if self.try_again(left):
                return left
        return None


def _parts(length: int, parts: int) -> Iterator[tuple[int, int]]:
    for number in range(parts):
        yield number * length // parts, (number + 1) * length // parts


def shortest(steps: Sequence[Step], fails: Callable[[Sequence[Step]], bool], runs: int = 200) -> list[Step]:
    """Leave steps out for as long as the rest fails, first halves, then ever smaller parts ("ddmin").

    Args:
        steps: A session that fails.
        fails: Whether a session does.
        runs: After so many tries the shortest so far is returned; else no single step of it can be left out.
    """
    search = _Search(fails, runs)
    left, parts = list(steps), 2
    while len(left) > 1 and search.runs > 0:
        found = search.without_one_part(left, min(parts, len(left)))
        if found is not None:
            left, parts = found, max(parts - 1, 2)
        elif parts >= len(left):
            break
        else:
            parts *= 2
    return left


def copy_of(target: Path, folder: Path) -> Path:
    """Copy a folder of briefs, or the folder of one, to where it can be changed; returns the target in the copy."""
    shutil.rmtree(folder, ignore_errors=True)
    if target.is_dir():
        shutil.copytree(target, folder)
        return folder
    shutil.copytree(target.parent, folder)
    return folder / target.name
