"""Which requests of an editor are answered, and by what: functions of a document and the request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol import types as lsp

from briefing.lsp.editing import ACTION_KINDS, actions_for, prepare_rename, renamed_by
from briefing.lsp.formatting import format_document, format_range
from briefing.lsp.knowing import TRIGGERS, complete, hover

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.lsp.snapshot import Snapshot

__all__ = ["ANSWERS", "Answer"]


class Answer(NamedTuple):
    """How a request is answered.

    Attributes:
        work: What makes the answer of a document and the request; it may run in any thread.
        options: What the editor is told about it before.
    """

    work: Callable[[Snapshot, Any], Any]
    options: Any = None


def _at(work: Callable[[Snapshot, lsp.Position], Any], options: Any = None) -> Answer:
    """The answer to a request about a place."""
    return Answer(lambda snapshot, params: work(snapshot, params.position), options)


ANSWERS = {
    lsp.TEXT_DOCUMENT_COMPLETION: _at(complete, lsp.CompletionOptions(list(TRIGGERS))),
    lsp.TEXT_DOCUMENT_HOVER: _at(hover),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: Answer(prepare_rename),
    lsp.TEXT_DOCUMENT_RENAME: Answer(renamed_by, lsp.RenameOptions(prepare_provider=True)),
    lsp.TEXT_DOCUMENT_CODE_ACTION: Answer(actions_for, lsp.CodeActionOptions(ACTION_KINDS)),
    lsp.TEXT_DOCUMENT_FORMATTING: Answer(format_document),
    lsp.TEXT_DOCUMENT_RANGE_FORMATTING: Answer(format_range),
}
"""The answer to each request about a document, by its method."""
