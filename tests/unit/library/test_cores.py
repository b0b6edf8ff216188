"""Work that processes share: it begins before anybody waits for it, and is done whatever becomes of them."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from pathlib import Path

import pytest

from briefing.library.cores import Cores
from briefing.library.index.tables import BriefRows, FileRow
from briefing.library.index.updating import _Wanted, read_file

PATIENCE = 30

BRIEF = """briefing: 1
title: Ferry strike
event: {summary: "No ferry left [Q1]."}
actors: {ana: {name: Ana Öst, aliases: [Öst]}}
sources: {s1: {title: Morning list, publisher: Harbour Post}}
quotes: [{text: We stay ashore., speaker: ana, kind: direct, source: s1}]
"""


def mark(folder: str, number: int) -> int:
    (Path(folder) / f"{number}").touch()
    return number


def end_at(number: int, last: int) -> int:
    """Ends the process that does this, unless it is the one that shares the work out."""
    if number == last and os.getpid() != int(os.environ["SHARES_OUT"]):
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_processes_begin_before_the_first_result_is_asked_for(tmp_path: Path) -> None:
    with Cores(2) as cores:
        results = cores.map(mark, [(str(tmp_path), number) for number in range(4)])
        end = time.monotonic() + PATIENCE
        while len(list(tmp_path.iterdir())) < 4 and time.monotonic() < end:
            time.sleep(0.01)
        assert len(list(tmp_path.iterdir())) == 4
        assert list(results) == [0, 1, 2, 3]


@pytest.mark.skipif(sys.platform == "win32", reason="no process is killed so there")
def test_what_a_killed_process_was_to_do_is_done_for_all_that_was_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARES_OUT", str(os.getpid()))
    with Cores(2) as cores:
        first = cores.map(end_at, [(number, 2) for number in range(5)])
        second = cores.map(end_at, [(number, -1) for number in range(5, 9)])
        assert list(first) == [0, 1, 2, 3, 4]
        third = cores.map(end_at, [(number, -1) for number in range(9, 12)])
        assert [*second, *third] == [5, 6, 7, 8, 9, 10, 11]


def test_what_was_read_comes_from_a_process_as_it_was_there(tmp_path: Path) -> None:
    (tmp_path / "ferry.yaml").write_text(BRIEF, encoding="utf-8")
    read = read_file(str(tmp_path), _Wanted(b"ferry.yaml", b""))
    again = pickle.loads(pickle.dumps(read))  # noqa: S301 - just written here
    assert isinstance(again, FileRow)
    assert isinstance(again.rows, BriefRows)
    assert again == read
    for kind in ("items", "actors", "sources"):
        kept = getattr(again.rows, kind)
        assert kept
        assert list(map(type, kept)) == list(map(type, getattr(read.rows, kind)))
