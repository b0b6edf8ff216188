"""The sign and the words for what the comparison with the source gave, and other short marks of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.reader.document import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Quote, Tension
    from briefing.reader.brief import OpenBrief
    from briefing.reader.writer import Lettering

__all__ = ["BAD", "joined_labels", "proof_mark", "standing_glyph", "trend_mark"]

SHORT = 12
"""Characters of a verdict that is kept on one line."""

BAD = frozenset({Standing.NOT_FOUND, Standing.NOT_QUOTED})
"""What a reader must not overlook."""


def standing_glyph(standing: Standing, lettering: Lettering) -> Span:
    """The sign for a verdict; a blank for a paraphrase, whose words are nobody's."""
    glyphs = lettering.glyphs
    signs = {
        Standing.NOT_FOUND: glyphs.not_found,
        Standing.NOT_QUOTED: "!",
        Standing.NOT_COMPARED: glyphs.not_compared,
        Standing.VERIFIED: glyphs.proved,
    }
    return Span(signs.get(standing, " "), Role.CAUTION if standing in BAD else Role.MUTED)


def proof_mark(quote: Quote, brief: OpenBrief, lettering: Lettering) -> Span:
    """The sign and the word for the verdict; empty before it is known, and for a paraphrase that stands."""
    if not brief.is_proved:
        return Span("")
    verdict = brief.proof.verdicts[quote.id]
    glyph = standing_glyph(verdict.standing, lettering)
    if not glyph.text.strip():
        # A passage that was found does not make the paraphrase of it the source's words.
        return Span("")
    word = verdict.word.replace(" ", "\xa0") if len(verdict.word) <= SHORT else verdict.word
    return glyph._replace(text=f"{glyph.text}\xa0{word}")


def trend_mark(tension: Tension, lettering: Lettering) -> str:
    """The sign for where a tension is going."""
    glyphs = lettering.glyphs
    signs = {"rising": glyphs.rising, "steady": glyphs.steady, "easing": glyphs.easing}
    return signs.get(tension.trend or "", glyphs.not_stated)


def joined_labels(labels: Iterable[str]) -> str:
    """Write labels shortly, those that follow each other as a range: 'Q1-Q4 Q9 T1'."""
    runs: list[tuple[str, int, int]] = []
    others: list[str] = []
    for label in labels:
        letters = label.rstrip("0123456789")
        digits = label[len(letters) :]
        if not digits or digits != str(int(digits)):
            others.append(label)
        elif runs and runs[-1][0] == letters and runs[-1][2] == int(digits) - 1:
            runs[-1] = (letters, runs[-1][1], int(digits))
        else:
            runs.append((letters, int(digits), int(digits)))
    ranges = [f"{letters}{start}" + (f"-{letters}{end}" if end > start else "") for letters, start, end in runs]
    return " ".join([*ranges, *others])
