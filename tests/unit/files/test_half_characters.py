"""Half of a character (a lone surrogate), which JSON can name: a finding wherever it stands, and never a crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.errors import BriefingError, BriefingInvalidError
from briefing.files import load_text
from briefing.files.converting import convert

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF = "\ud800"
HARBOUR = Path(__file__).resolve().parents[3] / "briefs" / "harbour-strike.yaml"


def with_half(node: Any) -> Iterator[Any]:
    """A tree with half of a character in the place of each of its values, and in each of its keys."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield {(HALF if other == key else other): inner for other, inner in node.items()}
            yield from ({**node, key: changed} for changed in with_half(value))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from ([*node[:place], changed, *node[place + 1 :]] for changed in with_half(value))
    else:
        yield HALF


def test_a_date_is_a_finding_with_its_place() -> None:
    text = '{"briefing":1,"title":"t","event":{"summary":"s"},\n"as_of":"\\ud800"}'
    with pytest.raises(BriefingInvalidError) as caught:
        load_text(text, name="b.json", format="json")
    (found,) = caught.value.diagnostics
    assert (found.code, found.span and found.span.start.line, found.path) == ("BR401", 2, "as_of")


def test_anywhere_in_a_brief_it_loads_or_is_a_finding() -> None:
    trees = list(with_half(json.loads(convert(HARBOUR.read_bytes(), "yaml", "json", name="b.yaml"))))
    assert len(trees) > 200
    for tree in trees[::9]:
        try:
            load_text(json.dumps(tree), name="b.json", format="json")
        except BriefingError as error:
            str(error).encode("utf-8", "backslashreplace")
