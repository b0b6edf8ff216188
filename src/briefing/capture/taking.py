"""Takes a report in by its name, a path or an address, and begins a brief with it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.capture.capturing import Captured, capture
from briefing.capture.entering import enter
from briefing.errors import BriefingError
from briefing.files import load
from briefing.files.reading import LARGEST, read_regular
from briefing.library.beginning import begin

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

__all__ = ["begin_with", "is_address", "take"]

SCHEMES = ("http://", "https://")


def is_address(name: str) -> bool:
    """Whether a report is named by its address on the web, and not by a path."""
    return name.startswith(SCHEMES)


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


def begin_with(name: str, folder: Path, now: dt.datetime) -> Path:
    """Begin a brief with a report: the file is named after the report's title, and has it as its first source.

    Args:
        name: The address of the report, or its path.
        folder: Where the brief shall lie.
        now: The moment, with the zone of the user.

    Returns:
        The file of the brief.

    Raises:
        BriefingError: The report cannot be had, or a file is there already; nothing is written.
    """
    captured = take(name)
    path = begin(folder, captured.provenance.title or _stem(name), now.date().isoformat())
    try:
        enter(captured, folder, key=None, now=now, brief=load(path))
    except BriefingError:
        path.unlink(missing_ok=True)
        raise
    return path


def _stem(name: str) -> str:
    """What a report without a title is called: its name without the ending, words apart."""
    stem = PurePosixPath(urlsplit(name).path).stem if is_address(name) else Path(name).stem
    return " ".join(stem.replace("-", " ").replace("_", " ").split()) or "A report"
