"""Fills the templates of a library's pages, which load nothing and run one script of ours."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from briefing.export.html.policy import allow_styles, policy, read_own

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["write_index"]


def write_index(content: Mapping[str, Any], search: str) -> str:
    """Write the page that lists and searches the briefs.

    Args:
        content: What the template names.
        search: The items as JSON.
    """
    script = _read("search.js").strip()
    style = "\n".join((read_own("theme.css").strip(), _read("site.css").strip()))
    page = (
        _environment()
        .get_template("index.html.j2")
        .render(
            {
                **content,
                "style": Markup(style),  # noqa: S704 - our own text
                "script": Markup(script),  # noqa: S704 - likewise
                "policy": Markup(policy(script)),  # noqa: S704 - likewise
                # Inside a script nothing is an entity, and only '<' could end it.
                "search": Markup(search.replace("<", r"\u003c")),  # noqa: S704 - made safe here
            }
        )
    )
    return allow_styles(page)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _read(name: str) -> str:
    return resources.files("briefing.site").joinpath("templates", name).read_text(encoding="utf-8")
