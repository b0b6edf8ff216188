from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.index.matching import holds
from briefing.library.index.proclitics import bare_forms
from briefing.library.index.query import FARTHEST, QueryError, as_fts, parse_query, phrases_of
from briefing.library.index.spans import find_spans, marked, shortened
from briefing.library.index.tokens import composed, name_words, plain_words, tokens_of

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Łódź—Kraków line", ["the", "lodz", "krakow", "line"]),
        ("Ørsted's Straße", ["orsted", "s", "strasse"]),
        ("Cafe\u0301 so\xadft", ["cafe", "soft"]),
        ("हिन्दी में।", ["हिन्दी", "में"]),
        ("العَرَبِيَّة", ["العربية"]),
        ("Київ, Ελλάδος", ["київ".translate({0x457: "і"}), "ελλαδοσ"]),
        ("東京G20", ["東京", "京", "g20"]),
        ("부산항은", ["부산", "산항", "항은", "은"]),
        ("Ｇ２０", ["g20"]),
        ("snake_case 3.5", ["snake", "case", "3", "5"]),
    ],
)
def test_a_text_is_taken_apart_into_folded_words(text: str, words: list[str]) -> None:
    assert plain_words(composed(text)) == words


@given(ANY_TEXT)
def test_words_with_their_places_are_the_words_without_them(text: str) -> None:
    text = composed(text)
    tokens = list(tokens_of(text))
    assert [token.word for token in tokens] == plain_words(text)
    assert all(0 <= token.start < token.head <= token.end <= len(text) for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)


@given(ANY_TEXT)
def test_no_word_holds_what_the_full_text_search_would_take_apart(text: str) -> None:
    assert all(re.fullmatch(r"[a-z0-9\x80-\U0010ffff]+", word) for word in plain_words(composed(text)))


def test_names_are_compared_by_their_words() -> None:
    assert name_words("  Łukasz   O’Neil ") == "lukasz o neil"
    assert name_words("王毅") == "王毅"


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("grain ships", '("grain" AND "ships")'),
        ('"grain ships"*', '"grain ships" *'),
        ("„grain ships“ oil", '("grain ships" AND "oil")'),
        ("arbitrat* OR strike", '("arbitrat" * OR "strike")'),
        ("grain NOT oil ships", '(("grain" AND "ships") NOT "oil")'),
        ("grain AND NOT (oil OR gas)", '("grain" NOT ("oil" OR "gas"))'),
        ("NEAR(black sea,5) grain", '(NEAR("black" "sea", 5) AND "grain")'),
        ("black NEAR/3 sea", 'NEAR("black" "sea", 3)'),
        ("near and not or", '("near" AND "and" AND "not" AND "or")'),
        ("columns: said:x -y +z ^w {q}", '("columns" AND "said x" AND "y" AND "z" AND "w" AND "q")'),
        ("(1,000)", '"1 000"'),
        ("東京都", '"東京 京都"'),
        ("京", '"京" *'),
        ('"G20 京"', '"g20 京" *'),
        (f"a NEAR/{FARTHEST + 1} b", f'NEAR("a" "b", {FARTHEST})'),
    ],
)
def test_a_query_is_written_anew_with_each_word_in_marks(query: str, written: str) -> None:
    assert as_fts(parse_query(query)) == written


@pytest.mark.parametrize(
    ("query", "finds", "passes"),
    [
        ("مطار", ["المطار", "بمطار", "وللمطار", "مطار"], ["مطارات", "إمطار"]),
        ("المطار", ["مطار", "والمطار", "لمطار"], ["مطارات"]),
        ('"مطار"', ["مطار"], ["المطار", "بمطار"]),
        ("مطا*", ["المطارات", "مطار"], ["بمطار"]),
        ("ألبان", ["والألبان", "ألبان"], ["بان"]),
        ("ريق", ["الريق"], ["فريق", "وريق"]),
        ("גשר", ["הגשר", "ומהגשר", "בגשר", "לגשר"], ["מגשר", "גשרים"]),
        ("גשרים", ["מגשרים", "שבגשרים", "הגשרים"], ["גשר"]),
        ("הגשר", ["הגשר", "שהגשר"], ["גשר", "בגשר"]),
        ("NEAR(مطار بيروت, 1)", ["في المطار ببيروت"], ["مطار ثم ثم بيروت"]),
        ("NEAR(مطار بيروت قديم, 2)", ["مطار بيروت قديم"], ["المطار بيروت قديم"]),
        ("مطار NOT بيروت", ["المطار"], ["المطار في بيروت", "المطار ببيروت"]),
    ],
)
def test_what_arabic_and_hebrew_write_before_a_word_does_not_hide_it(
    query: str, finds: list[str], passes: list[str]
) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE word USING fts5 (said, content='', tokenize='ascii')")
    asked = parse_query(query)
    for number, text in enumerate([*finds, *passes]):
        words = " ".join(plain_words(composed(text)))
        db.execute("INSERT INTO word (rowid, said) VALUES (?, ?)", (number, words))
        assert holds(asked, [words]) is (text in finds), text
        assert bool(find_spans(composed(text), tuple(phrases_of(asked)))) or text in passes
    found = db.execute("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid", (as_fts(asked),)).fetchall()
    assert [number for (number,) in found] == list(range(len(finds)))


