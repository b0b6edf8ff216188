"""Addresses in ASCII, and hosts that may deceive."""

from __future__ import annotations

import pytest

from briefing.text.addresses import ascii_address, why_doubtful

PLAIN = [
    ("https://wire.example/a?b=c#d", "https://wire.example/a?b=c#d"),
    ("https://WIRE.example:8443/", "https://WIRE.example:8443/"),
    ("https://[2001:db8::1]:80/\u00e9", "https://[2001:db8::1]:80/%C3%A9"),
    ("https://m\u00fcnchen.example/", "https://xn--mnchen-3ya.example/"),
    ("https://M\u00dcNCHEN.example/", "https://xn--mnchen-3ya.example/"),
    ("https://stra\u00dfe.example/", "https://xn--strae-oqa.example/"),
    ("https://\u4f8b\u3048.example/\u6587", "https://xn--r8jz45g.example/%E6%96%87"),
    ("https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/", "https://xn--e1afmkfd.xn--p1ai/"),
    ("https://\u03b5\u03c5.gr/", "https://xn--qxa6a.gr/"),
    ("https://\u05d3\u05d5\u05d2\u05de\u05d4.example/", "https://xn--6dbbec0c.example/"),
]
DOUBTFUL = [
    ("https://w\u0456re.example/", "mixes Latin and Cyrillic letters", "https://xn--wre-jhd.example/"),
    ("https://wire.\u0435xample.org/", "mixes Cyrillic and Latin letters", "https://wire.xn--xample-2of.org/"),
    ("https://\u0441\u0441\u0441\u0440.com/", "look like Latin ones", "https://xn--p1abaa.com/"),
    ("https://wi\u200bre.example/", "not seen", "https://wire.example/"),
    ("https://wi\u200dre.example/", "not seen", None),
    ("https://wire.example\u2044a.b.example/", "signs that are no letters", None),
    ("https://wire.example\u3002b.example/", "signs that are no letters", "https://wire.example.b.example/"),
]


@pytest.mark.parametrize(("address", "wanted"), PLAIN, ids=[ascii(address) for address, _ in PLAIN])
def test_an_address_is_written_as_it_is_asked_for(address: str, wanted: str) -> None:
    assert ascii_address(address) == wanted
    assert why_doubtful(address) == ""


@pytest.mark.parametrize(("address", "why", "wanted"), DOUBTFUL, ids=[ascii(row[0]) for row in DOUBTFUL])
def test_a_host_that_may_deceive_is_told(address: str, why: str, wanted: str | None) -> None:
    assert why in why_doubtful(address)
    written = ascii_address(address)
    assert written.isascii()
    assert wanted in {written, None}


@pytest.mark.parametrize(
    "address", ["https://[", "", "https://", "https://a:b/\u00e9", "\ud800", "https://\ud800.example/"]
)
def test_any_text_is_taken(address: str) -> None:
    assert isinstance(why_doubtful(address), str)
    assert isinstance(ascii_address(address), str)
