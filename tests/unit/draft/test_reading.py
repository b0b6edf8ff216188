"""A report is taken apart into sentences, and who says what in them is known by name, by office or by pronoun."""

from __future__ import annotations

import pytest

from briefing.draft import SourceReport
from briefing.draft.reading import ReportReading, read_report
from briefing.draft.sentences import read_paragraph


def read(*paragraphs: str, language: str = "en") -> ReportReading:
    return read_report(SourceReport("wire", paragraphs, language, "2024-03-05"))


def heard(*paragraphs: str) -> list[str | None]:
    """The names of those who say something, in order."""
    return [said.heard.who.name if said.heard.who else None for said in read(*paragraphs).said]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Kell left the U.S. on Monday. It rained.", ["Mr. Kell left the U.S. on Monday.", "It rained."]),
        ('"No." He left.', ['"No."', "He left."]),
        ('"No, never," he said. "Ask her."', ['"No, never," he said.', '"Ask her."']),
        ("It cost 4.5 million. They paid.", ["It cost 4.5 million.", "They paid."]),
    ],
)
def test_a_full_stop_ends_a_sentence_where_it_is_none_of_a_word(text: str, sentences: list[str]) -> None:
    paragraph = read_paragraph(1, text)
    assert [text[one.start : one.end] for one in paragraph.sentences] == sentences


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ('"We will not sail today," said Rhea Moll.', "Rhea Moll"),
        ('"We will not sail today," Rhea Moll said on Monday.', "Rhea Moll"),
        ('Rhea Moll, who speaks for the crews, said: "We will not sail today."', "Rhea Moll"),
        ('The mayor of Osthaven, Rhea Moll, said: "We will not sail today."', "Rhea Moll"),
        ('"We will not sail today," said the mayor of Osthaven, Rhea Moll.', "Rhea Moll"),
        ('"We will not sail today," Rhea Moll thundered.', "Rhea Moll"),
        ('"We will not sail today." — Rhea Moll', "Rhea Moll"),
        ('Rhea Moll was blunt: "We will not sail today."', "Rhea Moll"),
        ("According to Rhea Moll, nobody will sail today.", "Rhea Moll"),
        ("Nobody will sail today, Rhea Moll said.", "Rhea Moll"),
        ("In the end, Rhea Moll said, nobody sailed at all.", "Rhea Moll"),
        ("Rhea Moll told the Coast Wire that nobody would sail.", "Rhea Moll"),
        ("Times editor Rhea Moll of Osthaven said nobody would sail.", "Rhea Moll"),
    ],
)
def test_a_speaker_is_found_wherever_the_sentence_has_the_name(paragraph: str, name: str) -> None:
    assert heard(paragraph) == [name]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Rhea Moll declined to say whether they would sail.",
        "Rhea Moll did not say that they would sail.",
        "Rhea Moll was told that nobody would sail.",
        "The United States Navy will sail on Monday.",
        "Rhea Moll believes they will sail.",
        "It said nothing.",
    ],
)
def test_what_nobody_says_is_no_statement(paragraph: str) -> None:
    assert heard(paragraph) == []


def test_a_family_name_is_the_one_who_has_it_and_of_two_nobody() -> None:
    first = "Rhea Moll and Jon Aster met."
    assert heard(first, '"No, never again," said Moll.') == ["Rhea Moll"]
    assert heard(first, "Piet Moll came later.", '"No, never again," said Moll.') == [None]


def test_a_name_that_is_spelt_in_two_ways_is_one() -> None:
    assert heard("Kristen Vale met Kristin Vale's readers.", '"No, never again," said Vale.') == ["Kristen Vale"]


def test_a_pronoun_is_who_spoke_last_and_of_the_same_kind() -> None:
    said = '"No, never again," said Mr. Jon Aster.'
    assert heard(said, '"Ask them about it," he added.') == ["Jon Aster", "Jon Aster"]
    assert heard(said, '"Ask them about it," she added.') == ["Jon Aster", None]
    assert heard(said, '"Ask them about it," they added.') == ["Jon Aster", None]


def test_an_office_is_the_person_who_has_it() -> None:
    first = "Harbour Minister Jon Aster opened the quay."
    assert heard(first, '"No, never again," the minister said.') == ["Jon Aster"]
    assert heard(first, '"No, never again," a minister said.') == [None]


def test_whom_an_outlet_quotes_says_it_and_the_outlet_is_in_between() -> None:
    text = "According to the Coast Wire, quoting the Osthaven Ferry Company (OFC), nobody will sail today."
    (said,) = read(text).said
    assert said.heard.who is not None
    assert (said.heard.who.name, said.via) == ("Osthaven Ferry Company", "the Coast Wire")


