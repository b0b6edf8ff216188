"""What the server offers to mend: proved changes, the same as those of the command line, and none that makes worse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from briefing.check import prove
from briefing.check.fixes import fix_file
from briefing.files import load, load_text
from briefing.files.yaml_edits import rewritten
from briefing.lsp.correcting import corrections_at
from briefing.lsp.editing import FIX_ALL, actions_for
from briefing.lsp.findings import findings_of
from briefing.lsp.mending import Mend, all_fixes, mends_at
from briefing.lsp.snapshot import Snapshot
from briefing.sources import read_archives

HEAD = """\
briefing: 1
title: A visit
status: draft
as_of: 2031-02-03
event: {when: 2031-02-01, summary: "They met [tape]."}
actors:
  boa: {name: Boa Lind, kind: person}
sources:
  tape: {title: Tape, kind: report, archive: {path: tape.txt}}
"""
QUOTES = """\
quotes:
- text: We shall not leave the harbour
  speaker: boa
  source: tape
- text: Boa said "nobody has asked"
  kind: mixed
  speaker: boa
  source: tape
"""
SOURCE = """\
A first paragraph of the tape.

"We will not leave the harbour," Boa Lind said.

"Nobody asked us," Boa Lind added.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tape.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def snapshot_in(folder: Path, text: str) -> Snapshot:
    path = folder / "brief.yaml"
    return Snapshot(path.as_uri(), str(path), path, "yaml", text)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n")


def mends(snapshot: Snapshot, words: str) -> dict[str, str]:
    """What each offer for the line with some words makes of the text, by its title."""
    line = line_of(snapshot.text, words)
    found: list[Mend] = [*corrections_at(snapshot, range(line, line + 1)), *mends_at(snapshot, range(line, line + 1))]
    mark = snapshot.mark
    return {mend.title: mark + rewritten(snapshot.text.removeprefix(mark), mend.prove()) for mend in found}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_words_of_the_source_take_the_place_of_words_that_do_not_stand_there(folder: Path, mark: str) -> None:
    text = mark + HEAD + QUOTES
    offered = mends(snapshot_in(folder, text), "We shall")
    title = next(title for title in offered if title.startswith("Take the source's words, paragraph 2"))
    assert "[-shall-] {+will+}" in title
    assert offered[title] == text.replace("We shall not leave", "We will not leave")


def test_in_a_mixed_statement_only_the_quoted_words_are_replaced(folder: Path) -> None:
    text = HEAD + QUOTES
    offered = mends(snapshot_in(folder, text), "nobody has")
    title = next(title for title in offered if title.startswith("Take the source's words, paragraph 3"))
    loaded = load_text(offered[title])
    assert loaded.briefing.quotes[1].text == 'Boa said "Nobody asked"'
    assert loaded.briefing.quotes[0].text == "We shall not leave the harbour"


def test_words_that_the_source_does_not_quote_are_not_offered(folder: Path) -> None:
    text = (HEAD + QUOTES).replace("We shall not leave the harbour", "A first paragraf of the tape")
    assert not [title for title in mends(snapshot_in(folder, text), "paragraf") if title.startswith("Take")]


def test_what_check_fix_writes_is_what_the_editor_writes(folder: Path) -> None:
    text = (HEAD + QUOTES).replace("They met [tape]", "They met [Q1]").replace("shall", "will")
    text = text.replace("nobody has asked", "Nobody asked us")
    path = folder / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    snapshot = snapshot_in(folder, text)
    everything = all_fixes(snapshot)
    assert everything is not None
    file = load(path)
    archives = read_archives(file.briefing, folder)
    written = fix_file(file, prove(file.briefing, archives), archives)
    assert rewritten(text, everything.prove()) == path.read_text(encoding="utf-8")
    lines = range(text.count("\n") + 1)
    singles = [mend for mend in mends_at(snapshot, lines) if mend.preferred]
    assert [mend.title for mend in singles] == [f"Write {fix.sentence}" for fix in written]
    assert {finding.code for mend in singles for finding in mend.findings} == {"BR207", "BR309"}


