"""Whatever value of a brief changes is told: no field of the file is passed over."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.compare import compare
from briefing.errors import BriefingError
from briefing.files import load, load_text
from briefing.model.meanings import MEANINGS
from briefing.outline import material_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.outline import Material

BRIEF = Path(__file__).resolve().parents[3] / "briefs" / "harbour-strike.yaml"
NO_CONTENT = {"id", "version", "briefing"}
"""Keys that say which brief or item it is."""


def leaves(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every single value."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from leaves(value, (*path, place))
    elif node is not None:
        yield path


def others(value: str) -> Iterator[str]:
    """Other values that may stand in the place of one, the likeliest first."""
    for kind in MEANINGS:
        words = [str(one) for one in kind]
        yield from (word for word in words if value in words and word != value)
    last = ("2031-03-04", "fr", "FR", "2", "1", "false", "a" * 64)
    yield from (f"{value} indeed", f"{value}x", *(word for word in last if word != value))


def material(tree: Any) -> Material:
    return material_of(load_text(json.dumps(tree), format="json"))


def changed(tree: Any, path: tuple[str | int, ...]) -> Material | None:
    """The brief with another value at a path; None where no other value makes a brief."""
    for value in others(str(_at(tree, path))):
        other = copy.deepcopy(tree)
        _at(other, path[:-1])[path[-1]] = value
        try:
            return material(other)
        except BriefingError:
            continue
    return None


def _at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


@pytest.mark.slow
def test_every_value_that_changes_is_told() -> None:
    tree = load(BRIEF).briefing.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    before = material(tree)
    untold, tried = [], 0
    for path in leaves(tree):
        after = None if path[-1] in NO_CONTENT else changed(tree, path)
        tried += after is not None
        if after is not None and not compare(before, after).changes:
            untold.append(path)
    assert untold == []
    assert tried > 300
