from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingFileError
from briefing.library import SUFFIXES, find_briefs, looks_like_brief

DEPTH = 1500
BRIEF = "briefing: 1\ntitle: Strike\nevent:\n  summary: The port is closed.\n"


def names(folder: Path, *, deep: bool = False) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_briefs(folder, deep=deep)]


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".yaml", BRIEF),
        (".yaml", "# a comment\n\n---\n" + BRIEF),
        (".yaml", "%YAML 1.2\n---\n" + BRIEF),
        (".yaml", BRIEF.replace("\n", "\r\n")),
        (".yaml", "\ufeff" + BRIEF),
        (".yaml", "  # indented throughout\n  title: x\n  briefing: 1\n"),
        (".yaml", "title: x\n'briefing' : 1\n"),
        (".yaml", "{briefing: 1, title: x}"),
        (".yml", "title: x\nevent: the first line is missing\n"),
        (".yaml", "briefing: 1\ntitle: [never closed\n"),
        (".json", '{"title": "x", "briefing": 1}'),
        (".json", '{"title": "x", "briefing": 1'),
        (".json", '\ufeff{"briefing": 1}'),
        (".toml", 'briefing = 1\ntitle = "x"\n'),
        (".toml", 'title = "x"\n[event]\nsummary = "x"\n'),
        (".toml", 'title = "x"\nevent.summary = "x"\n'),
        (".TOML", "briefing = 1"),
    ],
)
def test_a_brief_is_known_by_its_top_level_keys(suffix: str, text: str) -> None:
    assert looks_like_brief(text.encode(), suffix)


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".yaml", ""),
        (".yaml", "# briefing: 1\n"),
        (".yaml", "services:\n  briefing: 1\n"),
        (".yaml", "services:\n  title: x\n  event: y\n"),
        (".yaml", "title: x\n"),
        (".yaml", "briefings: 1\n"),
        (".yaml", "- briefing\n- title\n"),
        (".json", '{"dependencies": {"briefing": "1.0"}}'),
        (".json", '["briefing"]'),
        (".json", '{"name": "briefing"}'),
        (".toml", "[tool.x]\nbriefing = 1\n"),
        (".toml", '[project]\nname = "briefing"\n'),
    ],
)
def test_another_file_of_the_kind_is_no_brief(suffix: str, text: str) -> None:
    assert not looks_like_brief(text.encode(), suffix)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_a_brief_saved_as_utf_16_is_found_so_that_it_can_be_told(encoding: str) -> None:
    mark = {"utf-16": b"", "utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}[encoding]
    assert looks_like_brief(mark + BRIEF.encode(encoding), ".yaml")


@given(st.binary(max_size=200), st.sampled_from(SUFFIXES))
def test_no_content_disturbs_the_search(data: bytes, suffix: str) -> None:
    assert looks_like_brief(data, suffix) in {True, False}


def test_a_deeply_nested_file_does_not_disturb_the_search() -> None:
    assert looks_like_brief(b'{"briefing": ' + b"[" * 200_000, ".json")


def test_briefs_come_by_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "c.json", "d.toml"):
        (tmp_path / name).write_text('{"briefing": 1}' if name == "c.json" else "briefing: 1\nbriefing = 1\n")
    assert names(tmp_path) == ["a.yml", "b.yaml", "c.json", "d.toml"]


def test_hidden_files_other_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.yaml", "notes.txt", "brief.yaml.bak"):
        (tmp_path / name).write_text(BRIEF)
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "UPPER.YAML").write_text(BRIEF)
    assert names(tmp_path) == ["UPPER.YAML"]


def test_a_deep_search_looks_into_folders_that_are_not_hidden(tmp_path: Path) -> None:
    for folder in ("inner", "inner/most", ".git"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.yaml").write_text(BRIEF)
    (tmp_path / "z.yaml").write_text(BRIEF)
    assert names(tmp_path) == ["z.yaml"]
    assert names(tmp_path, deep=True) == ["z.yaml", "inner/x.yaml", "inner/most/x.yaml"]


def test_a_link_to_a_folder_above_does_not_lead_in_circles(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(BRIEF)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(tmp_path, deep=True) == ["x.yaml"]


def test_a_link_that_leads_nowhere_is_left_to_the_loader(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert names(tmp_path) == ["gone.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing", "no such folder"),
        ("file.txt", "is a file"),
        ("nul\0", "cannot be read"),
        ("long" * 5000, "cannot be read"),
    ],
    ids=["missing", "file", "nul", "long"],
)
def test_what_is_no_readable_folder_is_a_file_error(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(BriefingFileError, match=reason):
        list(find_briefs(tmp_path / name))


def test_paths_are_named_from_the_folder_as_the_user_named_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.yaml").write_text(BRIEF)
    monkeypatch.chdir(tmp_path)
    assert [str(path) for path in find_briefs(Path())] == ["x.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="paths are shorter there")
def test_folders_lie_in_each_other_a_thousand_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(DEPTH):
        Path("d").mkdir()
        os.chdir("d")
    Path("x.yaml").write_text(BRIEF)
    (found,) = find_briefs(tmp_path, deep=True)
    assert found.name == "x.yaml"
    Path("x.yaml").unlink()
    for _ in range(DEPTH):  # what clears up after tests cannot go so deep
        os.chdir("..")
        Path("d").rmdir()


def test_a_folder_inside_that_cannot_be_listed_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.yaml").write_text(BRIEF)
    listed = os.scandir

    def scandir(folder: Path) -> object:
        if folder.name == "b":
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr("os.scandir", scandir)
    unreadable: list[BriefingFileError] = []
    found = list(find_briefs(tmp_path, deep=True, unreadable=unreadable.append))
    assert [path.parent.name for path in found] == ["a", "c"]
    assert [error.diagnostic.file for error in unreadable] == [str(tmp_path / "b")]
