"""What a sentence has somebody say: which words of it, whether they are the speaker's own, and who the speaker is."""

from __future__ import annotations

import pytest

from briefing.draft import SourceReport
from briefing.draft.reading import read_report, span_text


def said(*paragraphs: str) -> list[tuple[str, str, str]]:
    """The kind of each statement, its words, and the words that name its speaker."""
    reading = read_report(SourceReport("wire", paragraphs, "en", "2024-03-05"))
    return [
        (
            one.found.kind,
            " ... ".join(span_text(span, reading.paragraphs) for span in one.found.spans),
            span_text(one.found.mention, reading.paragraphs) if one.found.mention else "",
        )
        for one in reading.said
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Moll was short: "We are going home," she said.', "We are going home,"),
        ('As for the late ferries, "I have no idea at all," said Moll.', "I have no idea at all,"),
        ('Moll tweeted, "Thank you, Osthaven!" on Friday afternoon.', "Thank you, Osthaven!"),
        ('The crowd chanted "No pumps, no ferries," drawing jeers from the quay.', "No pumps, no ferries,"),
        ('They went home. ("We have no choice now," Moll said.) The quay fell silent.', "We have no choice now,"),
        ('Moll said, "We are tired," and, "We are going home."', "We are tired, ... We are going home."),
        ('Said Rhea Moll, who speaks for the crews, "We were proud of it."', "We were proud of it."),
        ('As Moll of the ferry crews told the Post on Monday, "We are going home."', "We are going home."),
        ('However, as Moll, an engineer of the crews, put it, "We are going home."', "We are going home."),
        (""""It was 'a bad day,'" recalled Moll.""", "It was 'a bad day,'"),
        ('"We are going home," read the email.', "We are going home,"),
        ('The email said, "We are going home."', "We are going home."),
        ('But "we are all going home," said Moll.', "we are all going home,"),
        (
            '"Where are the pumps that we were promised?" the 43-year-old asked.',
            "Where are the pumps that we were promised?",
        ),
        ('Moll left the quay, asking, "Where are the pumps?"', "Where are the pumps?"),
        ('As for the ferries, "nobody knows when they will sail," said Moll.', "nobody knows when they will sail,"),
        ('"We are home," Rhea Moll, 30, of Ost, one of the crews on strike, said later.', "We are home,"),
        (
            'The tape ends with Moll saying at noon last Monday, "We are home," when Kell asked her.',
            "We are home,",
        ),
        ('"We are going home," state Del. Rhea "Red" Moll (Osthaven) shouted to the quay.', "We are going home,"),
        ('"We are home," the mayor of Ost -- a town that has no ferries -- told me.', "We are home,"),
    ],
)
def test_a_whole_quotation_is_direct_and_nothing_beside_it_is_said(text: str, words: str) -> None:
    found = said(text)
    assert [(kind, what) for kind, what, _ in found] == [("direct", words)]
    assert found[0][2]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"We are going home," said Will Moll.', "Will Moll"),
        ('"We are going home," Theresa May said.', "Theresa May"),
        ('"We are going home," the Post\'s senior editor Rhea Moll said.', "the Post's senior editor Rhea Moll"),
        ('In Osthaven, Moll was short: "We are going home."', "Moll"),
        ('Speaking in Osthaven, Moll was short: "We are going home."', "Moll"),
        ("OSTHAVEN (Reuters) - Moll met the crews and said the quay was closed for good.", "Moll"),
        ("Officials who met the crews on the quay said it was closed for good.", "Officials"),
        ("The quay will open, with the ministry adding that all was well.", "the ministry"),
    ],
)
def test_the_speaker_is_the_one_whom_the_sentence_names(text: str, name: str) -> None:
    assert [who for _, _, who in said(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        'Rhea Moll told ABC\'s "Good Morning Osthaven" on Monday.',
        'The "ferry card," Moll reckons, may be gone.',
        'Moll pressed the "red button" twice.',
        "Moll claimed a wide lead over the others.",
        "Moll added another pump to the quay.",
        "Moll wrote a book that helped the crews a lot.",
        "Moll, who added to her lead, was glad.",
        "Moll took responsibility for that attack, the worst one.",
        "The quay has ships that Moll said had sailed.",
        "Moll said it in the debate on pumps.",
    ],
)
def test_a_title_a_thing_or_a_few_marked_words_are_no_statement(text: str) -> None:
    assert [it for it in said(text) if it[2]] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moll said the mayor enjoys the quay.", "the mayor enjoys the quay"),
        ("About 270 people were taken home, officials said.", "About 270 people were taken home"),
        ("But the crews had no time to eat, the mayor said.", "But the crews had no time to eat"),
        ("OSTHAVEN, March 4 (AP) — The quay was closed on Monday, Moll said.", "The quay was closed on Monday"),
        ("The quay is closed, according to documents.", "The quay is closed"),
        ("But, according to the poll, most voters like the quay.", "most voters like the quay"),
        ("OSTHAVEN, Norvik - The quay was closed on Monday, Moll said.", "The quay was closed on Monday"),
    ],
)
def test_a_clause_that_somebody_says_is_reported(text: str, words: str) -> None:
    assert [(kind, what) for kind, what, _ in said(text)] == [("indirect", words)]


