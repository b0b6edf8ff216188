"""What the program uses of its dependencies beyond their documentation, held against the table of it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import briefing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "dependencies.md"
SOURCES = ROOT / "src" / "briefing"

DOCUMENTED = {"_asdict", "_field_defaults", "_fields", "_make", "_replace", "_exit"}
"""Of named tuples and of `os`: documented, though their names begin with an underscore."""
UNDOCUMENTED = re.compile(r"docx\.(?:opc|oxml)\b|jinja2\.debug\b|textual\.driver\b")
"""Modules without a leading underscore that their documentation leaves out."""
BY_NAME = re.compile(r"\b(?:__pydantic_\w+|(?:PYDANTIC|TEXTUAL|RICH)_[A-Z_]+)\b")
"""Parts that are named by a string: attributes behind a model, variables of the environment."""
MADE_BY_THE_LIBRARY = re.compile(
    r"_(?:abc_impl|reactives|default_\w+|decorated_handlers|merged_bindings|computes|css_type_names?|has_\w+|inherit_\w+)"
)
"""What Textual's own class machinery writes into every subclass."""
OF_ITSELF = re.compile(r"\bself\.(_[a-z]\w*)")
OUR_OWN = {"briefing", *sys.stdlib_module_names}
"""Packages whose private names are no business of a dependency's release."""
PROVING = {"check", "edtf", "facts", "sources"}
"""Rooms that decide what is shown as verified, and of which private parts stay out."""


class Use(NamedTuple):
    """A private part, by the last word of its name, and the room that uses it."""

    room: str
    name: str


