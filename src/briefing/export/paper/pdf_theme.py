"""The looks of the PDF: variables with values, read as data and never run."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from briefing.errors import BriefingError

__all__ = ["COMPACT", "ThemeError", "read_changes", "read_theme", "theme_fonts"]

_LET = re.compile(r"#let ([a-z-]+) = (.+)")
_STRING = r'"[^"\\]*"'
_SORTS = {
    "a length such as 24mm": re.compile(r"\d{1,4}(\.\d{1,4})?(pt|mm|cm|in)"),
    'a colour such as rgb("#1f3a5f") or luma(40%)': re.compile(r'rgb\("#[0-9a-fA-F]{6}"\)|luma\(\d{1,3}%\)'),
    'a list of fonts such as ("Libertinus Serif", "DejaVu Sans Mono")': re.compile(
        rf"\({_STRING}(, ?{_STRING}){{1,15}}\)"
    ),
}
COMPACT = {
    "body-size": "9pt",
    "small-size": "8pt",
    "note-size": "7pt",
    "title-size": "15pt",
    "section-size": "11pt",
    "record-size": "9.5pt",
    "margin-top": "16mm",
    "margin-bottom": "16mm",
    "margin-side": "18mm",
}
"""The sizes of a brief on one page, where a theme does not give others."""


class ThemeError(BriefingError):
    """A theme that says what no theme can say."""


def read_theme(text: str | None) -> dict[str, str]:
    """The variables of a theme over those that every theme has; see `read_changes`."""
    return _own() | read_changes(text)


def read_changes(text: str | None) -> dict[str, str]:
    """The variables that a theme names.

    Args:
        text: Lines such as `#let margin-side = 24mm`, comments and empty lines; None for none.

    Raises:
        ThemeError: A line is none of these, names no variable, or has a value of another sort.
    """
    values: dict[str, str] = {}
    for number, line in enumerate((text or "").splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("//"):
            continue
        name, value = _read(bare, number)
        values[name] = value
    return values


def theme_fonts(values: dict[str, str]) -> list[str]:
    """The families that a theme names, in the order in which they are tried."""
    return re.findall(r'"([^"]*)"', values["body-fonts"])


@cache
def _own() -> dict[str, str]:
    source = resources.files(__package__).joinpath("templates", "pdf", "theme.typ").read_text(encoding="utf-8")
    return {found[1]: found[2] for found in map(_LET.fullmatch, source.splitlines()) if found}


def _read(line: str, number: int) -> tuple[str, str]:
    found = _LET.fullmatch(line)
    if found is None:
        raise ThemeError(f"line {number} of the theme is not of the form '#let name = value'")
    name, value = found[1], found[2].strip()
    if name not in _own():
        raise ThemeError(f"line {number} of the theme: there is no variable '{name}'; there are {', '.join(_own())}")
    sort = _sort_of(_own()[name])
    if _sort_of(value) != sort:
        raise ThemeError(f"line {number} of the theme: '{name}' must be {sort}")
    return name, value


def _sort_of(value: str) -> str:
    return next((sort for sort, form in _SORTS.items() if form.fullmatch(value)), "")