def test_each_clause_of_a_sentence_has_its_own_speaker() -> None:
    found = said("Although Moll says that the quay is closed, others argue that it was never open.")
    assert [(what, who) for _, what, who in found] == [
        ("the quay is closed", "Moll"),
        ("it was never open", "others"),
    ]
    found = said("Moll has said that the quay is closed; the harbour ministry has said that it is not.")
    assert [who for _, _, who in found] == ["Moll", "the harbour ministry"]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "In the town of Ost, which has no ferries, it was a bad day for the crews, said Rhea Moll, an engineer.",
            "Rhea Moll",
            "In the town of Ost, which has no ferries, it was a bad day for the crews",
        ),
        (
            "The talks went badly with the crews, and the strike began again, said one official in the room.",
            "one official",
            "The talks went badly with the crews, and the strike began again",
        ),
        (
            "The crews are tired of the strike, ferry engineers said Friday afternoon, as they left the quay.",
            "ferry engineers",
            "The crews are tired of the strike",
        ),
        (
            "Back when he wrote a song, Moll said that he thought of the crews.",
            "Moll",
            "he thought of the crews",
        ),
    ],
)
def test_a_clause_is_of_whoever_says_it_and_of_nobody_named_in_it(text: str, name: str, words: str) -> None:
    assert said(text) == [("indirect", words, name)]


@pytest.mark.parametrize(
    "text",
    [
        "(Having said that, there are engineers who like the ferries.)",
        "That the crews left says something about the state of the pumps.",
        "The council made an ambitious - some say unrealistic - pledge to build new ferries by June.",
        "According to Moll, yes.",
        "The crews met Kell; and Rhea Moll, an engineer of the yard who told her people never to speak of pumps.",
        "The quay, where crews have sometimes met, is near the market, which, Moll said, is usually full.",
    ],
)
def test_what_nobody_says_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_a_whole_quotation_behind_a_clause_that_somebody_says_is_a_statement_of_its_own() -> None:
    text = 'She said the ferries were late, and when asked about the pumps, Kell replied, "Nobody told us about them."'
    assert said(text) == [
        ("indirect", "the ferries were late", "She"),
        ("direct", "Nobody told us about them.", "Kell"),
    ]


def test_a_name_in_capitals_inside_of_the_marks_says_whose_the_words_are_and_is_none_of_them() -> None:
    found = said(
        "Partial transcript of the interview:",
        '"MOLL: Let us begin with the ferries. Will they sail?',
        '"KELL: Nobody knows. We asked them.',
        '"(CROSSTALK)',
        '"MOLL: And the pumps?"',
    )
    assert found == [
        ("direct", "Let us begin with the ferries. Will they sail?", "MOLL"),
        ("direct", "Nobody knows. We asked them.", "KELL"),
        ("direct", "And the pumps?", "MOLL"),
    ]


def test_words_before_a_colon_in_a_quotation_are_part_of_it() -> None:
    assert [what for _, what, _ in said('"WARNING: stay at home tonight," said Moll.')] == [
        "WARNING: stay at home tonight,"
    ]
    assert [what for _, what, _ in said('"Το λιμάνι: κλειστό απόψε."')] == ["Το λιμάνι: κλειστό απόψε."]


def test_a_question_mark_ends_no_attribution() -> None:
    found = said('Rhea Moll came. "Where are the pumps?" Moll asked. "We were promised three of them."')
    assert found == [("direct", "Where are the pumps? ... We were promised three of them.", "Moll")]


def test_a_verb_that_does_something_else_behind_a_quotation_is_not_its_speaker() -> None:
    assert said('Rhea Moll came. "Where are the pumps?" Jon Aster called her a liar.') == [
        ("direct", "Where are the pumps?", "")
    ]


def test_a_quotation_goes_on_behind_whoever_said_so_in_a_statement() -> None:
    found = said('Rhea Moll said in a statement on Monday. "There are no pumps at the quay."')
    assert found == [("direct", "There are no pumps at the quay.", "Rhea Moll")]


def test_a_whole_quotation_right_behind_another_is_of_the_same_speaker() -> None:
    found = said('"We are going home," said Moll. Then, "We will come back when the pumps are there."')
    assert [who for _, _, who in found] == ["Moll", "Moll"]


def test_a_heading_in_single_marks_is_nobodys() -> None:
    assert said('"We are going home," said Moll.', "'A really tough day'") == [
        ("direct", "We are going home,", "Moll"),
        ("direct", "A really tough day", ""),
    ]


def test_a_headline_with_a_colon_says_whose_its_words_are() -> None:
    found = said("It rained all day.", "Moll: 'We Are Going Home To Osthaven'")
    assert found == [("direct", "We Are Going Home To Osthaven", "Moll")]
