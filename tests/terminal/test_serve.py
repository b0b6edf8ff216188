"""The reader in a browser: the same screens, and nothing that changes the machine it runs on."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("textual_serve")
aiohttp = pytest.importorskip("aiohttp")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp import ClientWebSocketResponse

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"
PATIENCE = 60.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A server on a brief, and its folder."""
    folder = tmp_path / "briefs"
    shutil.copytree(DATA, folder)
    port = _free_port()
    command = [sys.executable, "-m", "briefing", "serve", "--port", str(port), str(folder / "pact.yaml")]
    env = {**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    program = subprocess.Popen(command, env=env, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port, folder
    finally:
        program.terminate()
        program.wait(PATIENCE)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    pytest.fail("the server never listened")


class Visitor:
    """A browser's connection to the reader."""

    def __init__(self, connection: ClientWebSocketResponse) -> None:
        self._connection = connection
        self._drawn = ""

    async def press(self, key: str) -> None:
        self._drawn = ""
        await self._connection.send_json(["stdin", key])

    async def wait_for(self, words: str) -> None:
        while words not in self._drawn:
            message = await asyncio.wait_for(self._connection.receive(), PATIENCE)
            assert message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}, f"never drawn: {words}"
            if message.type == aiohttp.WSMsgType.BINARY:
                self._drawn += message.data.decode("utf-8", "replace")


async def test_a_visitor_reads_and_changes_nothing(served: tuple[int, Path]) -> None:
    port, folder = served
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/") as page:
            assert page.status == 200
        async with session.ws_connect(f"http://127.0.0.1:{port}/ws?width=80&height=24") as connection:
            visitor = Visitor(connection)
            await visitor.wait_for("BOTTOM LINE")
            for key, said in (("e", "changes nothing"), ("s", "writes no files"), ("o", "opens no pages")):
                await visitor.press(key)
                await visitor.wait_for(said)
            await visitor.press("2")
            await visitor.wait_for("QUOTED")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert not (folder.parent / "state").exists()


def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "briefing", "serve", "--port", port, str(DATA / "pact.yaml")]
        result = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False, cwd=tmp_path)
    assert result.returncode == 2
    assert "cannot be listened at" in result.stderr
