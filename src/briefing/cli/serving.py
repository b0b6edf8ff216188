"""The server of `briefing serve`: pages for whoever has the address with its token, and for no other web page."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import secrets
import socket
from inspect import iscoroutinefunction, signature
from typing import TYPE_CHECKING, Any

from aiohttp import web
from textual_serve.server import Server

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Awaitable, Callable

    from textual_serve.app_service import AppService

    from briefing.cli.library_pages import LibraryPages
    from briefing.cli.report import Report

__all__ = ["READER", "BriefServer", "GuardMissingError", "is_known_host", "new_token"]

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
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


_HOOKS = {
    "_make_app": ["self"],
    "_process_messages": ["self", "websocket", "app_service"],
    "handle_index": ["self", "request"],
    "handle_websocket": ["self", "request"],
}
"""What the guards below need of textual-serve, with what it is called with; any release may take or change it."""

LARGEST_WINDOW = (500, 200)
"""Columns and rows beyond which no window is drawn, whatever a visitor says."""

MOST_VISITORS = 20
"""Readers that run at once: each is a process of its own."""

PATIENCE = 0.1
"""Seconds that open pages have to close once the server is told to end."""

LAST_MOMENT = 3
"""Seconds that a reader has to end once its visitor has left."""

READER = "reader/"
"""Where the reader is, seen from the page of the library."""

TOKEN_BYTES = 24
"""Bytes of chance in a token."""


class GuardMissingError(BriefingError):
    """The installed textual-serve has no place for a guard, so nothing is served."""


class BriefServer(Server):
    """Runs a reader for each visitor; of a folder it shows the pages of the library first, and the reader beside them.

    Everything lies below a folder that has the token for a name, which other users of this machine do not know.

    Without the two further checks any page that a visitor has open could read the briefs: a browser lets every page
    open a WebSocket to this machine (so the origin is compared), and a name that suddenly means this machine makes
    such a page one of ours (so the host is compared).

    The server runs the application that it put the checks on itself, and none that the library might make elsewhere.

    Args:
        command: What is run for each visitor.
        report: Who is told the address.
        host: The address to listen on.
        port: The port to listen on.
        token: What a visitor must know; empty lets everybody in.
        library: The pages of the folder; None for one brief.
    """

    def __init__(
        self,
        command: str,
        report: Report,
        *,
        host: str,
        port: int,
        token: str,
        library: LibraryPages | None = None,
    ) -> None:
        super().__init__(command, host=host, port=port, title="briefing")
        self._report = report
        self._library = library
        self._looking = asyncio.Lock()
        self._token = token
        self._visitors = 0
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """What a visitor opens."""
        everywhere = self.host in {"0.0.0.0", "::"}  # noqa: S104 - what the user chose
        host = socket.gethostname() if everywhere else f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/{f'?token={self._token}' if self._token else ''}"

    def run(self) -> None:
        """Serve until Ctrl+C.

        Raises:
            GuardMissingError: If textual-serve lacks what a guard needs.
        """
        for name, parameters in _HOOKS.items():
            hook = getattr(Server, name, None)
            if not iscoroutinefunction(hook) or list(signature(hook).parameters) != parameters:
                raise GuardMissingError(
                    f"The installed textual-serve has no '{name}', which guards the briefs against other pages of a "
                    "browser; nothing is served. Install textual-serve 1.1.3."
                )
        web.run_app(self._guarded_app(), host=self.host, port=self.port, print=None, shutdown_timeout=PATIENCE)

    async def _guarded_app(self) -> web.Application:
        inner = await self._make_app()
        if self._library:
            inner.router.add_get(f"/{READER}", self._show_reader)
            inner.router.add_get("/{page:.+}", self._show_page)
        if not self._token:
            inner.middlewares.append(self._check_visitor)
            return inner
        app = web.Application(middlewares=[self._check_visitor])
        app.add_subapp(f"/{self._token}/", inner)
        app.router.add_get("/", self._enter)
        app.router.add_get("/ws", self.handle_websocket)
        return app

    async def _enter(self, _request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(f"/{self._token}/")

    def _knows_token(self, request: web.Request) -> bool:
        given = request.query.get("token") or request.path.partition("/")[2].partition("/")[0]
        return not self._token or secrets.compare_digest(given.encode("utf-8", "replace"), self._token.encode())

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
        if not self._knows_token(request):
            raise web.HTTPForbidden(text="Open the address that 'briefing serve' has printed: it ends in a token.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    async def handle_index(self, request: web.Request) -> Any:
        """Show the page of the library, or that of the reader where there is none."""
        return await (self._show_page(request) if self._library else self._show_reader(request))

    async def _show_reader(self, request: web.Request) -> Any:
        """Show the page of the reader, with the addresses that this visitor can reach."""
        self.public_url = f"{request.scheme}://{request.host}"
        return await super().handle_index(request)

    async def _show_page(self, request: web.Request) -> web.Response:
        """Show a page of the library as its briefs are now; there is nothing to be found beside these pages."""
        assert self._library is not None  # noqa: S101 - else there is no way here
        async with self._looking:
            try:
                await asyncio.to_thread(self._library.look)
            except BriefingError as error:
                self._report.error(error)
        name = request.match_info.get("page", "index.html")
        page = self._library.pages.get(name)
        if page is None:
            raise web.HTTPNotFound(text="The library has no such page.")
        kind = "application/atom+xml" if name.endswith(".xml") else "text/html"
        return web.Response(text=page, content_type=kind, charset="utf-8")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a reader for a visitor, in a window of a size that a screen can have."""
        if self._visitors >= MOST_VISITORS:
            raise web.HTTPServiceUnavailable(text="briefing has as many visitors as it can serve.")
        size = _held(request.query.get("width"), request.query.get("height"))
        self._visitors += 1
        try:
            asked = request.clone(rel_url=request.rel_url.update_query(width=size[0], height=size[1]))
            return await super().handle_websocket(asked)
        finally:
            self._visitors -= 1

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        process = app_service._process  # noqa: SLF001 - before anything is taken from the visitor
        resize = app_service.set_terminal_size

        async def resize_within_limits(width: Any, height: Any) -> None:
            await resize(*_held(width, height))

        app_service.set_terminal_size = resize_within_limits  # type: ignore[method-assign]
        try:
            await super()._process_messages(websocket, app_service)
        finally:
            ending = asyncio.create_task(_end(process))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002 - the library's form
        """Say where it is read."""
        self._report.note(f"Read it at {self.address} and end it with Ctrl+C.")


async def _end(process: Process | None) -> None:
    """End a reader whose visitor has left, even one that does not respond."""
    if process is None:
        return
    try:
        await asyncio.wait_for(process.wait(), LAST_MOMENT)
    except TimeoutError:
        process.kill()


def _held(width: Any, height: Any) -> tuple[int, int]:
    """Hold the size that a visitor's window claims to have to what a screen can have; 80 x 24 where it is no number."""

    def held(value: Any, default: int, most: int) -> int:
        try:
            return max(1, min(int(value), most))
        except (TypeError, ValueError, OverflowError):
            return default

    return held(width, 80, LARGEST_WINDOW[0]), held(height, 24, LARGEST_WINDOW[1])


def new_token() -> str:
    """A token that nobody can guess, in characters that an address can hold."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def is_known_host(host: str, listening: str) -> bool:
    """Whether a browser's idea of where it is can be true: an address in numbers, or a name that is this machine's.

    Args:
        host: The name and the port that the browser sent.
        listening: What the server was told to listen on.
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
