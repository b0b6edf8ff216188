"""Proposes the statements of a report: what stands in quotation marks, who says it, and when.

Nothing is asserted that is not sure: a quotation without a verb of speech, or beside a name that may mean several,
comes out as a hint and not as a statement.
"""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.people import NAME, People, Person, read_people
from briefing.draft.sentences import VEIL, Paragraph, read_paragraph
from briefing.edtf.report_words import days_meant, named_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.check.marks import QuotedPiece

__all__ = ["DatedSentence", "FoundStatement", "SaidOn", "dated_sentences", "find_statements"]

_SAID = (
    "said|says|added|adds|told|tells|tweeted|wrote|writes|stated|states|claimed|claims|argued|argues|warned|warns|noted|"
    "notes|asked|asks|replied|replies|insisted|insists|explained|explains|continued|continues|declared|declares|"
    "announced|announces|stressed|stresses|commented|comments|remarked|remarks|acknowledged|admitted|admits|concluded|"
    "recalled|suggested|observed|responded|reported|reports|accused|denied|called|described|promised|vowed|pledged|urged|"
    "confirmed|predicted|joked|quipped|repeated|reiterated|complained|lamented|emphasi[sz]ed|indicated|posted|"
    "declined|appealed|demanded|criticized|criticised|praised|condemned|expressed|stating|saying|adding|telling|"
    "claiming|noting|calling|describing|writing|warning"
)
_PRONOUN = r"[Hh]e|[Ss]he|[Tt]hey|[Ii]t"
_THE = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Ss]ome|[Aa]nother)\s+(?:[\w'’-]+\s+){0,5}?[\w'’-]+"
_OFFICE = r"(?:[A-Za-z][\w'’-]*\s+){0,4}?"
_WHO = rf"(?P<name>{_OFFICE}(?:{NAME}))|(?P<pronoun>(?:{_PRONOUN})(?!\w))|(?P<other>{_THE})"
_ADVERBS = (
    r"(?:(?:also|later|then|has|had|have|however|further|previously|recently|reportedly|publicly|simply)\s+){0,3}"
)
_BEHIND_VERB = re.compile(rf"[\s,;:{VEIL}]*(?:and\s+|but\s+)?{_ADVERBS}(?:{_SAID})\s+(?:{_WHO})(?!\w)")
_BEHIND_NAME = re.compile(
    rf"[\s,;:{VEIL}]*(?:and\s+|but\s+)?(?:{_WHO})(?:,[^,.]{{1,80}},)?\s+{_ADVERBS}(?:{_SAID})(?!\w)"
)
_ACCORDING = re.compile(rf"[Aa]ccording to\s+(?:{_WHO})")
_SPEECH = re.compile(rf"(?<!\w){_ADVERBS}(?:{_SAID})(?!\w)")
_SUBJECT = re.compile(rf"(?:{_WHO})(?:,[^,.]{{1,80}},)?\s*$")
_TOLD = re.compile(rf"\btold\s+(?:the\s+)?(?P<via>{NAME})")
_DAY = re.compile(
    r"\b(?:on\s+)?((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)(?:\s+(?:morning|afternoon|evening|night))?\b",
    re.IGNORECASE,
)
FEWEST_WORDS = 4
"""Words of the shortest quotation that may be a sentence of its own."""


class SaidOn(NamedTuple):
    """A day: as worded, and as it is counted from the day of the report."""

    text: str
    edtf: str


class FoundStatement(NamedTuple):
    """A statement that a report seems to have.

    Attributes:
        kind: `direct` or `mixed`.
        text: Its words; of a mixed one the sentence of the report.
        at: The paragraph.
        speaker: Who says it; None where the report does not show it.
        cue: The words of the report that show it, or what it calls a speaker without a name; else empty.
        date: When it was said.
        via: To whom it was said, an outlet.
        is_sure: Whether it is to be asserted; else it is a hint.
    """

    kind: str
    text: str
    at: int
    speaker: Person | None
    cue: str = ""
    date: SaidOn | None = None
    via: str = ""
    is_sure: bool = True


class DatedSentence(NamedTuple):
    """A sentence without a quotation that says on which day something happened."""

    text: str
    at: int
    date: SaidOn


class _Heard(NamedTuple):
    speaker: Person | None
    cue: str


def find_statements(
    paragraphs: Sequence[str], published: Date | None, language: str | None = None
) -> list[FoundStatement]:
    """Propose the statements of a report, in its order.

    Args:
        paragraphs: Its text.
        published: The day of the report, from which weekdays are counted.
        language: Its language as a BCP 47 tag.
    """
    read = [read_paragraph(number, text, language) for number, text in enumerate(paragraphs, 1)]
    return list(_Reader(read, published).statements())


def dated_sentences(
    paragraphs: Sequence[str], published: Date | None, language: str | None = None
) -> list[DatedSentence]:
    """List the sentences that name one day and quote nobody."""
    found = []
    for number, text in enumerate(paragraphs, 1):
        paragraph = read_paragraph(number, text, language)
        for start, end in paragraph.sentences:
            veiled = paragraph.veiled[start:end]
            day = _said_on(veiled, published) if VEIL not in veiled and not _SPEECH.search(veiled) else None
            if day is not None:
                found.append(DatedSentence(" ".join(text[start:end].split()), number, day))
    return found


class _Reader:
    """Reads a report from its beginning: who spoke last is whom a pronoun means."""

    def __init__(self, paragraphs: list[Paragraph], published: Date | None) -> None:
        self._paragraphs = paragraphs
        self._published = published
        self._people: People = read_people(paragraphs)
        self._last_person: Person | None = None
        self._last_body: Person | None = None

    def statements(self) -> Iterator[FoundStatement]:
        carried: _Heard | None = None
        for paragraph in self._paragraphs:
            heard: _Heard | None = None
            done: set[tuple[int, int]] = set()
            for piece in paragraph.pieces:
                sentence = paragraph.sentence_at(paragraph.with_marks(piece)[0])
                found = self._hear(paragraph, piece, sentence)
                if found is None and _is_speech(piece):
                    found = heard if heard is not None else carried if paragraph.text[:1] == piece.mark else None
                if not _is_speech(piece):
                    if sentence not in done:
                        done.add(sentence)
                        yield self._mixed(paragraph, sentence, found)
                else:
                    yield self._direct(paragraph, piece, sentence, found)
                if found is not None:
                    heard = found
            carried = heard if paragraph.pieces and not paragraph.pieces[-1].closed else None
            self._remember(paragraph)

    def _direct(
        self, paragraph: Paragraph, piece: QuotedPiece, sentence: tuple[int, int], heard: _Heard | None
    ) -> FoundStatement:
        words = piece.words.rstrip(",;").rstrip()
        return FoundStatement(
            "direct",
            words,
            paragraph.number,
            heard.speaker if heard else None,
            heard.cue if heard else "",
            self._day(paragraph, sentence),
            self._via(paragraph, sentence),
            is_sure=heard is not None and piece.closed,
        )

    def _mixed(self, paragraph: Paragraph, sentence: tuple[int, int], heard: _Heard | None) -> FoundStatement:
        text = " ".join(paragraph.text[sentence[0] : sentence[1]].split())
        return FoundStatement(
            "mixed",
            text,
            paragraph.number,
            heard.speaker if heard else None,
            heard.cue if heard else "",
            self._day(paragraph, sentence),
            self._via(paragraph, sentence),
            is_sure=heard is not None and heard.speaker is not None,
        )

    def _hear(self, paragraph: Paragraph, piece: QuotedPiece, sentence: tuple[int, int]) -> _Heard | None:
        """Who says a quotation by the words beside it: behind it first, then before it."""
        start, end = paragraph.with_marks(piece)
        behind = paragraph.veiled[end : self._next_end(paragraph, end, sentence)]
        before = paragraph.veiled[sentence[0] : start]
        for pattern in (_BEHIND_VERB, _BEHIND_NAME):
            if found := pattern.match(behind):
                return self._heard(found)
        if found := re.match(rf"[\s,]*{_ACCORDING.pattern}", behind):
            return self._heard(found)
        verbs = list(_SPEECH.finditer(before))
        if verbs and (heard := self._subject(before[: verbs[-1].start()])):
            return heard
        if found := _ACCORDING.search(before):
            return self._heard(found)
        # A sentence that only announces what is said: 'In a statement, he wrote:'
        return None

    def _next_end(self, paragraph: Paragraph, end: int, sentence: tuple[int, int]) -> int:
        """Where the words behind a quotation end: with their sentence, which may begin behind the closing mark."""
        if end < sentence[1]:
            return sentence[1]
        following = next((one for one in paragraph.sentences if one[0] >= end), None)
        gap = paragraph.veiled[end : following[0]] if following else ""
        begins_small = following is not None and paragraph.veiled[following[0]].islower()
        return following[1] if following and begins_small and not gap.strip() else end

    def _subject(self, before: str) -> _Heard | None:
        """Whoever stands right before a verb of speech, or opens the sentence before it."""
        if found := _SUBJECT.search(before):
            return self._heard(found)
        first = re.match(rf"(?:[^,]{{1,60}},\s+)?(?:{_WHO})", before)
        return self._heard(first) if first else None

    def _heard(self, found: re.Match[str]) -> _Heard | None:
        if name := found["name"]:
            speaker = self._people.resolve(_from_capital(name))
            return _Heard(speaker, "" if speaker else name)
        if pronoun := found["pronoun"]:
            known = self._last_body if pronoun.lower() == "it" else self._last_person
            return _Heard(known, "" if known else pronoun)
        return _Heard(None, found["other"])

    def _remember(self, paragraph: Paragraph) -> None:
        """Keep whom the next pronoun may mean: the person, and the body, that were named last."""
        for found in re.finditer(NAME, paragraph.veiled):
            person = self._people.resolve(_from_capital(found[0]))
            if person is None:
                continue
            if person.is_person:
                self._last_person = person
            else:
                self._last_body = person

    def _day(self, paragraph: Paragraph, sentence: tuple[int, int]) -> SaidOn | None:
        veiled = paragraph.veiled[sentence[0] : sentence[1]]
        return _said_on(veiled, self._published) if _SPEECH.search(veiled) else None

    @staticmethod
    def _via(paragraph: Paragraph, sentence: tuple[int, int]) -> str:
        found = _TOLD.search(paragraph.veiled, *sentence)
        return found["via"] if found else ""


def _from_capital(name: str) -> str:
    """A name without the small words before it that are no office."""
    words = name.split()
    while len(words) > 1 and words[0][0].islower() and words[0] not in {"de", "van", "von", "al", "el"}:
        words = words[1:]
    return " ".join(words)


def _is_speech(piece: QuotedPiece) -> bool:
    """Whether a quotation can stand by itself: it begins like a sentence and has some words."""
    return len(piece.words.split()) >= FEWEST_WORDS and piece.words.lstrip("[(…. ")[:1].isupper()


def _said_on(veiled: str, published: Date | None) -> SaidOn | None:
    """The one day that a sentence names, as it is counted from the day of the report."""
    found = list(_DAY.finditer(veiled))
    if published is None or len(found) != 1:
        return None
    text = found[0][0]
    if (meant := days_meant(text, published)) and meant[0] == meant[1]:
        return SaidOn(text, meant[0].isoformat())
    # The words before it may make it another day: 'the day after Tuesday's vote'.
    weekdays = named_days(veiled[max(found[0].start() - 20, 0) : found[0].end() + 3]).weekdays
    if len(weekdays) != 1:
        return None
    (weekday,) = weekdays
    if re.match(
        r"\s*(?:,\s*)?\d|,?\s+(?:January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec)",
        veiled[found[0].end() :],
    ):
        return None
    return SaidOn(text, (published - timedelta(days=(published.weekday() - weekday) % 7)).isoformat())
