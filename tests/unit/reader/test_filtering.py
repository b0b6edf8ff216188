"""Which statements a filter keeps, and in what order they are listed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.files import load
from briefing.reader.brief import OpenBrief
from briefing.reader.filtering import FilterError, Sort, complete, parse_filter, sorted_quotes

STRIKE = Path(__file__).resolve().parents[3] / "briefs" / "harbour-strike.yaml"
BRIEF = OpenBrief(load(STRIKE))
QUOTES = BRIEF.briefing.quotes


def kept(text: str) -> set[str]:
    chosen = parse_filter(text)
    return {quote.id for quote in chosen.kept(QUOTES, BRIEF)}


def test_nothing_keeps_everything() -> None:
    assert kept("  ") == {quote.id for quote in QUOTES}


def test_fields_are_compared_with_what_the_brief_says() -> None:
    speaker = next(iter(BRIEF.briefing.actors))
    assert kept(f"speaker:{speaker}") == {quote.id for quote in QUOTES if speaker in quote.speaker}
    assert kept("kind:reported") == kept("kind:indirect") == {quote.id for quote in QUOTES if quote.kind == "indirect"}
    source = next(iter(BRIEF.briefing.sources))
    assert kept(f'source:"{BRIEF.briefing.sources[source].title}"') >= {q.id for q in QUOTES if q.source == source}
    results = BRIEF.proof.verdicts
    assert kept("result:verbatim") == {quote.id for quote in QUOTES if results[quote.id].rung == "verbatim"}
    assert kept('status:"not given"') == {quote.id for quote in QUOTES if quote.status is None}


def test_a_tension_is_named_whole() -> None:
    tension = BRIEF.briefing.tensions[0]
    carried = {quote for position in tension.positions for quote in position.quotes}
    assert kept(f"tension:{tension.id}") == carried
    assert kept(f"tension:{tension.id}9") == set()


def test_terms_must_all_hold_and_a_hyphen_turns_one_round() -> None:
    assert kept("kind:quoted speaker:e") == kept("kind:quoted") & kept("speaker:e")
    assert kept("-kind:quoted") == kept("") - kept("kind:quoted")
    assert kept("PÓRT") == kept("port") != set()


@pytest.mark.parametrize(("text", "said"), [("colour:red", "no field"), ("kind:shouted", "kind is one of quoted")])
def test_what_is_none_is_said(text: str, said: str) -> None:
    with pytest.raises(FilterError, match=said):
        parse_filter(text)


@given(st.text(alphabet='-:"' + "kas peitdn\t\x1b\u202e"))
def test_any_text_is_a_filter_or_a_sentence(text: str) -> None:
    with suppress(FilterError):
        chosen = parse_filter(text)
        assert all(quote in QUOTES[:3] for quote in chosen.kept(QUOTES[:3], BRIEF))


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("ki", "kind:"),
        ("-ki", "-kind:"),
        ("kind:re", "kind:reported"),
        ("result:not", 'result:"not found"'),
        ("x:a", None),
    ],
)
def test_what_was_typed_is_completed(typed: str, whole: str | None) -> None:
    assert complete(typed, BRIEF) == whole


def test_every_order_lists_every_statement_once() -> None:
    for sort in Sort:
        assert sorted(quote.id for quote in sorted_quotes(QUOTES, sort, BRIEF)) == sorted(q.id for q in QUOTES)
    assert Sort.KIND.next is Sort.ORDER
    dates = [quote.date.sort_key() for quote in sorted_quotes(QUOTES, Sort.DATE, BRIEF) if quote.date]
    assert dates == sorted(dates)
