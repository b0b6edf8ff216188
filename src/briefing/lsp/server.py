"""The server: takes the messages of an editor, has answers worked out beside them, and never ends for a bad one."""

from __future__ import annotations

import asyncio
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import FeatureRequestError, JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

from briefing import __version__
from briefing.check.history import committed_versions
from briefing.lsp.answering import ANSWERS
from briefing.lsp.documents import Documents
from briefing.lsp.editing import ChosenAction
from briefing.lsp.findings import findings_of
from briefing.lsp.positions import Units
from briefing.lsp.protocol import BriefProtocol
from briefing.lsp.snapshot import Abilities
from briefing.lsp.streams import Answers, Messages
from briefing.text import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from briefing.lsp.answering import RequestAnswer
    from briefing.lsp.documents import OpenDocument
    from briefing.lsp.snapshot import Snapshot

__all__ = ["BriefingServer", "serve"]

Made = TypeVar("Made")

PAUSE = 0.05
"""Seconds without a change after which a document is looked at: a key that is held comes more often."""

WATCHED = "**/*.{txt,md,toml}"
"""The files beside briefs of whose changes an editor is asked to tell."""


class BriefingServer(LanguageServer):
    """Answers an editor about the briefs that are open in it.

    Attributes:
        documents: The open documents.
        was_shut_down: Whether the editor said that it ends.
    """

    def __init__(self) -> None:
        super().__init__("briefing", __version__, protocol_cls=BriefProtocol, converter_factory=default_converter)
        self.documents = Documents()
        self.was_shut_down = False
        # One thread looks for findings, so that of a document only one state is looked at; others answer meanwhile.
        self._checking = ThreadPoolExecutor(1, "checking")
        self._answering = ThreadPoolExecutor(2, "answering")
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._warnings: set[asyncio.Task[None]] = set()
        self._can_watch = self._can_ask_again = False
        self._register()

    def open(self, item: lsp.TextDocumentItem) -> None:
        """Take in a document, and look at it at once."""
        self._look_at(self.documents.open(item), 0, committed=True)

    def change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Take in changes, and look at the document at the next pause."""
        document = self.documents.get(params.text_document.uri)
        if document is not None:
            document.change(params.content_changes, params.text_document.version)
            self._look_at(document, PAUSE)

    def close(self, uri: str) -> None:
        """Forget a document, and take its findings away."""
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()
        if self.documents.get(uri) is not None:
            self.documents.close(uri)
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def snapshot_of(self, uri: str) -> Snapshot | None:
        """A document as it is now; None where it is not open, or no brief."""
        document = self.documents.get(uri)
        if document is None or not (document.is_brief or not document.snapshot.text.strip()):
            return None
        return document.snapshot

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Note what went wrong, without any content; what a request was answered with in a sentence needs no note."""
        answered = source is FeatureRequestError and isinstance(error, JsonRpcException)
        if answered and not isinstance(error, JsonRpcInternalError):
            return
        said = f"{source.__name__}: {type(error).__name__}"
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, said))

    def _register(self) -> None:
        """Register what is called for a message; pygls marks each function, which a method does not allow."""

        @self.feature(lsp.INITIALIZE)
        def begin(params: lsp.InitializeParams) -> None:
            self._begin(params)

        @self.feature(lsp.SHUTDOWN)
        def note_shutdown(_params: None) -> None:
            self.was_shut_down = True

        @self.feature(lsp.INITIALIZED)
        def watch(_params: lsp.InitializedParams) -> None:
            self._watch()

        @self.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
        def note_save(_params: lsp.DidSaveTextDocumentParams) -> None:
            self._look_anew()

        @self.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
        def note_change(_params: lsp.DidChangeWatchedFilesParams) -> None:
            self._look_anew()

        @self.feature(lsp.CODE_ACTION_RESOLVE)
        async def prove(action: lsp.CodeAction) -> lsp.CodeAction:
            chosen = ChosenAction(action)
            snapshot = self.snapshot_of(chosen.uri)
            return action if snapshot is None else await self._work_out(chosen.proved, snapshot)

        for method, answer in ANSWERS.items():
            self._answer_with(method, answer)

    def _answer_with(self, method: str, answer: RequestAnswer) -> None:
        """Answer requests about a document."""

        @self.feature(method, answer.options)
        async def answer_with(params: Any) -> Any:
            snapshot = self.snapshot_of(params.text_document.uri)
            if snapshot is None:
                return None
            made = await self._work_out(answer.work, snapshot, params)
            if answer.warning and made:
                warned = asyncio.ensure_future(self._warn(answer.warning, snapshot, params))
                self._warnings.add(warned)
                warned.add_done_callback(self._warnings.discard)
            return made

    async def _work_out(self, work: Callable[..., Made], *about: Any) -> Made:
        """Have something worked out in another thread."""
        return await asyncio.get_running_loop().run_in_executor(self._answering, work, *about)

    async def _warn(self, warning: Callable[[Snapshot, Any], str], snapshot: Snapshot, params: Any) -> None:
        """Tell a person something beside an answer, which does not wait for it."""
        if said := await self._work_out(warning, snapshot, params):
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, safe_line(said)))

    def _begin(self, params: lsp.InitializeParams) -> None:
        """Note what the editor can do."""
        able = params.capabilities
        offered = able.general.position_encodings if able.general else None
        names = [str(getattr(name, "value", name)) for name in offered or ()]
        self.documents.units = next((Units(name) for name in names if name in set(Units)), Units.UTF16)
        edits = able.workspace.workspace_edit if able.workspace else None
        actions = able.text_document.code_action if able.text_document else None
        later = actions.resolve_support.properties if actions and actions.resolve_support else ()
        self.documents.abilities = Abilities(bool(edits and edits.document_changes), "edit" in later)
        watching = able.workspace.did_change_watched_files if able.workspace else None
        self._can_watch = bool(watching and watching.dynamic_registration)
        hints = able.workspace.inlay_hint if able.workspace else None
        self._can_ask_again = bool(hints and hints.refresh_support)

    def _watch(self) -> None:
        """Ask the editor to tell of changes that others make: of the texts of sources, and of settings."""
        if self._can_watch:
            options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(WATCHED)])
            watching = lsp.Registration("watching", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.client_register_capability(lsp.RegistrationParams([watching]))

    def _look_anew(self) -> None:
        """Look at every document anew: what has changed may be the text of a source, or settings."""
        for document in self.documents:
            document.renew()
            self._look_at(document, 0, committed=True)
        if self._can_ask_again:
            self.workspace_inlay_hint_refresh(None)

    def _look_at(self, document: OpenDocument, pause: float, *, committed: bool = False) -> None:
        """Look for findings after a pause, unless the document changes before that."""
        uri = document.snapshot.uri
        if (before := self._waiting.pop(uri, None)) is not None:
            before.cancel()
        self._waiting[uri] = asyncio.ensure_future(self._publish(document, pause, committed=committed))

    async def _publish(self, document: OpenDocument, pause: float, *, committed: bool) -> None:
        await asyncio.sleep(pause)
        try:
            if committed:
                await self._compare_with_commit(document)
            await self._publish_now(document)
        except Exception as error:  # noqa: BLE001 - a bug in one rule is told, and the next change is looked at again
            self.report_server_error(error, Exception)

    async def _compare_with_commit(self, document: OpenDocument) -> None:
        """Ask git for the file that a document is compared with."""
        name = document.snapshot.name
        known = await asyncio.get_running_loop().run_in_executor(self._checking, committed_versions, [name])
        document.committed = known.get(name)
        document.renew()

    async def _publish_now(self, document: OpenDocument) -> None:
        """Have findings looked for, and tell them if the document is still as it was."""
        snapshot, found = document.snapshot, []
        if document.is_brief:
            loop = asyncio.get_running_loop()
            # Between the steps the next change of the document ends this.
            await loop.run_in_executor(self._checking, lambda: snapshot.file)
            await loop.run_in_executor(self._checking, lambda: snapshot.proof)
            found = await loop.run_in_executor(self._checking, findings_of, snapshot)
        if document.snapshot is snapshot and self.documents.get(snapshot.uri) is document:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(snapshot.uri, found, snapshot.version))


def serve(source: BinaryIO, target: BinaryIO, server: BriefingServer | None = None) -> bool:
    """Talk to an editor until it ends; returns whether it said so before.

    Args:
        source: Where its messages come from.
        target: Where ours go.
        server: What answers; a new one where none is given.
    """
    logging.getLogger("pygls").setLevel(logging.WARNING if os.environ.get("BRIEFING_DEBUG") else logging.CRITICAL + 1)
    server = server or BriefingServer()
    answers = Answers(target)
    server.start_io(Messages(source, answers), answers)
    return server.was_shut_down
