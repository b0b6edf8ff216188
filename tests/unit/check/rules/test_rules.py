"""Each rule of the trade fires where it should, at its place, and stays silent on a brief that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from briefing.check import check_brief
from briefing.check.rules import RULES
from briefing.files import load, load_text

if TYPE_CHECKING:
    from pathlib import Path

BASE = """\
briefing: 1
title: A pact on the river
marking: TLP:GREEN
status: final
as_of: 2024-03-08
event:
  summary: The two governments signed a pact on the river [wire:1].
  when: {edtf: 2024-03-07, text: Thursday}
  status: occurred
  key_points:
    - {text: "Both sides share the water [wire:1] [paper:2].", kind: reported}
    - {text: They will likely sign again., kind: assessment}
  outlook: The first meeting is planned for summer.
actors:
  ana: {name: Ana Lupu, kind: person, affiliation: north, aliases: [Lupu]}
  ben: {name: Ben Orr, kind: person, affiliation: south}
  north: {name: North, kind: state}
  south: {name: South, kind: state}
sources:
  wire: {title: Pact signed, publisher: Wire, published: 2024-03-08, reliability: B}
  paper: {title: River pact, publisher: Paper, published: 2024-03-08, reliability: C, archive: {path: paper.txt}}
quotes:
  - {text: The water is ours., speaker: ana, kind: indirect, source: wire, date: 2024-03-07}
  - text: The river water belongs equally to everybody.
    speaker: ben
    kind: indirect
    source: paper
    date: 2024-03-07
    status: disputed
timeline:
  - {date: {edtf: 2024-03-07, text: Thursday}, text: The pact is signed., status: occurred, source: wire}
  - {date: 2024-06-01, text: First meeting., status: planned, source: wire}
