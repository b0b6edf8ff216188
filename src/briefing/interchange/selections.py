"""What somebody selected in a page: annotations of W3C's model and of hypothes.is, as far as a brief can use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.interchange.json_file import JsonFile
from briefing.model.wording import join_words
from briefing.text.characters import REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.errors import NodePath

__all__ = ["Anchor", "Selection", "Selections", "read_selections"]


class Anchor(NamedTuple):
    """Words that were selected, and what tells where.

    Attributes:
        exact: The words.
        prefix: What stands before them; may be empty.
        suffix: What stands behind them; may be empty.
        start: Where they begin in the text that was annotated, in characters; None where that is not given.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


class Selection(NamedTuple):
    """One annotation.

    Attributes:
        number: Its place in the file, from 1.
        page: The address of the page.
        title: The title of the page, where it is given.
        anchors: What was selected in the page; nothing where it is about the page as a whole.
        speakers: The names of those who said it, where the annotation identifies them.
        text: The statement in other words, where the annotation describes it.
        note: What was remarked on it.
        tags: What it is about.
    """

    number: int
    page: str
    title: str
    anchors: tuple[Anchor, ...]
    speakers: tuple[str, ...] = ()
    text: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()


class Selections(NamedTuple):
    """The annotations of a file, and what a brief has no place for, in sentences."""

    items: tuple[Selection, ...]
    lost: tuple[str, ...]


_USED = frozenset(
    "@context type target body bodyValue uri text tags document motivation rows items annotations first total".split()
)
"""Fields that are read, or say nothing that a brief could lack."""


def read_selections(data: bytes, name: str) -> Selections:
    """Read annotations: one, a list, a page or a collection of W3C's, or an export or an answer of hypothes.is.

    Args:
        data: The file.
        name: What problems call it.

    Raises:
        BriefingSyntaxError: It is malformed.
    """
    file = JsonFile(data, name)
    items: list[Selection] = []
    left: set[str] = set()
    for number, (path, item) in enumerate(_items(file), 1):
        items += _Annotation(file, path, item).selections(number)
        left |= set(_left(item))
    names = join_words([f"'{key}'" for key in sorted(left)])
    return Selections(
        tuple(items), (f"{names} of the annotations {'are' if len(left) > 1 else 'is'} left out",) if left else ()
    )


_USED_OF_BODY = frozenset({"type", "value", "purpose", "format"})
_USED_OF_TARGET = frozenset({"source", "selector", "id", "type"})
_SELECTORS = ("TextQuoteSelector", "TextPositionSelector")


def _left(item: dict[str, Any]) -> Iterator[str]:
    """The names of what is not read of an annotation, its bodies and its targets."""
    yield from (key for key in item if key not in _USED)
    for body in _listed(item.get("body")):
        if not isinstance(body, dict) or not isinstance(body.get("value"), str):
            yield "body without a text"
        else:
            yield from (f"body.{key}" for key in body if key not in _USED_OF_BODY)
    for target in _listed(item.get("target")):
        if isinstance(target, dict):
            yield from (f"target.{key}" for key in target if key not in _USED_OF_TARGET)
            kinds = [one.get("type") for _, one in _selectors(target, "selector")]
            yield from (
                kind if isinstance(kind, str) and kind else "selector without a type"
                for kind in kinds
                if kind not in _SELECTORS
            )


_LISTS: tuple[NodePath, ...] = (("rows",), ("annotations",), ("items",), ("first", "items"))
_SHAPE = (
    'write it as [{"type": "Annotation", "target": {"source": ..., "selector": ...}}], or export it from hypothes.is'
)


def _items(file: JsonFile) -> Iterator[tuple[NodePath, dict[str, Any]]]:
    """The annotations of a file with their paths."""
    tree = file.tree
    path: NodePath = next((keys for keys in _LISTS if isinstance(_at(tree, keys), list)), ())
    alone = isinstance(tree, dict) and "target" in tree and not path
    found = [tree] if alone else _at(tree, path)
    if not isinstance(found, list):
        raise file.refused((), "there are no annotations in it", _SHAPE)
    for place, item in enumerate(found):
        here: NodePath = () if alone else (*path, place)
        if not isinstance(item, dict):
            raise file.refused(here, "an annotation is a mapping", _SHAPE)
        yield here, item


def _at(tree: Any, keys: NodePath) -> Any:
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


