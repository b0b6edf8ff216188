"""Loads a brief from a file, a text or standard input, with its positions, or gives every reason why it cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from briefing.errors import (
    BriefingFileError,
    BriefingInvalidError,
    BriefingSyntaxError,
    Diagnostic,
    Severity,
    format_path,
)
from briefing.files.parsing import FormProblem, Parsed, ParseStopped
from briefing.files.reading import decode, no_cyclic_garbage, parse, read_bytes, read_stream
from briefing.files.source_map import LINE_SHIFT, FileLines, unpack
from briefing.files.validation import ContentProblem, find_id_problems, find_model_problems, find_text_warnings
from briefing.files.yaml_mistakes import cut_at_hash, told_by_line
from briefing.model import Briefing, BriefingIndex
from briefing.model.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from briefing.errors import NodePath, SourceSpan
    from briefing.files.parsing import LoadProgress, Parsed
    from briefing.files.source_map import FlatPositions, LinePositions, NodePlaces

__all__ = ["BriefingFile", "Places", "load", "load_stream", "load_text"]


class Places:
    """Tells where something stands. It keeps the file; a file that is not YAML is read again for the first answer.

    Args:
        data: The file that was loaded, byte for byte.
        kind: `yaml`, `json` or `toml`.
        nodes: Where the nodes of a YAML file stand.
    """

    def __init__(self, data: bytes, kind: str, nodes: NodePlaces | None) -> None:
        self._source = FileLines(data)
        self.data = data
        self._kind = kind
        self._nodes = nodes
        self._items: dict[str, Sequence[int]] = {}

    def item_line(self, section: str, number: int) -> int:
        """The line on which an item of a section starts, from 1; 1 where that is not known."""
        if self._nodes:
            place = self._nodes.item_place(section, number)
        else:
            if section not in self._items:
                self._items[section] = self._positions.item_places(section)
            places = self._items[section]
            place = places[number] if number < len(places) else 0
        return (place >> LINE_SHIFT) + 1

    def find(self, path: NodePath) -> tuple[SourceSpan, str]:
        """The span of the value at a path, and the line of the file it starts on."""
        return self._with_line(self._source.span(self._place(path)))

    def find_words(self, path: NodePath, words: str, number: int = 0) -> tuple[SourceSpan, str]:
        """The span of words in the value at a path, and the line it starts on; that of the value if they are not seen.

        Args:
            path: The value.
            words: What it says there.
            number: How many times they stand there before.
        """
        place = self._place(path)
        end = self._nodes.following(path, self._source) if self._nodes else None
        words = words[:LONGEST_SOUGHT]
        return self._with_line(self._source.find_words(place, end, words, number) or self._source.span(place))

    def stands(self, path: NodePath) -> bool:
        """Whether the file itself has a value at a path, so that it is no default."""
        if self._nodes:
            return self._nodes.stands(path, self._source)
        node = self._parsed.tree
        for part in path:
            if not (part in node if isinstance(node, dict) else isinstance(node, list) and part in range(len(node))):
                return False
            node = node[part]
        return True

    def _place(self, path: NodePath) -> int:
        return self._nodes.find(path, self._source) if self._nodes else self._positions.find(path)[0]

    def _with_line(self, span: SourceSpan) -> tuple[SourceSpan, str]:
        return span, self._source.line(span.start.line)

    @cached_property
    def _parsed(self) -> Parsed:
        return parse(self.data.decode("utf-8-sig"), self._kind)

    @property
    def _positions(self) -> FlatPositions | LinePositions:
        return self._parsed.positions


LONGEST_SOUGHT = 1000
"""Characters of the longest words that are looked for in the file; of longer ones their start is."""
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
        warnings: What is odd about the file and did not stop it, notes included.
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
        section, number = self.index.place_of(target)
        return self.places.item_line(section, number) if section else 1


def load(path: str | Path, progress: LoadProgress | None = None, known: BriefingFile | None = None) -> BriefingFile:
    """Load a briefing file.

    Args:
        path: The file.
        progress: Tells other threads how far the load has come.
        known: What the file may hold: the same bytes are not taken apart again.

    Raises:
        BriefingFileError: It cannot be read.
        BriefingSyntaxError: It is not well-formed.
        BriefingInvalidError: It is no valid brief; every reason is given.
    """
    name = str(path)
    data = read_bytes(name)
    if known is not None and (known.name, known.path) == (name, Path(path)) and known.places.data == data:
        return known
    return _load(data, name, Path(path), _FORMATS.get(Path(path).suffix.lower(), ""), progress)


def load_stream(stream: BinaryIO) -> BriefingFile:
    """Load a brief from standard input: JSON where it starts with a brace, else YAML."""
    return _load(read_stream(stream), "-", None, "")


def load_text(text: str | bytes, *, name: str = "-", format: str = "yaml") -> BriefingFile:  # noqa: A002 - the key's name
    """Load a brief from a text; raises as `load` does."""
    return _load(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text, name, None, format)


def _load(data: bytes, name: str, path: Path | None, kind: str, progress: LoadProgress | None = None) -> BriefingFile:
    kind = kind or ("json" if decode(data, name).lstrip()[:1] == "{" else "yaml")
    report = _Reporter(name, FileLines(data))
    with no_cyclic_garbage():
        parsed = _parse(data, name, kind, report, progress)
        tree, refused = parsed.tree, bool(parsed.problems)
        report.add_problems(parsed.problems)
        places = Places(data, kind, parsed.nodes)
        id_problems = list(find_id_problems(tree))
        lost = report.cut_off(cut_at_hash(data, tree)) if kind == "yaml" else ()
        odd = [*report.unquoted(parsed), *lost, *report.warnings(find_text_warnings(tree, decode(data, name)), parsed)]
        warnings = tuple(report.sorted(odd))
        # The model consumes the tree, and the positions are freed: a large brief is never in memory twice.
        del parsed
        briefing, problems = _validate(tree, progress)
        if briefing is None or id_problems or refused:
            raise report.refused(_parse(data, name, kind, report), problems, id_problems)
        index = BriefingIndex(briefing)
    return BriefingFile(name, path, kind, briefing, index, warnings, places)


def _parse(data: bytes, name: str, kind: str, report: _Reporter, progress: LoadProgress | None = None) -> Parsed:
    try:
        parsed = parse(decode(data, name), kind, progress)
    except ParseStopped as stop:
        raise report.stopped(stop.problem) from stop
    if not isinstance(parsed.tree, dict):
        problem = FormProblem("BR113", "a brief is a mapping of keys", 0, "start with 'briefing: 1'", fits=False)
        raise report.stopped(problem)
    return parsed


def _validate(tree: dict[str, Any], progress: LoadProgress | None) -> tuple[Briefing | None, list[ContentProblem]]:
    """Build the model from the plain content, consuming its long lists; or say what is wrong with it."""
    lists = {key: tree[key] for key in LONG if isinstance(tree.get(key), list)}
    if progress:
        progress.validating(list(lists.values()))
    tree |= {key: _taken(items) for key, items in lists.items()}
    try:
        return Briefing.model_validate(tree), []
    except ValidationError as error:
        return None, list(find_model_problems(error))


LONG = ("quotes", "timeline")
"""Lists that can be long."""


def _taken(items: list[Any]) -> Iterator[Any]:
    """Take items out of a list as they are used."""
    items.reverse()
    while items:
        yield items.pop()


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

    def __init__(self, name: str, text: FileLines) -> None:
        self._name = name
        self._text = text
        self.diagnostics: list[Diagnostic] = []

    def stopped(self, problem: FormProblem) -> Exception:
        """The error for what ended the parse."""
        if problem.near is not None:
            line, column = unpack(problem.near)
            problem = told_by_line(problem, self._text.line(line + 1), column)
        diagnostic = self._of_problem(problem)
        if problem.code in {"BR110", "BR103"}:
            return BriefingFileError(self._name, problem.message, code=problem.code, hint=problem.hint)
        kind = BriefingInvalidError if problem.code == "BR113" else BriefingSyntaxError
        return kind([diagnostic])

    def add_problems(self, problems: Iterable[FormProblem]) -> None:
        """Note what is wrong with the form of the file."""
        self.diagnostics += [self._of_problem(problem) for problem in problems]

    def refused(self, parsed: Parsed, model: list[ContentProblem], ids: list[ContentProblem]) -> Exception:
        """The error for all that is wrong with form and content, each thing once."""
        unknown = {finding.path for finding in ids if finding.code == "BR201"}
        model = [it for it in model if it.code != "BR203" or not {it.path, it.path[:-1]} & unknown]
        taken = {finding.path for finding in model}
        form = {problem.place for problem in parsed.problems}
        for finding in (*model, *(finding for finding in ids if finding.path not in taken)):
            if parsed.positions.find(finding.path)[0] not in form:
                self.diagnostics.append(self._of_finding(finding, parsed, Severity.ERROR))
        return BriefingInvalidError(self.sorted(self.diagnostics))

    def warnings(self, findings: Iterable[ContentProblem], parsed: Parsed) -> list[Diagnostic]:
        """What is odd and does not stop the brief."""
        return [self._of_finding(finding, parsed, Severity.WARNING) for finding in findings]

    def unquoted(self, parsed: Parsed) -> Iterator[Diagnostic]:
        """That other readers of YAML refuse the file, told once at the first place."""
        if parsed.unquoted:
            more = len(parsed.unquoted) - 1
            also = f", and {count_of(more, 'other text')} with it" if more else ""
            message = (
                f"a text with '?' stands in brackets or braces without quotes{also}: other YAML readers refuse that"
            )
            found = self._of_problem(FormProblem("BR617", message, parsed.unquoted[0][0], "put it in quotes"))
            yield replace(found, severity=Severity.NOTE)

    def cut_off(self, problems: Iterable[FormProblem]) -> Iterator[Diagnostic]:
        """That a comment has cut off a text."""
        for problem in problems:
            shown = replace(
                problem, hint="put the whole text in quotes; a comment has a blank behind its '#'", fits=False
            )
            yield replace(self._of_problem(shown), severity=Severity.WARNING)

    @staticmethod
    def sorted(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """In the order of the file."""
        return sorted(diagnostics, key=lambda found: (found.span.start if found.span else (0, 0), found.code))

    def _of_problem(self, problem: FormProblem) -> Diagnostic:
        span = self._text.span(problem.place)
        if not problem.fits:
            span = span._replace(end=span.start._replace(column=span.start.column + 1))
        line = self._text.line(span.start.line)
        return Diagnostic(problem.code, Severity.ERROR, problem.message, self._name, "", span, line, problem.hint)

    def _of_finding(self, finding: ContentProblem, parsed: Parsed, severity: Severity) -> Diagnostic:
        value, key = parsed.positions.find(finding.path)
        at_key = finding.at_key and key is not None
        span = self._text.span(key if at_key and key is not None else value, key=at_key)
        shown = finding.shown if finding.code == "BR112" else _written(finding.shown, parsed.tree)
        path = format_path(shown)
        line = self._text.line(span.start.line)
        return Diagnostic(finding.code, severity, finding.message, self._name, path, span, line, finding.hint)
