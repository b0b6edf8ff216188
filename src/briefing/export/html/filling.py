"""Fills templates: ours as they are, those of a house style in a sandbox. Both give the same page."""

from __future__ import annotations

import traceback
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined, TemplateError, TemplateSyntaxError

from briefing.export.html.failures import TemplateFailed
from briefing.export.html.folders import Folders
from briefing.export.html.sandbox import Sandbox

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.export.html.plain import Plain

__all__ = ["fill"]

_FAILURES = (
    TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NameError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the template of a house style can make happen; the data it is filled with was made before."""


def fill(house: Path | None, name: str, content: Plain) -> str:
    """Fill a template.

    Args:
        house: The folder of a house style, if there is one.
        name: Which template.
        content: What it sees.

    Raises:
        TemplateFailed: One of the house style is missing, wrong, or does what it may not.
    """
    if house is None:
        return _ours().get_template(name).render(content)
    loader = Folders(house)
    try:
        return Sandbox(loader, content).get_template(name).render(content)
    except TemplateSyntaxError as error:
        raise TemplateFailed(error.name or name, error.lineno, _sentence(error)) from error
    except _FAILURES as error:
        failed, line = _place(error, loader.given) or (name, None)
        raise TemplateFailed(failed, line, _sentence(error)) from error


class _Ours(Environment):
    """For our own templates, which are as trusted as the rest of the program: no counting, no guards."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Take the piece of plain data first, and without the detour of an attribute that is not there."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def _ours() -> Environment:
    return _Ours(loader=Folders(None), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _place(error: BaseException, names: set[str]) -> tuple[str, int | None] | None:
    """The innermost line of a template that the error came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in names]
    return (frames[-1].filename, frames[-1].lineno) if frames else None


def _sentence(error: BaseException) -> str:
    """What went wrong, without jinja2's own names where they say nothing to the author of a template."""
    if isinstance(error, RecursionError):
        return "macros or templates call each other without an end"
    if isinstance(error, MemoryError):
        return "the page is too large for the memory"
    return str(error) or type(error).__name__
