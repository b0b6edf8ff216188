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
from briefing.lsp.knowing.known import document_of
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

__all__ = ["ACTION_KINDS", "FIX_ALL", "ChosenAction", "actions_for", "names_elsewhere", "prepare_rename", "renamed_by"]

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


def _names(snapshot: Snapshot, offset: int, *more: str) -> list[WrittenName]:
    """Every place of the id that stands at an offset, and of some more words, in the text without a mark."""
    document, mark = document_of(snapshot), len(snapshot.mark)
    here = target_at(document, offset)
    targets = [
        target for key in dict.fromkeys((here.id, *more) if here else ()) for target in targets_of(document, key)
    ]
    starts = ((target, target.start - mark) for target in targets)
    return [WrittenName(start, start + len(target.id), target.id, (), target.gives) for target, start in starts]


def prepare_rename(snapshot: Snapshot, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder:
    """The id under the cursor.

    Raises:
        JsonRpcInvalidParams: There is none that can be renamed, and why.
    """
    file, mark = _loaded(snapshot), len(snapshot.mark)
    try:
        offset = snapshot.offset(params.position)
        name = name_at(file, offset - mark, _names(snapshot, offset))
    except ChangeRefused as error:
        raise JsonRpcInvalidParams(safe_line(str(error))) from error
    return lsp.PrepareRenamePlaceholder(snapshot.range(name.start + mark, name.end + mark), name.id)


def renamed_by(snapshot: Snapshot, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
    """The changes that give what is under the cursor another id, in every place; raises as `prepare_rename` does."""
    file = _loaded(snapshot)
    try:
        offset = snapshot.offset(params.position)
        names = _names(snapshot, offset, params.new_name)
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
        key = name_at(file, offset - len(snapshot.mark), _names(snapshot, offset)).id
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
    wanted = [""] if only is None else [_kind(one) for one in only]
    found = (
        _action(snapshot, mend, kind, lines)
        for mend, kind in _mends(snapshot, lines)
        if any(not one or kind == one or kind.startswith(f"{one}.") for one in wanted)
    )
    return [action for action in found if action is not None]


def _kind(kind: object) -> str:
    """A kind by its name: those of the protocol have a value, others are a text."""
    return str(getattr(kind, "value", kind))


def _mends(snapshot: Snapshot, lines: range) -> Iterator[tuple[Mend, str]]:
    """What can be done about some lines, each with its kind."""
    for mend in chain(corrections_at(snapshot, lines), mends_at(snapshot, lines)):
        yield mend, lsp.CodeActionKind.QuickFix if mend.findings else lsp.CodeActionKind.RefactorRewrite
    if (everything := all_fixes(snapshot)) is not None:
        yield everything, FIX_ALL


def _action(snapshot: Snapshot, mend: Mend, kind: str, lines: range) -> lsp.CodeAction | None:
    """A change as the protocol tells it; its edit stays out where it would take time and the editor asks for it later.

    None for one that cannot be proved.
    """
    action = lsp.CodeAction(
        mend.title,
        kind,
        [told(snapshot, finding) for finding in mend.findings] or None,
        is_preferred=mend.preferred or None,
    )
    if snapshot.abilities.asks_later and not mend.is_proved:
        action.data = [snapshot.uri, snapshot.version, lines.start, lines.stop]
        return action
    try:
        action.edit = snapshot.edit_of(mend.prove())
    except ChangeRefused:
        return None
    return action


class ChosenAction:
    """A change that somebody has chosen, and whose edit the editor has not yet.

    Args:
        action: The change, as the editor was told.

    Attributes:
        uri: The document that it is for.
    """

    def __init__(self, action: lsp.CodeAction) -> None:
        self._action = action
        match action.data:
            case [str(uri), int() | None as version, int(start), int(stop)]:
                self.uri, self._version, self._lines = uri, version, range(start, stop)
            case _:
                raise JsonRpcInvalidParams("this change was not offered")

    def proved(self, snapshot: Snapshot) -> lsp.CodeAction:
        """The change with its edit.

        Raises:
            JsonRpcInvalidParams: The text is another by now, or would not say afterwards what it shall; and why.
        """
        if snapshot.version != self._version:
            raise JsonRpcInvalidParams("the text has changed since this was offered")
        later = chain(mends_at(snapshot, self._lines), filter(None, [all_fixes(snapshot)]))
        mend = next((mend for mend in later if mend.title == self._action.title and not mend.is_proved), None)
        if mend is None:
            raise JsonRpcInvalidParams("this change was not offered")
        try:
            self._action.edit = snapshot.edit_of(mend.prove())
        except ChangeRefused as error:
            raise JsonRpcInvalidParams(safe_line(str(error))) from error
        return self._action