def test_a_day_elsewhere_in_the_sentence_is_not_that_of_the_statement() -> None:
    (said,) = read("The strike began on March 1 and the Osthaven Ferry Company says nobody will sail.").said
    assert said.date is None


def test_officials_of_a_place_are_a_group_and_not_the_place() -> None:
    assert heard("Norway sent ships.", "Norway officials said the ships would stay.") == ["Norway officials"]


@pytest.mark.parametrize(
    ("paragraphs", "names"),
    [
        (
            ["Port officials said nobody would sail.", "It rained. Port officials said it was over."],
            ["Port officials"] * 2,
        ),
        (["The harbour ministry said nobody would sail. It added that all was well."], ["Harbour ministry"] * 2),
        (
            ["Residents said it was over.", "It rained.", "Rain fell.", "Residents said it was not."],
            ["Residents", None],
        ),
        (
            ["Osthaven prosecutors said it was theft.", "The prosecutors said he was gone."],
            ["Osthaven prosecutors"] * 2,
        ),
        (
            ["People close to the talks said it was over.", "People said it was not."],
            ["People close to the talks", None],
        ),
        (["The port authority said it was over.", "The new authority said it was not."], ["Port authority", None]),
        (["A spokeswoman for Norvik Lines said it was over."], ["Norvik Lines"]),
        (["A spokesman for Rhea Moll said it was over.", "Rhea Moll came."], [None]),
        (["Some officials said nobody would sail."], [None]),
        (["His aides said nobody would sail."], [None]),
        (["Rhea Moll and her lawyers said nobody would sail."], [None]),
        (["The harbour company said nobody would sail."], [None]),
        (["A spokesman said nobody would sail."], [None]),
    ],
)
def test_people_without_a_name_are_a_group_where_the_wording_says_which(
    paragraphs: list[str], names: list[str | None]
) -> None:
    assert heard(*paragraphs) == names


def test_a_body_is_called_by_its_noun_and_by_a_word_of_its_name() -> None:
    first = "The Dockers' Union of Calvera closed the quay."
    said = read(
        first, "The union disputes it. It says that two men were hurt.", "The union says that it was three."
    ).said
    assert [one.heard.who.name if one.heard.who else None for one in said] == ["Dockers' Union of Calvera"] * 2
    assert said[0].heard.who is not None
    assert "the union" in said[0].heard.who.forms
    assert heard("The Church of Ost met.", "The Church says that it was wrong.") == ["Church of Ost"]
    assert heard("The Civil Defence Authority said that it was over.") == ["Civil Defence Authority"]


def test_an_office_in_short_is_no_part_of_a_name() -> None:
    (said,) = read("Calvera Gov. Rhea Moll said that it was over.").said
    assert said.heard.who is not None
    assert (said.heard.who.name, said.heard.who.role) == ("Rhea Moll", "Calvera Gov.")


def test_two_ministers_are_those_whom_the_report_names_together() -> None:
    first = "Harbour Minister Jon Aster met Finance Minister Rhea Moll.", "Labour Minister Piet Vos was ill."
    (said, more) = read(*first, "The two ministers said it was over. They added that nobody had won.").said
    assert said.heard.who is not None
    assert more.heard.who is not None
    assert [said.heard.who.name, *(one.name for one in said.heard.others)] == ["Jon Aster", "Rhea Moll"]
    assert [more.heard.who.name, *(one.name for one in more.heard.others)] == ["Jon Aster", "Rhea Moll"]
    assert heard(*first, "The three presidents said it was over.") == [None]


def test_people_who_are_joined_speak_together() -> None:
    (said,) = read("Rhea Moll came. Jon Aster came.", "Aster and Moll said that nobody would sail.").said
    assert said.heard.who is not None
    assert [said.heard.who.name, *(one.name for one in said.heard.others)] == ["Jon Aster", "Rhea Moll"]


def test_it_added_is_the_group_that_spoke_and_not_the_place_in_its_name() -> None:
    text = "Osthaven's quay is closed. Osthaven officials say the crews began it. It added that talks were useless."
    assert heard(text) == ["Osthaven officials"] * 2


def test_they_of_one_person_is_nobody() -> None:
    assert heard("Rhea Moll said it was over. They added that nobody had won.") == ["Rhea Moll", None]