def test_an_item_gets_the_id_that_it_has_by_its_place(folder: Path) -> None:
    text = HEAD + QUOTES
    offered = mends(snapshot_in(folder, text), "kind: mixed")
    assert offered["Give this statement an id of its own, Q2"] == text.replace("- text: Boa", "- id: Q2\n  text: Boa")
    assert "Give this statement an id of its own, Q1" not in offered


def test_an_unknown_actor_is_added_with_a_name(folder: Path) -> None:
    text = (HEAD + QUOTES).replace("speaker: boa", "speaker: mira-holt", 1)
    offered = mends(snapshot_in(folder, text), "mira-holt")
    added = load_text(offered["Add the actor 'mira-holt'"]).briefing
    assert added.actors["mira-holt"].name == "Mira Holt"
    assert added.quotes[0].speaker == ("mira-holt",)


def test_a_name_in_the_place_of_an_id_is_added_with_an_id(folder: Path) -> None:
    text = (HEAD + QUOTES).replace("speaker: boa", 'speaker: "Zoë Ört"', 1)
    offered = mends(snapshot_in(folder, text), "Zoë")
    added = load_text(offered["Add the actor 'zoe-ort'"]).briefing
    assert added.actors["zoe-ort"].name == "Zoë Ört"
    assert added.quotes[0].speaker == ("zoe-ort",)


@pytest.mark.parametrize(
    ("right", "wrong", "title"),
    [
        ("speaker: boa", "speaker: bao", "Write boa"),
        ("speaker: boa", "speaker: 'bao'", "Write boa"),
        ("status: draft", "status: darft", "Write draft"),
        ("title: A visit", "titel: A visit", "Write title"),
        ("speaker: boa", "speaker: Boa Lind", "Write boa"),
        ("met [tape]", "met [tape:2-3]", "Write [tape:2] [tape:3]"),
    ],
)
def test_what_was_meant_is_written(folder: Path, right: str, wrong: str, title: str) -> None:
    text = (HEAD + QUOTES).replace(right, wrong, 1)
    offered = mends(snapshot_in(folder, text), wrong)
    meant = offered[title].replace("'boa'", "boa")
    assert meant == text.replace(wrong, right if "[" not in right else f"met {title.removeprefix('Write ')}")


@pytest.mark.parametrize(
    ("right", "wrong", "titles"),
    [
        ("as_of: 2031-02-03", "as_of: 2/3/2031", ["Write 2031-03-02", "Write 2031-02-03"]),
        ("as_of: 2031-02-03", "as_of: '3 February 2031'", ["Write 2031-02-03"]),
        ("kind: person", "kind: person, country: UK", ["Write GB"]),
        ("briefing: 1", "briefing: 2", ["Write 1"]),
    ],
)
def test_what_a_message_says_is_written(folder: Path, right: str, wrong: str, titles: list[str]) -> None:
    text = (HEAD + QUOTES).replace(right, wrong, 1)
    assert [title for title in mends(snapshot_in(folder, text), wrong) if title.startswith("Write")] == titles


def test_the_paragraph_in_which_words_stand_is_written(folder: Path) -> None:
    text = (HEAD + QUOTES).replace("source: tape", "source: tape\n  at: 1", 1).replace("shall", "will")
    assert mends(snapshot_in(folder, text), "at: 1")["Write at: 2"] == text.replace("at: 1", "at: 2")


