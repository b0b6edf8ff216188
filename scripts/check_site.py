"""Looks at each link of the built site: it must lead to a file that is there, and to a place in it. `make site`.

Nothing is fetched. A page that would load something from another machine is a fault as well.
"""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["faults_of"]

ROOT = Path(__file__).resolve().parents[1]
LOADING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "link": "href"}
"""For each element that loads something the attribute that names it."""
LINKS_THAT_LOAD = {"stylesheet", "icon", "preload", "modulepreload", "preconnect"}


class PageLinks(HTMLParser):
    """Collects the addresses that a page names, and the places in it that can be named.

    Attributes:
        links: The addresses, each with whether it is loaded.
        places: The ids of the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, bool]] = []
        self.places: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of one element."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.places.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.append((given["href"], False))
        elif tag in LOADING and LOADING[tag] in given:
            loads = tag != "link" or bool(LINKS_THAT_LOAD & set(given.get("rel", "").split()))
            self.links.append((given[LOADING[tag]], loads))


def faults_of(site: Path) -> list[str]:
    """Every link that leads nowhere, and everything that would be loaded from elsewhere, each in a line."""
    pages: dict[Path, PageLinks] = {}
    for path in sorted(site.rglob("*.html")):
        pages[path] = PageLinks()
        pages[path].feed(path.read_text(encoding="utf-8"))
    return [
        f"{path.relative_to(site)}: {fault}"
        for path, page in pages.items()
        if path.name != "404.html"
        for fault in _faults(path, page, pages)
    ]


def _faults(path: Path, page: PageLinks, pages: dict[Path, PageLinks]) -> Iterator[str]:
    for address, loads in page.links:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            if loads and parts.scheme != "data":
                yield f"loads {address}"
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        target = target / "index.html" if target.is_dir() else target
        if not target.is_file():
            yield f"{address} leads nowhere"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].places:
            yield f"{address}: that page has no such place"


def main() -> int:
    """Print the faults of the site; 1 if there are any."""
    site = ROOT / "site"
    faults = faults_of(site.resolve())
    pages = len(list(site.rglob("*.html")))
    print("\n".join(faults) if faults else f"{pages} pages, and every link leads somewhere")
    return 1 if faults or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
