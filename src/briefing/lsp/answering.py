"""Which requests of an editor are answered, and by what: functions of a document and the request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol import types as lsp

from briefing.lsp import knowing
from briefing.lsp.editing import ACTION_KINDS, actions_for, names_elsewhere, prepare_rename, renamed_by
from briefing.lsp.formatting import format_document, format_range

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.lsp.snapshot import Snapshot

__all__ = ["ANSWERS", "RequestAnswer"]


class RequestAnswer(NamedTuple):
    """How a request is answered.

    Attributes:
        work: What makes the answer of a document and the request; it may run in any thread.
        options: What the editor is told about it before.
        warning: What a person is told beside it, in a sentence; empty for nothing.
    """

    work: Callable[[Snapshot, Any], Any]
    options: Any = None
    warning: Callable[[Snapshot, Any], str] | None = None


def _at(work: Callable[[Snapshot, lsp.Position], Any], options: Any = None) -> RequestAnswer:
    """The answer to a request about a place."""
    return RequestAnswer(lambda snapshot, params: work(snapshot, params.position), options)


def _about(work: Callable[[Snapshot], Any], options: Any = None) -> RequestAnswer:
    """The answer to a request about a whole document."""
    return RequestAnswer(lambda snapshot, _params: work(snapshot), options)


def _within(work: Callable[[Snapshot, lsp.Range], Any], options: Any = None) -> RequestAnswer:
    """The answer to a request about a stretch."""
    return RequestAnswer(lambda snapshot, params: work(snapshot, params.range), options)


def _references(snapshot: Snapshot, params: lsp.ReferenceParams) -> list[lsp.Location]:
    return knowing.references(snapshot, params.position, include_declaration=params.context.include_declaration)


def _selections(snapshot: Snapshot, params: lsp.SelectionRangeParams) -> list[lsp.SelectionRange]:
    return knowing.selections(snapshot, params.positions)


ANSWERS = {
    lsp.TEXT_DOCUMENT_COMPLETION: _at(knowing.complete, lsp.CompletionOptions(list(knowing.TRIGGERS))),
    lsp.TEXT_DOCUMENT_HOVER: _at(knowing.hover),
    lsp.TEXT_DOCUMENT_DEFINITION: _at(knowing.definition),
    lsp.TEXT_DOCUMENT_REFERENCES: RequestAnswer(_references),
    lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: _at(knowing.highlights),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _about(knowing.outline_of_text),
    lsp.TEXT_DOCUMENT_FOLDING_RANGE: _about(knowing.folds),
    lsp.TEXT_DOCUMENT_SELECTION_RANGE: RequestAnswer(_selections),
    lsp.TEXT_DOCUMENT_INLAY_HINT: _within(knowing.inlay_hints),
    lsp.TEXT_DOCUMENT_CODE_LENS: _about(knowing.lenses),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: _about(knowing.reference_tokens, knowing.TOKEN_LEGEND),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: _within(knowing.reference_tokens, knowing.TOKEN_LEGEND),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: RequestAnswer(prepare_rename),
    lsp.TEXT_DOCUMENT_RENAME: RequestAnswer(renamed_by, lsp.RenameOptions(prepare_provider=True), names_elsewhere),
    lsp.TEXT_DOCUMENT_CODE_ACTION: RequestAnswer(
        actions_for, lsp.CodeActionOptions(ACTION_KINDS, resolve_provider=True)
    ),
    lsp.TEXT_DOCUMENT_FORMATTING: RequestAnswer(format_document),
    lsp.TEXT_DOCUMENT_RANGE_FORMATTING: RequestAnswer(format_range),
}
"""The answer to each request about a document, by its method."""
