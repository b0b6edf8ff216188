"""The server of `briefing serve`: pages for this machine's visitors, and for no other page of their browsers."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING, Any

from aiohttp import web
from textual_serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.cli.report import Report

__all__ = ["BriefServer", "is_known_host"]

_SOURCES = (
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
)
"""A browser asks nobody else for anything: the page of textual-serve names a font of another server."""

_HEADERS = {
    "Content-Security-Policy": "; ".join(_SOURCES),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class BriefServer(Server):
    """Runs a reader for each visitor.

    Without the two checks any page that a visitor has open could read the briefs: a browser lets every page open a
    WebSocket to this machine (so the origin is compared), and a name that suddenly means this machine makes such a
    page one of ours (so the host is compared).
    """

    def __init__(self, command: str, report: Report, *, host: str, port: int) -> None:
        super().__init__(command, host=host, port=port, title="briefing")
        self._report = report

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._check_visitor)
        return app

    @web.middleware
    async def _check_visitor(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if not is_known_host(request.host, self.host):
            raise web.HTTPForbidden(text="briefing does not know this name as its own.")
        if origin is not None and origin.lower() not in {
            f"{how}://{request.host.lower()}" for how in ("http", "https")
        }:
            raise web.HTTPForbidden(text="briefing is not read by other pages.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    async def handle_index(self, request: web.Request) -> Any:
        """Show the page, with the addresses that this visitor can reach."""
        self.public_url = f"{request.scheme}://{request.host}"
        return await super().handle_index(request)

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002 - the library's form
        """Say where it is read."""
        self._report.note(f"Read it at {self.public_url}; Ctrl+C ends it.")

    def initialize_logging(self) -> None:
        """Log nothing: who reads what is nobody's business."""


def is_known_host(host: str, listening: str) -> bool:
    """Whether a browser's idea of where it is can be true: an address in numbers, or a name that is this machine's.

    Args:
        host: The name and the port that the browser sent.
        listening: What the server was told to listen at.
    """
    mine = socket.gethostname().lower()
    name = host.lower().rpartition(":")[0] if re.search(r":\d+$", host) else host.lower()
    name = name.strip("[]").rstrip(".")
    if name in {"localhost", listening.lower(), mine, f"{mine}.local"}:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
