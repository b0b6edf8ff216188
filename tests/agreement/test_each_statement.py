"""Every output says of each single statement the one verdict, the doubt about its date, and its cautions.

A page is taken apart at the ids and titles of its statements, so that what is said of one is not taken for another's.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from agreement.every_verdict import write_every_verdict
from agreement.provable_briefs import provable_briefs, write_provable
from article import copy_with_article
from briefing.check import Standing, check_brief
from briefing.export.formats import FORMATS, Options, Product
from briefing.export.pasted import copied_text, copied_with_citation
from briefing.facts.cautions import CautionKind
from briefing.facts.dates import doubt_of, format_doubted
from briefing.files import load
from briefing.library.checking import CheckedFile, findings_as_json
from briefing.model import TargetKind
from briefing.outline import lay_out_material, material_of
from briefing.outline.record import Bullet, DetailRole
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.actors import actor_document
from briefing.reader.pages.common import side_sign
from briefing.reader.pages.sources import source_document
from briefing.reader.pages.statements import statement_document, statement_records
from briefing.reader.pages.summary import summary_document
from briefing.reader.writer import Lettering, Writer
from unit.export.reading import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.facts.cautions import Runs
    from briefing.files import BriefingFile
    from briefing.outline import Material
    from briefing.outline.record import Outline, Record

HARBOUR = Path(__file__).parents[2] / "briefs" / "harbour-strike.yaml"
BRIEFS: dict[str, Callable[[Path], Path]] = {
    "every verdict": write_every_verdict,
    "moldova-france": copy_with_article,
    "harbour-strike": lambda _: HARBOUR,
}
PAGES = ("text", "message", "markdown", "html", "docx", "pdf")
NEEDS = {"docx": ("docx",), "pdf": ("typst", "pypdf")}
LETTERING = Lettering()
WIDE = 160
ONE_COLUMN = 95
"""A width at which a statement stands above its source, and not beside it."""


@pytest.fixture(scope="module", params=BRIEFS)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BriefingFile:
    return load(BRIEFS[request.param](tmp_path_factory.mktemp("brief")))


@pytest.fixture(scope="module")
def material(file: BriefingFile) -> Material:
    return material_of(file)


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest, material: Material) -> str:
    """What a format says, read back by its own parser."""
    for package in NEEDS.get(request.param, ()):
        pytest.importorskip(package)
    return read_back(request.param, lay_out_material(material, name="brief"), material)


def read_back(name: str, outline: Outline, material: Material) -> str:
    format_, profile = ("text", "message") if name == "message" else (name, "full")
    files = FORMATS[format_].render(Product(outline, material, "brief"), Options(profile=profile, width=200))
    # What reads text back gives the lines of it in several ways.
    return squeezed(files[""].decode() if name == "text" else READERS[name](files))


def squeezed(text: str) -> str:
    """A text without blanks, line breaks, marks and capitals, which each format sets in its own way."""
    return re.sub(r"[^\w?~]", "", text).casefold()


def said(runs: Runs) -> str:
    return "".join(map(str, runs))


def statements(material: Material) -> tuple[Record, ...]:
    return lay_out_material(material).records(TargetKind.QUOTE)


def blocks(page: str, material: Material) -> Iterator[tuple[Record, str]]:
    """Each statement with what a page tells between its id and the next one, or the next section."""
    outline = lay_out_material(material)
    records = outline.records(TargetKind.QUOTE)
    heads = [squeezed(f"{record.id}{said(record.title)}") for record in records]
    place = next(place for place, section in enumerate(outline.sections) if section.id == "statements")
    heads += [squeezed(section.title) for section in outline.sections[place + 1 : place + 2]]
    starts = [page.index(heads[0], page.rindex(squeezed(outline.sections[place].title)))]
    for head in heads[1:]:
        starts.append(page.index(head, starts[-1] + 1))
    ends = [*starts[1:], len(page)]
    for record, start, end in zip(records, starts, ends, strict=False):
        yield record, page[start:end]


def assert_told(page: str, material: Material) -> None:
    for record, told in blocks(page, material):
        verdict = record.verdict
        assert verdict == material.proof.verdicts[record.id]
        assert verdict is not None
        remarks = [said(value) for value in record.values_of(DetailRole.CHECKED)]
        assert remarks == ([verdict.remark] if verdict.remark else [])
        assert all(remark.startswith(verdict.word) for remark in remarks)
        assert told.count("checked") >= len(remarks), record.id
        for remark in remarks:
            assert f"checked{squeezed(remark)}" in told, record.id
        for caution in record.cautions:
            assert squeezed(said(caution.text)) in told, record.id
        assert record.words is not None
        assert record.date is not None
        date = squeezed(format_doubted(record.date.date))
        assert date == squeezed(record.date.resolved)
        kind = record.words.kind_word.casefold()
        # A message writes '04 MAR 24'; the signs of doubt stand before it as everywhere.
        assert date in told or re.search(rf"{kind}{re.escape(record.date.doubt.flags)}[^?~]", told), record.id


def test_a_page_says_beside_each_actor_what_may_mislead_about_it(page: str, file: BriefingFile) -> None:
    outline = lay_out_material(material_of(file))
    records, brief = outline.records(TargetKind.ACTOR), OpenBrief(file)
    place = next(place for place, section in enumerate(outline.sections) if section.id == "actors")
    told = page[page.rindex(squeezed(outline.sections[place].title)) :]
    heads = [squeezed(f"{record.id}{said(record.title)}") for record in records]
    assert any(record.cautions for record in records)
    for key, record, head, next_head in zip(file.briefing.actors, records, heads, [*heads[1:], ""], strict=True):
        told = told[told.index(head) :]
        beside = told.partition(next_head)[0] if next_head else told
        assert all(squeezed(said(caution.text)) in beside for caution in record.cautions), record.id
        shown = squeezed(actor_document(Writer(ONE_COLUMN, brief.index, LETTERING), key, brief).plain)
        assert all(squeezed(said(caution.text)) in shown for caution in record.cautions), record.id
        assert ("cautions" in shown) == bool(record.cautions), record.id


def test_a_page_says_of_each_statement_its_verdict_its_date_and_its_cautions(page: str, material: Material) -> None:
    assert_told(page, material)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "message"])
def test_one_page_says_of_each_of_its_statements_what_the_reader_must_know(name: str, tmp_path: Path) -> None:
    for package in NEEDS.get(name, ()):
        pytest.importorskip(package)
    material = material_of(load(write_every_verdict(tmp_path)))
    product = Product(lay_out_material(material, name="brief"), material, "brief")
    files = FORMATS[name].render(product, Options(profile="brief", width=200))
    page = squeezed(files[""].decode() if name == "text" else READERS[name](files))
    told = page.rpartition("gapsandcautions")[2].partition("statements")[2].partition("tensions")[0]
    shown = [record for record in statements(material) if squeezed(f"{record.id}{said(record.title)}") in told]
    found = {record.verdict.standing for record in shown if record.verdict}
    # A printed page has room for fewer.
    assert found >= {Standing.VERIFIED, Standing.NOT_FOUND, Standing.NOT_COMPARED} or (name == "pdf" and found)
    for record in shown:
        assert record.verdict is not None
        assert record.words is not None
        words = told.partition(squeezed(record.words.text))[2]
        after = re.split(r"(?:quoted|partial|reported)[?~]*(?:\d|nodate|by)", words)[0]
        assert record.verdict.severity is None or squeezed(record.verdict.word) in after, record.id


def test_a_page_would_be_caught_that_told_a_statement_the_verdict_of_another(tmp_path: Path) -> None:
    material = material_of(load(write_every_verdict(tmp_path)))
    page = read_back("text", lay_out_material(material), material)
    one, other = (squeezed(f"Checked {material.proof.verdicts[key].remark}") for key in ("verified", "lost"))
    with pytest.raises(AssertionError, match="verified"):
        assert_told(page.replace(one, other, 1), material)


def test_the_cautions_of_a_record_are_those_of_the_reader(file: BriefingFile, material: Material) -> None:
    brief = OpenBrief(file)
    assert brief.proof.verdicts == material.proof.verdicts
    for record in statements(material):
        kinds = [one.kind for one in brief.cautions_of(brief.index.items[record.id])]
        assert {one.kind for one in record.cautions} == set(kinds)
        assert len(record.cautions) == len(kinds) or CautionKind.SOURCE_NOTE in kinds


def assert_data(file: BriefingFile, material: Material) -> None:
    """Tables, JSON, the check's JSON and timelines have the same words and signs."""
    verdicts = material.proof.verdicts
    product = Product(lay_out_material(material), material, "brief")
    data = json.loads(FORMATS["json"].render(product, Options())[""])
    assert {one["id"]: one["verdict"] for one in data["quotes"]} == {key: one.word for key, one in verdicts.items()}
    tables = FORMATS["csv"].render(product, Options())
    rows = {name: list(csv.DictReader(io.StringIO(tables[name].decode("utf-8-sig")))) for name in tables}
    assert {row["id"]: row["check"] for row in rows["statements"]} == {key: one.label for key, one in verdicts.items()}
    checked = json.loads(findings_as_json([CheckedFile(file.name, check_brief(file).findings, proof=material.proof)]))
    assert {one["id"]: one["verdict"] for one in checked["files"][0]["quotes"]} == {
        key: one.word for key, one in verdicts.items()
    }
    dates = {f"quotes[{place}].date": quote.date for place, quote in enumerate(material.briefing.quotes)}
    dates |= {f"timeline[{place}].date": entry.date for place, entry in enumerate(material.briefing.timeline)}
    doubts = {path: doubt_of(date).flags for path, date in dates.items() if date}
    assert {path: one["doubt"] for path, one in data["dates"].items() if path in dates} == doubts
    for name, items in (("statements", material.briefing.quotes), ("timeline", material.briefing.timeline)):
        assert {row["id"]: row["date doubt"] for row in rows[name]} == {
            item.id: doubt_of(item.date).flags for item in items
        }
    slides = json.loads(FORMATS["timelinejs"].render(product, Options())["timeline"])["events"]
    for slide in slides:
        flags = next(
            doubt_of(entry.date).flags
            for entry in material.briefing.timeline
            if slide["unique_id"] == f"entry-{entry.id.lower()}"
        )
        assert slide["display_date"].endswith(f" {flags}" if flags else slide["display_date"])
    sides = {key: actor.side or "" for key, actor in material.briefing.actors.items()}
    assert {row["id"]: row["side"] for row in rows["actors"]} == sides


