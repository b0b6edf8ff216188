"""Keys and signs, from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.wording import KIND_EXPLANATIONS
from briefing.reader.commands import COMMANDS, key_words
from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.pages.common import kind_chip
from briefing.reader.screens.modal import DocumentModal, ModalText
from briefing.reader.writer import columns, wrap_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.reader.commands import Command
    from briefing.reader.writer import Lettering

__all__ = ["HelpScreen"]

KEY_WIDTH = 24
TWO_COLUMNS = 68
"""From this width on there are two columns."""


class HelpText(ModalText):
    """In two columns a heading stands beside what is none: a band across both would set off the wrong one too."""

    bands = False


class HelpScreen(DocumentModal[None]):
    """What the keyboard does, and what the signs mean.

    Args:
        lettering: How text is put on this screen.
        first: Commands of the screen below that no brief has; they stand before the others.
    """

    TEXT = HelpText

    def __init__(self, lettering: Lettering, first: Iterable[Command] = ()) -> None:
        self._commands = (*first, *COMMANDS)
        super().__init__("Keys and signs", self._build, lettering)

    def _build(self, width: int) -> Document:
        """List every command under its group, then the signs; in two columns where there is room."""
        if width >= TWO_COLUMNS:
            column = (width - 2) // 2
            lines = self._lines(column)
            # The second column begins with the heading nearest to the middle.
            middle = min(
                (place for place, line in enumerate(lines) if line.heading),
                key=lambda place: max(place, len(lines) - place),
            )
            return Document(tuple(_beside(lines[: middle - 1], lines[middle:], column)))
        return Document(tuple(self._lines(width)))

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        group = ""
        for name, keys, title in [*key_words(self._commands), *(("Signs", *sign) for sign in self._signs())]:
            if name != group:
                lines += [Line(), Line((Span(name.upper(), Role.HEADING),), heading=True)]
                group = name
            lines += _entry(keys, title, width)
        return lines[1:]

    def _signs(self) -> list[tuple[str, str]]:
        glyphs = self.lettering.glyphs
        kinds = [(kind_chip(kind, self.lettering).text.strip(), told) for kind, told in KIND_EXPLANATIONS.items()]
        return [
            *kinds,
            ("!", "a caution: read it before you use the item"),
            (
                f"{glyphs.proved}  {glyphs.not_found}  {glyphs.not_compared}",
                "its words stand in the source; they do not; nothing to compare with",
            ),
            (glyphs.changed, "changed since your last reading, or the last commit, and not looked at yet"),
            ("?  ~", "a date that is uncertain; one that is approximate"),
            (f"{glyphs.past}  {glyphs.main}  {glyphs.planned}", "past; the event of the brief; planned"),
            (
                f"{glyphs.span_start}{glyphs.span_line}{glyphs.span_end}  {glyphs.open_start}  {glyphs.open_end}",
                "the days that a date may mean; open at its start; at its end",
            ),
            (" ".join(glyphs.sides), "before a name: its side"),
            (
                f"{glyphs.rising}  {glyphs.steady}  {glyphs.easing}  {glyphs.not_stated}",
                "rising; steady; easing; not stated",
            ),
            (f"+  {glyphs.none}", "hold a position together; nothing between the two"),
        ]


def _beside(left: list[Line], right: list[Line], width: int) -> list[Line]:
    """Set two columns side by side; from heading to heading one goes by those of the left."""
    rows = []
    for place in range(max(len(left), len(right))):
        one, other = (lines[place] if place < len(lines) else Line() for lines in (left, right))
        cells = [(one.spans, width), (other.spans, width)]
        rows.append(Line(columns(cells, gap=2), heading=one.heading))
    return rows


def _entry(keys: str, meaning: str, width: int) -> list[Line]:
    """Keys or signs with their meaning beside them, each wrapped to as many lines as it takes."""
    lead = min(KEY_WIDTH, max(width * 2 // 5, 8))
    left = wrap_spans([Span(keys, Role.STRONG)], lead - 1)
    right = wrap_spans([Span(meaning)], width - lead)
    rows = max(len(left), len(right))
    left, right = ([*lines, *[()] * (rows - len(lines))] for lines in (left, right))
    return [Line(columns([(one, lead), (other, width - lead)], gap=0)) for one, other in zip(left, right, strict=True)]
