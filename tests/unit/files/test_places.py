"""Words of a value are found in the file, however the value is written there."""

from __future__ import annotations

import pytest

from briefing.check.checking import check_brief
from briefing.errors import BriefingInvalidError
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


def test_words_far_behind_the_start_of_a_text_have_its_place() -> None:
    said = "'The port [wire:3 is closed.' " * 400
    summary = f"{said[:-1]} [nobody:3] again"
    file = load_text(f'briefing: 1\ntitle: x\nevent:\n  summary: "{summary}"\n  background: "A [nobody:4]."\n')
    found = [finding for finding in check_brief(file).findings if finding.code == "BR205"]
    assert [tuple(finding.span.start) for finding in found if finding.span] == [(4, 12), (5, 18)]


def test_of_very_long_words_the_start_is_looked_for() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    file = load_text(f'briefing: 1\ntitle: x\nevent:\n  summary: Ada said "{words}\n')
    (found,) = [finding for finding in check_brief(file).findings if finding.code == "BR613"]
    assert found.span is not None
    assert tuple(found.span.start) == (4, 22)


def test_items_without_a_place_of_their_own_have_that_of_the_file() -> None:
    places = load_text(IN_TOML, format="toml").places
    assert [places.item_line("timeline", number) for number in (0, 1)] == [1, 1]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_mistake_of_json_is_placed_by_the_lines_of_an_editor(line_end: str) -> None:
    text = line_end.join(['{"briefing": 1,', ' "title": "x",', ' "event": so}'])
    with pytest.raises(BriefingInvalidError) as raised:
        load_text(text, format="json")
    (finding,) = raised.value.diagnostics
    assert finding.code == "BR104"
    assert finding.span is not None
    assert finding.span.start == (3, 11)
