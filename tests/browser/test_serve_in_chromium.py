"""The reader in a real browser, whose policy the page must satisfy."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from browser.driver import open_browser

pytest.importorskip("textual_serve")
pytest.importorskip("aiohttp")

from terminal.terminal import PATIENCE
from terminal.visitor import serving

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("chromium", "chromedriver")]


def test_the_page_draws_the_reader_and_asks_no_other_server(tmp_path: Path) -> None:
    with serving(DATA / "pact.yaml", dict(os.environ)) as (_, served), open_browser(tmp_path / "profile") as browser:
        browser.visit(f"http://127.0.0.1:{served.port}/?token={served.token}")
        deadline = time.monotonic() + PATIENCE
        while not browser.run("return document.body.classList.contains('-first-byte')"):
            assert time.monotonic() < deadline, browser.console()
        blocked = [line for line in browser.console() if "violates" in line]
        assert all("fonts.googleapis.com" in line for line in blocked), blocked
        assert blocked, "the policy keeps the font of another server away"


def test_the_site_of_a_folder_is_searched_and_leads_to_the_reader(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "briefs"))
    with serving(folder, dict(os.environ)) as (_, served), open_browser(tmp_path / "profile") as browser:
        browser.visit(f"http://127.0.0.1:{served.port}/?token={served.token}")
        browser.press("#words", "dams")
        assert "dams" in browser.run("return document.getElementById('hits').textContent").lower()
        browser.click("#hits a")
        assert "/briefs/pact.html" in browser.run("return location.pathname")
        browser.visit(f"{served.page}people.html")
        assert browser.console() == []
        links = "return [...document.querySelectorAll('nav a')].filter(one => one.textContent == 'Reader')"
        browser.visit(browser.run(f"{links}[0].href"))
        deadline = time.monotonic() + PATIENCE
        while not browser.run("return document.body.classList.contains('-first-byte')"):
            assert time.monotonic() < deadline, browser.console()
