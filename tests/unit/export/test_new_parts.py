"""What is new in the outline reaches every format that is made of it by that one change."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.export.formats import FORMATS, Options, Product
from briefing.model import QuoteKind, TargetKind
from briefing.outline import lay_out_material, layout, material_of
from briefing.outline.layout import SECTIONS
from briefing.outline.record import Block, Bullet, Facts, Paragraph, Part, Record, RecordDate, Section, Words
from unit.export.made import BIRD, UNCERTAIN, detail, record
from unit.export.reading import READERS
from unit.export.small import brief_of

MORE: dict[str, Any] = {
    "caution": "Mind the gull",
    "details": (detail("Weight", "of nine swans"), detail("", "and a heron")),
}
WORDS = Words("We soar", QuoteKind.DIRECT)
DATE = RecordDate("May 2024", UNCERTAIN, "in May")
CROW = Part("Crow", ("Mine",), (), "asserts")
EGGS = Part("Version 1", ("Two eggs",))
BLOCKS: tuple[tuple[Block, tuple[str, ...]], ...] = (
    (Paragraph(("Ospreys fly",)), ("Ospreys fly",)),
    (Facts((detail("Nests", "on seven masts"),)), ("Nests", "on seven masts")),
    (Bullet(("Terns dive",), "Sighted"), ("Sighted", "Terns dive")),
    (record(TargetKind.QUOTE, "Q9", "Kes Trel", words=WORDS, **MORE), ("Q9", "Kes Trel", "QUOTED", "We soar")),
    (
        record(TargetKind.TENSION, "T9", "Crow / Rook", trend="rising", parts=(CROW,), **MORE),
        ("T9", "Crow / Rook", "rising", "asserts", "Mine"),
    ),
    (
        record(TargetKind.DISCREPANCY, "D9", "How many eggs?", parts=(EGGS,), **MORE),
        ("D9", "How many eggs?", "Two eggs"),
    ),
    (record(TargetKind.ASSESSMENT, "J9", "They will leave", **MORE), ("J9", "They will leave")),
    (record(TargetKind.ENTRY, "E9", "They left", date=DATE, **MORE), ("E9", "They left", "May 2024", "in May", "?")),
    (record(TargetKind.ACTOR, "A9", "Kes Trel, lookout", **MORE), ("A9", "Kes Trel, lookout")),
    (record(TargetKind.SOURCE, "9", "Birds of Calvera", **MORE), ("9", "Birds of Calvera")),
    (record(BIRD, "B9", "A bird of no kind", **MORE), ("B9", "A bird of no kind")),
)
PACKAGES = {"pdf": "typst", "docx": "docx"}
OF_THE_OUTLINE = ("text", "message", "markdown", "html", "pdf", "docx")


def with_section(section: Section, monkeypatch: pytest.MonkeyPatch) -> Product:
    """A brief that has one section more."""
    monkeypatch.setattr(layout, "SECTIONS", {**SECTIONS, section.id: lambda _: section})
    monkeypatch.setattr(layout, "SECTION_IDS", (*layout.SECTION_IDS, section.id))
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
@pytest.mark.parametrize(("block", "said"), BLOCKS, ids=[said[0] for _, said in BLOCKS])
def test_a_new_section_is_in_every_format(
    format_: str, block: Block, said: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    section = Section("birds", "Birds", (block,), (detail("*", "rare"),))
    shown = seen(format_, with_section(section, monkeypatch))
    wanted = ["Birds", "rare", *said]
    if isinstance(block, Record):
        wanted += ["Mind the gull", "Weight", "of nine swans", "and a heron"]
    assert [text for text in wanted if text.casefold() not in shown] == []


def test_the_page_names_the_new_section_that_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    product = with_section(Section("birds", "Birds", (BLOCKS[0][0],)), monkeypatch)
    assert "Birds" in FORMATS["text"].render(product, Options(profile="brief"))[""].decode()
