"""A brief in another form of file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.cli.report import ExitCode
from briefing.errors import BriefingError
from briefing.files import load, load_text
from briefing.files.converting import FORMATS, ConversionError, convert
from examples import examples
from strategies import briefings

if TYPE_CHECKING:
    from briefing.model import Briefing
    from cli.conftest import Run

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"


@pytest.mark.parametrize("name", ["moldova-france", "harbour-strike"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_brief_says_the_same_in_every_form(name: str, form: str) -> None:
    path = BRIEFS / f"{name}.yaml"
    written = convert(path.read_bytes(), "yaml", form)
    assert load_text(written, format=form).briefing == load(path).briefing


@settings(max_examples=examples(60), deadline=None)
@given(briefings())
def test_any_brief_comes_back_from_every_form(brief: Briefing) -> None:
    data = json.dumps(brief.model_dump(mode="json", exclude_none=True, exclude_defaults=True)).encode()
    for form in ("yaml", "toml"):
        there = convert(data, "json", form)
        assert load_text(convert(there, form, "json"), format="json").briefing == brief


@settings(max_examples=examples(60), deadline=None)
@given(briefings(), st.permutations(FORMATS))
def test_any_way_through_the_forms_ends_at_the_same_bytes(brief: Briefing, forms: list[str]) -> None:
    first = json.dumps(brief.model_dump(mode="json", exclude_none=True, exclude_defaults=True)).encode()
    expected, data, before = convert(convert(first, "json", "yaml"), "yaml", "json"), first, "json"
    for form in (*forms, *reversed(forms), "yaml", "json"):
        data, before = convert(data, before, form), form
    assert data == expected


ANY_TEXT = st.text(min_size=1) | st.text(st.sampled_from("a 1\n\t\ud800\udc00é\x85\u2028\\'\"#:-{"), min_size=1)
"""Halves of characters too, which JSON may hold and no other form."""


@settings(max_examples=examples(150), deadline=None)
@given(ANY_TEXT.filter(lambda text: text.strip()), st.sampled_from(FORMATS))
def test_any_text_comes_back_or_is_refused(words: str, form: str) -> None:
    data = json.dumps({"briefing": 1, "title": "x", "event": {"summary": words}, "gaps": [words]}).encode()
    try:
        brief = load_text(data, format="json").briefing
    except BriefingError:
        return
    try:
        written = convert(data, "json", form)
    except ConversionError:
        assert any("\ud800" <= character <= "\udfff" for character in words)
        return
    assert load_text(written, format=form).briefing == brief


@pytest.mark.parametrize("form", FORMATS)
def test_actors_and_sources_keep_their_numbers(form: str) -> None:
    keys = ["zulu", "alfa", "mike", "a-1", "a_2"]
    tree = {
        "actors": {key: {"name": key} for key in keys},
        "sources": {f"s-{key}": {"title": key} for key in keys},
    }
    data = json.dumps({"briefing": 1, "title": "x", "event": {"summary": "x"}, **tree}).encode()
    found = load_text(convert(data, "json", form), format=form).briefing
    assert [*found.actors] == keys
    assert [*found.sources] == [f"s-{key}" for key in keys]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_comments_blank_lines_and_line_ends_stay(mark: bytes, ending: bytes) -> None:
    lines = [b"# before", b"briefing: 1   # one", b"", b"title: 'x'", b"event:  {summary: y}", b"# after"]
    data = mark + ending.join(lines) + ending
    assert convert(data, "yaml", "yaml") == data


def test_a_file_that_stays_in_its_form_stays_as_it_is() -> None:
    data = (BRIEFS / "harbour-strike.yaml").read_bytes()
    assert b"#" in data
    assert convert(data, "yaml", "yaml") == data


def test_ordinary_tools_read_the_same_words() -> None:
    words = ["no", "on", "12:30", "2024-03-07", "1e3", "007", "0x1F", "~", "null", "- a", "[Q3] x", "a: b", "é 🚢", "'"]
    data = json.dumps({"briefing": 1, "title": "x", "event": {"summary": "x"}, "gaps": words}).encode()
    tree = yaml.safe_load(convert(data, "json", "yaml"))
    assert [gap["text"] for gap in tree["gaps"]] == words


@pytest.mark.parametrize("words", ["a\x85b", "a\u2028b", "a\rb", "a\ufeffb", "a \x85 b", "'\x85'", "x: \u2029y"])
def test_rare_line_breaks_stay_what_they_are(words: str) -> None:
    data = json.dumps({"briefing": 1, "title": "x", "event": {"summary": words}}).encode()
    assert load_text(convert(data, "json", "yaml")).briefing.event.summary == words


def test_the_command_writes_and_refuses(run: Run, brief: Path) -> None:
    result = run("convert", brief.name, "out.toml")
    assert result.code == ExitCode.GOOD
    assert load(brief.parent / "out.toml").briefing == load(brief).briefing
    assert run("convert", brief.name, "out.toml").code == ExitCode.USAGE
    assert run("convert", brief.name, "out.txt").code == ExitCode.USAGE
    assert run("convert", brief.name, brief.name, "--force").code == ExitCode.USAGE


def test_an_export_is_a_brief_again(run: Run, brief: Path) -> None:
    exported = run("export", brief.name, "-f", "json").out
    result = run("convert", "-", "-", "--from", "json", "--to", "yaml", stdin=exported)
    assert result.code == ExitCode.GOOD
    assert load_text(result.out).briefing == load(brief).briefing


def test_a_broken_brief_is_told_like_everywhere(run: Run, bad_brief: Path) -> None:
    result = run("convert", bad_brief.name, "out.json")
    assert result.code == ExitCode.FINDINGS
    assert not (bad_brief.parent / "out.json").exists()
