"""Which statements are listed, and in what order: `speaker:sandu -kind:reported front line`.

A filter is made of terms, all of which must hold. A term is a word, or several in quotation marks, that the statement
must contain, or a field with a value; a hyphen before it turns it round. Case and accents do not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from briefing.check import Rung, Standing
from briefing.errors import BriefingError
from briefing.model import QuoteKind, QuoteStatus
from briefing.model.wording import KIND_WORDS, format_speaker
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefing.model import Quote
    from briefing.reader.brief import OpenBrief

__all__ = ["FIELDS", "FilterError", "Sort", "StatementFilter", "complete", "parse_filter", "sorted_quotes"]

_TERM = re.compile(r'(?P<not>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<words>[^"]*)"?|(?P<word>\S+))?')


NOT_GIVEN = "not given"


class FilterError(BriefingError):
    """A filter that cannot be understood; the text says what would be right."""


class Term(NamedTuple):
    """One condition: a field, empty for any text, and the folded value that it must contain."""

    field: str
    value: str
    negated: bool = False


def _speakers(quote: Quote, brief: OpenBrief) -> Iterable[str]:
    return (*quote.speaker, format_speaker(quote, brief.index))


def _kinds(quote: Quote, _brief: OpenBrief) -> Iterable[str]:
    return (quote.kind, KIND_WORDS[quote.kind])


def _tensions(quote: Quote, brief: OpenBrief) -> Iterable[str]:
    return (part for tension in brief.index.tensions_by_quote.get(quote.id, ()) for part in (tension.id, tension.title))


def _sources(quote: Quote, brief: OpenBrief) -> Iterable[str]:
    source = brief.briefing.sources.get(quote.source or "")
    return (quote.source, source.title, source.publisher or "") if quote.source and source else ()


def _results(quote: Quote, brief: OpenBrief) -> Iterable[str]:
    verdict = brief.proof.verdicts[quote.id]
    return (verdict.word, str(verdict.rung or ""))


def _texts(quote: Quote, brief: OpenBrief) -> Iterable[str]:
    original = quote.original.text if quote.original else None
    texts = (quote.id, format_speaker(quote, brief.index), quote.text, original, quote.passage, quote.topic, quote.note)
    return (text for text in texts if text)


FIELDS: Mapping[str, Callable[[Quote, OpenBrief], Iterable[str]]] = {
    "speaker": _speakers,
    "kind": _kinds,
    "status": lambda quote, _: (quote.status or NOT_GIVEN,),
    "tension": _tensions,
    "source": _sources,
    "result": _results,
}
"""What a field of a filter is compared with."""

_WHOLE = frozenset({"kind", "status", "result"})
"""Fields that have few values: one of them must begin with what was typed."""

_NAMED = frozenset({"tension", "source"})
"""Fields whose short values are ids, and compared whole."""
LONGEST_LABEL = 3

_VALUES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(word.lower() for word in KIND_WORDS.values()) + tuple(map(str, QuoteKind)),
    "status": (*map(str, QuoteStatus), NOT_GIVEN),
    "result": tuple(dict.fromkeys(str(value).lower() for value in (*Standing, *Rung))),
}


@dataclass(frozen=True)
class StatementFilter:
    """Conditions that all must hold; none keeps every statement.

    Attributes:
        text: The filter as it was typed.
        terms: The conditions.
    """

    text: str = ""
    terms: tuple[Term, ...] = ()

    def kept(self, quotes: Iterable[Quote], brief: OpenBrief) -> Iterator[Quote]:
        """The statements that fulfil every condition."""
        for term in self.terms:
            quotes = _fulfilling(quotes, term, brief)
        yield from quotes


def _fulfilling(quotes: Iterable[Quote], term: Term, brief: OpenBrief) -> Iterator[Quote]:
    texts_of = FIELDS[term.field] if term.field else _texts
    # A field has few values, and a brief may have a hundred thousand statements: each value is looked at once.
    known: dict[tuple[str, ...], bool] = {}
    for quote in quotes:
        texts = tuple(texts_of(quote, brief))
        holds = known.get(texts) if term.field else _holds(term, texts)
        if holds is None:
            holds = known[texts] = _holds(term, texts)
        if holds is not term.negated:
            yield quote


def _holds(term: Term, texts: Iterable[str]) -> bool:
    found = [folded(text) for text in texts]
    if term.field in _WHOLE:
        return any(text.startswith(term.value) for text in found)
    if term.field in _NAMED and len(term.value) <= LONGEST_LABEL:
        # T1 is one tension, not the first letters of T10.
        return term.value in found
    return any(term.value in text for text in found)


def parse_filter(text: str) -> StatementFilter:
    """Read a filter; a field whose value is still to be typed is left out.

    Raises:
        FilterError: A field that is none, or a value that the field never has.
    """
    terms = []
    for found in _TERM.finditer(text):
        field = (found["field"] or "").lower()
        value = folded(found["words"] or found["word"] or "")
        if field and field not in FIELDS:
            raise FilterError(f"'{found['field']}:' is no field; there are {', '.join(FIELDS)}")
        values = _VALUES.get(field, ())
        if value and values and not any(known.startswith(value) for known in values):
            raise FilterError(f"{field} is one of {', '.join(dict.fromkeys(values))}")
        if value:
            terms.append(Term(field, value, found["not"] is not None))
    return StatementFilter(" ".join(text.split()), tuple(terms))


def complete(text: str, brief: OpenBrief) -> str | None:
    """Go on with what was typed: the name of a field, or a value of it that the brief has."""
    start = text.rfind(" ") + 1
    word = text[start:].removeprefix("-")
    field, colon, value = word.partition(":")
    if not word:
        return None
    if not colon:
        found = next((name for name in FIELDS if name.startswith(word.lower())), None)
        return f"{text[: len(text) - len(word)]}{found}:" if found else None
    values = _VALUES.get(field.lower()) or tuple(_ids(field.lower(), brief))
    known = next((known for known in values if known.lower().startswith(value.lower()) and value), None)
    if known is None:
        return None
    return text[: len(text) - len(value)] + (f'"{known}"' if " " in known else known)


def _ids(field: str, brief: OpenBrief) -> Iterable[str]:
    briefing = brief.briefing
    if field == "tension":
        return (tension.id for tension in briefing.tensions)
    return {"speaker": briefing.actors, "source": briefing.sources}.get(field, ())


class Sort(StrEnum):
    """The orders in which statements can be listed."""

    ORDER = "order"
    DATE = "date"
    SPEAKER = "speaker"
    KIND = "kind"

    @property
    def next(self) -> Sort:
        """The one after this, round and round."""
        orders = list(Sort)
        return orders[(orders.index(self) + 1) % len(orders)]


def sorted_quotes(quotes: Iterable[Quote], sort: Sort, brief: OpenBrief) -> tuple[Quote, ...]:
    """Put statements in order; equal ones stay as the file has them, undated ones come last."""
    if sort is Sort.DATE:
        return tuple(sorted(quotes, key=lambda quote: (quote.date is None, quote.date and quote.date.sort_key())))
    if sort is Sort.SPEAKER:
        quotes = list(quotes)
        names = {quote.speaker: quote for quote in quotes}
        ranks = {key: folded(format_speaker(quote, brief.index, role=False)) for key, quote in names.items()}
        return tuple(sorted(quotes, key=lambda quote: ranks[quote.speaker]))
    if sort is Sort.KIND:
        places = {kind: place for place, kind in enumerate(QuoteKind)}
        return tuple(sorted(quotes, key=lambda quote: places[quote.kind]))
    return tuple(quotes)
