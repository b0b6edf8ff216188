"""References: which fields name other parts of the brief, the tokens in prose that do, and the paths to both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.model.base import IDENTIFIER, BriefingModel

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from briefing.errors import NodePath

__all__ = [
    "LISTS",
    "PROSE_PATTERNS",
    "REFERENCE_PATTERNS",
    "TOKEN",
    "DeclaredId",
    "FoundReference",
    "Reference",
    "TargetKind",
    "find_declared_ids",
    "find_references",
    "section_of_default",
    "select",
    "select_each",
    "split_paragraph",
    "split_prose",
    "value_at",
]

PROSE_PATTERNS = (
    "as_of.note",
    "event.when.note",
    "event.summary",
    "event.what",
    "event.key_points.*.text",
    "event.background",
    "event.significance",
    "event.outlook",
    "actors.*.note",
    "sources.*.published.note",
    "sources.*.accessed.note",
    "sources.*.archive.retrieved.note",
    "sources.*.descriptor",
    "sources.*.note",
    "quotes.*.date.note",
    "quotes.*.note",
    "timeline.*.date.note",
    "timeline.*.text",
    "tensions.*.issue",
    "tensions.*.positions.*.position",
    "tensions.*.common_ground",
    "discrepancies.*.question",
    "discrepancies.*.versions.*.claim",
    "discrepancies.*.note",
    "assessments.*.text",
    "assessments.*.basis",
    "assessments.*.alternatives",
    "assessments.*.would_change",
    "gaps.*.text",
    "gaps.*.by.note",
    "watch.*.text",
    "watch.*.by.note",
    "source_notes.*.note",
)
"""The briefer's own prose, in the order of the file: here tokens are references and quotation marks are claims."""


def select(node: Any, pattern: str) -> Iterator[tuple[NodePath, Any]]:
    """Find what a pattern such as `quotes.*.speaker` names, with its path; what is absent is passed over.

    Args:
        node: A model, or the plain dicts and lists of a file that may not be valid.
        pattern: Keys separated by dots; `*` is every item of a list and every value of a mapping.
    """
    found: list[tuple[NodePath, Any]] = [((), node)]
    for step in _steps(pattern):
        found = _step(step, found)
        if not found:
            break
    return ((path, child) for path, child in found if child is not None)


def select_each(node: Any, patterns: Iterable[str]) -> Iterator[tuple[NodePath, Any]]:
    """Find what several patterns name, one after the other; what their beginnings share is looked up once.

    Args:
        node: A model, or plain dicts and lists.
        patterns: Patterns as `select` takes them.
    """
    reached: dict[tuple[str, ...], list[tuple[NodePath, Any]]] = {(): [((), node)]}
    for pattern in patterns:
        for path, child in _reach(_steps(pattern), reached):
            if child is not None:
                yield path, child


def _reach(
    steps: tuple[str, ...], reached: dict[tuple[str, ...], list[tuple[NodePath, Any]]]
) -> list[tuple[NodePath, Any]]:
    """Everything at the end of some steps, by way of what was reached before."""
    found = reached.get(steps)
    if found is None:
        before = _reach(steps[:-1], reached)
        found = reached[steps] = _step(steps[-1], before) if before else before
    return found


def _step(step: str, parents: list[tuple[NodePath, Any]]) -> list[tuple[NodePath, Any]]:
    if step == "*":
        return [((*path, key), child) for path, parent in parents for key, child in _items(parent)]
    value = _getter(parents)
    return [((*path, step), child) for path, parent in parents if (child := value(parent, step)) is not None]


def _getter(parents: list[tuple[NodePath, Any]]) -> Callable[[Any, str], Any]:
    """What looks up keys of all of them: of models alone, as in a valid brief, Python itself."""
    return (
        getattr if all(BriefingModel in kind.__mro__ for kind in {type(parent) for _, parent in parents}) else value_at
    )


@lru_cache(maxsize=256)
def _steps(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.split("."))


# Plain types first, and a model by its bases: `isinstance` costs ten times as much, for models are abstract classes.


