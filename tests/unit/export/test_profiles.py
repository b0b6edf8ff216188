from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.export.onepage import page_selections, render_onepage
from briefing.export.selection import references_in
from briefing.export.text_message import render_message
from briefing.files import load
from briefing.model import QuoteKind, TargetKind
from briefing.outline import outline_of
from briefing.outline.record import Outline, Paragraph, RecordDate, Section, Words
from briefing.text import cell_len
from examples import examples
from strategies import briefings
from unit.export.made import CERTAIN, detail, record
from unit.export.small import brief_of
from unit.export.test_text import everywhere, payloads

if TYPE_CHECKING:
    from briefing.model import Briefing

pytestmark = pytest.mark.slow

BRIEFS = Path(__file__).resolve().parents[3] / "briefs"
SAMPLES = sorted(path.name for path in BRIEFS.glob("*.yaml"))
NUMBERED = re.compile(r"(\d+)\. [A-Z]")
quick = settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow])
widths = st.sampled_from([40, 57, 72, 200])


def message(**content: Any) -> str:
    return render_message(outline_of(brief_of(**content)))


def onepage(*, width: int = 72, ascii_only: bool = False, **content: Any) -> str:
    return render_onepage(outline_of(brief_of(**content)), width=width, ascii_only=ascii_only)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def said(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "speaker": "ada", **more}


# The message.


@pytest.mark.parametrize("name", SAMPLES)
def test_a_message_is_ascii_in_capitals_and_69_columns(name: str) -> None:
    text = render_message(outline_of(load(BRIEFS / name)))
    assert text.isascii()
    assert text == text.upper()
    assert max(map(len, text.split("\n"))) <= 69
    assert "%" not in text


@quick
@given(briefings())
def test_any_brief_can_be_a_message(brief: Briefing) -> None:
    outline = outline_of(brief)
    text = render_message(outline)
    lines = text.split("\n")
    assert text.isascii()
    assert text == text.upper()
    assert max(map(len, lines)) <= 69
    assert [line for line in lines if line != line.rstrip()] == []
    numbers = [int(found[1]) for line in lines[2:] if (found := NUMBERED.match(line))]
    assert numbers[-len(outline.sections) :] == list(range(1, len(outline.sections) + 1))


@pytest.mark.parametrize(
    "words", [*payloads(), "x\n2. FORGED\n    B. FORGED", "5%", "%s %n"], ids=lambda words: ascii(words[:24])
)
def test_no_words_in_any_field_number_a_paragraph(words: str) -> None:
    if not words.strip():
        words = f"a{words}b"
    attacked, plain = message(**everywhere(words)), message(**everywhere("Words."))
    number = re.compile(r"^(?:\d+|    [A-Z]+)\. ", re.MULTILINE)
    body = slice(attacked.index("\n1. "), None), slice(plain.index("\n1. "), None)
    assert number.findall(attacked[body[0]]) == number.findall(plain[body[1]])
    assert attacked.isascii()
    assert max(map(len, attacked.split("\n"))) <= 69


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2024-03-07", "DATE OF INFORMATION: 07 MAR 24;"),
        ("2024-03-07T12:30:00Z", "DATE OF INFORMATION: 071230Z MAR 24;"),
        ("2024-03-07T01:30:00+02:00", "DATE OF INFORMATION: 062330Z MAR 24;"),
        ("2024-03-07T01:00:00-03:30", "DATE OF INFORMATION: 070430Z MAR 24;"),
        ("2024-03-07T12:30:00", "DATE OF INFORMATION: 07 MAR 24, 12:30;"),
        ("2024-03", "DATE OF INFORMATION: MARCH 2024;"),
        ("1912-04-15", "DATE OF INFORMATION: 15 APRIL 1912;"),
    ],
)
def test_an_hour_is_written_only_where_it_and_its_zone_are_known(edtf: str, written: str) -> None:
    assert written in message(as_of=edtf)


def test_the_words_of_somebody_are_marked_by_signs_and_by_words() -> None:
    text = message(quotes=[said("We stay.")])
    assert "Q1: ADA EXAMPLE, UNION LEADER; QUOTED; NO DATE\n" in text
    assert 'QUOTE "WE STAY." UNQUOTE' in text


