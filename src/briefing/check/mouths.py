"""Who speaks in the sentence of some quotation marks: the actor that it names as the subject of a verb of speech.

Only the sentence of the marks is read, up to the neighbouring quotation: what stands before the opening mark, and what
stands behind the closing one where the words do not end their sentence. Names are exact there; a name that is only
addressed ('she told Kel'), that stands behind 'of', 'for' or 'by', or behind a passive verb, is no speaker. For 'he' or
'she' the sentence before is read, and only believed where it has one speaker and nobody else with a capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.credits import credited_beneath
from briefing.check.framed import speaker_around
from briefing.check.naming import whole_namings
from briefing.check.quoted import quotation_at
from briefing.check.relations import has_so, proxy_before, relative_before, relative_behind, speaks_for_it
from briefing.check.signs import SENTENCE
from briefing.check.speech_words import (
    ABOUT,
    ACCORDING,
    ADDRESSING,
    CLAUSE,
    LONGEST_TITLE,
    NOT_BEFORE,
    OBJECT,
    PASSIVE,
    inflects,
    speech_of,
)
from briefing.check.unnamed import unnamed_speaker
from briefing.text import folded, folded_beside
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.naming import Naming, NamingIndex
    from briefing.check.searchable import SourceHit
    from briefing.check.speech_words import Speech
    from briefing.sources import ArchiveText

__all__ = ["Mouths", "mouths_beside"]

REACH = 600
"""Characters on each side of the marks that are read."""
CLOSE = 40
"""Characters between a subject behind its verb and the opening mark: 'said the minister Ana Lupu on Monday: "'."""

_MARK = compiled_late("[\"“”„«»「」『』]|''")
_OPENING = compiled_late(r"\s*(?:[\"“„«»「『'‘]|'')\s*\Z")
_CLOSING_SIGNS = " ,،؛，、;!?؟\"'“”’»«—–-"


_CAPITAL = compiled_late(r"(?<=[\w,;’'] )[A-Z][\w’'.-]+")
_CALENDAR = compiled_late(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December"
)
"""Words with a capital that name nobody."""
SINGLE = frozenset({"he", "she"})
"""The pronouns that mean the one who spoke last."""


class Mouths(NamedTuple):
    """Whom the sentence of some quotation marks names.

    Attributes:
        speakers: Who speaks in it, the nearest first.
        addressed: Whom it has words said to.
        meant: Whom 'he' or 'she' means in it.
        named: All others, such as the office in 'Kel, a spokesman for the harbour, said'.
        related: Whose brother, lawyer or rival speaks in it.
        for_it: Whether somebody speaks for what is named elsewhere: 'its spokesman Kel said'.
        unnamed: Who speaks in it that is not named: 'a docker'.
    """

    speakers: tuple[str, ...]
    addressed: tuple[str, ...]
    meant: str | None = None
    named: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()
    for_it: bool = False
    unnamed: str = ""


class _Clause(NamedTuple):
    """A part of the sentence beside the marks: folded, with its capitals, behind the marks or before them."""

    plain: str
    cased: str
    behind: bool


def mouths_beside(hit: SourceHit, archive: ArchiveText, names: NamingIndex) -> Mouths | None:
    """Who speaks in the sentence of the marks that hold some words; None where no closed pair of marks does."""
    text = archive.paragraphs[hit.paragraph - 1]
    piece = quotation_at(archive, hit)
    if piece is None or not piece.closed:
        return None
    reader = _Reader(names, speech_of(archive.language), archive.language, so=has_so(archive))
    speakers: list[str] = []
    addressed: list[str] = []
    named: set[str] = set()
    related: set[str] = set()
    clauses = tuple(_clauses(text, piece.start, piece.end, piece.words))
    if reader.begins_with_pronoun(clauses[0]):
        clauses = clauses[:1]
    for clause in clauses:
        found = reader.read(clause)
        speakers += found.speakers
        addressed += found.addressed
        named |= found.named
        related |= found.related
    pronouns = not speakers and [clause for clause in clauses if reader.begins_with_pronoun(clause)]
    meant = reader.alone_in(_sentence_before(archive, hit.paragraph, piece.start, pronouns[0])) if pronouns else None
    around = None if speakers else speaker_around(hit, archive, names) or credited_beneath(hit, archive, names)
    speakers += [around] if around else []
    told = tuple(key for key in dict.fromkeys(addressed) if key not in speakers)
    others = frozenset(named - {*speakers, *told})
    for_it = any(speaks_for_it(clause.plain) for clause in clauses)
    unnamed = "" if speakers or related else next(filter(None, map(reader.unnamed, clauses)), "")
    return Mouths(tuple(dict.fromkeys(speakers)), told, meant, others, frozenset(related), for_it, unnamed)


def _sentence_before(archive: ArchiveText, number: int, start: int, pronoun: _Clause) -> str:
    """The sentence before that of some marks, in their paragraph or at the end of the one before; maybe none."""
    before = archive.paragraphs[number - 1][max(start - REACH, 0) : start]
    if pronoun.behind:
        before = _OPENING.sub("", before)
    else:
        before = before[: len(before) - len(SENTENCE.split(before)[-1])].rstrip()
    if not before and start <= REACH and number > 1:
        before = archive.paragraphs[number - 2][-REACH:].rstrip()
    return SENTENCE.split(before)[-1] if before.rstrip(_CLOSING_SIGNS).endswith(".") or before[-1:] in '"”»' else ""


def _clauses(text: str, start: int, end: int, words: str) -> Iterator[_Clause]:
    """The parts of the sentence before and behind a quotation, the one behind first."""
    behind = text[end : end + REACH]
    rest = behind.lstrip(_CLOSING_SIGNS)
    ended = words.endswith(".") or rest.startswith(".")
    if not ended or rest[:1].islower():
        yield _Clause(*folded_beside(_MARK.split(SENTENCE.split(rest)[0])[0]), behind=True)
    before = SENTENCE.split(text[max(start - REACH, 0) : start])[-1]
    yield _Clause(
        *folded_beside(next((part for part in reversed(_MARK.split(before)) if part.strip()), "")), behind=False
    )


@dataclass(frozen=True)
class _Reader:
    names: NamingIndex
    speech: Speech
    language: str | None
    so: bool = False

    def read(self, clause: _Clause) -> Mouths:
        """The speakers of a clause and whom they address."""
        inflected = inflects(clause.cased, self.language)
        found = [it for it in self.names.find(clause.plain, clause.cased, inflected=inflected) if it.source is None]
        whole = whole_namings(found)
        namings = [it for it in whole if not self._begins_a_title(clause, it)]
        pronoun = self.speech.pronoun.match(clause.plain) if clause.behind else None
        speakers = [it for it in namings if self._speaks(clause, it, namings)] if pronoun is None else []
        if pronoun is not None and pronoun["after"] == "es":
            # 'hieß es laut Kel'
            speakers = [it for it in namings if ACCORDING.search(clause.plain[: it.start])]
        speakers += [it for it in namings if any(_joined(clause, it, other) for other in speakers)]
        nearest = sorted(speakers, key=lambda it: it.start if clause.behind else -it.end)
        in_office = {it.key for it in namings if it.by_role}
        told = [it.key for it in namings if it.key not in in_office and _is_told(clause, it)]
        told = [] if self._answers(clause) else told
        related = frozenset(it.key for it in whole if not speakers and self._has_relative(clause, it))
        return Mouths(tuple(it.key for it in nearest), tuple(told), None, frozenset(it.key for it in found), related)

    def unnamed(self, clause: _Clause) -> str:
        """Who speaks in a clause that is not named."""
        namings = list(self.names.find(clause.plain, clause.cased))
        return unnamed_speaker(clause.plain, self.speech, namings, behind=clause.behind)

    def _has_relative(self, clause: _Clause, naming: Naming) -> bool:
        """Whether somebody speaks who is named as the brother, lawyer or rival of whoever is named."""
        before, behind = clause.plain[: naming.start], clause.plain[naming.end :]
        of = relative_before(before)
        whose = relative_behind(behind)
        if of:
            before = before[: of.start()]
        elif whose:
            behind = behind[whose.end() :]
        else:
            return False
        if OBJECT.search(before) or ABOUT.match(before) or NOT_BEFORE.search(before):
            return False
        if clause.behind and self._opens(before):
            return True
        return self._says(behind) or (not clause.behind and behind.strip() == ":")

    def _begins_a_title(self, clause: _Clause, naming: Naming) -> bool:
        """Whether a name is the first word of another's title: 'Kel's top aide Ana Lupu', 'Kel spokesman Jan Ruiz'."""
        found = _TITLE_OF.match(clause.cased, naming.end)
        if not found or naming.by_role:
            return False
        title = folded(found["title"])
        return not (self.speech.verb.search(title) or NOT_BEFORE.search(title) or _NO_TITLE.search(title))

    def _answers(self, clause: _Clause) -> bool:
        """Whether 'he' or 'she' ends a clause in which somebody was asked: 'asked about it, she sighed and said'."""
        found = None if clause.behind else _ANSWER.search(clause.plain)
        end = found["end"].rstrip(" :,")[-_LONGEST_VERB:] if found else ""
        return any(verb.end() == len(end) for verb in self.speech.verb.finditer(end))

    def begins_with_pronoun(self, clause: _Clause) -> bool:
        """Whether 'he' or 'she' speaks in a clause, and stands first in it."""
        found = self.speech.pronoun.match(clause.plain.lstrip())
        return found is not None and (found["before"] or found["after"]) in SINGLE

    def alone_in(self, sentence: str) -> str | None:
        """The speaker of a sentence that names nobody else, by whatever words with a capital."""
        parts = _MARK.split(sentence)
        behind = len(parts) > 1 and any(map(str.isalpha, parts[-1]))
        if not behind and len(parts) % 2 == 0:
            # It is the end of a quotation that began in the sentence before it.
            return None
        words = (parts[-1] if behind else parts[0]).strip(f".{_CLOSING_SIGNS}")
        clause = _Clause(*folded_beside(words), behind=behind)
        speakers = set(self.read(clause).speakers)
        others = clause.cased
        for it in self.names.find(clause.plain, clause.cased):
            if it.key in speakers:
                others = f"{others[: it.start]}{'x' * (it.end - it.start)}{others[it.end :]}"
        return speakers.pop() if len(speakers) == 1 and not _CAPITAL.search(_CALENDAR.sub("", others)) else None

    def _speaks(self, clause: _Clause, naming: Naming, namings: list[Naming]) -> bool:
        before, behind = clause.plain[: naming.start], clause.plain[naming.end :]
        if ACCORDING.search(before) or (_WHO.match(behind) and self._says(behind)):
            return True
        proxy = proxy_before(before)
        before = before[: proxy.start()] if proxy else before
        if _is_no_subject(clause, before, behind):
            return False
        if clause.behind:
            first = _is_first(clause, naming, namings)
            says = self._opens(before) or (self._is_title(before) and self._says(behind))
            return first and (says or (self.so and _SO.fullmatch(before) is not None))
        if _is_aside(clause, naming):
            return False
        inverted = self.speech.inverted.search(before)
        told = inverted and inverted["verb"] not in ADDRESSING and len(behind) <= CLOSE
        told = told and inverted and not self._has_subject(before[: inverted.start()], namings)
        told = told and inverted and not (CLAUSE.search(inverted["title"]) or ABOUT.match(inverted["title"]))
        return bool(
            told
            or self._says(behind, first=not before.strip())
            or behind.strip() == ":"
            or self._adds(behind, naming, namings)
        )

    def _has_subject(self, before: str, namings: list[Naming]) -> bool:
        """Whether the subject of a verb stands before it: what is named behind it is then no subject."""
        words = before.split()
        return bool(words) and (
            words[-1] in self.speech.pronouns or any(it.end == len(before.rstrip()) for it in namings)
        )

    def _opens(self, before: str) -> bool:
        """Whether a clause opens with a verb of speech whose subject comes next: 'said yesterday the minister'."""
        found = self.speech.opening.match(before)
        if found is None or ABOUT.match(found["title"]):
            return False
        return not PASSIVE.search(found["title"]) and not CLAUSE.search(found["title"])

    def _is_title(self, before: str) -> bool:
        """Whether nothing but a title stands before a name at the start of a clause."""
        other = (form.search(before) for form in (_STOPS, CLAUSE, PASSIVE, self.speech.verb))
        return len(before.split()) <= _LONGEST_OFFICE and not any(other)

    def _says(self, behind: str, *, first: bool = True) -> bool:
        """Whether a name is followed by its verb of speech; behind 'and', only where the name is the first word."""
        found = self.speech.behind.match(behind)
        if found is None or (not first and "and" in found["between"].split()):
            return False
        return not PASSIVE.search(found["between"])

    def _adds(self, behind: str, naming: Naming, namings: list[Naming]) -> bool:
        """Whether a clause that ends with a verb of speech, 'left the room, saying', has no other name."""
        others = any(it.key != naming.key for it in namings)
        found = self.speech.verb.search(behind.rstrip(" :,")[-_LONGEST_VERB:]) if not others else None
        return found is not None and found.end() == len(behind.rstrip(" :,")[-_LONGEST_VERB:]) and "," in behind


def _is_no_subject(clause: _Clause, before: str, behind: str) -> bool:
    """Whether a name is an object, stands behind a preposition, or says whose brother or lawyer speaks."""
    if NOT_BEFORE.search(before) or (OBJECT.search(before) and not clause.behind):
        return True
    return relative_behind(behind) is not None or relative_before(before) is not None


def _is_told(clause: _Clause, naming: Naming) -> bool:
    """Whether a name is that of one who is told; 'told a briefing at the harbour' does not tell the harbour."""
    before = clause.plain[: naming.start]
    if _WAS_TOLD.match(clause.plain, naming.end):
        return True
    return OBJECT.search(before) is not None and not _PLACE.search(before)


def _joined(clause: _Clause, naming: Naming, other: Naming) -> bool:
    """Whether a naming and a speaker stand side by side with 'and' between them."""
    first, second = sorted((naming, other))
    return naming.key != other.key and _AND.fullmatch(clause.plain, first.end, second.start) is not None


def _is_first(clause: _Clause, naming: Naming, namings: list[Naming]) -> bool:
    """Whether no other name stands before one, but for those that 'and' joins with it."""
    earlier = [it.end for it in namings if it.end <= naming.start and it.key != naming.key and not it.by_role]
    return not earlier or _AND.fullmatch(clause.plain, max(earlier), naming.start) is not None


def _is_aside(clause: _Clause, naming: Naming) -> bool:
    """Whether a name stands in 'when Kel asked', with a sentence of somebody else's behind it."""
    aside = _ASIDE.match(clause.plain)
    return aside is not None and naming.start < aside.end("clause") and aside["rest"].strip(" ,:") != ""


