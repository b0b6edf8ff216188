"""Who refers to what, and what of it can be known quickly."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.files import load
from briefing.model import TargetKind

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("path", sorted((ROOT / "briefs").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_uses_of_statements_are_those_among_all_uses(path: Path) -> None:
    index = load(path).index
    named = {TargetKind.ACTOR, TargetKind.SOURCE}
    others = [key for key, reference in index.references.items() if reference.kind not in named]
    assert any(index.uses.get(key) for key in others)
    for key in others:
        assert index.uses_of_statements.get(key) == index.uses.get(key), key
