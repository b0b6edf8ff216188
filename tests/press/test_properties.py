"""What holds of every quotation of every language: no change passes, every other dress is found."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.check import Rung, locate
from briefing.check.normalise import EQUIVALENCES
from briefing.sources import ArchiveText
from examples import examples
from press.languages import PRESS
from press.test_press import FOUND, archive_of, spoken, told, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.normalise import Equivalence

SPACES = [" ", "\u00a0", "\u202f", "\n", "  ", " \n ", "\u2009", "\u3000"]
UNSEEN = ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e", "\u2068"]
DRESS = {
    "'": ["'", "’", "ʼ", "‘", "´", "`"],
    "’": ["'", "’", "ʼ"],
    "ș": ["ș", "ş"],
    "ț": ["ț", "ţ"],
    "ي": ["ي", "ی"],
    "ك": ["ك", "ک"],
    "ی": ["ي", "ی"],
    "ک": ["ك", "ک"],
    "，": ["，", ","],
    "0": ["0", "\uff10"],
}
VOWELS = ["\u064e", "\u0640", "\u0651"]


def quotations() -> Iterator[tuple[str, str, ArchiveText]]:
    """Each quotation with its language and the text in which it stands."""
    for language, press in PRESS.items():
        yield language, spoken(press), archive_of(language, written(press, press.direct))
        yield language, press.other, archive_of(language, written(press, press.reply))


QUOTATIONS = tuple(quotations())


def all_changes(words: str) -> Iterator[str]:
    """Every change of one letter or digit, and of one word."""
    for place, sign in enumerate(words):
        if sign.isalnum():
            before, after = words[:place], words[place + 1 :]
            yield before + after
            yield before + sign + sign + after
            yield before + ("7" if sign != "7" else "8") + after
            yield before + ("z" if sign.lower() != "z" else "q") + after
            if sign.swapcase() != sign:
                yield before + sign.swapcase() + after
            if after[:1].isalnum() and after[0] != sign:
                yield before + after[0] + sign + after[1:]
    parts = words.split(" ")
    for place, part in enumerate(parts):
        yield " ".join([*parts[:place], part, part, *parts[place + 1 :]])
        yield " ".join([*parts[:place], "not", part, *parts[place + 1 :]])
        if 0 < place < len(parts) - 1:
            yield " ".join([*parts[:place], *parts[place + 1 :]])


@pytest.mark.parametrize(("language", "words", "archive"), QUOTATIONS)
def test_no_change_of_a_letter_or_a_word_is_ever_found(language: str, words: str, archive: ArchiveText) -> None:
    for changed in all_changes(words):
        if changed not in words:  # at its ends a word or a letter less is a part of the quotation
            assert locate(changed, archive).rung is Rung.NOT_FOUND, (language, changed)


@st.composite
def redressed(draw: st.DrawFn) -> tuple[str, ArchiveText]:
    """A quotation in another dress: the same words by the rows of the table."""
    _, words, archive = draw(st.sampled_from(QUOTATIONS))
    shown = []
    for sign in words:
        shown.append(draw(st.sampled_from(SPACES if sign.isspace() else DRESS.get(sign, [sign]))))
        if sign.isalpha() and draw(st.integers(0, 9)) == 0:
            shown.append(draw(st.sampled_from(UNSEEN)))
        if "\u0620" <= sign <= "\u064a" and draw(st.integers(0, 5)) == 0:
            shown.append(draw(st.sampled_from(VOWELS)))
    text = "".join(shown)
    return (unicodedata.normalize("NFD", text) if draw(st.booleans()) else text), archive


@settings(deadline=None, max_examples=examples(400))
@given(redressed())
def test_every_other_dress_is_found(case: tuple[str, ArchiveText]) -> None:
    words, archive = case
    located = locate(words, archive)
    assert located.rung in FOUND
    assert located.rung is Rung.VERBATIM or located.reasons


@settings(deadline=None, max_examples=examples(200))
@given(st.sampled_from(sorted(PRESS)), st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_words_of_two_speakers_are_never_joined_in_silence(language: str, one: int, other: int, apart: bool) -> None:
    press = PRESS[language]
    first, second = spoken(press), press.other
    cut = first[: max(4, len(first) * one // 9)], second[min(len(second) - 4, len(second) * other // 9 - 1) :]
    paragraphs = [written(press, press.direct), written(press, press.reply)]
    shown = paragraphs if apart else [" ".join(paragraphs)]
    for joined in (
        " ".join(cut),
        f"{cut[0].rstrip()} ... {cut[1].lstrip()}",
        f"{cut[0].rstrip()} [...] {cut[1].lstrip()}",
    ):
        found = locate(joined, archive_of(language, *shown))
        alone = locate(joined, archive_of(language, paragraphs[0]))  # a word of the other may be the speaker's, too
        assert not found.spans or alone.spans or told(press, language, joined, *shown) & {"BR306", "BR318"}, joined


@pytest.mark.parametrize("row", EQUIVALENCES, ids=lambda row: row.name)
def test_every_row_is_found_and_no_more_than_it_says(row: Equivalence) -> None:
    assert locate(row.words, ArchiveText((row.source,), "")).rung is Rung.NORMALISED
    assert locate(row.words, ArchiveText((row.other,), "")).rung is Rung.NOT_FOUND
