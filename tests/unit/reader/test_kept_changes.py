"""What a brief was before its last changes is kept between runs, unless something else has written it since."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

from briefing.files.changing import FileChange
from briefing.reader.kept_changes import MOST_STEPS, Done, KeptChanges

BRIEF = Path("/briefs/river.yaml")


def _steps(*texts: str) -> list[Done]:
    data = [text.encode() for text in texts]
    return [
        Done(FileChange(BRIEF, before, after), f"step {number}")
        for number, (before, after) in enumerate(pairwise(data), 1)
    ]


def test_changes_can_be_undone_in_the_next_run(tmp_path: Path) -> None:
    done = _steps("title: Jäger", "title: Jägerin", "title: Jägerinnen")
    folder = tmp_path / "state" / "undo"
    KeptChanges(folder).keep(BRIEF, done)
    assert KeptChanges(folder).of(BRIEF, b"title: J\xc3\xa4gerinnen") == done
    assert KeptChanges(folder).of(Path("/briefs/other.yaml"), done[-1].change.after) == []
    assert os.name != "posix" or folder.stat().st_mode & 0o077 == 0


def test_nothing_is_undone_over_what_another_program_wrote(tmp_path: Path) -> None:
    kept = KeptChanges(tmp_path)
    first, second = _steps("a", "b")[0], _steps("b, and by hand", "c")[0]
    kept.keep(BRIEF, [first, second])
    assert kept.of(BRIEF, b"c") == [second]
    assert kept.of(BRIEF, b"c, and by hand") == []


def test_only_the_last_changes_are_kept_and_none_when_all_is_undone(tmp_path: Path) -> None:
    kept = KeptChanges(tmp_path)
    done = _steps(*map(str, range(MOST_STEPS + 5)))
    kept.keep(BRIEF, done)
    assert kept.of(BRIEF, done[-1].change.after) == done[-MOST_STEPS:]
    kept.keep(BRIEF, [])
    assert kept.of(BRIEF, done[-1].change.after) == []
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_bothered_where_nothing_can_be_kept_or_it_is_broken(tmp_path: Path) -> None:
    done = _steps("a", "b")
    KeptChanges().keep(BRIEF, done)
    assert KeptChanges().of(BRIEF, b"b") == []
    (tmp_path / "file").write_text("")
    KeptChanges(tmp_path / "file").keep(BRIEF, done)
    kept = KeptChanges(tmp_path)
    kept.keep(BRIEF, done)
    next(tmp_path.glob("*.undo")).write_bytes(b"broken")
    assert kept.of(BRIEF, b"b") == []
