"""The documents that an editor has open, as it tells of their changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lsprotocol.types import TextDocumentContentChangePartial

from briefing.lsp.positions import ChangedLines, EditorLines, Units
from briefing.lsp.snapshot import PLAIN, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lsprotocol.types import Position, TextDocumentContentChangeEvent, TextDocumentItem

    from briefing.check.history import Committed
    from briefing.lsp.snapshot import Abilities

__all__ = ["Documents", "OpenDocument", "path_of"]

_KINDS = {"yaml": "yaml", "json": "json", "jsonc": "json", "toml": "toml"}
_KINDS_BY_SUFFIX = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}


def path_of(uri: str) -> Path | None:
    """The file of an address; None where it is no file of this machine."""
    try:
        parts = urlsplit(uri)
        path = Path(url2pathname(parts.path)) if parts.scheme == "file" and parts.path else None
    except ValueError:
        return None
    return path if path is not None and "\x00" not in str(path) else None


class OpenDocument:
    """A text in an editor.

    Args:
        item: The document as the editor opened it.
        units: In what the editor counts columns.
        abilities: What it can do with a change.

    Attributes:
        snapshot: The text as it is now, and what was made of it.
        committed: The file as git has it; None until somebody looked, and where git has none.
    """

    def __init__(self, item: TextDocumentItem, units: Units, abilities: Abilities = PLAIN) -> None:
        self.committed: Committed | None = None
        path = path_of(item.uri)
        suffix = path.suffix.lower() if path else ""
        kind = _KINDS_BY_SUFFIX.get(suffix) or _KINDS.get(item.language_id.lower(), "")
        name = str(path) if path else item.uri
        self.snapshot = Snapshot(item.uri, name, path, kind, item.text, item.version, units, abilities=abilities)
        self._was_brief = False

    @property
    def is_brief(self) -> bool:
        """Whether this is a brief, and no other YAML, JSON or TOML; what was one stays one while it is open."""
        self._was_brief = self._was_brief or self.snapshot.looks_like_brief
        return self._was_brief

    def change(self, changes: Sequence[TextDocumentContentChangeEvent], version: int | None) -> None:
        """Take in what the editor changed, one change after the other."""
        lines = ChangedLines(self.snapshot.lines)
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                lines.change(_place(change.range.start), _place(change.range.end), change.text)
            else:
                lines = ChangedLines(EditorLines(change.text, self.snapshot.units))
        self._renew(lines.done().text, version)

    def renew(self) -> None:
        """Forget what was made of the text: something beside it has changed."""
        self._renew(self.snapshot.text, self.snapshot.version)

    def _renew(self, text: str, version: int | None) -> None:
        before = self.snapshot
        same = (before.uri, before.name, before.path, before.kind)
        self.snapshot = Snapshot(
            *same, text, version, before.units, before.loaded_last, self.committed, before.abilities
        )


def _place(position: Position) -> tuple[int, int]:
    return position.line, position.character


class Documents:
    """All open documents, by their addresses.

    Attributes:
        units: In what the editor counts columns.
        abilities: What it can do with a change.
    """

    def __init__(self) -> None:
        self.units = Units.UTF16
        self.abilities = PLAIN
        self._open: dict[str, OpenDocument] = {}

    def open(self, item: TextDocumentItem) -> OpenDocument:
        """Take in a document; one that is open already is opened anew."""
        self._open[item.uri] = document = OpenDocument(item, self.units, self.abilities)
        return document

    def close(self, uri: str) -> None:
        """Forget a document."""
        self._open.pop(uri, None)

    def get(self, uri: str) -> OpenDocument | None:
        """An open document; None where it is not open."""
        return self._open.get(uri)

    def __iter__(self) -> Iterator[OpenDocument]:
        return iter(tuple(self._open.values()))
