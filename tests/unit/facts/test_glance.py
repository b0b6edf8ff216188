from __future__ import annotations

from typing import Any

from briefing.facts.glance import GlanceRole, GlanceRow, glance_of
from briefing.model import Briefing, BriefingIndex, EventStatus

ACTORS = {
    "ada": {"name": "Ada Example", "kind": "person", "role": "Union leader"},
    "bo": {"name": "Bo", "kind": "person"},
}


def rows(timeline: tuple[dict[str, Any], ...] = (), **event: Any) -> list[GlanceRow]:
    data = {"briefing": 1, "title": "T", "event": {"summary": "S.", **event}, "actors": ACTORS, "timeline": timeline}
    return list(glance_of(BriefingIndex(Briefing.model_validate(data))))


def planned(number: int) -> tuple[dict[str, Any], ...]:
    return tuple({"date": f"2024-04-0{day}", "text": "Step.", "status": "planned"} for day in range(1, number + 1))


def test_a_brief_that_says_none_of_it_has_no_rows() -> None:
    assert rows() == []


def test_the_questions_stand_in_one_order() -> None:
    told = rows(
        participants=["ada"],
        what="A strike",
        when={"edtf": "2024-03-07", "note": "By noon."},
        where="Port",
        status="ongoing",
        significance="It costs.",
        outlook="Talks.",
    )
    assert [row.role for row in told if row.text != "By noon."] == [*GlanceRole]


def test_the_outlook_stands_for_what_comes_next() -> None:
    assert rows(planned(5), outlook="Talks.") == [GlanceRow(GlanceRole.NEXT, "Talks.")]


def test_without_an_outlook_the_first_planned_entries_come_next() -> None:
    told = rows(planned(5))
    assert [row.entry.id for row in told if row.entry] == ["E1", "E2", "E3"]
    assert told[-1].further == 2
    assert [row.entry.id for row in rows(planned(3)) if row.entry] == ["E1", "E2", "E3"]


def test_that_an_event_has_come_about_is_not_told() -> None:
    assert rows(status="occurred") == []
    assert rows(status="planned")[0].status is EventStatus.PLANNED


def test_an_office_is_left_out_where_the_part_in_the_event_names_it() -> None:
    parts = [{"actor": "ada", "role": "union leader and host"}, {"actor": "bo", "role": "host"}, {"actor": "ada"}]
    assert [row.text for row in rows(participants=parts)] == ["union leader and host", "host", "Union leader"]
