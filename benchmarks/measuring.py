"""Two things measured side by side, in turns, so that a machine that changes its pace changes both."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Row", "command", "compare"]


@dataclass(frozen=True)
class Row:
    """One line of the table: medians in seconds, or sizes in bytes, and the most that their ratio should be."""

    name: str
    ours: float
    yardstick: float
    limit: float
    unit: float = 0.001

    @property
    def ratio(self) -> float:
        """Ours against the yardstick."""
        return self.ours / self.yardstick

    def __str__(self) -> str:
        verdict = "ok" if self.ratio <= self.limit else "over"
        return (
            f"{self.name:<50} {self.ours / self.unit:9.1f} {self.yardstick / self.unit:9.1f} "
            f"{self.ratio:7.2f} {self.limit:6.2f}  {verdict}"
        )


def compare(name: str, ours: Callable[[], float], yardstick: Callable[[], float], limit: float, rounds: int) -> Row:
    """Measure both in turns, after one round that does not count.

    Args:
        name: What is measured.
        ours: Does it once and returns the seconds it took.
        yardstick: The same for what it is measured against.
        limit: The most that the ratio of the medians should be.
        rounds: How often each is measured.
    """
    ours()
    yardstick()
    times = [(ours(), yardstick()) for _ in range(rounds)]
    return Row(name, median(one for one, _ in times), median(other for _, other in times), limit)


def command(arguments: Sequence[str]) -> Callable[[], float]:
    """Run a command from start to end, and return its seconds."""
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, env=env)
        return time.perf_counter() - start

    return run
