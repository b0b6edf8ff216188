"""Where templates come from: the folder of a house style before our own, and nothing beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BaseLoader, TemplateNotFound
from jinja2.exceptions import SecurityError

from briefing.export.html.failures import TemplateFailed
from briefing.export.html.shipped import find_own

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2 import Environment

__all__ = ["OURS", "Folders"]

OURS = "briefing/"
"""Before the name of a template it asks for ours, also where a house style has one of that name."""
_FOLDERS = ("", "parts", "pictures")
_LARGEST = 1_000_000


class Folders(BaseLoader):
    """Gives templates by names that stay in the folder of a house style, or in ours."""

    def __init__(self, house: Path | None) -> None:
        if house and not any(found for folder in _FOLDERS for found in house.joinpath(folder).glob("*.html.j2")):
            raise TemplateFailed(house.name, None, "there is no template in this folder; their names end in .html.j2")
        self.house = house.resolve() if house else None
        self.given: set[str] = set()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Read a template; the name that jinja2 knows it by is the one that messages use."""
        del environment
        parts = template.split("/")
        if not template or "\\" in template or ":" in template or any(part in {"", ".", ".."} for part in parts):
            raise SecurityError(f"'{template}' is outside the folder of the templates")
        found = None if template.startswith(OURS) else self._of_the_house(parts)
        text = found if found is not None else _ours(template)
        self.given.add(template)
        return text, template, lambda: True

    def _of_the_house(self, parts: list[str]) -> str | None:
        if self.house is None:
            return None
        name = "/".join(parts)
        try:
            return _read(self.house, name)
        except UnicodeDecodeError:
            raise SecurityError(f"'{name}' is not UTF-8") from None
        except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise the latter where links lead in a circle
            raise SecurityError(f"'{name}' cannot be read") from None


def _read(house: Path, name: str) -> str | None:
    """The text of a file of the house style; None where there is none."""
    path = house / name
    if not path.resolve().is_relative_to(house):
        raise SecurityError(f"'{name}' leads outside the folder of the templates")
    if not path.is_file():
        return None
    if path.stat().st_size > _LARGEST:
        raise SecurityError(f"'{name}' is larger than {_LARGEST:,} bytes")
    return path.read_text(encoding="utf-8")


def _ours(template: str) -> str:
    text = find_own(f"templates/{template.removeprefix(OURS)}")
    if text is None:
        raise TemplateNotFound(template, f"there is no template '{template}'")
    return text
