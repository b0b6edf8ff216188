"""A page is fetched from a server of the tests' own, and from nowhere that an address must not lead to."""

from __future__ import annotations

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from briefing.capture import fetching
from briefing.capture.fetching import fetch
from briefing.capture.reaching import Reached, reach
from briefing.errors import BriefingFileError
from capture_pages import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

HTML = "text/html; charset=utf-8"


class Pages(BaseHTTPRequestHandler):
    """A page for each path."""

    ended = threading.Event()

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        getattr(self, f"page_{name}", self.page_missing)()

    def answer(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content_Type": HTML, "Content_Length": str(len(data)), **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def page_plain(self) -> None:
        self.answer(PAGE.encode())

    def page_packed(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def page_bomb(self) -> None:
        self.answer(gzip.compress(bytes(fetching.LARGEST + 10)), Content_Encoding="gzip")

    def page_broken(self) -> None:
        self.answer(b"no gzip at all", Content_Encoding="gzip")

    def page_missing(self) -> None:
        self.answer(b"", 404)

    def page_moved(self) -> None:
        self.answer(b"", 301, Location="/plain")

    def page_circle(self) -> None:
        self.answer(b"", 302, Location="/circle")

    def page_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def page_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"less")

    def page_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while not self.ended.wait(0.01):
                self.wfile.write(b"x" * 1024)
        except OSError:
            pass

    def page_silent(self) -> None:
        self.ended.wait(60)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Pages.ended.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as serving:
        serving.daemon_threads = True
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        Pages.ended.set()
        serving.shutdown()


@pytest.mark.parametrize("path", ["plain", "packed", "plain?query=a#part"])
def test_a_page_comes_as_it_is(server: str, path: str) -> None:
    fetched = fetch(f"{server}/{path}", allow_local=True)
    assert (fetched.data, fetched.content_type) == (PAGE.encode(), HTML)


def test_a_redirect_is_followed_and_told(server: str) -> None:
    told: list[str] = []
    assert fetch(f"{server}/moved", allow_local=True, redirected=told.append).address == f"{server}/plain"
    assert told == [f"{server}/plain"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing", "answers 404"),
        ("circle", "more than 5 times"),
        ("file", "only http and https are"),
        ("bomb", "larger than 32 MiB"),
        ("broken", "cannot be fetched"),
        ("short", "broke off"),
    ],
)
def test_what_cannot_be_had_says_why(server: str, path: str, reason: str) -> None:
    with pytest.raises(BriefingFileError, match=reason):
        fetch(f"{server}/{path}", allow_local=True)


@pytest.mark.parametrize("path", ["endless", "silent"])
def test_a_page_that_does_not_end_is_given_up(server: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.3)
    with pytest.raises(BriefingFileError, match="is given up"):
        fetch(f"{server}/{path}", allow_local=True)


def test_an_address_of_the_local_network_is_refused(server: str) -> None:
    with pytest.raises(BriefingFileError, match="leads into the local network") as caught:
        fetch(f"{server}/plain")
    assert caught.value.diagnostic.hint == "--allow-local fetches it"


@pytest.mark.parametrize(
    "place",
    ["10.0.0.1", "169.254.169.254", "192.168.1.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "0.0.0.1"],
)
def test_a_name_that_leads_into_the_local_network_is_refused(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (place, 80))])
    with pytest.raises(BriefingFileError, match="leads into the local network"):
        fetch("http://pages.example.org/")


def test_a_redirect_into_the_local_network_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def first_is_public(address: str, at: str, timeout: float, *, allow_local: bool) -> Reached:
        asked.append(at)
        return reach(address, at, timeout, allow_local=allow_local or len(asked) == 1)

    monkeypatch.setattr(fetching, "reach", first_is_public)
    with pytest.raises(BriefingFileError, match="leads into the local network"):
        fetch(f"{server}/moved")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "only http and https are"),
        ("http://", "only http and https are"),
        ("http://[broken", "is not a web address"),
        ("http://127.0.0.1:99999/", "is not a web address"),
        ("http://a name/", "no host"),
    ],
)
def test_what_is_no_address_is_refused(address: str, reason: str) -> None:
    with pytest.raises(BriefingFileError, match=reason):
        fetch(address)