def test_data_say_of_each_statement_its_verdict_and_of_each_date_its_doubt(
    file: BriefingFile, material: Material
) -> None:
    assert_data(file, material)


def assert_entries(page: str, material: Material) -> None:
    """The signs of a date's doubt stand in the row of its entry."""
    for entry in material.briefing.timeline:
        rows = [line.split(" | ") for line in page.splitlines() if line.startswith(f"| {entry.id} |")]
        flags = doubt_of(entry.date).flags.replace("~", r"\~")
        assert [row[1].rpartition(" **")[2] if "**" in row[1] else "" for row in rows] == [f"{flags}**" * bool(flags)]


def test_each_entry_has_the_doubt_about_its_date_in_its_row(material: Material) -> None:
    product = Product(lay_out_material(material), material, "brief")
    assert_entries(FORMATS["markdown"].render(product, Options())[""].decode(), material)
    html = FORMATS["html"].render(product, Options())[""].decode()
    docx = pytest.importorskip("docx").Document(io.BytesIO(FORMATS["docx"].render(product, Options())[""]))
    printed = {
        row.cells[1].text: row.cells[0].text for table in docx.tables for row in table.rows if len(row.cells) > 3
    }
    for entry in material.briefing.timeline:
        flags = doubt_of(entry.date).flags
        row = html.partition(f'<tr id="{entry.id}" role="row">')[2].partition("</tr>")[0]
        assert row
        assert re.findall(r'<span class="flags">([^<]*)<', row) == ([flags] if flags else [])
        assert printed[entry.id] == flags


