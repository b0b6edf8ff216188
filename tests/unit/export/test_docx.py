from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.export.extras import MissingExtraError, how_to_add
from briefing.export.paper import render_docx
from briefing.outline import outline_of
from briefing.outline.record import Outline, Section
from examples import examples
from strategies import briefings
from unit.export.made import detail, statement
from unit.export.small import brief_of
from unit.export.test_text import everywhere, payloads

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Briefing

docx = pytest.importorskip("docx")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FULL = {
    "marking": "TLP:AMBER",
    "language": "fr-CH",
    "tags": ["ports", "strike"],
    "event": {"summary": "Dockers closed the port [report:2].", "key_points": [{"text": "A point", "kind": "fact"}]},
    "sources": {"report": {"title": "Port closed", "publisher": "The Courier", "url": "https://example.org/port"}},
    "quotes": [
        {"text": "We stay out", "speaker": "ada", "source": "report", "at": 2, "date": "2024-03-07"},
        {"text": "He calls it wrong", "speaker": "bo", "kind": "indirect", "source": "report", "at": 3},
        {"text": "He calls it “a mistake”", "speaker": "bo", "kind": "mixed"},
    ],
    "timeline": [
        {"date": "2024-03-07", "text": "It began", "source": "report", "at": 1},
        {"date": "2024-04-01", "text": "Talks [Q1]", "status": "planned"},
    ],
    "tensions": [
        {
            "title": "Crews",
            "positions": [
                {"party": "ada", "position": "Old size", "quotes": ["Q1"]},
                {"party": "bo", "position": "New size"},
            ],
        }
    ],
    "discrepancies": [
        {"question": "How many?", "versions": [{"claim": "Ten", "source": "report", "at": 1}, {"claim": "Two"}]}
    ],
    "assessments": [{"text": "It ends soon", "likelihood": "likely", "basis": "[Q1] and [report:3]"}],
    "gaps": ["Who pays"],
    "watch": ["The talks"],
}


def written(**content: Any) -> bytes:
    """A brief with this content as a Word file."""
    return render_docx(outline_of(brief_of(**content)))


def parts(content: bytes) -> dict[str, Any]:
    """The XML parts of a Word file, as trees."""
    from docx.oxml import parse_xml

    with ZipFile(BytesIO(content)) as archive:
        return {name: parse_xml(archive.read(name)) for name in archive.namelist()}


def text_of(tree: Any) -> str:
    """The text of a part, a line for each paragraph."""
    lines = []
    for paragraph in tree.iter(f"{W}p"):
        pieces = paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        lines.append("".join(piece.text if piece.tag == f"{W}t" else " " for piece in pieces))
    return "\n".join(lines)


def all_text(content: bytes) -> str:
    found = parts(content)
    return "\n".join(text_of(found[name]) for name in ("word/document.xml", "word/footnotes.xml"))


def relationships(content: bytes) -> list[tuple[str, str]]:
    """Kind and target of whatever a Word file refers to."""
    found = parts(content)
    links = [link for name, tree in found.items() if name.endswith(".rels") for link in tree]
    return [(link.get("Type").rsplit("/", 1)[-1], link.get("Target")) for link in links]


def test_everything_that_a_brief_says_is_there() -> None:
    text = all_text(written(**FULL))
    for said in (
        "Dockers closed the port",
        "Fact: A point",
        "Ada Example, Union leader",
        "QUOTED  ·  7 Mar 2024",
        "REPORTED  ·  no date",
        "PARTIAL  ·  no date",
        "7 March 2024",
        "It began",
        "Old size",
        "New size",
        "How many?",
        "Ten",
        "It ends soon",
        "Likelihood",
        "Who pays",
        "The talks",
        "https://example.org/port",
        "End of brief: port",
    ):
        assert said in text


def test_only_words_of_the_speaker_stand_in_quotation_marks() -> None:
    text = all_text(written(**FULL))
    assert "“We stay out”" in text
    assert "\nHe calls it wrong [1:3]\n" in text
    assert "\nHe calls it “a mistake”\n" in text
    assert text.count("“") == 2


