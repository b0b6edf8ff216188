"""Messages as bytes, right and wrong: each request has one answer, and nothing else comes of a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp

from briefing.lsp.answering import ANSWERS
from editor import Editor, here

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

URI = "untitled:Untitled-7"
TEXT = "briefing: 1\ntitle: A\nevent: {summary: b}\n"
NO_METHOD, BAD_PARAMS, BAD_REQUEST = -32601, -32602, -32600
MISSING = object()
WRONG: list[Any] = [MISSING, None, {}, [], 5, "x", {"textDocument": 5, "position": []}]
"""Params that no request about a document has."""


@pytest.fixture
def editor() -> Iterator[Editor]:
    with here() as running:
        running.editor.begin()
        running.editor.open(URI, TEXT)
        yield running.editor
        running.editor.end()
        assert running.join() is True


def asked(editor: Editor, method: object, params: object, number: Any) -> Future[Any]:
    answer = editor.expect(number)
    editor.message({"id": number, "method": method} | ({} if params is MISSING else {"params": params}))
    return answer


def code_of(answer: Future[Any]) -> int:
    error = answer.result(20)["error"]
    assert error["message"]
    assert error.keys() == {"code", "message"}
    code: int = error["code"]
    return code


@pytest.mark.parametrize("wrong", WRONG, ids=lambda one: "missing" if one is MISSING else repr(one))
def test_a_request_with_wrong_params_is_refused_in_a_sentence(editor: Editor, wrong: object) -> None:
    answers = [asked(editor, method, wrong, f"wrong {place}") for place, method in enumerate(ANSWERS)]
    assert {code_of(answer) for answer in answers} == {BAD_PARAMS}
    assert "textDocument/completion" in answers[0].result()["error"]["message"]
    assert editor.said("window/logMessage") == []


def test_a_place_that_is_none_is_refused_too(editor: Editor) -> None:
    for number, position in enumerate([{"line": -1, "character": 0}, {"line": 2**31, "character": 0}, {"line": 1.5}]):
        params = {"textDocument": {"uri": URI}, "position": position}
        assert code_of(asked(editor, "textDocument/hover", params, number + 1000)) == BAD_PARAMS


def test_a_method_that_nobody_knows_is_told_as_such_whatever_its_params_are(editor: Editor) -> None:
    others = {method for method, types in lsp.METHOD_TO_TYPES.items() if types[1] and method not in ANSWERS}
    known = {"initialize", "shutdown", "workspace/executeCommand", "codeAction/resolve"}
    methods = ["briefing/anything", "briefing/refused", *sorted(others - known)]
    for number, method in enumerate(methods):
        for place, wrong in enumerate((MISSING, {}, [1])):
            assert code_of(asked(editor, method, wrong, f"{number}-{place}")) == NO_METHOD
    assert editor.said("window/logMessage") == []


def test_a_method_that_is_no_text_is_no_request(editor: Editor) -> None:
    assert code_of(asked(editor, 5, {}, "five")) == BAD_REQUEST
    assert code_of(asked(editor, None, {}, "none")) == BAD_REQUEST


@pytest.mark.parametrize("wrong", [None, {}, [], {"textDocument": None}], ids=repr)
def test_a_notification_with_wrong_params_does_nothing(editor: Editor, wrong: object) -> None:
    before = len(editor.said("textDocument/publishDiagnostics"))
    for method in ("didOpen", "didChange", "didClose", "didSave", "never"):
        editor.message({"method": f"textDocument/{method}", "params": wrong})
    editor.message({"method": "$/cancelRequest", "params": wrong})
    there = {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 1}}
    assert "title" in editor.ask("textDocument/hover", **there)["contents"]["value"]
    assert len(editor.said("textDocument/publishDiagnostics")) == before
    assert editor.said("window/logMessage") == []


def test_a_bug_is_told_without_its_traces(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.lsp.snapshot.Snapshot.offset", lambda *_: dict[str, int]()["secret"])
    there = {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 1}}
    assert editor.ask("textDocument/hover", **there)["error"]["message"] == "KeyError: 'secret'"
    assert editor.wait_for("window/logMessage")["message"] == "FeatureRequestError: JsonRpcInternalError"