def test_a_name_with_one_wrong_letter_is_a_misprint_of_the_one_it_is_nearest_to() -> None:
    first = "Harbour Minister Jon Aster opened the quay."
    said = read(first, "Asker said that nobody would sail. He added that it was over.").said
    assert [one.heard.who.name if one.heard.who else None for one in said] == ["Jon Aster"] * 2
    assert [one.heard.printed for one in said] == ["Asker", ""]
    assert heard(first, "Rhea Asker came.", "Asker said that nobody would sail.") == ["Rhea Asker"]
    assert heard(first, "Piet Asper came.", "Asher said that nobody would sail.") == [None]


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        ("Rhea Moll said that it was over, the Coast Post reported.", "Rhea Moll", ""),
        ("Rhea Moll said that it was all over, said the Coast Post.", "Rhea Moll", "the Coast Post"),
        ("Rhea Moll said that it was over, according to the Coast Post.", "Rhea Moll", "the Coast Post"),
        ("According to the Coast Post, Rhea Moll said that it was over.", "Rhea Moll", "the Coast Post"),
        ("According to the Coast Post, Rhea Moll believes it was over.", "Rhea Moll", "the Coast Post"),
    ],
)
def test_whoever_is_cited_for_what_somebody_says_is_in_between(text: str, name: str, via: str) -> None:
    (said,) = read(text).said
    assert said.heard.who is not None
    assert (said.heard.who.name, said.via) == (name, via)


def test_whoever_is_cited_first_ends_with_the_comma() -> None:
    (said,) = read("According to Norvik Ambassador to Ost Rhea Moll, the quay was too slow.", "Rhea Moll came.").said
    assert said.heard.who is not None
    assert said.heard.who.name == "Rhea Moll"
    assert said.found.spans[0].start == len("According to Norvik Ambassador to Ost Rhea Moll, ")


@pytest.mark.parametrize(
    "text",
    [
        "The six crews had been denied visas until last week, drawing notice.",
        "They keep a rule for ships which, according to the Coast Post, the harbour has praised.",
    ],
)
def test_a_passive_or_a_relative_clause_is_no_statement(text: str) -> None:
    assert heard(text) == []


def test_a_quotation_that_nothing_closes_ends_with_its_sentence() -> None:
    text = 'Rhea Moll said the quay was "closed for good and all. She added that nobody would sail, and it rained.'
    reading = read(text, "Nobody came.")
    assert [said.found.kind for said in reading.said] == ["mixed", "indirect"]
    assert [reading.is_open(said.found) for said in reading.said] == [True, False]
    assert reading.said[0].found.spans[0].end == text.index(" She")


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    reading = read('Rhea Moll said: "We will not sail.', '"Nobody has asked us."')
    (said,) = reading.said
    assert [span.paragraph for span in said.found.spans] == [1, 2]


def test_a_colon_leads_up_to_the_next_paragraph() -> None:
    assert heard("Rhea Moll put it like this:", '"Nobody has asked us."', '"Nobody ever did."') == ["Rhea Moll"] * 2


def test_a_name_behind_a_dash_is_that_of_the_quotation_above() -> None:
    assert heard("Rhea Moll came.", '"Nobody has asked us."', "— Rhea Moll") == ["Rhea Moll"]


def test_a_body_that_owns_is_named_in_full_and_its_pronoun_makes_no_person_of_it() -> None:
    text = "The Dockers' Union of Calvera said about 1,400 of its members had stopped work."
    (said,) = read(text).said
    assert said.heard.who is not None
    assert (said.heard.who.name, said.heard.who.kind) == ("Dockers' Union of Calvera", "organization")
    (other,) = read("Norvik Shores said that it would send its ships home.").said
    assert other.heard.who is not None
    assert other.heard.who.kind == "organization"


def test_words_in_writing_are_no_report() -> None:
    reading = read("Rhea Moll said the crews would come back as soon as they had it in writing from her.")
    assert [said.found.spans[0].end for said in reading.said] == [len(reading.paragraphs[0].text) - 1]


@pytest.mark.parametrize(
    "line",
    [
        "OSTHAVEN, March 4 (Coast Wire) — ",
        "OSTHAVEN, 4 March — ",
        "OSTHAVEN, 4. März (cw) – ",
        "OSTHAVEN, 4 de marzo - ",
        "Osthaven (cw) – ",
        "Osthaven, 4 March (Coast Wire) — ",
    ],
)
def test_a_dateline_is_a_place_and_no_part_of_the_summary(line: str) -> None:
    reading = read("Ferries stay", f"{line}Nobody sailed on Monday. It rained.")
    assert reading.place == "Osthaven"
    assert reading.summary == "Nobody sailed on Monday."
    assert not any("Osthaven" in dated.text or "OSTHAVEN" in dated.text for dated in reading.dated)


def test_a_footnote_is_no_part_of_what_is_drafted() -> None:
    reading = read("Ferries stay", "Nobody sailed[4] on Monday,² said Rhea Moll.[5] It rained.")
    assert reading.summary == "Nobody sailed on Monday, said Rhea Moll."
