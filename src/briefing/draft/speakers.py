"""Says who is meant by the words that name a speaker: a name, a part of one, an office, a pronoun."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.name_words import BODY_WORDS, MEDIA_WORDS, NOT_NAMES, PERSONAL_NOUNS
from briefing.draft.names import Occurrence, occurrences
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.people import Named, People
    from briefing.draft.sentences import ReadParagraph, Token
    from briefing.draft.statements import FoundStatement, Span

__all__ = ["Heard", "Speakers"]

_HE = frozenset("he il er el lui on он він".split())
_SHE = frozenset("she elle sie ella ea она вона".split())
_IT = frozenset(("it",))
_MANY = frozenset("they we i who ils elles sie ellos ellas ei ele они вони".split()) - _SHE
FARTHEST_PARAGRAPHS = 3
"""Paragraphs over which a pronoun reaches back."""


class Heard(NamedTuple):
    """Who says something, as far as the report shows it, and by what it is known."""

    who: Named | None
    why: str


class _Seen(NamedTuple):
    """A place where somebody is named: as a speaker, or first in a sentence."""

    paragraph: int
    start: int
    who: Named


class Speakers:
    """Resolves the mentions of speakers in the order of the report.

    Args:
        paragraphs: The report.
        people: Whom it names.
        words: The language.
    """

    def __init__(self, paragraphs: Sequence[ReadParagraph], people: People, words: Grammar) -> None:
        self._paragraphs = paragraphs
        self._people = people
        self._words = words
        self._spoken: list[_Seen] = []
        self._subjects = [
            _Seen(paragraph.number, sentence.start, who)
            for paragraph in paragraphs
            for sentence in paragraph.sentences
            if (first := next((one for one in people.names_of(paragraph.number, sentence) if one.name), None))
            is not None
            and (who := people.named(first.name)) is not None
        ]

    def of(self, statement: FoundStatement) -> Heard:
        """Who says a statement; nobody where the report does not show it, or may mean several."""
        mention = statement.mention
        if mention is None:
            return Heard(None, "the report does not show who says it")
        sentence = self._paragraphs[mention.paragraph - 1].sentence_at(mention.start)
        tokens = sentence.within(mention.start, mention.end)
        heard = self._resolve(tokens, mention)
        if heard.who is not None:
            self._spoken.append(_Seen(mention.paragraph, mention.start, heard.who))
        return heard

    def _resolve(self, tokens: Sequence[Token], mention: Span) -> Heard:
        shown = " ".join(token.text for token in tokens)
        if len(tokens) == 1 and tokens[0].plain.rpartition("-")[2] in self._words.pronouns:
            return self._by_pronoun(tokens[0].plain.rpartition("-")[2], mention)
        head = _head_of(_name_behind_title(tokens), self._words)
        named = [one for one in occurrences(head) if one.name]
        last = next((token for token in reversed(head) if token.is_word), None)
        if named and last is not None and last.text.islower() and last.plain not in BODY_WORDS | MEDIA_WORDS:
            # 'Kremlin officials' are not the Kremlin.
            return Heard(None, f"'{shown}' has no name there")
        if named:
            return self._by_name(_last_joined(named, head, self._words), named, shown)
        return self._by_noun(tokens, head, shown)

    def _by_name(self, one: Occurrence, named: list[Occurrence], shown: str) -> Heard:
        if len(named) > 1 and self._people.named(one.name) is None:
            one = named[0]
        who = self._people.named(one.name)
        if who is None:
            return Heard(None, f"'{shown}' may mean several, or is named nowhere else")
        if who.is_person and shown[-1:].islower() and shown.rsplit(maxsplit=1)[-1].islower():
            return Heard(None, f"'{shown}' has no name there")
        same = folded(one.name) == folded(who.name)
        return Heard(who, f"'{shown}'" if same else f"'{shown}' is {who.name} of paragraph {who.at}")

    def _by_noun(self, tokens: Sequence[Token], head: Sequence[Token], shown: str) -> Heard:
        """An office or a body that the report has one of: 'the minister', 'the ministry'."""
        noun = next((token.plain for token in reversed(head) if token.is_word), "")
        definite = bool(tokens) and tokens[0].plain in _DEFINITE
        who = None
        if definite and noun in PERSONAL_NOUNS:
            who = self._people.by_title(noun)
        elif definite and noun in BODY_WORDS:
            who = self._people.by_kind(noun)
        return Heard(who, f"'{shown}' is {who.name} of paragraph {who.at}" if who else f"'{shown}' has no name there")

    def _by_pronoun(self, pronoun: str, mention: Span) -> Heard:
        if pronoun in _MANY:
            return Heard(None, f"'{pronoun}' may mean several")
        gender = "m" if pronoun in _HE else "f" if pronoun in _SHE else ""
        person = pronoun not in _IT
        place = (mention.paragraph, mention.start)
        spoken = self._last(self._spoken, place, gender, person=person)
        subject = self._last(self._subjects, place, gender, person=person)
        found = spoken
        if subject and (spoken is None or (spoken[:2] < subject[:2] and subject.paragraph == mention.paragraph)):
            found = subject
        if found is None or found.paragraph < mention.paragraph - FARTHEST_PARAGRAPHS:
            return Heard(None, f"'{pronoun}' stands where nobody was named before")
        if gender and person:
            found.who.gender = found.who.gender or gender
        return Heard(found.who, f"'{pronoun}' is whoever was named last: {found.who.name}, paragraph {found.paragraph}")

    @staticmethod
    def _last(seen: Sequence[_Seen], place: tuple[int, int], gender: str, *, person: bool) -> _Seen | None:
        end = bisect_left(seen, place, key=lambda one: (one.paragraph, one.start))
        for one in reversed(seen[max(end - MOST_BACK, 0) : end]):
            if one.who.is_person is person and (not gender or one.who.gender in {"", gender}):
                return one
        return None


MOST_BACK = 12
"""Namings that are looked at before a pronoun."""
_DEFINITE = frozenset("the le la l der die das el il ministrul".split())


def _last_joined(named: list[Occurrence], tokens: Sequence[Token], words: Grammar) -> Occurrence:
    """The last name before a word like 'of': the speaker in 'Times editor Ana Lupu', and in 'Ana Lupu of the Times'."""
    last = named[0]
    for one in named[1:]:
        if any(token.plain in words.links or not token.is_word for token in tokens[last.last : one.first]):
            break
        last = one
    return last


def _name_behind_title(tokens: Sequence[Token]) -> Sequence[Token]:
    """The name of 'the mayor of Ost, Ana Lupu'; all of a mention that is not like that."""
    comma = next((place for place, token in enumerate(tokens) if token.text == ","), None)
    behind = tokens[comma + 1 :] if comma is not None else ()
    return behind if behind and all(token.text[0].isupper() for token in behind) else tokens


def _head_of(tokens: Sequence[Token], words: Grammar) -> Sequence[Token]:
    """What a mention is about: 'a spokesman' of 'a spokesman for Ana Lupu'; all of it where a name comes first."""
    for place, token in enumerate(tokens):
        if token.is_word and token.text[0].isupper() and token.plain not in NOT_NAMES:
            return tokens
        if place and token.plain in words.links and token.plain not in words.determiners:
            return tokens[:place]
    return tokens
