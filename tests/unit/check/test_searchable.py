"""Where words may begin and end in a text, and which of several places is theirs."""

from __future__ import annotations

import pytest

from briefing.check.normalise import normalise
from briefing.check.searchable import SearchableArchive, SourceHit, ends_marks, searchable
from briefing.check.word_ends import is_whole
from briefing.sources import ArchiveText


def archive(*paragraphs: str, language: str = "en") -> SearchableArchive:
    return SearchableArchive(ArchiveText(paragraphs, "", language=language))


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("it fell 3.5 points", ".5 points", False),
        ("it fell .5 points", ".5 points", True),
        ("it fell .5 points", "5 points", False),
        ("we lost 400 boats", "400 boats", True),
        ("we lost 30 400 boats", "400 boats", False),
        ("3 400 boats", "400 boats", False),
        ("plan a-b", "a-", False),
        ("plan -b", "plan -", True),
        ("3 000 boats", "3", False),
        ("3 000 boats", "3 000", True),
        ("3 0000 boats", "3", True),
        ("13 000 boats", "13", False),
        ("in 2013 000 boats", "2013", True),
        ("it rose 4.5 metres", "it rose 4.", False),
        ("it rose 4. Then", "it rose 4.", True),
        ("over 6,500 boats", "over 6,", False),
        ("over 6, not 5", "over 6,", True),
        ("from 9:15 on", "from 9:", False),
        ("22/40 boats", "22/", False),
        ("for 4 ½ days", "for 4", False),
        ("for 4 1/2 days", "for 4", False),
        ("for 4 1/2 days", "1/2 days", False),
        ("for ½ days", "½ days", True),
        ("NZ$7 a head", "$7 a head", False),
        ("-€7 a head", "€7 a head", False),
        ("€3-€7 a head", "€7 a head", True),
        ("in the U.S.S.R. then", "in the U.S.", False),
        ("in the U.S.S.R. then", "in the U.S", False),
        ("in the U.S.S.R. then", "S.R. then", False),
        ("in the U.S. then", "in the U.S.", True),
        ("so am I. We go", "so am I.", True),
        ("so am I. We go", "so am I", True),
        ("l’eau monte", "eau monte", True),
        ("x’eau monte", "eau monte", False),
        ("it cost $5", "5", False),
        ("it cost 5 €", "5", True),
        ("it cost 5€", "5", False),
        ("it rose 5% more", "it rose 5", False),
        ("no. Then 5", "Then 5", True),
        ('"no".5 remain', "5 remain", True),
        ("ratio 1:2 here", "1", False),
        ("at 5: here", "at 5", True),
        ("boat_house", "boat", False),
        ("boa\u0301t", "boa", False),
        ("ボート", "ボ", False),
        ("三十人", "三", False),
        ("三百円", "百円", False),
        ("5万人", "5", False),
        ("5万人", "万人", False),
        ("三人", "三", True),
        ("船が来た", "船", True),
        ("", "", False),
    ],
)
def test_words_are_whole_where_no_word_and_no_number_goes_on(text: str, words: str, whole: bool) -> None:
    start = text.index(words)
    assert is_whole(text, start, start + len(words)) is whole


@pytest.mark.parametrize(
    ("text", "place", "ends"),
    [
        ('stay" he', 4, True),
        ('stay"no', 4, False),
        ('去"了', 1, True),
        ('stay." he', 4, True),
        ("stay. he", 4, False),
        ('stay?" he', 4, False),
        ("stay", 4, False),
    ],
)
def test_a_quotation_ends_at_its_mark_or_at_the_stop_before_it(text: str, place: int, ends: bool) -> None:
    assert ends_marks(text, place) is ends


def test_the_paragraph_that_is_named_is_taken_and_within_it_the_place_in_marks() -> None:
    texts = archive(
        "we stay here, they wrote", 'It rained. We wrote: we stay here. He said "we stay here"', '"we stay here"'
    )
    assert texts.find_raw("we stay here", None) == SourceHit(2, 44, 56)
    assert texts.find_raw("we stay here", None, quoted=False) == SourceHit(1, 0, 12)
    assert texts.find_raw("we stay here", 1) == SourceHit(1, 0, 12)
    assert texts.find_raw("we stay here", 2) == SourceHit(2, 44, 56)
    assert texts.find_raw("we stay here", 3) == SourceHit(3, 1, 13)
    assert texts.find_raw("we stay here", 4) == SourceHit(2, 44, 56)
    assert texts.find_raw("we stay here", 0) == SourceHit(2, 44, 56)
    assert texts.find_raw("they stay here", 1) is None


