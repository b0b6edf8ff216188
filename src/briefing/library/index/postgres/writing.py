"""What is written of briefs into an index on a server: whole batches at a time, all rows of a table in one go."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from briefing.library.index.postgres.schema import HIGHEST, SPREAD, level_of
from briefing.library.index.postgres.wording import as_tsvector
from briefing.library.index.tables import tags_as_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.library.index.postgres.connecting import Connection
    from briefing.library.index.tables import ActorRow, BriefRows, FileRow

__all__ = ["forget", "write_files"]

_Rows = defaultdict[str, list[tuple[Any, ...]]]
_NO_BRIEF = (None,) * 8


def forget(db: Connection, paths: Iterable[bytes]) -> dict[bytes, int]:
    """Take away everything of some files but their numbers, which are returned."""
    asked = "SELECT path, id FROM file WHERE sha256(path) = ANY(SELECT sha256(one) FROM unnest(%s::bytea[]) AS one)"
    numbers: dict[bytes, int] = dict(db.execute(asked, ([*paths],)).fetchall())
    known = [*numbers.values()]
    if not known:
        return numbers
    forms = [form for (form,) in db.execute("SELECT DISTINCT form FROM naming WHERE file = ANY(%s)", (known,))]
    for table in SPREAD:
        db.execute(f"DELETE FROM {table} WHERE file = ANY(%s)", (known,))
    # A name that no brief has any more is nobody's to see.
    unused = "DELETE FROM form WHERE id = ANY(%s) AND NOT EXISTS (SELECT 1 FROM naming WHERE naming.form = form.id)"
    db.execute(unused, (forms,))
    db.execute("DELETE FROM file WHERE id = ANY(%s)", (known,))
    return numbers


def write_files(db: Connection, files: Sequence[FileRow], numbers: Mapping[bytes, int]) -> None:
    """Write what was found in some files, of which nothing is there.

    Args:
        db: The connection, in a transaction that nobody else writes beside.
        files: What was found.
        numbers: The numbers of those that had one.
    """
    count = sum(1 + _items_of(file) for file in files)
    batch = _Batch(_serial(db, count), numbers)
    for file in files:
        batch.add(file)
    batch.name(db)
    for table, rows in batch.rows.items():
        with db.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _items_of(file: FileRow) -> int:
    rows = file.rows
    return len(rows.items) + len(rows.sources) + sum(1 + len(one.forms) for one in rows.actors) if rows else 0


def _serial(db: Connection, number: int) -> int:
    """The first of so many serial numbers that nothing has had."""
    asked = "UPDATE meta SET value = (value::bigint + %s)::text WHERE name = 'serial' RETURNING value::bigint - %s"
    found = db.execute(asked, (number, number)).fetchone()
    return int(found[0]) if found else 1


class _Batch:
    """Rows for the tables, made of several files.

    Args:
        serial: The first of the numbers for them.
        numbers: The numbers that files had before.
    """

    def __init__(self, serial: int, numbers: Mapping[bytes, int]) -> None:
        self.rows: _Rows = defaultdict(list)
        self._serial = serial
        self._numbers = numbers
        self._named: defaultdict[tuple[int, str], list[tuple[int, int, int]]] = defaultdict(list)
        """For each name and level who has it: the actor, which of its names it is, its file."""

    def _next(self) -> int:
        self._serial += 1
        return self._serial - 1

    def add(self, file: FileRow) -> None:
        """Make the rows of one file."""
        rows = file.rows
        level = level_of(rows.marking) if rows else HIGHEST
        about = (
            (rows.id, rows.title, rows.marking, rows.status, rows.first, rows.last, rows.date, tags_as_words(rows.tags))
            if rows
            else _NO_BRIEF
        )
        number = self._numbers.get(file.path) or self._next()
        values = (file.path, *file.stamp, file.seen, file.digest, file.state, file.problem)
        self.rows["file"].append((number, level, *values, *about))
        if rows is None:
            return
        if rows.verdicts:
            evidence = json.dumps({"brief": file.digest.hex(), "seen": file.seen, "archives": []})
            self.rows["proof"].append((number, level, evidence, rows.verdicts))
        actors = {actor.key: self._add_actor(actor, number, level) for actor in rows.actors}
        self.rows["source"] += [(self._next(), number, level, *source) for source in rows.sources]
        self._add_items(rows, actors, number, level)

    def _add_actor(self, actor: ActorRow, file: int, level: int) -> int:
        *values, forms = actor
        number = self._next()
        self.rows["actor"].append((number, file, level, *values))
        for place, words in enumerate(forms):
            self._named[level, words].append((number, place, file))
        return number

    def _add_items(self, rows: BriefRows, actors: Mapping[str, int], file: int, level: int) -> None:
        parts: dict[tuple[int, str, int], None] = {}
        for item in rows.items:
            *values, said, beside, taking_part = item
            number = self._next()
            self.rows["item"].append((number, file, level, *values, as_tsvector((said, beside))))
            parts |= dict.fromkeys((actors[key], name, number) for key, name in taking_part if key in actors)
        self.rows["part"] += [(*part, file, level) for part in parts]

    def name(self, db: Connection) -> None:
        """Give each name a number, one that it has already where there is one."""
        wanted = [*self._named]
        if not wanted:
            return
        asked = """
        SELECT level, form.words, id FROM form JOIN unnest(%s::smallint[], %s::text[]) AS wanted (at, words)
        ON at = level AND md5(wanted.words) = md5(form.words) AND wanted.words = form.words"""
        known = db.execute(asked, ([level for level, _ in wanted], [words for _, words in wanted])).fetchall()
        numbers = {(level, words): number for level, words, number in known}
        for key in wanted:
            if key not in numbers:
                numbers[key] = self._next()
                self.rows["form"].append((numbers[key], *key))
        self.rows["naming"] += [
            (numbers[level, words], actor, place, file, level)
            for (level, words), those in self._named.items()
            for actor, place, file in those
        ]
