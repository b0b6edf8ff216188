"""The common parts of all panes: views of one brief, and saving and restoring where the reader is in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.widgets import Input

from briefing.reader.document import Line, find_line, paragraphs, whole_text
from briefing.reader.messages import RecordChosen
from briefing.reader.widgets import DocumentView, LineView, RecordList
from briefing.reader.writer import Writer
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from briefing.library.index.elsewhere import Elsewhere
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering

__all__ = ["ListPane", "Pane", "Place"]


@dataclass(frozen=True)
class Place:
    """Where the reader is in a pane: the view in focus, and cursor and scroll position of each view.

    Attributes:
        view: The number of the view in focus.
        record: The id of the record under the list's cursor.
        cursors: The cursor of each view.
        scrolls: The first line that each view shows.
        detail: The detail is shown in the place of the list.
        listing: The filter and the order of the list, where it has them.
        begun: The paragraph from which on others are marked.
        owner: What the detail's cursor is on, and the first line about it.
    """

    view: int = 0
    record: str = ""
    cursors: tuple[int, ...] = ()
    scrolls: tuple[int, ...] = ()
    detail: bool = False
    listing: tuple[str, str] = ("", "")
    begun: str = ""
    owner: tuple[str, int] = ("", 0)


class Pane(Container):
    """The content of one tab.

    Args:
        name: The tab.
        brief: The brief.
        lettering: How text is put on this screen.
        views: Its views in reading order. They exist as long as the pane, mounted or not.
    """

    DEFAULT_CSS = "Pane { height: 1fr; }"
    TITLES: ClassVar[tuple[str, ...]] = ()
    """What stands in the frame of each view."""

    def __init__(self, name: str, brief: OpenBrief, lettering: Lettering, *views: LineView) -> None:
        super().__init__(id=f"pane-{name}")
        self.brief = brief
        self.lettering = lettering
        self.all_views = views
        for view, title in zip(views, self.TITLES, strict=True):
            view.entitle(title)
            view.is_fresh = brief.is_fresh

    def compose(self) -> ComposeResult:
        """The views."""
        yield from self.all_views

    @property
    def is_whole(self) -> bool:
        """Whether the pane and all its views are mounted; false once another state of the file has replaced it."""
        return self.is_attached and all(view.is_attached for view in self.all_views)

    def after_refresh(self, then: Callable[..., object], *arguments: object) -> None:
        """Call something after the next refresh, unless the pane is gone by then."""

        def do() -> None:
            if self.is_whole:
                then(*arguments)

        self.call_after_refresh(do)

    @property
    def views(self) -> list[LineView]:
        """The views that are displayed, in reading order."""
        return [view for view in self.all_views if view.display]

    @property
    def focused_view(self) -> LineView | None:
        """The view in focus, else the first."""
        views = self.views
        return next((view for view in views if view.has_focus), views[0] if views else None)

    @property
    def key(self) -> str:
        """The id of what is under the cursor."""
        view = self.focused_view
        return view.key if view else ""

    @property
    def record(self) -> str:
        """The id of the record that the pane shows; empty for a pane without a list."""
        return ""

    def writer(self, width: int) -> Writer:
        """Begin a document that is some cells wide."""
        return Writer(width, self.brief.index, self.lettering)

    def give_focus(self, view: LineView) -> None:
        """Focus a view, unless a prompt has the focus."""
        if self.is_whole and not isinstance(self.screen.focused, Input):
            view.focus(scroll_visible=False)

    @property
    def first_view(self) -> LineView:
        """The view that has the focus at first."""
        return self.all_views[0]

    def focus_first(self) -> None:
        """Focus the first view."""
        self.give_focus(self.first_view)

    def take_focus(self) -> None:
        """Focus the first view at once, so that keys typed already go there; a prompt keeps the focus."""
        if self.is_whole and not isinstance(self.screen.focused, Input):
            self.screen.set_focus(self.first_view, scroll_visible=False)

    def focus_next(self, step: int) -> None:
        """Focus the next view, or the one before, wrapping around."""
        views = self.views
        if views and (current := self.focused_view):
            self.give_focus(views[(views.index(current) + step) % len(views)])

    def follow(self) -> bool:
        """Follow what is under the cursor; False if it leads nowhere."""
        view = self.focused_view
        if isinstance(view, DocumentView):
            line = view.line_at(view.cursor) if view.count() else Line()
            if not line.links and line.other is None:
                return False
        if view is not None:
            view.follow()
        return True

    def select(self, key: str, paragraph: int | None = None) -> bool:  # noqa: ARG002 - sources have paragraphs
        """Go to an item; False if this pane does not show it."""
        return any(view.select(key) for view in self.views if isinstance(view, DocumentView))

    def mark(self, wanted: str) -> None:
        """Highlight folded words in all views; an empty text clears the highlights."""
        for view in self.all_views:
            view.marked = wanted

    def show_match(self, wanted: str) -> None:
        """Scroll to the words that were searched for, if the pane has a detail that contains them."""

    def go_to_match(self, number: int, wanted: str, place: int) -> None:
        """Go in a view to the `place`-th paragraph that contains some folded words, or else to the last of these."""
        view = self.all_views[number]
        lines = [view.line_at(line) for line in range(view.count())]
        starts = [start for start, wrapped in paragraphs(lines) if wanted in folded(whole_text(wrapped))]
        if starts:
            start = starts[min(place, len(starts) - 1)]
            view.cursor = find_line(lines, wanted, start) or start
        self.give_focus(view)

    def status(self) -> str:
        """The present place in words, for the status line."""
        view = self.focused_view
        if view is None or not view.sections():
            return ""
        starts = view.sections()
        here = sum(1 for start in starts if start <= view.cursor)
        return f"section {max(here, 1)}/{len(starts)}"

    def place(self) -> Place:
        """The present place."""
        views = self.all_views
        focus = next((number for number, view in enumerate(views) if view.has_focus), views.index(self.first_view))
        return Place(
            focus,
            self.record,
            tuple(view.cursor for view in views),
            tuple(view.scroll_offset.y for view in views),
            self.has_class("-detail"),
        )

    def restore(self, place: Place) -> None:
        """Go back to exactly where the reader was."""
        self.set_class(place.detail, "-detail")
        if place.record:
            self.select(place.record)
        self.after_refresh(self._restore_views, place)

    def _restore_views(self, place: Place) -> None:
        views = self.all_views
        for view, cursor in zip(views, place.cursors, strict=False):
            view.cursor = cursor
        # Scroll positions are not kept between runs, as the size of the screen may differ.
        for view, scroll in zip(views, place.scrolls, strict=False):
            view.scroll_to(y=scroll, animate=False, force=True)
        # By now another tab may be shown.
        if self.display and place.view < len(views) and views[place.view].display:
            self.give_focus(views[place.view])

    def cursor_moved(self, view: LineView) -> None:
        """Do nothing: only a list changes something else with its cursor."""

    def close_detail(self) -> bool:
        """Go back from the detail to the list; False if there is no detail to leave."""
        return False

    def brief_checked(self) -> None:
        """Show what `check` found; most panes show none of it."""

    def brief_compared(self) -> None:
        """Show what changed since an earlier version: its marks, and on the summary what it is."""
        for view in self.all_views:
            view.refresh()

    def tell_others(self, key: str, found: Elsewhere | str | None) -> None:
        """Show what other briefs have on an actor; only dossiers do."""

    def brief_proved(self) -> None:
        """Show the result of comparing the quotations with their sources."""
        for view in self.all_views:
            if isinstance(view, DocumentView):
                view.rewrite()
            elif isinstance(view, RecordList):
                view.lines_changed()


class ListPane(Pane):
    """A list of records, and the whole of the chosen one.

    Args:
        name: The tab.
        brief: The brief.
        lettering: How text is put on this screen.
        views: Its list and its detail, in this order.
        detail: Lays out the record of an id for a width in cells.
        above: A view that stands above the list.
    """

    def __init__(
        self,
        name: str,
        brief: OpenBrief,
        lettering: Lettering,
        views: tuple[LineView, DocumentView],
        detail: Callable[[str, int], Document],
        above: LineView | None = None,
    ) -> None:
        super().__init__(name, brief, lettering, *([above] if above else []), *views)
        self.list_view, self.detail_view = views
        self._detail = detail
        self._shown: str | None = None
        """The id of the record in the detail; None before the first."""

    @property
    def record(self) -> str:
        """The id of the record under the list's cursor."""
        return self.list_view.key

    @property
    def key(self) -> str:
        """The id of what is under the detail's cursor if the detail has the focus, else of the record."""
        return (self.detail_view.key if self.detail_view.has_focus else "") or self.record

    def select(self, key: str, paragraph: int | None = None) -> bool:  # noqa: ARG002
        """Move the list's cursor to a record, and show it."""
        if not self.list_view.select(key):
            return False
        self.show_detail(key)
        return True

    def _restore_views(self, place: Place) -> None:
        if place.detail and not self.has_class("-detail"):
            # The list had the focus until now, and on a narrow screen it stood in the place of the detail.
            self.add_class("-detail")
            self.after_refresh(self._restore_list_and_detail, place)
        else:
            self._restore_list_and_detail(place)

    def _restore_list_and_detail(self, place: Place) -> None:
        super()._restore_views(place)
        if place.record and self.record != place.record:
            # The file has changed, and with it the row of the record.
            self.select(place.record)
        elif place.owner[0]:
            self._follow_owner(*place.owner)

    def _follow_owner(self, owner: str, before: int) -> None:
        """Stay at what was read in the detail, if it stands on another line by now."""
        view = self.detail_view
        now = view.document.line_of(owner)
        if now is not None and now != before:
            top = view.scroll_offset.y
            view.cursor += now - before
            view.scroll_to(y=top + now - before, animate=False, force=True)

    def place(self) -> Place:
        """The present place, with what is read in the detail."""
        view = self.detail_view
        line = view.document.line_of(view.key) if view.key else None
        return replace(super().place(), owner=(view.key, line) if line is not None else ("", 0))

    def show_detail(self, key: str) -> None:
        """Show the whole of a record, unless it is shown already."""
        if self._shown == key:
            return
        self._shown = key
        self.detail_view.show(
            lambda width: (
                self._detail(key, width) if key else Writer(width, self.brief.index, self.lettering).document()
            )
        )

    def on_mount(self) -> None:
        """Show the first record."""
        self.after_refresh(lambda: self.show_detail(self.record))

    def cursor_moved(self, view: LineView) -> None:
        """Show the record under the list's cursor."""
        if self.is_whole and view is self.list_view:
            self.show_detail(self.record)

    def on_descendant_focus(self) -> None:
        """Show on a narrow screen what has the focus."""
        # The view itself may not know yet that it has lost the focus to another.
        if self.is_whole:
            self.set_class(self.screen.focused is self.detail_view, "-detail")

    @on(RecordChosen)
    def open_record(self, message: RecordChosen) -> None:
        """Read the record that was opened."""
        message.stop()
        self.read(message.key)

    def read(self, key: str) -> None:
        """Show the whole of a record, and focus it."""
        self.add_class("-detail")
        self.show_detail(key)
        self.give_focus(self.detail_view)

    def show_match(self, wanted: str) -> None:
        """Go to the next place in the detail that contains the words, from its cursor or else from its top."""
        view = self.detail_view
        line = view.find_line(wanted, view.cursor)
        line = view.find_line(wanted) if line is None else line
        if line is not None:
            view.cursor = line

    def close_detail(self) -> bool:
        """Go back to the list; False if the detail does not have the focus."""
        if self.detail_view.has_focus:
            self.remove_class("-detail")
            self.give_focus(self.list_view)
            return True
        return False

    def status(self) -> str:
        """The number of the record, and how many there are."""
        place = getattr(self.list_view, "place", None)
        return (f"{place[0]}/{place[1]}" if place[1] else "none") if place else ""
