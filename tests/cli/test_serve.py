"""The guards of `briefing serve`, without a browser."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("textual_serve")

from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from textual_serve.server import Server

from briefing.cli import serving
from briefing.cli.report import ExitCode, Report

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run

HOOKS = ["_make_app", "_process_messages", "handle_index", "handle_websocket"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was served, where nothing listens."""
    calls: list[Any] = []

    def run_app(app: Any, **_settings: Any) -> None:
        calls.append(asyncio.run(app))

    monkeypatch.setattr(web, "run_app", run_app)
    return calls


def test_what_is_served_has_the_guard(run: Run, brief: Path, started: list[Any]) -> None:
    assert run("serve", "--port", "18431", brief.name).code == ExitCode.GOOD
    (app,) = started
    assert [guard.__name__ for guard in app.middlewares] == ["_check_visitor"]


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize("how", ["gone", "another thing", "called otherwise"])
def test_a_release_without_a_hook_is_not_served(
    run: Run, brief: Path, started: list[Any], monkeypatch: pytest.MonkeyPatch, hook: str, how: str
) -> None:

    async def called_otherwise(_server: Server, *_visitors: object) -> None:
        """Do what no guard knows of."""

    if how == "gone":
        monkeypatch.delattr(Server, hook)
    elif how == "called otherwise":
        monkeypatch.setattr(Server, hook, called_otherwise)
    else:
        monkeypatch.setattr(Server, hook, None)
    result = run("serve", "--port", "18431", brief.name)
    assert (result.code, started) == (ExitCode.USAGE, [])
    assert f"The installed textual-serve has no '{hook}'" in result.err
    assert result.err.count("\n") == 1


def test_a_library_that_starts_by_itself_is_not_asked_to(
    run: Run, brief: Path, started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Server, "serve", lambda *_: pytest.fail("served without the guard"))
    assert run("serve", "--port", "18431", brief.name).code == ExitCode.GOOD
    assert len(started) == 1


@pytest.mark.parametrize(
    ("claimed", "held"),
    [
        ((100, 30), (100, 30)),
        (("100", "30"), (100, 30)),
        ((100_000, 100_000), serving.LARGEST_WINDOW),
        ((0, -5), (1, 1)),
        ((None, "wide"), (80, 24)),
        ((float("inf"), [1]), (80, 24)),
    ],
)
async def test_a_window_is_no_larger_than_a_screen(claimed: tuple[Any, Any], held: tuple[int, int]) -> None:
    sizes = []

    class Service:
        _process = None

        async def set_terminal_size(self, width: int, height: int) -> None:
            sizes.append((width, height))

    class Socket:
        async def __aiter__(self) -> Any:
            yield Message()

    class Message:
        type = web.WSMsgType.TEXT

        def json(self) -> Any:
            return ["resize", {"width": claimed[0], "height": claimed[1]}]

    server = serving.BriefServer("briefing", Report(), host="127.0.0.1", port=18431, token="")
    messages: Any = server._process_messages
    await messages(Socket(), Service())
    assert sizes == [held]


async def test_visitors_beyond_the_limit_are_turned_away() -> None:
    server = serving.BriefServer("briefing", Report(), host="127.0.0.1", port=18431, token="")
    server._visitors = serving.MOST_VISITORS
    with pytest.raises(web.HTTPServiceUnavailable):
        await server.handle_websocket(make_mocked_request("GET", "/ws"))
    assert server._visitors == serving.MOST_VISITORS


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ("127.0.0.1", "http://127.0.0.1:18431/?token=secret"),
        ("::1", "http://[::1]:18431/?token=secret"),
        ("0.0.0.0", f"http://{socket.gethostname()}:18431/?token=secret"),  # noqa: S104 - what a user may choose
    ],
)
def test_the_address_can_be_opened_as_it_is(host: str, wanted: str) -> None:
    assert serving.BriefServer("briefing", Report(), host=host, port=18431, token="secret").address == wanted  # noqa: S106


def test_no_token_is_like_another() -> None:
    tokens = {serving.new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {32}
