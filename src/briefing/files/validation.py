"""What is wrong with the content of a file: keys and values, ids and references, and suspect characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Union, get_args, get_origin

from briefing.files.yaml_source import DUPLICATE
from briefing.model import Briefing
from briefing.model.base import BriefingModel
from briefing.model.references import TargetKind, find_declared_ids, find_references, select, split_paragraph, value_at
from briefing.text import find_unsafe, folded, may_be_unsafe
from briefing.text.characters import REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from briefing.errors import NodePath
    from briefing.model.references import DeclaredId, FoundReference

__all__ = ["ContentProblem", "Meant", "find_id_problems", "find_model_problems", "find_text_warnings", "known_keys"]

LONGEST_SHOWN = 60
_NO_KEY = re.compile(r"[^A-Za-z_-]")
_QUOTE_ALL = "put the whole text in quotes"

_CODES = {
    "extra_forbidden": "BR111",
    "missing": "BR112",
    "enum": "BR114",
    "literal_error": "BR114",
    "url": "BR116",
    "archive_path": "BR117",
    "identifier": "BR203",
    "edtf": "BR401",
    "no_date": "BR401",
    **dict.fromkeys(
        ("string_type", "model_type", "model_attributes_type", "tuple_type", "mapping_type", "dict_type"), "BR113"
    ),
    **dict.fromkeys(("blank", "one_line", "number"), "BR115"),
}
_NEEDED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "mapping_type": "a mapping",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


class ContentProblem(NamedTuple):
    """One thing wrong with the content of a file.

    `at_key` says that the key is meant and not its value; `path` leads to what is there, `shown` is what users read.
    """

    code: str
    message: str
    path: NodePath
    shown: NodePath
    hint: str | None = None
    at_key: bool = False


def find_model_problems(error: ValidationError) -> Iterator[ContentProblem]:
    """Translate each of pydantic's errors by its type, not by its English text."""
    details = error.errors(include_url=False)
    wrong: dict[NodePath, set[str | int]] = {it["loc"]: set() for it in details if it["type"] == "too_short"}
    for place in (detail["loc"] for detail in details if wrong):
        for depth in range(len(place)):
            if place[:depth] in wrong:
                wrong[place[:depth]].add(place[depth])
    for detail in details:
        of_duplicate = any(isinstance(part, str) and DUPLICATE in part for part in detail["loc"])
        if not of_duplicate and not _follows(detail, wrong):
            yield _translated(detail)


def _follows(detail: ErrorDetails, wrong: Mapping[NodePath, set[str | int]]) -> bool:
    """Whether a list is too short only because pydantic does not count the items with mistakes of their own.

    Args:
        detail: One mistake.
        wrong: Of each list that is too short, the items with mistakes.
    """
    if detail["type"] != "too_short":
        return False
    limits = detail.get("ctx", {})
    return bool(limits.get("actual_length", 0) + len(wrong[detail["loc"]]) >= limits.get("min_length", 0))


def _translated(detail: ErrorDetails) -> ContentProblem:
    kind, value = detail["type"], detail["input"]
    path: NodePath = tuple(part for part in detail["loc"] if part != "[key]")
    code = _CODES.get(kind, "BR115")
    if kind == "extra_forbidden":
        return _unknown_key(path, value)
    if kind == "missing":
        return ContentProblem(code, f"missing key '{path[-1]}'", path[:-1], path, None, at_key=True)
    if kind in _NEEDED:
        message, hint = _wrong_type(_NEEDED[kind], value)
        return ContentProblem(code, message, path, path, hint)
    if kind in {"enum", "literal_error"}:
        return _not_allowed(detail, path, code)
    if kind in {"too_short", "greater_than_equal", "less_than_equal"}:
        return ContentProblem(code, _out_of_range(detail), path, path)
    at_key = "[key]" in detail["loc"]
    return ContentProblem(code, _sentence(detail["msg"]), path, path, None, at_key=at_key)


def _unknown_key(path: NodePath, value: Any) -> ContentProblem:
    """Tell of a key that the model lacks, or of a text in braces of which YAML takes what follows a comma for a key."""
    key = str(path[-1])
    if value is None and _NO_KEY.search(key):
        message, hint = f"'{_short(key)}' is read as a key, because a comma in braces ends a text", _QUOTE_ALL
        return ContentProblem("BR111", message, path, path, hint, at_key=True)
    keys = known_keys(path[:-1])
    hint = _meant(key, keys) or (f"known here: {', '.join(keys)}" if keys else "")
    return ContentProblem("BR111", f"unknown key '{_short(key)}'", path, path, hint or None, at_key=True)


