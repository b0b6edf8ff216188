"""Every answer about a brief, asked for by an editor over the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing.lsp.answering import ANSWERS
from briefing.lsp.positions import EditorLines, Units
from editor import Here, here
from ferry import CLOSED, DATED, beside_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVENT = """\
briefing: 1
title: Ferry 🛳 line suspended
event:
  summary: Nothing sails 🛳 [closed], as [okoye] says [gazette:2].
actors:
  okoye: {name: Ada Okoye, kind: person, role: Harbour master}
"""
REST = """\
    at: 2
    date: {edtf: 2024-03-07, text: Thursday, basis: inferred}
"""
TEXT = EVENT + DATED + CLOSED + REST


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    """An editor with a brief that lies beside the text of its source."""
    with here() as running:
        running.editor.begin()
        yield Asked(running, beside_source(tmp_path).as_uri())
        running.editor.end()


class Asked:
    """Asks about places by the words that stand there."""

    def __init__(self, running: Here, uri: str) -> None:
        self._editor = running.editor
        self.uri = uri
        self._text = TEXT
        self._editor.open(uri, TEXT)

    def at(self, words: str, behind: int = 1) -> dict[str, int]:
        line, column = EditorLines(self._text, Units.UTF16).place(self._text.index(words) + behind)
        return {"line": line, "character": column}

    def change(self, old: str, new: str) -> None:
        self._text = self._text.replace(old, new, 1)
        self._editor.change(self.uri, {"text": self._text})

    def ask(self, method: str, **params: Any) -> Any:
        return self._editor.ask(f"textDocument/{method}", textDocument={"uri": self.uri}, **params)

    def words(self, stretch: dict[str, Any]) -> str:
        lines = EditorLines(self._text, Units.UTF16)
        start, end = (lines.offset(stretch[side]["line"], stretch[side]["character"]) for side in ("start", "end"))
        return self._text[start:end]


WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}


def test_what_is_pointed_at_is_told(asked: Asked) -> None:
    found = asked.ask("hover", position=asked.at("[closed]"))
    assert "verified, verbatim" in found["contents"]["value"]
    assert asked.words(found["range"]) == "closed"


def test_an_editor_is_led_to_what_is_named(asked: Asked) -> None:
    (given,) = asked.ask("definition", position=asked.at("[okoye]"))
    assert (given["uri"], asked.words(given["range"])) == (asked.uri, "okoye")
    (paragraph,) = asked.ask("definition", position=asked.at("[gazette:2]"))
    assert paragraph["uri"].endswith("/gazette.txt")
    assert paragraph["range"]["start"]["line"] == 2


def test_every_place_that_names_it_is_found(asked: Asked) -> None:
    place = asked.at("[okoye]")
    with_given = asked.ask("references", position=place, context={"includeDeclaration": True})
    without = asked.ask("references", position=place, context={"includeDeclaration": False})
    assert (len(with_given), len(without)) == (3, 2)
    assert {asked.words(one["range"]) for one in asked.ask("documentHighlight", position=place)} == {"okoye"}


def test_the_parts_of_the_text_are_told(asked: Asked) -> None:
    outline = {one["name"]: one for one in asked.ask("documentSymbol")}
    assert [one["name"] for one in outline["quotes"]["children"]] == ["closed"]
    assert {"startLine": 11, "endLine": 17} in asked.ask("foldingRange")
    (chosen,) = asked.ask("selectionRange", positions=[asked.at("[closed]")])
    assert asked.words(chosen["range"]) == "closed"


def test_verdicts_dates_uses_and_references_stand_beside_the_text(asked: Asked) -> None:
    hints = [hint["label"] for hint in asked.ask("inlayHint", range=WHOLE)]
    assert hints == ["Friday 8 March 2024", "+ verified, verbatim", "Thursday 7 March 2024"]
    lenses = {asked.words(lens["range"]): lens["command"]["title"] for lens in asked.ask("codeLens")}
    assert lenses == {"okoye": "used in 2 places", "gazette": "used in 2 places", "closed": "used in 1 place"}
    assert len(asked.ask("semanticTokens/full")["data"]) == 5 * 5
    assert asked.ask("semanticTokens/range", range=WHOLE) == asked.ask("semanticTokens/full")


def test_what_is_typed_is_completed_key_by_key(asked: Asked) -> None:
    for typed, wanted in (
        ("    ki", "kind"),
        ("    kind: mi", "mixed"),
        ("    note: 🛳 See [cl", "closed"),
        ("    note: 🛳 See [gazette:", "2"),
    ):
        asked.change("    at: 2\n", f"    at: 2\n{typed}\n")
        found = asked.ask("completion", position=asked.at(typed, len(typed)))
        assert wanted in [item["label"] for item in found["items"]], typed
        asked.change(f"{typed}\n", "")


def test_everything_that_the_server_says_it_answers_is_answered_in_an_empty_text(asked: Asked) -> None:
    asked.change(TEXT, "")
    more = {"position": {"line": 0, "character": 0}, "range": WHOLE, "positions": [], "newName": "x"}
    more |= {
        "context": {"includeDeclaration": True, "diagnostics": [], "triggerKind": 1},
        "options": {"tabSize": 2, "insertSpaces": True},
    }
    for method in ANSWERS:
        found = asked.ask(method.removeprefix("textDocument/"), **more)
        refused = isinstance(found, dict) and "error" in found
        assert not refused or "ename" in method, (method, found)
