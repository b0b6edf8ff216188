"""Reads one report: whom it names, who says what and when, and which of its sentences say when something happened."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.dressing import without_footnotes
from briefing.draft.dated_words import DateFinder, find_dates
from briefing.draft.grammar import grammar_of, guess_language
from briefing.draft.people import is_heading, read_people
from briefing.draft.proposal import ProposedDate
from briefing.draft.sentences import VEIL
from briefing.draft.speakers import Heard, Speakers
from briefing.draft.statements import FoundStatement, Span, find_statements, read_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.draft.dated_words import FoundDate
    from briefing.draft.people import People
    from briefing.draft.proposal import SourceReport
    from briefing.draft.sentences import ReadParagraph

__all__ = ["Dated", "ReportReading", "Said", "on_one_line", "read_report", "span_text"]

_VENUE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n) (?:an?|the|his|her|its|their) (?:[\w’'-]+ ){0,3}?"
    r"(?:statement|interview|speech|conference|briefing|letter|e-?mail|tweet|post|report|blog|hearing|rally|debate|testimony|address|memo|filing|video|radio|broadcast)\b|"
    r"\bon (?:Twitter|Facebook|Instagram|Telegram|television|TV|X)\b"
)
_SAYING = re.compile(
    r"\b(?:message|claim|warning|promise|statement|allegation|accusation|argument|assurance|threat|pledge|complaint|"
    rf"suggestion|remark|comment)s? that [^{VEIL}.;:]{{1,80}}{VEIL}"
)
LEAST_WORDS = 5
"""Words beside a date that make of a sentence more than a dateline."""
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?)"
_DATELINE = re.compile(
    r"(?:(?P<place>[A-ZÀ-ÞЀ-Я][A-ZÀ-ÞЀ-Я.'’ -]{2,40}?(?:, [A-ZÀ-Þ][\w.]*(?: [A-Z][\w.]*)?)?)"
    rf"(?:,? {_DAY})?(?:,? \d{{4}})? ?(?:\([^()]{{1,40}}\))?|"
    rf"(?P<town>[A-ZÀ-ÞЀ-Я][\w.'’-]+(?: [A-ZÀ-ÞЀ-Я][\w.'’-]+){{0,2}})(?:,? {_DAY})? \([^()]{{1,40}}\))"
    r" ?[—–-]{1,2} (?=\S)"
)
"""In capitals, or before the name of an agency: 'PARIS, March 7 —', 'Berlin (dpa) –'."""

_IN = re.compile(r"\b(?:in|at) (?:the (?:town|city|village|port) of )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")


class Said(NamedTuple):
    """A statement, who says it, when, where, and whom it is said to."""

    found: FoundStatement
    heard: Heard
    date: ProposedDate | None
    venue: str
    via: str


class Dated(NamedTuple):
    """A sentence that says when something happened, and quotes nobody."""

    text: str
    at: int
    date: FoundDate


@dataclass(frozen=True)
class ReportReading:
    """What a report says.

    Attributes:
        report: The report.
        published: Its day; None where it is not known.
        paragraphs: Its paragraphs.
        body: The number of the paragraph with which its text begins, behind headline and date.
        people: Whom it names.
        said: Who says what, in order.
        dated: Its dated sentences, in order.
    """

    report: SourceReport
    published: Date | None
    paragraphs: tuple[ReadParagraph, ...]
    body: int
    people: People
    said: tuple[Said, ...]
    dated: tuple[Dated, ...]

    def is_alone(self, found: FoundStatement) -> bool:
        """Whether a statement is the only one of its sentence."""
        return self._spoken[found.sentence] == 1

    def is_open(self, found: FoundStatement) -> bool:
        """Whether the last quotation of a statement is one that the report never closes."""
        last = found.spans[-1]
        paragraph = self.paragraphs[last.paragraph - 1]
        return paragraph.is_cut and found.kind != "indirect" and last.start <= paragraph.pieces[-1].start < last.end

    def is_nobodys(self, found: FoundStatement) -> bool:
        """Whether a sentence shows that somebody says its quotation, and not who does: 'the message that it is "'."""
        sentence = found.sentence
        text = self.paragraphs[sentence.paragraph - 1].veiled[sentence.start : sentence.end]
        return found.kind == "mixed" and found.mention is None and _SAYING.search(text) is not None

    @cached_property
    def _spoken(self) -> Counter[Span]:
        return Counter(one.found.sentence for one in self.said)

    @property
    def day(self) -> tuple[FoundDate, int] | None:
        """The first day on which something happened that its first two paragraphs name, and the paragraph."""
        return next(((it.date, it.at) for it in self.dated if it.at <= self.body + 1 and it.date.is_day), None)

    @property
    def place(self) -> str:
        """Where the event was, as its dateline or its first paragraph words it; else empty."""
        text = self.paragraphs[self.body - 1].text
        line = _DATELINE.match(text)
        if line and line["town"]:
            return on_one_line(line["town"])
        if line:
            return " ".join(word if "." in word else word.title() for word in on_one_line(line["place"]).split())
        found = _IN.search(self.paragraphs[self.body - 1].veiled)
        return on_one_line(found["place"]) if found and find_dates(found["place"], None) == [] else ""

    @property
    def summary(self) -> str:
        """The first sentence of its text, without a dateline."""
        paragraph = self.paragraphs[self.body - 1]
        line = _DATELINE.match(paragraph.text)
        first = paragraph.sentences[0] if paragraph.sentences else None
        start = line.end() if line else first.start if first else 0
        within = next((one for one in paragraph.sentences if one.end > start), first)
        return on_one_line(paragraph.text[start : within.end if within else None])


def on_one_line(text: str) -> str:
    """A text with single blanks and without the signs of footnotes, which a brief would take for references."""
    return " ".join(without_footnotes(text).replace("\xad", "").split())


def read_report(report: SourceReport) -> ReportReading:
    """Read a report."""
    language = report.language or guess_language("\n".join(report.paragraphs[:MOST_ABOVE]))
    words = grammar_of(language)
    paragraphs = read_paragraphs(report.paragraphs, report.language)
    published = _day(report.published)
    people = read_people(paragraphs, words)
    speakers = Speakers(paragraphs, people, words)
    found = find_statements(paragraphs, language)
    body = _body(report, paragraphs)
    said = tuple(
        _said(statement, paragraphs, speakers.of(statement), published, language)
        for statement in found
        if statement.at >= body
    )
    held = {(one.found.sentence.paragraph, one.found.sentence.start) for one in said}
    dated = tuple(_dated(paragraphs[body - 1 :], held, published, language))
    return ReportReading(report, published, paragraphs, body, people, said, dated)


def _day(published: str | None) -> Date | None:
    """The day of publication; None where it is not one day."""
    try:
        return Date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _body(report: SourceReport, paragraphs: tuple[ReadParagraph, ...]) -> int:
    """The number of the first paragraph that is no headline and no date; the first where there is none."""
    title = on_one_line(report.title or "").casefold()
    for paragraph in paragraphs[:MOST_ABOVE]:
        sentences = paragraph.sentences
        text = on_one_line(paragraph.text)
        if sentences and text.casefold() != title and not is_heading(sentences[-1]) and text[-1] in ".!?\"”“’»'…)":
            return paragraph.number
    return 1


MOST_ABOVE = 8
"""Paragraphs that may stand above the text of a report."""


def _said(
    statement: FoundStatement,
    paragraphs: tuple[ReadParagraph, ...],
    heard: Heard,
    published: Date | None,
    language: str | None,
) -> Said:
    around = _around(statement, paragraphs)
    dates = find_dates(around, published, language)
    venue = _VENUE.search(around)
    via = paragraphs[statement.via.paragraph - 1].text[statement.via.start : statement.via.end] if statement.via else ""
    return Said(
        statement,
        heard,
        _proposed(dates[0]) if len(dates) == 1 else None,
        _lowered(on_one_line(venue[0])) if venue else "",
        on_one_line(via) if any(word[:1].isupper() for word in via.split()) else "",
    )


def _lowered(venue: str) -> str:
    return f"{venue[0].lower()}{venue[1:]}"


def _around(statement: FoundStatement, paragraphs: tuple[ReadParagraph, ...]) -> str:
    """What stands beside the words that name a speaker, and is not said: behind them, and little before them."""
    cue = statement.cue
    if cue is None:
        return ""
    paragraph = paragraphs[cue.paragraph - 1]
    sentence = paragraph.sentence_at(cue.start)
    said_before = [span.end for span in statement.spans if span.paragraph == cue.paragraph and span.end <= cue.start]
    head = paragraph.veiled[max([sentence.start, *said_before]) : cue.start]
    behind = [span.start for span in statement.spans if span.paragraph == cue.paragraph and span.start >= cue.end]
    end = min([sentence.end, cue.end + LONGEST_TAIL, *behind])
    if statement.kind == "mixed" and not _REPORTS.isdisjoint(paragraph.text[cue.start : cue.end].lower().split()):
        # 'called on the crews last month to "go home"'
        veil = paragraph.veiled.find(VEIL, cue.end, sentence.end)
        end = veil if 0 <= veil - cue.end <= LONGEST_TAIL else end
    tail = paragraph.veiled[cue.end : end]
    return f"{head if len(head) <= LONGEST_HEAD else ''} {tail}".replace(VEIL, " ")


_REPORTS = frozenset("called calls urged urges asked asks accused accuses praised criticised criticized".split())
"""Verbs whose object is whom something is said to, and when; what is said comes behind."""
LONGEST_HEAD = 30
"""Characters before a speaker that only say when something was said: 'On Monday, '."""
LONGEST_TAIL = 120
"""Characters behind a speaker that may say where and when something was said."""


def _proposed(date: FoundDate) -> ProposedDate:
    return ProposedDate(on_one_line(date.text), date.edtf, date.basis)


def _dated(
    paragraphs: tuple[ReadParagraph, ...], held: set[tuple[int, int]], published: Date | None, language: str | None
) -> Iterator[Dated]:
    finder = DateFinder(published, language)
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            if (paragraph.number, sentence.start) in held or any(token.is_veil for token in sentence.tokens):
                continue
            line = _DATELINE.match(paragraph.text) if sentence is paragraph.sentences[0] else None
            text = paragraph.text[max(sentence.start, line.end() if line else 0) : sentence.end]
            dates = [it for it in finder.find(text) if "X" not in it.edtf and "~" not in it.edtf]
            best = next((it for it in dates if it.is_day), dates[0] if dates else None)
            if best is not None and len(sentence.tokens) > len(best.text.split()) + LEAST_WORDS:
                yield Dated(on_one_line(text), paragraph.number, best)


def span_text(span: Span, paragraphs: tuple[ReadParagraph, ...]) -> str:
    """The words of a stretch, on one line."""
    return on_one_line(paragraphs[span.paragraph - 1].text[span.start : span.end])
