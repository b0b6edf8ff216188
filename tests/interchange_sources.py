"""Sources as every form of a bibliography can hold them whole, and a brief that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from briefing.model import Briefing

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["SIGNS", "brief_with", "clean_sources"]

SIGNS = "abÉßøłșțĂ港Жя 0{}\\$%&#_~^\"'`-@,;=()[]<>:/*+?!.«»“”‘’„–—…\u00a0|"
"""Letters, and every sign that one of the forms takes for itself."""

DATES = (
    "2024-03-08",
    "2024-03",
    "2024",
    "2024-03-08~",
    "2024-03-07?",
    "2024-22",
    "2024-03-08T09:30:00Z",
    "156X",
    "-0043",
    "2024-03-04/2024-03-08",
    "2024-03/..",
    "[2024-03-04..2024-03-07]",
)


def brief_with(*sources: dict[str, Any]) -> Briefing:
    """A brief with sources by the ids s0, s1 …."""
    return Briefing.model_validate(
        {
            "briefing": 1,
            "title": "Port closed",
            "event": {"summary": "The port is closed."},
            "sources": {f"s{number}": source for number, source in enumerate(sources)},
        }
    )


def _lines() -> SearchStrategy[str]:
    return st.text(st.sampled_from(SIGNS), min_size=1, max_size=30).map(lambda text: text.strip("\u00a0 ") or "x")


def clean_sources() -> SearchStrategy[dict[str, Any]]:
    """A source as the plain content of a file, with nothing that one of the forms must lose."""
    return st.fixed_dictionaries(
        {"title": _lines()},
        optional={
            "author": _lines(),
            "publisher": _lines(),
            "url": st.sampled_from(["https://example.org/a%20b?c=d&e=~f#g_h", "http://example.org/$'(x)*"]),
            "published": st.sampled_from(DATES),
            "accessed": st.sampled_from(DATES),
            "language": st.sampled_from(["en-GB", "ro", "zh-Hant"]),
            "kind": st.sampled_from(["report", "statement", "transcript", "document"]),
            "note": st.lists(_lines(), min_size=1, max_size=4).map("\n".join),
        },
    )
