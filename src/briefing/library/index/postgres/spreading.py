"""An index spread over several servers: each partition of its tables becomes a foreign table of PostgreSQL's own.

The server that is asked keeps the paths, titles and names, and knows where everything else lies. It sends each question
to those that hold the briefs, and puts the answers together; nothing here routes, merges or retries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psycopg import sql

from briefing.library.index.postgres.connecting import connected, telling
from briefing.library.index.postgres.schema import PARTITIONS, SPREAD, locked, open_schema
from briefing.library.index.store import IndexServerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.library.index.postgres.address import IndexAddress
    from briefing.library.index.postgres.connecting import Connection

__all__ = ["spread"]


class _Holder(NamedTuple):
    """A server that holds a part: the schema of its tables, where the asked server finds it, and as whom it asks."""

    library: str
    where: dict[str, str]
    who: dict[str, str]


_FOREIGN_TABLE = sql.SQL(
    "CREATE FOREIGN TABLE {} PARTITION OF {} FOR VALUES WITH (MODULUS {}, REMAINDER {}) SERVER {} OPTIONS ({})"
)


def spread(address: IndexAddress, shards: Sequence[IndexAddress]) -> None:
    """Have the briefs of a library that is new lie on other servers, in equal parts.

    The tables are made where they are missing. Each server that holds is asked with the role and the password of its
    address, whoever asks; row rights hold on the server that is asked.

    Args:
        address: Where the index is asked.
        shards: Where the parts of it lie.

    Raises:
        IndexServerError: Briefs are indexed there already, a server cannot be used, or our role may not do that.
    """
    holders = [_prepared(shard) for shard in shards]
    db = connected(address)
    try:
        with telling(db, address):
            open_schema(db, address)
            with db.transaction():
                locked(db, address.library)
                _refuse_used(db, "file", address)
                _point(db, address.library, holders)
    finally:
        db.close()


def _prepared(shard: IndexAddress) -> _Holder:
    """Make the tables of a server that holds."""
    db = connected(shard)
    try:
        with telling(db, shard):
            open_schema(db, shard)
            _refuse_used(db, "item", shard)
        info = db.info
        where = {"host": info.host, "port": str(info.port), "dbname": info.dbname}
        return _Holder(
            shard.library, where, {"user": info.user} | ({"password": info.password} if info.password else {})
        )
    finally:
        db.close()


def _refuse_used(db: Connection, table: str, address: IndexAddress) -> None:
    foreign = "SELECT EXISTS (SELECT 1 FROM pg_foreign_table WHERE ftrelid = to_regclass('item_0'))"
    if db.execute(foreign).fetchone() == (True,):
        raise IndexServerError(f"{address.shown}: the index is spread over other servers already")
    if db.execute(sql.SQL("SELECT EXISTS (SELECT 1 FROM {})").format(sql.Identifier(table))).fetchone() == (True,):
        raise IndexServerError(
            f"{address.shown}: briefs are indexed there already; an index is spread when it is made: name another with "
            "?library=NAME"
        )


def _point(db: Connection, library: str, holders: Sequence[_Holder]) -> None:
    """Put a foreign table in the place of each partition; the servers take turns."""
    db.execute("CREATE EXTENSION IF NOT EXISTS postgres_fdw")
    # Only a superuser may have a server asked without a password.
    trusted = {"password_required": "false"} if db.info.parameter_status("is_superuser") == "on" else {}
    servers = [sql.Identifier(f"{library}_{number}") for number in range(len(holders))]
    for server, holder in zip(servers, holders, strict=True):
        db.execute(sql.SQL("DROP SERVER IF EXISTS {} CASCADE").format(server))
        made = sql.SQL("CREATE SERVER {} FOREIGN DATA WRAPPER postgres_fdw OPTIONS ({})")
        db.execute(made.format(server, _options(holder.where)))
        who = holder.who if "password" in holder.who else holder.who | trusted
        db.execute(sql.SQL("CREATE USER MAPPING FOR PUBLIC SERVER {} OPTIONS ({})").format(server, _options(who)))
    for table in SPREAD:
        for part in range(PARTITIONS):
            turn, name = part % len(holders), f"{table}_{part}"
            there = _options({"schema_name": holders[turn].library, "table_name": name})
            place = sql.Identifier(name), sql.Identifier(table), sql.Literal(PARTITIONS), sql.Literal(part)
            db.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(name)))
            db.execute(_FOREIGN_TABLE.format(*place, servers[turn], there))


def _options(values: dict[str, str]) -> sql.Composed:
    return sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(name), sql.Literal(value)) for name, value in values.items()
    )
