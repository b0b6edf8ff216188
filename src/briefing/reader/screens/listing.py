"""Which statements are listed, by a filter that is typed, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.document import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.reader.panes import Pane
    from briefing.reader.panes.statements import StatementsPane
    from briefing.reader.screens.pane_frame import PaneFrame
    from briefing.reader.state import ReaderState
    from briefing.reader.widgets.foot import Foot
    from briefing.reader.writer import Lettering

__all__ = ["StatementListing"]


class StatementListing:
    """Filters and sorts the statements of a brief.

    Args:
        frame: The panes, of which one has the statements.
        foot: Where the filter is typed.
        lettering: How the brief is put on this screen.
        state: Remembers the order for other briefs.
        told: Called when the status line must be updated.
    """

    def __init__(
        self, frame: PaneFrame, foot: Foot, lettering: Lettering, state: ReaderState, *, told: Callable[[], None]
    ) -> None:
        self._frame, self._foot, self._lettering, self._state = frame, foot, lettering, state
        self._told = told

    async def ask(self) -> None:
        """Ask which statements to list."""
        from briefing.reader.filtering import complete  # noqa: PLC0415 - not needed to start

        pane = _statements(await self._frame.open("statements"))
        if pane:
            brief = self._frame.brief
            await self._foot.ask("filter", pane.filter.text, self._typed, self._end, lambda text: complete(text, brief))
            self._say(pane)

    async def sort(self) -> None:
        """Sort the statements by the next order, and remember it for other briefs."""
        pane = _statements(await self._frame.open("statements"))
        if pane:
            pane.list_again(pane.filter, pane.sort.next)
            self._state.sort = pane.sort
            self._told()

    def list_as_before(self, pane: Pane) -> None:
        """Sort the statements of a new pane by the order that was chosen last; any other pane is left alone."""
        if statements := _statements(pane):
            statements.list_in_order(self._state.sort)

    def clear(self) -> None:
        """List all statements again."""
        self._filter_by("")
        self._told()

    async def _typed(self, text: str) -> None:
        self._filter_by(text)

    async def _end(self, kept: bool) -> None:
        """Enter keeps the filter; Escape lists all statements again."""
        if not kept:
            self._filter_by("")
        self._frame.pane.focus_first()
        self._told()

    def _filter_by(self, text: str) -> None:
        from briefing.reader.filtering import FilterError, parse_filter  # noqa: PLC0415 - not needed to start

        pane = _statements(self._frame.pane)
        if pane is None:
            return
        try:
            chosen = parse_filter(text)
        except FilterError as error:
            if prompt := self._foot.prompt:
                prompt.say(self._lettering.line(str(error)), Role.CAUTION)
            return
        pane.list_again(chosen, pane.sort)
        self._say(pane)

    def _say(self, pane: StatementsPane) -> None:
        """Say beside the filter how many statements pass; while it is empty, name the fields it may use."""
        from briefing.reader.filtering import FIELDS  # noqa: PLC0415 - not needed to start

        if prompt := self._foot.prompt:
            shown = pane.status().partition("  ")[0]
            prompt.say(shown if prompt.text else " ".join(f"{name}:" for name in FIELDS))


def _statements(pane: Pane) -> StatementsPane | None:
    """Narrow the type of a pane to that of the statements; None for any other pane."""
    if pane.id != "pane-statements":
        return None
    from briefing.reader.panes.statements import StatementsPane  # noqa: PLC0415 - not needed to start

    return pane if isinstance(pane, StatementsPane) else None
