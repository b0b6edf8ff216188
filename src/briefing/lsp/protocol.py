"""The protocol: a message that is not as it should be is answered as well, and documents are our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcMethodNotFound,
)
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.protocol.json_rpc import JsonRPCNotification, JsonRPCRequestMessage

from briefing.text import safe_line

if TYPE_CHECKING:
    from briefing.lsp.server import BriefingServer

__all__ = ["BriefProtocol"]

LONGEST_METHOD = 100
"""Characters that are shown of a method nobody knows."""


REFUSED = "briefing/refused"
"""The method that stands in the place of one that cannot be called as it was."""
IGNORED = "$/briefing/ignored"
"""The notification that stands in the place of one that cannot be read; nothing is called for it."""


class BriefProtocol(LanguageServerProtocol):
    """The protocol with our own documents: those of pygls take U+2028 for the end of a line, which editors do not.

    A request that pygls cannot read would have no answer, and an editor would wait for one for ever.
    """

    def __init__(self, server: BriefingServer, converter: Any) -> None:
        self.briefs = server
        super().__init__(server, converter)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message by its type; one that has a method and does not fit its type becomes one that is refused."""
        method = data.get("method", "")
        try:
            if isinstance(method, str) or "jsonrpc" not in data:
                return super().structure_message(data)
        except JsonRpcException:
            if not method:
                # An answer to nothing that was asked.
                raise
        number = data.get("id")
        if not isinstance(number, int | str):
            return JsonRPCNotification(method=IGNORED, jsonrpc=self.VERSION, params=None)
        return JsonRPCRequestMessage(id=number, method=REFUSED, jsonrpc=self.VERSION, params=self._why(method))

    @lsp_method(REFUSED)
    def refuse(self, why: object) -> None:
        """Answer with an error; an editor that asks for it by its name gets one too."""
        raise why if isinstance(why, JsonRpcException) else JsonRpcMethodNotFound()

    def _why(self, method: object) -> JsonRpcException:
        """Why a message with a method does not fit its type."""
        if not isinstance(method, str):
            return JsonRpcInvalidRequest("a method is called by its name, which is a text")
        shown = safe_line(method[:LONGEST_METHOD])
        if method == REFUSED or method not in {*self.fm.features, *self.fm.builtin_features}:
            return JsonRpcMethodNotFound(f"this server does not know the method {shown}")
        return JsonRpcInvalidParams(f"the params of {shown} are not what the protocol has for it")

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        """Take in a document."""
        self.briefs.open(params.text_document)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        """Take in changes of a document."""
        self.briefs.change(params)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        """Forget a document."""
        self.briefs.close(params.text_document.uri)