def _wrong_type(needed: str, value: Any) -> tuple[str, str | None]:
    if value is None:
        return f"{needed} is needed here, nothing is given", "write a value, or remove the key"
    found = _sort_of(value)
    hint = _HINTS.get((needed, found)) or ("start each item with '- '" if needed == "a list" else None)
    return f"{needed} is needed here, this is {found}", hint


_HINTS = {
    ("a text", "a number"): "put it in quotes",
    ("a text", "true or false"): "put it in quotes",
    ("a text", "a list"): "put a text that begins with '[' or '- ' in quotes",
    ("a text", "a mapping"): "put a text that begins with '{', or holds ': ', in quotes",
}


def _sort_of(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool):
        return "true or false"
    return "a number" if isinstance(value, int | float) else "a text"


def _not_allowed(detail: ErrorDetails, path: NodePath, code: str) -> ContentProblem:
    value = detail["input"]
    expected = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
    if not isinstance(value, str):
        return ContentProblem(code, f"a text is needed here, this is {_sort_of(value)}", path, path, _one_of(expected))
    meant = _meant(value, expected)
    return ContentProblem(code, f"'{_short(value)}' is not allowed here", path, path, meant or _one_of(expected))


def _one_of(expected: list[str]) -> str:
    return f"write {expected[0]}" if len(expected) == 1 else f"one of: {', '.join(expected)}"


def _out_of_range(detail: ErrorDetails) -> str:
    limits = detail.get("ctx", {})
    if detail["type"] == "too_short":
        least, actual = limits.get("min_length"), limits.get("actual_length")
        return f"at least {least} needed here, this has {actual}"
    if detail["type"] == "greater_than_equal":
        return f"the number must be {limits.get('ge')} or more"
    return f"the number must be {limits.get('le')} or less"


def _sentence(message: str) -> str:
    return message[:1].lower() + message[1:] if message[:2].istitle() else message


def _meant(word: str, known: Iterable[str]) -> str | None:
    found = nearest(word, known)
    return f"did you mean '{found}'?" if found else None


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def find_id_problems(tree: Any) -> Iterator[ContentProblem]:
    """Find ids given twice, and references to nothing or to something of another sort."""
    declared: dict[str, DeclaredId] = {}
    for new in find_declared_ids(tree):
        known = declared.setdefault(new.id, new)
        if known is not new and DUPLICATE not in new.id:
            yield _given_twice(new, known)
    meant = Meant({known.id: known.kind for known in declared.values()}, tree)
    for reference in find_references(tree):
        problem = _reference_problem(reference, declared, meant)
        if problem is not None:
            yield problem


def _given_twice(new: DeclaredId, known: DeclaredId) -> ContentProblem:
    whose = f"{'an' if known.kind[0] in 'aeiou' else 'a'} {known.kind}"
    by_default = new.by_default or known.by_default
    called = f"; '{new.id}' is what an item at that place is called without an id" if by_default else ""
    message = f"the id '{_short(new.id)}' already belongs to {whose}{called}"
    return ContentProblem(
        "BR202",
        message,
        new.path,
        new.path,
        "give the one that has none an id of its own" if by_default else "give one of them another id",
        at_key=isinstance(new.path[-1], str) and new.path[-1] != "id",
    )


def _reference_problem(
    reference: FoundReference, declared: dict[str, DeclaredId], meant: Meant
) -> ContentProblem | None:
    name, paragraph = split_paragraph(reference.id) if reference.kind is None else (reference.id, None)
    found = declared.get(name)
    wanted = reference.kind or (TargetKind.SOURCE if paragraph else None)
    if found is None:
        what = wanted or "id"
        hint = meant.hint(name, wanted) or _to_add(name, wanted)
        return ContentProblem("BR201", f"unknown {what} '{_short(name)}'", reference.path, reference.path, hint)
    if wanted is not None and found.kind is not wanted:
        message = f"'{_short(name)}' is {_article(found.kind)}, {_article(wanted)} is needed"
        return ContentProblem("BR204", message, reference.path, reference.path)
    return None


def _ids_by_name(tree: Any) -> dict[str, str | int]:
    """The id of each actor of the file by what it is called, folded."""
    found: dict[str, str | int] = {}
    for path, actor in select(tree, "actors.*"):
        aliases = value_at(actor, "aliases")
        names = [*(value_at(actor, key) for key in ("name", "short")), *(aliases if isinstance(aliases, list) else ())]
        for name in names:
            if isinstance(name, str):
                found.setdefault(folded(name), path[-1])
    return found


def _to_add(name: str, wanted: TargetKind | None) -> str | None:
    """How to give a name an id, where a name stands that no id can be."""
    if wanted is not TargetKind.ACTOR or " " not in name:
        return None
    key = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
    return (
        f"give 'actors' an entry such as '{_short(key)}: {{name: {_short(name)}}}', and write its id here"
        if key
        else None
    )


def _article(kind: TargetKind) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


