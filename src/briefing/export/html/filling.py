"""Fills templates: ours as they are, those of a house style in a process of its own. Both give the same page."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from briefing.export.html import child
from briefing.export.html.policy import TemplateFailed, find_own
from briefing.files.regular import NotRegularError, OutsideError, TooLargeError, read_beneath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.html.child import Templates
    from briefing.export.html.texts import Plain

__all__ = ["fill"]

SECONDS = 4
"""How long the templates of a house style may compute, and as long again for each million bytes of data."""
WAITED = 5
"""How many times as long they may take on a machine that does much else beside."""
_MILLION = 1_000_000
_MEMORY, _PAGE, _TIMES = 1_000 * _MILLION, 20 * _MILLION, 20
"""Bytes that they may use, bytes of the page, and how many more of both for each byte of data."""
_FOLDERS = ("", "parts", "pictures")
_LARGEST, _MOST_FILES = _MILLION, 2_000


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
    return _filled_apart(name, content, {f"{child.OURS}{own}": (text, "") for own, text in _shipped()} | _read(house))


class _Ours(Environment):
    """For our own templates, which are as trusted as the rest of the program."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Take the piece of plain data first, and without the detour of an attribute that is not there."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def _ours() -> Environment:
    loader = FunctionLoader(lambda name: find_own(f"templates/{name}"))
    return _Ours(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _shipped() -> Iterator[tuple[str, str]]:
    """Our own templates: name and text."""
    root = resources.files("briefing.export.html").joinpath("templates")
    for folder in _FOLDERS:
        for file in (root.joinpath(folder) if folder else root).iterdir():
            if file.name.endswith(".j2"):
                yield f"{folder}/{file.name}".lstrip("/"), file.read_text(encoding="utf-8")


def _read(house: Path) -> Templates:
    """All files of a house style by their names; of those that cannot be templates, why.

    Raises:
        TemplateFailed: There is no template in the folder, or too much beside.
    """
    if not any(found for folder in _FOLDERS for found in house.joinpath(folder).glob("*.html.j2")):
        raise TemplateFailed(house.name, None, "there is no template in this folder; their names end in .html.j2")
    root, found = house.resolve(), {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            found[path.relative_to(root).as_posix()] = _text(root, path)
            if len(found) > _MOST_FILES:
                raise TemplateFailed(house.name, None, f"there are more than {_MOST_FILES:,} files in this folder")
    return found


def _text(root: Path, path: Path) -> tuple[str, str]:
    """The text of a file, or an empty one and why it is refused."""
    name = path.relative_to(root).as_posix()
    try:
        return read_beneath(root, name, _LARGEST).decode("utf-8"), ""
    except OutsideError:
        return "", f"'{name}' leads outside the folder of the templates"
    except TooLargeError:
        return "", f"'{name}' is larger than {_LARGEST:,} bytes"
    except UnicodeDecodeError:
        return "", f"'{name}' is not UTF-8"
    except (NotRegularError, OSError, RuntimeError):  # Python 3.11 and 3.12 raise the latter where links go in a circle
        return "", f"'{name}' cannot be read"


def _filled_apart(name: str, content: Plain, templates: Templates) -> str:
    """Fill a template in a process that is ended when it takes too long or writes too much."""
    size = len(pickle.dumps(content))
    seconds = SECONDS + SECONDS * size // _MILLION
    most = _PAGE + _TIMES * size
    data = pickle.dumps((name, content, templates, seconds, _MEMORY + _TIMES * size, most))
    with subprocess.Popen(  # noqa: S603 - Python itself, with a file of ours
        [sys.executable, "-I", child.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={key: os.environ[key] for key in ("SYSTEMROOT",) if key in os.environ},
    ) as process:
        timer = Timer(seconds * WAITED, process.kill)
        timer.start()
        try:
            written = _talk(process, data, most)
        finally:
            timer.cancel()
            process.kill()
    kind, rest = written[:1], written[1:]
    if kind == child.DONE and len(rest) <= most:
        return rest.decode()
    if kind == child.FAILED:
        raise TemplateFailed(*json.loads(rest))
    took = f"the page was not ready after {seconds} seconds of computing"
    raise TemplateFailed(name, None, f"{took}: is there a loop without an end?")


def _talk(process: subprocess.Popen[bytes], data: bytes, most: int) -> bytes:
    if process.stdin is None or process.stdout is None:  # never: both are pipes
        return b""
    with suppress(OSError):  # it was ended before it had read everything
        process.stdin.write(data)
        process.stdin.close()
    return process.stdout.read(most + 2)
