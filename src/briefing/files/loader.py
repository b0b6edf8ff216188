"""The only door in: a file, a text or standard input to a briefing with its positions, or every reason why not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from briefing.errors import BriefingFileError, BriefingInvalidError, BriefingSyntaxError, Diagnostic, Severity
from briefing.files.collecting import no_cyclic_garbage
from briefing.files.hygiene import find_text_warnings
from briefing.files.places import PARSERS, Places
from briefing.files.problems import Parsed, ParseStopped, Problem
from briefing.files.reading import decode, read_bytes, read_stream
from briefing.files.source_map import SourceText
from briefing.files.validation import Finding, find_id_problems, find_model_problems
from briefing.model import Briefing, BriefingIndex
from briefing.positions import format_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from briefing.positions import NodePath

__all__ = ["BriefingFile", "load", "load_stream", "load_text"]

_FORMATS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
_NOT_A_SLUG = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class BriefingFile:
    """A briefing that was loaded.

    Attributes:
        name: The file as the user named it; `-` for standard input.
        path: Where it was read from; None for standard input and for a text.
        format: `yaml`, `json` or `toml`.
        briefing: The brief.
        index: Its cross-references.
        warnings: What is odd about the file and did not stop it.
        places: Where its parts stand in the file.
    """

    name: str
    path: Path | None
    format: str
    briefing: Briefing
    index: BriefingIndex
    warnings: tuple[Diagnostic, ...]
    places: Places = field(compare=False, repr=False)

    @property
    def id(self) -> str:
        """The brief's short name: its own, else the stem of its file."""
        if self.briefing.id:
            return self.briefing.id
        stem = self.path.stem if self.path else "brief"
        return _NOT_A_SLUG.sub("-", stem).strip("-.") or "brief"

    def line_of(self, target: str) -> int:
        """The line where something starts in the file; 1 where that is not known."""
        return self.places.line_of(target)


def load(path: str | Path) -> BriefingFile:
    """Load a briefing file.

    Raises:
        BriefingFileError: It cannot be read.
        BriefingSyntaxError: It is not well-formed.
        BriefingInvalidError: It is no valid brief; every reason is given.
    """
    name = str(path)
    data = read_bytes(name)
    return _load(data, name, Path(path), _FORMATS.get(Path(path).suffix.lower(), ""))


def load_stream(stream: BinaryIO) -> BriefingFile:
    """Load a brief from standard input: JSON where it starts with a brace, else YAML."""
    return _load(read_stream(stream), "-", None, "")


def load_text(text: str | bytes, *, name: str = "-", format: str = "yaml") -> BriefingFile:  # noqa: A002 - the key's name
    """Load a brief from a text; raises as `load` does."""
    return _load(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text, name, None, format)


def _load(data: bytes, name: str, path: Path | None, kind: str) -> BriefingFile:
    text = decode(data, name)
    kind = kind or ("json" if text.lstrip()[:1] == "{" else "yaml")
    report = _Reporter(name, SourceText(text))
    with no_cyclic_garbage():
        try:
            parsed = PARSERS[kind](text)
        except ParseStopped as stop:
            raise report.stopped(stop.problem) from stop
        report.add_problems(parsed.problems)
        briefing = _validate(parsed, report)
        index = BriefingIndex(briefing)
    warnings = tuple(report.sorted(report.warnings(find_text_warnings(parsed.tree, text), parsed)))
    return BriefingFile(name, path, kind, briefing, index, warnings, Places(text, kind, parsed))


def _validate(parsed: Parsed, report: _Reporter) -> Briefing:
    if not isinstance(parsed.tree, dict):
        problem = Problem("BR113", "a brief is a mapping of keys", 0, "start with 'briefing: 1'", fits=False)
        raise report.stopped(problem)
    findings: list[Finding] = []
    briefing = None
    try:
        briefing = Briefing.model_validate(parsed.tree)
    except ValidationError as error:
        findings += find_model_problems(error)
    taken = {finding.path for finding in findings}
    findings += [finding for finding in find_id_problems(parsed.tree) if finding.path not in taken]
    refused = {problem.place for problem in parsed.problems}
    findings = [finding for finding in findings if parsed.positions.find(finding.path)[0] not in refused]
    report.add_findings(findings, parsed)
    if briefing is None or report.diagnostics:
        raise BriefingInvalidError(report.sorted(report.diagnostics))
    return briefing


def _written(path: NodePath, tree: Any) -> NodePath:
    """The part of a path that stands in the file: a short form has no keys inside."""
    node = tree
    for depth, part in enumerate(path):
        inside = part in node if isinstance(node, dict) else isinstance(part, int) and isinstance(node, list)
        if not inside or (isinstance(part, int) and part >= len(node)):
            return path[:depth]
        node = node[part]
    return path


class _Reporter:
    """Turns what was found into diagnostics with the lines they stand on."""

    def __init__(self, name: str, text: SourceText) -> None:
        self._name = name
        self._text = text
        self.diagnostics: list[Diagnostic] = []

    def stopped(self, problem: Problem) -> Exception:
        """The error for what ended the parse."""
        diagnostic = self._of_problem(problem)
        if problem.code in {"BR110", "BR103"}:
            return BriefingFileError(self._name, problem.message, code=problem.code, hint=problem.hint)
        kind = BriefingInvalidError if problem.code == "BR113" else BriefingSyntaxError
        return kind([diagnostic])

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Note what is wrong with the form of the file."""
        self.diagnostics += [self._of_problem(problem) for problem in problems]

    def add_findings(self, findings: Iterable[Finding], parsed: Parsed) -> None:
        """Note what is wrong with its content."""
        self.diagnostics += [self._of_finding(finding, parsed, Severity.ERROR) for finding in findings]

    def warnings(self, findings: Iterable[Finding], parsed: Parsed) -> list[Diagnostic]:
        """What is odd and does not stop the brief."""
        return [self._of_finding(finding, parsed, Severity.WARNING) for finding in findings]

    @staticmethod
    def sorted(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """In the order of the file."""
        return sorted(diagnostics, key=lambda found: (found.span.start if found.span else (0, 0), found.code))

    def _of_problem(self, problem: Problem) -> Diagnostic:
        span = self._text.span(problem.place)
        if not problem.fits:
            span = span._replace(end=span.start._replace(column=span.start.column + 1))
        line = self._text.line(span.start.line)
        return Diagnostic(problem.code, Severity.ERROR, problem.message, self._name, "", span, line, problem.hint)

    def _of_finding(self, finding: Finding, parsed: Parsed, severity: Severity) -> Diagnostic:
        value, key = parsed.positions.find(finding.path)
        at_key = finding.at_key and key is not None
        span = self._text.span(key if at_key and key is not None else value, key=at_key)
        shown = finding.shown if finding.code == "BR112" else _written(finding.shown, parsed.tree)
        path = format_path(shown)
        line = self._text.line(span.start.line)
        return Diagnostic(finding.code, severity, finding.message, self._name, path, span, line, finding.hint)
