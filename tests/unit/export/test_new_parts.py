"""What is new in the outline reaches every format that is made of it by that one change."""

from __future__ import annotations

import pytest

from briefing.export import building, material_of
from briefing.export.building import lay_out_material
from briefing.export.formats import FORMATS, Options, Product
from briefing.export.outline import (
    ActorRow,
    AssessmentBlock,
    Block,
    Bullet,
    DiscrepancyBlock,
    Fact,
    Facts,
    Paragraph,
    PositionRow,
    Section,
    SourceBlock,
    Statement,
    TensionBlock,
    TimelineRow,
    VersionRow,
)
from briefing.export.sections import SECTIONS
from unit.export.reading import READERS
from unit.export.small import brief_of

CAUTIONS = (("Mind the gull",),)
DETAILS = (Fact("Weight", ("of nine swans",)), Fact("", ("and a heron",)))
BLOCKS: tuple[Block, ...] = (
    Paragraph(("Ospreys fly",)),
    Facts((Fact("Nests", ("on seven masts",)),)),
    Bullet(("Terns dive",), "Sighted"),
    Statement("Q9", ("Kes Trel",), "QUOTED", "May 2024", "We soar", True, (), "", "", CAUTIONS, DETAILS),
    TensionBlock("T9", ("Crow / Rook",), "rising", (), (PositionRow("Crow", "asserts", ("Mine",), ()),) * 2, CAUTIONS),
    DiscrepancyBlock("D9", ("How many eggs?",), (VersionRow(("Two eggs",), (), True),) * 2, CAUTIONS, DETAILS),
    AssessmentBlock("J9", ("They will leave",), CAUTIONS, DETAILS),
    TimelineRow("E9", ("They left",), "May 2024", "in May", "?", "", (), False, CAUTIONS, DETAILS),
    ActorRow("A9", ("Kes Trel, lookout",), (), CAUTIONS, DETAILS),
    SourceBlock("9", ("Birds of Calvera",), CAUTIONS, DETAILS),
)
SAID = {
    Paragraph: ("Ospreys fly",),
    Facts: ("Nests", "on seven masts"),
    Bullet: ("Sighted", "Terns dive"),
    Statement: ("Q9", "Kes Trel", "QUOTED", "We soar", "Weight", "of nine swans", "and a heron"),
    TensionBlock: ("T9", "Crow / Rook", "rising", "asserts", "Mine"),
    DiscrepancyBlock: ("D9", "How many eggs?", "Two eggs", "of nine swans", "and a heron"),
    AssessmentBlock: ("J9", "They will leave", "of nine swans", "and a heron"),
    TimelineRow: ("E9", "They left", "May 2024", "in May", "of nine swans", "and a heron"),
    ActorRow: ("A9", "Kes Trel, lookout", "of nine swans", "and a heron"),
    SourceBlock: ("9", "Birds of Calvera", "of nine swans", "and a heron"),
}
PACKAGES = {"pdf": "typst", "docx": "docx"}
OF_THE_OUTLINE = ("text", "message", "markdown", "html", "pdf", "docx")


def with_section(section: Section, monkeypatch: pytest.MonkeyPatch) -> Product:
    """A brief that has one section more."""
    monkeypatch.setattr(building, "SECTIONS", {**SECTIONS, section.id: lambda _: section})
    monkeypatch.setattr(building, "SECTION_IDS", (*building.SECTION_IDS, section.id))
    made = material_of(brief_of())
    return Product(lay_out_material(made, name="port"), made, "port")


def seen(format_: str, product: Product) -> str:
    """What a reader sees."""
    if format_ in PACKAGES:
        pytest.importorskip(PACKAGES[format_])
    options = Options(profile="message" if format_ == "message" else "full", width=200)
    files = FORMATS["text" if format_ == "message" else format_].render(product, options)
    return " ".join(READERS[format_](files).split()).casefold()


@pytest.mark.parametrize("format_", OF_THE_OUTLINE)
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_a_new_section_is_in_every_format(format_: str, block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    section = Section("birds", "Birds", (block,), (Fact("*", ("rare",)),))
    shown = seen(format_, with_section(section, monkeypatch))
    wanted = ["Birds", "rare", *SAID[type(block)], *(["Mind the gull"] if "cautions" in block._fields else [])]
    assert [text for text in wanted if text.casefold() not in shown] == []


def test_the_page_names_the_new_section_that_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    product = with_section(Section("birds", "Birds", BLOCKS[:1]), monkeypatch)
    assert "Birds" in FORMATS["text"].render(product, Options(profile="brief"))[""].decode()