def test_tabs_are_made_blanks_and_a_number_in_json_a_text(folder: Path) -> None:
    text = (HEAD + QUOTES).replace("  boa:", "\tboa:").replace("\n  speaker", "\n\tspeaker")
    first = snapshot_in(folder, text).findings[0]
    assert first.span is not None
    offered = mends(snapshot_in(folder, text), text.splitlines()[first.span.start.line - 1])
    assert offered["Indent with blanks"] == HEAD + QUOTES
    path = folder / "b.json"
    snapshot = Snapshot(path.as_uri(), str(path), path, "json", '{"briefing": 1, "title": 12}')
    assert [rewritten(snapshot.text, mend.prove()) for mend in corrections_at(snapshot, range(9))] == [
        '{"briefing": 1, "title": "12"}'
    ]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: A visit: the end", "title: 'A visit: the end'"),
        ("title: [sic] A visit", "title: '[sic] A visit'"),
        ('title: "A visit" of hers', "title: '\"A visit\" of hers'"),
        ("title: 'It's a visit'", "title: 'It''s a visit'"),
        ("title: @visit", "title: '@visit'"),
        ("title: !important visit", "title: '!important visit'"),
        ("title: *visit", "title: '*visit'"),
    ],
)
def test_a_text_that_yaml_takes_apart_is_put_in_quotes(folder: Path, wrong: str, right: str) -> None:
    text = (HEAD + QUOTES).replace("title: A visit", wrong)
    snapshot = snapshot_in(folder, text)
    first = snapshot.findings[0]
    assert first.span is not None
    found = list(corrections_at(snapshot, range(first.span.start.line - 1, first.span.start.line)))
    assert [rewritten(text, mend.prove()) for mend in found] == [text.replace(wrong, right)]


def test_a_comma_in_braces_is_put_in_quotes(folder: Path) -> None:
    text = (HEAD + QUOTES).replace("{name: Boa Lind, kind", "{name: Boa, of Lind, kind")
    offered = mends(snapshot_in(folder, text), "Boa, of")
    assert offered["Put the whole text in quotes"] == text.replace("Boa, of Lind", "'Boa, of Lind'")


def test_only_what_the_editor_wants_is_given_and_a_selection_ends_before_its_last_line(folder: Path) -> None:
    text = HEAD + QUOTES
    snapshot, line = snapshot_in(folder, text), line_of(text, "We shall")

    def asked(start: int, end: int, *only: str) -> list[lsp.CodeAction]:
        stretch = lsp.Range(lsp.Position(start, 0), lsp.Position(end, 0))
        context = lsp.CodeActionContext([], only or None)
        return actions_for(snapshot, lsp.CodeActionParams(lsp.TextDocumentIdentifier("x"), stretch, context))

    assert any(action.title.startswith("Take") for action in asked(line, line + 1, "quickfix"))
    assert not [action for action in asked(line - 1, line) if action.title.startswith("Take")]
    assert [action.kind for action in asked(0, 0, "source.fixAll")] == [FIX_ALL]
    assert {action.kind for action in asked(line, line, "refactor")} == {lsp.CodeActionKind.RefactorRewrite}


def test_a_text_that_cannot_be_taken_apart_gives_no_offers_and_no_failure(folder: Path) -> None:
    text = (HEAD + QUOTES).replace("speaker: boa", "speaker: mira", 1).replace("title: Tape", "title: *nothing")
    assert not [title for title in mends(snapshot_in(folder, text), "speaker: mira") if title.startswith("Add")]
    twice = (
        '{"briefing": 1, "title": "\\ud83d\\ude00", "actors": {"a": {"name": "A"}}, "sources": {"a": {"title": "T"}}}'
    )
    path = folder / "b.json"
    snapshot = Snapshot(path.as_uri(), str(path), path, "json", twice)
    assert "BR202" in [finding.code for finding in findings_of(snapshot)]


def test_other_forms_than_yaml_are_left_alone(folder: Path) -> None:
    sample = Path(__file__).parents[3] / "briefs" / "harbour-strike.yaml"
    shutil.copytree(sample.parent / "sources", folder / "sources")
    path = folder / "b.json"
    snapshot = Snapshot(path.as_uri(), str(path), path, "json", '{"briefing": 1, "title": "x"}')
    assert list(mends_at(snapshot, range(9))) == []
    assert list(corrections_at(snapshot, range(9))) == []
