"""Keys and signs, from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.wording import KIND_EXPLANATIONS, KIND_WORDS
from briefing.reader.commands import COMMANDS, key_words
from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.screens.modal import DocumentModal
from briefing.reader.writer import cut_spans

if TYPE_CHECKING:
    from briefing.reader.writer import Lettering

__all__ = ["HelpScreen"]

KEY_WIDTH = 24


class HelpScreen(DocumentModal[None]):
    """What the keyboard does, and what the signs mean."""

    def __init__(self, lettering: Lettering) -> None:
        super().__init__("Keys and signs", lettering)

    def build(self, width: int) -> Document:
        """List every command under its group, then the signs."""
        lines: list[Line] = []
        group = ""
        for name, keys, title in key_words(COMMANDS):
            if name != group:
                lines += [Line(), Line((Span(name.upper(), Role.HEADING),), heading=True)]
                group = name
            lines.append(Line((Span(keys.ljust(KEY_WIDTH), Role.STRONG), Span(title))))
        lines += [Line(), Line((Span("SIGNS", Role.HEADING),), heading=True)]
        for words, meaning in self._signs():
            lines.append(Line((Span(words.ljust(KEY_WIDTH), Role.STRONG), Span(meaning))))
        return Document(tuple(line._replace(spans=tuple(cut_spans(line.spans, width))) for line in lines[1:]))

    def _signs(self) -> list[tuple[str, str]]:
        glyphs = self.lettering.glyphs
        kinds = [(KIND_WORDS[kind], explanation) for kind, explanation in KIND_EXPLANATIONS.items()]
        return [
            *kinds,
            ("!", "a caution: read it before you use the item"),
            ("?  ~", "a date that is uncertain; one that is approximate"),
            (f"{glyphs.past}  {glyphs.main}  {glyphs.planned}", "past; the event of the brief; planned"),
            (
                f"{glyphs.rising}  {glyphs.steady}  {glyphs.easing}  {glyphs.not_stated}",
                "rising; steady; easing; not stated",
            ),
            (f"+  {glyphs.none}", "hold a position together; nothing between the two"),
        ]
