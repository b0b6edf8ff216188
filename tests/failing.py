"""Makes the system calls of writing fail, one after the other, as a full or broken disk would."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

__all__ = ["CALLS", "FailingDisk"]

CALLS = (
    *("open", "write", "fsync", "chmod", "fchown", "link", "replace", "rename", "mkdir"),
    *("listxattr", "getxattr", "setxattr", "removexattr"),
)
"""Functions of `os` that a writer uses; removing is not among them, for then nothing could be tidied up."""


class FailingDisk:
    """Lets one call of writing in a folder fail.

    Args:
        monkeypatch: Takes the place of the calls until the test ends.
        folder: Calls that have to do with something else are let through.

    Attributes:
        done: What was called since `fail_at`, and with the last one whether it failed.
        failed: Whether the call that was to fail has come.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self._folder = str(folder)
        self._opened: set[int] = set()
        self._number = 0
        self._error = 0
        self.done: list[str] = []
        self.failed = False
        for name in CALLS:
            if hasattr(os, name):
                monkeypatch.setattr(os, name, self._watched(name, getattr(os, name)))

    def fail_at(self, number: int, error: int) -> None:
        """Let a call fail.

        Args:
            number: Which one from now on, counted from 0; -1 for none.
            error: The number of the error.
        """
        self._number, self._error = number, error
        self.done, self.failed = [], False

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **kwargs: Any) -> Any:
            if not self._concerns(args[0]):
                return call(*args, **kwargs)
            self.done.append(name)
            if len(self.done) - 1 == self._number:
                self.failed = True
                raise OSError(self._error, os.strerror(self._error))
            if name == "write":
                # No more than a part of it, as on a disk that is nearly full.
                return call(args[0], bytes(args[1])[: max(1, len(args[1]) // 2)])
            result = call(*args, **kwargs)
            if name == "open":
                self._opened.add(result)
            return result

        for known in ("supports_dir_fd", "supports_fd", "supports_follow_symlinks"):
            if call in getattr(os, known):
                getattr(os, known).add(watched)
        return watched

    def _concerns(self, file: object) -> bool:
        if isinstance(file, int):
            return file in self._opened
        name = os.path.abspath(os.fsdecode(file))  # type: ignore[arg-type]  # noqa: PTH100 - no file is looked at
        return name.startswith(self._folder)
