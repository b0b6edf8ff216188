"""What a screen does with the file of its brief: proves and checks it, saves it, edits it, and follows its changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.reactive import var
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.reader.background import Background, stamp
from briefing.reader.brief import OpenBrief, item_at
from briefing.reader.messages import SaveBrief

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile
    from briefing.reader.background import Stamp
    from briefing.reader.panes import Pane
    from briefing.reader.screens.save import SaveChoice
    from briefing.reader.writer import Lettering

__all__ = ["FileScreen"]

LOOK_EVERY = 0.5
"""Seconds between two looks at the file and its archives."""


class FileScreen(Screen[None]):
    """A screen around one brief, shown in panes. Whatever takes time is done beside the screen."""

    tab: var[str] = var("", init=False)
    """The name of the tab that is shown."""
    panes: dict[str, Pane]
    """The panes of the brief by their tabs. A pane is in here from when it is mounted, for as long as it is whole."""

    def __init__(self, file: BriefingFile, lettering: Lettering, *, read_only: bool = False) -> None:
        super().__init__()
        self.brief = OpenBrief(file)
        self.lettering = lettering
        self.read_only = read_only
        self._seen: Stamp = stamp(self._files())
        self.broken: tuple[Diagnostic, ...] = ()
        self._proving, self._loading = Background(), Background()

    @property
    def pane(self) -> Pane:
        """The pane that is shown."""
        return self.panes[self.tab]

    async def show_file(self, file: BriefingFile) -> None:
        """Show another state of the brief."""
        raise NotImplementedError

    def show_proof(self) -> None:
        """Show the result of the comparison."""
        raise NotImplementedError

    def show_title(self) -> None:
        """Show the title, and what was found wrong."""
        raise NotImplementedError

    def show_findings(self) -> None:
        """Show what check finds."""
        raise NotImplementedError

    async def go_to_item(self, key: str) -> None:
        """Show what has an id; the summary where it is empty."""
        raise NotImplementedError

    @property
    def last_format(self) -> str:
        """The format in which a brief was saved last."""
        raise NotImplementedError

    @property
    def line(self) -> int:
        """The line of the file that tells of what the reader is at."""
        raise NotImplementedError

    @work(exclusive=True, group="prove")
    async def prove(self) -> None:
        """Compare the quotations with their sources, then look for everything else that is wrong.

        Another state of the file cancels it; what it has not begun by then is never done.
        """
        brief = self.brief
        await self._proving.run(lambda: brief.archives)
        await self._proving.run(lambda: (brief.prose, brief.proof))
        self.show_proof()
        await self._proving.run(lambda: brief.findings_by_item)
        self.show_findings()

    def watch_files(self) -> None:
        """Look at the file and its archives from now on."""
        if self.brief.file.path is not None:
            self.set_interval(LOOK_EVERY, self._look)

    def _files(self) -> list[Path]:
        file = self.brief.file
        if file.path is None:
            return []
        archives = (source.archive for source in file.briefing.sources.values())
        return [file.path, *(file.path.parent / archive.path for archive in archives if archive)]

    def _look(self) -> None:
        now = stamp(self._files())
        if now != self._seen:
            self._seen = now
            self._load("The file has changed: this is its present state.")

    def action_reload(self) -> None:
        """Load the file again; if it does not load, the brief stays and the findings are shown."""
        self._seen = stamp(self._files())
        self._load("Loaded again.")

    @work(exclusive=True, group="load")
    async def _load(self, said: str) -> None:
        from briefing.files import load  # noqa: PLC0415 - read already, unless the brief came from elsewhere

        path = self.brief.file.path
        if path is None:
            self.notify("This brief was not read from a file.")
            return
        # What was loaded is shown by the application, which works off the keys: after one and before the next.
        try:
            file = await self._loading.run(lambda: load(path))
        except BriefingError as error:
            self.app.call_later(self._show_broken, error)
        else:
            self.app.call_later(self._show_again, file, said)

    def _show_broken(self, error: BriefingError) -> None:
        from briefing.reader.screens.findings import FindingsScreen, findings_of  # noqa: PLC0415 - only where needed

        if not self.is_attached:
            return
        self.broken = findings_of(error)
        self.show_title()
        if isinstance(self.app.screen, FindingsScreen):
            self.app.pop_screen()
        title = "The file no longer loads; this is the last good brief"
        hint = "" if self.read_only else "Enter edits there; "
        self.app.push_screen(
            FindingsScreen(title, self.broken, self.lettering, f"{hint}Esc closes"), self._edit_finding
        )

    async def _show_again(self, file: BriefingFile, said: str) -> None:
        from briefing.reader.screens.findings import FindingsScreen  # noqa: PLC0415 - only where needed

        if not self.is_attached:
            return
        if self.broken and isinstance(self.app.screen, FindingsScreen):
            self.app.pop_screen()
        self.broken = ()
        await self.show_file(file)
        self._seen = stamp(self._files())
        self.notify(said, markup=False, timeout=3)

    def action_check(self) -> None:
        """List all that `check` finds, the gravest first; of a file that no longer loads, why not."""
        from briefing.reader.screens.findings import FindingsScreen, by_severity  # noqa: PLC0415 - only where needed

        if self.broken:
            title, hint = "The file no longer loads; this is the last good brief", "Enter edits there; Esc closes"
            screen = FindingsScreen(title, self.broken, self.lettering, hint)
            self.app.push_screen(screen, self._edit_finding)
        elif not self.brief.is_checked:
            self.notify("The brief is still being checked.", timeout=3)
        else:
            title = f"Check: {self.brief.check_words or 'nothing found'}"
            found = by_severity(self.brief.findings)
            hint = "Enter goes there; Esc closes" if found else "Esc closes"
            screen = FindingsScreen(title, found, self.lettering, hint)
            self.app.push_screen(screen, self._go_to_finding)

    async def _go_to_finding(self, finding: Diagnostic | None) -> None:
        if finding is not None:
            await self.go_to_item(item_at(finding.path, self.brief.briefing))

    def _edit_finding(self, finding: Diagnostic | None) -> None:
        if finding is not None and finding.span is not None:
            self.edit_at(finding.span.start.line)

    def action_edit(self) -> None:
        """Edit the file at the item's line."""
        self.edit_at(self.line)

    def edit_at(self, line: int) -> None:
        """Open the user's editor at a line, and come back to the same place with the new content."""
        from briefing.reader.editor import edit  # noqa: PLC0415 - only where needed

        path = self.brief.file.path
        if self.read_only:
            self.notify("This reader changes nothing.", timeout=3)
        elif path is None:
            self.notify("This brief was not read from a file.", timeout=3)
        else:
            problem = edit(self.app, path, line)
            if problem:
                self.notify(self.lettering.line(problem), severity="error", markup=False)
            self._look()

    def action_save(self) -> None:
        """Ask where to save the brief."""
        if self.read_only:
            self.notify("This reader writes no files.", timeout=3)
            return
        from briefing.reader.screens.save import SaveScreen  # noqa: PLC0415 - only where needed

        self.app.push_screen(SaveScreen(self.brief.file.id, self.last_format, self.lettering), self._save_chosen)

    def _save_chosen(self, choice: SaveChoice | None) -> None:
        if choice is not None:
            from briefing.reader.screens.saving import save_brief  # noqa: PLC0415 - only where needed

            save = partial(save_brief, self.brief.file, choice.path, choice.offer, replace=choice.replace)
            self.post_message(SaveBrief(save, choice.path, choice.offer.key))
