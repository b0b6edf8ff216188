from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from unit.export.conftest import Export

DAY = "2024-03-07"


def part(text: str, heading: str) -> str:
    """A section of an exported brief, from its heading to the next."""
    start = text.index(f"\n{heading}")
    return text[start : text.find("\n\n\n", start)]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"what": "A strike"}, "What  A strike"),
        ({"when": {"edtf": DAY, "text": "Thursday"}}, "When  Thursday (7 March 2024)"),
        ({"when": {"edtf": DAY, "note": "By noon."}}, "When  7 March 2024\n      By noon."),
        ({"where": "Port"}, "Where  Port"),
        ({"significance": "It costs [report:3]."}, "Why  It costs [1:3]."),
        ({"outlook": "Talks."}, "Next  Talks."),
        ({"status": "planned"}, "Status  planned: it is announced and still to come"),
        ({"status": "unconfirmed"}, "Status  unconfirmed: it is reported, and nobody has confirmed it"),
        ({"participants": ["ada"]}, "Who  Ada Example, Union leader"),
        ({"participants": [{"actor": "ada", "role": "host"}]}, "Who  Ada Example, Union leader, host"),
        (
            {"participants": [{"actor": "ada", "role": "union leader and host"}]},
            "Who  Ada Example, union leader and host",
        ),
        ({"participants": ["ada", "bo"]}, "Who  Ada Example, Union leader\n     Bo Sample"),
    ],
)
def test_the_event_is_told_at_a_glance(export: Export, event: dict[str, Any], said: str) -> None:
    assert part(export(event={"summary": "S.", **event}), "AT A GLANCE").endswith(f"\n{said}")


def test_without_an_outlook_the_next_dates_are_told(export: Export) -> None:
    entries = [{"date": f"2024-04-0{day}", "text": f"Step {day}.", "status": "planned"} for day in range(1, 6)]
    glance = part(export(timeline=entries), "AT A GLANCE")
    assert "\nNext  1 April 2024: Step 1.\n" in glance
    assert glance.endswith("      and 2 further dates, see the timeline")


@pytest.mark.parametrize("kind", ["fact", "reported", "assessment", "assumption", "caveat"])
def test_key_points_say_what_they_are_made_of(export: Export, kind: str) -> None:
    text = export(event={"summary": "S.", "key_points": [{"text": "Closed [report:1].", "kind": kind}]})
    assert f"\n *  {kind.capitalize()}: Closed [1:1]." in text


def test_a_tension_says_who_holds_what_by_which_words(export: Export) -> None:
    tension = {
        "title": "Pay",
        "issue": "How much",
        "positions": [
            {"party": "ada", "position": "More.", "stance": "demands", "quotes": ["Q1"]},
            {"party": "bo", "position": "Less."},
        ],
        "common_ground": "Something.",
        "level": 2,
        "status": "managed",
        "basis": "analyst",
        "trend": "easing",
        "refs": ["report:4", "Q1"],
    }
    text = part(export(quotes=[{"text": "More!", "speaker": "ada"}], tensions=[tension]), "TENSIONS")
    assert text.splitlines()[3:] == [
        f"T1  Pay{'trend: easing':>65}",
        "    Issue        How much",
        "    Ada Example  demands: More. [Q1]",
        "    Bo Sample    Less.",
        "    ! The position of Bo Sample is carried by no statement.",
        "    ! Not compared: [Q1].",
        "    Agreed       Something.",
        "    Standing     level 2 of 5, non-violent crisis; managed; the",
        "                 analyst's reading",
        "    Evidence     [1:4] [Q1]",
    ]


def test_a_trend_that_is_not_stated_says_so(export: Export) -> None:
    positions = [{"party": "ada", "position": "More."}] * 2
    assert "trend: not stated\n" in export(tensions=[{"title": "Pay", "positions": positions}])


@pytest.mark.parametrize(("preferred", "said"), [(None, "none of the 2 versions"), (2, "version 2")])
def test_a_discrepancy_says_which_version_is_used(export: Export, preferred: int | None, said: str) -> None:
    versions = [{"claim": "900.", "source": "report", "at": 3, "quotes": ["Q1"]}, {"claim": "1,400."}]
    found = {"question": "How many?", "versions": versions, "preferred": preferred, "note": "Count them."}
    text = part(export(quotes=[{"text": "900!", "speaker": "ada"}], discrepancies=[found]), "DISCREPANCIES")
    assert text.splitlines()[3:] == [
        "D1  How many?",
        "    Version 1  900. [1:3] [Q1]",
        "    Version 2  1,400.",
        f"    Used here  {said}",
        "    Note       Count them.",
    ]


