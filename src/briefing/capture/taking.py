"""Takes a report in by its name: a path, or an address on the web."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from briefing.capture.capturing import Captured, capture
from briefing.files.reading import LARGEST, read_regular

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["is_address", "stem_of", "take"]

SCHEMES = ("http://", "https://")


def is_address(name: str) -> bool:
    """Whether a report is named by its address on the web, and not by a path."""
    return name.startswith(SCHEMES)


def stem_of(name: str) -> str:
    """The name of a report's file without its ending; empty where it came from elsewhere."""
    return "" if name == "-" or is_address(name) else PurePath(name).stem


def take(
    name: str,
    *,
    allow_short: bool = False,
    allow_local: bool = False,
    redirected: Callable[[str], None] | None = None,
) -> Captured:
    """Take in a report.

    Args:
        name: Its address, or its path.
        allow_short: Take a text of a few words as well.
        allow_local: Whether an address may be in the local network, or on this machine.
        redirected: Is told each address that the page is looked for at after the first.

    Raises:
        BriefingError: It cannot be had, or there is no report in it; the sentence says why.
    """
    if not is_address(name):
        return capture(read_regular(name, LARGEST), name, allow_short=allow_short)
    from briefing.capture.fetching import fetch  # noqa: PLC0415 - files need no network

    fetched = fetch(name, allow_local=allow_local, redirected=redirected)
    return capture(fetched.data, fetched.address, content_type=fetched.content_type, allow_short=allow_short)