def test_the_whole_word_is_marked_with_what_stands_before_it() -> None:
    phrases = tuple(phrases_of(parse_query("نفط")))
    assert marked("تصدير النفط", find_spans("تصدير النفط", phrases)) == "تصدير *النفط*"


@pytest.mark.parametrize("word", ["المطار", "وبمطار", "ומהגשר", "שבגשרים", "grain", "بال", "ה", "京"])
def test_a_word_is_found_by_each_of_its_bare_forms(word: str) -> None:
    for form in bare_forms(word):
        assert holds(parse_query(form), [word]), form


@pytest.mark.parametrize(
    ("query", "column", "says"),
    [
        ("   ", 1, "no words"),
        ('grain "ships', 7, "never closed"),
        ("(grain", 1, "never closed"),
        ("grain) oil", 6, "closes none"),
        ("grain AND", 10, "missing after AND"),
        ("grain OR OR oil", 10, "missing before OR"),
        ("NOT oil", 1, "missing before NOT"),
        ("grain & oil", 7, "no letter"),
        ("NEAR(grain)", 1, "two words"),
        ("NEAR(grain oil, 5", 5, "never closed"),
        ("grain NEAR (oil gas)", 7, "beside parentheses"),
        ("(" * 60 + "a" + ")" * 60, 51, "deep"),
    ],
)
def test_a_query_that_cannot_be_understood_says_where(query: str, column: int, says: str) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        parse_query(query)
    assert caught.value.column == column
    assert f"column {column}: " in str(caught.value)


PIECES = st.sampled_from([*'abé東"“”„«»() ,*:-+^{}&5', "NEAR", " OR ", " NOT ", " AND ", "/3"])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_query_is_understood_or_refused_with_a_column(text: str) -> None:
    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE word USING fts5 (said, content='', tokenize='ascii')")
    refused = None
    try:
        written = as_fts(parse_query(text))
    except QueryError as error:
        refused = error.column
    else:
        assert store.execute("SELECT rowid FROM word WHERE word MATCH ?", (written,)).fetchall() == []
    assert refused is None or 1 <= refused <= len(composed(text)) + 1


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Grain ships, then more GRAIN.", "grain", "*Grain* ships, then more *GRAIN*."),
        ("The Black Sea fleet", '"black sea"', "The *Black Sea* fleet"),
        ("Łódź", "lodz", "*Łódź*"),
        ("他们在北京市开会", "北京市", "他们在*北京市*开会"),
        ("他们在北京市开会", "京", "他们在北*京*市开会"),
        ("arbitrators met", "arbitr*", "*arbitrators* met"),
        ("grain and oil", "grain NOT oil", "*grain* and oil"),
    ],
)
def test_what_was_found_is_marked(text: str, query: str, shown: str) -> None:
    assert marked(text, find_spans(text, tuple(phrases_of(parse_query(query))))) == shown


def test_a_long_text_is_cut_around_what_was_found() -> None:
    text = "word " * 100 + "found " + "word " * 100
    spans = find_spans(text, tuple(phrases_of(parse_query("found"))))
    short, places = shortened(text, spans, 100)
    assert len(short) < 160
    assert marked(short, places).count("*found*") == 1
    assert short.startswith("[...] word")
    assert short.endswith("word [...]")
    assert shortened("brief", [(0, 5)], 100) == ("brief", [(0, 5)])
