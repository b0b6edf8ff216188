"""The headers of the tables of a TOML text, as far as they are written: which tables can be begun there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.lsp.knowing.allowed import holds_table, holds_tables, keys_at
from briefing.model.references import LISTS, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.errors import NodePath
    from briefing.lsp.knowing.allowed import AllowedKey
    from briefing.lsp.knowing.open_text import TextSection

__all__ = ["Header", "header_at"]

_BEGUN = re.compile(r"[ \t\ufeff]*(\[\[?)[ \t]*((?:[\w-]+[ \t]*\.[ \t]*)*)([\w-]*)", re.ASCII)
_NAME = re.compile(r"[\w-]+", re.ASCII)
_MAPPED = SECTIONS.keys() - LISTS.values()
"""Sections with a table for each id."""


class Header(NamedTuple):
    """A header that is begun.

    Attributes:
        holder: The path of what the table shall be in.
        is_list: Whether it shall be one of a list.
        start: Where the last of its names begins.
        end: Where that ends.
        closing: The brackets that are missing behind it.
    """

    holder: NodePath
    is_list: bool
    start: int
    end: int
    closing: str

    def offers(self) -> Iterator[tuple[AllowedKey, str]]:
        """The tables that can stand there, each with what is written: of one with ids the dot before the id."""
        fits = holds_tables if self.is_list else holds_table
        for key in keys_at(self.holder):
            if fits((*self.holder, key.name)):
                is_mapped = not self.holder and key.name in _MAPPED
                yield key, f"{key.name}." if is_mapped else f"{key.name}{self.closing}"

    def may_be_written(self, section: TextSection | None) -> bool:
        """Whether a table is not there yet, as far as it may be there once; of a part of another one nobody asks."""
        if section is None or self.holder or self.is_list or section.key in _MAPPED:
            return True
        return section.node.key_start == self.start


def header_at(text: str, offset: int) -> Header | None:
    """The header whose last name a place touches; None where it is in none."""
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    begun = _BEGUN.fullmatch(text, line, offset)
    if begun is None:
        return None
    path: tuple[str | int, ...] = ()
    for name in _NAME.findall(begun[2]):
        path = (*path, name)
        # A table in a list belongs to its last item.
        path = (*path, 0) if holds_tables(path) else path
    behind = _NAME.match(text, offset)
    end = behind.end() if behind else offset
    closing = "]" * len(begun[1])
    return Header(path, len(begun[1]) > 1, begun.start(3), end, "" if text[end : end + 1] == "]" else closing)
