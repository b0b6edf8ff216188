"""The site of a library in a real browser: it finds what `briefing search` finds, without a network."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.library.index import Filters, Library, parse_query, search
from briefing.site import SiteContent, page_name, pages_of_library, shelve

if TYPE_CHECKING:
    from browser.driver import Browser

pytestmark = pytest.mark.slow

BRIEFS = Path(__file__).parents[2] / "briefs"
OTHER = """\
briefing: 1
title: Łukasz Nowak w Chișinău
as_of: 2024-05-01
event: {summary: "東京都知事は火曜日に辞任した。"}
quotes:
- {text: "Die Straße ist gesperrt", kind: direct, speaker: null}
- {text: "İstanbul’da l'école n'ouvre pas", kind: direct, speaker: null}
"""
FOUND = "return [...document.querySelectorAll('#hits li')].map(one => one.firstChild.textContent)"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    for path in BRIEFS.glob("*.yaml"):
        shutil.copy(path, folder)
    (folder / "other.yaml").write_text(OTHER)
    shelves = {path: shelve(load(path), page_name(path, folder, ())) for path in sorted(folder.glob("*.yaml"))}
    (folder / "site" / "briefs").mkdir(parents=True)
    for name, page in pages_of_library(SiteContent("briefs", shelves)).items():
        (folder / "site" / name).write_text(page)
    return folder


@pytest.fixture
def site(window: Browser, library: Path) -> Browser:
    window.open(library / "site" / "index.html")
    return window


def test_the_console_stays_empty_and_the_search_is_offered(site: Browser) -> None:
    assert site.console() == []
    assert site.is_shown("#words")
    assert not site.is_shown("#hits")


@pytest.mark.parametrize(
    "words",
    [
        *("pact", "PACT france", "russ", "night crews", "łukasz", "lukasz", "chisinau", "strasse", "ecole"),
        *("京都", "東京都知事"),
    ],
)
def test_it_finds_what_the_command_finds(
    site: Browser, library: Path, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    site.run("document.getElementById('words').value = ''")
    site.press("#words", words)
    opened = Library(library, note=lambda _said: None)
    try:
        opened.refresh()
        hits, number = search(opened, parse_query(" ".join(f"{word}*" for word in words.split())), Filters())
    finally:
        opened.close()
    assert number > 0
    assert sorted(site.run(FOUND)) == sorted(hit.main for hit in hits)


def test_a_hit_leads_to_its_place_on_the_page_of_its_brief(site: Browser) -> None:
    site.press("#words", "gesperrt")
    site.click("#hits a")
    assert site.run("return location.pathname.split('/').pop() + location.hash") == "other.html#Q1"
    assert "gesperrt" in site.run("return document.querySelector(':target').textContent")


def test_without_a_script_the_briefs_are_listed(site: Browser, library: Path) -> None:
    site.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        site.open(library / "site" / "index.html")
        assert site.is_shown("#briefs")
        assert not site.is_shown(".search")
    finally:
        site.command("Emulation.setScriptExecutionDisabled", value=False)