def row(export: Export, **entry: Any) -> list[str]:
    """The lines of a timeline with one entry, without heading and legend."""
    lines = part(export(timeline=[{"text": "It happens.", **entry}]), "TIMELINE").split("\n\n")[-1].splitlines()
    return lines[3:] if lines[1:2] == ["TIMELINE"] else lines


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (DAY, "   E1  7 March 2024        It happens."),
        ("2024-03-07?", "?  E1  7 March 2024        It happens."),
        ("2024-03~", "~  E1  March 2024          It happens."),
        ("2024-03%", "?~ E1  March 2024          It happens."),
        ("[2024-03-04..2024-03-07]", "?  E1  some day from 4 to  It happens."),
        ({"edtf": DAY, "basis": "inferred"}, "?  E1  7 March 2024        It happens."),
        ({"edtf": "2024-22", "bound": "by"}, "~  E1  by summer 2024      It happens."),
        ({"text": "last month"}, "?  E1  not resolved        It happens."),
        ({"basis": "unknown"}, "?  E1  no date             It happens."),
    ],
)
def test_what_is_not_certain_of_a_date_is_flagged(export: Export, date: Any, shown: str) -> None:
    assert shown in row(export, date=date)


def test_a_date_is_given_as_resolved_and_as_worded(export: Export) -> None:
    lines = row(export, date={"edtf": DAY, "text": "Thursday"})
    assert lines == ["   E1  7 March 2024        It happens.", "       (Thursday)"]


def test_a_date_that_the_source_words_in_full_is_given_once(export: Export) -> None:
    assert row(export, date={"edtf": DAY, "text": "7 March 2024"})[-1] == "   E1  7 March 2024        It happens."


@pytest.mark.parametrize(
    ("date", "legend"),
    [
        (DAY, ""),
        ("2024?", "?  the date is inferred, uncertain or not resolved"),
        ("2024~", "~  the date is approximate, or only its latest day is known"),
        ({"edtf": DAY, "text": "Thursday"}, "(...)  the date as the source words it"),
    ],
)
def test_the_legend_explains_only_the_signs_that_occur(export: Export, date: Any, legend: str) -> None:
    text = part(export(timeline=[{"date": date, "text": "It happens."}]), "TIMELINE")
    assert "\n".join(text.split("\n\n")[0].splitlines()[3:]) == legend or not legend


def test_what_is_planned_stands_behind_what_has_come_about(export: Export) -> None:
    entries = [
        {"date": "2024-01-01", "text": "Planned.", "status": "planned"},
        {"date": "2024-02-01", "text": "Done."},
        {"date": "2024-03-01", "text": "Going on.", "status": "ongoing"},
        {"date": "2024-04-01", "text": "Perhaps.", "status": "unconfirmed"},
    ]
    assert part(export(timeline=entries), "TIMELINE").splitlines()[3:] == [
        "   E2  1 February 2024     Done.",
        "   E3  1 March 2024        Ongoing: Going on.",
        "   E4  1 April 2024        Unconfirmed: Perhaps.",
        "- - - - - - - - - - - - - - - - planned - - - - - - - - - - - - - - - -",
        "   E1  1 January 2024      Planned.",
    ]


def test_an_entry_names_its_source_and_what_it_belongs_to(export: Export) -> None:
    lines = row(export, date=DAY, source="report", at=3, refs=["note:2"])
    assert lines == [f"   E1  7 March 2024        It happens. See: [2:2]{'[1:3]':>23}"]


def test_a_long_id_does_not_push_the_columns_apart(export: Export) -> None:
    lines = row(export, date=DAY, id="the-signing-of-the-pact")
    assert lines == ["   the-signing-of-the-pact", "       7 March 2024        It happens."]


def test_likelihood_and_confidence_are_said_apart(export: Export) -> None:
    found = {"text": "It ends soon.", "likelihood": "likely", "confidence": "low", "refs": ["report:1"]}
    assert part(export(assessments=[found]), "ASSESSMENTS").splitlines()[3:] == [
        "J1  It ends soon.",
        "      Likelihood  likely (55 to 80 in 100).",
        "      Confidence  low (thin, second-hand or contradictory evidence).",
        "      Evidence    [1:1]",
    ]


@pytest.mark.parametrize(
    ("actor", "lines"),
    [
        ({}, ["A1  Cy"]),
        ({"kind": "state"}, ["A1  Cy, state"]),
        ({"kind": "person", "role": "Leader"}, ["A1  Cy, Leader"]),
        ({"side": "Union"}, ["A1  Cy", "    side: Union"]),
        ({"role": "Head of the Union", "side": "Union"}, ["A1  Cy, Head of the Union", "    side: Union"]),
        ({"name": "Marcus Hall", "side": "us"}, ["A1  Marcus Hall", "    side: us"]),
        ({"name": "North Korea", "side": "North"}, ["A1  North Korea", "    side: North"]),
        ({"name": "The Union", "side": "the union"}, ["A1  The Union"]),
        ({"name": "Marcus Hall", "affiliation": "us"}, ["A1  Marcus Hall", "    of US"]),
        ({"affiliation": "dee", "side": "Union"}, ["A1  Cy", "    of Dee; side: Union"]),
        ({"affiliation": "dee", "side": "Dee"}, ["A1  Cy", "    of Dee"]),
        ({"kind": "person", "country": "MD"}, ["A1  Cy, person", "    country: MD"]),
        ({"note": "Absent [report:1]."}, ["A1  Cy", "    Note: Absent [1:1]."]),
    ],
)
def test_an_actor_is_told_in_as_few_words_as_will_do(export: Export, actor: dict[str, Any], lines: list[str]) -> None:
    text = part(export(actors={"cy": {"name": "Cy", **actor}, "dee": {"name": "Dee"}, "us": {"name": "US"}}), "ACTORS")
    assert text.splitlines()[3:] == [*lines, "A2  Dee", "A3  US"]


