"""Tab 2: the statements, filtered and sorted."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.reader.filtering import FilterError, Sort, StatementFilter, parse_filter, sorted_quotes
from briefing.reader.pages.statements import statement_document, statement_records
from briefing.reader.panes.pane import ListPane
from briefing.reader.widgets import DocumentView, RecordList

if TYPE_CHECKING:
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.panes.pane import Place
    from briefing.reader.writer import Lettering

__all__ = ["StatementsPane"]


class StatementsPane(ListPane):
    """Shows who said what, and the paragraph it comes from."""

    TITLES = ("Statements", "Statement")

    def __init__(self, brief: OpenBrief, lettering: Lettering) -> None:
        self.records_view = RecordList(statement_records(brief), lettering, id="statements-list")
        words = DocumentView(glyphs=lettering.glyphs, id="statements-detail")
        super().__init__("statements", brief, lettering, (self.records_view, words), self.statement)
        self.filter = StatementFilter()
        self.sort = Sort.ORDER

    def statement(self, key: str, width: int) -> Document:
        """Lay out the whole of a statement."""
        return statement_document(self.writer(width), self.brief.index.items[key], self.brief)

    def brief_checked(self) -> None:
        """Show what `check` found in the statement."""
        self.detail_view.rewrite()

    def list_again(self, chosen: StatementFilter, sort: Sort) -> None:
        """List the statements that pass a filter, in an order; the cursor stays on its statement if that is listed."""
        if (chosen, sort) == (self.filter, self.sort):
            return
        self.filter, self.sort = chosen, sort
        kept = chosen.kept(self.brief.briefing.quotes, self.brief)
        record = self.record
        view = self.records_view
        view.when_empty = "None passes; Esc clears." if chosen.terms else "There are none."
        view.records = statement_records(self.brief, sorted_quotes(kept, sort, self.brief))
        if not view.select(record):
            view.move_to_end(-1)
        view.lines_changed()
        view.show_cursor()
        self.show_detail(view.key)

    def list_in_order(self, sort: str) -> None:
        """Sort by an order of some name; an unknown name changes nothing."""
        if sort in tuple(Sort):
            self.list_again(self.filter, Sort(sort))

    def place(self) -> Place:
        """The present place, with the filter and the order."""
        return replace(super().place(), listing=(self.filter.text, self.sort))

    def restore(self, place: Place) -> None:
        """Restore the filter and the order, then the place."""
        with suppress(FilterError, ValueError):
            self.list_again(parse_filter(place.listing[0]), Sort(place.listing[1]))
        super().restore(place)

    def select(self, key: str, paragraph: int | None = None) -> bool:
        """Go to a statement; a filter that hides it is removed."""
        if key in self.brief.index.items and key not in self.records_view.records.places:
            self.list_again(StatementFilter(), self.sort)
        return super().select(key, paragraph)

    def status(self) -> str:
        """The number of the statement, how many are listed, their order and filter."""
        total = len(self.brief.briefing.quotes)
        shown = super().status()
        kept = f" of {total}" if self.filter.terms else ""
        said = self.lettering.line(self.filter.text) if self.filter.terms else "none"
        return f"{shown}{kept}  sort: {self.sort}  filter: {said}"