def value_at(node: Any, key: str) -> Any:
    """What a mapping or a model has under a key; None where it has nothing."""
    kind: type = type(node)
    if kind is dict:
        return node.get(key)
    if node is None or kind is tuple or kind is list or kind is str:
        return None
    return getattr(node, key) if BriefingModel in kind.__mro__ else None


def _items(node: Any) -> Iterable[tuple[str | int, Any]]:
    kind: type = type(node)
    if kind is tuple or kind is list:
        return enumerate(node)
    if kind is dict:
        items: Iterable[tuple[str | int, Any]] = node.items()
        return items
    if node is None or kind is str or BriefingModel in kind.__mro__:
        return ()
    return dict(node).items() if isinstance(node, Mapping) else ()


class TargetKind(StrEnum):
    """What a reference can name."""

    ACTOR = "actor"
    SOURCE = "source"
    QUOTE = "quote"
    ENTRY = "timeline entry"
    TENSION = "tension"
    DISCREPANCY = "discrepancy"
    ASSESSMENT = "assessment"


SECTIONS = {
    "actors": (TargetKind.ACTOR, "A"),
    "sources": (TargetKind.SOURCE, ""),
    "quotes": (TargetKind.QUOTE, "Q"),
    "timeline": (TargetKind.ENTRY, "E"),
    "tensions": (TargetKind.TENSION, "T"),
    "discrepancies": (TargetKind.DISCREPANCY, "D"),
    "assessments": (TargetKind.ASSESSMENT, "J"),
}
"""The sections that declare ids: what they hold, and the letter of their default ids or labels."""

_DEFAULT_ID = re.compile(r"([QETDJ])[1-9]\d*", re.ASCII)
LISTS = {letter: section for section, (_, letter) in SECTIONS.items() if letter not in {"", "A"}}
"""The sections whose items have default ids, by the letter of those."""

REFERENCE_PATTERNS: tuple[tuple[str, TargetKind | None], ...] = (
    ("event.participants.*", TargetKind.ACTOR),
    ("event.participants.*.actor", TargetKind.ACTOR),
    ("actors.*.affiliation", TargetKind.ACTOR),
    ("sources.*.speaker", TargetKind.ACTOR),
    ("quotes.*.speaker", TargetKind.ACTOR),
    ("quotes.*.to", TargetKind.ACTOR),
    ("quotes.*.about", TargetKind.ACTOR),
    ("quotes.*.source", TargetKind.SOURCE),
    ("timeline.*.actors", TargetKind.ACTOR),
    ("timeline.*.source", TargetKind.SOURCE),
    ("timeline.*.refs", None),
    ("tensions.*.positions.*.party", TargetKind.ACTOR),
    ("tensions.*.positions.*.quotes", TargetKind.QUOTE),
    ("tensions.*.refs", None),
    ("discrepancies.*.versions.*.source", TargetKind.SOURCE),
    ("discrepancies.*.versions.*.quotes", TargetKind.QUOTE),
    ("assessments.*.refs", None),
    ("source_notes.*.source", TargetKind.SOURCE),
)
"""Every field that must name something in the file, and what; None is anything, also `source:paragraph`."""

_FIELDS_BY_OWNER: dict[str, list[tuple[str, TargetKind | None]]] = {}
for _pattern, _kind in REFERENCE_PATTERNS:
    _owner, _, _field = _pattern.rpartition(".")
    _FIELDS_BY_OWNER.setdefault(_owner, []).append((_field, _kind))

TOKEN = re.compile(rf"\[({IDENTIFIER})(?::([1-9]\d{{0,5}}))?\]", re.ASCII)
"""A token in prose: an id, and for a source the number of a paragraph."""

_PARAGRAPH = re.compile(r"(.+):([1-9]\d{0,5})", re.ASCII)


class FoundReference(NamedTuple):
    """A field of the file that names another part."""

    path: NodePath
    id: str
    kind: TargetKind | None


