"""What a screen does with the file of its brief: compares it with its sources, saves it, loads it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.files import load
from briefing.reader.brief import OpenBrief
from briefing.reader.screens.findings import FindingsScreen, findings_of
from briefing.reader.screens.save import SaveScreen
from briefing.reader.screens.saving import save_brief, suggested_path

if TYPE_CHECKING:
    from briefing.check import Proof
    from briefing.files import BriefingFile
    from briefing.reader.screens.save import SaveChoice
    from briefing.reader.writer import Lettering

__all__ = ["FileScreen"]


class FileScreen(Screen[None]):
    """A screen around one brief. Whatever takes time is done beside the screen."""

    def __init__(self, file: BriefingFile, lettering: Lettering) -> None:
        super().__init__()
        self.brief = OpenBrief(file)
        self.lettering = lettering

    async def show_file(self, file: BriefingFile) -> None:
        """Show another state of the brief."""
        raise NotImplementedError

    def show_proof(self) -> None:
        """Show the result of the comparison."""
        raise NotImplementedError

    @work(thread=True, exclusive=True, group="prove")
    def prove(self) -> None:
        """Compare the quotations with their sources."""
        proof = self.brief.proof
        self.app.call_from_thread(self._show_if_current, proof)

    def _show_if_current(self, proof: Proof) -> None:
        if proof is self.brief.proof:
            self.show_proof()

    def action_save(self) -> None:
        """Ask where to save the brief."""
        self.app.push_screen(SaveScreen(suggested_path(self.brief.file), self.lettering), self._save_chosen)

    def _save_chosen(self, choice: SaveChoice | None) -> None:
        if choice is not None:
            self._save(choice)

    @work(thread=True, exclusive=True, group="save")
    def _save(self, choice: SaveChoice) -> None:
        try:
            said = save_brief(self.brief.file, choice.path, replace=choice.replace)
        except BriefingError as error:
            self.app.call_from_thread(self.notify, self.lettering.line(str(error)), severity="error", markup=False)
        else:
            self.app.call_from_thread(self.notify, self.lettering.line(said), markup=False)

    @work(thread=True, exclusive=True, group="load")
    def action_reload(self) -> None:
        """Load the file again; if it does not load, the brief stays and the findings are shown."""
        path = self.brief.file.path
        if path is None:
            self.app.call_from_thread(self.notify, "This brief was not read from a file.")
            return
        try:
            file = load(path)
        except BriefingError as error:
            self.app.call_from_thread(self._show_findings, error)
        else:
            self.app.call_from_thread(self.app.call_later, self._show_again, file)

    def _show_findings(self, error: BriefingError) -> None:
        title = "The file no longer loads; this is the last good brief"
        self.app.push_screen(FindingsScreen(title, findings_of(error), self.lettering))

    async def _show_again(self, file: BriefingFile) -> None:
        await self.show_file(file)
        self.notify("Loaded again.")
