"""A server of PostgreSQL of the tests' own, in a temporary folder, with nothing on the disk that outlives it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ports import free_port
from programs import needs_program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["DatabaseServer", "database_server", "spread", "spread_over"]

OWNER = "desk"
PASSWORD = "sésame & open/5"  # noqa: S105 - that of a server on this machine, for as long as a test runs
OLDEST = 15
PATIENCE = 60.0
_numbers = count(1)


class DatabaseServer(NamedTuple):
    """A server that runs.

    Attributes:
        port: On the loopback address, where a password is asked for.
        sockets: The folder of its socket, where none is.
        folder: Where its data lie.
        process: The server.
    """

    port: int
    sockets: Path
    folder: Path
    process: subprocess.Popen[bytes]

    def url(self, role: str = OWNER, library: str = "") -> str:
        """The address of its database through the socket; that of a library of its own where none is named."""
        library = library or f"library_{os.getpid()}_{next(_numbers)}"
        return f"postgresql://{role}@/postgres?host={self.sockets}&port={self.port}&library={library}"

    def run(self, *statements: str, role: str = OWNER) -> list[tuple[Any, ...]]:
        """Run statements as a role; returns the rows of the last."""
        import psycopg

        url = f"postgresql://{role}@/postgres?host={self.sockets}&port={self.port}"
        with psycopg.connect(url, autocommit=True) as db:
            for statement in statements:
                found = db.execute(statement.encode())
            return found.fetchall() if found.description else []


@contextmanager
def database_server() -> Iterator[DatabaseServer]:
    """Start a server, and stop it whatever happens."""
    postgres = Path(needs_program("postgres")).resolve()
    told = subprocess.run([postgres, "--version"], capture_output=True, text=True, check=True).stdout
    if int(re.findall(r"\d+", told)[0]) < OLDEST:
        pytest.skip(f"needs PostgreSQL {OLDEST} or later; this is {told.strip()}")
    # The path of a socket may be no longer than a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="briefing-postgres-", dir="/tmp"))
    try:
        user = _given_away(folder)
        environment = {**os.environ, "LC_ALL": "C", "HOME": str(folder)}
        who: dict[str, Any] = {"user": user, "extra_groups": [] if user else None, "env": environment, "cwd": folder}
        data = folder / "data"
        make = [
            "--auth-local=trust",
            "--auth-host=scram-sha-256",
            "--encoding=UTF8",
            "--no-sync",
            f"--username={OWNER}",
        ]
        subprocess.run([postgres.parent / "initdb", *make, "-D", data], check=True, stdout=subprocess.DEVNULL, **who)
        port = free_port()
        settings = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=32MB")
        options = [word for setting in settings for word in ("-c", setting)]
        log = (folder / "log").open("wb")
        process = subprocess.Popen(
            [postgres, "-D", data, "-k", folder, "-h", "127.0.0.1", "-p", str(port), *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **who,
        )
        try:
            _wait(folder / f".s.PGSQL.{port}", process, folder / "log")
            server = DatabaseServer(port, folder, folder, process)
            _until_it_answers(server)
            server.run(f"ALTER ROLE {OWNER} PASSWORD '{PASSWORD}'")
            yield server
        finally:
            # SIGQUIT ends all of its processes at once; what they leave behind is taken away.
            process.send_signal(3)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            log.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _given_away(folder: Path) -> str | None:
    """Give a folder to somebody who may run a server, which refuses the superuser; returns who that is."""
    if os.getuid():
        return None
    folder.chmod(0o711)
    for name in ("postgres", "nobody"):
        with suppress(LookupError):
            shutil.chown(folder, name)
            return name
    return None


def _wait(sign: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not sign.exists():
        if process.poll() is not None or time.monotonic() > until:
            raise AssertionError(log.read_text(errors="replace"))
        time.sleep(0.02)


def _until_it_answers(server: DatabaseServer) -> None:
    import psycopg

    until = time.monotonic() + PATIENCE
    while True:
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def spread(asked: DatabaseServer, holders: Sequence[DatabaseServer], library: str) -> None:
    """Put the briefs of a new library on other servers."""
    spread_over(asked.url(library=library), [one.url(library=library) for one in holders])


def spread_over(asked: str, holders: Sequence[str]) -> None:
    """The same with servers that are named by their addresses."""
    from briefing.library.index.postgres import IndexAddress
    from briefing.library.index.postgres import spread as over

    over(IndexAddress.of(asked), [IndexAddress.of(one) for one in holders])