class _Annotation:
    """An annotation that is taken apart; what is not as it must be is told with its place."""

    def __init__(self, file: JsonFile, path: NodePath, item: dict[str, Any]) -> None:
        self._file, self._path, self._item = file, path, item

    def selections(self, number: int) -> Iterator[Selection]:
        """One selection for each page that it is about, or for each place where nothing joins these."""
        bodies = list(self._bodies())
        text = self._said(bodies, "describing")
        notes = [self._said(bodies, purpose) for purpose in ("", "commenting", "replying", "questioning", "assessing")]
        whole = Selection(
            number,
            "",
            self._title(),
            (),
            tuple(value for purpose, value in bodies if purpose == "identifying"),
            text,
            "\n".join(filter(None, [self._text(self._item, "text"), self._text(self._item, "bodyValue"), *notes])),
            (*self._tags(), *(value for purpose, value in bodies if purpose == "tagging")),
        )
        found: dict[str, list[Anchor]] = {}
        for page, anchor in self._targets():
            found.setdefault(page, []).extend([anchor] if anchor else [])
        for page, anchors in found.items():
            # Several places make one statement where it is put in words; else each is a selection of its own.
            groups = [tuple(anchors)] if text or not anchors else [(anchor,) for anchor in anchors]
            yield from (whole._replace(page=page, anchors=group) for group in groups)

    def _said(self, bodies: list[tuple[str, str]], purpose: str) -> str:
        return "\n".join(value for known, value in bodies if known == purpose)

    def _bodies(self) -> Iterator[tuple[str, str]]:
        """The purpose and the text of each body that has one."""
        for path, body in _placed(self._item, "body"):
            if isinstance(body, dict) and isinstance(body.get("value"), str) and body["value"].strip():
                yield self._text(body, "purpose", path), _shown(body["value"])

    def _tags(self) -> list[str]:
        tags = self._item.get("tags") or []
        if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
            raise self._file.refused((*self._path, "tags"), "'tags' is a list of texts", 'write it as ["strike"]')
        return list(filter(None, map(_shown, tags)))

    def _title(self) -> str:
        titles = _at(self._item, ("document", "title"))
        first = next(iter(_listed(titles)), "")
        return _shown(first) if isinstance(first, str) else ""

    def _targets(self) -> Iterator[tuple[str, Anchor | None]]:
        """The page of each target and the words selected in it; of a note on the page or an answer no words."""
        targets = _placed(self._item, "target")
        for path, target in targets:
            if isinstance(target, str):
                yield target, None
                continue
            if not isinstance(target, dict):
                raise self._file.refused((*self._path, *path), "a target is an address or a mapping", _SHAPE)
            source = target.get("source", target.get("id", ""))
            page = source.get("id", "") if isinstance(source, dict) else source
            page = page or self._text(self._item, "uri")
            if not isinstance(page, str):
                raise self._file.refused((*self._path, *path, "source"), "'source' is an address", _SHAPE)
            yield page, self._anchor(target, path)
        if not targets:
            yield self._text(self._item, "uri"), None

    def _anchor(self, target: dict[str, Any], path: NodePath) -> Anchor | None:
        selectors = list(_selectors(target, "selector", path))
        words = next((one for one in selectors if one[1].get("type") == "TextQuoteSelector"), None)
        if words is None:
            return None
        exact, prefix, suffix = (self._text(words[1], name, words[0]) for name in ("exact", "prefix", "suffix"))
        start = next((one.get("start") for _, one in selectors if one.get("type") == "TextPositionSelector"), None)
        return Anchor(exact, prefix, suffix, start if type(start) is int else None) if exact else None

    def _text(self, node: dict[str, Any], name: str, path: NodePath = ()) -> str:
        value = node.get(name)
        if value is not None and not isinstance(value, str):
            raise self._file.refused((*self._path, *path, name), f"'{name}' is a text", "put it in double quotes")
        return _shown(value or "")


def _selectors(node: dict[str, Any], name: str, path: NodePath = ()) -> Iterator[tuple[NodePath, dict[str, Any]]]:
    """The selectors under a key, each with its path, and with those that it is refined by."""
    for here, one in _placed(node, name, path):
        if isinstance(one, dict):
            yield here, one
            yield from _selectors(one, "refinedBy", here)


def _placed(node: dict[str, Any], name: str, path: NodePath = ()) -> list[tuple[NodePath, Any]]:
    """What stands under a key, which may be one thing or a list of them, each with its path."""
    value = node.get(name)
    many = isinstance(value, list)
    return [((*path, name, place) if many else (*path, name), one) for place, one in enumerate(_listed(value))]


def _shown(text: str) -> str:
    """A text without the blanks around it; empty where nothing of it is seen. Half a character is none."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    return whole if whole.strip(f" \n\t{REMOVED}") else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
