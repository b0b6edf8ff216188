"""A whole brief as plain data for templates."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.export.html.anchors import Anchors, section_anchor
from briefing.export.html.blocks import PageContext, plain_block
from briefing.export.html.parties import parties_picture
from briefing.export.html.plain import PageTexts
from briefing.export.html.timeline import timeline_picture
from briefing.model import TargetKind
from briefing.outline.record import Party
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.export.html.plain import Plain
    from briefing.outline.record import Outline, Section

__all__ = ["plain_page"]

_OWN_LANGUAGE = "en"
_NOBODY = Party("", "", "Speaker not named")


def plain_page(outline: Outline) -> Plain:
    """Say what the page says; `docs/templates/house-style/README.md` describes it to the authors of house styles."""
    texts = PageTexts(Anchors(outline), _addresses(outline))
    speakers = _speakers(outline)
    context = PageContext(texts, {party.id: number for number, party in enumerate(speakers)})
    language = safe_line(outline.language) or _OWN_LANGUAGE
    own = "" if language.lower().split("-")[0] == _OWN_LANGUAGE else _OWN_LANGUAGE
    return {
        "language": language,
        "own_language": own,
        "own": Markup(f' lang="{own}"' if own else ""),  # noqa: S704 - one of two texts of ours
        "id": texts.line(outline.id),
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


def _section(section: Section, context: PageContext) -> Plain:
    texts = context.texts
    blocks = [
        plain_block(block, texts.anchors.of_block(section, place), context)
        for place, block in enumerate(section.blocks)
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
    """The picture of a section; one that has none is said to be of no shape."""
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
