"""Every node of a file has its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.errors import BriefingSyntaxError
from briefing.files import load_text
from briefing.files.json_source import parse_json
from briefing.files.parsing import ParseStopped
from briefing.files.source_map import LINE_SHIFT, FileLines, pack
from briefing.files.toml_source import parse_toml
from briefing.files.yaml_source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.errors import NodePath

ROOT = Path(__file__).resolve().parents[3]

YAML = """briefing: 1
event:
  summary: >-
    two
    lines
  key_points: [one, {text: two, kind: fact}]
quotes:
- text: a
  to: [x,
       y]
- {text: b}
"""


def place(packed: int | None) -> tuple[int, int]:
    assert packed is not None
    return (packed >> LINE_SHIFT) + 1, (packed & ((1 << LINE_SHIFT) - 1)) + 1


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("briefing",), (1, 11), (1, 1)),
        (("event", "summary"), (3, 12), (3, 3)),
        (("event", "key_points", 0), (6, 16), None),
        (("event", "key_points", 1, "kind"), (6, 39), (6, 33)),
        (("quotes", 0, "to", 1), (10, 8), None),
        (("quotes", 1), (11, 3), None),
        (("quotes", 1, "text"), (11, 10), (11, 4)),
        (("quotes", 1, "missing"), (11, 3), None),
    ],
)
def test_yaml(path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int] | None) -> None:
    found, found_key = parse_yaml(YAML).positions.find(path)
    assert place(found) == value
    assert (place(found_key) if found_key is not None else None) == key


def test_the_places_of_items_are_those_of_keys_and_list_items() -> None:
    text = "actors:\n  a:\n    name: x\n  b: {name: y}\nquotes:\n  - text: q\n  -\n    text: r\n"
    positions = parse_yaml(text).positions
    assert [place(packed) for packed in positions.item_places("actors")] == [(2, 3), (4, 3)]
    assert [place(packed) for packed in positions.item_places("quotes")] == [(6, 5), (8, 5)]


def paths_of(node: Any, path: NodePath = ()) -> Iterator[NodePath]:
    yield path
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in children:
        yield from paths_of(value, (*path, key))


@pytest.mark.parametrize(
    "text",
    [
        YAML,
        "? actors\n: {'a': {name: x}, ab: {name: y}}\r\n\"event\": {'summary': S, where : W}\rquotes: []\r",
        *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "briefs").glob("*.yaml"))),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_places_of_a_used_up_tree_are_those_of_the_tree(text: str, mark: str) -> None:
    parsed, source = parse_yaml(text), FileLines(f"{mark}{text}".encode())
    assert parsed.nodes is not None
    for path in paths_of(parsed.tree):
        assert parsed.nodes.find(path, source) == parsed.positions.find(path)[0], path
    for path in (("title",), ("quotes", 99), ("quotes", 0, "text", "inside"), ("actors", "none", "name")):
        assert parsed.nodes.find(path, source) == parsed.positions.find(path)[0], path
    for section in parsed.tree:
        assert parsed.nodes.item_places(section) == list(parsed.positions.item_places(section))


def test_lines_are_those_of_an_editor() -> None:
    source = FileLines("\ufeffone\r\ntw\u201co\rthree\n\nfive".encode())
    assert [source.line(number) for number in range(7)] == ["", "one", "tw\u201co", "three", "", "five", ""]


def test_json_agrees_with_yaml_where_both_can_read_the_text() -> None:
    text = '{"a": [1, {"b": "x\\n",\n "c": [[], {}]}],\n"d": null, "e": ""}'
    one, other = parse_json(text).positions, parse_yaml(text).positions
    for path in [("a",), ("a", 0), ("a", 1, "b"), ("a", 1, "c"), ("a", 1, "c", 0), ("a", 1, "c", 1), ("d",), ("e",)]:
        assert one.find(path) == other.find(path), path


def test_toml_gives_the_line_of_the_key() -> None:
    text = 'title = "x"\n[event]\nsummary = """\nkey = no\n"""\n[[quotes]]\ntext = "a"\n[[quotes]]\ntext = "b"\n'
    positions = parse_toml(text).positions
    assert place(positions.find(("event", "summary"))[0]) == (3, 1)
    assert place(positions.find(("quotes", 1, "text"))[0]) == (9, 1)
    assert place(positions.find(("quotes", 1, "speaker"))[0]) == (8, 3)
    assert place(positions.find(("quotes",))[0]) == (6, 3)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        *(("who: [lind, otto], at: 2}", "otto"), ("who: [lind, otto ]", "otto"), ("{who: otto}, x", "otto")),
        *(("who: [otto], x", "[otto]"), ("when: {}, x", "{}"), ('who: ["otto", 1]}', '["otto", 1]')),
        *(("a: true}, {", "true"), ("a: b]}", "b")),
    ],
)
def test_a_value_ends_before_the_brackets_that_hold_it(line: str, written: str) -> None:
    span = FileLines(line.encode()).span(pack(0, line.index(written)))
    assert line[span.start.column - 1 : span.end.column - 1] == written


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_line_ends_where_an_editor_ends_it(sign: str) -> None:
    text = f'one: "a{sign} b"\ntwo: [c, &d e, "what?"]\ntwo: {sign}\n'
    parsed = parse_yaml(text)
    assert place(parsed.positions.find(("two", 0))[0]) == (2, 7)
    assert [place(problem.place) for problem in parsed.problems] == [(2, 10), (3, 1)]
    with pytest.raises(ParseStopped) as stopped:
        parse_yaml(f'one: "a{sign} b"\ntwo: ]\n')
    assert place(stopped.value.problem.place) == (2, 6)


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
def test_a_character_that_cannot_be_is_told_with_its_line(ending: str) -> None:
    with pytest.raises(ParseStopped) as stopped:
        parse_yaml(f"a: b{ending}c: d\x07")
    assert place(stopped.value.problem.place) == (2, 5)


def test_what_is_missing_at_the_end_is_behind_the_last_character() -> None:
    with pytest.raises(BriefingSyntaxError) as stopped:
        load_text("a: b\nc: [")
    (found,) = stopped.value.diagnostics
    assert found.span is not None
    assert tuple(found.span.start) == (2, 5)


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("bad", [b"\xe9", b"\x00"])
def test_a_byte_that_cannot_be_is_told_with_its_line(ending: str, bad: bytes) -> None:
    with pytest.raises(BriefingSyntaxError) as stopped:
        load_text(f"a: b{ending}c: \u00e9".encode() + bad + ending.encode() + b"d: e")
    (found,) = stopped.value.diagnostics
    assert found.span is not None
    assert tuple(found.span.start) == (2, 5)
    assert (found.source_line or "").startswith("c: \u00e9")
