"""An item that a program proposed and nobody confirmed is told as a draft by every format and every page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from briefing.check import check_brief
from briefing.errors import BriefingInvalidError
from briefing.export.formats import FORMATS, Options, Product
from briefing.export.pasted import copied_text, copied_with_citation
from briefing.facts.cautions import DRAFT_WORDS
from briefing.files import load_text
from briefing.model.drafts import DRAFT_PATTERNS
from briefing.model.references import select
from briefing.outline import lay_out_material, material_of
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.actors import actor_document, actor_records
from briefing.reader.pages.matrix import Matrix, MatrixRows
from briefing.reader.pages.sources import source_document, source_records
from briefing.reader.pages.statement_block import write_statement
from briefing.reader.pages.statements import statement_document, statement_records
from briefing.reader.pages.summary import glance_document, summary_document
from briefing.reader.pages.tensions import discrepancy_document, write_tension_cautions
from briefing.reader.pages.timeline import timeline_document, timeline_records
from briefing.reader.writer import Lettering, Writer
from unit.export.reading import READERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.files import BriefingFile
    from briefing.reader.document import Document

BRIEF = """\
briefing: 1
title: A bridge is shut
event:
  summary: The bridge at Orla is shut.
  when: 2031-03-02
  status: planned
  key_points:
    - {text: Lorries go round by the coast., kind: fact}
actors:
  noor: {name: Noor Haddad, kind: person, role: Engineer}
sources:
  post: {title: Bridge shut, publisher: Coast Post}
quotes:
  - {text: It will hold., speaker: noor, source: post, id: holds}
timeline:
  - {date: 2031-02-28, text: A crack is found., source: post, id: crack}
  - {date: 2031-05, text: The bridge opens., status: planned, source: post, id: opens}
tensions:
  - id: safe
    title: Is it safe
    positions:
      - {party: noor, position: It is., quotes: [holds]}
      - {party: noor, position: It may not be.}
discrepancies:
  - {question: How long it is, id: long, versions: [{claim: 90 m, source: post}, {claim: 80 m, source: post}]}
assessments:
  - {text: It opens late., likelihood: likely, basis: Parts are missing., id: late}
gaps:
  - {text: Who pays., by: 2031-04-01}
watch:
  - {text: The vote of the council., by: 2031-04-09}
source_notes:
  - {source: post, note: The name is misspelt.}
