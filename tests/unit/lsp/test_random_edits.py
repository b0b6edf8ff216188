"""Thousands of random changes: the server has the text of the editor, and the findings of a file with that text.

The editor of these tests keeps a text as some editors do, in units of UTF-16, and knows nothing of the server's code.
"""

from __future__ import annotations

import gc
import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefing.library.checking import check_file
from briefing.lsp.findings import findings_of
from briefing.lsp.snapshot import Snapshot
from editor import Editor, Here, here

BRIEFS = Path(__file__).parents[3] / "briefs"
BREAKS = re.compile("\r\n|[\r\n]")
SNIPPETS = [
    *("x", "é", "字", "🜂", "👩\u200d🚒", "e\u0301", "\u2028", "\x85", "\x0c", "\ufeff", "\ud83d", "\udf02"),
    *("\n", "\r\n", "\r", "\n  ", "\n- ", "\n- text: 🜂\n  speaker: marant\n", "\t", " ", "  "),
    *(": ", "#", "'", '"', "[", "]", "[wire:3]", "{", "}", "|", "&a", "!", "?", "speaker: ", "at: 3", "null"),
]
BETWEEN_LOOKS = (1, 2, 4, 10, 100)
"""Changes after which the texts are compared: after few most of the brief is whole, after many nothing is."""


def units_of(text: str) -> str:
    """A text with a character for each unit of UTF-16."""
    data = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(int.from_bytes(data[place : place + 2], "little")) for place in range(0, len(data), 2))


MOST_KEPT = 4
"""States of a document that are in memory at once: what is open, and what threads still look at."""


class Typist:
    """An editor that keeps units of UTF-16, and somebody who changes its text at random."""

    def __init__(self, text: str, dice: random.Random) -> None:
        self.units = units_of(text)
        self._dice = dice

    def changes(self) -> list[dict[str, Any]]:
        """Some changes, which are made here, as they are told."""
        if self._dice.random() < 0.002:
            return [{"text": self.whole()}]
        return [self._change() for _ in range(self._dice.choice((1, 1, 1, 1, 2, 5)))]

    def _change(self) -> dict[str, Any]:
        start = self._somewhere()
        longest = self._dice.choice((0, 0, 0, 1, 2, 5, 30, 300))
        end = self._out_of_break(min(len(self.units), start + self._dice.randint(0, longest)))
        if self._dice.random() < 0.2:
            held = self._somewhere()
            new = self.units[held : held + self._dice.randint(0, 40)]
        else:
            new = "".join(units_of(self._dice.choice(SNIPPETS)) for _ in range(self._dice.choice((0, 1, 1, 1, 2, 4))))
        told = {"range": {"start": self._place(start), "end": self._place(end)}, "text": new}
        self.units = self.units[:start] + new + self.units[end:]
        return told

    def _somewhere(self) -> int:
        return self._out_of_break(self._dice.randint(0, len(self.units)))

    def _out_of_break(self, place: int) -> int:
        return place + 1 if self.units[place - 1 : place + 1] == "\r\n" else place

    def _place(self, place: int) -> dict[str, int]:
        breaks = list(BREAKS.finditer(self.units, 0, place))
        return {"line": len(breaks), "character": place - (breaks[-1].end() if breaks else 0)}

    def start_again(self, text: str) -> dict[str, Any]:
        """Put another text in the place of all."""
        self.units = units_of(text)
        return {"text": text}

    def whole(self) -> str:
        """The text as others have it."""
        return self.units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def edit_at_random(running: Here, path: Path, times: int, seed: int) -> None:
    """Change a brief so many times, and compare now and then; half of the time the brief is whole again then."""
    text, dice = (BRIEFS / "harbour-strike.yaml").read_text(encoding="utf-8"), random.Random(seed)  # noqa: S311 - no secret
    typist, uri, editor = Typist(text, dice), path.as_uri(), running.editor
    editor.open(uri, text)
    done = 0
    while done < times:
        for _ in range(dice.choice(BETWEEN_LOOKS)):
            editor.change(uri, *typist.changes())
            done += 1
        found = editor.findings(uri)
        document = running.server.documents.get(uri)
        assert document is not None
        assert units_of(document.snapshot.text) == typist.units, f"seed {seed}, change {done}"
        compare_with_fresh(found, path, typist.whole(), f"seed {seed}, change {done}")
        ask_somewhere(editor, uri, dice, f"seed {seed}, change {done}")
        if dice.random() < 1 / 2:
            editor.change(uri, typist.start_again(text))


OPTIONS = {"tabSize": 2, "insertSpaces": True}
NO_BRIEF_OR_NO_ID = -32602


def ask_somewhere(editor: Editor, uri: str, dice: random.Random, when: str) -> None:
    """Ask for changes at a place that need not be there: each answer is one, or a refusal in a sentence."""
    place = {"line": dice.randint(0, 450), "character": dice.randint(0, 120)}
    stretch = {"start": place, "end": {"line": place["line"] + dice.randint(0, 3), "character": 0}}
    document = {"uri": uri}
    questions: list[tuple[str, dict[str, Any]]] = [
        ("codeAction", {"range": stretch, "context": {"diagnostics": []}}),
        ("rename", {"position": place, "newName": dice.choice(("new", "a b", "duc", "Q1", "🜂"))}),
        ("prepareRename", {"position": place}),
        ("formatting", {"options": OPTIONS}),
        ("rangeFormatting", {"options": OPTIONS, "range": stretch}),
    ]
    method, params = dice.choice(questions)
    answer = editor.ask(f"textDocument/{method}", textDocument=document, **params)
    error = answer.get("error") if isinstance(answer, dict) else None
    assert error is None or (error["code"] == NO_BRIEF_OR_NO_ID and " " in error["message"]), (
        f"{method}, {when}: {error}"
    )


def compare_with_fresh(found: list[Any], path: Path, text: str, when: str) -> None:
    """The findings of the server against those of a document that was opened just now, and those of the check."""
    fresh = Snapshot(path.as_uri(), str(path), path, "yaml", text)
    expected = findings_of(fresh)
    assert [
        (one["code"], one["message"], one["range"]["start"]["line"], one["range"]["end"]["character"]) for one in found
    ] == [(one.code, one.message, one.range.start.line, one.range.end.character) for one in expected], when
    if not re.search("[\ud800-\udfff]", text):
        path.write_bytes(text.encode())
        assert fresh.findings == check_file(str(path)).findings, when


def states() -> int:
    """How many states of documents are in memory."""
    gc.collect()
    return sum(isinstance(one, Snapshot) for one in gc.get_objects())


@pytest.mark.parametrize(
    ("times", "seed"), [(40, 1), pytest.param(10_000, 2, marks=[pytest.mark.slow, pytest.mark.timeout(600)])]
)
def test_the_server_has_the_text_of_the_editor_and_the_findings_of_a_fresh_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, seed: int
) -> None:
    monkeypatch.setattr("briefing.lsp.server.PAUSE", 0.001)
    shutil.copytree(BRIEFS / "sources", tmp_path / "sources")
    before = states()
    with here() as running:
        running.editor.begin()
        edit_at_random(running, tmp_path / "brief.yaml", times, seed)
        assert states() <= before + MOST_KEPT
        running.editor.end()
        assert running.join() is True
