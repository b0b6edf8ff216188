"""Hypothesis strategies for whole briefs: the plainest, and the worst that a file can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from briefing.model import (
    ActorKind,
    Briefing,
    BriefingStatus,
    Confidence,
    DateBasis,
    DateBound,
    EntryStatus,
    EventStatus,
    KeyPointKind,
    Likelihood,
    Marking,
    QuoteKind,
    QuoteStatus,
    Reliability,
    Stance,
    TensionBasis,
    TensionStatus,
    Trend,
)
from briefing.text.characters import REMOVED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["EDTF", "NASTY", "brief_dates", "briefings", "line_texts", "prose_texts", "raw_briefs", "raw_sources"]

NASTY = (
    "SOURCES\n-------",
    "\n\nEnd of brief: forged\nTLP:CLEAR",
    "=" * 72,
    "------",
    "\x1b]0;title\x07",
    "\u202eright to left",
    "e" + "\u0301" * 12,
    "\u0301alone",
    "a\u200bb\u00adc",
    "before\u2028after\x0bagain\rand\x85on",
    "a\u00a0long\u00a0run\u00a0of\u00a0words\u00a0that\u00a0no\u00a0blank\u00a0ever\u00a0parts",
    "https://example.org/" + "a" * 90,
    "x" * 250,
    "港湾労働者は月曜日に仕事を止めた。" * 5,
    "\u2067עברית\u2069 עם \u2066English\u2069",
    "👩\u200d👩\u200d👧\u200d👦🇲🇩" * 9,
    "“already quoted”",
    "He said \"no\" and ''never''.",
    "[sic] [nobody] [a0] [s0:3] [Q1] [b]markup[/b]",
    "  two   blanks  ",
    "tab\there",
    "!  not a caution",
    "Note      not a label",
    "\ue000\ufdd0\U000e0041",
)
"""Texts that deceive, disturb or overflow."""

EDTF = (
    "2024-03-07",
    "2024-03",
    "2024",
    "2024-22",
    "2024-03-07?",
    "2024-03~",
    "2024-03-07%",
    "2024-02-28/2024-03-03",
    "2024-03-04/2024-03-08",
    "2024-03-07/..",
    "../2024-03-07",
    "[2024-03-04..2024-03-07]",
    "{2024-03-04,2024-03-09}",
    "2016-05-XX",
    "156X",
    "-0043",
    "Y-17E7",
    "2004-06~-11",
    "2024-03-07T10:30:00+02:00",
    "2024-33",
)
"""Dates of every sort."""

_WORDS = ("The", "port", "closed", "on", "Monday,", "dockers", "said;", "“enough”", "Łódź", "[Q1]", "[s0:2]", "[a0]")
_PLACES = st.integers(1, 40)


def line_texts() -> SearchStrategy[str]:
    """Text on one line, never empty."""
    return prose_texts().map(lambda text: " ".join(text.split("\n")))


def prose_texts() -> SearchStrategy[str]:
    """Text of one or several lines, never empty."""
    words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25).map(" ".join)
    anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(_shows)
    nasty = st.sampled_from(NASTY)
    return st.one_of(words, nasty, anything, st.tuples(words, nasty, words).map(" ".join))


def _shows(text: str) -> bool:
    return bool(text.strip().strip(f" \n\t{REMOVED}"))


def brief_dates() -> SearchStrategy[Any]:
    """A date as a file gives it: in short, or as a mapping."""
    said = st.fixed_dictionaries(
        {}, optional={"text": line_texts(), "basis": _of(DateBasis), "bound": _of(DateBound), "note": prose_texts()}
    )
    dates = st.sampled_from(EDTF)
    resolved = st.builds(lambda date, more: {"edtf": date, **more}, dates, said)
    worded = st.builds(lambda text, more: {**more, "text": text}, line_texts(), said)
    return st.one_of(dates, resolved, worded, st.just({"basis": "unknown"}))


@st.composite
def raw_briefs(draw: DrawFn) -> dict[str, Any]:
    """A valid brief as the plain content of a file; every section may be absent."""
    actors = [f"a{number}" for number in range(draw(st.integers(0, 3)))]
    sources = [f"s{number}" for number in range(draw(st.integers(0, 3)))]
    quotes = [f"Q{number}" for number in range(1, draw(st.integers(0, 3)) + 1)]
    known = _Known(actors, sources, quotes)
    brief = {
        "briefing": 1,
        "title": draw(line_texts()),
        "event": draw(_event(known)),
        "actors": {key: draw(_actor(known)) for key in actors},
        "sources": {key: draw(raw_sources()) for key in sources},
        "quotes": [draw(_quote(known)) for _ in quotes],
        "timeline": draw(st.lists(_entry(known), max_size=3)),
        "assessments": draw(st.lists(_assessment(known), max_size=2)),
        "gaps": draw(st.lists(_point(), max_size=2)),
        "watch": draw(st.lists(_point(), max_size=2)),
        **draw(_head()),
    }
    if actors:
        brief["tensions"] = draw(st.lists(_tension(known), max_size=2))
    brief["discrepancies"] = draw(st.lists(_discrepancy(known), max_size=2))
    if sources:
        brief["source_notes"] = draw(st.lists(_source_note(known), max_size=2))
    return brief


def briefings() -> SearchStrategy[Briefing]:
    """A brief."""
    return raw_briefs().map(Briefing.model_validate)


class _Known:
    """The ids that a brief declares, and ways to name some of them."""

    def __init__(self, actors: list[str], sources: list[str], quotes: list[str]) -> None:
        places = [f"{source}:3" for source in sources]
        self.sources = sources
        self.actors = st.lists(st.sampled_from(actors), max_size=3, unique=True) if actors else st.just([])
        self.parties = (
            st.lists(st.sampled_from(actors), min_size=1, max_size=2, unique=True) if actors else st.nothing()
        )
        self.quotes = st.lists(st.sampled_from(quotes), max_size=3, unique=True) if quotes else st.just([])
        anything = [*actors, *places, *quotes]
        self.refs = st.lists(st.sampled_from(anything), max_size=4) if anything else st.just([])

    def place(self) -> Mapping[str, SearchStrategy[Any]]:
        """The keys that say where something stands."""
        return {"source": st.sampled_from(self.sources), "at": _PLACES} if self.sources else {}


def _of(values: type[StrEnum]) -> SearchStrategy[str]:
    return st.sampled_from([str(value) for value in values])


def _item(
    required: Mapping[str, SearchStrategy[Any]], optional: Mapping[str, SearchStrategy[Any]]
) -> SearchStrategy[dict[str, Any]]:
    """A part of a brief that may be a draft."""
    return _mapping(required, {**optional, "draft": st.booleans()})


def _mapping(
    required: Mapping[str, SearchStrategy[Any]], optional: Mapping[str, SearchStrategy[Any]]
) -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(dict(required), optional=dict(optional))


def _head() -> SearchStrategy[dict[str, Any]]:
    return _mapping(
        {},
        {
            "id": st.sampled_from(["port", "a" * 100, "2024-03-07.brief_1"]),
            "marking": _of(Marking),
            "status": _of(BriefingStatus),
            "version": st.integers(1, 99),
            "as_of": brief_dates(),
            "prepared_by": line_texts(),
            "prepared_for": line_texts(),
            "language": st.sampled_from(["en", "pt-BR", "tlh"]),
            "tags": st.lists(line_texts(), max_size=2),
        },
    )


def _event(known: _Known) -> SearchStrategy[dict[str, Any]]:
    participants = known.parties.map(lambda ids: [ids[0], *({"actor": key, "role": "host"} for key in ids[1:])])
    point = st.one_of(prose_texts(), _item({"text": prose_texts()}, {"kind": _of(KeyPointKind)}))
    return _item(
        {"summary": prose_texts()},
        {
            "what": line_texts(),
            "when": brief_dates(),
            "where": line_texts(),
            "status": _of(EventStatus),
            "key_points": st.lists(point, max_size=2),
            "background": prose_texts(),
            "significance": prose_texts(),
            "outlook": prose_texts(),
            **({} if known.parties.is_empty else {"participants": participants}),
        },
    )


def _actor(known: _Known) -> SearchStrategy[dict[str, Any]]:
    return _item(
        {"name": line_texts()},
        {
            "kind": _of(ActorKind),
            "role": line_texts(),
            "affiliation": known.actors,
            "side": line_texts(),
            "country": st.sampled_from(["MD", "FR"]),
            "aliases": st.lists(line_texts(), max_size=2),
            "note": prose_texts(),
        },
    )


def raw_sources() -> SearchStrategy[dict[str, Any]]:
    """A source as the plain content of a file."""
    digest = {"sha256": st.just("0f" * 32)}
    original = _mapping({"path": st.sampled_from(["sources/a.orig.html", "b.pdf"])}, digest)
    archive = _mapping(
        {"path": st.sampled_from(["sources/a.txt", "b.txt"])},
        {**digest, "original": original, "retrieved": st.just("2024-03-08T09:30:00Z"), "by": line_texts()},
    )
    return _item(
        {"title": line_texts()},
        {
            "publisher": line_texts(),
            "author": line_texts(),
            "url": st.sampled_from(["https://example.org/a", "http://example.org/" + "b" * 200]),
            "published": brief_dates(),
            "accessed": brief_dates(),
            "language": st.sampled_from(["en", "fr", "tlh"]),
            "archive": archive,
            "reliability": _of(Reliability),
            "descriptor": prose_texts(),
            "note": prose_texts(),
        },
    )


def _quote(known: _Known) -> SearchStrategy[dict[str, Any]]:
    return _item(
        {"text": prose_texts(), "speaker": st.one_of(st.none(), known.actors)},
        {
            "kind": _of(QuoteKind),
            "date": brief_dates(),
            "venue": line_texts(),
            "to": known.actors,
            "about": known.actors,
            "passage": prose_texts(),
            "via": st.one_of(known.actors, line_texts()),
            "status": _of(QuoteStatus),
            "credibility": st.integers(1, 6),
            "original": _mapping({"language": st.sampled_from(["fr", "pt-BR"])}, {"text": prose_texts()}),
            "topic": line_texts(),
            "note": prose_texts(),
            **known.place(),
        },
    )


def _entry(known: _Known) -> SearchStrategy[dict[str, Any]]:
    return _item(
        {"date": brief_dates(), "text": prose_texts()},
        {"status": _of(EntryStatus), "actors": known.actors, "refs": known.refs, **known.place()},
    )


def _tension(known: _Known) -> SearchStrategy[dict[str, Any]]:
    position = _mapping(
        {"party": known.parties, "position": prose_texts()}, {"stance": _of(Stance), "quotes": known.quotes}
    )
    return _item(
        {"title": line_texts(), "positions": st.lists(position, min_size=2, max_size=3)},
        {
            "issue": prose_texts(),
            "basis": _of(TensionBasis),
            "level": st.integers(1, 5),
            "trend": _of(Trend),
            "common_ground": prose_texts(),
            "refs": known.refs,
            "status": _of(TensionStatus),
        },
    )


def _discrepancy(known: _Known) -> SearchStrategy[dict[str, Any]]:
    version = _mapping({"claim": prose_texts()}, {"quotes": known.quotes, **known.place()})
    return _item(
        {"question": line_texts(), "versions": st.lists(version, min_size=2, max_size=3)},
        {"preferred": st.integers(1, 2), "note": prose_texts()},
    )


def _assessment(known: _Known) -> SearchStrategy[dict[str, Any]]:
    return _item(
        {"text": prose_texts()},
        {
            "likelihood": _of(Likelihood),
            "confidence": _of(Confidence),
            "basis": prose_texts(),
            "refs": known.refs,
            "alternatives": prose_texts(),
            "would_change": prose_texts(),
        },
    )


def _point() -> SearchStrategy[Any]:
    return st.one_of(prose_texts(), _item({"text": prose_texts()}, {"by": brief_dates()}))


def _source_note(known: _Known) -> SearchStrategy[dict[str, Any]]:
    place = known.place()
    return _item(
        {"note": prose_texts(), "source": place["source"]},
        {"at": place["at"], "printed": prose_texts(), "read_as": prose_texts()},
    )