def test_a_citation_stands_once_and_a_footnote_says_which_source_it_is() -> None:
    found = parts(written(**FULL))
    notes = found["word/footnotes.xml"]
    numbers = [note.get(f"{W}id") for note in notes if note.get(f"{W}type") is None]
    used = [mark.get(f"{W}id") for mark in found["word/document.xml"].iter(f"{W}footnoteReference")]
    assert used == numbers
    assert "[report:2]" not in text_of(notes)
    assert text_of(notes).strip() == "[1] Port closed; The Courier"
    assert text_of(found["word/document.xml"]).count("[1:2]") >= 3


def test_references_lead_to_bookmarks_that_are_there() -> None:
    found = parts(written(**FULL))
    body = found["word/document.xml"]
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    links = [link for tree in (body, found["word/footnotes.xml"]) for link in tree.iter(f"{W}hyperlink")]
    targets = {link.get(f"{W}anchor") for link in links} - {None}
    assert targets
    assert targets <= names
    assert [link.get(f"{R}id") is None for link in links].count(False) == 1


def test_what_is_planned_stands_behind_a_divider() -> None:
    lines = all_text(written(**FULL)).splitlines()
    assert lines.index("It began [1:1]") < lines.index("Planned") < lines.index("Talks [Q1]")


def test_tables_have_a_row_of_heads_that_is_repeated() -> None:
    tables = docx.Document(BytesIO(written(**FULL))).tables
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
    assert ["Sign", "No.", "Date", "What"] in heads
    assert all(next(table._tbl.iter(f"{W}tr")).find(f"{W}trPr/{W}tblHeader") is not None for table in tables)


def test_headings_are_headings() -> None:
    paragraphs = docx.Document(BytesIO(written(**FULL))).paragraphs
    headings = [(paragraph.style.name, paragraph.text) for paragraph in paragraphs if paragraph.style]
    assert ("Title", "Strike closes the port") in headings
    assert ("Heading 1", "Statements (3)") in headings
    assert ("Heading 2", "Q1  Ada Example, Union leader") in headings


def test_the_marking_and_the_page_stand_on_each_page() -> None:
    section = docx.Document(BytesIO(written(**FULL))).sections[0]
    assert section.header.paragraphs[0].text.strip() == "TLP:AMBER"
    assert "TLP:AMBER" in section.footer.paragraphs[0].text
    fields = [field.get(f"{W}instr") for field in section.footer._element.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert docx.Document(BytesIO(written())).sections[0].header.paragraphs[0].text == ""


def test_properties_tell_of_the_brief_and_of_nothing_else() -> None:
    properties = docx.Document(BytesIO(written(**FULL))).core_properties
    assert (properties.title, properties.identifier) == ("Strike closes the port", "port")
    assert (properties.language, properties.keywords) == ("fr-CH", "ports, strike")
    assert (properties.author, properties.last_modified_by, properties.created) == ("", "", None)


def test_a_long_title_is_cut_in_the_properties_alone() -> None:
    content = written(title="long " * 80)
    assert len(docx.Document(BytesIO(content)).core_properties.title) == 255
    assert ("long " * 80).strip() in all_text(content)


def test_the_same_brief_is_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; from briefing.outline import outline_of; from briefing.export.paper import render_docx\n"
        "from briefing.model import Briefing\n"
        "brief = Briefing.model_validate({'briefing': 1, 'title': 'T', 'event': {'summary': 'S'}})\n"
        "sys.stdout.buffer.write(render_docx(outline_of(brief)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert runs[0].startswith(b"PK")


def test_no_file_in_it_has_a_time() -> None:
    with ZipFile(BytesIO(written(**FULL))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("words", payloads(), ids=lambda words: ascii(words[:24]))
def test_hostile_words_in_any_field_are_visible_text_and_no_links(words: str) -> None:
    content = written(**everywhere(words))
    docx.Document(BytesIO(content))
    text = all_text(content)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text) == []
    assert not {kind for kind, _ in relationships(content)} & {"hyperlink", "image", "oleObject", "attachedTemplate"}
    styles = [style.get(f"{W}val") for style in parts(content)["word/document.xml"].iter(f"{W}pStyle")]
    plain = [
        style.get(f"{W}val") for style in parts(written(**everywhere("Words.")))["word/document.xml"].iter(f"{W}pStyle")
    ]
    assert [style for style in styles if style.startswith("Heading")] == [
        style for style in plain if style.startswith("Heading")
    ]


def test_control_characters_are_shown_as_code_points() -> None:
    assert "before<U+001B>[2Jafter" in all_text(written(event={"summary": "before\x1b[2Jafter"}))


def test_the_only_link_outside_is_the_address_of_a_source() -> None:
    content = written(**FULL, source_notes=[{"source": "report", "note": "See https://example.org/elsewhere"}])
    assert [target for kind, target in relationships(content) if kind == "hyperlink"] == ["https://example.org/port"]


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefings())
def test_any_brief_is_a_word_file_that_opens(brief: Briefing) -> None:
    content = render_docx(outline_of(brief))
    assert docx.Document(BytesIO(content)).paragraphs
    assert content == render_docx(outline_of(brief))


