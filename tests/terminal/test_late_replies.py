"""What a terminal answers too late, in parts or in bytes of another encoding changes nothing on the screen."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from monkey import REPLIES
from terminal.terminal import Terminal, briefing_command

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    return {**kept, **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path)), "LANG": "C.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "briefs"
    shutil.copytree(DATA, target)
    return target


@pytest.mark.slow
def test_late_replies_are_no_keys(folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("2")
        terminal.wait_for(lambda text: "[2 Statements]" in text and "1 note" in text)
        terminal.wait_until_quiet()
        before = terminal.text
        for reply in REPLIES:
            terminal.send(reply)
            for part in (reply[:2], *reply[2:6], reply[6:]):
                terminal.send(part)
                terminal.wait_until_quiet()
        assert terminal.text == before
        terminal.send("3")
        terminal.wait_for("[3 Tensions]")
        terminal.send("".join(REPLIES) + "4")
        terminal.wait_for("[4 Timeline]")
        terminal.send("/riv" + REPLIES[0] + "er")
        terminal.wait_for("/ river")
        terminal.send("\x11")
        assert terminal.wait_for_end() == 0
        assert terminal.left_on() == set()


def test_bytes_of_another_encoding_are_characters(folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send_bytes(b"\xe4\xf6\xfc\xff\x9b\xc3")
        terminal.send("2")
        terminal.wait_for("[2 Statements]")
        terminal.send("\x11")
        assert terminal.wait_for_end() == 0
