"""The reader's own widgets: each draws lines of spans, never markup."""

from __future__ import annotations

from briefing.reader.widgets.bar import Bar
from briefing.reader.widgets.document_view import DocumentView
from briefing.reader.widgets.key_bar import KeyBar
from briefing.reader.widgets.line_view import CursorFollower, LineView, ViewMoves
from briefing.reader.widgets.record_list import RecordList
from briefing.reader.widgets.tab_bar import TabBar

__all__ = [
    "Bar",
    "CursorFollower",
    "DocumentView",
    "KeyBar",
    "LineView",
    "RecordList",
    "TabBar",
    "ViewMoves",
]
