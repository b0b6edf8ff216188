"""Searches all briefs of a folder as it is typed, and opens a brief at what was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import on, work
from textual.screen import Screen

from briefing.check import Standing
from briefing.errors import BriefingError
from briefing.model import QuoteKind
from briefing.model.wording import count_of
from briefing.reader.background import TELL_EVERY
from briefing.reader.commands import LOOKING, bindings
from briefing.reader.document import Line, Role, Span
from briefing.reader.library_beside import LibraryBeside
from briefing.reader.messages import OpenFile, RecordChosen
from briefing.reader.pages.common import Records, kind_chip, kind_width, standing_glyph
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.saving import shown_path
from briefing.reader.widgets import Bar, RecordList, ViewMoves
from briefing.reader.widgets.foot import Foot
from briefing.reader.writer import columns
from briefing.text import cell_len

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.library.index import Hit, Library
    from briefing.reader.widgets import LineView
    from briefing.reader.writer import Lettering

__all__ = ["EverywhereScreen", "StandsInLibrary"]

MOST = 500
"""Hits that are listed; all are counted."""

WHO, KEY, DATE, MARKS = 16, 10, 12, 2
"""Cells of who says it, of the item's id, of its date, and of the verdict and a caution."""

WHOLE_DATE = 21
"""Cells of a date that is not the item's own: 'published 12 Oct 2020'."""

WIDEST = 112
"""From this width on a row has room for such a date."""

ROOMY = 94
"""From this width on a row has the date of its item, and the whole word for a statement's kind."""

OPERATORS = frozenset({"AND", "OR", "NOT"})
"""What is no word of a query in capitals."""

LONGEST = 400
"""Characters of a text from which on a part of it is shown."""


@runtime_checkable
class StandsInLibrary(Protocol):
    """A screen of briefs of a folder, or of one of them."""

    library: Path | None
    """The folder whose briefs are searched from here."""


