"""What a verdict says of a statement, in a word, in a label and in a sentence."""

from __future__ import annotations

import pytest

from briefing.check.ladder import Located
from briefing.check.searchable import SourceHit
from briefing.check.verdict import PieceProof, Rung, Standing, Tally, Verdict


def piece(
    rung: Rung,
    *reasons: str,
    quoted: bool = True,
    passage: bool = False,
    whose: str = "",
    paragraph: int = 1,
    misplaced: bool = False,
) -> PieceProof:
    """A piece of a statement that was found so."""
    spans = () if rung is Rung.NOT_FOUND else (SourceHit(paragraph, 0, 4),)
    located = Located(rung, spans, reasons, misplaced)
    return PieceProof("Word", located, quoted, ("passage",) if passage else ("text",), whose)


VERBATIM, ELIDED, MISSING = piece(Rung.VERBATIM), piece(Rung.ELIDED, "words left out"), piece(Rung.NOT_FOUND)


@pytest.mark.parametrize(
    ("pieces", "standing", "meaning"),
    [
        ((VERBATIM,), Standing.VERIFIED, "the words stand in the source, character for character"),
        (
            (VERBATIM, ELIDED, piece(Rung.NORMALISED, "dashes")),
            Standing.VERIFIED,
            (
                "the words stand in the source in pieces; words are left out or inserted where the quotation says so "
                "(words left out, dashes)"
            ),
        ),
        ((MISSING,), Standing.NOT_FOUND, "the words do not stand in the source"),
        ((VERBATIM, MISSING), Standing.NOT_FOUND, "1 of 2 pieces of the words do not stand in the source"),
        ((MISSING, MISSING), Standing.NOT_FOUND, "the words do not stand in the source"),
        (
            (piece(Rung.NOT_FOUND, passage=True),),
            Standing.NOT_FOUND,
            "the passage this paraphrase rests on does not stand in the source",
        ),
        (
            (piece(Rung.VERBATIM, passage=True),),
            Standing.PASSAGE_FOUND,
            "the passage this paraphrase rests on stands in the source, character for character",
        ),
        (
            (VERBATIM, piece(Rung.VERBATIM, quoted=False)),
            Standing.NOT_QUOTED,
            "the words stand in the source, character for character, but not in quotation marks there",
        ),
        (
            (piece(Rung.VERBATIM, quoted=False, whose="in the turn of 'Sand'"),),
            Standing.NOT_QUOTED,
            "the words stand in the source, character for character, but in the turn of 'Sand'",
        ),
        (
            (piece(Rung.VERBATIM, paragraph=3, misplaced=True),),
            Standing.VERIFIED,
            "the words stand in the source, character for character; in paragraph 3, not where the brief says",
        ),
    ],
)
def test_a_sentence_says_what_was_found(pieces: tuple[PieceProof, ...], standing: Standing, meaning: str) -> None:
    verdict = Verdict.of_pieces(pieces)
    assert verdict.standing is standing
    assert verdict.sentence == f"{standing}: {meaning}"


@pytest.mark.parametrize(
    ("pieces", "label"),
    [
        ((VERBATIM,), f"{Standing.VERIFIED}, verbatim"),
        ((piece(Rung.NORMALISED),), f"{Standing.VERIFIED}, normalised (typography only)"),
        ((VERBATIM, ELIDED), f"{Standing.VERIFIED}, elided (as marked)"),
        ((VERBATIM, MISSING), str(Standing.NOT_FOUND)),
    ],
)
def test_a_label_says_how_the_worst_piece_was_found(pieces: tuple[PieceProof, ...], label: str) -> None:
    verdict = Verdict.of_pieces(pieces)
    assert (verdict.label, verdict.remark) == (label, label)
    assert verdict.result == str(verdict.rung)


def test_what_was_not_compared_says_why() -> None:
    verdict = Verdict(Standing.NOT_COMPARED, why="its source has no archive")
    assert (verdict.how, verdict.label, verdict.remark) == ("", str(verdict.standing), str(verdict.standing))
    assert verdict.sentence == f"{Standing.NOT_COMPARED}: its source has no archive"
    assert verdict.result == "no archive"
    assert verdict.as_data()["why"] == "its source has no archive"
    assert verdict.as_data()["misplaced"] is False


def test_a_paraphrase_without_a_passage_says_nothing_unless_it_should_have_claimed_words() -> None:
    plain, odd = Verdict(Standing.NOTHING_CLAIMED), Verdict(Standing.NOTHING_CLAIMED, why="no piece is in marks")
    assert (plain.remark, odd.remark) == ("", f"{Standing.NOTHING_CLAIMED}: no piece is in marks")
    assert plain.sentence.endswith(": a paraphrase; no words in it are given as the speaker's")
    assert (plain.result, plain.as_data()["why"]) == ("nothing to prove", None)


def test_the_tally_counts_quotations_and_paraphrases_apart() -> None:
    found, lost = piece(Rung.VERBATIM, passage=True), piece(Rung.NOT_FOUND, passage=True)
    quotations = [Verdict.of_pieces((it,)) for it in (VERBATIM, ELIDED, MISSING)]
    tally = Tally([*quotations, *(Verdict.of_pieces((it,)) for it in (found, lost))])
    assert tally.sentence() == (
        f"quotations: 2 of 3 verified (1 verbatim, 1 elided); 1 {Standing.NOT_FOUND}; "
        f"paraphrases: 1 of 2 rest on a passage found in the source; 1 {Standing.NOT_FOUND}"
    )
    assert (tally.compared, tally.worst) == (3, Standing.NOT_FOUND)
    assert Tally([Verdict.of_pieces((found,))]).of_passages() == ("1 of 1 rests on a passage found in the source",)
    assert Tally([]).sentence() == "nothing is quoted word for word"
