"""Compares two versions of a brief: everything that came, went or differs, the most important first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.check import Standing
from briefing.compare.change import BRIEF, Change, Comparison, Difference, Importance, Turn
from briefing.compare.fields import Sides, differences_of
from briefing.compare.naming import name_of
from briefing.compare.pairing import ITEM_LISTS, items_of, pair_up
from briefing.compare.parts import differences_of_parts
from briefing.model import Marking
from briefing.model.wording import format_date
from briefing.sources import ArchiveError, ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.compare.pairing import Pair
    from briefing.errors import NodePath
    from briefing.model import Quote
    from briefing.outline import Material

__all__ = ["compare", "edition_of"]

_LISTS = {
    "assessments": Importance.JUDGEMENT,
    "tensions": Importance.CONTRADICTION,
    "discrepancies": Importance.CONTRADICTION,
    "key_points": Importance.KEY_POINT,
    "quotes": Importance.STATEMENT,
    "timeline": Importance.TIMELINE,
    "gaps": Importance.GAP,
    "watch": Importance.GAP,
    "source_notes": Importance.SOURCE,
}
_KEYED = {"sources": Importance.SOURCE, "actors": Importance.ACTOR}
_PARTED = frozenset({"tensions", "discrepancies"})
_GRAVE = frozenset({Standing.NOT_FOUND, Standing.NOT_QUOTED})
_FIELDS_OF_BRIEF = (
    "title",
    "marking",
    "status",
    "version",
    "as_of",
    "prepared_by",
    "prepared_for",
    "language",
    "tags",
    "id",
)
_COUNTED = frozenset({"version", "id"})
"""Fields that say which version of which brief it is, and nothing of its content."""


def edition_of(material: Material, name: str = "") -> str:
    """What a version of a brief is called: 'version 2 of 21 August 2015', '21 August 2015 (brief.yaml)'.

    Args:
        material: The brief.
        name: Its file or revision, for one that says neither its version nor its date of information.
    """
    briefing = material.briefing
    version = f"version {briefing.version}" if briefing.version else ""
    date = format_date(briefing.as_of) if briefing.as_of else ""
    if version and date:
        return f"{version} of {date}"
    known = version or date
    return f"{known} ({name})" if known and name else known or name or "the version before"


def compare(before: Material, after: Material, *, name: str = "") -> Comparison:
    """Say what a newer brief says that an older one does not, and the other way round.

    Args:
        before: The older brief with its proof.
        after: The newer one with its proof.
        name: What the older brief is called where it says neither its version nor its date.
    """
    sides = Sides(before, after, pair_up(before, after))
    found = [*_of_brief(sides), *_of_event(sides)]
    for section in _LISTS:
        found += _of_list(section, sides)
    for section in _KEYED:
        found += _of_keyed(section, sides)
    changes = sorted(found, key=lambda change: change.importance)
    lost = tuple(sides.pairing.names.get(key, key) for key in sorted(_lost(sides)))
    return Comparison(edition_of(before, name), tuple(changes), after.index, lost, _stricter(before, after))


def _stricter(*versions: Material) -> Marking | None:
    """The marking that lets a text travel least far; None where none of the versions has one."""
    markings = [version.briefing.marking for version in versions if version.briefing.marking]
    return min(markings, key=list(Marking).index, default=None)


def _of_brief(sides: Sides) -> Iterator[Change]:
    """The fields of the whole brief, each a change of its own."""
    old, new = sides.before.briefing, sides.after.briefing
    others = set(type(new).model_fields) - set(_FIELDS_OF_BRIEF)
    for difference in differences_of(old, new, "", sides, without=others | _COUNTED):
        marking = difference.field == "marking"
        weight = Importance.MARKING if marking else Importance.BRIEF
        yield Change(
            BRIEF, Turn.CHANGED, weight, name_of(BRIEF, difference.field), (difference.field,), (), "", (difference,)
        )


def _of_event(sides: Sides) -> Iterator[Change]:
    """The fields of the event, each a change of its own, and who takes part."""
    old, new = sides.before.briefing.event, sides.after.briefing.event
    differences = [
        *differences_of(old, new, "event", sides, without=("participants",)),
        *differences_of_parts("participants", old, new, sides),
    ]
    for difference in differences:
        is_part = difference.of or difference.field == "participant"
        field = "participants" if is_part else difference.field
        path = ("event", field)
        yield Change("event", Turn.CHANGED, Importance.EVENT, name_of("event", field), path, (), "", (difference,))


def _of_list(section: str, sides: Sides) -> Iterator[Change]:
    """What came, went or differs in a list, in its order; what went comes last."""
    pairs = {pair.new: pair for pair in sides.pairing.lists[section]}
    olds, news = items_of(sides.before, section), items_of(sides.after, section)
    for place in range(len(news)):
        pair = pairs.get(place)
        change = _of_pair(section, pair, olds[pair.old], news[place], sides) if pair else _added(section, place, sides)
        if change:
            yield change
    gone = set(range(len(olds))) - {pair.old for pair in pairs.values()}
    yield from (_withdrawn(section, place, sides) for place in sorted(gone))


def _of_pair(section: str, pair: Pair, old: Any, new: Any, sides: Sides) -> Change | None:
    differences = list(differences_of(old, new, ITEM_LISTS[section], sides))
    if section in _PARTED:
        differences += differences_of_parts(section, old, new, sides)
    if section == "quotes":
        differences += _of_verdict(old, new, sides)
    if not differences:
        return None
    name, before = name_of(section, pair.new, new), name_of(section, pair.old, old)
    return Change(
        section,
        Turn.CHANGED,
        min(_LISTS[section], *map(_weight, differences)) if section == "quotes" else _LISTS[section],
        name,
        _path(section, pair.new),
        sides.words_of(section, new, is_known=True),
        getattr(new, "id", ""),
        tuple(differences),
        before if before != name or pair.likeness else "",
        round(100 * pair.likeness),
    )


def _weight(difference: Difference) -> Importance:
    """How much a difference of a statement matters."""
    if difference.field == "verdict":
        return Importance.VERDICT
    return Importance.CONTRADICTION if difference.field == "status" else Importance.STATEMENT


def _of_verdict(old: Quote, new: Quote, sides: Sides) -> Iterator[Difference]:
    """What became of the comparison of a statement with its source.

    Where the text that the older version rested on is not at hand any more, nobody knows what it was.
    """
    before, after = sides.before.proof.verdicts[old.id], sides.after.proof.verdicts[new.id]
    if before.standing is not after.standing and (old.source or "") not in _lost(sides):
        yield Difference("verdict", Turn.CHANGED, before.word, after.word)


def _lost(sides: Sides) -> frozenset[str]:
    """The sources of the older brief whose text cannot be had, though that of the newer one can.

    A brief from standard input has no folder where its archives could be.
    """
    before, after = sides.before, sides.after
    named = {key for key, source in before.briefing.sources.items() if source.archive}
    if not after.archives and any(source.archive for source in after.briefing.sources.values()):
        return frozenset(named)
    now = {old: after.archives.get(new) for old, new in sides.pairing.keys["sources"].items()}
    unread = {key for key in named if not isinstance(before.archives.get(key), ArchiveText)}
    return frozenset(key for key in unread if not isinstance(now.get(key), ArchiveError))


def _added(section: str, place: int, sides: Sides) -> Change:
    item = items_of(sides.after, section)[place]
    weight = _LISTS[section]
    if section == "quotes" and sides.after.proof.verdicts[item.id].standing in _GRAVE:
        weight = Importance.VERDICT
    turn = Turn.OPENED if section == "tensions" else Turn.ADDED
    words = sides.words_of(section, item)
    return Change(
        section, turn, weight, name_of(section, place, item), _path(section, place), words, getattr(item, "id", "")
    )


def _withdrawn(section: str, place: int, sides: Sides) -> Change:
    item = items_of(sides.before, section)[place]
    turn = {"gaps": Turn.CLOSED, "quotes": Turn.WITHDRAWN, "assessments": Turn.WITHDRAWN}.get(section, Turn.DROPPED)
    name = name_of(section, place, item)
    words = sides.words_of(section, item, gone=True)
    return Change(section, turn, _LISTS[section], name, None, words, before=name)


def _path(section: str, key: str | int) -> NodePath:
    return ("event", section, key) if section == "key_points" else (section, key)


def _of_keyed(section: str, sides: Sides) -> Iterator[Change]:
    """What came, went or differs among what has an id of its own: actors and sources."""
    olds, news = getattr(sides.before.briefing, section), getattr(sides.after.briefing, section)
    known = {new: old for old, new in sides.pairing.keys[section].items()}
    weight = _KEYED[section]
    for key, item in news.items():
        words = sides.words_of(section, item)
        name = name_of(section, sides.after.index.label(key))
        old = known.get(key)
        if old is None:
            yield Change(section, Turn.ADDED, weight, name, (section, key), words, key)
            continue
        differences = list(differences_of(olds[old], item, f"{section}.*", sides))
        if section == "sources" and not any(one.field == "archive" for one in differences):
            differences += _of_archive(old, key, sides)
        if differences:
            words = sides.words_of(section, item, is_known=True)
            yield Change(section, Turn.CHANGED, weight, name, (section, key), words, key, tuple(differences))
    for key in olds:
        if key not in sides.pairing.keys[section]:
            name = name_of(section, sides.before.index.label(key))
            words = sides.words_of(section, olds[key], gone=True)
            yield Change(section, Turn.DROPPED, weight, name, None, words, before=name)


def _of_archive(old: str, new: str, sides: Sides) -> Iterator[Difference]:
    """That the text of a source is another, though the brief says the same of it."""
    before, after = sides.before.archives.get(old), sides.after.archives.get(new)
    if isinstance(before, ArchiveText) and isinstance(after, ArchiveText) and before.sha256 != after.sha256:
        was, now = (f"SHA-256 {one.sha256[:12]}..." for one in (before, after))
        yield Difference("archive", Turn.CHANGED, was, now)