CLOSE = 60
"""The least likeness, of 100, at which a name is offered."""


def known_keys(path: NodePath) -> tuple[str, ...]:
    """The keys of the mapping at a path; none where the path leads to no mapping of the model."""
    model: type[BriefingModel] | None = Briefing
    for part in path:
        if model is None:
            return ()
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation)
    return tuple(model.model_fields) if model else ()


def _model_in(annotation: Any) -> type[BriefingModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BriefingModel):
        return annotation
    origin = get_origin(annotation)
    if origin is Annotated:
        return _model_in(get_args(annotation)[0])
    if origin in {Union, UnionType, tuple, Mapping} or origin is not None:
        found = (_model_in(inner) for inner in get_args(annotation))
        return next((model for model in found if model is not None), None)
    return None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like one, or None where none is like it."""
    names = [name for name in known if name]
    found = _closest(word, [folded(name) for name in names])
    return names[found] if found is not None else None


def _closest(word: str, known: Sequence[str]) -> int | None:
    """The number of the folded word that is most like one."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where something is wrong

    found = process.extractOne(folded(word), known, scorer=fuzz.ratio, score_cutoff=CLOSE)
    return found[2] if found else None


MOST_COMPARED = 1_000_000
"""Comparisons of unknown names with known ones in a brief; beyond it none is offered."""


class Meant:
    """Finds which id of a brief an unknown name may stand for; each name is looked for once.

    Args:
        kinds: What each known id belongs to.
        tree: The plain content of the file, where names of actors may stand for their ids.
    """

    def __init__(self, kinds: Mapping[str, TargetKind], tree: Any = None) -> None:
        self._kinds, self._tree = kinds, tree
        self._found: dict[tuple[str, TargetKind | None], str | None] = {}
        self._room = MOST_COMPARED

    @cached_property
    def _names(self) -> Mapping[str, str | int]:
        return _ids_by_name(self._tree)

    @cached_property
    def _known(self) -> Mapping[TargetKind | None, Mapping[str, str]]:
        """The ids of each kind, and of all, with how they are compared; few files have a name that is unknown."""
        known: dict[TargetKind | None, dict[str, str]] = {None: {}}
        for name, kind in self._kinds.items():
            for group in (None, kind) if name else ():
                known.setdefault(group, {})[name] = folded(name)
        return known

    def hint(self, name: str, kind: TargetKind | None) -> str | None:
        """What to write in place of an unknown name; None where nothing is like it."""
        named = self._names.get(folded(name)) if kind in {None, TargetKind.ACTOR} else None
        if named is not None:
            return f"write the id, '{named}'"
        near = self.nearest(name, kind)
        return f"did you mean '{near}'?" if near else None

    def nearest(self, name: str, kind: TargetKind | None) -> str | None:
        """The known id of a kind, or of any, that is most like a name; None where none is, or too many were asked."""
        if (name, kind) not in self._found:
            known = self._known.get(kind, {})
            self._room -= len(known)
            place = _closest(name, [*known.values()]) if self._room >= 0 else None
            self._found[name, kind] = None if place is None else [*known][place]
        return self._found[name, kind]


_ESCAPES = re.compile(r"\\[0abtvfre_NLPxuU]")

_KINDS = {
    "control": ("BR601", "control character"),
    "bidi": ("BR602", "bidirectional control"),
    "invisible": ("BR603", "invisible character"),
    "odd-newline": ("BR604", "unusual line break"),
    "combining-overflow": ("BR605", "too many marks on one letter"),
    "surrogate": ("BR606", "half of a character"),
    "noncharacter": ("BR607", "code point that stands for no character"),
}


def find_text_warnings(tree: Any, source: str) -> Iterator[ContentProblem]:
    """Warn once for each kind in each text. In a file without suspect characters or escapes this is a single search."""
    if may_be_unsafe(source) or _ESCAPES.search(source):
        yield from _walk(tree, ())


def _walk(node: Any, path: NodePath) -> Iterator[ContentProblem]:
    if isinstance(node, str):
        yield from _in_text(node, path)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _in_text(key, (*path, key), at_key=True)
            yield from _walk(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _walk(value, (*path, place))


def _in_text(text: str, path: NodePath, *, at_key: bool = False) -> Iterator[ContentProblem]:
    if not may_be_unsafe(text):
        return
    seen: set[str] = set()
    for found in find_unsafe(text):
        if found.kind in seen:
            continue
        seen.add(found.kind)
        code, words = _KINDS[found.kind]
        message = f"{words} U+{ord(found.character):04X} at character {found.offset + 1} of the text"
        shown = "outputs leave it out" if found.character in REMOVED else "every output shows what it is"
        hint = f"{shown}; remove it unless the source has it"
        yield ContentProblem(code, message, path, path, hint, at_key=at_key)
