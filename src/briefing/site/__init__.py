"""A library as static pages: its briefs, a search over all of them, a feed; no server and no network is needed."""

from __future__ import annotations

from briefing.site.building import pages_of_library
from briefing.site.shelving import Shelf, page_name, shelve

__all__ = ["Shelf", "page_name", "pages_of_library", "shelve"]
