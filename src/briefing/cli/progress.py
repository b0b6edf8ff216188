"""A progress bar on standard error, for what takes longer than a second on a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from briefing.cli.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["with_progress"]

Item = TypeVar("Item")

PATIENCE = 1.0
"""Seconds before the bar is shown."""


def with_progress(items: Iterable[Item], total: int, words: str) -> Iterator[Item]:
    """Pass items on, and show how many of them are done once it has taken a while.

    Args:
        items: What is worked on, made one by one.
        total: How many there will be.
        words: What is done: 'checking'.
    """
    source = iter(items)
    started = time.monotonic()
    done = 0
    quiet = not is_terminal(sys.stderr)
    for item in source:
        done += 1
        yield item
        if not quiet and time.monotonic() - started > PATIENCE:
            break
    yield from _with_bar(source, done, total, words) if done < total else ()


def _with_bar(items: Iterator[Item], done: int, total: int, words: str) -> Iterator[Item]:
    from rich.console import Console  # noqa: PLC0415 - most runs are over before
    from rich.progress import Progress  # noqa: PLC0415 - likewise

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total, completed=done)
        for item in items:
            bar.advance(task)
            yield item
