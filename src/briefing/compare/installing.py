"""Teaches a git repository to show and to merge briefs: its own settings and its own attributes, and nothing else.

Nothing that is committed is written: the settings stand in `.git/config`, the attributes in `.git/info/attributes`,
between two lines that say whose they are.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.files.git import GitError, ask_git, place_in_git
from briefing.files.reading import read_regular
from briefing.files.repository import shared_folder
from briefing.files.writing import edit_file

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["install", "uninstall"]

NAME = "briefing"
ENDINGS = ("yaml", "yml", "json", "toml")
"""What the names of briefs end in."""
_BEGIN = "# briefing: begin (written by 'briefing git --install')"
_END = "# briefing: end"
_LARGEST = 2**20


def install(folder: Path) -> Iterator[str]:
    """Set up the repository that a folder lies in, for what may be briefs in and below it, beside earlier ones.

    Yields:
        What was written, in a sentence each.

    Raises:
        BriefingError: There is no repository, or it cannot be written to.
    """
    top, name = place_in_git(folder)
    program = _program()
    settings = {
        f"diff.{NAME}.textconv": f"{program} git --text",
        f"diff.{NAME}.xfuncname": "^[A-Z][A-Za-z ]+$",
        f"merge.{NAME}.name": "briefs, item by item",
        f"merge.{NAME}.driver": f"{program} git --merge %O %A %B %L %P",
    }
    for key, value in settings.items():
        if ask_git(top, "config", "--local", "--replace-all", key, value) is None:
            raise GitError(f"git did not write '{key}' into the settings of {top}")
        yield f"{top / '.git' / 'config'}: {key} = {value}"
    prefix = "" if name == "." else f"/{_escaped(name)}/**/"
    lines = [f"{prefix}*.{ending} diff={NAME} merge={NAME}" for ending in ENDINGS]
    path = _attributes(top)
    before = _read(path)
    others = _others(before)
    ours = [line for line in _lines(before) if line not in {*others, _BEGIN, _END}]
    _write(path, before, [*others, _BEGIN, *dict.fromkeys([*ours, *lines]), _END])
    yield from (f"{path}: {line}" for line in lines)


def uninstall(folder: Path) -> Iterator[str]:
    """Take away from a repository what `install` wrote.

    Yields:
        What was taken away, in a sentence each.

    Raises:
        BriefingError: There is no repository, or it cannot be written to.
    """
    top, _ = place_in_git(folder)
    for section in (f"diff.{NAME}", f"merge.{NAME}"):
        if ask_git(top, "config", "--local", "--remove-section", section) is not None:
            yield f"{top / '.git' / 'config'}: took away [{section}]"
    path = _attributes(top)
    before = _read(path)
    others = _others(before)
    if others != _lines(before):
        _write(path, before, others)
        yield f"{path}: took away the lines of briefing"


def _program() -> str:
    """How git calls this program, in the words of a shell."""
    found = shutil.which("briefing")
    if found:
        return shlex.quote(Path(found).absolute().as_posix())
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m briefing"


def _escaped(name: str) -> str:
    """The name of a folder as a pattern that means it and no other."""
    if any(sign in name for sign in '"\\*?[]') or name != name.strip() or " " in name:
        raise GitError(f"the name of the folder '{name}' has signs that git's attributes take for a pattern")
    return name


def _attributes(top: Path) -> Path:
    return shared_folder(top) / "info" / "attributes"


def _read(path: Path) -> bytes | None:
    """All of the attributes; None where there are none yet."""
    return read_regular(str(path), _LARGEST) if os.path.lexists(path) else None


def _lines(data: bytes | None) -> list[str]:
    """The lines of the attributes; none where there are none yet."""
    return data.decode("utf-8", "surrogateescape").removesuffix("\n").split("\n") if data else []


def _others(data: bytes | None) -> list[str]:
    """The lines that are not ours."""
    kept, ours = [], False
    for line in _lines(data):
        ours = ours or line == _BEGIN
        if not ours:
            kept.append(line)
        if line == _END:
            ours = False
    return kept


def _write(path: Path, before: bytes | None, lines: list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    edit_file(path, before, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))
