"""The files that the page is made of, as the package carries them."""

from __future__ import annotations

from importlib import resources

__all__ = ["find_own", "read_own"]


def find_own(name: str) -> str | None:
    """The text of a file of ours, by its path with slashes; None where there is none."""
    file = resources.files("briefing.export.html").joinpath(*name.split("/"))
    return file.read_text(encoding="utf-8") if file.is_file() else None


def read_own(name: str) -> str:
    """The text of a file of ours that is always there."""
    text = find_own(name)
    if text is None:
        raise FileNotFoundError(name)
    return text
