"""Shows each format in docs/exports.md by the sample brief: page images in docs/exports/, excerpts in the page itself.

`make export-pictures`. The images need pdftoppm (poppler) and, for Word, soffice (LibreOffice); an image that cannot be
made is left as it is, and that is said. The excerpts need neither; a test compares them in memory.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from briefing.export.formats import FORMATS, Options, Product
from briefing.files import load
from briefing.outline import lay_out_material, material_of

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "exports.md"
PICTURES = ROOT / "docs" / "exports"
DOTS_PER_INCH = "50"
_BLOCK = re.compile(r"(<!-- excerpt: (?P<name>[a-z ]+) -->\n).*?(<!-- /excerpt -->)", re.DOTALL)


def product() -> Product:
    """The sample brief, as formats take it."""
    brief = load(ROOT / "briefs" / "harbour-strike.yaml")
    material = material_of(brief)
    return Product(lay_out_material(material, name=brief.id), material, brief.id)


def draw_pdf(folder: Path) -> Path:
    """The printed brief."""
    path = folder / "brief.pdf"
    path.write_bytes(FORMATS["pdf"].render(product(), Options())[""])
    return path


def draw_docx(folder: Path) -> Path:
    """The Word file, as LibreOffice prints it."""
    path = folder / "brief.docx"
    path.write_bytes(FORMATS["docx"].render(product(), Options())[""])
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder / "word"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "word" / "brief.pdf"


DRAWN = {"pdf": (draw_pdf, 2), "docx": (draw_docx, 2)}
"""For each format that is shown as an image what makes its pages, and which page is shown."""
NEEDED = {"pdf": ("pdftoppm",), "docx": ("pdftoppm", "soffice")}


def draw(name: str) -> None:
    """Write the image of one format."""
    missing = [tool for tool in NEEDED[name] if shutil.which(tool) is None]
    if missing:
        print(f"docs/exports/{name}.png is left as it is: there is no {missing[0]} here")
        return
    make, page = DRAWN[name]
    with TemporaryDirectory() as folder:
        pages = make(Path(folder))
        options = ["-r", DOTS_PER_INCH, "-f", str(page), "-l", str(page), "-png", "-singlefile"]
        subprocess.run(["pdftoppm", *options, str(pages), str(PICTURES / name)], check=True, capture_output=True)
    print(f"docs/exports/{name}.png")


def lines(format_: str, first: str, count: int, part: str = "", profile: str = "full") -> list[str]:
    """Lines of an export, from the first one that begins with some words."""
    text = FORMATS[format_].render(product(), Options(profile=profile))[part].decode("utf-8-sig")
    written = text.splitlines()
    start = next(place for place, line in enumerate(written) if line.lstrip().startswith(first))
    return [line[:100].rstrip() for line in written[start : start + count]]


def excerpts() -> Mapping[str, str]:
    """For each format that is text, a part of it as a fenced block."""
    shown = {
        "text": ("text", lines("text", "Q3  ", 9)),
        "one page": ("text", lines("text", "STATEMENTS", 8, profile="brief")),
        "message": ("text", lines("text", "C. Q3", 10, profile="message")),
        "markdown": ("markdown", lines("markdown", "### Q3", 9)),
        "json": ("json", lines("json", '"timeline[0].date"', 8)),
        "csv": ("text", lines("csv", '"id",', 3, part="statements")),
        "timelinejs": ("json", lines("timelinejs", '"unique_id": "entry-e2"', 17, part="timeline")),
        "ics": ("text", lines("ics", "SUMMARY:The minister", 9)),
    }
    return {name: "\n".join([f"```{kind}", *part, "```\n"]) for name, (kind, part) in shown.items()}


def with_excerpts(page: str) -> str:
    """The page with its excerpts renewed."""
    found = excerpts()
    return _BLOCK.sub(lambda block: f"{block[1]}{found[block['name']]}{block[3]}", page)


def main() -> None:
    """Show every format."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in DRAWN:
        draw(name)
    PAGE.write_text(with_excerpts(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print("docs/exports.md")


if __name__ == "__main__":
    main()
