from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from databases import spread

if TYPE_CHECKING:
    from databases import DatabaseServer

POSTGRES = pytest.param("postgres", marks=pytest.mark.slow)
SEVERAL = pytest.param("several servers", marks=pytest.mark.slow)


@pytest.fixture(params=["sqlite", POSTGRES])
def index_url(request: pytest.FixtureRequest) -> str:
    """The address of an index on a server; empty for one in a file."""
    return "" if request.param == "sqlite" else url_of_new(request)


@pytest.fixture(params=["sqlite", POSTGRES, SEVERAL])
def any_index_url(request: pytest.FixtureRequest) -> str:
    """The same, or that of one which keeps the briefs on other servers."""
    if request.param == "sqlite":
        return ""
    url = url_of_new(request)
    if request.param != "postgres":
        spread(request.getfixturevalue("database"), request.getfixturevalue("holders"), url.rpartition("=")[2])
    return url


def url_of_new(request: pytest.FixtureRequest) -> str:
    database: DatabaseServer = request.getfixturevalue("database")
    return database.url()
