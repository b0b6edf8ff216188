from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.export.extras import MissingExtraError, how_to_add
from briefing.export.paper import ThemeError, render_pdf
from briefing.export.paper.pdf_content import drawable_by
from briefing.export.paper.system_fonts import choose_families
from briefing.outline import outline_of
from briefing.outline.record import Outline, Section
from briefing.text import plain_text
from examples import examples
from strategies import briefings
from unit.export.made import detail, statement
from unit.export.small import brief_of
from unit.export.test_text import everywhere, payloads

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Briefing

pytestmark = pytest.mark.slow

typst = pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")

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


@pytest.fixture(autouse=True)
def _no_fonts_but_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test sees must not hang on the fonts of the machine."""
    ours = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr("briefing.export.paper.typesetting._fonts_of_the_machine", lambda _folders: ours)


def typeset(**content: Any) -> Any:
    """A brief with this content, as the reader of a PDF sees it."""
    return pypdf.PdfReader(BytesIO(render_pdf(outline_of(brief_of(**content)))))


def text_of(pdf: Any) -> str:
    """What the pages say, blanks and line breaks as one blank."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def letters(text: str) -> str:
    """A text without the blanks, at which lines may have been broken."""
    return "".join(text.split())


def links(pdf: Any) -> set[str]:
    """Every address that a click opens."""
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots") or []]
    actions = [note["/A"] for note in notes if "/A" in note]
    assert {action["/S"] for action in actions} <= {"/URI", "/GoTo"}
    return {str(action["/URI"]) for action in actions if action["/S"] == "/URI"}


def bookmarks(pdf: Any) -> list[str]:
    """The titles of the bookmarks, from top to bottom."""

    def flat(entries: list[Any]) -> list[str]:
        return [title for entry in entries for title in (flat(entry) if isinstance(entry, list) else [entry.title])]

    return flat(pdf.outline)


def test_everything_that_a_brief_says_is_there() -> None:
    text = text_of(typeset(**FULL))
    for said in (
        "Dockers closed the port",
        "Fact: A point",
        "Ada Example, Union leader",
        "QUOTED · 7 Mar 2024",
        "REPORTED · no date",
        "PARTIAL · no date",
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
    text = text_of(typeset(**FULL))
    assert "“We stay out”" in text
    assert "“He calls it" not in text
    assert "He calls it “a mistake”" in text
    assert text.count("“") == 2


def test_a_citation_stands_once_and_a_footnote_says_which_source_it_is() -> None:
    text = text_of(typeset(**FULL))
    assert text.count("[1] Port closed; The Courier") == 1
    assert text.count("[1:2]") >= 3


def test_an_extract_without_the_sources_gives_their_numbers() -> None:
    outline = outline_of(brief_of(**FULL), sections=["bottom-line"])
    text = text_of(pypdf.PdfReader(BytesIO(render_pdf(outline))))
    assert "Dockers closed the port [1:2]." in text
    assert "Port closed" not in text


def test_what_is_planned_stands_behind_a_divider() -> None:
    text = text_of(typeset(**FULL))
    assert text.index("It began") < text.index("Planned") < text.rindex("Talks [Q1]")


def test_each_page_has_the_marking_twice_and_its_number() -> None:
    pdf = typeset(**{**FULL, "watch": ["Words. " * 200] * 9})
    count = len(pdf.pages)
    assert count > 2
    for number, page in enumerate(pdf.pages, 1):
        text = page.extract_text()
        assert text.count("TLP:AMBER") >= 2
        assert f"{number} of {count}" in text


def test_it_is_tagged_and_has_bookmarks_a_title_and_a_language() -> None:
    pdf = typeset(**FULL)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr-CH"
    assert pdf.metadata.title == "Strike closes the port"
    assert pdf.metadata.author is None
    assert {"Statements (3)", "Q1  Ada Example, Union leader", "Sources (1)"} <= set(bookmarks(pdf))


def test_no_font_is_the_machines_own() -> None:
    pdf = typeset(**FULL)
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()]
    families = {font["/BaseFont"].split("+")[1].split("-")[0] for font in fonts}
    assert families <= {"LibertinusSerif", "NewCM10", "DejaVuSansMono"}
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in described)