tensions:
  - title: Who owns the water
    positions:
      - {party: north, position: It is theirs., quotes: [Q1]}
      - {party: south, position: It is everybody's., quotes: [Q2]}
assessments:
  - {text: The pact will likely hold., likelihood: likely, confidence: low, basis: Both gain from it.}
source_notes:
  - {source: wire, at: 3, note: A name is misspelt.}
"""

WIRE = "{title: Pact signed, publisher: Wire, published: 2024-03-08, reliability: B}"
PLANNED = "{date: 2024-06-01, text: First meeting., status: planned, source: wire}"
SIGNED = "{date: {edtf: 2024-03-07, text: Thursday}, text: The pact is signed., status: occurred, source: wire}"
OURS = "{text: The water is ours., speaker: ana, kind: indirect, source: wire, date: 2024-03-07}"
HOLDS = "{text: The pact will likely hold., likelihood: likely, confidence: low, basis: Both gain from it.}"
SUMMARY = "The two governments signed a pact on the river [wire:1]."
BEN = "ben: {name: Ben Orr, kind: person, affiliation: south}"
OUTLOOK = "The first meeting is planned for summer."
DISCREPANCY = (
    "discrepancies: [{question: How much?, versions: [{claim: All., source: wire}, {claim: Half., source: wire}]}]\n"
)
SHARE = '"Both sides share the water [wire:1] [paper:2]."'


def found(text: str) -> set[tuple[str, str]]:
    rules = {rule.code for rule in RULES}
    findings, _ = check_brief(load_text(text))
    return {(finding.code, finding.path) for finding in findings if finding.code in rules}


def test_a_brief_that_keeps_the_rules_is_silent() -> None:
    assert found(BASE) == set()


FIRES = [
    ("BR211", "actors.eve", "  south: {name", "  eve: {name: Eve}\n  south: {name"),
    (
        "BR212",
        "sources.blog",
        "  wire: {title",
        "  blog: {title: A blog, publisher: Blog, reliability: E}\n  wire: {title",
    ),
    (
        "BR213",
        "tensions[0].positions[0]",
        "quotes: [Q1]}\n      - {party: south, position: It is everybody's., quotes: [Q2]}",
        "}\n      - {party: south, position: 'It is all [Q2].'}",
    ),
    ("BR214", "tensions[0].positions[0].quotes[0]", "quotes: [Q1]", "quotes: [Q2]"),
    ("BR215", "tensions[0].positions[0]", "position: It is theirs., quotes: [Q1]", "position: 'It is theirs [Q1].'"),
    ("BR216", "event.key_points[0]", SHARE, "Both sides share the water."),
    ("BR217", "actors.north.affiliation", "north: {name: North,", "north: {name: North, affiliation: ana,"),
    ("BR219", "actors.ben.name", BEN, BEN.replace("Orr, kind", "Orr Vale, note: Orr came late., kind")),
    ("BR218", "event.outlook", OUTLOOK, "Write here first what the reader must know if nothing else is read."),
    ("BR218", "event.outlook", OUTLOOK, '"The figures of the union\n    and of the port differ [strikers]."'),
    ("BR218", "quotes[0].text", "The water is ours.", "We will not go back before the talks begin."),
    ("BR311", "event.key_points[0]", SHARE, '"They share the water [wire:1] [Q1]."'),
    ("BR312", "sources", "publisher: Paper", "publisher: wire"),
    ("BR313", "sources.wire.published", WIRE, WIRE.replace("2024-03-08", "2024-03-09")),
    ("BR314", "sources.wire", WIRE, WIRE.replace(", reliability: B", "")),
    ("BR322", "sources.wire", WIRE, WIRE.replace("}", ", kind: statement}")),
    ("BR322", "sources.wire.speaker", WIRE, WIRE.replace("}", ", kind: transcript, speaker: ana}")),
    ("BR411", "timeline[0].date", SIGNED, SIGNED.replace("2024-03-07", "2024-03-08")),
    ("BR411", "timeline[0].date", SIGNED, SIGNED.replace("text: Thursday", "text: in April")),
    (
        "BR411",
        "event.when",
        "when: {edtf: 2024-03-07, text: Thursday}",
        "when: {edtf: 2024-03-08, text: on Thursday night}",
    ),
    ("BR411", "timeline[0].date", SIGNED, SIGNED.replace("text: Thursday", "text: 'two days after it, on Monday'")),
    ("BR411", "timeline[0].date", SIGNED, SIGNED.replace("2024-03-07, text: Th", '"2024-03-09T15:00:00Z", text: Th')),
    ("BR412", "timeline[0].date", SIGNED, SIGNED.replace("text: Thursday", "text: about two years ago")),
    ("BR412", "timeline[0].date", SIGNED, SIGNED.replace("text: Thursday", "text: last month")),
    ("BR412", "timeline[0].date", SIGNED, SIGNED.replace("text: Thursday", "text: the day before yesterday")),
    ("BR412", "timeline[0].date", SIGNED, SIGNED.replace("text: Thursday", "text: two weeks ago")),
    ("BR412", "timeline[0].date", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", "2020, text: two years ago")),
    ("BR412", "timeline[0].date", SIGNED, SIGNED.replace("text: Thursday", "text: today")),
    ("BR413", "timeline[1].date", PLANNED, PLANNED.replace("2024-06-01", "2024-02")),
    ("BR413", "event.when", "status: occurred\n  key", "status: planned\n  key"),
    ("BR414", "timeline[0].date", SIGNED, SIGNED.replace("{edtf: 2024-03-07, text: Thursday}", "2024-03-09")),
    ("BR414", "timeline[0].date", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", '"2024-03-09T13:00:00Z"')),
    ("BR415", "quotes[0].date", OURS, OURS.replace("2024-03-07", "2024-03-10")),
    (
        "BR511",
        "assessments[0].text",
        "The pact will likely hold.",
        '"With high confidence, the pact will likely hold."',
    ),
    ("BR512", "event.outlook", OUTLOOK, "A second pact is probable."),
    ("BR513", "event.outlook", OUTLOOK, "A second pact is perhaps near."),
    ("BR513", "assessments[0].text", "The pact will likely hold.", "The pact is highly likely to hold."),
    ("BR514", "assessments[0]", HOLDS, "{text: The pact will hold., likelihood: likely}"),
    ("BR515", "assessments[0].confidence", HOLDS, "{text: The pact holds., confidence: low, refs: [Q1]}"),
    ("BR516", "assessments[0].likelihood", "likelihood: likely", "likelihood: very unlikely"),
    ("BR517", "event.summary", SUMMARY, "The pact gives the water to all [Q2]."),
    ("BR517", "event.summary", SUMMARY, "River water belongs equally to everybody, north and south [wire:1]."),
    ("BR518", "event.summary", SUMMARY, "The north admitted that it took water [wire:1]."),
    ("BR518", "quotes[0].text", "The water is ours.", "She claimed that the water is theirs."),
    ("BR521", "event.draft", "  status: occurred\n", "  status: occurred\n  draft: true\n"),
    ("BR521", "event.key_points[1].draft", "kind: assessment}", "kind: assessment, draft: true}"),
    ("BR521", "actors.ben.draft", BEN, BEN.replace("}", ", draft: true}")),
    ("BR521", "sources.wire.draft", WIRE, WIRE.replace("}", ", draft: true}")),
    ("BR521", "quotes[0].draft", OURS, OURS.replace("}", ", draft: true}")),
    ("BR521", "timeline[0].draft", SIGNED, f"{SIGNED[:-1]}, draft: true}}"),
    ("BR521", "assessments[0].draft", HOLDS, HOLDS.replace("}", ", draft: true}")),
    ("BR521", "source_notes[0].draft", "A name is misspelt.}", "A name is misspelt., draft: true}"),
    ("BR531", "status", "marking: TLP:GREEN\n", ""),
    ("BR532", "title", "A pact on the river", '"A pact (TLP: AMBER)"'),
    ("BR532", "event.outlook", OUTLOOK, "The annex is TLP:WHITE."),
    ("BR533", "sources.wire", "title: Pact signed", 'title: "Pact signed (TLP:AMBER+STRICT)"'),
    ("BR611", "actors.ben.name", "Ben Orr", "B\u0435n Orr"),
    ("BR611", "actors.ana.aliases[0]", "aliases: [Lupu]", "aliases: [Lup\u0443]"),
    ("BR612", "event.outlook", OUTLOOK, '"It is planned.\\nSUMMARY OF FACTS\\nAll is well."'),
    ("BR612", "event.outlook", OUTLOOK, '"It is planned.\\n-----\\nAll is well."'),
    ("BR613", "event.outlook", OUTLOOK, "'They call it \"a good start.'"),
    ("BR614", "quotes[1].text", "The river water belongs equally to everybody.", '"The watter [sic] belongs to all."'),
    ("BR615", "title", "A pact on the river", '"A pact  on the river"'),
    ("BR615", "event.outlook", OUTLOOK, '"It is  planned."'),
    ("BR616", "actors.ana.aliases[0]", "aliases: [Lupu]", "aliases: [ben orr]"),
    ("BR618", "sources.wire.url", WIRE, WIRE.replace("}", ", url: 'https://w\u0456re.example/pact'}")),
]


@pytest.mark.parametrize(("code", "path", "old", "new"), FIRES, ids=[f"{row[0]}-{row[3][:24]}" for row in FIRES])
def test_a_rule_fires_at_its_place(code: str, path: str, old: str, new: str) -> None:
    assert old in BASE
    text = BASE.replace(old, new, 1)
    if code == "BR533":
        text = text.replace("TLP:GREEN", "TLP:CLEAR")
    assert (code, path) in found(text)


SILENT = [
    ("BR211", "  south: {name", "  eve: {name: Eve}\n  south: {name", "speaker: ben", "via: [eve]\n    speaker: ben"),
    ("BR211", "  south: {name", "  eve: {name: Eve Marsh}\n  south: {name", OUTLOOK, "Eve Marsh was there."),
    (
        "BR211",
        "  south: {name",
        "  eve: {name: Eve Marsh}\n  south: {name",
        "The water is ours.",
        "Eve Marsh was there.",
    ),
    ("BR218", OUTLOOK, "Nothing else is to be read.", "", ""),
    ("BR219", BEN, BEN.replace("Orr, kind", "Orr Vale, short: Orr, note: Orr came late., kind"), "", ""),
    ("BR219", BEN, BEN.replace("Orr, kind", "Orr Vale, note: Orr Vale came late., kind"), "", ""),
    ("BR219", BEN, BEN.replace("Orr, kind", "Orr Vale, note: 'Vale came late, as Orr does.', kind"), "", ""),
    (
        "BR218",
        OUTLOOK,
        "Write here first what the reader must know if nothing else is read.",
        "status: final",
        "status: draft",
    ),
    ("BR213", "quotes: [Q1]}", "}", "  - title: Who", "  - refs: [wire:2]\n    title: Who"),
    ("BR214", "quotes: [Q1]", "quotes: [Q1]", "affiliation: north", "affiliation: [north]"),
    ("BR216", "kind: reported", "kind: assumption", SHARE, "Both share the water."),
    ("BR216", "kind: reported", "kind: caveat", SHARE, "No figure is known."),
    ("BR311", SHARE, '"They share the water [paper:1]."', "", ""),
    ("BR312", "publisher: Paper", "publisher: The Wire", "", ""),
    ("BR312", "publisher: Paper", "publisher: Wire", SUMMARY, "All of this rests on a single report [wire:1]."),
    ("BR312", "publisher: Paper", "publisher: Wire", SUMMARY, "By Wire alone it is known [wire:1]."),
    ("BR313", WIRE, WIRE.replace("2024-03-08", "2024-03"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("2024-03-07", "2024-03-04/2024-03-08"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("text: Thursday", "text: in early March"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("text: Thursday", "text: the day after Wednesday's talks"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("text: Thursday", "text: at midnight on Wednesday"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("text: Thursday", "text: Wednesday night into Thursday"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("text: Thursday", "text: a week after the February flood"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", "2024-03-07~, text: about Monday"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("2024-03-07, text: Th", '"2024-03-08T01:00:00Z", text: late on Th'), "", ""),
    ("BR411", SIGNED, SIGNED.replace("2024-03-07, text: Th", '"2024-03-07T22:00:00-06:00", text: Th'), "", ""),
    (
        "BR411",
        WIRE,
        WIRE.replace("reliability", "language: pl, reliability"),
        SIGNED,
        SIGNED.replace("Thursday", "May"),
    ),
    (
        "BR411",
        SIGNED,
        SIGNED.replace("2024-03-07, text: Thu", '"2024-03-08T02:00:00+01:00", text: night of Thu'),
        "",
        "",
    ),
    ("BR412", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", "2020-05, text: over three years ago"), "", ""),
    ("BR412", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", "2013-08~, text: ten years ago"), "", ""),
    ("BR412", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", '"2024-03-07T20:00:00Z", text: today'), "", ""),
    ("BR413", PLANNED, PLANNED.replace("2024-06-01", '"2024-03-07T23:00:00-03:00"'), "", ""),
    ("BR414", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", '"2024-03-09T03:00:00+12:00"'), "", ""),
    ("BR415", OURS, OURS.replace("2024-03-07", '"2024-03-09T02:30:00+11:00"'), "", ""),
    ("BR313", WIRE, WIRE.replace("2024-03-08", '"2024-03-09T04:00:00+10:00"'), "", ""),
    ("BR411", SIGNED, SIGNED.replace("text: Thursday", "text: it may be so"), "", ""),
    ("BR411", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", "2024, text: in March"), "", ""),
    ("BR412", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", "2024-02, text: last month"), "", ""),
    ("BR412", SIGNED, SIGNED.replace("text: Thursday", "text: yesterday"), "", ""),
    ("BR412", SIGNED, SIGNED.replace("text: Thursday", "text: this week"), "", ""),
    ("BR412", SIGNED, SIGNED.replace("2024-03-07, text: Thursday", "2022, text: two years ago"), "", ""),
    ("BR412", SIGNED, SIGNED.replace("text: Thursday", "text: before last month"), "", ""),
    ("BR413", PLANNED, PLANNED.replace("2024-06-01", "2024"), "", ""),
    ("BR414", SIGNED, SIGNED.replace("{edtf: 2024-03-07, text: Thursday}", "2024-03"), "", ""),
    ("BR415", OURS, OURS.replace("2024-03-07", "2024-03-08"), "", ""),
    ("BR511", "Both gain from it.", "Confidence is moderate because both gain.", "", ""),
    ("BR512", "The pact will likely hold.", "They say it is 'probable' that it will likely hold.", "", ""),
    ("BR513", SUMMARY, "A possible second pact was named [wire:1].", "", ""),
    ("BR514", HOLDS, "{text: The pact will hold., likelihood: likely, refs: [Q1]}", "", ""),
    ("BR515", HOLDS, "{text: The pact holds., confidence: low}", "", ""),
    ("BR516", "The pact will likely hold.", "The pact will hold.", "", ""),
    ("BR517", SUMMARY, "South says that river water belongs equally to everybody [Q2].", "", ""),
    ("BR517", SUMMARY, "Ben Orr gives the water to all [Q2].", "", ""),
    ("BR518", SUMMARY, 'They filed a claim; it "admitted that it" erred [wire:1].', "", ""),
    ("BR521", OURS, OURS.replace("}", ", draft: true}"), "status: final", "status: draft"),
    ("BR521", OURS, OURS.replace("}", ", draft: false}"), "", ""),
    ("BR531", "marking: TLP:GREEN\n", "", "status: final", "status: draft"),
    ("BR532", OUTLOOK, "The annex is TLP:AMBER+STRICT.", "", ""),
    ("BR533", "title: Pact signed", "title: Pact signed (TLP:CLEAR)", "", ""),
    ("BR611", "Ben Orr", "Бен Орр", "", ""),
    ("BR612", OUTLOOK, '"It is planned.\\nThe EU agrees.\\nAll is well."', "", ""),
    ("BR613", OUTLOOK, "It's the states' dogs' river.", "", ""),
    ("BR614", "The water is ours.", '"The watter [sic] is ours."', "", ""),
    ("BR615", "The water is ours.", '"The  water is ours."', "", ""),
    ("BR616", "aliases: [Lupu]", "aliases: [Ana Lupu]", "", ""),
    ("BR618", WIRE, WIRE.replace("}", ", url: 'https://\u043f\u0440\u0438\u043c\u0435\u0440.example/pact'}"), "", ""),
]


@pytest.mark.parametrize(
    ("code", "old", "new", "also", "instead"), SILENT, ids=[f"{row[0]}-{row[2][:24]}" for row in SILENT]
)
def test_a_rule_stays_silent_where_it_is_kept(code: str, old: str, new: str, also: str, instead: str) -> None:
    assert old in BASE
    text = BASE.replace(old, new, 1).replace(also, instead, 1)
    yaml.safe_load(text)
    assert code not in {code for code, _ in found(text)}


def test_every_rule_is_seen_to_fire_and_to_be_silent() -> None:
    assert {rule.code for rule in RULES} == {row[0] for row in FIRES}


@pytest.mark.parametrize(
    ("old", "new", "cited"),
    [
        ("basis: Both gain from it.", "basis: 'Both gain [wire:1].'", "J1"),
        ("assessments:", DISCREPANCY + "assessments:", "D1"),
    ],
)
def test_a_key_point_rests_on_what_an_assessment_or_a_discrepancy_rests_on(old: str, new: str, cited: str) -> None:
    text = BASE.replace(SHARE, f'"They share the water [{cited}]."').replace(old, new)
    assert ("BR311", "event.key_points[0]") in found(text)


def test_a_marking_in_the_archive_counts(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("TLP:RED\n\nWater belongs to all, Orr said.\n")
    (tmp_path / "brief.yaml").write_text(BASE)
    findings, _ = check_brief(load(tmp_path / "brief.yaml"))
    assert ("BR533", "sources.paper") in {(finding.code, finding.path) for finding in findings}


def test_each_finding_of_a_rule_says_what_to_do() -> None:
    findings, _ = check_brief(load_text(BASE.replace("marking: TLP:GREEN\n", "")))
    told = {finding.code: finding for finding in findings}["BR531"]
    assert told.hint == "give 'marking' one of: TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN, TLP:CLEAR"
    assert told.span is not None