@pytest.mark.parametrize("name", [name for name in PAGES if name != "message"])
def test_each_actor_has_its_side_though_the_word_stands_in_its_name(name: str, tmp_path: Path) -> None:
    for package in NEEDS.get(name, ()):
        pytest.importorskip(package)
    material = material_of(load(write_every_verdict(tmp_path)))
    page = read_back(name, lay_out_material(material, sections=["actors"]), material)
    told = re.split(r"marcusdelgado|ilsenorth|thetown", page.partition("actors")[2])[1:]
    assert [next((side for side in ("sideus", "sidenorth") if side in one), "") for one in told][:3] == [
        "sideus",
        "sidenorth",
        "sideus",
    ]


def assert_reader(brief: OpenBrief) -> None:
    """The reader's list, detail, dossiers, summary and copied words."""
    verdicts = brief.proof.verdicts

    def writer() -> Writer:
        return Writer(ONE_COLUMN, brief.index, LETTERING)

    rows = statement_records(brief)
    for place, quote in enumerate(brief.briefing.quotes):
        verdict = verdicts[quote.id]
        detail = squeezed(statement_document(writer(), quote, brief).plain)
        assert squeezed(f"Check: {verdict.sentence}") in detail
        assert verdict.word in copied_with_citation(quote.id, brief.material)
        assert verdict.severity is None or verdict.word in copied_text(quote.id, brief.material)
        assert squeezed(format_doubted(quote.date)) in squeezed(rows.make(place, WIDE, LETTERING).plain)
        for caution in brief.cautions_of(quote):
            assert squeezed(said(caution.text)) in detail
        for speaker in quote.speaker:
            dossier = actor_document(writer(), speaker, brief).plain
            marked = squeezed(dossier).partition(squeezed(f"SAID ({len(brief.index.quotes_by_actor[speaker])})"))[2]
            assert not verdict.sign or squeezed(verdict.word) in marked.partition(squeezed(quote.id))[2]
    summary = squeezed(summary_document(writer(), brief, with_glance=True).plain)
    assert squeezed(brief.proof.tally().sentence()) in summary
    for standing in (Standing.NOT_FOUND, Standing.NOT_QUOTED, Standing.NOT_COMPARED):
        ids = [key for key, verdict in verdicts.items() if verdict.standing is standing]
        assert not ids or squeezed(f"{standing}: {' '.join(ids[:8])}") in summary
    for key, actor in brief.briefing.actors.items():
        sign = side_sign(key, brief, writer().lettering).text
        assert not actor.side or f"Side          {sign}{actor.side}" in actor_document(writer(), key, brief).plain


