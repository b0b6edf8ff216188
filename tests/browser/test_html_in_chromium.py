"""The HTML brief in a real browser: silent, readable without a script, filtered with one, printed with its marking."""

from __future__ import annotations

import base64
import subprocess
from typing import TYPE_CHECKING

import pytest

from browser.driver import ARGUMENTS
from programs import needs_program

if TYPE_CHECKING:
    from pathlib import Path

    from browser.driver import Browser

pytestmark = pytest.mark.slow

SHOWN = "return [...document.querySelectorAll('.statement')].filter(one => one.offsetParent).map(one => one.id)"


@pytest.fixture
def brief(pages: dict[str, Path]) -> Path:
    return pages["harbour-strike"]


def test_the_console_stays_empty(browser: Browser) -> None:
    assert browser.console() == []


def test_the_style_sheet_is_let_through(browser: Browser) -> None:
    assert browser.run("return getComputedStyle(document.querySelector('.unseen')).position") == "absolute"


def test_choosing_a_speaker_leaves_that_speakers_statements(browser: Browser) -> None:
    browser.press("select", "Ilse Marant")
    assert browser.run(SHOWN) == ["Q1", "Q2", "Q15", "Q17"]
    assert browser.run("return document.querySelector('[data-count]').textContent") == "4 of 17 shown"


def test_a_reference_to_a_statement_that_is_left_out_brings_all_back(browser: Browser) -> None:
    browser.press("select", "Ilse Marant")
    browser.click("a[href='#Q8']")
    assert len(browser.run(SHOWN)) == 17


def test_without_a_script_all_is_there_and_no_filter_is_offered(browser: Browser, brief: Path) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(brief)
    assert not browser.is_shown(".filter")
    assert browser.is_shown("#Q17")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(browser: Browser, width: int) -> None:
    browser.command("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=True)
    assert browser.run("return document.documentElement.scrollWidth") == width
    browser.command("Emulation.clearDeviceMetricsOverride")


@pytest.mark.needs_program("pdftotext")
def test_each_printed_page_has_the_marking_above_and_below_even_when_filtered(browser: Browser, tmp_path: Path) -> None:
    browser.press("select", "Ilse Marant")
    printed = tmp_path / "brief.pdf"
    printed.write_bytes(base64.b64decode(browser.pdf()))
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 3
    assert [number for number, page in enumerate(pages) if page.count("TLP:GREEN") < 2] == []
    assert "I will not watch it stand still" in text


def test_a_browser_without_a_driver_can_print_it(brief: Path, tmp_path: Path) -> None:
    chromium, printed = needs_program("chromium"), tmp_path / "brief.pdf"
    command = [chromium, *ARGUMENTS, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}"]
    subprocess.run([*command, brief.as_uri()], capture_output=True, check=True, timeout=100)
    assert printed.read_bytes().startswith(b"%PDF-")