def names_defined(trees: Iterable[ast.AST]) -> set[str]:
    """Every name that is given to something of our own."""
    found = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.id if isinstance(node, ast.Name) else node.attr)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    return found


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def names_used(tree: ast.AST, own: set[str]) -> Iterator[str]:
    """The private and undocumented parts of others that a module reads, imports or names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and node.attr not in own | DOCUMENTED:
            yield node.attr
        elif isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("briefing"):
            module = node.module or ""
            if UNDOCUMENTED.match(module) or any(map(is_private, module.split("."))):
                yield module
            yield from (alias.name for alias in node.names if is_private(alias.name))
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if UNDOCUMENTED.match(alias.name))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from BY_NAME.findall(node.value)


def names_overridden(kind: type) -> Iterator[str]:
    """The private names of a class that a class of a dependency has as well."""
    for name in vars(kind):
        if not is_private(name) or MADE_BY_THE_LIBRARY.fullmatch(name):
            continue
        if any(name in vars(base) for base in kind.__mro__[1:] if base.__module__.split(".")[0] not in OUR_OWN):
            yield name


def names_shared(kind: type) -> Iterator[str]:
    """The private attributes that methods of a class use of itself and a dependency's base uses of itself as well.

    Such a name is either a part of theirs that is meant, or one of ours that would overwrite theirs.
    """
    bases = [base for base in kind.__mro__[1:] if base.__module__.split(".")[0] not in OUR_OWN]
    theirs = frozenset[str]().union(*(_used_of_itself(base.__module__, base.__name__) for base in bases))
    return iter(sorted(_used_of_itself(kind.__module__, kind.__name__) & theirs))


def _used_of_itself(module: str, kind: str) -> frozenset[str]:
    return _of_themselves(module).get(kind, frozenset())


@cache
def _of_themselves(module: str) -> Mapping[str, frozenset[str]]:
    """The private attributes that the methods of each class of a module use of `self`."""
    path = getattr(sys.modules.get(module), "__file__", None)
    if path is None or not path.endswith(".py"):
        return {}
    text = Path(path).read_text("utf-8")
    lines = text.splitlines()
    classes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef))
    return {
        node.name: frozenset(OF_ITSELF.findall("\n".join(lines[node.lineno - 1 : node.end_lineno]))) for node in classes
    }


def type_checking_dropped(tree: ast.Module) -> ast.Module:
    """A module without what is imported for the type checker alone."""
    tree.body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING")
    ]
    return tree


def found_in_sources() -> set[Use]:
    trees = {path: type_checking_dropped(ast.parse(path.read_text("utf-8"))) for path in SOURCES.rglob("*.py")}
    own = names_defined(trees.values())
    found = {
        Use(path.relative_to(SOURCES).parts[0].removesuffix(".py"), name)
        for path, tree in trees.items()
        for name in names_used(tree, own)
    }
    for module in pkgutil.walk_packages(briefing.__path__, "briefing."):
        if module.name == "briefing.__main__":
            continue
        for kind in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(kind) and kind.__module__ == module.name:
                names = {*names_overridden(kind), *names_shared(kind)}
                found |= {Use(module.name.split(".")[1], name) for name in names}
    return found


def table(text: str) -> dict[Use, str]:
    """The rows of the document: who uses it, and its full name."""
    rows = re.findall(r"^\| `([\w.]+)` \| `(\w+)` \| ", text, re.MULTILINE)
    return {Use(room, full if UNDOCUMENTED.match(full) else full.rpartition(".")[2]): full for full, room in rows}


def has_part(full: str) -> bool:
    """Whether an installed package still has a part: a module, an attribute, or one that its instances are given."""
    package, _, name = full.rpartition(".")
    if name.isupper():
        place = find_spec(package)
        assert place is not None
        assert place.origin is not None
        folder = Path(place.origin).parent
        return any(re.search(rf"\b{name}\b", path.read_text("utf-8")) for path in folder.rglob("*.py"))
    try:
        found: Any = importlib.import_module(full)
    except ModuleNotFoundError:
        module, _, kind = package.rpartition(".")
        owner = getattr(importlib.import_module(module), kind, None)
        if not inspect.isclass(owner):
            return False
        found = getattr(owner, name, None) or any(
            re.search(rf"\bself\.{name}\b", inspect.getsource(base)) for base in owner.__mro__ if base is not object
        )
    return bool(found)


pytest.importorskip("docx")
pytest.importorskip("textual_serve")
ROWS = table(TABLE.read_text("utf-8"))


@pytest.mark.slow
def test_every_use_is_in_the_table_and_every_row_is_used() -> None:
    assert len(ROWS) > 10
    assert found_in_sources() == set(ROWS)


@pytest.mark.parametrize("full", sorted(set(ROWS.values())))
def test_the_installed_release_has_it(full: str) -> None:
    assert has_part(full)


def test_none_decides_what_is_verified() -> None:
    assert {use.room for use in ROWS} & PROVING == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("app._driver", ["_driver"]),
        ("app._own", []),
        ("row._replace(a=1)", []),
        ("from textual._compositor import Compositor", ["textual._compositor"]),
        ("from textual.app import _secret", ["_secret"]),
        ("from docx.opc.part import Part", ["docx.opc.part"]),
        ("import jinja2.debug", ["jinja2.debug"]),
        ("from briefing.check import _own", []),
        ("os.environ['TEXTUAL_DRIVER']", ["TEXTUAL_DRIVER"]),
        ("object.__setattr__(x, '__pydantic_extra__', 1)", ["__pydantic_extra__"]),
    ],
)
def test_a_use_would_be_noticed(code: str, found: list[str]) -> None:
    assert list(names_used(ast.parse(code), names_defined([ast.parse("def _own(): ...")]))) == found


def test_an_override_would_be_noticed() -> None:
    class Parser(ast.NodeVisitor):
        def _mine(self) -> None: ...

    theirs = type("Theirs", (), {"_size": 1, "__module__": "textual.widget"})
    ours = type("Ours", (theirs,), {"_size": 2, "_mine": 3})
    assert list(names_overridden(ours)) == ["_size"]
    assert list(names_overridden(Parser)) == []


def test_an_attribute_that_overwrites_one_of_theirs_would_be_noticed() -> None:
    class Window(importlib.import_module("textual.widget").Widget):  # type: ignore[misc]
        def on_mount(self) -> None:
            self._size = 1
            self._own_size = 2

    assert list(names_shared(Window)) == ["_size"]


@pytest.mark.parametrize(
    "full",
    ["textual.app.App._no_such", "textual.app.Nothing._x", "textual.NO_SUCH_SETTING", "textual.app.nowhere._x"],
)
def test_a_release_that_lacks_a_part_would_be_noticed(full: str) -> None:
    assert not has_part(full)
