"""Writes plain values as YAML, each text so that every reader of YAML takes it for the same text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["WrittenError", "as_yaml", "in_one_line", "values_of_yaml"]

LONGEST_LINE = 2**62
"""Characters of a line: more than any text has, so that none is broken into several."""

_RARE_BREAKS = re.compile("[\r\x85\u2028\u2029\ufeff]")
"""YAML folds its rarer line breaks into blanks wherever they are not escaped."""

_OTHERWISE_TYPED = re.compile(r"[-+]?0o?\d+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?", re.ASCII)
"""What is a text for the writer, and a number for readers of another version of YAML."""


class WrittenError(Exception):
    """Values that YAML cannot hold, or a text that holds none."""


class _Blocks(yaml.SafeDumper):
    """Writes texts as they stand on lines of their own."""

    def ignore_aliases(self, _data: Any) -> bool:
        """Write what occurs twice twice: a brief has no anchors."""
        return True


class _Brackets(_Blocks):
    """Writes texts as any reader takes them between brackets."""


def _in_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _in_brackets(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # A question mark begins a key there for some; a line break would begin a line.
    style = '"' if "\n" in text else _style(text) or ("'" if "?" in text else None)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _style(text: str) -> str | None:
    """The marks that a text needs whatever the writer thinks; None leaves it to the writer."""
    if _RARE_BREAKS.search(text):
        return '"'
    return "'" if _OTHERWISE_TYPED.fullmatch(text) else None


_Blocks.add_representer(str, _in_block)
_Brackets.add_representer(str, _in_brackets)


def as_yaml(value: Any, *, width: int = LONGEST_LINE) -> str:
    """Write plain values in blocks.

    Args:
        value: Mappings, lists, texts, numbers, truths and None.
        width: Characters after which a text goes on in the next line.

    Raises:
        WrittenError: YAML has no form for one of them.
    """
    dump: Callable[..., str] = yaml.dump
    try:
        return dump(value, Dumper=_Blocks, allow_unicode=True, sort_keys=False, width=width, default_flow_style=False)
    except (yaml.YAMLError, UnicodeError) as error:
        raise WrittenError(f"{error}") from error


def values_of_yaml(text: str) -> Any:
    """Read back what `as_yaml` wrote: numbers, truths and dates as what they were.

    Raises:
        WrittenError: It is not well-formed.
    """
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe one
    except (yaml.YAMLError, ValueError) as error:
        raise WrittenError(" ".join(str(error).split())) from error


def in_one_line(value: Any) -> str:
    """Write plain values on one line, as they can stand anywhere, also between brackets."""
    dump: Callable[..., str] = yaml.dump
    written = dump(
        [value], Dumper=_Brackets, allow_unicode=True, sort_keys=False, width=LONGEST_LINE, default_flow_style=True
    )
    return written.strip()[1:-1]
