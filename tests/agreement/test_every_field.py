"""Every field of a brief is told: a change of any one changes each text that is handed over, and the reader."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from briefing.compare import compare
from briefing.export.formats import FORMATS, Options, Product
from briefing.export.pasted import copied_text, copied_with_citation
from briefing.files import load
from briefing.model import Briefing
from briefing.model.references import PROSE_PATTERNS, value_at
from briefing.outline import lay_out_material, material_of
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.actors import actor_document
from briefing.reader.pages.sources import source_document
from briefing.reader.pages.statements import statement_document
from briefing.reader.pages.summary import summary_document
from briefing.reader.pages.tensions import discrepancy_document, tension_document
from briefing.reader.pages.timeline import timeline_document
from briefing.reader.writer import Lettering, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from briefing.errors import NodePath

TEXT = '"We stay out," said Ann Ode.\n\n"We go in," said Bob Pim.\n\nThe port closed.\n'


def dated(day: str, **more: str) -> dict[str, str]:
    return {"edtf": day, "text": "as worded", "basis": "inferred", "bound": "on", "note": "On this date.", **more}


BRIEF: dict[str, Any] = {
    "briefing": 1,
    "id": "port",
    "title": "The port",
    "marking": "TLP:GREEN",
    "status": "final",
    "version": 2,
    "as_of": dated("2024-05-01"),
    "prepared_by": "Desk",
    "prepared_for": "Minister",
    "language": "en",
    "tags": ["ports"],
    "event": {
        "summary": "The port closed.",
        "what": "Closure",
        "when": dated("2024-04-30"),
        "where": "Velmar",
        "status": "occurred",
        "key_points": [{"text": "It closed.", "kind": "fact", "draft": False}],
        "background": "It was open.",
        "significance": "Ships wait.",
        "outlook": "It may open.",
        "participants": [{"actor": "ann", "role": "host"}],
        "draft": False,
    },
    "actors": {
        "ann": {
            "name": "Ann Ode",
            "short": "Ode",
            "kind": "person",
            "role": "Mayor",
            "affiliation": ["town"],
            "side": "north",
            "country": "FR",
            "aliases": ["Annie"],
            "wikidata": "Q42",
            "same_as": ["old:ann"],
            "note": "Elected twice.",
            "draft": False,
        },
        "bob": {"name": "Bob Pim", "kind": "person"},
        "town": {"name": "Velmar Town", "kind": "organization"},
    },
    "sources": {
        "wire": {
            "title": "Port shut",
            "publisher": "Wire",
            "author": "Cy Dunn",
            "url": "https://wire.example/a",
            "published": dated("2024-04-30"),
            "accessed": dated("2024-05-01"),
            "language": "en",
            "kind": "statement",
            "speaker": "ann",
            "archive": {
                "path": "wire.txt",
                "sha256": None,
                "original": {"path": "wire.html", "sha256": None},
                "retrieved": dated("2024-05-01"),
                "by": "hand",
            },
            "reliability": "B",
            "descriptor": "A reporter on site.",
            "note": "Read twice.",
            "draft": False,
        },
        "other": {"title": "Another", "publisher": "Gazette"},
    },
    "quotes": [
        {
            "id": "stay",
            "text": "We stay out",
            "speaker": ["ann"],
            "kind": "direct",
            "date": dated("2024-04-29"),
            "venue": "City hall",
            "to": ["bob"],
            "about": ["town"],
            "source": "wire",
            "at": 1,
            "via": ["Radio Nine"],
            "status": "contested",
            "credibility": 2,
            "topic": "entry",
            "note": "Said aloud.",
            "draft": False,
        },
        {
            "id": "told",
            "text": "They will",
            "speaker": ["bob"],
            "kind": "indirect",
            "passage": "We go in",
            "source": "wire",
        },
        {"id": "far", "text": "We remain", "speaker": ["ann"], "original": {"language": "fr", "text": "Nous restons"}},
    ],
    "timeline": [
        {
            "id": "shut",
            "date": dated("2024-04-30"),
            "text": "The port closed.",
            "status": "occurred",
            "actors": ["town"],
            "source": "wire",
            "at": 3,
            "refs": ["stay"],
            "draft": False,
        }
    ],
    "tensions": [
        {
            "id": "entry",
            "title": "In or out",
            "positions": [
                {"party": ["ann"], "position": "Out", "stance": "opposes", "quotes": ["stay"]},
                {"party": ["bob"], "position": "In"},
            ],
            "issue": "Whether to enter.",
            "basis": "stated",
            "level": 2,
            "trend": "rising",
            "common_ground": "Both wait.",
            "refs": ["wire:3"],
            "status": "managed",
            "draft": False,
        }
    ],
    "discrepancies": [
        {
            "id": "number",
            "question": "How many?",
            "versions": [{"claim": "Ten", "source": "wire", "at": 3, "quotes": ["stay"]}, {"claim": "Five"}],
            "preferred": 1,
            "note": "Ask again.",
            "draft": False,
        }
    ],
    "assessments": [
        {
            "id": "soon",
            "text": "It opens soon.",
            "likelihood": "likely",
            "confidence": "low",
            "basis": "Two reports.",
            "refs": ["stay"],
            "alternatives": "It stays shut.",
            "would_change": "A strike.",
            "draft": False,
        }
    ],
    "gaps": [{"text": "Why?", "by": dated("2024-06-01"), "draft": False}],
    "watch": [{"text": "Ships.", "by": dated("2024-07-02"), "draft": False}],
    "source_notes": [
        {"source": "wire", "at": 2, "printed": "Pym", "read_as": "Pim", "note": "Misspelt.", "draft": False}
    ],
}
"""A brief with every field that a brief can have; two archives have no hash, so that a change keeps them at hand."""

OTHER = {
    "marking": "TLP:AMBER",
    "status": {"": "draft", "event": "planned", "quotes": "disputed", "timeline": "planned", "tensions": "resolved"},
    "version": 3,
    "edtf": "2023-02-03",
    "basis": {"": "stated", "tensions": "analyst"},
    "bound": "by",
    "kind": {"event": "caveat", "actors": "group", "sources": "transcript", "quotes": "indirect"},
    "actor": "bob",
    "affiliation": ["bob"],
    "country": "DE",
    "wikidata": "Q7",
    "url": "https://wire.example/b",
    "language": "de",
    "speaker": {"sources": "bob", "quotes": ["town"]},
    "path": "other.txt",
    "sha256": "0" * 64,
    "reliability": "C",
    "to": ["town"],
    "about": ["bob"],
    "source": "other",
    "at": 4,
    "credibility": 3,
    "actors": ["bob"],
    "refs": ["told"],
    "party": ["town"],
    "stance": "denies",
    "quotes": ["told"],
    "level": 4,
    "trend": "easing",
    "preferred": 2,
    "likelihood": "unlikely",
    "confidence": "high",
    "draft": True,
}
"""What each field that is no plain text is changed to, where need be by its section."""

NOT_IN_TEXT = {
    "language": "it is for programs that read a page aloud",
    "tags": "they are for finding a brief",
    "actors.*.short": "texts give names whole",
    "actors.*.country": "told only where there is neither a side nor an affiliation",
    "actors.*.aliases": "they are for finding a name in a source",
    "actors.*.wikidata": "it is for telling actors of several briefs apart",
    "actors.*.same_as": "likewise",
    "timeline.*.actors": "the sentence of the entry names them",
    "sources.*.archive.original.sha256": "told by the check",
}
"""What no text tells, and why."""
NOT_ON_A_PAGE = {
    "title": "it stands in the head of the screen",
    "marking": "likewise",
    "language": "as above",
    "sources.*.archive.original.sha256": "told by the check",
}


def fields(node: Any, path: NodePath = ()) -> Iterator[NodePath]:
    """Every field of the brief, with the lists of ids and texts as one; only the first item of a list."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from fields(value, (*path, key))
    elif isinstance(node, list) and node and isinstance(node[0], dict):
        yield from fields(node[0], (*path, 0))
    else:
        yield path


