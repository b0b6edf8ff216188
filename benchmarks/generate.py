"""Briefs of any size for the measurements: about 460 bytes a statement, the same every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["write_archived", "write_brief"]

ACTORS = 40
SOURCES = 20


def write_brief(path: Path, quotes: int) -> Path:
    """Write a brief with a number of statements."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in _lines(quotes))
    return path


def write_archived(folder: Path, quotes: int, size: int) -> Path:
    """Write a brief whose statements all stand in one archive of about a number of bytes."""
    folder.mkdir()
    said = [
        f"We counted {number} ships in the {number % 97} days before the storm of {number}" for number in range(quotes)
    ]
    filler = "The harbour was quiet, and nobody who was asked could say for how long it would stay so. " * 4
    between = max(size // quotes // len(filler), 1)
    paragraphs = []
    for words in said:
        paragraphs += [f"{filler.strip()}" for _ in range(between)]
        paragraphs.append(f'"{words}," Ada Example said.')
    (folder / "archive.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    lines = ["briefing: 1", "title: Measured archive", "event: {summary: Ships were counted.}"]
    lines += ["actors: {ada: {name: Ada Example, kind: person}}"]
    lines += ["sources: {log: {title: Log, archive: {path: archive.txt}}}", "quotes:"]
    lines += [f"  - {{text: {words}, speaker: ada, source: log}}" for words in said]
    (folder / "brief.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "brief.yaml"


def _lines(quotes: int) -> Iterator[str]:
    yield from ("briefing: 1", "title: Measured brief", "as_of: 2026-10-16", "event:")
    yield "  summary: MARKER the harbour has been closed since Monday [s1:3], and talks go on [Q1]."
    yield "  when: {edtf: 2026-10-12, text: Monday}"
    yield "actors:"
    for number in range(min(ACTORS, quotes)):
        yield f"  a{number}: {{name: Actor Number{number}, kind: person, role: Minister {number}, side: S{number % 4}}}"
    yield "sources:"
    for number in range(min(SOURCES, quotes)):
        printed = f"publisher: Paper {number % 5}, published: 2026-10-13, reliability: C"
        yield f"  s{number}: {{title: Report {number}, {printed}}}"
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
    yield f"    date: {{edtf: 2026-10-{number % 2 * 7 + 5:02d}, text: Monday}}"
    yield "    venue: at the gate of the terminal"
    yield f"    source: s{number % SOURCES}"
    yield f"    at: {number % 30 + 1}"
    yield "    status: uncontested"
    yield "    topic: harbour"
    yield "    note: He repeated this twice in the course of the afternoon."
