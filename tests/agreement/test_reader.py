"""The reader tells one verdict, one doubt about a date and one set of cautions of a statement, wherever it does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agreement.every_verdict import STANDINGS, write_every_verdict
from article import copy_with_article
from briefing.check import Standing
from briefing.export.formats import FORMATS, Options, Product
from briefing.export.pasted import copied_text, copied_with_citation
from briefing.facts.cautions import cautions_of_statement
from briefing.facts.dates import doubt_of, format_doubted
from briefing.facts.glance import glance_of
from briefing.facts.spoken import words_of
from briefing.files import load, load_text
from briefing.model.brief_date import stretch_of
from briefing.outline import Material, lay_out_material, material_of
from briefing.outline.record import Facts
from briefing.reader.brief import OpenBrief
from briefing.reader.document import UNICODE, Span
from briefing.reader.pages.actors import actor_document
from briefing.reader.pages.sources import source_document, source_records
from briefing.reader.pages.statements import statement_document, statement_records
from briefing.reader.pages.summary import summary_document
from briefing.reader.pages.timeline import Lane, timeline_document, timeline_records
from briefing.reader.writer import Lettering, Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.model import Quote

WIDE = 160
ONE_COLUMN = 95
"""A width at which a statement stands above its source, and not beside it."""
LETTERING = Lettering()
HARBOUR = Path(__file__).parents[2] / "briefs" / "harbour-strike.yaml"
BRIEFS: dict[str, Callable[[Path], Path]] = {
    "every verdict": write_every_verdict,
    "moldova-france": copy_with_article,
    "harbour-strike": lambda _: HARBOUR,
}
GLYPHS = {
    Standing.NOT_FOUND: UNICODE.not_found,
    Standing.NOT_QUOTED: "!",
    Standing.NOT_COMPARED: UNICODE.not_compared,
    Standing.VERIFIED: UNICODE.proved,
    Standing.PASSAGE_FOUND: " ",
    Standing.NOTHING_CLAIMED: " ",
}


@pytest.fixture(scope="module", params=BRIEFS)
def brief(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> OpenBrief:
    opened = OpenBrief(load(BRIEFS[request.param](tmp_path_factory.mktemp("brief"))))
    _ = opened.proof  # as in the reader, where it is made beside the screen
    return opened


def writer(brief: OpenBrief) -> Writer:
    return Writer(ONE_COLUMN, brief.index, LETTERING)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_brief_with_every_verdict_has_each_of_them(tmp_path: Path) -> None:
    brief = OpenBrief(load(write_every_verdict(tmp_path)))
    assert {key: verdict.word for key, verdict in brief.proof.verdicts.items()} == STANDINGS
    assert {verdict.standing for verdict in brief.proof.verdicts.values()} == set(Standing)


def test_the_sign_in_the_list_is_that_of_the_verdict(brief: OpenBrief) -> None:
    records = statement_records(brief)
    for place, quote in enumerate(brief.briefing.quotes):
        verdict = brief.proof.verdicts[quote.id]
        cautions = cautions_of_statement(quote, brief.index, verdict)
        marks = GLYPHS[verdict.standing] + (" " if all(one.is_verdict for one in cautions) else "!")
        spans = [span.text for span in records.make(place, WIDE, LETTERING).spans]
        assert marks in "".join(spans), quote.id
        assert any(spans[at : at + 2] == list(marks) for at in range(len(spans))), quote.id


def test_the_detail_says_the_verdict_and_every_caution(brief: OpenBrief) -> None:
    for quote in brief.briefing.quotes:
        verdict = brief.proof.verdicts[quote.id]
        told = flat(statement_document(writer(brief), quote, brief).plain)
        assert flat(f"Check: {verdict.sentence}") in told, quote.id
        for caution in cautions_of_statement(quote, brief.index, verdict):
            assert flat("".join(str(run) for run in caution.text)) in told, quote.id


def test_the_summary_and_the_sources_count_the_same_verdicts(brief: OpenBrief) -> None:
    told = flat(summary_document(writer(brief), brief, with_glance=True).plain)
    assert flat(brief.proof.tally().sentence()) in told
    records = source_records(brief)
    for place, key in enumerate(records.keys):
        quotes = brief.index.quotes_by_source.get(key, ())
        tally = brief.proof.tally(quote.id for quote in quotes)
        if key and tally.quotations:
            row = records.make(place, WIDE, LETTERING).plain
            assert f"{tally.verified}/{tally.quotations} verified" in row
            page = flat(source_document(writer(brief), key, brief).plain)
            assert flat("; ".join(tally.of_quotations())) in page


def test_the_dossier_shows_the_verdict_on_what_an_actor_said(brief: OpenBrief) -> None:
    for actor, quotes in brief.index.quotes_by_actor.items():
        told = flat(actor_document(writer(brief), actor, brief).plain.replace("\xa0", " "))
        for quote in quotes:
            verdict = brief.proof.verdicts[quote.id]
            if verdict.sign:
                assert f"{GLYPHS[verdict.standing]} {verdict.word}" in told, quote.id


def test_what_is_copied_never_loses_what_the_check_gave(brief: OpenBrief) -> None:
    for quote in brief.briefing.quotes:
        verdict = brief.proof.verdicts[quote.id]
        bare, cited = copied_text(quote.id, brief.material), copied_with_citation(quote.id, brief.material)
        assert verdict.word in cited, quote.id
        cautions = cautions_of_statement(quote, brief.index, verdict)
        language = words_of(quote).translated_from
        assert (f"translated from {language}" in bare) == bool(language)
        if is_clean(verdict.standing) and not cautions and not language:
            assert not bare.endswith("]"), quote.id
        if verdict.severity is not None:
            assert f"[{verdict.word}" in bare, quote.id
        for caution in cautions:
            if not caution.is_verdict:
                assert isinstance(caution.text[0], str)
                assert caution.text[0].removesuffix(".")[1:] in bare, quote.id


def test_what_is_copied_says_that_it_is_not_certain_or_over() -> None:
    happened = "{id: gates, date: 2031-05-06, text: Gates shut., status: unconfirmed}"
    party = "{party: ana, position: More.}"
    tension = f"{{id: pay, title: Pay, status: resolved, positions: [{party}, {party}]}}"
    brief = OpenBrief(
        load_text(f"{INFERRED.replace('timeline: [', f'timeline: [{happened}, ')}tensions: [{tension}]\n")
    )
    for key, status in (("gates", "[unconfirmed]"), ("pay", "[resolved]")):
        assert copied_text(key, brief.material).endswith(status)
        assert status in copied_with_citation(key, brief.material)


def is_clean(standing: Standing) -> bool:
    return standing in {Standing.VERIFIED, Standing.PASSAGE_FOUND}


def test_a_citation_needs_no_brief_to_be_understood(brief: OpenBrief) -> None:
    for quote in brief.briefing.quotes:
        cited = copied_with_citation(quote.id, brief.material)
        assert "[1:" not in cited
        if quote.source:
            source = brief.briefing.sources[quote.source]
            assert f'"{source.title}"' in cited
            assert not source.publisher or source.publisher in cited
            assert not quote.at or ", paragraph " in cited


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("verified", "“The river belongs to those who live on it”"),
        ("rests", "He wants the dams tested."),
        ("told", "She is tired of it."),
        ("lost", "“The river belongs to nobody at all” [NOT FOUND in its source]"),
        ("narrated", "“The dams are older than the town” [found, not as a quotation]"),
        ("unread", "“We close the gates” [not compared]"),
        ("disputed", "“The levy is a mistake” [content: DISPUTED: its truth is denied]"),
        ("unverified", "“The mill stands still.” [content: unverified]"),
        ("unjudged", "“The barges wait.” [content: truth cannot be judged (6 on a scale of 1 to 6)]"),
        (
            "misplaced",
            '“The levy is a mistake” [found at paragraph 5 of "The river", not at paragraph 1 of "The river"]',
        ),
    ],
)
def test_a_copied_statement_takes_its_verdict_along_before_anything_else_was_proved(
    key: str, text: str, tmp_path: Path
) -> None:
    brief = OpenBrief(load(write_every_verdict(tmp_path)))
    assert copied_text(key, brief.material) == text


def test_a_citation_names_speaker_outlet_date_and_paragraph(tmp_path: Path) -> None:
    brief = OpenBrief(load(write_every_verdict(tmp_path)))
    assert copied_with_citation("verified", brief.material) == (
        "“The river belongs to those who live on it” [verified] "
        '(Marcus Delgado, Mayor, 4 March 2024; Wire Service, "The river", 8 March 2024, paragraph 1)'
    )


def test_every_list_and_detail_shows_the_doubt_about_a_date(brief: OpenBrief) -> None:
    rows = statement_records(brief)
    for place, quote in enumerate(brief.briefing.quotes):
        assert_doubt(quote, rows.make(place, WIDE, LETTERING).plain)
        detail = statement_document(writer(brief), quote, brief).lines
        signs = {line.plain[0] for line in detail if line.plain[:2] in {"? ", "~ "}}
        assert signs == set(doubt_of(quote.date).flags), quote.id
    records = timeline_records(brief)
    for place, key in enumerate(records.keys):
        if key:
            entry = brief.index.items[key]
            flags = doubt_of(entry.date).flags
            assert records.make(place, WIDE, LETTERING).spans[0].text.strip() == flags, key
            detail = timeline_document(writer(brief), entry, brief).lines
            signs = {line.plain[0] for line in detail if line.plain[:2] in {"? ", "~ "}}
            assert signs == set(flags), key


def assert_doubt(quote: Quote, row: str) -> None:
    shown = format_doubted(quote.date)
    assert shown[:8] in row, quote.id
    assert shown == "no date" or shown.startswith(doubt_of(quote.date).flags)


INFERRED = """
briefing: 1
title: Quay
as_of: {edtf: "2031-05-01", basis: inferred}
event: {what: A strike, summary: Nobody works., when: {edtf: "2031-05-02", basis: inferred}}
actors: {ana: {name: Ana Lupu}}
sources:
  wire:
    title: Quay closed
    published: {edtf: "2031-05-03", basis: inferred}
    accessed: {edtf: "2031-05-04", basis: inferred}
