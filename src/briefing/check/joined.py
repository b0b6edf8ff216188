"""Whether the pieces of one quotation are another's words: the source names somebody else between or behind them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.marks import QuotedPiece, first_double, quoted_pieces
from briefing.check.naming import whole_namings
from briefing.check.quoted import is_quoted_in, quotation_at
from briefing.check.signs import STOPS
from briefing.check.speech_words import speech_of
from briefing.check.turns import has_voices
from briefing.sources import ArchiveText
from briefing.text import folded_beside
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check.naming import Naming, NamingIndex
    from briefing.check.proof import Proof
    from briefing.check.searchable import SourceHit
    from briefing.check.speech_words import Speech
    from briefing.model import Briefing, Quote
    from briefing.sources import ArchiveError

__all__ = ["Joined", "find_joined"]

_ADDRESSED = compiled_late(
    r"\b(?:to|told|tells|with|asked|of|about|against|from|de|von|mit|zu|an|a|à|con|до|з|к|с|об|о)\s*$"
)
_SENTENCE = compiled_late(rf"[{STOPS}]\s|[。！？।]|\n")
_HE = compiled_late(
    r"\b(?:he|she|they|il|elle|er|sie|el|ella|lui|lei|ele|ela|hij|zij|han|hon|hun|han|он|она|він|вона)\b"
)
_CAPITALS = r"[^\W\d_a-z][\w'’.-]+(?:\s+[^\W\d_a-z][\w'’.-]+){1,2}"
_NAME = compiled_late(rf"\s+({_CAPITALS})")
_NAME_BEFORE = compiled_late(rf"(?<!\w)({_CAPITALS})\s+\Z")
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
            reader = _Reader(quote, briefing, names, speech_of(archive.language))
            other = next(filter(None, map(reader.other, _beside(held))), None)
            if other:
                yield Joined(place, f"{quote.id}: beside one of the pieces the source names {other}")
                break


def _held(spans: tuple[SourceHit, ...], archive: ArchiveText) -> list[_Held]:
    found = []
    for hit in spans:
        text = archive.paragraphs[hit.paragraph - 1]
        piece = quotation_at(archive, hit)
        closing = first_double(text, hit.end) if piece is None and is_quoted_in(archive, hit) else None
        if closing is not None:
            # It opened in a paragraph before this one.
            piece = QuotedPiece(0, closing.start(), text[: closing.start()], closed=True)
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


class _Reader:
    """Reads what a reporter says beside quotations: whom it names but the speaker."""

    def __init__(self, quote: Quote, briefing: Briefing, names: NamingIndex, speech: Speech) -> None:
        self._quote = quote
        self._actors = briefing.actors
        self._names = names
        self._speech = speech

    def other(self, said: str) -> str:
        """Another person whom the reporter names, unless the speaker is meant before; empty where there is none."""
        plain, cased = folded_beside(_without_quotations(said))
        found = whole_namings(list(self._names.find(plain)))
        namings = [it for it in found if not it.by_role or self._speaks(plain, it)]
        own = [it for it in namings if it.key in self._quote.speaker]
        for naming in namings:
            if naming in own or self._actors[naming.key].kind != "person":
                continue
            meant = _HE.search(plain, 0, naming.start) or self._only_told_of(plain, naming, own)
            if not meant and not _ADDRESSED.search(plain, 0, naming.start):
                return self._actors[naming.key].name
        return "" if own or _HE.search(plain) else self._stranger(plain, cased, namings)

    def _speaks(self, text: str, naming: Naming) -> bool:
        """Whether a verb of speech stands right before a naming, or behind it."""
        before = self._speech.inverted.search(text, max(naming.start - REACH, 0), naming.start)
        return before is not None or self._speech.behind.match(text, naming.end) is not None

    def _only_told_of(self, text: str, naming: Naming, own: list[Naming]) -> bool:
        """Whether a person stands behind the speaker in a sentence, and beside no verb of speech."""
        before = [it.end for it in own if it.end <= naming.start]
        if not before or _SENTENCE.search(text, before[-1], naming.start):
            return False
        speaks = self._speech.behind.match(text, naming.end) or text[naming.end :].lstrip().startswith(":")
        return not speaks and not self._speech.inverted.search(text[before[-1] : naming.start])

    def _stranger(self, plain: str, cased: str, namings: list[Naming]) -> str:
        """A full name beside a verb of speech that is no actor's."""
        for verb in self._speech.verb.finditer(plain):
            found = _NAME.match(cased, verb.end()) or _NAME_BEFORE.search(
                cased, max(verb.start() - REACH, 0), verb.start()
            )
            if found is None or not all(word[0].isupper() for word in found[1].split()):
                continue
            if not any(it.start < found.end() and found.start() < it.end for it in namings):
                return " ".join(found[1].split()).rstrip(".")
        return ""


def _without_quotations(text: str) -> str:
    """What the reporter says between two quotations; the marks at its ends are theirs."""
    text = text.strip(" ,\"'“”„’‘»«「」『』")
    parts, done = [], 0
    for piece in quoted_pieces(text):
        if piece.closed:
            parts.append(text[done : piece.start])
            done = piece.end
    return "".join([*parts, text[done:]])
