"""The paragraphs of a web page, with the lines in which they begin."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

__all__ = ["PageBlock", "blocks_of_page", "raised", "with_signs_of_elements"]

_UNSEEN = frozenset("head script style template noscript svg math".split())
"""Elements whose text is not what a page says."""

_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strong sub sup "
    "time tt u var wbr img".split()
)
_CLOSED = frozenset("article aside blockquote div figure section span".split())
"""Elements that always have an end, so that one with `hidden` hides nothing behind it."""

_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """What stands in `<sup>`: a number in raised digits, so that it is told from the word or number before it.

    >>> raised("2"), raised("[2]"), raised("th")
    ('²', '[2]', 'th')
    """
    return text.translate(_RAISED) if text.strip().isdecimal() else text


_QUOTED = re.compile(r"<(/?)q\b[^<>]*>", re.IGNORECASE)
_TAGS = r"(?:<[^<>]{0,500}>){0,8}"
_RAISED_NUMBER = re.compile(rf"(<sup\b[^<>]*>{_TAGS}\s*)(\d{{1,3}})(?=\s*{_TAGS}</sup>)", re.IGNORECASE)


def with_signs_of_elements(page: str) -> str:
    """A page in which `<q>` is quotation marks, and a number in `<sup>` is raised, for programs that know neither.

    >>> with_signs_of_elements("<q>We stay</q> on 4 m<sup>2</sup>.<sup><a href='#n'>7</a></sup>")
    "“We stay” on 4 m<sup>²</sup>.<sup><a href='#n'>⁷</a></sup>"
    """
    page = _QUOTED.sub(lambda found: "”" if found[1] else "“", page)
    return _RAISED_NUMBER.sub(lambda found: found[1] + raised(found[2]), page)


class PageBlock(NamedTuple):
    """A paragraph: the line in which it begins, from 1, its text, and whether it stands in a block quotation."""

    line: int
    text: str
    is_quotation: bool


def blocks_of_page(page: str) -> list[PageBlock]:
    """Split a page at everything that is no part of a line; text that is not shown is left out."""
    reader = _PageReader()
    reader.feed(page)
    reader.close()
    reader.end_block()
    return reader.blocks


class _PageReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[PageBlock] = []
        self._parts: list[str] = []
        self._line = 0
        self._unseen: list[str] = []
        self._quotations = 0
        self._raised = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph ends where an element begins that stands on lines of its own."""
        hidden = tag in _CLOSED and any(name == "hidden" for name, _ in attrs)
        if tag in _UNSEEN or hidden or (self._unseen and tag == self._unseen[-1]):
            self._unseen.append(tag)
        self._raised += tag == "sup"
        if tag == "br":
            self._add("\n")
        elif tag == "q":
            self._add("“")
        elif tag not in _INLINE:
            self.end_block()
        self._quotations += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        """And where one ends."""
        self._raised = max(self._raised - (tag == "sup"), 0)
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        if tag == "q":
            self._add("”")
        elif tag not in _INLINE and tag not in _EMPTY:
            self.end_block()
        if tag == "blockquote":
            self._quotations = max(self._quotations - 1, 0)

    def handle_data(self, data: str) -> None:
        """Take what is shown."""
        self._add(raised(data) if self._raised else data)

    def _add(self, text: str) -> None:
        if self._unseen:
            return
        if not self._parts:
            if not text.strip():
                return
            self._line = self.getpos()[0] + text[: len(text) - len(text.lstrip())].count("\n")
            text = text.lstrip()
        self._parts.append(text)

    def end_block(self) -> None:
        """End the paragraph that is being read."""
        if self._parts:
            self.blocks.append(PageBlock(self._line, "".join(self._parts).rstrip(), self._quotations > 0))
            self._parts = []
