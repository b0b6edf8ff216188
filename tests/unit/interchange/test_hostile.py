"""Files of others may hold anything: they are read, or refused in a sentence, in time that grows with their length."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import BriefingError, BriefingInvalidError
from briefing.files import load_text
from briefing.interchange.bibliography import READERS, read_sources
from briefing.interchange.entering import new_brief, new_brief_of_pages
from briefing.interchange.latex_text import plain_of_latex
from briefing.interchange.selections import read_selections
from briefing.interchange.values import one_line, split_names, without_tags
from examples import examples

PIECES = {
    "bibtex": ["@", "article", "{", "}", "(", ")", "a", "=", ",", '"', "#", "\\", "title", "author", " and ", "date",
               "year", "month", "jan", "note", "~", "\n", " ", "2024", "\\'e", "@string{", "@comment", "url", "é", "$"],
    "ris": ["TY  - ", "NEWS", "ER  - ", "TI  - ", "N1  - ", "AU  - ", "DA  - ", "PY  - ", "Y2  - ", "2024/03/08/",
            "///", "\n", "\r\n", "\r", " ", "x", "<p>", "ti - ", "UR  - https://x.example/", "ZZ  -", "\x1b", "\u202e"],
    "csl": ["[", "]", "{", "}", ",", ":", '"id"', '"type"', '"title"', '"author"', '"issued"', '"date-parts"', '"a"',
            "1", "null", "true", '"family"', '"note"', "1e999", '"\\ud800"', '"season"'],
}  # fmt: skip
WHOLE = {
    "bibtex": "@article{pier,\n  title = {Pier}, author = {Moss, Ida},\n  date = {2024-03-08}, note = {A {\\'e}}\n}\n",
    "ris": "TY  - NEWS\nTI  - The pier\nAU  - Moss, Ida\nDA  - 2024/03/08/\nER  - \n",
    "csl": '[{"id": "pier", "type": "book", "title": "The pier", "issued": {"date-parts": [[2024, 3]]}}]',
}
"""A file of each form that is read; most changes of one leave it so."""
CHANGES = st.lists(st.tuples(st.integers(0, 150), st.integers(0, 3), st.integers(0, 99)), max_size=3)
"""Where a whole file is changed, how much of it goes, and which piece comes."""
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 3000) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def lie_inside(error: BriefingInvalidError, text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in error.diagnostics:
        assert finding.hint or finding.code == "BR109"
        assert finding.span
        assert 1 <= finding.span.start.line <= len(lines)
        assert 1 <= finding.span.start.column <= len(lines[finding.span.start.line - 1]) + 1


def changed(form: str, changes: list[tuple[int, int, int]]) -> str:
    text = WHOLE[form]
    for place, length, piece in changes:
        text = text[:place] + PIECES[form][piece % len(PIECES[form])] + text[place + length :]
    return text


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=examples(100), deadline=None)
@given(data=st.data())
def test_anything_is_read_or_refused(form: str, data: st.DataObject) -> None:
    pieces = st.lists(st.sampled_from(PIECES[form]), max_size=40).map("".join)
    text = data.draw(pieces | CHANGES.map(lambda changes: changed(form, changes)))
    try:
        came = read_sources(text.encode(), form, name="x")
    except BriefingInvalidError as error:
        lie_inside(error, text)
        return
    except BriefingError:
        return
    assert load_text(new_brief(came.sources, origin="x", schema="s")).briefing.sources


@settings(max_examples=examples(100), deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "type", "title", "author", "issued", "accessed", "URL", "DOI", "note", "genre", "language"]
        ),
        VALUES | st.lists(st.dictionaries(st.sampled_from(["family", "given", "literal"]), VALUES)),
    )
)
def test_any_item_of_csl_json_is_read_or_refused(item: dict[str, Any]) -> None:
    try:
        came = read_sources(json.dumps([item]).encode(), "csl", name="x")
    except BriefingError:
        return
    assert load_text(new_brief(came.sources, origin="x", schema="s")).briefing.sources


SELECTOR = st.dictionaries(
    st.sampled_from(["type", "exact", "prefix", "suffix", "start"]),
    VALUES | st.just("TextQuoteSelector") | st.sampled_from(["\u200b", "\ud800", " ", "\n", "“”", "…"]),
)
TARGET = st.dictionaries(
    st.sampled_from(["source", "selector", "id"]),
    VALUES | SELECTOR | st.lists(SELECTOR) | st.just("https://x.example/"),
)
ANNOTATION = st.dictionaries(
    st.sampled_from(["target", "body", "uri", "text", "tags", "document", "bodyValue"]),
    VALUES | TARGET | st.lists(TARGET),
)


WORKING = {"target": {"source": "https://x.example/", "selector": {"type": "TextQuoteSelector", "exact": "the pier"}}}


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(ANNOTATION | ANNOTATION.map(lambda parts: parts | WORKING), max_size=3))
def test_any_annotations_are_read_or_refused(annotations: list[Any]) -> None:
    try:
        found = read_selections(json.dumps(annotations).encode(), "x")
        text, _ = new_brief_of_pages(found.items, origin="x", schema="s")
    except BriefingError:
        return
    assert load_text(text).briefing.sources


RUNS = ["@", "a@", "{", "}", '"', "\\", "\n", "\r", " ", "\t", ",", "a", "=", "#", "@a{", "@a{a,", "a = ", "\\'",
        "TY  - \n", "-", "`", "'", "[", "~", "\n ", " \n", " and ", "<p>", "<!--", "; ", ", "]  # fmt: skip
MANY = 100_000


@pytest.mark.slow
@pytest.mark.parametrize("piece", RUNS)
def test_long_runs_are_not_looked_at_from_each_of_their_places(piece: str) -> None:
    run = piece * MANY
    for form, text in (
        ("bibtex", run),
        (
            "bibtex",
            f'@book{{a, title = {{x}}, author = "{run}", note = {{{run}}}, date = {{{run}}}, month = {{{run}}}}}',
        ),
        ("ris", run),
        ("ris", f"TY  - NEWS\nTI  - {run}x\nDA  - {run}\nER  - \n"),
        ("csl", run),
        ("csl", json.dumps([{"id": "a", "title": f"x{run}x", "note": run, "issued": {"raw": run}, "type": "book"}])),
    ):
        try:
            read_sources(text.encode(), form, name="x")
        except BriefingError:
            continue
    for read in (one_line, split_names, without_tags, plain_of_latex):
        read(f"x{run}x")
