"""A report becomes a source: its text in paragraphs, its bytes as they came, and its entry in a brief."""

from __future__ import annotations

from briefing.capture.capturing import Captured, capture
from briefing.capture.entering import Entered, enter
from briefing.capture.taking import stem_of, take

__all__ = ["Captured", "Entered", "capture", "enter", "stem_of", "take"]
