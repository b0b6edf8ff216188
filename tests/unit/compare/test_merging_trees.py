"""Three-way merges of briefs in JSON and TOML: by items, as in YAML, and nothing that either wrote is lost."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compare.merging import MergeRefused
from briefing.compare.merging_trees import merge_in_form
from briefing.files import load_text
from briefing.files.yaml_writing import as_yaml
from unit.compare.test_properties import EDITS, desk

BASE: dict[str, Any] = {
    "briefing": 1,
    "title": "Weir at Lund",
    "version": 2,
    "event": {"summary": "The weir holds [Q1] [Q2].", "when": "2025-03-01"},
    "actors": {"eli": {"name": "Eli Sand", "kind": "person"}},
    "sources": {"post": {"title": "Weir holds", "published": "2025-03-02"}},
    "quotes": [
        {"text": "The weir will hold", "speaker": "eli", "source": "post"},
        {"text": "It rains no more", "speaker": "eli", "source": "post", "at": 2},
    ],
    "gaps": ["Who pays."],
}
FORMS = {"json": lambda tree: json.dumps(tree, indent=2) + "\n", "toml": tomli_w.dumps}
READ = {"json": json.loads, "toml": tomllib.loads}
SOME_EDITS = st.lists(st.sampled_from(range(len(EDITS))), unique=True, max_size=4)


def with_change(**changes: Any) -> dict[str, Any]:
    return {**json.loads(json.dumps(BASE)), **changes}


def merged(form: str, ours: dict[str, Any], theirs: dict[str, Any]) -> tuple[Any, int, str]:
    base, mine, other = (FORMS[form](tree).encode() for tree in (BASE, ours, theirs))
    found = merge_in_form(base, mine, other, form)
    assert not found.problem
    return (None if found.conflicts else READ[form](found.text)), found.conflicts, found.text


@pytest.mark.parametrize("form", FORMS)
def test_items_of_both_are_there_and_named_as_they_are_now(form: str) -> None:
    first = {"text": "We have seen it", "speaker": "eli", "source": "post"}
    last = {"text": "The rain comes back", "speaker": "eli", "source": "post"}
    ours = with_change(
        quotes=[first, *BASE["quotes"]], event={"summary": "The weir holds [Q2] [Q3].", "when": "2025-03-01"}
    )
    theirs = with_change(quotes=[*BASE["quotes"], last], gaps=["Who pays.", "Who knew."])
    tree, conflicts, _ = merged(form, ours, theirs)
    assert conflicts == 0
    assert [quote["text"] for quote in tree["quotes"]] == [
        "We have seen it",
        "The weir will hold",
        "It rains no more",
        "The rain comes back",
    ]
    assert tree["event"]["summary"] == "The weir holds [Q2] [Q3]."
    assert tree["gaps"] == ["Who pays.", "Who knew."]


@pytest.mark.parametrize("form", FORMS)
def test_two_fields_of_one_item_come_together_and_numbers_stay_numbers(form: str) -> None:
    one, two = ({**BASE["quotes"][0], **change} for change in ({"note": "Heard twice."}, {"at": 7}))
    tree, conflicts, _ = merged(
        form, with_change(quotes=[one, BASE["quotes"][1]]), with_change(quotes=[two, BASE["quotes"][1]], version=3)
    )
    assert conflicts == 0
    assert tree["quotes"][0] == {**BASE["quotes"][0], "note": "Heard twice.", "at": 7}
    assert (tree["version"], tree["event"]["when"]) == (3, "2025-03-01")


@pytest.mark.parametrize("form", FORMS)
def test_where_both_changed_a_field_both_stand_between_markers(form: str) -> None:
    _, conflicts, text = merged(
        form, with_change(title="Weir at Lund broken", gaps=[]), with_change(title="Weir at Lund mended", version=3)
    )
    assert conflicts == 1
    lines = text.splitlines()
    start, middle, end = (next(n for n, line in enumerate(lines) if line.startswith(sign * 7)) for sign in "<=>")
    assert "broken" in "".join(lines[start:middle])
    assert "mended" in "".join(lines[middle:end])
    for side in (lines[start + 1 : middle], lines[middle + 1 : end]):
        chosen = READ[form]("\n".join([*lines[:start], *side, *lines[end + 1 :]]))
        assert chosen["version"] == 3
        assert not chosen.get("gaps")


@pytest.mark.parametrize("indent", [None, 4, "\t"])
@pytest.mark.parametrize("ends", ["", "\n"])
def test_a_file_in_json_keeps_its_layout(indent: int | str | None, ends: str) -> None:
    def written(tree: Any) -> bytes:
        return (json.dumps(tree, indent=indent, ensure_ascii=False) + ends).encode()

    ours, theirs = with_change(title="Wehr in Lünd"), with_change(version=3)
    found = merge_in_form(written(BASE), written(ours), written(theirs), "json")
    assert found.text.encode() == written({**ours, "version": 3})


def test_dates_of_toml_stay_dates() -> None:
    base = FORMS["toml"](BASE).replace('"2025-03-02"', "2025-03-02")
    ours, theirs = base.replace("Lund", "Lind"), base.replace("version = 2", "version = 3")
    found = merge_in_form(base.encode(), ours.encode(), theirs.encode(), "toml")
    assert "published = 2025-03-02\n" in found.text
    assert "version = 3\n" in found.text


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("toml", f"# mine\n{tomli_w.dumps(BASE)}", "comments would be lost"),
        ("json", "{}", "missing key"),
        ("json", '{"briefing": 1', "comma is missing"),
    ],
)
def test_what_would_lose_something_is_left_to_git(form: str, text: str, said: str) -> None:
    base = FORMS[form](BASE).encode()
    with pytest.raises(MergeRefused, match=said):
        merge_in_form(base, text.encode(), base, form)


def test_a_sign_of_a_comment_inside_of_a_text_is_none() -> None:
    base = FORMS["toml"](with_change(title="Weir # 3", gaps=["It's # 'so'"])).encode()
    assert "Weir # 3" in merge_in_form(base, base, base, "toml").text


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(SOME_EDITS, SOME_EDITS)
def test_any_edits_come_out_as_in_yaml(mine: list[int], other: list[int]) -> None:
    versions = []
    for numbers in ([], mine, other):
        brief = desk()
        for number in numbers:
            EDITS[number][0](brief)
        versions.append(brief)
    base, ours, theirs = (json.dumps(brief, indent=1).encode() for brief in versions)
    found = merge_in_form(base, ours, theirs, "json")
    base, ours, theirs = (as_yaml(brief).encode() for brief in versions)
    same = merge_in_form(base, ours, theirs, "yaml")
    assert bool(found.conflicts) == bool(same.conflicts)
    if not found.conflicts:
        assert load_text(found.text, format="json").briefing == load_text(same.text).briefing
