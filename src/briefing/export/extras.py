"""Formats that need a package which is not installed with the program, and how to add it."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import BriefingError
from briefing.system import here

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["DISTRIBUTION", "MissingExtraError", "how_to_add", "needs_extra"]

DISTRIBUTION = "briefing-desk"
"""The name under which pip, pipx and uv know the program."""


class MissingExtraError(BriefingError):
    """A format was asked for whose extra is not installed."""

    def __init__(self, extra: str, what: str) -> None:
        super().__init__(f"{what} needs the extra '{extra}': {how_to_add(extra)}")
        self.extra = extra
        self.what = what


@contextmanager
def needs_extra(extra: str, what: str) -> Iterator[None]:
    """Turn a failed import inside of the block into a sentence that names the missing extra.

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


def how_to_add(extra: str) -> str:
    """The command that adds an extra to this installation, whether pipx, uv or pip made it."""
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").is_file():
        return _command(["pipx", "inject", prefix.name, *_packages_of(extra)])
    if (prefix / "uv-receipt.toml").is_file():
        return _command(["uv", "tool", "install", *_as_in_receipt(prefix / "uv-receipt.toml", extra)])
    source = _editable_source()
    wanted = ["--editable", f"{source}[{extra}]"] if source else [f"{DISTRIBUTION}[{extra}]"]
    return _command([*_installer(), *wanted])


def _packages_of(extra: str) -> list[str]:
    """The packages of an extra: an environment of pipx takes packages, and keeps those that it has."""
    from importlib.metadata import PackageNotFoundError, requires  # noqa: PLC0415 - only where something is missing

    try:
        lines = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        lines = []
    halves = [line.partition(";") for line in lines]
    found = [package.strip() for package, _, marker in halves if f'"{extra}"' in marker.replace("'", '"')]
    return found or [f"{DISTRIBUTION}[{extra}]"]


def _as_in_receipt(receipt: Path, extra: str) -> list[str]:
    """What uv is to install again: all that its receipt names, and one more extra."""
    import tomllib  # noqa: PLC0415 - only where something is missing

    named = tomllib.loads(receipt.read_text(encoding="utf-8"))["tool"]["requirements"]
    others = [one for one in named if one["name"] != DISTRIBUTION]
    own: dict[str, Any] = next((one for one in named if one["name"] == DISTRIBUTION), {"name": DISTRIBUTION})
    own["extras"] = sorted({*own.get("extras", ()), extra})
    program = ["--editable", own["editable"]] if "editable" in own else []
    program = [*program[:-1], f"{program[-1]}[{','.join(own['extras'])}]"] if program else [_requirement(own)]
    return [*program, *(word for one in others for word in ("--with", _requirement(one)))]


def _requirement(entry: Mapping[str, Any]) -> str:
    """An entry of uv's receipt as packaging tools write it."""
    extras = f"[{','.join(entry['extras'])}]" if entry.get("extras") else ""
    path = entry.get("path") or entry.get("directory") or entry.get("editable")
    address = Path(path).absolute().as_uri() if path else entry.get("url")
    if "git" in entry:
        repository, _, query = entry["git"].partition("?")
        revision = query.partition("=")[2].partition("&")[0]
        address = f"git+{repository}" + (f"@{revision}" if revision else "")
    return f"{entry['name']}{extras} @ {address}" if address else f"{entry['name']}{extras}{entry.get('specifier', '')}"


def _editable_source() -> str | None:
    """The folder of the checkout from which the program runs, where it was installed as editable."""
    import json  # noqa: PLC0415 - only where something is missing
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415 - likewise
    from urllib.parse import urlsplit  # noqa: PLC0415 - likewise
    from urllib.request import url2pathname  # noqa: PLC0415 - likewise

    try:
        origin = json.loads(distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        return None
    editable = origin.get("dir_info", {}).get("editable")
    return url2pathname(urlsplit(origin["url"]).path) if editable else None


def _installer() -> list[str]:
    """Pip of this very Python, or uv where the environment has no pip."""
    from importlib.util import find_spec  # noqa: PLC0415 - only where something is missing

    if find_spec("pip") is None:
        return ["uv", "pip", "install", "--python", sys.executable]
    first = shutil.which("python")
    is_first = first is not None and Path(first).parent == Path(sys.executable).parent
    return ["python" if is_first else sys.executable, "-m", "pip", "install"]


def _command(words: Sequence[str]) -> str:
    """A command as it can be pasted into a shell."""
    return here.join_command(words)