def pattern_of(path: NodePath) -> str:
    """The field by its name alone: 'actors.*.name'."""
    return ".".join(
        "*" if isinstance(part, int) or (before in {"actors", "sources"} and place == 1) else str(part)
        for place, (part, before) in enumerate(zip(path, ("", *path), strict=False))
    )


def changed(path: NodePath) -> dict[str, Any]:
    brief = copy.deepcopy(BRIEF)
    node: Any = brief
    for part in path[:-1]:
        node = node[part]
    known = OTHER.get(str(path[-1]), f"{path[-1]} zzqx")
    if isinstance(known, dict):
        known = known.get(str(path[0]), known.get(""))
    node[path[-1]] = ["zzqx"] if path[-1] in {"tags", "aliases", "same_as", "via"} else known
    return brief


ALL = {
    pattern_of(path): path
    for path in [
        *fields(BRIEF),
        ("quotes", 1, "passage"),
        ("quotes", 2, "original", "text"),
        ("quotes", 2, "original", "language"),
    ]
    if path not in {("briefing",), ("id",)} and path[-1] != "id"
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("port")
    (made / "wire.txt").write_text(TEXT)
    (made / "other.txt").write_text(f"{TEXT}\nNothing more.\n")
    (made / "wire.html").write_text("<p>Port shut")
    return made


def opened(brief: dict[str, Any], folder: Path) -> OpenBrief:
    (folder / "port.json").write_text(json.dumps(brief))
    made = OpenBrief(load(folder / "port.json"))
    _ = made.proof, made.prose
    return made


def exported(brief: OpenBrief, name: str, profile: str = "full") -> str:
    material = material_of(brief.file)
    product = Product(lay_out_material(material, name="port"), material, "port")
    return dict(FORMATS[name].render(product, Options(profile=profile)))[""].decode()


def on_pages(brief: OpenBrief) -> str:
    """Every page of the reader, one after the other."""
    briefing, lettering = brief.briefing, Lettering()

    def writer() -> Writer:
        return Writer(95, brief.index, lettering)

    documents = [
        summary_document(writer(), brief, with_glance=True),
        *(statement_document(writer(), quote, brief) for quote in briefing.quotes),
        *(tension_document(writer(), tension, brief) for tension in briefing.tensions),
        *(discrepancy_document(writer(), one, brief) for one in briefing.discrepancies),
        *(timeline_document(writer(), entry, brief) for entry in briefing.timeline),
        *(actor_document(writer(), key, brief) for key in briefing.actors),
        *(source_document(writer(), key, brief) for key in briefing.sources),
    ]
    return "\n".join(document.plain for document in documents)


def test_the_brief_has_every_field_of_the_model() -> None:
    """A new field of the model has to be put into it, and then to be told."""

    def missing(kind: type[BaseModel], node: Any, path: str) -> Iterator[str]:
        for name in kind.model_fields:
            value = value_at(node, name)
            if value is None and f"{path}{name}" not in {
                "sources.*.archive.sha256",
                "sources.*.archive.original.sha256",
            }:
                yield f"{path}{name}"

    briefing = Briefing.model_validate(copy.deepcopy(BRIEF))
    parts: list[tuple[str, Any]] = [
        ("", briefing),
        ("event.", briefing.event),
        ("actors.*.", briefing.actors["ann"]),
        ("sources.*.", briefing.sources["wire"]),
        ("sources.*.archive.", briefing.sources["wire"].archive),
        ("timeline.*.", briefing.timeline[0]),
        ("timeline.*.date.", briefing.timeline[0].date),
        ("tensions.*.", briefing.tensions[0]),
        ("tensions.*.positions.*.", briefing.tensions[0].positions[0]),
        ("discrepancies.*.", briefing.discrepancies[0]),
        ("discrepancies.*.versions.*.", briefing.discrepancies[0].versions[0]),
        ("assessments.*.", briefing.assessments[0]),
        ("gaps.*.", briefing.gaps[0]),
        ("source_notes.*.", briefing.source_notes[0]),
    ]
    assert [name for path, part in parts for name in missing(type(part), part, path)] == []
    of_quotes = {name for quote in briefing.quotes for name in type(quote).model_fields if value_at(quote, name)}
    assert set(type(briefing.quotes[0]).model_fields) - of_quotes == {"draft"}
    assert set(PROSE_PATTERNS) <= set(ALL)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["text", "message", "markdown", "html"])
