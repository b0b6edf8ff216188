"""The rooms of the house: modules that hold a thought each, classes with a name of their own, no stubs."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

Guard = Callable[[Path], list[str]]

SOURCES = Path(__file__).resolve().parents[2] / "src" / "briefing"
SMALLEST = 40
"""A module with fewer lines joins the one that uses it, unless it is the face of a package."""
LABEL = re.compile(r"\.label\s*(?:==|!=|in\b|not in\b)")


def trees(folder: Path) -> dict[str, ast.Module]:
    return {
        str(path.relative_to(folder)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.py"))
    }


def slivers(folder: Path) -> list[str]:
    """Modules that are too small to be opened for."""
    return [
        f"{path.relative_to(folder)}: {length}"
        for path in sorted(folder.rglob("*.py"))
        if path.name not in {"__init__.py", "__main__.py"}
        and (length := len(path.read_text(encoding="utf-8").splitlines())) < SMALLEST
    ]


def names_twice(folder: Path) -> list[str]:
    """Public classes that share their name with another."""
    names = Counter(
        node.name
        for tree in trees(folder).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    return sorted(name for name, count in names.items() if count > 1)


def stubs(folder: Path) -> list[str]:
    """Places that raise NotImplementedError: a part of something which is elsewhere."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in trees(folder).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and node.exc and "NotImplementedError" in ast.dump(node.exc)
    ]


def decided_by_label(folder: Path) -> list[str]:
    """Lines that decide by the words which are shown."""
    return [
        f"{path.relative_to(folder)}:{number}"
        for path in sorted(folder.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if LABEL.search(line)
    ]


def functions_of(folder: Path) -> list[int]:
    """The lengths of all functions, from the shortest to the longest."""
    return sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for tree in trees(folder).values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


LIMITS: dict[Guard, int] = {slivers: 0, names_twice: 3, stubs: 0, decided_by_label: 1}
"""How many of each there may be. These numbers only ever become smaller."""
BAD: dict[Guard, dict[str, str]] = {
    slivers: {"small.py": "a = 1\n", "__init__.py": "", "large.py": "a = 1\n" * SMALLEST},
    names_twice: {"a.py": "class Reader: ...\nclass _Own: ...\n", "b.py": "class Reader: ...\nclass _Own: ...\n"},
    stubs: {"a.py": "def shown():\n    raise NotImplementedError\n", "b.py": "def said():\n    raise ValueError\n"},
    decided_by_label: {"a.py": 'if row.label == "Where":\n    pass\n', "b.py": "print(row.label)\n"},
}
"""For each guard, modules in which it has one thing to complain of."""


@pytest.mark.parametrize("guard", LIMITS, ids=lambda guard: guard.__name__)
def test_there_are_no_more_than_allowed(guard: Guard) -> None:
    assert len(guard(SOURCES)) <= LIMITS[guard], "\n".join(guard(SOURCES))


@pytest.mark.parametrize("guard", BAD, ids=lambda guard: guard.__name__)
def test_the_guard_complains_of_the_bad_and_of_nothing_else(guard: Guard, tmp_path: Path) -> None:
    for name, text in BAD[guard].items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(guard(tmp_path)) == 1


def test_nine_functions_of_ten_have_no_more_than_twenty_lines() -> None:
    lengths = functions_of(SOURCES)
    assert lengths[len(lengths) * 9 // 10] <= 20


def test_the_length_of_a_function_is_counted_from_def_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def one():\n    return 1\n\n\nasync def two():\n    a = 1\n    return a\n")
    assert functions_of(tmp_path) == [2, 3]