def test_of_partly_quoted_words_only_those_are_marked() -> None:
    text = message(quotes=[said("They call it “a lie” in ''public''.", kind="mixed")])
    assert "THEY CALL IT QUOTE \"A LIE\" UNQUOTE IN QUOTE ''PUBLIC'' UNQUOTE." in squeezed(text)


def test_a_paraphrase_is_marked_as_nobodys_words() -> None:
    text = message(quotes=[said("They will stay.", kind="indirect")])
    assert "; REPORTED; " in text
    assert '"' not in text
    assert "QUOTE" not in text.replace("QUOTED", "")


def test_percent_is_a_word() -> None:
    assert "5 PERCENT OF 20 PERCENT." in message(event={"summary": "5% of 20 %."})


def test_facts_are_lettered_with_what_goes_on_from_them() -> None:
    text = message(event={"summary": "S.", "where": "Port", "participants": ["ada", "bo"]})
    assert "    A. WHO: ADA EXAMPLE, UNION LEADER\n        BO SAMPLE\n    B. WHERE: PORT\n" in text


def test_a_message_begins_and_ends_with_its_marking() -> None:
    lines = message(marking="TLP:RED").splitlines()
    assert (lines[0], lines[-1]) == ("TLP:RED", "TLP:RED")


def test_after_z_come_two_letters() -> None:
    text = message(gaps=[f"Gap {number}." for number in range(60)])
    assert "\n    Z. GAP 25.\n    AA. GAP 26.\n" in text
    assert "\n    BA. GAP 52.\n" in text


def test_a_record_and_a_section_that_are_new_come_through() -> None:
    made = record(TargetKind.ASSESSMENT, "X1", "New.", caution="Mind.", details=(detail("More", "told"),))
    outline = Outline("", "T", "", "", (), (), (Section("new", "New part", (made,)),))
    assert "1. NEW PART.\n        X1: NEW.\n        CAUTION: MIND.\n        MORE: TOLD\n" in render_message(outline)


# One page.


@pytest.mark.parametrize("width", [0, 40, 55, 72, 100, 200, 10**6])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_fits_its_page(name: str, width: int) -> None:
    outline = outline_of(load(BRIEFS / name))
    lines = render_onepage(outline, width=width).splitlines()
    assert len(lines) <= 60
    assert max(map(cell_len, lines)) <= min(max(width, 40), 200)
    assert lines[0] == lines[-1] == outline.marking


@quick
@given(briefings(), widths, st.booleans())
def test_any_brief_fits_a_page(brief: Briefing, width: int, ascii_only: bool) -> None:
    text = render_onepage(outline_of(brief), width=width, ascii_only=ascii_only)
    lines = text.removesuffix("\n").split("\n")
    assert len(lines) <= 60
    assert max(map(cell_len, lines)) <= width
    assert [line for line in lines if line != line.rstrip()] == []
    assert text.isascii() or not ascii_only


@pytest.mark.parametrize("width", [40, 72, 200])
@pytest.mark.parametrize("words", payloads(), ids=lambda words: ascii(words[:24]))
def test_no_words_in_any_field_start_a_line_or_leave_the_page(words: str, width: int) -> None:
    if not words.strip():
        words = f"a{words}b"
    lines = onepage(**everywhere(words), width=width, marking="TLP:RED").splitlines()
    own = r"[A-Z ]+$|TLP:RED$|=+$|\[\d+\] |(As of|Quotations|Paraphrases)  |In the full brief: |End of page: port$"
    body = lines[lines.index("=" * width) + 1 :]
    assert [line for line in body if line and line[0] != " " and not re.match(own, line)] == []
    assert len(lines) <= 60
    assert max(map(cell_len, lines)) <= width


LONG = {
    "words": "word " * 1000,
    "sentences": "A sentence of some words. " * 200,
    "one word": "x" * 5000,
    "ideographs": "港湾労働者は月曜日に仕事を止めた。" * 300,
    "quotation": f"He said: “{'never again ' * 400}” and left.",
    "open quotation": f"He said: “{'never again ' * 400}",
    "lines": "one\n\ntwo\n" * 500,
}


