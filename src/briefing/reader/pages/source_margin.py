"""What stands beside a paragraph of a source: who uses it, which words are quoted, where the source errs."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.passages import marked
from briefing.reader.writer import MEASURE, columns
from briefing.text import cell_len

if TYPE_CHECKING:
    from briefing.model import SourceNote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering, Run

__all__ = ["Margin", "source_note_runs"]

NARROWEST_MARGIN = 12
"""Cells that a margin needs beside the text; with less room its labels follow the text."""
WIDEST_MARGIN = 30


class Margin:
    """For each paragraph of a source what is to be said beside its words.

    Attributes:
        is_beside: Whether there is room for a column of its own.
    """

    def __init__(self, key: str, brief: OpenBrief, width: int) -> None:
        room = width - MEASURE - 3
        self.is_beside = room >= NARROWEST_MARGIN
        self._room = min(room, WIDEST_MARGIN)
        self._brief = brief
        self._spans = _quoted_spans(key, brief)
        self._users = _users(key, brief, self._spans)
        self._notes: defaultdict[int, list[SourceNote]] = defaultdict(list)
        for note in brief.briefing.source_notes:
            if note.source == key and note.at:
                self._notes[note.at].append(note)

    def changes(self, paragraph: int) -> bool:
        """Whether anything but its own words is shown with a paragraph."""
        return paragraph in self._users or paragraph in self._spans or paragraph in self._notes

    @cached_property
    def used(self) -> tuple[int, ...]:
        """The paragraphs that something in the brief uses, in their order."""
        return tuple(sorted(self._users))

    def marked(self, paragraph: int, text: str, offset: int) -> list[Run]:
        """A stretch of a paragraph, the words that statements quote marked."""
        found = self._spans.get(paragraph)
        if not found:
            return [text]
        end = offset + len(text)
        inside = ((max(start, offset), min(stop, end)) for _, start, stop in found)
        return marked(text, [(start - offset, stop - offset) for start, stop in inside if start < stop])

    def inline(self, paragraph: int) -> list[Run]:
        """Who uses a paragraph, to follow its words."""
        if self.is_beside:
            return []
        labels = self._labels(paragraph, bare=False)
        links = [label for label in labels if label.link]
        words = ", ".join(label.text for label in labels if not label.link)
        return [
            *(run for link in links for run in (Span(" "), link)),
            *([Span(f" ({words})", Role.MUTED)] if words else []),
        ]

    def notes(self, paragraph: int) -> list[list[Run]]:
        """The errors of the source in a paragraph."""
        return [source_note_runs(note, self._brief) for note in self._notes.get(paragraph, ())]

    def beside(self, paragraph: int, lines: list[Line], lettering: Lettering, owner: str) -> list[Line]:
        """Set who uses a paragraph to the right of its lines."""
        labels = self._labels(paragraph, bare=True) if self.is_beside else []
        if not labels:
            return lines
        rows = _packed([span._replace(text=lettering.line(span.text)) for span in labels], self._room)
        bar = Span("|" if lettering.ascii_only else "│", Role.RULE)
        beside = []
        for place in range(max(len(lines), len(rows))):
            line = lines[place] if place < len(lines) else Line((), owner)
            row = rows[place] if place < len(rows) else []
            beside.append(line._replace(spans=columns([(line.spans, MEASURE), ((bar,), 1), (row, self._room)], gap=1)))
        return beside

    def _labels(self, paragraph: int, *, bare: bool) -> list[Span]:
        """Links to what uses a paragraph; words for the parts of the brief that have no id."""
        labels = []
        for user in self._users.get(paragraph, ()):
            reference = self._brief.index.references.get(user)
            text = (reference.label if bare else str(reference)) if reference else user
            labels.append(Span(text, Role.LINK if reference else Role.MUTED, reference))
        return labels


def source_note_runs(note: SourceNote, brief: OpenBrief) -> list[Run]:
    """What a source prints, what the brief reads, and what is wrong with it."""
    printed = f"prints “{note.printed}”" if note.printed else ""
    read_as = f"read as “{note.read_as}”" if note.read_as else ""
    said = ", ".join(filter(None, (printed, read_as)))
    lead = Span(f"! {said}: " if said else "! ", Role.CAUTION)
    runs = brief.index.split_prose(note.note)
    return [lead, *(Span(run, Role.CAUTION) if isinstance(run, str) else run for run in runs)]


Spans = dict[int, list[tuple[str, int, int]]]
"""For each paragraph the stretches that statements quote, with the statement."""


def _quoted_spans(key: str, brief: OpenBrief) -> Spans:
    found: Spans = {}
    if brief.is_proved:
        for quote in brief.index.quotes_by_source.get(key, ()):
            for piece in brief.proof.verdicts[quote.id].pieces:
                for number, start, end in piece.located.spans:
                    found.setdefault(number, []).append((quote.id, start, end))
    return found


def _users(key: str, brief: OpenBrief, spans: Spans) -> dict[int, list[str]]:
    """Who uses each paragraph; the statements found there count, whatever paragraph the brief gives for them."""
    users = {number: dict.fromkeys(ids) for number, ids in brief.support.citing(key).items()}
    for number, stretches in spans.items():
        users.setdefault(number, {}).update(dict.fromkeys(quote for quote, _, _ in stretches))
    return {number: sorted(ids, key=lambda user: user not in brief.index.references) for number, ids in users.items()}


def _packed(labels: list[Span], room: int) -> list[list[Span]]:
    """Fill rows of a width with labels."""
    rows: list[list[Span]] = []
    used = room
    for label in labels:
        size = cell_len(label.text)
        if rows and used + 1 + size <= room:
            rows[-1] += [Span(" "), label]
            used += 1 + size
        else:
            rows.append([label])
            used = size
    return rows
