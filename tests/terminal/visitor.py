"""A server of the reader, and a browser's connection to it, without a browser."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import aiohttp
import pyte
import pytest

from terminal.terminal import PATIENCE, Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from aiohttp import ClientWebSocketResponse

__all__ = ["Visitor", "serving"]


@contextmanager
def serving(path: Path, env: Mapping[str, str], *options: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve a path until the block ends; gives the server and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "briefing", "serve", "--port", str(port), *options, str(path)]
    program = subprocess.Popen(
        command, env=env, cwd=path.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait_for(port)
        yield program, port
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
