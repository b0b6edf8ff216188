"""Hypothesis' briefs whose archives have some of the words: in quotation marks, without them, elsewhere, or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["provable_briefs", "write_provable"]

WORDS = (
    "The bridge will be closed on Friday",
    "Nobody asked the village",
    "We never saw the plans",
    "It was built by our fathers",
    "The toll is a tax on bread",
)
"""What is said; the archive has the first three in quotation marks, the fourth without, and not the last."""
ARCHIVE = f""""{WORDS[0]}," Anna Holm said. "{WORDS[1]}."

“{WORDS[2]}”, said Per Dahl.

{WORDS[3]}.
"""
DATES: tuple[Any, ...] = (
    None,
    "2024-03-04",
    "2024-03~",
    "2024-03-05?",
    {"edtf": "2024-03-06", "basis": "inferred"},
    {"edtf": "2024-06", "bound": "by"},
    {"text": "one evening"},
)


@st.composite
def provable_briefs(draw: DrawFn) -> dict[str, Any]:
    """A brief of up to six statements and three entries, as the plain content of a file; its archive is `wire.txt`."""
    quotes = [draw(_statement(number)) for number in range(draw(st.integers(1, 6)))]
    ids = [quote["id"] for quote in quotes]
    positions = [
        {"party": party, "position": f"{party} holds it.", "quotes": draw(st.lists(st.sampled_from(ids), max_size=2))}
        for party in ("anna", "per")
    ]
    return {
        "briefing": 1,
        "title": "The bridge",
        "event": {"summary": "The bridge is closed.", "key_points": [f"It is said [{ids[0]}]."]},
        "actors": {
            "anna": {"name": "Anna Holm", "kind": "person", "side": draw(st.sampled_from(["An", "Holm", "Village"]))},
            "per": {"name": "Per Dahl", "kind": "person", "side": "County"},
        },
        "sources": {
            "wire": {"title": "Bridge closed", "publisher": "Wire", "archive": {"path": "wire.txt"}},
            "gone": {"title": "Bridge open", "publisher": "Gazette"},
        },
        "quotes": quotes,
        "timeline": [
            {"id": f"e{number}", "date": date, "text": f"Event {number}.", "source": "wire", "at": 1}
            for number, date in enumerate(draw(st.lists(st.sampled_from(DATES[1:]), max_size=3)))
        ],
        "tensions": [{"id": "toll", "title": "The toll", "positions": positions}],
    }


def _statement(number: int) -> SearchStrategy[dict[str, Any]]:
    words = st.sampled_from(WORDS)
    kinds = st.one_of(
        st.builds(lambda text: {"text": text}, words),
        st.builds(lambda text: {"text": f'They say "{text}".', "kind": "mixed"}, words),
        st.builds(lambda text: {"text": "They do not like it.", "kind": "indirect", "passage": text}, words),
        st.just({"text": "They do not like it.", "kind": "indirect"}),
    )
    more = st.fixed_dictionaries(
        {"speaker": st.sampled_from(["anna", "per", None]), "source": st.sampled_from(["wire", "wire", "gone"])},
        optional={
            "at": st.integers(1, 3),
            "date": st.sampled_from(DATES[1:]),
            "status": st.sampled_from(["uncontested", "unverified", "contested", "disputed", "withdrawn"]),
            "credibility": st.integers(1, 6),
        },
    )
    return st.builds(lambda said, rest: {"id": f"st{number}", **said, **rest}, kinds, more)


def write_provable(folder: Path, content: dict[str, Any]) -> Path:
    """Write the brief and its archive into a folder; give the path of the brief."""
    (folder / "wire.txt").write_text(ARCHIVE, encoding="utf-8")
    path = folder / "bridge.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