@pytest.mark.slow
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", [40, 72, 200])
@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_texts_of_5000_characters_fit_a_page(words: str, width: int, ascii_only: bool) -> None:
    lines = onepage(
        **everywhere(words), width=width, ascii_only=ascii_only, marking="TLP:RED", id="i" * 100
    ).splitlines()
    assert len(lines) <= 60
    assert max(map(cell_len, lines)) <= width
    assert lines[0] == lines[-1] == "TLP:RED"


@pytest.mark.parametrize("words", ["We stay.", "We stay out until the talks begin. " * 140], ids=["short", "long"])
def test_a_thousand_statements_fit_a_page(words: str) -> None:
    for width in (40, 72, 200):
        text = onepage(quotes=[said(words)] * 1000, width=width)
        assert len(text.splitlines()) <= 60
        further = 1000 if len(words) > 1000 else 994
        assert f"{further} further statements" in squeezed(text)


def test_statements_that_are_referred_to_come_first() -> None:
    quotes = [said(f"Words {number}.") for number in range(1, 8)]
    text = onepage(quotes=quotes, event={"summary": "As said [Q6].", "key_points": ["And said [Q4]."]})
    assert re.findall(r"^ (Q\d) ", text, re.MULTILINE) == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"]
    assert "1 further statement" in squeezed(text)


def test_words_of_somebody_are_whole_or_left_out() -> None:
    long = "We stay out until the talks begin. " * 60
    text = onepage(quotes=[said(long), said("We stay."), said(long, kind="indirect")])
    assert "“We stay.”" in text
    assert "until the talks" not in text
    assert "2 further statements" in squeezed(text)


def test_what_was_not_found_is_said_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Nothing of the sort.\n", encoding="utf-8")
    brief = brief_of(quotes=[said("We stay.", source="report", at=1)])
    text = squeezed(render_onepage(outline_of(brief, folder=tmp_path)))
    assert "1 NOT FOUND" in text
    assert "“We stay.” [1:1] ! The words were NOT FOUND in the archived text of [1]." in text


def test_a_text_is_cut_before_a_quotation_and_never_in_it() -> None:
    summary = f"The port is closed. The union said “{'we stay out. ' * 200}” on Monday."
    text = onepage(event={"summary": summary})
    assert "    The port is closed. The union said ...\n" in text
    assert "“" not in text
    assert "A text that ends in ... goes on there." in squeezed(text)


def test_a_text_is_cut_at_the_end_of_a_sentence() -> None:
    text = onepage(event={"summary": "One sentence stands here. " * 90})
    assert "stands here. ...\n" in text


def test_a_page_that_leaves_nothing_out_says_nothing_of_it() -> None:
    words, date = Words("They stay.", QuoteKind.INDIRECT), RecordDate("2024", CERTAIN)
    statement = record(TargetKind.QUOTE, "Q1", "Ada", words=words, date=date)
    outline = Outline("", "T", "", "", (), (), (Section("statements", "Statements", (statement,)),))
    assert render_onepage(outline).endswith("\n Q1 Ada, REPORTED, 2024: They stay.\n\n" + "=" * 72 + "\nEnd of page\n")


def test_sections_that_are_not_on_the_page_are_named() -> None:
    text = squeezed(onepage(gaps=["A gap."]))
    assert "In the full brief: the section Actors." in text


def test_a_section_that_is_new_is_named() -> None:
    outline = Outline("", "T", "", "", (), (), (Section("new", "New part", (Paragraph(("p",)),)),))
    assert "In the full brief: the section New part." in render_onepage(outline)


def test_without_points_to_watch_the_outlook_comes_next() -> None:
    text = onepage(event={"summary": "S.", "outlook": "Talks on Sunday."})
    assert "\nNEXT\n    Talks on Sunday.\n" in text


HOLDS = {"party": "ada", "position": "Holds firm."}


