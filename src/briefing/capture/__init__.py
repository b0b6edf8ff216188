"""A report becomes a source: its text in paragraphs, its bytes as they came, and its entry in a brief."""

from __future__ import annotations

from briefing.capture.capturing import Captured, capture
from briefing.capture.entering import Entered, enter
from briefing.capture.taking import take

__all__ = ["Captured", "Entered", "capture", "enter", "take"]
