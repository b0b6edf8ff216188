"""The turns of a transcript as statements: what stands in a turn is its speaker's own words, paragraph by paragraph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.turns import is_subtitled, turns_of
from briefing.draft.dated_words import find_dates
from briefing.draft.name_words import OFFICES
from briefing.draft.people import Named
from briefing.draft.proposal import ProposedDate, ProposedStatement
from briefing.draft.reading import on_one_line
from briefing.model.names import HONORIFICS
from briefing.sources import ArchiveText
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.check.turns import Turn
    from briefing.draft.actors import Actors
    from briefing.draft.people import People
    from briefing.draft.reading import ReportReading

__all__ = ["FEWEST", "answers", "is_transcript", "transcribed", "voices_of", "without_noise"]

_ASKING = frozenset(
    "q question questions reporter reporters journalist interviewer moderator host presenter operator audience "
    "unidentified unknown frage journalistin reporterin moderatorin "
    "journaliste pregunta periodista domanda giornalista pergunta jornalista вопрос журналист ведущий питання ведучий "
    "intrebare jurnalist pytanie dziennikarz fraga vraag".split()
)
"""Labels, folded, of those who ask: nobody knows who they are, and their words are not the news."""

_ANYBODY = frozenset("speaker male female man woman participant member press".split())
"""Words that are nobody's name alone, and of an office beside one: 'SPEAKER 2', but 'Speaker Ana Lupu'."""

_ANSWERING = frozenset(
    "a answer antwort reponse respuesta risposta resposta ответ відповідь raspuns odpowiedz svar".split()
)
"""Labels, folded, of whoever is asked, whose name stands elsewhere."""
UNNAMED = "The transcript does not say here whose these words are."

_OFFICES = HONORIFICS | OFFICES | frozenset(("press", "under", "permanent"))
"""Words of the offices before a name."""

_HOW = re.compile(r"interpr|translat|phone|video|link|continu|traduc|dolmetsch|übersetz|перев|перекл", re.IGNORECASE)
"""What may stand in brackets behind a name and is no office: 'through an interpreter', 'continued'."""

_NOISE = re.compile(r"[\[(][^\[\]()]{1,60}[\])]")
FEWEST = 4
"""Words of the shortest part of a turn that is drafted: 'Thank you very much.'"""


class _Part(NamedTuple):
    """A paragraph of a turn, or the part of one that is its: its number from 1, and its words."""

    turn: Turn
    number: int
    text: str


def is_transcript(paragraphs: Sequence[str], language: str | None = None) -> bool:
    """Whether labels of speakers divide a text into turns. Subtitles, which cut sentences anywhere, are none here."""
    return bool(_turns(paragraphs, language))


def _turns(paragraphs: Sequence[str], language: str | None) -> tuple[Turn, ...]:
    archive = ArchiveText(tuple(paragraphs), "transcript", language=language)
    return () if is_subtitled(archive) else turns_of(archive)


def transcribed(reading: ReportReading, actors: Actors) -> tuple[ProposedStatement, ...]:
    """The statements of a report that is a transcript; none of any other.

    Questions are left out, and so is what is too short to be told; an answer whose label has no name has no speaker.
    """
    report = reading.report
    turns = _turns(report.paragraphs, report.language)
    date = _day_of(report.paragraphs[: turns[0].paragraph - 1], report.language) if turns else None
    voices = voices_of(turns, reading.people, "\n".join(report.paragraphs))
    return tuple(
        ProposedStatement(
            kind="direct",
            text=part.text,
            source=report.id,
            at=part.number,
            speakers=(actors.id_of(named, report.id, speaks=True),) if (named := voices.get(part.turn.label)) else (),
            cue=part.turn.label,
            date=date,
            note="" if named else UNNAMED,
            why=f"the turn of '{part.turn.label}'",
        )
        for part in _parts(turns, report.paragraphs)
        if len(part.text.split()) >= FEWEST and (voices.get(part.turn.label) or answers(part.turn.label))
    )


def answers(label: str) -> bool:
    """Whether a label is that of whoever is asked, whose name stands elsewhere."""
    return folded(label) in _ANSWERING


