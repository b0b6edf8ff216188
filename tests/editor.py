"""An editor for tests: speaks the Language Server Protocol with the program over pipes, message by message."""

from __future__ import annotations

import json
import os
import threading
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from briefing.lsp.server import BriefingServer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

__all__ = ["Editor", "Here", "here"]

PATIENCE = 60
"""Seconds after which no answer is waited for: far more than any takes."""


class Editor:
    """Writes messages and reads answers. What the server says by itself is kept until somebody asks for it.

    Args:
        to_server: Where its messages are written.
        from_server: Where the server's come from.
    """

    def __init__(self, to_server: IO[bytes], from_server: IO[bytes]) -> None:
        self._to, self._from = to_server, from_server
        self._numbers = iter(range(1, 1_000_000))
        self._versions: dict[str, int] = {}
        self._answers: dict[int | str, Future[Any]] = {}
        self._said: list[dict[str, Any]] = []
        self._changed = threading.Condition()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def send(self, data: bytes) -> None:
        """Write bytes as they are."""
        self._to.write(data)
        self._to.flush()

    def message(self, message: dict[str, Any]) -> None:
        """Write a message with its header."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def notify(self, method: str, **params: Any) -> None:
        """Tell the server something."""
        self.message({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        """Ask for something; returns the result, or the error as `{"error": {...}}`."""
        return self.asked(method, **params).result(PATIENCE)

    def asked(self, method: str, **params: Any) -> Future[Any]:
        """Ask for something without waiting for the answer."""
        number = next(self._numbers)
        answer = self.expect(number)
        self.message({"id": number, "method": method, "params": params})
        return answer

    def expect(self, number: int | str) -> Future[Any]:
        """What will be the answer to a message of a number."""
        answer: Future[Any]
        self._answers[number] = answer = Future()
        return answer

    def begin(self, **capabilities: Any) -> dict[str, Any]:
        """Introduce the editor; returns what the server can do."""
        params = {"processId": None, "rootUri": None, "capabilities": capabilities}
        capable: dict[str, Any] = self.ask("initialize", **params)["capabilities"]
        self.notify("initialized")
        return capable

    def open(self, uri: str, text: str, language: str = "yaml") -> list[Any]:
        """Open a document; returns what is wrong with it."""
        self._versions[uri] = 1
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=item)
        return self.findings(uri)

    def change(self, uri: str, *changes: dict[str, Any]) -> None:
        """Change a document."""
        self._versions[uri] += 1
        document = {"uri": uri, "version": self._versions[uri]}
        self.notify("textDocument/didChange", textDocument=document, contentChanges=list(changes))

    def findings(self, uri: str) -> list[Any]:
        """What is wrong with a document as it is now; waits until the server has said it."""
        wanted = self._versions[uri]
        found = self.wait_for(
            "textDocument/publishDiagnostics",
            lambda params: params["uri"] == uri and params.get("version") == wanted,
        )
        diagnostics: list[Any] = found["diagnostics"]
        return diagnostics

    def wait_for(self, method: str, fits: Any = lambda _params: True) -> dict[str, Any]:
        """The last that the server said of a method; waits for it."""

        def found() -> dict[str, Any] | None:
            hits = [said["params"] for said in self._said if said["method"] == method and fits(said["params"])]
            return hits[-1] if hits else None

        with self._changed:
            assert self._changed.wait_for(lambda: found() is not None, PATIENCE), f"no {method}: {self._said[-3:]}"
            return found() or {}

    def said(self, method: str) -> list[dict[str, Any]]:
        """All that the server said of a method so far."""
        with self._changed:
            return [said["params"] for said in self._said if said["method"] == method]

    def said_at_all(self, method: str) -> bool:
        """Whether the server said anything of a method so far."""
        with self._changed:
            return any(said["method"] == method for said in self._said)

    def end(self) -> None:
        """End the server as an editor does."""
        self.ask("shutdown")
        self.notify("exit")

    def hang_up(self) -> None:
        """Close the line."""
        with suppress(BrokenPipeError):
            self._to.close()

    def close(self) -> None:
        """Close what the editor has open, when the server has ended."""
        self.hang_up()
        self._listener.join(PATIENCE)
        self._from.close()

    def _listen(self) -> None:
        for message in self._messages():
            with self._changed:
                if "id" in message and "method" not in message:
                    error = {"error": message["error"]} if "error" in message else None
                    self._answers.pop(message["id"]).set_result(error or message.get("result"))
                else:
                    self._said.append(message)
                self._changed.notify_all()

    def _messages(self) -> Iterator[dict[str, Any]]:
        while header := self._from.readline():
            assert header.startswith(b"Content-Length: "), header
            length = int(header.split(b":")[1])
            while self._from.readline() != b"\r\n":
                pass
            yield json.loads(self._from.read(length))


class Here:
    """A server in this process, and an editor that talks to it.

    Attributes:
        editor: The editor.
        server: What it talks to.
        was_shut_down: Whether it was ended as it should be; known when the server has ended.
    """

    def __init__(self) -> None:
        (server_in, editor_out), (editor_in, server_out) = os.pipe(), os.pipe()
        self._streams = os.fdopen(server_in, "rb"), os.fdopen(server_out, "wb")
        self.editor = Editor(os.fdopen(editor_out, "wb"), os.fdopen(editor_in, "rb"))
        self.server = BriefingServer()
        self.was_shut_down: bool | None = None
        self._server = threading.Thread(target=self._serve, daemon=True)
        self._server.start()

    def _serve(self) -> None:
        self.was_shut_down = serve(*self._streams, self.server)

    def join(self) -> bool | None:
        """Wait for the end of the server; returns whether it was ended as it should be."""
        self._server.join(PATIENCE)
        return self.was_shut_down

    def close(self) -> None:
        """End the server, if it has not ended, and close all streams."""
        if self._server.is_alive():
            self.editor.hang_up()
            self._server.join(PATIENCE)
        for stream in self._streams:
            stream.close()
        self.editor.close()


@contextmanager
def here() -> Iterator[Here]:
    """A server in this process, for as long as it is needed."""
    server = Here()
    try:
        yield server
    finally:
        server.close()
