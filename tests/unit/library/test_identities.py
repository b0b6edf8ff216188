from __future__ import annotations

import os
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingFileError
from briefing.library.identities import FILE, Decision, Identities, Known, load_decisions, save_decision

if TYPE_CHECKING:
    from pathlib import Path


def test_one_item_of_wikidata_makes_one_and_says_so() -> None:
    found = Identities([Known("a:x", "Q5"), Known("b:y", "Q5"), Known("c:z", "Q6")])
    assert found.of("a:x") == {"a:x", "b:y"}
    assert found.explain("a:x", "b:y") == "a:x and b:y: both are Q5 of Wikidata"
    assert found.of("c:z") == {"c:z"}
    assert "Q5 and Q6" in found.parts("a:x", "c:z")


def test_another_brief_may_be_named_and_a_register_shared() -> None:
    found = Identities(
        [
            Known("a:x", same_as=("b:y",)),
            Known("b:y"),
            Known("c:z", same_as=("VIAF 7",)),
            Known("d:w", same_as=("VIAF 7",)),
        ]
    )
    assert found.explain("b:y", "a:x") == "b:y and a:x: one names the other in 'same_as'"
    assert found.explain("c:z", "d:w") == "c:z and d:w: both are VIAF 7"


def test_decisions_reach_through_a_third_and_are_explained_link_by_link() -> None:
    decisions = [Decision("same", ("a:x", "b:y"), "one office", "2024-05-01")]
    found = Identities([Known("b:y", "Q5"), Known("c:z", "Q5")], decisions)
    assert found.of("a:x") == {"a:x", "b:y", "c:z"}
    assert found.explain("a:x", "c:z") == (
        "a:x and b:y: decided (2024-05-01, one office); b:y and c:z: both are Q5 of Wikidata"
    )


def test_a_later_decision_on_the_same_pair_holds() -> None:
    once = Decision("same", ("a:x", "b:y"))
    found = Identities([], [once, Decision("different", ("b:y", "a:x"))])
    assert found.of("a:x") == {"a:x"}
    assert not found.contradictions
    again = Identities([], [once, Decision("unsure", ("b:y", "a:x"))])
    assert again.of("a:x") == {"a:x"}
    assert again.unsure == {frozenset(("a:x", "b:y"))}


def test_who_is_one_and_is_not_is_kept_apart_and_told() -> None:
    decisions = [
        Decision("same", ("a:x", "b:y")),
        Decision("same", ("b:y", "c:z")),
        Decision("different", ("a:x", "c:z"), "father and son"),
    ]
    found = Identities([], decisions)
    assert found.of("a:x") == {"a:x"}
    (told,) = found.contradictions
    assert {told.one, told.other} == {"a:x", "c:z"}
    assert told.but == "decided (father and son)"
    assert told.why.count(" and ") == 2


def test_two_items_of_wikidata_are_never_put_together_by_a_decision() -> None:
    found = Identities([Known("a:x", "Q5"), Known("b:y", "Q6")], [Decision("same", ("a:x", "b:y"))])
    assert found.of("a:x") == {"a:x"}
    assert len(found.contradictions) == 1


NAMES = st.sampled_from([f"{brief}:x" for brief in "abcdefg"])
DECISIONS = st.lists(
    st.tuples(st.sampled_from(["same", "different"]), st.lists(NAMES, min_size=2, max_size=3, unique=True).map(tuple)),
    max_size=8,
).map(lambda made: [Decision(*one) for one in made])


@given(DECISIONS)
def test_groups_are_whole_and_hold_nobody_who_is_parted(decisions: list[Decision]) -> None:
    found = Identities([], decisions)
    everybody = [f"{brief}:x" for brief in "abcdefg"]
    for one in everybody:
        group = found.of(one)
        assert one in group
        assert all(found.of(other) == group for other in group)
        assert not any(found.parts(*pair) for pair in combinations(sorted(group), 2))
        assert all(found.explain(one, other) for other in group - {one})


def test_what_is_decided_is_written_beside_what_is_there(tmp_path: Path) -> None:
    save_decision(tmp_path, Decision("same", ("a:x", "b:y"), "one: office, 'no'", "2024-05-01"))
    path = tmp_path / FILE
    path.write_text(path.read_text() + "  # seen by Ada\n")
    save_decision(tmp_path, Decision("different", ("a:x", "c:z")))
    assert "# seen by Ada" in path.read_text()
    assert load_decisions(tmp_path) == (
        Decision("same", ("a:x", "b:y"), "one: office, 'no'", "2024-05-01"),
        Decision("different", ("a:x", "c:z")),
    )


def test_what_somebody_else_decides_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / FILE
    save_decision(tmp_path, Decision("same", ("a:x", "b:y")))
    theirs = path.read_bytes() + b"  - {unsure: [a:x, d:w]}\n"
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (sync(descriptor), path.write_bytes(theirs)))
    with pytest.raises(BriefingFileError, match="changed meanwhile"):
        save_decision(tmp_path, Decision("different", ("a:x", "c:z")))
    assert path.read_bytes() == theirs


def test_an_empty_file_decides_nothing_and_can_be_added_to(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("\n")
    assert load_decisions(tmp_path) == ()
    save_decision(tmp_path, Decision("unsure", ("a:x", "b:y")))
    assert [one.kind for one in load_decisions(tmp_path)] == ["unsure"]


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "nowhere"])
def test_what_is_no_file_is_told_and_not_taken_for_no_decisions(tmp_path: Path, kind: str) -> None:
    path = tmp_path / FILE
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe" and hasattr(os, "mkfifo"):
        os.mkfifo(path)
    else:
        path.symlink_to(os.devnull if kind == "device" else "gone.yaml")
    with pytest.raises(BriefingFileError):
        load_decisions(tmp_path)


def test_a_link_to_decisions_elsewhere_is_not_replaced(tmp_path: Path) -> None:
    save_decision(tmp_path, Decision("same", ("a:x", "b:y")))
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / FILE).symlink_to(f"../{FILE}")
    with pytest.raises(BriefingFileError, match="is a symbolic link"):
        save_decision(tmp_path / "second", Decision("different", ("a:x", "c:z")))
    assert (tmp_path / "second" / FILE).is_symlink()


@pytest.mark.parametrize("text", ["decisions: []\n", "decisions:\n- {same: [a:x, b:y]}\nmore: 1\n", "decisions: 1\n"])
def test_a_file_that_does_not_end_in_decisions_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(BriefingFileError):
        save_decision(tmp_path, Decision("same", ("a:x", "c:z")))
    assert (tmp_path / FILE).read_text() == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("decisions:\n  - {same: [a:x]}\n", "decision 1: 'same' is a list of two"),
        ("decisions:\n  - {same: [a:x, b:y]}\n  - {maybe: [a:x, b:y]}\n", "decision 2: has one of the keys"),
        ("decisions:\n  - {same: [a:x, nobody]}\n", "written 'brief:actor'"),
        ("decisions: [\n", "line "),
        ("merged: []\n", "holds one key"),
    ],
)
def test_a_file_of_decisions_that_is_wrong_says_where(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(BriefingFileError, match=says):
        load_decisions(tmp_path)
