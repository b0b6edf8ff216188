"""A proposal has the statements of its reports, and nothing in quotation marks that the check does not find."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.check import Standing, prove
from briefing.draft import Proposal, ProposedStatement, SourceReport, propose
from briefing.model import Briefing
from briefing.sources import ArchiveText, split_paragraphs
from strategies import NASTY

WIRE = """Ferry crews stop work in Osthaven

OSTHAVEN, March 4 (Coast Wire) — Ferry crews stopped work on Monday, and 12 people were injured at the quay.

"We will not sail while the pumps are broken," said Rhea Moll, a spokeswoman for the crews. "The owners know it."

Deputy Harbour Minister Jon Aster called the strike "a mistake". He told the Coast Wire that talks would go on.

"Nobody has called us," he added; the ministry had "no comment" on the pumps.

The Osthaven Ferry Company (OFC) said on Tuesday it would repair two pumps.

The strike began on 2 March 2024, and a court will rule on Friday.
"""
COURIER = """Strike in Osthaven goes on

Fourteen people were injured at the quay in Osthaven, and 14 people were injured on the way home.

"We will not sail while the pumps are broken," Moll said on Monday.
"""


def report(text: str, key: str = "wire", published: str | None = "2024-03-05") -> SourceReport:
    return SourceReport(key, split_paragraphs(text), "en", published)


def spoken(proposal: Proposal, words: str) -> ProposedStatement:
    return next(one for one in proposal.statements if words in one.text)


@pytest.fixture(scope="module")
def wire() -> Proposal:
    return propose([report(WIRE)])


def test_an_interrupted_quotation_is_one_statement(wire: Proposal) -> None:
    found = spoken(wire, "pumps are broken")
    assert found.text == "We will not sail while the pumps are broken ... The owners know it."
    assert (found.kind, found.at, found.speakers) == ("direct", 3, ("moll",))


def test_a_sentence_with_marks_in_it_is_mixed(wire: Proposal) -> None:
    found = spoken(wire, "a mistake")
    assert (found.kind, found.speakers, found.sure) == ("mixed", ("aster",), True)


def test_a_pronoun_is_whoever_spoke_last(wire: Proposal) -> None:
    assert spoken(wire, "Nobody has called us").speakers == ("aster",)


def test_what_is_told_to_an_outlet_is_reported_via_it(wire: Proposal) -> None:
    found = spoken(wire, "Talks would go on")
    assert (found.kind, found.via) == ("indirect", ("the Coast Wire",))
    assert found.passage == "He told the Coast Wire that talks would go on."


def test_a_statement_has_the_day_on_which_it_was_said(wire: Proposal) -> None:
    found = spoken(wire, "repair two pumps")
    assert found.speakers == ("ofc",)
    assert found.date is not None
    assert (found.date.text, found.date.edtf, found.date.basis) == ("Tuesday", "2024-03-05", "inferred")


def test_an_office_is_as_worded_and_an_acronym_an_alias(wire: Proposal) -> None:
    actors = {one.id: one for one in wire.actors}
    assert actors["moll"].role == "spokeswoman for the crews"
    assert actors["aster"].role == "Deputy Harbour Minister"
    assert actors["ofc"].name == "Osthaven Ferry Company"
    assert actors["ofc"].aliases == ("OFC",)


def test_the_event_is_in_the_first_paragraph(wire: Proposal) -> None:
    assert wire.title == "Ferry crews stop work in Osthaven"
    assert wire.event.where == "Osthaven"
    assert wire.event.summary.startswith("Ferry crews stopped work on Monday")
    assert wire.event.when is not None
    assert wire.event.when.edtf == "2024-03-04"


def test_the_timeline_has_what_is_dated_and_said_by_nobody(wire: Proposal) -> None:
    assert [(one.date.edtf, one.place.at) for one in wire.timeline] == [("2024-03-04", 2), ("2024-03-02", 7)]


def test_the_same_words_in_two_reports_are_one_statement() -> None:
    proposal = propose([report(WIRE), report(COURIER, "courier")])
    found = [one for one in proposal.statements if "pumps are broken" in one.text]
    assert len(found) == 1
    assert found[0].also[0].source == "courier"


def test_numbers_that_differ_are_a_discrepancy() -> None:
    proposal = propose([report(WIRE), report(COURIER, "courier")])
    (found,) = proposal.discrepancies
    assert found.question == "How many people injured?"
    assert [(it.place.source, it.claim) for it in found.versions] == [
        ("wire", "12 people were injured"),
        ("courier", "14 people were injured"),
    ]


def test_days_that_differ_are_a_hint() -> None:
    other = "Crews of the ferries stopped work in Osthaven on Sunday, and nobody sailed.\n"
    (found,) = propose([report(WIRE), report(other, "post")]).discrepancies
    assert [it.claim for it in found.versions] == ["Monday (2024-03-04)", "Sunday (2024-03-03)"]
    assert not found.sure


def test_a_name_that_two_reports_spell_differently_is_a_discrepancy() -> None:
    one, other = (f'"No, never again," said {name}, a spokeswoman of the crews.' for name in ("Rhea Moll", "Rhia Moll"))
    (found,) = propose([report(one), report(other, "post")]).discrepancies
    assert [it.claim for it in found.versions] == ["Rhea Moll", "Rhia Moll"]


def test_without_a_day_of_publication_no_weekday_is_resolved() -> None:
    proposal = propose([report(WIRE, published=None)])
    assert [one.date.edtf for one in proposal.timeline] == ["2024-03-02"]


def test_what_lies_ahead_of_the_report_is_planned() -> None:
    text = "The crews stopped work on Monday at noon.\n\nA court of the harbour will rule on it this weekend.\n"
    assert [one.status for one in propose([report(text)]).timeline] == ["occurred", "planned"]


def test_parties_that_name_each_other_are_a_hint() -> None:
    text = 'Ana Lupu said: "Boris Kell is wrong about it."\n\nBoris Kell said: "It is Lupu who should go home."'
    (pair,) = propose([report(text)]).pairs
    assert {pair.one, pair.other} == {"lupu", "kell"}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Nous ne partirons pas d'ici », a déclaré Anne Morel, la maire de Brasse.", "Anne Morel"),
        ("de", "„Wir fahren heute nicht hinaus“, sagte Rhea Moll am Montag.", "Rhea Moll"),
        ("es", "«No vamos a salir del puerto», dijo Ana Lasarte en Osthaven.", "Ana Lasarte"),
        ("uk", "«Ми не вийдемо з порту сьогодні», — заявила Олена Коваль.", "Олена Коваль"),
        ("ru", "«Мы не выйдем из порта сегодня», — сказал Иван Орлов.", "Иван Орлов"),
        ("ro", "„Nu vom ieși din port astăzi”, a declarat Ana Lupu.", "Ana Lupu"),
    ],
)
def test_other_languages_have_their_marks_and_verbs(language: str, text: str, speaker: str) -> None:
    proposal = propose([SourceReport("wire", (text,), language, "2024-03-05")])
    (found,) = (one for one in proposal.statements if one.kind == "direct")
    names = {one.id: one.name for one in proposal.actors}
    assert found.sure
    assert [names[key] for key in found.speakers] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "words"),
    [
        (
            "es",
            "—No vamos a salir del puerto —dijo Ana Lasarte en Osthaven—. Nadie nos ha llamado.",
            "Ana Lasarte",
            "No vamos a salir del puerto ... Nadie nos ha llamado.",
        ),
        (
            "ru",
            "— Мы не выйдем из порта сегодня, — сказал Иван Орлов. — Нас никто не звал.",
            "Иван Орлов",
            "Мы не выйдем из порта сегодня ... Нас никто не звал.",
        ),
        (
            "uk",
            "— Ми не вийдемо з порту сьогодні, — заявила Олена Коваль.",
            "Олена Коваль",
            "Ми не вийдемо з порту сьогодні",
        ),
        (
            "fr",
            "— Nous ne partirons pas d'ici, a déclaré Anne Morel lundi.",
            "Anne Morel",
            "Nous ne partirons pas d'ici",
        ),
    ],
)
def test_what_is_said_behind_dashes_is_direct_and_proved(language: str, text: str, speaker: str, words: str) -> None:
    proposal = propose([SourceReport("wire", ("Osthaven 2024.", text), language, "2024-03-05")])
    (found,) = proposal.statements
    names = {one.id: one.name for one in proposal.actors}
    assert (found.kind, found.text, found.sure) == ("direct", words, True)
    assert [names[key] for key in found.speakers] == [speaker]


def test_dashes_of_an_english_list_are_no_dialogue() -> None:
    text = "— No sailing today — said once more at the quay of Osthaven."
    assert not [one for one in propose([report(f"It rained.\n\n{text}\n")]).statements if one.kind == "direct"]


def test_a_text_shows_its_language_where_it_does_not_say_it() -> None:
    text = "La grève du port continue, et le maire n'a pas répondu. « Nous restons », a déclaré Anne Morel lundi."
    (found,) = propose([SourceReport("wire", (text,), None, "2024-03-05")]).statements
    assert (found.kind, found.speakers) == ("direct", ("morel",))
    assert found.date is not None
    assert found.date.edtf == "2024-03-04"


PIECES = st.sampled_from(
    (
        *(
            '"',
            "“",
            "”",
            "«",
            "»",
            "„",
            "‘",
            "’",
            "'",
            "''",
            ",",
            ".",
            "?",
            "!",
            "...",
            "…",
            ":",
            ";",
            " - ",
            "—",
            "(",
            ")",
        ),
        *(" said ", " told ", " that ", " he ", " she ", " it ", " and ", " adding ", "According to ", "the minister "),
        *(
            "Ana Lupu",
            "Lupu",
            "Mr. Kell",
            "the KCNA",
            "Reuters",
            "Monday",
            "March 7",
            "12 men were killed",
            "A",
            "no",
        ),
        *(
            "The pier burnt on March 3, 2024. ",
            "Ferries stopped on Monday. ",
            "Ana Lupu said on Monday that it rains. ",
        ),
        *("\n\n", "\n", " ", "[sic]", "[", "]", "\x01", "\u00a0", "\u0301", *NASTY),
    )
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join) | st.text(max_size=200)


@given(st.lists(TEXTS, min_size=1, max_size=2), st.sampled_from(("en", "fr", "de", "es", "ru", "uk", None)))
@example(["“A first word,” said Ana Lupu. “And “another” one,” he said"], "en")
@example(["He said \"no\" and ''never''.\"According to "], "en")
def test_every_proposed_quotation_is_found_by_the_check(texts: list[str], language: str | None) -> None:
    paragraphs = [split_paragraphs(text) for text in texts]
    reports = [
        SourceReport(f"s{number}", found, language, "2024-03-05") for number, found in enumerate(paragraphs) if found
    ]
    if not reports:
        return
    proposal = propose(reports)
    briefing = as_briefing(proposal, reports)
    archives = {one.id: ArchiveText(one.paragraphs, one.id, language=one.language) for one in reports}
    proof = prove(briefing, archives)
    standings = {verdict.standing for verdict in proof.verdicts.values()}
    assert standings <= {Standing.VERIFIED, Standing.NOT_QUOTED, Standing.PASSAGE_FOUND, Standing.NOTHING_CLAIMED}
    assert all(
        proof.verdicts[quote.id].standing is not Standing.NOT_QUOTED or not one.sure
        for quote, one in zip(briefing.quotes, proposal.statements, strict=True)
    )


def as_briefing(proposal: Proposal, reports: list[SourceReport]) -> Briefing:
    """A brief with all that is proposed, as a writer would put it down."""
    event = {"summary": proposal.event.summary or "S", "where": proposal.event.where or None}
    dated = [one for one in proposal.timeline if one.date.edtf]
    return Briefing.model_validate(
        {
            "briefing": 1,
            "title": re.sub(r"\s+", " ", proposal.title).strip() or "T",
            "language": reports[0].language,
            "event": event | ({"when": proposal.event.when.edtf} if proposal.event.when else {}),
            "sources": {one.id: {"title": one.id} for one in reports},
            "actors": {
                one.id: {"name": one.name, "kind": one.kind, "aliases": one.aliases, "country": one.country or None}
                for one in proposal.actors
            },
            "quotes": [
                {
                    "text": one.text,
                    "kind": one.kind,
                    "speaker": one.speakers,
                    "source": one.source,
                    "at": one.at,
                    "passage": one.passage or None,
                    "date": one.date.edtf if one.date else None,
                }
                for one in proposal.statements
            ],
            "timeline": [{"date": one.date.edtf, "text": one.text, "actors": one.actors} for one in dated],
            "source_notes": [
                {
                    "source": one.place.source,
                    "at": one.place.at,
                    "printed": one.printed or None,
                    "read_as": one.read_as or None,
                    "note": one.note,
                }
                for one in proposal.notes
            ],
        }
    )


@pytest.mark.parametrize("verb", ["said", "stated"])
def test_a_clause_without_that_is_reported(verb: str) -> None:
    text = f"Ferries\n\nAfter the talks, the Osthaven Ferry Company {verb} it would repair two pumps within the week.\n"
    (found,) = propose([report(text)]).statements
    assert (found.kind, found.text) == ("indirect", "It would repair two pumps within the week.")


PACT = """The harbour pact seeks to send a message that Osthaven is "growing stronger" beside its neighbour.

