"""How spans become segments on a screen: a component class for each role, so that the theme decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from briefing.reader.document import Role
from briefing.text import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style as RichStyle
    from textual.widget import Widget

    from briefing.reader.document import Span

__all__ = ["ROLE_CLASSES", "ROLE_CSS", "Looks"]

ROLE_CLASSES = frozenset(f"role--{role}" for role in Role) | {"role--cursor", "role--cursor-blurred"}

ROLE_CSS = """
    & > .role--text { color: $foreground; }
    & > .role--heading { color: $text-primary; text-style: bold; }
    & > .role--strong { color: $foreground; text-style: bold; }
    & > .role--label { color: $text-muted; text-style: bold; }
    & > .role--muted { color: $text-muted; }
    & > .role--link { color: $text-accent; text-style: underline; }
    & > .role--caution { color: $text-warning; text-style: bold; }
    & > .role--words { text-style: reverse; }
    & > .role--kind { color: $foreground; text-style: bold; }
    & > .role--escape { color: $text-error; text-style: reverse; }
    & > .role--rule { color: $text-muted; }
    & > .role--match { color: $background; background: $warning; text-style: bold; }
    & > .role--side-1 { color: $text-primary; text-style: bold; }
    & > .role--side-2 { color: $text-accent; text-style: bold; }
    & > .role--side-3 { color: $text-error; text-style: bold; }
    & > .role--side-4 { color: $text-success; text-style: bold; }
    & > .role--side-5 { color: $text-warning; text-style: bold; }
    & > .role--side-6 { color: $text-secondary; text-style: bold; }
    & > .role--cursor { background: $primary 25%; }
    & > .role--cursor-blurred { background: $foreground 10%; }
"""
"""The look of each role, to be nested in the DEFAULT_CSS of a widget."""


class Looks:
    """Remembers the styles of a widget's roles until its theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, RichStyle] = {}
        self._base: RichStyle | None = None

    def forget(self) -> None:
        """The theme or a class changed: ask for the styles anew."""
        self._styles.clear()
        self._base = None

    def style(self, role: str) -> RichStyle:
        """The style of a role on this widget's background."""
        found = self._styles.get(role)
        if found is None:
            found = self._widget.get_component_rich_style(f"role--{role}")
            self._styles[role] = found
        return found

    def strip(self, spans: Iterable[Span], width: int, *, under: str = "") -> Strip:
        """Draw one line of exactly `width` cells; `under` names a role whose background lies under all of it."""
        base = self._base = self._base or self._widget.rich_style
        ground = self.style(under) if under else None
        segments: list[Segment] = []
        used = 0
        for text, role, _ in spans:
            style = self.style(role)
            if ground is not None and ground.bgcolor is not None and role is not Role.MATCH:
                style += type(style)(bgcolor=ground.bgcolor)
            segments.append(Segment(text, style))
            used += cell_len(text)
        blank = base + type(base)(bgcolor=ground.bgcolor) if ground is not None and ground.bgcolor else base
        if used < width:
            segments.append(Segment(" " * (width - used), blank))
        strip = Strip(segments, max(used, width))
        return strip.crop(0, width) if used > width else strip
