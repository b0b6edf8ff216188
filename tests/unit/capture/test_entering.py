"""A report is put beside a brief: nothing of the brief is changed but for the new entry, and nothing is lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from briefing.capture import capture, enter
from briefing.capture.entering import entry_of, id_for
from briefing.check import check_brief
from briefing.errors import BriefingFileError
from briefing.files import load
from briefing.files.yaml_edits import add_entry
from capture_pages import PAGE, page

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.capture import Captured, Entered

NOW = dt.datetime(2024, 3, 8, 9, 30, tzinfo=dt.UTC)
BRIEF = (
    "# A brief\nbriefing: 1\ntitle: t\nevent: {summary: s}\nsources:\n  old: {title: Old}  # the first\n\n# the end\n"
)


@pytest.fixture
def captured() -> Captured:
    return capture(PAGE.encode(), "page.html")


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "b.yaml"
    path.write_text(BRIEF)
    return path


def put(captured: Captured, brief: Path, key: str | None = None) -> Entered:
    return enter(captured, brief.parent, key=key, now=NOW, brief=load(str(brief)))


def test_the_entry_goes_behind_the_others_and_nothing_else_changes(captured: Captured, brief: Path) -> None:
    entered = put(captured, brief)
    text = brief.read_text()
    assert text.replace("".join(f"  {line}\n" for line in entered.entry.splitlines()), "") == BRIEF
    source = load(str(brief)).briefing.sources["example-wire"]
    assert source.title == "Ferry crews stop work"
    assert entered.text.read_text() == captured.text
    assert entered.original.read_bytes() == captured.original


def test_what_was_captured_passes_the_check_and_proves_its_words(captured: Captured, brief: Path) -> None:
    put(captured, brief, "wire")
    words = "quotes:\n- {text: We will not sail while the pumps are broken, speaker: r, source: wire, at: 3}\n"
    brief.write_text(brief.read_text() + "actors:\n  r: {name: Rhea Moll, kind: person}\n" + words)
    check = check_brief(load(str(brief)))
    assert check.proof.verdicts["Q1"].verified
    assert not [finding for finding in check.findings if finding.code in {"BR302", "BR335"}]


def test_an_original_that_changed_is_told_and_one_that_is_gone_is_not(captured: Captured, brief: Path) -> None:
    original = put(captured, brief, "wire").original
    original.write_text("other")
    codes = [finding.code for finding in check_brief(load(str(brief))).findings]
    assert "BR335" in codes
    original.unlink()
    assert "BR335" not in [finding.code for finding in check_brief(load(str(brief))).findings]


def test_the_same_text_is_not_taken_in_twice(captured: Captured, brief: Path) -> None:
    put(captured, brief, "wire")
    before = brief.read_bytes()
    again = put(captured, brief)
    assert (again.key, again.is_new) == ("wire", False)
    assert brief.read_bytes() == before


def test_a_changed_page_is_told_and_replaces_nothing(captured: Captured, brief: Path) -> None:
    put(captured, brief, "wire")
    changed = capture(page(article=PAGE.replace("noon", "dawn")).encode(), "page.html")
    with pytest.raises(BriefingFileError, match="is the source 'wire' already, with another text"):
        put(changed, brief)
    with pytest.raises(BriefingFileError, match="has a source 'wire' with another text"):
        put(changed, brief, "wire")
    assert (brief.parent / "sources" / "wire.txt").read_text() == captured.text


@pytest.mark.parametrize("key", [None, "bare"])
@pytest.mark.parametrize(
    "entry",
    [
        "  bare: {{title: Ferries, url: '{0}'}}  # from the library\n",
        "  bare:\n    # no text yet\n    url: {0}\n    title: >-\n      Ferries\n    note: Mine.\n",
    ],
)
def test_a_source_without_a_text_gets_the_one_of_its_address(
    captured: Captured, brief: Path, entry: str, key: str | None
) -> None:
    text = BRIEF.replace("\n\n# the end", f"\n{entry.format(captured.provenance.url)}\n# the end")
    brief.write_text(text)
    before = load(str(brief)).briefing
    entered = put(captured, brief, key)
    assert entered.key == "bare"
    after = load(str(brief)).briefing
    archive = after.sources["bare"].archive
    assert archive
    assert archive.path == "sources/bare.txt"
    assert after.sources["bare"].model_copy(update={"archive": None}) == before.sources["bare"]
    assert list(after.sources) == list(before.sources)
    assert [line for line in text.splitlines() if line not in brief.read_text()] in (
        [],
        [entry.format(captured.provenance.url).rstrip("\n")],
    )
    assert "#" not in entry or brief.read_text().count("#") == text.count("#")
    again = put(captured, brief, key)
    assert (again.key, again.is_new) == ("bare", False)


def test_a_file_of_another_text_is_not_replaced(captured: Captured, brief: Path) -> None:
    folder = brief.parent / "sources"
    folder.mkdir()
    (folder / "wire.orig.html").write_text("mine")
    with pytest.raises(BriefingFileError, match="is there with another text"):
        put(captured, brief, "wire")
    assert brief.read_text() == BRIEF
    assert [found.name for found in folder.iterdir()] == ["wire.orig.html"]


def test_nothing_is_written_through_a_link(captured: Captured, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (brief.parent / "sources").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BriefingFileError, match="is a link or a file"):
        put(captured, brief)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_in_the_place_of_the_folder_is_told(captured: Captured, brief: Path) -> None:
    (brief.parent / "sources").write_text("x")
    with pytest.raises(BriefingFileError, match="not a folder"):
        put(captured, brief)


@pytest.mark.parametrize("key", ["1", "a b", "ü", "../x", ""])
def test_what_is_no_id_is_refused(captured: Captured, brief: Path, key: str) -> None:
    if key:
        with pytest.raises(BriefingFileError, match="is no id"):
            put(captured, brief, key)
    assert brief.read_text() == BRIEF


def test_an_id_of_something_else_in_the_brief_is_not_taken(captured: Captured, brief: Path) -> None:
    brief.write_text(BRIEF + "actors:\n  example-wire: {name: The Example Wire, kind: media}\n")
    with pytest.raises(BriefingFileError, match="'example-wire' already belongs to an actor"):
        put(captured, brief, "example-wire")
    assert not (brief.parent / "sources").exists()
    assert put(captured, brief).key == "example-wire-2"


def test_a_brief_that_is_not_yaml_is_refused(captured: Captured, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text('{"briefing": 1, "title": "t", "event": {"summary": "s"}}')
    with pytest.raises(BriefingFileError, match="only briefs in YAML are"):
        put(captured, path)
    assert not (tmp_path / "sources").exists()


@pytest.mark.parametrize(
    ("publisher", "url", "title", "expected"),
    [
        ("The Example Wire", None, "t", "example-wire"),
        (None, "https://www.wire.example.org/x", "t", "wire"),
        (None, None, "Ferries stop: 3 hours", "ferries-stop-3-hours"),
        ("24 Heures", None, "t", "heures"),
        ("Київ", None, "t", "source"),
        ("The Very Long Name Of A Paper Of The Town", None, "t", "very-long-name-of-a-pape"),
    ],
)
def test_an_id_is_made_of_what_is_known(
    captured: Captured, publisher: str | None, url: str | None, title: str, expected: str
) -> None:
    known = captured.provenance._replace(publisher=publisher, url=url, title=title)
    made = replace(captured, provenance=known)
    assert id_for(made) == expected
    assert id_for(made, {expected}) == f"{expected}-2"


def test_what_a_brief_cannot_have_is_left_out_of_the_entry(captured: Captured) -> None:
    known = captured.provenance._replace(url="javascript:alert(1)", language="no language", published="2024-13-40")
    entry = entry_of(replace(captured, provenance=known), "wire", NOW)
    assert not {"url", "language", "published"} & entry.keys()


ENTRY = {"title": "A: b # c", "archive": {"path": "x"}}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1",
        "sources:\nb: 2\n",
        "sources: # none\nb: 2\n",
        "sources: ~\nb: 1\n",
        "sources: {}\nb: 1\n",
        "sources: {x: {title: t},}\n",
        "sources:\n  x: {title: t}   # last\n\n# comment\nb: 1\n",
        "sources:\n  x:\n    title: |\n      t\n      u\n\nb: 1",
        "sources:\n    x:\n        title: t\n        note: >-\n           t\n           u\n\n\n# c\nb: 1",
        "b: 1\r\nsources:\r\n  x:\r\n    title: t\r\n",
        "sources:\n  x: {title: t}",
        "sources:\n  x:\n    title: t\n    to:\n    - a\n    - b\nb: 1\n",
        "sources:\n  x: [a,\n   b]\nb: 1\n",
    ],
)
def test_an_entry_is_added_to_a_mapping_of_any_style(text: str) -> None:
    changed = add_entry(text, "sources", "w", ENTRY)
    before = yaml.safe_load(text)
    assert yaml.safe_load(changed) == {**before, "sources": {**(before.get("sources") or {}), "w": ENTRY}}
    assert ("\r\n" in text) == ("\r\n" in changed)
    for line in filter(str.strip, text.splitlines()):
        assert line.split("#")[0].rstrip().rstrip("},~").rstrip() in changed


@pytest.mark.parametrize("text", ["sources: [1]\n", "sources: {w: 1}\n", "sources: text\n"])
def test_an_entry_is_refused_where_there_is_no_place_for_it(text: str) -> None:
    with pytest.raises(KeyError):
        add_entry(text, "sources", "w", ENTRY)