Harbour Pact Is Signed

Harbour Minister Jon Aster met Finance Minister Rhea Moll in Osthaven on Thursday.

Asber said that the quay was ready, according to the Coast Post.

The two ministers said that it was "a good day for the port. They added that the work would begin soon.

Nobody else came to the quay.
"""


@pytest.fixture(scope="module")
def pact() -> Proposal:
    return propose([report(PACT)])


def test_the_headline_may_stand_below_the_first_sentence(pact: Proposal) -> None:
    assert pact.title == "Harbour Pact Is Signed"
    assert propose([report("Ferries stay\n\nTuesday, March 5, 2024\n\nIt rained.\n")]).title == "Ferries stay"


def test_words_that_a_message_says_are_asserted_without_a_speaker(pact: Proposal) -> None:
    found = spoken(pact, "growing stronger")
    assert (found.kind, found.speakers, found.sure) == ("mixed", (), True)
    assert found.note == "The source does not say whose these words are."


def test_a_quotation_that_is_never_closed_is_asserted_with_a_note(pact: Proposal) -> None:
    found = spoken(pact, "a good day")
    assert found.text == 'The two ministers said that it was "a good day for the port."'
    assert (found.speakers, found.sure) == (("aster", "moll"), True)
    assert "never closes" in found.note


def test_they_added_is_whoever_spoke_right_before(pact: Proposal) -> None:
    assert spoken(pact, "The work would begin soon").speakers == ("aster", "moll")


def test_what_is_wrong_in_a_report_becomes_a_note(pact: Proposal) -> None:
    assert spoken(pact, "The quay was ready").speakers == ("aster",)
    assert spoken(pact, "The quay was ready").via == ("the Coast Post",)
    assert [(note.place.at, note.printed, note.read_as) for note in pact.notes] == [(4, "Asber", "Aster"), (5, "", "")]


def test_states_that_are_named_again_and_again_are_parties() -> None:
    text = """Ships of Norway left the quay of Osthaven, and the U.S. sent a ship.

The quay is full of ships from Norway, and the U.S. has none.

Ministers of Chile met in Norway, and the United States was glad. All of the United States cheered.
"""
    actors = {one.id: one for one in propose([report(text)]).actors}
    assert {one.name for one in actors.values()} == {"Norway", "United States"}
    assert actors["norway"].why == "is named 3 times"
    assert next(one.aliases for one in actors.values() if one.name == "United States") == ("U.S.",)


def test_a_season_that_comes_is_planned_and_a_venue_is_where_something_is_said() -> None:
    text = """It rained.

By the summer, a mission will open at the quay.

In a joint statement, officials said that it was over.
"""
    proposal = propose([report(text)])
    assert [(one.date.edtf, one.status) for one in proposal.timeline] == [("2024-22", "planned")]
    assert spoken(proposal, "It was over").venue == "in a joint statement"


def test_whom_something_is_asked_of_stands_before_the_day_on_which_it_was() -> None:
    found = spoken(
        propose([report('It rained.\n\nOsthaven officials called on Norway last month to "help" them.\n')]), "help"
    )
    assert found.date is not None
    assert (found.date.text, found.date.edtf) == ("last month", "2024-02")