def test_an_actors_statements_stand_beside_the_name_or_below_it(export: Export) -> None:
    quotes = [{"text": "Yes.", "speaker": ["ada"] if number else ["ada", "bo"]} for number in range(12)]
    lines = part(export(quotes=quotes), "ACTORS").splitlines()[3:]
    assert lines == [
        "A1  Ada Example, Union leader",
        "    Statements: Q1 Q2 Q3 Q4 Q5 Q6 Q7 Q8 Q9 Q10 Q11 Q12",
        f"A2  Bo Sample{'Q1':>59}",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"gaps": ["Why [report:1]."]}, " *  Why [1:1]."),
        ({"gaps": [{"text": "Why.", "by": DAY}]}, " *  By 7 March 2024: Why."),
        ({"source_notes": [{"source": "report", "note": "Undated."}]}, " *  [1] Undated."),
        ({"sources": {"report": {"title": "T"}}}, " *  One source only: nothing here has independent confirmation."),
        (
            {"quotes": [{"text": "No.", "speaker": None, "source": "note"}]},
            " *  Without a named speaker: 1 statement [Q1].",
        ),
        ({"quotes": [{"text": "No.", "speaker": "ada"}]}, " *  Without a source: 1 statement [Q1]."),
    ],
)
def test_a_reader_is_told_what_to_be_careful_with(export: Export, content: dict[str, Any], said: str) -> None:
    assert said in part(export(**content), "GAPS AND CAUTIONS")


def test_several_reports_of_one_outlet_are_one_outlet(export: Export) -> None:
    sources = {key: {"title": key, "publisher": "The Courier"} for key in ("one", "two")}
    assert "One outlet only (The Courier)" in export(sources=sources)
    assert "One outlet" not in export(sources={**sources, "three": {"title": "T", "publisher": "Wire"}})
    assert "One outlet" not in export(sources={**sources, "three": {"title": "T"}})


def test_second_hand_reports_are_said_to_be_so(export: Export) -> None:
    quotes = [{"text": "No.", "speaker": "ada", "source": "note", "via": ["bo", "Reuters"]}]
    text = " ".join(export(quotes=quotes).split())
    assert "Partly second-hand: statements are taken from reports that cite Bo Sample and Reuters." in text


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (DAY, "By 7 March 2024: Talks."),
        ({"edtf": "2024-22", "bound": "by"}, "By summer 2024: Talks."),
        ({"edtf": "2024-22", "text": "by the summer"}, "By the summer (summer 2024): Talks."),
        ({"text": "soon"}, "By soon (not resolved): Talks."),
    ],
)
def test_what_to_watch_for_says_by_when(export: Export, by: Any, said: str) -> None:
    assert f"\n *  {said}" in export(watch=[{"text": "Talks.", "by": by}])


def test_a_source_says_what_is_needed_to_find_and_to_weigh_it(export: Export) -> None:
    source = {
        "title": "Port closed",
        "publisher": "The Courier",
        "author": "Ed Writer",
        "published": DAY,
        "accessed": "2024-03-08",
        "language": "fr",
        "url": "https://example.org/a",
        "reliability": "B",
        "descriptor": "A daily.",
        "note": "Careless.",
        "archive": {"path": "report.txt"},
    }
    lines = part(export(sources={"report": source}) + "\n\n", "SOURCES").splitlines()[3:12]
    assert (
        lines
        == [
            "[1] Port closed",
            "    Published    The Courier; by Ed Writer; 7 March 2024; in French",
            "    Address      https://example.org/a",
            "    Read         8 March 2024",
            "    Reliability  B, usually reliable",
            "    Standing     A daily.",
            "    Note         Careless.",
            "    Archive      report.txt, 3 paragraphs",
            "    SHA-256      d02d1ac4bdd3a3ad6ff4d7dc6b1bfb51",
        ][:8]
        + lines[8:]
    )


def test_an_archive_that_cannot_be_read_says_why(export: Export) -> None:
    text = export(sources={"report": {"title": "T", "archive": {"path": "gone.txt"}}})
    assert "\n    ! Not checked: there is no file 'gone.txt' beside the brief.\n    Archive  gone.txt\n" in text


def test_a_tension_says_what_weakens_it(export: Export) -> None:
    quote = {"id": "Q1", "text": "More!", "speaker": "ada", "source": "report", "status": "disputed"}
    positions = [
        {"party": ["ada"], "position": "More pay.", "quotes": ["Q1"]},
        {"party": ["bo"], "position": "Not now."},
    ]
    text = part(export(quotes=[quote], tensions=[{"title": "Pay", "positions": positions}]), "TENSIONS")
    assert "    ! The position of Bo Sample is carried by no statement.\n" in text
    assert "    ! All of it rests on one source: [1].\n" in text
    assert "    ! [Q1] is disputed: its truth is denied.\n" in text
