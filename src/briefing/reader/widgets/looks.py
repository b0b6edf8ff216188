"""How spans become segments on a screen: each role has a colour of the theme, and attributes that need no colour.

The colours are taken from the theme's variables and not from component classes of CSS: Textual works those out for
every widget anew, which took a seventh of the time until the first screen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color, ColorParseError
from textual.strip import Strip

from briefing.reader.document import Role
from briefing.text import cell_len, truncate
from briefing.text.width import close_isolates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from briefing.reader.document import Span

__all__ = ["CURSOR", "CURSOR_BLURRED", "HEAD", "LOOKS", "Look", "Looks"]

CURSOR, CURSOR_BLURRED, HEAD = "cursor", "cursor-blurred", "head"
"""What lies under a line: the cursor's, in the view that has the focus and in another, and that of a heading."""


class Look(NamedTuple):
    """The look of a role: the theme's variable for its colour, and what is done without colour.

    `ground` is the one colour that it is read on, where that is no matter of the theme.
    """

    color: str
    bold: bool = False
    underline: bool = False
    reverse: bool = False
    strike: bool = False
    ground: str = ""


LOOKS: Mapping[Role, Look] = {
    Role.TEXT: Look("foreground"),
    Role.HEADING: Look("heading", bold=True),
    Role.STRONG: Look("foreground", bold=True),
    Role.LABEL: Look("text-muted", bold=True),
    Role.MUTED: Look("text-muted"),
    Role.LINK: Look("link", underline=True),
    Role.CAUTION: Look("caution", bold=True),
    Role.PROVED: Look("proved", bold=True),
    Role.WRONG: Look("wrong", bold=True),
    Role.FOCUS: Look("focus", bold=True),
    Role.TAB: Look("focus", bold=True, reverse=True),
    Role.CELL: Look("focus", bold=True, reverse=True),
    Role.WORDS: Look("foreground", reverse=True),
    Role.PROVED_WORDS: Look("proved", reverse=True),
    Role.QUOTED: Look("text-muted", bold=True, reverse=True),
    Role.PARTIAL: Look("foreground", bold=True),
    Role.REPORTED: Look("text-muted"),
    # The colours that FIRST gives for TLP 2.0, on the black that it asks for.
    Role.TLP_RED: Look("#ff2b2b", bold=True, ground="#000000"),
    Role.TLP_AMBER: Look("#ffc000", bold=True, ground="#000000"),
    Role.TLP_GREEN: Look("#33ff00", bold=True, ground="#000000"),
    Role.TLP_CLEAR: Look("#ffffff", bold=True, ground="#000000"),
    Role.ADDED: Look("proved", bold=True),
    Role.REMOVED: Look("wrong", strike=True),
    Role.ESCAPE: Look("wrong", reverse=True),
    Role.RULE: Look("text-muted"),
    Role.MATCH: Look("focus", bold=True, reverse=True),
    Role.SIDE_1: Look("side-1", bold=True),
    Role.SIDE_2: Look("side-2", bold=True),
    Role.SIDE_3: Look("side-3", bold=True),
    Role.SIDE_4: Look("side-4", bold=True),
    Role.SIDE_5: Look("side-5", bold=True),
    Role.SIDE_6: Look("side-6", bold=True),
}

_ELSEWHERE = {
    "heading": "foreground",
    "link": "text-primary",
    "caution": "text-warning",
    "proved": "text-success",
    "wrong": "text-error",
    "focus": "text-accent",
    "side-1": "text-secondary",
    "side-2": "text-accent",
    "side-3": "foreground",
    "side-4": "text-primary",
    "side-5": "text-muted",
    "side-6": "foreground",
}
"""What takes the place of our variables in a theme that is not ours."""

_GROUNDS = {CURSOR: ("accent", 0.22), CURSOR_BLURRED: ("foreground", 0.07), HEAD: ("foreground", 0.05)}
"""For each ground the theme's variable, and how much of it is mixed into the background."""

