"""What can be wrong with a house style, and how it is raised; known without jinja2."""

from __future__ import annotations

from briefing.errors import BriefingError

__all__ = ["TemplateFailed", "ThemeRefused"]


class TemplateFailed(BriefingError):  # noqa: N818 - a sentence says what happened
    """A template cannot be filled; says which, in which line, and why."""

    def __init__(self, name: str, line: int | None, reason: str) -> None:
        super().__init__(f"{name}:{line}: {reason}" if line else f"{name}: {reason}")
        self.name = name
        self.line = line
        self.reason = reason


class ThemeRefused(BriefingError):  # noqa: N818 - a sentence says what happened
    """The text of a theme is no style sheet."""
