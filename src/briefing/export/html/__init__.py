"""The brief as one HTML file, to be read without a network and printed as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.html.policy import (
    TemplateFailed,
    ThemeRefused,
    allow_styles,
    policy,
    read_own,
    style_of,
    why_refused,
)
from briefing.text import safe_line

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.outline.record import Outline

__all__ = ["TemplateFailed", "ThemeRefused", "render_html"]

_PAGE = "page.html.j2"


def render_html(outline: Outline, *, theme: str | None = None, templates: Path | None = None) -> str:
    """Write an outline as one HTML file; the same outline gives the same text, anywhere and any time.

    Args:
        outline: What the brief says.
        theme: CSS variables that stand for ours; see `theme.css`.
        templates: A folder of a house style, whose templates stand before ours.

    Raises:
        ThemeRefused: The theme is no style sheet.
        TemplateFailed: A template of the house style is wrong, or does what it may not.
    """
    from markupsafe import Markup  # noqa: PLC0415 - jinja2 takes time, and only this format needs it

    from briefing.export.html.filling import fill  # noqa: PLC0415 - likewise
    from briefing.export.html.page import plain_page  # noqa: PLC0415 - likewise
    from briefing.files.reading import no_cyclic_garbage  # noqa: PLC0415 - likewise

    script = read_own("filter.js").strip()
    around = {
        "style": Markup(style_of(outline, theme)),  # noqa: S704 - our own text, and a theme without '<'
        "script": Markup(script),  # noqa: S704 - our own text
        "policy": Markup(policy(script)),  # noqa: S704 - likewise
    }
    with no_cyclic_garbage():
        page = fill(templates, _PAGE, {**plain_page(outline), **around})
    if templates and (reason := why_refused(page, safe_line(outline.title).strip(), outline.marking)):
        raise TemplateFailed(_PAGE, None, reason)
    return allow_styles(page)
