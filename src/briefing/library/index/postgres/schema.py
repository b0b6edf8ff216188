"""The tables of an index on a server: the same as in a file of SQLite, spread by brief, and seen by marking.

What belongs to one brief has its number, `file`, and lies in one partition by the hash of it: a partition may be a
foreign table, or a sharding extension may spread the table, and a brief is still written in one transaction on one
server. Each row has the level of its brief's marking; who may see which level is in `reader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psycopg import sql

from briefing.library.index.finding import DAY
from briefing.library.index.place import program_contents
from briefing.library.index.store import IndexServerError

if TYPE_CHECKING:
    from briefing.library.index.postgres.address import IndexAddress
    from briefing.library.index.postgres.connecting import Connection

__all__ = ["HIGHEST", "LEVELS", "PARTITIONS", "SPREAD", "let_in", "level_of", "locked", "open_schema"]

VERSION = 2
"""Of these tables; an index with a smaller one is made anew, one with a larger one is refused."""
PARTITIONS = 8
LEVELS = {"TLP:CLEAR": 0, "TLP:GREEN": 1, "TLP:AMBER": 2, "TLP:AMBER+STRICT": 3, "TLP:RED": 4}
HIGHEST = max(LEVELS.values())
"""The level of what has no marking, too: nobody said that it may be passed on."""

_ABOUT_BRIEF = "name TEXT, title TEXT, marking TEXT, status TEXT, first BIGINT, last BIGINT, date TEXT, tags TEXT"
_OF_BRIEF = "file BIGINT NOT NULL, level SMALLINT NOT NULL"
WHOLE = {
    "file": (
        "id BIGINT PRIMARY KEY, level SMALLINT NOT NULL, path BYTEA NOT NULL, size BIGINT, mtime BIGINT, ctime BIGINT, "
        f"inode BIGINT, seen BIGINT, digest BYTEA, state TEXT NOT NULL, problem TEXT, {_ABOUT_BRIEF}"
    ),
    "form": "id BIGINT PRIMARY KEY, level SMALLINT NOT NULL, words TEXT NOT NULL",
}
"""Tables that are asked before it is known which brief is meant."""
SPREAD = {
    "item": (
        f"id BIGINT NOT NULL, {_OF_BRIEF}, section TEXT, key TEXT, line BIGINT, kind TEXT, first BIGINT, last BIGINT, "
        "date TEXT, speaker TEXT, topic TEXT, source TEXT, at BIGINT, draft BOOLEAN, texts TEXT, words TSVECTOR"
    ),
    "actor": (
        f"id BIGINT NOT NULL, {_OF_BRIEF}, key TEXT, name TEXT, kind TEXT, role TEXT, side TEXT, country TEXT, "
        "affiliation TEXT, aliases TEXT, wikidata TEXT, same_as TEXT"
    ),
    "naming": f"form BIGINT NOT NULL, actor BIGINT NOT NULL, place BIGINT, {_OF_BRIEF}",
    "part": f"actor BIGINT NOT NULL, name TEXT NOT NULL, item BIGINT NOT NULL, {_OF_BRIEF}",
    "source": (
        f"id BIGINT NOT NULL, {_OF_BRIEF}, key TEXT, title TEXT, outlet TEXT, url TEXT, kind TEXT, reliability TEXT, "
        "first BIGINT, archive TEXT, sha256 TEXT, words TEXT"
    ),
    "proof": f"{_OF_BRIEF}, evidence TEXT NOT NULL, verdicts TEXT NOT NULL",
}
"""Tables that are spread by brief. None has a key of its own: with one, no partition could be on another server."""
INDEXES = (
    # Paths and names may be longer than what an index of values takes.
    "CREATE UNIQUE INDEX file_of_path ON file (sha256(path))",
    "CREATE INDEX file_of_name ON file USING hash (name)",
    "CREATE UNIQUE INDEX form_of_words ON form (level, md5(words))",
    *(f"CREATE INDEX {table}_of_file ON {table} (file)" for table in SPREAD),
    "CREATE INDEX item_of_id ON item (id)",
    f"CREATE INDEX item_of_day ON item (({DAY.replace('item.', '')}) DESC, id)",
    "CREATE INDEX item_of_words ON item USING gin (words)",
    "CREATE INDEX item_unsure ON item (id) WHERE words IS NULL",
    "CREATE INDEX actor_of_id ON actor (id)",
    "CREATE INDEX actor_of_key ON actor USING hash (key)",
    "CREATE INDEX naming_of_form ON naming (form)",
    "CREATE INDEX part_of_actor ON part (actor)",
    "CREATE INDEX part_of_item ON part (item)",
)
_MAY_SEE = """
CREATE POLICY seen ON {} FOR SELECT USING (level <= (
    SELECT max(reader.level) FROM reader JOIN pg_roles ON rolname = role WHERE pg_has_role(pg_roles.oid, 'USAGE')))"""
SEEN = (*WHOLE, *SPREAD)


def level_of(marking: str) -> int:
    """The level of a marking: the higher, the fewer may see it; what says nothing that is known is the highest."""
    return LEVELS.get(marking, HIGHEST)


def locked(db: Connection, library: str) -> None:
    """Let one process at a time make the tables of a library."""
    db.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"briefing index {library}",))


def let_in(db: Connection, library: str, role: str) -> None:
    """Let a role read the tables, and write none; what it sees of them is for `reader` to say.

    It is not let into the partitions, which know nothing of levels.
    """
    tables = sql.SQL(", ").join(map(sql.Identifier, ("meta", "reader", *SEEN)))
    name = sql.Identifier(role)
    db.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(library), name))
    db.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(tables, name))


def open_schema(db: Connection, address: IndexAddress) -> None:
    """Use the tables of a library; make them where there are none, and anew where they are of an earlier version.

    Raises:
        IndexServerError: They are of a later version, are something else, or are of an earlier one and not ours.
        psycopg.Error: Something else is wrong.
    """
    name = sql.Identifier(address.library)
    db.execute(sql.SQL("SET search_path TO {}").format(name))
    found = _found(db, address)
    if found.version == VERSION:
        return
    if found.version is not None and found.version > VERSION:
        raise IndexServerError(
            f"{address.shown}: the index was made by a later version of the program (tables {found.version}; this one "
            f"knows {VERSION}); bring this program up to date"
        )
    if found.version is not None and not found.ours:
        raise IndexServerError(
            f"{address.shown}: the index was made by an earlier version of the program; 'briefing index' as the role "
            "that owns it makes it anew"
        )
    with db.transaction():
        locked(db, address.library)
        if _found(db, address).version != VERSION:
            _make(db, address.library)


class _Found(NamedTuple):
    version: int | None
    ours: bool


def _found(db: Connection, address: IndexAddress) -> _Found:
    """The version of the tables that are there, None for none, and whether they belong to our role."""
    asked = """
    SELECT relname, pg_has_role(relowner, 'USAGE') FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = %s AND relkind IN ('r', 'p', 'v', 'm', 'f')"""
    usable = "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = %s"
    if db.execute(usable, (address.library,)).fetchone() == (False,):
        raise IndexServerError(
            f"{address.shown}: the role '{db.info.user}' may not read the index; 'briefing index briefs/ "
            f"--grant-reader {db.info.user}' by whoever keeps it lets the role in"
        )
    tables: dict[str, bool] = dict(db.execute(asked, (address.library,)).fetchall())
    if not tables:
        return _Found(None, ours=True)
    if not {"meta", "reader", "file"} <= tables.keys():
        raise IndexServerError(
            f"{address.shown}: the schema '{address.library}' holds something else; name another with ?library=NAME"
        )
    found = db.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    return _Found(int(found[0]) if found else 0, ours=tables["meta"])


def _make(db: Connection, library: str) -> None:
    name = sql.Identifier(library)
    if not db.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (library,)).fetchone():
        db.execute(sql.SQL("CREATE SCHEMA {}").format(name))
    for table in ("meta", *SEEN):
        db.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(table)))
    db.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    db.execute("CREATE TABLE IF NOT EXISTS reader (role NAME PRIMARY KEY, level SMALLINT NOT NULL)")
    statements = [f"CREATE TABLE {table} ({columns})" for table, columns in WHOLE.items()]
    for table, columns in SPREAD.items():
        statements.append(f"CREATE TABLE {table} ({columns}) PARTITION BY HASH (file)")
        statements += [
            f"CREATE TABLE {table}_{part} PARTITION OF {table} FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {part})"
            for part in range(PARTITIONS)
        ]
    statements += INDEXES
    for table in SEEN:
        statements += [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", _MAY_SEE.format(table)]
    db.execute(";\n".join(statements).encode())
    known = "SELECT role FROM reader JOIN pg_roles ON rolname = role"
    for (role,) in db.execute(known).fetchall():
        let_in(db, library, role)
    values = {"version": str(VERSION), "program": program_contents(), "serial": "1", "keeper": "", "refreshed": ""}
    with db.cursor() as cursor:
        cursor.executemany("INSERT INTO meta VALUES (%s, %s)", [*values.items()])
