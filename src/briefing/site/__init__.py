"""A library as static pages: its briefs, what they say together, a search, a feed; no server, no network."""

from __future__ import annotations

from briefing.site.building import SiteContent, pages_of_library
from briefing.site.shelving import Shelf, page_name, shelve

__all__ = ["Shelf", "SiteContent", "page_name", "pages_of_library", "shelve"]
