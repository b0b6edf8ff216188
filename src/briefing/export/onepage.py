"""The brief on one page of plain text: what somebody must know who reads nothing else, and what was left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.check import quoted_pieces
from briefing.export.page import Page
from briefing.export.selection import STEPS, PageBudget, references_in, select
from briefing.facts.cautions import CautionKind
from briefing.model import TargetKind
from briefing.outline.record import Bullet, Detail, DetailRole, Paragraph, Record
from briefing.text import on_one_line, rule, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.check import QuotedPiece
    from briefing.outline.record import Block, Outline, Section

__all__ = ["page_selections", "render_onepage"]

MOST_LINES = 60
"""Lines of a page."""
MOST_SOURCES = 20
"""Sources that are named on a page; of one that refers to more the further ones are counted."""
_BODY = 4
_BESIDE = 140
"""Cells for who spoke, when and where, beside the words of a statement."""
_MORE = " ..."
"""What stands at the end of a text that goes on elsewhere."""
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*(?=\s)|[。！？]")


def render_onepage(outline: Outline, *, width: int = 72, ascii_only: bool = False) -> str:
    """Write what matters most of an outline on a page of at most 60 lines.

    Words that are somebody's own are never cut: a statement that is too long is left out, and that is said.

    Args:
        outline: What the brief says.
        width: Cells of the longest line, 40 to 200; what lies outside is taken for the nearer of the two.
        ascii_only: Transliterate what the brief says.
    """
    return "\n".join(_attempts(outline, width, ascii_only=ascii_only)[-1][1]) + "\n"


def page_selections(outline: Outline) -> tuple[Outline, ...]:
    """For formats that lay out a page themselves: the selection of a page of plain text, then ever shorter ones."""
    return tuple(selected for selected, _ in reversed(_attempts(outline, 72, ascii_only=False)))


def _attempts(outline: Outline, width: int, *, ascii_only: bool) -> list[tuple[Outline, list[str]]]:
    """Give more room step by step as long as the page is not full."""
    budget = PageBudget()
    found = [_attempt(outline, budget, width, ascii_only=ascii_only)]
    for step in STEPS:
        wider = budget._replace(**step)
        more = _attempt(outline, wider, width, ascii_only=ascii_only)
        if len(more[1]) <= MOST_LINES:
            budget = wider
            found.append(more)
    return found


def _attempt(outline: Outline, budget: PageBudget, width: int, *, ascii_only: bool) -> tuple[Outline, list[str]]:
    page = Page(width, ascii_only=ascii_only)
    selected = select(outline, budget, longest=budget.statements[1] * (page.width - _BODY) - _BESIDE)
    return selected, _OnePage(selected, budget, page).written()


class _OnePage:
    """The lines of one selection."""

    def __init__(self, outline: Outline, budget: PageBudget, page: Page) -> None:
        self._outline = outline
        self._budget = budget
        self._page = page
        self._cut = False

    def written(self) -> list[str]:
        """All lines of the page."""
        self._head()
        for section in self._outline.sections:
            if section.id == "sources":
                self._sources(section)
            elif section.id != "left-out":
                self._section(section)
        self._end()
        return self._page.lines

    def _head(self) -> None:
        page, outline = self._page, self._outline
        page.add([outline.marking, ""] if outline.marking else [])
        title = wrap(page.line(outline.title.upper()), page.width, rest=" " * 4)
        page.add(title if len(title) <= 3 else [*title[:2], f"    {_MORE.strip()}"])
        page.add([rule("=", page.width)])
        facts = [*outline.facts, *self._reference()]
        page.set_labels(fact.label for fact in facts)
        for fact in facts:
            self._fact(fact)

    def _reference(self) -> list[Detail]:
        """How to read a reference, by the first that the page has."""
        for run in references_in(self._outline.sections):
            if run.kind is TargetKind.SOURCE and run.paragraph:
                return [
                    Detail(
                        DetailRole.REFERENCE, "Reference", (run, f" = source {run.label}, paragraph {run.paragraph}")
                    )
                ]
        return []

    def _fact(self, fact: Detail) -> None:
        """Write a fact whole or not at all: half of what was found of the quotations misleads."""
        start = len(self._page.lines)
        self._page.detail(fact)
        if len(self._page.lines) - start > self._budget.facts:
            del self._page.lines[start:]
            self._page.detail(fact._replace(value=("see the full brief",)))

    def _section(self, section: Section) -> None:
        self._page.blank()
        self._page.add([section.heading.upper()])
        if section.id == "bottom-line":
            texts = [self._page.prose(block.text) for block in section.blocks if isinstance(block, Paragraph)]
            self._put_cut("\n".join(texts), " " * _BODY, self._budget.summary)
            return
        if section.id == "next":
            text = " ".join(self._page.title(block.text) for block in section.blocks if isinstance(block, Paragraph))
            self._put_cut(text, " " * _BODY, sum(self._budget.watch))
            return
        lines = {"gaps": self._budget.cautions, "watch": self._budget.watch}.get(section.id, self._budget.points)[1]
        for block in section.blocks:
            self._block(block, lines)

    def _block(self, block: Block, lines: int) -> None:
        if isinstance(block, Bullet):
            kind = f"{self._page.line(block.kind)}: " if block.kind else ""
            self._put_cut(f"{kind}{self._page.title(block.text)}", " *  ", lines)
        elif isinstance(block, Record) and block.words:
            self._wrapped(self._statement(block))
        elif isinstance(block, Record) and block.parts:
            self._tension(block, self._budget.tensions[1])
        elif isinstance(block, Record):
            grades = " ".join(f"{one.label}: {self._page.title(one.value)}" for one in block.details)
            after = "".join(f" ! {self._page.title(caution.text)}" for caution in block.cautions)
            self._put_cut(f"{self._page.line(block.id)}  {self._page.title(block.title)} {grades}{after}", " ", 6)

    def _statement(self, block: Record) -> str:
        page, words = self._page, block.words
        if words is None:
            return ""
        date = page.line(block.date.resolved) if block.date else ""
        lead = f"{page.line(block.id)}  {page.title(block.title)}, {words.kind_word}, {date}: "
        citation = f" {page.title(block.citation)}" if block.citation else ""
        translated = f" (translated from {page.line(words.translated_from)})" if words.translated_from else ""
        after = "".join(f" ! {page.title(caution.text)}" for caution in block.cautions)
        after += "".join(f" ! {page.line(detail.label)}: {page.title(detail.value)}" for detail in block.details)
        said = page.quoted(words.text) if words.quoted else page.lines_of(words.text)
        return f"{lead}{on_one_line(said)}{citation}{translated}{after}"

    def _tension(self, block: Record, lines: int) -> None:
        """Write a tension with its positions, with its issue, or with its title, as far as there is room."""
        page = self._page
        status = f", {page.line(block.status)}" if block.status else ""
        title = f"{page.line(block.id)}  {page.title(block.title)}{status}, trend: {page.line(block.trend)}"
        held = " / ".join(f"{page.line(part.name)}: {page.title(part.text)}" for part in block.parts)
        grave = [one for one in block.cautions if one.kind not in {CautionKind.SOURCE, CautionKind.DRAFT}]
        drafts = [one for one in block.cautions if one.kind is CautionKind.DRAFT]
        after = "".join(f" ! {page.title(caution.text)}" for caution in (*grave[:1], *drafts))
        for text in (f"{title}. {held}{after}", f"{title}. {page.title(block.issue)}{after}", f"{title}.{after}"):
            written = wrap(text, page.width, first=" ", rest=" " * _BODY)
            if len(written) <= lines:
                page.add(written)
                return
        self._put_cut(f"{title}.", " ", lines)

    def _wrapped(self, text: str) -> None:
        self._page.add(wrap(text, self._page.width, first=" ", rest=" " * _BODY))

    def _sources(self, section: Section) -> None:
        """The key to the references that can be seen on the page; one that was cut off needs none."""
        seen = "\n".join(self._page.lines)
        blocks = section.records(TargetKind.SOURCE)
        used = [block for block in blocks if f"[{block.id}]" in seen or f"[{block.id}:" in seen] or blocks[:1]
        self._page.blank()
        self._page.add([section.heading.upper()])
        for block in used[:MOST_SOURCES]:
            published = [self._page.title(value) for value in block.values_of(DetailRole.PUBLISHED)]
            text = "; ".join([self._page.title(block.title), *published])
            self._put_cut(text, f"[{self._page.line(block.id)}] ", self._budget.sources)
        if len(used) > MOST_SOURCES:
            self._page.put(f"and {len(used) - MOST_SOURCES} further sources, see the full brief", first=_BODY)

    def _put_cut(self, text: str, first: str, lines: int) -> None:
        """Write a text in at most so many lines, shortened where it has more."""
        width, indent = self._page.width, " " * _BODY
        whole = wrap(text, width, first=first, rest=indent)
        room = lines * (width - _BODY)
        while len(whole) > lines and room > 0:
            self._cut = True
            whole = wrap(_shorten(text, room) or _MORE.strip(), width, first=first, rest=indent)
            room -= 8
        self._page.add(whole[:lines])

    def _end(self) -> None:
        page = self._page
        page.blank()
        left_out = [section for section in self._outline.sections if section.id == "left-out"]
        shortened = " A text that ends in ... goes on there." if self._cut else ""
        said = " ".join(
            page.title(block.text) for section in left_out for block in section.blocks if isinstance(block, Paragraph)
        )
        if said or shortened:
            page.put(f"In the full brief: {said or 'all of it.'}{shortened}", rest=_BODY)
        page.add([rule("=", page.width)])
        name = page.line(self._outline.id)
        page.put(_shorten(f"End of page{f': {name}' if name else ''}", 2 * page.width - 16), rest=_BODY)
        page.add([self._outline.marking] if self._outline.marking else [])


def _shorten(text: str, room: int) -> str:
    """Shorten a text at the end of a sentence or a word, before a quotation rather than in it; maybe to nothing."""
    if len(text) <= room:
        return text
    pieces = [piece for piece in quoted_pieces(text) if piece.start <= room]
    end = max(room - len(_MORE), 0)
    sentences = [found.end() for found in _SENTENCE_END.finditer(text, 0, end)]
    fit = [place for place in sentences if place > end // 2 and _quotation_at(place, pieces) is None]
    kept = text[: fit[-1] if fit else _word_end(text, end, pieces)].rstrip()
    return f"{kept}{_MORE}" if kept else ""


def _word_end(text: str, end: int, pieces: Sequence[QuotedPiece]) -> int:
    place = end + 1
    while place > 0:
        place = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place))
        around = _quotation_at(place, pieces)
        if around is None:
            return max(place, 0)
        place = around.start
    return 0


def _quotation_at(place: int, pieces: Sequence[QuotedPiece]) -> QuotedPiece | None:
    return next((piece for piece in pieces if piece.start <= place <= piece.end), None)
