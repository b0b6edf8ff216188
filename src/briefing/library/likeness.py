"""Which actors of different briefs may be one: proposed with reasons, and never decided here."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.index.people import all_people, identities_of
from briefing.library.index.tokens import name_words
from briefing.model.names import HONORIFICS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from briefing.library.identities import Contradiction, Identities
    from briefing.library.index.people import Person
    from briefing.library.index.store import Store
    from briefing.library.index.updating import Library

__all__ = ["IdentityProposal", "names_alike", "proposals_of", "transliterated"]

ALIKE = 86
"""How much of two names has to be the same, of 100."""
INITIALS = 84
"""What a name is worth that has a part of another as its first letter alone."""
MOST_OFFERED = 3
"""Names that are offered where nobody has the one that was asked for."""
MOST_IN_BLOCK = 300
MOST_SPELLINGS = 12
_SAME_ROLE = 8
_SAME_COUNTRY = 4
_SHARED_NAMES = 3

_LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґћђљњџјαβγδεζηθικλμνξοπρστυφχψω",
        (
            "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e e i i g c dj lj nj dz j "
            "a v g d e z i th i k l m n x o p r s t i f ch ps o"
        ).split(),
        strict=True,
    )
)
_TABLE = str.maketrans({letter: latin.replace("-", "") for letter, latin in _LATIN.items()})
_SOUNDS = re.compile("[aeiouyhwj]")


class IdentityProposal(NamedTuple):
    """Actors that may be one.

    Attributes:
        people: Two people; or one, whose actors only the same name puts together.
        reasons: What speaks for it, each in a clause.
        likeness: How much speaks for it, of 100 and some more.
    """

    people: tuple[Person, ...]
    reasons: tuple[str, ...]
    likeness: int

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors as decisions call them, each once."""
        return tuple(dict.fromkeys(one.address for person in self.people for one in person.sightings))


def proposals_of(library: Library, folder: Path) -> tuple[list[IdentityProposal], tuple[Contradiction, ...]]:
    """Who may be one and is not decided, the likeliest first; and who is both one and not.

    Args:
        library: Whose actors; it has been refreshed.
        folder: Where the decisions lie.

    Raises:
        BriefingFileError: The decisions cannot be read.
    """
    return library.ask(lambda store: _proposals(store, folder))


def _proposals(store: Store, folder: Path) -> tuple[list[IdentityProposal], tuple[Contradiction, ...]]:
    with store.reading():
        identities = identities_of(store, folder)
        people = all_people(store, identities)
    company = _company(people)
    found = [_of_one_name(person) for person in people if person.by_name_alone and not _is_open(person, identities)]
    found += filter(None, (_of_two(*pair, identities, company) for pair in _pairs(people)))
    return sorted(found, key=lambda one: (-one.likeness, one.actors)), tuple(identities.contradictions)


def _is_open(person: Person, identities: Identities) -> bool:
    """Whether somebody looked at the actors of one name already, and could not tell."""
    addresses = list(dict.fromkeys(one.address for one in person.sightings))
    return all(
        frozenset(pair) in identities.unsure or pair[1] in identities.of(pair[0]) for pair in combinations(addresses, 2)
    )


def _of_one_name(person: Person) -> IdentityProposal:
    reasons = [f"the same name in {len(person.files)} briefs: {person.name}"]
    if len(person.roles) == 1:
        reasons.append(f"the same office: {person.roles[0]}")
    elif person.roles:
        reasons.append(f"offices: {'; '.join(person.roles)}")
    return IdentityProposal((person,), tuple(reasons), 100 + (_SAME_ROLE if len(person.roles) == 1 else 0))


def transliterated(name: str) -> str:
    """A name in Latin letters, folded, without titles.

    >>> transliterated("Dr. Олександр Лукашенко"), transliterated("Αθήνα")
    ('oleksandr lukashenko', 'athina')
    """
    words = name_words(name).translate(_TABLE).split()
    return " ".join(word for word in words if word not in HONORIFICS) or " ".join(words)


