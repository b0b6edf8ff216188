"""Regular expressions that are compiled when they are first used.

Compiling one takes up to two milliseconds, and the tables of a language or the signs of an archive have dozens. What
shows a brief without archives needs none of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["compiled_late"]


class _Pattern:
    """Stands for a compiled pattern, and has its methods once one of them was asked for.

    Args:
        text: The regular expression.
        flags: As `re.compile` takes them.
    """

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile it. Python asks here only for what the object does not have, so it does so once for each method."""
        found = self.__dict__[name] = getattr(re.compile(self._text, self._flags), name)
        return found


def compiled_late(text: str, flags: int = 0) -> re.Pattern[str]:
    """Make a pattern whose methods and attributes are those of `re.compile`; the functions of `re` do not take it.

    What is wrong with it is told when it is first used, so a pattern of a table has a test that uses it.

    >>> compiled_late("[a-z]+").findall("to be"), compiled_late("TO", re.IGNORECASE).sub("at", "to be")
    (['to', 'be'], 'at be')
    """
    return cast("re.Pattern[str]", _Pattern(text, int(flags)))
