"""A numbered list of references to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model import Reference
from briefing.model.wording import described
from briefing.reader.document import Document, Line, Role, Span
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
        super().__init__("Follow which reference?", self._build, lettering, "1-9 or Enter follows; Esc closes")
        self._references = references
        self._brief = brief

    def _build(self, width: int) -> Document:
        """A line for each reference."""
        lines = []
        for number, reference in enumerate(self._references, 1):
            what = self.lettering.line(describe(reference, self._brief))
            spans = (Span(f"{number} ", Role.STRONG), Span(f"{reference!s:8}", Role.LINK), Span(what))
            lines.append(Line(tuple(cut_spans(spans, width))))
        return Document(tuple(lines))

    def action_choose(self) -> None:
        """Follow the reference under the cursor."""
        self.dismiss(self._references[self.text_view.cursor])

    def on_key(self, event: events.Key) -> None:
        """A digit follows its reference at once."""
        if event.key.isdigit() and 1 <= int(event.key) <= len(self._references):
            event.stop()
            self.dismiss(self._references[int(event.key) - 1])


def describe(reference: Reference, brief: OpenBrief) -> str:
    """What a reference leads to, in a few words."""
    item = brief.index.items[reference.id]
    where = f", paragraph {reference.paragraph}" if reference.paragraph else ""
    return f"{reference.kind}: {described(item)}{where}"
