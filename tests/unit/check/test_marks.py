"""What a text leaves open, what it closes without having opened, and which words a place belongs to."""

from __future__ import annotations

import pytest

from briefing.check.marks import closes_first, first_double, has_marks, left_open, stray_closing


@pytest.mark.parametrize(
    ("text", "language", "opened"),
    [
        ('He said: "We stay', "en", 9),
        ('"We stay," he said: "We pay', "en", 20),
        ('"We stay," he said', "en", None),
        ("‘We stay", "en", 0),
        ("He said: ‘We stay", "en", 9),
        ("He said\n‘We stay", "en", 8),
        ("He said (‘We stay", "en", 9),
        ("the dockers’ hall", "en", None),
        ("rock’n’roll", "en", None),
        ("«Wir bleiben", "de", 0),
        ("nothing", "en", None),
    ],
)
def test_the_last_mark_that_nothing_closes_is_left_open(text: str, language: str, opened: int | None) -> None:
    found = left_open(text, language)
    assert (found.start() if found else None) == opened


@pytest.mark.parametrize(
    ("text", "mark", "closes"),
    [
        ('and we stay," he said', '"', True),
        ('"and we stay," he said', '"', False),
        ("and we stay,” he said", "“", True),
        ("and we stay“, sagte er", "„", True),
        ("and we stay» dit-il", "«", True),
        ('the 6" pipe stays', '"', False),
        ("and we stay’ he said", "‘", False),
        ("and we stay", '"', False),
        ("and we stay, “we pay” he said", "“", False),
        ("and we stay” he said", "”", True),
        ("and we stay «we pay»", "»", False),
        ("we stay.« Er ging", "»", True),
    ],
)
def test_the_first_mark_of_a_text_closes_what_was_open_before(text: str, mark: str, closes: bool) -> None:
    assert closes_first(text, mark) is closes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('we stay," he said', 8),
        ('"we stay" he said', None),
        ('"we stay", he said and left"', 27),
        ("we stay” he said", 7),
        ("we stay» he said", 7),
        ("the dockers’ hall", None),
        ('a 6" pipe', None),
        ('we stay "he said', None),
        ('"we stay', None),
        ('"', None),
        ('it is a"b', None),
        ('a 6" pipe stays, he said" and left', 24),
        ("nothing", None),
    ],
)
def test_a_mark_that_closes_what_nothing_opened_has_its_place(text: str, place: int | None) -> None:
    assert stray_closing(text) == place


def test_an_apostrophe_is_no_double_mark() -> None:
    text = 'the dockers\' "hall"'
    found = first_double(text)
    assert found is not None
    assert found.start() == 13
    second = first_double(text, 14)
    assert second is not None
    assert second.start() == 18
    assert first_double("the dockers' hall") is None


@pytest.mark.parametrize(("text", "marks"), [("plain", False), ("don't", True), ("<<a>>", True), ("a < b", False)])
def test_a_text_without_any_sign_has_no_marks(text: str, marks: bool) -> None:
    assert has_marks(text) is marks
