"""Where reports contradict each other, and which account the brief uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.facts.dates import format_doubted
from briefing.model.wording import count_of
from briefing.reader.document import Role, Span
from briefing.reader.pages.common import paragraph_reference
from briefing.reader.pages.statement_block import write_statement

if TYPE_CHECKING:
    from briefing.model import Discrepancy, Version
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Writer

__all__ = ["discrepancy_document", "discrepancy_summary"]


def discrepancy_summary(discrepancy: Discrepancy) -> str:
    """How many accounts there are, and which of them is used."""
    used = f"version {discrepancy.preferred} is used" if discrepancy.preferred else "none is preferred"
    return f"{count_of(len(discrepancy.versions), 'version')}, {used}"


def discrepancy_document(writer: Writer, discrepancy: Discrepancy, brief: OpenBrief) -> Document:
    """Tell the question, the accounts with their sources, and why one is preferred."""
    writer.item(
        Span(discrepancy.id, Role.STRONG),
        *(
            Span(part, Role.STRONG) if isinstance(part, str) else part
            for part in brief.index.split_prose(discrepancy.question)
        ),
        width=4,
        owner=discrepancy.id,
    )
    said = f"Reports disagree: {discrepancy_summary(discrepancy)} in this brief."
    writer.paragraph(Span(said, Role.MUTED), indent=4, owner=discrepancy.id)
    for number, version in enumerate(discrepancy.versions, 1):
        _write_version(writer, number, version, discrepancy, brief)
    if discrepancy.note:
        writer.heading("NOTE")
        writer.prose(discrepancy.note, indent=2, owner=discrepancy.id)
    return writer.document()


def _write_version(writer: Writer, number: int, version: Version, discrepancy: Discrepancy, brief: OpenBrief) -> None:
    preferred = [Span("used in this brief", Role.STRONG)] if number == discrepancy.preferred else []
    writer.heading(f"VERSION {number}", *preferred)
    owner = f"{version.source}:{version.at}" if version.source and version.at else version.source or discrepancy.id
    writer.prose(version.claim, indent=2, owner=owner)
    where = paragraph_reference(version.source, version.at, brief)
    if where:
        source = brief.briefing.sources[where.id]
        told = ", ".join(filter(None, (source.publisher, source.title)))
        when = f", {format_doubted(source.published)}" if source.published else ""
        writer.paragraph(where, f" {told}", Span(when, Role.MUTED), indent=2, hanging=2, owner=owner)
    else:
        writer.paragraph(Span("no source is given", Role.CAUTION), indent=2, owner=owner)
    for key in version.quotes:
        write_statement(writer, brief.index.items[key], brief, indent=2)
