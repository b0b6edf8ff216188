"""Whether the one who is said to have said it stands near the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from article import copy_with_article
from briefing.check import check_brief, prove
from briefing.check.attribution import _shown, find_misattributions
from briefing.check.searchable import SourceHit
from briefing.files import load
from briefing.sources import read_archives

ROOT = Path(__file__).resolve().parents[3]

BRIEF = """\
briefing: 1
title: Flood
event: {summary: It rose.}
actors:
  ana: {name: Ana Lupu, kind: person, role: Harbour master of North, affiliation: office}
  ben: {name: Benoît Orr, kind: person, role: Mayor, aliases: [the man from Brasse]}
  eve: {name: Eve Sand, kind: person}
  office: {name: The Water Office, kind: organization, aliases: [Waterhouse]}
  north: {name: North, kind: state}
  wires: {name: Wires, kind: media}
  thai: {name: สมชาย ใจดี, kind: person}
  louis: {name: Louis XIV, kind: person}
  odd: {name: "\\u0301", kind: person}
sources: {wire: {title: Flood, archive: {path: wire.txt}}}
source_notes: [{source: wire, printed: Luppu, read_as: Lupu, note: The source misspells the name.},
               {source: wire, printed: "\\u0301", read_as: Lupu, note: x},
               {source: wire, printed: Ana Lupu, read_as: Ana Lupu, note: The misprint is a name as well.}]
quotes:
  - {text: The dams will hold all night, speaker: SPEAKER, source: wire}