def test_a_detail_that_is_new_is_written_with_its_record() -> None:
    made = statement("Words", caution="Beware.", details=(detail("New", "thing"),))
    outline = Outline("x", "Title", "", "", (), (), (Section("statements", "Statements", (made,)),))
    text = all_text(render_docx(outline))
    assert "Caution: Beware." in text
    assert "New thing" in text


def test_a_missing_package_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("briefing.export.paper.word")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError) as raised:
        written()
    assert str(raised.value) == f"Word needs the extra 'docx': {how_to_add('docx')}"


@pytest.mark.slow
@pytest.mark.needs_program("soffice")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(written(**FULL))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/user",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=100)
    text = (tmp_path / "brief.txt").read_text(encoding="utf-8")
    assert "“We stay out”" in text
    assert "It ends soon" in text


def paragraphs(content: bytes) -> dict[str, Any]:
    """Each paragraph by its text."""
    with ZipFile(BytesIO(content)) as archive:
        root = docx.oxml.parse_xml(archive.read("word/document.xml"))
    return {"".join(text.text for text in one.iter(f"{W}t")): one for one in root.iter(f"{W}p")}


def language_of(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        root = docx.oxml.parse_xml(archive.read("word/styles.xml"))
    return {key.removeprefix(W): value for key, value in next(root.iter(f"{W}lang")).attrib.items()}


CREWS = {
    "title": "הנמל נסגר: 40 איש",
    "language": "he",
    "event": {"summary": "העובדים סגרו את הנמל [w:1]. הם נשארים."},
    "sources": {"w": {"title": "Port shut", "publisher": "ידיעות הים", "published": "2031-05-09"}},
    "quotes": [
        {
            "text": "We stay",
            "speaker": "ada",
            "source": "w",
            "at": 1,
            "original": {"text": "אנחנו נשארים", "language": "he"},
        }
    ],
}


def test_a_paragraph_from_right_to_left_is_marked_so_and_its_letters_run_by_run() -> None:
    content = render_docx(outline_of(brief_of(**CREWS)))
    found = paragraphs(content)
    for text in ("הנמל נסגר: 40 איש", "“אנחנו נשארים”"):
        paragraph = next(one for key, one in found.items() if text in key)
        assert paragraph.find(f"{W}pPr/{W}bidi") is not None
        assert all(
            run.find(f"{W}rPr/{W}rtl") is not None for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None
        )
    summary = next(one for key, one in found.items() if key.startswith("העובדים"))
    assert summary.find(f"{W}pPr/{W}bidi") is not None
    assert next(summary.iter(f"{W}hyperlink")).find(f"{W}r/{W}rPr/{W}rtl") is None
    assert found["Bottom line"].find(f"{W}pPr/{W}bidi") is None
    assert language_of(content) == {"val": "en", "bidi": "he"}


def test_a_name_from_right_to_left_leaves_the_line_it_stands_on_as_it_is() -> None:
    found = paragraphs(render_docx(outline_of(brief_of(**CREWS))))
    published = next(one for key, one in found.items() if key.startswith("Published"))
    assert published.find(f"{W}pPr/{W}bidi") is None
    runs = [
        ("".join(text.text for text in run.iter(f"{W}t")), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in published.iter(f"{W}r")
    ]
    assert [text.strip("\u200e") for text, turned in runs if turned] == ["ידיעות הים"]
    assert runs[-1] == ("\u200e; 9 May 2031", False)


def test_words_in_another_language_have_it() -> None:
    content = render_docx(outline_of(brief_of(**CREWS)))
    original = next(one for key, one in paragraphs(content).items() if "אנחנו" in key)
    assert [lang.get(f"{W}bidi") for lang in original.iter(f"{W}lang")] == ["he"]
    assert language_of(render_docx(outline_of(brief_of(language="ja")))) == {"val": "ja", "eastAsia": "ja"}
