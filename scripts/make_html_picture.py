"""Draws what the HTML brief looks like into docs/exports/html.png: needs a chromium with its driver."""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from briefing.export.html import render_html
from briefing.files import load
from briefing.outline import lay_out_material, material_of

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "exports" / "html.png"
sys.path.insert(0, str(ROOT / "tests"))

from browser.driver import Browser, open_browser  # noqa: E402 - the tests' browser serves here too
from programs import find_program  # noqa: E402 - likewise

LAPTOP, PHONE = (1100, 740), (360, 700)
SHEET = """<!DOCTYPE html><style>
body {{ margin: 0; background: #e3e5e8; }}
img {{ position: absolute; border-radius: 6px; box-shadow: 0 2px 14px #0005; }}
</style>
<img src="data:image/png;base64,{laptop}" style="left: 20px; top: 20px; width: 640px">
<img src="data:image/png;base64,{phone}" style="left: 612px; top: 52px; width: 216px">"""


def html_picture(folder: Path) -> bytes:
    """The web page on a laptop, and on a phone in the dark."""
    material = material_of(load(ROOT / "briefs" / "harbour-strike.yaml"))
    page = folder / "brief.html"
    page.write_text(render_html(lay_out_material(material)), encoding="utf-8")
    with open_browser(folder / "profile") as browser:
        laptop = _photograph(browser, page, LAPTOP)
        phone = _photograph(browser, page, PHONE, dark=True, part="#section\\.timeline figure")
        sheet = folder / "sheet.html"
        sheet.write_text(SHEET.format(laptop=laptop, phone=phone), encoding="utf-8")
        return base64.b64decode(_photograph(browser, sheet, (848, 492)))


def _photograph(browser: Browser, page: Path, size: tuple[int, int], *, dark: bool = False, part: str = "body") -> str:
    """The window of a size, at a part of a page, as base64 of a PNG."""
    width, height = size
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.command("Emulation.setEmulatedMedia", features=[scheme])
    browser.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
    browser.command("Emulation.setScrollbarsHidden", hidden=True)
    browser.open(page)
    browser.run("document.querySelector(arguments[0]).scrollIntoView()", part)
    picture: str = browser.command("Page.captureScreenshot", format="png")["data"]
    return picture


def main() -> None:
    """Draw it; where there is no browser, leave it as it is and say so."""
    if not (find_program("chromium") and find_program("chromedriver")):
        print("docs/exports/html.png is left as it is: there is no chromium with its driver here")
        return
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_bytes(html_picture(Path(folder)))
    print("docs/exports/html.png")


if __name__ == "__main__":
    main()
