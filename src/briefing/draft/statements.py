"""Lists what a report has people say, in its order, and the words of the report that show who they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.marks import MARKS
from briefing.draft.attributions import Attribution, Stretch, attributions_of
from briefing.draft.clauses import phrase_behind
from briefing.draft.grammar import grammar_of
from briefing.draft.leading import LEAST_LETTERS, leads_up
from briefing.draft.openings import phrase_first
from briefing.draft.reporting import closes, is_torn, reports, utters
from briefing.draft.sentences import DASHES, VEIL, ReadParagraph, read_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Sentence

__all__ = ["FoundStatement", "Span", "find_statements", "read_paragraphs"]

_LEADS = frozenset("but and so yet still well then or plus thus".split())
"""Words before a quotation that are no part of what is said: 'But "no," he said'."""
LONGEST_CREDIT = 14
"""Tokens of the longest line that says behind a dash who says the quotation above."""
MOST_PIECES = 12
"""Pieces of one statement that is interrupted."""


class Span(NamedTuple):
    """A stretch of a report: the paragraph from 1, and characters of it."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """What somebody says in a report.

    Attributes:
        kind: `direct`, `mixed` or `indirect`.
        spans: What is said: of a direct statement each quotation without its marks, else other words, too.
        sentence: The sentence of the report in which it begins.
        mention: The words that name who says it; None where none do.
        cue: These words with the verb of speech.
        via: Whom it is said to.
        is_carried: The speaker is that of a sentence before.
        runs_on: The last quotation is not closed: it goes on in the next paragraph.
        is_torn: What is said is no sentence without the words that say who says it.
    """

    kind: str
    spans: tuple[Span, ...]
    sentence: Span
    mention: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    is_carried: bool = False
    runs_on: bool = False
    is_torn: bool = False

    @property
    def at(self) -> int:
        """The paragraph in which it begins."""
        return self.spans[0].paragraph


def read_paragraphs(paragraphs: Sequence[str], language: str | None = None) -> tuple[ReadParagraph, ...]:
    """Find the quotations and sentences of a report, its headline and dateline among them."""
    return tuple(
        read_paragraph(number, text, language, goes_on=MARKS.match(following) is not None)
        for number, (text, following) in enumerate(zip_longest(paragraphs, paragraphs[1:], fillvalue=""), 1)
    )


def find_statements(paragraphs: Sequence[ReadParagraph], language: str | None = None) -> list[FoundStatement]:
    """List the statements of a report, in its order."""
    reader = _Reader(grammar_of(language))
    for paragraph in paragraphs:
        reader.read(paragraph)
    return reader.found


class _Reader:
    """Reads a report from its beginning, and keeps who spoke last."""

    def __init__(self, words: Grammar) -> None:
        self.found: list[FoundStatement] = []
        self._words = words
        self._begun = 0
        """The first statement of the paragraph."""
        self._announced: tuple[Span, Span] | None = None
        """Who is named by the colon at the end of the paragraph before."""
        self._told: FoundStatement | None = None
        """What the sentence before says of a speaker and does not quote: 'Lupu said in a statement.'"""
        self._is_heading = False
        """Whether the paragraph is a heading that quotes somebody."""
        self._is_quotation = False
        """Whether the sentence before is nothing but a quotation that is the last statement."""

    def read(self, paragraph: ReadParagraph) -> None:
        """Read the next paragraph."""
        self._begun = len(self.found)
        self._is_quotation = False
        self._is_heading = _is_quoted_heading(paragraph)
        self._credit(paragraph)
        for sentence in paragraph.sentences:
            self._read_sentence(paragraph, sentence)
        self._carry()
        self._announced = self._announces(paragraph)

    def _credit(self, paragraph: ReadParagraph) -> None:
        """Give the quotation of the paragraph before to the name that follows it behind a dash."""
        tokens = paragraph.sentences[0].tokens if paragraph.sentences else ()
        last = self.found[-1] if self.found else None
        if (
            not FEWEST <= len(tokens) <= LONGEST_CREDIT
            or tokens[0].text not in DASHES
            or not tokens[1].text[0].isupper()
        ):
            return
        name = phrase_behind(tokens, 1, self._words)
        if name and last and last.kind == "direct" and last.mention is None and last.at == paragraph.number - 1:
            said = Span(paragraph.number, tokens[name.first].start, tokens[name.last - 1].end)
            self.found[-1] = replace(last, mention=said, cue=said)

    def _announces(self, paragraph: ReadParagraph) -> tuple[Span, Span] | None:
        """Who is named by a sentence that ends with a colon, and the words from there on; the quotation comes next."""
        sentence = paragraph.sentences[-1] if paragraph.sentences else None
        if sentence is None or sentence.tokens[-1].text != ":":
            return None
        tokens = sentence.tokens
        named = [one.subject for one in attributions_of(sentence, self._words) if one.subject]
        subject = named[-1] if named else phrase_first(tokens, self._words)
        if subject is None:
            return None
        start = tokens[subject.first].start
        mention = Span(paragraph.number, start, tokens[subject.last - 1].end)
        return mention, Span(paragraph.number, min(start, sentence.end), sentence.end)

    def _read_sentence(self, paragraph: ReadParagraph, sentence: Sentence) -> None:
        if sentence.is_quoted:
            self._add_quotation(paragraph, sentence)
            return
        waits, self._is_quotation, self._told = self._is_quotation, False, None
        for attribution in attributions_of(sentence, self._words):
            statement = self._statement(paragraph, sentence, attribution)
            if statement is not None and waits and not statement.spans:
                last = self.found[-1]
                if last.mention is None:
                    self.found[-1] = replace(last, mention=statement.mention, cue=statement.cue, via=statement.via)
            elif statement is not None and statement.spans:
                self._add(statement, waits=waits)
            elif statement is not None:
                self._told = statement
            waits = False
        self._is_quotation = bool(
            self.found[self._begun :] and self.found[-1].kind == "direct" and self.found[-1].at == paragraph.number
        )

    def _add(self, statement: FoundStatement, *, waits: bool) -> None:
        """Add a statement; a quotation before it whose speaker is not known yet is its beginning."""
        last = self.found[-1] if waits else None
        if last and last.mention is None and last.cue is None and statement.kind == "direct" and statement.mention:
            self.found[-1] = replace(statement, spans=(*last.spans, *statement.spans), sentence=last.sentence)
        else:
            self.found.append(statement)

    def _add_quotation(self, paragraph: ReadParagraph, sentence: Sentence) -> None:
        """Add a sentence that is nothing but a quotation: it goes on with what was said right before."""
        spans = tuple(_pieces(paragraph, sentence.start, sentence.end))
        runs_on = self._is_open(paragraph, spans[-1])
        if paragraph.label is not None and sentence.start == 0:
            label = Span(paragraph.number, *paragraph.label)
            said = Span(paragraph.number, sentence.start, sentence.end)
            self.found.append(FoundStatement("direct", spans, said, label, label, runs_on=runs_on))
            self._is_quotation = True
            return
        if self._is_quotation and len(self.found[-1].spans) + len(spans) <= MOST_PIECES:
            self.found[-1] = replace(self.found[-1], spans=(*self.found[-1].spans, *spans), runs_on=runs_on)
            return
        self._is_quotation = True
        said = Span(paragraph.number, sentence.start, sentence.end)
        statement = FoundStatement("direct", spans, said, runs_on=runs_on)
        known, told = self._speaker_before(), self._told
        if told is not None and told.sentence.paragraph == paragraph.number:
            statement = replace(statement, mention=told.mention, cue=told.cue, via=told.via)
        elif known is not None:
            statement = replace(statement, mention=known, is_carried=True)
        self.found.append(statement)

    def _speaker_before(self) -> Span | None:
        """Who speaks in the last sentence of the paragraph that has a statement: whoever says it, or part of it."""
        earlier = self.found[max(self._begun, len(self.found) - MOST_PIECES) :]
        last = earlier[-1] if earlier else None
        if last is None or (last.mention and last.kind == "direct"):
            return None
        return next((one.mention for one in reversed(earlier) if one.mention and one.sentence == last.sentence), None)

    def _carry(self) -> None:
        """Give a paragraph that begins with a quotation without a speaker that of the paragraph before."""
        if self._begun == len(self.found) or (self._begun == 0 and self._announced is None):
            return
        first, last = self.found[self._begun], self.found[self._begun - 1]
        if self._announced and first.kind == "direct" and first.mention is None:
            self.found[self._begun] = replace(first, mention=self._announced[0], cue=self._announced[1])
            return
        if first.mention or first.kind != "direct" or last.mention is None or last.at < first.at - 1:
            return
        if self._is_heading:
            return
        if last.runs_on:
            self.found[self._begun - 1] = replace(last, spans=(*last.spans, *first.spans), runs_on=first.runs_on)
            del self.found[self._begun]
        elif last.kind != "indirect" and first.cue is None:
            self.found[self._begun] = replace(first, mention=last.mention, is_carried=True)

    def _statement(
        self, paragraph: ReadParagraph, sentence: Sentence, attribution: Attribution
    ) -> FoundStatement | None:
        if attribution.cue is None:
            return self._without_verb(paragraph, sentence, attribution)
        return self._said(paragraph, sentence, attribution)

    def _without_verb(
        self, paragraph: ReadParagraph, sentence: Sentence, attribution: Attribution
    ) -> FoundStatement | None:
        """A quotation that no verb of speech has; nothing where it is the title of something."""
        tokens, place = sentence.tokens, attribution.content[0].first
        colon = place > 0 and tokens[place - 1].text == ":"
        if place and not colon and _is_title(paragraph, tokens[place].start):
            return None
        comma = paragraph.text[: tokens[place].end].rstrip("\"'”’“«» ").endswith(",")
        led = leads_up(tokens, place, self._words, ends_with_comma=comma)
        said = Span(paragraph.number, sentence.start, sentence.end)
        known = self.found[-1] if self.found else None
        if led is None and known is not None and self._goes_on(paragraph, sentence, place):
            spans = tuple(_pieces(paragraph, tokens[place].start, tokens[place].end))
            return FoundStatement("direct", spans, said, known.mention, is_carried=True)
        if led is None:
            return None if known and known.spans == (said,) else FoundStatement("mixed", (said,), said)
        return self._said(paragraph, sentence, attribution._replace(subject=led[0], cue=led[1]))

    def _goes_on(self, paragraph: ReadParagraph, sentence: Sentence, place: int) -> bool:
        """Whether a sentence begins with a whole quotation by whoever is quoted in the sentence right before."""
        if len(self.found) == self._begun or place > FEWEST or not sentence.tokens[place].is_whole:
            return False
        last, number = self.found[-1], paragraph.number_at(sentence.start)
        before = paragraph.sentences[number - 1] if number else None
        long = sentence.tokens[place].end - sentence.tokens[place].start >= LEAST_LETTERS
        return long and before is not None and last.kind == "direct" and before.start < (last.cue or last.sentence).end

    def _said(self, paragraph: ReadParagraph, sentence: Sentence, attribution: Attribution) -> FoundStatement | None:
        tokens = sentence.tokens

        def span(stretch: tuple[int, int] | None) -> Span | None:
            return Span(paragraph.number, tokens[stretch[0]].start, tokens[stretch[1] - 1].end) if stretch else None

        content = [_without_leads(sentence, stretch) for stretch in attribution.content]
        kind = _kind_of(sentence, content)
        ended = not content and closes(sentence, attribution)
        if kind == "indirect" and not ended and not reports(sentence, attribution, self._words):
            return None
        if kind == "mixed" and utters(sentence, attribution, self._words):
            said = Span(paragraph.number, sentence.start, sentence.end)
            return FoundStatement("mixed", (said,), said)
        spans: list[Span] = []
        for stretch in content:
            start, end = tokens[stretch.first].start, tokens[stretch.last - 1].end
            spans += _pieces(paragraph, start, end) if kind == "direct" else [Span(paragraph.number, start, end)]
        return FoundStatement(
            kind,
            tuple(spans),
            Span(paragraph.number, sentence.start, sentence.end),
            span(attribution.subject),
            span(attribution.cue),
            span(attribution.via),
            runs_on=kind == "direct" and bool(spans) and self._is_open(paragraph, spans[-1]),
            is_torn=kind == "indirect" and is_torn(sentence, attribution, self._words),
        )

    @staticmethod
    def _is_open(paragraph: ReadParagraph, span: Span) -> bool:
        last = paragraph.pieces[-1]
        return not last.closed and not paragraph.is_cut and last.start == span.start


def _is_quoted_heading(paragraph: ReadParagraph) -> bool:
    """Whether a paragraph is nothing but a few words in single marks, as a heading between paragraphs is."""
    pieces = paragraph.pieces
    alone = len(pieces) == 1 and paragraph.marked[0][0] == 0 and len(paragraph.text) - len(pieces[0].words) <= FEW_SIGNS
    return alone and pieces[0].mark in _SINGLE and len(pieces[0].words.split()) <= LONGEST_HEADING


_SINGLE = frozenset("'‘‚")
FEW_SIGNS = 4
"""Marks and other signs around the words of such a heading."""
LONGEST_HEADING = 8
"""Words of the longest such heading."""


def _is_title(paragraph: ReadParagraph, start: int) -> bool:
    """Whether a quotation is the title of something, or a single word."""
    words = paragraph.pieces[paragraph.pieces_within(start, start + 1)[0]].words.split()
    large = [word for word in words if len(word) > LONGEST_SMALL]
    return len(words) < FEWEST or all(word[0].isupper() or not word[0].isalpha() for word in large)


FEWEST = 2
"""Words of the shortest quotation that is taken without a verb of speech."""
LONGEST_SMALL = 3
"""Letters of the words of a title that may be written small."""


def _kind_of(sentence: Sentence, content: Sequence[Stretch]) -> str:
    """Whether what is said is nothing but quotations, has some, or has none."""
    shown = [token for stretch in content for token in sentence.tokens[stretch.first : stretch.last]]
    if not any(token.is_veil for token in shown):
        return "indirect"
    return "mixed" if any(token.is_word for token in shown) else "direct"


def _pieces(paragraph: ReadParagraph, start: int, end: int) -> Iterator[Span]:
    """The words of the quotations in a stretch of a paragraph."""
    for number in paragraph.pieces_within(start, end):
        piece = paragraph.pieces[number]
        yield Span(paragraph.number, piece.start, piece.end)


def _without_leads(sentence: Sentence, stretch: Stretch) -> Stretch:
    """A stretch without 'but' and its like before a quotation."""
    tokens = sentence.tokens
    first = stretch.first
    while first < stretch.last - 1 and (tokens[first].plain in _LEADS or tokens[first].text == ","):
        first += 1
    return Stretch(first, stretch.last) if tokens[first].text[0] == VEIL else stretch
