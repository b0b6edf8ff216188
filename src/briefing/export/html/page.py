"""A whole brief as plain data for templates."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.export.html.anchors import Anchors, section_anchor
from briefing.export.html.blocks import Desk, plain_block
from briefing.export.html.parties import parties_picture
from briefing.export.html.plain import Plainer
from briefing.export.html.timeline import timeline_picture
from briefing.export.outline import Statement, TensionBlock, TimelineRow
from briefing.model import Quote
from briefing.text import safe_line

if TYPE_CHECKING:
    from briefing.export.html.plain import Plain
    from briefing.export.material import Material
    from briefing.export.outline import Outline, Section

__all__ = ["plain_page"]

_OWN_LANGUAGE = "en"
_NOBODY = "Speaker not named"


def plain_page(outline: Outline, material: Material) -> Plain:
    """Say what the page says; `docs/templates/house-style/README.md` describes it to the authors of house styles."""
    sources = material.briefing.sources
    plainer = Plainer(Anchors(outline), (source.url for source in sources.values() if source.url))
    speakers = _speakers(outline, material)
    desk = Desk(
        plainer,
        material,
        speakers={key: number for number, key in enumerate(speakers)},
        languages={material.index.label(key): source.language or "" for key, source in sources.items()},
    )
    language = safe_line(outline.language) or _OWN_LANGUAGE
    own = "" if language.lower().split("-")[0] == _OWN_LANGUAGE else _OWN_LANGUAGE
    return {
        "language": language,
        "own_language": own,
        "own": Markup(f' lang="{own}"' if own else ""),  # noqa: S704 - one of two texts of ours
        "id": plainer.line(outline.id),
        "title": plainer.line(outline.title),
        "marking": plainer.line(outline.marking),
        "tags": tuple(plainer.line(tag) for tag in outline.tags),
        "facts": plainer.facts(outline.facts),
        "speakers": tuple(
            {"number": number, "name": _name(key, plainer, material), "count": count}
            for number, (key, count) in enumerate(speakers.items())
        ),
        "sections": tuple(_section(section, desk) for section in outline.sections),
    }


def _section(section: Section, desk: Desk) -> Plain:
    plainer = desk.plainer
    blocks = [
        plain_block(block, plainer.anchors.of_block(section, place), desk) for place, block in enumerate(section.blocks)
    ]
    return {
        "id": section.id,
        "anchor": section_anchor(section),
        "heading": plainer.line(section.heading),
        "count": len(section.blocks) if section.counted else 0,
        "legend": plainer.facts(section.legend),
        "groups": tuple(
            {"shape": shape, "blocks": tuple(group)}
            for shape, group in groupby(blocks, key=lambda block: block["shape"])
        ),
        "picture": _picture(section, desk),
    }


def _picture(section: Section, desk: Desk) -> Plain:
    """The picture of a section; one that has none is said to be of no shape."""
    rows = [block for block in section.blocks if isinstance(block, TimelineRow)]
    if rows:
        return timeline_picture(rows, desk)
    tensions = [block for block in section.blocks if isinstance(block, TensionBlock)]
    if tensions:
        return parties_picture(tensions, desk)
    return {"shape": ""}


def _speakers(outline: Outline, material: Material) -> Counter[str]:
    """How many statements each speaker has on the page, in the order in which they are met; empty is nobody."""
    found: Counter[str] = Counter()
    for section in outline.sections:
        for block in section.blocks:
            quote = material.index.items.get(block.id) if isinstance(block, Statement) else None
            if isinstance(quote, Quote):
                found.update(quote.speaker or ("",))
    return found


def _name(key: str, plainer: Plainer, material: Material) -> str:
    return plainer.line(material.index.actor_name(key)) if key else _NOBODY
