"""One mistake in a file is one error, at the mistake, with a hint that mends it."""

from __future__ import annotations

import pytest

from briefing.errors import BriefingInvalidError, BriefingSyntaxError, Diagnostic
from briefing.files import load_text

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


def test_a_comma_in_braces_is_told_as_what_it_is() -> None:
    versions = "[{claim: Almost 2,000.}, {claim: Few.}]"
    (found,) = mistakes(f"{EVENT}discrepancies: [{{question: How many?, versions: {versions}}}]\n")
    assert found.message == "'000.' is read as a key, because a comma in braces ends a text"
    assert found.hint == "put the whole text in quotes"


def test_a_key_that_is_unknown_still_offers_those_that_are_known() -> None:
    (found,) = mistakes("event: {summary: S, wat: }\n")
    assert found.message == "unknown key 'wat'"


@pytest.mark.parametrize("summary", ["[wire:2] says so.", '"We will go" he said.', "{so} it is"])
def test_a_text_that_begins_with_a_bracket_or_a_quote_is_told_as_what_it_is(summary: str) -> None:
    (found,) = mistakes(f"event:\n  summary: {summary}\n")
    assert found.message == "the text continues after its closing quote or bracket"


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
