"""Puts the statements of another program in the place of the program's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.actors import id_of_actor
from briefing.draft.outside import Refused, ask, shown_of
from briefing.draft.proposal import DraftPlace, ProposedActor, ProposedDate, ProposedStatement
from briefing.model.wording import count_of, join_words
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.draft.outside import OutsideStatement
    from briefing.draft.proposal import Proposal, SourceReport

__all__ = ["Merged", "with_statements_of"]


class Merged(NamedTuple):
    """A proposal whose statements are another program's.

    Attributes:
        proposal: What is proposed.
        numbers: For the place of each statement its number in the answer.
        refused: What was not taken over.
    """

    proposal: Proposal
    numbers: Mapping[int, int]
    refused: tuple[Refused, ...]


class _NoUse(Exception):  # noqa: N818 - a reason and no failure
    """Why a statement is not taken over, in a clause."""


def with_statements_of(command: str, proposal: Proposal, reports: Sequence[SourceReport], *, timeout: float) -> Merged:
    """Ask a command for statements, and take over those that name what the reports have.

    Args:
        command: The command line.
        proposal: What the program proposes itself; its actors, dates and discrepancies stay.
        reports: The reports.
        timeout: Seconds that the answer may take.

    Raises:
        BriefingError: The command gives no answer in the form.
    """
    answer = ask(command, reports, timeout=timeout)
    merging = _Merging(proposal, reports)
    taken: list[tuple[int, ProposedStatement]] = []
    refused = list(answer.refused)
    for number, statement in answer.statements:
        try:
            taken.append((number, merging.statement(statement)))
        except _NoUse as reason:
            refused.append(Refused(number, shown_of({"text": statement.text}), str(reason)))
    merged = replace(proposal, statements=tuple(one for _, one in taken), actors=tuple(merging.actors))
    return Merged(merged, {place: number for place, (number, _) in enumerate(taken)}, tuple(refused))


class _Merging:
    """Knows the reports and the actors, and adds those that only the other program names."""

    def __init__(self, proposal: Proposal, reports: Sequence[SourceReport]) -> None:
        self.actors = list(proposal.actors)
        self._reports = {report.id: report for report in reports}
        self._texts = {report.id: _plain(" ".join(report.paragraphs)) for report in reports}
        self._ids: dict[str, dict[str, str]] = {}
        for actor in self.actors:
            for name in (actor.name, *actor.aliases):
                self._ids.setdefault(_plain(name), {})[actor.id] = actor.name
        self._taken = {*self._reports, *(actor.id for actor in self.actors)}
        self._seen: set[tuple[str, str, str, str | None]] = set()

    def statement(self, found: OutsideStatement) -> ProposedStatement:
        """The statement as it can be proved, or the reason why it is of no use."""
        source = self._source(found)
        if found.at > len(source.paragraphs):
            raise _NoUse(f"'{source.id}' has no paragraph {found.at}: it has {len(source.paragraphs)}")
        if found.kind == "indirect" and found.passage is None:
            raise _NoUse("an indirect statement needs the 'passage' of the report that it rests on")
        same = (source.id, found.kind, folded(found.text), found.speaker)
        if same in self._seen:
            raise _NoUse("it was proposed twice")
        self._seen.add(same)
        return ProposedStatement(
            kind=found.kind,
            text=found.text,
            source=source.id,
            at=found.at,
            speakers=(self._actor(found.speaker, source.id, found.at),) if found.speaker else (),
            passage=(found.passage or "") if found.kind == "indirect" else "",
            cue=found.cue or "",
            date=_date(found),
            venue=found.venue or "",
            via=tuple(found.via),
            why=found.why or "",
        )

    def _source(self, found: OutsideStatement) -> SourceReport:
        if found.source is None and len(self._reports) > 1:
            raise _NoUse(f"it names no source, and there are {count_of(len(self._reports), 'report')}")
        source = self._reports.get(found.source) if found.source else next(iter(self._reports.values()))
        if source is None:
            raise _NoUse(f"there is no report '{found.source}'")
        return source

    def _actor(self, name: str, source: str, at: int) -> str:
        """The id of a speaker, who must be named in the report."""
        plain = _plain(name)
        if plain not in self._texts[source]:
            raise _NoUse(f"its speaker '{name}' is named nowhere in '{source}'")
        meant = self._ids.setdefault(plain, {})
        if len(meant) > 1:
            raise _NoUse(f"its speaker '{name}' may be {join_words(list(meant.values()), 'or')}")
        if not meant:
            key = id_of_actor(name, self._taken)
            self._taken.add(key)
            why = "named as a speaker by the program that was asked"
            self.actors.append(ProposedActor(id=key, name=name, kind="", place=DraftPlace(source, at), why=why))
            meant[key] = name
        return next(iter(meant))


def _plain(name: str) -> str:
    return " ".join(folded(name).split())


def _date(found: OutsideStatement) -> ProposedDate | None:
    if found.date is None:
        return None
    return ProposedDate(found.date.text, found.date.edtf, "inferred" if found.date.edtf else "unknown")
