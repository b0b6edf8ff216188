"""Where the parts of a loaded brief stand in its file: lines at once, spans when they are asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefing.files.parsing import parse
from briefing.files.source_map import LINE_SHIFT, SourceText

if TYPE_CHECKING:
    from briefing.files.source_map import FlatPositions, LinePositions, NodePlaces
    from briefing.positions import NodePath, SourceSpan

__all__ = ["Places"]


class Places:
    """Answers where something stands. It keeps the file; one that is not YAML it reads again for the first answer.

    Args:
        data: The file that was loaded.
        kind: `yaml`, `json` or `toml`.
        nodes: Where the nodes of a YAML file stand.
    """

    def __init__(self, data: bytes, kind: str, nodes: NodePlaces | None) -> None:
        self._source = SourceText(data)
        self._data = data
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
        place = self._nodes.find(path, self._source) if self._nodes else self._positions.find(path)[0]
        span = self._source.span(place)
        return span, self._source.line(span.start.line)

    @cached_property
    def _positions(self) -> FlatPositions | LinePositions:
        return parse(self._data.decode("utf-8-sig"), self._kind).positions
