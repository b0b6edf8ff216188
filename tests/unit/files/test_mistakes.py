"""One mistake in a file is one error, at the mistake, with a hint that mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.errors import BriefingInvalidError, BriefingSyntaxError, Diagnostic, Severity
from briefing.files import load_text, validation
from briefing.files.converting import convert

HEAD = "briefing: 1\ntitle: T\n"
EVENT = "event: {summary: S}\n"
ACTORS = "actors: {a: {name: A}, b: {name: B}}\n"


def mistakes(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises((BriefingInvalidError, BriefingSyntaxError)) as caught:
        load_text(HEAD + text)
    return tuple(caught.value.diagnostics)


def test_a_value_that_is_not_allowed_makes_no_list_too_short() -> None:
    first, second = "{party: a, position: P}", "{party: b, position: Q, stance: rejects}"
    found = mistakes(f"{EVENT}{ACTORS}tensions: [{{title: T, positions: [{first}, {second}]}}]\n")
    assert [(problem.code, problem.message) for problem in found] == [("BR114", "'rejects' is not allowed here")]


def test_a_list_that_is_too_short_with_its_wrong_items_is_told_too() -> None:
    only = "{party: b, position: Q, stance: rejects}"
    found = mistakes(f"{EVENT}{ACTORS}tensions: [{{title: T, positions: [{only}]}}]\n")
    assert {problem.code for problem in found} == {"BR114", "BR115"}


def test_after_many_comparisons_no_name_is_offered_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "MOST_COMPARED", 3)
    quotes = "".join(f"- {{text: x, speaker: {name}}}\n" for name in ("annna", "beaa", "annna", "anina"))
    found = mistakes(f"{EVENT}actors: {{anna: {{name: N}}, bea: {{name: M}}}}\nquotes:\n{quotes}")
    meant = "did you mean 'anna'?"
    assert [problem.hint for problem in found] == [meant, None, meant, None]


@pytest.mark.parametrize("words", [r"\xad", r"\u200b \u2060", r"\ufeff\n"])
def test_a_text_that_no_output_shows_is_a_mistake(words: str) -> None:
    found = mistakes(f'{EVENT}gaps: ["{words}"]\nquotes: [{{text: "{words}", speaker: null, kind: indirect}}]\n')
    assert [problem.message for problem in found] == ["the text has invisible characters alone"] * 2


@pytest.mark.parametrize(("character", "shown"), [(r"\xad", "outputs leave it out"), (r"\u2800", "every output shows")])
def test_what_outputs_do_with_an_invisible_character_is_said(character: str, shown: str) -> None:
    (found,) = load_text(f'{HEAD}event: {{summary: "a{character}b"}}\n').warnings
    assert found.code == "BR603"
    assert (found.hint or "").startswith(shown)


def test_a_comma_in_braces_is_told_as_what_it_is() -> None:
    versions = "[{claim: Almost 2,000.}, {claim: Few.}]"
    (found,) = mistakes(f"{EVENT}discrepancies: [{{question: How many?, versions: {versions}}}]\n")
    assert found.message == "'000.' is read as a key, because a comma in braces ends a text"
    assert found.hint == "put the whole text in quotes"


def test_a_key_that_is_unknown_still_offers_those_that_are_known() -> None:
    (found,) = mistakes("event: {summary: S, wat: }\n")
    assert found.message == "unknown key 'wat'"


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("summary: [wire:2] says so.", "a text that begins with '[' is read as a list", "'[wire:2] says so.'"),
        ('summary: "Go" he said.', 'a text that begins with " ends at the next "', "'\"Go\" he said.'"),
        ("summary: 'Go' he said.", "a text that begins with ' ends at the next '", "'''Go'' he said.'"),
        ('summary: "He said "go" now"', 'a text that begins with " ends at the next "', "'He said \"go\" now'"),
        ("summary: {so} it is", "a text that begins with '{' is read as a mapping", "'{so} it is'"),
        ("summary: `so`", "a text cannot begin with `", "'`so`'"),
        ("summary: The vote: its end", "a text without quotes contains ': '", "'The vote: its end'"),
        (
            'key_points: ["Stay" she said]',
            'a text that begins with " ends at the next "',
            "put the whole text in single",
        ),
        (
            "key_points: [{text: They said: no, kind: fact}]",
            "a text without quotes contains ': '",
            "put the text in quotes",
        ),
        ('key_points: [{text: "Stay" kind: fact}]', "a comma is missing before this", "put ',' between"),
        ("summary: [wire:2]", "a text is needed here, this is a list", "put a text that begins with '['"),
        ("summary: {so: it}", "a text is needed here, this is a mapping", "put a text that begins with '{'"),
    ],
)
def test_a_trap_of_texts_with_quotations_is_told_as_what_it_is(line: str, message: str, hint: str) -> None:
    (found, *_) = mistakes(f"event:\n  what: W\n  {line}\n")
    assert found.message.startswith(message)
    assert hint in str(found.hint)


def test_an_item_that_goes_on_behind_its_quotation_is_told_as_what_it_is() -> None:
    (found,) = mistakes(f'{EVENT}gaps:\n  - "Two died" - the wire\n')
    assert (found.message, found.span and found.span.start.column) == (
        'a text that begins with " ends at the next "',
        16,
    )


UNQUOTED = f"""\
{HEAD}event: {{summary: S, when: {{edtf: 2031-05-02?, text: when?}}}}  # who's there?
gaps: [Who paid? And
  whom?, 'Why?', "How?"]
