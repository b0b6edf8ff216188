"""A server of the reader, and a browser's connection to it, without a browser."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple

import aiohttp
import pyte
import pytest

from ports import free_port
from terminal.terminal import PATIENCE, Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from aiohttp import ClientWebSocketResponse

__all__ = ["Served", "Visitor", "serving"]


class Served(NamedTuple):
    """Where a server is reached."""

    port: int
    token: str

    @property
    def page(self) -> str:
        """The address of the page, to which others are added; it ends in a slash."""
        return f"http://127.0.0.1:{self.port}/{self.token}{'/' if self.token else ''}"

    @property
    def socket(self) -> str:
        """The address of a reader in a window of 80 columns and 24 rows."""
        return f"{self.page}ws?width=80&height=24"


@contextmanager
def serving(path: Path, env: Mapping[str, str], *options: str) -> Iterator[tuple[subprocess.Popen[bytes], Served]]:
    """Serve a path until the block ends; gives the server and where it is."""
    port = free_port()
    command = [sys.executable, "-m", "briefing", "serve", "--port", str(port), *options, str(path)]
    with tempfile.TemporaryFile() as told:
        program = subprocess.Popen(
            command, env=env, cwd=path.parent, stdout=subprocess.DEVNULL, stderr=told, start_new_session=True
        )
        try:
            _wait_for(port, program)
            yield program, Served(port, _token(told))
        finally:
            program.terminate()
            program.wait(PATIENCE)


def _token(told: IO[bytes]) -> str:
    """The token of the address that was printed; empty where it has none."""
    told.seek(0)
    found = re.search(rb"Read it at http://\S+?/(?:\?token=(\S+))? ", told.read())
    assert found, "the address was never printed"
    return (found[1] or b"").decode()


def _wait_for(port: int, program: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and program.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail("the server never listened")


class Visitor:
    """What a browser sends and shows."""

    def __init__(self, connection: ClientWebSocketResponse, columns: int = 80, rows: int = 24) -> None:
        self._connection = connection
        self._screen = Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return self._screen.text

    async def press(self, keys: str) -> None:
        """Type."""
        await self._connection.send_json(["stdin", keys])

    async def wait_for(self, wanted: str | Callable[[str], bool]) -> str:
        """Read until the screen shows something; returns what it shows then."""
        found = wanted if callable(wanted) else lambda shown: wanted in shown
        while not found(self.text):
            assert await self._read(PATIENCE), f"never shown: {wanted!r}; the screen is\n{self.text}"
        return self.text

    async def wait_until_quiet(self) -> str:
        """Read until nothing was drawn for a moment."""
        while await self._read(0.3):
            pass
        return self.text

    async def _read(self, patience: float) -> bool:
        try:
            message = await asyncio.wait_for(self._connection.receive(), patience)
        except TimeoutError:
            return False
        if message.type == aiohttp.WSMsgType.BINARY:
            self._stream.feed(message.data)
        return message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}
