"""The Textual reader."""

from __future__ import annotations

import os

# Textual draws on the next beat of a clock, and reads how fast that beats when it is imported. At its 60 beats a second
# an answer to a key waits for 8 ms on average; nothing is drawn on a beat before which nothing changed.
os.environ.setdefault("TEXTUAL_FPS", "250")

from briefing.reader.app import BriefingApp, run_reader

__all__ = ["BriefingApp", "run_reader"]
