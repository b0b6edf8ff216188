"""What two exports, the check and the copied words say of one thing is the same: verdicts, doubts, cautions, sides."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from agreement.every_verdict import write_every_verdict
from briefing.check import Standing, check_brief
from briefing.export.formats import FORMATS, Options, Product
from briefing.export.html.pictures import MOST_ROWS
from briefing.export.pasted import copied_text
from briefing.facts.cautions import CautionKind, cautions_of_statement, cautions_of_tension
from briefing.facts.dates import doubt_of
from briefing.facts.density import density_of
from briefing.facts.weaknesses import cautions_of_brief
from briefing.files import load, load_text
from briefing.library.checking import CheckedFile, findings_as_json
from briefing.model import TargetKind
from briefing.model.support import SupportIndex
from briefing.outline import lay_out_material, material_of
from briefing.outline.record import Bullet, DetailRole
from briefing.reader.brief import OpenBrief
from strategies import briefings

if TYPE_CHECKING:
    from briefing.facts.cautions import Runs
    from briefing.files import BriefingFile
    from briefing.model import Briefing
    from briefing.outline import Material
    from briefing.outline.record import Record

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
CODES = {Standing.NOT_FOUND: "BR301", Standing.NOT_QUOTED: "BR306"}
quick = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(params=["every verdict", "harbour-strike", "moldova-france"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> BriefingFile:
    return (
        load(write_every_verdict(tmp_path))
        if request.param == "every verdict"
        else load(BRIEFS / f"{request.param}.yaml")
    )


@pytest.fixture
def material(file: BriefingFile) -> Material:
    return material_of(file)


def said(runs: Runs) -> str:
    return "".join(map(str, runs))


def one_line(text: str) -> str:
    """A text without markup of a format, on one line."""
    bare = re.sub(r"<[^>]+>|\[\^\d+\]", "", text).replace("\\", "").replace("*", "")
    return " ".join(bare.replace("“", '"').replace("”", '"').replace("&#39;", "'").split())


def exported(material: Material, name: str, profile: str = "full") -> str:
    """A brief in a format of text, on one line."""
    return one_line(files_of(material, name, profile)[""].decode())


def files_of(material: Material, name: str, profile: str = "full") -> dict[str, bytes]:
    product = Product(lay_out_material(material, name="brief"), material, "brief")
    return dict(FORMATS[name].render(product, Options(profile=profile, width=200)))


def records(material: Material, kind: TargetKind) -> dict[str, Record]:
    return {record.id: record for record in lay_out_material(material).records(kind)}


def test_the_record_of_a_statement_has_its_verdict(material: Material) -> None:
    for key, record in records(material, TargetKind.QUOTE).items():
        verdict = material.proof.verdicts[key]
        assert record.verdict == verdict
        assert record.values_of(DetailRole.CHECKED) == (((verdict.remark,),) if verdict.remark else ())


@pytest.mark.parametrize("name", ["text", "markdown", "html", "message"])
def test_texts_and_pages_say_the_remark_of_each_statement(material: Material, name: str) -> None:
    form = ("text", "message") if name == "message" else (name, "full")
    shown = exported(material, *form).upper()
    remarks = [verdict.remark for verdict in material.proof.verdicts.values() if verdict.remark]
    for remark in remarks:
        assert shown.count(one_line(remark).upper()) >= remarks.count(remark), remark


def test_paper_says_the_remark_of_each_statement(material: Material) -> None:
    docx, pypdf = pytest.importorskip("docx"), pytest.importorskip("pypdf")
    pytest.importorskip("typst")
    word = docx.Document(io.BytesIO(files_of(material, "docx")[""]))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    text = one_line(" ".join([paragraph.text for paragraph in word.paragraphs] + cells))
    pages = pypdf.PdfReader(io.BytesIO(files_of(material, "pdf")[""])).pages
    printed = "".join("".join(one.extract_text().split()) for one in pages)
    for verdict in material.proof.verdicts.values():
        if verdict.remark:
            assert verdict.remark in text
            assert "".join(verdict.remark.split()) in printed


def test_data_have_the_word_for_each_verdict(file: BriefingFile, material: Material) -> None:
    verdicts = material.proof.verdicts
    data = json.loads(files_of(material, "json")[""])
    assert {quote["id"]: quote["verdict"] for quote in data["quotes"]} == {
        key: one.word for key, one in verdicts.items()
    }
    table = files_of(material, "csv")["statements"].decode().removeprefix("\ufeff")
    rows = {row["id"]: row["check"] for row in csv.DictReader(io.StringIO(table))}
    assert {key: row.partition(",")[0] for key, row in rows.items()} == {
        key: one.label.partition(",")[0] for key, one in verdicts.items()
    }
    findings, proof = check_brief(file)
    checked = json.loads(findings_as_json([CheckedFile(file.name, findings, proof=proof)]))
    told = {one["id"]: one for one in checked["files"][0]["quotes"]}
    assert told == {key: {"id": key, "at": one.paragraph, **one.as_data()} for key, one in verdicts.items()}


def test_findings_are_as_bad_as_the_verdict(file: BriefingFile) -> None:
    brief = OpenBrief(file)
    for quote in file.briefing.quotes:
        found = {finding.code: finding.severity for finding in brief.findings_by_item.get(quote.id, ())}
        verdict = brief.proof.verdicts[quote.id]
        for standing, code in CODES.items():
            if verdict.standing is standing:
                assert found[code] == verdict.severity
        if verdict.verified:
            assert not set(CODES.values()) & set(found)


def test_the_tally_counts_what_the_statements_say(material: Material) -> None:
    tally, verdicts = material.proof.tally(), material.proof.verdicts.values()
    assert tally.quotations == sum(verdict.claims for verdict in verdicts)
    assert tally.verified == sum(verdict.verified for verdict in verdicts)
    assert sum(tally[standing] for standing in Standing) == len(verdicts)
    for name in ("text", "markdown", "html"):
        for part in tally.of_quotations()[1:]:
            assert part in exported(material, name)


def test_a_doubtful_date_has_its_signs(material: Material) -> None:
    rows = records(material, TargetKind.ENTRY)
    for entry in material.briefing.timeline:
        date = rows[entry.id].date
        assert date is not None
        assert date.doubt == doubt_of(entry.date)
    for flag in "?~":
        used = any(flag in doubt_of(entry.date).flags for entry in material.briefing.timeline)
        assert not used or f" {flag} " in f" {exported(material, 'text')} ".replace("?~", " ? ~ ")


def test_every_caution_is_told_with_its_record(material: Material) -> None:
    quotes, tensions = records(material, TargetKind.QUOTE), records(material, TargetKind.TENSION)
    text = exported(material, "text")
    for quote in material.briefing.quotes:
        cautions = cautions_of_statement(quote, material.index, material.proof.verdicts[quote.id])
        told = {said(caution.text) for caution in quotes[quote.id].cautions}
        assert {said(one.text) for one in cautions if one.kind is not CautionKind.SOURCE_NOTE} <= told
        assert all(one_line(caution) in text for caution in told)
    support = SupportIndex(material.index)
    for tension in material.briefing.tensions:
        weak = cautions_of_tension(tension, material.index, support, material.proof)
        assert [said(one.text) for one in weak] == [said(one.text) for one in tensions[tension.id].cautions]
    sections = {section.id: section for section in lay_out_material(material).sections}
    of_brief = cautions_of_brief(material.briefing, material.index, material.archives, material.prose)
    gaps = sections["gaps"].blocks if "gaps" in sections else ()
    assert [block.text for block in gaps if isinstance(block, Bullet) and block.of_brief] == [
        one.text for one in of_brief
    ]


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_a_side_is_told_though_its_word_stands_in_the_name(tmp_path: Path, name: str) -> None:
    shown = exported(material_of(load(write_every_verdict(tmp_path))), name)
    assert re.search(r"side: us\b", shown)
    assert re.search(r"side: North\b", shown)


@quick
@given(briefings())
def test_any_brief_is_told_alike(made: Briefing) -> None:
    """Without archives nothing is verified, and no output says that anything is."""
    content = made.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    file = load_text(json.dumps(content), format="json")
    brief, material = OpenBrief(file), material_of(file)
    for key, record in records(material, TargetKind.QUOTE).items():
        verdict = brief.proof.verdicts[key]
        assert record.verdict == verdict
        assert not verdict.verified
        assert verdict.severity is None or verdict.word in copied_text(key, brief.material)


def test_the_picture_and_the_reader_tell_alike_how_much_happened_when() -> None:
    days = [date(2024, 1, 1) + timedelta(days=5 * step) for step in range(42)]
    timeline = [{"date": str(day), "text": "It happened."} for day in [*days, date(2031, 5, 1)]]
    content = {"briefing": 1, "title": "Long", "event": {"summary": "S."}, "timeline": timeline}
    material = material_of(load_text(json.dumps(content), format="json"))
    density = density_of(((entry.id, entry.date) for entry in material.briefing.timeline), MOST_ROWS, side_by_side=0)
    assert density.unit == "week"
    page = files_of(material, "html")[""].decode().partition('aria-labelledby="picture.timeline')[2]
    picture = page.partition("</figure>")[0]
    drawn = re.findall(r'class="ending"[^>]*>([^<]*)<', picture)
    assert drawn == [column.short for column in density.columns if column.keys]
    assert re.findall(r'class="soft" x="[\d.]+">(\d+)<', picture) == [
        str(len(column.keys)) for column in density.columns if column.keys
    ]
