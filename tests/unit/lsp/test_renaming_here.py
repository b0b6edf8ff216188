"""Another id in an editor: what is renamed is what is found as a reference, in each form of a brief."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from briefing.files import load_text
from briefing.files.converting import convert
from briefing.files.yaml_names import written_names
from briefing.lsp.editing import prepare_rename, renamed_by
from briefing.lsp.knowing.open_text import open_text
from briefing.lsp.knowing.targets import targets_of
from briefing.lsp.positions import EditorLines
from briefing.lsp.snapshot import Snapshot

PARAGRAPHS = """\
briefing: 1
title: A visit
event: {summary: "Heard on [tape], twice [tape:2]."}
actors: {boa: {name: Boa}}
sources: {tape: {title: T}}
timeline: [{date: 2031-02-03, text: "It ran [tape:1].", refs: ["tape:3", boa, tape]}]
"""
BRIEFS = Path(__file__).parents[3] / "briefs"


def renamed(text: str, kind: str, words: str, new: str) -> str:
    """A text after the id at the start of some words was renamed in an editor."""
    snapshot = Snapshot("untitled:x", "x", None, kind, text)
    place = snapshot.position(text.index(words))
    document = lsp.TextDocumentIdentifier("untitled:x")
    assert prepare_rename(snapshot, lsp.PrepareRenameParams(document, place)).placeholder == words.strip('"] ')
    edit = renamed_by(snapshot, lsp.RenameParams(text_document=document, position=place, new_name=new))
    assert edit.changes
    lines = EditorLines(text, snapshot.units)
    edits = sorted(edit.changes["untitled:x"], key=lambda one: (one.range.start.line, one.range.start.character))
    for one in edits[::-1]:
        start, end = one.range.start, one.range.end
        changed = lines.changed((start.line, start.character), (end.line, end.character), one.new_text)
        lines = EditorLines(changed, lines.units)
    return lines.text


@pytest.mark.parametrize("name", ["harbour-strike.yaml", "moldova-france.yaml"])
def test_what_is_found_as_a_reference_is_what_is_renamed(name: str) -> None:
    text = (BRIEFS / name).read_text(encoding="utf-8")
    names, document = written_names(text), open_text(text, "yaml")
    for key in load_text(text).index.items:
        assert [name.start for name in names if name.id == key] == [one.start for one in targets_of(document, key)]


@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_form_says_the_same_with_another_id(kind: str, mark: str) -> None:
    data = (BRIEFS / "harbour-strike.yaml").read_bytes()
    text = mark + convert(data, "yaml", kind).decode()
    found = {"yaml": "marant]", "json": 'marant"', "toml": 'marant"'}[kind]
    after = renamed(text, kind, found, "jean")
    before, then = load_text(text, format=kind), load_text(after, format=kind)
    assert "marant" not in then.index.items
    assert len(then.index.uses["jean"]) == len(before.index.uses["marant"])
    assert renamed(after, kind, found.replace("marant", "jean"), "marant") == text


@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_a_source_keeps_its_paragraphs(kind: str) -> None:
    text = convert(PARAGRAPHS.encode(), "yaml", kind).decode()
    after = renamed(text, kind, "tape]", "reel")
    assert load_text(after, format=kind).briefing == load_text(PARAGRAPHS.replace("tape", "reel")).briefing


def test_an_id_by_place_needs_one_that_is_written_where_none_can_be_put() -> None:
    text = 'briefing = 1\ntitle = "x"\n[event]\nsummary = "See [Q1]."\n[[quotes]]\ntext = "a"\nspeaker = []\n'
    with pytest.raises(JsonRpcInvalidParams, match="write an 'id' first"):
        renamed(text, "toml", "Q1]", "first")
