"""A brief as it is being written: its sections and items by what the text shows, whether it loads or not.

Only what is asked for is read: the sections at once, an item when somebody looks into it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.lsp.knowing.blocks import read_block
from briefing.lsp.knowing.json_parts import find_parts
from briefing.lsp.knowing.nodes import NodeSort, TextNode, key_stretch, read_flow, written_text
from briefing.lsp.knowing.tables import read_tables
from briefing.model.references import LISTS, SECTIONS, TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.lsp.knowing.json_parts import JsonPart

__all__ = ["Declaration", "OpenText", "TextSection", "open_text"]

_SECTION = re.compile(r"^(?=[^\s#%])(?!- |-$|---|\.\.\.)", re.MULTILINE)
_NAME = re.compile(r"[\"']?([A-Za-z_][\w-]*)[\"']?[ \t]*:(?=\s|$)[ \t]*")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_DASH = re.compile(r"-(?=\s|$)")
_FIRST = re.compile(r"^( *)(?=[^\s#])", re.MULTILINE)
_MAPPED_KEY = re.compile(r" *([A-Za-z][\w-]*):(?=\s)")
_ITEM_KEY = re.compile(r"( *- +)(?:id: +([\w-]+)[ \t]*(?=[\r\n#]|\Z)|(?!id:)(?=[a-z_]+:(?:\s|$)))")
_LETTERS = {section: letter for letter, section in LISTS.items()}


class TextSection:
    """A key of the whole brief with its value.

    Attributes:
        key: The key; empty for a word that may become one.
        start: Where it begins in the text.
        stop: Where the next one does.
        node: Its value; where it has items, these are read one by one.
        starts: Where each item begins.
        read: The items that were looked into.
    """

    def __init__(self, key: str, start: int, stop: int, node: TextNode) -> None:
        self.key = key
        self.start = start
        self.stop = stop
        self.node = node
        self.starts: list[int] = []
        self.read: dict[int, TextNode] = {}


class Declaration(NamedTuple):
    """An id that a text gives to something, with the place that gives it."""

    id: str
    kind: TargetKind
    section: TextSection
    number: int
    start: int
    end: int
    by_default: bool


class OpenText:
    """The sections of a text and what they hold.

    Args:
        text: All of it.
        kind: `yaml`, `json` or `toml`; empty where only the text itself tells.

    Attributes:
        text: All of it, each character at its place.
        kind: `yaml`, `json` or `toml`.
        root: The whole.
        sections: Its sections, in the order of the text.
    """

    def __init__(self, text: str, kind: str) -> None:
        self.kind = kind or ("json" if text.lstrip("\ufeff \t\r\n")[:1] == "{" else "yaml")
        # A carriage return alone ends a line of YAML too; as a line feed it stands at the same place.
        self.text = _LONE_RETURN.sub("\n", text) if self.kind == "yaml" and "\r" in text else text
        self.root = TextNode(None, 0, 0)
        self.root.sort = NodeSort.MAPPING
        self.root.end = len(text)
        self.root.inner = 0 if self.kind == "yaml" else -1
        self._ordered: list[TextNode] = []
        # At once, and not when they are first asked for: several threads may ask.
        self.sections = self._all_sections()

    def _all_sections(self) -> list[TextSection]:
        """The sections in the order of the text."""
        if self.kind == "json":
            return self._of_json()
        brace = self.text.find("{") if self.text.lstrip("\ufeff \t\r\n")[:1] == "{" else -1
        if self.kind == "toml" or brace >= 0:
            if self.kind == "toml":
                read_tables(self.text, self.root)
                self._ordered = sorted(self.root.walk(), key=lambda node: node.key_start)
            else:
                read_flow(self.text, self.root, brace, len(self.text))
            return [
                TextSection(str(node.key or ""), node.key_start, len(self.text), node) for node in self.root.children
            ]
        return self._of_yaml()

    def section(self, key: str) -> TextSection | None:
        """The section with a key."""
        return next((section for section in self.sections if section.key == key), None)

    def items(self, section: TextSection) -> Iterator[TextNode]:
        """The items of a section, each with what it holds."""
        if section.starts:
            for number in range(len(section.starts)):
                yield self._item(section, number)
        else:
            yield from section.node.children

    def parts(self, node: TextNode) -> list[TextNode]:
        """What a part is made of, also where that is a section whose items are read one by one."""
        section = next((one for one in self.sections if one.node is node and one.starts), None)
        return list(self.items(section)) if section else node.children

    def items_within(self, section: TextSection, first: int, last: int) -> Iterator[tuple[int, TextNode]]:
        """The items of a section that touch a stretch of the text, each with its place; the others are not read."""
        if section.start > last or section.stop < first:
            return
        if section.starts:
            numbers = range(max(bisect_right(section.starts, first) - 1, 0), bisect_right(section.starts, last))
            yield from ((number, self._item(section, number)) for number in numbers)
        else:
            for number, item in enumerate(section.node.children):
                if item.key_start <= last and first <= max(item.end, item.key_end):
                    yield number, item

    def chain(self, offset: int) -> list[TextNode]:
        """The way from the whole to the last part that begins at or before a place, which may be far behind its end."""
        if self._ordered:
            return self._chain_of_tables(offset)
        chain = [self.root]
        starts = [section.start for section in self.sections]
        place = bisect_right(starts, offset) - 1
        if place < 0:
            return chain
        section = self.sections[place]
        chain.append(section.node)
        if section.starts:
            number = bisect_right(section.starts, offset) - 1
            if number < 0:
                return chain
            chain.append(self._item(section, number))
        while before := [child for child in chain[-1].children if child.key_start <= offset]:
            chain.append(before[-1])
        return chain

    def _chain_of_tables(self, offset: int) -> list[TextNode]:
        """The same in TOML, where the tables of several sections may stand in any order."""
        place = bisect_right(self._ordered, offset, key=lambda node: node.key_start) - 1
        node: TextNode | None = self._ordered[place] if place >= 0 else self.root
        chain = []
        while node is not None:
            chain.append(node)
            node = node.parent
        return chain[::-1]

    def item(self, one: Declaration) -> TextNode:
        """What a declaration stands in."""
        section = one.section
        return self._item(section, one.number) if section.starts else section.node.children[one.number]

    def declared(self, *kinds: TargetKind) -> Iterator[Declaration]:
        """Every id that the text gives to something of some kinds, or of all, those by default included."""
        for section in self.sections:
            if section.key in SECTIONS and (not kinds or SECTIONS[section.key][0] in kinds):
                kind, letter = SECTIONS[section.key]
                is_list = section.key in _LETTERS
                for number, (key, start, end) in enumerate(self._ids(section)):
                    if key:
                        yield Declaration(key, kind, section, number, start, end, by_default=False)
                    elif is_list:
                        yield Declaration(f"{letter}{number + 1}", kind, section, number, start, end, by_default=True)

    def _ids(self, section: TextSection) -> Iterator[tuple[str, int, int]]:
        """For each item its id and where that stands; an empty one, and the start of the item, where it has none."""
        stops = [*section.starts[1:], section.stop]
        for number, start in enumerate(section.starts):
            # Of a long list most items are never looked into.
            quick = self._id_in_lines(start, stops[number]) if self.kind == "yaml" else None
            yield quick or self._id_of(self._item(section, number))
        if not section.starts:
            yield from map(self._id_of, section.node.children)

    def _id_in_lines(self, start: int, stop: int) -> tuple[str, int, int] | None:
        """The id of an item of plain lines; None where a closer look is needed."""
        if found := _MAPPED_KEY.match(self.text, start, stop):
            return found[1], *found.span(1)
        dash = _ITEM_KEY.match(self.text, start, stop)
        if dash is None:
            return None
        column = dash.end(1) - start
        found = dash if dash[2] else _id_line(column).search(self.text, start, stop)
        if found is None:
            return "", start + column - 2, start + column - 1
        place = found.span(2 if found is dash else 1)
        # An id that is written in another way, in quotation marks, has no place here.
        return (self.text[slice(*place)], *place) if place[0] >= 0 else None

    def _id_of(self, item: TextNode) -> tuple[str, int, int]:
        if isinstance(item.key, str):
            return item.key, *key_stretch(item, self.text)
        own = item.child("id")
        if own is None or own.sort is not NodeSort.TEXT:
            return "", item.key_start, item.key_start + 1
        size = len(own.style)
        return written_text(own, self.text), own.start + size, own.end - (size if own.closed else 0)

    def _of_yaml(self) -> list[TextSection]:
        places = [found.start() for found in _SECTION.finditer(self.text)]
        if places and self.text[places[0]] == "\ufeff":
            places[0] += 1
        sections = []
        for start, stop in pairwise([*places, len(self.text)]):
            name = _NAME.match(self.text, start, stop)
            sections.append(self._section_of_lines(start, stop, name))
        self.root.children = [section.node for section in sections]
        return sections

    def _section_of_lines(self, start: int, stop: int, name: re.Match[str] | None) -> TextSection:
        if name is None:
            node = TextNode(None, start, start, self.root)
            end = start + len(self.text[start:stop].partition("\n")[0].rstrip())
            node.sort, node.start, node.end = NodeSort.TEXT, start, max(end, start)
            return TextSection("", start, stop, node)
        node = TextNode(name[1], start, name.end(1), self.root)
        node.column = 0
        node.start = node.end = name.end()
        section = TextSection(name[1], start, stop, node)
        first = _FIRST.search(self.text, name.end(), stop)
        written = self.text[name.end() : name.end() + 1]
        if (written and written not in "\r\n#") or first is None:
            whole = TextNode(None, start, start)
            read_block(self.text, whole, start, stop)
            if whole.children:
                section.node = whole.children[0]
                section.node.parent = self.root
            return section
        column = len(first[1])
        outer = _outer_lines(column).search(self.text, first.start(), stop)
        if outer is not None:
            column = len(outer[1])
        node.inner = column
        node.sort = NodeSort.LIST if _DASH.match(self.text, first.end()) else NodeSort.MAPPING
        lines = _item_lines(column, are_dashed=node.sort is NodeSort.LIST)
        section.starts = [found.start() for found in lines.finditer(self.text, first.start(), stop)]
        node.start, node.end = first.end(), first.start() + len(self.text[first.start() : stop].rstrip())
        return section

    def _of_json(self) -> list[TextSection]:
        parts = find_parts(self.text, self.root)
        stops = [*(part.start for part in parts[1:]), len(self.text)]
        return [self._section_of_json(part, stop) for part, stop in zip(parts, stops, strict=False)]

    def _section_of_json(self, part: JsonPart, stop: int) -> TextSection:
        """A section; it stops where the next one begins."""
        key, start, end, starts = part.key, part.start, part.end, part.starts
        node = TextNode(key, start, end, self.root)
        section = TextSection(key, start, stop, node)
        self.root.children.append(node)
        whole = TextNode(None, start, start)
        whole.inner = -1
        if starts:
            opening = self.text.find("[", end, starts[0] + 1)
            brace = self.text.find("{", end, starts[0] + 1)
            node.start = min((place for place in (opening, brace) if place >= 0), default=end)
            node.style = self.text[node.start : node.start + 1]
            node.sort = NodeSort.LIST if node.style == "[" else NodeSort.MAPPING
            node.end, node.closed = part.closed or stop, part.closed is not None
            section.starts = starts
            return section
        read_flow(self.text, whole, start, stop, inside=NodeSort.MAPPING, in_line=True)
        if whole.children:
            section.node = whole.children[0]
            section.node.parent = self.root
            section.key = "" if section.node.is_word else key
            self.root.children[-1] = section.node
        return section

    def _item(self, section: TextSection, number: int) -> TextNode:
        known = section.read.get(number)
        if known is not None:
            return known
        start = section.starts[number]
        stop = section.starts[number + 1] if number + 1 < len(section.starts) else section.stop
        whole = TextNode(None, start, start)
        if self.kind == "json":
            read_flow(self.text, whole, start, stop, inside=section.node.sort, in_line=True)
        else:
            read_block(self.text, whole, start, stop)
        if whole.children:
            item = whole.children[0]
        else:
            item = TextNode(None, start, start)
            item.sort, item.start, item.end = whole.sort, whole.start, whole.end
            item.key_start = item.start
        if section.node.sort is NodeSort.LIST and isinstance(item.key, int):
            item.key = number
        item.parent = section.node
        section.read[number] = item
        return item


@lru_cache(maxsize=64)
def _item_lines(column: int, *, are_dashed: bool) -> re.Pattern[str]:
    """The lines on which items begin; among keys the dashes of a list may stand in the same column."""
    no_dash = "" if are_dashed else r"(?!-(?:\s|$))"
    return re.compile(rf"^ {{{column}}}(?=[^\s#]){no_dash}", re.MULTILINE)


@lru_cache(maxsize=64)
def _outer_lines(column: int) -> re.Pattern[str]:
    """A key or a dash before a column, and not at the edge."""
    return re.compile(rf"^( {{1,{max(column - 1, 1)}}})(?=- |[\w-]+:(?:\s|$))", re.MULTILINE)


@lru_cache(maxsize=64)
def _id_line(column: int) -> re.Pattern[str]:
    """The line with the id of an item whose keys stand in a column, and the id where it is plain."""
    return re.compile(
        rf"^ {{{column}}}(?:id: +([\w-]+)[ \t]*(?=[\r\n#]|\Z)|[\"']?id[\"']?[ \t]*:(?=\s|$))", re.MULTILINE
    )


@lru_cache(maxsize=4)
def open_text(text: str, kind: str) -> OpenText:
    """Take a text apart; of the last few what was read is kept."""
    return OpenText(text, kind)
