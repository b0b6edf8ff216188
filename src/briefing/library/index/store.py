"""What every index can do, wherever it lies: in a file of SQLite beside the user, in memory, or on a server.

Questions are put in SQL that both databases read, with `?` for a value; where they differ there is a word for it here.
So each answer is worked out in one place, whatever index it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from briefing.library.index.query import Node
    from briefing.library.index.tables import FileRow

__all__ = ["AMONG", "AMONG_WORDS", "IndexServerError", "Store", "WordedQuery"]

AMONG = "IN (SELECT value FROM json_each(?))"
"""In SQL: is one of some numbers, which are given as a list in JSON."""
AMONG_WORDS = "IN (SELECT atom FROM json_each(?))"
"""The same of texts."""


class IndexServerError(BriefingError):
    """An index on a server cannot be asked, or not be written; the message says why, and holds no password."""


class WordedQuery(NamedTuple):
    """How an index is asked for the items that hold some words.

    Attributes:
        tables: Behind FROM: the items with their files.
        alone: Behind FROM, where nothing else is asked of an item.
        condition: What holds of the items.
        values: The values in it.
        order: The newest first, of one day as they were indexed.
        unsure: What gives the texts of an item, as JSON, of which the index itself cannot tell whether they hold the
            words, and NULL for any other.
    """

    tables: str
    alone: str
    condition: str
    values: tuple[Any, ...]
    order: str
    unsure: str = "NULL"


class Store(Protocol):
    """One index that is open.

    What goes wrong raises `sqlite3.Error` where the index is a cache that can be made anew, and `IndexServerError`
    where it is on a server.
    """

    @property
    def path(self) -> Path | None:
        """Its file; None where it has none."""

    @property
    def place(self) -> str:
        """Where it lies, as users are told; empty where it is kept nowhere."""

    def close(self) -> None:
        """Close it; what was written stays."""

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: all of it is written or nothing."""

    def reading(self) -> AbstractContextManager[None]:
        """What is read within is of one moment, whatever others write."""

    def rows(self, asked: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """What the index answers to a question in SQL."""

    def stream(self, asked: str, values: Sequence[Any], first: int | None) -> Generator[tuple[Any, ...], None, None]:
        """The same, where perhaps only the first rows of many are wanted; within `reading`.

        Args:
            asked: The question, with an order in which no two rows are alike.
            values: The values in it.
            first: How many rows are probably enough; None where all are wanted.
        """

    def worded(self, query: Node) -> WordedQuery:
        """How to ask it for words."""

    def why_not_refreshed(self, library: Path) -> str:
        """Why it is asked as it stands, in a sentence; empty where it is brought up to date with a library.

        Args:
            library: The folder of the briefs.
        """

    def refreshed(self) -> None:
        """Note that it is up to date with all of its library."""

    def put(self, files: Iterable[FileRow]) -> None:
        """Write what was found in some files in place of what is known of them."""

    def remove(self, paths: Iterable[bytes]) -> None:
        """Forget files that are no longer there."""

    def touch(self, files: Iterable[FileRow]) -> None:
        """Note that some files were looked at and are what they were."""

    def keep_proofs(self, proofs: Iterable[tuple[int, str, str, bytes]]) -> None:
        """Keep what was proved, as far as the index can be written.

        Args:
            proofs: Each with the number of a brief, what the proof rests on, the verdicts, and the SHA-256 of the
                brief, which has to be what was indexed.
        """
