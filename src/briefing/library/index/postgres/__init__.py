"""The index of a library on a server: PostgreSQL 15 or later, asked the same questions with the same answers."""

from __future__ import annotations

from briefing.library.index.postgres.address import IndexAddress
from briefing.library.index.postgres.spreading import spread
from briefing.library.index.postgres.store import PostgresStore

__all__ = ["IndexAddress", "PostgresStore", "spread"]
