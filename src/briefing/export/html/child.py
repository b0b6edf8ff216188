"""Fills the templates of a house style in a process of its own; `filling` starts it and ends it.

It imports nothing of ours, gets plain data on its input, and gives the page or a sentence on its output. Jinja's
sandbox keeps templates from running code; the limits of the process keep them from opening files and from taking time
and memory without an end.
"""

from __future__ import annotations

import codecs
import json
import pickle
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import jinja2.debug  # noqa: F401 - imported late by jinja2, when no file can be opened any more
from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["DONE", "FAILED", "FILTERS", "OURS", "Templates", "find_template"]

DONE, FAILED = b"+", b"-"
"""What the output begins with: then comes the page, or name, line and reason as JSON."""
OURS = "briefing/"
"""Before the name of a template it asks for ours, also where a house style has one of that name."""
Templates = dict[str, tuple[str, str]]
"""By name: the text of a template, or an empty one and why it is refused."""
FILTERS = frozenset(
    "abs capitalize count d default dictsort e escape first float forceescape groupby int items join last length list "
    "lower map max min reject rejectattr replace reverse round select selectattr sort string striptags sum title trim "
    "truncate unique upper wordcount".split()
)
"""All that there are; `README.md` of the house style lists them."""
_TEXT_METHODS = frozenset(
    "capitalize count endswith find isalnum isalpha isdecimal lower lstrip partition removeprefix removesuffix "
    "rpartition rsplit rstrip split splitlines startswith strip title upper".split()
)
_SCALARS = (str, int, float, type(None), Undefined)


class _Loader(BaseLoader):
    """Gives the templates that came with the data, and nothing else."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        del environment
        text, refused = find_template(self.templates, template)
        if refused:
            raise SecurityError(refused)
        return text, template, lambda: True


def find_template(templates: Mapping[str, tuple[str, str]], name: str) -> tuple[str, str]:
    """A template by its name, or an empty text and why it is refused.

    Raises:
        TemplateNotFound: There is none of that name.
    """
    if "\\" in name or ":" in name or not {"", ".", ".."}.isdisjoint(name.split("/")):
        return "", f"'{name}' is outside the folder of the templates"
    found = templates.get(name) or templates.get(OURS + name)
    if found is None:
        raise TemplateNotFound(name, f"there is no template '{name}'")
    return found


class _Sandbox(ImmutableSandboxedEnvironment):
    """Plain data, a few filters, and arithmetic with numbers only."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, templates: Templates) -> None:
        super().__init__(
            loader=_Loader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_written,
        )
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for found in tree.find_all(nodes.EvalContextModifier):
            raise TemplateSyntaxError("autoescape is always on", found.lineno, name, filename)
        return tree

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**":
            raise SecurityError("'**' cannot be used")
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
            more = "; '~' puts texts together" if operator == "+" else ""
            raise SecurityError(f"'{operator}' is for numbers only{more}")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Take the piece of plain data first, as our own templates do."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Leave `format` to `is_safe_attribute`, which refuses it."""
        del value
        return None


def _written(value: Any) -> Any:
    if not isinstance(value, _SCALARS):
        raise SecurityError(f"only texts and numbers can be written, and this is a {type(value).__name__}")
    return value


def _limit(seconds: int, memory: int) -> None:
    """Give up what no template needs, where the system can enforce it; it cannot be taken back."""
    codecs.lookup("unicode-escape")  # Python imports codecs when they are first used, and jinja2 uses this one
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):  # macOS refuses some
            resource.setrlimit(kind, (most, most))


def _fill(name: str, content: dict[str, Any], templates: Templates, most: int) -> bytes:
    """The page as bytes.

    Raises:
        SecurityError: It is too large.
    """
    pieces: list[bytes] = []
    size = 0
    for piece in _Sandbox(templates).get_template(name).generate(content):
        pieces.append(piece.encode())
        size += len(pieces[-1])
        if size > most:
            raise SecurityError("the page is too large: is there a loop without an end?")
    return b"".join(pieces)


def _failure(name: str, error: Exception, templates: Templates) -> tuple[str, int | None, str]:
    """Which template failed, in which line, and why."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or name, error.lineno, str(error.message)
    places = [
        (frame.filename, frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename in templates or OURS + frame.filename in templates
    ]
    place = places[-1] if places else (name, None)
    if isinstance(error, RecursionError):
        return *place, "macros or templates call each other without an end"
    if isinstance(error, MemoryError):
        return *place, "the page is too large for the memory"
    return *place, str(error) or type(error).__name__


def main() -> NoReturn:
    """Read the data, write the page or why there is none, and end."""
    name, content, templates, seconds, memory, most = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process sends it
    _limit(seconds, memory)
    try:
        page = DONE + _fill(name, content, templates, most)
    except Exception as error:  # noqa: BLE001 - whatever a template makes happen is told
        page = FAILED + json.dumps(_failure(name, error, templates)).encode()
    sys.stdout.buffer.write(page)
    sys.stdout.buffer.flush()
    sys.exit(0)


if __name__ == "__main__":
    main()
