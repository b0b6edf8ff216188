"""Reaches the host of a page: at the places that its name was seen to lead to, or through the proxy that is set.

Names and addresses that lead into the local network are refused. Where a proxy is set, it looks the names up: one that
this machine does not know is then taken at its word, unless only local networks have such names.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from base64 import b64encode
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from briefing.errors import BriefingFileError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Reached", "reach"]

_PORTS = {"http": 80, "https": 443}
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa")
"""Names under which no public host stands (RFC 6761, RFC 6762, RFC 8375, ICANN's reserved ones)."""


class Reached(NamedTuple):
    """A host that can be asked.

    Attributes:
        connection: What asks it, and closes.
        target: What it is asked for: the path of the page, or its whole address where a proxy fetches it.
        headers: What is sent for the proxy's sake.
    """

    connection: HTTPConnection
    target: str
    headers: Mapping[str, str]


class _Proxy(NamedTuple):
    host: str
    port: int
    headers: Mapping[str, str]


def reach(address: str, at: str, timeout: float, *, allow_local: bool = False) -> Reached:
    """Get ready to ask for a page, once it is known not to lead where it must not.

    Args:
        address: The address that the user named, for messages.
        at: The address that is asked for: the same, or one that it leads to.
        timeout: Seconds that the host may take.
        allow_local: Whether it may be in the local network, or on this machine.

    Raises:
        BriefingFileError: It is no web address, leads into the local network, or to no host.
    """
    try:
        parts = urlsplit(at)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise BriefingFileError(address, f"'{at}' is not a web address") from None
    if parts.scheme not in _PORTS or not host:
        raise BriefingFileError(address, f"'{at}' is not fetched: only http and https are")
    port = port or _PORTS[parts.scheme]
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    proxy = _proxy_for(address, parts.scheme, host)
    places = _places_of(address, host, port, may_be_unknown=proxy is not None)
    if not allow_local:
        _refuse_local(address, host, places)
    if proxy is None:
        kind = _PinnedTls if parts.scheme == "https" else _Pinned
        return Reached(kind(host, port, places, timeout), target, {})
    if parts.scheme == "https":
        tunnel = HTTPSConnection(proxy.host, proxy.port, timeout=timeout, context=ssl.create_default_context())
        tunnel.set_tunnel(host, port, headers=dict(proxy.headers))
        return Reached(tunnel, target, {})
    whole = f"http://{parts.netloc.rpartition('@')[2]}{target}"
    return Reached(HTTPConnection(proxy.host, proxy.port, timeout=timeout), whole, proxy.headers)


def _places_of(address: str, host: str, port: int, *, may_be_unknown: bool) -> list[str]:
    """The numeric addresses that a name leads to."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if may_be_unknown and not isinstance(error, UnicodeError):
            return []
        raise BriefingFileError(address, f"there is no host '{host}', or no network") from error
    return [str(place[4][0]) for place in found]


def _refuse_local(address: str, host: str, places: list[str]) -> None:
    local = next((place for place in places if not ipaddress.ip_address(place.partition("%")[0]).is_global), None)
    name = host.rstrip(".")
    if local is None and not places and ("." not in name or name.endswith(tuple(f".{one}" for one in _LOCAL_NAMES))):
        local = "a name that only local networks have"
    if local is not None:
        raise BriefingFileError(
            address, f"'{host}' leads into the local network ({local})", hint="--allow-local fetches it"
        )


def _proxy_for(address: str, scheme: str, host: str) -> _Proxy | None:
    """The proxy that is set for a host: by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or in the system's settings."""
    found = getproxies()
    named = found.get(scheme) or found.get("all") or ""
    if not named or _is_this_machine(host) or proxy_bypass(host):
        return None
    hint = "write http://HOST:PORT, or set NO_PROXY to reach the page without it"
    try:
        parts = urlsplit(named if "://" in named else f"http://{named}")
        name, port = parts.hostname, parts.port
    except ValueError:
        raise BriefingFileError(address, "the proxy that is set has no address that can be read", hint=hint) from None
    if parts.scheme != "http" or not name:
        raise BriefingFileError(address, f"a proxy that speaks {parts.scheme or 'nothing'} is not used", hint=hint)
    return _Proxy(name, port or _PORTS["http"], _authorization(parts))


def _is_this_machine(host: str) -> bool:
    """Whether a host is this machine by its very name, which no proxy stands before."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _authorization(parts: SplitResult) -> dict[str, str]:
    if parts.username is None:
        return {}
    user = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {"Proxy-Authorization": f"Basic {b64encode(user.encode()).decode('ascii')}"}


class _Pinned(HTTPConnection):
    """A connection to places that were looked at, whatever the name of the host leads to by now."""

    def __init__(self, host: str, port: int, places: list[str], timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._places = places

    def connect(self) -> None:
        self.sock = _connected(self._places, self.port, self.timeout)


class _PinnedTls(HTTPSConnection):
    """The same behind TLS, which asks for the certificate of the host's name."""

    def __init__(self, host: str, port: int, places: list[str], timeout: float) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=timeout, context=self._tls)
        self._places = places

    def connect(self) -> None:
        self.sock = self._tls.wrap_socket(_connected(self._places, self.port, self.timeout), server_hostname=self.host)


def _connected(places: list[str], port: int, timeout: float | None) -> socket.socket:
    failure: OSError | None = None
    for place in places:
        try:
            return socket.create_connection((place, port), timeout)
        except OSError as error:
            failure = error
    raise failure or OSError("the host has no address")
