"""Words of a value are found in the file, however the value is written there."""

from __future__ import annotations

import pytest

from briefing.files import load_text

HEAD = "briefing: 1\ntitle: x\nevent:\n  summary: "
PLACES = [
    ("It is so [Q9].\n", "[Q9]", (4, 21), (4, 25)),
    ("'It''s [Q9], ''he'' said.'\n", "'he' said", (4, 25), (4, 36)),
    ('"It is \\"so\\" [Q9]."\n', "[Q9]", (4, 26), (4, 30)),
    ('"It is \\"so\\" [Q9]."\n', 'is "so"', (4, 16), (4, 25)),
    (">-\n    It is\n    so [Q9]\n", "[Q9]", (6, 8), (6, 12)),
    (">-\n    It is\n    so [Q9]\n", "is so", (5, 8), (6, 7)),
    ("|\n    It is\n    [Q9]\n", "[Q9]", (6, 5), (6, 9)),
    ("It is\n    so [Q9]\n", "[Q9]", (5, 8), (5, 12)),
    ("so\n", "[Q9]", (4, 12), (4, 14)),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), PLACES)
def test_words_in_yaml(text: str, words: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    span, line = load_text(f"{HEAD}{text}  what: Not here [Q9].\n").places.find_words(("event", "summary"), words)
    assert (span.start, span.end) == (start, end)
    assert line == f"{HEAD}{text}".splitlines()[start[0] - 1]


def test_the_second_of_two() -> None:
    places = load_text(f"{HEAD}At [Q9] and [Q9]\n").places
    assert places.find_words(("event", "summary"), "[Q9]", 1)[0].start == (4, 24)
    assert places.find_words(("event", "summary"), "[Q9]", 2)[0].start == (4, 12)


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ('{"briefing": 1, "title": "x",\n "event": {"summary": "It\\n[Q9]", "what": "[Q9]"}}', "json", (2, 28)),
        ('briefing = 1\ntitle = "x"\n[event]\nsummary = "It [Q9]"\n', "toml", (4, 15)),
    ],
)
def test_words_in_other_formats(text: str, kind: str, start: tuple[int, int]) -> None:
    places = load_text(text, format=kind).places
    assert places.find_words(("event", "summary"), "[Q9]")[0].start == start


IN_YAML = "timeline:\n  - {id: a, date: 2020, text: b}\n  - text: c\n    date: 2021\n"
IN_JSON = """{"briefing": 1, "title": "x", "event": {"summary": "y"},
"timeline": [{"id": "a", "date": "2020", "text": "b"}, {"date": "2020", "text": "c"}]}"""
IN_TOML = """briefing = 1
title = "x"
event = {summary = "y"}
timeline = [{id = "a", date = "2020", text = "b"}, {date = "2020", text = "c"}]
"""


@pytest.mark.parametrize(("text", "kind"), [(f"{HEAD}y\n{IN_YAML}", "yaml"), (IN_JSON, "json"), (IN_TOML, "toml")])
def test_what_stands_in_the_file_is_no_default(text: str, kind: str) -> None:
    places = load_text(text, format=kind).places
    assert places.stands(("timeline", 0, "id"))
    assert not places.stands(("timeline", 1, "id"))
    assert not places.stands(("timeline", 2))
