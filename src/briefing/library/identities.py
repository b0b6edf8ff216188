"""Who is who: which actors of different briefs are one, by what the briefs say and by what somebody decided.

Actors are one where they share an item of Wikidata or anything else in `same_as`, or where a decision in
`identities.yaml`, beside the briefs, says so. Whoever is the same as a third is the same as each other. A decision that
two are different, or two items of Wikidata, part them: where both hold of the same actors nothing is put together, and
the contradiction is told. Nothing is decided by likeness.
"""

from __future__ import annotations

import os
from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingFileError
from briefing.files.parsing import ParseStopped
from briefing.files.reading import decode, parse, read_regular
from briefing.files.source_map import LINE_SHIFT
from briefing.files.writing import edit_file
from briefing.files.yaml_writing import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

__all__ = ["FILE", "Contradiction", "Decision", "Identities", "Known", "load_decisions", "save_decision"]

FILE = "identities.yaml"
LARGEST = 16 * 2**20
KINDS = ("same", "different", "unsure")
OPENING = """\
# Which actors of these briefs are one and which are not: `brief:actor`, the short name of a brief and the id in it.
# `briefing same` adds to it. Of two decisions on the same actors the later one holds; take one away to undo it.
decisions:
"""

Address = str
"""An actor of one brief: the brief's short name, a colon, and the actor's id."""


class Decision(NamedTuple):
    """What somebody decided.

    Attributes:
        kind: `same`, `different` or `unsure`.
        actors: Two of them, or more.
        why: The reason, in words.
        date: When, as EDTF.
    """

    kind: str
    actors: tuple[Address, ...]
    why: str = ""
    date: str = ""

    @property
    def reason(self) -> str:
        """Where it comes from, in a clause."""
        about = ", ".join(filter(None, (self.date, self.why)))
        return f"decided{f' ({about})' if about else ''}"


class Known(NamedTuple):
    """What a brief says of the identity of one of its actors."""

    address: Address
    wikidata: str = ""
    same_as: tuple[str, ...] = ()


class Contradiction(NamedTuple):
    """Two actors that are both one and not; `why` is the chain that makes them one, `but` what parts them."""

    one: Address
    other: Address
    why: str
    but: str


@dataclass
class Identities:
    """Who is one with whom.

    Args:
        known: What the briefs say.
        decisions: What was decided, the latest last.
    """

    known: Iterable[Known]
    decisions: Iterable[Decision] = ()
    contradictions: list[Contradiction] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self._links: defaultdict[Address, dict[Address, str]] = defaultdict(dict)
        self._parted: dict[frozenset[Address], str] = {}
        self._against: defaultdict[Address, set[Address]] = defaultdict(set)
        self.unsure: set[frozenset[Address]] = set()
        self._doubted: defaultdict[Address, set[Address]] = defaultdict(set)
        self._item: dict[Address, str] = {}
        self._link_known()
        self._decide()
        self._groups = self._grouped()

    def of(self, address: Address) -> frozenset[Address]:
        """All that are one with an actor, itself among them."""
        return self._groups.get(address, frozenset((address,)))

    def parts(self, one: Address, other: Address) -> str:
        """What parts two actors, in a clause; empty where nothing does."""
        decided = self._parted.get(frozenset((one, other)), "")
        items = {self._item.get(one, ""), self._item.get(other, "")} - {""}
        return decided or (f"different items of Wikidata: {' and '.join(sorted(items))}" if len(items) > 1 else "")

    def decided_against(self, address: Address) -> AbstractSet[Address]:
        """Those of whom somebody decided that they are another."""
        return self._against.get(address, set())

    def not_taken_for(self, address: Address) -> AbstractSet[Address]:
        """Those whom no name alone makes one with an actor: somebody decided against it, or was not sure."""
        return self.decided_against(address) | self._doubted.get(address, set())

    def item(self, address: Address) -> str:
        """The item of Wikidata that an actor's brief gives it; empty where it gives none."""
        return self._item.get(address, "")

    def explain(self, one: Address, other: Address) -> str:
        """Why two actors are one, link by link; empty where they are not."""
        return self._chain(one, other) if other in self.of(one) and one != other else ""

    def _link_known(self) -> None:
        shared: defaultdict[str, list[Address]] = defaultdict(list)
        addresses = []
        for address, wikidata, same_as in self.known:
            addresses.append(address)
            if wikidata:
                self._item[address] = wikidata
                shared[f"{wikidata} of Wikidata"].append(address)
            for other in same_as:
                shared[other].append(address)
        for address in addresses:
            if address in shared:
                shared[address].append(address)
        for what, those in shared.items():
            # A chain is enough: whoever is the same as a third is the same as each other.
            for one, other in pairwise(dict.fromkeys(those)):
                self._link(
                    one, other, "one names the other in 'same_as'" if what in {one, other} else f"both are {what}"
                )

    def _link(self, one: Address, other: Address, why: str) -> None:
        self._links[one].setdefault(other, why)
        self._links[other].setdefault(one, why)

    def _decide(self) -> None:
        last: dict[frozenset[Address], Decision] = {}
        for decision in self.decisions:
            for two in combinations(dict.fromkeys(decision.actors), 2):
                last[frozenset(two)] = decision
        for pair, decision in last.items():
            one, other = sorted(pair)
            if decision.kind == "same":
                self._link(one, other, decision.reason)
            elif decision.kind == "different":
                self._parted[pair] = decision.reason
                self._against[one].add(other)
                self._against[other].add(one)
            else:
                self.unsure.add(pair)
                self._doubted[one].add(other)
                self._doubted[other].add(one)

    def _grouped(self) -> Mapping[Address, frozenset[Address]]:
        groups: dict[Address, frozenset[Address]] = {}
        for start in list(self._links):
            if start in groups:
                continue
            group = frozenset(self._reached(start))
            contradiction = self._contradiction(group)
            if contradiction:
                self.contradictions.append(contradiction)
            groups.update({one: frozenset((one,)) if contradiction else group for one in group})
        return groups

    def _reached(self, start: Address) -> set[Address]:
        reached, waiting = {start}, [start]
        while waiting:
            for other in self._links[waiting.pop()]:
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return reached

    def _contradiction(self, group: frozenset[Address]) -> Contradiction | None:
        parted = (tuple(sorted(pair)) for pair in self._parted if pair <= group)
        items = {self._item[one]: one for one in sorted(group) if one in self._item}
        pairs = [*parted, *combinations(items.values(), 2)]
        if not pairs:
            return None
        one, other = pairs[0]
        return Contradiction(one, other, self._chain(one, other), self.parts(one, other))

    def _chain(self, one: Address, other: Address) -> str:
        """The shortest chain of links from one to another, in words."""
        before: dict[Address, Address] = {one: one}
        waiting = deque([one])
        while waiting and other not in before:
            place = waiting.popleft()
            for following in self._links[place]:
                if following not in before:
                    before[following] = place
                    waiting.append(following)
        chain = [other]
        while chain[-1] != one:
            chain.append(before[chain[-1]])
        chain.reverse()
        return "; ".join(f"{a} and {b}: {self._links[a][b]}" for a, b in pairwise(chain))