timeline:
  - date: 2031-05-01?
    text: Why? Because.
"""


def test_what_other_readers_refuse_in_braces_is_noted_once() -> None:
    (found,) = load_text(UNQUOTED).warnings
    assert (found.code, found.severity) == ("BR617", Severity.NOTE)
    assert found.span is not None
    assert (found.span.start, found.span.end) == ((3, 34), (3, 45))
    assert "and 2 other texts" in found.message
    assert load_text(HEAD + EVENT.replace("S}", "S, when: '2031?'}")).warnings == ()


def test_convert_puts_it_in_quotes_and_keeps_the_rest() -> None:
    written = convert(UNQUOTED.encode(), "yaml", "yaml").decode()
    assert written.replace("'", "") == UNQUOTED.replace("'", "")
    assert "{edtf: '2031-05-02?', text: 'when?'}}  # who's there?" in written
    assert "gaps: ['Who paid? And\n  whom?', 'Why?'" in written
    assert yaml.load(written, yaml.SafeLoader)["gaps"][0] == "Who paid? And whom?"
    with pytest.raises(yaml.YAMLError):
        yaml.load(UNQUOTED, yaml.SafeLoader)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[3] / "briefs").glob("*.yaml")), ids=lambda path: path.stem
)
def test_our_own_briefs_can_be_read_by_others(path: Path) -> None:
    assert yaml.load(path.read_text(), yaml.SafeLoader)["briefing"] == 1


def test_a_line_that_is_indented_otherwise_is_still_told_so() -> None:
    (found,) = mistakes("event:\n   summary: S\n  what: W\n")
    assert found.message == "this line is not indented like its neighbours"


@pytest.mark.parametrize(
    ("speaker", "hint"),
    [
        ("Jan Góralski", "write the id, 'goralski'"),
        ("jan goralski", "write the id, 'goralski'"),
        ("The General", "write the id, 'goralski'"),
        ("Ida Røst", "give 'actors' an entry such as 'ida-rost: {name: Ida Røst}', and write its id here"),
    ],
)
def test_a_name_in_the_place_of_an_id_is_one_error_that_leads_to_the_id(speaker: str, hint: str) -> None:
    actors = "actors: {goralski: {name: Jan Góralski, aliases: [The General]}}\n"
    (found,) = mistakes(f"{EVENT}{actors}quotes: [{{text: Hello., speaker: {speaker}}}]\n")
    assert (found.code, found.hint) == ("BR201", hint)


def test_a_misspelt_id_is_offered_whatever_its_case() -> None:
    (found,) = mistakes(f"{EVENT}actors: {{Goralski: {{name: G}}}}\nquotes: [{{text: Hello., speaker: goralsky}}]\n")
    assert found.hint == "did you mean 'Goralski'?"


HASHES = """\
briefing: 1
title: "T #1"
event:
  summary: >-
    In a block #5 of it
    is kept.
gaps:
- Number #5 is missing
- Room 7 # checked
- "In quotes #6"
- 'Also in quotes, #7 of it'
- A comment  #with two blanks
- {text: Nothing, by: 2024} # either
watch:
- See #MeToo
"""


def test_a_text_that_a_hash_cuts_off_is_told() -> None:
    found = [(it.span.start.line, it.message) for it in load_text(HASHES).warnings if it.span]
    assert found == [
        (8, "'#5 is missing' is a comment, and no part of the text"),
        (15, "'#MeToo' is a comment, and no part of the text"),
    ]
    assert not load_text('{"briefing": 1, "title": "T #1", "event": {"summary": "S #2"}}', format="json").warnings
