"""The pages that tell what all briefs of a library say together: its people, its outlets, its timeline."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.beginning import slug_of
from briefing.model.wording import count_of
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefing.library.index.dossier import LibraryDossier, LibraryStand
    from briefing.library.index.finding import Hit
    from briefing.library.index.merging import Happening, Outlet
    from briefing.site.shelving import Shelf

__all__ = ["Overview", "OverviewRow", "OverviewSection", "Overviews", "Shelves"]

PEOPLE = "people"
"""The folder of the dossiers, and what the page is called that lists them."""


class Link(NamedTuple):
    """Words, and the page that they lead to, seen from the page of the library; no page where they lead nowhere."""

    words: str
    page: str = ""


class OverviewRow(NamedTuple):
    """A line of a page: what it is about, what must be known of it, what it says, and where that stands."""

    lead: Link
    told: str = ""
    text: str = ""
    places: tuple[Link, ...] = ()


class OverviewSection(NamedTuple):
    """A part of a page; without a heading where the page has only one."""

    heading: str
    rows: tuple[OverviewRow, ...]


class Overview(NamedTuple):
    """A page: its title, what stands under it, its parts."""

    title: str
    facts: tuple[str, ...]
    sections: tuple[OverviewSection, ...]


class Shelves:
    """Where the pages of briefs are, the places on them, and how their prose is printed.

    Args:
        shelves: The briefs by their files.
    """

    def __init__(self, shelves: Mapping[Path, Shelf]) -> None:
        self._shelves = shelves

    def link(self, path: Path, key: str = "") -> Link:
        """To a brief, or to an item on its page, with the title and the marking of the brief."""
        shelf = self._shelves.get(path)
        if shelf is None:
            return Link(safe_line(path.name))
        anchor = shelf.anchors.get(key, "")
        label = f"{shelf.material.index.label(key)}, " if anchor else ""
        marking = f" [{shelf.rows.marking}]" if shelf.rows.marking else ""
        return Link(safe_line(f"{label}{shelf.rows.title}{marking}"), f"{shelf.page}{'#' if anchor else ''}{anchor}")

    def words(self, hit: Hit) -> str:
        """What an item says: a quotation in quotation marks, the briefer's prose with its references as printed."""
        if hit.section == "statements":
            return safe_line(f"“{hit.main}”" if hit.kind == "direct" else hit.main)
        shelf = self._shelves.get(hit.path)
        return safe_line(shelf.material.plain(hit.main) if shelf else hit.main)


class Overviews:
    """Makes the pages.

    Args:
        shelves: Where the briefs are.
    """

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def people(self, dossiers: Sequence[LibraryDossier]) -> dict[str, Overview]:
        """The list of everybody, and the dossier of each, by the names of their pages."""
        pages: dict[str, Overview] = {}
        rows = []
        for dossier in dossiers:
            slug = slug_of(dossier.person.name)
            names = chain((slug,), (f"{slug}-{number}" for number in count(2)))
            page = next(page for name in names if (page := f"{PEOPLE}/{name}.html") not in pages)
            pages[page] = self._dossier(dossier)
            held = [("statement", dossier.said), ("position", dossier.stands), ("brief", dossier.briefs)]
            counts = ", ".join(count_of(len(items), word) for word, items in held if items)
            rows.append(OverviewRow(Link(safe_line(dossier.person.name), page), counts, _roles(dossier)))
        return {f"{PEOPLE}.html": Overview("People", (), (OverviewSection("", tuple(rows)),)), **pages}

    def timeline(self, happenings: Iterable[Happening]) -> Overview:
        """The timelines of all briefs as one."""
        rows = tuple(
            OverviewRow(
                Link(one.entries[0].date),
                one.entries[0].kind,
                self._shelves.words(one.entries[0]),
                tuple(self._shelves.link(entry.path, entry.key) for entry in one.entries),
            )
            for one in happenings
        )
        return Overview("Timeline", (), (OverviewSection("", rows),))

    def sources(self, outlets: Iterable[Outlet]) -> Overview:
        """The outlets by use, and which briefs rest on one alone."""
        return Overview("Sources", (), (OverviewSection("", tuple(map(self._outlet, outlets))),))

    def _outlet(self, outlet: Outlet) -> OverviewRow:
        counts = (("statement", outlet.statements), ("timeline entry", outlet.entries), ("source", outlet.sources))
        told = [count_of(number, word) for word, number in counts if number]
        grades = sorted(grade for grade in outlet.grades if grade)
        graded = [f"graded {', '.join(grades)}"] if grades else []
        alone = [f"{count_of(len(outlet.alone), 'brief')} on it alone"] if outlet.alone else []
        places = tuple(self._shelves.link(path) for path in outlet.briefs)
        return OverviewRow(Link(safe_line(outlet.name)), ", ".join([*told, *graded, *alone]), "", places)

    def _dossier(self, dossier: LibraryDossier) -> Overview:
        person = dossier.person
        others = [spelling for spelling in person.spellings if spelling != person.name]
        by_name = ["taken for one person in several briefs by the name alone"] if person.by_name_alone else []
        facts = [*person.roles, *([f"also: {', '.join(others)}"] if others else []), *by_name, *dossier.why]
        parts = (
            ("Said", map(self._row, dossier.said)),
            ("Said to them", map(self._row, dossier.said_to)),
            ("Said about them", map(self._row, dossier.said_about)),
            ("Did", map(self._row, dossier.done)),
            ("Stands", (row for stand in dossier.stands for row in self._stand(stand))),
            ("With", _counted(dossier.joins)),
            ("Against", _counted(dossier.opposes)),
            ("Briefs", (OverviewRow(self._shelves.link(brief.path), brief.date) for brief in dossier.briefs)),
        )
        sections = ((heading, tuple(rows)) for heading, rows in parts)
        return Overview(
            safe_line(person.name),
            tuple(map(safe_line, facts)),
            tuple(OverviewSection(heading, rows) for heading, rows in sections if rows),
        )

    def _row(self, hit: Hit) -> OverviewRow:
        lead = ", ".join(filter(None, (hit.date, hit.speaker)))
        told = "; ".join([*hit.told, *([hit.topic] if hit.topic else [])])
        return OverviewRow(Link(safe_line(lead)), safe_line(told), self._shelves.words(hit), (self._place(hit),))

    def _stand(self, stand: LibraryStand) -> Iterator[OverviewRow]:
        told = [stand.own.kind, "another stance than before" if stand.changed else ""]
        lead = Link(safe_line(f"{stand.own.date}, {stand.own.topic}"))
        place = (self._place(stand.own),)
        yield OverviewRow(lead, "; ".join(filter(None, told)), self._shelves.words(stand.own), place)
        for other in stand.others:
            yield OverviewRow(
                Link(safe_line(f"against {other.speaker}")), other.kind, self._shelves.words(other), place
            )

    def _place(self, hit: Hit) -> Link:
        return self._shelves.link(hit.path, hit.key)


def _roles(dossier: LibraryDossier) -> str:
    return safe_line(", ".join(dossier.person.roles))


def _counted(pairs: Iterable[tuple[str, int]]) -> Iterator[OverviewRow]:
    yield from (OverviewRow(Link(safe_line(name)), count_of(times, "time")) for name, times in pairs)
