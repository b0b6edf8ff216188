from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from briefing.errors import BriefingFileError
from briefing.library import BriefSummary, BrokenBrief, list_briefs, listing
from briefing.library.index import Library, updating
from briefing.library.index.place import discard, index_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL = """
briefing: 1
id: port
title: The strike
marking: TLP:GREEN
status: final
as_of: 2024-03-09
event: {summary: Closed., when: 2024-03-07}
actors: {ada: {name: Ada}, bo: {name: Bo}}
sources: {one: {title: One}, two: {title: Two}}
quotes:
  - {text: No., speaker: ada, source: one}
  - {text: Yes., speaker: bo}
  - {text: Perhaps., speaker: null}
tensions:
  - {title: A / B, positions: [{party: ada, position: No.}, {party: bo, position: Yes.}]}
"""


def write(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(["briefing: 1", f"title: {name}", *lines, ""]))
    return path


def listed(folder: Path) -> list[str]:
    return [brief.path.name for brief in list_briefs(folder)]


def test_a_summary_says_what_a_list_needs(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(FULL)
    (brief,) = list_briefs(tmp_path)
    assert isinstance(brief, BriefSummary)
    assert (brief.path, brief.id, brief.title, brief.status, brief.marking) == (
        path,
        "port",
        "The strike",
        "final",
        "TLP:GREEN",
    )
    assert (brief.quotes, brief.sources, brief.tensions) == (3, 2, 1)
    assert brief.date_words == "9 Mar 2024"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("as_of: 2024-03-09", "event: {summary: Closed.}"), "9 Mar 2024"),
        (("event: {summary: Closed., when: 2024-03-07}",), "event 7 Mar 2024"),
        (("event: {summary: Closed.}",), "no date"),
    ],
)
def test_the_date_is_that_of_the_information_and_of_the_event_only_where_there_is_none(
    tmp_path: Path, lines: tuple[str, ...], words: str
) -> None:
    write(tmp_path, "x.yaml", *lines)
    (brief,) = list_briefs(tmp_path)
    assert isinstance(brief, BriefSummary)
    assert brief.date_words == words


def test_a_doubtful_date_has_its_sign(tmp_path: Path) -> None:
    write(tmp_path, "x.yaml", "event: {summary: Closed., when: {edtf: 2024-06, bound: by}}")
    (brief,) = list_briefs(tmp_path)
    assert isinstance(brief, BriefSummary)
    assert brief.date_words == "event ~by Jun 2024"


def test_of_two_briefs_of_one_event_the_one_with_the_later_information_comes_first(tmp_path: Path) -> None:
    event = "event: {summary: x, when: 2024-03-01}"
    write(tmp_path, "a-monday.yaml", "as_of: 2024-03-04", event)
    write(tmp_path, "b-tuesday.yaml", "as_of: 2024-03-05", event)
    write(tmp_path, "c-later-event.yaml", "as_of: 2024-03-03", "event: {summary: x, when: 2024-03-30}")
    assert listed(tmp_path) == ["b-tuesday.yaml", "a-monday.yaml", "c-later-event.yaml"]


def test_of_one_day_the_highest_version_comes_first(tmp_path: Path) -> None:
    for number, name in ((1, "a.yaml"), (3, "b.yaml"), (2, "c.yaml")):
        write(tmp_path, name, "as_of: 2024-03-04", f"version: {number}", "event: {summary: x}")
    assert listed(tmp_path) == ["b.yaml", "c.yaml", "a.yaml"]


def test_the_newest_come_first_then_the_undated_then_the_broken(tmp_path: Path) -> None:
    write(tmp_path, "b-old.yaml", "event: {summary: x, when: 2023-01-01}")
    write(tmp_path, "c-new.yaml", "event: {summary: x, when: 2024-03-07}")
    write(tmp_path, "d-same-day.yaml", "event: {summary: x, when: 2024-03-07}")
    write(tmp_path, "a-undated.yaml", "event: {summary: x}")
    write(tmp_path, "a-worded.yaml", "event: {summary: x, when: {text: Thursday}}")
    write(tmp_path, "a-broken.yaml", "event: x")
    assert listed(tmp_path) == [
        "c-new.yaml",
        "d-same-day.yaml",
        "b-old.yaml",
        "a-undated.yaml",
        "a-worded.yaml",
        "a-broken.yaml",
    ]


def test_a_brief_that_does_not_load_gives_its_first_reason(tmp_path: Path) -> None:
    path = write(tmp_path, "x.yaml", "markng: TLP:RED", "evnt: x")
    (brief,) = list_briefs(tmp_path)
    assert isinstance(brief, BrokenBrief)
    assert (brief.path, brief.diagnostic.file) == (path, str(path))
    assert brief.diagnostic.span is not None


