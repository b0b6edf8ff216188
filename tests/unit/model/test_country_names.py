"""Every country that a brief may name has a name."""

from __future__ import annotations

from briefing.model import country_names
from briefing.model.countries import _CODES


def test_every_code_has_a_name_and_no_other() -> None:
    assert set(country_names._names()) == _CODES
    assert all(name and name[0].isupper() for name in country_names._names().values())
