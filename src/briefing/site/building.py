"""Builds the pages of a library: one for each brief, and one that lists and searches them all.

The page of a brief is the very file that `briefing export --format html` writes. The search runs in the browser over
words that were folded here, as `briefing search` folds them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing.model import Marking
from briefing.site.feed import write_feed
from briefing.site.filling import write_index
from briefing.text import safe_line
from briefing.text.folding import IN_ASCII

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.library.index.rows import ItemRow
    from briefing.outline import Material
    from briefing.site.shelving import Shelf

__all__ = ["pages_of_library"]

INDEX = "index.html"
FEED = "feed.xml"


def pages_of_library(shelves: Sequence[Shelf], title: str) -> dict[str, str]:
    """All pages of a library by their names: those of the briefs, the one that lists and searches them, the feed.

    Args:
        shelves: The briefs, in any order.
        title: What the library is called.
    """
    newest = sorted(shelves, key=lambda shelf: (-(shelf.rows.last or 0), shelf.page))
    content = {
        "title": safe_line(title),
        "markings": [str(marking) for marking in Marking if any(shelf.rows.marking == marking for shelf in newest)],
        "briefs": [_listed(shelf) for shelf in newest],
        "feed": FEED,
    }
    return {
        **{shelf.page: shelf.html for shelf in shelves},
        INDEX: write_index(content, _search_data(newest)),
        FEED: write_feed(newest, title),
    }


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
    """The items of all briefs as JSON: `{"briefs": [[page, title, marking]], "items": [[...]], "letters": {}}`."""
    return json.dumps(
        {
            "briefs": [[shelf.page, safe_line(shelf.rows.title), shelf.rows.marking] for shelf in shelves],
            "items": [item for place, shelf in enumerate(shelves) for item in _items(place, shelf)],
            "letters": {letter: written for letter, written in IN_ASCII.items() if letter.islower()},
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
            f" {row.said} {row.beside} ",
        ]


def _verdict(row: ItemRow, material: Material) -> str:
    return material.proof.verdicts[row.key].word if row.section == "statements" else ""
