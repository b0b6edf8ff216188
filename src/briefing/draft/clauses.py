"""Finds in a sentence who speaks: the name or thing before a verb of speech, or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.sentences import DASHES
from briefing.edtf.calendar import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.grammar import Grammar
    from briefing.draft.sentences import Token

__all__ = [
    "OF_NAMES",
    "TIMES",
    "Phrase",
    "closed",
    "is_full_name",
    "is_noun",
    "is_time",
    "named_at_the_end",
    "named_second",
    "phrase_behind",
    "subject_before",
    "with_auxiliary",
]

LONGEST = 16
"""Words of the longest name of a thing: 'a spokesman for the ministry of ports'."""
LONGEST_ASIDE = 30
"""Words of the longest aside between a subject and its verb: ', who has led the party since 2019,'."""


class Phrase(NamedTuple):
    """The tokens of a subject: those from the first up to, and without, the last."""

    first: int
    last: int


def subject_before(tokens: Sequence[Token], verb: int, words: Grammar, lowest: int = 0) -> Phrase | None:
    """The subject of a verb that stands before it; None where none does.

    Args:
        tokens: The sentence.
        verb: The place of the verb.
        words: The language.
        lowest: Where the clause begins.
    """
    place = _before_fillers(tokens, verb - 1, words, lowest)
    while place > lowest and is_time(tokens[place]) and tokens[place - 1].is_word:
        # 'Lupu on Tuesday said'
        place -= 2 if tokens[place - 1].plain == "on" else 1
    if place < lowest:
        return None
    whose = _before_who(tokens, place, words, lowest)
    if whose is not None:
        return whose
    end = place
    if tokens[place].text == ")":
        place = _opening(tokens, place, "(", lowest) - 1
    elif tokens[place].text == "," or tokens[place].text in DASHES:
        place = _aside(tokens, place, words, lowest) - 1
        if place >= lowest and tokens[place].text == ")":
            place = _opening(tokens, place, "(", lowest) - 1
    if place < lowest or not tokens[place].is_word:
        return None
    found = _phrase_ending(tokens, place, words, lowest)
    # 'the mayor of Ost, Ana Lupu, said'
    return found._replace(last=end) if found and is_full_name(tokens, place + 2, end) else found


def _before_who(tokens: Sequence[Token], place: int, words: Grammar, lowest: int) -> Phrase | None:
    """The people of a clause with 'who' that ends before the verb: 'officials who met the crews said'."""
    for at in range(place, max(lowest, place - LONGEST_WHO), -1):
        token = tokens[at]
        if token.plain == "who":
            return _phrase_ending(tokens, at - 1, words, lowest) if tokens[at - 1].is_word and at < place else None
        if not token.is_word or token.plain in words.verbs or (at == place and token.base in words.pronouns):
            return None
    return None


LONGEST_WHO = 14
"""Words of the longest clause with 'who' without a comma before it."""


def is_full_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch is a name of a person: two to four words with capitals."""
    return first + 2 <= last <= first + 4 and all(token.text[0].isupper() for token in tokens[first:last])


def _before_fillers(tokens: Sequence[Token], place: int, words: Grammar, lowest: int) -> int:
    """The place before adverbs and auxiliaries, and before a pronoun 'who' with its comma."""
    while place >= lowest and (
        tokens[place].plain in words.fillers or (tokens[place].plain.endswith("ly") and tokens[place].text.islower())
    ):
        place -= 1
        if tokens[place + 1].plain == "who" and place >= lowest and tokens[place].text == ",":
            place -= 1
    return place


def _aside(tokens: Sequence[Token], place: int, words: Grammar, lowest: int) -> int:
    """The place of the comma with which an aside begins: before 'who', or behind the subject of the clause."""
    sign = tokens[place].text
    signs = [at for at in range(max(lowest, place - LONGEST_ASIDE), place) if tokens[at].text == sign]
    for at in signs:
        if tokens[at + 1].plain in {"who", "whose"}:
            return at
        before = _phrase_ending(tokens, at - 1, words, lowest) if at > lowest and tokens[at - 1].is_word else None
        if before is not None and before.first <= lowest + (tokens[lowest].plain == "as" or tokens[lowest].is_veil):
            return at
    return signs[-1] if signs else -1


def _opening(tokens: Sequence[Token], place: int, sign: str, lowest: int) -> int:
    """The place of the sign with which an aside begins; before the sentence where it has none."""
    least = max(lowest, place - LONGEST_ASIDE)
    return next((at for at in range(place - 1, least - 1, -1) if tokens[at].text == sign), -1)


