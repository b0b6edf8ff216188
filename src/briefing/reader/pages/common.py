"""What several pages share: names in their side's colour, labels as links, short marks, rows of a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.facts.cautions import cautions_of_draft
from briefing.facts.dates import DOUBT_MEANINGS, doubt_of
from briefing.model import QuoteKind
from briefing.model.wording import KIND_SHORT, KIND_WORDS, count_of
from briefing.reader.document import Line, Role, Span
from briefing.reader.writer import columns, cut_spans
from briefing.text import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.facts.cautions import Draftable
    from briefing.model import BriefDate, Discrepancy, Quote, Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering, Run, Writer

__all__ = [
    "BAD",
    "GAPS",
    "Records",
    "discrepancy_summary",
    "draft_mark",
    "hint_runs",
    "id_column",
    "in_two_columns",
    "joined_labels",
    "kind_chip",
    "kind_width",
    "linked_line",
    "listed",
    "marks_of",
    "name_span",
    "proof_mark",
    "reference_runs",
    "shortened",
    "side_by_side",
    "side_sign",
    "spaced",
    "standing_glyph",
    "standing_role",
    "trend_mark",
    "write_doubt",
    "write_draft",
    "write_note_on",
]


@dataclass(frozen=True)
class Records:
    """The rows of a list: a key for each, empty for a heading, and how to lay one out when it is drawn.

    Attributes:
        keys: The id of what each row tells of.
        make: Lays out the row at a place of `keys` for a width in cells.
        head: Lays out the names of the columns for a width; None where they need none.
    """

    keys: tuple[str, ...]
    make: Callable[[int, int, Lettering], Line]
    head: Callable[[int, Lettering], Line] | None = None

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each key."""
        return {key: place for place, key in enumerate(self.keys) if key}

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The places of the headings."""
        return tuple(place for place, key in enumerate(self.keys) if not key)

    @property
    def count(self) -> int:
        """How many records there are, headings aside."""
        return len(self.keys) - len(self.headings)

    def number_of(self, place: int) -> int:
        """The number of the record at a place, counted from 1 without the headings."""
        return place + 1 - bisect_right(self.headings, place)


def write_note_on(writer: Writer, date: BriefDate | None, *, owner: str, indent: int = 0) -> None:
    """Write what a reader must know about a date that was just told."""
    if date is not None and date.note:
        writer.prose(f"On the date: {date.note}", indent=indent, owner=owner)


def write_draft(writer: Writer, item: Draftable, *, owner: str) -> None:
    """Say that nobody has confirmed an item, where that is so."""
    for caution in cautions_of_draft(item):
        writer.item(
            Span("!", Role.CAUTION), *(Span(str(run), Role.CAUTION) for run in caution.text), width=2, owner=owner
        )


def draft_mark(item: Draftable) -> Span:
    """What stands before an item in a list where nobody has confirmed it; the words stand in the detail."""
    return Span("! " if item.draft else "", Role.CAUTION)


def name_span(actor: str, brief: OpenBrief) -> Span:
    """An actor's name in the colour of its side, linked to the actor."""
    role = Role(brief.sides.role(actor))
    return Span(brief.index.actor_name(actor), role, brief.index.references.get(actor))


def side_sign(actor: str, brief: OpenBrief, lettering: Lettering) -> Span:
    """The sign of an actor's side and a blank, so that sides are told apart without colour too; two blanks without."""
    role = Role(brief.sides.role(actor)) if actor else Role.TEXT
    place = "123456".find(role[-1])
    return Span(f"{lettering.glyphs.sides[place]} " if place >= 0 else "  ", role)


KIND_ROLES = {
    QuoteKind.DIRECT: Role.QUOTED,
    QuoteKind.MIXED: Role.PARTIAL,
    QuoteKind.INDIRECT: Role.REPORTED,
}


def kind_chip(kind: QuoteKind, lettering: Lettering, *, short: bool = False, capitals: bool = True) -> Span:
    """The kind of a statement as a chip: filled for a quotation, outlined for a part, dotted for a paraphrase."""
    glyphs = lettering.glyphs
    edge = {QuoteKind.DIRECT: " ", QuoteKind.MIXED: glyphs.edge, QuoteKind.INDIRECT: glyphs.dotted}[kind]
    word = KIND_SHORT[kind] if short else KIND_WORDS[kind]
    return Span(f"{edge}{word if capitals or short else word.lower()}{edge}", KIND_ROLES[kind])


