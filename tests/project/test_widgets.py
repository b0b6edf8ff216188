"""No widget is handed a bare text of a brief: Textual reads markup in it, and `[sic]` vanishes without a word.

Nor does a screen look for a widget of its own, which fails for a key that comes before the widget is there.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

READER = Path(__file__).resolve().parents[2] / "src" / "briefing" / "reader"
HARMLESS = {"Input", "TextArea"}
"""What the reader takes of Textual's own widgets: fields of one line and of several show their value as it is."""


def complaints(code: str) -> list[str]:
    """What in a module could hand Textual a text with markup in it, or ask for a widget that is not there yet."""
    found = []
    tree = ast.parse(code)
    titled = {
        id(node.targets[0]) for node in ast.walk(tree) if isinstance(node, ast.Assign) and _is_content(node.value)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets":
            found += [f"imports {name.name}" for name in node.names if name.name not in HARMLESS]
        titles = {"border_title", "border_subtitle", "from_markup"}
        if isinstance(node, ast.Attribute) and node.attr in titles and id(node) not in titled:
            found.append(f"uses {node.attr}")
        if isinstance(node, ast.Attribute) and node.attr == "query_one":
            # It fails for a key that comes before a screen is mounted: what is asked for is kept as an attribute.
            found.append("looks for a widget")
        if isinstance(node, ast.Call) and "notify" in ast.unparse(node):
            found += _notices(node)
    return found


def _is_content(value: ast.expr) -> bool:
    """Whether it is text that Textual reads no markup in."""
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "Content"


def _notices(call: ast.Call) -> list[str]:
    """Notices of a text that is not written out in the code must say that it is no markup."""
    name = ast.unparse(call.func)
    handed_over = bool(call.args) and ast.unparse(call.args[0]).endswith(".notify")
    if not (name.endswith(".notify") or handed_over):
        return []
    text = call.args[1 if handed_over else 0]
    plain = any(keyword.arg == "markup" and ast.unparse(keyword.value) == "False" for keyword in call.keywords)
    return [] if isinstance(text, ast.Constant) or plain else [f"notifies {ast.unparse(text)}"]


def test_the_reader_draws_through_spans_alone() -> None:
    modules = sorted(READER.rglob("*.py"))
    assert len(modules) > 30
    assert [(path.name, said) for path in modules for said in complaints(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "code",
    [
        "from textual.widgets import Static",
        "from textual.widgets import Input, Label",
        "self.border_title = brief.title",
        "self.query_one(Bar).left = ()",
        "self.notify(brief.title)",
        "self.app.call_from_thread(self.notify, str(error))",
        "Content.from_markup(text)",
    ],
)
def test_a_bare_text_would_be_noticed(code: str) -> None:
    assert complaints(code)


@pytest.mark.parametrize(
    "code",
    [
        "self.notify('Loaded again.')",
        "self.app.call_from_thread(self.notify, text, markup=False)",
        "self.border_title = Content(title)",
    ],
)
def test_a_safe_text_is_let_through(code: str) -> None:
    assert complaints(code) == []
