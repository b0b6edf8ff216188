"""A Chromium that tests drive through ChromeDriver, by plain HTTP."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from programs import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["ARGUMENTS", "Browser", "open_browser"]

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key of an element in the WebDriver protocol."""


class Browser:
    """One window."""

    def __init__(self, session: str) -> None:
        self._session = session

    def open(self, path: Path) -> None:
        self._post("url", {"url": path.resolve().as_uri()})

    def visit(self, address: str) -> None:
        self._post("url", {"url": address})

    def run(self, script: str, *args: Any) -> Any:
        """What a script returns that is run from outside the page, so that its policy does not matter."""
        return self._post("execute/sync", {"script": script, "args": args})

    def find(self, selector: str) -> str:
        found: str = self._post("element", {"using": "css selector", "value": selector})[ELEMENT]
        return found

    def click(self, selector: str) -> None:
        self._post(f"element/{self.find(selector)}/click", {})

    def press(self, selector: str, keys: str) -> None:
        self._post(f"element/{self.find(selector)}/value", {"text": keys})

    def tab(self) -> None:
        """Press Tab wherever the keyboard is."""
        self.key("Tab")

    def key(self, name: str, text: str = "") -> None:
        """Press a key by its name; `text` is what it types."""
        code = {"Tab": 9, "Enter": 13}[name]
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self.command("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code, **typed)

    def is_shown(self, selector: str) -> bool:
        return bool(_call(f"{self._session}/element/{self.find(selector)}/displayed"))

    def console(self) -> list[str]:
        return [entry["message"] for entry in self._post("se/log", {"type": "browser"})]

    def pdf(self) -> str:
        """The page in print, as base64."""
        found: str = self._post("print", {})
        return found

    def command(self, name: str, **parameters: Any) -> Any:
        """A command of the DevTools."""
        return self._post("goog/cdp/execute", {"cmd": name, "params": parameters})

    def _post(self, path: str, body: Any) -> Any:
        return _call(f"{self._session}/{path}", body)


@contextmanager
def open_browser(profile: Path) -> Iterator[Browser]:
    """Start ChromeDriver at a free port, and a browser with a profile of its own."""
    with subprocess.Popen(
        ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as run:
        try:
            assert run.stdout is not None
            started = next(line for line in run.stdout if "started successfully on port" in line)
            server = f"http://127.0.0.1:{int(started.strip().rstrip('.').split()[-1])}"
            session = _call(f"{server}/session", {"capabilities": {"alwaysMatch": _wanted(profile)}})
            address = f"{server}/session/{session['sessionId']}"
            try:
                yield Browser(address)
            finally:
                _call(address, method="DELETE")
        finally:
            run.terminate()


def _wanted(profile: Path) -> dict[str, Any]:
    options = {"args": [*ARGUMENTS, f"--user-data-dir={profile}"], "binary": find_program("chromium")}
    return {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}


def _call(address: str, body: Any = None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - our own server
    with urlopen(request, timeout=60) as answer:  # noqa: S310 - likewise
        return json.load(answer)["value"]
