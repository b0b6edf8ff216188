"""The documentation site: every page is in its navigation, its commands are commands, and a dead link is noticed."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT / "scripts"))

from check_site import faults_of  # noqa: E402 - scripts are no package
from make_caught_picture import RIGHT, WRONG, caught, picture  # noqa: E402 - likewise
from write_reference import command_of  # noqa: E402 - likewise


def pages_of(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from pages_of(item)


def test_every_page_is_in_the_navigation_once() -> None:
    project = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    listed = list(pages_of(project["nav"]))
    assert sorted(listed) == sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


def command_lines(page: Path) -> list[str]:
    blocks = re.findall(r"^```(?:sh)?\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if re.match(r"(?:[^|<>]* \| )?briefing ", line)]


GUIDES = sorted((DOCS / "how-to").glob("*.md"))


@pytest.mark.parametrize(
    "page", [*GUIDES, DOCS / "capture.md", DOCS / "draft.md", DOCS / "verify.md"], ids=lambda page: page.stem
)
def test_the_commands_of_a_guide_are_commands(page: Path) -> None:
    lines = command_lines(page)
    assert len(lines) >= 4
    for line in lines:
        words = shlex.split(re.split(r" [<>] ", line.rpartition(" | ")[2])[0])[1:]
        if words[0] in COMMANDS:
            command_of(words[0]).make_context(words[0], words[1:])
        else:
            assert words == [words[0]]
            assert words[0].endswith(".yaml")


def test_a_link_that_leads_nowhere_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text('<h1 id="here">x</h1><a href="index.html#there">y</a>')
    (tmp_path / "index.html").write_text(
        '<p id="there"><a href="other.html#here">a</a><a href="other.html#gone">b</a><a href="gone.html">c</a>'
        '<img src="gone.svg"><script src="https://wire.example.org/x.js"></script>'
        '<a href="https://wire.example.org">d</a><link rel="canonical" href="https://wire.example.org/">'
    )
    assert faults_of(tmp_path) == [
        "index.html: other.html#gone: that page has no such place",
        "index.html: gone.html leads nowhere",
        "index.html: gone.svg leads nowhere",
        "index.html: loads https://wire.example.org/x.js",
    ]


def test_the_first_picture_shows_what_the_program_says() -> None:
    said = caught()
    assert WRONG in said
    assert "error[BR301]" in re.sub(r"\x1b\[[\d;]*m", "", said)
    assert RIGHT not in said
    assert (DOCS / "screens" / "caught.svg").read_text(encoding="utf-8") == picture(said)
