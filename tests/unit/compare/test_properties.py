"""Any brief: the same one has no changes, in any order and numbering; any list of edits is told, and nothing else."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compare import compare
from briefing.compare.telling import outline_of_changes, text_of
from briefing.export.formats import FORMATS, Options, Product
from briefing.files import load_text
from briefing.model.references import PROSE_PATTERNS, find_references, select
from briefing.outline import material_of
from examples import examples
from strategies import raw_briefs
from versions import edited

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefing.compare import Comparison
    from briefing.outline import Material

    Brief = dict[str, Any]

LETTERS = {"quotes": "Q", "timeline": "E", "tensions": "T", "discrepancies": "D", "assessments": "J"}
NOTES = ("sources.*.published.note", "sources.*.accessed.note", "gaps.*.by.note", "watch.*.by.note")
"""Notes on dates that no output prints, in which references are compared nevertheless."""


def material(brief: Brief) -> Material:
    return material_of(load_text(json.dumps(brief), format="json"))


def compared(old: Brief, new: Brief) -> Comparison:
    return compare(material(old), material(new))


def _at(tree: Any, path: Sequence[Any]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def reordered(brief: Brief, orders: Mapping[str, Sequence[int]]) -> Brief:
    """The same brief with its lists in other orders, and every reference by place written anew."""
    made = copy.deepcopy(brief)
    names: dict[str, str] = {}
    for section, order in orders.items():
        made[section] = [made[section][place] for place in order]
        if section in LETTERS:
            letter = LETTERS[section]
            names |= {f"{letter}{old + 1}": f"{letter}{new + 1}" for new, old in enumerate(order)}
    for path, key, _ in list(find_references(made)):
        _at(made, path[:-1])[path[-1]] = names.get(key, key)
    for pattern in (*PROSE_PATTERNS, *NOTES):
        # A short form such as a gap that is a plain text has no key inside.
        for short in {pattern, pattern.removesuffix(".text")}:
            for path, text in list(select(made, short)):
                if isinstance(text, str):
                    said = re.sub(r"\[([A-Z]\d+)\]", lambda found: f"[{names.get(found[1], found[1])}]", text)
                    _at(made, path[:-1])[path[-1]] = said
    return made


def lists_of(brief: Brief) -> list[str]:
    return [key for key in (*LETTERS, "gaps", "watch", "source_notes") if len(brief.get(key, ())) > 1]


@pytest.mark.slow
@given(raw_briefs())
@settings(max_examples=examples(60), deadline=None)
def test_a_brief_does_not_differ_from_itself(brief: Brief) -> None:
    assert compared(brief, copy.deepcopy(brief)).changes == ()


@pytest.mark.slow
@given(st.data())
@settings(max_examples=examples(120), deadline=None)
def test_order_and_numbers_are_no_changes(data: st.DataObject) -> None:
    brief = data.draw(raw_briefs())
    orders = {key: data.draw(st.permutations(range(len(brief[key])))) for key in lists_of(brief)}
    comparison = compared(brief, reordered(brief, orders))
    assert [text_of(change, comparison) for change in comparison.changes] == []


@pytest.mark.slow
@given(raw_briefs(), raw_briefs())
@settings(max_examples=examples(60), deadline=None)
def test_any_two_briefs_can_be_compared_and_told_safely(old: Brief, new: Brief) -> None:
    comparison = compared(old, new)
    after = material(new)
    outline = outline_of_changes(comparison, after, name="x")
    for form in ("text", "markdown", "html"):
        told = FORMATS[form].render(Product(outline, after, "x"), Options())[""].decode()
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", told)
    assert [change.importance for change in comparison.changes] == sorted(
        change.importance for change in comparison.changes
    )


def desk() -> Brief:
    """A brief with statements that nothing refers to, so that they can be withdrawn."""
    brief = edited()
    brief["quotes"] += [
        {"text": "Insurers have sent two surveyors aboard", "speaker": "port", "kind": "indirect", "source": "wire"},
        {"text": "Tugs from Helm were offered and refused", "speaker": "union", "kind": "indirect", "source": "wire"},
    ]
    return brief


def _item(section: str, words: str) -> Callable[[Brief], Any]:
    """The item that is known by words, wherever earlier edits have moved it."""
    return lambda brief: next(one for one in brief[section] if words in json.dumps(one))


def _edit(find: Callable[[Brief], Any], **values: Any) -> Callable[[Brief], None]:
    return lambda brief: find(brief).update(values)


EDITS: list[tuple[Callable[[Brief], None], tuple[str, str]]] = [
    (_edit(_item("quotes", "Nobody"), text="Nobody has ever asked us what a night costs"), ("quotes", "text")),
    (_edit(_item("quotes", "Nobody"), venue="on the quay"), ("quotes", "venue")),
    (_edit(_item("quotes", "Night after"), speaker=["lind", "union"]), ("quotes", "speaker")),
    (_edit(_item("quotes", "Night after"), status="contested"), ("quotes", "status")),
    (_edit(_item("quotes", "will not talk"), at=7), ("quotes", "source")),
    (_edit(_item("quotes", "will not talk"), note="Said twice."), ("quotes", "note")),
    (lambda brief: brief["quotes"].remove(_item("quotes", "Tugs")(brief)), ("quotes", "withdrawn")),
    (
        lambda brief: brief["quotes"].append({"text": "Rain is expected", "speaker": None, "kind": "indirect"}),
        ("quotes", "added"),
    ),
    (_edit(_item("timeline", "council"), date="2031-04-08"), ("timeline", "date")),
    (_edit(_item("timeline", "council"), status="occurred"), ("timeline", "status")),
    (lambda brief: brief["timeline"].append({"date": "2031-05", "text": "Ferries return."}), ("timeline", "added")),
    (_edit(_item("tensions", "Pilots"), trend="steady"), ("tensions", "trend")),
    (_edit(_item("tensions", "Pilots"), level=3), ("tensions", "level")),
    (_edit(_item("tensions", "Pilots"), common_ground="Both want ships to move."), ("tensions", "common_ground")),
    (
        lambda brief: _item("tensions", "Pilots")(brief)["positions"].append({"party": "lind", "position": "Maybe."}),
        ("tensions", "position"),
    ),
    (_edit(_item("discrepancies", "How many"), note="Counted at noon."), ("discrepancies", "note")),
    (_edit(_item("discrepancies", "How many"), preferred=None), ("discrepancies", "preferred")),
    (_edit(_item("assessments", "strike"), likelihood="unlikely"), ("assessments", "likelihood")),
    (_edit(_item("assessments", "strike"), confidence="high"), ("assessments", "confidence")),
    (lambda brief: brief["gaps"].remove(_item("gaps", "insurers")(brief)), ("gaps", "closed")),
    (lambda brief: brief["gaps"].append("When the night tide turns."), ("gaps", "added")),
    (lambda brief: brief["event"]["key_points"].append("Fuel runs low."), ("key_points", "added")),
    (lambda brief: brief["event"].update(status="cancelled"), ("event", "status")),
    (lambda brief: brief["sources"]["wire"].update(reliability="D"), ("sources", "reliability")),
    (lambda brief: brief["actors"]["lind"].update(role="president"), ("actors", "role")),
    (lambda brief: brief["sources"].update(log={"title": "Log of the port"}), ("sources", "added")),
    (lambda brief: brief.update(marking="TLP:AMBER"), ("brief", "marking")),
    (lambda brief: brief.update(title="Pilots of Orsund stay ashore"), ("brief", "title")),
]
"""Edits of one brief, each with the section and the field, or the turn, that is to be told."""


def told(comparison: Comparison) -> Counter[tuple[str, str]]:
    return Counter(
        (change.section, field)
        for change in comparison.changes
        for field in ([one.field for one in change.differences] or [str(change.turn)])
    )


@given(st.data())
@settings(max_examples=examples(150), deadline=None)
def test_each_of_some_edits_is_told_and_nothing_else(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(range(len(EDITS))), unique=True, max_size=12))
    brief = desk()
    for number in chosen:
        edit, _ = EDITS[number]
        edit(brief)
    orders = {key: data.draw(st.permutations(range(len(brief[key])))) for key in lists_of(brief)}
    assert told(compared(desk(), reordered(brief, orders))) == Counter(EDITS[number][1] for number in chosen)


@pytest.mark.parametrize("number", range(len(EDITS)))
def test_an_edit_and_its_undoing_are_told_alike(number: int) -> None:
    brief = desk()
    edit, (section, field) = EDITS[number]
    edit(brief)
    back = {"added": {"withdrawn", "dropped", "closed"}, "withdrawn": {"added"}, "closed": {"added"}}
    ((found, turn),) = told(compared(brief, desk()))
    assert found == section
    assert turn in back.get(field, {field})
