"""Where the parts of a loaded brief stand in its file: lines at once, spans when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.files.json_source import parse_json
from briefing.files.source_map import LINE_SHIFT, SourceText
from briefing.files.toml_source import parse_toml
from briefing.files.yaml_source import parse_yaml
from briefing.model.references import SECTIONS, find_declared_ids

if TYPE_CHECKING:
    from briefing.files.problems import Parsed
    from briefing.positions import NodePath, SourceSpan

__all__ = ["PARSERS", "Places"]

PARSERS = {"yaml": parse_yaml, "json": parse_json, "toml": parse_toml}
"""How each form of file is read."""


class Places:
    """Answers where something stands. It keeps the text of the file, and reads it again for the first span.

    Args:
        text: The text that was loaded.
        kind: `yaml`, `json` or `toml`.
        parsed: What it was read to; only the lines of its items are kept, and outside YAML not even those.
    """

    def __init__(self, text: str, kind: str, parsed: Parsed) -> None:
        self._text = text
        self._kind = kind
        self._lines = _lines(parsed) if kind == "yaml" else None
        self._parsed: Parsed | None = None
        self._source: SourceText | None = None

    def line_of(self, target: str) -> int:
        """The line on which something with an id starts, from 1; 1 where that is not known."""
        if self._lines is None:
            self._lines = _lines(self._again())
        return self._lines.get(target, 1)

    def find(self, path: NodePath) -> tuple[SourceSpan, str]:
        """The span of the value at a path, and the line of the file it starts on."""
        if self._source is None:
            self._source = SourceText(self._text)
        span = self._source.span(self._again().positions.find(path)[0])
        return span, self._source.line(span.start.line)

    def _again(self) -> Parsed:
        if self._parsed is None:
            self._parsed = PARSERS[self._kind](self._text)
        return self._parsed


def _lines(parsed: Parsed) -> dict[str, int]:
    lines: dict[str, int] = {}
    for section in SECTIONS:
        ids = [declared.id for declared in find_declared_ids(parsed.tree, section)]
        places = parsed.positions.item_places(section)
        lines.update((key, (place >> LINE_SHIFT) + 1) for key, place in zip(ids, places, strict=False))
    return lines
