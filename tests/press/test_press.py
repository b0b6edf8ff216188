"""Quotations in the typography of the press of many languages: found as they are, and no change passes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefing.check import Rung, check_brief, locate
from briefing.check.quoted import is_quoted_in
from briefing.files import load_text
from briefing.sources import ArchiveText
from press.languages import PRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from press.languages import Press

STOPS = {"hi": "।", "zh": "。", "ja": "。", "th": ""}
FOUND = {Rung.VERBATIM, Rung.NORMALISED}


def archive_of(language: str, *paragraphs: str) -> ArchiveText:
    return ArchiveText(paragraphs, "", language=language)


def spoken(press: Press) -> str:
    return press.blank.join(press.first)


def written(press: Press, paragraph: str) -> str:
    """A paragraph of the press with what is said in it."""
    one, two = press.first
    return paragraph.format(a=spoken(press), a1=one, a2=two, b=press.second, c=press.other)


def told(press: Press, language: str, words: str, *paragraphs: str) -> set[str]:
    """The codes of what is found about words of the speaker, but for what is said of names near them."""
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {
            key: {"name": name, "kind": "person"} for key, name in zip(("brann", "sand"), press.names, strict=True)
        },
        "sources": {"s": {"title": "S", "language": language, "archive": {"path": "s.txt"}}},
        "quotes": [{"text": words, "speaker": "brann", "source": "s"}],
    }
    found = check_brief(load_text(json.dumps(brief), format="json"), {"s": ArchiveText(paragraphs, "")})
    return {it.code for it in found.findings if "BR300" < it.code < "BR307" or "BR314" < it.code < "BR321"}


def less_a_part(text: str) -> Iterator[str]:
    """A text without one of its words; in a script without blanks, without one of its letters."""
    parts = text.split(" ")
    if len(parts) > 3:
        yield from (" ".join(parts[:place] + parts[place + 1 :]) for place in range(1, len(parts) - 1))
    else:
        yield from (text[:place] + text[place + 1 :] for place in range(1, len(text) - 1) if text[place].isalpha())


@pytest.mark.parametrize("language", PRESS)
def test_a_direct_quotation_is_found_and_quoted_there(language: str) -> None:
    press = PRESS[language]
    source = written(press, press.direct)
    for dressed in (spoken(press), spoken(press) + STOPS.get(language, "."), spoken(press).replace("’", "'")):
        for known in (language, ""):
            archive = ArchiveText((source,), "", language=known or None)
            located = locate(dressed, archive)
            assert located.rung in FOUND, dressed
            assert all(is_quoted_in(archive, hit) for hit in located.spans)
    assert not told(press, language, spoken(press), source)


def test_a_comma_before_a_mark_ends_words_whatever_stands_behind() -> None:
    assert locate("我们付钱。", archive_of("zh", "“我们付钱，”Brann说。")).rung is Rung.NORMALISED
    assert locate("우리는 ... 낸다", archive_of("ko", "“우리는 모두 낸다”고 말했다.")).rung is Rung.ELIDED


@pytest.mark.parametrize("language", PRESS)
def test_a_partial_quotation_is_found_and_the_words_before_it_are_the_reporters(language: str) -> None:
    press = PRESS[language]
    archive = archive_of(language, written(press, press.partial))
    located = locate(press.first[1], archive)
    assert located.rung in FOUND
    assert all(is_quoted_in(archive, hit) for hit in located.spans)
    reported = locate(press.names[0].split()[0], archive)
    assert not any(is_quoted_in(archive, hit) for hit in reported.spans)


@pytest.mark.parametrize("language", PRESS)
def test_an_interrupted_quotation_is_found_with_an_ellipsis_and_not_without(language: str) -> None:
    press = PRESS[language]
    one, two = press.first
    archive = archive_of(language, written(press, press.parted))
    for ellipsis in (" ... ", "… ", " […] "):
        located = locate(f"{one}{ellipsis}{two}", archive)
        assert located.rung is Rung.ELIDED
        assert all(is_quoted_in(archive, hit) for hit in located.spans)
    assert locate(spoken(press), archive).rung is Rung.NOT_FOUND
    assert not told(press, language, f"{one} ... {two}", *archive.paragraphs)


@pytest.mark.parametrize("language", PRESS)
def test_a_quotation_of_two_paragraphs_is_found(language: str) -> None:
    press = PRESS[language]
    archive = archive_of(language, *(written(press, paragraph) for paragraph in press.paragraphs))
    stop = STOPS.get(language, ".")
    blank = press.blank or ("" if stop else " ")
    located = locate(f"{spoken(press)}{stop}{blank}{press.second}", archive)
    assert located.rung is Rung.NORMALISED
    assert len(located.spans) == 2
    assert all(is_quoted_in(archive, hit) for hit in located.spans)
    elided = locate(f"{press.first[0]} ... {press.second}", archive)
    assert elided.rung is Rung.ELIDED
    assert all(is_quoted_in(archive, hit) for hit in elided.spans)


@pytest.mark.parametrize("language", PRESS)
def test_no_change_of_a_quotation_passes(language: str) -> None:
    press = PRESS[language]
    for text, paragraph in ((spoken(press), press.direct), (press.other, press.reply)):
        archive = archive_of(language, written(press, paragraph))
        for changed in less_a_part(text):
            assert locate(changed, archive).rung is Rung.NOT_FOUND, changed
        for place in range(1, len(text) - 1):
            if text[place].isalpha():
                changed = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]
                assert locate(changed, archive).rung is Rung.NOT_FOUND, changed
    archive = archive_of(language, written(press, press.direct))
    for number in ("41", "400", "4", "0", "1.40", "-40"):
        assert locate(spoken(press).replace("40", number), archive).rung is Rung.NOT_FOUND


@pytest.mark.parametrize("language", PRESS)
def test_a_dropped_negation_is_not_found_or_told(language: str) -> None:
    press = PRESS[language]
    assert press.negation in press.second
    source = written(press, press.direct.replace("{a}", "{b}"))
    assert not told(press, language, press.second, source)
    before, _, after = press.second.partition(press.negation)
    assert told(press, language, after, source) & {"BR301", "BR319"}
    if before:
        assert locate(before + after, archive_of(language, source)).rung is Rung.NOT_FOUND
        assert told(press, language, f"{before.strip()} ... {after}", source) & {"BR301", "BR317"}


@pytest.mark.parametrize("language", PRESS)
def test_two_speakers_are_not_joined_without_a_finding(language: str) -> None:
    press = PRESS[language]
    paragraphs = [written(press, paragraph) for paragraph in (press.direct, press.reply)]
    assert locate(f"{spoken(press)} {press.other}", archive_of(language, *paragraphs)).rung is Rung.NOT_FOUND
    joined = f"{press.first[0]} ... {press.other}"
    assert "BR318" in told(press, language, joined, *paragraphs)
    assert told(press, language, joined, " ".join(paragraphs)) & {"BR306", "BR318"}