READABLE = 4.5
"""The least contrast of text, by WCAG 2.2, success criterion 1.4.3."""

_AUTO = re.compile(r"auto(?: (\d+)%)?")


class Looks:
    """Remembers the styles of a widget's roles until its theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str, str], Style] = {}
        self._made_for: tuple[str, Color] | None = None

    def forget(self) -> None:
        """Something about the widget's style changed; where it is theme or background, work the styles out anew."""
        made_for = (self._widget.app.theme, self._widget.background_colors[1])
        if made_for != self._made_for:
            self._made_for = made_for
            self._styles.clear()

    def style(self, role: Role, under: str = "") -> Style:
        """The style of a role on this widget's background, or on the line of the cursor."""
        found = self._styles.get((role, under))
        if found is None:
            look = LOOKS[role]
            ground = Color.parse(look.ground) if look.ground else self._ground(under)
            color = _readable(self._color(look.color, ground), ground).rich_color
            found = Style(
                color=color,
                bgcolor=ground.rich_color,
                bold=look.bold or None,
                underline=look.underline or None,
                reverse=look.reverse or None,
                strike=look.strike or None,
            )
            self._styles[role, under] = found
        return found

    def _ground(self, under: str) -> Color:
        base = self._widget.background_colors[1]
        if not under:
            return base
        variable, share = _GROUNDS[under]
        mixed = self._color(variable, base)
        # The sixteen colours of a terminal cannot be mixed; there the cursor's sign alone tells the line.
        return base if mixed.ansi is not None or base.ansi is not None else base.blend(mixed, share)

    def _color(self, variable: str, ground: Color) -> Color:
        variables = self._widget.app.theme_variables
        value = variables.get(variable) or variables.get(_ELSEWHERE.get(variable, ""), variable)
        auto = _AUTO.fullmatch(value)
        if auto:
            return ground + ground.get_contrast_text(int(auto[1] or 100) / 100)
        try:
            # 'ansi_default 50%': the terminal's own colours have no shares.
            return Color.parse(value.partition(" ")[0])
        except ColorParseError:
            return ground.get_contrast_text()

    def strip(self, spans: Iterable[Span], width: int, *, under: str = "") -> Strip:
        """Draw one line of exactly `width` cells; `under` is what lies under all of it."""
        segments: list[Segment] = []
        used = 0
        plain = True
        for text, role, *_ in spans:
            size = cell_len(text)
            # What is one sign of several characters is left out whole: a part of it would shift the columns behind.
            shown = text if used + size <= width else truncate(text, width - used, "")
            if role is Role.LINK and shown.strip(" ") != shown:
                # The line under a reference says what can be clicked: not the blanks that fill up its column.
                named = shown.strip(" ")
                before, _, after = shown.partition(named) if named else (shown, "", "")
                parts = ((before, Role.TEXT), (named, role), (after, Role.TEXT))
                segments += [Segment(part, self.style(its, under)) for part, its in parts if part]
            else:
                segments.append(Segment(shown, self.style(role, under)))
            used += size if shown is text else cell_len(shown)
            plain = plain and text.isascii()
            if shown is not text:
                break
        if used < width:
            segments.append(Segment(" " * (width - used), self.style(Role.TEXT, under)))
        strip = Strip(segments, width)
        return strip if plain else _closed(strip)


def _readable(color: Color, ground: Color) -> Color:
    """Take a colour of a theme that is not ours as far from its ground as a reader needs, and no further."""
    if color.ansi is not None or ground.ansi is not None:
        return color
    far = ground.get_contrast_text(1)
    steps = (color.blend(far, share / 8) for share in range(8))
    return next((step for step in steps if _contrast(step, ground) >= READABLE), far)


def _contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _closed(strip: Strip) -> Strip:
    """Close what sets text apart in its own direction: it may go on below, and what stands beside it is not its own."""
    missing = close_isolates(strip.text)[len(strip.text) :]
    if not missing:
        return strip
    *others, last = strip
    return Strip([*others, Segment(last.text + missing, last.style)], strip.cell_length)
