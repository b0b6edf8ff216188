"""The walks through the code in CONTRIBUTING name files that exist, and functions in the files that have them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "briefing"
STEPS = 5
WALK = re.compile(r"^\*\*From (.+?)\*\*.*\n\n((?:\d\. .+\n)+)", re.MULTILINE)
NAMED = re.compile(r"`([^`]+)`")
PLACE = re.compile(r"[a-z_]+/(?:[a-z_]+/)*(?:\w+\.py)?")
IDENTIFIER = re.compile(r"[A-Za-z_]\w*(?:\.\w+)*")


def walks(text: str) -> dict[str, list[str]]:
    """The steps of each walk by what it leads from and to."""
    return {found[1]: found[2].splitlines() for found in WALK.finditer(text)}


def names_in(path: Path) -> Iterator[str]:
    """Every class, function, method and attribute that is defined in a file, those of a class with its name too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield node.name
            for part in node.body:
                if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{node.name}.{part.name}"
                elif isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                    yield f"{node.name}.{part.target.id}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def files_of(step: str) -> tuple[list[Path], list[str]]:
    """The files of the rooms and modules that a step names, and those of them that do not exist."""
    places = [name for name in NAMED.findall(step) if PLACE.fullmatch(name)]
    there = [place for place in places if (SOURCES / place).exists()]
    files = [path for place in there for path in ([SOURCES / place] if place.endswith(".py") else _modules(place))]
    return files, [place for place in places if place not in there]


def _modules(room: str) -> Iterable[Path]:
    return (SOURCES / room).rglob("*.py")


def wrong_in(step: str) -> list[str]:
    """What a step names that is not where it says."""
    files, missing = files_of(step)
    defined = {name for path in files for name in names_in(path)}
    named = [name for name in NAMED.findall(step) if IDENTIFIER.fullmatch(name)]
    return missing + [name for name in named if name not in defined]


WALKS = walks((ROOT / "CONTRIBUTING.md").read_text("utf-8"))


def test_there_are_walks_and_each_has_five_steps() -> None:
    assert len(WALKS) >= 2
    assert {name: len(steps) for name, steps in WALKS.items()} == dict.fromkeys(WALKS, STEPS)


@pytest.mark.parametrize("step", [step for steps in WALKS.values() for step in steps])
def test_what_a_walk_names_is_where_it_says(step: str) -> None:
    assert NAMED.search(step)
    assert wrong_in(step) == []


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ("1. `prove` in `check/proof.py` proves.", []),
        ("1. `disprove` in `check/proof.py` proves.", ["disprove"]),
        ("1. `prove` in `check/verdict.py` proves.", ["prove"]),
        ("1. `Verdict.word` in `check/` is printed.", []),
        ("1. `Verdict.sword` in `check/` is printed.", ["Verdict.sword"]),
        ("1. `check/nowhere.py` proves.", ["check/nowhere.py"]),
        ("1. `/` is pressed.", []),
    ],
)
def test_a_wrong_step_would_be_noticed(step: str, wrong: list[str]) -> None:
    assert wrong_in(step) == wrong
