"""The verdict on a statement: what the comparison with its source means, decided here for every output.

Lists, details, tallies, exports, findings and copied text take the word, the sign, the sentence and the severity from
here. A statement is *verified* only where all words that it claims to be the speaker's stand in the source as a
quotation.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from briefing.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.check.ladder import Located
    from briefing.errors import NodePath

__all__ = ["PieceProof", "Rung", "Standing", "Tally", "Verdict"]


class Rung(StrEnum):
    """How words were found in a source."""

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    ELIDED = "elided"
    NOT_FOUND = "not found"


class Standing(StrEnum):
    """What the comparison means; the value is the word that every output prints."""

    NOT_FOUND = "NOT FOUND"
    NOT_QUOTED = "found, not as a quotation"
    NOT_COMPARED = "not compared"
    VERIFIED = "verified"
    PASSAGE_FOUND = "passage found"
    NOTHING_CLAIMED = "nothing claimed"


_SIGNS = {
    Standing.NOT_FOUND: "X",
    Standing.NOT_QUOTED: "!",
    Standing.NOT_COMPARED: "?",
    Standing.VERIFIED: "+",
    Standing.PASSAGE_FOUND: "",
    Standing.NOTHING_CLAIMED: "",
}
_SEVERITIES = {
    Standing.NOT_FOUND: Severity.ERROR,
    Standing.NOT_QUOTED: Severity.WARNING,
    Standing.NOT_COMPARED: Severity.NOTE,
}
_HOW = {
    Rung.VERBATIM: "verbatim",
    Rung.NORMALISED: "normalised (typography only)",
    Rung.ELIDED: "elided (as marked)",
}
_HOW_SENTENCES = {
    Rung.VERBATIM: "in the source, character for character",
    Rung.NORMALISED: "in the source; only the typography differs",
    Rung.ELIDED: "in the source in pieces; words are left out or inserted where the quotation says so",
}


@dataclass(frozen=True, slots=True)
class PieceProof:
    """Words that are claimed to stand in a source, and where they were found.

    Attributes:
        words: The words.
        located: Where they stand.
        quoted: Whether the source, too, has them in quotation marks; True where that is not claimed.
        field: The field of the statement that claims them: `("text",)`, `("original", "text")` or `("passage",)`.
        whose: Whose they are there, in a clause, where the source says that they are another's: 'in the turn of "X"'.
    """

    words: str
    located: Located
    quoted: bool = True
    field: NodePath = ("text",)
    whose: str = ""

    @property
    def instead(self) -> str:
        """How words that are not quoted stand there: 'not in quotation marks there'."""
        return self.whose or "not in quotation marks there"

    @property
    def is_claim(self) -> bool:
        """Whether they are said to be the speaker's words; the passage under a paraphrase is not."""
        return self.field != ("passage",)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one statement.

    Attributes:
        standing: What the comparison means.
        rung: How the words were found: that of the worst piece; None where nothing was compared.
        pieces: Everything that was looked for, piece by piece.
        claims: Whether the statement gives words as its speaker's own.
        why: Why it was not compared, or why a statement that should claim words claims none; empty otherwise.
    """

    standing: Standing
    rung: Rung | None = None
    pieces: tuple[PieceProof, ...] = ()
    claims: bool = True
    why: str = ""

    @classmethod
    def of_pieces(cls, pieces: tuple[PieceProof, ...]) -> Verdict:
        """Judge what was found of the pieces of one statement; there is at least one."""
        claims = any(piece.is_claim for piece in pieces)
        rungs = {piece.located.rung for piece in pieces}
        worst = next(rung for rung in reversed(Rung) if rung in rungs)
        if worst is Rung.NOT_FOUND:
            standing = Standing.NOT_FOUND
        elif not all(piece.quoted for piece in pieces):
            standing = Standing.NOT_QUOTED
        else:
            standing = Standing.VERIFIED if claims else Standing.PASSAGE_FOUND
        return cls(standing, worst, pieces, claims)

    @property
    def word(self) -> str:
        """The word for it, one and the same in every output."""
        return str(self.standing)

    @property
    def sign(self) -> str:
        """An ASCII sign for narrow columns, empty where nothing is claimed; a screen may draw it as a glyph."""
        return _SIGNS[self.standing]

    @property
    def severity(self) -> Severity | None:
        """How bad it is; None where nothing is wrong."""
        return _SEVERITIES.get(self.standing)

    @property
    def verified(self) -> bool:
        """Whether the words it claims stand in the source as a quotation."""
        return self.standing is Standing.VERIFIED

    @property
    def how(self) -> str:
        """How the words were found, in a word or two; empty where they were not, or not all."""
        return _HOW.get(self.rung, "") if self.rung else ""

    @property
    def label(self) -> str:
        """The word and how the words were found: 'verified, verbatim'."""
        return ", ".join(filter(None, (self.word, self.how)))

    @property
    def remark(self) -> str:
        """The verdict for a line of details; empty for a paraphrase that names no passage, whose kind says it all."""
        if self.standing is Standing.NOTHING_CLAIMED:
            return f"{self.word}: {self.why}" if self.why else ""
        return self.label

    @property
    def paragraph(self) -> int | None:
        """The paragraph in which the first words that were found begin."""
        return next((piece.located.paragraph for piece in self.pieces if piece.located.paragraph), None)

    @property
    def misplaced(self) -> int | None:
        """The paragraph where words stand that are said to stand in another; None where all stand as said."""
        return next((piece.located.paragraph for piece in self.pieces if piece.located.misplaced), None)

    @property
    def sentence(self) -> str:
        """The word and what it means, in a sentence without a full stop."""
        return f"{self.word}: {self._meaning()}"

    @property
    def result(self) -> str:
        """How the words were found, or why they were not looked for, in the words of the JSON outputs."""
        if self.rung is not None:
            return str(self.rung)
        return "nothing to prove" if self.standing is Standing.NOTHING_CLAIMED else "no archive"

    def as_data(self) -> dict[str, Any]:
        """The verdict for programs; `claims` tells a quotation from a paraphrase that rests on a passage."""
        return {
            "verdict": self.word,
            "result": self.result,
            "claims": self.claims,
            "paragraph": self.paragraph,
            "misplaced": self.misplaced is not None,
            "why": self.why or None,
            "pieces": [
                {
                    "field": ".".join(map(str, piece.field)),
                    "words": piece.words,
                    "result": str(piece.located.rung),
                    "paragraph": piece.located.paragraph,
                    "reasons": list(piece.located.reasons),
                    "quoted_there": piece.quoted,
                    "spans": [list(span) for span in piece.located.spans],
                }
                for piece in self.pieces
            ],
        }

    def _meaning(self) -> str:
        if self.standing in {Standing.NOT_COMPARED, Standing.NOTHING_CLAIMED}:
            return self.why or "a paraphrase; no words in it are given as the speaker's"
        words = "the words" if self.claims else "the passage this paraphrase rests on"
        stands = "stand" if self.claims else "stands"
        missing = [piece for piece in self.pieces if piece.located.rung is Rung.NOT_FOUND]
        if missing:
            part = f"{len(missing)} of {len(self.pieces)} pieces " if len(missing) < len(self.pieces) else ""
            return f"{part and part + 'of '}{words} {'do' if self.claims else 'does'} not stand in the source"
        reasons = dict.fromkeys(reason for piece in self.pieces for reason in piece.located.reasons)
        because = f" ({', '.join(reasons)})" if reasons else ""
        found = f"{words} {stands} {_HOW_SENTENCES[self.rung or Rung.VERBATIM]}{because}"
        if self.standing is Standing.NOT_QUOTED:
            found += f", but {next(piece.instead for piece in self.pieces if not piece.quoted)}"
        return f"{found}; in paragraph {self.misplaced}, not where the brief says" if self.misplaced else found


class Tally:
    """How many statements came to which verdict; counted here for every output."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        verdicts = tuple(verdicts)
        self._claims = Counter(verdict.standing for verdict in verdicts if verdict.claims)
        self._passages = Counter(verdict.standing for verdict in verdicts if not verdict.claims)
        self.by_rung: Mapping[Rung, int] = Counter(
            verdict.rung for verdict in verdicts if verdict.verified and verdict.rung is not None
        )

    def __getitem__(self, standing: Standing) -> int:
        """How many statements, quotations or paraphrases, came to a standing."""
        return self._claims[standing] + self._passages[standing]

    @property
    def quotations(self) -> int:
        """Statements that give words as their speaker's own."""
        return self._claims.total()

    @property
    def verified(self) -> int:
        """Those of them that are verified."""
        return self._claims[Standing.VERIFIED]

    @property
    def compared(self) -> int:
        """Those of them that were compared with a source."""
        return self.quotations - self._claims[Standing.NOT_COMPARED]

    @property
    def passages(self) -> int:
        """Paraphrases whose passage was looked for."""
        return self._passages[Standing.PASSAGE_FOUND] + self._passages[Standing.NOT_FOUND]

    @property
    def passages_found(self) -> int:
        """Those of them whose passage stands in the source."""
        return self._passages[Standing.PASSAGE_FOUND]

    @property
    def worst(self) -> Standing | None:
        """The worst standing that occurs and calls for a reader's attention; None where none does."""
        return next((standing for standing in _SEVERITIES if self[standing]), None)

    def of_quotations(self) -> tuple[str, ...]:
        """What became of the quotations: '3 of 4 verified (3 verbatim)', '1 NOT FOUND'."""
        if not self.quotations:
            return ()
        how = ", ".join(f"{self.by_rung[rung]} {rung}" for rung in Rung if self.by_rung[rung])
        bad = (standing for standing in _SEVERITIES if self._claims[standing])
        return (
            f"{self.verified} of {self.quotations} verified{f' ({how})' if how else ''}",
            *(f"{self._claims[standing]} {standing}" for standing in bad),
        )

    def of_passages(self) -> tuple[str, ...]:
        """What became of the passages under paraphrases: '2 of 2 rest on a passage found in the source'."""
        if not self.passages:
            return ()
        missing = self._passages[Standing.NOT_FOUND]
        verb = "rests" if self.passages == 1 else "rest"
        return (
            f"{self.passages_found} of {self.passages} {verb} on a passage found in the source",
            *([f"{missing} {Standing.NOT_FOUND}"] if missing else []),
        )

    def sentence(self) -> str:
        """Say it in a line: 'quotations: 3 of 4 verified (3 verbatim); 1 NOT FOUND'."""
        said = (("quotations", self.of_quotations()), ("paraphrases", self.of_passages()))
        parts = (f"{label}: {'; '.join(parts)}" for label, parts in said if parts)
        return "; ".join(parts) or "nothing is quoted word for word"
