"""Changes that an editor asks for: another id, what can be mended, the form of lines."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from briefing.errors import BriefingError
from briefing.files.changing import ChangeRefused
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_limited
from briefing.files.renaming import name_at, rename
from briefing.files.yaml_names import WrittenName
from briefing.library import find_briefs
from briefing.library.identities import FILE
from briefing.lsp.correcting import corrections_at
from briefing.lsp.findings import told
from briefing.lsp.knowing.open_text import open_text
from briefing.lsp.knowing.targets import target_at, targets_of
from briefing.lsp.mending import all_fixes, mends_at
from briefing.model.wording import join_words
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.files import BriefingFile
    from briefing.lsp.mending import Mend
    from briefing.lsp.snapshot import Snapshot

__all__ = ["ACTION_KINDS", "FIX_ALL", "actions_for", "names_elsewhere", "prepare_rename", "renamed_by"]

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.briefing"
ACTION_KINDS = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.RefactorRewrite, FIX_ALL]
"""The kinds of what can be done about chosen lines."""
LARGEST = 4 * 2**20
"""Bytes of the largest file beside the brief that is looked into."""
MOST_BRIEFS = 500
"""Files that are looked into."""
MOST_NAMED = 4
"""Files that are named in a sentence."""
_NO_BRIEF = "the brief does not load: mend what is marked as an error first"


def _loaded(snapshot: Snapshot) -> BriefingFile:
    if snapshot.file is None:
        raise JsonRpcInvalidParams(_NO_BRIEF)
    return snapshot.file


def _names(snapshot: Snapshot, file: BriefingFile, offset: int, *more: str) -> list[WrittenName] | None:
    """The places of the id that stands at an offset of a text in TOML, and of some more words; None for other forms."""
    if file.format != "toml":
        return None
    document, mark = open_text(snapshot.text, "toml"), len(snapshot.mark)
    here = target_at(document, offset)
    targets = [target for key in ((here.id, *more) if here else ()) for target in targets_of(document, key)]
    return [WrittenName(one.start - mark, one.end - mark, one.id, (), one.gives) for one in targets]


def prepare_rename(snapshot: Snapshot, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder:
    """The id under the cursor.

    Raises:
        JsonRpcInvalidParams: There is none that can be renamed, and why.
    """
    file, mark = _loaded(snapshot), len(snapshot.mark)
    try:
        offset = snapshot.offset(params.position)
        name = name_at(file, offset - mark, _names(snapshot, file, offset))
    except ChangeRefused as error:
        raise JsonRpcInvalidParams(safe_line(str(error))) from error
    return lsp.PrepareRenamePlaceholder(snapshot.range(name.start + mark, name.end + mark), name.id)


def renamed_by(snapshot: Snapshot, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
    """The changes that give what is under the cursor another id, in every place; raises as `prepare_rename` does."""
    file = _loaded(snapshot)
    try:
        offset = snapshot.offset(params.position)
        names = _names(snapshot, file, offset, params.new_name)
        name = name_at(file, offset - len(snapshot.mark), names)
        stretches = [] if name.id == params.new_name else rename(file, name.id, params.new_name, names)
    except ChangeRefused as error:
        raise JsonRpcInvalidParams(safe_line(str(error))) from error
    return snapshot.edit_of(stretches)


def names_elsewhere(snapshot: Snapshot, params: lsp.RenameParams) -> str:
    """That other files beside the brief name an actor by the id that it had; empty where none does."""
    file, path = snapshot.file, snapshot.path
    if file is None or path is None:
        return ""
    try:
        offset = snapshot.offset(params.position)
        key = name_at(file, offset - len(snapshot.mark), _names(snapshot, file, offset)).id
        others = [other for other in (*sorted(find_briefs(path.parent)), path.parent / FILE) if other.name != path.name]
    except BriefingError:
        return ""
    address = re.compile(rf"(?<![\w-]){re.escape(f'{file.id}:{key}')}(?![\w-])".encode())
    naming = [other.name for other in others[:MOST_BRIEFS] if address.search(_content(other))]
    if key not in file.briefing.actors or not naming:
        return ""
    return f"'{file.id}:{key}' also stands in {join_words(naming[:MOST_NAMED])}: other files are left as they are"


def _content(path: Path) -> bytes:
    """What lies on disk; nothing where it cannot be read."""
    try:
        return read_limited(path, LARGEST)
    except (OSError, ValueError, NotRegularError, OutsideError, TooLargeError):
        return b""


def actions_for(snapshot: Snapshot, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """What can be done about the lines that are chosen in the editor."""
    last = params.range.end.line - (params.range.end.character == 0 and params.range.end.line > params.range.start.line)
    lines = range(params.range.start.line, last + 1)
    only = params.context.only
    wanted = None if only is None else [_kind(one) for one in only]
    return [action for action in _actions(snapshot, lines) if wanted is None or _is_wanted(_kind(action.kind), wanted)]


def _kind(kind: object) -> str:
    """A kind by its name: those of the protocol have a value, others are a text."""
    return str(getattr(kind, "value", kind))


def _is_wanted(kind: str, wanted: list[str]) -> bool:
    return any(not one or kind == one or kind.startswith(f"{one}.") for one in wanted)


def _actions(snapshot: Snapshot, lines: range) -> Iterator[lsp.CodeAction]:
    for mend in chain(corrections_at(snapshot, lines), mends_at(snapshot, lines)):
        kind = lsp.CodeActionKind.QuickFix if mend.findings else lsp.CodeActionKind.RefactorRewrite
        yield _action(snapshot, mend, kind)
    if (everything := all_fixes(snapshot)) is not None:
        yield _action(snapshot, everything, FIX_ALL)


def _action(snapshot: Snapshot, mend: Mend, kind: str) -> lsp.CodeAction:
    return lsp.CodeAction(
        mend.title,
        kind,
        [told(snapshot, finding) for finding in mend.findings] or None,
        is_preferred=mend.preferred or None,
        edit=snapshot.edit_of(mend.stretches),
    )