def test_so_it_is_under_the_equivalences() -> None:
    texts = archive("we  stay here, they wrote", 'He said "we  stay here"')
    assert texts.find_normalised("we stay here", None) == (SourceHit(2, 9, 22),)
    assert texts.find_normalised("we stay here", None, quoted=False) == (SourceHit(1, 0, 13),)
    assert texts.find_normalised("we stay here", 1) == (SourceHit(1, 0, 13),)
    assert texts.find_normalised("", 1) == ()


def test_words_that_end_otherwise_are_taken_in_the_paragraph_that_is_named() -> None:
    texts = archive('"We stay here," he said.', '"We stay here," he said.', "We stay here, he said.")
    assert texts.find_ended("We stay here.", None) == (SourceHit(1, 1, 13),)
    assert texts.find_ended("We stay here.", 2) == (SourceHit(2, 1, 13),)
    assert texts.find_ended("We stay here.", 3) == (SourceHit(1, 1, 13),)
    assert texts.find_ended("We stay here", 1) == ()


def test_words_that_end_with_an_inner_quotation_end_where_both_do() -> None:
    source = "“They said ‘we go,’” he wrote."
    assert archive(source).find_ended('They said "we go."', None) == (SourceHit(1, 1, source.index(",")),)
    assert archive("“They said ‘we go,’ and left,” he wrote.").find_ended('They said "we go."', None) == ()
    assert archive("“They said ‘we go’,” he wrote.").find_ended('They said "we go".', None) != ()


def test_every_paragraph_in_which_words_begin_is_given() -> None:
    texts = archive("stay and stay", "nothing", "they stay", "stay")
    assert texts.begins_in("stay") == {1, 3, 4}
    assert texts.begins_in("gone") == set()


def test_places_behind_a_repeated_mark_lead_back_to_their_paragraph() -> None:
    texts = archive('"The quay is old.', '" The boats are  older. They stay," he said.')
    assert texts.find_normalised("The boats are older.", None) == (SourceHit(2, 2, 23),)
    joined = texts.find_normalised("is old. The boats are older.", None)
    assert joined == (SourceHit(1, 10, 17), SourceHit(2, 2, 23))


def test_each_paragraph_of_a_quotation_gives_its_own_stretch() -> None:
    parts = ('"The quay is old.', '"The boats are older.', '"They stay," he said.')
    stretches = ("is old.", "The boats are older.", "They stay")
    found = archive(*parts).find_normalised(" ".join(stretches), None)
    assert [parts[hit.paragraph - 1][hit.start : hit.end] for hit in found] == list(stretches)
    assert [hit.paragraph for hit in found] == [1, 2, 3]


def test_lines_of_east_asian_writing_are_joined_without_a_blank() -> None:
    texts = archive("「船は来た、", "「波も来た」と言った。", language="ja")
    assert texts.find_normalised("船は来た、波も来た", None) == (SourceHit(1, 1, 6), SourceHit(2, 1, 5))
    assert texts.find_normalised("船は来た、 波も来た", None) == ()


@pytest.mark.parametrize(
    ("language", "paragraphs", "words"),
    [
        ("th", ("“ท่าเรือปิดแล้ว", "“เรือหยุดวิ่ง” เขากล่าว"), "ท่าเรือปิดแล้ว เรือหยุดวิ่ง"),
        ("ko", ("“항구는 닫혔다.", "“배는 멈췄다.”라고 말했다."), "항구는 닫혔다. 배는 멈췄다."),
        ("en", ("“The quay is shut.", "“Boats have stopped,” he said."), "The quay is shut. Boats have stopped"),
    ],
)
def test_paragraphs_of_other_writing_are_joined_with_a_blank(
    language: str, paragraphs: tuple[str, ...], words: str
) -> None:
    texts = archive(*paragraphs, language=language)
    assert [hit.paragraph for hit in texts.find_normalised(words, None)] == [1, 2]
    assert texts.find_normalised(words.replace(" ", ""), None) == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("a-b", 0, 2),
        ("a-b c", 1, 3),
        ("10^6", 0, 2),
        ("1 1/2 mile", 2, 10),
        ("5:30", 0, 1),
        ("5.5", 0, 1),
        ("3,5", 0, 1),
    ],
)
def test_a_stretch_at_the_edge_of_a_text_is_cut_out_of_a_word_all_the_same(text: str, start: int, end: int) -> None:
    assert not is_whole(text, start, end)


@pytest.mark.parametrize("end", ["行く", "行く！？", "行く。！？", "A行"])
def test_east_asian_paragraphs_of_one_quotation_are_joined_without_a_blank(end: str) -> None:
    archive = ArchiveText((f"「私は{end}", "「町も行く」と言った。"), "", language="ja")
    assert searchable(archive).find_normalised(normalise(f"私は{end}町も行く").text, None)
