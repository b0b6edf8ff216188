"""`briefing lsp` as a program: what it says to whom, its exit codes, and a client of another make."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pygls")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from briefing.cli.report import ExitCode
from editor import Editor
from programs import posix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cli.conftest import Environment, Run, Terminal

SAMPLE = Path(__file__).parents[2] / "briefs" / "harbour-strike.yaml"


def test_a_person_who_calls_it_is_told_what_it_is(terminal: Terminal) -> None:
    shown = terminal("lsp")
    assert shown.code == ExitCode.USAGE
    assert shown.lines[0].startswith("briefing lsp: a language server talks to an editor, not to a person")
    assert "docs/editors.md" in shown.screen


def test_without_its_extra_it_says_how_to_add_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.cli.commands.lsp.find_spec", lambda _name: None)
    result = run("lsp")
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "The language server needs the extra 'lsp': " in result.err
    assert "briefing-desk" in result.err or "--editable" in result.err


@pytest.mark.parametrize("sent", [b"", b"Content-Length: 2\r\n\r\n{}"])
def test_a_server_that_ended_leaves_nothing_open_and_all_as_it_was(run: Run, sent: bytes) -> None:
    before = os.fstat(1).st_ino, signal.getsignal(signal.SIGINT)
    result = run("lsp", stdin=sent)
    assert result.code == ExitCode.FINDINGS
    assert "the editor is gone" in result.err
    gc.collect()  # a file that was left open is a warning then, and that is an error
    assert (os.fstat(1).st_ino, signal.getsignal(signal.SIGINT)) == before


@contextlib.contextmanager
def program(
    environment: Environment, folder: Path, here: Path | None = None
) -> Iterator[tuple[subprocess.Popen[bytes], Editor]]:
    """The program, and an editor that talks to it; Python also looks for modules in a folder, if one is given."""
    env = environment()
    if here:
        env["PYTHONPATH"] = os.pathsep.join((str(here), env["PYTHONPATH"]))
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "lsp", "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        cwd=folder,
    ) as process:
        assert process.stdin
        assert process.stdout
        editor = Editor(process.stdin, process.stdout)
        yield process, editor
        editor.close()


@pytest.mark.slow
@pytest.mark.parametrize(("says", "code"), [(True, ExitCode.GOOD), (False, ExitCode.FINDINGS)])
def test_it_ends_well_where_the_editor_said_so(environment: Environment, tmp_path: Path, says: bool, code: int) -> None:
    with program(environment, tmp_path) as (process, editor):
        editor.begin()
        assert editor.open(SAMPLE.as_uri(), SAMPLE.read_text(encoding="utf-8")) == []
        if says:
            editor.end()
        else:
            editor.hang_up()
        assert process.stderr
        assert process.wait(60) == code
        told = process.stderr.read().decode()
        assert told == ("" if says else "briefing lsp: the editor is gone, and did not say that it ends\n")


@pytest.mark.slow
@posix
def test_ctrl_c_ends_it_though_it_waits_for_a_message(environment: Environment, tmp_path: Path) -> None:
    with program(environment, tmp_path) as (process, editor):
        editor.begin()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == -signal.SIGINT


STRAY = """\
import os, sys, threading, time

def print_into_answers():
    while "briefing.lsp.server" not in sys.modules:
        time.sleep(0.01)
    print("stray", flush=True)
    os.write(1, b"stray")

threading.Thread(target=print_into_answers, daemon=True).start()
"""


@pytest.mark.slow
def test_what_is_printed_by_mistake_is_not_taken_for_an_answer(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(STRAY)
    with program(environment, tmp_path, here=tmp_path) as (process, editor):
        editor.begin()
        editor.end()
        assert process.stderr
        assert (process.wait(60), process.stderr.read()) == (ExitCode.GOOD, b"stray\nstray")


@pytest.mark.slow
async def test_a_client_of_another_make_is_served(environment: Environment) -> None:
    client = LanguageClient("another", "1")
    found: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def take(params: lsp.PublishDiagnosticsParams) -> None:
        found.put_nowait(params)

    await client.start_io(sys.executable, "-m", "briefing", "lsp", env=environment())
    begun = await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(), None))
    assert begun.capabilities.rename_provider
    client.initialized(lsp.InitializedParams())
    text = SAMPLE.read_text(encoding="utf-8").replace("speaker: marant", "speaker: morant", 1)
    uri = SAMPLE.as_uri()
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "yaml", 1, text)))
    told = await asyncio.wait_for(found.get(), 60)
    assert [(one.code, one.severity) for one in told.diagnostics] == [("BR201", lsp.DiagnosticSeverity.Error)]
    asked = lsp.CodeActionParams(
        lsp.TextDocumentIdentifier(uri), told.diagnostics[0].range, lsp.CodeActionContext(told.diagnostics)
    )
    actions = await client.text_document_code_action_async(asked)
    assert "Write marant" in [action.title for action in actions or ()]
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]
