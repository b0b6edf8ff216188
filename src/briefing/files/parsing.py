"""Reading each form of file; the parser of a form is imported for the first file that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.files.problems import Parsed
    from briefing.files.progress import LoadProgress

__all__ = ["parse"]


def parse(text: str, kind: str, progress: LoadProgress | None = None) -> Parsed:
    """Read a file's text into plain values with their positions.

    Args:
        text: The whole file.
        kind: `yaml`, `json` or `toml`.
        progress: What is told how far the parse is; only that of YAML tells it.

    Raises:
        ParseStopped: Where it cannot be read on.
    """
    if kind == "json":
        from briefing.files.json_source import parse_json  # noqa: PLC0415 - see above

        return parse_json(text)
    if kind == "toml":
        from briefing.files.toml_source import parse_toml  # noqa: PLC0415 - see above

        return parse_toml(text)
    from briefing.files.yaml_source import parse_yaml  # noqa: PLC0415 - see above

    return parse_yaml(text, progress)
