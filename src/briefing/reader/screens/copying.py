"""Copies the item under the cursor, and opens the page of its source."""

from __future__ import annotations

from briefing.reader.messages import CopyText
from briefing.reader.screens.file_screen import FileScreen

__all__ = ["Copying"]


class Copying(FileScreen):
    """A screen whose items can be taken elsewhere."""

    _told = ""
    """The address of which it was said that its host may deceive."""

    def action_copy(self) -> None:
        """Copy the item as text."""
        from briefing.reader.citing import copied_text  # noqa: PLC0415 - not needed to start

        self._copy(copied_text(self.pane.key, self.brief) or self._line_text())

    def action_copy_cited(self) -> None:
        """Copy the item with who said it, when and where."""
        from briefing.reader.citing import copied_with_citation  # noqa: PLC0415 - not needed to start

        self._copy(copied_with_citation(self.pane.key, self.brief) or self._line_text())

    def _line_text(self) -> str:
        """The paragraph that the cursor is in, where it tells of no item."""
        view = self.pane.focused_view
        if view is None or not view.count():
            return ""
        first = last = view.cursor
        while first > 0 and self._goes_on(first - 1):
            first -= 1
        while last + 1 < view.count() and self._goes_on(last + 1):
            last += 1
        return " ".join(view.line_at(number).plain.strip() for number in range(first, last + 1)).strip()

    def _goes_on(self, number: int) -> bool:
        view = self.pane.focused_view
        if view is None:
            return False
        line = view.line_at(number)
        return bool(line.plain.strip()) and not line.heading

    def _copy(self, text: str) -> None:
        from briefing.reader import clipboard  # noqa: PLC0415 - not needed to start

        if not text:
            self.notify("There is nothing to copy here.", timeout=3)
        elif len(text.encode()) > clipboard.MOST_BYTES:
            self.notify("This is too long for a terminal's clipboard; 's' saves the brief.", severity="warning")
        else:
            self._hand_over(text)

    def _hand_over(self, text: str) -> None:
        self.post_message(CopyText(text))

    def action_open_url(self) -> None:
        """Open the page of the item's source in a browser."""
        key = self.pane.key.partition(":")[0]
        item = self.brief.index.items.get(key)
        source = self.brief.briefing.sources.get(key) or self.brief.briefing.sources.get(
            getattr(item, "source", "") or ""
        )
        if self.read_only:
            self.notify("This reader opens no pages.", timeout=3)
        elif source is None or not source.url:
            self.notify("No URL is given for the source of this item.", timeout=3)
        else:
            self._open(source.url)

    def _open(self, url: str) -> None:
        """Open a page; where its host may deceive, only after its name was told as it is looked up."""
        from briefing.text.addresses import ascii_address, why_doubtful  # noqa: PLC0415 - not needed to start

        address = ascii_address(url)
        why = why_doubtful(url)
        if why and self._told != url:
            self._told = url
            said = f"The host of this address {why}: it is {address}. Press o again to open it."
            self.notify(self.lettering.line(said), markup=False, severity="warning", timeout=10)
            return
        self._told = ""
        self.app.open_url(address)
        self.notify(self.lettering.line(f"Opening {address}"), markup=False, timeout=3)