def _day_of(heading: Sequence[str], language: str | None) -> ProposedDate | None:
    """The day of the talk, where what stands above it gives one day."""
    days = [found for text in heading for found in find_dates(on_one_line(text), None, language) if found.is_day]
    return ProposedDate(days[0].text, days[0].edtf, "stated") if len({day.edtf for day in days}) == 1 else None


def _parts(turns: Sequence[Turn], paragraphs: Sequence[str]) -> Iterator[_Part]:
    for turn, after in pairwise((*turns, None)):
        if turn is None:
            continue
        last = after.paragraph if after else len(paragraphs) + 1
        yield _Part(turn, turn.paragraph, _words(paragraphs[turn.paragraph - 1], turn.start, after, turn.paragraph))
        for number in range(turn.paragraph + 1, last):
            yield _Part(turn, number, _words(paragraphs[number - 1], 0, None, number))


def _words(paragraph: str, start: int, after: Turn | None, number: int) -> str:
    """What is said in a paragraph from a place on, up to the line of the next turn where it has one."""
    end = len(paragraph)
    if after is not None and after.paragraph == number:
        end = paragraph.rfind("\n", start, after.start)
        end = end if end >= 0 else after.start
    return on_one_line(without_noise(paragraph[start:end]))


def without_noise(said: str) -> str:
    """Words without what is noted in brackets at their ends, which nobody says; between words it is left to be seen."""
    stripped = said.strip()
    while found := _NOISE.match(stripped):
        stripped = stripped[found.end() :].lstrip()
    while (opened := max(stripped.rfind("["), stripped.rfind("("))) > 0 and _NOISE.fullmatch(stripped, opened):
        stripped = stripped[:opened].rstrip()
    return stripped


def voices_of(turns: Sequence[Turn], people: People, text: str) -> Mapping[str, Named]:
    """Who is meant by each label that names somebody: those with most words first, whose family name others may be."""
    found: dict[str, Named] = {}
    by_family: dict[str, Named] = {}
    by_label: dict[str, list[Turn]] = {}
    for turn in turns:
        by_label.setdefault(turn.label, []).append(turn)
    for label, own in sorted(by_label.items(), key=lambda pair: (-len(pair[0].split()), pair[0])):
        if answers(label) or _asks(label):
            continue
        office, name = _office_and_name(label)
        named = by_family.get(folded(name.split()[-1])) or _named(name, own[0].paragraph, people, text)
        found[label] = by_family.setdefault(folded(named.name.split()[-1]), named)
        roles = (turn.role for turn in own if turn.role and not _HOW.search(turn.role))
        role = next(roles, "") or _cased(office, text)
        named.role = named.role or on_one_line(role)
        named.count += len(own)
    return found


def _asks(label: str) -> bool:
    """Whether a label is that of whoever asks, or of nobody in particular.

    >>> _asks("UNIDENTIFIED REPORTER"), _asks("SPEAKER 2"), _asks("Speaker Ana Lupu")
    (True, True, False)
    """
    words = folded(label).replace(".", " ").split()
    anybody = all(word in _ANYBODY or word.isdigit() or len(word) == 1 for word in words)
    return anybody or not _ASKING.isdisjoint(words)


def _office_and_name(label: str) -> tuple[str, str]:
    """A label as the words of an office before a name, which may be none, and the name.

    >>> _office_and_name("PRIME MINISTER ANA ORSK"), _office_and_name("The Mayor")
    (('PRIME MINISTER', 'ANA ORSK'), ('', 'The Mayor'))
    """
    words = label.split()
    first = next((place for place, word in enumerate(words) if folded(word).rstrip(".") not in _OFFICES), len(words))
    return (" ".join(words[:first]), " ".join(words[first:])) if first < len(words) else ("", label)


def _named(name: str, number: int, people: People, text: str) -> Named:
    """Whom a name means: somebody whom the text names in full, else a person who is called so."""
    known = people.named(_cased(name, text))
    if known is not None and known.is_person and not known.name.isupper():
        return known
    return Named(_cased(name, text), number, kind="person")


def _cased(label: str, text: str) -> str:
    """Words of a label as the text has them elsewhere, where the label has capitals alone; else with capitals first."""
    if not label.isupper():
        return label
    found = (it[0] for it in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE))
    return next((words for words in found if not words.isupper()), label.title())
