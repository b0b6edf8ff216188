from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from databases import DatabaseServer


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def index_url(request: pytest.FixtureRequest) -> str:
    """The address of an index on a server; empty for one in a file."""
    if request.param == "sqlite":
        return ""
    database: DatabaseServer = request.getfixturevalue("database")
    return database.url()
