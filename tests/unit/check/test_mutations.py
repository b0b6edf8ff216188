"""A changed quotation is never called the speaker's words: every change of a character or a word is tried."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article import ARTICLE
from briefing.check import Rung, claims_of, locate
from briefing.files import load
from briefing.sources import ArchiveText, read_archives, split_paragraphs
from examples import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
BRIEFS = [ROOT / "briefs" / "harbour-strike.yaml", ROOT / "tests" / "data" / "pact" / "pact.yaml"]


@cache
def claims() -> tuple[tuple[str, ArchiveText, int | None], ...]:
    """Every quotation of our own briefs, each with the text in which it stands."""
    found = []
    for path in BRIEFS:
        file = load(path)
        archives = read_archives(file.briefing, path.parent)
        for quote in file.briefing.quotes:
            archive = archives.get(quote.source or "")
            if isinstance(archive, ArchiveText):
                found += [(claim.words, archive, quote.at) for claim in claims_of(quote)]
    article = ArchiveText(split_paragraphs(ARTICLE.read_text(encoding="utf-8")), "")
    brief = load(ROOT / "briefs" / "moldova-france.yaml").briefing
    found += [(claim.words, article, quote.at) for quote in brief.quotes for claim in claims_of(quote)]
    return tuple(found)


def changed(words: str) -> Iterator[str]:
    """Every change of one character, then of one word."""
    for place, character in enumerate(words):
        before, after = words[:place], words[place + 1 :]
        yield before + after
        yield before + character + character + after
        yield before + "x" + character + after
        yield before + ("y" if character != "y" else "z") + after
        yield before + character.swapcase() + after
        if after:
            yield before + after[0] + character + after[1:]
    parts = words.split(" ")
    for place, part in enumerate(parts):
        before_words, after_words = parts[:place], parts[place + 1 :]
        yield " ".join([*before_words, *after_words])
        yield " ".join([*before_words, part, part, *after_words])
        yield " ".join([*before_words, "not", part, *after_words])
        yield " ".join([*before_words, "Putin", *after_words])
        if after_words:
            yield " ".join([*before_words, after_words[0], part, *after_words[1:]])


def dressed_plainly(text: str) -> str:
    """The equivalences, written anew and more simply than in the program, to judge it by."""
    text = unicodedata.normalize("NFC", text).replace("\xad", "")
    text = re.sub(r"[“”„‟«»]|''", '"', re.sub("[‘’‛ʼ]", "'", text)).replace("''", '"')
    text = re.sub(r"\s*(?:--|[—‒―])\s*|\s+[–‐‑−-]\s+", " - ", text)
    text = re.sub("[–‐‑−]", "-", text)
    text = re.sub(r"(?<!\w)'|'(?!\w)", '"', text).replace("…", "...")
    return re.sub(r"\s+", " ", text).strip()


def stands(words: str, archive: ArchiveText) -> bool:
    """Whether words stand in one paragraph, or in paragraphs that one quotation joins, but for their dress."""
    plain = [dressed_plainly(paragraph) for paragraph in archive.paragraphs]
    joined = [f"{one} {other[1:]}" for one, other in pairwise(plain) if other.startswith('"')]
    return any(dressed_plainly(words) in paragraph for paragraph in [*plain, *joined])


def test_there_is_something_to_prove() -> None:
    assert len(claims()) > 20
    for words, archive, at in claims():
        located = locate(words, archive, at)
        assert located.rung is not Rung.NOT_FOUND, words
        assert not located.misplaced, words


def test_no_change_is_ever_taken_for_the_words() -> None:
    tried = 0
    for words, archive, at in claims():
        shows_elision = "..." in words or "…" in words
        for mutant in changed(words):
            tried += 1
            rung = locate(mutant, archive, at).rung
            if rung is Rung.VERBATIM:
                assert any(mutant in paragraph for paragraph in archive.paragraphs), mutant
            elif rung is Rung.NORMALISED:
                assert stands(mutant, archive), mutant
            elif rung is Rung.ELIDED:
                assert shows_elision, mutant
                pieces = [piece.strip() for piece in re.split(r"\.\s?\.\s?\.\.?", mutant)]
                assert all(stands(piece, archive) for piece in pieces), mutant
    assert tried > 10_000


@pytest.mark.parametrize("dropped", ["not", "never", "no", "of", "in", "to"])
def test_a_small_word_that_is_dropped_is_noticed(dropped: str) -> None:
    archive = ArchiveText((f"We will {dropped} go there again, he said.",), "")
    assert locate("We will go there again", archive).rung is Rung.NOT_FOUND
    assert locate(f"We will {dropped} go there again", archive).rung is Rung.VERBATIM


SPACES = [" ", "\u00a0", "\u202f", "\n", "  ", " \n ", "\u2009"]
DRESS = {"'": ["'", "’", "ʼ", "‘"], '"': ['"', "“", "”", "«", "''"], "-": ["-", "–", "‐", "−"]}


@st.composite
def redressed(draw: st.DrawFn) -> tuple[str, ArchiveText, int | None]:
    """A quotation in another dress: the same words by the declared equivalences."""
    words, archive, at = draw(st.sampled_from(claims()))
    shown = []
    for character in words:
        if character.isspace():
            shown.append(draw(st.sampled_from(SPACES)))
        else:
            shown.append(draw(st.sampled_from(DRESS.get(character, [character]))))
        if character.isalpha() and draw(st.integers(0, 15)) == 0:
            shown.append("\u00ad")
    text = "".join(shown)
    return (unicodedata.normalize("NFD", text) if draw(st.booleans()) else text), archive, at


@settings(deadline=None, max_examples=examples(300))
@given(redressed())
def test_another_dress_is_found_and_named(case: tuple[str, ArchiveText, int | None]) -> None:
    words, archive, at = case
    located = locate(words, archive, at)
    assert located.rung is not Rung.NOT_FOUND
    if located.rung is Rung.NORMALISED:
        assert located.reasons