_ASIDE = compiled_late(
    r"\s*(?:\w+\s+)?(?:when|after|as|while|if|although|though|before|since|because|once)\s(?P<clause>[^,;]*),(?P<rest>.*)",
    re.DOTALL,
)
_TITLE_OF = compiled_late(
    r"(?:['’]s?)?(?P<title>(?:\s+[a-z][\w’'-]*){1,6})(?:\s+[A-Z][\w.’'-]*){1,4}(?=\s*(?:[,:(]|\s[a-z]|\Z))"
)
"""A title in small letters behind a name, and the name whose title it is."""
_NO_TITLE = compiled_late(r"\b(?:and|or|who|that|when|as|was|were|is|has|had|have|will|would|could|on)\b|\w+ed\s*$")
"""Words that are in no title, and the verb of which the second name is the object."""
_ANSWER = compiled_late(r"[,;]\s*(?:and\s+|but\s+)?(?:he|she)\b(?P<end>.*)\Z", re.DOTALL)
_WHO = compiled_late(r"\s*,?\s+who\s")
_SO = compiled_late(rf"so\s+(?:[\w'’.-]+\s+){{0,{LONGEST_TITLE}}}")
"""What names a speaker in German: ', so die Ministerin Kel'."""
_WAS_TOLD = compiled_late(
    r"\s+(?:(?:was|is|were|are|had\s+been)\s+(?:told|asked|warned|informed)|heard)\b\W*(?:\Z|from\b)"
)
"""What makes whoever is named before it one who is told: 'Kel was told: "..."'."""
_PLACE = compiled_late(r"\b(?:at|in|from|for|outside|near)\s+(?:the\s+)?$")
_STOPS = compiled_late("[,;:]")
_AND = compiled_late(r"\s*,?\s*(?:&|and|et|und|y|e|och|og|en|si|i|и|та|і)\s+(?:\w+,?\s+){0,3}")
"""What joins two names."""
_LONGEST_OFFICE = 7
"""Words of the longest office before a name: 'the former minister of ports and roads'."""
_LONGEST_VERB = 20
"""Characters at the end of a clause in which a verb is looked for."""
