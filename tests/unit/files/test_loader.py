"""A good file loads with everything it says, in each of the three forms."""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path

import pytest

from briefing.edtf import parse_edtf
from briefing.errors import BriefingInvalidError
from briefing.files import load, load_stream, load_text
from briefing.files.yaml_source import parse_yaml
from briefing.model import BriefDate

ROOT = Path(__file__).resolve().parents[3]
PACT = ROOT / "tests" / "data" / "pact" / "pact.yaml"
HEAD = "briefing: 1\ntitle: T\nevent: {summary: S}\n"


def test_a_brief_knows_where_it_came_from() -> None:
    file = load(PACT)
    assert file.id == "pact"
    assert file.format == "yaml"
    assert file.path == PACT
    assert file.warnings == ()


@pytest.mark.parametrize(("target", "text"), [("toreva", "toreva:"), ("gazette", "gazette:"), ("Q2", "The dams will")])
def test_the_line_of_an_item_is_known(target: str, text: str) -> None:
    line = load(PACT).line_of(target)
    assert text in PACT.read_text().splitlines()[line - 1]


def test_json_loads_to_the_same_brief() -> None:
    tree = parse_yaml(PACT.read_text()).tree
    text = json.dumps(tree, ensure_ascii=True, indent=1)
    file = load_text(text, format="json")
    assert file.briefing == load(PACT).briefing
    line = file.line_of("Q2")
    assert '"id": "Q2"' in text.splitlines()[line]


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ('{"briefing": 1, "title": "T", "as_of": 1987, "event": {"summary": "S", "when": {"edtf": 1986}}}', "json"),
        ('briefing = 1\ntitle = "T"\nas_of = 1987\nevent = {summary = "S", when = {edtf = 1986}}\n', "toml"),
        ("briefing: 1\ntitle: T\nas_of: 1987\nevent: {summary: S, when: {edtf: 1986}}\n", "yaml"),
    ],
)
def test_a_year_may_be_a_number(text: str, format_: str) -> None:
    briefing = load_text(text, format=format_).briefing
    assert briefing.as_of == BriefDate(edtf=parse_edtf("1987"))
    assert briefing.event.when == BriefDate(edtf=parse_edtf("1986"))


@pytest.mark.parametrize("value", ["1987.5", "true", "1987.0"])
def test_another_number_is_told_to_be_no_text(value: str) -> None:
    text = f'{{"briefing": 1, "title": "T", "as_of": {value}, "event": {{"summary": "S"}}}}'
    load_text(text.replace(value, "1987"), format="json")
    with pytest.raises(BriefingInvalidError) as refusal:
        load_text(text, format="json")
    (found,) = refusal.value.diagnostics
    assert (found.code, found.message[:21], found.hint) == ("BR113", "a text is needed here", "put it in quotes")


def test_toml_takes_its_own_dates_and_numbers() -> None:
    head = 'briefing = 1\ntitle = "T"\nas_of = 2026-05-06\n[event]\nsummary = "S"\n'
    text = head + '[[quotes]]\ntext="a"\nspeaker=[]\nat=3\n'
    file = load_text(text, format="toml")
    assert file.briefing.as_of is not None
    assert file.briefing.as_of.edtf is not None
    assert file.briefing.as_of.edtf.text == "2026-05-06"
    assert file.briefing.quotes[0].at == 3
    assert file.line_of("Q1") == 6


@pytest.mark.parametrize("country", ["no", "NO", "on", "12:30", "017", "1.10", "true", "~x"])
def test_a_yaml_scalar_stays_the_text_it_is(country: str) -> None:
    file = load_text(HEAD.replace("title: T", f"title: {country}"))
    assert file.briefing.title == country


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_only_plain_nulls_are_nothing(nothing: str) -> None:
    file = load_text(f"{HEAD}actors:\n  a: {{name: A}}\nquotes:\n  - text: x\n    speaker: {nothing}\n")
    assert file.briefing.quotes[0].speaker == ()


def test_a_quoted_null_is_a_text() -> None:
    assert load_text(HEAD.replace("title: T", 'title: "null"')).briefing.title == "null"


def test_a_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    file = load_text(b"\xef\xbb\xbf" + f"{HEAD}actors:\n  a: {{name: A}}\n".replace("\n", "\r\n").encode())
    assert file.briefing.title == "T"
    assert file.line_of("a") == 5


def test_standard_input_may_be_yaml_or_json() -> None:
    assert load_stream(io.BytesIO(HEAD.encode())).briefing.title == "T"
    assert load_stream(io.BytesIO(b' {"briefing": 1, "title": "T", "event": {"summary": "S"}}')).format == "json"


def test_a_lone_surrogate_is_loaded_and_warned_about() -> None:
    file = load_text('{"briefing": 1, "title": "a\\ud800b", "event": {"summary": "S"}}', format="json")
    assert [warning.code for warning in file.warnings] == ["BR606"]


def test_escapes_are_loaded_and_warned_about_with_their_place() -> None:
    file = load_text(HEAD.replace("title: T", 'title: "a\\e[2Jb\\u202ec"'))
    assert [(warning.code, warning.path) for warning in file.warnings] == [("BR601", "title"), ("BR602", "title")]
    assert file.warnings[0].span is not None
    assert tuple(file.warnings[0].span.start) == (2, 8)


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    load(PACT)
    assert gc.isenabled()
    gc.disable()
    try:
        load(PACT)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_dumping_and_loading_gives_the_same_brief() -> None:
    briefing = load(PACT).briefing
    again = load_text(briefing.model_dump_json(exclude_none=True), format="json").briefing
    assert again == briefing


def test_what_many_statements_have_alike_is_there_once() -> None:
    quote = "- {text: a, speaker: null, date: {edtf: 2026-05-05, text: Monday}}\n"
    first, other = load_text(f"{HEAD}quotes:\n{quote}{quote}").briefing.quotes
    assert first.date is other.date
    assert first.model_fields_set is other.model_fields_set
    changed = first.model_copy(update={"topic": "ships"})
    assert "topic" in changed.model_fields_set
    assert "topic" not in other.model_fields_set


def test_every_reference_can_be_asked_for() -> None:
    index = load(PACT).index
    assert set(index.references) == set(index.items)
    assert len(index.references) == len(index.items)
    assert [str(index.references[key]) for key in ("toreva", "gazette", "Q2")] == ["[A1]", "[1]", "[Q2]"]
    assert "nobody" not in index.references
    assert index.place_of("Q2") == ("quotes", 1)
    assert index.place_of("nobody") == ("", 0)
