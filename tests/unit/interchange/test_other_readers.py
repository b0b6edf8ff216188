"""What is written is read by other programs: bibtexparser, rispy, and the JSON Schema of CSL."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from briefing.files import load
from briefing.interchange.bibliography import write_sources
from briefing.interchange.latex_text import as_latex, plain_of_latex
from examples import examples
from interchange_sources import SIGNS, brief_with, clean_sources
from strategies import raw_sources

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "tests" / "data" / "interchange" / "csl-data.schema.json").read_text("utf-8"))
KEYS = {"bibtex": "bib", "ris": "ris", "csl": "json"}


def read_by_bibtexparser(text: str) -> dict[str, dict[str, str]]:
    library = parse_string(text)
    assert not library.failed_blocks
    return {entry.key: {name: field.value for name, field in entry.fields_dict.items()} for entry in library.entries}


@pytest.mark.parametrize("name", ["harbour-strike", "moldova-france"])
def test_the_samples_are_read_by_others(name: str) -> None:
    brief = load(ROOT / "briefs" / f"{name}.yaml").briefing
    entries = read_by_bibtexparser(write_sources(brief, "bibtex", name="x").text)
    records = {record["id"]: record for record in rispy.loads(write_sources(brief, "ris", name="x").text)}
    items = json.loads(write_sources(brief, "csl", name="x").text)
    jsonschema.validate(items, SCHEMA)
    assert [*entries] == [*records] == [item["id"] for item in items] == [*brief.sources]
    for item in items:
        source = brief.sources[item["id"]]
        assert records[item["id"]]["title"] == item["title"] == source.title
        assert LatexNodes2Text().latex_to_text(entries[item["id"]]["title"]) == source.title
        assert records[item["id"]].get("urls", [None])[0] == item.get("URL") == source.url


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(clean_sources(), min_size=1, max_size=3))
def test_rispy_reads_the_same(sources: list[dict[str, Any]]) -> None:
    brief = brief_with(*sources)
    records = rispy.loads(write_sources(brief, "ris", name="x").text)
    assert [record["title"] for record in records] == [source.title for source in brief.sources.values()]
    assert [record.get("language") for record in records] == [source.language for source in brief.sources.values()]


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(clean_sources(), min_size=1, max_size=3))
def test_bibtexparser_reads_the_same_entries(sources: list[dict[str, Any]]) -> None:
    brief = brief_with(*sources)
    entries = read_by_bibtexparser(write_sources(brief, "bibtex", name="x").text)
    assert [*entries] == [*brief.sources]
    for key, source in brief.sources.items():
        assert entries[key].get("url") == source.url
        assert entries[key].get("language") == source.language


@settings(max_examples=examples(40), deadline=None)
@given(st.lists(raw_sources(), min_size=1, max_size=3))
def test_the_schema_of_csl_accepts_what_is_written(sources: list[dict[str, Any]]) -> None:
    jsonschema.validate(json.loads(write_sources(brief_with(*sources), "csl", name="x").text), SCHEMA)


@settings(max_examples=examples(100), deadline=None)
@given(st.text(st.sampled_from([sign for sign in SIGNS if sign not in "\u00a0-`'{}^~șț"]), max_size=20), st.booleans())
def test_pylatexenc_reads_the_same_text(text: str, ascii_only: bool) -> None:
    latex = as_latex(unicodedata.normalize("NFC", text), ascii_only=ascii_only)
    read = LatexNodes2Text(keep_comments=True).latex_to_text(latex)
    assert " ".join(read.split()) == " ".join(plain_of_latex(latex).text.split())
