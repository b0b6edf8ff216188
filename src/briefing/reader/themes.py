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
        variables={
            "text-muted": "#aab3bd",
            "heading": "#ffffff",
            "link": "#7db8f0",
            "proved": "#8fd27a",
            "wrong": "#ff7f86",
            "caution": "#e9b855",
            "focus": "#5fd3c2",
            "side-1": "#c0a8f5",
            "side-2": "#f0a0cc",
            "side-3": "#d2b48e",
            "side-4": "#a9bdd2",
            "side-5": "#c79ec7",
            "side-6": "#c2c08c",
        },
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
        variables={
            "text-muted": "#4a4f55",
            "heading": "#000000",
            "link": "#1a56a0",
            "proved": "#1c661c",
            "wrong": "#b3261e",
            "caution": "#7c4d00",
            "focus": "#00695c",
            "side-1": "#5b3fa0",
            "side-2": "#9c2f7a",
            "side-3": "#6b4a26",
            "side-4": "#3f566e",
            "side-5": "#7a3f6f",
            "side-6": "#5a5a1e",
        },
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
        variables={
            "text-muted": "#d4d4d4",
            "heading": "#ffffff",
            "link": "#7fd4ff",
            "proved": "#8cff70",
            "wrong": "#ff9090",
            "caution": "#ffd84d",
            "focus": "#7fffd4",
            "side-1": "#d9b8ff",
            "side-2": "#ffa8e0",
            "side-3": "#f0cfa5",
            "side-4": "#c0d8f0",
            "side-5": "#e6b0e6",
            "side-6": "#e0e0a0",
        },
    ),
)
"""Every pair of text and background in them is meant for WCAG AA, and a colour has one meaning.

`proved` is for words that stand in their source, `wrong` for those that do not and for errors, `caution` for what is to
be read with care and what was not compared, `link` for what can be followed, `focus` for where the keys go. The sides
have colours of their own, and signs beside them. Headings and kinds of statement have none.
"""
