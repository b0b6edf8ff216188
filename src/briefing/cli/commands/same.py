"""`briefing same`: which actors of different briefs are one, asked pair by pair."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.library import (
    FILE,
    index_option,
    mention_contradictions,
    mention_problems,
    opened_library,
    problems_as_data,
)
from briefing.cli.parameters import BriefingCommand, BriefPath, color_option
from briefing.cli.report import ExitCode
from briefing.cli.streams import write_stdout
from briefing.cli.terminals import is_terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefing.cli.report import Report
    from briefing.library.likeness import IdentityProposal

__all__ = ["same"]

VERSION = 1
ANSWERS = {"y": "same", "n": "different", "u": "unsure"}
MOST_ADDRESSES = 6


@click.command(
    "same",
    cls=BriefingCommand,
    examples=[
        ("briefing same briefs/", "ask who is who; the answers go to briefs/identities.yaml"),
        ("briefing same --json briefs/", "what would be asked, as data"),
        ("briefing same --list briefs/", "the same, to be read"),
    ],
)
@click.argument("path", type=BriefPath(), required=False)
@click.option("--why", nargs=2, metavar="ACTOR ACTOR", help="Say why two actors, each brief:actor, are one or not.")
@click.option("--list", "listed", is_flag=True, help="List what would be asked, and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="As JSON; nothing is asked.")
@index_option
@color_option
@click.pass_obj
def same(report: Report, path: str | None, why: tuple[str, str] | None, listed: bool, as_json: bool, index: str) -> int:
    """Say which actors of different briefs are one.

    Pairs that may be one are proposed with the reasons. On a terminal one key decides: y one, n two, u unsure, s asks
    again next time, q ends. The decisions are added to identities.yaml in the folder, for git and for every other
    command; to undo one, take it out of the file. Nothing is put together by itself. Exits with 1 where --why finds
    that two are not one.
    """
    from briefing.library.index.people import unknown_in_decisions  # noqa: PLC0415 - likewise
    from briefing.library.likeness import proposals_of  # noqa: PLC0415 - help and completion need no library

    if why:
        return _explain(path, why, report, index)
    with opened_library(path, report, index) as library:
        folder = library.folder
        proposals, contradictions = proposals_of(library, folder)
        left_out = problems_as_data(library)
        mention_problems(library, report)
        for address in library.ask(lambda store: unknown_in_decisions(store, folder)):
            report.note(f"{FILE}: no brief here has {address}; what was decided of it joins and parts nobody")
    mention_contradictions(contradictions, report)
    if as_json:
        write_stdout(_as_json(proposals, left_out))
    elif listed or not folder.is_dir() or not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        write_stdout("".join(f"{_described(one)}\n" for one in proposals))
    else:
        _ask(proposals, folder, report)
    return ExitCode.GOOD


def _explain(path: str | None, why: tuple[str, str], report: Report, index: str) -> int:
    from briefing.library.index.people import identities_of  # noqa: PLC0415 - likewise

    one, other = why
    with opened_library(path, report, index) as library:
        identities = library.ask(lambda store: identities_of(store, library.folder))
    reason = identities.explain(one, other)
    parted = identities.parts(one, other)
    if reason:
        text = f"one: {reason}"
    elif parted:
        text = f"two: {parted}"
    elif frozenset(why) in identities.unsure:
        text = "open: somebody looked and was not sure"
    else:
        text = "not known to be one: nothing that they share, and no decision"
    write_stdout(_safe(text) + "\n")
    mention_contradictions(identities.contradictions, report)
    return ExitCode.GOOD if reason else ExitCode.FINDINGS


def _ask(proposals: Sequence[IdentityProposal], folder: Path, report: Report) -> None:
    """Ask for one key a proposal, and write each answer at once."""
    from briefing.library.identities import Decision, save_decision  # noqa: PLC0415 - likewise
    from briefing.model.wording import count_of  # noqa: PLC0415 - likewise

    today = datetime.now(tz=UTC).date().isoformat()
    decided = 0
    for number, proposal in enumerate(proposals, 1):
        write_stdout(f"{number} of {len(proposals)}\n{_described(proposal)}\n")
        key = _key()
        if key == "q":
            break
        if key in ANSWERS:
            why = "; ".join(proposal.reasons) if key == "y" else ""
            save_decision(folder, Decision(ANSWERS[key], proposal.actors, why, today))
            decided += 1
        write_stdout(f"  {ANSWERS.get(key, 'skipped')}\n\n")
    report.note(f"{count_of(decided, 'decision')} of {count_of(len(proposals), 'proposal')} written")


def _key() -> str:
    write_stdout("  one? y yes, n no, u unsure, s skip, q quit ")
    while True:
        key = click.getchar().lower()
        if key in {*ANSWERS, "s", "q"}:
            return key


def _safe(text: str) -> str:
    from briefing.text import safe_line  # noqa: PLC0415 - help and completion need no text

    return safe_line(text)


def _described(proposal: IdentityProposal) -> str:
    """Who may be one, and why, in a few lines."""
    lines = []
    for person in proposal.people:
        role = f", {person.roles[0]}" if person.roles else ""
        addresses = list(dict.fromkeys(one.address for one in person.sightings))
        more = f" and {len(addresses) - MOST_ADDRESSES} others" if len(addresses) > MOST_ADDRESSES else ""
        lines.append(f"{person.name}{role} ({', '.join(addresses[:MOST_ADDRESSES])}{more})")
    lines += [f"  {reason}" for reason in proposal.reasons]
    return "\n".join(map(_safe, lines))


def _as_json(proposals: Sequence[IdentityProposal], left_out: Sequence[dict[str, Any]]) -> str:
    """Write the proposals as JSON in ASCII, where nothing needs to be made safe."""
    data = {
        "version": VERSION,
        "proposals": [
            {
                "names": [person.name for person in one.people],
                "actors": one.actors,
                "reasons": one.reasons,
                "likeness": one.likeness,
            }
            for one in proposals
        ],
        "left_out": left_out,
    }
    return json.dumps(data, indent=2) + "\n"
