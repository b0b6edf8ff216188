"""What once broke something is tried in every run; `make fuzz` looks for more and puts it into tests/corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from examples import examples
from fuzz.finding import CORPUS, made
from fuzz.targets import TARGETS

if TYPE_CHECKING:
    from pathlib import Path

FOUND = sorted(path for target in TARGETS for path in (CORPUS / target).glob("*"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_once_broke_holds(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes().decode("utf-8", "surrogateescape"))


def test_every_target_has_a_beginning() -> None:
    assert {path.parent.name for path in FOUND} == set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_like_it_holds(target: str) -> None:
    @settings(max_examples=examples(40), suppress_health_check=list(HealthCheck), database=None, derandomize=True)
    @given(made(target))
    def tried(text: str) -> None:
        TARGETS[target](text)

    tried()