def load_decisions(folder: Path) -> tuple[Decision, ...]:
    """Read the decisions beside the briefs of a folder; none where there is no such file.

    Raises:
        BriefingFileError: The file cannot be read, or does not say what it should.
    """
    path = folder / FILE
    return _read(read_regular(str(path), LARGEST), path) if os.path.lexists(path) else ()


def _read(data: bytes, path: Path) -> tuple[Decision, ...]:
    if not data.strip():
        return ()
    try:
        parsed = parse(decode(data, str(path)), "yaml")
    except ParseStopped as stop:
        line = (stop.problem.place >> LINE_SHIFT) + 1
        raise BriefingFileError(str(path), f"line {line}: {stop.problem.message}") from stop
    if parsed.problems:
        raise BriefingFileError(str(path), parsed.problems[0].message)
    tree = parsed.tree or {}
    listed = tree.get("decisions") if isinstance(tree, dict) else None
    if not isinstance(tree, dict) or set(tree) - {"decisions"} or not isinstance(listed, list | None):
        raise BriefingFileError(str(path), "holds one key, 'decisions', with a list")
    return tuple(_decision(one, number, path) for number, one in enumerate(listed or (), 1))


def _decision(value: object, number: int, path: Path) -> Decision:
    def refuse(why: str) -> BriefingFileError:
        return BriefingFileError(str(path), f"decision {number}: {why}")

    if not isinstance(value, dict):
        raise refuse("is no mapping such as {same: [brief:actor, other:actor]}")
    kinds = [kind for kind in KINDS if kind in value]
    if len(kinds) != 1 or set(value) - {*KINDS, "why", "date"}:
        raise refuse("has one of the keys 'same', 'different' and 'unsure', and may have 'why' and 'date'")
    actors = value[kinds[0]]
    if not isinstance(actors, list) or len(actors) < 2 or not all(_is_address(one) for one in actors):
        raise refuse(f"'{kinds[0]}' is a list of two actors or more, each written 'brief:actor'")
    return Decision(kinds[0], tuple(actors), str(value.get("why") or ""), str(value.get("date") or ""))


def _is_address(value: object) -> bool:
    brief, _, actor = value.partition(":") if isinstance(value, str) else ("", "", "")
    return bool(brief and actor)


def save_decision(folder: Path, decision: Decision) -> None:
    """Add a decision to those beside the briefs of a folder; whatever else the file holds stays as it is.

    Raises:
        BriefingFileError: The file cannot be written, changed meanwhile, or does not end in a list of decisions.
    """
    path = folder / FILE
    before = read_regular(str(path), LARGEST) if os.path.lexists(path) else None
    known = () if before is None else _read(before, path)
    written = (before or b"").decode("utf-8-sig")
    value = {decision.kind: list(decision.actors), "why": decision.why, "date": decision.date}
    line = in_one_line({key: said for key, said in value.items() if said})
    text = written if written.strip() else OPENING
    text = f"{text.removesuffix(chr(10))}\n{'  ' if _is_indented(text) else ''}- {line}\n"
    if _read(text.encode(), path) != (*known, decision):
        raise BriefingFileError(str(path), "does not end in its list of decisions, so that none can be added to it")
    edit_file(path, before, text.encode())


def _is_indented(text: str) -> bool:
    """Whether the items of the list are indented below its key, as new ones are."""
    items: Iterator[str] = (line for line in text.splitlines() if line.lstrip().startswith("- "))
    return next(items, "  - ").startswith(" ")
