"""What other briefs have on an actor, below what this one has: a line about each item, its words, and which brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.model import Marking, QuoteKind
from briefing.model.wording import count_of
from briefing.reader.document import OtherItem, Role, Span, marking_chip
from briefing.reader.pages.common import kind_chip, standing_glyph
from briefing.text import truncate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.library.index.elsewhere import Elsewhere, ElsewhereItem
    from briefing.library.index.finding import Hit
    from briefing.reader.writer import Lettering, Run, Writer

__all__ = ["write_elsewhere"]

HEADING = "IN OTHER BRIEFS"
INDENT = 4
LINES = 2
"""Lines that the words of one item may take."""
BY_NAME = "taken for the same by the name alone, 'briefing same' settles it"
_LEFT_OUT = "what this brief says too is left out"


def write_elsewhere(writer: Writer, found: Elsewhere | str | None) -> None:
    """Write what other briefs have, the newest first; Enter leads there. Nothing where no other brief names the actor.

    Args:
        writer: Where to.
        found: What was found; in words what is done to find it, or what hinders it.
    """
    if found is None:
        return
    if isinstance(found, str):
        writer.heading(HEADING)
        writer.paragraph(Span(found, Role.MUTED), indent=2)
        return
    writer.heading(f"{HEADING} ({found.number})" if found.number else HEADING)
    told = [f"{count_of(found.briefs, 'other')} {'names' if found.briefs == 1 else 'name'} this actor", _LEFT_OUT]
    if not found.number:
        told[1] = "with nothing that is not here"
    told += [BY_NAME] if found.by_name_alone else []
    writer.paragraph(Span("; ".join(told), Role.MUTED), indent=2)
    for item in found.items:
        _write_item(writer, item)
    if found.number > len(found.items):
        more = f"and {found.number - len(found.items)} more: 'briefing who' tells all"
        writer.paragraph(Span(more, Role.MUTED), indent=2)


def _write_item(writer: Writer, item: ElsewhereItem) -> None:
    """A line with date, kind and verdict, then the words, then the brief; all of it leads there."""
    hit = item.hit
    link = OtherItem(hit.path, hit.key)
    marking = [marking_chip(Marking(hit.marking))] if hit.marking else []
    date = Span(f"{hit.date or 'no date'}  ", Role.LINK, other=link)
    writer.row("  ", date, *_told(item, writer.lettering), right=marking)
    room = LINES * (writer.measure - INDENT) - 2 * LINES
    words = truncate(" ".join(hit.main.split()), room)
    text = f"“{words}”" if hit.section == "statements" and hit.kind == "direct" else words
    writer.paragraph(Span(text, Role.TEXT, other=link), indent=INDENT)
    if hit.cautions:
        writer.paragraph(Span(f"! {'; '.join(hit.cautions)}", Role.CAUTION), indent=INDENT)
    place = Span(f"{hit.path.name} {hit.key}", Role.LINK, other=link)
    writer.row(" " * INDENT, Span(hit.title, Role.MUTED, other=link), right=[place])


def _told(item: ElsewhereItem, lettering: Lettering) -> Iterator[Run]:
    """What must be known before the words: of a statement its kind, the verdict, and who speaks where it is another."""
    hit = item.hit
    if hit.section == "statements":
        yield kind_chip(QuoteKind(hit.kind), lettering)
        sign = standing_glyph(Standing(hit.word), lettering) if hit.word else Span(" ")
        if sign.text.strip():
            yield sign._replace(text=f" {sign.text} {hit.word}")
    else:
        yield Span(_what(hit), Role.LABEL)
    if hit.draft:
        yield Span("  DRAFT", Role.CAUTION)
    if not item.is_own and hit.speaker:
        yield Span(f"  {hit.speaker}", Role.MUTED)


def _what(hit: Hit) -> str:
    """What sort of item it is: an entry of the timeline, or a position in a tension."""
    name = "timeline" if hit.section == "timeline" else f"{hit.topic}:"
    return f"{name} {hit.kind}".strip()
