"""Where the parties stand against each other, and where the reports do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.outline import DiscrepancyBlock, Fact, PositionRow, Section, TensionBlock, VersionRow
from briefing.model.phrases import format_level
from briefing.model.wording import count_of, format_tension_basis, format_trend, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.material import Material
    from briefing.export.outline import Text
    from briefing.model import Discrepancy, Position, Tension, Version

__all__ = ["discrepancies_section", "tensions_section"]


def tensions_section(material: Material) -> Section | None:
    """Every tension, with what each party holds."""
    tensions = material.briefing.tensions
    if not tensions:
        return None
    blocks = tuple(_tension(tension, material) for tension in tensions)
    return Section("tensions", "Tensions", blocks, counted=True)


def _tension(tension: Tension, material: Material) -> TensionBlock:
    return TensionBlock(
        id=tension.id,
        title=(tension.title,),
        trend=format_trend(tension.trend),
        issue=material.split(tension.issue),
        positions=tuple(_position(position, material) for position in tension.positions),
        details=tuple(_tension_details(tension, material)),
    )


def _position(position: Position, material: Material) -> PositionRow:
    party = join_words([material.index.actor_name(actor) for actor in position.party])
    return PositionRow(
        party, str(position.stance or ""), material.split(position.position), material.references(position.quotes)
    )


def _tension_details(tension: Tension, material: Material) -> Iterator[Fact]:
    if tension.common_ground:
        yield Fact("Agreed", material.split(tension.common_ground))
    standing = [
        format_level(tension.level) if tension.level else "",
        str(tension.status or ""),
        format_tension_basis(tension.basis),
    ]
    if any(standing):
        yield Fact("Standing", ("; ".join(filter(None, standing)),))
    if tension.refs:
        yield Fact("Evidence", material.references(tension.refs))


def discrepancies_section(material: Material) -> Section | None:
    """Every fact on which reports contradict each other."""
    discrepancies = material.briefing.discrepancies
    if not discrepancies:
        return None
    blocks = tuple(_discrepancy(discrepancy, material) for discrepancy in discrepancies)
    return Section("discrepancies", "Discrepancies", blocks, counted=True)


def _discrepancy(discrepancy: Discrepancy, material: Material) -> DiscrepancyBlock:
    versions = tuple(
        _version(version, number == discrepancy.preferred, material)
        for number, version in enumerate(discrepancy.versions, 1)
    )
    return DiscrepancyBlock(
        id=discrepancy.id,
        title=material.split(discrepancy.question),
        versions=versions,
        details=tuple(_discrepancy_details(discrepancy, material)),
    )


def _version(version: Version, preferred: bool, material: Material) -> VersionRow:
    where = material.where(version.source, version.at)
    quotes = material.references(version.quotes)
    citation: Text = (*where, *((" ",) if where and quotes else ()), *quotes)
    return VersionRow(material.split(version.claim), citation, preferred)


def _discrepancy_details(discrepancy: Discrepancy, material: Material) -> Iterator[Fact]:
    if discrepancy.preferred is None:
        yield Fact("Used here", (f"none of the {count_of(len(discrepancy.versions), 'version')}",))
    else:
        yield Fact("Used here", (f"version {discrepancy.preferred}",))
    if discrepancy.note:
        yield Fact("Note", material.split(discrepancy.note))
