"""What the language server tells of a place that is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol.types import MarkupContent, MarkupKind

from briefing.check.registry import REGISTRY, explain
from briefing.errors import Diagnostic, SourcePosition, SourceSpan
from briefing.lsp.knowing import hover
from briefing.model.schema import briefing_schema
from carets import at_caret, opened
from ferry import CLOSED, DATED, HEAD, beside_source

if TYPE_CHECKING:
    from pathlib import Path

EVENT = """\
event:
  summary: The ferry does not sail [closed], as [okoye] says [gazette:2]. It is [sic] unclear.
actors:
  okoye: {name: Ada Okoye, kind: person, role: Harbour master, side: Port}
  line: {name: Ferry Line, kind: organization}
"""
REST = """\
    at: 2
    date: {edtf: 2024-03-07?, text: Thursday}
  - text: We lost a week.
    kind: direct
    speaker: line
    source: gazette
tensions:
  - title: Port / line
    level: 2
    positions:
      - {party: okoye, position: It must wait., quotes: [closed]}
      - {party: line, position: It must sail., stance: demands, quotes: [Q2]}
"""
BRIEF = HEAD + EVENT + DATED + CLOSED + REST


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return beside_source(tmp_path)


def told(text: str, **more: Any) -> str:
    snapshot, position = at_caret(text, **more)
    found = hover(snapshot, position)
    if found is None:
        return ""
    assert isinstance(found.contents, MarkupContent)
    assert found.contents.kind is MarkupKind.PlainText
    return found.contents.value


def at(words: str, inside: int = 1) -> str:
    """The brief with the mark inside of the first place where words stand."""
    place = BRIEF.index(words) + inside
    return f"{BRIEF[:place]}‸{BRIEF[place:]}"


def test_an_actor_is_told_with_role_side_counts_and_dates(path: Path) -> None:
    card = told(at("[okoye"), path=path)
    assert "Ada Okoye, Harbour master" in card
    assert "side: Port" in card
    assert "1 statement, 1 tension; dated 7 March 2024 (uncertain)." in card
    assert told(at("speaker: okoye", 10), path=path) == card
    assert told(at("okoye: {"), path=path) == card


def test_a_statement_is_told_with_the_one_verdict(path: Path) -> None:
    card = told(at("[closed]"), path=path)
    assert "“Nobody sails before Monday”" in card
    assert "verified, verbatim" in card
    assert "verified: the words stand in the source, character for character" in card
    assert told(at("Nobody sails"), path=path) == card


def test_a_statement_that_the_source_does_not_have_says_so_with_the_rule(path: Path) -> None:
    card = told(at("We lost"), path=path)
    assert "NOT FOUND: the words do not stand in the source" in card
    assert explain("BR301").rstrip() in card


def test_a_paragraph_is_told_by_reference_and_by_number(path: Path) -> None:
    card = told(at("[gazette:2"), path=path)
    assert "[gazette:2] Ferry stays in port" in card
    assert "“Nobody sails before Monday”, Ada Okoye said." in card
    assert "Statements from it: closed" in card
    assert told(at("at: 2", 4), path=path) == card


def test_a_paragraph_that_is_not_at_hand_or_not_there_says_so(path: Path) -> None:
    assert "not at hand" in told(at("[gazette:2"))
    assert "has 2 paragraphs" in told(at("[gazette:2").replace("gazette:2]", "gazette:9]"), path=path)


def test_a_bracket_that_names_nothing_tells_nothing(path: Path) -> None:
    assert not told(at("[sic]"), path=path)


def test_a_date_is_told_with_the_days_it_covers() -> None:
    assert told(at("2024-03-07?")).startswith("2024-03-07?: Thursday 7 March 2024 (uncertain)\nCovers: 2024-03-07")
    assert "1 June 2024" not in told("as_of: 2024-2‸2")
    assert told("as_of: 2024-2‸2").startswith("2024-22: summer 2024\nCovers: 2024-06-01 to 2024-08-31")


def test_a_value_of_a_list_is_told_with_its_meaning() -> None:
    assert told(at("demands")) == "demands: asks for it"
    assert told(at("level: 2", 7)) == "2: non-violent crisis"


def test_a_broken_text_is_told_by_the_last_brief_with_its_verdict(path: Path) -> None:
    broken = at("[closed]").replace("kind: organization}", "kind: [")
    card = told(broken, path=path, known=BRIEF)
    assert card.startswith("As it was when the brief last loaded:")
    assert "verified: the words stand in the source" in card


def test_an_item_that_is_no_statement_yet_tells_what_is_wrong_with_it() -> None:
    text = f"{BRIEF.partition('  - text: We lost')[0]}  - We lo‸st\n"
    assert told(text).startswith("BR113")


def test_a_text_that_never_made_a_brief_tells_names() -> None:
    assert told(at("[okoye").replace("briefing: 1", "x: [")) == "okoye, actor: Ada Okoye"


def test_what_a_file_says_is_made_safe() -> None:
    text = at("[okoye").replace("name: Ada Okoye", 'name: "Ada \\e]0;x\\a"').replace("kind: person", "kind: group")
    assert "<U+001B>" in told(text)
    assert "\x1b" not in told(text)


SCHEMA = briefing_schema()


def keys_of(schema: dict[str, Any], path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every key of the schema by the way to it, with what holds there; `*` is an item, `one` an id."""
    if "$ref" in schema:
        return keys_of(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    if "anyOf" in schema:
        return [key for choice in schema["anyOf"] for key in keys_of(choice, path)]
    found: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    for name, value in schema.get("properties", {}).items():
        found += [((*path, name), value), *keys_of(value, (*path, name))]
    for inner, step in (("items", "*"), ("additionalProperties", "one")):
        if isinstance(schema.get(inner), dict):
            found += keys_of(schema[inner], (*path, step))
    return found


def in_lines(path: tuple[str, ...]) -> str:
    """YAML with the mark on the key at the end of a path."""
    lines, indent, lead = [], 0, ""
    for place, step in enumerate(path, 1):
        if step == "*":
            lead = f"{lead or ' ' * indent}- "
        else:
            lines.append(f"{lead or ' ' * indent}{step[:1]}{'‸' if place == len(path) else ''}{step[1:]}:")
            lead = ""
        indent += 2
    return "\n".join(lines)


def test_every_key_of_the_schema_is_told_with_its_description() -> None:
    keys = dict(keys_of(SCHEMA))
    assert len(keys) > 150
    for path, schema in keys.items():
        assert told(in_lines(path)).partition("\n\n")[0] == f"{path[-1]}: {schema['description']}", path


def meanings_of(schema: dict[str, Any]) -> dict[str, str]:
    """The values of the fixed list that a key has."""
    if "$ref" in schema:
        return meanings_of(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        return {value: meaning for choice in schema["anyOf"] for value, meaning in meanings_of(choice).items()}
    return dict(zip(schema.get("enum", ()), schema.get("enumDescriptions", ()), strict=False))


def test_every_value_of_the_schema_is_told_with_its_meaning() -> None:
    told_of = 0
    for path, schema in keys_of(SCHEMA):
        for value, meaning in meanings_of(schema).items():
            text = in_lines(path).replace("‸", "")
            card = told(f"{text} {value[:1]}‸{value[1:]}")
            assert card.partition("\n\n")[0] == f"{value}: {meaning}", path
            told_of += 1
    assert told_of > 100


@pytest.mark.parametrize("code", REGISTRY)
def test_a_finding_is_told_with_what_the_documentation_says_of_its_rule(code: str) -> None:
    snapshot = opened("briefing: 1\ntitle: T\n")
    span = SourceSpan(SourcePosition(2, 1), SourcePosition(2, 6))
    found = Diagnostic(code, REGISTRY[code].severity, "something", snapshot.name, span=span)
    vars(snapshot)["findings"] = (found,)
    answer = hover(snapshot, snapshot.position(len("briefing: 1\nti")))
    assert answer is not None
    assert isinstance(answer.contents, MarkupContent)
    assert REGISTRY[code].meaning in answer.contents.value
    assert REGISTRY[code].advice in answer.contents.value


def test_a_card_of_a_long_statement_is_cut() -> None:
    text = at("[closed]").replace("Nobody sails before Monday", "Nobody sails. " * 2000)
    assert len(told(text)) < 7000
