"""The rows of the timeline: lanes in order, pauses in words, the day of the event, what is planned."""

from __future__ import annotations

import json

import pytest

from briefing.files import load_text
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.timeline import timeline_document, timeline_records
from briefing.reader.writer import Lettering, Writer


def brief_of(*dates: object, when: object = None, planned: object = None) -> OpenBrief:
    entries = [{"date": date, "text": f"Thing {number}"} for number, date in enumerate(dates, 1)]
    entries += [{"date": planned, "text": "Hope", "status": "planned"}] if planned else []
    event = {"summary": "It happened.", **({"when": when} if when else {})}
    data = {"briefing": 1, "title": "Things", "event": event, "timeline": entries}
    return OpenBrief(load_text(json.dumps(data), format="json"))


def rows(brief: OpenBrief, width: int = 76, *, ascii_only: bool = False) -> list[str]:
    records = timeline_records(brief)
    lettering = Lettering(ascii_only=ascii_only)
    return [records.make(place, width, lettering).plain.rstrip() for place in range(len(records.keys))]


def lanes(brief: OpenBrief, *, ascii_only: bool = False) -> list[str]:
    """The lane of each entry: eight cells behind the flags and the date."""
    records = timeline_records(brief)
    lettering = Lettering(ascii_only=ascii_only)
    made = [records.make(place, 76, lettering) for place, key in enumerate(records.keys) if key]
    return [line.plain[19:27].rstrip() for line in made]


@pytest.mark.parametrize(
    ("status", "draft", "wide", "narrow"),
    [
        ("occurred", False, "Rain", "Rain"),
        ("ongoing", False, "Ongoing: Rain", "Rain"),
        ("unconfirmed", False, "Unconfirmed: Rain", "! Rain"),
        ("ongoing", True, "! Draft: Ongoing: Rain", "! Rain"),
    ],
)
def test_what_did_not_simply_happen_says_so(status: str, draft: bool, wide: str, narrow: str) -> None:
    entry = {"date": "2031-04-02", "text": "Rain", "status": status, "draft": draft}
    data = {"briefing": 1, "title": "Rain", "event": {"summary": "It rained."}, "timeline": [entry]}
    brief = OpenBrief(load_text(json.dumps(data), format="json"))
    assert rows(brief, 100)[0].endswith(wide)
    assert rows(brief, 76)[0].endswith(wide)
    assert rows(brief, 40)[0].endswith(narrow)


def test_days_stand_in_order_and_in_no_proportion() -> None:
    assert lanes(brief_of("1856-03-01", "2024-03-07", "2024-03-08")) == ["•", "    •", "       •"]


def test_an_uncertain_date_is_a_span_over_every_day_it_may_mean() -> None:
    assert lanes(brief_of("2024-03", "2024-03-07", "2024-03-20~/2024-04")) == ["├────┤", "  •", "    ├┄┄┤"]


def test_an_open_end_reaches_to_the_edge() -> None:
    brief = brief_of(
        {"edtf": "2024-03-04", "bound": "by"}, {"edtf": "2024-03-06", "bound": "since"}, "2024-03-05", "../2024-03-07"
    )
    assert lanes(brief) == ["◂──────┤", "◂", "  •", "     ├─▸"]


def test_a_date_that_is_not_known_has_no_mark_but_a_question_mark() -> None:
    brief = brief_of("2024-03-07", {"text": "one day"})
    assert lanes(brief)[1] == ""
    assert rows(brief)[-1].startswith("?  one day")


def test_the_day_of_the_event_is_marked_in_every_row() -> None:
    shown = lanes(brief_of("2024-03-01", "2024-03-05", "2024-03-09", when="2024-03-05"))
    assert shown == ["•   ┊", "    ●", "    ┊  •"]


def test_lanes_have_ascii_signs() -> None:
    shown = "".join(
        lanes(brief_of("2024-03", "2024-03-07~/2024-03-20", "2024-03-09", when="2024-03-05"), ascii_only=True)
    )
    assert shown.isascii()
    assert "|~" in shown


@pytest.mark.parametrize("width", [30, 60, 76, 100, 140])
def test_no_row_is_wider_than_the_list(width: int) -> None:
    brief = brief_of(
        "2024-03", {"edtf": "2024-03-07", "text": "a Thursday in the first week of that month"}, when="2024"
    )
    assert all(len(row) <= width for row in rows(brief, width))


def test_a_long_pause_is_told_in_words() -> None:
    shown = rows(brief_of("2024-03-01", "2024-03-02", "2024-03-23", "2024-03-24"))
    assert [row.strip() for row in shown if "Thing" not in row] == ["⋮ 3 weeks"]


def test_a_pause_that_is_usual_for_the_brief_is_not_told() -> None:
    assert all("Thing" in row for row in rows(brief_of("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01")))


def test_nobody_knows_how_long_it_was_quiet_behind_an_open_start() -> None:
    assert all("Thing" in row for row in rows(brief_of("../2024-03-07", "2023-01-01")))


def test_what_is_planned_stands_below_a_divider() -> None:
    records = timeline_records(brief_of("2024-03-07", planned="2024-01-01"))
    assert records.keys == ("E1", "", "E2")
    assert records.make(1, 60, Lettering()).plain.strip("─ ") == "planned"


def test_the_event_is_set_off_where_no_entry_stands_for_it() -> None:
    brief = brief_of("2024-03-01", "2024-03-09", when={"edtf": "2024-03-05", "text": "Tuesday"})
    assert "Tuesday (5 March 2024): the event" in rows(brief)[1]
    assert not any("the event" in row for row in rows(brief_of("2024-03-01", "2024-03-05", when="2024-03-05")))


def test_an_entry_says_how_far_its_neighbours_are() -> None:
    brief = brief_of("2024-02-01", "2024-03-07", "2024-03-10")
    writer = Writer(76, brief.index, Lettering())
    shown = timeline_document(writer, brief.index.items["E2"], brief).plain
    assert "Before    [E1] Thing 1 (5 weeks earlier)" in shown
    assert "After     [E3] Thing 3 (3 days later)" in shown
    assert "precise to the day" in shown
