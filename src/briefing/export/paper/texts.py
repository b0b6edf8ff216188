"""From the raw text of an outline to runs that can be printed: safe, with links inside the brief and footnotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.export.paper.elements import Run
from briefing.model import Reference, TargetKind
from briefing.outline.record import DetailRole, Record, Revision
from briefing.text import apart, in_lines, on_one_line, safe_text, with_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.export.paper.elements import Runs
    from briefing.outline.record import Outline, Text

__all__ = ["PrintedTexts", "line"]

MOST_NOTES = 40
"""Footnotes of one text: a page has no room for more, and the references behind them are links all the same."""


def line(text: str) -> str:
    """Safe text on one line."""
    return on_one_line(with_marks(safe_text(text))).strip()


def _lines(text: str) -> str:
    """Safe text with its line breaks, of several blank lines one; blanks at both ends stay."""
    return in_lines(with_marks(safe_text(text)))


class PrintedTexts:
    """Makes runs of texts; it knows where the records of one outline stand, and what its sources are."""

    def __init__(self, outline: Outline) -> None:
        records = [block for section in outline.sections for block in section.blocks if isinstance(block, Record)]
        self._anchors = {(record.kind, record.id): f"item_{number}" for number, record in enumerate(records, 1)}
        self._untold = {source.id: _described(source) for source in outline.records(TargetKind.SOURCE)}

    def anchor(self, record: Record) -> str:
        """The name under which references find a record."""
        return self._anchors[record.kind, record.id]

    def runs(self, text: Text, *, notes: bool = True) -> Runs:
        """Prose with its line breaks.

        Args:
            text: What it says.
            notes: The first reference to a source has a footnote that tells which it is.
        """
        return _stripped(list(self._written(text, notes=notes)))

    def title(self, text: Text) -> Runs:
        """Prose on one line, without footnotes."""
        return tuple(run._replace(text=on_one_line(run.text)) for run in self.runs(text, notes=False))

    def quoted(self, words: str) -> Run:
        """Somebody's words in quotation marks."""
        return Run(f"“{self.words(words).text}”")

    def words(self, words: str) -> Run:
        """Somebody's words, or a paraphrase of them, as they are."""
        return Run(_lines(words).strip())

    def citation(self, text: Text) -> Runs:
        """Where something stands, to follow it: sources and what else is named, as references are written elsewhere."""
        runs = _stripped(list(self._written(text, notes=True)))
        joined = runs[0].text.startswith(",") if runs else True
        return (*([] if joined else [Run(" ")]), *runs)

    def _written(self, text: Text, *, notes: bool) -> Iterator[Run]:
        left = MOST_NOTES if notes else 0
        for run in text:
            if isinstance(run, Revision):
                yield Run(_lines(run.words), kept=str(run.kept), is_marked=run.is_marked)
                continue
            if isinstance(run, str):
                yield Run(_lines(run))
                continue
            link = self._link(run)
            note = self._source(run) if left and run.kind is TargetKind.SOURCE else ()
            left -= bool(note)
            yield link._replace(note=note)

    def _link(self, reference: Reference) -> Run:
        return Run(line(str(reference)), target=self._anchors.get((reference.kind, reference.label), ""))

    def _source(self, reference: Reference) -> Runs:
        """Say which source a number stands for, once; nothing where the sources are not part of the brief."""
        known = self._untold.pop(reference.label, "")
        if not known:
            return ()
        whole = replace(reference, paragraph=None)
        return (self._link(whole), Run(f" {known}"))


def _described(source: Record) -> str:
    title = line("".join(str(run) for run in source.title))
    published = [line("".join(map(str, value))) for value in source.values_of(DetailRole.PUBLISHED)]
    return with_marks(apart([title, *published], "; "))


def _stripped(runs: Iterable[Run]) -> Runs:
    """Take the blanks from both ends, and what is empty from between."""
    kept = [run for run in runs if run.text or run.note]
    while kept and not kept[0].note and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].note and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return tuple(kept)
