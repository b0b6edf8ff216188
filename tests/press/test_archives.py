"""Archives as they come: what a mail, a page, a print or subtitles put into words hides none, and lets none by."""

from __future__ import annotations

import pytest

from briefing.check import Rung, locate
from briefing.check.quoted import is_quoted_in
from briefing.check.turns import turns_of
from briefing.sources import ArchiveText
from briefing.sources.forms import form_of


def rung_of(words: str, *paragraphs: str) -> Rung:
    return locate(words, ArchiveText(paragraphs, "")).rung


@pytest.mark.parametrize(
    "sign",
    "[1]|[a]|[1][2]|[3, 4]|[2–5]|[note 2]|[citation needed]| [7]|[^1]|^1|¹|²³|†|*|(1)|ⁱ|②|【3】|[注1]".split("|"),
)
def test_a_footnote_sign_behind_a_full_stop_is_no_word(sign: str) -> None:
    assert rung_of("We stay. The quay too", f"“We stay.{sign} The quay too,” said Brann.") is Rung.NORMALISED


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("It is 10 metres", "“It is 10² metres,” said Brann."),
        ("It is 102 metres", "“It is 10² metres,” said Brann."),
        ("40 metres wide", "“It is 40 metres² wide,” said Brann."),
        ("a flat of 40 m.", "“a flat of 40 m²,” said Brann."),
        ("He want it", "“He want[s] it,” said Brann."),
        ("We saw dog there", "“We saw [a] dog there,” said Brann."),
        ("We stay 2019 too", "“We stay (2019) too,” said Brann."),
    ],
)
def test_a_sign_that_says_something_is_none(words: str, source: str) -> None:
    assert rung_of(words, source) is Rung.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("We stay put", "On Monday Brann wrote:\n> “We stay\n> put.”"),
        ("We keep the harbour", "> “We keep the har-\n> bour,” said Brann."),
        ("We keep the harbour", "“We keep the har- \nbour,” said Brann."),
        ("We keep the harbour", "“We keep the har¬\nbour,” said Brann."),
        ("A well-kept quay", "“A well-\nkept quay,” said Brann."),
        ("From 10-15 men", "“From 10-\n15 men,” said Brann."),
        ("A well-kept harbour", "“A well-\nkept har-\nbour,” said Brann."),
        ("We never ever pay", "“We *never\never* pay,” said Brann."),
        ("We never pay", "“We ***never*** pay,” said Brann."),
        ("We say ‘never’", "“We say *‘never’*,” said Brann."),
        ("We never pay", "“We <em>never</em> <a href='/x'>pay</a>,” said Brann."),
        ("We never pay", "“We [never](https://example.org/x) pay,” said Brann."),
        ("We'll pay", "“We&amp;#8217;ll pay,” said Brann."),
        ("We pay at the harbour", "“We pay<br>at the har<wbr>bour,” said Brann."),
        ("We pay & stay", "“We pay \\& stay,” said Brann."),
        ("We pay and stay", "“We pay\\\nand stay,” said Brann."),
    ],
)
def test_what_an_archive_puts_into_words_is_passed_over(words: str, source: str) -> None:
    assert rung_of(words, source) is Rung.NORMALISED


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("A well-kept quay", "“A well\nkept quay,” said Brann."),
        ("A well-kept quay", "“A wellkept quay,” said Brann."),
        ("It has 5 men", "“It has\n>5 men,” said Brann."),
        ("It has 5 men", "“It has\n> 5 men,” said Brann."),
        ("a d", "“a <b and not c> d,” said Brann."),
        ("We pay", "“We <not> pay,” said Brann."),
        ("We [never](https://example.org/x) pay", "“We pay,” said Brann."),
        ("5 2", "“5*3*2 men,” said Brann."),
    ],
)
def test_what_differs_by_more_is_not_found(words: str, source: str) -> None:
    assert rung_of(words, source) is Rung.NOT_FOUND


SUBTITLES = ("1\n00:00:01,000 --> 00:00:03,000\nWe keep the quay", "2\n00:00:03,000 --> 00:00:05,000\nand pay for it.")


def test_no_marks_are_expected_in_subtitles() -> None:
    archive = ArchiveText(SUBTITLES, "")
    located = locate("We keep the quay and pay", archive)
    assert all(is_quoted_in(archive, hit) for hit in located.spans)


def test_the_voices_of_subtitles_are_turns() -> None:
    voices = tuple(
        text.replace("\nWe", "\n<v Ilo Brann>We").replace("\nand", "\n<v Mira Sand>and") for text in SUBTITLES
    )
    assert [turn.label for turn in turns_of(ArchiveText(voices, ""))] == ["Ilo Brann", "Mira Sand"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        *((encoding, "“We’ll pay – café,” said Brann.") for encoding in ("cp1252", "cp1251", "mac_roman", "latin-1")),
        *((encoding, "«Мы платим», — сказал Бранн.") for encoding in ("cp1252", "cp1251", "latin-1")),
    ],
)
def test_a_text_that_was_read_in_another_encoding_is_told(encoding: str, text: str) -> None:
    misread = text.encode().decode(encoding, "replace").replace("\ufffd", "")
    assert form_of(misread, (misread,)) is not None
    assert form_of(text, (text,)) is None


def test_the_attributes_of_a_tag_are_no_quotation_marks() -> None:
    text = '“We <a href="https://x.example" class="b">keep</a> it,” said Brann. <span title="lost">The road</span> is.'
    archive = ArchiveText((text,), "")
    assert all(is_quoted_in(archive, hit) for hit in locate("We keep it", archive).spans)
    assert not any(is_quoted_in(archive, hit) for hit in locate("The road is", archive).spans)


@pytest.mark.parametrize(
    ("words", "source", "rung"),
    [
        ("We keep it now", "“We keep it¹ now,” said Brann.", Rung.NORMALISED),
        ("A plot of 40 cm here", "“A plot of 40 cm² here,” said Brann.", Rung.NOT_FOUND),
        ("A plot of x here", "“A plot of x² here,” said Brann.", Rung.NOT_FOUND),
        ("The CO here", "“The CO² here,” said Brann.", Rung.NOT_FOUND),
    ],
)
def test_a_raised_number_behind_a_short_word_is_a_footnote_unless_it_measures(
    words: str, source: str, rung: Rung
) -> None:
    assert rung_of(words, source) is rung
