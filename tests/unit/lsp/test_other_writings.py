"""However a text is written, the same is known of the same place: in each format, with other line ends, with a mark."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol.types import Position, Range

from briefing.lsp.findings import findings_of
from briefing.lsp.knowing import (
    complete,
    definition,
    highlights,
    hover,
    inlay_hints,
    lenses,
    outline_of_text,
    reference_tokens,
    references,
)
from briefing.lsp.knowing.caret import node_at
from briefing.lsp.knowing.known import document_of
from briefing.lsp.knowing.nodes import NodeSort
from briefing.lsp.knowing.targets import tokens_in
from carets import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lsprotocol.types import Location

    from briefing.lsp.snapshot import Snapshot

TREE: dict[str, Any] = {
    "briefing": 1,
    "id": "lock",
    "title": "The lock 🜂",
    "event": {"summary": "Shut 字 [mill], as [rook] said [flyer:1].", "when": {"edtf": "2033-04"}, "status": "ongoing"},
    "actors": {"rook": {"name": "Rook Ødegård", "kind": "person", "affiliation": "mill"}, "mill": {"name": "Mill"}},
    "sources": {"flyer": {"title": "Flyer", "published": "2033-04-02", "reliability": "B"}},
    "quotes": [
        {"text": "We shut it", "id": "shut", "speaker": "rook", "kind": "direct", "source": "flyer", "at": 1},
        {"text": "It said that 🜂 it opens", "speaker": "mill", "kind": "indirect", "topic": "lock"},
    ],
    "timeline": [{"date": "2033-04-01", "text": "🜂 [shut].", "id": "day", "actors": ["rook", "mill"], "refs": ["Q2"]}],
    "tensions": [
        {
            "title": "Lock",
            "issue": "Open?",
            "positions": [{"party": one, "position": "[shut]"} for one in ("rook", "mill")],
        }
    ],
}


def as_toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {as_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def toml() -> Iterator[str]:
    """The tree as tables: what is no table first."""
    for key, value in TREE.items():
        if not isinstance(value, dict | list):
            yield f"{key} = {as_toml(value)}"
    for key, value in TREE.items():
        if isinstance(value, list):
            tables = [(f"[[{key}]]", item) for item in value]
        elif isinstance(value, dict) and key != "event":
            tables = [(f"[{key}.{name}]", item) for name, item in value.items()]
        else:
            tables = [(f"[{key}]", value)] if isinstance(value, dict) else []
        for header, item in tables:
            yield header
            yield from (f"{name} = {as_toml(one)}" for name, one in item.items())


def yaml() -> Iterator[str]:
    for key, value in TREE.items():
        yield f"{key}:" if isinstance(value, dict | list) else f"{key}: {value}"
        if isinstance(value, dict):
            yield from (f"  {name}: {json.dumps(one, ensure_ascii=False)}" for name, one in value.items())
        elif isinstance(value, list):
            for item in value:
                lines = [f"{name}: {json.dumps(one, ensure_ascii=False)}" for name, one in item.items()]
                yield "\n".join(f"  {'-' if line is lines[0] else ' '} {line}" for line in lines)


FORMS = {
    "yaml": "\n".join(yaml()) + "\n",
    "json": json.dumps(TREE, ensure_ascii=False, indent=2) + "\n",
    "toml": "\n".join(toml()) + "\n",
}
WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "mark": lambda text: f"\ufeff{text}",
    "mark, CRLF, blanks": lambda text: "\ufeff" + text.replace("\n", " \t\r\n"),
}


def known_of(snapshot: Snapshot) -> dict[Any, Any]:
    """What is told of each key, value and token, by its path."""
    document = document_of(snapshot)
    told: dict[Any, Any] = {}

    def named(place: Location) -> Any:
        start, end = snapshot.offset(place.range.start), snapshot.offset(place.range.end)
        node = node_at(document, start)
        # The sign of an item without an id is another one in each format.
        return node and node.path, document.text[start:end] if end - start > 1 else ""

    def in_header(offset: int) -> bool:
        # What a table of TOML can be is not what a key can be.
        line = document.text[document.text.rfind("\n", 0, offset) + 1 : offset]
        return document.kind == "toml" and line.lstrip("\ufeff").startswith("[")

    for section in document.sections:
        for node in (section.node, *(inner for item in document.items(section) for inner in item.walk())):
            places = {"key": node.key_start + 2} if isinstance(node.key, str) else {}
            if node.sort is NodeSort.TEXT:
                places["value"] = node.start + len(node.style)
                places |= {token.id: token.start + 1 for token in tokens_in(node, document)}
            for what, offset in places.items():
                place = snapshot.position(offset)
                card = hover(snapshot, place)
                told[node.path, what] = (
                    # What was found stands at the item in one format, at its first key in another.
                    card.contents.value.partition("\n\nBR")[0] if card else "",  # type: ignore[union-attr]
                    [named(one) for one in definition(snapshot, place)],
                    {named(one) for one in references(snapshot, place)},
                    len(highlights(snapshot, place)),
                    None if in_header(offset) else {item.label for item in complete(snapshot, place).items},
                )
    everything = Range(Position(0, 0), Position(10_000, 0))
    told["hints"] = sorted(hint.label for hint in inlay_hints(snapshot, everything))
    told["lenses"] = sorted(lens.command.title for lens in lenses(snapshot) if lens.command)
    told["references"] = len(reference_tokens(snapshot).data) // 5
    told["outline"] = {part.name: [item.name for item in part.children or ()] for part in outline_of_text(snapshot)}
    told["findings"] = sorted((finding.code or "", finding.message) for finding in findings_of(snapshot))
    return told


@pytest.fixture(scope="module")
def expected() -> dict[Any, Any]:
    return known_of(opened(FORMS["yaml"]))


@pytest.mark.parametrize(
    ("kind", "writing"),
    # TOML has no lines that end in a carriage return alone.
    [(kind, writing) for kind in FORMS for writing in WRITINGS if (kind, writing) != ("toml", "CR")],
)
def test_the_same_is_known_of_the_same_place(expected: dict[Any, Any], kind: str, writing: str) -> None:
    known = known_of(opened(WRITINGS[writing](FORMS[kind]), kind=kind))
    assert len(known) > 80
    for key, facts in known.items():
        if isinstance(facts, tuple) and facts[-1] is None:
            assert facts[:-1] == expected[key][:-1], key
        else:
            assert facts == expected[key], key
    assert known.keys() == expected.keys()


@pytest.mark.parametrize("kind", FORMS)
def test_only_what_touches_the_asked_lines_is_coloured(kind: str) -> None:
    snapshot = opened(FORMS[kind], kind=kind)
    line = FORMS[kind][: FORMS[kind].index("[shut].")].count("\n")
    part = reference_tokens(snapshot, Range(Position(line, 0), Position(line, 200)))
    assert 0 < len(part.data) < len(reference_tokens(snapshot).data)


@pytest.mark.parametrize("kind", FORMS)
def test_an_id_that_is_given_twice_leads_to_the_other_place_in_each_format(kind: str) -> None:
    text = FORMS[kind].replace("shut", "flyer")
    snapshot = opened(text, kind=kind)
    (found,) = [finding for finding in findings_of(snapshot) if finding.code == "BR202"]
    (other,) = found.related_information or ()
    node = node_at(document_of(snapshot), snapshot.offset(other.location.range.start))
    assert node is not None
    assert node.path == ("sources", "flyer")


@pytest.mark.parametrize(
    "item",
    [
        *("- id: heron\n    text: x\n", "- text: x\n    id: heron\n", "- text: x\n    id: heron", "- id: heron"),
        *('- id: "heron"\n    text: x\n', "- text: x\n    id: 'heron'\n", '- text: x\n    "id": heron # its id\n'),
        *("- {text: x, id: heron}\n", '- {"id": "heron", text: x}\n', "- text: x\n    id : heron\n"),
    ],
)
def test_an_id_is_found_however_it_is_written(item: str) -> None:
    document = document_of(opened(f"briefing: 1\nquotes:\n  {item}"))
    assert [(one.id, document.text[one.start : one.end]) for one in document.declared()] == [("heron", "heron")]