def test_a_change_of_any_field_changes_what_is_handed_over(folder: Path, name: str) -> None:
    form, profile = ("text", "message") if name == "message" else (name, "full")
    plain = exported(opened(BRIEF, folder), form, profile)
    silent = {key for key, path in ALL.items() if exported(opened(changed(path), folder), form, profile) == plain}
    in_head = {"language", "tags"} if name == "html" else set()
    assert silent == set(NOT_IN_TEXT) - in_head


@pytest.mark.slow
def test_a_change_of_any_field_changes_a_page_of_the_reader(folder: Path) -> None:
    plain = on_pages(opened(BRIEF, folder))
    silent = {key for key, path in ALL.items() if on_pages(opened(changed(path), folder)) == plain}
    assert silent == set(NOT_ON_A_PAGE)


@pytest.mark.slow
def test_a_change_of_any_field_is_told_as_one(folder: Path) -> None:
    """The number of a version is no change of what the brief says."""
    before = opened(BRIEF, folder).material
    silent = {key for key, path in ALL.items() if not compare(before, opened(changed(path), folder).material).changes}
    assert silent == {"version"}


@pytest.mark.parametrize("pattern", PROSE_PATTERNS)
def test_a_reference_in_any_prose_is_told_where_its_source_is_shown(folder: Path, pattern: str) -> None:
    brief = copy.deepcopy(BRIEF)
    node: Any = brief
    for part in ALL[pattern][:-1]:
        node = node[part]
    node[ALL[pattern][-1]] += " See [other:2]."
    read = opened(brief, folder)
    assert list(read.support.citing("other")) == [2]
    assert "2]" in exported(read, "text")
    assert on_pages(read)


SHOWN = "as worded (30 April 2024, inferred by the briefer)"


def test_what_is_copied_of_a_judgement_and_of_a_question_can_stand_alone(folder: Path) -> None:
    material = opened(BRIEF, folder).material
    assert copied_text("soon", material) == "It opens soon. [likely; low confidence]"
    assert copied_text("number", material).splitlines() == [
        "How many?",
        f'Version 1: Ten (Wire, "Port shut", {SHOWN}, paragraph 3) [used in the brief]',
        "Version 2: Five",
    ]
    assert copied_with_citation("soon", material).startswith("It opens soon. [likely; low confidence] (")


def test_references_in_what_is_copied_are_words(folder: Path) -> None:
    brief = copy.deepcopy(BRIEF)
    brief["timeline"][0]["text"] = "The port closed [other:2], as [ann] said [stay]."
    assert copied_text("shut", opened(brief, folder).material).endswith(
        'The port closed (Gazette, "Another", paragraph 2), as Ann Ode said (quoted: Ann Ode, Mayor, “We stay out”).'
    )
