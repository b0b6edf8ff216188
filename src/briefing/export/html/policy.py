"""What the page may do: nothing but show itself in our style and run our one script."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from briefing.export.html.failures import ThemeRefused
from briefing.export.html.shipped import read_own
from briefing.text import safe_line

if TYPE_CHECKING:
    from briefing.outline.record import Outline

__all__ = ["allow_styles", "missing", "policy", "style_of"]

_STYLES = "'sha256-of-each-style'"
"""Stands in the policy until the page is complete. Escaped data has no apostrophe, so it can only be ours."""
_ENDS = 2
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
"""Of a page, what nobody reads."""
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CONTROL = re.compile(r"[^\t\n -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_A_STRING = re.compile(r"[^A-Za-z0-9 :+.,-]")


def policy(script: str) -> str:
    """The Content-Security-Policy of the page."""
    return f"default-src 'none'; style-src {_STYLES}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"


def missing(page: str, marking: str) -> str:
    """What a house style may not leave out and has left out, in a sentence; empty where all is there."""
    if _STYLES not in page:
        return "the page has no Content-Security-Policy: '{{ policy }}' must stand in its head"
    body = _UNSEEN.sub("", page[page.find("<body") :]) if marking and "<body" in page else ""
    if marking and body.count(marking) < _ENDS:
        return "the marking must stand at the head and at the foot of the page"
    return ""


def allow_styles(page: str) -> str:
    """Put the hash of each style sheet of a page into its policy."""
    hashes = dict.fromkeys(_hash(style) for style in _STYLE.findall(page))
    return page.replace(_STYLES, " ".join(hashes) or "'none'")


def style_of(outline: Outline, theme: str | None) -> str:
    """The style sheet: our colours and sizes, those of the theme, how they are used, and the margins in print.

    Raises:
        ThemeRefused: The theme holds what could end the style sheet.
    """
    wanted = "\n".join((theme or "").splitlines())
    if "<" in wanted or _CONTROL.search(wanted):
        raise ThemeRefused("a theme is a style sheet of CSS variables; it has neither '<' nor control characters")
    parts = [read_own("theme.css"), wanted, read_own("page.css"), _margins(outline)]
    return "\n".join(part.strip() for part in parts if part)


def _margins(outline: Outline) -> str:
    """Head and foot of each printed page: the marking in both, so that no page is without it."""
    title, marking = _css_string(outline.title), _css_string(outline.marking)
    return (
        "@page {\n"
        f"  @top-left {{ content: {title}; }}\n"
        f"  @top-right {{ content: {marking}; }}\n"
        f"  @bottom-left {{ content: {marking}; }}\n"
        '  @bottom-right { content: "Page " counter(page) " of " counter(pages); }\n'
        "}"
    )


def _css_string(text: str) -> str:
    """Text as a string of CSS; all but letters, digits and a few signs by its code point."""
    return '"' + _NOT_IN_A_STRING.sub(lambda found: f"\\{ord(found[0]):06x}", safe_line(text)) + '"'


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
