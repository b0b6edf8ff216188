"""`briefing convert` between briefs and the files of other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode
from briefing.files import load
from capture_pages import PAGE as PAGE_OF_FERRIES

if TYPE_CHECKING:
    from cli.conftest import Run

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "interchange"
FERRIES = "https://wire.example.org/ferries"
PAGE = "https://gazette.example/2026/10/harbour"
COMMENTED = f"""\
# kept
briefing: 1
title: Harbour
event: {{summary: Talks ended.}}
sources:
  # the gazette
  gazette: {{title: Harbour talks end, url: '{PAGE}', archive: {{path: text.txt}}}}
"""
TEXT = "“We will stay out until spring,” said Lena Orsk.\n\nThe cranes stood still on Monday.\n"


@pytest.fixture
def commented(brief: Path) -> Path:
    path = brief.parent / "commented.yaml"
    path.write_text(COMMENTED, "utf-8")
    (brief.parent / "text.txt").write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize("name", ["out.bib", "out.ris", "out.json"])
def test_sources_go_out_and_make_a_new_brief(run: Run, brief: Path, name: str) -> None:
    form = ("--to", "csl") if name.endswith("json") else ()
    made = run("convert", brief.name, name, *form)
    assert made.code == ExitCode.GOOD
    assert "'reliability' of report and wire is left out" in made.err
    assert "the marking TLP:GREEN is left out" in made.err
    assert run("convert", name, "new.yaml").code == ExitCode.GOOD
    new = load(brief.parent / "new.yaml").briefing
    assert {key: source.title for key, source in new.sources.items()} == {
        "report": "Port closed",
        "wire": "Dockers walk out",
    }
    assert new.status == "draft"
    assert run("check", "new.yaml").code == ExitCode.GOOD


def test_what_a_bibliography_has_is_printed(run: Run, brief: Path) -> None:
    result = run("convert", brief.name, "-", "--to", "ris")
    assert result.text.startswith("TY  - NEWS\nID  - report\nTI  - Port closed\n")
    again = run("convert", "-", "-", "--from", "ris", "--to", "json", stdin=result.out)
    assert list(json.loads(again.text)["sources"]) == ["report", "wire"]
    assert run("convert", "-", "out.yaml", stdin=result.out).code == ExitCode.USAGE


def test_sources_come_into_a_brief_and_its_comments_stay(run: Run, commented: Path) -> None:
    before = commented.read_text("utf-8")
    sample = str(SAMPLES / "zotero.ris")
    first = run("convert", sample, "--into", commented.name)
    assert first.code == ExitCode.GOOD
    assert "added to commented.yaml: example-gazette, nachrichten-beispiel and orsk" in first.err
    assert "'KW (keywords)' of example-gazette is left out" in first.err
    after = commented.read_text("utf-8")
    assert after.startswith(before)
    assert list(load(commented).briefing.sources) == ["gazette", "example-gazette", "nachrichten-beispiel", "orsk"]
    again = run("convert", sample, "--into", commented.name)
    assert again.code == ExitCode.GOOD
    assert "commented.yaml has already what it says of example-gazette, nachrichten-beispiel and orsk" in again.err
    assert commented.read_text("utf-8") == after


def test_annotations_come_into_a_brief(run: Run, commented: Path) -> None:
    result = run("convert", str(SAMPLES / "hypothesis.json"), "--into", commented.name)
    assert result.code == ExitCode.FINDINGS
    assert "added to commented.yaml: 2 statements" in result.err
    assert (
        "annotation 5 “We will not stay out until spring”: its words do not stand in the text of 'gazette'"
        in result.err
    )
    quotes = load(commented).briefing.quotes
    assert [(quote.kind, quote.draft) for quote in quotes] == [("direct", True), ("indirect", True)]
    checked = run("check", commented.name)
    assert "1 of 1 verified" in checked.text + checked.err


def test_the_source_to_look_in_is_one_of_the_brief(run: Run, commented: Path) -> None:
    before = commented.read_text("utf-8")
    result = run("convert", str(SAMPLES / "hypothesis.json"), "--into", commented.name, "--source", "wire")
    assert result.code == ExitCode.USAGE
    assert "there is no source 'wire' in the brief" in result.err
    assert commented.read_text("utf-8") == before


def test_statements_go_out_as_annotations_and_come_back(run: Run, commented: Path) -> None:
    run("convert", str(SAMPLES / "hypothesis.json"), "--into", commented.name)
    result = run("convert", commented.name, "out.jsonld")
    assert result.code == ExitCode.GOOD
    assert "'draft' of Q1 and Q2 is left out" in result.err
    assert len(json.loads((commented.parent / "out.jsonld").read_text("utf-8"))["items"]) == 2
    again = run("convert", "out.jsonld", "--into", commented.name)
    assert again.code == ExitCode.GOOD
    assert "Q1 has these words already" in again.err
    assert run("convert", "out.jsonld", "pages.yaml").code == ExitCode.GOOD
    assert [source.url for source in load(commented.parent / "pages.yaml").briefing.sources.values()] == [PAGE]


def test_nothing_proved_is_nothing_written(run: Run, brief: Path) -> None:
    result = run("convert", brief.name, "out.jsonld")
    assert result.code == ExitCode.FINDINGS
    assert "no statement could be proved; nothing was written" in result.err
    assert not (brief.parent / "out.jsonld").exists()


def test_from_the_reference_manager_to_a_verified_quotation(run: Run, brief: Path) -> None:
    pytest.importorskip("trafilatura")
    folder = brief.parent
    (folder / "zotero.ris").write_text(f"TY  - NEWS\nTI  - Ferries\nUR  - {FERRIES}\nER  - \n", "utf-8")
    (folder / "page.html").write_text(PAGE_OF_FERRIES, "utf-8")
    words = {"type": "TextQuoteSelector", "exact": "We will not sail while the pumps are broken"}
    marked = {"rows": [{"uri": f"{FERRIES}#top", "target": [{"selector": [words]}]}]}
    (folder / "marked.json").write_text(json.dumps(marked), "utf-8")
    for arguments in (
        ("convert", "zotero.ris", "ferries.yaml"),
        ("capture", "page.html", "--into", "ferries.yaml"),
        ("convert", "marked.json", "--into", "ferries.yaml"),
    ):
        assert run(*arguments).code == ExitCode.GOOD
    new = load(folder / "ferries.yaml").briefing
    assert [(source.title, source.archive is not None) for source in new.sources.values()] == [("Ferries", True)]
    assert "1 of 1 verified (1 verbatim)" in run("check", "ferries.yaml").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("in.ris",), "Name a file to write, or --into a brief to add to."),
        (("in.ris", "out.yaml", "--into", "port.yaml"), "Name a file to write, or --into a brief to add to."),
        (("in.ris", "--into", "port.yaml", "--to", "json"), "--to is the format of a file to write"),
        (("port.yaml", "--into", "port.yaml"), "--into takes in sources and annotations, not another brief."),
        (("in.ris", "--into", "port.yaml", "--source", "wire"), "--source is for annotations alone."),
        (("in.ris", "out.yaml", "--source", "wire"), "--source goes with --into."),
        (("in.ris", "out.bib"), "One of the two files is a brief"),
        (("port.yaml", "out.ris", "--ascii"), "--ascii is for BibTeX alone."),
        (("in.txt", "out.yaml"), "'in.txt' does not end like a format that is known; name it with --from."),
    ],
)
def test_wrong_usage_is_told(run: Run, brief: Path, arguments: tuple[str, ...], said: str) -> None:
    (brief.parent / "in.ris").write_text("TY  - NEWS\nTI  - x\nER  - \n", "utf-8")
    result = run("convert", *(brief.name if name == "port.yaml" else name for name in arguments))
    assert result.code == ExitCode.USAGE
    assert said in result.err


def test_an_item_without_a_key_is_taken_for_a_bibliography(run: Run, brief: Path) -> None:
    item = brief.with_name("item.json")
    item.write_text('{"type": "article-journal", "title": ["Ports"], "DOI": "10.1000/p"}', encoding="utf-8")
    told = run("convert", str(item), str(brief.with_name("new.yaml")))
    assert told.code == ExitCode.FINDINGS
    assert "item.json:1:38: error[BR104] title: 'title' is a text" in told.err
    assert told.err.count("error[") == 1


def test_a_malformed_bibliography_is_told_with_its_line(run: Run, brief: Path) -> None:
    (brief.parent / "in.bib").write_text("@article{a,\n  title = {x}\n  year = 2024\n}\n", "utf-8")
    result = run("convert", "in.bib", "out.yaml")
    assert result.code == ExitCode.FINDINGS
    assert result.err.startswith("in.bib:3:3: error[BR104] a comma or '}' is missing here\n")
    assert not (brief.parent / "out.yaml").exists()


def test_only_a_brief_in_yaml_is_added_to(run: Run, brief: Path) -> None:
    run("convert", brief.name, "brief.json")
    result = run("convert", str(SAMPLES / "zotero.bib"), "--into", "brief.json")
    assert result.code == ExitCode.USAGE
    assert "only briefs in YAML are written to" in result.err


def test_letters_become_latex_commands_where_that_is_asked_for(run: Run, commented: Path) -> None:
    commented.write_text(COMMENTED.replace("Harbour talks end", "Știri"), "utf-8")
    assert "{{{\\textcommabelow S}tiri}}" in run("convert", commented.name, "-", "--to", "bibtex", "--ascii").text
