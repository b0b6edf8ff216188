"""How the parts of an item differ: positions of a tension, versions of a discrepancy, who takes part in the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.compare.change import Difference, Turn
from briefing.compare.fields import differences_of
from briefing.compare.likeness import Described, compared_words, find_alike
from briefing.model.wording import format_names
from briefing.text import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from briefing.compare.fields import Sides
    from briefing.outline import Material

__all__ = ["differences_of_parts"]


class _Part(NamedTuple):
    """What is to be known of a sort of parts.

    Attributes:
        list: The field that holds them.
        owner: The pattern of one.
        words: The field of its words; empty where it has none.
        keys: The fields that tell one from the others.
        name: What one is called, of a brief; empty where its number is all.
    """

    list: str
    owner: str
    words: str
    keys: tuple[str, ...]
    name: Callable[[Any, Material], str]


def _party(position: Any, material: Material) -> str:
    return format_names(position.party, material.index)


def _actor(participant: Any, material: Material) -> str:
    return material.index.actor_name(participant.actor)


_PARTS: Mapping[str, _Part] = {
    "tensions": _Part("positions", "tensions.*.positions.*", "position", ("party",), _party),
    "discrepancies": _Part(
        "versions", "discrepancies.*.versions.*", "claim", ("source", "at"), lambda _version, _material: ""
    ),
    "participants": _Part("participants", "event.participants.*", "", ("actor",), _actor),
}


def differences_of_parts(sort: str, old: Any, new: Any, sides: Sides) -> Iterator[Difference]:
    """Every part of two items that came, went or differs, in the order of the newer one.

    Args:
        sort: `tensions`, `discrepancies` or `participants`.
        old: The item of the older brief, or its event.
        new: The same of the newer one.
        sides: The two briefs.
    """
    part = _PARTS[sort]
    olds, news = list(getattr(old, part.list)), list(getattr(new, part.list))
    pairs = _pair_parts(part, olds, news, sides)
    for place, item in enumerate(news):
        if place in pairs:
            name = part.name(item, sides.after) or f"{part.list[:-1]} {place + 1}"
            yield from _of_part(part, olds[pairs[place]], item, name, sides)
        else:
            yield _whole(part, item, sides.after, Turn.ADDED, sides.prose_after)
    for place, item in enumerate(olds):
        if place not in pairs.values():
            yield _whole(part, item, sides.before, Turn.DROPPED, sides.prose_before)
    if sort == "discrepancies":
        yield from _preferred(old, new, pairs)


def _of_part(part: _Part, old: Any, new: Any, name: str, sides: Sides) -> Iterator[Difference]:
    """How one part differs; its words are told under its own name."""
    for one in differences_of(old, new, part.owner, sides, of=name):
        yield one._replace(field=part.list[:-1]) if one.field == part.words else one


def _whole(part: _Part, item: Any, material: Material, turn: Turn, prose: Callable[[str | None], str]) -> Difference:
    """A part that came or went."""
    name = part.name(item, material)
    words = prose(f"{getattr(item, part.words)}{_cited(item)}") if part.words else apart([name, item.role or ""], ", ")
    of = "" if part.list != "positions" else name
    sides = ("", words) if turn is Turn.ADDED else (words, "")
    return Difference(part.list[:-1], turn, *sides, has_references=bool(part.words), of=of)


def _cited(part: Any) -> str:
    """What carries a position or a version, as prose names it."""
    source = getattr(part, "source", None)
    place = [f"{source}:{part.at}" if part.at else source] if source else []
    return "".join(f" [{key}]" for key in (*place, *part.quotes))


def _pair_parts(part: _Part, olds: list[Any], news: list[Any], sides: Sides) -> dict[int, int]:
    """For each part of the newer item that the older has too, the place of that: by its keys and words, by likeness."""
    left, right = list(range(len(olds))), list(range(len(news)))
    fields = (*part.keys, part.words) if part.words else part.keys
    found: dict[int, int] = {}
    for names in (fields, (part.words,) if part.words else fields, part.keys):
        waiting: dict[Hashable, list[int]] = {}
        for new in right:
            waiting.setdefault(sides.key_after(news[new], part.owner, names), []).append(new)
        for old in list(left):
            places = waiting.get(sides.key_before(olds[old], part.owner, names), [])
            # Two parts with the same keys are told apart by their words alone.
            if places and (names != part.keys or len(places) == 1):
                found[places[0]] = old
                left.remove(old)
                right.remove(places.pop(0))
    if part.words:
        former = [_described(part, olds[place]) for place in left]
        later = [_described(part, news[place]) for place in right]
        found |= {right[new]: left[old] for old, new, _ in find_alike(former, later)}
    return found


def _described(part: _Part, item: Any) -> Described:
    return Described(compared_words(getattr(item, part.words)), ())


def _preferred(old: Any, new: Any, pairs: Mapping[int, int]) -> Iterator[Difference]:
    """That the brief uses another version than before, wherever they stand in their lists."""
    before = old.preferred - 1 if old.preferred else None
    after = new.preferred - 1 if new.preferred else None
    if before == (None if after is None else pairs.get(after, -1)):
        return
    was, now = (
        "" if place is None else " ".join(item.versions[place].claim.split())
        for item, place in ((old, before), (new, after))
    )
    yield Difference("preferred", Turn.CHANGED if was and now else Turn.ADDED if now else Turn.DROPPED, was, now)