def test_the_summary_tells_what_weakens_the_whole_brief_as_the_exports_do(
    file: BriefingFile, material: Material
) -> None:
    brief = OpenBrief(file)
    early = brief.cautions
    assert brief.prose == material.prose
    sections = {section.id: section for section in lay_out_material(material).sections}
    exported = [block.text for block in sections["gaps"].blocks if isinstance(block, Bullet) and block.of_brief]
    assert [caution.text for caution in brief.cautions] == exported
    assert early == brief.cautions[: len(early)]
    told = squeezed(summary_document(Writer(WIDE, brief.index, LETTERING), brief, with_glance=True).plain)
    number = len(brief.briefing.gaps) + len(brief.briefing.source_notes) + len(exported)
    assert squeezed(f"GAPS AND CAUTIONS ({number})") in told
    assert all(squeezed(said(text)) in told for text in exported)


def test_the_reader_and_the_exports_tell_alike_why_a_source_was_not_compared(tmp_path: Path) -> None:
    file = load(write_every_verdict(tmp_path))
    material, brief = material_of(file), OpenBrief(file)
    outline = lay_out_material(material)
    told = {
        record.id: [said(caution.text) for caution in record.cautions] for record in outline.records(TargetKind.SOURCE)
    }
    assert told == {"1": [], "2": [], "3": ["Not checked: there is no file 'gone.txt' beside the brief."]}
    assert f"! {told['3'][0]}" in source_document(Writer(WIDE, brief.index, LETTERING), "gone", brief).plain
    for name in ("text", "markdown", "html"):
        assert squeezed(told["3"][0]) in read_back(name, outline, material)


def test_the_reader_says_of_each_statement_the_same(file: BriefingFile) -> None:
    assert_reader(OpenBrief(file))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(provable_briefs())
def test_any_brief_is_told_alike_by_every_output(content: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        file = load(write_provable(Path(folder), content))
        brief, material = OpenBrief(file), material_of(file)
        assert brief.proof.verdicts == material.proof.verdicts
        for name in ("text", "message", "markdown", "html"):
            assert_told(read_back(name, lay_out_material(material, name="brief"), material), material)
        assert_data(file, material)
        assert_reader(brief)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(provable_briefs())
def test_any_brief_is_told_alike_on_paper(content: dict[str, Any]) -> None:
    for package in ("docx", "typst", "pypdf"):
        pytest.importorskip(package)
    with TemporaryDirectory() as folder:
        material = material_of(load(write_provable(Path(folder), content)))
        for name in ("docx", "pdf"):
            assert_told(read_back(name, lay_out_material(material, name="brief"), material), material)
