"""Compares reports of one event: the same words in two of them, and what they say differently."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.people import is_misspelt
from briefing.draft.proposal import DraftPlace, ProposedDiscrepancy, ProposedPair, ProposedVersion
from briefing.draft.reading import on_one_line
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.draft.proposal import ProposedActor, ProposedStatement
    from briefing.draft.reading import ReportReading

__all__ = ["find_discrepancies", "find_pairs", "merged"]

_WORD = re.compile(r"\w+")
SHINGLE = 5
"""Words that two statements must begin with, one of them somewhere inside, to be held against each other."""


def merged(statements: Sequence[ProposedStatement]) -> list[ProposedStatement]:
    """Join statements of several reports whose words are the same, or a part of the other's; the longer one stays.

    Only what one speaker says is joined, or what one of the reports leaves without a speaker.
    """
    kept: dict[int, ProposedStatement] = {}
    by_shingle: dict[tuple[str, ...], int] = {}
    keys = [tuple(_WORD.findall(folded(one.text))) for one in statements]
    for number in sorted(range(len(statements)), key=lambda it: (-len(keys[it]), it)):
        one, key = statements[number], keys[number]
        known = by_shingle.get(key[:SHINGLE]) if one.kind == "direct" and key else None
        if known is not None and _is_same(one, key, kept[known], keys[known]):
            kept[known] = replace(
                kept[known],
                also=(*kept[known].also, DraftPlace(one.source, one.at)),
                speakers=kept[known].speakers or one.speakers,
            )
            continue
        kept[number] = one
        if one.kind == "direct":
            for start in range(max(len(key) - SHINGLE, 0) + 1):
                by_shingle.setdefault(key[start : start + SHINGLE], number)
    return [kept[number] for number in sorted(kept)]


def _is_same(
    one: ProposedStatement, key: tuple[str, ...], other: ProposedStatement, other_key: tuple[str, ...]
) -> bool:
    speakers = not one.speakers or not other.speakers or one.speakers == other.speakers
    return one.source != other.source and speakers and f" {' '.join(key)} " in f" {' '.join(other_key)} "


_NUMBERS = "one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands".split()
_COUNTED = re.compile(
    rf"(?<![\w.,/])(?P<number>\d{{1,3}}(?:[,.]\d{{3}})+|\d{{1,7}}|{'|'.join(_NUMBERS)})"
    r"(?P<between>(?: [a-z][\w-]+){1,4}?) (?:(?:were|was|are|have been|had been|has been|being) )?"
    r"(?P<done>killed|dead|died|injured|hurt|wounded|missing|"
    r"arrested|detained|evacuated|displaced|rescued|hospitalised|hospitalized|homeless|infected|destroyed|damaged)\b",
    re.IGNORECASE,
)
_SAME = {"dead": "killed", "died": "killed", "hurt": "injured", "wounded": "injured", "detained": "arrested"}
_ABOUT = re.compile(r"\b(?:at least|about|some|more than|nearly|up to|around|over|almost)\s\Z", re.IGNORECASE)


class _Count(NamedTuple):
    """How many of something had something done to them, in the words of a report."""

    what: tuple[str, str]
    number: str
    version: ProposedVersion


def find_discrepancies(reports: Sequence[ReportReading]) -> list[ProposedDiscrepancy]:
    """List the numbers, the spellings of names and the days that differ between reports."""
    if len(reports) < 2:
        return []
    return [*_numbers(reports), *_spellings(reports), *_days(reports)]


def _days(reports: Sequence[ReportReading]) -> Iterator[ProposedDiscrepancy]:
    """The days on which reports let the event be; not sure, for each may tell of another day."""
    versions: dict[str, ProposedVersion] = {}
    for report in reports:
        if report.day is not None:
            date, at = report.day
            claim = f"{on_one_line(date.text)} ({date.edtf})"
            versions.setdefault(date.edtf, ProposedVersion(claim, DraftPlace(report.report.id, at)))
    if len(versions) > 1:
        yield ProposedDiscrepancy(
            question="On which day was it?",
            versions=tuple(versions.values()),
            why="the reports begin with different days",
            sure=False,
        )


def _numbers(reports: Sequence[ReportReading]) -> Iterator[ProposedDiscrepancy]:
    found: dict[tuple[str, str], dict[str, _Count]] = {}
    for report in reports:
        own: dict[tuple[str, str], _Count] = {}
        for count in _counts(report):
            own.setdefault(count.what, count)
        for what, count in own.items():
            found.setdefault(what, {}).setdefault(count.number, count)
    for (noun, done), counts in found.items():
        if len(counts) > 1:
            yield ProposedDiscrepancy(
                question=f"How many {noun} {done}?",
                versions=tuple(count.version for count in counts.values()),
                why="the reports give different numbers",
            )


def _counts(reading: ReportReading) -> Iterator[_Count]:
    for paragraph in reading.paragraphs[reading.body - 1 :]:
        for found in _COUNTED.finditer(paragraph.veiled):
            done = found["done"].lower()
            noun = (
                found["between"].split()[-1]
                if found["between"].split()[-1] not in _VERBS
                else found["between"].split()[0]
            )
            number = found["number"].lower().replace(",", "").replace(".", "")
            number = str(_NUMBERS.index(number) + 1) if number in _NUMBERS[:12] else number
            about = _ABOUT.search(paragraph.veiled, max(found.start() - 12, 0), found.start())
            claim = on_one_line(f"{about[0] if about else ''}{found[0]}")
            place = DraftPlace(reading.report.id, paragraph.number)
            yield _Count((noun.lower(), _SAME.get(done, done)), number, ProposedVersion(claim, place))


_VERBS = frozenset("were was are have had has been being".split())


def _spellings(reports: Sequence[ReportReading]) -> Iterator[ProposedDiscrepancy]:
    """People whose given or family names are the same, and the other differs by a letter or two."""
    seen: dict[tuple[str, int], list[tuple[str, ProposedVersion]]] = {}
    for report in reports:
        for one in report.people.everyone():
            if one.is_person and " " in one.name:
                version = ProposedVersion(one.name, DraftPlace(report.report.id, one.at))
                words = folded(one.name).split()
                for place in (-1, 0):
                    seen.setdefault((words[place], place), []).append((report.report.id, version))
    told: set[str] = set()
    for versions in seen.values():
        first = versions[0]
        others = [
            version
            for source, version in versions[1:MOST_NAMESAKES]
            if source != first[0] and is_misspelt(folded(version.claim), folded(first[1].claim))
        ]
        if others and first[1].claim not in told:
            told.add(first[1].claim)
            yield ProposedDiscrepancy(
                question=f"How is the name of {first[1].claim} spelt?",
                versions=(first[1], *others),
                why="the reports spell a name differently",
            )


MOST_NAMESAKES = 8
"""People of one family or given name that are compared."""


def find_pairs(statements: Iterable[ProposedStatement], actors: Sequence[ProposedActor]) -> list[ProposedPair]:
    """List the pairs of actors whose statements name each other."""
    by_word: dict[str, str] = {}
    for actor in actors:
        for form in (actor.name, *actor.aliases):
            words = folded(form).split()
            by_word.setdefault(words[-1] if actor.kind == "person" else " ".join(words), actor.id)
    firsts = {form.partition(" ")[0] for form in by_word}
    names: dict[tuple[str, str], str] = {}
    for one in statements:
        words = _WORD.findall(folded(one.text))
        begun = [start for start, word in enumerate(words) if word in firsts]
        runs = {" ".join(words[start : start + size]) for size in (1, 2, 3) for start in begun}
        for other in dict.fromkeys(by_word[run] for run in runs if run in by_word):
            for speaker in one.speakers:
                names.setdefault((speaker, other), f"paragraph {one.at} of '{one.source}'")
    return [
        ProposedPair(one, other, f"each names the other: {place}, {names[other, one]}")
        for (one, other), place in names.items()
        if one < other and (other, one) in names
    ]
