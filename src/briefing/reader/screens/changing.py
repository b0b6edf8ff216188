"""Changes a brief: statements are added and edited, drafts accepted and dropped, and all of it undone."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.model import Quote
from briefing.model.wording import described
from briefing.reader.background import Background
from briefing.reader.brief import OpenBrief
from briefing.reader.commands import ON_DRAFT, ON_MARKED, ON_TEXT
from briefing.reader.kept_changes import Done
from briefing.reader.panes import TABS
from briefing.reader.screens.navigation import TAB_OF
from briefing.text import truncate

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from briefing.files import BriefingFile
    from briefing.files.changing import FileChange
    from briefing.model import Drafted
    from briefing.reader.commands import Command
    from briefing.reader.kept_changes import KeptChanges
    from briefing.reader.pages.source_text import Range
    from briefing.reader.panes.sources import SourcesPane
    from briefing.reader.screens.file_watch import FileWatch
    from briefing.reader.screens.navigation import Navigation
    from briefing.reader.screens.pane_frame import PaneFrame
    from briefing.reader.screens.statement_form import Answer, Typed
    from briefing.reader.screens.taking import Notify
    from briefing.reader.stating import Filled
    from briefing.reader.writer import Lettering

__all__ = ["Changes"]


class Changes:
    """Changes the file of a brief, one change after the other, and shows the brief that this makes.

    Args:
        frame: The panes of the brief.
        files: The file of the brief.
        navigation: Goes to the next draft.
        lettering: How text is put on this screen.
        show: Shows another state of the brief.
        notify: Says what was done, or why nothing was.
        read_only: Whether nothing may be changed.
        kept: Keeps what was done, so that it can be undone in a later run.
    """

    def __init__(
        self,
        frame: PaneFrame,
        files: FileWatch,
        navigation: Navigation,
        lettering: Lettering,
        *,
        show: Callable[[OpenBrief], Awaitable[None]],
        notify: Notify,
        read_only: bool,
        kept: KeptChanges,
    ) -> None:
        self._frame, self._files, self._navigation, self._lettering = frame, files, navigation, lettering
        self._show, self.notify = show, notify
        self._read_only = read_only
        self._kept, self._is_recalled = kept, False
        self._done: list[Done] = []
        self._turn, self._background = asyncio.Lock(), Background()

    @property
    def _draft(self) -> Drafted | None:
        """The draft under the cursor."""
        return self._frame.brief.drafts_by_key.get(self._frame.pane.key)

    @property
    def offered(self) -> Sequence[Command]:
        """The keys for what is under the cursor; none where the usual ones do."""
        if self._read_only:
            return ()
        pane = _sources(self._frame)
        if pane and pane.chosen:
            return ON_MARKED if pane.is_marking else ON_TEXT
        return ON_DRAFT if self._draft else ()

    @property
    def _order(self) -> list[str]:
        """The drafts in the order of the tabs, and on each of the file."""
        return sorted(self._frame.brief.drafts_by_key, key=self._tab_of)

    def _tab_of(self, key: str) -> int:
        """The number of the tab that shows a draft."""
        reference = self._frame.brief.index.references.get(key)
        return TABS.index(TAB_OF[reference.kind] if reference else "summary")

    @property
    def place_in_words(self) -> str:
        """Which of the drafts is under the cursor: 'draft 2 of 5'; empty where none is."""
        return f"draft {self._order.index(self._frame.pane.key) + 1} of {len(self._order)}" if self._draft else ""

    async def run(self, what: str) -> None:
        """Do one of these: `add`, `accept`, `edit`, `drop`, `undo`; `mark` marks paragraphs, `next` goes to a draft."""
        if what == "mark":
            self._mark_range()
        elif what == "next":
            await self._go_to_next()
        elif self._read_only:
            self._tell("This reader changes nothing.")
        elif what == "undo":
            await self._undo()
        elif what == "add":
            self._add()
        elif what == "edit":
            self._edit()
        else:
            await self._decide(accepted=what == "accept")

    def _mark_range(self) -> None:
        """Begin to mark paragraphs of a source, or mark none any more."""
        pane = _sources(self._frame)
        if pane is None or not pane.mark_range():
            self._tell("Paragraphs are marked in the text of a source: 6, then Enter.")

    async def _go_to_next(self) -> None:
        """Go to the next draft, over all tabs, wrapping around."""
        order = self._order
        if not order:
            self._tell("Nothing in this brief is a draft.")
            return
        here, now = self._frame.pane.key, TABS.index(self._frame.tab)
        later = order[order.index(here) + 1 :] if here in order else [key for key in order if self._tab_of(key) >= now]
        key = [*later, *order][0]
        await self._navigation.go_to_part(key)

    async def _decide(self, *, accepted: bool) -> None:
        """Accept or drop the draft under the cursor."""
        from briefing.files.revising import accept_draft, drop_draft  # noqa: PLC0415 - few readers change a brief

        draft, file = self._draft, self._frame.brief.file
        if draft is None:
            self._tell("This is no draft; D goes to the next one.")
            return
        decide = accept_draft if accepted else drop_draft
        name = _called(draft, self._frame.brief)
        said = f"{name} {'accepted' if accepted else 'dropped'}"
        if problem := await self._make(lambda: decide(file, draft.path), said):
            self._tell(_as_sentence(f"{name} stays: {problem}"), bad=True)
            return
        left = len(self._frame.brief.drafts_by_key)
        ahead = f"the next of {left:,} drafts" if left > 1 else "the last draft"
        then = f"{said}; u undoes, D goes to {ahead}." if left else f"{said}; u undoes. No draft is left."
        self._tell(_as_sentence(then))

    async def _recall(self) -> None:
        """Take what earlier runs did for done here, where nothing but it has changed the brief."""
        file = self._frame.brief.file
        if not self._is_recalled and file.path is not None:
            self._is_recalled = True
            before = await self._background.run(partial(self._kept.of, file.path, file.places.data))
            self._done = [*before, *self._done]

    async def _undo(self) -> None:
        await self._recall()
        if not self._done:
            self._tell("There is nothing to undo: nothing was changed from here.")
            return
        change, said = self._done[-1]
        if problem := await self._make(lambda: change.undone, ""):
            self._tell(f"Not undone: {problem}", bad=True)
            return
        self._tell(f"Undone: {said}.")

    async def _make(self, plan: Callable[[], FileChange], said: str) -> str:
        """Write a change and show the brief that it makes, proved; returns why not, or an empty string.

        Args:
            plan: Makes the change.
            said: What is said of it; empty takes the last change back.
        """
        from briefing.files.changing import write_change  # noqa: PLC0415 - as above

        made: list[FileChange] = []

        def write() -> BriefingFile | None:
            change = plan()
            write_change(change)
            # One brief is enough to keep.
            made.append(change._replace(loaded=None))
            return change.loaded

        async with self._turn:
            await self._recall()
            try:
                file = await self._files.after(write)
            except BriefingError as error:
                file, problem = None, str(error)
            # What is written counts, also where another program has broken the file at once.
            for change in made:
                if said:
                    self._done.append(Done(change, said))
                else:
                    self._done.pop()
                await self._background.run(partial(self._kept.keep, change.path, tuple(self._done)))
            if file is None:
                return "" if made else problem
            brief = OpenBrief(file)
            before = self._frame.brief
            await self._background.run(lambda: brief.prove_after(before))
            await self._show(brief)
            return ""

    def _tell(self, said: str, *, bad: bool = False) -> None:
        text = self._lettering.line(said)
        if bad:
            self.notify(text, severity="error", markup=False)
        else:
            self.notify(text, timeout=3, markup=False)

    def _add(self) -> None:
        """Ask for a statement of the marked paragraphs, or of the one under the cursor."""
        from briefing.reader.stating import of_paragraphs  # noqa: PLC0415 - as above

        pane = _sources(self._frame)
        chosen = pane.chosen if pane else None
        if chosen is None:
            self._tell("A statement is made of a paragraph in the text of a source: 6, then Enter.")
        else:
            self._ask(of_paragraphs(chosen, self._frame.brief), lambda typed: self._state(typed, chosen))

    def _edit(self) -> None:
        from briefing.reader.stating import of_statement  # noqa: PLC0415 - as above

        item = self._frame.brief.index.items.get(self._frame.pane.key)
        if isinstance(item, Quote):
            self._ask(of_statement(item), lambda typed: self._state(typed, None, item.id))
        else:
            self._tell("Only a statement is edited in a form; e edits the file at this place.")

    def _ask(self, filled: Filled, write: Callable[[Typed], Awaitable[Answer]]) -> None:
        from briefing.files.changing import ChangeRefused, writable  # noqa: PLC0415 - as above
        from briefing.reader.screens.statement_form import SpeakerNames, StatementForm  # noqa: PLC0415 - as above
        from briefing.reader.stating import complete_speaker, described_speaker  # noqa: PLC0415 - as above

        try:
            writable(self._frame.brief.file)
        except ChangeRefused as error:
            self._tell(str(error), bad=True)
            return
        names = SpeakerNames(
            lambda typed: complete_speaker(typed, self._frame.brief),
            lambda typed: described_speaker(typed, self._frame.brief),
        )
        self._frame.app.push_screen(StatementForm(filled, names, write, self._lettering))

    async def _state(self, typed: Typed, chosen: Range | None, key: str = "") -> Answer:
        """Write a statement, if its words stand in its source or somebody insists.

        Args:
            typed: What the form holds.
            chosen: The paragraphs that it is made of.
            key: The statement that it takes the place of; empty adds a new one.
        """
        from briefing.files.revising import add_statement, edit_statement, id_of_next  # noqa: PLC0415 - as above
        from briefing.reader.screens.statement_form import Answer  # noqa: PLC0415 - as above
        from briefing.reader.stating import judge, objection, wanted_of  # noqa: PLC0415 - as above

        brief = self._frame.brief
        before = brief.index.items.get(key)
        if key and not isinstance(before, Quote):
            return Answer(f"the brief has no statement {key} any more")
        wanted, actors = wanted_of(typed.entry, brief, chosen)
        quote = before if isinstance(before, Quote) else None
        try:
            verdict = await self._background.run(lambda: judge(wanted, actors, brief, quote))
        except BriefingError as error:
            return Answer(str(error))
        source = quote.source if quote else wanted.source
        if not typed.insists and (why := objection(verdict, brief, source)):
            return Answer(why, may_insist=True)
        # Words of several paragraphs are cited where they stand.
        wanted = wanted._replace(at=verdict.misplaced or wanted.at)
        name, file = key or id_of_next(brief.file), brief.file
        said = f"{name} {'changed' if key else 'added'}"
        change = partial(edit_statement, file, key) if key else partial(add_statement, file)
        if problem := await self._make_of_marked(lambda: change(wanted, actors), said):
            return Answer(problem)
        self._tell(f"{said}, {verdict.remark or 'a paraphrase'}; u undoes.")
        return Answer("", is_done=True)

    async def _make_of_marked(self, plan: Callable[[], FileChange], said: str) -> str:
        """Make a change like `_make`; what was marked for it is marked no more, unless nothing was written."""
        pane = _sources(self._frame)
        marked = pane.mark_from("") if pane else ""
        problem = await self._make(plan, said)
        if problem and pane:
            pane.mark_from(marked)
        return problem


LONGEST_NAME = 40
"""Cells of the longest name of an item that is told in passing."""


def _called(draft: Drafted, brief: OpenBrief) -> str:
    """What a draft is called in a sentence: 'statement Q4', 'actor Lena Orel', 'key point 2'."""
    if not draft.id:
        return draft.name
    from briefing.compare.naming import name_of  # noqa: PLC0415 - few readers change a brief

    section = str(draft.path[0])
    # Those that are listed by name have ids that only the file shows.
    shown = described(brief.index.items[draft.id]) if section in {"actors", "sources"} else draft.id
    return name_of(section, truncate(shown, LONGEST_NAME))


def _as_sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _sources(frame: PaneFrame) -> SourcesPane | None:
    """The pane of the sources; None while another one is shown."""
    from briefing.reader.panes.sources import SourcesPane  # noqa: PLC0415 - not needed to start

    return frame.pane if isinstance(frame.pane, SourcesPane) else None
