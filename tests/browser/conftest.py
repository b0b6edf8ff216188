from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.driver import open_browser
from browser.pages import PAGES, write_page
from programs import needs_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser.driver import Browser


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    needs_program("chromium")
    needs_program("chromedriver")
    with open_browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of each page, by its name."""
    folder = tmp_path_factory.mktemp("pages")
    return {name: write_page(name, folder) for name in PAGES}


@pytest.fixture
def browser(window: Browser, pages: dict[str, Path]) -> Browser:
    """A browser as if just started, with the brief of the strike open."""
    window.command("Emulation.setScriptExecutionDisabled", value=False)
    window.command("Emulation.setEmulatedMedia", media="", features=[])
    window.command("Emulation.clearDeviceMetricsOverride")
    window.open(pages["harbour-strike"])
    return window
