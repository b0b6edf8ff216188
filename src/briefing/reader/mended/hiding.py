"""Keeps the focus where a widget hears late that it was hidden.

Textual 8.2.8 tells a widget that it was hidden with a message, which waits behind others in the widget's queue. When it
is worked off the widget loses the focus, also where it has been shown again and was given the focus meanwhile: a window
that becomes small and large in quick succession then has the focus nowhere, or in another part. `docs/textual.md` has
it as it can be reported, and `tests/pilot/test_narrow.py` tells when Textual has mended it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

__all__ = ["leave_out_late"]


def leave_out_late(widget: Widget, event: events.Hide) -> None:
    """Leave out what Textual does with a message that came too late; to be called by the widget's `on_hide`.

    A widget that is hidden still is left to Textual: the focus goes to one beside it, or nowhere.

    Args:
        widget: What was hidden.
        event: The message that says so.
    """
    if is_shown(widget):
        event.prevent_default()


def is_shown(widget: Widget) -> bool:
    """Whether keys may go to a widget: it is displayed at this moment, with all that it lies in.

    One that was taken off the screen meanwhile is not.

    Args:
        widget: Any widget that can have the focus.
    """
    return widget.is_attached and widget in widget.screen.focus_chain
