"""The reader in a browser: the same screens, and nothing that changes the machine it runs on."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

pytest.importorskip("textual_serve")
aiohttp = pytest.importorskip("aiohttp")
yarl = pytest.importorskip("yarl")

from briefing.reader.commands import COMMANDS  # noqa: E402 - after what may skip all of this
from terminal.terminal import PATIENCE  # noqa: E402
from terminal.visitor import Served, Visitor, serving  # noqa: E402

pytestmark = pytest.mark.slow

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"
if TYPE_CHECKING:
    from collections.abc import Iterator

NAMED = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "space": " ",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
    "shift+tab": "\x1b[Z",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "alt+right": "\x1b[1;3C",
    "alt+left": "\x1b[1;3D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f5": "\x1b[15~",
}
"""What a terminal sends for keys that have a name."""

ENDING = 5
"""Seconds after Ctrl+C in which a server has ended, on a machine that is busy."""

LEAVING = {"app.close", "app.quit"}
"""Commands that end the visit, which is all they may do."""


def sent_for(key: str) -> str:
    """What a terminal sends for one of Textual's keys."""
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return chr(ord(key[-1]) & 31)
    return NAMED.get(key, key)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a brief whose source has a URL, and with another brief."""
    target = tmp_path / "briefs"
    shutil.copytree(DATA, target)
    text = (target / "pact.yaml").read_text()
    (target / "other.yaml").write_text(text.replace("title: Velmar", "title: Secret Velmar"))
    return target


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A machine on which every program that a reader could start leaves a trace."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("vi", "editor", "tmux", "xdg-open", "x-www-browser", "www-browser", "firefox"):
        program = programs / name
        program.write_text(f"#!{sys.executable}\nimport pathlib\npathlib.Path({str(tmp_path)!r}, 'started').touch()\n")
        program.chmod(0o755)
    editor = str(programs / "editor")
    browser = str(programs / "www-browser")
    started = {"TMUX": "/nowhere,1,0", "EDITOR": editor, "VISUAL": editor, "BROWSER": browser}
    homes = dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DOWNLOAD_DIR"), str(tmp_path / "home"))
    return {**os.environ, **started, **homes, "PATH": f"{programs}:{os.environ['PATH']}"}


def files(tmp_path: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".pyc"}


@pytest.mark.timeout(400)
async def test_a_visitor_changes_nothing_with_any_key_or_entry_of_the_palette(
    folder: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    before = files(tmp_path)
    keys = [key for command in COMMANDS if command.id not in LEAVING for key in command.keys]
    entries = [command.title for command in COMMANDS if command.in_palette and command.id not in LEAVING]
    with serving(folder / "pact.yaml", env) as (_, served):
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(served.socket) as connection,
        ):
            visitor = Visitor(connection)
            await visitor.wait_for("BOTTOM LINE")
            for key in (*keys, "ctrl+z", "ctrl+s", "ctrl+c"):
                await visitor.press(f"2{sent_for(key)}")
                await visitor.wait_until_quiet()
                assert "Secret" not in visitor.text, key
                await visitor.press("\x1b")
            for entry in (*entries, "Screenshot"):
                await visitor.press("\x10")
                await visitor.wait_until_quiet()
                await visitor.press(f"{entry}\r")
                await visitor.wait_until_quiet()
                assert "Secret" not in visitor.text, entry
                await visitor.press("\x1b")
                await visitor.wait_until_quiet()
                await visitor.press("\x1b")
            await visitor.press("1")
            await visitor.wait_for("[1 Summary]")
    assert files(tmp_path) == before


async def test_what_a_visitor_may_not_do_is_said(folder: Path, env: dict[str, str]) -> None:
    said = {
        "e": "changes nothing",
        "s": "writes no files",
        "o": "opens no pages",
        "B": "shows one brief",
        "y": "Copied",
    }
    with serving(folder / "pact.yaml", env) as (_, served):
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(served.socket) as connection,
        ):
            visitor = Visitor(connection)
            await visitor.wait_for("BOTTOM LINE")
            for key, words in said.items():
                await visitor.press(key)
                await visitor.wait_for(words)
            assert "tmux" not in visitor.text


async def test_a_folder_is_served_and_nothing_above_it(folder: Path, env: dict[str, str]) -> None:
    (folder.parent / "above.yaml").write_text(
        (folder / "pact.yaml").read_text().replace("title: Velmar", "title: Above")
    )
    with serving(folder, env) as (_, served):
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(served.socket) as connection,
        ):
            visitor = Visitor(connection)
            await visitor.wait_for("2 briefs")
            await visitor.press("\r")
            await visitor.wait_for("BOTTOM LINE")
            await visitor.press("B")
            assert "Above" not in await visitor.wait_for("2 briefs")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Host": "localhost:{port}", "Origin": "http://localhost:{port}"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Host": "evil.example:{port}"}, 403),
        ({"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"}, 403),
        ({"Host": "[", "Origin": "http://["}, 403),
    ],
)
async def test_no_page_of_another_origin_and_no_rebound_name_reads_a_brief(
    headers: dict[str, str], status: int, served_brief: Served
) -> None:
    sent = {name: value.format(port=served_brief.port) for name, value in headers.items()}
    async with aiohttp.ClientSession() as session:
        async with session.get(served_brief.page, headers=sent) as page:
            assert page.status == status
            assert ("frame-ancestors 'none'" in page.headers.get("Content-Security-Policy", "")) == (status == 200)
        if status == 200:
            async with session.ws_connect(f"{served_brief.page}ws", headers=sent) as connection:
                await Visitor(connection).wait_for("BOTTOM LINE")
        else:
            with pytest.raises(aiohttp.WSServerHandshakeError, match=str(status)):
                await session.ws_connect(f"{served_brief.page}ws", headers=sent)


@pytest.fixture(scope="module")
def served_brief() -> Iterator[Served]:
    with serving(DATA / "pact.yaml", dict(os.environ)) as (_, served):
        yield served


def test_the_page_names_the_host_that_the_visitor_knows(served_brief: Served) -> None:
    port, token = served_brief
    with urlopen(f"http://localhost:{port}/?token={token}") as page:
        assert f"ws://localhost:{port}/{token}/ws" in page.read().decode()


@pytest.mark.parametrize(
    "path",
    ["", "?token=", "?token=guess", "ws", "ws?token=guess", "guess/", "guess/ws", "static/js/textual.js", "%00/", "//"],
)
async def test_nobody_gets_in_without_the_token(path: str, served_brief: Served) -> None:
    async with aiohttp.ClientSession() as session:
        url = yarl.URL(f"http://127.0.0.1:{served_brief.port}/{path}", encoded=True)
        async with session.get(url, allow_redirects=False) as answer:
            assert answer.status == 403
            assert served_brief.token not in await answer.text() + str(answer.headers)
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await session.ws_connect(url)


async def test_whoever_has_the_token_gets_in_without_the_page(served_brief: Served) -> None:
    port, token = served_brief
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"http://127.0.0.1:{port}/ws?token={token}") as connection,
    ):
        await Visitor(connection).wait_for("BOTTOM LINE")


async def test_a_server_can_let_everybody_in(folder: Path, env: dict[str, str]) -> None:
    with serving(folder / "pact.yaml", env, "--no-token") as (_, served):
        assert served.token == ""
        async with aiohttp.ClientSession() as session, session.ws_connect(served.socket) as connection:
            await Visitor(connection).wait_for("BOTTOM LINE")


async def test_no_link_that_leads_out_of_the_folder_is_followed(folder: Path, env: dict[str, str]) -> None:
    outside = folder.parent / "outside.yaml"
    outside.write_text("briefing: 1\ntitle: Foreign\nevent: {summary: Foreign words.}\n")
    (folder.parent / "key").write_text("private\n")
    (folder / "a.yaml").symlink_to(outside)
    (folder / "b.json").symlink_to(folder.parent / "key")
    (folder / "c.yaml").symlink_to("other.yaml")
    with serving(folder, env) as (_, served):
        async with aiohttp.ClientSession() as session, session.ws_connect(served.socket) as connection:
            visitor = Visitor(connection)
            shown = await visitor.wait_for("5 briefs")
            assert shown.count("leads out of the folder") == 2
            assert "Foreign" not in shown
            assert "private" not in shown
            assert shown.count("Secret") == 2


@pytest.mark.needs_program("ps")
async def test_a_reader_ends_with_its_visitor(folder: Path, env: dict[str, str]) -> None:
    with serving(folder / "pact.yaml", env) as (_, served):
        async with aiohttp.ClientSession() as session, session.ws_connect(served.socket) as connection:
            await Visitor(connection).wait_for("BOTTOM LINE")
            assert len(readers_of(folder)) == 1
        wait_until_nobody_reads(folder)


@pytest.mark.needs_program("ps")
async def test_a_reader_that_does_not_listen_ends_with_its_visitor(folder: Path, env: dict[str, str]) -> None:
    with serving(folder / "pact.yaml", env) as (_, served):
        async with aiohttp.ClientSession() as session, session.ws_connect(served.socket) as connection:
            await Visitor(connection).wait_for("BOTTOM LINE")
            os.kill(process_of_reader(folder), signal.SIGSTOP)
        wait_until_nobody_reads(folder)


async def test_ctrl_c_ends_the_server_though_a_page_does_not_answer(folder: Path, env: dict[str, str]) -> None:
    """A page in a laptop that was closed: it is still connected, and takes and gives nothing."""
    lines = ["GET /{token}/ws HTTP/1.1", "Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {'A' * 22}==", "", ""]
    with (
        serving(folder / "pact.yaml", env) as (program, served),
        socket.create_connection(("127.0.0.1", served.port)) as silent,
    ):
        silent.sendall("\r\n".join(lines).format(port=served.port, token=served.token).encode())
        assert b"101 Switching" in silent.recv(1000)
        program.send_signal(signal.SIGINT)
        assert program.wait(ENDING) == 0


@pytest.mark.needs_program("ps")
async def test_readers_end_with_a_server_that_is_killed(folder: Path, env: dict[str, str]) -> None:
    with serving(folder / "pact.yaml", env) as (program, served):
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(served.socket) as connection,
        ):
            await Visitor(connection).wait_for("BOTTOM LINE")
            assert readers_of(folder)
            program.kill()
            deadline = time.monotonic() + PATIENCE
            while readers_of(folder) and time.monotonic() < deadline:
                program.poll()
            assert readers_of(folder) == []


async def test_ctrl_c_ends_the_server_at_once_though_a_page_is_open(folder: Path, env: dict[str, str]) -> None:
    with serving(folder / "pact.yaml", env) as (program, served):
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(served.socket) as connection,
        ):
            await Visitor(connection).wait_for("BOTTOM LINE")
            program.send_signal(signal.SIGINT)
            assert program.wait(ENDING) == 0


def wait_until_nobody_reads(folder: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while readers_of(folder) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert readers_of(folder) == []


def process_of_reader(folder: Path) -> int:
    """The number of the only process that reads a brief of a folder."""
    listed = subprocess.run(["ps", "-A", "-ww", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    (found,) = (line for line in listed.splitlines() if "--read-only" in line and str(folder) in line)
    return int(found.split()[0])


def readers_of(folder: Path) -> list[str]:
    """The processes that read a brief of a folder for a visitor."""
    listed = subprocess.run(["ps", "-A", "-ww", "-o", "args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if "--read-only" in line and str(folder) in line]


def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "briefing", "serve", "--port", port, str(DATA / "pact.yaml")]
        result = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False, cwd=tmp_path)
    assert result.returncode == 2
    assert "cannot listen on" in result.stderr
