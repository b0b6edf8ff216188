"""An application that begins nothing more once it was told to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import App, ReturnType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

__all__ = ["OrderlyApp"]


class OrderlyApp(App[ReturnType]):
    """Textual's application, without the failures of Textual 8.2.8 between `exit` and the end.

    From `exit` on Textual mounts nothing that is composed, but works off what waits in its queues: a key that opens
    something has it without its parts. Here what was typed and comes too late is left out.
    `tests/pilot/test_ending.py` tells when Textual has mended it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_ending = False

    @property
    def is_ending(self) -> bool:
        """Whether it was told to end, so that nothing may begin that needs a widget."""
        return self._is_ending

    def exit(
        self, result: ReturnType | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End; what is not worked off yet is left out."""
        self._is_ending = True
        super().exit(result, return_code, message)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key stands for, unless it comes too late."""
        return not self._is_ending and await super().run_action(action, default_namespace, namespaces)

    async def on_event(self, event: events.Event) -> None:
        """Take what is typed, clicked or pasted, unless it comes too late."""
        if not (self._is_ending and isinstance(event, events.InputEvent | events.Paste)):
            await super().on_event(event)