def kind_width(*, short: bool = False) -> int:
    """Cells of the widest chip."""
    return max(map(len, (KIND_SHORT if short else KIND_WORDS).values())) + 2


def side_by_side(blocks: Sequence[Sequence[Line]], width: int, otherwise: str, writer: Writer) -> list[Line]:
    """Set texts beside each other, each `width` cells wide, with a line between them.

    A row tells of the item that the first of its texts with any tells of, else of `otherwise`.
    """
    bar = ((Span(writer.lettering.glyphs.edge, Role.RULE),), 1)
    lines = []
    for place in range(max(map(len, blocks))):
        parts = [block[place] if place < len(block) else Line() for block in blocks]
        cells = [cell for part in parts for cell in (bar, (part.spans, width))][1:]
        owner = next((part.owner for part in parts if part.owner), otherwise)
        spans = columns(cells, gap=1)
        lines.append(Line(spans, owner, heading=parts[0].heading, parts=_stretches(spans, parts, width)))
    return lines


def _stretches(spans: Sequence[Span], parts: Sequence[Line], width: int) -> tuple[tuple[int, int, bool], ...]:
    """Where in a line each of the texts stands that were set beside each other, in characters."""
    plain = "".join(span.text for span in spans)
    found, start = [], 0
    for part in parts:
        text = "".join(span.text for span in cut_spans(part.spans, width))
        found.append((start, start + len(text), part.goes_on))
        # A blank, the line between two texts, and a blank follow the cells that a text is filled up to.
        start += len(text) + (width - cell_len(text)) + 3
    return tuple((low, min(high, len(plain)), goes_on) for low, high, goes_on in found)


def in_two_columns(lines: Sequence[Line], width: int, otherwise: str, writer: Writer) -> list[Line]:
    """Part a text at a heading into two columns of about the same height, each `width` cells wide."""
    starts = [place for place, line in enumerate(lines) if line.heading and place]
    if not starts:
        return list(lines)
    middle = min(starts, key=lambda place: max(place, len(lines) - place))
    return side_by_side([lines[:middle], lines[middle:]], width, otherwise, writer)


def reference_runs(ids: Iterable[str], brief: OpenBrief) -> list[Run]:
    """Links to what `refs` and the like name, set apart by blanks."""
    found = (brief.index.reference(name) for name in ids)
    return spaced([reference for reference in found if reference])


def spaced(runs: Iterable[Run]) -> list[Run]:
    """Set runs apart by one blank."""
    result: list[Run] = []
    for run in runs:
        result += [" ", run] if result else [run]
    return result


def listed(runs: Iterable[Run]) -> list[Run]:
    """Set runs apart by commas."""
    result: list[Run] = []
    for run in runs:
        result += [", ", run] if result else [run]
    return result


def shortened(text: str, most: int) -> str:
    """Shorten a text of many characters at a blank, with dots for what is left out."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} ..."


def id_column(key: str, cells: int = 4) -> str:
    """An id or label as the first column of a line; a long one pushes what follows to the right."""
    return f"{key} ".ljust(cells)


def linked_line(
    writer: Writer, label: str, key: str, text: str, brief: OpenBrief, *, label_width: int, owner: str = ""
) -> None:
    """Write one line that leads to an item: a label, the item's own label, and a few words of what it is."""
    reference = brief.index.references[key]
    gap = " " * max(label_width - cell_len(label), 1)
    writer.row(Span(label, Role.LABEL), gap, reference, " ", text, owner=owner or key)


def write_doubt(writer: Writer, date: BriefDate | None, *, owner: str) -> None:
    """Write the signs of a date's doubt, each with what it means."""
    for flag in doubt_of(date).flags:
        writer.item(Span(flag, Role.CAUTION), Span(DOUBT_MEANINGS[flag], Role.CAUTION), width=2, owner=owner)


GAPS = "gaps"
"""Whom the heading above the gaps and cautions of the brief tells of."""

SHORT = 12
"""Characters of a verdict that is kept on one line."""

BAD = frozenset({Standing.NOT_FOUND, Standing.NOT_QUOTED})
"""What a reader must not overlook."""


