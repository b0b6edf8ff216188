"""Who speaks without a name: 'Moscow officials', 'the ministry', 'the two presidents'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.draft.name_words import GROUP_NOUNS, LONE_BODIES, PERSONAL_NOUNS, TOLD_BODIES, TOLD_GROUPS
from briefing.draft.offices import is_limited
from briefing.draft.people import Named
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.people import People
    from briefing.draft.sentences import ReadParagraph, Token

__all__ = ["Unnamed"]

LONGEST = 10
"""Words of the longest wording that stands for a name."""
NEAR = 1
"""Paragraphs between two bare mentions, 'officials' and 'officials', that are the same people."""
_ARTICLES = frozenset(("the",))
_ANY = frozenset(
    "a an some many several other others most few no all both these those his her its their our my your one two three "
    "four five dozens hundreds thousands various certain more another any whose which what".split()
)
"""Words before a noun that leave open who is meant."""
_NUMBERS: Mapping[str, int] = {"both": 2, "two": 2, "three": 3, "four": 4}


class Unnamed:
    """The groups and bodies of a report that speak under a noun; the same wording is the same group.

    Args:
        paragraphs: The report.
        people: Whom it names.
        words: The language.
    """

    def __init__(self, paragraphs: Sequence[ReadParagraph], people: People, words: Grammar) -> None:
        self._paragraphs = paragraphs
        self._people = people
        self._words = words
        self._known: dict[str, Named] = {}
        self._by_noun: dict[str, list[Named]] = {}
        self._several: dict[tuple[int, str], tuple[Named, ...]] = {}
        self._last: dict[int, int] = {}
        """The paragraph in which each of them was mentioned last."""

    def find(self, tokens: Sequence[Token], at: int) -> Named | None:
        """The group or body that a mention of a paragraph words; None where it words none, or may mean others."""
        if not tokens or len(tokens) > LONGEST or not all(token.is_word for token in tokens):
            return None
        definite = tokens[0].plain in _ARTICLES
        told = tokens[1:] if definite else tokens
        if not told or any(token.plain in _ANY or token.plain in self._words.joins for token in told):
            return None
        if any(token.plain in PERSONAL_NOUNS and token.text.islower() for token in told[:-1]):
            return None  # 'the senator emailed supporters'
        noun = self._head(told)
        kind = _kind_of(noun, definite=definite, is_told=len(told) > 1 and told[0].plain not in _SAME)
        return self._of(told, noun, kind, at, definite=definite) if kind else None

    def several(self, tokens: Sequence[Token]) -> tuple[Named, ...]:
        """The people whom a number and an office stand for: 'the two presidents'; none where it may be others.

        They are those of the first paragraph that names as many people with the office, else all who have it.
        """
        told = [token.plain for token in tokens if token.plain not in _ARTICLES and token.plain != "of"]
        if len(told) != len(("two", "presidents")) or told[0] not in _NUMBERS:
            return ()
        key = _NUMBERS[told[0]], _singular(told[1])
        if key not in self._several:
            self._several[key] = self._who_are(*key)
        return self._several[key]

    def _who_are(self, number: int, office: str) -> tuple[Named, ...]:
        all_of_them = {
            id(one): one
            for one in self._people.everyone()
            if one.is_person and office in (words := folded(one.role).split()) and not is_limited(words, ())
        }
        for paragraph in self._paragraphs:
            named = (
                self._people.named(one.name)
                for sentence in paragraph.sentences
                for one in self._people.names_of(paragraph.number, sentence)
                if one.name
            )
            here = {id(one): one for one in named if one is not None and id(one) in all_of_them}
            if len(here) >= number:
                return tuple(here.values()) if len(here) == number else ()
        return tuple(all_of_them.values()) if len(all_of_them) == number else ()

    def _head(self, tokens: Sequence[Token]) -> str:
        """The noun of a wording: the word before 'of' and its like, else the last."""
        for place, token in enumerate(tokens):
            if place and token.plain in self._words.links and token.text.islower():
                return tokens[0 if tokens[0].plain in TOLD_GROUPS else place - 1].plain
        return tokens[-1].plain

    def _of(self, tokens: Sequence[Token], noun: str, kind: str, at: int, *, definite: bool) -> Named | None:
        key = " ".join(token.plain for token in tokens)
        alike = self._by_noun.setdefault(noun, [])
        found = self._known.get(key)
        if found is not None:
            if len(tokens) == 1 and not definite and at - self._last[id(found)] > NEAR:
                return None
        elif definite and len(tokens) == 1 and alike:
            found = alike[0] if len(alike) == 1 else None
            if found is None:
                return None
        else:
            if kind == "organization" and len(tokens) == 1 and self._people.bodies(noun):
                return None
            name = " ".join(token.text for token in tokens)
            found = self._known[key] = Named(f"{name[0].upper()}{name[1:]}", at, kind=kind)
            alike.append(found)
        self._last[id(found)] = at
        return found


def _kind_of(noun: str, *, definite: bool, is_told: bool) -> str:
    """What a wording stands for by its noun, as in a brief; empty where it may be anybody."""
    if noun in GROUP_NOUNS or (is_told and noun in TOLD_GROUPS):
        return "group"
    return "organization" if definite and (noun in LONE_BODIES or (is_told and noun in TOLD_BODIES)) else ""


_SAME = frozenset("same new old other latter former first second last latest".split())
"""Words that tell a body only from others that were named before."""


def _singular(noun: str) -> str:
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
