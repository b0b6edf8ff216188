"""Checking many briefs, on all cores, with the results in the order of the files."""

from __future__ import annotations

import os
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from briefing.check import check_brief
from briefing.check.history import committed_versions
from briefing.errors import BriefingFileError, BriefingInvalidError
from briefing.files import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.check import Proof
    from briefing.check.history import Committed
    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile

__all__ = ["CheckedFile", "check_file", "check_files"]

WORTH_A_PROCESS = 24
"""Files for which starting another process pays: one takes about as long as checking ten small briefs."""


class CheckedFile(NamedTuple):
    """What was found in one file; `proof` is None where it does not load, `readable` False where it cannot be read."""

    name: str
    findings: tuple[Diagnostic, ...]
    readable: bool = True
    proof: Proof | None = None


def check_file(
    name: str, read: Callable[[str], BriefingFile] = load, committed: Committed | None = None
) -> CheckedFile:
    """Check one file, whatever is wrong with it.

    Args:
        name: Its path as the user named it.
        read: How it is loaded; raises BriefingError.
        committed: The file as git has it.
    """
    try:
        file = read(name)
    except BriefingInvalidError as error:
        return CheckedFile(name, error.diagnostics)
    except BriefingFileError as error:
        return CheckedFile(name, (error.diagnostic,), readable=False)
    findings, proof = check_brief(file, committed=committed)
    return CheckedFile(name, findings, proof=proof)


def check_files(names: Sequence[str], cores: int | None = None) -> Iterator[CheckedFile]:
    """Check files, each result as soon as it and all before it are there.

    Args:
        names: The files.
        cores: Processes to use at most; by default one for each core.
    """
    workers = min(cores or os.cpu_count() or 1, len(names) // (WORTH_A_PROCESS // 2))
    known = committed_versions(names)
    committed = [known.get(name) for name in names]
    if workers < 2 or len(names) < WORTH_A_PROCESS:
        yield from map(check_file, names, repeat(load), committed)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one brief needs no process
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - likewise

    done = 0
    try:
        with ProcessPoolExecutor(workers) as pool:
            size = max(1, min(16, len(names) // (workers * 4)))
            for checked in pool.map(check_file, names, repeat(load), committed, chunksize=size):
                done += 1
                yield checked
    except BrokenProcessPool:
        # A process was killed, for want of memory perhaps; what it did not do is done here.
        yield from map(check_file, names[done:], repeat(load), committed[done:])
