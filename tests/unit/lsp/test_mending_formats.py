"""What is offered to mend in JSON and TOML: the same as in YAML, as far as `check --fix` is not meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp

from briefing.files.yaml_edits import rewritten
from briefing.lsp.correcting import corrections_at
from briefing.lsp.editing import actions_for
from briefing.lsp.mending import mends_at
from briefing.lsp.snapshot import Abilities, Snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.model import Briefing

BRIEF: dict[str, Any] = {
    "briefing": 1,
    "title": "A ferry",
    "event": {"summary": "It sank 🜂."},
    "actors": {"lind": {"name": "Åse Lind"}},
    "sources": {"log": {"title": "Log", "archive": {"path": "log.txt"}}},
    "quotes": [
        {"text": "We had no life boats", "speaker": "@who", "source": "log", "at": 777},
        {"text": "It was dark", "id": "dark", "speaker": "lind", "source": "log", "at": 2},
    ],
}
SOURCE = '"We had no boats," said Åse Lind. It was late.\n\n"It was dark," she said.\n'
TOML = """\
briefing = 1
title = "A ferry"
event = {summary = "It sank 🜂."}

[actors.lind]
name = "Åse Lind"

[sources.log]
title = "Log"
archive = {path = "log.txt"}

[[quotes]] # the first
text = "We had no life boats"
speaker = "@who"
source = "log"
at = 777

[[quotes]]
text = 'It was dark'
id = "dark"
speaker = "lind"
source = "log"
at = 2
"""
"""The speaker and the paragraph of the first statement are what the tests put there."""
TEXTS = {
    "json": json.dumps(BRIEF, ensure_ascii=False, indent=2),
    "json on a line": json.dumps(BRIEF),
    "toml": TOML,
    "toml inline": TOML[: TOML.index("[[quotes]]")].replace(
        "[actors.lind]",
        'quotes = [{text = "We had no life boats", speaker = "@who", source = "log", at = 777},'
        ' { text = "It was dark", id = "dark", speaker = "lind", source = "log", at = 2 }]\n[actors.lind]',
    ),
}
WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "mark, CRLF": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
}


Written = Callable[..., Snapshot]


@pytest.fixture(params=[(form, writing) for form in TEXTS for writing in WRITINGS], ids=": ".join)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Written:
    """The brief in one of its forms, with a speaker and a paragraph of the first statement."""
    form, writing = request.param
    (tmp_path / "log.txt").write_text(SOURCE, encoding="utf-8")
    kind = form.split()[0]

    def make(speaker: str = "lind", at: int = 1) -> Snapshot:
        path = tmp_path / f"brief.{kind}"
        text = TEXTS[form].replace('"@who"', json.dumps(speaker)).replace("777", str(at))
        return Snapshot(path.as_uri(), str(path), path, kind, WRITINGS[writing](text))

    return make


def mended(snapshot: Snapshot) -> dict[str, Briefing]:
    """What each offer makes of the brief, by its title."""
    lines = range(len(snapshot.lines.starts))
    found: dict[str, Briefing] = {}
    for mend in (*corrections_at(snapshot, lines), *mends_at(snapshot, lines)):
        file = snapshot.with_text(snapshot.mark + rewritten(snapshot.plain, mend.prove())).file
        assert file is not None
        found[mend.title] = file.briefing
    return found


def test_the_words_of_the_source_are_taken_and_ids_are_given(written: Written) -> None:
    snapshot = written()
    assert snapshot.file is not None
    offered = mended(snapshot)
    words, given = sorted(offered, reverse=True)
    assert words.startswith("Take the source's words, paragraph 1: We had no [-life-] boats")
    assert [quote.text for quote in offered[words].quotes] == ["We had no boats", "It was dark"]
    assert given == "Give this statement an id of its own, Q1"
    assert offered[given] == snapshot.file.briefing


def test_an_actor_that_is_named_is_added_or_written_as_was_meant(written: Written) -> None:
    assert mended(written("mira"))["Add the actor 'mira'"].actors["mira"].name == "Mira"
    added = mended(written("Ødi Berg"))["Add the actor 'odi-berg'"]
    assert (added.quotes[0].speaker, added.actors["odi-berg"].name) == (("odi-berg",), "Ødi Berg")
    assert mended(written("lint"))["Write lind"].quotes[0].speaker == ("lind",)
    assert mended(written("Åse Lind"))["Write lind"].quotes[0].speaker == ("lind",)


@pytest.mark.parametrize("kind", ["json", "toml"])
def test_a_brief_without_actors_gets_its_first_one(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"brief.{kind}"
    text = {
        "json": '{"briefing": 1, "title": "x", "event": {"summary": "y"}, "quotes": [{"text": "z", "speaker":"mira"}]}',
        "toml": 'briefing = 1\ntitle = "x"\nevent = {summary = "y"}\n[[quotes]]\ntext = "z"\nspeaker = "mira"',
    }[kind]
    added = mended(Snapshot(path.as_uri(), str(path), path, kind, text))["Add the actor 'mira'"]
    assert [*added.actors] == ["mira"]


def test_a_wrong_paragraph_is_put_right(written: Written) -> None:
    text = written(at=2).text.replace("life ", "")
    snapshot = written(at=2).with_text(text)
    offered = mended(Snapshot(snapshot.uri, snapshot.name, snapshot.path, snapshot.kind, text))
    assert [quote.at for quote in offered["Write at: 1"].quotes] == [1, 2]


def test_nothing_is_offered_that_check_does_not_write(written: Written) -> None:
    snapshot = replace(written(), abilities=Abilities(asks_later=True))
    stretch = lsp.Range(lsp.Position(0, 0), lsp.Position(1000, 0))
    params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(snapshot.uri), stretch, lsp.CodeActionContext([]))
    titles = [action.title for action in actions_for(snapshot, params)]
    assert snapshot.fixes
    assert sorted(title.partition(" ")[0] for title in titles) == ["Give", "Take"]
