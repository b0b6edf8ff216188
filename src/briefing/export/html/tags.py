"""Takes a page apart into text, tags and comments, in the one way in which every browser does.

A browser takes any text for a page, and mends what is wrong in ways that hardly another program knows: a comment that
ends early, a style sheet in a picture, a tag within a title. Whoever looks at a page in another way can be shown one
page, and a browser another. So what can be read in two ways is refused, and the rest is read in the only way there is.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["AmbiguousPageError", "PagePiece", "read_page"]

RAW = frozenset("iframe listing noembed noframes noscript object embed plaintext portal textarea xmp frameset".split())
"""Elements whose content browsers read by other rules, or by none. No brief needs them."""

_BLANK = "[ \t\n\r\f]"
_NAME = "[A-Za-z][A-Za-z0-9:._-]*+"
_VALUE = "(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\r\f\"'=<>`]++)"
_KEY = "[A-Za-z_:@][A-Za-z0-9:._-]*+"
_EQUALS = f"{_BLANK}*+={_BLANK}*+"
_ATTRIBUTES = f"(?:{_BLANK}++{_KEY}(?:{_EQUALS}{_VALUE})?+)*+{_BLANK}*+/?+"
_PIECE = re.compile(
    "(?P<text>(?:[^<]++|<(?![A-Za-z/!?]))++)"
    "|(?P<comment><!--(?!-?>)(?:(?!--)[^<])*+-->)"
    "|(?P<doctype><!doctype html>)"
    f"|<(?P<whole>title|style|script)(?P<given>{_ATTRIBUTES})>(?P<content>[^<]*+)</(?P=whole){_BLANK}*+>"
    f"|<(?P<start>{_NAME})(?P<attributes>{_ATTRIBUTES})>"
    f"|</(?P<end>{_NAME}){_BLANK}*+>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(f"{_BLANK}++({_KEY})(?:{_EQUALS}({_VALUE}))?+")


class AmbiguousPageError(Exception):
    """A place of a page that browsers may read otherwise; the message says which."""


class PagePiece(NamedTuple):
    """A part of a page.

    Attributes:
        kind: `text`, `comment`, `doctype`, `start` or `end`; of a title, a style or a script `start`.
        name: Of a tag, in small letters.
        attributes: Of a start tag, names in small letters. Of two with one name the first counts.
        text: What a text says; of a title, a style or a script what is in it, which no tag can be.
    """

    kind: str
    name: str = ""
    attributes: dict[str, str] = {}  # noqa: RUF012 - nobody writes into it
    text: str = ""


def read_page(page: str, script: str) -> Iterator[PagePiece]:
    """Read a page from its first piece to its last.

    Args:
        page: All of it.
        script: Our script, which alone may hold what looks like a tag.

    Raises:
        AmbiguousPageError: It can be read in more than one way.
    """
    place = 0
    ours = f"<script>{script}</script>"
    while place < len(page):
        if page.startswith(ours, place):
            yield PagePiece("start", "script", {}, script)
            place += len(ours)
            continue
        found = _PIECE.match(page, place)
        if found is None:
            raise AmbiguousPageError(f"browsers may read this in different ways: '{page[place : place + 40]}'")
        yield _piece(found)
        place = found.end()


def _piece(found: re.Match[str]) -> PagePiece:
    if found["text"] is not None:
        return PagePiece("text", text=unescape(found["text"]))
    if found["whole"]:
        return PagePiece("start", found["whole"].lower(), _attributes(found["given"]), found["content"])
    if found["start"]:
        name = found["start"].lower()
        if name in RAW or name in {"title", "style", "script"}:
            raise AmbiguousPageError(f"a page may not have a <{name}> like this")
        return PagePiece("start", name, _attributes(found["attributes"]))
    return (
        PagePiece("end", found["end"].lower())
        if found["end"]
        else PagePiece("comment" if found["comment"] else "doctype")
    )


def _attributes(text: str) -> dict[str, str]:
    """The attributes of a tag; of two with one name browsers take the first."""
    given: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        plain = value[1:-1] if value[:1] in {"'", '"'} else value
        given.setdefault(name.lower(), unescape(plain))
    return given
