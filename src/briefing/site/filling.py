"""Fills the templates of a library's pages, which load nothing and run no script but ours."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from briefing.export.html.policy import allow_styles, policy, read_own

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["fill_index", "fill_overview"]


def fill_index(content: Mapping[str, Any], search: str) -> str:
    """Write the page that lists and searches the briefs.

    Args:
        content: What the template names.
        search: The items as JSON.
    """
    # Inside a script nothing is an entity, and only '<' could end it.
    data = Markup(search.replace("<", r"\u003c"))  # noqa: S704 - made safe here
    return _filled("index.html.j2", {**content, "search": data})


def fill_overview(content: Mapping[str, Any]) -> str:
    """Write a page of what all briefs say together; `content` is what the template names."""
    return _filled("overview.html.j2", content)


def _filled(name: str, content: Mapping[str, Any]) -> str:
    script = _read("search.js").strip()
    style = "\n".join((read_own("theme.css").strip(), _read("site.css").strip()))
    around = {"style": style, "script": script, "policy": policy(script)}
    safe = {key: Markup(text) for key, text in around.items()}  # noqa: S704 - our own texts
    return allow_styles(_environment().get_template(name).render({**content, **safe}))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _read(name: str) -> str:
    return resources.files("briefing.site").joinpath("templates", name).read_text(encoding="utf-8")
