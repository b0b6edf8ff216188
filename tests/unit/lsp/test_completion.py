"""What the language server offers where something is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol.types import CompletionItem, TextEdit

from briefing.lsp.knowing import complete
from briefing.model.meanings import MEANINGS
from briefing.model.quote import QuoteKind
from briefing.model.schema import briefing_schema
from carets import at_caret, opened
from ferry import CLOSED, DATED, beside_source
from ferry import HEAD as START

if TYPE_CHECKING:
    from pathlib import Path

EVENT = """\
event:
  summary: The ferry does not sail.
actors:
  okoye: {name: Ada Okoye, kind: person, aliases: [the harbour master]}
  line: {name: Ferry Line, kind: organization}
"""
RADIO = "  radio: {title: Morning news, published: 2024-03-11}\n"
HEAD = START + EVENT + DATED + RADIO + CLOSED


def offered(text: str, **more: Any) -> dict[str, CompletionItem]:
    snapshot, position = at_caret(text, **more)
    return {item.label: item for item in complete(snapshot, position).items}


def written(text: str, label: str, **more: Any) -> str:
    """The text after an offer was taken."""
    snapshot, position = at_caret(text, **more)
    item = next(item for item in complete(snapshot, position).items if item.label == label)
    edit = item.text_edit
    assert isinstance(edit, TextEdit)
    start, end = snapshot.offset(edit.range.start), snapshot.offset(edit.range.end)
    return snapshot.text[:start] + edit.new_text + snapshot.text[end:]


def last_line(text: str, label: str, **more: Any) -> str:
    return written(text, label, **more).rstrip("\n").rpartition("\n")[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return beside_source(tmp_path)


def test_keys_that_stand_there_already_are_not_offered() -> None:
    keys = offered(f"{HEAD}    ‸")
    assert {"kind", "date", "at", "note"} <= keys.keys()
    assert not {"id", "text", "speaker", "source"} & keys.keys()


def test_keys_of_the_event_that_stand_there_already_are_not_offered_either() -> None:
    keys = offered(HEAD.replace("actors:\n", "  wh‸\nactors:\n"))
    assert "where" in keys
    assert "summary" not in keys


def test_a_key_that_is_begun_above_another_one_is_completed() -> None:
    assert "kind" in offered(HEAD.replace("    title: Ferry stays", "    ki‸\n    title: Ferry stays"))
    assert "id" in offered(HEAD.replace("  - id: closed", "  - i‸"))


def test_a_key_comes_with_its_meaning_and_its_colon() -> None:
    keys = offered(f"{HEAD}    ki‸")
    assert "only the words in quotation marks are" in str(keys["kind"].documentation)
    assert last_line(f"{HEAD}    ki‸", "kind") == "    kind: "


def test_a_key_that_has_its_colon_gets_no_second_one() -> None:
    assert last_line(f"{HEAD}    kin‸: direct", "kind") == "    kind: direct"


def test_the_column_of_a_blank_line_tells_what_it_is_a_part_of() -> None:
    assert "timeline" in offered(f"{HEAD}‸")
    assert "timeline" not in offered(f"{HEAD}    ‸")
    assert not offered(f"{HEAD}   ‸")


def test_an_item_that_is_begun_gets_the_keys_of_an_item_required_ones_first() -> None:
    assert list(offered(f"{HEAD}  - ‸"))[:2] == ["text", "speaker"]


def test_values_of_a_list_come_with_their_meaning() -> None:
    values = offered(f"{HEAD}    kind: ‸")
    assert {label: item.detail for label, item in values.items()} == MEANINGS[QuoteKind]


def test_a_value_right_behind_the_colon_gets_its_blank() -> None:
    assert last_line(f"{HEAD}    kind:‸", "mixed") == "    kind: mixed"


def test_levels_are_told_in_words() -> None:
    assert offered(f"{HEAD}    credibility: ‸")["4"].detail == "doubtful"


def test_ids_are_offered_by_the_sort_that_belongs_there() -> None:
    assert list(offered(f"{HEAD}    about: [‸]")) == ["okoye", "line"]
    assert list(offered(f"{HEAD}    source: ‸")) == ["gazette", "radio"]
    assert list(offered(f"{HEAD}tensions:\n  - positions:\n      - quotes: [‸")) == ["closed"]


def test_a_speaker_is_found_by_any_word_of_a_name() -> None:
    assert last_line(f"{HEAD}    to: [Oko‸]", "okoye") == "    to: [okoye]"
    assert last_line(f"{HEAD}    to: harb‸", "okoye") == "    to: okoye"
    assert offered(f"{HEAD}    to: harb‸")["okoye"].filter_text == "harb"


def test_a_bracket_in_prose_offers_every_id() -> None:
    assert {"okoye", "line", "gazette", "radio", "closed"} == offered(f"{HEAD}    note: See [‸").keys()
    assert last_line(f"{HEAD}    note: See [cl‸ today", "closed") == "    note: See [closed] today"
    assert last_line(f"{HEAD}    note: See [cl‸]", "closed") == "    note: See [closed]"


def test_a_bracket_in_the_words_of_a_statement_offers_nothing() -> None:
    assert not offered(f"{HEAD}  - text: Nobody [‸")


def test_paragraphs_come_with_their_first_words(folder: Path) -> None:
    found = offered(f"{HEAD}    note: See [gazette:‸", path=folder)
    assert {label: item.detail for label, item in found.items()} == {
        "1": "The ferry stays in port.",
        "2": "“Nobody sails before Monday”, Ada Okoye said.",
    }
    assert last_line(f"{HEAD}    note: See [gazette:‸", "2", path=folder) == "    note: See [gazette:2]"
    assert offered(f"{HEAD}    at: ‸", path=folder).keys() == {"1", "2"}


def test_paragraphs_are_offered_in_a_text_that_never_loaded(folder: Path) -> None:
    assert list(offered(f"{HEAD}    x: [\n    note: See [gazette:‸", path=folder)) == ["1", "2"]


def test_words_of_a_date_are_resolved_from_the_day_of_the_source() -> None:
    assert last_line(f"{HEAD}    date: Tues‸", "Tuesday") == (
        "    date: {edtf: 2024-03-05, text: Tuesday, basis: inferred}"
    )
    other = HEAD.replace("source: gazette", "source: radio")
    assert "2024-03-10" in last_line(f"{other}    date: yest‸", "yesterday")


def test_a_date_beside_its_words_is_offered_first() -> None:
    line = f"{HEAD}    date: {{text: last month, edtf: ‸}}"
    assert next(iter(offered(line))) == "last month"
    assert last_line(line, "last month") == "    date: {text: last month, edtf: 2024-02}"


def test_a_broken_line_above_or_below_changes_nothing() -> None:
    broken = HEAD.replace("    speaker: okoye\n", '    speaker: "okoye\n')
    assert "mixed" in offered(f"{broken}    kind: ‸")
    assert "mixed" in offered(f"{HEAD}    kind: ‸\n  - text: [a\ntimeline: }}\n")
    assert list(offered(f"actors: [}}\n{HEAD}    to: ‸"))[:2] == ["okoye", "line"]


def test_ids_of_the_last_brief_are_offered_while_the_text_is_broken() -> None:
    text = HEAD.replace("actors:", "{actors")
    assert "okoye" in offered(f"{text}    about: [‸", known=HEAD)


def test_what_a_file_says_is_made_safe() -> None:
    text = HEAD.replace("name: Ferry Line", 'name: "Ferry\\e[2J Line"')
    assert offered(f"{text}    about: [‸")["line"].detail == "actor: Ferry<U+001B>[2J Line"


def test_columns_are_counted_as_the_editor_does() -> None:
    snapshot, position = at_caret(f"{HEAD}    note: 🛳🛳 See [cl‸")
    item = complete(snapshot, position).items[0]
    assert isinstance(item.text_edit, TextEdit)
    assert item.text_edit.range.start.character == len("    note: 🛳🛳 See [") + 2


JSON = '{"briefing": 1, "title": "T", "event": {"summary": "S"}, "actors": {"okoye": {"name": "Ada"}}, "quotes": [{'


def test_json_is_written_with_marks() -> None:
    assert written(f"{JSON}‸}}]}}", "text", kind="json").endswith('[{"text": }]}')
    assert written(f'{JSON}"speaker": ‸}}]}}', "okoye", kind="json").endswith('"speaker": "okoye"}]}')
    assert written(f'{JSON}"kind": "mi‸"}}]}}', "mixed", kind="json").endswith('"kind": "mixed"}]}')
    assert written(f'{JSON}"note": "see [‸', "okoye", kind="json").endswith('"see [okoye]')


TOML = 'briefing = 1\ntitle = "T"\n[event]\nsummary = "S"\n[actors.okoye]\nname = "Ada"\n[[quotes]]\ntext = "Go."\n'


def test_toml_is_written_with_equals_signs_and_marks() -> None:
    assert last_line(f"{TOML}‸", "kind", kind="toml") == "kind = "
    assert last_line(f"{TOML}kind = ‸", "mixed", kind="toml") == 'kind = "mixed"'
    assert last_line(f"{TOML}to = [‸]", "okoye", kind="toml") == 'to = ["okoye"]'
    assert last_line(f'{TOML}note = "see [‸"', "okoye", kind="toml") == 'note = "see [okoye]"'


SCHEMA = briefing_schema()


def places(schema: dict[str, Any], path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    """Every place of the schema with the schema that holds there; `*` is an item, `one` an id."""
    if "$ref" in schema:
        return places(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    if "anyOf" in schema:
        return [place for choice in schema["anyOf"] for place in places(choice, path)]
    found = [(path, schema)]
    for key, value in schema.get("properties", {}).items():
        found += places(value, (*path, key))
    if "items" in schema:
        found += places(schema["items"], (*path, "*"))
    if isinstance(schema.get("additionalProperties"), dict):
        found += places(schema["additionalProperties"], (*path, "one"))
    return found


def block(path: tuple[str, ...]) -> str:
    """YAML that leads to a place, with the mark there."""
    lines, indent, lead = [], 0, ""
    for step in path:
        if step == "*":
            lead = f"{lead}- " if lead else f"{' ' * indent}- "
            indent += 2
            continue
        lines.append(f"{lead or ' ' * indent}{step}:")
        lead = ""
        indent += 2
    return "\n".join([*lines, f"{lead or ' ' * indent}‸"])


def test_every_key_and_value_of_the_schema_is_offered_at_its_place_and_nothing_else() -> None:
    wanted: dict[tuple[str, ...], set[str]] = {}
    for path, schema in places(SCHEMA):
        names = wanted.setdefault(path, set())
        names.update(schema.get("properties", {}), map(str, schema.get("enum", ())))
        if "maximum" in schema:
            names.update(str(number) for number in range(1, schema["maximum"] + 1))
        if "boolean" in schema.get("type", ()):
            names.update(("true", "false"))
    assert len(wanted) > 150
    for path, names in wanted.items():
        # The lines around it have no ids but these, and no day from which dates could be counted.
        assert offered(block(path)).keys() - {"one", "Q1", "E1", "T1", "D1", "J1"} == names, path


def test_an_empty_text_offers_the_sections() -> None:
    assert {"briefing", "title", "event"} <= offered("‸").keys()


def test_a_large_brief_is_answered_from_what_is_written_near_the_place() -> None:
    many = "".join(f"  - text: Words {number}.\n    speaker: okoye\n" for number in range(2000))
    snapshot = opened(HEAD + many + "    ki")
    assert any(item.label == "kind" for item in complete(snapshot, snapshot.position(len(snapshot.text))).items)


def test_the_paragraph_in_which_the_words_stand_is_offered_first(folder: Path) -> None:
    text = HEAD.replace("    source: gazette\n", "    source: gazette\n    at: ‸\n")
    assert list(offered(text, path=folder)) == ["2", "1"]


def test_a_text_that_is_begun_offers_no_keys() -> None:
    assert "by" in offered(f"{HEAD}gaps:\n  - b‸")
    assert not offered(f"{HEAD}gaps:\n  - What broke ‸")


def test_a_comment_offers_nothing() -> None:
    assert not offered(f"{HEAD}    kind: # the usual ‸")
    assert not offered(f"{HEAD}    # ki‸")


def test_what_is_sought_by_names_is_asked_for_with_each_letter() -> None:
    assert complete(*at_caret(f"{HEAD}    to: ‸")).is_incomplete
    assert not complete(*at_caret(f"{HEAD}    kind: ‸")).is_incomplete