def test_a_tension_loses_its_positions_before_its_title() -> None:
    positions = [{"party": party, "position": "Holds firm. " * 80} for party in ("ada", "bo")]
    text = onepage(tensions=[{"title": "Pay", "issue": "How much", "positions": positions}])
    assert " T1 Pay, trend: " in text
    assert "Holds firm" not in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"event": {"summary": "S.", "what": "A strike", "status": "planned"}}, "Event A strike; planned"),
        ({"event": {"summary": "S.", "status": "cancelled"}}, "Event cancelled"),
        ({"event": {"summary": "S.", "what": "A strike", "status": "unconfirmed"}}, "Event A strike; unconfirmed"),
        ({"status": "draft", "version": 3}, "Status DRAFT"),
        ({"status": "superseded"}, "Status SUPERSEDED"),
        (
            {"tensions": [{"title": "Pay", "status": "resolved", "positions": [HOLDS, HOLDS | {"party": "bo"}]}]},
            "T1 Pay, resolved, trend: ",
        ),
    ],
)
def test_a_page_says_what_is_not_final_and_did_not_come_about(content: dict[str, Any], said: str) -> None:
    assert said in squeezed(onepage(**content))


def test_a_statement_says_its_kind_and_language() -> None:
    quote = said("They stay.", kind="indirect", original={"language": "fr"})
    text = squeezed(onepage(quotes=[quote]))
    assert "Q1 Ada Example, Union leader, REPORTED, no date: They stay. (translated from French)" in text


TWO_SIDES: dict[str, Any] = {
    "actors": {
        "ada": {"name": "Ada", "side": "Union"},
        "una": {"name": "Una", "side": "Union"},
        "bo": {"name": "Bo", "side": "Port"},
    },
    "quotes": [said(f"Union words {number}. " * 12, speaker="una") for number in range(1, 5)]
    + [said("Port words. " * 12, speaker="bo", source="note", at=4)],
    "event": {"summary": "As said [Q1] [Q2] [Q3] [Q5] and seen [E1]. " + "More. " * 30},
    "timeline": [{"date": "2024-03-07", "text": "It began.", "source": "report", "at": 2}],
    "assessments": [{"text": "It will likely last. " * 6, "likelihood": "likely", "basis": "B."}],
    "gaps": [f"A gap of some words, number {number}." for number in range(9)],
    "watch": [f"A thing to watch, number {number}." for number in range(9)],
    "tensions": [
        {"title": f"Tension {n}", "positions": [{"party": p, "position": "Firm. " * 20} for p in ("ada", "bo")]}
        for n in range(3)
    ],
    "sources": {
        "report": {"title": "Port closed", "publisher": "Gazette"},
        "note": {"title": "N", "publisher": "Gazette"},
    },
}


def test_each_side_is_heard_before_one_is_heard_again() -> None:
    shown = re.findall(r"^ (Q\d) ", onepage(**TWO_SIDES), re.MULTILINE)
    assert "Q5" in shown
    assert len(shown) < 5


def test_judgements_and_cautions_come_before_further_statements() -> None:
    text = onepage(**TWO_SIDES)
    assert " J1 It will likely last." in text
    assert "One outlet only (Gazette): nothing here has independent confirmation." in squeezed(text)


@pytest.mark.parametrize("width", [40, 72, 200])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_reference_of_a_page_leads_to_a_line_of_it(name: str, width: int) -> None:
    text = render_onepage(outline_of(load(BRIEFS / name)), width=width)
    used = set(re.findall(r"\[([A-Z]?\d+)(?::\d+)?\]", text))
    defined = set(re.findall(r"^\[(\d+)\] ", text, re.MULTILINE)) | set(
        re.findall(r"^ ([A-Z]\d+) ", text, re.MULTILINE)
    )
    assert used <= defined
    assert "= source" in text


def test_a_reference_to_what_is_left_out_becomes_that_to_its_source() -> None:
    text = squeezed(onepage(**TWO_SIDES))
    assert "and seen [1:2]." in text


@quick
@given(briefings())
def test_every_reference_of_any_page_leads_to_something_of_it(brief: Briefing) -> None:
    selected = page_selections(outline_of(brief))[0]
    records = {getattr(block, "id", "") for section in selected.sections for block in section.blocks}
    missing = {run.label for run in references_in(selected.sections)} - records
    assert missing == set()
