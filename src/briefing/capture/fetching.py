"""Fetches a page: the only part of the program that uses a network.

An address leads to whatever its owner likes, so only http and https are spoken, names that lead into the local network
are refused (`reaching`), and time and size end.
"""

from __future__ import annotations

import time
import zlib
from http.client import HTTPException
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from briefing import __version__
from briefing.capture.reaching import reach
from briefing.errors import BriefingFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPConnection, HTTPResponse

__all__ = ["LARGEST", "Fetched", "fetch"]

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest page, packed or unpacked."""

PATIENCE = 30.0
"""Seconds after which a page, with all its redirects, is given up."""

MOST_REDIRECTS = 5
_CHUNK = 64 * 1024
_HEADERS = {
    "User-Agent": f"briefing/{__version__} (a page that its user names)",
    "Accept-Encoding": "gzip, deflate",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetched(NamedTuple):
    """A page.

    Attributes:
        data: Its bytes, unpacked.
        address: Where it was in the end.
        content_type: What its server calls it, as in `text/html; charset=utf-8`; empty where it does not say.
    """

    data: bytes
    address: str
    content_type: str


def fetch(address: str, *, allow_local: bool = False, redirected: Callable[[str], None] | None = None) -> Fetched:
    """Fetch a page.

    Args:
        address: Its address, http or https.
        allow_local: Whether it may be in the local network, or on this machine.
        redirected: Is told each address that the page is looked for at after the first.

    Raises:
        BriefingFileError: It could not be had; the sentence says why.
    """
    end = time.monotonic() + PATIENCE
    at = address
    for _ in range(MOST_REDIRECTS + 1):
        connection, target, headers = reach(address, at, _left(address, end), allow_local=allow_local)
        try:
            connection.request("GET", target, headers={**_HEADERS, **headers})
            response = connection.getresponse()
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                at = urljoin(at, location)
                if redirected is not None:
                    redirected(at)
                continue
            if response.status != 200:
                raise BriefingFileError(address, f"the server answers {response.status} {response.reason}".rstrip())
            data = _body(address, connection, response, end)
            return Fetched(data, at, response.getheader("Content-Type") or "")
        except TimeoutError as error:
            raise _too_slow(address) from error
        except (OSError, HTTPException, ValueError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise BriefingFileError(address, f"cannot be fetched: {reason}") from error
        finally:
            connection.close()
    raise BriefingFileError(address, f"leads from one address to the next more than {MOST_REDIRECTS} times")


def _left(address: str, end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise _too_slow(address)
    return left


def _too_slow(address: str) -> BriefingFileError:
    return BriefingFileError(address, f"is given up after {PATIENCE:.0f} seconds")


def _body(address: str, connection: HTTPConnection, response: HTTPResponse, end: float) -> bytes:
    """All of a page, unpacked as it comes, so that nothing can grow beyond the limit."""
    packed = (response.getheader("Content-Encoding") or "").lower()
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed in {"gzip", "x-gzip", "deflate"} else None
    data = bytearray()
    while True:
        if connection.sock is not None:
            connection.sock.settimeout(_left(address, end))
        chunk = response.read1(_CHUNK)
        _left(address, end)
        if not chunk:
            if response.length or (unpack is not None and not unpack.eof):
                raise BriefingFileError(address, "broke off before its end", hint="try again")
            break
        data += unpack.decompress(chunk, LARGEST + 1 - len(data)) if unpack else chunk
        if len(data) > LARGEST:
            raise BriefingFileError(address, f"is larger than {LARGEST // 2**20} MiB", code="BR103")
    return bytes(data)
