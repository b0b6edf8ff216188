"""One open document at one moment: what the editor has, and what the program makes of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import (
    OptionalVersionedTextDocumentIdentifier,
    Position,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from briefing.check import check_brief, prove
from briefing.check.fixes import plan_fixes
from briefing.check.registry import Settings, find_settings, load_settings
from briefing.errors import BriefingFileError, BriefingInvalidError
from briefing.files import load_text
from briefing.library import looks_like_brief
from briefing.lsp.positions import EditorLines, Units
from briefing.sources import read_archives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from briefing.check import Proof
    from briefing.check.fixes import Fix
    from briefing.check.history import Committed
    from briefing.errors import Diagnostic, SourcePosition, SourceSpan
    from briefing.files import BriefingFile
    from briefing.files.yaml_removals import Stretch
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["PLAIN", "Abilities", "Snapshot"]


class Abilities(NamedTuple):
    """What an editor can do with a change that it is offered.

    Attributes:
        counts_versions: Whether it can be told for which version of a text an edit is.
        asks_later: Whether it asks for the edit when somebody has chosen the change.
    """

    counts_versions: bool = False
    asks_later: bool = False


PLAIN = Abilities()
"""An editor that said nothing of it."""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """An open document. Nothing of it changes; what takes time is worked out when it is first asked for, in any thread.

    Attributes:
        uri: The document as the editor names it.
        name: What findings call it: its path, or else its address.
        path: Where it is on disk, or will be; None for a text that has no file yet.
        kind: `yaml`, `json` or `toml`; empty where only the text itself tells.
        text: All that the editor has.
        version: How the editor numbers this text.
        units: In what it counts columns.
        known: The last text of this document that made a brief, before this one.
        committed: The file as git has it, with which references by place are compared.
        abilities: What the editor can do with a change.
    """

    uri: str
    name: str
    path: Path | None
    kind: str
    text: str
    version: int | None = None
    units: Units = Units.UTF16
    known: BriefingFile | None = None
    committed: Committed | None = None
    abilities: Abilities = PLAIN
    _loading: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _proving: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @cached_property
    def lines(self) -> EditorLines:
        """Its lines, and the places in them."""
        return EditorLines(self.text, self.units)

    @property
    def plain(self) -> str:
        """The text without a byte-order mark, as the program reads it."""
        return self.text.removeprefix("\ufeff")

    @cached_property
    def looks_like_brief(self) -> bool:
        """Whether the text has the keys of a brief, however broken it is."""
        data = self.text.encode("utf-8", "replace")
        return looks_like_brief(data, f".{self.kind}" if self.kind else "")

    @property
    def file(self) -> BriefingFile | None:
        """The brief that this text makes; None where it makes none."""
        return self._loaded[0]

    @property
    def refusals(self) -> tuple[Diagnostic, ...]:
        """Why this text makes no brief; empty where it makes one."""
        return self._loaded[1]

    @property
    def last(self) -> BriefingFile | None:
        """The brief of this text, or of the last one before it that made one."""
        return self.file or self.known

    @property
    def loaded_last(self) -> BriefingFile | None:
        """As `last`, without loading this text where that was not done yet."""
        loaded = self.__dict__.get("_load")
        return (loaded[0] if loaded else None) or self.known

    @property
    def archives(self) -> Mapping[str, ArchiveText | ArchiveError]:
        """The text of each source of `last`, or why there is none."""
        return self._archives

    @property
    def proof(self) -> Proof | None:
        """The verdicts on the statements of `file`; None where it makes no brief."""
        with self._proving:
            return self._proved

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that is wrong with it, in the order of the text: why it does not load, or what the check finds.

        The folder's `briefing.toml` selects them, as for `briefing check`; what is wrong with that comes first.
        """
        (settings, unread), file = self._settings, self.file
        if file is None:
            return (*unread, *self.refusals)
        required = settings.require_archives
        found = check_brief(file, self.archives, self.proof, self.committed, archives_required=required).findings
        return (*unread, *settings.chosen(found))

    @cached_property
    def fixes(self) -> tuple[Fix, ...]:
        """What `check --fix` would write; empty where the text makes no brief."""
        file, proof = self.file, self.proof
        return plan_fixes(file, proof, self.archives, self.committed) if file and proof else ()

    def offset(self, position: Position) -> int:
        """The character of the text at a position of the editor."""
        return self.lines.offset(position.line, position.character)

    def position(self, offset: int) -> Position:
        """The position of a character of the text, as the editor counts it."""
        return Position(*self.lines.place(offset))

    def range(self, start: int, end: int) -> Range:
        """The stretch from a character up to another one."""
        return Range(self.position(start), self.position(end))

    def edits(self, stretches: Iterable[Stretch]) -> list[TextEdit]:
        """What the editor is to write where.

        Args:
            stretches: What takes whose place in the text of `file`, which has no byte-order mark.
        """
        mark = len(self.mark)
        return [TextEdit(self.range(start + mark, end + mark), written) for start, end, written in stretches]

    @property
    def mark(self) -> str:
        """The byte-order mark that the text begins with; empty where it has none."""
        return "\ufeff" if self.text.startswith("\ufeff") else ""

    def edit_of(self, stretches: Iterable[Stretch]) -> WorkspaceEdit:
        """The same as a change of the editor's documents, for this version of the text where the editor minds."""
        edits = self.edits(stretches)
        if not self.abilities.counts_versions:
            return WorkspaceEdit({self.uri: edits})
        document = OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(document, edits)])

    def with_text(self, text: str) -> Snapshot:
        """The same document with another text: what would be if something was written into it."""
        return Snapshot(self.uri, self.name, self.path, self.kind, text, units=self.units, known=self.known)

    def offset_of(self, place: SourcePosition) -> int:
        """The character at a place of a finding."""
        line = place.line - 1
        if line >= len(self.lines.starts):
            return len(self.text)
        # A byte-order mark is no character of the file, but one of the editor's text.
        marked = len(self.mark) if line == 0 else 0
        return self.lines.starts[line] + min(place.column - 1 + marked, len(self.lines.line(line)))

    def range_of(self, span: SourceSpan) -> Range:
        """The stretch of a finding."""
        return self.range(self.offset_of(span.start), self.offset_of(span.end))

    @property
    def _loaded(self) -> tuple[BriefingFile | None, tuple[Diagnostic, ...]]:
        with self._loading:
            return self._load

    @cached_property
    def _load(self) -> tuple[BriefingFile | None, tuple[Diagnostic, ...]]:
        try:
            return replace(load_text(self.text, name=self.name, format=self.kind), path=self.path), ()
        except BriefingInvalidError as error:
            return None, error.diagnostics
        except BriefingFileError as error:
            return None, (error.diagnostic,)

    @cached_property
    def _archives(self) -> Mapping[str, ArchiveText | ArchiveError]:
        return read_archives(self.last.briefing, self.path.parent if self.path else None) if self.last else {}

    @cached_property
    def _settings(self) -> tuple[Settings, tuple[Diagnostic, ...]]:
        """What the folder's settings select, and what is wrong with them."""
        place = find_settings(self.path.parent) if self.path else None
        try:
            return load_settings(place) if place else Settings(), ()
        except BriefingFileError as error:
            return Settings(), (error.diagnostic,)

    @cached_property
    def _proved(self) -> Proof | None:
        return prove(self.file.briefing, self.archives) if self.file else None
