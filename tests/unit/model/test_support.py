"""What rests on which source, and who cites its paragraphs."""

from __future__ import annotations

from briefing.files import load_text
from briefing.model.support import NO_SOURCE, SupportIndex

BRIEF = """\
briefing: 1
title: Flood
event:
  summary: It rose [wire:1].
  background: Before [post:2].
  key_points: ["One [Q1].", "Two [Q1] [Q2].", "Three."]
actors: {ana: {name: Ana}, bo: {name: Bo}}
sources: {wire: {title: Wire}, post: {title: Post}}
quotes:
  - {text: A, speaker: ana, source: wire, at: 3}
  - {text: B, speaker: bo, source: post, at: 1, note: "See [wire:4]."}
  - {text: C, speaker: bo}
timeline:
  - {date: 2026, text: Rose., source: wire, at: 1, refs: [T1]}
  - {date: 2026, text: Fell., refs: [Q1, E1]}
tensions:
  - title: T
    positions: [{party: ana, position: Yes., quotes: [Q1]}, {party: bo, position: "No [wire:2]."}]
    refs: [E1]
  - {title: U, positions: [{party: ana, position: Y., quotes: [Q1]}, {party: bo, position: N., quotes: [Q2]}]}
discrepancies:
  - {question: How high?, versions: [{claim: One., source: wire, at: 5}, {claim: Two., source: post}]}
assessments: [{text: Later., likelihood: likely, confidence: low, basis: "As [T1] says.", refs: ["wire:6"]}]
gaps: ["Who [wire:7]?"]
"""
SUPPORT = SupportIndex(load_text(BRIEF).index)


def test_support_is_followed_through_what_is_referred_to() -> None:
    assert SUPPORT.sources_of("Q1") == {"wire"}
    assert SUPPORT.sources_of("Q3") == {NO_SOURCE}
    assert SUPPORT.sources_of("T2") == {"wire", "post"}
    assert SUPPORT.sources_of("D1") == {"wire", "post"}
    assert SUPPORT.sources_of("J1") == {"wire"}
    assert SUPPORT.sources_of("ana") == frozenset()


def test_items_that_refer_to_each_other_come_to_an_end() -> None:
    assert SUPPORT.sources_of("E1") == SUPPORT.sources_of("T1") == SUPPORT.sources_of("E2") == {"wire"}


def test_what_rests_on_one_source_alone_is_listed() -> None:
    alone = SUPPORT.resting_on("wire")
    assert alone.items == {"quotes": ("Q1",), "timeline": ("E1", "E2"), "tensions": ("T1",), "assessments": ("J1",)}
    assert alone.points == (1,)
    assert alone.summary
    other = SUPPORT.resting_on("post")
    assert other.items == {"quotes": ("Q2",)}
    assert not other.summary
    assert other
    assert not SUPPORT.resting_on("ana")


def test_each_paragraph_knows_who_uses_it() -> None:
    assert SUPPORT.citing("wire") == {
        1: ("E1", "summary"),
        2: ("T1",),
        3: ("Q1",),
        4: ("Q2",),
        5: ("D1",),
        6: ("J1",),
        7: ("gap 1",),
    }
    assert SUPPORT.citing("post") == {1: ("Q2",), 2: ("background",)}
