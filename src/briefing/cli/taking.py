"""Takes reports in, from wherever they are: a file, standard input, or the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.streams import STDIN, standard_input

if TYPE_CHECKING:
    from briefing.capture import Captured
    from briefing.cli.report import Report

__all__ = ["Taker", "losses", "size_of", "tell_doubts"]


class Taker:
    """Takes reports in, from wherever they are."""

    def __init__(self, report: Report, *, allow_short: bool, allow_local: bool) -> None:
        self._report = report
        self._allow_short = allow_short
        self._allow_local = allow_local

    def take_in(self, name: str) -> Captured | None:
        """Take in one report; say what is wrong and return None where that is not possible."""
        from briefing.errors import BriefingError  # noqa: PLC0415 - help and completion need none of it

        try:
            return self.capture(name)
        except BriefingError as error:
            self._report.error(error)
            return None

    def capture(self, name: str) -> Captured:
        """Take in one report, or raise BriefingError."""
        from briefing.capture import capture, take  # noqa: PLC0415 - help and completion need none of it

        if name == STDIN:
            from briefing.files.reading import read_stream  # noqa: PLC0415 - likewise

            return capture(read_stream(standard_input()), name, allow_short=self._allow_short)
        return take(name, allow_short=self._allow_short, allow_local=self._allow_local, redirected=self._tell)

    def _tell(self, address: str) -> None:
        from briefing.text import safe_line  # noqa: PLC0415 - likewise

        self._report.note(f"leads on to {safe_line(address)}")


def size_of(captured: Captured) -> str:
    """How much text a report has."""
    from briefing.model.wording import count_of  # noqa: PLC0415 - help and completion need no model

    return f"{count_of(len(captured.paragraphs), 'paragraph')}, {count_of(captured.words, 'word')}"


def losses(captured: Captured) -> str:
    """How much of a report is not in its text, and how that can be seen."""
    from briefing.model.wording import count_of  # noqa: PLC0415 - help and completion need no model

    words = sum(len(paragraph.split()) for paragraph in captured.left_out)
    said = f"{count_of(words, 'word')} of the page are not in it" if words else "nothing was left out"
    return f"{said} (--left-out shows them)" if words else said


def tell_doubts(report: Report, captured: Captured) -> None:
    """Say what may be wrong with the text of a report."""
    from briefing.sources import form_of  # noqa: PLC0415 - help and completion need none of it
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    if form := form_of(captured.text, captured.paragraphs):
        report.note(f"the text {form.what}: {form.hint}")
    if captured.is_part:
        report.note("the page asks for a subscription: see whether the text is whole")
    for printed, whole in captured.joints:
        report.note(f"joined at a line end: {safe_line(printed)} -> {safe_line(whole)}")
