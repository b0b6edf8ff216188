"""Keys and signs, from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.wording import KIND_EXPLANATIONS, KIND_WORDS
from briefing.reader.commands import COMMANDS, key_words
from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.screens.modal import DocumentModal
from briefing.reader.writer import columns, wrap_spans

if TYPE_CHECKING:
    from briefing.reader.writer import Lettering

__all__ = ["HelpScreen"]

KEY_WIDTH = 24


class HelpScreen(DocumentModal[None]):
    """What the keyboard does, and what the signs mean."""

    def __init__(self, lettering: Lettering) -> None:
        super().__init__("Keys and signs", self._build, lettering)

    def _build(self, width: int) -> Document:
        """List every command under its group, then the signs."""
        lines: list[Line] = []
        group = ""
        for name, keys, title in [*key_words(COMMANDS), *(("Signs", *sign) for sign in self._signs())]:
            if name != group:
                lines += [Line(), Line((Span(name.upper(), Role.HEADING),), heading=True)]
                group = name
            lines += _entry(keys, title, width)
        return Document(tuple(lines[1:]))

    def _signs(self) -> list[tuple[str, str]]:
        glyphs = self.lettering.glyphs
        kinds = [(KIND_WORDS[kind], explanation) for kind, explanation in KIND_EXPLANATIONS.items()]
        return [
            *kinds,
            ("!", "a caution: read it before you use the item"),
            (
                f"{glyphs.proved}  {glyphs.not_found}  {glyphs.not_compared}",
                "its words stand in the source; they do not; nothing to compare with",
            ),
            ("?  ~", "a date that is uncertain; one that is approximate"),
            (f"{glyphs.past}  {glyphs.main}  {glyphs.planned}", "past; the event of the brief; planned"),
            (
                f"{glyphs.span_start}{glyphs.span_line}{glyphs.span_end}  {glyphs.open_start}  {glyphs.open_end}",
                "the days that a date may mean; open at its start; at its end",
            ),
            (
                f"{glyphs.rising}  {glyphs.steady}  {glyphs.easing}  {glyphs.not_stated}",
                "rising; steady; easing; not stated",
            ),
            (f"+  {glyphs.none}", "hold a position together; nothing between the two"),
        ]


def _entry(keys: str, meaning: str, width: int) -> list[Line]:
    """Keys or signs with their meaning beside them, wrapped to as many lines as it takes."""
    lead = min(KEY_WIDTH, width // 2)
    first, *rest = wrap_spans([Span(meaning)], width - lead)
    head = columns([((Span(keys, Role.STRONG),), lead), (first, width - lead)], gap=0)
    return [Line(head), *(Line((Span(" " * lead), *line)) for line in rest)]
