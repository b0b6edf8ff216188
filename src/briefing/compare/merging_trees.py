"""Merges two versions of a brief in JSON or TOML as `merging` does: by way of YAML, which has a line for each field.

Both are written anew from what they say, as ours is laid out as far as that can be told. Where there is a choice, the
lines of the file with all of ours and of that with all of theirs stand between markers where they differ.
"""

from __future__ import annotations

import json
import re
import tomllib
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import tomli_w

from briefing.compare.merging import MergedBrief, MergeRefused, merge_briefs
from briefing.errors import BriefingError
from briefing.files import load_text
from briefing.files.yaml_writing import WrittenError, as_yaml, values_of_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["merge_in_form"]

_FIRST_KEY = re.compile(r"\{[ \t]*\r?\n([ \t]+)\"")
_TOML_PARTS = re.compile(
    r"\"{3}(?:[^\"\\]|\\.|\"(?!\"\"))*+\"{3}|'{3}(?:[^']|'(?!''))*+'{3}|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'"
    r"|(?P<comment>#)",
    re.DOTALL,
)
"""A text of TOML, inside of which no comment begins; or a comment."""


def merge_in_form(base: bytes, ours: bytes, theirs: bytes, form: str, *, marker: int = 7) -> MergedBrief:
    """Merge two versions of a brief.

    Args:
        base: The version that both come from.
        ours: The one version, whose order and layout are kept.
        theirs: The other one.
        form: `yaml`, `json` or `toml`.
        marker: How many signs a marker of a conflict has.

    Raises:
        MergeRefused: One of them is no brief, or something of it would be lost.
    """
    if form == "yaml":
        return merge_briefs(base, ours, theirs, marker=marker)
    try:
        written = [as_yaml(_tree(data, form)).encode() for data in (base, ours, theirs)]
        merged = merge_briefs(*written, marker=marker)
        if merged.conflicts:
            mine, other = (_laid_out(_side(merged.text, side, marker), ours, form) for side in ("ours", "theirs"))
            lines = list(_with_markers(mine, other, marker))
            return MergedBrief("".join(lines), sum(line.startswith("<" * marker) for line in lines))
        text = _laid_out(merged.text, ours, form)
    except WrittenError as error:
        raise MergeRefused(f"it cannot be merged item by item: {error}") from error
    if not merged.problem and load_text(text, format=form).briefing != load_text(merged.text).briefing:
        raise MergeRefused(f"it cannot be written as {form} without loss")
    return merged._replace(text=text)


def _tree(data: bytes, form: str) -> Any:
    """What a version says, in plain values."""
    try:
        load_text(data, format=form)
    except BriefingError as error:
        raise MergeRefused(str(error)) from error
    text = data.decode("utf-8-sig")
    if form == "json":
        return json.loads(text)
    if any(found["comment"] for found in _TOML_PARTS.finditer(text)):
        raise MergeRefused("its comments would be lost")
    return tomllib.loads(text)


def _laid_out(text: str, ours: bytes, form: str) -> str:
    """What was merged, laid out as ours is."""
    before = ours.decode("utf-8-sig")
    tree = values_of_yaml(text)
    if form == "toml":
        written = tomli_w.dumps(_stated(tree), multiline_strings='"""' in before)
    else:
        found = _FIRST_KEY.search(before)
        indent = found[1] if found else None if before.strip().count("\n") == 0 else 2
        written = json.dumps(tree, indent=indent, ensure_ascii=before.isascii())
        written += "\n" if before.endswith("\n") else ""
    return written.replace("\n", "\r\n") if "\r\n" in before else written


def _stated(tree: Any) -> Any:
    """Values without those that say nothing, for which TOML has no form."""
    if isinstance(tree, dict):
        return {key: _stated(value) for key, value in tree.items() if value is not None}
    return [_stated(value) for value in tree] if isinstance(tree, list) else tree


def _side(text: str, side: str, marker: int) -> str:
    """A merged text with all of one side where there is a choice."""
    taken, lines = "", []
    for line in text.splitlines(keepends=True):
        if line.startswith("<" * marker):
            taken = "ours"
        elif line.startswith("=" * marker) and taken == "ours":
            taken = "theirs"
        elif line.startswith(">" * marker) and taken == "theirs":
            taken = ""
        elif taken in {"", side}:
            lines.append(line)
    return "".join(lines)


def _with_markers(mine: str, other: str, marker: int) -> Iterator[str]:
    """The lines of two texts, those that differ between markers."""
    ours, theirs = ([f"{line}\n" for line in text.splitlines()] for text in (mine, other))
    for kind, start, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ours[start:end]
        else:
            yield f"{'<' * marker} ours\n"
            yield from ours[start:end]
            yield f"{'=' * marker}\n"
            yield from theirs[first:last]
            yield f"{'>' * marker} theirs\n"
