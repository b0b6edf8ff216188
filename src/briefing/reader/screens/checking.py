"""What is wrong with a brief: the findings of `check`, or why its file no longer loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.reader.brief import item_at

if TYPE_CHECKING:
    from briefing.errors import BriefingError, Diagnostic
    from briefing.reader.screens.main import MainScreen
    from briefing.reader.screens.taking import Editing
    from briefing.reader.state import Memory

__all__ = ["Checking"]


class Checking:
    """Shows what is wrong, and goes where it is mended.

    Args:
        screen: The screen of the brief.
        editing: Opens the file at a finding.
        memory: Remembers which rules are hidden.

    Attributes:
        broken: What keeps the present file from loading; empty while it loads.
    """

    def __init__(self, screen: MainScreen, editing: Editing, memory: Memory) -> None:
        self._screen, self._editing, self._memory = screen, editing, memory
        self.broken: tuple[Diagnostic, ...] = ()

    def show(self) -> None:
        """List all that `check` finds, or why the file no longer loads."""
        from briefing.reader.screens import findings  # noqa: PLC0415 - only where needed

        screen = self._screen
        if self.broken:
            box = findings.screen_of_broken(self.broken, screen.lettering, can_edit=not screen.read_only)
            screen.app.push_screen(box, self._edit)
        elif screen.brief.is_checked:
            path, memory = screen.brief.file.path, self._memory
            box = findings.screen_of_check(
                screen.brief, screen.lettering, memory.hidden_rules(path), lambda rules: memory.hide_rules(path, rules)
            )
            screen.app.push_screen(box, self._go_to)
        else:
            screen.notify("The brief is still being checked.", timeout=3)

    def tell_broken(self, error: BriefingError) -> None:
        """The file does not load any more: the brief stays, and the findings are shown."""
        from briefing.reader.screens.findings import findings_of  # noqa: PLC0415 - likewise

        if self._screen.is_attached:
            self.broken = findings_of(error)
            self._screen.show_title()
            self._close_box()
            self.show()

    def mend(self) -> None:
        """The file loads again: what kept it from loading is not shown any more."""
        if self.broken:
            self._close_box()
        self.broken = ()

    def _close_box(self) -> None:
        from briefing.reader.screens.findings import FindingsScreen  # noqa: PLC0415 - likewise

        if isinstance(self._screen.app.screen, FindingsScreen):
            self._screen.app.pop_screen()

    async def _go_to(self, finding: Diagnostic | None) -> None:
        if finding is not None:
            await self._screen.navigation.go_to_item(item_at(finding.path, self._screen.brief.briefing))

    def _edit(self, finding: Diagnostic | None) -> None:
        if finding is not None and finding.span is not None:
            self._editing.edit_at(finding.span.start.line)
