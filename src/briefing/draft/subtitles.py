"""What subtitles have people say: cues joined to sentences, each with the speaker whom the cue itself names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.dressing import CUE, undressed
from briefing.check.turns import is_no_subtitle, is_subtitled, turns_of
from briefing.draft.proposal import DraftPlace, ProposedGap, ProposedStatement
from briefing.draft.reading import on_one_line
from briefing.draft.transcripts import FEWEST, answers, voices_of, without_noise
from briefing.model.wording import count_of, join_words
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.check.turns import Turn
    from briefing.draft.actors import Actors
    from briefing.draft.people import Named
    from briefing.draft.proposal import SourceReport
    from briefing.draft.reading import ReportReading

__all__ = ["are_subtitles", "gap_of", "plain_report", "subtitled"]

UNNAMED = "The subtitles do not say here whose these words are."
_TIMES = re.compile(r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})")
_ANOTHER = re.compile(r"^[ \t\xad]*(?:[-–—]|>>+)[ \t]*(?=\S)", re.MULTILINE)
"""What begins a line of a cue that somebody else says."""
_SUNG = re.compile(r"[♪♫#*].*|.*[♪♫]", re.DOTALL)
_ENDED = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”")
PAUSE = 2.0
"""Seconds between two cues behind which a new statement begins."""
MOST_WORDS = 60
"""Words of a statement behind which a sentence begins a new one."""


class _Part(NamedTuple):
    """A cue, or what one person says of it: its paragraph from 1, who is named, the words, its times in seconds."""

    number: int
    voice: str
    words: str
    start: float
    end: float
    is_another: bool
    """Whether it shows by itself that somebody else speaks."""


@dataclass
class _Spoken:
    """What somebody says in one or more cues that follow each other."""

    number: int
    voice: str
    words: str
    end: float

    @property
    def is_ended(self) -> bool:
        """Whether its last sentence is at its end. Three points may be words that go on, or that are cut off."""
        return self.words.endswith(_ENDED) and not self.words.endswith("...")


def are_subtitles(paragraphs: Sequence[str]) -> bool:
    """Whether a text consists of the cues of SRT or WebVTT."""
    return is_subtitled(ArchiveText(tuple(paragraphs), "subtitles"))


def plain_report(report: SourceReport) -> SourceReport:
    """Subtitles as a report without times and tags, paragraph for paragraph; any other as it is."""
    if not are_subtitles(report.paragraphs):
        return report
    plain = tuple(on_one_line(undressed(paragraph)) or "-" for paragraph in report.paragraphs)
    return replace(report, paragraphs=plain, title=report.title or f"Subtitles of {report.id}")


def subtitled(report: SourceReport, reading: ReportReading, actors: Actors) -> tuple[ProposedStatement, ...]:
    """The statements of a report that consists of subtitles; none of any other.

    A cue without a name has no speaker, unless it goes on with the sentence of the cue before: whoever is seen to speak
    is not named. What is too short to be told is left out, and so are whoever asks, songs and noises.

    Args:
        report: The report as it was captured.
        reading: The same read without times and tags.
        actors: The actors of the draft, to whom the speakers are added.
    """
    if not are_subtitles(report.paragraphs):
        return ()
    archive = ArchiveText(report.paragraphs, report.id, language=report.language)
    turns = turns_of(archive)
    voices = voices_of(turns, reading.people, "\n".join(reading.report.paragraphs))
    return tuple(
        _statement(one, voices, report.id, actors)
        for one in _spoken(report.paragraphs, turns)
        if len(one.words.split()) >= FEWEST and (not one.voice or one.voice in voices or answers(one.voice))
    )


def gap_of(report: SourceReport, statements: Sequence[ProposedStatement]) -> ProposedGap | None:
    """What is not known of subtitles: who speaks where they name nobody; None where they name everybody."""
    unknown = list(dict.fromkeys(one.at for one in statements if not one.speakers))
    if not unknown:
        return None
    shown = [f"[{report.id}:{at}]" for at in unknown[:MOST_SHOWN]]
    more = [count_of(len(unknown) - MOST_SHOWN, "more cue")] if len(unknown) > MOST_SHOWN else []
    text = f"Who speaks in {join_words([*shown, *more])}: the subtitles do not say."
    return ProposedGap(DraftPlace(report.id, unknown[0]), text)


MOST_SHOWN = 3
"""Cues without a speaker that a gap names."""


def _statement(one: _Spoken, voices: Mapping[str, Named], source: str, actors: Actors) -> ProposedStatement:
    named = voices.get(one.voice)
    return ProposedStatement(
        kind="direct",
        text=one.words,
        source=source,
        at=one.number,
        speakers=(actors.id_of(named, source, speaks=True),) if named else (),
        note="" if named else UNNAMED,
        why=f"the cue of '{one.voice}'" if one.voice else "a cue that names nobody",
    )


def _spoken(paragraphs: Sequence[str], turns: Sequence[Turn]) -> Iterator[_Spoken]:
    said: _Spoken | None = None
    for part in _parts(paragraphs, turns):
        if said is not None and _goes_on(said, part):
            said.words, said.end = f"{said.words} {part.words}", part.end
            continue
        if said is not None:
            yield said
        said = _Spoken(part.number, part.voice, part.words, part.end)
    if said is not None:
        yield said


def _goes_on(said: _Spoken, part: _Part) -> bool:
    """Whether a part is the next of what somebody says: of the same sentence, or of nobody else as far as is seen."""
    if part.is_another or part.start - said.end > PAUSE or (part.voice and part.voice != said.voice):
        return False
    # A sentence that goes on is whose it was; the next one is theirs only where its cue says so.
    return not said.is_ended or (part.voice != "" and len(said.words.split()) < MOST_WORDS)


def _parts(paragraphs: Sequence[str], turns: Sequence[Turn]) -> Iterator[_Part]:
    by_paragraph: dict[int, list[Turn]] = {}
    for turn in turns:
        by_paragraph.setdefault(turn.paragraph, []).append(turn)
    for number, paragraph in enumerate(paragraphs, 1):
        cue = CUE.match(paragraph)
        if cue is None or is_no_subtitle(paragraph):
            continue
        start, end = (_seconds(found) for found in list(_TIMES.finditer(cue[0]))[:2])
        for label, words, is_another in _voiced(paragraph, cue.end(), by_paragraph.get(number, [])):
            shown = without_noise(on_one_line(words))
            if shown and not _SUNG.fullmatch(shown):
                yield _Part(number, label, shown, start, end, is_another)


def _voiced(paragraph: str, first: int, turns: Sequence[Turn]) -> Iterator[tuple[str, str, bool]]:
    """The parts of a cue by their speakers: the label of each or nothing, its words, and whether it is another's."""
    plain = f"{undressed(paragraph)[: first - 1]}\n{undressed(paragraph)[first:]}"
    lines = [found.span() for found in _ANOTHER.finditer(plain, first)]
    begins = {end: (start, "") for start, end in lines}
    for turn in turns:
        line = paragraph.rfind("\n", 0, turn.start) + 1
        begins = {place: one for place, one in begins.items() if not line <= one[0] < turn.start}
        begins[max(turn.start, first)] = (min(max(line, first), turn.start), turn.label)
    places = sorted(begins.items())
    if not places or plain[first : places[0][1][0]].strip(" \t\n\xad"):
        yield "", plain[first : places[0][1][0] if places else None], False
    ends = [opened for _, (opened, _) in places[1:]]
    for (place, (_, label)), end in zip_longest(places, ends):
        yield label, plain[place:end], not label


def _seconds(found: re.Match[str]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
