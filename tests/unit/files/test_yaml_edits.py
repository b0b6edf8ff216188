"""What is added to a YAML text, put in the place of something, or taken away; all else stays as it is."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.files.yaml_edits import Edit, NewEntries, NewEntry, NewItem, NewItems, Removal, Replacement, edited

NEW = {"text": 'He said: "no"?', "speaker": None, "date": "2024-03-07?"}
BLOCK = "- text: 'He said: \"no\"?'\n{0}  speaker: null\n{0}  date: 2024-03-07?\n"
FLOW = "{text: 'He said: \"no\"?', speaker: null, date: '2024-03-07?'}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1", "a: 1\nquotes:\n" + BLOCK.format("")),
        ("  a: 1\n  b: 2\n", "  a: 1\n  b: 2\n  quotes:\n  " + BLOCK.format("  ")),
        ("---\na: 1\n...\n", "---\na: 1\nquotes:\n" + BLOCK.format("") + "...\n"),
        ("quotes: []   # none yet\nb: 2\n", "quotes:   # none yet\n  " + BLOCK.format("  ") + "b: 2\n"),
        ("quotes: [\n]\n", f"quotes: [{FLOW}\n]\n"),
        ("quotes:\n- a\n# of b\nb: 1\n", "quotes:\n- a\n" + BLOCK.format("") + "# of b\nb: 1\n"),
        (
            "quotes:\n    - text: |\n        x\n\n    # last\nz: 1\n",
            "quotes:\n    - text: |\n        x\n\n    " + BLOCK.format("    ") + "    # last\nz: 1\n",
        ),
        (
            "quotes:\n  - a: 1\n\n  - b: 2\nb: 1\n",
            "quotes:\n  - a: 1\n\n  - b: 2\n\n  " + BLOCK.format("  ") + "b: 1\n",
        ),
        ("quotes: [{a: 1}, {b: 2} , ]\n", f"quotes: [{{a: 1}}, {{b: 2}} , {FLOW} ]\n"),
        ("quotes: [{a: 1},\n  {b: 2} # x, y\n ]\n", f"quotes: [{{a: 1}},\n  {{b: 2}}, {FLOW} # x, y\n ]\n"),
        ("{a: 1, quotes: [{b: 1}]}", f"{{a: 1, quotes: [{{b: 1}}, {FLOW}]}}"),
        ("{a: 1}\n", f"{{a: 1, quotes: [{FLOW}]}}\n"),
        ("quotes:\n- a: |-\n    x", "quotes:\n- a: |-\n    x\n" + BLOCK.format("")),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_an_item_goes_behind_the_others(before: str, after: str, ending: str) -> None:
    if "\n" in before:
        before, after = before.replace("\n", ending), after.replace("\n", ending)
    changed = edited(before, [NewItem("quotes", NEW)])
    assert changed == after
    expected = yaml.safe_load(before)
    assert yaml.safe_load(changed) == {**expected, "quotes": [*(expected.get("quotes") or []), NEW]}


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("q:\n- a: 1\n- b: 2\n", ("q", 0), "q:\n- b: 2\n"),
        ("q:\n- a: 1\n- b: 2", ("q", 1), "q:\n- a: 1\n"),
        ("q:  # all\n- a: 1\nx: 1\n", ("q", 0), "q: []  # all\nx: 1\n"),
        (
            "q:\n  # of a\n  - a: 1\n    # in a\n  - b: 2 # of b\n    # - in\n\n    # and\n\n  # of c\n  - c: 1\n",
            ("q", 1),
            "q:\n  # of a\n  - a: 1\n    # in a\n\n  # of c\n  - c: 1\n",
        ),
        ("q:\n\n  - a\n\n  - b\n\n  - c\n\nx: 1\n", ("q", 1), "q:\n\n  - a\n\n  - c\n\nx: 1\n"),
        ("q:\n  - note: |\n      a\n\n  -\n    b: 1\n", ("q", 0), "q:\n  -\n    b: 1\n"),
        ("q: [{a: 1}, # one, two\n {b: 2}, # b\n]\n", ("q", 1), "q: [{a: 1}, # one, two\n  # b\n]\n"),
        ("q: [{a: 1}, # one, two\n {b: 2} # b\n]\n", ("q", 1), "q: [{a: 1} # one, two\n  # b\n]\n"),
        ("q: [{a: 1}, # of a\n {b: 2}, {c: 3}]\n", ("q", 1), "q: [{a: 1}, # of a\n {c: 3}]\n"),
        (
            "q:\n  # The first day\n  # a-b:3: 'said'; paragraph 3,\n  # and 4\n  - a: 1\n  # c:4: 'added'\n  - b: 2\n",
            ("q", 0),
            "q:\n  # The first day\n  # c:4: 'added'\n  - b: 2\n",
        ),
        (
            "q:\n# The first day\n- a: 1\n# The second\n- b: 2\n",
            ("q", 1),
            "q:\n# The first day\n- a: 1\n# The second\n",
        ),
        ("# c:4: of all\nq:\n# c:4: 'added'\n- b: 2\n", ("q", 0), "# c:4: of all\nq: []\n"),
        ("p:\n  # a:1: named\n  x:\n    name: X\n  y: {name: Y}\n", ("p", "x"), "p:\n  y: {name: Y}\n"),
        ("q: [{a: 1},]", ("q", 0), "q: []"),
        ("q: [a, b , c ]", ("q", 2), "q: [a, b  ]"),
        ("q:\n- draft: true\n  a: 1\n", ("q", 0, "draft"), "q:\n- a: 1\n"),
        ("q:\n- draft: true # why\n  a: 1\n", ("q", 0, "draft"), "q:\n- # why\n  a: 1\n"),
        ("q:\n- draft: true\n  # why\n  a: 1\n", ("q", 0, "draft"), "q:\n-\n  # why\n  a: 1\n"),
        ("q:\n-\n  a: 1\n  draft: true   # why\n  b: 1\n", ("q", 0, "draft"), "q:\n-\n  a: 1\n  # why\n  b: 1\n"),
        ("q:\n- a: 1\n  draft: true", ("q", 0, "draft"), "q:\n- a: 1\n"),
        ("q: [{a: 1, draft: true}]", ("q", 0, "draft"), "q: [{a: 1}]"),
        ("q: [{draft: true, a: 1}]", ("q", 0, "draft"), "q: [{a: 1}]"),
        ("q: [{a: 1, 'draft': true , b: 1}]", ("q", 0, "draft"), "q: [{a: 1, b: 1}]"),
        ("p:\n  x:\n    name: X\n    # in x\n  y: {name: Y}\n", ("p", "x"), "p:\n  y: {name: Y}\n"),
        ("p:\n  x:\n    name: X\n\nq: 1\n", ("p", "x"), "p: {}\n\nq: 1\n"),
        ("p:\n  x:\n    date:\n      a: 1\n    n: 1\n", ("p", "x", "date"), "p:\n  x:\n    n: 1\n"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_what_is_taken_away_leaves_the_rest_as_it_is(
    before: str, path: tuple[str | int, ...], after: str, ending: str
) -> None:
    before, after = before.replace("\n", ending), after.replace("\n", ending)
    changed = edited(before, [Removal(path)])
    assert changed == after
    expected = yaml.safe_load(before)
    _take(expected, path)
    assert yaml.safe_load(changed) == expected


def _take(tree: Any, path: tuple[str | int, ...]) -> None:
    for part in path[:-1]:
        tree = tree[part]
    del tree[path[-1]]


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("q:\n- a: one # why\n  b: 1\n", "t: #", "q:\n- a: 't: #' # why\n  b: 1\n"),
        ("q:\n- a: >-\n    one\n    two\n  b: 1\n", "new", "q:\n- a: new\n  b: 1\n"),
        ("q:\n- a:\n  - x\n  - y\n  b: 1\n", ["z", "w"], "q:\n- a: [z, w]\n  b: 1\n"),
        ("q: [{a: one, b: 1}]\n", None, "q: [{a: null, b: 1}]\n"),
        ("q:\n- a:\n  b: 1\n", "x", "q:\n- a: x\n  b: 1\n"),
        ('q:\n- a: "one\n    two"\n  b: 1\n', "12:30", "q:\n- a: '12:30'\n  b: 1\n"),
    ],
)
def test_a_value_takes_the_place_of_another(before: str, value: Any, after: str) -> None:
    changed = edited(before, [Replacement(("q", 0, "a"), value)])
    assert changed == after
    assert yaml.safe_load(changed)["q"][0]["a"] == value


@pytest.mark.parametrize(
    "edit",
    [
        NewItem("a", NEW),
        NewEntry("a", "x", 1),
        NewEntry("p", "x", 1),
        Removal(("q", 2)),
        Removal(("q", 0, "x")),
        Removal(("z", 0)),
        Removal(("q", 1, "only")),
        Replacement(("p", "y"), 1),
    ],
)
def test_what_has_no_place_is_refused(edit: Edit) -> None:
    with pytest.raises(LookupError):
        edited("a: text\np: {x: 1}\nq:\n- a: 1\n- only: 1\n", [edit])


def test_two_edits_of_one_place_are_refused() -> None:
    with pytest.raises(LookupError):
        edited("q: [{a: 1}, {b: 1}]\n", [Removal(("q", 0)), Replacement(("q", 0, "a"), 2)])


def test_a_new_entry_and_a_new_item_can_both_go_to_the_end() -> None:
    changed = edited("a: 1\n", [NewEntry("p", "x", {"n": 1}), NewItem("q", {"b": 1})])
    assert changed == "a: 1\np:\n  x:\n    n: 1\nq:\n- b: 1\n"


COMMENTS = st.sampled_from(["", "# plain", "# a - dash, a comma", "# é 🚢"])
SCALARS = st.sampled_from(
    [
        "1",
        "'a # b'",
        '"x, y"',
        "word word",
        "|-\n      kept\n      lines",
        ">-\n      folded\n\n      text",
        "[1, 2]",
        "{k: v}",
    ]
)
FLAT = st.sampled_from(["1", "'a # b'", '"x, y"', "word word", "[1, 2]", "{k: v}"])


@st.composite
def blocks(draw: st.DrawFn) -> tuple[str, int]:
    """A text with a list in blocks of any indentation, and how many items it has."""
    indent = " " * draw(st.sampled_from([0, 2, 3, 6]))
    lines = ["title: t", *([comment] if (comment := draw(COMMENTS)) else []), "q:"]
    count = draw(st.integers(1, 4))
    for _ in range(count):
        lead = f"{indent}-" + draw(st.sampled_from([" ", "   ", f"\n{indent}  "]))
        column = " " * len(lead.split("\n")[-1])
        for key in "abc"[: draw(st.integers(1, 3))]:
            value = draw(SCALARS).replace("\n      ", f"\n{indent}         ")
            comment = draw(COMMENTS)
            lines.append(f"{lead}{key}: {value}" + (f" {comment}" if comment and "\n" not in value else ""))
            lead = column
        lines += draw(st.sampled_from([[], [""], [f"{indent}   # inside"], ["", f"{indent}# above"]]))
    return "\n".join([*lines, *draw(st.sampled_from([[], ["z: 1"], ["# the end"]]))]) + draw(
        st.sampled_from(["", "\n"])
    ), count


@st.composite
def flows(draw: st.DrawFn) -> tuple[str, int]:
    """A text with a list in brackets, and how many items it has."""
    count = draw(st.integers(1, 4))
    items = []
    for _ in range(count):
        pairs = [f"{key}: {draw(FLAT)}" for key in "abc"[: draw(st.integers(1, 3))]]
        items.append("{" + ", ".join(pairs) + draw(st.sampled_from(["", " ", ","])) + "}")
    between = draw(st.sampled_from([", ", ",\n  ", ", # one, two\n  ", " # [, ]\n  , "]))
    tail = draw(st.sampled_from(["", ",", " # x, y\n", ", # x\n"]))
    return f"title: t\nq: [{between.join(items)}{tail} ]\nz: 1\n", count


@pytest.mark.parametrize(
    "before",
    [
        "a: 1\n",
        "q:\n- x: 1\n",
        "q: []\n",
        "q:\n",
        "q: [{x: 1}]  # some\n",
        "{q: [], a: 1}",
        "{a: 1}",
        "q:\n- x: 1\n\n- y: 1\n",
    ],
)
def test_several_items_are_added_at_once(before: str) -> None:
    changed = edited(before, [NewItems("q", [NEW, {"b": [1, {"c": "?"}]}])])
    expected = yaml.safe_load(before)
    assert yaml.safe_load(changed) == {**expected, "q": [*(expected.get("q") or []), NEW, {"b": [1, {"c": "?"}]}]}


@pytest.mark.parametrize("before", ["a: 1\n", "m:\n  x: 1\n", "m:\n", "m: {x: 1}  # some\n", "{m: {}, a: 1}", "{a: 1}"])
def test_several_entries_are_added_at_once(before: str) -> None:
    changed = edited(before, [NewEntries("m", {"n": NEW, "o": {"b": 1}})])
    expected = yaml.safe_load(before)
    assert yaml.safe_load(changed) == {**expected, "m": {**(expected.get("m") or {}), "n": NEW, "o": {"b": 1}}}
    with pytest.raises(KeyError):
        edited(changed, [NewEntries("m", {"p": 1, "n": 2})])


@given(made=blocks() | flows(), data=st.data(), ending=st.sampled_from(["\n", "\r\n"]))
def test_whatever_a_list_looks_like_the_other_items_and_all_comments_stay(
    made: tuple[str, int], data: st.DataObject, ending: str
) -> None:
    text, count = made
    text = text.replace("\n", ending)
    place = data.draw(st.integers(0, count - 1))
    expected = yaml.safe_load(text)
    added = edited(text, [NewItem("q", NEW)])
    assert yaml.safe_load(added) == {**expected, "q": [*expected["q"], NEW]}
    assert _is_part(text, added)
    gone = edited(text, [Removal(("q", place))])
    del expected["q"][place]
    assert yaml.safe_load(gone) == expected
    assert _is_part(gone.replace("q: []", "q:", 1), text)


def _is_part(part: str, whole: str) -> bool:
    """Whether the characters of one text stand in the other, in their order."""
    rest = iter(whole)
    return all(sign in rest for sign in part)
