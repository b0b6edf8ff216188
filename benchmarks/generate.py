"""Briefs of any size for the measurements: about 460 bytes a statement, the same every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["write_brief"]

ACTORS = 40
SOURCES = 20


def write_brief(path: Path, quotes: int) -> Path:
    """Write a brief with a number of statements."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in _lines(quotes))
    return path


def _lines(quotes: int) -> Iterator[str]:
    yield from ("briefing: 1", "title: Measured brief", "as_of: 2026-10-16", "event:")
    yield "  summary: MARKER the harbour has been closed since Monday [s1:3], and talks go on [Q1]."
    yield "  when: {edtf: 2026-10-12, text: Monday}"
    yield "actors:"
    for number in range(ACTORS):
        yield f"  a{number}: {{name: Actor Number{number}, kind: person, role: Minister {number}, side: S{number % 4}}}"
    yield "sources:"
    for number in range(SOURCES):
        yield f"  s{number}: {{title: Report {number}, publisher: Paper {number % 5}, published: 2026-10-13}}"
    yield "tensions:"
    yield "  - title: One / other"
    yield "    positions: [{party: a0, position: For., quotes: [Q1]}, {party: a1, position: Against., quotes: [Q2]}]"
    yield "quotes:"
    for number in range(quotes):
        yield from _quote(number)


def _quote(number: int) -> Iterator[str]:
    yield "  - text: >-"
    yield f"      We shall do whatever is needed to keep the harbour open, said speaker {number}, and nobody"
    yield "      should doubt our resolve in this matter, which concerns every household in the country."
    yield f"    speaker: a{number % ACTORS}"
    yield "    kind: direct"
    yield f"    date: {{edtf: 2026-10-{number % 28 + 1:02d}, text: Monday}}"
    yield "    venue: at the gate of the terminal"
    yield f"    source: s{number % SOURCES}"
    yield f"    at: {number % 30 + 1}"
    yield "    status: uncontested"
    yield "    topic: harbour"
    yield "    note: He repeated this twice in the course of the afternoon."
