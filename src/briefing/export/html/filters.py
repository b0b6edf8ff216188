"""The filters and tests that a house style may use: none lets text through unescaped, and each is counted."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join, do_replace, do_round, make_attrgetter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2.nodes import EvalContext

    from briefing.export.html.sandbox import Sandbox

__all__ = ["FILTERS", "filters_of", "tests_of"]

_OF_TEXTS = frozenset(
    "capitalize e escape float forceescape int lower replace string striptags title trim truncate upper "
    "wordcount".split()
)
_OF_LISTS = frozenset(
    "abs count d default dictsort first groupby items join last length list map max min reject rejectattr reverse "
    "round select selectattr sort sum unique".split()
)
FILTERS = _OF_TEXTS | _OF_LISTS
"""All that there are; `README.md` of the house style lists them."""
_MOST_DIGITS = 15


def filters_of(sandbox: Sandbox, known: Mapping[str, Any]) -> dict[str, Any]:
    """The filters, by their names."""
    own = {**known, **_own(sandbox)}
    return {name: _charged(sandbox, own[name], of_texts=name in _OF_TEXTS) for name in FILTERS}


def tests_of(sandbox: Sandbox, known: Mapping[str, Any]) -> dict[str, Any]:
    """The tests, by their names."""
    return {name: _charged(sandbox, test, of_texts=False) for name, test in known.items()}


def _charged(sandbox: Sandbox, function: Callable[..., Any], *, of_texts: bool) -> Callable[..., Any]:
    """Count what a filter is given and what it makes; one for texts is given texts and numbers."""
    first = int(hasattr(function, "jinja_pass_arg"))

    @wraps(function)
    def charged(*args: Any, **kwargs: Any) -> Any:
        if of_texts:
            sandbox.written(args[first])
        for value in (*args[first:], *kwargs.values()):
            sandbox.weighed(value)
        return sandbox.weighed(function(*args, **kwargs))

    return charged


def _own(sandbox: Sandbox) -> dict[str, Any]:
    """Those that could make much of little, each with a look at what would come of it."""

    @pass_eval_context
    def join(context: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> Any:
        parts = map(make_attrgetter(sandbox, attribute), value) if attribute is not None else value
        written = [sandbox.written(part) for part in parts]
        sandbox.charge(len(written), len(d) * len(written))
        return do_join(context, written, d)

    @pass_eval_context
    def replace(context: EvalContext, s: Any, old: str, new: str, count: int | None = None) -> str:
        text = str(s)
        sandbox.charge(1, len(text) + (text.count(old) if old else len(text) + 1) * len(new))
        return do_replace(context, text if not hasattr(s, "__html__") else s, old, new, count)

    def round_(value: float, precision: int = 0, method: Any = "common") -> float:
        if abs(precision) > _MOST_DIGITS:
            raise SecurityError(f"numbers are rounded to {_MOST_DIGITS} digits at most")
        return do_round(value, precision, method)

    def sum_(iterable: Iterable[Any], attribute: str | int | None = None, start: float = 0) -> Any:
        found = map(make_attrgetter(sandbox, attribute), iterable) if attribute is not None else iterable
        numbers = [start, *found]
        if not all(isinstance(number, int | float) for number in numbers):
            raise SecurityError("'sum' is for numbers only")
        return sum(numbers)

    return {"join": join, "replace": replace, "round": round_, "sum": sum_}
