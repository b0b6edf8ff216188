"""What leaves the reader: copied text, saved briefs, the web page of a source, and the file for an editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from briefing.reader.messages import CopyText, SaveBrief

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message
    from textual.notifications import SeverityLevel

    from briefing.files import BriefingFile
    from briefing.reader.brief import OpenBrief
    from briefing.reader.panes import Pane
    from briefing.reader.screens.file_watch import FileWatch
    from briefing.reader.screens.main import MainScreen
    from briefing.reader.screens.save import SaveChoice, SaveScreen
    from briefing.reader.state import ReaderState
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["Copying", "Editing", "Notify", "Pages", "Saving"]


class Notify(Protocol):
    """Shows a notice for some seconds."""

    def __call__(
        self, message: str, *, severity: SeverityLevel = ..., timeout: float | None = ..., markup: bool = ...
    ) -> None:
        """Show it; markup in the message is read unless that is said."""


class Copying:
    """Copies what is under the cursor.

    Args:
        post: Posts a message to the application, which has access to the clipboard.
        notify: Shows a notice, if nothing can be copied.
    """

    def __init__(self, post: Callable[[Message], object], notify: Notify) -> None:
        self._post, self.notify = post, notify

    def copy(self, pane: Pane, brief: OpenBrief, *, cited: bool) -> None:
        """Copy the item under the cursor, or, if there is none, the paragraph.

        Args:
            pane: The pane that is shown.
            brief: The brief.
            cited: With who said it, when and where.
        """
        from briefing.export.pasted import copied_text, copied_with_citation  # noqa: PLC0415 - not needed to start
        from briefing.reader import clipboard  # noqa: PLC0415 - likewise

        copied = copied_with_citation if cited else copied_text
        # Only an item needs to be proved before it is copied.
        names_item = pane.key.partition(":")[0] in brief.index.items
        text = (copied(pane.key, brief.material) if names_item else "") or _paragraph(pane.focused_view)
        if not text:
            self.notify("There is nothing to copy here.", timeout=3)
        elif len(text.encode()) > clipboard.MOST_BYTES:
            self.notify("This is too long for a terminal's clipboard; 's' saves the brief.", severity="warning")
        else:
            self._hand_over(text)

    def copy_reference(self, key: str, brief: OpenBrief) -> None:
        """Copy the reference to an item or to a paragraph of a source, as prose of the brief has it: '[wire:7]'.

        Args:
            key: What is under the cursor.
            brief: The brief.
        """
        if brief.index.reference(key) is None:
            self.notify("Nothing that a reference can name stands here.", timeout=3)
        else:
            self._hand_over(f"[{key}]")

    def _hand_over(self, text: str) -> None:
        self._post(CopyText(text))


def _paragraph(view: LineView | None) -> str:
    """The paragraph around the cursor."""
    if view is None or not view.count():
        return ""
    first = last = view.cursor
    while first > 0 and _is_text(view, first - 1):
        first -= 1
    while last + 1 < view.count() and _is_text(view, last + 1):
        last += 1
    return " ".join(view.line_at(number).plain.strip() for number in range(first, last + 1)).strip()


def _is_text(view: LineView, number: int) -> bool:
    line = view.line_at(number)
    return bool(line.plain.strip()) and not line.heading


class Saving:
    """Saves a brief.

    Args:
        state: Remembers the form that was chosen last.
        lettering: How text is put on this screen.
        post: Posts a message to the application, which saves in the background.
    """

    def __init__(self, state: ReaderState, lettering: Lettering, post: Callable[[Message], object]) -> None:
        self._state, self._lettering, self._post = state, lettering, post

    def question(self, file: BriefingFile) -> SaveScreen:
        """Make the screen that asks in which form to save a brief, and where."""
        from briefing.reader.screens.save import SaveScreen  # noqa: PLC0415 - only where needed

        folder = file.path.parent if file.path else None
        return SaveScreen(file.id, self._state.export_format or "text", self._lettering, folder)

    def save(self, file: BriefingFile, choice: SaveChoice | None) -> None:
        """Save a brief as chosen; None saves nothing."""
        from briefing.reader.screens.saving import save_brief  # noqa: PLC0415 - only where needed

        if choice is not None:
            save = partial(save_brief, file, choice.path, choice.offer, replace=choice.replace)
            self._post(SaveBrief(save, choice.path, choice.offer.key))


class Pages:
    """Opens the web pages of sources.

    Args:
        browse: Opens an address in the browser.
        notify: Says which page is opened, or why none is.
        lettering: How text is put on this screen.
    """

    def __init__(self, browse: Callable[[str], object], notify: Notify, lettering: Lettering) -> None:
        self._browse, self.notify, self._lettering = browse, notify, lettering
        self._warned_of = ""

    def open(self, key: str, brief: OpenBrief) -> None:
        """Open the page of an item's source, or of a source itself."""
        item_id = key.partition(":")[0]
        sources = brief.briefing.sources
        source = sources.get(item_id) or sources.get(getattr(brief.index.items.get(item_id), "source", None) or "")
        if source is None or not source.url:
            self.notify("No URL is given for the source of this item.", timeout=3)
        else:
            self._open(source.url)

    def _open(self, url: str) -> None:
        """Open a page. If its host may deceive, show the name that is looked up, and open it when asked again."""
        from briefing.text.addresses import ascii_address, why_doubtful  # noqa: PLC0415 - not needed to start

        address = ascii_address(url)
        why = why_doubtful(url)
        if why and self._warned_of != url:
            self._warned_of = url
            said = f"The host of this address {why}: it is {address}. Press o again to open it."
            self.notify(self._lettering.line(said), markup=False, severity="warning", timeout=10)
            return
        self._warned_of = ""
        self._browse(address)
        self.notify(self._lettering.line(f"Opening {address}"), markup=False, timeout=3)


class Editing:
    """Opens the user's editor on the file of a brief.

    Args:
        screen: The screen of the brief.
        files: The file, which is looked at afterwards.
        lettering: How text is put on this screen.
        begun: Called before the editor is opened.
    """

    def __init__(
        self, screen: MainScreen, files: FileWatch, lettering: Lettering, *, begun: Callable[[], object]
    ) -> None:
        self._screen, self._files, self._lettering, self._begun = screen, files, lettering, begun

    def edit_at(self, line: int) -> None:
        """Open it at a line, and come back to the same place with the new content."""
        from briefing.reader.editor import edit  # noqa: PLC0415 - only where needed

        screen = self._screen
        path = screen.brief.file.path
        if screen.read_only:
            screen.notify("This reader changes nothing.", timeout=3)
        elif path is None:
            screen.notify("This brief was not read from a file.", timeout=3)
        else:
            self._begun()
            if problem := edit(screen.app, path, line):
                screen.notify(self._lettering.line(problem), severity="error", markup=False)
            self._files.look()
