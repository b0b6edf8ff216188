"""Finds how far what a verb of speech opens may reach: to the next verb that is not inside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.draft.sentences import DASHES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.citations import Cue
    from briefing.draft.sentences import Token

__all__ = ["ASIDE", "LINKING", "PARTING", "limit_of"]

ASIDE = DASHES - {"-"} | {","}
"""Signs with which an aside begins."""
LINKING = frozenset(("and", "or", "but"))
PARTING = DASHES | frozenset(",;:(")
"""Signs before a quotation that begins anew."""
_CONCEDING = frozenset("although though while whereas when as after before if because since once".split())
"""Words with which a clause begins before the one that it belongs to."""


def limit_of(tokens: Sequence[Token], own: Cue, cues: Sequence[Cue], end: int) -> int:
    """How far what a verb opens may reach: to the next verb that is not inside of it."""
    first = tokens[own.first - 1] if own.first else tokens[0]
    for cue in cues:
        before = tokens[cue.first - 1].text if cue.first else ""
        ends = cue.last >= end - 1 or (cue.behind and not cue.is_cited)
        leads = before == "," and (tokens[0].plain in _CONCEDING or first.plain in _CONCEDING)
        if cue.is_added or before == ";" or leads or (before in ASIDE and (ends or cue.is_cited)):
            return cue.first
        if before in ASIDE and _leads_to_whole(tokens, cue):
            return _before_intro(tokens, own.last, cue.first)
        quoted = _quoted_before(tokens, cue)
        if quoted is not None:
            return quoted
    return end


def _quoted_before(tokens: Sequence[Token], cue: Cue) -> int | None:
    """The whole quotation that stands right before a verb with its subject, behind a sign: 'No, "Never," Lupu said'."""
    if cue.is_cited or not cue.first:
        return None
    before = tokens[cue.first - 1]
    quoted = cue.first - 1 if before.is_veil else cue.first - 2
    joined = not before.is_word or before.plain in LINKING
    whole = quoted > 0 and joined and tokens[quoted].is_whole and tokens[quoted - 1].text in PARTING
    return quoted if whole else None


def _leads_to_whole(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether a whole quotation stands right behind a verb and a sign: 'Lupu replied, "No."'."""
    behind = tokens[cue.last : cue.last + 2]
    return not cue.is_cited and len(behind) > 1 and behind[0].text in {",", ":"} and behind[1].is_whole


def _before_intro(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where what leads up to a verb begins: 'He said no, and when he was asked again, Lupu said: "No."'."""
    for at in range(last - 2, max(first, last - LONGEST_LEAD), -1):
        following = tokens[at + 1].plain
        when = tokens[at + 2].plain if following in LINKING else following
        if tokens[at].text == "," and when in _CONCEDING:
            return at
    return last


LONGEST_LEAD = 24
"""Tokens of the longest clause with 'when' before a verb."""
