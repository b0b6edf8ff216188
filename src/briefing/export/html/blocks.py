"""Each part of an outline as plain data for templates."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.export.outline import (
    ActorRow,
    AssessmentBlock,
    Bullet,
    DiscrepancyBlock,
    Facts,
    Paragraph,
    SourceBlock,
    Statement,
    TensionBlock,
    TimelineRow,
)
from briefing.model import Quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.export.html.plain import Plain, Plainer
    from briefing.export.material import Material
    from briefing.export.outline import Block

__all__ = ["Desk", "plain_block"]


class Desk(NamedTuple):
    """What a block is laid out with.

    Attributes:
        plainer: Makes texts plain.
        material: The model behind the outline.
        speakers: The number of each speaker in the filter, by its id; empty stands for nobody.
        languages: The language of each source, by its number on the page.
    """

    plainer: Plainer
    material: Material
    speakers: Mapping[str, int]
    languages: Mapping[str, str]


def plain_block(block: Block, anchor: str, desk: Desk) -> Plain:
    """Say all that a block says; its `shape` names the template that lays it out."""
    return {**_common(block, anchor, desk.plainer), **_own(block, anchor, desk)}


def _common(block: Any, anchor: str, plainer: Plainer) -> Plain:
    """What every block has; a record that has no shape of its own is told by this alone."""
    return {
        "shape": "record",
        "anchor": anchor,
        "id": plainer.line(getattr(block, "id", "")),
        "title": plainer.title(getattr(block, "title", ())),
        "cautions": tuple(plainer.runs(caution) for caution in getattr(block, "cautions", ())),
        "details": plainer.facts(getattr(block, "details", ())),
        "uses": plainer.uses(plainer.anchors.uses_of(anchor)),
    }


@singledispatch
def _own(_block: Block, _anchor: str, _desk: Desk) -> Plain:
    return {}


@_own.register(Paragraph)
def _paragraph(block: Paragraph, _anchor: str, desk: Desk) -> Plain:
    return {"shape": "paragraph", "text": desk.plainer.runs(block.text)}


@_own.register(Facts)
def _facts(block: Facts, _anchor: str, desk: Desk) -> Plain:
    return {"shape": "facts", "details": desk.plainer.facts(block.rows)}


@_own.register(Bullet)
def _bullet(block: Bullet, _anchor: str, desk: Desk) -> Plain:
    return {"shape": "bullet", "kind": desk.plainer.line(block.kind), "text": desk.plainer.runs(block.text)}


@_own.register(Statement)
def _statement(block: Statement, _anchor: str, desk: Desk) -> Plain:
    plainer = desk.plainer
    quote = desk.material.index.items.get(block.id)
    return {
        "shape": "statement",
        "kind": plainer.line(block.kind),
        "date": plainer.line(block.date),
        "words": plainer.runs((block.words,)),
        "quoted": block.quoted,
        "citation": plainer.runs(block.citation),
        "translated_from": plainer.line(block.translated_from),
        "original": plainer.runs((block.original,)),
        **(_behind(quote, desk) if isinstance(quote, Quote) else {"language": "", "cite": "", "speakers": ""}),
    }


def _behind(quote: Quote, desk: Desk) -> Plain:
    """What the model knows of a statement beyond its words: the language of the original, the address, the speakers."""
    source = desk.material.briefing.sources.get(quote.source or "")
    return {
        "language": quote.original.language if quote.original else "",
        "cite": desk.plainer.address(source.url if source else None),
        "speakers": " ".join(str(desk.speakers[key]) for key in quote.speaker or ("",) if key in desk.speakers),
    }


@_own.register(TensionBlock)
def _tension(block: TensionBlock, _anchor: str, desk: Desk) -> Plain:
    plainer = desk.plainer
    positions = tuple(
        {
            "number": number,
            "party": plainer.line(position.party),
            "stance": plainer.line(position.stance),
            "text": plainer.runs(position.text),
            "quotes": plainer.runs(position.quotes),
        }
        for number, position in enumerate(block.positions, 1)
    )
    issue = plainer.runs(block.issue)
    return {"shape": "tension", "trend": plainer.line(block.trend), "issue": issue, "positions": positions}


@_own.register(DiscrepancyBlock)
def _discrepancy(block: DiscrepancyBlock, _anchor: str, desk: Desk) -> Plain:
    plainer = desk.plainer
    versions = tuple(
        {
            "number": number,
            "claim": plainer.runs(version.claim),
            "citation": plainer.runs(version.citation),
            "preferred": version.preferred,
        }
        for number, version in enumerate(block.versions, 1)
    )
    return {"shape": "discrepancy", "versions": versions}


@_own.register(AssessmentBlock)
def _assessment(block: AssessmentBlock, _anchor: str, desk: Desk) -> Plain:
    return {"shape": "assessment", "text": desk.plainer.runs(block.title)}


@_own.register(TimelineRow)
def _timeline_row(block: TimelineRow, _anchor: str, desk: Desk) -> Plain:
    plainer = desk.plainer
    return {
        "shape": "entry",
        "resolved": plainer.line(block.resolved),
        "worded": plainer.line(block.worded),
        "flags": plainer.line(block.flags),
        "status": plainer.line(block.status),
        "citation": plainer.runs(block.citation),
        "planned": block.planned,
        "text": plainer.runs(block.title),
    }


@_own.register(ActorRow)
def _actor(block: ActorRow, _anchor: str, desk: Desk) -> Plain:
    return {"shape": "actor", "statements": desk.plainer.runs(block.statements)}


@_own.register(SourceBlock)
def _source(block: SourceBlock, anchor: str, desk: Desk) -> Plain:
    cited = tuple(
        {"number": paragraph.number, "anchor": paragraph.anchor, "uses": desk.plainer.uses(paragraph.uses)}
        for paragraph in desk.plainer.anchors.paragraphs_of(anchor)
    )
    return {"shape": "source", "language": desk.languages.get(block.id, ""), "cited": cited}
