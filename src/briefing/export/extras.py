"""Formats that need a package which is not installed with the program."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MissingExtraError", "needs_extra"]


class MissingExtraError(BriefingError):
    """A format was asked for whose extra is not installed."""

    def __init__(self, extra: str, what: str) -> None:
        super().__init__(f"{what} needs the extra '{extra}': pip install 'briefing[{extra}]'")
        self.extra = extra
        self.what = what


@contextmanager
def needs_extra(extra: str, what: str) -> Iterator[None]:
    """Say in a sentence which extra is missing; the imports of its packages stand inside.

    Args:
        extra: Its name in the package's metadata, as in `pdf`.
        what: What cannot be made without it, as in `PDF`.

    Raises:
        MissingExtraError: A module that is imported inside is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtraError(extra, what) from error
