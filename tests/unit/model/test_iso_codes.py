"""Codes of countries and languages, and their names."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from briefing.model.iso_codes import check_country, country_name, language_name

COUNTRIES = 250  # ISO 3166-1, and Kosovo


def countries() -> list[str]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = [one + other for one in letters for other in letters]
    return [code for code in codes if country_name(code) != code]


def test_every_country_that_a_brief_may_name_has_a_name() -> None:
    assert len(countries()) == COUNTRIES
    assert all(check_country(code) == code and country_name(code)[0].isupper() for code in countries())


@pytest.mark.parametrize(("written", "meant"), [("UK", "GB"), ("EL", "GR"), ("md", "MD")])
def test_a_code_that_was_probably_meant_is_named(written: str, meant: str) -> None:
    with pytest.raises(PydanticCustomError, match=f"'{meant}'"):
        check_country(written)


def test_a_code_that_nobody_assigned_is_refused() -> None:
    with pytest.raises(PydanticCustomError, match="two capital letters"):
        check_country("QQ")


def test_a_language_that_has_no_code_keeps_its_tag() -> None:
    assert language_name("tlh") == "the language tlh"
