"""The HTML brief for everybody: contrast, landmarks, keyboard, settings of the system, pictures of any size."""

from __future__ import annotations

import base64
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from browser.pages import PAGES
from browser.probes import FAINT, OUTSIDE, OVERLAPPING, SMALLEST_LETTERS

if TYPE_CHECKING:
    from pathlib import Path

    from browser.driver import Browser

pytestmark = pytest.mark.slow

LOOKS = {"light": ("screen", "light"), "dark": ("screen", "dark"), "print": ("print", "dark")}


def look_at(browser: Browser, page: Path, look: str, width: int = 1280) -> None:
    media, scheme = LOOKS[look]
    browser.command(
        "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
    )
    browser.command(
        "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500
    )
    browser.open(page)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_every_text_has_contrast(browser: Browser, pages: dict[str, Path], name: str, look: str) -> None:
    look_at(browser, pages[name], look)
    count, faint = browser.run(FAINT)
    assert count > 50
    assert faint == []


def test_print_is_dark_on_white_even_where_the_screen_is_dark(browser: Browser, pages: dict[str, Path]) -> None:
    look_at(browser, pages["harbour-strike"], "print")
    assert browser.run("return getComputedStyle(document.body).color") == "rgb(26, 28, 30)"
    hidden = "return [...document.querySelectorAll('.contents, .filter, .skip')].filter(one => one.checkVisibility())"
    assert browser.run(hidden) == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_pictures_can_be_read(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    look_at(browser, pages[name], "light", width)
    sizes = browser.run(SMALLEST_LETTERS)
    assert len(sizes) >= 2
    assert min(sizes) > 10
    assert browser.run(OUTSIDE) == []
    assert browser.run(OVERLAPPING) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_page_has_landmarks_and_headings_in_order(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name])
    marks = browser.run("return ['header', 'nav[aria-label]', 'main', 'footer'].map(one => "
                        "document.querySelectorAll(`body > ${one}`).length)")  # fmt: skip
    assert marks == [1, 1, 1, 1]
    levels = browser.run("return [...document.querySelectorAll('h1, h2, h3')].map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1] == []


def test_whatever_is_told_by_a_screen_reader_has_a_name(browser: Browser) -> None:
    browser.command("Accessibility.enable")
    nodes = browser.command("Accessibility.getFullAXTree")["nodes"]
    told = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    named = {"link", "combobox", "table", "image", "heading", "navigation", "region", "article", "option"}
    roles = [role for role, _ in told]
    assert [role for role, name in told if role in named - {"article"} and not name] == []
    assert roles.count("image") == 4
    assert roles.count("table") == 8
    assert roles.count("rowheader") > 20
    assert {"banner", "navigation", "main", "contentinfo", "blockquote"} <= set(roles)


def test_the_timeline_is_still_a_table_to_a_screen_reader_on_a_phone(browser: Browser, pages: dict[str, Path]) -> None:
    look_at(browser, pages["harbour-strike"], "light", 390)
    nodes = browser.command("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("table") == 8
    assert roles.count("rowheader") > 20
    assert roles.count("columnheader") > 10


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(browser: Browser) -> None:
    wanted = browser.run("return document.querySelectorAll('a[href], select').length")
    reached, unseen = [], []
    for _ in range(wanted):
        browser.tab()
        place, outline = browser.run(
            "const all = [...document.querySelectorAll('a[href], select')]; const now = document.activeElement;"
            "return [all.indexOf(now), getComputedStyle(now).outlineStyle]"
        )
        reached.append(place)
        unseen += [place] if outline == "none" else []
    assert reached == list(range(wanted))
    assert unseen == []


def test_the_first_key_offers_to_skip_to_the_brief(browser: Browser) -> None:
    browser.tab()
    left, top = browser.run("const box = document.activeElement.getBoundingClientRect(); return [box.left, box.top]")
    assert min(left, top) >= 0
    browser.key("Enter", "\r")
    assert browser.run("return document.activeElement.id") == "page.main"
    browser.tab()
    assert browser.run("return document.querySelector('main').contains(document.activeElement)")


def test_colours_of_the_system_are_used_where_they_are_forced(browser: Browser, pages: dict[str, Path]) -> None:
    browser.command("Emulation.setEmulatedMedia", features=[{"name": "forced-colors", "value": "active"}])
    browser.open(pages["harbour-strike"])
    ink, paper = browser.run("const style = getComputedStyle(document.body); return [style.color, "
                             "getComputedStyle(document.documentElement).backgroundColor]")  # fmt: skip
    fills = browser.run("return [...document.querySelectorAll('svg text, svg .mark:not(.doubtful)')]"
                        ".map(one => getComputedStyle(one).fill)")  # fmt: skip
    assert set(fills) == {ink}
    assert ink != paper


def test_nothing_moves(browser: Browser) -> None:
    moving = browser.run(
        "return [...document.querySelectorAll('*')].map(one => getComputedStyle(one)).filter(style => "
        "style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto').length"
    )
    assert moving == 0


def test_text_in_arabic_begins_at_the_right(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["arabic"])
    directions = browser.run(
        "return ['h1', '.paragraph', '.points li', '.words p', '.positions td', '.entries td p']"
        ".map(one => getComputedStyle(document.querySelector(one)).direction)"
    )
    assert directions == ["rtl"] * 6


@pytest.mark.parametrize("name", PAGES)
def test_it_prints_on_a4_with_the_console_empty(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name])
    printed = base64.b64decode(browser.command("Page.printToPDF", preferCSSPageSize=True)["data"])
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}
    assert browser.console() == []
