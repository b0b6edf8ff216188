"""House styles in a sandbox: they see plain data, read no file outside their folders, and come to an end.

What a template does is counted as it is done: steps (a turn of a loop, a call, a piece of a list) and characters (all
that it writes or puts together). What is larger than both allow is refused before it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.export.html.filters import filters_of, tests_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Template
    from jinja2.runtime import Context

    from briefing.export.html.folders import Folders
    from briefing.export.html.plain import Plain

__all__ = ["Sandbox"]

STEPS, STEPS_PER_PIECE = 200_000, 100
"""How many steps templates may take, and how many more for each piece of the data."""
CHARACTERS, TIMES = 20_000_000, 20
"""How many characters templates may write, and how many times those of the data beside."""
_READ_IN_A_STEP = 8
"""Characters; reading a template takes time as well."""
_TEXT_METHODS = frozenset(
    "capitalize count endswith find isalnum isalpha isdecimal lower lstrip partition removeprefix removesuffix "
    "rpartition rsplit rstrip split splitlines startswith strip title upper".split()
)
"""Those that can make no large text of a small one."""
_LARGEST_NUMBER = 10**15
_SCALARS = (str, int, float, type(None), Undefined)


class Sandbox(ImmutableSandboxedEnvironment):
    """Plain data, a few filters, arithmetic with numbers only, and an end."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: Folders, content: Plain) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self.written,
        )
        self.code_generator_class = _Code
        pieces, characters = _size(content)
        self.steps = STEPS + STEPS_PER_PIECE * pieces
        self.characters = CHARACTERS + TIMES * characters
        self.tests = tests_of(self, self.tests)
        self.filters = filters_of(self, self.filters) | {
            "counted": self.counted,
            "flat": self.flat,
            "weighed": self.weighed,
            "written": self.written,
        }
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}

    def charge(self, steps: int, characters: int = 0) -> None:
        """Count what is about to be done.

        Raises:
            SecurityError: It is too much.
        """
        self.steps -= steps
        self.characters -= characters
        if self.steps < 0:
            raise SecurityError("the template takes too many steps: is there a loop without an end?")
        if self.characters < 0:
            raise SecurityError("the template makes too much text: is there a loop without an end?")

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Count every turn of a loop."""
        for item in items:
            self.charge(1)
            yield item

    def written(self, value: Any) -> Any:
        """Count what is written; of a list, written as Python would, there can be more than anybody wants."""
        if isinstance(value, str):
            self.charge(1, len(value))
        elif not isinstance(value, _SCALARS):
            raise SecurityError(f"only texts and numbers can be written, and this is a {type(value).__name__}")
        return value

    def weighed(self, value: Any) -> Any:
        """Count what takes as long as it is large."""
        if isinstance(value, str):
            self.charge(1, len(value))
        elif isinstance(value, list | tuple | dict | range):
            self.charge(1 + len(value))
        return value

    def flat(self, value: Any) -> Any:
        """Let a list of a template hold texts and numbers: lists in lists in lists can be larger than they look."""
        for item in value.values() if isinstance(value, dict) else value:
            if not isinstance(item, _SCALARS):
                raise SecurityError(
                    f"a list in a template holds texts and numbers, and this is a {type(item).__name__}"
                )
        return self.weighed(value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        self.charge(len(source) // _READ_IN_A_STEP)
        return super()._parse(source, name, filename)

    def get_template(self, name: str | Template, *args: Any, **kwargs: Any) -> Template:
        """Find a template, and count it."""
        self.charge(1)
        return super().get_template(name, *args, **kwargs)

    def call(self, context: Context, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or a method, and count it."""
        self.charge(1 + len(args) + len(kwargs))
        return self.weighed(super().call(context, function, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers of a size that a page has; a text times a number can be larger than the machine."""
        if operator == "**":
            raise SecurityError("'**' cannot be used")
        for side in (left, right):
            if not isinstance(side, int | float):
                more = "; '~' puts texts together" if operator == "+" else ""
                raise SecurityError(f"'{operator}' is for numbers only{more}")
            if abs(side) > _LARGEST_NUMBER:
                raise SecurityError(f"numbers beyond {_LARGEST_NUMBER:,} cannot be used with '{operator}'")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Take the piece of plain data first, as with our own templates."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Of the methods of texts let only those be used that can make no large text of a small one."""
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Leave `format` to `is_safe_attribute`, which refuses it."""
        del value
        return None


class _Code(CodeGenerator):
    """Compiles templates so that they count what they do, and lets nothing turn the escaping off."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802 - jinja2 names it
        for found in node.find_all(nodes.EvalContextModifier):
            self.fail("autoescape is always on", found.lineno)
        for loop in list(node.find_all(nodes.For)):
            loop.iter = self._through("counted", loop.iter)
        for joined in list(node.find_all(nodes.Concat)):
            joined.nodes = [self._through("written", part) for part in joined.nodes]
        for compared in list(node.find_all(nodes.Compare)):
            compared.expr = self._through("weighed", compared.expr)
            for operand in compared.ops:
                operand.expr = self._through("weighed", operand.expr)
        self._flatten(node)
        super().visit_Template(node, frame)

    def visit_Output(self, node: nodes.Output, frame: Any) -> None:  # noqa: N802 - jinja2 names it
        own = sum(len(part.data) for part in node.nodes if isinstance(part, nodes.TemplateData))
        self.writeline(f"environment.charge(1, {own})")
        super().visit_Output(node, frame)

    def _flatten(self, node: nodes.Node) -> None:
        """Put the check of what it holds around each list that a template makes."""
        for name, value in node.iter_fields():
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, nodes.Node):
                    self._flatten(child)
            if isinstance(value, list):
                setattr(node, name, [self._flat(child) for child in value])
            else:
                setattr(node, name, self._flat(value))

    def _flat(self, value: Any) -> Any:
        stored = isinstance(value, nodes.Tuple) and value.ctx != "load"
        made = isinstance(value, nodes.List | nodes.Tuple | nodes.Dict) and not stored
        return self._through("flat", value) if made else value

    def _through(self, name: str, value: Any) -> Any:
        if isinstance(value, nodes.Const):
            return value
        wrapped = nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)
        wrapped.set_environment(self.environment)
        return wrapped


def _size(value: Any) -> tuple[int, int]:
    """How many pieces and how many characters there are in plain data."""
    if isinstance(value, str):
        return 1, len(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ()
    sizes = [_size(part) for part in parts]
    return 1 + sum(pieces for pieces, _ in sizes), sum(characters for _, characters in sizes)
