"""The brief on one page: what somebody must know who reads nothing else, and what was left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.export.page import Page
from briefing.export.shortening import MORE, shorten
from briefing.model import Reference, TargetKind
from briefing.model.wording import count_of, join_words
from briefing.outline.record import Bullet, Detail, DetailRole, Facts, Outline, Paragraph, Record
from briefing.text import rule, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.outline.record import Block, Party, Section, Text

__all__ = ["render_onepage"]

MOST_LINES = 60
_BODY = 4
_CITED = re.compile(r"\[(\d+(?::\d+)?)\]")
_BREAK = re.compile(r"\s*\n\s*")
_HEAD = {DetailRole.AS_OF, DetailRole.QUOTATIONS, DetailRole.PARAPHRASES, DetailRole.EXTRACT}
"""The facts under the title that stand on the page: what it rests on, and when."""


class _Room(NamedTuple):
    """How many lines a part may have; of lists, how many items and how many lines one of them."""

    facts: int = 1
    summary: int = 2
    points: tuple[int, int] = (1, 2)
    judgements: tuple[int, int] = (1, 1)
    gaps: tuple[int, int] = (1, 1)
    statements: tuple[int, int] = (1, 2)
    tensions: tuple[int, int] = (1, 2)
    watch: tuple[int, int] = (1, 1)
    sources: tuple[int, int] = (1, 1)


_STEPS: tuple[dict[str, Any], ...] = (
    {"facts": 4},
    {"summary": 4},
    {"judgements": (1, 4)},
    {"gaps": (1, 3)},
    {"statements": (1, 6)},
    {"tensions": (2, 2)},
    {"points": (2, 2)},
    {"sources": (6, 1)},
    {"summary": 6},
    {"statements": (2, 6)},
    {"facts": 8},
    {"summary": 9},
    {"judgements": (2, 4)},
    {"gaps": (2, 2)},
    {"statements": (3, 6)},
    {"points": (3, 2)},
    {"watch": (2, 1)},
    {"tensions": (3, 2)},
    {"statements": (3, 8)},
    {"points": (4, 3)},
    {"watch": (3, 2)},
    {"points": (5, 3)},
    {"tensions": (3, 3)},
    {"statements": (3, 10)},
    {"points": (6, 4)},
    {"sources": (6, 2)},
    {"watch": (5, 3)},
    {"gaps": (4, 3)},
    {"statements": (3, 12)},
    {"summary": 14},
    {"tensions": (3, 6)},
)
"""What more room is given to, one after the other, as long as the brief stays on its page."""


def render_onepage(outline: Outline, *, width: int = 72, ascii_only: bool = False) -> str:
    """Write what matters most of an outline on a page of at most 60 lines.

    Words that are somebody's own are never cut: a statement that is too long is left out, and that is said.

    Args:
        outline: What the brief says.
        width: Cells of the longest line, 40 to 200; what lies outside is taken for the nearer of the two.
        ascii_only: Transliterate what the brief says.
    """
    room = _Room()
    lines = _attempt(outline, room, width, ascii_only=ascii_only)
    for step in _STEPS:
        wider = room._replace(**step)
        more = _attempt(outline, wider, width, ascii_only=ascii_only)
        if len(more) <= MOST_LINES:
            room, lines = wider, more
    return "\n".join(lines) + "\n"


def _attempt(outline: Outline, room: _Room, width: int, *, ascii_only: bool) -> list[str]:
    """Write the page twice: first to see which records are on it, then to refer to no others."""
    first = _OnePage(outline, room, Page(width, ascii_only=ascii_only))
    first.written()
    return _OnePage(outline, room, Page(width, ascii_only=ascii_only), frozenset(first.shown)).written()


class _OnePage:
    """One attempt to fit a brief on a page."""

    def __init__(self, outline: Outline, room: _Room, page: Page, printed: frozenset[str] = frozenset()) -> None:
        self._outline = outline
        self._room = room
        self._page = page
        self._sections = {section.id: section for section in outline.sections}
        self._left_out: list[str] = []
        self._printed = printed
        self._records_by_id = {
            block.id: block for section in outline.sections for block in section.blocks if isinstance(block, Record)
        }
        self.shown: set[str] = set()
        self._cut = False

    def written(self) -> list[str]:
        """All lines of the page."""
        self._head()
        self._bottom_line()
        self._bullets("key-points", self._room.points, "key point")
        self._judgements()
        self._records("statements", self._room.statements, "statement")
        self._records("tensions", self._room.tensions, "tension")
        self._next()
        self._sources()
        self._end()
        return self._page.lines

    def _head(self) -> None:
        page, outline = self._page, self._outline
        page.add([outline.marking, ""] if outline.marking else [])
        title = wrap(page.line(outline.title.upper()), page.width, rest=" " * 4)
        page.add(title if len(title) <= 3 else [*title[:2], f"    {MORE.strip()}"])
        page.add([rule("=", page.width)])
        facts = [fact for fact in outline.facts if fact.role in _HEAD]
        page.set_labels(fact.label for fact in facts)
        for fact in facts:
            self._fact(fact)

    def _fact(self, fact: Detail) -> None:
        """Write a fact whole or not at all: half of what was found of the quotations misleads."""
        start = len(self._page.lines)
        self._page.detail(fact)
        if len(self._page.lines) - start > self._room.facts:
            del self._page.lines[start:]
            self._page.detail(fact._replace(value=("see the full brief",)))

    def _bottom_line(self) -> None:
        section = self._sections.get("bottom-line")
        if section:
            self._heading(section)
            texts = [
                self._page.prose(self._resolved(block.text)) for block in section.blocks if isinstance(block, Paragraph)
            ]
            self._put_cut("\n".join(texts), " " * _BODY, _BODY, self._room.summary)

    def _bullets(self, name: str, room: tuple[int, int], singular: str) -> None:
        section = self._sections.get(name)
        if not section:
            return
        most, lines = room
        self._heading(section)
        bullets = [block for block in section.blocks if isinstance(block, Bullet)]
        for bullet in bullets[:most]:
            kind = f"{self._page.line(bullet.kind)}: " if bullet.kind else ""
            self._put_cut(f"{kind}{self._title(bullet.text)}", " *  ", _BODY, lines)
        self._miss(len(section.blocks) - len(bullets[:most]), singular)

    def _records(self, name: str, room: tuple[int, int], singular: str) -> None:
        """Write those records that are referred to first, of each no part that could be taken for the whole."""
        section = self._sections.get(name)
        if not section:
            return
        self._heading(section)
        most, lines = room
        shown = 0
        for block in self._by_weight(section.blocks):
            if shown == most:
                break
            written = self._record(block, lines)
            self._page.add(written)
            shown += bool(written)
            if written and isinstance(block, Record):
                self.shown.add(block.id)
        if not shown:
            self._page.add(["    None is short enough for this page."])
        self._miss(len(section.blocks) - shown, singular)

    def _by_weight(self, blocks: Sequence[Block]) -> list[Block]:
        """Those that are referred to first, and of these and of the rest one of each speaker in turn."""
        weighty = {run.label for run in self._referred()}
        turns: Counter[tuple[Party, ...]] = Counter()
        ranks: dict[int, tuple[int, bool]] = {}
        for other, block in sorted(
            ((getattr(block, "id", "") not in weighty, block) for block in blocks), key=lambda ranked: ranked[0]
        ):
            parties = block.parties if isinstance(block, Record) and block.words else ()
            ranks[id(block)] = (turns[parties] if parties else 0, other)
            turns[parties] += 1
        return sorted(blocks, key=lambda block: ranks[id(block)])

    def _judgements(self) -> None:
        """Write what the analyst judges, and what the whole brief suffers from."""
        judged = self._sections.get("assessments")
        if judged:
            most, lines = self._room.judgements
            self._heading(judged)
            kept = judged.blocks[:most]
            for block in kept:
                if isinstance(block, Record):
                    after = "".join(f" ! {self._title(caution.text)}" for caution in block.cautions)
                    lead = f" {self._page.line(block.id)} "
                    self.shown.add(block.id)
                    self._put_cut(f"{self._title(block.title)}{after}", lead, _BODY, lines)
            self._miss(len(judged.blocks) - len(kept), "assessment")
        self._bullets("gaps", self._room.gaps, "gap")

    def _title(self, text: Text) -> str:
        return self._page.title(self._resolved(text))

    def _resolved(self, text: Text) -> Text:
        """A text whose references all have a line on the page: others give way to the citation of what they name."""
        found: list[str | Reference] = []
        for run in text:
            record = self._records_by_id.get(run.label) if isinstance(run, Reference) else None
            if record is None or record.kind is TargetKind.SOURCE or record.id in self._printed:
                found.append(run)
            elif sources := [part for part in record.citation if isinstance(part, Reference)]:
                found += [part for source in sources for part in (" ", source)][1:]
            else:
                found.append(f"[{record.id} of the full brief]")
        return tuple(found)

    def _referred(self) -> Iterator[Reference]:
        """What bottom line and key points refer to."""
        for name in ("bottom-line", "key-points"):
            for block in self._sections[name].blocks if name in self._sections else ():
                if isinstance(block, Paragraph | Bullet):
                    yield from (run for run in block.text if isinstance(run, Reference))

    def _record(self, block: Block, lines: int) -> list[str]:
        """The lines of a statement or a tension; none where it does not fit."""
        if not isinstance(block, Record):
            return []
        return self._statement(block, lines) if block.words else self._tension(block, lines)

    def _statement(self, block: Record, lines: int) -> list[str]:
        page, said = self._page, block.words
        if said is None or len(said.text) > lines * page.width:
            return []
        date = f", {page.line(block.date.resolved)}" if block.date else ""
        lead = f"{page.line(block.id)}  {page.title(block.title)}, {said.kind_word}{date}: "
        citation = f" {page.title(block.citation)}" if block.citation else ""
        translated = f" (translated from {page.line(said.translated_from)})" if said.translated_from else ""
        after = "".join(f" ! {page.title(caution.text)}" for caution in block.cautions)
        words = page.quoted(said.text) if said.quoted else page.lines_of(said.text)
        written = self._wrapped(f"{lead}{_BREAK.sub(' ', words)}{citation}{translated}{after}")
        return written if len(written) <= lines else []

    def _tension(self, block: Record, lines: int) -> list[str]:
        page = self._page
        title = f"{page.line(block.id)}  {page.title(block.title)}, trend: {page.line(block.trend)}"
        held = " / ".join(f"{page.line(one.name)}: {self._title(one.text)}" for one in block.parts)
        after = "".join(f" ! {self._title(caution.text)}" for caution in block.cautions)
        for text in (f"{title}. {held}{after}", f"{title}. {self._title(block.issue)}{after}", f"{title}.{after}"):
            written = self._wrapped(text)
            if len(written) <= lines:
                return written
        return []

    def _wrapped(self, text: str) -> list[str]:
        return wrap(text, self._page.width, first=" ", rest=" " * _BODY)

    def _next(self) -> None:
        """What to look out for; where the brief does not say, what comes next."""
        if "watch" in self._sections:
            self._bullets("watch", self._room.watch, "point to watch")
            return
        glance = self._sections.get("at-a-glance")
        rows = [row for block in glance.blocks if isinstance(block, Facts) for row in block.rows] if glance else []
        coming = [row for row in rows if row.role is DetailRole.NEXT]
        if coming:
            self._page.blank()
            self._page.add(["NEXT"])
            text = " ".join(self._title(row.value) for row in coming)
            self._put_cut(text, " " * _BODY, _BODY, sum(self._room.watch))

    def _sources(self) -> None:
        section = self._sections.get("sources")
        if not section:
            return
        self._heading(section)
        most, lines = self._room.sources
        cited = {found for line in self._page.lines for found in _CITED.findall(line)}
        self._page.add(["    [1:4] is paragraph 4 of source [1]."] if any(":" in one for one in cited) else [])
        numbers = {one.split(":")[0] for one in cited}
        blocks = sorted(section.blocks, key=lambda block: getattr(block, "id", "") not in numbers)[:most]
        for block in blocks:
            if isinstance(block, Record):
                self._source(block, lines)
        self._miss(len(section.blocks) - len(blocks), "source")

    def _source(self, block: Record, lines: int) -> None:
        published = map(self._page.title, block.values_of(DetailRole.PUBLISHED))
        text = "; ".join([self._page.title(block.title), *published])
        self._put_cut(text, f"[{self._page.line(block.id)}] ", _BODY, lines)

    def _heading(self, section: Section) -> None:
        self._page.blank()
        self._page.add([section.heading.upper()])

    def _put_cut(self, text: str, first: str, rest: int, lines: int) -> None:
        """Write a text in at most so many lines, shortened where it has more."""
        width, indent = self._page.width, " " * rest
        whole = wrap(text, width, first=first, rest=indent)
        room = lines * (width - rest)
        while len(whole) > lines and room > 0:
            self._cut = True
            whole = wrap(shorten(text, room) or MORE.strip(), width, first=first, rest=indent)
            room -= 8
        self._page.add(whole[:lines])

    def _miss(self, number: int, singular: str) -> None:
        if number:
            self._left_out.append(count_of(number, f"further {singular}"))

    def _end(self) -> None:
        page = self._page
        page.blank()
        said = [*self._left_out, *self._elsewhere()]
        shortened = " A text that ends in ... goes on there." if self._cut else ""
        if said:
            page.put(f"In the full brief: {join_words(said)}.{shortened}", rest=_BODY)
        elif shortened:
            page.put(f"In the full brief: all of it.{shortened}", rest=_BODY)
        page.add([rule("=", page.width)])
        name = page.line(self._outline.id)
        page.put(shorten(f"End of page{f': {name}' if name else ''}", 2 * page.width - 16), rest=_BODY)
        page.add([self._outline.marking] if self._outline.marking else [])

    def _elsewhere(self) -> Iterable[str]:
        shown = {*("bottom-line", "key-points", "assessments", "gaps", "statements", "tensions", "watch", "sources")}
        names = [section.heading for section in self._outline.sections if section.id not in shown]
        return [f"the section{'s' if len(names) > 1 else ''} {join_words(names)}"] if names else []
