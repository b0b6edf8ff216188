"""A draft as it is written: read the golden file by eye before renewing it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
import yaml

from briefing.capture import Captured
from briefing.capture.article import Provenance
from briefing.draft import (
    DraftPlace,
    Proposal,
    ProposedActor,
    ProposedDate,
    ProposedDiscrepancy,
    ProposedEntry,
    ProposedEvent,
    ProposedPair,
    ProposedStatement,
    ProposedVersion,
)
from briefing.draft.drafting import draft_of, plan_sources
from briefing.files import load_text
from briefing.files.template import uncommented

GOLDEN = Path(__file__).parent / "river.yaml"
NOW = dt.datetime(2031, 5, 8, 9, 30, tzinfo=dt.UTC)
WIRE = (
    "Bakers shut their doors",
    "VELMAR — Bakers in Velmar shut their doors on Monday over the price of flour.",
    '"We cannot bake with air," said Vera Lind, who speaks for the bakers. "Flour costs twice as much."',
    "She said that the shops would open when flour is cheaper. About 40 bakers took part.",
    "The mill called the strike “a gift to nobody” and warned of worse.",
)
POST = (
    "The mill stands still",
    "Piet Roos, who owns the mill, told the Coast Post: “We do not sell at a loss.” Sixty bakers took part, he said.",
)
WHEN = ProposedDate("Monday", "2031-05-05", "inferred")
PROPOSAL = Proposal(
    title='Bakers shut their doors: "no flour"',
    event=ProposedEvent(
        summary="Bakers in Velmar shut their doors on Monday over the price of flour.",
        place=DraftPlace("wire", 2),
        when=WHEN,
        where="Velmar",
        why="'Monday' is the first day that is named",
    ),
    actors=(
        ProposedActor(
            id="lind",
            name="Vera Lind",
            kind="person",
            role="who speaks for the bakers",
            aliases=("Lind", "She: V. L."),
            place=DraftPlace("wire", 3),
            why="says something",
        ),
        ProposedActor(id="mill", name="The mill", kind="organization", place=DraftPlace("wire", 5), sure=False),
        ProposedActor(
            id="no", name="Norway", kind="state", country="NO", place=DraftPlace("wire", 9), why="named once"
        ),
        ProposedActor(id="roos", name="Piet Roos", kind="person", place=DraftPlace("post", 2), why="says something"),
    ),
    statements=(
        ProposedStatement(
            kind="direct",
            text="We cannot bake with air ... Flour costs twice as much.",
            source="wire",
            at=3,
            speakers=("lind",),
            cue="said Vera Lind",
            date=WHEN,
            why="'Vera Lind'",
        ),
        ProposedStatement(
            kind="indirect",
            text="The shops would open when flour is cheaper.",
            source="wire",
            at=4,
            speakers=("lind",),
            passage="She said that the shops would open when flour is cheaper.",
            cue="She said",
            why="'she' is whoever was named last",
        ),
        ProposedStatement(
            kind="mixed",
            text="The mill called the strike “a gift to nobody” and warned of worse.",
            source="wire",
            at=5,
            speakers=("mill",),
            why="'The mill' calls something so",
        ),
        ProposedStatement(kind="direct", text="No bread on Sunday", source="wire", at=5, why="it may be a heading"),
        ProposedStatement(
            kind="direct",
            text="We do not sell at a loss.",
            source="post",
            at=2,
            speakers=("roos",),
            via=("the Coast Post",),
            date=ProposedDate("last week", None, "unknown"),
            also=(DraftPlace("wire", 4),),
        ),
        ProposedStatement(kind="direct", text="About 40 bakers", source="wire", at=4, why="unsure", sure=False),
    ),
    timeline=(
        ProposedEntry(
            date=WHEN,
            text="Bakers in Velmar shut their doors on Monday over the price of flour.",
            place=DraftPlace("wire", 2),
            why="it says 'Monday'",
        ),
    ),
    discrepancies=(
        ProposedDiscrepancy(
            question="How many bakers took part?",
            versions=(
                ProposedVersion("About 40 bakers took part.", DraftPlace("wire", 4)),
                ProposedVersion("Sixty bakers took part", DraftPlace("post", 2)),
            ),
            why="'40' and 'Sixty' differ",
        ),
    ),
    pairs=(ProposedPair("mill", "lind", "wire:5 is about those for whom wire:3 speaks"),),
)


def captured(paragraphs: tuple[str, ...], publisher: str) -> Captured:
    known = Provenance(title=paragraphs[0], publisher=publisher, published="2031-05-06", language="en")
    return Captured(paragraphs, "\n\n".join(paragraphs).encode(), ".txt", known)


@pytest.fixture
def draft(monkeypatch: pytest.MonkeyPatch) -> str:
    """The text of the draft of two reports, whatever the engine would propose of them."""
    monkeypatch.setattr("briefing.draft.drafting.propose", lambda _reports: PROPOSAL)
    reports = (captured(WIRE, "Wire"), captured(POST, "Post"))
    sources = plan_sources({report.provenance.publisher or "": report for report in reports}, Path("/nowhere"), now=NOW)
    return draft_of(sources, reports, now=NOW, file="river.yaml", schema="briefing.schema.json").text


def test_a_draft_is_the_golden_file(draft: str) -> None:
    if os.environ.get("BRIEFING_REGENERATE"):
        GOLDEN.write_text(draft, encoding="utf-8")
    assert draft == GOLDEN.read_text(encoding="utf-8")


def test_every_text_is_read_as_a_text_by_other_readers(draft: str) -> None:
    tree = yaml.safe_load(draft)
    assert tree["quotes"][0]["date"] == {"edtf": "2031-05-05", "text": "Monday", "basis": "inferred"}
    assert [actor["aliases"] for actor in tree["actors"].values() if "aliases" in actor] == [["Lind", "She: V. L."]]


def test_the_hints_are_items_once_their_signs_are_taken_off(draft: str) -> None:
    asserted, whole = (yaml.safe_load(text) for text in (draft, uncommented(draft)))
    assert [quote["id"] for quote in asserted["quotes"]] == ["Q1", "Q2", "Q3", "Q5"]
    assert [quote["id"] for quote in whole["quotes"]] == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"]
    assert set(whole["actors"]) - set(asserted["actors"]) == {"no"}
    assert whole["tensions"][0]["positions"][1]["quotes"] == ["Q1", "Q2"]


def test_what_the_same_words_stand_in_is_a_reference(draft: str) -> None:
    file = load_text(draft)
    note = file.briefing.quotes[-1].note
    assert note == "The same words stand in [wire:4]."
    assert [str(run) for run in file.index.split_prose(note)] == ["The same words stand in ", "[1:4]", "."]


def test_a_headline_below_the_first_line_is_the_title_of_its_source() -> None:
    paragraphs = ("The bakers of Orla closed their shops on Monday.", "Bakers Close Their Shops", "It rained.")
    report = Captured(paragraphs, "\n\n".join(paragraphs).encode(), ".txt", Provenance())
    sources = plan_sources({"page.txt": report}, Path("/nowhere"), now=NOW)
    tree = yaml.safe_load(draft_of(sources, [report], now=NOW, file="b.yaml", schema="s.json").text)
    assert tree["title"] == tree["sources"]["page"]["title"] == "Bakers Close Their Shops"
