"""The brief as a Word file."""

from __future__ import annotations
