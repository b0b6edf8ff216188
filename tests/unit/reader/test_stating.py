"""What a form for a statement starts with, whom a typed name means, and what is said against words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.model import QuoteKind
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.source_text import Range
from briefing.reader.stating import (
    Entry,
    actors_named,
    complete_speaker,
    described_speaker,
    judge,
    objection,
    of_paragraphs,
    of_statement,
    wanted_of,
)

if TYPE_CHECKING:
    from pathlib import Path

ARCHIVE = """\
Crews left at dawn.

"We sail," Rhea Moll said. "We sail when the pumps are mended,"
she said.

“No,” the port answered, “nobody sails.”

«Rien», a dit le port.
"""
BRIEF = """\
briefing: 1
title: Pumps
event: {summary: Nobody sailed.}
actors:
  moll: {name: Rhea Moll, aliases: [the skipper]}
  port: {name: Port of Selm, short: the port}
  lead: {name: "Lead, Inc"}
sources:
  wire: {title: Wire, published: 2024-03-08, archive: {path: wire.txt}}
  speech: {title: Speech, kind: statement, speaker: moll, archive: {path: wire.txt}}
quotes:
  - {text: We sail, speaker: moll, source: wire, at: 2, date: {text: today, edtf: 2024-03-08}, draft: true}
"""


@pytest.fixture
def brief(tmp_path: Path) -> OpenBrief:
    (tmp_path / "wire.txt").write_text(ARCHIVE, encoding="utf-8")
    path = tmp_path / "pumps.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    return OpenBrief(load(path))


@pytest.mark.parametrize(
    ("chosen", "kind", "words"),
    [
        (Range("wire", 1, 1), QuoteKind.INDIRECT, "Crews left at dawn."),
        (Range("wire", 2, 2), QuoteKind.DIRECT, "We sail when the pumps are mended"),
        (Range("wire", 3, 3), QuoteKind.DIRECT, "nobody sails."),
        (Range("wire", 4, 4), QuoteKind.DIRECT, "Rien"),
        (Range("wire", 1, 3), QuoteKind.DIRECT, "We sail when the pumps are mended"),
        (Range("speech", 1, 1), QuoteKind.DIRECT, "Crews left at dawn."),
        (Range("wire", 9, 9), QuoteKind.INDIRECT, ""),
    ],
)
def test_a_form_starts_with_the_longest_quotation_else_with_all_words(
    brief: OpenBrief, chosen: Range, kind: QuoteKind, words: str
) -> None:
    filled = of_paragraphs(chosen, brief)
    assert (filled.entry.kind, filled.entry.text) == (kind, words)
    assert filled.entry.speaker == ("moll" if chosen.source == "speech" else "")
    assert filled.date == ("2024-03-08" if chosen.source == "wire" else "")
    assert str(chosen) in filled.title


def test_a_partial_statement_starts_with_all_words(brief: OpenBrief) -> None:
    texts = of_paragraphs(Range("wire", 2, 2), brief).texts
    whole = '"We sail," Rhea Moll said. "We sail when the pumps are mended," she said.'
    assert texts[QuoteKind.MIXED] == texts[QuoteKind.INDIRECT] == whole


def test_a_statement_is_begun_with_what_it_says(brief: OpenBrief) -> None:
    filled = of_statement(brief.briefing.quotes[0])
    assert filled.entry == Entry("We sail", QuoteKind.DIRECT, "moll", "2024-03-08")
    assert "accept" in filled.title


@pytest.mark.parametrize(
    ("typed", "keys", "new"),
    [
        ("", (), None),
        ("  ", (), None),
        ("moll", ("moll",), None),
        ("RHEA  moll", ("moll",), None),
        ("the Skipper", ("moll",), None),
        ("moll, the port", ("moll", "port"), None),
        ("moll , Rhea Moll,", ("moll",), None),
        ("Lead, Inc", ("lead",), None),
        ("Ada Moll", ("moll-2",), "Ada Moll"),
        ("moll, Ada Kern", ("moll-2",), "moll, Ada Kern"),
        ("24", ("actor-24",), "24"),
        ("Олена", ("olena",), "Олена"),
        ("wire", ("wire-2",), "wire"),
    ],
)
def test_a_name_means_an_actor_or_a_new_one(
    brief: OpenBrief, typed: str, keys: tuple[str, ...], new: str | None
) -> None:
    found, actors = actors_named(typed, brief)
    assert found == keys
    assert [actor.name for actor in actors] == ([new] if new else [])
    assert all(actor.key not in brief.index.items for actor in actors)


@pytest.mark.parametrize(
    ("typed", "completed", "said"),
    [
        ("rh", "rhea Moll", "new actor 'rh'; Right goes on to rhea Moll"),
        ("por", "port of Selm", "new actor 'por'; Right goes on to port of Selm"),
        ("moll, the s", "moll, the skipper", None),
        ("zz", None, "new actor 'zz'"),
        ("", None, ""),
        ("moll,", None, "Rhea Moll"),
        ("moll", None, "Rhea Moll"),
    ],
)
def test_a_name_that_was_begun_goes_on(brief: OpenBrief, typed: str, completed: str | None, said: str | None) -> None:
    assert complete_speaker(typed, brief) == completed
    if said is not None:
        assert described_speaker(typed, brief) == said


def verdict_of(brief: OpenBrief, text: str, kind: QuoteKind = QuoteKind.DIRECT) -> str:
    wanted, actors = wanted_of(Entry(text, kind, "Ada Kern", ""), brief, Range("wire", 2, 2))
    return objection(judge(wanted, actors, brief), brief, "wire")


def test_only_what_does_not_stand_there_or_not_as_a_quotation_is_objected_to(brief: OpenBrief) -> None:
    assert verdict_of(brief, "We sail when the pumps are mended") == ""
    assert verdict_of(brief, "anything at all", QuoteKind.INDIRECT) == ""
    assert verdict_of(brief, "Crews left at dawn").startswith("found, not as a quotation")
    missing = verdict_of(brief, "We sail when the pumps are broken")
    assert missing.startswith("NOT FOUND: the words do not stand in the source; nearest, paragraph 2")
    assert "[-broken-]" in missing
    assert verdict_of(brief, "zzz qqq xxx").endswith("nothing like them stands there")


def test_a_paraphrase_rests_on_its_paragraph(brief: OpenBrief) -> None:
    entry = Entry("They  left\nearly.", QuoteKind.INDIRECT, "", " 2024 ")
    wanted, _ = wanted_of(entry, brief, Range("wire", 1, 1))
    assert (wanted.text, wanted.date, wanted.passage, wanted.at) == (
        "They left early.",
        "2024",
        "Crews left at dawn.",
        1,
    )
    several, _ = wanted_of(entry, brief, Range("wire", 1, 2))
    assert several.passage == ""