def test_the_same_brief_is_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; from briefing.outline import outline_of; from briefing.export.paper import render_pdf\n"
        "from briefing.model import Briefing\n"
        "brief = Briefing.model_validate({'briefing': 1, 'title': 'T', 'event': {'summary': 'Š 漢'}})\n"
        "sys.stdout.buffer.write(render_pdf(outline_of(brief)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert runs[0].startswith(b"%PDF")
    assert b"/CreationDate" not in runs[0]


@pytest.mark.parametrize(
    "words",
    [*payloads()[:3], *(pytest.param(words, marks=pytest.mark.slow) for words in payloads()[3:])],
    ids=lambda words: ascii(words[:24]),
)
def test_hostile_words_in_any_field_are_visible_text_and_no_links(words: str) -> None:
    pdf = typeset(**everywhere(words))
    text = text_of(pdf)
    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text) == []
    assert not links(pdf)
    plain = typeset(**everywhere("Words."))
    assert len(bookmarks(pdf)) == len(bookmarks(plain))
    if words.isascii():
        assert letters(plain_text(words)) in letters(text)


@pytest.mark.parametrize(
    "words",
    ['#read("/etc/passwd")', "*bold* _it_ $x$ = Heading", '#import "@preview/a:1.0.0"', "<item_1> @item_1", "\\u{41}"],
)
def test_words_that_look_like_the_typesetters_language_are_words(words: str) -> None:
    assert letters(words) in letters(text_of(typeset(event={"summary": words})))


def test_the_only_link_outside_is_the_address_of_a_source() -> None:
    content = {**FULL, "source_notes": [{"source": "report", "note": "See https://example.org/elsewhere"}]}
    assert links(typeset(**content)) == {"https://example.org/port"}


@settings(max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefings())
def test_any_brief_is_a_pdf_that_is_the_same_twice(brief: Briefing) -> None:
    outline = outline_of(brief)
    content = render_pdf(outline)
    assert content.startswith(b"%PDF")
    assert content == render_pdf(outline)


@pytest.mark.parametrize("words", ["Ștefan Țurcan", "Война і мир", "Αθήνα", "Հայաստան", "საქართველო", "€ № → ½ …"])
def test_letters_of_many_scripts_are_drawn(words: str) -> None:
    assert words in text_of(typeset(event={"summary": words}))


def test_hebrew_and_arabic_letters_are_drawn() -> None:
    text = text_of(typeset(event={"summary": "שלום قال"}))
    assert "<U+" not in text
    assert set("שלוםقال") <= set(text)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("漢", "<U+6F22>"),
        ("हि", "<U+0939><U+093F>"),
        ("👍🏽", "<U+1F44D><U+1F3FD>"),
        ("1️⃣", "1<U+20E3>"),
        ("한", "<U+D55C>"),
        ("。", "<U+3002>"),
    ],
)
def test_what_no_font_has_is_shown_as_code_points_and_said(words: str, shown: str) -> None:
    text = text_of(typeset(event={"summary": f"Words {words}"}))
    assert letters(shown) in letters(text).replace("\ufe0f", "")
    assert "Caution: the fonts of this PDF cannot draw" in text


def test_the_caution_names_the_scripts_and_what_to_do() -> None:
    text = " ".join(text_of(typeset(event={"summary": "नमस्ते 洪水 ☃"})).split())
    assert "(CJK and Devanagari)" in text
    assert "named with --fonts" in text


def test_a_letter_that_no_font_has_takes_its_marks_with_it() -> None:
    glyphs = drawable_by(lambda _: ["é\u0301"], ["ж\u0301é"])
    assert glyphs.drawn("ж\u0301é") == "<U+0436><U+0301>é"
    assert glyphs.missing == ("ж",)


def test_a_letter_and_a_mark_of_two_fonts_are_not_drawn_together() -> None:
    glyphs = drawable_by(lambda _: ["ж", "\u0301"], ["ж\u0301"])
    assert glyphs.drawn("ж\u0301") == "ж<U+0301>"


def test_a_word_longer_than_the_line_is_broken_and_stays_one_word() -> None:
    word = "W" * 300
    pdf = typeset(title=word, event={"summary": word}, timeline=[{"date": "2024", "text": word}])
    runs = [run for page in pdf.pages for run in re.findall("W+", page.extract_text())]
    assert letters(text_of(pdf)).count(word) == 3
    assert max(map(len, runs)) < 50


