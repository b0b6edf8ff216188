"""Every quotation of a document is looked up, and none is found that does not stand in a source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.check import Rung, locate
from briefing.sources import ArchiveText, split_paragraphs
from briefing.sources.documents import read_document
from briefing.verify import Evidence, VerifiedDocument, verify
from briefing.verify.reports import list_quotations, summary_of

WIRE = """Ferry crews stopped work in Osthaven at noon.

“We will not sail while the pumps are broken,” said Rhea Moll, who speaks for them. “The owners know it.”

The harbour office found the pumps safe.

“It is a long fight.

“We are used to that,” she added, and again spoke of the harb-
our that she knows."""
NOTE = """The office said: "Sailing at night is not our affair"."""


def check(document: str, *sources: str, name: str = "a.md") -> VerifiedDocument:
    texts = {
        f"{place}.txt": ArchiveText(split_paragraphs(text), "") for place, text in enumerate(sources or (WIRE, NOTE))
    }
    return verify(name, read_document(document.encode(), name), Evidence(texts))


def words(document: VerifiedDocument) -> list[tuple[str, str, str | None]]:
    return [(one.quotation.words, one.verdict.word, one.source) for one in document.quotations]


def test_each_quotation_has_its_verdict_and_its_source() -> None:
    found = check(
        'She said "We will not sail while the pumps are broken", «The owners know it» and "Sailing at night is our '
        'affair"; they were "safe".\n\n“We will not sail ... broken.”\n'
    )
    assert words(found) == [
        ("We will not sail while the pumps are broken", "verified", "0.txt"),
        ("The owners know it", "verified", "0.txt"),
        ("Sailing at night is our affair", "NOT FOUND", None),
        ("safe", "found, not as a quotation", "0.txt"),
        ("We will not sail ... broken.", "verified", "0.txt"),
    ]
    assert [finding.code for finding in found.findings] == ["BR301", "BR306"]
    assert "{+not+}" in (found.findings[0].hint or "")
    assert summary_of([found]) == (
        "quotations: 3 of 5 verified (2 verbatim, 1 elided); 1 NOT FOUND; 1 found, not as a quotation"
    )


def test_a_finding_points_at_the_words() -> None:
    (finding,) = check('One.\n\nThey say\nthat "the owners knew it" all.').findings
    assert finding.span is not None
    assert (finding.span.start, finding.span.end) == ((4, 7), (4, 25))
    assert finding.source_line == 'that "the owners knew it" all.'


def test_what_is_set_apart_must_stand_in_a_source_too() -> None:
    found = check(
        "> The harbour office found the pumps safe.\n>\n> The office found the pumps safe.\n>\n> — Rhea Moll\n"
    )
    assert words(found) == [
        ("The harbour office found the pumps safe.", "passage found", "0.txt"),
        ("The office found the pumps safe.", "NOT FOUND", None),
    ]
    assert summary_of([found]) == "set apart: 1 of 2 found"


def test_marks_inside_what_is_set_apart_are_what_it_claims() -> None:
    found = check('> "The owners know it", she said in Osthaven.\n')
    assert words(found) == [("The owners know it", "verified", "0.txt")]


def test_a_quotation_of_several_paragraphs_is_looked_up_in_each() -> None:
    assert words(check("“It is a long fight.\n\n“We are used to that.”")) == [
        ("It is a long fight.", "verified", "0.txt"),
        ("We are used to that.", "verified", "0.txt"),
    ]


def test_a_quotation_that_runs_on_to_a_closing_mark_is_looked_up_to_there() -> None:
    found = words(check("“It is a long fight.\n\nWe were used to that” she said."))
    assert ("We were used to that", "NOT FOUND", None) in found


def test_an_apostrophe_does_not_end_a_quotation_that_runs_on() -> None:
    text = "He said: \"It is a long day.\n\nIt's the fifth that I've seen,\" and left."
    assert [it[:2] for it in words(check(text, text))] == [
        ("It is a long day.", "verified"),
        ("It's the fifth that I've seen,", "verified"),
    ]


def test_a_mark_that_nothing_closes_hides_no_words() -> None:
    (finding,) = check('They say "the owners knew it and left.').findings
    assert finding.code == "BR301"
    assert "no mark closes them" in finding.message


def test_a_word_that_a_line_end_divides_is_found_with_and_without_its_hyphen() -> None:
    source = "“The pumps are on the left-hand side of every ferry,” she said."
    assert check("“The pumps are on the left-\nhand side of ev-\nery ferry”", source, name="a.txt").findings
    assert not check("“The pumps are on the left-\nhand side”", source, name="a.txt").findings
    assert not check("“on the left-hand side of ev-\nery ferry”", source, name="a.txt").findings


def test_the_stop_of_the_documents_own_sentence_is_no_word_of_the_speaker() -> None:
    source = "“It is late. We go on, and the ferry costs 3.5 crowns, not more,” she said."
    found = check('"It is late," she said. She said "We go on." It costs "3." She said "We go on!"', source)
    assert [(one.quotation.words, one.verdict.label) for one in found.quotations] == [
        ("It is late,", "verified, normalised (typography only)"),
        ("We go on.", "verified, normalised (typography only)"),
        ("3.", "NOT FOUND"),
        ("We go on!", "NOT FOUND"),
    ]
    assert [one.code for one in check("> It is late,\n", source).findings] == ["BR301"]


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("“It is late[^a], and we go on[^2].” More[^2].\n\n[^a]: One.\n[^2]: Two “three” words.\n", "a.md"),
        ("“It is late, and we go on.[3]”", "a.md"),
        ("“It is late<sup>1</sup>, and we go on.<sup>2</sup>”", "a.md"),
        ("<p>“It is late<sup>1</sup>, and we go on.<sup><a href='#n'>[2]</a></sup>”</p>", "a.html"),
    ],
)
def test_the_footnotes_of_a_document_are_no_words_of_the_speaker(document: str, name: str) -> None:
    found = check(document, "“It is late, and we go on,” she said.", name=name)
    assert found.quotations[0].verdict.standing == "verified"
    assert [one.quotation.words for one in found.quotations[1:]] == (["three"] if "three" in document else [])
    assert not [one for one in found.findings if "three" not in one.message]


def test_a_power_is_no_footnote() -> None:
    found = check("<p>“We lost 10<sup>2</sup> m<sup>2</sup>”</p>", "“We lost 10 m2 of sail,” she said.", name="a.html")
    assert [one.verdict.word for one in found.quotations] == ["NOT FOUND"]
    page = "<p>“We lost 40 m<sup>2</sup>,” she said.</p>"
    assert read_document(page.encode(), "a.html").blocks[0].text == "“We lost 40 m²,” she said."


def test_of_two_places_of_the_words_one_speaker_is_enough() -> None:
    source = (
        "“We stay ashore,” said Rhea Moll.\n\nDan Ibers came late.\n\n“We stay ashore,” said Dan Ibers.\n\n"
        "“The rest,” said Rhea Moll."
    )
    codes = [[one.code for one in check(f'{name} said: "We stay ashore."', source).findings] for name in NAMES]
    assert codes == [[], [], ["BR307"]]


def test_a_word_that_has_marks_for_itself_is_preferred_to_the_same_word_of_others() -> None:
    source = "“Nobody would call that safe today,” she said.\n\nThe plan is “safe,” she said."
    found = check("The plan is “safe”.", source)
    assert found.quotations[0].verdict.paragraph == 2
    assert not found.findings


NAMES = ("Rhea Moll", "Dan Ibers", "Ana Lupu")


def test_what_a_page_hides_is_not_read() -> None:
    page = "<div hidden><div>“One.”</div><p>“Two.”</p></div><p>“Three.”</p>"
    assert [one.quotation.words for one in check(page, name="a.html").quotations] == ["Three."]


def test_what_a_cut_hides_is_told() -> None:
    assert [one.code for one in check("“We will ... sail while the pumps are broken”").findings] == ["BR317"]


def test_a_line_for_each_quotation_tells_its_place() -> None:
    assert list_quotations([check('One.\n\nTwo, "the\nowners \x1b[31mknow it".')]).startswith("a.md:3: NOT FOUND: ")
    assert list_quotations([check('One.\n\n"The owners know it".')]) == (
        'a.md:3: verified, verbatim [0.txt, paragraph 2]: "The owners know it"\n'
    )


def test_the_quotation_is_preferred_to_the_same_words_of_a_reporter() -> None:
    assert words(check("“the pumps are broken”", "They say the pumps are broken.", WIRE)) == [
        ("the pumps are broken", "verified", "1.txt")
    ]


@pytest.mark.parametrize("text", ["", "...\n\n—"])
def test_a_source_without_words_is_no_evidence(text: str) -> None:
    assert not Evidence({"a": ArchiveText(split_paragraphs(text), "")}).has_words


PIECES = st.lists(
    st.sampled_from(
        "pumps l'eau can't left-hand 1,500 don’t naïve 码头 埠頭は เรือ الجِسر [sic] ... har\u00adbour co\u2011op Rhea "
        "50% ¾ a I [W]e want[ed] ‘so’ — \u200b oﬃce".split()
    ),
    min_size=1,
    max_size=8,
)


@given(st.lists(PIECES, min_size=1, max_size=4), st.integers(0, 3), st.integers(0, 2), st.integers(1, 8))
def test_no_source_is_passed_over_in_which_the_words_stand(
    paragraphs: list[list[str]], number: int, start: int, end: int
) -> None:
    text = ArchiveText(tuple(" ".join(words) for words in paragraphs), "")
    quoted = " ".join(paragraphs[number % len(paragraphs)][start:end])
    if locate(quoted, text).rung is not Rung.NOT_FOUND:
        assert Evidence({"a": text}).that_may_hold(quoted) == ["a"]


SPOKEN = (
    "The quays of Osthaven stood empty.",
    '"We will not sail while the pumps are broken," said Rhea Moll. Dan Ibers said: "The pumps are safe."',
    '"Talks go on," she added on Monday. The harbour office said: "The quay is closed."',
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Dan Ibers said: "We will not sail while the pumps are broken."', "to Dan Ibers, 'wire' to Rhea Moll"),
        ('"The pumps are safe," said Ana Lupu on Monday.', "to Ana Lupu, 'wire' to Dan Ibers"),
        ('"The quay is closed," said Ana Lupu on Monday.', "to Ana Lupu, whom 'wire' names nowhere"),
        ('Ibers said: "We will not sail while the pumps are broken."', "to Dan Ibers, 'wire' to Rhea Moll"),
        ('Rhea Moll said: "We will not sail while the pumps are broken."', ""),
        ('"We will not sail while the pumps are broken," said Ms Moll.', ""),
        ('Dan Ibers was there. "We will not sail while the pumps are broken," he said.', ""),
        ('Moll said: "Talks go on."', ""),
        ('The crews said: "Talks go on."', ""),
        ('"We will not sail while the pumps are broken" is what the quay hears.', ""),
    ],
)
def test_a_quotation_that_is_given_to_another_person_than_in_its_source_is_told(text: str, expected: str) -> None:
    found = verify("a.md", read_document(text.encode(), "a.md"), Evidence({"wire": ArchiveText(SPOKEN, "0")}))
    assert len(found.quotations) == 1
    told = [finding for finding in found.findings if finding.code == "BR307"]
    assert [expected in finding.message for finding in told] == ([True] if expected else [])
