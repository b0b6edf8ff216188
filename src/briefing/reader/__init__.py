"""The Textual reader."""

from __future__ import annotations

from briefing.reader.app import BriefingApp, run_reader

__all__ = ["BriefingApp", "run_reader"]
