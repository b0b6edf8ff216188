"""A JSON file of another program: its plain content, and errors that point at a place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.errors import BriefingSyntaxError, Diagnostic, Severity, format_path
from briefing.files.json_source import parse_json
from briefing.files.parsing import FormProblem, ParseStopped
from briefing.files.reading import decode
from briefing.files.source_map import FileLines

if TYPE_CHECKING:
    from briefing.errors import NodePath

__all__ = ["JsonFile"]


class JsonFile:
    """A file that was read.

    Args:
        data: The file.
        name: What problems call it.

    Attributes:
        tree: Its content in plain values.

    Raises:
        BriefingSyntaxError: It is no JSON, or has a key twice.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._lines = FileLines(data)
        try:
            self._parsed = parse_json(decode(data, name))
        except ParseStopped as stop:
            raise self._told(stop.problem) from stop
        if self._parsed.problems:
            raise self._told(self._parsed.problems[0])
        self.tree: Any = self._parsed.tree

    def refused(self, path: NodePath, message: str, hint: str) -> BriefingSyntaxError:
        """The error for a value that is not what it must be.

        Args:
            path: Where the value stands.
            message: What is wrong with it, in a clause.
            hint: What would be right.
        """
        place = self._parsed.positions.find(path)[0]
        return self._told(FormProblem("BR104", message, place, hint), format_path(path))

    def _told(self, problem: FormProblem, path: str = "") -> BriefingSyntaxError:
        span = self._lines.span(problem.place)
        if not problem.fits:
            span = span._replace(end=span.start._replace(column=span.start.column + 1))
        line = self._lines.line(span.start.line)
        found = Diagnostic(problem.code, Severity.ERROR, problem.message, self._name, path, span, line, problem.hint)
        return BriefingSyntaxError([found])
