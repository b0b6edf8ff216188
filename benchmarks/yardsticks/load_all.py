"""Loads every brief of a folder on all cores, and does nothing with them: what `briefing check` is compared with."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def load_one(name: str) -> int:
    """Load a brief; its number of statements proves that it was."""
    from briefing.files import load  # noqa: PLC0415 - as late as `check` does

    return len(load(name).briefing.quotes)


if __name__ == "__main__":
    import briefing.files  # noqa: F401 - loaded once, before the processes part

    names = [str(path) for path in sorted(Path(sys.argv[1]).iterdir())]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        total = sum(pool.map(load_one, names, chunksize=16))
    sys.stdout.write(f"{total}\n")
