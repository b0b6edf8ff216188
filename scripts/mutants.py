"""Changes the code of the proof in one place at a time, and tells which changes no test notices: `make mutants`.

A change is a turned comparison, a swapped `and` and `or`, a `not` or a condition the other way round, a number one too
large, a list without its first item. Some changes leave what the program does as it is; each that survives is printed,
to be read. Linux only: every change is tried in a fork.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
CHECK = ROOT / "src" / "briefing" / "check"
TESTS = ROOT / "tests" / "unit" / "check"
PRESS = ROOT / "tests" / "press"
FILES = (
    *("ladder", "normalise", "dressing", "searchable", "word_ends", "signs", "joined", "marks", "quoted", "verdict"),
    *("cuts", "evidence", "mouths", "attribution", "relations", "turns", "cut_words"),
)
FIRST = {
    "marks": ("../../press/test_marks", "test_marks"),
    "verdict": ("test_verdict", "test_proof"),
    "joined": ("test_joined", "test_cuts"),
    "searchable": ("test_searchable", "test_ladder"),
    "word_ends": ("test_searchable", "test_ladder"),
    "dressing": ("test_normalise", "../../press/test_archives"),
    "signs": ("../../press/test_marks",),
}
"""The tests that are asked first; the others follow where these notice nothing."""
LONGEST = 180
"""Seconds for a change; one that never ends is noticed too."""
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OTHER: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd}


def changed(node: ast.AST) -> ast.AST | None:
    """A node of a program with another meaning; None where there is none of our sort."""
    new = copy.deepcopy(node)
    if isinstance(new, ast.Compare) and type(new.ops[0]) in _TURNED:
        new.ops[0] = _TURNED[type(new.ops[0])]()
    elif isinstance(new, ast.BoolOp):
        new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
    elif isinstance(new, ast.BinOp) and type(new.op) in _OTHER:
        new.op = _OTHER[type(new.op)]()
    elif isinstance(new, ast.UnaryOp) and isinstance(new.op, ast.Not):
        return new.operand
    elif isinstance(new, ast.If | ast.IfExp | ast.While):
        new.test = ast.UnaryOp(ast.Not(), new.test)
    elif isinstance(new, ast.Constant) and isinstance(new.value, int):
        new.value = not new.value if isinstance(new.value, bool) else new.value + 1
    elif isinstance(new, ast.Tuple) and len(new.elts) > 1 and isinstance(new.ctx, ast.Load):
        new.elts = new.elts[1:]
    elif isinstance(new, ast.Continue):
        return ast.Break()
    else:
        return None
    return new


class _Change(ast.NodeTransformer):
    """Replaces the node of a number, in the order of the walk."""

    def __init__(self, number: int) -> None:
        self._left = number
        self.done: tuple[ast.AST, ast.AST] | None = None

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.AnnAssign | ast.FunctionDef | ast.arg):
            annotations = {id(getattr(node, name, None)) for name in ("annotation", "returns")}
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            # What only a type checker reads changes nothing.
            return node
        else:
            annotations = set()
        if self.done is None and (new := changed(node)) is not None:
            if self._left == 0:
                self.done = (node, new)
                return ast.fix_missing_locations(ast.copy_location(new, node))
            self._left -= 1
        for _, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and id(child) not in annotations:
                    self._replace(node, child)
        return node

    def _replace(self, parent: ast.AST, child: ast.AST) -> None:
        new = self.visit(child)
        for name, value in ast.iter_fields(parent):
            if value is child:
                setattr(parent, name, new)
            elif isinstance(value, list) and child in value:
                value[value.index(child)] = new


def changes_of(path: Path) -> Iterator[tuple[int, ast.Module, str]]:
    """Every change of a file: its number, the program with it, and what it is."""
    source = path.read_text(encoding="utf-8")
    number = 0
    while True:
        tree, change = ast.parse(source), _Change(number)
        change.visit(tree)
        if change.done is None:
            return
        before, after = change.done
        line = getattr(before, "lineno", 0)
        yield number, tree, f"{path.name}:{line}: {_shown(before)}  ->  {_shown(after)}"
        number += 1


def _shown(node: ast.AST) -> str:
    return ast.unparse(node.test if isinstance(node, ast.If | ast.While) else node).split("\n")[0][:90]


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed program."""

    def __init__(self, name: str, path: Path, tree: ast.Module) -> None:
        self._name, self._path, self._tree = name, path, tree

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self, origin=str(self._path)) if name == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self._path)
        exec(compile(self._tree, str(self._path), "exec"), module.__dict__)  # noqa: S102 - our own code, changed


def is_noticed(path: Path, tree: ast.Module, tests: Sequence[str]) -> bool:
    """Whether a test fails with a change, in a fork that is ended when it takes too long."""
    child = os.fork()
    if not child:
        import pytest  # noqa: PLC0415 - read already, before the fork

        signal.alarm(LONGEST)
        sys.meta_path.insert(0, _Changed(f"briefing.check.{path.stem}", path, tree))
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        code = pytest.main(["-xq", "-m", "not slow", "-p", "no:cacheprovider", "-n", "0", *tests])
        os._exit(int(code))
    _, status = os.waitpid(child, 0)
    return status != 0


def main() -> int:
    """Try a sample of the changes of each file, and print those that nothing noticed."""
    parser = argparse.ArgumentParser(description="Change the proof in one place at a time, and see whether tests fail.")
    parser.add_argument("--most", type=int, default=40, help="changes of a file that are tried, by chance; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="*", metavar="FILE", help=", ".join(FILES))
    given = parser.parse_args()
    os.chdir(ROOT)
    import pydantic  # noqa: F401, PLC0415 - what every fork would read again
    import pytest  # noqa: F401, PLC0415 - likewise
    import rapidfuzz.process  # noqa: F401, PLC0415 - likewise

    noticed_of_all = tried_of_all = 0
    for name in given.files or FILES:
        path = CHECK / f"{name}.py"
        found = list(changes_of(path))
        if given.most and len(found) > given.most:
            found = random.Random(given.seed).sample(found, given.most)  # noqa: S311 - no secret
        own = [str(TESTS / f"{test}.py") for test in FIRST.get(name, (f"test_{name}",))]
        asked = [*(test for test in own if Path(test).exists()), str(TESTS), str(PRESS)]
        if any(is_noticed(path, ast.parse(path.read_text(encoding="utf-8")), [tests]) for tests in asked[:-2]):
            print(f"{name}: its tests fail without a change", file=sys.stderr)
            return 1
        noticed = 0
        for _, tree, words in sorted(found, key=lambda change: change[0]):
            if any(is_noticed(path, tree, [tests]) for tests in asked):
                noticed += 1
            else:
                print(f"  survived: {words}", flush=True)
        print(f"{name}: {noticed} of {len(found)} noticed", flush=True)
        noticed_of_all, tried_of_all = noticed_of_all + noticed, tried_of_all + len(found)
    print(f"{noticed_of_all} of {tried_of_all} noticed: {noticed_of_all / max(tried_of_all, 1):.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