def _pairs(people: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Two by two, those with a word that sounds alike in some of their names."""
    blocks: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for number, person in enumerate(people):
        for spelling in person.spellings[:MOST_SPELLINGS]:
            for word in transliterated(spelling).split():
                blocks[_sound(word)][number] = None
    pairs = {pair for those in blocks.values() if len(those) <= MOST_IN_BLOCK for pair in combinations(those, 2)}
    return ((people[one], people[other]) for one, other in sorted(pairs))


def names_alike(library: Library, name: str) -> tuple[str, ...]:
    """Names in a library that somebody may have meant who wrote another one, in whatever script; the likeliest first.

    Args:
        library: Whose actors; it has been refreshed.
        name: The name that nobody has.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a name that nobody has needs it

    wanted = transliterated(name)
    known = library.ask(lambda store: [known for (known,) in store.rows("SELECT DISTINCT name FROM actor")])
    scores = {}
    for one in known:
        latin = transliterated(one)
        parts = latin.split() if " " not in wanted else ()
        scores[one] = max(fuzz.token_sort_ratio(wanted, part) for part in (latin, *parts))
    likely = [one for one, score in scores.items() if wanted and score >= ALIKE]
    return tuple(sorted(likely, key=lambda one: (-scores[one], one))[:MOST_OFFERED])


def _sound(word: str) -> str:
    """The first letter and the next two that are neither vowels nor silent: lukashenko and lukashenka have one."""
    first = {"y": "i", "j": "i", "c": "k", "w": "v"}.get(word[0], word[0])
    return first + _SOUNDS.sub("", word[1:])[:2]


def _of_two(
    one: Person, other: Person, identities: Identities, company: Mapping[int, frozenset[str]]
) -> IdentityProposal | None:
    if _kept_apart(one, other, identities):
        return None
    alike = _likeness(one, other)
    if alike is None:
        return None
    score, reason = alike
    reasons = [reason]
    roles = {name_words(role): role for role in one.roles}
    shared = next((role for role in other.roles if name_words(role) in roles), None)
    if shared:
        reasons.append(f"the same office: {shared}")
    countries = {it.country for it in one.sightings if it.country} & {
        it.country for it in other.sightings if it.country
    }
    if countries:
        reasons.append(f"the same country: {', '.join(sorted(countries))}")
    names = sorted(_among(one, company) & _among(other, company))
    if names:
        more = f" and {len(names) - 3} others" if len(names) > 3 else ""
        reasons.append(f"both beside {', '.join(names[:3])}{more}")
    bonus = (_SAME_ROLE if shared else 0) + (_SAME_COUNTRY if countries else 0) + (_SHARED_NAMES if names else 0)
    return IdentityProposal((one, other), tuple(reasons), score + bonus)


def _kept_apart(one: Person, other: Person, identities: Identities) -> bool:
    """Whether anything says that two are not one: a brief that has both, their kinds, a decision, even an open one."""
    if set(one.files) & set(other.files):
        return True
    kinds = [{it.kind for it in person.sightings if it.kind} for person in (one, other)]
    if kinds[0] and kinds[1] and kinds[0].isdisjoint(kinds[1]):
        return True
    ours, theirs = ({it.address for it in person.sightings} for person in (one, other))
    items = [{identities.item(address) for address in those} - {""} for those in (ours, theirs)]
    if items[0] and items[1] and items[0] != items[1]:
        return True
    if any(address in theirs for it in ours for address in identities.decided_against(it)):
        return True
    return any(pair & ours and pair & theirs for pair in identities.unsure)


def _likeness(one: Person, other: Person) -> tuple[int, str] | None:
    """How alike the names of two people are, with the names; None where they are not."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only who looks for pairs needs it

    best: tuple[int, str] | None = None
    for a, b in product(one.spellings[:MOST_SPELLINGS], other.spellings[:MOST_SPELLINGS]):
        plain, others = transliterated(a), transliterated(b)
        if plain == others and " " in plain:
            score, how = 100, "the same name"
        elif plain == others:
            score, how = ALIKE, "the same short name"
        elif _is_initialled(plain, others):
            score, how = INITIALS, "one is the other with an initial"
        elif " " in plain and " " in others:
            score, how = round(fuzz.token_sort_ratio(plain, others)), "names alike"
        else:
            continue
        if score >= min(ALIKE, INITIALS) and (best is None or score > best[0]):
            shown = a if a == b else f"{a} / {b}"
            best = (score, f"{how}: {shown}{f' ({score} of 100)' if how == 'names alike' else ''}")
    return best if best and (best[0] >= ALIKE or "initial" in best[1]) else None


def _is_initialled(one: str, other: str) -> bool:
    """Whether two names of as many words differ only in that one has first letters where the other has words."""
    words, others = one.split(), other.split()
    if len(words) != len(others) or len(words) < 2 or words[-1] != others[-1]:
        return False
    pairs = list(zip(words[:-1], others[:-1], strict=True))
    fits = all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)
    return fits and any(a != b for a, b in pairs)


def _company(people: Iterable[Person]) -> Mapping[int, frozenset[str]]:
    """Who is in each brief, by its number."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for person in people:
        for file in person.files:
            found[file].add(person.name)
    return {file: frozenset(names) for file, names in found.items()}


def _among(person: Person, company: Mapping[int, frozenset[str]]) -> set[str]:
    return {name for file in person.files for name in company[file]} - {*person.spellings}