def _phrase_ending(tokens: Sequence[Token], end: int, words: Grammar, lowest: int) -> Phrase | None:
    """The name or thing that ends at a token."""
    if tokens[end].plain in words.pronouns:
        return Phrase(end, end + 1)
    place = end
    while place >= max(lowest, end - LONGEST) and _belongs(tokens, place, end, words):
        place -= 1
    first = place + 1
    while first <= end and (tokens[first].plain in words.links | words.joins or tokens[first].plain == "that"):
        first += 1
    return Phrase(first, end + 1) if first <= end and not _is_bare(tokens[end], words) else None


def _belongs(tokens: Sequence[Token], place: int, end: int, words: Grammar) -> bool:
    """Whether a token is a part of the name or thing that ends further on."""
    token = tokens[place]
    if token.plain in words.determiners:
        return True
    if place < end and tokens[place + 1].plain in words.determiners and tokens[place + 1].plain not in _OFFICE_WORDS:
        # What has an article ends here, but for 'of the', and for 'and the'.
        before = tokens[place - 1] if place > 0 else token
        joins = token.plain in words.joins and not before.text[0].isdigit() and not is_time(before)
        return joins or (token.plain in words.links and place > 0 and before.is_word)
    if token.plain in words.links:
        return place < end and place > 0 and is_noun(tokens[place - 1], words)
    if token.plain in words.joins:
        return place < end and place > 0 and tokens[place - 1].text[0].isupper() and tokens[place + 1].text[0].isupper()
    return is_noun(token, words) or token.text in {"’", "'"}


_OFFICE_WORDS = frozenset(("top", "senior", "former"))
"""Words before an office that stand where an article does, or behind an owner: 'the Post's senior editor'."""


def is_noun(token: Token, words: Grammar) -> bool:
    """Whether a token may be a part of a name of a thing: no sign, no verb of speech, no small word."""
    if not token.is_word or token.plain in {"a.m", "p.m"}:
        return False
    if token.text[0].isupper():
        return token.plain not in words.stops or token.text.isupper() or token.text in _GIVEN
    return (
        token.plain not in words.stops
        and token.plain not in words.pronouns
        and (token.plain not in words.verbs or token.plain in words.nouns)
    )


_GIVEN = frozenset(("Will", "May"))
"""Names that are other words, too, where they have no capital."""


def _is_bare(token: Token, words: Grammar) -> bool:
    """Whether a token cannot be the last of a subject."""
    return token.plain in words.determiners and token.text.islower() and token.plain not in _SPEAKING_ALONE


_SPEAKING_ALONE = frozenset(
    {"some", "many", "several", "others", "this", "one", "both", "two", "three", "most", "another"}
)
"""Words that stand before a thing, and for one."""


def phrase_behind(tokens: Sequence[Token], place: int, words: Grammar) -> Phrase | None:
    """The name or thing that begins at a token: 'said *the mayor of Ost* on Monday'."""
    place = first = _behind_time(tokens, place)
    seen_noun = False
    while place < len(tokens) and place - first < LONGEST:
        token = tokens[place]
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.plain in words.determiners and following is not None and is_noun(following, words) and not seen_noun:
            place += 1
            continue
        if token.base in words.pronouns:
            alone = place == first and token.base == token.plain
            return Phrase(first, place + 1) if alone else closed(tokens, first, place, words)
        if token.plain in words.determiners:
            if seen_noun and token.text.islower() and not _is_genitive(tokens, place, words):
                break
            place += 1
            continue
        if _is_link_behind(tokens, place, words, seen_noun=seen_noun):
            place += 1
            seen_noun = False
            continue
        if _ends_behind(token, words, seen_noun=seen_noun):
            break
        seen_noun = True
        place += 1
    found = closed(tokens, first, place, words)
    if found is None or found.last >= len(tokens) or tokens[found.last].text != ",":
        return found
    # 'said the mayor of Ost, Ana Lupu'
    end = found.last + 1
    while end < len(tokens) and tokens[end].is_word and tokens[end].text[0].isupper():
        end += 1
    begins = tokens[found.first]
    is_title = begins.text[0].islower() or begins.plain in words.determiners
    title = is_title and is_full_name(tokens, found.last + 1, end)
    return found._replace(last=end) if title else found


_DATIVE = re.compile(r"[А-ЯЁІЇЄ]\w+(?:[оеё]в|[иы]н)у\Z|[А-ЯЁІЇЄ]\w+[сц]кому\Z")
"""The end of a man's family name to whom something is said: 'сказала мэр Луке Петрову'."""


