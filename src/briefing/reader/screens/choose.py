"""A numbered list of references to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Reference
from briefing.reader.document import Document, Line, Role, Span
from briefing.reader.pages.common import described
from briefing.reader.screens.modal import DocumentModal
from briefing.reader.writer import cut_spans

if TYPE_CHECKING:
    from textual import events

    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["ChooseScreen", "describe"]


class ChooseScreen(DocumentModal[Reference | None]):
    """Several references stand on the line: which one?"""

    def __init__(self, references: tuple[Reference, ...], brief: OpenBrief, lettering: Lettering) -> None:
        super().__init__("Follow which reference?", lettering, "1-9 or Enter follows; Esc closes")
        self._references = references
        self._brief = brief

    def build(self, width: int) -> Document:
        """A line for each reference."""
        lines = []
        for number, reference in enumerate(self._references, 1):
            what = self.lettering.line(describe(reference, self._brief))
            spans = (Span(f"{number} ", Role.STRONG), Span(f"{reference!s:8}", Role.LINK), Span(what))
            lines.append(Line(tuple(cut_spans(spans, width))))
        return Document(tuple(lines))

    def action_choose(self) -> None:
        """Follow the one the cursor is on."""
        self.dismiss(self._references[self.text_view.cursor])

    def on_key(self, event: events.Key) -> None:
        """A digit follows at once."""
        if event.key.isdigit() and 1 <= int(event.key) <= len(self._references):
            event.stop()
            self.dismiss(self._references[int(event.key) - 1])


def describe(reference: Reference, brief: OpenBrief) -> str:
    """Say in a few words what a reference leads to."""
    item = brief.index.items[reference.id]
    where = f", paragraph {reference.paragraph}" if reference.paragraph else ""
    return f"{reference.kind}: {described(item)}{where}"
