"""Whether the pieces of one quotation are another's words: the source names somebody else between or behind them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.marks import quoted_pieces
from briefing.check.quoted import quotation_at
from briefing.check.turns import has_voices
from briefing.sources import ArchiveText
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check.marks import QuotedPiece
    from briefing.check.naming import NamingIndex
    from briefing.check.proof import Proof
    from briefing.check.searchable import SourceHit
    from briefing.model import Briefing, Quote
    from briefing.sources import ArchiveError

__all__ = ["Joined", "find_joined"]

_ADDRESSED = re.compile(
    r"\b(?:to|told|tells|with|asked|of|about|against|from|de|von|mit|zu|an|a|à|con|до|з|к|с|об|о)\s*$"
)
_SENTENCE = re.compile(r"[.!?。！？।]\s|[。！？।]|\n")
_HE = re.compile(r"\b(?:he|she|they|il|elle|er|sie|el|ella|lui|lei|ele|ela|hij|zij|han|hon|hun|han|он|она|він|вона)\b")
REACH = 300
"""Characters before and behind a quotation in which its speaker is named."""


class Joined(NamedTuple):
    """A statement of pieces that lie in quotations of several: its place in the brief's list, and what is wrong."""

    quote: int
    message: str


class _Held(NamedTuple):
    """A stretch of words, the paragraph it lies in, and the quotation that holds it."""

    hit: SourceHit
    text: str
    piece: QuotedPiece


def find_joined(
    briefing: Briefing, proof: Proof, archives: Mapping[str, ArchiveText | ArchiveError], names: NamingIndex
) -> Iterator[Joined]:
    """Find statements whose pieces lie in different quotations, beside one of which the source names another person."""
    for place, quote in enumerate(briefing.quotes):
        archive = archives.get(quote.source or "")
        if not isinstance(archive, ArchiveText) or not quote.speaker or has_voices(archive):
            continue
        for proved in proof.verdicts[quote.id].pieces:
            held = _held(proved.located.spans, archive) if proved.is_claim and len(proved.located.spans) > 1 else []
            other = next(filter(None, (_other(said, quote, briefing, names) for said in _beside(held))), None)
            if other:
                yield Joined(place, f"{quote.id}: beside one of the pieces the source names {other}")
                break


def _held(spans: tuple[SourceHit, ...], archive: ArchiveText) -> list[_Held]:
    found = []
    for hit in spans:
        text = archive.paragraphs[hit.paragraph - 1]
        piece = quotation_at(archive, hit)
        if piece is not None:
            found.append(_Held(hit, text, piece))
    return found


def _beside(held: list[_Held]) -> Iterator[str]:
    """What the reporter says between quotations, and in the sentence behind the last."""
    apart = False
    for one, other in pairwise(held):
        same = one.hit.paragraph == other.hit.paragraph
        if same and one.piece == other.piece:
            continue
        apart = apart or one.piece.closed or not same
        yield one.text[one.piece.end : other.piece.start] if same else one.text[one.piece.end :]
        if not same:
            yield other.text[max(other.piece.start - REACH, 0) : other.piece.start]
    if apart:
        last = held[-1]
        behind = last.text[last.piece.end : last.piece.end + REACH].lstrip(" ,.;!?\"'“”’»«„」』—–-")
        yield _SENTENCE.split(behind)[0]


def _other(said: str, quote: Quote, briefing: Briefing, names: NamingIndex) -> str:
    """Another person whom the reporter names, unless the speaker is meant before; empty where there is none."""
    text = folded(_without_quotations(said))
    for naming in names.find(text):
        if naming.by_role or briefing.actors[naming.key].kind != "person":
            continue
        if naming.key in quote.speaker:
            continue
        meant = _HE.search(text, 0, naming.start)
        if not meant and not _ADDRESSED.search(text, 0, naming.start):
            return briefing.actors[naming.key].name
    return ""


def _without_quotations(text: str) -> str:
    parts, done = [], 0
    for piece in quoted_pieces(text):
        if piece.closed:
            parts.append(text[done : piece.start])
            done = piece.end
    return "".join([*parts, text[done:]])
