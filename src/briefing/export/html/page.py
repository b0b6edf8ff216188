"""A whole brief, section by section and block by block, as plain data for templates."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from briefing.export.html.parties import parties_picture
from briefing.export.html.texts import Anchors, PageTexts, section_anchor
from briefing.export.html.timeline import timeline_picture
from briefing.model import TargetKind
from briefing.outline.record import Bullet, Facts, Paragraph, Party, Record
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.export.html.texts import Plain
    from briefing.outline.record import Block, Outline, Section

__all__ = ["plain_page"]

_OWN_LANGUAGE = "en"
_NOBODY = Party("", "", "Speaker not named")


class _PageContext(NamedTuple):
    """What a block is laid out with.

    Attributes:
        texts: Makes texts plain.
        speakers: The number of each speaker in the filter, by its id; empty stands for nobody.
    """

    texts: PageTexts
    speakers: Mapping[str, int]


def plain_page(outline: Outline) -> Plain:
    """Say what the page says; `docs/house-style/README.md` describes it to the authors of house styles."""
    texts = PageTexts(Anchors(outline), _addresses(outline))
    speakers = _speakers(outline)
    context = _PageContext(texts, {party.id: number for number, party in enumerate(speakers)})
    language = safe_line(outline.language) or _OWN_LANGUAGE
    own = "" if language.lower().split("-")[0] == _OWN_LANGUAGE else _OWN_LANGUAGE
    return {
        "language": language,
        "own_language": own,
        "own": Markup(f' lang="{own}"' if own else ""),  # noqa: S704 - one of two texts of ours
        "id": texts.line(outline.id),
        "ending": texts.line(outline.ending),
        "title": texts.line(outline.title),
        "marking": texts.line(outline.marking),
        "tags": tuple(texts.line(tag) for tag in outline.tags),
        "facts": texts.details(outline.facts),
        "speakers": tuple(
            {"number": number, "name": texts.line(party.name), "count": count}
            for number, (party, count) in enumerate(speakers.items())
        ),
        "sections": tuple(_section(section, context) for section in outline.sections),
    }


def _section(section: Section, context: _PageContext) -> Plain:
    texts = context.texts
    blocks = [
        _block(block, texts.anchors.of_block(section, place), context) for place, block in enumerate(section.blocks)
    ]
    return {
        "id": section.id,
        "anchor": section_anchor(section),
        "heading": texts.line(section.heading),
        "count": len(section.blocks) if section.counted else 0,
        "legend": texts.details(section.legend),
        "groups": tuple(
            {"shape": shape, "blocks": tuple(group)}
            for shape, group in groupby(blocks, key=lambda block: block["shape"])
        ),
        "picture": _picture(section, texts),
    }


def _picture(section: Section, texts: PageTexts) -> Plain:
    """The picture of a section; without one its shape is empty."""
    if entries := section.records(TargetKind.ENTRY):
        return timeline_picture(entries, texts)
    if tensions := section.records(TargetKind.TENSION):
        return parties_picture(tensions, texts)
    return {"shape": ""}


def _addresses(outline: Outline) -> frozenset[str]:
    """Every address that a source has; a link may lead to no other."""
    records = (*outline.records(TargetKind.SOURCE), *outline.records(TargetKind.QUOTE))
    return frozenset(record.address for record in records if record.address)


def _speakers(outline: Outline) -> Mapping[Party, int]:
    """How many statements each speaker has on the page, in the order in which they are met."""
    return Counter(
        party for record in outline.records(TargetKind.QUOTE) for party in dict.fromkeys(record.parties or (_NOBODY,))
    )


def _block(block: Block, anchor: str, context: _PageContext) -> Plain:
    """All that a block says; its `shape` names the template that lays it out."""
    texts = context.texts
    common = {"anchor": anchor, "uses": texts.uses(texts.anchors.uses_of(anchor))}
    if isinstance(block, Record):
        shape, own = _SHAPES.get(block.kind, ("record", _nothing))
        return {**common, "shape": shape, **_record(block, texts), **own(block, anchor, context)}
    return {**common, "id": "", "title": "", "cautions": (), "details": texts.details(()), **_plain(block, texts)}


def _plain(block: Paragraph | Facts | Bullet, texts: PageTexts) -> Plain:
    if isinstance(block, Paragraph):
        return {"shape": "paragraph", "text": texts.runs(block.text)}
    if isinstance(block, Facts):
        return {"shape": "facts", "details": texts.details(block.rows)}
    return {"shape": "bullet", "kind": texts.line(block.kind), "text": texts.runs(block.text)}


def _record(record: Record, texts: PageTexts) -> Plain:
    """What every record has; a kind of record without a template of its own is shown by this alone."""
    return {
        "id": texts.line(record.id),
        "title": texts.title(record.title),
        "cautions": tuple(texts.runs(caution.text) for caution in record.cautions),
        "details": texts.details(record.details),
    }


def _nothing(_record: Record, _anchor: str, _context: _PageContext) -> Plain:
    return {}


def _statement(record: Record, _anchor: str, context: _PageContext) -> Plain:
    texts, words = context.texts, record.words
    speakers = [party.id for party in record.parties] or [""]
    return {
        "kind": texts.line(words.kind_word if words else ""),
        "date": texts.line(record.date.resolved if record.date else ""),
        "words": texts.runs((words.text if words else "",)),
        "quoted": words is not None and words.quoted,
        "citation": texts.runs(record.citation),
        "translated_from": texts.line(words.translated_from if words else ""),
        "original": texts.runs((words.original if words else "",)),
        "language": words.language if words else "",
        "cite": texts.address(record.address),
        "speakers": " ".join(str(context.speakers[key]) for key in speakers if key in context.speakers),
    }


def _tension(record: Record, _anchor: str, context: _PageContext) -> Plain:
    texts = context.texts
    positions = tuple(
        {
            "number": number,
            "party": texts.line(part.name),
            "stance": texts.line(part.stance),
            "text": texts.runs(part.text),
            "quotes": texts.runs(part.citation),
        }
        for number, part in enumerate(record.parts, 1)
    )
    return {"trend": texts.line(record.trend), "issue": texts.runs(record.issue), "positions": positions}


def _discrepancy(record: Record, _anchor: str, context: _PageContext) -> Plain:
    texts = context.texts
    versions = tuple(
        {
            "number": number,
            "claim": texts.runs(part.text),
            "citation": texts.runs(part.citation),
            "preferred": part.preferred,
        }
        for number, part in enumerate(record.parts, 1)
    )
    return {"versions": versions}


def _assessment(record: Record, _anchor: str, context: _PageContext) -> Plain:
    return {"text": context.texts.runs(record.title)}


def _entry(record: Record, _anchor: str, context: _PageContext) -> Plain:
    texts, date = context.texts, record.date
    return {
        "resolved": texts.line(date.resolved if date else ""),
        "worded": texts.line(date.worded if date else ""),
        "flags": date.doubt.flags if date else "",
        "status": texts.line(record.status),
        "citation": texts.runs(record.citation),
        "planned": record.planned,
        "text": texts.runs(record.title),
    }


def _actor(record: Record, _anchor: str, context: _PageContext) -> Plain:
    return {"statements": context.texts.runs(record.statements)}


def _source(record: Record, anchor: str, context: _PageContext) -> Plain:
    texts = context.texts
    cited = tuple(
        {"number": paragraph.number, "anchor": paragraph.anchor, "uses": texts.uses(paragraph.uses)}
        for paragraph in texts.anchors.paragraphs_of(anchor)
    )
    return {"language": record.language, "cited": cited}


_SHAPES: Mapping[TargetKind, tuple[str, Callable[[Record, str, _PageContext], Plain]]] = {
    TargetKind.QUOTE: ("statement", _statement),
    TargetKind.TENSION: ("tension", _tension),
    TargetKind.DISCREPANCY: ("discrepancy", _discrepancy),
    TargetKind.ASSESSMENT: ("assessment", _assessment),
    TargetKind.ENTRY: ("entry", _entry),
    TargetKind.ACTOR: ("actor", _actor),
    TargetKind.SOURCE: ("source", _source),
}
"""The template of each kind of record, and what it sees beyond what every record has."""
