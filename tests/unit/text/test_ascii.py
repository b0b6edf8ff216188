"""Text written in ASCII."""

from __future__ import annotations

import pytest

from briefing.text import ascii_text

WRITTEN = {
    "“double” ‘single’ «French» „German“": '"double" \'single\' "French" "German"',
    "1999–2001 — now … x‑y −5": "1999-2001 -- now ... x-y -5",
    "Chișinău, Orbán, Şəki, Łódź, Þór, Æsir, Søren, İstanbul, ıraz": (
        "Chisinau, Orban, Seki, Lodz, Thor, AEsir, Soren, Istanbul, iraz"
    ),
    "Straße, ﬁne, œuvre, Đà, ŉ": "Strasse, fine, oeuvre, Da, 'n",
    "e\u0301te\u0301": "ete",
    "a\xa0b\u2009c\u3000d": "a b c d",
    "• one · two": "* one . two",
    "5€ €5 5 € £3m": "5 EUR EUR 5 5 EUR GBP 3m",
    "café€ ¼€": "cafe EUR 1/4 EUR",
    "20°C 20 °C 20℃": "20 degrees C 20 degrees C 20 degrees C",
    "§5 § 5 №7": "section 5 section 5 No. 7",
    "1½ ½ 3¾": "1 1/2 1/2 3 3/4",
    "10² 10⁻³ 10¹² m² x²y": "10^2 10^-3 10^12 m^2 x^2y",
    "CO₂ 10₂": "CO2 10_2",
    "1ª 2º": "1a 2o",
    "① Ⅳ １２": "(1) IV 12",
    "3×4 ± 1 ÷ 2 ≤ 5 ≥ 6 ≠ 7 → 8": "3x4 +/- 1 / 2 <= 5 >= 6 != 7 -> 8",
    "© ® ™ 5µg": "(c) (R) (TM) 5ug",
    "¿Qué? ¡Sí!": "?Que? !Si!",
    "1\ufe0f\u20e3 first": "1 first",
}


@pytest.mark.parametrize(("text", "written"), WRITTEN.items())
def test_what_has_an_ordinary_equivalent_takes_it(text: str, written: str) -> None:
    assert ascii_text(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("М", "<U+041C>"),
        ("北", "<U+5317>"),
        ("¥5", "<U+00A5>5"),
        ("¨", "<U+00A8>"),
        ("❤\ufe0f", "<U+2764><U+FE0F>"),
        ("и\u0306", "<U+0438><U+0306>"),
        ("\u0301a", "<U+25CC>a"),
        ("\ufffd", "<U+FFFD>"),
        ("\x1b\u0301", "<U+001B><U+0301>"),
        ("שלום\u200f", "<U+05E9><U+05DC><U+05D5><U+05DD><U+200F>"),
    ],
)
def test_everything_else_becomes_its_code_point(text: str, written: str) -> None:
    assert ascii_text(text) == written


def test_what_is_dangerous_becomes_its_code_point_here_too() -> None:
    assert ascii_text("\x1b[31m\u202e") == "<U+001B>[31m<U+202E>"


def test_blanks_before_line_breaks_go_and_those_of_a_fragment_stay() -> None:
    assert ascii_text("said\xa0\nby ") == "said\nby "


def test_long_stretches_read_as_short_ones() -> None:
    assert ascii_text("ăâîșț" * 100) == "aaist" * 100
