"""What is kept between runs, whatever has become of its file."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reader.state import (
    LARGEST,
    MOST_PLACES,
    MOST_VIEWS,
    KeptPlace,
    Memory,
    ReaderState,
    load_state,
    save_state,
)

FIELDS = [field.name for kind in (KeptPlace, ReaderState) for field in fields(kind)]
NOW = 1_800_000_000
HERE = KeptPlace(tab="statements", record="Q2", cursors=(1, 0))


def test_two_readers_at_once_keep_both_their_places(tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    one, other = Memory(path), Memory(path)
    one.remember(tmp_path / "a.yaml", HERE)
    other.remember(tmp_path / "b.yaml", HERE)
    one.save()
    other.save()
    assert set(load_state(path).places) == {str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")}


def test_a_reader_that_changed_nothing_undoes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    idle, busy = Memory(path), Memory(path)
    busy.state.theme = "briefing-light"
    busy.state.sort = "date"
    busy.save()
    idle.save()
    assert (load_state(path).theme, load_state(path).sort) == ("briefing-light", "date")


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"theme": 3}',
        b'{"places": [1]}',
        b'{"places": {"x": 3}}',
        b'{"theme": "' + b"x" * LARGEST + b'"}',
    ],
)
def test_what_cannot_be_read_is_nothing_and_is_replaced(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "reader.json"
    path.write_bytes(written)
    memory = Memory(path)
    assert memory.state.places == {}
    memory.remember(tmp_path / "a.yaml", HERE)
    memory.save()
    assert list(load_state(path).places) == [str(tmp_path / "a.yaml")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"tab": 3, "record": "Q2"', KeptPlace("", record="Q2")),
        ('"tab": "statements", "view": -1', KeptPlace(tab="statements")),
        (
            '"tab": "statements", "cursors": [1, -5, "x", null, 2.5]',
            KeptPlace(tab="statements", cursors=(1, 0, 0, 0, 0)),
        ),
        ('"tab": "statements", "cursors": "no", "listing": [1]', KeptPlace(tab="statements")),
        ('"detail": 1, "listing": ["kind:direct", "date"]', KeptPlace("", listing=("kind:direct", "date"))),
    ],
)
def test_what_is_broken_in_a_place_is_as_at_first(tmp_path: Path, written: str, read: KeptPlace) -> None:
    path = tmp_path / "reader.json"
    path.write_text('{"places": {"x": {' + written + "}}}")
    assert load_state(path).places == {"x": read}


def test_of_very_many_cursors_few_are_read(tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    path.write_text('{"places": {"x": {"cursors": [' + "1, " * 50 + "1]}}}")
    assert len(load_state(path).places["x"].cursors) == MOST_VIEWS


def test_a_state_of_another_version_gives_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    path.write_text(
        json.dumps({"theme": "nord", "colours_of_next_year": {"a": [1]}, "places": {"/x": {"tab": "map", "z": 1}}})
    )
    assert Memory(path).state.theme == "nord"
    assert Memory(path).state.places["/x"].tab == "map"
    path.write_text('{"theme": "nord"}')
    assert Memory(path).state.theme == "nord"


def test_no_more_places_are_kept_than_are_of_use(tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    memory = Memory(path)
    for number in range(MOST_PLACES + 50):
        memory.remember(tmp_path / f"{number}.yaml", HERE)
    memory.save()
    assert len(load_state(path).places) == MOST_PLACES
    assert str(tmp_path / f"{MOST_PLACES + 49}.yaml") in load_state(path).places


@pytest.mark.usefixtures("no_superuser")
def test_a_folder_that_cannot_be_written_bothers_nobody(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    Memory(tmp_path / "reader.json").save()
    tmp_path.chmod(0o700)


def test_a_reader_without_a_path_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    memory = Memory()
    memory.remember(tmp_path / "a.yaml", HERE)
    memory.save()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ["pipe", "device", "endless"])
def test_a_state_that_is_no_file_holds_no_reader_up(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "reader.json"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(2**40)
    memory = Memory(path, clock=lambda: NOW)
    memory.remember(tmp_path / "a.yaml", HERE)
    memory.save()
    kept = {str(tmp_path / "a.yaml"): replace(HERE, left=NOW)}
    assert load_state(path).places == ({} if kind == "pipe" else kept)


@pytest.mark.parametrize("kind", ["pipe", "folder", "/dev/zero", "/dev/stdin"])
def test_what_is_no_file_is_not_read_and_what_is_no_link_not_replaced(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(kind)
    memory = Memory(path)
    assert memory.state == load_state(tmp_path / "none.json")
    memory.remember(tmp_path / "a.yaml", HERE)
    memory.save()
    assert path.is_file() == kind.startswith("/dev")


def test_a_brief_whose_name_is_no_text_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "reader.json"
    brief = tmp_path / os.fsdecode(b"\xff\xfe.yaml")
    memory = Memory(path, clock=lambda: NOW)
    memory.remember(brief, HERE)
    memory.save()
    assert Memory(path, clock=lambda: NOW).place_in(brief) == replace(HERE, left=NOW)
    assert Memory(path).place_in(tmp_path / os.fsdecode(b"\xff.yaml")) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from([*FIELDS, "x"]) | st.text(max_size=3), inner, max_size=5)
        ),
        max_leaves=12,
    )
)
def test_whatever_the_file_says_each_part_is_read_or_as_at_first(said: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reader.json")
        whole = {"theme": "nord", "sort": "date"}
        path.write_text(json.dumps({**said, **whole} if isinstance(said, dict) else said))
        state = load_state(path)
        assert not isinstance(said, dict) or (state.theme, state.sort) == ("nord", "date")
        save_state(path, state)
        assert load_state(path) == state


def test_a_brief_that_was_left_an_hour_ago_is_begun_anew(tmp_path: Path) -> None:
    now = [NOW]
    path, early, late = tmp_path / "reader.json", tmp_path / "early.yaml", tmp_path / "late.yaml"
    memory = Memory(path, clock=lambda: now[0])
    memory.remember(early, HERE)
    now[0] += 1800
    memory.remember(late, HERE)
    now[0] += 1800
    assert memory.place_in(early) is None
    # What is on the screen last was left when the reader ended.
    memory.save()
    now[0] += 3599
    later = Memory(path, clock=lambda: now[0])
    assert later.place_in(early) is None
    assert later.place_in(late) == replace(HERE, left=NOW + 3600)
    now[0] += 1
    assert later.place_in(late) is None


def test_hidden_rules_are_kept_with_their_brief_however_old_its_place_is(tmp_path: Path) -> None:
    now = [NOW]
    path, brief = tmp_path / "reader.json", tmp_path / "a.yaml"
    memory = Memory(path, clock=lambda: now[0])
    memory.hide_rules(brief, ("BR215",))
    memory.save()
    now[0] += 1_000_000
    later = Memory(path, clock=lambda: now[0])
    assert later.place_in(brief) is None
    assert later.hidden_rules(brief) == ("BR215",)
    assert later.hidden_rules(tmp_path / "b.yaml") == ()
    assert later.hidden_rules(None) == ()
