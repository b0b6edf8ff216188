"""The sections of a brief, in the order in which every format gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.sections.actors import actors_section
from briefing.export.sections.assessments import assessments_section
from briefing.export.sections.cautions import gaps_section, watch_section
from briefing.export.sections.event import (
    background_section,
    bottom_line_section,
    glance_section,
    key_points_section,
)
from briefing.export.sections.sources import sources_section
from briefing.export.sections.statements import statements_section
from briefing.export.sections.tensions import discrepancies_section, tensions_section
from briefing.export.sections.timeline import timeline_section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.export.material import Material
    from briefing.export.outline import Section

__all__ = ["SECTIONS"]

SECTIONS: Mapping[str, Callable[[Material], Section | None]] = {
    "bottom-line": bottom_line_section,
    "key-points": key_points_section,
    "at-a-glance": glance_section,
    "background": background_section,
    "statements": statements_section,
    "tensions": tensions_section,
    "discrepancies": discrepancies_section,
    "timeline": timeline_section,
    "assessments": assessments_section,
    "actors": actors_section,
    "gaps": gaps_section,
    "watch": watch_section,
    "sources": sources_section,
}
"""For each section's id what makes it; None where the brief has nothing for it."""