"""


def told(folder: Path, speaker: str, text: str) -> list[str]:
    (folder / "wire.txt").write_text(text, encoding="utf-8")
    path = folder / "brief.yaml"
    path.write_text(BRIEF.replace("SPEAKER", speaker), encoding="utf-8")
    findings, _ = check_brief(load(path))
    return [finding.code for finding in findings if finding.code in {"BR307", "BR308"}]


STANDS = [
    ("ana", '"The dams will hold all night," Ana Lupu said.'),
    ("ana", '"The dams will hold all night," LUPU said.'),
    ("ana", 'Ms Lupu was asked.\n\n"The dams will hold all night."'),
    ("ana", '"The dams will hold all night."\n\nMs Lupu then left.'),
    ("ana", '"The dams will hold all night," said the harbour master.'),
    ("ana", '"The dams will hold all night," Waterhouse said.'),
    ("ana", '"The dams will hold all night," Luppu said.'),
    ("ana", 'Ana Lupu came.\n\nIt was late.\n\n"The dams will hold all night," she said.'),
    ("ana", '"The dams will hold all night," she said.'),
    ("ben", '"The dams will hold all night," Benoit Orr said.'),
    ("ben", '"The dams will hold all night," said the man from Brasse.'),
    ("[ana, ben]", '"The dams will hold all night," Orr said.'),
    ("office", '"The dams will hold all night," the water office said.'),
    ("office", 'Ana Lupu left.\n\nLate.\n\n"The dams will hold all night," it said.'),
    ("ana", 'Asked by Orr, the Water Office said "The dams will hold all night."'),
    ("thai", '"The dams will hold all night" นายสมชาย ใจดีกล่าว'),
    ("louis", '"The dams will hold all night," Louis XIV cried.'),
]
ABSENT = [
    ("ana", '"The dams will hold all night," Benoît Orr said.'),
    ("ana", '"The dams will hold all night," a man cried.'),
    ("ana", 'Lupu.\n\nOne.\n\n"The dams will hold all night," a man cried.'),
    ("ana", 'Lupu.\n\nOne.\n\nTwo.\n\n"The dams will hold all night," a man cried.'),
    ("ana", 'Orr came.\n\n"The dams will hold all night," he said.'),
    ("ana", '"The dams will hold all night," people in North cried.'),
    ("ana", '"The dams will hold all night," a man from the Lupulake cried.'),
    ("ben", '"The dams will hold all night," Ana Lupu said.'),
    ("[ana, ben]", '"The dams will hold all night," Eve Sand said.'),
    ("eve", '"The dams will hold all night," it said.'),
    ("ana", f'The Water Office is old and {"very " * 20}grey. "The dams will hold all night," Eve Sand said.'),
    ("louis", '"The dams will hold all night," he read in chapter XIV.'),
    ("odd", '"The dams will hold all night," Eve Sand said.'),
    ("ana", f'Lupu came. {"It was very late. " * 60}"The dams will hold all night," Eve Sand said.'),
]


@pytest.mark.parametrize(("speaker", "text"), STANDS)
def test_a_speaker_who_stands_near_is_not_reported(tmp_path: Path, speaker: str, text: str) -> None:
    assert told(tmp_path, speaker, text) == []


@pytest.mark.parametrize(("speaker", "text"), ABSENT)
def test_a_speaker_who_does_not_is(tmp_path: Path, speaker: str, text: str) -> None:
    assert told(tmp_path, speaker, text) == ["BR307"]


def test_a_name_inside_the_words_points_at_nobody(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text('"Lupu says the dams hold," a man cried.')
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF.replace("SPEAKER", "ana").replace("The dams will hold all night", "Lupu says the dams hold"))
    assert "BR307" in [finding.code for finding in check_brief(load(path)).findings]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('"The dams will hold all night," Ana Lupu told Wires.', ["BR308"]),
        ('"The dams will hold all night," Wires said.', []),
        ('"The dams will hold all night," Wires said. Lupu.\n', ["BR308"]),
    ],
)
def test_an_outlet_is_no_speaker_where_a_person_is_named(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert told(tmp_path, "wires", text) == codes


def test_nobody_is_asked_for_where_the_source_names_none(tmp_path: Path) -> None:
    assert told(tmp_path, "null", '"The dams will hold all night," a man cried.') == []


def test_a_passage_says_who_spoke(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("Lupu said the dams would hold.\n\nIt rained.")
    path = tmp_path / "brief.yaml"
    quote = "{text: The dams will hold all night, speaker: SPEAKER,"
    held = "{text: They will hold, kind: indirect, passage: Lupu said the dams would hold, speaker: ana,"
    path.write_text(BRIEF.replace(quote, held))
    assert "BR307" not in [finding.code for finding in check_brief(load(path)).findings]


def test_the_hint_shows_what_stands_beside_the_words(tmp_path: Path) -> None:
    text = f'{"Early. " * 100}"The dams will hold all night," Orr said at noon. {"Late. " * 100}'
    (tmp_path / "wire.txt").write_text(text)
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF.replace("SPEAKER", "ana"))
    hint = next(found.hint for found in check_brief(load(path)).findings if found.code == "BR307")
    assert hint is not None
    assert 'The dams will hold all night," Orr said at noon.' in hint
    assert len(hint) < 320


def test_words_that_overlap_leave_the_names_beside_them(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text('"The dams will hold all night," Lupu said.')
    path = tmp_path / "brief.yaml"
    quote = "{text: The dams will hold all night, speaker: SPEAKER,"
    mixed = """{text: 'They "will hold" and "The dams will hold all"', kind: mixed, speaker: ana,"""
    path.write_text(BRIEF.replace(quote, mixed))
    assert "BR307" not in [finding.code for finding in check_brief(load(path)).findings]


def warned(path: Path) -> tuple[int, int, int]:
    """False alarms of a brief; and of all its statements given to each other person, how many are warned about."""
    file = load(path)
    archives = read_archives(file.briefing, path.parent)
    proof = prove(file.briefing, archives)
    alarms = len(list(find_misattributions(file.briefing, proof, archives)))
    swaps = seen = 0
    for place, quote in enumerate(file.briefing.quotes):
        for key, actor in file.briefing.actors.items():
            if (
                quote.speaker
                and key not in quote.speaker
                and actor.kind == "person"
                and proof.verdicts[quote.id].pieces
            ):
                quotes = list(file.briefing.quotes)
                quotes[place] = quote.model_copy(update={"speaker": (key,)})
                swapped = file.briefing.model_copy(update={"quotes": tuple(quotes)})
                found = find_misattributions(swapped, proof, archives)
                swaps += 1
                seen += any(problem.quote == place for problem in found)
    return alarms, seen, swaps


def test_no_false_alarm_in_the_strike_and_most_wrong_speakers_are_seen() -> None:
    alarms, seen, swaps = warned(ROOT / "briefs" / "harbour-strike.yaml")
    assert alarms == 0
    assert seen > swaps * 0.8


def test_no_false_alarm_in_the_pact(tmp_path: Path) -> None:
    alarms, seen, swaps = warned(copy_with_article(tmp_path))
    assert alarms == 0
    # Most statements there rest on a passage, and a passage names everybody it tells of.
    assert seen > swaps * 0.2


ELSEWHERE = [
    ("The dams will hold all night, Ana Lupu said.", []),
    ("The dams will hold all night, Benoît Orr said.", ["BR307"]),
    (f"It is late and it rains: the dams stand. The dams will hold all night, {'very ' * 115}late Ana Lupu said.", []),
    (
        f"It is late and it rains: the dams stand. The dams will hold all night, {'very ' * 125}late Ana Lupu said.",
        ["BR307"],
    ),
]


@pytest.mark.parametrize(("below", "codes"), ELSEWHERE)
def test_who_speaks_where_a_text_has_the_words_again_counts_as_well(
    tmp_path: Path, below: str, codes: list[str]
) -> None:
    head = 'Mayor Benoît Orr: "The dams will hold all night"'
    far = "One.\n\nTwo.\n\nThree.\n\nFour."
    assert told(tmp_path, "ana", f"{head}\n\n{far}\n\n{below}\n\n{far}") == codes


@pytest.mark.parametrize(("number", "codes"), [(3, []), (4, ["BR307"])])
def test_only_the_first_other_places_are_looked_at(tmp_path: Path, number: int, codes: list[str]) -> None:
    others = ["The dams will hold all night, Benoît Orr said.\n\nOne.\n\nTwo.\n\nThree.\n\nFour."] * number
    others[number - 1] = "The dams will hold all night, Ana Lupu said."
    head = 'Mayor Benoît Orr: "The dams will hold all night"\n\nOne.\n\nTwo.\n\nThree.\n\nFour.'
    assert told(tmp_path, "ana", "\n\n".join([head, *others])) == codes


@pytest.mark.parametrize(
    "text",
    [
        # An office that is only named, or speaks elsewhere, speaks for nobody.
        '"The dams will hold all night," Orr said of the Water Office, which was long shut for that year.',
        'The Water Office said nothing.\n\n"The dams will hold all night," a man cried.',
    ],
)
def test_an_office_speaks_for_its_people_only_beside_the_words_and_a_verb(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, "ana", text) == ["BR307"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('Orr came.\n\n"The dams will hold all night," the paper said.', []),
        ('"The dams will hold all night," the paper said of Orr.', ["BR308"]),
    ],
)
def test_a_person_is_asked_for_only_where_one_is_named_beside_the_words(
    tmp_path: Path, text: str, codes: list[str]
) -> None:
    assert told(tmp_path, "wires", text) == codes


@pytest.mark.parametrize(
    ("before", "behind", "shown"),
    [
        (70, 70, f"{'b' * 70}The dams will hold all night{'a' * 70}"),
        (71, 71, f"...{'b' * 70}The dams will hold all night{'a' * 70}..."),
        (0, 3, "The dams will hold all nightaaa"),
    ],
)
def test_a_hint_shows_a_line_on_each_side(before: int, behind: int, shown: str) -> None:
    words = "The dams will hold all night"
    text = f"{'b' * before}{words}{'a' * behind}"
    assert _shown(text, SourceHit(1, before, before + len(words))) == shown


@pytest.mark.parametrize(("length", "shown"), [(70, "w" * 70), (71, f"{'w' * 35} ... {'w' * 35}")])
def test_a_hint_shows_long_words_by_both_their_ends(length: int, shown: str) -> None:
    assert _shown("w" * length, SourceHit(1, 0, length)) == shown