def test_a_letter_that_slipped_through_does_not_stop_the_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.export.paper.pdf_content.FontCoverage.drawn", lambda _glyphs, text: text)
    assert typeset(event={"summary": "漢"}).pages


def test_a_folder_without_fonts_changes_nothing(tmp_path: Path) -> None:
    outline = outline_of(brief_of(**FULL))
    assert render_pdf(outline, fonts=[tmp_path]) == render_pdf(outline)


def test_fonts_of_the_machine_draw_what_ours_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    text = text_of(typeset(event={"summary": "ສະບາຍດີ"}))
    assert "ສະບາຍດີ" in text or "cannot draw 7 of its characters (Lao)" in text


def test_of_the_machine_s_fonts_few_are_chosen_and_the_best_first() -> None:
    has = {
        "Noto Sans CJK": "漢字",
        "Noto Sans Devanagari": "हिए",
        "Songti": "漢",
        "Zeta": "漢字हिए☃",
        "Adobe Blank": "漢字हिए",
    }

    def ask(characters: str, families: list[str]) -> list[str]:
        assert "Adobe Blank" not in families
        return ["".join(set(has[family]) & set(characters)) for family in families]

    assert choose_families(sorted(has), tuple("漢字"), ask) == ["Noto Sans CJK"]
    assert choose_families(sorted(set(has) - {"Zeta"}), tuple("漢字हिए"), ask) == [
        "Noto Sans Devanagari",
        "Noto Sans CJK",
    ]
    assert choose_families(sorted(has), tuple("漢字हिए"), ask) == ["Zeta"]
    assert choose_families((), tuple("漢字"), ask) == []


WORKERS = "العمال أغلقوا 19 رصيفا."


def test_dates_and_page_numbers_stay_in_order_in_a_brief_from_right_to_left() -> None:
    pdf = typeset(title="إغلاق الميناء", language="ar", event={"summary": WORKERS, "when": "2031-05-09"})
    text = text_of(pdf)
    assert "9 May 2031" in text
    assert "1 of 1" in text


def test_an_outlet_from_right_to_left_stays_out_of_the_date_beside_it() -> None:
    sources = {"w": {"title": "إغلاق", "publisher": "وكالة البحر", "published": "2031-05-09", "language": "ar"}}
    text = text_of(typeset(event={"summary": "Closed [w:1]."}, sources=sources))
    assert text.replace("\u200e", "").count("9 May 2031; in Arabic") == 2


def test_a_theme_changes_variables() -> None:
    outline = outline_of(brief_of(**FULL))
    assert render_pdf(outline, theme="// Wide\n#let margin-side = 50mm\n") != render_pdf(outline)
    assert render_pdf(outline, theme="") == render_pdf(outline)


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ('#let margin-side = 50mm; #read("/etc/passwd")', "'margin-side' must be a length such as 24mm"),
        ("#let colour = 5mm", "there is no variable 'colour'"),
        ("= Heading", "line 1 of the theme is not of the form '#let name = value'"),
        ("\n#let rule-colour = 5mm", "line 2 of the theme: 'rule-colour' must be a colour"),
        ('#let body-fonts = ("Nowhere Sans", "DejaVu Sans Mono")', "a font that is not there: 'Nowhere Sans'"),
    ],
)
def test_a_theme_is_data_and_no_code(theme: str, said: str) -> None:
    with pytest.raises(ThemeError, match=re.escape(said)):
        render_pdf(outline_of(brief_of()), theme=theme)


def test_a_detail_that_is_new_is_printed_with_its_record() -> None:
    made = statement("Words", caution="Beware.", details=(detail("New", "thing"),))
    outline = Outline("x", "Title", "", "", (), (), (Section("statements", "Statements", (made,)),))
    text = text_of(pypdf.PdfReader(BytesIO(render_pdf(outline))))
    assert "Caution: Beware." in text
    assert "New thing" in text


def test_a_missing_package_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "briefing.export.paper.typesetting", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError) as raised:
        render_pdf(outline_of(brief_of()))
    assert str(raised.value) == f"PDF needs the extra 'pdf': {how_to_add('pdf')}"
