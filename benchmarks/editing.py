"""How soon an editor is told what is wrong: from a change to the findings of a whole server, through the protocol."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["EditSession"]


class EditSession:
    """A brief that is open in a server; use it as a context manager.

    Args:
        path: The brief.
    """

    def __init__(self, path: Path) -> None:
        self._uri = path.as_uri()
        text = path.read_text(encoding="utf-8")
        self._line = text.count("\n")
        self._version = 1
        self._server = subprocess.Popen(
            [sys.executable, "-m", "briefing", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, number=1)
        self._send("initialized", {})
        item = {"uri": self._uri, "languageId": "yaml", "version": self._version, "text": text}
        self._send("textDocument/didOpen", {"textDocument": item})
        self._wait_for_findings()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._send("shutdown", None, number=2)
        self._send("exit", None)
        self._server.communicate()

    def change(self) -> float:
        """Type a letter at the end; returns the seconds until the findings of the new text have come."""
        self._version += 1
        place = {"line": self._line, "character": 0}
        change = {"range": {"start": place, "end": place}, "text": "#"}
        start = time.perf_counter()
        document = {"uri": self._uri, "version": self._version}
        self._send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        self._wait_for_findings()
        return time.perf_counter() - start

    def _send(self, method: str, params: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})
        body = json.dumps(message).encode()
        if self._server.stdin:
            self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            self._server.stdin.flush()

    def _wait_for_findings(self) -> None:
        stream = self._server.stdout
        while stream and (header := stream.readline()):
            while stream.readline() != b"\r\n":
                pass
            said = json.loads(stream.read(int(header.split(b":")[1])))
            params = said.get("params") or {}
            if said.get("method") == "textDocument/publishDiagnostics" and params.get("version") == self._version:
                return
