"""The language server reads any text, however broken, as far as it goes, and answers at any place of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import TextEdit

from briefing.files.converting import convert
from briefing.files.reading import parse
from briefing.files.yaml_writing import as_yaml
from briefing.lsp.knowing import (
    complete,
    definition,
    folds,
    highlights,
    hover,
    inlay_hints,
    lenses,
    outline_of_text,
    reference_tokens,
    references,
    selections,
)
from briefing.lsp.knowing.nodes import NodeSort, TextNode, written_text
from briefing.lsp.knowing.open_text import OpenText
from carets import opened
from examples import examples
from strategies import raw_briefs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.lsp.snapshot import Snapshot

ROOT = Path(__file__).resolve().parents[3]
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (*(ROOT / "briefs").glob("*.yaml"), ROOT / "tests/unit/model/every_key.yaml")
}
FORMS = {
    "yaml": TEXTS["every_key"],
    "json": convert(TEXTS["every_key"].encode(), "yaml", "json").decode(),
    "toml": convert(TEXTS["every_key"].encode(), "yaml", "toml").decode(),
}


def content(node: TextNode, text: str, items: Iterable[TextNode] | None = None) -> Any:
    """What a part says, as dicts, lists and texts of one line."""
    children = node.children if items is None else list(items)
    if node.sort is NodeSort.MAPPING:
        return {child.key: content(child, text) for child in children}
    if node.sort is NodeSort.LIST:
        return [content(child, text) for child in children]
    return one_line(written_text(node, text)) if node.sort is NodeSort.TEXT else None


def one_line(text: str) -> str | None:
    joined = " ".join(text.split())
    return None if joined in {"null", "~"} else joined


def plain(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [plain(value) for value in tree]
    return one_line(str(tree).lower() if isinstance(tree, bool) else str(tree)) if tree is not None else None


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_a_good_text_is_read_as_its_parser_reads_it(name: str, kind: str) -> None:
    text = TEXTS[name] if kind == "yaml" else convert(TEXTS[name].encode(), "yaml", kind).decode()
    document = OpenText(text, kind)
    read = {section.key: content(section.node, text, document.items(section)) for section in document.sections}
    assert read == plain(parse(text, kind).tree)


def test_a_text_in_marks_that_looks_like_keys_is_one_text() -> None:
    text = "gaps:\n  - '\n\n    End of it: closed\n\n    TLP:CLEAR'\n  - open\n"
    document = OpenText(text, "yaml")
    read = {section.key: content(section.node, text, document.items(section)) for section in document.sections}
    assert read == plain(parse(text, "yaml").tree)


@pytest.mark.slow
@settings(max_examples=examples(60))
@given(raw_briefs(), st.sampled_from(sorted(FORMS)))
def test_any_brief_is_read_as_its_parser_reads_it(raw: dict[str, Any], kind: str) -> None:
    text = convert(as_yaml(raw).encode(), "yaml", kind).decode()
    document = OpenText(text, kind)
    read = {section.key: content(section.node, text, document.items(section)) for section in document.sections}
    assert read == plain(parse(text, kind).tree)


@pytest.mark.parametrize("kind", FORMS)
def test_every_place_of_a_brief_is_answered(kind: str) -> None:
    snapshot = opened(FORMS[kind], kind=kind)
    for offset in range(0, len(snapshot.text) + 1, 3):
        answer_all(snapshot, offset)


def answer_all(snapshot: Snapshot, offset: int) -> None:
    position = snapshot.position(offset)
    for answer in (hover, definition, highlights, references):
        answer(snapshot, position)
    selections(snapshot, [position])
    for item in complete(snapshot, position).items:
        edit = item.text_edit
        assert isinstance(edit, TextEdit)
        assert edit.range.start.line == position.line == edit.range.end.line
        assert edit.range.start.character <= position.character <= edit.range.end.character


@given(st.data())
def test_a_text_that_was_cut_anywhere_is_answered(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(FORMS)))
    text = FORMS[kind]
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    added = data.draw(st.text("[]{}:,-\"'|>#= \n\tx🛳\r", max_size=6))
    cut = text[:first] + added + text[last:]
    snapshot = opened(cut, kind=kind, known=text)
    for offset in {first, first + len(added), data.draw(st.integers(0, len(cut)))}:
        answer_all(snapshot, offset)
    answer_whole(snapshot)


def answer_whole(snapshot: Snapshot) -> None:
    whole = snapshot.range(0, len(snapshot.text))
    inlay_hints(snapshot, whole)
    reference_tokens(snapshot, whole)
    lenses(snapshot)
    for fold in folds(snapshot):
        assert fold.start_line < fold.end_line < len(snapshot.lines.starts)
    for symbol in outline_of_text(snapshot):
        for part in (symbol, *(symbol.children or ())):
            assert symbol.range.start <= part.range.start <= part.selection_range.start
            assert part.selection_range.start <= part.selection_range.end <= part.range.end <= symbol.range.end


@given(st.text("ab[]{}:,-\"'|>#=. \n\t\r\u2028🛳", max_size=60), st.sampled_from(sorted(FORMS)))
def test_any_signs_are_read_without_fail(text: str, kind: str) -> None:
    snapshot = opened(text, kind=kind)
    for offset in range(len(text) + 1):
        answer_all(snapshot, offset)
    answer_whole(snapshot)


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "a:\n", '{"a":', "[[a", '"', "'", "|\n"])
def test_a_text_of_one_sign_repeated_is_read_in_time(sign: str) -> None:
    text = sign * 6_000
    for kind in FORMS:
        answer_all(opened(text, kind=kind), len(text))
