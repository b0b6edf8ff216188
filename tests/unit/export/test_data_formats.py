"""JSON, CSV, TimelineJS and calendars: nothing is lost, nothing is executed, the same bytes every time."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.export.csv_tables import render_csv
from briefing.export.dated import render_ics, render_timelinejs
from briefing.export.json_brief import render_json
from briefing.files import load, load_text
from briefing.model import Briefing
from briefing.outline import material_of
from unit.export.test_text import everywhere, payloads

if TYPE_CHECKING:
    from briefing.outline import Material

BRIEFS = Path(__file__).resolve().parents[3] / "briefs"
NAMES = ["moldova-france", "harbour-strike"]


def material(name: str) -> Material:
    return material_of(load(BRIEFS / f"{name}.yaml"))


def hostile(words: str) -> Material:
    return material_of(load_text(json.dumps({"briefing": 1, **everywhere(words)}), format="json"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_json_has_the_brief_and_what_was_found(name: str) -> None:
    made = material(name)
    data = json.loads(render_json(made, name=name))
    assert load_text(json.dumps(data["brief"]), format="json").briefing == made.briefing
    assert [quote["id"] for quote in data["quotes"]] == [quote.id for quote in made.briefing.quotes]
    assert {quote["id"]: quote["verdict"] for quote in data["quotes"]} == {
        key: proof.word for key, proof in made.proof.verdicts.items()
    }
    assert set(data["references"]) == set(made.index.references)


@pytest.mark.parametrize("name", NAMES)
def test_tables_have_every_statement_date_and_position(name: str) -> None:
    made = material(name)
    tables = {key: rows(table) for key, table in render_csv(made).items()}
    assert [row["id"] for row in tables["statements"]] == [quote.id for quote in made.briefing.quotes]
    assert [row["words"] for row in tables["statements"]] == [quote.text for quote in made.briefing.quotes]
    assert {row["id"] for row in tables["timeline"]} == {entry.id for entry in made.briefing.timeline}
    assert len(tables["tensions"]) == sum(len(tension.positions) for tension in made.briefing.tensions)
    assert [row["id"] for row in tables["actors"]] == list(made.briefing.actors)


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "a\n=1+1", '"=1', "\t=1", "%PATH", "|calc"]
)
def test_no_cell_begins_a_formula(words: str) -> None:
    for table in render_csv(hostile(words)).values():
        for row in csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")):
            for cell in row:
                for line in cell.split("\n"):
                    assert line[:1] not in set("=+-@＝＋－＠|%\t\r"), line


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += len(attrs)


@pytest.mark.parametrize("words", [*payloads(), "<script>alert(1)</script>", "a\"'><img src=x onerror=y>"])
def test_hostile_words_are_words_in_every_format(words: str) -> None:
    made = hostile(words)
    assert (
        load_text(json.dumps(json.loads(render_json(made, name="x"))["brief"]), format="json").briefing == made.briefing
    )
    for table in render_csv(made).values():
        assert not set(table.removeprefix("\ufeff")) & {chr(code) for code in range(32)} - set("\r\n")
        assert len({len(row) for row in csv.reader(io.StringIO(table, newline=""))}) == 1
    timeline = json.loads(render_timelinejs(made))
    for slide in (timeline["title"], *timeline["events"]):
        tags = _Tags()
        tags.feed(slide["text"]["headline"] + slide["text"]["text"])
        assert tags.tags <= {"p", "ul", "li", "strong"}
        assert tags.attributes == 0
    calendar(render_ics(made, name=made.briefing.title))


def calendar(text: str) -> list[dict[str, object]]:
    icalendar = pytest.importorskip("icalendar")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    read = icalendar.Calendar.from_ical(text)
    return [
        {key: event.decoded(key) for key in ("summary", "dtstart", "dtend", "uid")} for event in read.walk("VEVENT")
    ]


def test_a_calendar_has_what_is_planned_as_its_span() -> None:
    found = {
        str(event["summary"]): event
        for event in calendar(render_ics(material("moldova-france"), name="moldova-france"))
    }
    mission = found["A French defence mission opens in Chisinau."]
    assert (str(mission["dtstart"]), str(mission["dtend"])) == ("2024-06-01", "2024-09-01")
    assert len(found) == 2


@pytest.mark.parametrize("name", NAMES)
def test_a_timeline_has_every_entry(name: str) -> None:
    made = material(name)
    data = json.loads(render_timelinejs(made))
    shown = {slide["unique_id"] for slide in data["events"]}
    undated = [entry for entry in made.briefing.timeline if entry.date.earliest is None and entry.date.latest is None]
    assert len(shown) + len(undated) == len(made.briefing.timeline)
    assert data["title"]["text"]["text"].count("<li>") == len(undated)
    uncertain = [slide for slide in data["events"] if "end_date" in slide]
    assert uncertain


@pytest.mark.parametrize("name", NAMES)
def test_the_same_brief_gives_the_same_bytes(name: str) -> None:
    one, other = material(name), material(name)
    assert render_json(one, name=name) == render_json(other, name=name)
    assert render_csv(one) == render_csv(other)
    assert render_timelinejs(one) == render_timelinejs(other)
    assert render_ics(one, name=name) == render_ics(other, name=name)


INFERRED = {
    "briefing": 1,
    "title": "T",
    "event": {"summary": "S."},
    "timeline": [
        {"date": {"edtf": "2024-05-02", "basis": "inferred"}, "text": "Talks", "status": "planned"},
        {"date": {"edtf": "2024-06", "bound": "by"}, "text": "Vote", "status": "planned"},
    ],
}


def test_every_format_of_data_tells_the_doubt_about_a_date() -> None:
    made = material_of(Briefing.model_validate(INFERRED))
    assert [row["date doubt"] for row in rows(render_csv(made)["timeline"])] == ["?", "~"]
    assert [date["doubt"] for date in json.loads(render_json(made, name="x"))["dates"].values()] == ["?", "~"]
    slides = json.loads(render_timelinejs(made))["events"]
    assert [slide["display_date"][-2:] for slide in slides] == [" ?", " ~"]
    assert "the date is inferred" in slides[0]["text"]["text"]
    pytest.importorskip("icalendar")
    told = render_ics(made, name="x").replace("\r\n ", "")
    assert "\\n? the date is inferred" in told
    assert "\\n~ the date is approximate" in told


def ferry(*entries: str, head: str = "") -> Material:
    lines = "".join(f"  - {{status: planned, {entry}}}\n" for entry in entries)
    text = f"briefing: 1\ntitle: The ferry\n{head}event: {{summary: A ferry.}}\ntimeline:\n{lines}"
    return material_of(load_text(text))


def planned(*entries: str, head: str = "", name: str = "ferry") -> dict[str, str]:
    """The UID of each event of a calendar, by its words."""
    found = calendar(render_ics(ferry(*entries, head=head), name=name))
    return {str(event["summary"]): str(event["uid"]) for event in found}


SAILS, LANDS = "text: 'It sails [E1].', date: 2031-05-02", "text: It lands., date: 2031-05-09"


def test_an_event_is_known_again_when_others_come_before_it_or_its_day_moves() -> None:
    first = planned(SAILS, LANDS)
    later = planned("text: It is loaded., date: 2031-05-01", SAILS.replace("E1", "E2"), LANDS.replace("09", "11"))
    assert first["It lands."] == later["It lands."]
    assert first["It sails [E1]."] == later["It sails [E2]."]
    assert len(set(later.values())) == 3


def test_an_entry_with_an_id_of_its_own_is_known_again_when_it_is_reworded() -> None:
    for key in ("landing", "E1"):
        before = planned(f"id: {key}, {LANDS}")
        assert set(before.values()) == set(planned(f"id: {key}, text: It docks., date: 2031-06-01").values())
    assert set(before.values()) != set(planned("text: It docks., date: 2031-06-01").values())


def test_equal_words_are_events_of_their_own() -> None:
    rounds = [f"text: A round of talks., date: 2031-05-0{day}" for day in (2, 3, 4)]
    uids = {line for line in ics(*rounds) if line.startswith("UID:")}
    assert len(uids) == 3


def ics(*entries: str, head: str = "") -> list[str]:
    pytest.importorskip("icalendar")
    return render_ics(ferry(*entries, head=head), name="ferry").splitlines()


def test_other_briefs_have_other_events() -> None:
    here = planned(LANDS)
    assert here != planned(LANDS, name="night-ferry")
    assert here != planned(LANDS, head="id: night\n")
    assert planned(LANDS, head="id: night\n", name="a") != planned(LANDS, head="id: day\n", name="a")


def test_a_calendar_says_which_version_it_is() -> None:
    assert "SEQUENCE:4" in ics(LANDS, head="version: 4\n")
    assert not any(line.startswith("SEQUENCE") for line in ics(LANDS))


def test_a_timeline_goes_back_before_the_year_1() -> None:
    entries = ("'-0489-09'", "-0001", "0000", "Y-300000", "0033-04-03")
    text = "briefing: 1\ntitle: Old\nevent: {summary: Old things.}\ntimeline:\n"
    text += "".join(f"  - {{text: Thing {number}., date: {date}}}\n" for number, date in enumerate(entries))
    data = json.loads(render_timelinejs(material_of(load_text(text))))
    assert [slide["start_date"]["year"] for slide in data["events"]] == [-489, -1, 0, 33]
    assert data["events"][0]["display_date"] == "September 490 BC"
    assert "to be drawn:</p><ul><li>300,001 BC: Thing 3.</li></ul>" in data["title"]["text"]["text"]
    assert "Without a day" not in data["title"]["text"]["text"]


def test_data_have_names_and_dates_without_signs_of_direction() -> None:
    made = material_of(
        Briefing.model_validate(
            {
                "briefing": 1,
                "title": "T",
                "event": {"summary": "S."},
                "actors": {"d": {"name": "דנה לוי", "role": "captain"}, "b": {"name": "Bo"}},
                "quotes": [
                    {"text": "We wait", "speaker": ["d", "b"], "via": ["b", "d"]},
                    {"text": "We go", "speaker": "d", "date": {"edtf": "2031-05-09", "text": "ביום שישי"}},
                ],
            }
        )
    )
    for files in (render_json(made, name="x"), render_csv(made)["statements"]):
        text = json.dumps(json.loads(files), ensure_ascii=False) if files.startswith("{") else files
        assert "דנה לוי and Bo, jointly" in text
        assert "דנה לוי, captain" in text
        assert "ביום שישי" in text
        assert not set("\u2066\u2067\u2068\u2069\u200e") & set(text)
