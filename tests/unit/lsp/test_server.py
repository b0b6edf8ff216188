"""The server as an editor meets it: messages in their order, answers, findings, and no end for a bad message."""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.library.checking import check_file
from briefing.lsp.server import serve
from editor import Here, here
from programs import posix

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = Path(__file__).parents[3] / "briefs" / "harbour-strike.yaml"
TEXT = SAMPLE.read_text(encoding="utf-8")
URI = SAMPLE.as_uri()


@pytest.fixture
def running() -> Iterator[Here]:
    with here() as server:
        yield server
        server.editor.end()
        assert server.join() is True


def place_of(text: str, words: str, behind: int = 0) -> dict[str, int]:
    """Where words stand in a text, in units of UTF-16."""
    offset = text.index(words) + behind
    start = text.rfind("\n", 0, offset) + 1
    return {"line": text.count("\n", 0, offset), "character": len(text[start:offset].encode("utf-16-le")) // 2}


def stretch_of(text: str, words: str) -> dict[str, Any]:
    return {"start": place_of(text, words), "end": place_of(text, words, len(words))}


def codes(found: list[Any]) -> list[str]:
    return [one["code"] for one in found]


def test_findings_come_with_the_rule_follow_each_change_and_go_when_the_document_is_closed(running: Here) -> None:
    editor = running.editor
    assert editor.begin()["positionEncoding"] == "utf-16"
    assert editor.open(URI, TEXT) == []
    editor.change(URI, {"range": stretch_of(TEXT, "speaker: marant"), "text": "speaker: morant"})
    found = editor.findings(URI)
    assert codes(found) == ["BR201"]
    assert found[0]["source"] == "briefing"
    assert found[0]["codeDescription"]["href"].startswith("file:///")
    assert "did you mean 'marant'?" in found[0]["message"]
    editor.notify("textDocument/didClose", textDocument={"uri": URI})
    editor.wait_for("textDocument/publishDiagnostics", lambda said: said["uri"] == URI and "version" not in said)
    assert (
        editor.ask("textDocument/completion", textDocument={"uri": URI}, position={"line": 0, "character": 0}) is None
    )


def test_the_last_of_many_changes_is_what_is_told(running: Here) -> None:
    editor = running.editor
    editor.begin()
    editor.open(URI, TEXT)
    for name in ("m", "ma", "mar", "mara", "maran"):
        editor.change(URI, {"text": TEXT.replace("speaker: marant", f"speaker: {name}")})
    assert "'maran'" in editor.findings(URI)[0]["message"]
    told = [said["version"] for said in editor.said("textDocument/publishDiagnostics")]
    assert told == sorted(told)
    assert len(told) < 6


def test_several_documents_are_kept_apart_and_others_are_no_briefs(running: Here, tmp_path: Path) -> None:
    editor = running.editor
    editor.begin()
    compose = (tmp_path / "compose.yaml").as_uri()
    assert editor.open(compose, "services: {web: {image: [}\n") == []
    untitled = "untitled:Untitled-1"
    assert "BR112" in codes(editor.open(untitled, "briefing: 1\n"))
    assert codes(editor.open(URI, TEXT.replace("speaker: marant", "speaker: m"))) == ["BR201"] * TEXT.count(
        "speaker: marant"
    )
    editor.change(untitled, {"text": TEXT})
    assert not {"BR201", "BR112"} & set(codes(editor.findings(untitled)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_are_counted_as_was_agreed(running: Here, encoding: str) -> None:
    editor = running.editor
    offered = [encoding, "utf-16"]
    assert editor.begin(general={"positionEncodings": offered})["positionEncoding"] == encoding
    found = editor.open("untitled:a.yaml", "briefing: 1\nevent: {what: é🜂, summry: x}\n")
    unknown = next(one for one in found if one["code"] == "BR111")
    columns = {"utf-8": 6 + 2 + 4, "utf-16": 6 + 1 + 2, "utf-32": 6 + 2}
    assert unknown["range"]["start"] == {"line": 1, "character": 8 + columns[encoding] + 2}


def test_an_id_is_renamed_and_a_name_that_cannot_be_is_refused_in_a_sentence(running: Here) -> None:
    editor = running.editor
    editor.begin(textDocument={"rename": {"prepareSupport": True}})
    editor.open(URI, TEXT)
    there = {"textDocument": {"uri": URI}, "position": place_of(TEXT, "speaker: marant", 12)}
    assert editor.ask("textDocument/prepareRename", **there)["placeholder"] == "marant"
    edits = editor.ask("textDocument/rename", newName="jm", **there)["changes"][URI]
    assert {edit["newText"] for edit in edits} == {"jm"}
    for edit in sorted(edits, key=lambda edit: (edit["range"]["start"]["line"], edit["range"]["start"]["character"])):
        assert edit["range"]["start"]["line"] == edit["range"]["end"]["line"]
    changes = [{"range": edit["range"], "text": edit["newText"]} for edit in reversed(edits)]
    editor.change(URI, *changes)
    assert editor.findings(URI) == []
    refused = editor.ask("textDocument/rename", newName="two words", **there)
    assert refused["error"]["message"].startswith("'two words' is no id")
    hostile = editor.ask("textDocument/rename", newName="\x1b]0;x\x07", **there)
    assert hostile["error"]["message"].startswith("'<U+001B>]0;x<U+0007>' is no id")
    nowhere = editor.ask("textDocument/prepareRename", textDocument={"uri": URI}, position={"line": 0, "character": 0})
    assert nowhere["error"]["message"].startswith("no id stands here")


def test_a_person_is_told_which_other_files_name_a_renamed_actor(running: Here, tmp_path: Path) -> None:
    editor = running.editor
    editor.begin()
    text = "briefing: 1\nid: visit\ntitle: x\nevent: {summary: y}\nactors: {boa: {name: B}, fen: {name: F}}\n"
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    other = text.replace("id: visit", "id: later").replace("name: B", "name: B, same_as: 'visit:boa'")
    (tmp_path / "later.yaml").write_text(other, encoding="utf-8")
    (tmp_path / "identities.yaml").write_text("decisions: [{same: ['visit:boa-lind', 'x:y']}]\n", encoding="utf-8")
    editor.open(path.as_uri(), text)
    there = {"textDocument": {"uri": path.as_uri()}, "position": place_of(text, "boa:", 1)}
    assert editor.ask("textDocument/rename", newName="bo", **there)["changes"]
    said = editor.wait_for("window/showMessage")["message"]
    assert said == "'visit:boa' also stands in later.yaml: other files are left as they are"
    there["position"] = place_of(text, "fen:", 1)
    assert editor.ask("textDocument/rename", newName="fe", **there)["changes"]
    assert len(editor.said("window/showMessage")) == 1


def test_a_fix_mends_what_was_found(running: Here) -> None:
    editor = running.editor
    editor.begin()
    text = TEXT.replace("speaker: marant", "speaker: morant", 1)
    found = editor.open(URI, text)[0]
    context = {"diagnostics": [found]}
    actions = editor.ask("textDocument/codeAction", textDocument={"uri": URI}, range=found["range"], context=context)
    write = next(action for action in actions if action["title"] == "Write marant")
    assert write["isPreferred"] is True
    assert write["diagnostics"] == [found]
    (edit,) = write["edit"]["changes"][URI]
    editor.change(URI, {"range": edit["range"], "text": edit["newText"]})
    assert editor.findings(URI) == []


def test_a_change_that_is_chosen_is_proved_then_where_the_editor_asks_for_it_later(running: Here) -> None:
    editor = running.editor
    editor.begin(textDocument={"codeAction": {"resolveSupport": {"properties": ["edit"]}}})
    text = (
        "briefing: 1\ntitle: x\nas_of: 2031-01-01\nevent: {when: 2031-01-01, summary: y}\nactors: {a: {name: Boa}}\n"
        "quotes:\n- text: We stay\n  speaker: a\n  kind: indirect\n"
    )
    uri = "untitled:later.yaml"
    editor.open(uri, text)
    here = {"start": place_of(text, "- text"), "end": place_of(text, "- text")}
    (action,) = editor.ask(
        "textDocument/codeAction", textDocument={"uri": uri}, range=here, context={"diagnostics": []}
    )
    assert action["title"] == "Give this statement an id of its own, Q1"
    assert "edit" not in action
    chosen = editor.ask("codeAction/resolve", **action)
    (edit,) = chosen["edit"]["changes"][uri]
    assert (edit["range"]["start"], edit["newText"]) == (place_of(text, "text: We"), "id: Q1\n  ")
    forgeries: list[dict[str, Any]] = [
        {"title": "Write an id"},
        {"data": None},
        {"data": [uri, 1, "x", 2]},
        {"data": {}},
    ]
    for forged in forgeries:
        assert (
            editor.ask("codeAction/resolve", **(action | forged))["error"]["message"] == "this change was not offered"
        )
    editor.change(uri, {"text": text + "# more\n"})
    assert "has changed" in editor.ask("codeAction/resolve", **action)["error"]["message"]


def test_no_bad_message_ends_the_server(running: Here) -> None:
    editor = running.editor
    editor.notify("textDocument/didChange", textDocument={"uri": "file:///not/open"}, contentChanges=[])
    assert "error" in editor.ask("textDocument/hover/never", textDocument={"uri": URI})
    editor.begin()
    for body in (b"{", b"\xff\xfe", b"[]", b"null", b'"x"', b"{}", b'{"jsonrpc": "2.0"}', b"[" * 100_000):
        editor.send(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    editor.send(b"Content-Length: x\r\nNonsense\r\n\r\ncontent-LENGTH :  2 \nContent-Type: a\r\n\r\n{}")
    editor.message({"method": "textDocument/didOpen", "params": {"textDocument": None}})
    editor.message({"method": "textDocument/didOpen", "params": {}})
    no_method = editor.expect("a")
    editor.message({"id": "a", "method": 5})
    editor.message({"id": 10**30, "result": None})
    backwards = {"start": {"line": 9, "character": 9}, "end": {"line": 0, "character": 0}}
    far = {"start": {"line": 10**9, "character": 10**9}, "end": {"line": 10**9, "character": 0}}
    editor.open(URI, TEXT)
    editor.change(URI, {"range": backwards, "text": ""}, {"range": far, "text": "\ud800"})
    editor.findings(URI)
    negative = {"start": {"line": -1, "character": -5}, "end": {"line": -1, "character": 0}}
    editor.change(URI, {"range": negative, "text": "x"})
    editor.change(URI, {"text": TEXT})
    assert editor.findings(URI) == []
    assert "error" in no_method.result()


def test_a_hostile_document_gives_findings(running: Here) -> None:
    editor = running.editor
    editor.begin()
    for text in (
        "[" * 200_000,
        "briefing: 1\n\x00",
        "\ufeff",
        "a: &a [*a]\nbriefing: 1",
        "briefing: " + "9" * 10_000,
        "{" * 5000,
    ):
        editor.open(URI, f"briefing: 1\ntitle: x\nevent: {text}")
        editor.change(URI, {"text": text})
        editor.findings(URI)
    editor.change(URI, {"text": TEXT})
    assert editor.findings(URI) == []


def test_saved_settings_and_sources_are_looked_at_anew(running: Here, tmp_path: Path) -> None:
    editor = running.editor
    editor.begin()
    path = tmp_path / "b.yaml"
    text = "briefing: 1\ntitle: x\nas_of: 2031-01-01\nevent: {when: 2031-01-01, summary: y}\nactors: {a: {name: A}}\n"
    path.write_text(text, encoding="utf-8")
    found = editor.open(path.as_uri(), text)
    assert "BR211" in codes(found)
    assert codes(found) == [finding.code for finding in check_file(str(path)).findings]
    (tmp_path / "briefing.toml").write_text('ignore = ["BR211"]\n', encoding="utf-8")
    before = len(editor.said("textDocument/publishDiagnostics"))
    editor.notify("textDocument/didSave", textDocument={"uri": path.as_uri()})
    editor.wait_for("textDocument/publishDiagnostics", lambda said: "BR211" not in codes(said["diagnostics"]))
    assert len(editor.said("textDocument/publishDiagnostics")) == before + 1


def test_an_edit_is_for_the_version_that_it_was_made_of_where_the_editor_minds(running: Here) -> None:
    editor = running.editor
    editor.begin(workspace={"workspaceEdit": {"documentChanges": True}})
    editor.open(URI, TEXT)
    editor.change(URI, {"text": TEXT + "# more\n"})
    there = {"textDocument": {"uri": URI}, "position": place_of(TEXT, "speaker: marant", 12)}
    (change,) = editor.ask("textDocument/rename", newName="jm", **there)["documentChanges"]
    assert change["textDocument"] == {"uri": URI, "version": 2}
    assert {edit["newText"] for edit in change["edits"]} == {"jm"}


def test_a_source_that_somebody_else_changes_is_read_anew(running: Here, tmp_path: Path) -> None:
    editor = running.editor
    editor.begin(
        workspace={"didChangeWatchedFiles": {"dynamicRegistration": True}, "inlayHint": {"refreshSupport": True}}
    )
    asked = editor.wait_for("client/registerCapability")["registrations"]
    assert [one["method"] for one in asked] == ["workspace/didChangeWatchedFiles"]
    path, source = tmp_path / "b.yaml", tmp_path / "tape.txt"
    source.write_text('"We stay," said Boa.\n', encoding="utf-8")
    text = (
        "briefing: 1\ntitle: x\nas_of: 2031-01-01\nevent: {when: 2031-01-01, summary: y}\nactors: {a: {name: Boa}}\n"
        "sources: {tape: {title: T, archive: {path: tape.txt}}}\n"
        "quotes: [{text: We stay, speaker: a, source: tape, at: 1}]\n"
    )
    assert "BR301" not in codes(editor.open(path.as_uri(), text))
    source.write_text('"We go," said Boa.\n', encoding="utf-8")
    editor.notify("workspace/didChangeWatchedFiles", changes=[{"uri": source.as_uri(), "type": 2}])
    editor.wait_for("textDocument/publishDiagnostics", lambda said: "BR301" in codes(said["diagnostics"]))
    assert editor.said_at_all("workspace/inlayHint/refresh")


def test_a_line_that_is_cut_ends_the_server_and_says_so() -> None:
    with here() as server:
        server.editor.begin()
        server.editor.hang_up()
        assert server.join() is False


@posix
def test_an_editor_that_reads_no_more_ends_the_server() -> None:
    (server_in, editor_out), (editor_in, server_out) = os.pipe(), os.pipe()
    os.close(editor_in)
    body = b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}'
    answers = os.fdopen(server_out, "wb")
    with os.fdopen(server_in, "rb") as source, os.fdopen(editor_out, "wb") as told:
        ended: list[bool] = []
        server = threading.Thread(target=lambda: ended.append(serve(source, answers)), daemon=True)
        server.start()
        told.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        told.flush()
        server.join(60)
        assert ended == [False]
    # What was not taken is still to be written when the file is closed, and there is nobody to take it.
    with suppress(BrokenPipeError):
        answers.close()


def test_what_is_sent_is_json_in_ascii(running: Here) -> None:
    editor = running.editor
    editor.begin()
    found = editor.open("untitled:x", "briefing: 1\ntitle: x\n🜂\ud800: \x1b\n")
    assert json.dumps(found)
