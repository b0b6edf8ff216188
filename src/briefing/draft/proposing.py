"""Puts together what the reports of one event seem to say: the entry of the engine."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from typing import TYPE_CHECKING

from briefing.draft.proposal import (
    DraftPlace,
    Proposal,
    ProposedActor,
    ProposedDate,
    ProposedEntry,
    ProposedEvent,
    ProposedStatement,
)
from briefing.draft.statements import dated_sentences, find_statements
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.draft.people import Person
    from briefing.draft.proposal import SourceReport
    from briefing.draft.statements import FoundStatement, SaidOn

__all__ = ["propose"]

_NO_ID = re.compile(r"[^a-z0-9]+")


def propose(reports: Sequence[SourceReport]) -> Proposal:
    """Propose a brief from reports of one event; there is at least one, with at least one paragraph.

    Nothing that it proposes with quotation marks is not found by the check.
    """
    actors = _Actors(report.id for report in reports)
    statements = [
        _statement(found, report, actors)
        for report in reports
        for found in find_statements(report.paragraphs, _day(report.published), report.language)
        if _stands(found, report)
    ]
    timeline = [
        ProposedEntry(
            date=_date(found.date),
            text=found.text,
            place=DraftPlace(report.id, found.at),
            why="the sentence names a day",
        )
        for report in reports
        for found in dated_sentences(report.paragraphs, _day(report.published), report.language)
    ]
    first = reports[0]
    title = first.title or " ".join(first.paragraphs[0].split())
    body = [number for number, text in enumerate(first.paragraphs, 1) if len(text.split()) > _LONGEST_HEADING]
    at = body[0] if body else 1
    event = ProposedEvent(summary=" ".join(first.paragraphs[at - 1].split()), place=DraftPlace(first.id, at))
    return Proposal(
        title=title,
        event=event,
        actors=tuple(actors.proposed),
        statements=tuple(statements),
        timeline=tuple(timeline),
    )


_LONGEST_HEADING = 12
"""Words of the longest paragraph that may be a headline or a date."""


class _Actors:
    """The actors of a proposal, each with an id of its own."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._known: dict[str, ProposedActor] = {}

    @property
    def proposed(self) -> Iterable[ProposedActor]:
        return self._known.values()

    def id_of(self, person: Person, place: DraftPlace) -> str:
        """The id of somebody, who is proposed as an actor by it."""
        if person.name not in self._known:
            self._known[person.name] = ProposedActor(
                id=self._new_id(person.name),
                name=person.name,
                kind="person" if person.is_person else "organization",
                role=person.role,
                aliases=person.forms,
                place=place,
                why=f"named first in paragraph {place.at}",
            )
        return self._known[person.name].id

    def _new_id(self, name: str) -> str:
        plain = _NO_ID.sub("-", folded(name)).strip("-")[:40]
        plain = plain if plain[:1].isalpha() else f"actor-{plain}".rstrip("-")
        number, made = 1, plain
        while made in self._taken:
            number += 1
            made = f"{plain}-{number}"
        self._taken.add(made)
        return made


def _day(published: str | None) -> Date | None:
    """The day of publication; None where it is not one day."""
    try:
        return Date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _date(said: SaidOn) -> ProposedDate:
    return ProposedDate(said.text, said.edtf, "inferred")


def _statement(found: FoundStatement, report: SourceReport, actors: _Actors) -> ProposedStatement:
    speaker = (actors.id_of(found.speaker, DraftPlace(report.id, found.at)),) if found.speaker else ()
    return ProposedStatement(
        kind="direct" if found.kind == "direct" else "mixed",
        text=found.text,
        source=report.id,
        at=found.at,
        speakers=speaker,
        cue=found.cue,
        date=_date(found.date) if found.date else None,
        via=(found.via,) if found.via else (),
        why=f"paragraph {found.at}",
        sure=found.is_sure,
    )


def _stands(found: FoundStatement, report: SourceReport) -> bool:
    """Whether the check finds the words."""
    from briefing.check.ladder import locate  # noqa: PLC0415 - the check reads the model, which takes long
    from briefing.check.marks import quoted_pieces  # noqa: PLC0415
    from briefing.check.verdict import Rung  # noqa: PLC0415
    from briefing.sources import ArchiveText  # noqa: PLC0415

    archive = ArchiveText(report.paragraphs, report.id, language=report.language)
    pieces = [piece.words for piece in quoted_pieces(found.text, report.language)]
    words = [found.text] if found.kind == "direct" else pieces
    return bool(words) and all(locate(each, archive, found.at).rung is not Rung.NOT_FOUND for each in words)
