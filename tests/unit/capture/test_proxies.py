"""A page comes through the proxy that the user has set, which is asked for nothing that is known to be local."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from briefing.capture.fetching import fetch
from briefing.errors import BriefingFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = b"The pumps of the lower town stood still."
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


class Proxy(BaseHTTPRequestHandler):
    """Answers every page itself, also through a tunnel, and keeps what it was asked."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str | None]]
    refuses = False

    def do_GET(self) -> None:
        self._note()
        self.send_response(407 if self.refuses else 200)
        self.send_header("Content-Length", str(len(WORDS)))
        self.end_headers()
        self.wfile.write(WORDS)

    def do_CONNECT(self) -> None:
        self._note()
        self.send_response(407 if self.refuses else 200)
        self.end_headers()
        self.close_connection = self.refuses

    def _note(self) -> None:
        self.asked.append((f"{self.command} {self.path}", self.headers["Proxy-Authorization"]))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def asked() -> list[tuple[str, str | None]]:
    return []


@pytest.fixture
def proxy(asked: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A proxy, in a world of two names: one that leads to a public address and one that this machine does not know."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    look_up = socket.getaddrinfo

    def known(host: str, *more: Any, **named: Any) -> Any:
        if host == "pages.example.org":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]
        if host.endswith(("example.com", ".local", "wiki")):
            raise socket.gaierror("no such name")
        return look_up(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", known)
    handler = type("Handler", (Proxy,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        serving.daemon_threads = True
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


@pytest.mark.parametrize("host", ["pages.example.org", "example.com"])
def test_a_page_comes_through_the_proxy_whoever_knows_its_name(
    proxy: str, asked: list[tuple[str, str | None]], host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{proxy}")
    fetched = fetch(f"http://{host}/a?b=c#d")
    assert (fetched.data, fetched.address) == (WORDS, f"http://{host}/a?b=c#d")
    assert asked == [(f"GET http://{host}/a?b=c", None)]


def test_name_and_password_go_to_the_proxy_alone(
    proxy: str, asked: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://desk:p%40ss@{proxy}")
    fetch("http://reader:secret@example.com/a")
    assert asked == [("GET http://example.com/a", "Basic ZGVzazpwQHNz")]


class _NoTls:
    """Stands for TLS, of which a proxy sees nothing."""

    def wrap_socket(self, sock: socket.socket, **_: object) -> socket.socket:
        return sock


def test_https_goes_through_a_tunnel(
    proxy: str, asked: list[tuple[str, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("all_proxy", proxy.replace("127", "desk:x@127", 1))
    monkeypatch.setattr("ssl.create_default_context", _NoTls)
    monkeypatch.setattr("http.client.HTTPSConnection.__init__", _plain_init)
    assert fetch("https://example.com/a?b").data == WORDS
    assert asked == [("CONNECT example.com:443", "Basic ZGVzazp4"), ("GET /a?b", None)]


def _plain_init(self: Any, host: str, port: int, *, timeout: float, context: Any) -> None:
    super(type(self), self).__init__(host, port, timeout=timeout)
    self._context = context


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_refuses_is_told(
    proxy: str, asked: list[tuple[str, str | None]], scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Proxy, "refuses", True)
    monkeypatch.setenv(f"{scheme}_proxy", f"http://{proxy}")
    with pytest.raises(BriefingFileError, match="407 Proxy Authentication Required"):
        fetch(f"{scheme}://example.com/")
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("10.0.0.8", r"10\.0\.0\.8"),
        ("wiki", "a name that only local networks have"),
        ("printer.local", "a name that only local networks have"),
        ("printer.local.", "a name that only local networks have"),
    ],
)
def test_the_proxy_is_not_asked_for_what_is_local(
    proxy: str, asked: list[tuple[str, str | None]], host: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{proxy}")
    with pytest.raises(BriefingFileError, match=f"leads into the local network \\({why}\\)"):
        fetch(f"http://{host}/")
    assert asked == []
    assert fetch(f"http://{host}/", allow_local=True).data == WORDS


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_asked_itself(
    proxy: str, asked: list[tuple[str, str | None]], host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = proxy.rpartition(":")[2]
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert fetch(f"http://{host}:{port}/here", allow_local=True).data == WORDS
    assert asked == [("GET /here", None)]


def test_what_no_proxy_names_is_asked_itself(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://{proxy}")
    monkeypatch.setenv("no_proxy", "example.com")
    with pytest.raises(BriefingFileError, match=r"there is no host 'example\.com'"):
        fetch("http://example.com/")


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("socks5://127.0.0.1:9", "a proxy that speaks socks5 is not used"),
        ("https://127.0.0.1:9", "a proxy that speaks https is not used"),
        ("http://127.0.0.1:nine", "the proxy that is set has no address that can be read"),
        ("http://", "a proxy that speaks http is not used"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_told(
    proxy: str, named: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert proxy
    monkeypatch.setenv("http_proxy", named)
    with pytest.raises(BriefingFileError, match=reason) as caught:
        fetch("http://pages.example.org/")
    assert "NO_PROXY" in (caught.value.diagnostic.hint or "")
