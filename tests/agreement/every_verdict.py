"""A brief with every verdict, every caution of a statement and every doubt about a date, beside its archives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["STANDINGS", "write_every_verdict"]

STANDINGS = {
    "verified": "verified",
    "typography": "verified",
    "elided": "verified",
    "mixed": "verified",
    "translated": "verified",
    "misplaced": "verified",
    "disputed": "verified",
    "contested": "verified",
    "unverified": "verified",
    "unjudged": "verified",
    "lost": "NOT FOUND",
    "lostmixed": "NOT FOUND",
    "narrated": "found, not as a quotation",
    "unread": "not compared",
    "sourceless": "not compared",
    "rests": "passage found",
    "restslost": "NOT FOUND",
    "told": "nothing claimed",
}
"""The word for the verdict on each statement of the brief."""

_ARCHIVE = """\
"The river belongs to those who live on it," Marcus Delgado said on Monday.

"We will open the dams, if the rain allows it and the town agrees, in June," said Ilse North. "It's late."

The dams are older than the town and nobody has tested them since the war.

"Nadie nos preguntó," dijo Marcus Delgado. He called the plan "a gift to nobody".

"The levy is a mistake," said Ilse North. "The locks are closed." "The mill stands still." "The barges wait."
"""

_BRIEF = """\
briefing: 1
title: Every verdict
event: {summary: 'The river is disputed [verified] [lost].', when: 2024-03-07, what: A levy on barges, where: Velmar}
actors:
  marcus: {name: Marcus Delgado, kind: person, side: us, role: Mayor}
  ilse: {name: Ilse North, kind: person, side: North}
  town: {name: The Town, kind: organization, side: us}
  someone: {name: An unnamed official, kind: person}
sources:
  wire:
    title: The river
    publisher: Wire Service
    published: 2024-03-08
    archive: {path: wire.txt}
  radio: {title: On the air, publisher: Radio Velmar, published: {edtf: 2024-03, basis: inferred}}
  gone: {title: A page that is gone, publisher: Gazette, archive: {path: gone.txt}}
quotes:
  - id: verified
    text: The river belongs to those who live on it
    speaker: marcus
    source: wire
    at: 1
    date: 2024-03-04
  - {id: typography, text: It’s late., speaker: ilse, source: wire, at: 2, date: {edtf: 2024-03-04, basis: inferred}}
  - id: elided
    text: We will open the dams ... in June
    speaker: ilse
    source: wire
    at: 2
    date: 2024-03~
    draft: true
  - {id: mixed, text: 'He called it "a gift to nobody".', kind: mixed, speaker: marcus, source: wire, at: 4}
  - id: translated
    text: Nobody asked us
    original: {language: es, text: Nadie nos preguntó}
    speaker: marcus
    source: wire
    at: 4
  - {id: misplaced, text: The levy is a mistake, speaker: ilse, source: wire, at: 1, date: '2024-03-05?'}
  - {id: disputed, text: The levy is a mistake, speaker: ilse, source: wire, at: 5, status: disputed}
  - {id: contested, text: The locks are closed., speaker: ilse, source: wire, at: 5, status: contested}
  - {id: unverified, text: The mill stands still., speaker: ilse, source: wire, at: 5, status: unverified}
  - {id: unjudged, text: The barges wait., speaker: ilse, source: wire, at: 5, credibility: 6}
  - {id: lost, text: The river belongs to nobody at all, speaker: marcus, source: wire, at: 1}
  - {id: lostmixed, text: 'He spoke of "a theft of water".', kind: mixed, speaker: marcus, source: wire, at: 4}
  - {id: narrated, text: The dams are older than the town, speaker: marcus, source: wire, at: 3}
  - {id: unread, text: We close the gates, speaker: [marcus, town], source: gone, at: 1}
  - {id: sourceless, text: We have no gates, speaker: someone}
  - id: rests
    text: He wants the dams tested.
    kind: indirect
    speaker: marcus
    source: wire
    at: 3
    passage: nobody has tested them since the war
  - id: restslost
    text: He wants the dams gone.
    kind: indirect
    speaker: marcus
    source: wire
    at: 3
    passage: the dams must go
  - id: told
    text: She is tired of it.
    kind: indirect
    speaker: ilse
    source: radio
    date: {edtf: 2024-03, bound: by}
timeline:
  - {id: stated, date: 2024-03-04, text: A speech is made, source: wire, at: 1}
  - {id: inferred, date: {edtf: 2024-03-05, basis: inferred}, text: The mayor answers, source: wire, at: 4}
  - {id: unknown, date: {edtf: 2024-03-06, basis: unknown}, text: The mill is shut, source: wire, at: 5}
  - {id: doubted, date: '2024-03-07?', text: The locks are shut, source: wire, at: 5}
  - {id: about, date: '2024-03~', text: The barges stop, source: wire, at: 5}
  - {id: latest, date: {edtf: 2024-06, bound: by}, text: The dams open, source: wire, at: 2, status: planned}
  - {id: onward, date: {edtf: 2024-02, bound: since}, text: It rains, source: wire, at: 2, draft: true}
  - {id: either, date: '[2024-03-08,2024-03-10]', text: The town meets, source: wire, at: 2}
  - {id: unresolved, date: {text: one evening}, text: Nobody sleeps, source: wire, at: 3}
tensions:
  - id: levy
    title: The levy on barges
    positions:
      - {party: marcus, position: The river is theirs., stance: asserts, quotes: [verified, lost, narrated, unread]}
      - {party: ilse, position: The levy is wrong., stance: denies, quotes: [disputed, misplaced]}
"""


def write_every_verdict(folder: Path) -> Path:
    """Write the brief and its archive into a folder; give the path of the brief."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "wire.txt").write_text(_ARCHIVE, encoding="utf-8")
    path = folder / "every-verdict.yaml"
    path.write_text(_BRIEF, encoding="utf-8")
    return path
