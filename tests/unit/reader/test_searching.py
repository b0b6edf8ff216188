"""Words are found as they were written, however the lines are wrapped."""

from __future__ import annotations

import pytest

from briefing.files import load_text
from briefing.reader.brief import OpenBrief
from briefing.reader.document import Document, find_line, matches_in, paragraphs, whole_text
from briefing.reader.pages.common import side_by_side
from briefing.reader.pages.summary import summary_document
from briefing.reader.searching import Search
from briefing.reader.writer import Lettering, Writer
from briefing.text import folded

SUMMARY = "The port has been closed since Monday, and nineteen ships are waiting outside the harbour of Port Tamsin."
BRIEF = OpenBrief(
    load_text(
        f"briefing: 1\ntitle: Strike\nevent:\n  summary: {SUMMARY}\n  key_points: [A dispute over night crews.]\n"
        "  background: The port has been closed before.\n"
    )
)
WORDS = SUMMARY.split()
PHRASES = [" ".join(WORDS[place : place + size]) for size in (1, 2, 3, 8) for place in range(len(WORDS) - size + 1)]
SEARCH = Search(BRIEF, Lettering())


def document(width: int) -> Document:
    return summary_document(Writer(width, BRIEF.index, Lettering()), BRIEF, with_glance=True)


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_phrase_of_the_summary_is_found(phrase: str) -> None:
    assert SEARCH.find(phrase.upper(), with_rail=False).in_summary >= 1


def test_words_of_two_texts_are_not_a_phrase() -> None:
    assert SEARCH.find("Tamsin. A dispute", with_rail=False).in_summary == 0
    assert SEARCH.find("port has been closed", with_rail=False).in_summary == 2


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("phrase", PHRASES)
def test_what_is_marked_is_the_phrase_over_all_its_lines(phrase: str, width: int) -> None:
    lines = document(width).lines
    wanted = folded(phrase)
    start = next(first for first, wrapped in paragraphs(lines) if wanted in folded(whole_text(wrapped)))
    line = find_line(lines, wanted, start)
    assert line is not None
    assert start <= line
    marked = []
    for number in range(line, len(lines)):
        stretches = matches_in(lines, number, wanted)
        if not stretches:
            break
        marked += [lines[number].plain[low:high] for low, high in stretches]
    assert folded(" ".join(" ".join(marked).split())).startswith(wanted)


def test_blanks_do_not_matter() -> None:
    assert SEARCH.find("  closed   since ", with_rail=False).in_summary == 1


def beside() -> Document:
    """Two texts that stand beside each other, between texts that do not."""
    writer, own, other = (Writer(width, BRIEF.index, Lettering()) for width in (65, 31, 31))
    own.paragraph(SUMMARY)
    other.paragraph("Crews of the night 港湾 say that they are too few, and nobody has asked them.")
    writer.paragraph("Before.")
    writer.lines(side_by_side([own.document().lines, other.document().lines], 31, "", writer))
    writer.paragraph("Behind.")
    return writer.document()


@pytest.mark.parametrize("phrase", [*PHRASES, "night 港湾 say that they are too few", "nobody has asked them"])
def test_texts_beside_each_other_are_searched_one_by_one(phrase: str) -> None:
    lines = beside().lines
    wanted = folded(phrase)
    assert {first for first, wrapped in paragraphs(lines) if wanted in folded(whole_text(wrapped))} == {1}
    line = find_line(lines, wanted, 0)
    assert line is not None
    marked = [
        lines[number].plain[low:high].strip()
        for number in range(line, len(lines))
        for low, high in matches_in(lines, number, wanted)
    ]
    assert folded(" ".join(marked)).startswith(wanted)


def test_the_words_of_two_texts_beside_each_other_are_no_phrase() -> None:
    lines = beside().lines
    across = next(line.plain for line in lines if line.parts)
    assert "│" in across
    assert matches_in(lines, 1, folded(across[across.index("│") - 8 : across.index("│") + 8])) == []
    texts = [text for _, wrapped in paragraphs(lines) if (text := whole_text(wrapped))]
    assert texts[:2] == ["Before.", SUMMARY]
    assert [text[:6] for text in texts[2:]] == ["Crews ", "Behind"]


def test_what_ends_above_a_line_marks_nothing_of_its_indent() -> None:
    writer = Writer(31, BRIEF.index, Lettering())
    writer.fact("Next", "the meeting of the two harbours and what is said there", label_width=9)
    lines = writer.document().lines
    assert [line.plain for line in lines][:2] == ["Next     the meeting of the two", "         harbours and what is"]
    assert matches_in(lines, 0, folded("the two")) == [(24, 31)]
    assert matches_in(lines, 1, folded("the two")) == []
    assert matches_in(lines, 1, folded("two harbours")) == [(9, 17)]
