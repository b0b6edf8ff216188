"""Two versions of one brief, for the tests of what changed between them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import yaml

from briefing.compare import compare, text_of
from briefing.files import load_text
from briefing.outline import material_of

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.compare import Comparison
    from briefing.outline import Material

__all__ = ["HARBOUR", "compared", "edited", "material", "sentences"]

HARBOUR: dict[str, Any] = {
    "briefing": 1,
    "title": "Pilots of Orsund stop work",
    "marking": "TLP:GREEN",
    "version": 2,
    "as_of": "2031-04-02",
    "event": {
        "summary": "The pilots stopped work on Monday [herald:2]. No talks are planned [Q2].",
        "when": "2031-04-01",
        "status": "ongoing",
        "key_points": [
            {"text": "Forty ships wait outside the harbour of Orsund [herald:3].", "kind": "fact"},
            {"text": "The union wants the night shifts of the pilots paid twice [Q1].", "kind": "reported"},
        ],
        "participants": ["union", {"actor": "port", "role": "employer"}],
    },
    "actors": {
        "union": {"name": "Union of Pilots", "kind": "organization"},
        "port": {"name": "Port Authority", "kind": "organization"},
        "lind": {"name": "Mara Lind", "kind": "person", "role": "chairwoman", "affiliation": "union"},
    },
    "sources": {
        "herald": {"title": "Pilots walk out", "publisher": "Herald", "archive": {"path": "herald.txt"}},
        "wire": {"title": "No talks with pilots", "publisher": "Coast Wire"},
    },
    "quotes": [
        {"text": "Night after night our people bring in ships", "speaker": "lind", "source": "herald", "at": 2},
        {"text": "The authority says that it will not talk.", "speaker": "port", "kind": "indirect", "source": "wire"},
        {"text": "Nobody has asked us what a night costs", "speaker": "lind", "source": "herald", "at": 3},
    ],
    "timeline": [
        {"date": "2031-04-01", "text": "The pilots stop work.", "source": "herald", "refs": ["Q1"]},
        {"date": "2031-04-07", "text": "The council of the port meets.", "status": "planned"},
    ],
    "tensions": [
        {
            "title": "Pilots / port",
            "level": 1,
            "trend": "rising",
            "positions": [
                {"party": "union", "position": "Nights must be paid twice [Q1].", "quotes": ["Q1", "Q3"]},
                {"party": "port", "position": "There is nothing to talk about.", "quotes": ["Q2"]},
            ],
        }
    ],
    "discrepancies": [
        {
            "question": "How many ships wait?",
            "versions": [
                {"claim": "Forty ships.", "source": "herald", "at": 3},
                {"claim": "About thirty.", "source": "wire"},
            ],
            "preferred": 1,
        }
    ],
    "assessments": [
        {
            "text": "The strike will end within a week, as the port loses money every day.",
            "likelihood": "likely",
            "confidence": "low",
            "basis": "The authority has given way before, and [Q2] leaves a door open.",
        }
    ],
    "gaps": ["Who will pay for the ships that wait outside.", "What the insurers of the ships say."],
    "watch": [{"text": "The meeting of the council.", "by": "2031-04-07"}],
    "source_notes": [
        {"source": "herald", "at": 2, "printed": "Lindt", "read_as": "Lind", "note": "The name is misspelt."}
    ],
}
"""A brief in which every list has something; all ids of its lists are given by place."""

ARCHIVE = (
    "Pilots walk out\n\n"
    '"Night after night our people bring in ships", said Mara Lindt.\n\n'
    'Forty ships wait. "Nobody has asked us what a night costs", she added.\n'
)
"""The text of the one source that has one."""


def edited() -> dict[str, Any]:
    """A copy of the brief, to be changed."""
    return copy.deepcopy(HARBOUR)


def material(brief: dict[str, Any], folder: Path | None = None) -> Material:
    """A brief as its outputs are made of it; with a folder its archives are looked for there."""
    file = load_text(yaml.safe_dump(brief, sort_keys=False, allow_unicode=True))
    return material_of(file, folder=folder)


def compared(old: dict[str, Any], new: dict[str, Any], folder: Path | None = None) -> Comparison:
    """What changed from one brief to the other."""
    return compare(material(old, folder), material(new, folder))


def sentences(old: dict[str, Any], new: dict[str, Any], folder: Path | None = None) -> list[str]:
    """The same in words."""
    comparison = compared(old, new, folder)
    return ["".join(map(str, text_of(change, comparison))) for change in comparison.changes]
