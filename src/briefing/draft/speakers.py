"""Says who is meant by the words that name a speaker: a name, a part of one, an office, a pronoun."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.name_words import BODY_WORDS, GROUP_NOUNS, MEDIA_WORDS, NOT_NAMES, PERSONAL_NOUNS
from briefing.draft.names import Occurrence, occurrences
from briefing.draft.unnamed import Unnamed
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.people import Named, People
    from briefing.draft.sentences import ReadParagraph, Sentence, Token
    from briefing.draft.statements import FoundStatement, Span

__all__ = ["Heard", "Speakers"]

_HE = frozenset("he il er el lui on он він его иого".split())
_SHE = frozenset("she elle sie ella ea она вона ее іі".split())
_IT = frozenset(("it",))
_MANY = frozenset("they we i who ils elles sie ellos ellas ei ele они вони".split()) - _SHE
_THEY = _MANY - frozenset("we i who".split())
_SOME = frozenset("some many several most few other various".split())
"""Words with which a mention is of people whom it does not tell."""
_SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson representative".split())
_ADDING = frozenset("added adds adding continued continues concluded".split())
"""Verbs with which whoever spoke before goes on."""
FARTHEST_PARAGRAPHS = 3
"""Paragraphs over which a pronoun reaches back."""


class Heard(NamedTuple):
    """Who says something, as far as the report shows it, and by what it is known.

    Attributes:
        who: The speaker.
        why: By what the speaker is known, or why nobody is.
        others: Those who say it, too: 'the two presidents'.
        printed: How the report misprints the name.
    """

    who: Named | None
    why: str
    others: tuple[Named, ...] = ()
    printed: str = ""

    @property
    def is_many(self) -> bool:
        """Whether 'they' may stand for whoever speaks: several people, a group, or a body."""
        return bool(self.others) or (self.who is not None and self.who.kind in {"group", "organization", "state"})


class _Seen(NamedTuple):
    """A place where somebody is named: as a speaker, or first in a sentence."""

    paragraph: int
    start: int
    who: Named


class _Before(NamedTuple):
    """Who said the statement before: the paragraph and the number of the sentence in it, and who."""

    place: tuple[int, int]
    heard: Heard


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
        self._unnamed = Unnamed(paragraphs, people, words)
        self._spoken: list[_Seen] = []
        self._before: _Before | None = None
        self._subjects = [
            seen
            for paragraph in paragraphs
            for sentence in paragraph.sentences
            if (seen := self._first_in(paragraph.number, sentence)) is not None
        ]

    def _first_in(self, number: int, sentence: Sentence) -> _Seen | None:
        """Who is named first in a sentence; nobody where the name only tells a group: 'Moscow officials'."""
        opening = [token.plain for token in sentence.tokens[:3]]
        if opening[:1] == ["the"] and opening[1:2] and opening[1] in BODY_WORDS:
            # 'The union disputes it. It says'
            body = self._people.by_kind(opening[1])
            return _Seen(number, sentence.start, body) if body is not None else None
        first = next((one for one in self._people.names_of(number, sentence) if one.name), None)
        following = sentence.tokens[first.last : first.last + 1] if first else ()
        who = None if first is None or _is_of_group(following) else self._people.named(first.name)
        return None if first is None or who is None else _Seen(number, sentence.tokens[first.first].start, who)

    def of(self, statement: FoundStatement) -> Heard:
        """Who says a statement; nobody where the report does not show it, or may mean several."""
        mention = statement.mention
        if mention is None:
            return Heard(None, "the report does not show who says it")
        paragraph = self._paragraphs[mention.paragraph - 1]
        number = paragraph.number_at(mention.start)
        sentence, place = paragraph.sentences[number], (mention.paragraph, number)
        heard = self._resolve(sentence.within(mention.start, mention.end), mention, self._said_before(statement, place))
        if heard.who is not None and not heard.others:
            self._spoken.append(_Seen(mention.paragraph, mention.start, heard.who))
        self._before = _Before(place, heard)
        return heard

    def _said_before(self, statement: FoundStatement, place: tuple[int, int]) -> Heard | None:
        """Who says what stands right before: in the same sentence or the one before, or what a verb like 'added' adds.

        None where nobody does.
        """
        before = self._before
        if before is None:
            return None
        beside = before.place[0] == place[0] and place[1] - before.place[1] <= 1
        cue = statement.cue
        words = self._paragraphs[cue.paragraph - 1].text[cue.start : cue.end] if cue else ""
        adds = before.place[0] >= place[0] - 1 and any(word in _ADDING for word in folded(words).split())
        return before.heard if beside or adds else None

    def _resolve(self, tokens: Sequence[Token], mention: Span, before: Heard | None) -> Heard:
        shown = " ".join(self._paragraphs[mention.paragraph - 1].text[mention.start : mention.end].split())
        if len(tokens) == 1 and tokens[0].plain.rpartition("-")[2] in self._words.pronouns | self._words.whose:
            return self._by_pronoun(tokens[0].plain.rpartition("-")[2], mention, before)
        head = _head_of(_name_behind_title(tokens), self._words)
        named = [one for one in occurrences(head) if one.name]
        last = next((token for token in reversed(head) if token.is_word), None)
        if len(named) == 1 and folded(named[0].name) in PERSONAL_NOUNS and tokens[0].plain in _DEFINITE:
            # German writes an office as a name: 'die Ministerin' is no part of 'Berater der Ministerin'.
            named = []
        if tokens and tokens[0].plain in _SOME and len(tokens) > 1:
            return Heard(None, f"'{shown}' may be anybody")
        if named and last is not None and last.text.islower() and last.plain not in BODY_WORDS | MEDIA_WORDS:
            # 'Kremlin officials' are not the Kremlin.
            return self._without_name(tokens, mention, shown)
        if named:
            heard = self._by_names(named, head, shown) or self._by_name(
                _last_joined(named, head, self._words), named, shown
            )
            return heard if heard.who else self._without_name(tokens, mention, shown, heard.why)
        heard = self._by_noun(tokens, head, shown)
        return heard if heard.who else self._without_name(tokens, mention, shown)

    def _without_name(self, tokens: Sequence[Token], mention: Span, shown: str, why: str = "") -> Heard:
        """A group, a body or several people that are worded and not named: 'officials', 'the two presidents'."""
        several = self._unnamed.several(tokens)
        if several:
            named = " and ".join(one.name for one in several)
            return Heard(several[0], f"'{shown}' are {named}", several[1:])
        body = self._spoken_for(tokens)
        if body is not None:
            return Heard(body, f"'{shown}' speaks for {body.name}")
        found = self._unnamed.find(tokens, mention.paragraph)
        return Heard(found, f"'{shown}' has no name there" if found is None and not why else why or f"'{shown}'")

    def _spoken_for(self, tokens: Sequence[Token]) -> Named | None:
        """The body for which somebody speaks who is not named: 'a spokesman for Norvik Lines'."""
        place = next((at for at, token in enumerate(tokens) if token.plain in _SPOKESPEOPLE), None)
        if place is None or [token.plain for token in tokens[place + 1 : place + 2]] not in (["for"], ["of"]):
            return None
        behind = tokens[place + 2 :]
        named = [one for one in occurrences(behind) if one.name]
        whole = len(named) == 1 and named[0].last == len(behind)
        who = self._people.named(named[0].name) if whole else None
        return None if who is None or who.is_person else who

    def _by_names(self, named: list[Occurrence], tokens: Sequence[Token], shown: str) -> Heard | None:
        """Several people who are joined by 'and' and known: 'Lupu and Kell'; None where a mention is not like that."""
        gaps = [tokens[one.last : other.first] for one, other in pairwise(named)]
        joined = all(gap and all(it.text == "," or it.plain in self._words.joins for it in gap) for gap in gaps)
        people = [self._people.named(one.name) for one in named]
        if len(named) == 1 or not joined or named[-1].last < len(tokens):
            return None
        known = tuple(one for one in people if one is not None and one.is_person)
        return Heard(known[0], f"'{shown}'", known[1:]) if len(known) == len(people) else None

    def _by_name(self, one: Occurrence, named: list[Occurrence], shown: str) -> Heard:
        if len(named) > 1 and self._people.named(one.name) is None:
            one = named[0]
        who = self._people.named(one.name)
        if who is None:
            meant = self._people.misprinted(one.name)
            if meant is not None:
                why = f"'{shown}' is taken for a misprint of {meant.name} of paragraph {meant.at}"
                return Heard(meant, why, printed=one.name)
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
            who = self._people.by_title(noun, [token.plain for token in tokens])
        elif definite and noun in BODY_WORDS:
            who = self._people.by_kind(noun)
            form = f"the {noun}"
            if who is not None and form not in who.forms and len(head) == len(form.split()):
                who.forms.append(form)
        return Heard(who, f"'{shown}' is {who.name} of paragraph {who.at}" if who else f"'{shown}' has no name there")

    def _by_pronoun(self, pronoun: str, mention: Span, before: Heard | None) -> Heard:
        if before is not None and before.who is not None and self._goes_on(pronoun, before):
            named = " and ".join(one.name for one in (before.who, *before.others))
            return Heard(before.who, f"'{pronoun}' goes on with what {named} said right before", before.others)
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
    def _goes_on(pronoun: str, before: Heard) -> bool:
        """Whether a pronoun is whoever spoke right before: 'they' of several, 'it' of a group that is no person."""
        if pronoun in _IT:
            return before.who is not None and before.who.kind == "group"
        return pronoun in _THEY and before.is_many

    @staticmethod
    def _last(seen: Sequence[_Seen], place: tuple[int, int], gender: str, *, person: bool) -> _Seen | None:
        end = bisect_left(seen, place, key=lambda one: (one.paragraph, one.start))
        for one in reversed(seen[max(end - MOST_BACK, 0) : end]):
            if (
                one.who.is_person is person
                and one.who.kind != "group"
                and (not gender or one.who.gender in {"", gender})
            ):
                return one
        return None


MOST_BACK = 12
"""Namings that are looked at before a pronoun."""
_DEFINITE = frozenset("the le la l der die das el il ministrul".split())


def _is_of_group(tokens: Sequence[Token]) -> bool:
    """Whether a word behind a name makes of it what tells a group: 'Moscow officials'."""
    return any(token.plain in GROUP_NOUNS and token.text.islower() for token in tokens)


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
    named = [one for one in occurrences(tokens) if one.name]
    if named and named[-1].last == len(tokens) and named[-1].office:
        # 'le ministre de l'Intérieur Marc Ferrand'
        opening = [token.text for token in tokens[: 1 + (tokens[0].plain in _DEFINITE)]]
        if named[-1].office.split()[0] == opening[-1] and " " in named[-1].name:
            return tokens[named[-1].first :]
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