quotes: [{text: We stay out, speaker: ana, source: wire, date: {edtf: "2031-05-05", basis: inferred}}]
timeline: [{date: {edtf: "2031-05-06", basis: inferred}, text: The quay closes., source: wire}]
gaps: [{text: Who pays?, by: {edtf: "2031-05-07", basis: inferred}}]
watch: [{text: The vote., by: {edtf: "2031-05-08", text: next week, basis: inferred}}]
"""
"""Every date that a brief can have, each on a day of its own."""
DAY = re.compile(r"\b0?([1-8]) (?:May 2031|MAY (?:20)?31)")


def says_so(line: str) -> bool:
    return "inferred" in line.lower() or "?" in line


@pytest.mark.parametrize("name", ["text", "markdown", "message"])
def test_wherever_an_export_prints_an_inferred_date_it_says_so(name: str) -> None:
    material = material_of(load_text(INFERRED))
    form, profile = ("text", "message") if name == "message" else (name, "full")
    product = Product(lay_out_material(material, name="brief"), material, "brief")
    shown = dict(FORMATS[form].render(product, Options(profile=profile, width=200)))[""].decode()
    dated = [line for line in shown.splitlines() if DAY.search(line)]
    assert {day for line in dated for day in DAY.findall(line)} >= set("12345678")
    assert [line for line in dated if not says_so(line)] == []


def test_wherever_the_reader_shows_an_inferred_date_it_says_so() -> None:
    brief = OpenBrief(load_text(INFERRED))
    statement, entry = brief.briefing.quotes[0], brief.briefing.timeline[0]
    timeline = timeline_records(brief)
    shown = [
        *(line.plain for line in summary_document(Writer(WIDE, brief.index, LETTERING), brief, with_glance=True).lines),
        *(line.plain for line in source_document(Writer(WIDE, brief.index, LETTERING), "wire", brief).lines),
        statement_records(brief).make(0, WIDE, LETTERING).plain,
        *(timeline.make(place, WIDE, LETTERING).plain for place in range(len(timeline.keys))),
    ]
    dated = [line for line in shown if DAY.search(line)]
    assert {day for line in dated for day in DAY.findall(line)} == set("12345678")
    assert [line for line in dated if not says_so(line)] == []
    for document in (
        statement_document(writer(brief), statement, brief),
        timeline_document(writer(brief), entry, brief),
    ):
        assert says_so(document.plain)


def test_the_summary_and_the_exports_tell_the_same_at_a_glance(brief: OpenBrief) -> None:
    exported = {
        section.id: section for section in lay_out_material(Material(brief.briefing, brief.index, brief.proof)).sections
    }
    told = flat(summary_document(writer(brief), brief, with_glance=True).plain.partition("AT A GLANCE")[2])
    facts = exported["at-a-glance"].blocks[0]
    assert isinstance(facts, Facts)
    rows = glance_of(brief.index)
    assert [str(row.role) for row in facts.rows] == [str(row.role) for row in rows]
    place = 0
    for row, shown in zip(rows, facts.rows, strict=True):
        value = row.entry.text if row.entry else "" if row.further else "".join(map(str, shown.value))
        assert flat(value) in told[place:], row
        assert value in "".join(map(str, shown.value))
        place = told.index(flat(value), place)


def test_the_lane_and_the_picture_show_the_same_days_in_the_same_order(brief: OpenBrief) -> None:
    material = Material(brief.briefing, brief.index, brief.proof)
    product = Product(lay_out_material(material, name="brief"), material, "brief")
    page = FORMATS["html"].render(product, Options())[""].decode()
    picture = page.partition('aria-labelledby="picture.timeline')[2].partition("</figure>")[0]
    parts = re.findall(r'<path class="axis"(.*?)<tspan class="strong">([^<]+)<', picture, re.DOTALL)
    records = timeline_records(brief)
    keys = [key for key in records.keys if key and stretch_of(brief.index.items[key].date)]
    assert [key for _, key in parts] == keys
    lane = Lane((entry.date for entry in brief.briefing.timeline), brief.briefing.event.when, 30)
    for drawn, key in parts:
        date = brief.index.items[key].date
        shown = [span.text for span in lane.draw(date, Span("sign"), UNICODE)]
        assert ("sign" in shown) == ("<circle" in drawn), key
        assert sum(shown.count(sign) for sign in {UNICODE.open_start, UNICODE.open_end}) == drawn.count('"tail"'), key
        assert bool(doubt_of(date).flags) == ("mark doubtful" in drawn), key
