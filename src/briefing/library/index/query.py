"""What a user asks for: words, phrases, beginnings of words, AND, OR, NOT, nearness. Nothing else is an operator.

A query is read here and written anew for SQLite, each word in quotation marks: what was typed is never its syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError
from briefing.library.index.proclitics import with_proclitics
from briefing.library.index.tokens import IndexToken, composed, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Both",
    "Either",
    "Near",
    "Node",
    "QueryError",
    "QueryPhrase",
    "Without",
    "as_fts",
    "parse_query",
    "phrases_of",
]

NEAR_WORDS = 10
"""Words that may stand between two that are near each other, unless the query says how many."""
FARTHEST = 1000
MOST_SPREAD = 2
"""Words of one nearness that may have something in front of them."""
DEEPEST = 50

_PARTS = re.compile(
    r"""(?P<blank>\s+)
    |(?P<near>NEAR(?:/(?P<distance>\d+))?(?=[\s(]|$))
    |(?P<operator>AND|OR|NOT)(?=[\s()]|$)
    |(?P<open>\()
    |(?P<close>\))
    |(?P<phrase>"(?P<a>[^"]*)"|“(?P<b>[^“”]*)”|„(?P<c>[^“”„]*)[“”]|«(?P<d>[^«»]*)»)(?P<star>\*?)
    |(?P<unclosed>["“„«])
    |(?P<word>[^\s()"“„«]+)""",
    re.VERBOSE,
)
_DISTANCE = re.compile(r"\s*,\s*(\d+)\s*\)")


class QueryError(BriefingError):
    """A query that cannot be understood; the message says where, and what would be right.

    Attributes:
        column: The character where it goes wrong, counted from 1.
    """

    def __init__(self, column: int, sentence: str) -> None:
        super().__init__(f"the query, column {column}: {sentence}")
        self.column = column


@dataclass(frozen=True, slots=True)
class QueryPhrase:
    """Words that stand one after the other.

    Attributes:
        words: Folded, as the index has them.
        begins: Whether the last of them is only the beginning of a word.
        by_letter: Whether it is one letter of a script that is taken by letters.
        before: What may stand in front of it, if it is one word, without a blank between.
    """

    words: tuple[str, ...]
    begins: bool = False
    by_letter: bool = False
    before: tuple[str, ...] = ()

    @property
    def forms(self) -> Iterator[QueryPhrase]:
        """Itself, and itself with each of what may stand in front of it."""
        yield replace(self, before=())
        yield from (replace(self, words=(one + self.words[0],), before=()) for one in self.before)

    def is_said_by(self, word: str) -> bool:
        """Whether a word is the last of its words."""
        last = self.words[-1]
        fits = word.startswith if self.begins else word.__eq__
        return fits(last) or any(fits(one + last) for one in self.before)


@dataclass(frozen=True, slots=True)
class Near:
    """Phrases with at most a number of words between them, in any order.

    Where three or more of them may have something in front, only as they stand: SQLite has to be told every way.
    """

    phrases: tuple[QueryPhrase, ...]
    distance: int

    def __post_init__(self) -> None:
        if sum(1 for phrase in self.phrases if phrase.before) > MOST_SPREAD:
            object.__setattr__(self, "phrases", tuple(replace(phrase, before=()) for phrase in self.phrases))


@dataclass(frozen=True, slots=True)
class Both:
    """Each of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of the parts, or several."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The one, where the other is not."""

    wanted: Node
    unwanted: Node


Node = QueryPhrase | Near | Both | Either | Without


def as_fts(node: Node) -> str:
    """Write a query for the full-text search of SQLite."""
    match node:
        case QueryPhrase(words, begins, before=before):
            if before:
                return f"({' OR '.join(map(as_fts, node.forms))})"
            return f'"{" ".join(words)}"{" *" if begins else ""}'
        case Near(phrases, distance):
            ways = product(*(phrase.forms for phrase in phrases))
            written = [f"NEAR({' '.join(map(as_fts, way))}, {distance})" for way in ways]
            return f"({' OR '.join(written)})" if len(written) > 1 else written[0]
        case Both(parts):
            return f"({' AND '.join(map(as_fts, parts))})"
        case Either(parts):
            return f"({' OR '.join(map(as_fts, parts))})"
        case Without(wanted, unwanted):
            return f"({as_fts(wanted)} NOT {as_fts(unwanted)})"


def phrases_of(node: Node) -> Iterator[QueryPhrase]:
    """What a hit may hold: every phrase but those that must not be there."""
    match node:
        case QueryPhrase():
            yield node
        case Near(phrases):
            yield from phrases
        case Both(parts) | Either(parts):
            for part in parts:
                yield from phrases_of(part)
        case Without(wanted):
            yield from phrases_of(wanted)


def parse_query(text: str) -> Node:
    """Read a query.

    >>> as_fts(parse_query('sanctions "black sea" NOT oil*'))
    '(("sanctions" AND "black sea") NOT "oil" *)'

    Raises:
        QueryError: It cannot be understood.
    """
    return _Reader(composed(text)).read()


class _Part(NamedTuple):
    """A piece of a query: what it is, its text, its column, counted from 1, and whether it stood in marks."""

    kind: str
    text: str
    column: int
    distance: int = NEAR_WORDS
    is_quoted: bool = False


class _Reader:
    """Reads a query from left to right: OR binds least, NEAR most; NOT takes away what follows it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts = list(_parts(text))
        self._place = 0
        self._depth = 0

    def read(self) -> Node:
        if not self._parts:
            raise QueryError(1, "there are no words to look for")
        found = self._either()
        if part := self._next():
            raise QueryError(part.column, "this parenthesis closes none")
        return found

    def _next(self) -> _Part | None:
        return self._parts[self._place] if self._place < len(self._parts) else None

    def _is(self, kind: str, text: str = "") -> bool:
        part = self._next()
        return part is not None and part.kind == kind and text in {"", part.text}

    def _take(self, kind: str, text: str = "") -> _Part | None:
        if not self._is(kind, text):
            return None
        self._place += 1
        return self._parts[self._place - 1]

    def _either(self) -> Node:
        parts = [self._both()]
        while self._take("operator", "OR"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Node:
        wanted, unwanted = [self._near()], []
        while True:
            also = self._take("operator", "AND")
            if self._take("operator", "NOT"):
                unwanted.append(self._near())
            elif also or not (
                self._next() is None or self._is("operator") or self._is("close") or self._is("near_end")
            ):
                wanted.append(self._near())
            else:
                break
        found = wanted[0] if len(wanted) == 1 else Both(tuple(wanted))
        if not unwanted:
            return found
        return Without(found, unwanted[0] if len(unwanted) == 1 else Either(tuple(unwanted)))

    def _near(self) -> Node:
        found = self._one()
        phrases = [found]
        distance = column = 0
        while part := self._take("near"):
            distance, column = max(distance, part.distance), column or part.column
            phrases.append(self._one())
        return found if len(phrases) == 1 else self._nearness(phrases, distance, column)

    def _nearness(self, nodes: list[Node], distance: int, column: int) -> Near:
        phrases = [node for node in nodes if isinstance(node, QueryPhrase)]
        if len(phrases) != len(nodes):
            raise QueryError(column, "NEAR stands between words or phrases, not beside parentheses")
        return Near(tuple(phrases), min(distance, FARTHEST))

    def _one(self) -> Node:
        part = self._next()
        if part is None:
            end = len(self._text.rstrip()) + 1
            last = self._parts[-1].text if self._parts else ""
            raise QueryError(end, f"a word is missing after {last}" if last else "a word is missing")
        self._place += 1
        if part.kind in {"word", "phrase", "begins"}:
            return _phrase(part)
        if part.kind == "open":
            return self._group(part)
        if part.kind == "near" and self._is("open"):
            return self._near_group(part)
        if part.kind == "close":
            raise QueryError(part.column, "this parenthesis closes none, or there is nothing in it")
        raise QueryError(part.column, f"a word is missing before {part.text}; in quotation marks it is a word itself")

    def _group(self, part: _Part) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError(part.column, f"parentheses stand more than {DEEPEST} deep")
        found = self._either()
        if not self._take("close"):
            raise QueryError(part.column, "the parenthesis that opens here is never closed")
        self._depth -= 1
        return found

    def _near_group(self, near: _Part) -> Near:
        opened = self._take("open")
        nodes: list[Node] = []
        while not self._is("close") and self._next() is not None and not self._is("near_end"):
            nodes.append(self._one())
        end = self._take("near_end")
        if not end and not self._take("close"):
            raise QueryError(
                opened.column if opened else near.column, "the parenthesis that opens here is never closed"
            )
        if len(nodes) < 2:
            raise QueryError(near.column, "NEAR needs two words or more: NEAR(black sea, 5)")
        return self._nearness(nodes, end.distance if end else near.distance, near.column)


def _parts(text: str) -> Iterator[_Part]:
    place = 0
    near = [False]
    """For each parenthesis that is open, whether it is that of NEAR."""
    last = ""
    while place < len(text):
        if near[-1] and (found := _DISTANCE.match(text, place)):
            yield _Part("near_end", found[0], place + 1, int(found[1][:6]))
            near.pop()
        else:
            found = _match(text, place, in_near=near[-1])
            part = _part(found, place + 1)
            if part.kind == "open":
                near.append(last == "near")
            elif part.kind == "close" and len(near) > 1:
                near.pop()
            if part.kind != "blank":
                yield part
                last = part.kind
        place = found.end()


def _match(text: str, place: int, *, in_near: bool) -> re.Match[str]:
    """The piece that begins at a place; in NEAR(…, 5) the comma belongs to the number, not to the word before it."""
    found = _PARTS.match(text, place)
    if found is None:
        raise QueryError(place + 1, f"{text[place]!r} cannot stand here")
    if in_near and found["word"] and (distance := _DISTANCE.search(text, place + 1, len(text))):
        found = (distance.start() < found.end() and _PARTS.match(text, place, distance.start())) or found
    return found


def _part(found: re.Match[str], column: int) -> _Part:
    if found["phrase"] is not None:
        words = next(words for words in found.group("a", "b", "c", "d") if words is not None)
        return _Part("begins" if found["star"] else "phrase", words, column, is_quoted=True)
    if found["near"]:
        return _Part("near", "NEAR", column, int((found["distance"] or str(NEAR_WORDS))[:6]))
    if found["unclosed"]:
        raise QueryError(column, "the quotation mark that opens here is never closed")
    if found["word"]:
        return _Part("begins" if found[0].endswith("*") else "word", found[0], column)
    return _Part(next(kind for kind in ("blank", "operator", "open", "close") if found[kind]), found[0], column)


def _phrase(part: _Part) -> QueryPhrase:
    tokens = list(tokens_of(part.text))
    if not tokens:
        raise QueryError(part.column, f"there is no letter and no digit to look for in '{part.text}'")
    begins = part.kind == "begins"
    if len(tokens) == 1 and not tokens[0].last and not part.is_quoted:
        word, before = with_proclitics(tokens[0].word, part.text[tokens[0].start :])
        return QueryPhrase((word,), begins, before=before)
    if not tokens[-1].last:
        return QueryPhrase(tuple(token.word for token in tokens), begins)
    return _phrase_by_letters(tokens)


def _phrase_by_letters(tokens: list[IndexToken]) -> QueryPhrase:
    """A phrase that ends in a script taken by letters: others may follow at once in the text."""
    alone = len(tokens) == 1 or tokens[-2].end != tokens[-1].end
    kept = tokens if alone else tokens[:-1]
    return QueryPhrase(tuple(token.word for token in kept), begins=alone, by_letter=len(kept) == 1 and alone)
