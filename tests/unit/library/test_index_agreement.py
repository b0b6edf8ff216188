"""What finds a query in an item: the search of SQLite, that of PostgreSQL, and the reading word by word, all alike."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.library.index.matching import holds
from briefing.library.index.query import FARTHEST, Both, Either, Near, QueryPhrase, Without, as_fts
from briefing.library.index.rows import BETWEEN
from examples import examples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.library.index.query import Node
    from databases import DatabaseServer

WORDS = ["oat", "oats", "rye", "東京", "京", "गेहूँ"]
TEXTS = st.lists(st.sampled_from([*WORDS, BETWEEN.strip()]), max_size=12).map(" ".join)
PHRASES = st.builds(
    QueryPhrase, st.lists(st.sampled_from([*WORDS, "oa"]), min_size=1, max_size=3).map(tuple), st.booleans()
)
NEARS = st.builds(
    Near, st.lists(PHRASES, min_size=2, max_size=4).map(tuple), st.sampled_from([0, 1, 2, 3, 10, 31, FARTHEST])
)
QUERIES = st.recursive(
    PHRASES | NEARS,
    lambda inner: st.one_of(
        st.builds(Both, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Either, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Without, inner, inner),
    ),
    max_leaves=6,
)
ITEMS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6)


def found_by_sqlite(items: Sequence[tuple[str, str]], query: Node) -> set[int]:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE word USING fts5 (said, beside, content='', tokenize='ascii')")
    db.executemany("INSERT INTO word (rowid, said, beside) VALUES (?, ?, ?)", [(n, *it) for n, it in enumerate(items)])
    return {number for (number,) in db.execute("SELECT rowid FROM word WHERE word MATCH ?", (as_fts(query),))}


@settings(max_examples=examples(300))
@given(items=ITEMS, query=QUERIES)
def test_word_by_word_the_same_is_found_as_by_sqlite(items: list[tuple[str, str]], query: Node) -> None:
    assert {number for number, item in enumerate(items) if holds(query, item)} == found_by_sqlite(items, query)


@pytest.mark.slow
@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(items=ITEMS, query=QUERIES)
def test_postgresql_finds_the_same_or_is_not_sure(
    database: DatabaseServer, items: list[tuple[str, str]], query: Node
) -> None:
    from briefing.library.index.postgres.wording import as_tsquery, as_tsvector

    written = as_tsquery(query)
    rows = ", ".join(f"({number}, $${as_tsvector(item)}$$::tsvector)" for number, item in enumerate(items))
    asked = f"SELECT number FROM (VALUES {rows}) AS item (number, words) WHERE words @@ $${written.text}$$::tsquery"
    found = {number for (number,) in database.run(asked)}
    expected = found_by_sqlite(items, query)
    assert found == expected if written.exact else found >= expected


@pytest.mark.parametrize("columns", [("oat " * 300, ""), (" ".join(f"w{number}" for number in range(17_000)), "")])
def test_what_postgresql_cannot_hold_is_left_to_the_reading_word_by_word(columns: tuple[str, str]) -> None:
    wording = pytest.importorskip("briefing.library.index.postgres.wording", reason="needs the extra postgres")
    assert wording.as_tsvector(columns) is None
    assert wording.as_tsvector(("oat " * 200, "rye")) is not None