class DeclaredId(NamedTuple):
    """An id that the file gives to something; `path` is where it is written, or where its owner stands."""

    path: NodePath
    id: str
    kind: TargetKind
    by_default: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A resolved token: `[Q3]`, `[sandu]` or `[hngn:13]`."""

    id: str
    kind: TargetKind
    label: str
    paragraph: int | None = None

    def __str__(self) -> str:
        """Print it as outputs do: sources as `[1:13]`, the rest by its label."""
        return f"[{self.label}:{self.paragraph}]" if self.paragraph else f"[{self.label}]"


def find_references(tree: Any, *, without: Container[TargetKind | None] = ()) -> Iterator[FoundReference]:
    """List every field that names another part, in a valid brief or in the raw content of a broken one.

    Args:
        tree: The brief, or the content of its file.
        without: Kinds of targets; fields that name one of them are passed over.
    """
    reached: dict[tuple[str, ...], list[tuple[NodePath, Any]]] = {(): [((), tree)]}
    for owner, known in _FIELDS_BY_OWNER.items():
        fields = [(field, kind) for field, kind in known if kind not in without]
        nodes = _reach(_steps(owner), reached) if fields else []
        look_up = _getter(nodes)
        for path, node in nodes:
            for field, kind in fields:
                value = node if field == "*" else look_up(node, field)
                # Most fields are empty, of a hundred thousand statements.
                if value is not None and value != ():
                    yield from _named_in(value, path, field, kind)


def _named_in(value: Any, path: NodePath, field: str, kind: TargetKind | None) -> Iterable[FoundReference]:
    """What one field of something names: an id, or a list of them."""
    if isinstance(value, str):
        return (FoundReference((*path, field), value, kind),) if field != "*" else ()
    if isinstance(value, (list, tuple)):
        inner = path if field == "*" else (*path, field)
        return [
            FoundReference((*inner, place), item, kind) for place, item in enumerate(value) if isinstance(item, str)
        ]
    return ()


def find_declared_ids(tree: Any, *sections: str) -> Iterator[DeclaredId]:
    """List every id the raw content of a file declares, default ids included, section by section."""
    for section in sections or SECTIONS:
        kind, letter = SECTIONS[section]
        for path, item in select(tree, f"{section}.*"):
            if isinstance(path[-1], str):
                yield DeclaredId(path, path[-1], kind, by_default=False)
                continue
            written = item.get("id") if isinstance(item, dict) else None
            if written is None:
                yield DeclaredId(path, f"{letter}{path[-1] + 1}", kind, by_default=True)
            elif isinstance(written, str):
                yield DeclaredId((*path, "id"), written, kind, by_default=False)


def section_of_default(key: str) -> str | None:
    """The section in which an id such as Q3 is given by default; None for an id of any other form."""
    found = _DEFAULT_ID.fullmatch(key)
    return LISTS[found[1]] if found else None


def split_paragraph(text: str) -> tuple[str, int | None]:
    """Take `hngn:13` apart into the id and the paragraph.

    >>> split_paragraph("hngn:13")
    ('hngn', 13)
    >>> split_paragraph("Q3")
    ('Q3', None)
    """
    found = _PARAGRAPH.fullmatch(text)
    return (found[1], int(found[2])) if found else (text, None)


def split_prose(text: str, targets: Mapping[str, Reference]) -> list[str | Reference]:
    """Split prose into plain text and the references that its tokens name.

    Square brackets that name nothing known stay text: `[sic]`. Only a source can have a paragraph.

    Args:
        text: Prose of the briefer.
        targets: For each id of the brief, the reference to it as a whole.
    """
    parts: list[str | Reference] = []
    done = 0
    for found in TOKEN.finditer(text):
        reference = _resolve(targets.get(found[1]), found[2])
        if reference is None:
            continue
        if found.start() > done:
            parts.append(text[done : found.start()])
        parts.append(reference)
        done = found.end()
    if done < len(text):
        parts.append(text[done:])
    return parts


def _resolve(target: Reference | None, paragraph: str | None) -> Reference | None:
    if target is None or paragraph is None:
        return target
    if target.kind is not TargetKind.SOURCE:
        return None
    return Reference(target.id, target.kind, target.label, int(paragraph))
