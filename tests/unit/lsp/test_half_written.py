"""Whatever a brief has is offered where it is half-written: every key, value, id and token, in each format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.files import load_text
from briefing.files.converting import convert
from briefing.lsp.knowing import allowed, complete
from briefing.lsp.knowing.allowed import is_prose, meaning_of, reference_field, values_at
from briefing.lsp.knowing.nodes import NodeSort, TextNode, key_stretch, written_text
from briefing.lsp.knowing.open_text import OpenText
from briefing.lsp.knowing.targets import tokens_in
from carets import at_caret, opened
from examples import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.files import BriefingFile

EVERY_KEY = Path(__file__).resolve().parents[1] / "model" / "every_key.yaml"
TEXT = EVERY_KEY.read_text(encoding="utf-8").replace("[Q1]", "[stay], [ada], [Q2] and [report:1]")
STEP = 1 if THOROUGH else 9
"""Of how many places one is tried."""


def half_written(document: OpenText, known: BriefingFile) -> Iterator[tuple[str, int, str]]:
    """Texts in which something is half-written, each with the place behind it and what is wanted there."""
    for section in document.sections:
        for node in (section.node, *(inner for item in document.items(section) for inner in item.walk())):
            yield from _keys(node, document.text)
            if node.sort is NodeSort.TEXT:
                yield from _values(node, document, known)
                yield from _tokens(node, document, known)


def _keys(node: TextNode, text: str) -> Iterator[tuple[str, int, str]]:
    """With two letters of a key and nothing behind them, and with all of it and nothing else."""
    if isinstance(node.key, str) and meaning_of(node.path):
        start, end = key_stretch(node, text)
        yield text[: start + 2] + text[max(node.end, node.key_end) :], start + 2, node.key
        yield text[:end] + text[max(node.end, node.key_end) :], start + 2, node.key


def _values(node: TextNode, document: OpenText, known: BriefingFile) -> Iterator[tuple[str, int, str]]:
    """With one letter of a value, the mark behind it closed or not, and with nothing."""
    text, value = document.text, written_text(node, document.text)
    is_id = reference_field(node.path) is not None and value in known.index.items
    if is_id or value in {allowed.value for allowed in values_at(node.path)}:
        size = len(node.style)
        start, end = node.start + size, node.end - size
        yield text[: start + 1] + text[end:], start + 1, value
        yield text[: start + 1] + text[node.end :], start + 1, value
        yield text[: node.start] + text[node.end :], node.start, value


def _tokens(node: TextNode, document: OpenText, known: BriefingFile) -> Iterator[tuple[str, int, str]]:
    """With one letter of a token, its bracket closed or not."""
    for token in tokens_in(node, document) if is_prose(node.path) else ():
        if token.id in known.index.items:
            place = token.start + 1
            yield document.text[:place] + document.text[token.end :], place, token.id
            yield document.text[:place] + document.text[token.end + 1 :], place, token.id


@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_what_is_half_written_is_offered_whole(kind: str) -> None:
    text = convert(TEXT.encode(), "yaml", kind).decode() if kind != "yaml" else TEXT
    known = load_text(text, format=kind)
    places = list(half_written(OpenText(text, kind), known))
    assert len(places) > 400
    assert (
        sum(cut[place - 2] == "[" and wanted in {"stay", "ada", "Q2", "report"} for cut, place, wanted in places) >= 8
    )
    for cut, place, wanted in places[::STEP]:
        snapshot = opened(cut, kind=kind, before=known)
        found = [item.label for item in complete(snapshot, snapshot.position(place)).items]
        assert wanted in found, cut[max(place - 60, 0) : place + 30]


def test_no_more_is_kept_of_keys_that_no_brief_has_the_longer_somebody_types() -> None:
    for number in range(allowed.MOST_KEPT + 100):
        assert not values_at((f"typed{number}", 0))
        assert not meaning_of((f"typed{number}", "key"))
    kept = [one.cache_info().currsize for one in vars(allowed).values() if hasattr(one, "cache_info")]
    assert max(kept) == allowed.MOST_KEPT


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(
            ("json", "{‸"),
            ("json", "{‸}"),
            ("json", '\ufeff{\n  "briefing": 1,\n  ‸\n}\n'),
            ("json", '{"briefing": 1, ‸'),
        ),
        *(("json", '{"actors": {"ada": {"name": "A"}}, ‸}'), ("json", '{"quotes": [{"text": "x"}],\r\n‸}')),
        *(("json", '{"gaps": ["x"], "tags": [], ‸ "title": "x"}'), ("json", '{"event": {"what": "x"}, ‸')),
        *(
            ("toml", "‸"),
            ("toml", "\ufeff‸"),
            ("yaml", "\ufeff‸"),
            ("yaml", "{briefing: 1, ‸}"),
            ("yaml", "briefing: 1\r‸"),
        ),
    ],
)
def test_the_keys_of_the_whole_are_offered_between_others(kind: str, text: str) -> None:
    snapshot, place = at_caret(text, kind=kind)
    offered = [item.label for item in complete(snapshot, place).items]
    assert {"sources", "status", "watch"} <= {*offered}
    assert not [key for key in ("briefing", "actors", "quotes", "gaps") if key in text and key in offered]


@pytest.mark.parametrize("text", ['{"gaps": ["x"] ‸}', '{"gaps": ["x"]} ‸', '‸{"gaps": []}', '{"title": ‸"x"}'])
def test_no_keys_are_offered_where_none_can_stand(text: str) -> None:
    assert not complete(*at_caret(text, kind="json")).items


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *(("[‸", {"as_of]", "event]", "actors.", "sources."}), ("[act‸]", {"as_of", "event", "actors.", "sources."})),
        *(("[sources.log.‸]", {"published", "accessed", "archive"}), ("[event.‸", {"when]"})),
        *(("[[tensions.po‸", {"positions]]"}), ("[[tensions]]\r\n[[ tensions . ‸]]", {"positions"})),
        *(("[[quotes]]\n[quotes.‸", {"date]", "original]"}), ("[ferry.‸", set()), ("[actors.‸", set())),
        *(
            ("[event]\nwhat = 'x'\n[‸", {"as_of]", "actors.", "sources."}),
            ("[actors.a]\n[as‸", {"as_of]", "event]", "actors.", "sources."}),
        ),
        *(('title = """\n[a‸\n"""\n', set()), ("tags = [\n  [‸],\n]\n", set()), ("title = '[a‸'", set())),
    ],
)
def test_the_tables_of_toml_are_offered_in_their_headers(text: str, written: set[str]) -> None:
    items = complete(*at_caret(f"briefing = 1\n{text}", kind="toml")).items
    assert {item.text_edit.new_text for item in items if item.text_edit} == written


def test_the_lists_of_tables_are_offered_in_double_brackets() -> None:
    items = complete(*at_caret("[[‸", kind="toml")).items
    written = {item.text_edit.new_text for item in items if item.text_edit}
    assert {f"{name}]]" for name in ("quotes", "timeline", "tensions", "source_notes", "gaps")} <= written
    assert not {"event]]", "actors.", "tags]]", "title]]"} & written
