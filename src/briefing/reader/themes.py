"""Our own themes: dark, light, and one of high contrast."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["THEMES"]

THEMES = (
    Theme(
        name="briefing-dark",
        primary="#5f9fd8",
        secondary="#b39ddb",
        accent="#64c8b4",
        warning="#e6b450",
        error="#f07178",
        success="#8fc66f",
        foreground="#dfe3e8",
        background="#14181d",
        surface="#1b2027",
        panel="#232a33",
        dark=True,
        variables={"text-muted": "#aab3bd"},
    ),
    Theme(
        name="briefing-light",
        primary="#1f5f9f",
        secondary="#6a4fa3",
        accent="#00695c",
        warning="#8a5300",
        error="#b3261e",
        success="#2e6b1f",
        foreground="#1b1f24",
        background="#fbfbf8",
        surface="#f1f1ec",
        panel="#e6e7e2",
        dark=False,
        variables={"text-muted": "#4a4f55"},
    ),
    Theme(
        name="briefing-contrast",
        primary="#7fd4ff",
        secondary="#e0b0ff",
        accent="#7fffd4",
        warning="#ffe066",
        error="#ff9a9a",
        success="#b6ff8a",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#101010",
        dark=True,
        variables={"text-muted": "#d4d4d4"},
    ),
)
"""Every pair of text and background in them is meant for WCAG AA."""
