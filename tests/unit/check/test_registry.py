"""The registry: every code once, with a meaning and an advice, and which of them count."""

from __future__ import annotations

import pytest

from briefing.check.evidence import CODES as EVIDENCE_CODES
from briefing.check.history import CODES as HISTORY_CODES
from briefing.check.references import CODES as REFERENCE_CODES
from briefing.check.registry import FAMILIES, REGISTRY, Settings, unknown_codes
from briefing.check.rules import RULES
from briefing.errors import CODES as FILE_CODES


def test_no_code_stands_for_two_things() -> None:
    assert len(REGISTRY) == sum(map(len, (RULES, EVIDENCE_CODES, HISTORY_CODES, REFERENCE_CODES, FILE_CODES)))


@pytest.mark.parametrize("code", sorted(REGISTRY))
def test_a_code_has_a_family_a_meaning_and_an_advice(code: str) -> None:
    known = REGISTRY[code]
    assert code[:3] in FAMILIES
    assert known.meaning.endswith(".")
    assert known.advice.endswith(".")
    assert "|" not in known.meaning + known.advice


def test_rules_are_in_the_order_of_their_codes_within_a_family() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(codes)


@pytest.mark.parametrize(
    ("settings", "code", "reported"),
    [
        (Settings(), "BR211", True),
        (Settings(select=("BR2",)), "BR311", False),
        (Settings(ignore=("BR",)), "BR311", False),
        (Settings(ignore=("BR",)), "BR104", True),
        (Settings(ignore=("BR1", "BR2")), "BR201", True),
        (Settings(select=("BR31",), ignore=("BR3",)), "BR311", True),
        (Settings(select=("BR3",), ignore=("BR31",)), "BR311", False),
    ],
)
def test_the_longer_beginning_wins_and_loading_always_counts(settings: Settings, code: str, reported: bool) -> None:
    assert settings.reports(code) is reported


def test_beginnings_that_fit_nothing_are_named() -> None:
    assert unknown_codes(["BR", "BR2", "BR21", "BR211", "BR7", "BR299", "ER", "BR2111"]) == [
        "BR7",
        "BR299",
        "ER",
        "BR2111",
    ]
