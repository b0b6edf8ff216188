"""What of a brief goes on one page, for every format that can be a page.

A selection is an outline again, shorter: statements are taken from each side in turn, judgements and cautions come
before further statements, and every reference that is left leads to something that is on the page.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from briefing.model import Reference, TargetKind
from briefing.model.wording import count_of, join_words
from briefing.outline.record import Bullet, DetailRole, Facts, Outline, Paragraph, Record, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.outline.record import Block, Text

__all__ = ["HEAD", "STEPS", "PageBudget", "references_in", "select"]

HEAD = frozenset(
    {
        DetailRole.OPEN_EVENT,
        DetailRole.AS_OF,
        DetailRole.PROVISIONAL,
        DetailRole.QUOTATIONS,
        DetailRole.PARAPHRASES,
        DetailRole.EXTRACT,
    }
)
"""The facts under the title that stand on the page: what it rests on, when, and what is not final or certain."""

_KEPT = frozenset({DetailRole.PUBLISHED, DetailRole.LIKELIHOOD, DetailRole.CONFIDENCE})
"""The details of a record that stand on the page."""

_NOUNS = {
    "key-points": ("key point", "key points"),
    "assessments": ("assessment", "assessments"),
    "gaps": ("caution", "cautions"),
    "statements": ("statement", "statements"),
    "tensions": ("tension", "tensions"),
    "watch": ("point to watch", "points to watch"),
}
"""The sections of which a page takes a number of items, and what an item is called."""

_Item = TypeVar("_Item")


class PageBudget(NamedTuple):
    """How many items of each list a page has, and how many lines a text of one may take where a page has lines."""

    facts: int = 1
    summary: int = 2
    points: tuple[int, int] = (1, 2)
    assessments: tuple[int, int] = (0, 2)
    cautions: tuple[int, int] = (0, 2)
    statements: tuple[int, int] = (0, 6)
    tensions: tuple[int, int] = (0, 2)
    watch: tuple[int, int] = (0, 1)
    sources: int = 1


STEPS: tuple[dict[str, Any], ...] = (
    {"facts": 5},
    {"cautions": (1, 2)},
    {"assessments": (1, 3)},
    {"summary": 4},
    {"statements": (2, 6)},
    {"tensions": (1, 2)},
    {"points": (2, 2)},
    {"summary": 6},
    {"facts": 8},
    {"tensions": (2, 2)},
    {"cautions": (2, 3)},
    {"watch": (1, 2)},
    {"summary": 9},
    {"points": (3, 2)},
    {"assessments": (2, 4)},
    {"statements": (3, 8)},
    {"tensions": (3, 2)},
    {"watch": (2, 2)},
    {"points": (4, 3)},
    {"cautions": (3, 3)},
    {"sources": 2},
    {"statements": (4, 8)},
    {"tensions": (3, 3)},
    {"points": (6, 4)},
    {"watch": (5, 3)},
    {"summary": 14},
    {"cautions": (6, 4)},
    {"assessments": (4, 6)},
    {"statements": (4, 12)},
    {"tensions": (4, 6)},
    {"statements": (6, 12)},
)
"""What more room is given to, one after the other, as long as the brief stays on its page."""


def select(outline: Outline, budget: PageBudget, *, longest: int = 0) -> Outline:
    """Take from an outline what a page has room for.

    Args:
        outline: The whole brief.
        budget: How much of each part.
        longest: Characters of the longest statement that is taken, for words are whole or left out; 0 takes any.
    """
    return _Selection(outline, budget, longest).made()


class _Selection:
    """One attempt."""

    def __init__(self, outline: Outline, budget: PageBudget, longest: int) -> None:
        self._outline = outline
        self._budget = budget
        self._longest = longest
        self._sections = {section.id: section for section in outline.sections}
        self._records = {
            block.id: block for section in outline.sections for block in section.blocks if isinstance(block, Record)
        }
        self._has_compared = any(record.verdict and record.verdict.rung for record in self._records.values())

    def made(self) -> Outline:
        """The shorter outline, with a last section that says what is not in it."""
        kept = {name: self._kept(name) for name in ("bottom-line", *_NOUNS) if name in self._sections}
        printed = frozenset(block.id for blocks in kept.values() for block in blocks if isinstance(block, Record))
        sections = [self._section(name, blocks, printed) for name, blocks in kept.items() if blocks]
        if "watch" not in self._sections:
            sections += self._next(printed)
        sections += self._sources(sections)
        left_out = self._left_out(kept)
        return self._outline._replace(
            facts=tuple(fact for fact in self._outline.facts if fact.role in HEAD),
            sections=(*sections, *left_out),
        )

    def _kept(self, name: str) -> tuple[Block, ...]:
        blocks = self._sections[name].blocks
        if name == "bottom-line":
            return blocks
        budget: Mapping[str, tuple[int, int]] = self._budget._asdict()
        most = budget[{"key-points": "points", "gaps": "cautions"}.get(name, name)][0]
        if name == "statements":
            return self._statements(most)
        if name == "gaps":
            # What follows from the whole brief weighs most: that all rests on one source, say.
            return tuple(sorted(blocks, key=lambda block: not (isinstance(block, Bullet) and block.of_brief))[:most])
        return blocks[:most]

    def _statements(self, most: int) -> tuple[Block, ...]:
        """From each side in turn, of each side first what bottom line and key points refer to; in the brief's order."""
        weighty = {run.label for run in self._referred()}
        by_side: defaultdict[str, list[Record]] = defaultdict(list)
        records = self._sections["statements"].records(TargetKind.QUOTE)
        fitting = [
            one for one in records if not self._longest or len(one.words.text if one.words else "") <= self._longest
        ]
        for record in sorted(fitting, key=lambda record: record.id not in weighty):
            by_side[_side_of(record)].append(record)
        chosen = {record.id for record in _in_turn(list(by_side.values()))[:most]}
        return tuple(record for record in records if record.id in chosen)

    def _referred(self) -> Iterator[Reference]:
        for name in ("bottom-line", "key-points"):
            for block in self._sections[name].blocks if name in self._sections else ():
                if isinstance(block, Paragraph | Bullet):
                    yield from (run for run in block.text if isinstance(run, Reference))

    def _section(self, name: str, blocks: Sequence[Block], printed: frozenset[str]) -> Section:
        section = self._sections[name]
        return Section(section.id, section.heading, tuple(self._block(block, printed) for block in blocks))

    def _block(self, block: Block, printed: frozenset[str]) -> Block:
        """A block with references that lead to what is on the page, and no details but the weightiest."""

        def led(text: Text) -> Text:
            return self._led(text, printed)

        if isinstance(block, Paragraph):
            return Paragraph(led(block.text))
        if isinstance(block, Bullet):
            return Bullet(led(block.text), block.kind)
        if isinstance(block, Facts):
            return Facts(tuple(fact._replace(value=led(fact.value)) for fact in block.rows))
        return block._replace(
            title=led(block.title),
            issue=led(block.issue),
            cautions=tuple(caution._replace(text=led(caution.text)) for caution in block.cautions),
            details=tuple(
                one._replace(value=led(one.value)) for one in block.details if one.role in self._roles(block)
            ),
            parts=tuple(part._replace(text=led(part.text), citation=led(part.citation)) for part in block.parts),
        )

    def _roles(self, record: Record) -> frozenset[DetailRole]:
        """The details that stay: of words that were not compared beside those that were, of a tension that is over."""
        verdict = record.verdict
        told = any(caution.is_verdict for caution in record.cautions)
        unlike = self._has_compared and verdict is not None and verdict.severity is not None and not told
        eased = {DetailRole.STANDING} if record.kind is TargetKind.TENSION and record.status else frozenset()
        return _KEPT | eased | ({DetailRole.CHECKED} if unlike else frozenset())

    def _led(self, text: Text, printed: frozenset[str]) -> Text:
        """Replace references to what is not on the page by references to the sources that it rests on."""
        runs: list[str | Reference] = []
        for run in text:
            if isinstance(run, str) or run.kind is TargetKind.SOURCE or run.label in printed:
                runs.append(run)
                continue
            places = [place for place in self._places(run.label) if place not in runs[-2:]]
            if not places and runs and isinstance(runs[-1], str):
                runs[-1] = runs[-1].rstrip(" ")
            for number, place in enumerate(places):
                runs += [" ", place] if number else [place]
        return tuple(runs)

    def _places(self, label: str, seen: frozenset[str] = frozenset()) -> list[Reference]:
        """The places in sources that an item rests on, by what it cites itself or by what it refers to."""
        record = self._records.get(label)
        if record is None or label in seen:
            return []
        texts = [record.citation, *(text for part in record.parts for text in (part.text, part.citation))]
        texts += [detail.value for detail in record.details]
        found: dict[Reference, None] = {}
        for run in (run for text in texts for run in text if isinstance(run, Reference)):
            places = [run] if run.kind is TargetKind.SOURCE else self._places(run.label, seen | {label})
            found |= dict.fromkeys(places)
        return list(found)

    def _next(self, printed: frozenset[str]) -> Iterator[Section]:
        """What comes next, where the brief names nothing to watch."""
        glance = self._sections.get("at-a-glance")
        rows = [row for block in glance.blocks if isinstance(block, Facts) for row in block.rows] if glance else []
        coming = [row.value for row in rows if row.role is DetailRole.NEXT]
        if coming:
            yield Section("next", "Next", tuple(Paragraph(self._led(text, printed)) for text in coming))

    def _sources(self, sections: Sequence[Section]) -> Iterator[Section]:
        """Every source that the page refers to."""
        section = self._sections.get("sources")
        used = {run.label for run in references_in(sections)} if section else set()
        used |= {run.label for fact in self._outline.facts if fact.role in HEAD for run in references_in(fact.value)}
        blocks = list(section.records(TargetKind.SOURCE)) if section else []
        if section and len(blocks) > len(used):
            blocks = [block for block in blocks if block.id in used] or blocks[:1]
        if section and blocks:
            kept = tuple(self._block(block._replace(cautions=()), frozenset()) for block in blocks)
            yield Section(section.id, section.heading, kept)

    def _left_out(self, kept: Mapping[str, Sequence[Block]]) -> Iterator[Section]:
        """What the whole brief has beyond the page."""
        said = [
            count_of(more, f"further {one}", f"further {several}")
            for name, (one, several) in _NOUNS.items()
            if name in self._sections and (more := len(self._sections[name].blocks) - len(kept[name]))
        ]
        shown = {*kept, "sources"}
        names = [section.heading for section in self._outline.sections if section.id not in shown]
        if names:
            said.append(f"the section{'s' if len(names) > 1 else ''} {join_words(names)}")
        if said:
            yield Section("left-out", "In the full brief", (Paragraph((f"{join_words(said)}.",)),))


def _side_of(record: Record) -> str:
    """Whose side a statement is on, else who made it."""
    return next((party.side for party in record.parties if party.side), next((one.id for one in record.parties), ""))


def references_in(value: object) -> Iterator[Reference]:
    """Every reference in a part of an outline, whatever its fields are called."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from references_in(part)


def _in_turn(lists: Sequence[Sequence[_Item]]) -> list[_Item]:
    """One item of each list, then a second of each, and so on."""
    return [item for round_ in zip_longest(*lists) for item in round_ if item is not None]
