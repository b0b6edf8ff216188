"""How a text that is no EDTF date is refused."""

from __future__ import annotations

__all__ = ["EdtfError"]


class EdtfError(ValueError):
    """A text that is no EDTF date; the message says what is wrong and what would be right."""
