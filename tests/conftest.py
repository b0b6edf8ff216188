"""What holds for all tests."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from textual import _wait

from examples import examples
from programs import needs_program
from rights import ordinary_rights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from databases import DatabaseServer

collect_ignore = [] if os.name == "posix" else ["terminal"]
"""Windows has no pseudo-terminals: tests that drive one are not looked for there."""

# Textual's pilot sleeps a fiftieth of a second at a time until a key is worked off; nearly all keys take less.
_wait.SLEEP_GRANULARITY = 1 / 100
_wait.SLEEP_IDLE = 1 / 2000

IN_CI = bool(os.environ.get("CI"))
"""CI tries the same examples each time, so that it speaks of the change alone; at a desk they are drawn anew."""

# How long an example takes, or its drawing, says more of the machine than of the program.
settings.register_profile(
    "untimed",
    deadline=None,
    max_examples=examples(100),
    derandomize=IN_CI,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the data of a user of the tests' own: nobody's home is written to."""
    folder = tmp_path_factory.getbasetemp() / "data"
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def no_superuser() -> Iterator[None]:
    """Have the rights of files hold for a test, whoever runs it."""
    with ordinary_rights():
        yield


@pytest.fixture(scope="session")
def database() -> Iterator[DatabaseServer]:
    """A server of PostgreSQL, started for the first test that needs one, and stopped after the last."""
    if os.name != "posix":
        pytest.skip("starts a server as POSIX does")
    pytest.importorskip("psycopg", reason="needs the extra postgres")
    from databases import database_server

    with database_server() as server:
        yield server


@pytest.fixture(scope="session")
def holders(database: DatabaseServer) -> Iterator[tuple[DatabaseServer, ...]]:
    """Two more servers, which hold the briefs of libraries that are asked at the first."""
    from databases import database_server

    if not database.run("SELECT 1 FROM pg_available_extensions WHERE name = 'postgres_fdw'"):
        pytest.skip("the server cannot ask other servers: postgres_fdw is not installed")
    with database_server() as one, database_server() as other:
        yield one, other


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for the programs that a test is marked with, before its fixtures are made."""
    for mark in item.iter_markers("needs_program"):
        for name in mark.args:
            needs_program(name)
