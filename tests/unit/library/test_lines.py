from __future__ import annotations

import doctest
from typing import TYPE_CHECKING

import pytest

from briefing.library import BriefSummary, ListedSizes, cells_of, cut_name, lines, list_briefs, sizes_of
from briefing.text import cell_len

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.library import ListedCells


def listed(folder: Path, **files: str) -> list[ListedCells]:
    for name, more in files.items():
        text = f"briefing: 1\ntitle: Ferries stop at Orlen\n{more}\nevent: {{summary: x, when: 2025-05-01}}\n"
        (folder / f"{name}.yaml").write_text(text)
    return [cells_of(brief, in_words=False) for brief in list_briefs(folder) if isinstance(brief, BriefSummary)]


def test_the_examples_hold() -> None:
    assert doctest.testmod(lines).failed == 0


def test_a_line_has_all_that_tells_two_briefs_of_one_event_apart(tmp_path: Path) -> None:
    before = "as_of: 2025-05-02\nstatus: superseded\nversion: 1"
    now = "as_of: 2025-05-03\nstatus: final\nversion: 2"
    newer, older = listed(tmp_path, before=before, now=now)
    assert newer == ("3 May 2025", "Ferries stop at Orlen", "final v2", "", "0q 0s 0t", "now.yaml")
    assert (older.date, older.status, older.name) == ("2 May 2025", "superseded v1", "before.yaml")


def test_a_column_that_nobody_needs_takes_no_room(tmp_path: Path) -> None:
    sizes = sizes_of(listed(tmp_path, ferries="as_of: 2025-05-02"))
    assert sizes == ListedSizes(date=10, title=21, status=0, marking=0, counts=8, name=12)
    assert sizes.fitting(80) == sizes


def test_title_and_name_share_what_the_other_columns_leave() -> None:
    needed = ListedSizes(date=11, title=90, status=8, marking=9, counts=8, name=60)
    fitted = needed.fitting(100)
    assert fitted._replace(title=0, name=0) == needed._replace(title=0, name=0)
    assert sum(fitted) + 2 * 5 == 100
    assert fitted.title > fitted.name > 12


def test_a_short_title_leaves_its_room_to_the_name() -> None:
    assert ListedSizes(11, 20, 0, 0, 0, 60).fitting(80) == ListedSizes(11, 20, 0, 0, 0, 45)


@pytest.mark.parametrize("width", range(1, 30))
@pytest.mark.parametrize(
    "name", ["minutes-of-the-port-2025-05-03.yaml", "港口罢工的报告二.json", ".yaml", "e\u0301" * 30]
)
def test_a_name_is_cut_to_its_width(name: str, width: int) -> None:
    assert cell_len(cut_name(name, width)) <= width
