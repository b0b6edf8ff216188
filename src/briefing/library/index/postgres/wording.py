"""The words of items and of queries as the full-text search of PostgreSQL takes them: our own words, at our own places.

The server is never given a text to take apart: words are folded and counted here, as they are for SQLite. What it
cannot hold (more places than it counts, the same word too often) is left to `holds`, for which the item is marked.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.index.query import FARTHEST, Both, Either, Near, QueryPhrase, Without
from briefing.library.index.rows import BETWEEN
from briefing.library.index.store import AMONG, AMONG_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.library.index.query import Node

__all__ = ["ServerQuery", "as_tsquery", "as_tsvector", "translated"]

LAST_PLACE = 16_383
"""The last place of a word in a text that PostgreSQL tells from those behind it."""
MOST_PLACES = 255
"""Places of one word that it keeps."""
LARGEST = 1_000_000
"""Bytes of the words of one text, of which it takes 1 MB."""
_BETWEEN = BETWEEN.strip()
FAR = 30
"""Up to this distance nearness is written as one alternative for each distance."""


def as_tsvector(columns: Sequence[str]) -> str | None:
    """Write folded words with their places; None where the server cannot hold them.

    >>> as_tsvector(["grain and grain", "port"])
    "'and':2 'grain':1,3 'port':1006"
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    place = 0
    for column in columns:
        for word in column.split():
            place += 1
            if word != _BETWEEN:
                places[word].append(place)
        # No phrase, and no nearness, reaches from one column into the next.
        place += FARTHEST + 2
    if any(len(those) > MOST_PLACES or those[-1] > LAST_PLACE for those in places.values()):
        return None
    if sum(len(word.encode()) + 2 for word in places) > LARGEST:
        return None
    return " ".join(f"'{word}':{','.join(map(str, those))}" for word, those in sorted(places.items()))


@lru_cache(maxsize=200)
def translated(asked: str) -> str:
    """A question in the SQL that every index reads as the server and its client read it."""
    numbers = "= ANY(ARRAY(SELECT json_array_elements_text(?::json)::bigint))"
    words = "= ANY(ARRAY(SELECT json_array_elements_text(?::json)))"
    said = asked.replace("%", "%%").replace(AMONG_WORDS, words).replace(AMONG, numbers)
    return said.replace("instr(", "strpos(").replace("?", "%s")


class ServerQuery(NamedTuple):
    """A query as PostgreSQL takes it.

    Attributes:
        text: In the syntax of `tsquery`.
        exact: Whether it finds what the query means; else it finds that and more.
    """

    text: str
    exact: bool


def as_tsquery(query: Node) -> ServerQuery:
    """Write a query for the server.

    >>> as_tsquery(QueryPhrase(("black", "se"), begins=True)).text
    "('black' <-> 'se':*)"
    """
    match query:
        case QueryPhrase():
            forms = [" <-> ".join(f"'{word}'" for word in form.words) for form in query.forms]
            star = ":*" if query.begins else ""
            return ServerQuery(" | ".join(f"{form}{star}" for form in forms).join("()"), exact=True)
        case Near(phrases, distance):
            return _near(phrases, distance)
        case Both(parts):
            return _joined(parts, " & ")
        case Either(parts):
            return _joined(parts, " | ")
        case Without(wanted, unwanted):
            found, without = as_tsquery(wanted), as_tsquery(unwanted)
            if not without.exact:
                return ServerQuery(found.text, exact=False)
            return ServerQuery(f"({found.text} & !{without.text})", found.exact)


def _joined(parts: Sequence[Node], sign: str) -> ServerQuery:
    written = [as_tsquery(part) for part in parts]
    return ServerQuery(f"({sign.join(part.text for part in written)})", all(part.exact for part in written))


def _near(phrases: Sequence[QueryPhrase], distance: int) -> ServerQuery:
    """Two words near each other can be said; of more of them, and of phrases, something that follows from it."""
    # All of them, said first: the server takes an alternative of many for one that nearly everything fulfils.
    every = _joined(phrases, " & ").text
    if distance > FAR or any(len(phrase.words) > 1 for phrase in phrases):
        return ServerQuery(every, exact=False)
    pairs = [
        " | ".join(
            [f"{one} <{apart}> {other}" for apart in range(distance + 2)]
            + [f"{other} <{apart}> {one}" for apart in range(1, distance + 2)]
        )
        for one, other in pairwise(as_tsquery(phrase).text for phrase in phrases)
    ]
    return ServerQuery(f"({every} & {' & '.join(f'({pair})' for pair in pairs)})", exact=len(phrases) == 2)
