"""Templates in a sandbox: they see plain data, read no file outside their folders, and come to an end.

What is not covered: a template can double a text from line to line until the memory is used up.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.export.html.failures import TemplateFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Template
    from jinja2.runtime import Context

    from briefing.export.html.folders import Folders
    from briefing.export.html.plain import Plain

__all__ = ["fill"]

FILTERS = frozenset(
    "abs capitalize count d default dictsort e escape first float forceescape groupby int items join last length list "
    "lower map max min reject rejectattr replace reverse round select selectattr sort string striptags sum title trim "
    "truncate unique upper wordcount".split()
)
"""Those that neither let text through unescaped nor make much of little."""
TEXT_METHODS = frozenset(
    "capitalize count endswith find isalnum isalpha isdecimal join lower lstrip partition removeprefix removesuffix "
    "replace rpartition rsplit rstrip split splitlines startswith strip title upper".split()
)
_FAILURES = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a template can make happen; the data it is filled with was made before."""
STEPS, STEPS_PER_PIECE = 200_000, 100
"""How often the loops of a template may turn and its macros be called, and how much oftener for each piece of data."""


def fill(loader: Folders, name: str, content: Plain) -> str:
    """Fill a template.

    Args:
        loader: Where templates come from.
        name: Which one.
        content: What it sees.

    Raises:
        TemplateFailed: It, or one that it uses, is missing, wrong, or does what it may not.
    """
    try:
        return _Sandbox(loader, STEPS + STEPS_PER_PIECE * _pieces(content)).get_template(name).render(content)
    except TemplateSyntaxError as error:
        raise TemplateFailed(error.name or name, error.lineno, _sentence(error)) from error
    except _FAILURES as error:
        failed, line = _place(error, loader.given) or (name, None)
        raise TemplateFailed(failed, line, _sentence(error)) from error


class _Code(CodeGenerator):
    """Counts every turn of a loop, and lets nothing turn the escaping off."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802 - jinja2 names it
        for found in node.find_all(nodes.EvalContextModifier):
            self.fail("autoescape is always on", found.lineno)
        for loop in node.find_all(nodes.For):
            counted = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
            loop.iter = counted.set_environment(self.environment)
        super().visit_Template(node, frame)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Plain data, a few filters, arithmetic with numbers only."""

    code_generator_class = _Code
    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, loader: Folders, steps: int) -> None:
        super().__init__(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self.steps = steps
        known = {name: function for name, function in self.filters.items() if name in FILTERS}
        self.filters = {**known, "counted": _counted}
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}

    def step(self) -> None:
        """Count one step.

        Raises:
            SecurityError: It is one too many.
        """
        self.steps -= 1
        if self.steps < 0:
            raise SecurityError("the template takes too many steps: is there a loop without an end?")

    def get_template(self, name: str | Template, *args: Any, **kwargs: Any) -> Template:
        """Find a template, and count it."""
        self.step()
        return super().get_template(name, *args, **kwargs)

    def call(self, context: Context, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, and count it."""
        self.step()
        return super().call(context, function, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply and divide numbers; a text times a number can be larger than the machine."""
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError(f"'{operator}' is for numbers only" if operator != "**" else "'**' cannot be used")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Of the methods of texts let only those be used that can make no large text of a small one."""
        if isinstance(obj, str):
            return attr in TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Leave `format` to `is_safe_attribute`, which refuses it."""
        del value
        return None


@pass_context
def _counted(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    environment = context.environment
    for item in items:
        if isinstance(environment, _Sandbox):
            environment.step()
        yield item


def _pieces(value: Any) -> int:
    """How many texts and numbers there are in plain data."""
    if isinstance(value, dict):
        return sum(map(_pieces, value.values()))
    return sum(map(_pieces, value)) if isinstance(value, tuple) else 1


def _place(error: BaseException, names: set[str]) -> tuple[str, int | None] | None:
    """The innermost line of a template that the error came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in names]
    return (frames[-1].filename, frames[-1].lineno) if frames else None


def _sentence(error: BaseException) -> str:
    """What went wrong, without jinja2's own names where they say nothing to the author of a template."""
    if isinstance(error, RecursionError):
        return "macros or templates call each other without an end"
    if isinstance(error, MemoryError):
        return "the page is too large for the memory"
    return str(error) or type(error).__name__
