"""Builds the pages of a library: one for each brief, one that lists and searches all, those of what they say together.

The page of a brief is the very file that `briefing export --format html` writes. The search runs in the browser over
words that were folded here, as `briefing search` folds them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.index.proclitics import bare_forms
from briefing.library.index.tokens import SILENT
from briefing.model import Marking
from briefing.model.wording import count_of
from briefing.site.feed import write_feed
from briefing.site.filling import fill_index, fill_overview
from briefing.site.overviews import Overviews, Shelves
from briefing.text import safe_line
from briefing.text.characters import UNBOUNDED
from briefing.text.folding import IN_ASCII, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from briefing.library.index.dossier import LibraryDossier
    from briefing.library.index.merging import Happening, Outlet
    from briefing.library.index.tables import ItemRow
    from briefing.outline import Material
    from briefing.site.shelving import Shelf

__all__ = ["SiteContent", "pages_of_library"]


class SiteContent(NamedTuple):
    """What the pages tell.

    Attributes:
        title: What the library is called.
        shelves: The briefs by their files.
        dossiers: Everybody whom they name.
        outlets: Whose reports they rest on.
        happenings: Their timelines as one.
    """

    title: str
    shelves: Mapping[Path, Shelf]
    dossiers: Sequence[LibraryDossier] = ()
    outlets: Sequence[Outlet] = ()
    happenings: Sequence[Happening] = ()


def pages_of_library(content: SiteContent, *, reader: str = "") -> dict[str, str]:
    """All pages of a library by their names: those of the briefs, those of what they say together, the feed.

    Args:
        content: What they tell.
        reader: Where the reader is, seen from the page of the library; empty where there is none.
    """
    newest = sorted(content.shelves.values(), key=lambda shelf: (-(shelf.rows.last or 0), shelf.page))
    overviews = Overviews(Shelves(content.shelves))
    pages = {
        **overviews.people(content.dossiers),
        "timeline.html": overviews.timeline(content.happenings),
        "sources.html": overviews.sources(content.outlets),
    }
    leads = (*_PAGES, *((("Reader", reader),) if reader else ()))
    around = {"library": safe_line(content.title), "pages": leads}
    markings = [str(marking) for marking in Marking if any(shelf.rows.marking == marking for shelf in newest)]
    listed = {
        **around,
        "title": safe_line(content.title),
        "facts": ("; ".join([count_of(len(newest), "brief"), *([", ".join(markings)] if markings else [])]),),
        "up": "",
        "briefs": [_listed(shelf) for shelf in newest],
    }
    return {
        **{shelf.page: shelf.html for shelf in newest},
        **{name: fill_overview({**around, **page._asdict(), "up": _up(name)}) for name, page in pages.items()},
        "index.html": fill_index(listed, _search_data(newest)),
        "feed.xml": write_feed(newest, content.title),
    }


_PAGES = (
    ("Briefs", "index.html"),
    ("People", "people.html"),
    ("Timeline", "timeline.html"),
    ("Sources", "sources.html"),
    ("Feed", "feed.xml"),
)
"""What every page leads to."""


def _up(name: str) -> str:
    """The way from a page to that of the library."""
    return "../" * name.count("/")


def _listed(shelf: Shelf) -> dict[str, Any]:
    """What the list says of a brief."""
    rows, tally = shelf.rows, shelf.material.proof.tally()
    return {
        "page": shelf.page,
        "title": safe_line(rows.title),
        "date": rows.date,
        "marking": rows.marking,
        "colour": rows.marking.removeprefix("TLP:").partition("+")[0].lower(),
        "status": rows.status,
        "tags": [safe_line(tag) for tag in rows.tags],
        "statements": len(shelf.material.briefing.quotes),
        "proof": tally.sentence() if tally.quotations else "",
        "is_proved": tally.worst is None,
        "summary": safe_line(shelf.material.plain(shelf.material.briefing.event.summary)),
    }


def _search_data(shelves: Sequence[Shelf]) -> str:
    """The items of all briefs as JSON: `{"briefs": [[page, title, marking]], "items": [[...]], ...}`.

    With them goes what folds a query as the words are folded: letters that no decomposition takes apart, the insides of
    the classes of what is taken off, and of letters that stand beside each other without blanks.
    """
    return json.dumps(
        {
            "briefs": [[shelf.page, safe_line(shelf.rows.title), shelf.rows.marking] for shelf in shelves],
            "items": [item for place, shelf in enumerate(shelves) for item in _items(place, shelf)],
            "letters": {letter: written for letter, written in IN_ASCII.items() if letter.islower()},
            "folded": f"{MARKS}{SILENT}",
            "unbounded": UNBOUNDED,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _items(place: int, shelf: Shelf) -> Iterator[list[Any]]:
    """Each item: the place of its brief, its section, id, anchor, date, speaker, verdict, words, folded words."""
    for row in shelf.rows.items:
        text = next((words for label, words in json.loads(row.texts) if not label), "")
        yield [
            place,
            row.section,
            row.key,
            shelf.anchors.get(row.key, ""),
            row.date or shelf.rows.date,
            safe_line(row.speaker),
            _verdict(row, shelf.material),
            safe_line(text),
            f" {_with_bare_forms(f'{row.said} {row.beside}')} ",
        ]


def _with_bare_forms(words: str) -> str:
    """Folded words, and behind them what they are without what Arabic and Hebrew write in front of a word."""
    bare = dict.fromkeys(form for word in words.split() for form in bare_forms(word)) if not words.isascii() else {}
    return " ".join([words, *bare])


def _verdict(row: ItemRow, material: Material) -> str:
    return material.proof.verdicts[row.key].word if row.section == "statements" else ""