class EverywhereScreen(ViewMoves, Screen[None]):
    """Lists what has some words in any brief of a folder, brief by brief, the best first.

    The index is brought up to date beside the screen, when it is opened; how far it is, is told.

    Args:
        folder: The folder, searched with the folders in it.
        lettering: How text is put on this screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LOOKING)]

    def __init__(self, folder: Path, lettering: Lettering) -> None:
        super().__init__()
        self._folder, self._lettering = folder, lettering
        self._words = ""
        self._hits: list[Hit | None] = []
        """A row each; None stands for the heading above the hits of the next brief."""
        self._library = LibraryBeside(folder)
        self._title, self.foot = Bar(id="title"), Foot(LOOKING)
        self._title.left = (Span("All briefs", Role.HEADING), Span(f"  {lettering.line(shown_path(folder))}"))
        self._list_view = RecordList(Records((), self._row), lettering, id="everywhere")
        self._list_view.when_empty = ""

    def compose(self) -> ComposeResult:
        """The folder, what was found, the keys."""
        yield self._title
        yield self._list_view
        yield self.foot

    async def on_mount(self) -> None:
        """Ask what to search for."""
        await self.action_search()
        self._find()
        self.set_interval(TELL_EVERY, self._tell_progress)

    def on_unmount(self) -> None:
        """Ask nothing more; what is being read is read no further."""
        self._library.close()

    def _tell_progress(self) -> None:
        """Say how far the index is, while it is made."""
        if progress := self._library.progress:
            self._say(progress)

    async def action_search(self) -> None:
        """Ask for words that an item must have."""
        await self.foot.ask("/", self._words, self._typed, self._end_asking)

    async def _typed(self, text: str) -> None:
        self._words = text
        self._find()

    async def _end_asking(self, kept: bool) -> None:  # noqa: ARG002 - what was found stays either way
        self._list_view.focus()
        self.cursor_moved(self._list_view)

    @work(exclusive=True)
    async def _find(self) -> None:
        """Search beside the screen; of what is typed in a row the last is searched for."""
        words = self._words
        try:
            hits, count, briefs = await self._library.ask(partial(_search, words))
        except BriefingError as error:
            self._say(str(error), Role.CAUTION)
            return
        self._list(hits)
        if words.strip():
            self._say(f"{count_of(count, 'hit')} in {count_of(briefs, 'brief')}" if count else "nothing found")
        else:
            self._say(f"words in any of {count_of(briefs, 'brief')}")

    def _say(self, text: str, role: Role = Role.MUTED) -> None:
        said = self._lettering.line(text)
        if prompt := self.foot.prompt:
            prompt.say(said, role)
        self.foot.status.left = (Span(said, role),)

    def _list(self, hits: Sequence[Hit]) -> None:
        """List hits under the brief that each is of, in the order of the best of each."""
        by_brief: dict[Path, list[Hit]] = {}
        for hit in hits:
            by_brief.setdefault(hit.path, []).append(hit)
        self._hits = [row for found in by_brief.values() for row in (None, *found)]
        keys = tuple("" if hit is None else str(number) for number, hit in enumerate(self._hits))
        view = self._list_view
        view.records = Records(keys, self._row)
        view.lines_changed()
        view.move_to_end(-1)

    def _row(self, place: int, width: int, lettering: Lettering) -> Line:
        hit = self._hits[place]
        if hit is None:
            return self._heading(place, width, lettering)
        who = Span(lettering.line(hit.speaker or hit.section), Role.TEXT if hit.speaker else Role.MUTED)
        key = Span(lettering.line(hit.key), Role.LABEL)
        short = width < ROOMY
        cells = [((key,), KEY), (_proof(hit, lettering, short=short), kind_width(short=short) + MARKS), ((who,), WHO)]
        if width >= ROOMY:
            cells.append(((Span(lettering.line(hit.date), Role.MUTED),), WHOLE_DATE if width >= WIDEST else DATE))
        used = sum(size + 2 for _, size in cells)
        return Line(columns([*cells, (_words(hit, max(width - used, 8), lettering), max(width - used, 8))]))

    def _heading(self, place: int, width: int, lettering: Lettering) -> Line:
        """The brief of the hit below."""
        hit = self._hits[place + 1]
        assert hit is not None  # noqa: S101 - no brief is listed without a hit
        title = Span(lettering.line(hit.title), Role.HEADING)
        name = Span(lettering.line(f"{hit.marking}  {hit.path.name}".strip()), Role.MUTED)
        room = max(width - cell_len(name.text) - 2, width // 2, 20)
        return Line(columns([((title,), room), ((name,), max(width - room - 2, 1))]), heading=True)

    def cursor_moved(self, view: LineView) -> None:  # noqa: ARG002 - there is one
        """Say of what is under the cursor what a row has no room for."""
        hit = self._chosen
        if hit is not None:
            told = ", ".join(filter(None, (hit.date, *hit.told)))
            said = f"{hit.path.name}:{hit.line}  {told}"
            self.foot.status.left = (Span(self._lettering.line(said), Role.MUTED),)

    @property
    def _chosen(self) -> Hit | None:
        place = self._list_view.cursor
        return self._hits[place] if place < len(self._hits) else None

    @on(RecordChosen)
    def open_hit(self, message: RecordChosen) -> None:
        """Open the brief at what was found."""
        if message.key and int(message.key) < len(self._hits) and (hit := self._hits[int(message.key)]):
            self.post_message(OpenFile(hit.path, hit.key))

    @property
    def moving_view(self) -> LineView:
        """The list of hits."""
        return self._list_view

    def action_sideways(self, _step: int) -> None:
        """Do nothing: there are no columns here."""

    def action_follow(self) -> None:
        """Open the brief at the hit."""
        self._list_view.follow()

    def action_help(self) -> None:
        """Show keys and signs."""
        self.app.push_screen(HelpScreen(self._lettering))

    async def action_close(self) -> None:
        """Go back to where the search was asked for."""
        await self.app.run_action("leave")

    def take_ahead(self, event: events.Key) -> bool:
        """Give the prompt a key that was typed before it had the focus."""
        return self.foot.take_ahead(event)

    async def action_close_prompt(self, kept: bool) -> None:
        """Close the prompt; Escape before anything was typed leaves the search."""
        if not kept and not self._words.strip():
            await self.app.run_action("leave")
        else:
            self.foot.close(kept=kept)

    async def action_escape(self) -> None:
        """Close the prompt, else go back."""
        if not self.foot.close(kept=False):
            await self.app.run_action("leave")


def _search(words: str, library: Library) -> tuple[Sequence[Hit], int, int]:
    """What has the words, how many items do, and of how many briefs these are, or could be."""
    from briefing.library.index import Filters, parse_query, search  # noqa: PLC0415 - few readers search

    if not words.strip():
        return (), 0, library.count()
    # A word that is still being typed stands for all that begin with it.
    is_word = words[-1].isalnum() and words.rsplit(maxsplit=1)[-1] not in OPERATORS
    query = parse_query(f"{words}*" if is_word else words)
    hits, count = search(library, query, Filters(), MOST)
    return hits, count, len({hit.path for hit in hits})


def _proof(hit: Hit, lettering: Lettering, *, short: bool) -> tuple[Span, ...]:
    """The kind of a statement and the sign of its verdict; a caution where more must be known."""
    draft = Span("!", Role.CAUTION) if hit.draft or hit.cautions else Span(" ")
    if hit.section != "statements":
        return (Span(" " * (kind_width(short=short) + 1)), draft)
    sign = standing_glyph(Standing(hit.word), lettering) if hit.word else Span(" ")
    kind = kind_chip(QuoteKind(hit.kind), lettering, short=short, capitals=False)
    return (kind, Span(" " * (kind_width(short=short) - len(kind.text))), sign, draft)


def _words(hit: Hit, room: int, lettering: Lettering) -> list[Span]:
    """What the item says, or the text in which the words stand, with the words marked."""
    from briefing.library.index import shortened  # noqa: PLC0415 - loaded by then

    label = f"{hit.label}: " if hit.label else ""
    text, places = hit.text[:LONGEST], list(hit.spans)
    if places and places[-1][1] > room - len(label):
        # What was found stands where a row ends: begin shortly before it.
        text, places = shortened(hit.text, hit.spans, max(room - len(label) - 8, 24))
    opening, closing = (
        ("“", "”") if hit.section == "statements" and hit.kind == "direct" and not hit.label else ("", "")
    )
    spans = [Span(label, Role.MUTED)]
    spans.append(Span(lettering.line(opening)))
    done = 0
    for start, end in places:
        spans += [Span(lettering.line(text[done:start])), Span(lettering.line(text[start:end]), Role.MATCH)]
        done = end
    return [*spans, Span(lettering.line(f"{text[done:]}{closing}"))]
