"""Printed pages: what PDF and Word have in common."""

from __future__ import annotations

from briefing.export.printed.sheet import print_outline

__all__ = ["print_outline"]
