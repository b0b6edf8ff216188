"""Another id for something: in every place that names it, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.files import load_text
from briefing.files.changing import ChangeRefused
from briefing.files.converting import convert
from briefing.files.renaming import name_at, rename
from briefing.files.yaml_edits import rewritten

BRIEFS = Path(__file__).parents[3] / "briefs"
TEXT = """\
briefing: 1
title: wire   # 'wire' here is no id
as_of: {edtf: 2031-02-03, note: "As [wire:2] has it."}
event:
  when: 2031-02-01
  summary: >-
    Said [boa] in [wire:2], and again
    in [wire] and [S], not [wires] or [ wire ].
  participants: [boa, {actor: boa, role: host}]
actors:
  boa: {name: Boa, aliases: [wire, boa]}
  "fen": {name: Fen, affiliation: boa}
sources:
  'wire': {publisher: wire, title: "[wire] is not prose here", published: 2031-02-02}
quotes:
- text: boa and [wire]
  speaker: boa   # boa
  source: wire
  via: [boa, "Boa", fen]
- {text: two, speaker: [boa, 'fen'], source: "wire", about: boa, kind: indirect}
timeline:
- {date: 2031-02-01, text: "[Q1] and [boa]", source: wire, refs: ["wire:3", Q1, boa, Q2]}
"""


def after(text: str, old: str, new: str) -> str:
    return rewritten(text, rename(load_text(text), old, new))


def test_fields_and_prose_are_renamed_and_words_are_not() -> None:
    expected = TEXT
    for old, new in (
        ("As [wire:2]", "As [tape:2]"),
        ("in [wire:2]", "in [tape:2]"),
        ("in [wire] and", "in [tape] and"),
        ("'wire': {", "'tape': {"),
        ("source: wire\n", "source: tape\n"),
        ('source: "wire"', 'source: "tape"'),
        ("source: wire,", "source: tape,"),
        ('"wire:3"', '"tape:3"'),
    ):
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert after(TEXT, "wire", "tape") == expected


def test_an_actor_is_renamed_where_a_source_cites_it_and_its_name_is_not() -> None:
    text = after(TEXT, "boa", "b")
    assert 'via: [b, "Boa", fen]' in text
    assert "participants: [b, {actor: b, role: host}]" in text
    assert "  b: {name: Boa, aliases: [wire, boa]}" in text
    assert "speaker: b   # boa" in text
    assert "- text: boa and [wire]" in text


def test_what_is_named_by_its_place_gets_the_new_id_written() -> None:
    text = after(TEXT, "Q1", "threat")
    assert "- id: threat\n  text: boa and [wire]" in text
    assert "[threat] and [boa]" in text
    assert 'refs: ["wire:3", threat, boa, Q2]' in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wire", "boa", "the id 'boa' already belongs to an actor"),
        ("wire", "Q2", "the id 'Q2' already belongs to a quote"),
        ("wire", "wires", r"\[wires\] already stands in the brief"),
        ("wire", "a b", "'a b' is no id"),
        ("wire", "", "'' is no id"),
        ("wire", "é", "'é' is no id"),
        ("nobody", "n", "'nobody' names nothing"),
    ],
)
def test_an_id_that_cannot_be_is_refused_in_a_sentence(old: str, new: str, said: str) -> None:
    with pytest.raises(ChangeRefused, match=said):
        rename(load_text(TEXT), old, new)


def test_the_id_at_a_place_is_found_from_its_first_character_to_behind_its_last() -> None:
    file = load_text(TEXT)
    start = TEXT.index("[wire:2]") + 1
    assert {name_at(file, place).id for place in range(start, start + 5)} == {"wire"}
    for place in (start + 6, 0, TEXT.index("wire   #"), TEXT.index("[wires]") + 2, TEXT.index("- text: boa") + 9):
        with pytest.raises(ChangeRefused):
            name_at(file, place)


def test_json_keeps_its_form_and_toml_is_refused() -> None:
    text = convert(TEXT.encode(), "yaml", "json").decode()
    changed = rewritten(text, rename(load_text(text, format="json"), "wire", "tape"))
    assert json.loads(changed)["sources"].keys() == {"tape"}
    assert len(changed) == len(text)
    toml = convert(TEXT.encode(), "yaml", "toml")
    with pytest.raises(ChangeRefused, match="not looked for here"):
        rename(load_text(toml, format="toml"), "wire", "tape")


@given(st.data())
def test_a_renamed_brief_says_the_same_and_goes_back_to_its_bytes(data: st.DataObject) -> None:
    text = (BRIEFS / data.draw(st.sampled_from(["harbour-strike.yaml", "moldova-france.yaml"]))).read_text("utf-8")
    file = load_text(text)
    given_ids = [key for key in file.index.items if not key[1:].isdigit()]
    old, new = data.draw(st.sampled_from(given_ids)), data.draw(st.from_regex(r"\Ax[a-z]{2,9}x\Z"))
    changed = rewritten(text, rename(file, old, new))
    other = load_text(changed)
    swapped = {old: new}
    assert [swapped.get(key, key) for key in file.index.items] == list(other.index.items)
    assert {swapped.get(key, key): len(uses) for key, uses in file.index.uses.items()} == {
        key: len(uses) for key, uses in other.index.uses.items()
    }
    assert rewritten(changed, rename(other, new, old)) == text
