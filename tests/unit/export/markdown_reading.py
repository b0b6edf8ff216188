"""What Markdown says, as a parser reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

__all__ = ["GITHUB_LINKS", "links", "loose_texts", "plain", "shape", "squeezed"]

GITHUB_LINKS = re.compile(r"\w://|www\.\w|@\w|#\w|:[A-Za-z0-9_+-]+:|\bGH-\d", re.IGNORECASE)
"""What GitHub makes into links or pictures in text that is no markup."""


def parse(text: str) -> list[Token]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, inline=True)
    return parser.parse(text)


def inner(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from inner(token.children or ())


def shape(text: str) -> list[str]:
    """Every piece of markup, without code spans and breaks, which text may have."""
    free = {"text", "code_inline", "hardbreak", "softbreak", "inline"}
    return [f"{token.type} {token.tag}" for token in inner(parse(text)) if token.type not in free]


def links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in inner(parse(text)) if token.type == "link_open"]


def plain(text: str) -> str:
    """What a reader sees, with single blanks."""
    parts: list[str] = []
    for token in inner(parse(text)):
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak", "paragraph_close", "td_close", "heading_close"}:
            parts.append(" ")
    return squeezed("".join(parts))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def loose_texts(text: str) -> Iterator[str]:
    """Runs of text that are neither code nor link, as GitHub looks through them."""
    for token in inner(parse(text)):
        run, depth = "", 0
        for child in token.children or ():
            depth += child.nesting if child.type.startswith("link_") else 0
            if child.type == "text" and not depth:
                run += child.content
                continue
            yield run
            run = ""
        yield run
