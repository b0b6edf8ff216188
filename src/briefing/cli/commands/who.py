"""`briefing who`: a dossier over all briefs of a folder, or whom of them a text names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.library import (
    hit_as_data,
    hit_line,
    index_option,
    mention_contradictions,
    mention_problems,
    opened_library,
    problems_as_data,
)
from briefing.cli.parameters import BriefingCommand, BriefPath, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import STDIN, standard_input, write_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.cli.report import Report
    from briefing.library.index import Library
    from briefing.library.index.dossier import Found, LibraryDossier, LibraryStand
    from briefing.library.index.finding import Hit
    from briefing.library.index.people import PersonMention

__all__ = ["who"]

VERSION = 1
MOST = 5
"""Dossiers of people who may be meant by a name; of more only the names are told."""
NEWEST = 50
"""Items of each kind that are told where '--all' is not given."""
MOST_NAMED = 12
"""Others who are named as being with or against somebody."""


@click.command(
    "who",
    cls=BriefingCommand,
    examples=[
        ("briefing who Reyl briefs/", "what the briefs have on Tomas Reyl"),
        ("briefing who --in briefs/sources/coast-wire.txt", "whom of ours does this report name"),
        ("briefing who 'Ilse Marant' --json", "as data"),
    ],
)
@click.argument("name", required=False)
@click.argument("path", type=BriefPath(), required=False)
@click.option("--in", "text", type=BriefPath(), metavar="FILE", help="Whom does this text name? - for standard input.")
@click.option("--all", "everything", is_flag=True, help=f"Not only the {NEWEST} newest of each kind.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, with everything.")
@index_option
@color_option
@click.pass_obj
def who(
    report: Report,
    name: str | None,
    path: str | None,
    text: str | None,
    everything: bool,
    as_json: bool,
    index: str,
) -> int:
    """Tell what all briefs of a folder have on somebody.

    What they said, with the verdicts; what was said to and about them; what they did; where they stand and how that
    changed; with and against whom; in which briefs, under which names. NAME is a name, a part of one, or an id. With
    --in FILE it is everybody whom a text names, and PATH is the only argument. Nothing is written. Exits with 1 if
    nobody is found.
    """
    if text is None and not name:
        raise click.UsageError("Name somebody, or a text with --in.")
    if text is not None:
        if path is not None:
            raise click.UsageError("With --in, the folder is the only argument.")
        name, path = None, name
    paragraphs = _paragraphs(text) if text is not None else []
    from briefing.library.index.dossier import dossiers_in, dossiers_named  # noqa: PLC0415 - help needs no library

    with opened_library(path, report, index) as library:
        folder = library.folder
        newest = None if everything or as_json else NEWEST
        found = (
            dossiers_named(library, folder, name, MOST, newest) if name else dossiers_in(library, folder, paragraphs)
        )
        if as_json:
            write_stdout(_as_json(found, problems_as_data(library)))
        elif name:
            write_stdout("\n".join("".join(_dossier(one)) for one in found.dossiers))
        else:
            write_stdout("".join(_names(found)))
        mention_contradictions(found.contradictions, report)
        mention_problems(library, report)
        if not found.dossiers and not as_json and library.count():
            _mention_nobody(name, library, report)
    if found.others and not as_json:
        others = ", ".join(f"{person.name} ({len(person.files)})" for person in found.others)
        report.note(f"also named so, with the number of briefs: {others}")
    return ExitCode.GOOD if found.dossiers else ExitCode.FINDINGS


def _mention_nobody(name: str | None, library: Library, report: Report) -> None:
    """Say that nobody was found, and who has a name like the one that was asked for."""
    from briefing.library.likeness import names_alike  # noqa: PLC0415 - help needs no library
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    among = count_of(library.count(), "brief")
    if name is None:
        report.problem(f"the text names nobody who is in {among}")
        return
    alike = names_alike(library, name)
    report.problem(f"nobody in {among} is named '{name}'", hint=f"names like it: {', '.join(alike)}" if alike else "")


def _paragraphs(name: str) -> list[str]:
    from briefing.verify.reading import open_document  # noqa: PLC0415 - only a text needs it

    document = open_document(name, standard_input().read() if name == STDIN else None)
    return [block.text for block in document.blocks]


def _dossier(dossier: LibraryDossier) -> Iterator[str]:
    """A dossier as text, its sections as far as there is something in them."""
    from briefing.text import safe_line  # noqa: PLC0415 - help and completion need no text

    person = dossier.person
    others = [spelling for spelling in person.spellings if spelling != person.name]
    yield f"{safe_line(person.name)}\n"
    yield from (f"  {safe_line(role)}\n" for role in person.roles)
    if others:
        yield f"  also: {safe_line(', '.join(others))}\n"
    if person.by_name_alone:
        yield "  taken for one person in several briefs by the name alone; 'briefing same' settles it\n"
    yield from (f"  taken for one: {safe_line(why)}\n" for why in dossier.why)
    counts = dossier.counts
    parts = (
        ("SAID", dossier.said, counts.said),
        ("SAID TO THEM", dossier.said_to, counts.said_to),
        ("SAID ABOUT THEM", dossier.said_about, counts.said_about),
        ("DID", dossier.done, counts.done),
    )
    for heading, hits, number in parts:
        if hits:
            yield f"\n{_heading(heading, len(hits), number)}\n"
            yield from (f"  {_said(hit)}" for hit in hits)
    if dossier.stands:
        yield f"\n{_heading('STANDS', len(dossier.stands), counts.stands)}\n"
        for stand in dossier.stands:
            yield from _stand(stand)
    for heading, pairs in (("WITH", dossier.joins), ("AGAINST", dossier.opposes)):
        if pairs:
            shown = ", ".join(f"{name} ({times})" for name, times in pairs[:MOST_NAMED])
            more = f", and {len(pairs) - MOST_NAMED} others" if len(pairs) > MOST_NAMED else ""
            yield f"\n{heading}\n  {safe_line(shown)}{more}\n"
    yield f"\n{_heading('BRIEFS', len(dossier.briefs), counts.briefs)}\n"
    for brief in dossier.briefs:
        told = ", ".join(filter(None, (brief.marking, brief.status)))
        line = f"{brief.path}: {brief.date or 'no date'} {brief.title}{f' [{told}]' if told else ''}"
        yield f"  {safe_line(line)}\n"


def _heading(name: str, shown: int, number: int) -> str:
    return f"{name} ({number})" if shown == number else f"{name} ({number:,}, the newest {shown}; --all tells the rest)"


def _said(hit: Hit) -> str:
    line = hit_line(hit)
    return line if not hit.topic else line.rstrip("\n") + f" ({_safe(hit.topic)})\n"


def _safe(text: str) -> str:
    from briefing.text import safe_line  # noqa: PLC0415 - likewise

    return safe_line(text)


def _stand(stand: LibraryStand) -> Iterator[str]:
    own = stand.own
    changed = " (another stance than before)" if stand.changed else ""
    told = ", ".join(filter(None, (own.marking, *own.told)))
    stance = f" [{told}]" if told else ""
    yield _safe(f"  {own.path}:{own.line}: {own.key} {own.date} {own.topic}{stance}: {own.text}{changed}") + "\n"
    for other in stand.others:
        stance = f" [{', '.join(other.told)}]" if other.told else ""
        yield _safe(f"    against {other.speaker}{stance}: {other.text}") + "\n"


def _names(found: Found) -> Iterator[str]:
    """A line for each person that a text names: where, and what there is of them."""
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    for dossier, mentions in zip(found.dossiers, found.mentions, strict=True):
        person = dossier.person
        times = "once" if len(mentions) == 1 else f"{len(mentions)} times"
        held = [
            count_of(dossier.counts.said, "statement"),
            *([f"{count_of(dossier.counts.stands, 'position')}"] if dossier.stands else []),
            *([f"{count_of(dossier.counts.done, 'deed')}"] if dossier.done else []),
        ]
        where = f"{times}, first in paragraph {mentions[0].paragraph} as '{mentions[0].words}'"
        role = f", {person.roles[0]}" if person.roles else ""
        latest = next((brief.date for brief in dossier.briefs if brief.date), "no date")
        kept = f"{', '.join(held)} in {count_of(len(dossier.briefs), 'brief')}, the latest of {latest}"
        yield _safe(f"{person.name}{role} ({where}): {kept}") + "\n"


def _as_json(found: Found, left_out: Sequence[dict[str, Any]]) -> str:
    """Write the dossiers as JSON in ASCII, where nothing needs to be made safe."""
    data = {
        "version": VERSION,
        "people": [
            _as_data(dossier, mentions) for dossier, mentions in zip(found.dossiers, found.mentions, strict=True)
        ],
        "others": [person.name for person in found.others],
        "left_out": left_out,
    }
    return json.dumps(data, indent=2) + "\n"


def _as_data(dossier: LibraryDossier, mentions: Sequence[PersonMention]) -> dict[str, Any]:
    person = dossier.person
    parts = (
        ("said", dossier.said),
        ("said to", dossier.said_to),
        ("said about", dossier.said_about),
        ("did", dossier.done),
    )
    return {
        "name": person.name,
        "spellings": person.spellings,
        "roles": person.roles,
        "actors": list(dict.fromkeys(one.address for one in person.sightings)),
        "by_name_alone": person.by_name_alone,
        "why": dossier.why,
        "mentions": [{"paragraph": one.paragraph, "words": one.words} for one in mentions],
        "items": [{"part": part, **hit_as_data(hit)} for part, hits in parts for hit in hits],
        "stands": [_stand_as_data(stand) for stand in dossier.stands],
        "with": [{"name": name, "times": times} for name, times in dossier.joins],
        "against": [{"name": name, "times": times} for name, times in dossier.opposes],
        "briefs": [{**brief._asdict(), "path": str(brief.path)} for brief in dossier.briefs],
    }


def _stand_as_data(stand: LibraryStand) -> dict[str, Any]:
    own = stand.own
    return {
        "path": str(own.path),
        "line": own.line,
        "id": own.key,
        "date": own.date or None,
        "marking": own.marking or None,
        "draft": own.draft,
        "tension": own.topic,
        "stance": own.kind or None,
        "position": own.main,
        "changed": stand.changed,
        "against": [
            {"party": other.speaker, "stance": other.kind or None, "position": other.main} for other in stand.others
        ],
    }
