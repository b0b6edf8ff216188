"""From a brief to its outline: the head, and the sections that are wanted, in the order of every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.errors import BriefingError
from briefing.facts.provenance import comparison_of
from briefing.model import BriefingStatus, EventStatus
from briefing.model.wording import count_of, format_date_with_basis, format_prepared, format_standing
from briefing.outline import prose, records
from briefing.outline.material import spaced
from briefing.outline.record import Detail, DetailRole, Outline
from briefing.outline.statements import statements_section
from briefing.text import apart, set_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefing.outline.material import Material
    from briefing.outline.record import Section, Text

__all__ = [
    "SECTIONS",
    "SECTION_IDS",
    "UnknownSectionError",
    "find_sections",
    "head_facts",
    "lay_out_material",
    "sections_but",
]

SECTIONS: Mapping[str, Callable[[Material], Section | None]] = {
    "bottom-line": prose.bottom_line_section,
    "changes": prose.changes_section,
    "key-points": prose.key_points_section,
    "at-a-glance": prose.glance_section,
    "background": prose.background_section,
    "statements": statements_section,
    "tensions": records.tensions_section,
    "discrepancies": records.discrepancies_section,
    "timeline": records.timeline_section,
    "assessments": records.assessments_section,
    "actors": records.actors_section,
    "gaps": prose.gaps_section,
    "watch": prose.watch_section,
    "sources": records.sources_section,
}
"""For each section's id what makes it; None where the brief has nothing for it."""

SECTION_IDS = tuple(SECTIONS)
"""The ids of the sections a brief can have, in the order in which they are given."""


class UnknownSectionError(BriefingError):
    """A section was asked for by a name that none has."""

    def __init__(self, name: str, problem: str = "") -> None:
        problem = problem or f"there is no section '{name}'"
        super().__init__(f"{problem}; the sections are {', '.join(SECTION_IDS)}")
        self.name = name


def find_sections(names: Iterable[str] | None) -> tuple[str, ...]:
    """The ids of the sections that are wanted, in the order of the brief; all where none is named.

    Raises:
        UnknownSectionError: A name is none of SECTION_IDS; capitals, and blanks for hyphens, do not matter.
    """
    wanted: set[str] = set()
    for name in names or ():
        key = "-".join(name.lower().replace("_", " ").replace("-", " ").split())
        if key not in SECTIONS:
            raise UnknownSectionError(name)
        wanted.add(key)
    return tuple(key for key in SECTION_IDS if key in wanted) if wanted else SECTION_IDS


def sections_but(names: Iterable[str], without: Iterable[str]) -> tuple[str, ...] | None:
    """The sections that are named, or all, without some; None where that is all of them.

    Raises:
        UnknownSectionError: A name is none of SECTION_IDS, or none is left.
    """
    left_out = set(find_sections(without)) if (without := tuple(without)) else set()
    kept = tuple(key for key in find_sections(names) if key not in left_out)
    if not kept:
        raise UnknownSectionError("", "no section is left")
    return kept if len(kept) < len(SECTION_IDS) else None


def lay_out_material(material: Material, *, name: str | None = None, sections: Iterable[str] | None = None) -> Outline:
    """Say what a brief says, section by section; without content there is no section.

    Args:
        material: The brief with the result of its proof.
        name: The brief's short name; its own id where it is left out.
        sections: Ids of the sections that are wanted, in any order; all where none is named.

    Raises:
        UnknownSectionError: A section that is none.
    """
    briefing = material.briefing
    wanted = find_sections(sections)
    found = [section for section in (SECTIONS[key](material) for key in wanted) if section is not None]
    facts = list(head_facts(material))
    if len(wanted) < len(SECTION_IDS):
        shown = ", ".join(key.replace("-", " ") for key in wanted)
        facts.append(Detail(DetailRole.EXTRACT, "Extract", ("not the whole brief: ", shown)))
    return Outline(
        id=name or briefing.id or "",
        title=briefing.title,
        marking=str(briefing.marking or ""),
        language=briefing.language or "",
        tags=briefing.tags,
        facts=tuple(facts),
        sections=tuple(found),
    )


def head_facts(material: Material) -> Iterator[Detail]:
    """What stands between the title and the first section."""
    briefing = material.briefing
    yield from _event(material)
    if briefing.as_of:
        as_of = f"{format_date_with_basis(briefing.as_of)}; nothing later was used"
        yield Detail(DetailRole.AS_OF, "As of", (as_of,))
        yield from material.of_date(briefing.as_of)
    if standing := format_standing(briefing):
        role = DetailRole.PROVISIONAL if briefing.status not in {None, BriefingStatus.FINAL} else DetailRole.STATUS
        yield Detail(role, "Status", (standing,))
    if prepared := format_prepared(briefing):
        yield Detail(DetailRole.PREPARED, "Prepared", (prepared,))
    if briefing.sources:
        yield Detail(DetailRole.COMPILED, "Compiled", (f"from {count_of(len(briefing.sources), 'source')}",))
    yield from _quotations(material)
    yield from _reference(material)


def _event(material: Material) -> Iterator[Detail]:
    event = material.briefing.event
    what = material.split(event.what)
    plain = event.status in {None, EventStatus.OCCURRED}
    role = DetailRole.EVENT if plain or event.status is EventStatus.ONGOING else DetailRole.OPEN_EVENT
    if what:
        when = format_date_with_basis(event.when) if event.when else ""
        rest = [event.where, when, "" if plain else str(event.status)]
        if len(what) == 1 and isinstance(what[0], str):
            yield Detail(role, "Event", (apart([what[0], *(part or "" for part in rest)], "; "),))
        else:
            yield Detail(role, "Event", (*what, *(f"; {part}" for part in set_apart(list(filter(None, rest))))))
    elif role is DetailRole.OPEN_EVENT:
        yield Detail(role, "Event", (str(event.status),))


def _quotations(material: Material) -> Iterator[Detail]:
    """What became of the words that are given as somebody's own, and of the passages under paraphrases."""
    if not material.briefing.quotes:
        return
    tally = material.proof.tally()
    if tally.quotations:
        verified, *rest = tally.of_quotations()
        compared, unread = comparison_of(material.briefing, material.proof)
        texts = (" against the archived text of ", *_sources(compared, material)) if compared else ()
        missing = (": no archived text at hand for ", *_sources(unread, material)) if unread else ()
        said: Text = (verified, *texts, "".join(f"; {part}" for part in rest), *missing)
    else:
        said = ("none; every statement is a paraphrase",)
    yield Detail(DetailRole.QUOTATIONS, "Quotations", said)
    if tally.passages:
        yield Detail(DetailRole.PARAPHRASES, "Paraphrases", ("; ".join(tally.of_passages()),))


def _sources(keys: Iterable[str | None], material: Material) -> Text:
    numbers = [run for key in keys for run in material.where(key)]
    without = ["statements without a source"] if None in keys else []
    joined = spaced(numbers)
    return (*joined, *([" and "] if joined and without else []), *without)


def _reference(material: Material) -> Iterator[Detail]:
    """How to read a reference, shown by one that occurs."""
    for quote in material.briefing.quotes:
        where = material.where(quote.source, quote.at)
        if where and quote.source and quote.at:
            label = material.index.label(quote.source)
            yield Detail(DetailRole.REFERENCE, "Reference", (*where, f" = source {label}, paragraph {quote.at}"))
            return
