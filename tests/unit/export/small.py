"""The brief that the tests of the exports start from."""

from __future__ import annotations

from typing import Any

from briefing.model import Briefing

__all__ = ["ARTICLE", "brief_of"]

ARTICLE = "Dockers close the port.\n\n“We stay out,” she said, “until the talks begin.”\n\nHe calls it a mistake.\n"
"""What lies at report.txt: the archive of the source `report`."""


def brief_of(**content: Any) -> Briefing:
    """The plainest brief, with what a test is about."""
    raw = {
        "briefing": 1,
        "id": "port",
        "title": "Strike closes the port",
        "event": {"summary": "Dockers closed the port."},
        "actors": {"ada": {"name": "Ada Example", "role": "Union leader"}, "bo": {"name": "Bo Sample"}},
        "sources": {"report": {"title": "Port closed", "archive": {"path": "report.txt"}}, "note": {"title": "A note"}},
        **content,
    }
    return Briefing.model_validate(raw)