"""
ITEMS = 13
"""Items of that brief, all of them drafts."""

OF_BRIEF = 1
"""How often a page tells it of the brief as a whole."""

PAGES = ("text", "message", "markdown", "html", "docx", "pdf")
NEEDS = {"docx": ("docx",), "pdf": ("typst", "pypdf"), "ics": ("icalendar",)}


def drafted(text: str = BRIEF) -> BriefingFile:
    """The brief with every item of every kind a draft."""
    tree = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - every scalar stays a text
    for pattern in DRAFT_PATTERNS:
        for _, item in select(tree, pattern):
            item["draft"] = True
    return load_text(json.dumps(tree), format="json")


def squeezed(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


WORDS = squeezed(DRAFT_WORDS)


def page_of(file: BriefingFile, name: str, profile: str = "full") -> str:
    for package in NEEDS.get(name, ()):
        pytest.importorskip(package)
    material = material_of(file)
    format_, profile = ("text", "message") if name == "message" else (name, profile)
    product = Product(lay_out_material(material, name="bridge"), material, "bridge")
    files = FORMATS[format_].render(product, Options(profile=profile, width=200))
    # What reads these two back gives each line in several ways.
    if name in {"text", "csv"}:
        return squeezed("\n".join(content.decode() for content in files.values()))
    return squeezed(READERS[name](files))


def test_the_brief_has_a_draft_of_every_kind() -> None:
    file = drafted()
    assert len(file.index.drafts) == ITEMS
    sorts = {".".join("*" if isinstance(step, int) else step for step in one.path) for one in file.index.drafts}
    in_mappings = {"actors.noor": "actors.*", "sources.post": "sources.*"}
    assert {in_mappings.get(sort, sort) for sort in sorts} == set(DRAFT_PATTERNS)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_tells_each_draft_and_how_many_there_are(name: str) -> None:
    page = page_of(drafted(), name)
    assert page.count(WORDS) == ITEMS + OF_BRIEF
    assert f"{WORDS}{ITEMS}items" in page


@pytest.mark.parametrize("name", [*PAGES, "csv", "timelinejs", "ics"])
def test_no_format_calls_what_was_confirmed_a_draft(name: str) -> None:
    assert WORDS not in page_of(load_text(BRIEF), name)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "message"])
def test_one_page_tells_that_what_it_shows_is_a_draft(name: str) -> None:
    page = page_of(drafted(), name, "brief")
    assert f"{WORDS}{ITEMS}items" in page
    for shown in ("The bridge at Orla is shut", "Lorries go round", "It opens late", "Who pays", "The vote of"):
        if squeezed(shown) in page:
            near = page.index(squeezed(shown))
            assert WORDS in page[max(near - 80, 0) : near + 160], shown


def test_a_table_has_a_column_for_it() -> None:
    pytest.importorskip("icalendar")
    rows = {name: page_of(drafted(), name).count(WORDS) for name in ("csv", "timelinejs", "ics")}
    # Statements 1, timeline 2, positions 2, versions 2, and an assessment, an actor and a source; the title and two
    # slides; the event, an entry, two points.
    assert rows == {"csv": 10, "timelinejs": 3, "ics": 4}


def test_data_keep_the_key() -> None:
    material = material_of(drafted())
    product = Product(lay_out_material(material, name="bridge"), material, "bridge")
    data = json.loads(FORMATS["json"].render(product, Options())[""])["brief"]
    assert sum(item.get("draft", False) for pattern in DRAFT_PATTERNS for _, item in select(data, pattern)) == ITEMS


def test_what_is_copied_takes_it_along() -> None:
    material = material_of(drafted())
    for key in ("noor", "post", "holds", "crack", "safe", "long", "late"):
        for copied in (copied_text(key, material), copied_with_citation(key, material)):
            assert copied.count(DRAFT_WORDS) == 1, key


def written(write: Callable[[Writer, OpenBrief], object], brief: OpenBrief) -> str:
    writer = Writer(100, brief.index, Lettering())
    document = write(writer, brief)
    return squeezed(getattr(document, "plain", None) or writer.document().plain)


def test_every_page_of_the_reader_tells_it() -> None:
    brief = OpenBrief(drafted())
    _ = brief.proof
    items = brief.index.items
    pages: dict[str, Callable[[Writer, OpenBrief], object]] = {
        "actor": lambda writer, brief: actor_document(writer, "noor", brief),
        "source": lambda writer, brief: source_document(writer, "post", brief),
        "statement": lambda writer, brief: statement_document(writer, items["holds"], brief),
        "block": lambda writer, brief: write_statement(writer, items["holds"], brief),
        "entry": lambda writer, brief: timeline_document(writer, items["crack"], brief),
        "tension": lambda writer, brief: write_tension_cautions(writer, items["safe"], brief),
        "discrepancy": lambda writer, brief: discrepancy_document(writer, items["long"], brief),
    }
    counts = {name: written(write, brief).count(WORDS) for name, write in pages.items()}
    # The dossier of an actor shows the statement as well.
    assert counts == {**dict.fromkeys(pages, 1), "actor": 2}


def test_the_summary_of_the_reader_tells_it() -> None:
    brief = OpenBrief(drafted())
    _ = brief.proof
    told = written(lambda writer, brief: summary_document(writer, brief, with_glance=True), brief)
    # The event, the point, the assessment, the gap, the note, the discrepancy, what to watch; and how many.
    assert told.count(WORDS) == 7 + OF_BRIEF


def listed(brief: OpenBrief, width: int) -> dict[str, str]:
    """The row of an item in each list of the reader."""
    _ = brief.proof
    lettering = Lettering()
    lists = {
        "statement": (statement_records(brief), "holds"),
        "actor": (actor_records(brief), "noor"),
        "source": (source_records(brief), "post"),
        "past entry": (timeline_records(brief), "crack"),
        "planned entry": (timeline_records(brief), "opens"),
    }
    found = {name: made.make(made.keys.index(key), width, lettering).plain for name, (made, key) in lists.items()}
    matrix = MatrixRows(Matrix.of(brief), lettering)
    matrix.fit(width)
    rows = dict(zip(matrix.keys, range(len(matrix.keys)), strict=True))
    found |= {
        name: matrix.line(rows[key], 0, None, "").plain for name, key in (("tension", "safe"), ("question", "long"))
    }
    pages = (("rail", glance_document, "safe "), ("summary", summary_of, "holds "))
    for name, write, begun in pages:
        rows_of = [line.plain for line in write(Writer(width, brief.index, lettering), brief).lines]
        found[name] = next(row for row in rows_of if begun in row and "[" not in row)
    return found


def summary_of(writer: Writer, brief: OpenBrief) -> Document:
    return summary_document(writer, brief, with_glance=True)


@pytest.mark.parametrize("width", [37, 56, 76, 120, 190])
def test_every_list_of_the_reader_marks_it(width: int) -> None:
    marked = listed(OpenBrief(drafted()), width)
    assert [name for name, row in marked.items() if "!" not in row] == []
    plain = listed(OpenBrief(load_text(BRIEF)), width)
    assert [name for name, row in plain.items() if "!" in row] == []


def test_only_a_final_brief_is_at_fault() -> None:
    def found(text: str) -> list[str]:
        return [one.path for one in check_brief(drafted(text)).findings if one.code == "BR521"]

    assert found(BRIEF) == []
    final = found(BRIEF.replace("\ntitle:", "\nstatus: final\ntitle:", 1))
    assert len(final) == ITEMS
    assert all(path.endswith(".draft") for path in final)


@pytest.mark.parametrize("value", ["yes", "1", "maybe", "''", "[]", "tRue"])
def test_a_draft_is_true_or_false(value: str) -> None:
    text = BRIEF.replace("id: holds", f"id: holds, draft: {value}")
    with pytest.raises(BriefingInvalidError, match="'draft' is true or false"):
        load_text(text)
