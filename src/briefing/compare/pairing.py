"""Which item of an older brief is which of a newer one: by the author's ids, by equal words, by likeness at last.

Ids that were given by place (Q1, Q2) say nothing, since they move. An item that an id or its words do not tell is
taken for the one that is most alike, so that all pairs together cost least, and only above a stated likeness.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.compare.likeness import Described, compared_words, find_alike, likeness_of_words
from briefing.compare.meaning import Meanings
from briefing.model.references import SECTIONS, section_of_default
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from briefing.model import Actor, Source
    from briefing.outline import Material

__all__ = ["ITEM_LISTS", "Pair", "Pairing", "given_id", "items_of", "pair_lists", "pair_up"]

ITEM_LISTS: Mapping[str, str] = {
    "quotes": "quotes.*",
    "timeline": "timeline.*",
    "tensions": "tensions.*",
    "discrepancies": "discrepancies.*",
    "assessments": "assessments.*",
    "key_points": "event.key_points.*",
    "gaps": "gaps.*",
    "watch": "watch.*",
    "source_notes": "source_notes.*",
}
"""The lists of a brief, with the pattern of their items."""

_WORDS = {
    "quotes": ("text",),
    "tensions": ("title", "issue"),
    "discrepancies": ("question",),
    "source_notes": ("note",),
}
_CONTEXT = {
    "quotes": ("speaker", "source", "at"),
    "timeline": ("date", "source"),
    "key_points": ("kind",),
    "source_notes": ("source", "at", "printed"),
}
"""What tells items apart beside their words."""

LEAST_OF_SAME_ID = 0.2
"""How alike the words of two items are at least that share a number for an id, and nothing else."""

_WITHOUT = frozenset({"preferred"})
"""Names a version by its place; it is compared apart."""


class Pair(NamedTuple):
    """Two items that are the same: their places in the two lists, and how alike their words are where that decided."""

    old: int
    new: int
    likeness: float = 0.0


class Pairing(NamedTuple):
    """Which items are the same.

    Attributes:
        keys: For actors and sources, the newer id of each older one that is still there.
        lists: For each list of the brief its pairs.
        names: For every id of the older brief what it is called in the newer one; what is gone has none.
        twins: For ids of the newer brief whose items say the same as an earlier one, that one.
    """

    keys: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, tuple[Pair, ...]]
    names: Mapping[str, str]
    twins: Mapping[str, str]


class _Row(NamedTuple):
    """An item, all that is needed to find it again in another list."""

    given: str | None
    keys: tuple[Hashable, ...]
    words: tuple[Any, ...]
    context: tuple[Hashable, ...]

    @property
    def described(self) -> Described:
        """The item as its likeness to others is measured; few items need it."""
        return Described(compared_words(" ".join(str(text) for text in self.words if text)), self.context)


def items_of(material: Material, section: str) -> Sequence[Any]:
    """The items of one of the lists of a brief."""
    briefing = material.briefing
    items: Sequence[Any] = briefing.event.key_points if section == "key_points" else getattr(briefing, section)
    return items


def pair_up(before: Material, after: Material) -> Pairing:
    """Find out which items of two briefs are the same."""
    keys = {
        "actors": _pair_keys(before.briefing.actors, after.briefing.actors, _actor_marks),
        "sources": _pair_keys(before.briefing.sources, after.briefing.sources, _source_marks),
    }
    known = {**keys["actors"], **keys["sources"]}
    olds, news = _Signatures(before, known), _Signatures(after, {name: name for name in known.values()})
    lists = {section: tuple(pair_lists(olds.rows(section), news.rows(section))) for section in ITEM_LISTS}
    names = dict(known)
    for section in set(SECTIONS) & set(ITEM_LISTS):
        former, later = items_of(before, section), items_of(after, section)
        names |= {former[pair.old].id: later[pair.new].id for pair in lists[section]}
    return Pairing(keys, lists, names, news.twins())


def _pair_keys(
    olds: Mapping[str, Any], news: Mapping[str, Any], marks: Callable[[Any], set[Hashable]]
) -> dict[str, str]:
    """Pair what has an id of its own: by that, and what is left by a name or an address that only one other has."""
    found = {key: key for key in olds if key in news}
    left = [key for key in news if key not in olds]
    holders: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key in left:
        for mark in marks(news[key]):
            holders[mark].append(key)
    for key, item in olds.items():
        if key not in found:
            near = {other for mark in marks(item) for other in holders.get(mark, ())} - set(found.values())
            if len(near) == 1:
                found[key] = near.pop()
    return found


def _actor_marks(actor: Actor) -> set[Hashable]:
    return {folded(actor.name)}


def _source_marks(source: Source) -> set[Hashable]:
    title = folded(f"{source.publisher or ''}\n{source.title}")
    return {title, *filter(None, (source.url, source.archive and source.archive.path))}


class _Signatures:
    """Tells the items of one brief by what they mean, in three depths: with all they refer to, without, by their words.

    Args:
        material: The brief.
        known: What its actors and sources are called in both briefs.
    """

    def __init__(self, material: Material, known: Mapping[str, str]) -> None:
        self._material = material
        index = material.index
        own = {*material.briefing.actors, *material.briefing.sources}
        self._plain = Meanings(index, lambda key: known.get(key, f"-{key}" if key in own else None))
        self._shallow: dict[str, Hashable] = {}
        for section in set(SECTIONS) & set(ITEM_LISTS):
            for item in items_of(material, section):
                self._shallow[item.id] = self._plain.of_item(item, ITEM_LISTS[section], without=_WITHOUT)
        deep = Meanings(
            index, lambda key: hash(self._shallow[key]) if key in self._shallow else known.get(key, f"-{key}")
        )
        self._whole = {
            section: [deep.of_item(item, ITEM_LISTS[section], without=_WITHOUT) for item in items_of(material, section)]
            for section in ITEM_LISTS
        }

    def rows(self, section: str) -> list[_Row]:
        """The items of a list."""
        return [self._row(section, place, item) for place, item in enumerate(items_of(self._material, section))]

    def twins(self) -> dict[str, str]:
        """For ids whose item says all that an item before says, the id of that."""
        first: dict[Hashable, str] = {}
        found = {}
        for section in set(SECTIONS) & set(ITEM_LISTS):
            for item, said in zip(items_of(self._material, section), self._whole[section], strict=True):
                whole = (section, said, getattr(item, "preferred", None))
                if first.setdefault(whole, item.id) != item.id:
                    found[item.id] = first[whole]
        return found

    def _row(self, section: str, place: int, item: Any) -> _Row:
        owner = ITEM_LISTS[section]
        whole = self._whole[section][place]
        key = getattr(item, "id", None)
        shallow = self._shallow[key] if key else self._plain.of_item(item, owner, without=_WITHOUT)
        fields = _WORDS.get(section, ("text",))
        words: tuple[Any, ...] = tuple(
            self._plain.of_field(getattr(item, field), f"{owner}.{field}") for field in fields
        )
        context = tuple(
            self._plain.of_field(getattr(item, field), f"{owner}.{field}") for field in _CONTEXT.get(section, ())
        )
        keys = (whole, shallow, (words, context), *((words, part) for part in context), words, words[0])
        return _Row(given_id(self._material, section, place), keys, words, context)


def given_id(material: Material, section: str, place: int) -> str | None:
    """The id that the author gave to an item of a list; None where it has its id by its place, or has none."""
    if section not in SECTIONS:
        return None
    key = str(items_of(material, section)[place].id)
    written = key != f"{SECTIONS[section][1]}{place + 1}" or material.is_written((section, place, "id"))
    return key if written else None


def pair_lists(olds: Sequence[_Row], news: Sequence[_Row]) -> Iterator[Pair]:
    """Pair the items of two lists: by the ids that were given, by what is equal, by likeness."""
    left, right = dict(enumerate(olds)), dict(enumerate(news))
    for old, new in list(_by_key(left, right, lambda row: row.given)):
        if _is_kept(olds[old], news[new]):
            yield Pair(old, new)
        else:
            left[old], right[new] = olds[old], news[new]
    left, right = dict(sorted(left.items())), dict(sorted(right.items()))
    depth = len(next(iter((*olds, *news)), _Row(None, (), (), ())).keys)
    for level in range(depth):
        for old, new in _by_key(left, right, lambda row: row.keys[level]):  # noqa: B023 - called at once
            yield Pair(old, new)
    places, others = list(left), list(right)
    former = [left[place].described for place in places]
    later = [right[place].described for place in others]

    def may_be_one(old: int, new: int) -> bool:
        """Two different ids of the author's are two items."""
        return not (left[places[old]].given and right[others[new]].given)

    for old, new, likeness in find_alike(former, later, may_be_one):
        yield Pair(places[old], others[new], likeness)


def _is_kept(old: _Row, new: _Row) -> bool:
    """Whether an id that both have means one item.

    Ids such as Q3 are what `check --fix` writes, and come again with any item that has the place: where neither the
    words nor anything else is alike, another one has it.
    """
    if section_of_default(old.given or "") is None:
        return True
    if any(mine is not None and mine == theirs for mine, theirs in zip(old.context, new.context, strict=True)):
        return True
    return likeness_of_words(old.described.words, new.described.words)[0] >= LEAST_OF_SAME_ID


def _by_key(
    left: dict[int, _Row], right: dict[int, _Row], key_of: Callable[[_Row], Hashable]
) -> Iterator[tuple[int, int]]:
    """Pair what has the same key, in the order of the lists, and take it out of what is left."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, row in right.items():
        key = key_of(row)
        if key is not None:
            waiting[key].append(place)
    for places in waiting.values():
        places.reverse()
    for old in list(left):
        places = waiting.get(key_of(left[old]), [])
        if places:
            new = places.pop()
            del left[old], right[new]
            yield old, new
