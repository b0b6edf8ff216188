"""Merges two versions of a brief that come from one: item by item, and field by field where both changed an item.

The lines of either version are taken as they are, comments included; only references by place are written anew, since
the places are others afterwards. Where both changed the same field, both stand between markers. An item that one
version changed and the other took away is kept, between markers.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.check import Proof
from briefing.compare.fields import Sides, differences_of
from briefing.compare.pairing import ITEM_LISTS, given_id, items_of, pair_up
from briefing.compare.parts import differences_of_parts
from briefing.errors import BriefingError
from briefing.files import load_text
from briefing.files.yaml_edits import Addition, add_keys
from briefing.files.yaml_names import renamed
from briefing.files.yaml_parts import parts_of
from briefing.model.references import SECTIONS
from briefing.outline import Material

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.compare.pairing import Pairing
    from briefing.files.yaml_parts import YamlPart

__all__ = ["MergeRefused", "MergedBrief", "merge_briefs"]

_PARTED = {"tensions", "discrepancies"}


class MergeRefused(BriefingError):  # noqa: N818 - a sentence for the user, like its siblings
    """Versions that cannot be merged item by item; the message says why."""


class MergedBrief(NamedTuple):
    """What came of a merge.

    Attributes:
        text: The merged file; with conflicts it is no brief until somebody has chosen.
        conflicts: How many places there are to choose at.
        problem: Why the result does not load though nothing is to be chosen; empty where it does.
    """

    text: str
    conflicts: int
    problem: str = ""


class LaidItem(NamedTuple):
    """An item, by its place in each version that has it."""

    base: int | None
    ours: int | None
    theirs: int | None


class _Three(NamedTuple):
    """A part as each version has it."""

    base: YamlPart | None
    ours: YamlPart | None
    theirs: YamlPart | None


def merge_briefs(base: bytes, ours: bytes, theirs: bytes, *, marker: int = 7) -> MergedBrief:
    """Merge two versions of a brief in YAML.

    Args:
        base: The version that both come from.
        ours: The one version, whose order and layout are kept.
        theirs: The other one.
        marker: How many signs a marker of a conflict has.

    Raises:
        MergeRefused: One of them is no brief, or is not written in lines of its own.
    """
    try:
        former, mine, other = (_material(data) for data in (base, ours, theirs))
    except BriefingError as error:
        raise MergeRefused(str(error)) from error
    plan = _Plan(former, mine, other)
    try:
        parts = [
            parts_of(renamed(_text(data), names)) for data, names in zip((base, ours, theirs), plan.names, strict=True)
        ]
    except ValueError as error:
        raise MergeRefused(f"it cannot be merged item by item: {error}") from error
    merger = _Merger(plan.entries, marker)
    text = "".join(merger.merged(_Three(*parts), ()))
    made = _checked(text, merger.conflicts, plan)
    return made._replace(text=made.text.replace("\n", _end_of_lines(base, ours, theirs)))


def _text(data: bytes) -> str:
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    return text if text.endswith("\n") else f"{text}\n"


def _end_of_lines(*versions: bytes) -> str:
    """What lines end with in the version that changed it; in ours, where both did."""
    base, ours, theirs = ("\r\n" if b"\r\n" in data else "\n" for data in versions)
    return theirs if ours == base else ours


def _material(data: bytes) -> Material:
    """A brief without its proof, which no merge needs."""
    file = load_text(data)
    return Material(file.briefing, file.index, Proof({}), is_written=file.places.stands)


def _checked(text: str, conflicts: int, plan: _Plan) -> MergedBrief:
    """A merge that lost nothing: what has no conflict must load, with all its items."""
    if conflicts:
        return MergedBrief(text, conflicts)
    text = add_keys(text, plan.ids) if plan.ids else text
    try:
        made = _material(text.encode("utf-8"))
    except BriefingError as error:
        return MergedBrief(text, 0, str(error))
    if any(len(items_of(made, section)) != len(entries) for section, entries in plan.entries.items()):
        raise MergeRefused("an item would be lost")
    return MergedBrief(text, 0)


class _Plan:
    """Which items the merged brief has, in which order, and what they are called there.

    Attributes:
        entries: The items of each list.
        names: For base, ours and theirs the new names of ids.
        ids: Those that must be written, since another item has the one that an item would have by its place.
    """

    def __init__(self, base: Material, ours: Material, theirs: Material) -> None:
        self._versions = (base, ours, theirs)
        to_ours, to_theirs, across = pair_up(base, ours), pair_up(base, theirs), pair_up(ours, theirs)
        self._kept = (_unchanged(base, ours, to_ours), _unchanged(base, theirs, to_theirs))
        self.entries = {section: self._entries(section, to_ours, to_theirs, across) for section in ITEM_LISTS}
        self.names: tuple[dict[str, str], ...] = ({}, {}, {})
        self.ids: list[Addition] = []
        for section in set(SECTIONS) & set(ITEM_LISTS):
            self._name(section)

    def _entries(self, section: str, to_ours: Pairing, to_theirs: Pairing, across: Pairing) -> list[LaidItem]:
        mine = {pair.old: pair.new for pair in to_ours.lists[section]}
        other = {pair.old: pair.new for pair in to_theirs.lists[section]}
        known, likewise = set(mine.values()), set(other.values())
        both_new = {
            pair.old: pair.new
            for pair in across.lists[section]
            if not pair.likeness and pair.old not in known and pair.new not in likewise
        }
        entries = aligned([len(items_of(version, section)) for version in self._versions], mine, other, both_new)
        return [entry for entry in entries if not self._is_gone(section, entry)]

    def _is_gone(self, section: str, entry: LaidItem) -> bool:
        """Whether one version took an item away that the other left as it was."""
        if entry.base is None:
            return False
        for left, place in zip(self._kept, ((entry.ours, entry.theirs), (entry.theirs, entry.ours)), strict=True):
            if place[1] is None and (place[0] is None or (section, entry.base) in left):
                return True
        return False

    def _name(self, section: str) -> None:
        """Say what the items of a list are called in each version, and in the merged one."""
        entries = self.entries[section]
        given = [self._given(section, entry) for entry in entries]
        free = (f"{SECTIONS[section][1]}{number}" for number in count(len(entries) + 1))
        for number, (entry, known) in enumerate(zip(entries, given, strict=True), 1):
            name = known or f"{SECTIONS[section][1]}{number}"
            if known is None and name in given:
                name = next(one for one in free if one not in given)
                self.ids.append(Addition((section, number - 1), None, "id", name))
            for version, names, place in zip(self._versions, self.names, entry, strict=True):
                if place is not None:
                    names[items_of(version, section)[place].id] = name
        for version, names in zip(self._versions, self.names, strict=True):
            for item in items_of(version, section):
                names.setdefault(item.id, f"{item.id}-withdrawn")

    def _given(self, section: str, entry: LaidItem) -> str | None:
        """The id that either author gave to an item."""
        places = zip(self._versions[1:], entry[1:], strict=True)
        found = (given_id(version, section, place) for version, place in places if place is not None)
        return next(filter(None, found), None)


def _unchanged(old: Material, new: Material, pairing: Pairing) -> set[tuple[str, int]]:
    """The items of an older version that a newer one has as they were."""
    sides = Sides(old, new, pairing)
    return {
        (section, pair.old)
        for section, pairs in pairing.lists.items()
        for pair in pairs
        if not _differ(section, items_of(old, section)[pair.old], items_of(new, section)[pair.new], sides)
    }


def _differ(section: str, old: Any, new: Any, sides: Sides) -> bool:
    if any(differences_of(old, new, ITEM_LISTS[section], sides)):
        return True
    return section in _PARTED and any(differences_of_parts(section, old, new, sides))


def aligned(
    sizes: Sequence[int], mine: Mapping[int, int], other: Mapping[int, int], both_new: Mapping[int, int]
) -> list[LaidItem]:
    """Lay three lists side by side, in our order; where that is the order of the base, in theirs.

    Args:
        sizes: How many items base, ours and theirs have.
        mine: For items of the base their places in ours.
        other: Likewise in theirs.
        both_new: For items of ours that the base does not have, the same ones of theirs.
    """
    of_mine = {new: old for old, new in mine.items()}
    of_other = {new: old for old, new in other.items()}
    of_both = {theirs: ours for ours, theirs in both_new.items()}
    ours = [
        LaidItem(base := of_mine.get(place), place, both_new.get(place) if base is None else other.get(base))
        for place in range(sizes[1])
    ]
    theirs = [
        LaidItem(base := of_other.get(place), of_both.get(place) if base is None else mine.get(base), place)
        for place in range(sizes[2])
    ]
    moved = [entry.base for entry in ours if entry.base is not None and entry.theirs is not None]
    main, added = (theirs, ours) if moved == sorted(moved) else (ours, theirs)
    found = list(main)
    for place, entry in enumerate(added):
        if entry not in found:
            found.insert(found.index(added[place - 1]) + 1 if place else 0, entry)
    return found


_ALIGNED: Mapping[tuple[str | int, ...], str] = {
    **{(section,): section for section in ITEM_LISTS},
    ("event", "key_points"): "key_points",
}
"""The lists whose items are known one by one, by the way to them."""

_NUMBERED = ("versions",)
"""A list of which another field names an item by its number."""


class _Merger:
    """Puts the lines of two versions together.

    Attributes:
        conflicts: How many places there are to choose at.
    """

    def __init__(self, entries: Mapping[str, Sequence[LaidItem]], marker: int) -> None:
        self._entries = entries
        self._marker = marker
        self.conflicts = 0

    def merged(self, three: _Three, path: tuple[str | int, ...]) -> Sequence[str]:
        """The lines of a part, by the way to it."""
        base, ours, theirs = three
        chosen = _chosen(three)
        if chosen is not None:
            return chosen
        if ours is None or theirs is None or not _is_alike(ours, theirs, base):
            return self._conflict(three)
        if path[-1:] == _NUMBERED:
            return self._conflict(three)
        conflicts = self.conflicts
        lines = self._put_together(three, ours, theirs, path)
        dashed = _with_dash(lines, ours.dash)
        if dashed is None:
            self.conflicts = conflicts
            return self._conflict(three)
        return dashed

    def _put_together(self, three: _Three, ours: YamlPart, theirs: YamlPart, path: tuple[str | int, ...]) -> list[str]:
        head = theirs.head if three.base and ours.head == three.base.head else ours.head
        if ours.is_list:
            inside = [(path, parts) for parts in self._items(three, path)]
        else:
            inside = [((*path, key), parts) for key, parts in _keys(three).items()]
        chunks = [self.merged(parts, below) for below, parts in inside]
        return [*head, *_joined([chunk for chunk in chunks if chunk], ours)]

    def _items(self, three: _Three, path: tuple[str | int, ...]) -> Iterator[_Three]:
        entries = self._entries[_ALIGNED[path]] if path in _ALIGNED else _by_lines(three)
        for entry in entries:
            found = (
                part.parts[place] if part is not None and place is not None else None
                for part, place in zip(three, entry, strict=True)
            )
            yield _Three(*found)

    def _conflict(self, three: _Three) -> list[str]:
        """Both versions between markers."""
        self.conflicts += 1
        size = self._marker
        mine, other = (_without_end(part.lines) if part else () for part in three[1:])
        return [f"{'<' * size} ours\n", *mine, f"{'=' * size}\n", *other, f"{'>' * size} theirs\n"]


def _by_lines(three: _Three) -> list[LaidItem]:
    """The items of any other list, each known by its lines, and where one was written anew, by its place."""
    base, ours, theirs = ([part.text for part in version.parts] if version else [] for version in three)
    mine, other = _same_places(base, ours), _same_places(base, theirs)
    both_new = {
        place: there
        for place, there in _same_places(ours, theirs).items()
        if place not in mine.values() and there not in other.values() and ours[place] == theirs[there]
    }
    return aligned([len(base), len(ours), len(theirs)], mine, other, both_new)


def _same_places(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For places of one list those of the same items in another."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where both changed one list

    found: dict[int, int] = {}
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and end - start == last - first):
            found |= zip(range(start, end), range(first, last), strict=True)
    return found


def _chosen(three: _Three) -> Sequence[str] | None:
    """The lines of a part that one version alone has changed, or both alike; None where both did."""
    base, ours, theirs = (part.text if part else None for part in three)
    if theirs in {ours, base}:
        return three.ours.lines if three.ours else ()
    if ours == base:
        return three.theirs.lines if three.theirs else ()
    return None


def _is_alike(ours: YamlPart, theirs: YamlPart, base: YamlPart | None) -> bool:
    """Whether parts can be merged part by part: keys with keys, items with items, in the same column."""
    form = (ours.is_list, ours.dash)
    known = [part for part in (base, ours, theirs) if part]
    return all(part.parts and (part.is_list, part.dash) == form and _column(part) == _column(ours) for part in known)


def _column(part: YamlPart) -> int:
    """The column in which the parts inside a part begin."""
    line = next(line for line in part.parts[0].lines if line.strip() and not line.lstrip().startswith("#"))
    return len(line) - len(line.lstrip(" "))


def _keys(three: _Three) -> dict[str | int, _Three]:
    """The keys of two mappings, in our order, each with what the three versions have of it."""
    held = [{part.key: part for part in (version.parts if version else ())} for version in three]
    order = list(held[1])
    before = None
    for key in held[2]:
        if key not in held[1]:
            order.insert(order.index(before) + 1 if before is not None else 0, key)
        before = key
    return {key: _Three(*(parts.get(key) for parts in held)) for key in order}


def _joined(chunks: Sequence[Sequence[str]], ours: YamlPart) -> Iterator[str]:
    """Chunks one after the other; blank lines stand where ours has them."""
    end = ours.parts[-1].lines[len(_without_end(ours.parts[-1].lines)) :]
    for number, chunk in enumerate(chunks, 1):
        bare = _without_end(chunk)
        yield from bare
        last = tuple(chunk) == ours.parts[-1].lines
        yield from end if number == len(chunks) else () if last else chunk[len(bare) :]


def _without_end(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the blank ones at their end."""
    size = len(lines)
    while size and not lines[size - 1].strip():
        size -= 1
    return lines[:size]


def _with_dash(lines: Sequence[str], dash: int) -> list[str] | None:
    """The lines of an item with its dash; None where markers stand at its beginning."""
    if dash < 0:
        return list(lines)
    for number, line in enumerate(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[:dash].strip() or line[dash] != " ":
            return None
        return [*lines[:number], f"{line[:dash]}-{line[dash + 1 :]}", *lines[number + 1 :]]
    return None