def named_at_the_end(tokens: Sequence[Token], place: int, words: Grammar, subject: Phrase) -> Phrase | None:
    """Who stands behind a verb that a comma parts from all of a clause: 'it fell with Ost, which they left, said Moll'.

    Args:
        tokens: The sentence.
        place: The verb.
        words: The language.
        subject: What would be its subject before it, with an aside between; where that begins a clause, it is.
    """
    first = with_auxiliary(tokens, place, words)
    parted = first - subject.last > 1 and tokens[first - 1].text == ","
    joined = tokens[subject.last + 1].plain in {"and", "but", "so"} if parted else False
    within = subject.first > 0 and tokens[subject.first - 1].is_word
    if not parted or not (joined or within) or tokens[place].plain not in words.quoting:
        return None
    found = phrase_behind(tokens, place + 1, words)
    if found is None or tokens[found.first].base in words.pronouns:
        return None
    goes_on = found.last < len(tokens) and tokens[found.last].is_word and tokens[found.last].plain not in _BEHIND_NAME
    return None if goes_on else found


_BEHIND_NAME = frozenset("who whose in on at from with during after".split())
"""Words that still say who that is behind the verb, or where it was said."""


def _is_genitive(tokens: Sequence[Token], place: int, words: Grammar) -> bool:
    """Whether an article joins two nouns: 'la ministre des Transports'. In German it may be that of whom one tells."""
    return not words.is_verb_second and _is_link_behind(tokens, place, words, seen_noun=True)


def _ends_behind(token: Token, words: Grammar, *, seen_noun: bool) -> bool:
    """Whether a name or thing ends before a token; in German, whose nouns have capitals, before any small word."""
    if not is_noun(token, words) or is_time(token):
        return True
    return token.text[0].islower() and (token.plain in words.links or (seen_noun and words.is_verb_second))


def _behind_time(tokens: Sequence[Token], place: int) -> int:
    """The place behind a day: 'a annoncé *mardi* la ministre', 'sagte *am Dienstag* die Ministerin'."""
    at = place + (place + 1 < len(tokens) and tokens[place].plain in _BEFORE_DAY)
    return at + 1 if at + 1 < len(tokens) and is_time(tokens[at]) and tokens[at + 1].is_word else place


_BEFORE_DAY = frozenset("am el в во у on".split())


def with_auxiliary(tokens: Sequence[Token], place: int, words: Grammar) -> int:
    """The place of the first word of a verb: of 'a' in 'a annoncé'. English has its auxiliary behind the subject."""
    first = place
    while first > 0 and not words.is_english and tokens[first - 1].plain in words.fillers:
        first -= 1
    return first


def named_second(tokens: Sequence[Token], place: int, words: Grammar, subject: Phrase) -> Phrase | None:
    """Who stands behind a verb that something else is before: 'Auf die Frage eines Reporters antwortete Moll:'.

    Args:
        tokens: The sentence.
        place: The verb.
        words: The language.
        subject: What would be its subject before it.
    """
    if not words.is_verb_second or subject.last != place or tokens[0].plain not in words.stops | words.links:
        return None
    found = phrase_behind(tokens, place + 1, words)
    ends = found is not None and found.last < len(tokens) and not tokens[found.last].is_word
    return found if ends and subject.first > 0 and tokens[0].plain not in words.determiners else None


def closed(tokens: Sequence[Token], first: int, last: int, words: Grammar) -> Phrase | None:
    """A phrase without signs at its end, and without whom it is told to; None where no noun is in it."""
    if last > first and _DATIVE.search(tokens[last - 1].text):
        while last > first and tokens[last - 1].text[0].isupper():
            last -= 1
    while last > first and not tokens[last - 1].is_word:
        last -= 1
    return Phrase(first, last) if any(is_noun(it, words) for it in tokens[first:last]) else None


def _is_link_behind(tokens: Sequence[Token], place: int, words: Grammar, *, seen_noun: bool) -> bool:
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if not seen_noun or following is None or not following.is_word or is_time(following):
        return False
    if token.plain in words.joins:
        return following.text[0].isupper()
    # 'said Ana Lupu of the union', but not 'said Ana Lupu in Paris'.
    return token.plain in words.links and token.plain in OF_NAMES


OF_NAMES = frozenset("of for de du des d del di dei della dello delle degli dell von vom der fur din".split())
TIMES = frozenset(map(str.casefold, WEEKDAYS)) | frozenset(
    "today yesterday tonight tomorrow last earlier later "
    "afterward afterwards recently "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen "
    "lunes martes miercoles jueves viernes sabado domingo ayer hoy "
    "lunedi martedi mercoledi giovedi venerdi sabato domenica "
    "понедельник вторник среду четверг пятницу субботу воскресенье "
    "понеділок вівторок середу п'ятницу суботу неділю "
    "luni marti miercuri joi vineri sambata duminica ieri azi astazi "
    "вчора учора сьогодні завтра вчера сегодня".split()
)
"""Words for days, folded, which end the name before them: 'said Ana Lupu yesterday'."""


def is_time(token: Token) -> bool:
    """Whether a word is a day."""
    return token.plain in TIMES
