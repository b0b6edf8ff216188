"""How the parts of an item differ: positions of a tension, versions of a discrepancy, who takes part in the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.compare.change import Difference, Turn
from briefing.compare.fields import differences_of
from briefing.compare.likeness import Described, compared_words, find_alike
from briefing.model.wording import format_names
from briefing.text import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

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
        by_keys: Whether these tell more than its words: whoever takes another position has changed his mind.
        name: What one is called, of a brief; empty where its number is all.
    """

    list: str
    owner: str
    words: str
    keys: tuple[str, ...]
    by_keys: bool
    name: Callable[[Any, Material], str]


def _party(position: Any, material: Material) -> str:
    return format_names(position.party, material.index)


def _actor(participant: Any, material: Material) -> str:
    return material.index.actor_name(participant.actor)


_PARTS: Mapping[str, _Part] = {
    "tensions": _Part("positions", "tensions.*.positions.*", "position", ("party",), True, _party),
    "discrepancies": _Part(
        "versions", "discrepancies.*.versions.*", "claim", ("source", "at"), False, lambda _version, _material: ""
    ),
    "participants": _Part("participants", "event.participants.*", "", ("actor",), True, _actor),
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
            yield from _of_part(part, olds[pairs[place]], item, place, sides)
        else:
            yield _whole(part, item, sides.after, Turn.ADDED, sides.prose_after)
    for place, item in enumerate(olds):
        if place not in pairs.values():
            yield _whole(part, item, sides.before, Turn.DROPPED, sides.prose_before)
    if sort == "discrepancies":
        yield from _preferred(old, new, pairs)


def _of_part(part: _Part, old: Any, new: Any, place: int, sides: Sides) -> Iterator[Difference]:
    """How one part differs; its words are told under its own name, and what gives it that name under its number."""
    noun = part.list[:-1]
    number = f"{noun} {place + 1}"
    for one in differences_of(old, new, part.owner, sides, of=part.name(new, sides.after) or number):
        if one.field == part.words:
            yield one._replace(field=noun)
        else:
            yield one._replace(of=number) if one.field == "party" else one


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
    words = (part.words,) if part.words else part.keys
    found: dict[int, int] = {}
    for names in ((*part.keys, *words), *((part.keys, words) if part.by_keys else (words, part.keys))):
        former = _by_fields([(place, sides.key_before(olds[place], part.owner, names)) for place in left])
        later = _by_fields([(place, sides.key_after(news[place], part.owner, names)) for place in right])
        for key, places in former.items():
            others = later.get(key, [])
            # Several parts with the same keys are told apart by their words alone.
            if names != part.keys or len(places) == len(others) == 1:
                found |= zip(others, places, strict=False)
        left = [place for place in left if place not in found.values()]
        right = [place for place in right if place not in found]
    if part.words:
        like = find_alike([_described(part, olds[old]) for old in left], [_described(part, news[new]) for new in right])
        found |= {right[new]: left[old] for old, new, _ in like}
    return found


def _by_fields(parts: Iterable[tuple[int, Hashable]]) -> Mapping[Hashable, list[int]]:
    """The places of parts by what some of their fields mean, in the order of the list."""
    found: dict[Hashable, list[int]] = {}
    for place, key in parts:
        found.setdefault(key, []).append(place)
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
