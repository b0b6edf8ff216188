"""The connection to the server of an index, and what went wrong with it, in a sentence."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg

from briefing.library.index.store import IndexServerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.library.index.postgres.address import IndexAddress

__all__ = ["Connection", "connected", "telling"]

Connection = psycopg.Connection[tuple[Any, ...]]

OLDEST = 150_000
"""The oldest server that is asked, as PostgreSQL numbers its versions."""
_SETTINGS: dict[str, str | int | None] = {
    "application_name": "briefing",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
"""Unless the address says otherwise: seconds to wait for a server, and when a connection that is silent is given up."""
_WITHOUT_PLACE = re.compile(r"^.*\bfailed: (?:FATAL:\s+)?")


def connected(address: IndexAddress) -> Connection:
    """Connect to a server.

    Raises:
        IndexServerError: It does not answer, does not let us in, or is too old.
    """
    try:
        settings = psycopg.conninfo.conninfo_to_dict(address.conninfo)
        for setting in settings.values():
            str(setting).encode()
    except (psycopg.Error, UnicodeError):
        # What the client says of an address repeats it, with what is secret in it.
        raise IndexServerError(f"the address of the index cannot be read: {address.shown}") from None
    own = {**_SETTINGS, **settings, "client_encoding": "utf8"}
    try:
        conninfo = psycopg.conninfo.make_conninfo("", **own)
        db = psycopg.connect(conninfo, autocommit=True, prepare_threshold=None)
    except psycopg.Error as error:
        lines = str(error).strip().splitlines() or ["no reason was given"]
        reason = address.without_secrets(_WITHOUT_PLACE.sub("", lines[0]))
        raise IndexServerError(f"no connection to {address.shown}: {reason}") from error
    if why := _unfit(db):
        db.close()
        raise IndexServerError(f"{address.shown}: {why}")
    return db


def _unfit(db: Connection) -> str:
    version = db.info.server_version
    if version < OLDEST:
        return f"the server is PostgreSQL {version // 10_000}; the index needs {OLDEST // 10_000} or later"
    encoding = db.info.parameter_status("server_encoding")
    return "" if encoding == "UTF8" else f"the database is encoded as {encoding}; the index needs UTF8"


@contextmanager
def telling(db: Connection, address: IndexAddress) -> Iterator[None]:
    """Turn what the server refuses inside of the block, or a connection that is lost there, into a sentence.

    Raises:
        IndexServerError: Likewise.
    """
    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        who = db.info.user
        raise IndexServerError(f"{address.shown}: the role '{who}' may not do that: {_said(error, address)}") from error
    except psycopg.Error as error:
        if db.closed:
            raise IndexServerError(f"the connection to {address.shown} was lost: {_said(error, address)}") from error
        raise IndexServerError(f"{address.shown}: the server refused: {_said(error, address)}") from error


def _said(error: psycopg.Error, address: IndexAddress) -> str:
    lines = str(error.diag.message_primary or error).strip().splitlines() or ["no reason was given"]
    return address.without_secrets(lines[0])
