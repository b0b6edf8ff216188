"""Where the parts of a loaded brief stand in its file: lines at once, spans when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.files.json_source import parse_json
from briefing.files.source_map import LINE_SHIFT, SourceText
from briefing.files.toml_source import parse_toml
from briefing.files.yaml_source import parse_yaml
from briefing.model.references import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.files.problems import Parsed
    from briefing.positions import NodePath, SourceSpan

__all__ = ["PARSERS", "Places"]

PARSERS = {"yaml": parse_yaml, "json": parse_json, "toml": parse_toml}
"""How each form of file is read."""


class Places:
    """Answers where something stands. It keeps the file, and reads it again for the first span.

    Args:
        data: The file that was loaded.
        kind: `yaml`, `json` or `toml`.
        parsed: What it was read to; only the places of its items are kept, and outside YAML not even those.
    """

    def __init__(self, data: bytes, kind: str, parsed: Parsed) -> None:
        self._data = data
        self._kind = kind
        self._items = _item_places(parsed) if kind == "yaml" else None
        self._parsed: Parsed | None = None
        self._source: SourceText | None = None

    def item_line(self, section: str, number: int) -> int:
        """The line on which an item of a section starts, from 1; 1 where that is not known."""
        if self._items is None:
            self._items = _item_places(self._again())
        places = self._items[section]
        return (places[number] >> LINE_SHIFT) + 1 if number < len(places) else 1

    def find(self, path: NodePath) -> tuple[SourceSpan, str]:
        """The span of the value at a path, and the line of the file it starts on."""
        if self._source is None:
            self._source = SourceText(self._data)
        span = self._source.span(self._again().positions.find(path)[0])
        return span, self._source.line(span.start.line)

    def _again(self) -> Parsed:
        if self._parsed is None:
            self._parsed = PARSERS[self._kind](self._data.decode("utf-8-sig"))
        return self._parsed


def _item_places(parsed: Parsed) -> dict[str, Sequence[int]]:
    return {section: parsed.positions.item_places(section) for section in SECTIONS}