def test_a_brief_that_is_not_even_yaml_is_listed(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("briefing: 1\ntitle: [never closed\n")
    (brief,) = list_briefs(tmp_path)
    assert isinstance(brief, BrokenBrief)


def test_a_link_that_leads_nowhere_is_listed_as_broken(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (brief,) = list_briefs(tmp_path)
    assert isinstance(brief, BrokenBrief)
    assert "no such file" in brief.diagnostic.message


@pytest.mark.usefixtures("no_superuser")
def test_a_brief_without_permission_is_listed_as_broken(tmp_path: Path) -> None:
    write(tmp_path, "x.yaml", "event: {summary: x}").chmod(0)
    (brief,) = list_briefs(tmp_path)
    assert isinstance(brief, BrokenBrief)


def test_settings_beside_the_briefs_are_not_listed(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("theme: dark\n")
    assert list_briefs(tmp_path) == ()


def test_folders_inside_are_not_listed(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    write(tmp_path / "inner", "x.yaml", "event: {summary: x}")
    assert list_briefs(tmp_path) == ()


def test_a_folder_that_is_not_there_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(BriefingFileError):
        list_briefs(tmp_path / "missing")


def test_how_many_briefs_are_read_can_be_told(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        write(tmp_path, name, "event: {summary: x}")
    told: list[int] = []

    def count(read: Iterator[Any], total: int) -> Iterator[Any]:
        for one in read:
            told.append(total)
            yield one

    assert len(list_briefs(tmp_path, count)) == 3
    assert told == [3, 3, 3]


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """A folder with everything that a list can meet."""
    folder = tmp_path / "crowd"
    (folder / "inner").mkdir(parents=True)
    (folder / "table.yaml").mkdir()
    (folder / "full.yaml").write_text(FULL)
    (folder / "twin.json").write_text('{"briefing": 1, "title": "\\ud83d\\ude00 \\u0000", "event": {"summary": "x"}}')
    (folder / "tom.toml").write_text('briefing = 1\ntitle = "Tom"\nstatus = "superseded"\nevent = {summary = "x"}\n')
    odd = "{edtf: '2024-02~', text: last month, basis: inferred, bound: by, note: 'Not [sure].'}"
    write(folder, "odd.yaml", f"event: {{summary: x, when: {odd}}}", "status: draft", "marking: TLP:AMBER+STRICT")
    write(folder, "said.yaml", "event: {summary: x, when: {text: last month}}")
    write(folder, "second.yaml", "as_of: 2024-03-09", "version: 2", "event: {summary: x}")
    write(folder, "ignored.yaml", "as_of: 2024-03-08", "event: {summary: x}")
    write(folder / "inner", "below.yaml", "event: {summary: x}")
    write(folder, "wrong.yaml", "event: x")
    (folder / "half.yaml").write_text("briefing: 1\ntitle: [")
    (folder / "settings.yaml").write_text("theme: dark\n")
    (folder / "empty.yaml").write_text("")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "link.yaml").symlink_to("full.yaml")
    (folder / ".gitignore").write_text("ignored.yaml\n")
    return folder


def with_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[BriefSummary | BrokenBrief, ...]:
    with monkeypatch.context() as patched:
        patched.setattr(listing, "WORTH_AN_INDEX", 1)
        return list_briefs(folder)


def test_a_list_from_the_index_has_the_same_lines(crowd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = list_briefs(crowd)
    assert len(alone) == 11
    assert with_index(crowd, monkeypatch) == alone
    assert with_index(crowd, monkeypatch) == alone
    (crowd / "tom.toml").unlink()
    (crowd / "settings.yaml").write_text(FULL)
    (crowd / "full.yaml").write_text(FULL.replace("2024-03-09", "2025-03-09"))
    (crowd / "wrong.yaml").write_text(FULL.replace("final", "draft"))
    (crowd / "said.yaml").write_text("theme: light\n")
    changed = list_briefs(crowd)
    assert changed != alone
    assert with_index(crowd, monkeypatch) == changed


def test_a_list_reads_only_what_the_index_does_not_know(crowd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in crowd.glob("*.*"):
        if path.is_file():
            os.utime(path, (1_700_000_000, 1_700_000_000))
    monkeypatch.setattr(updating, "RACE", 0)
    alone = list_briefs(crowd)
    assert with_index(crowd, monkeypatch) == alone
    read: list[Path] = []
    summary_of = listing._summary_of

    def noted(path: Path) -> BriefSummary | BrokenBrief:
        read.append(path)
        return summary_of(path)

    monkeypatch.setattr(listing, "_summary_of", noted)
    monkeypatch.setattr(updating, "read_file", None)
    assert with_index(crowd, monkeypatch) == alone
    assert {path.name for path in read} == {"wrong.yaml", "half.yaml", "loop.yaml"}


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_list_is_right_whatever_became_of_the_index(
    crowd: Path, monkeypatch: pytest.MonkeyPatch, is_folder: bool
) -> None:
    alone = with_index(crowd, monkeypatch)
    path = index_file(crowd)
    discard(path)
    if is_folder:
        path.mkdir()
    assert with_index(crowd, monkeypatch) == alone


def test_a_search_behind_a_list_knows_all_of_the_library(crowd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_index(crowd, monkeypatch)
    library = Library(crowd, pytest.fail)
    library.refresh()
    paths = {os.fsdecode(path) for (path,) in library.store.rows("SELECT path FROM file WHERE state = 'brief'")}
    library.close()
    assert os.path.join("inner", "below.yaml") in paths  # noqa: PTH118 - a name as the index has it
    assert "ignored.yaml" not in paths
