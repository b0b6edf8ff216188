"""Where the parts of a loaded brief stand in its file: lines at once, spans when they are asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefing.files.reading import parse
from briefing.files.source_map import LINE_SHIFT, SourceText

if TYPE_CHECKING:
    from briefing.files.problems import Parsed
    from briefing.files.source_map import FlatPositions, LinePositions, NodePlaces
    from briefing.positions import NodePath, SourceSpan

__all__ = ["Places"]


class Places:
    """Answers where something stands. It keeps the file; one that is not YAML it reads again for the first answer.

    Args:
        data: The file that was loaded, byte for byte.
        kind: `yaml`, `json` or `toml`.
        nodes: Where the nodes of a YAML file stand.
    """

    def __init__(self, data: bytes, kind: str, nodes: NodePlaces | None) -> None:
        self._source = SourceText(data)
        self.data = data
        self._kind = kind
        self._nodes = nodes

    def item_line(self, section: str, number: int) -> int:
        """The line on which an item of a section starts, from 1; 1 where that is not known."""
        if self._nodes:
            place = self._nodes.item_place(section, number)
        else:
            places = self._positions.item_places(section)
            place = places[number] if number < len(places) else 0
        return (place >> LINE_SHIFT) + 1

    def find(self, path: NodePath) -> tuple[SourceSpan, str]:
        """The span of the value at a path, and the line of the file it starts on."""
        return self._with_line(self._source.span(self._place(path)))

    def find_words(self, path: NodePath, words: str, number: int = 0) -> tuple[SourceSpan, str]:
        """The span of words in the value at a path, and the line it starts on; that of the value if they are not seen.

        Args:
            path: The value.
            words: What it says there.
            number: How often it says them before.
        """
        place = self._place(path)
        end = self._nodes.following(path, self._source) if self._nodes else None
        return self._with_line(self._source.find_words(place, end, words, number) or self._source.span(place))

    def stands(self, path: NodePath) -> bool:
        """Whether the file itself has a value at a path, so that it is no default."""
        if self._nodes:
            return self._nodes.stands(path, self._source)
        node = self._parsed.tree
        for part in path:
            if not (part in node if isinstance(node, dict) else isinstance(node, list) and part in range(len(node))):
                return False
            node = node[part]
        return True

    def _place(self, path: NodePath) -> int:
        return self._nodes.find(path, self._source) if self._nodes else self._positions.find(path)[0]

    def _with_line(self, span: SourceSpan) -> tuple[SourceSpan, str]:
        return span, self._source.line(span.start.line)

    @cached_property
    def _parsed(self) -> Parsed:
        return parse(self.data.decode("utf-8-sig"), self._kind)

    @property
    def _positions(self) -> FlatPositions | LinePositions:
        return self._parsed.positions
