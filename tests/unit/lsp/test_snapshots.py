"""What an open document makes: the brief of an unsaved text, its findings, and their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol.types import Position, Range, TextDocumentContentChangePartial, TextDocumentItem

from briefing.files import load
from briefing.library.checking import check_file
from briefing.lsp.documents import OpenDocument, path_of
from briefing.lsp.findings import findings_of
from briefing.lsp.positions import Units
from briefing.lsp.snapshot import Snapshot

SAMPLE = Path(__file__).parents[3] / "briefs" / "harbour-strike.yaml"


def snapshot_of(text: str, path: Path | None = SAMPLE, units: Units = Units.UTF16) -> Snapshot:
    return Snapshot("file:///b.yaml", str(path), path, "yaml", text, units=units)


def opened(text: str, path: Path = SAMPLE, language: str = "yaml") -> OpenDocument:
    return OpenDocument(TextDocumentItem(path.as_uri(), language, 1, text), Units.UTF16)


def test_a_text_has_the_findings_that_the_check_has_of_its_file(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("speaker: marant", "speaker: morant").replace("“", "“never ")
    path = tmp_path / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    assert snapshot_of(text, path).findings == check_file(str(path)).findings


def test_what_was_loaded_last_is_known_while_the_text_is_broken() -> None:
    document = opened(SAMPLE.read_text(encoding="utf-8"))
    first = document.snapshot.file
    assert first is not None
    start = Position(0, 0)
    document.change([TextDocumentContentChangePartial(Range(start, start), "- [")], 2)
    assert document.snapshot.file is None
    assert document.snapshot.last is first
    assert document.snapshot.archives
    assert document.is_brief


@pytest.mark.parametrize("language", ["yaml", "json", "toml", "markdown"])
def test_other_files_are_no_briefs(language: str) -> None:
    assert not opened('{"services": {"web": 1}}', Path("/x/compose"), language).is_brief


def test_settings_of_the_folder_select_and_what_is_wrong_with_them_is_told(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("at: ", "xat: ", 1)
    path = tmp_path / "brief.yaml"
    codes = {finding.code for finding in snapshot_of(text, path).findings}
    assert "BR111" in codes
    (tmp_path / "briefing.toml").write_text("strickt = true\n", encoding="utf-8")
    first = findings_of(snapshot_of(text, path))[0]
    assert first.message.startswith(str(tmp_path / "briefing.toml"))


def test_a_finding_in_a_text_with_a_byte_order_mark_and_wide_letters_stands_where_the_editor_shows_it() -> None:
    text = "\ufeffbriefing: 1\ntitle: 🜂🜂\nevent: {summry: 🜂}\n"
    found = findings_of(snapshot_of(text))
    unknown = next(finding for finding in found if finding.code == "BR111")
    assert unknown.range == Range(Position(2, 8), Position(2, 14))
    marked = findings_of(snapshot_of("\ufeffbreifing: 1\n"))
    assert Position(0, 1) in [finding.range.start for finding in marked]


def test_a_finding_about_a_quotation_names_the_paragraph_of_the_source() -> None:
    brief = load(SAMPLE)
    quote = next(quote for quote in brief.briefing.quotes if quote.source and quote.at and quote.kind == "direct")
    text = SAMPLE.read_text(encoding="utf-8").replace(quote.text[:30], f"Entirely invented and {quote.text[:30]}", 1)
    found = next(finding for finding in findings_of(snapshot_of(text)) if finding.code == "BR301")
    assert found.related_information
    related = found.related_information[0]
    assert related.message.startswith(f"[{quote.source}:{quote.at}]")
    archive = path_of(related.location.uri)
    assert archive is not None
    lines = archive.read_text(encoding="utf-8").splitlines()
    assert lines[related.location.range.start.line][:10] in related.message


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_id_that_is_given_twice_leads_to_where_else_it_is_given(mark: str) -> None:
    head = f"{mark}briefing: 1\ntitle: x\nevent: {{summary: y}}\nactors: {{boa: {{name: B}}}}\n"
    found = findings_of(snapshot_of(f"{head}sources:\n  boa: {{title: T}}\n"))
    (twice,) = [finding for finding in found if finding.code == "BR202"]
    assert twice.related_information
    assert [one.location.range for one in twice.related_information] == [Range(Position(3, 9), Position(3, 12))]


def test_the_page_of_a_rule_is_a_line_of_a_file(tmp_path: Path) -> None:
    finding = findings_of(snapshot_of("briefing: 1\n", tmp_path / "b.yaml"))[0]
    assert finding.code_description is not None
    address, _, line = finding.code_description.href.partition("#L")
    page = path_of(address)
    assert page is not None
    assert page.read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith(f"| {finding.code} |")


@pytest.mark.parametrize(
    "uri", ["untitled:Untitled-1", "http://x/y.yaml", "file://", "file:///a%00b", "file://[x/y", ""]
)
def test_an_address_that_is_no_file_has_no_path(uri: str) -> None:
    assert path_of(uri) is None