def standing_glyph(standing: Standing, lettering: Lettering) -> Span:
    """The sign for a verdict; a blank for a paraphrase, whose words are nobody's."""
    glyphs = lettering.glyphs
    signs = {
        Standing.NOT_FOUND: glyphs.not_found,
        Standing.NOT_QUOTED: "!",
        Standing.NOT_COMPARED: glyphs.not_compared,
        Standing.VERIFIED: glyphs.proved,
    }
    return Span(signs.get(standing, " "), standing_role(standing))


def marks_of(quote: Quote, brief: OpenBrief, lettering: Lettering) -> tuple[Span, Span]:
    """What the comparison with the source found, and whether there is a caution; the words stand in the detail."""
    caution = Span(" " if all(known.is_verdict for known in brief.cautions_of(quote)) else "!", Role.CAUTION)
    if not brief.is_proved:
        return Span(" "), caution
    return standing_glyph(brief.proof.verdicts[quote.id].standing, lettering), caution


def standing_role(standing: Standing) -> Role:
    """What a verdict means as a colour; a paraphrase whose passage was found is no proof, and has none."""
    if standing in BAD:
        return Role.WRONG
    return {Standing.VERIFIED: Role.PROVED, Standing.NOT_COMPARED: Role.CAUTION}.get(standing, Role.MUTED)


def proof_mark(quote: Quote, brief: OpenBrief, lettering: Lettering) -> Span:
    """The sign and the word for the verdict; empty before it is known, and for a paraphrase that stands."""
    if not brief.is_proved:
        return Span("")
    verdict = brief.proof.verdicts[quote.id]
    glyph = standing_glyph(verdict.standing, lettering)
    if not glyph.text.strip():
        # A passage that was found does not make the paraphrase of it the source's words.
        return Span("")
    word = verdict.word.replace(" ", "\xa0") if len(verdict.word) <= SHORT else verdict.word
    return glyph._replace(text=f"{glyph.text}\xa0{word}")


NEAREST = "nearest"
"""How a hint begins that shows word by word what the nearest passage has instead."""

_DIFFERENCE = re.compile(r"\[-(?P<removed>.+?)-\]|\{\+(?P<added>.+?)\+\}", re.DOTALL)


def hint_runs(hint: str, lettering: Lettering) -> list[Span]:
    """What would be right, and how the words of the nearest passage differ.

    What the source does not have is struck through, and what it has besides is in the colour of what stands in it;
    without colour the signs stay around both.
    """
    if lettering.glyphs.words_open or not hint.startswith(NEAREST):
        return [Span(hint, Role.MUTED)]
    runs: list[Span] = []
    done = 0
    for found in _DIFFERENCE.finditer(hint):
        runs.append(Span(hint[done : found.start()], Role.MUTED))
        removed = found["removed"]
        runs.append(Span(removed, Role.REMOVED) if removed else Span(found["added"], Role.ADDED))
        done = found.end()
    return [*runs, Span(hint[done:], Role.MUTED)]


def trend_mark(tension: Tension, lettering: Lettering) -> str:
    """The sign for where a tension is going."""
    glyphs = lettering.glyphs
    signs = {"rising": glyphs.rising, "steady": glyphs.steady, "easing": glyphs.easing}
    return signs.get(tension.trend or "", glyphs.not_stated)


def joined_labels(labels: Iterable[str]) -> str:
    """Write labels shortly, those that follow each other as a range: 'Q1-Q4 Q9 T1'."""
    runs: list[tuple[str, int, int]] = []
    others: list[str] = []
    for label in labels:
        letters = label.rstrip("0123456789")
        digits = label[len(letters) :]
        if not digits or digits != str(int(digits)):
            others.append(label)
        elif runs and runs[-1][0] == letters and runs[-1][2] == int(digits) - 1:
            runs[-1] = (letters, runs[-1][1], int(digits))
        else:
            runs.append((letters, int(digits), int(digits)))
    ranges = [f"{letters}{start}" + (f"-{letters}{end}" if end > start else "") for letters, start, end in runs]
    return " ".join([*ranges, *others])


def discrepancy_summary(discrepancy: Discrepancy) -> str:
    """How many accounts there are, and which of them is used."""
    used = f"version {discrepancy.preferred} is used" if discrepancy.preferred else "none is preferred"
    return f"{count_of(len(discrepancy.versions), 'version')}, {used}"
