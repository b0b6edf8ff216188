"""The quotations of a document, and where each stands in the sources: by the same ladder as the check of a brief."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.cuts import find_cuts
from briefing.check.dressing import without_footnotes
from briefing.check.evidence import SHOWN, find_nearest, word_difference
from briefing.check.ladder import Located, has_elision, locate
from briefing.check.marks import first_double, quoted_pieces
from briefing.check.normalise import normalise
from briefing.check.prose import without_last_stop
from briefing.check.quoted import is_quoted_in, runs_on
from briefing.check.searchable import searchable
from briefing.check.unsaid import find_unsaid
from briefing.check.verdict import PieceProof, Rung, Standing, Verdict
from briefing.errors import Diagnostic, Severity, SourcePosition, SourceSpan
from briefing.text.characters import FIRST_UNSPACED
from briefing.verify.speaking import Voices
from briefing.verify.stating import SaidBeside, Statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.check.searchable import SourceHit
    from briefing.draft.people import Named
    from briefing.sources import ArchiveText
    from briefing.sources.documents import Block, DocumentText
    from briefing.verify.reading import Origin, ReadSource

__all__ = ["Evidence", "Quotation", "VerifiedDocument", "VerifiedQuotation", "quotations_of", "verify"]

_TOKEN = re.compile(r"[^\W_]{2,}")
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-‐\xad]\n[ \t]*(?=[^\W\d_])")
_CREDIT = re.compile(r"\s*(?:[—–―]|--?(?=\s))\s*[^\W\d_][^\n]{0,78}[^\n.!?…:,]\s*\Z")
"""The line that names whom a quotation is by."""
_CREDIT_SIGN = re.compile(r"\A\s*[—–―-]+\s*")
"""What it begins with."""

MOST_PLACES = 20
"""Places of the same words at which their speaker is looked for."""

MOST_NEAR = 5
"""Sources in which the nearest passage is looked for: those that share most words with the quotation."""

_FOUND = frozenset({Standing.VERIFIED, Standing.PASSAGE_FOUND})
_RANKS = (Standing.VERIFIED, Standing.PASSAGE_FOUND, Standing.NOT_QUOTED, Standing.NOT_FOUND)


class Quotation(NamedTuple):
    """Words that a document gives as somebody's own.

    Attributes:
        words: The words, without their marks.
        block: The paragraph of the document, counted from 0.
        start: Where they begin in its text.
        is_block: The whole paragraph is set apart as a quotation, and has no marks of its own.
        closed: Whether a mark closes them.
        credit: The line beneath them that names whom they are by, without its dash; empty where there is none.
    """

    words: str
    block: int
    start: int
    is_block: bool = False
    closed: bool = True
    credit: str = ""


def quotations_of(blocks: Sequence[Block]) -> Iterator[Quotation]:
    """List what stands in quotation marks in a document, and paragraphs it sets apart that have none, in its order."""
    carried = False
    for place, block in enumerate(blocks):
        following = blocks[place + 1].text if place + 1 < len(blocks) else ""
        pieces = quoted_pieces(block.text)
        text, credit = _credited(block.text, following)
        if block.is_quotation and not pieces and not carried:
            if not _CREDIT.match(block.text):
                yield Quotation(text.strip(), place, 0, is_block=True, credit=credit)
            continue
        if carried:
            closing = first_double(block.text)
            yield Quotation(block.text[: closing.start() if closing else None].rstrip(), place, 0)
        carried = False
        for piece in pieces:
            goes_on = not piece.closed and runs_on(block.text, following) is not None
            carried = goes_on and runs_on(block.text, following) == 0
            alone = credit if not any(map(str.isalnum, text[piece.end :])) and len(pieces) == 1 else ""
            yield Quotation(piece.words, place, piece.start, closed=piece.closed or goes_on, credit=alone)


def _credited(text: str, following: str) -> tuple[str, str]:
    """A paragraph without the line that names whom it is by, and that line, which may be the next paragraph."""
    above, _, last = text.rstrip().rpartition("\n")
    if above and _CREDIT.match(last):
        return above, _CREDIT_SIGN.sub("", last).strip()
    return text, _CREDIT_SIGN.sub("", following).strip() if _CREDIT.match(following) and "\n" not in following else ""


class Evidence:
    """The texts that a document is held against, by their names.

    Args:
        texts: For each source its name and its text.
        origins: The briefs whose archives they are, for those that are some.
    """

    def __init__(self, texts: Mapping[str, ArchiveText], origins: Mapping[str, Origin] | None = None) -> None:
        self.texts = dict(texts)
        self.origins = dict(origins or {})
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for name, text in self.texts.items():
            tokens = {token for paragraph in searchable(text).normalised for token in _tokens(paragraph.text)}
            for token in tokens:
                self._holders[token].append(name)

    @classmethod
    def of(cls, sources: Iterable[ReadSource]) -> Evidence:
        """Take in texts as they are read."""
        read = list(sources)
        return cls({it.name: it.text for it in read}, {it.name: it.origin for it in read if it.origin})

    @property
    def has_words(self) -> bool:
        """Whether there is anything to compare with."""
        return bool(self._holders)

    def by_likeness(self, words: str) -> list[str]:
        """The sources that share words with a quotation, those first that share most."""
        shared: Counter[str] = Counter()
        for token in set(_tokens(normalise(words).text)):
            shared.update(self._holders.get(token, ()))
        return [name for name, _ in shared.most_common()]

    def that_may_hold(self, words: str) -> list[str]:
        """The sources in which a quotation can stand: those that have all its words.

        Where something is left out, words are joined by brackets, or a script has no blanks between its words, any
        source may.
        """
        plain = normalise(words).text
        tokens = set(_tokens(plain))
        if not tokens or has_elision(words) or any(sign >= FIRST_UNSPACED for sign in plain):
            near = self.by_likeness(words)
            return [*near, *(name for name in self.texts if name not in set(near))]
        rarest, *others = sorted((self._holders.get(token, []) for token in tokens), key=len)
        return [name for name in rarest if all(name in holders for holders in map(set, others))]


def _tokens(text: str) -> Iterable[str]:
    return (token.lower() for token in _TOKEN.findall(text))


class VerifiedQuotation(NamedTuple):
    """A quotation of a document and what its comparison gave.

    Attributes:
        quotation: The words and their place.
        verdict: What was found.
        source: The name of the source in which they stand; None where they stand in none.
        findings: What is wrong.
    """

    quotation: Quotation
    verdict: Verdict
    source: str | None
    findings: tuple[Diagnostic, ...] = ()


class VerifiedDocument(NamedTuple):
    """The quotations of one document with their verdicts, in its order."""

    name: str
    document: DocumentText
    quotations: tuple[VerifiedQuotation, ...]

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with any of them."""
        return tuple(finding for one in self.quotations for finding in one.findings)


def verify(name: str, document: DocumentText, evidence: Evidence) -> VerifiedDocument:
    """Look up every quotation of a document in the sources.

    Args:
        name: The document as the user named it.
        document: Its paragraphs.
        evidence: The sources.
    """
    found = [_look_up(quotation, evidence) for quotation in quotations_of(document.blocks)]
    spoken = [one.quotation.block for one in found if one.verdict.standing is Standing.VERIFIED]
    voices = Voices(document.blocks, spoken, evidence.texts)
    statements = Statements(voices, evidence.texts, evidence.origins)
    judged = (_judged(one, voices, statements) for one in found)
    told = (
        one._replace(findings=tuple(_findings(name, document, one, _Heard(named, voices, statements), evidence)))
        for one, named in judged
    )
    return VerifiedDocument(name, document, tuple(told))


class _Heard(NamedTuple):
    """Whom the document gives a quotation to, if it names somebody, and who says what."""

    named: Named | None
    voices: Voices
    statements: Statements


def _judged(one: VerifiedQuotation, voices: Voices, statements: Statements) -> tuple[VerifiedQuotation, Named | None]:
    """Hold a quotation against what a transcript or a statement says of whose words they are."""
    quotation, source = one.quotation, one.source
    if source is None or one.verdict.standing not in _FOUND:
        return one, None
    if quotation.credit:
        named = voices.credited(quotation.credit, source)
    elif quotation.is_block:
        named = None
    else:
        named = voices.named(quotation.block, quotation.start, quotation.start + len(quotation.words), source)
    whose = statements.whose(named, one.verdict, source) if named else ""
    if not whose:
        return one, named
    (piece,) = one.verdict.pieces
    return one._replace(verdict=Verdict.of_pieces((replace(piece, quoted=False, whose=whose),))), named


def _look_up(quotation: Quotation, evidence: Evidence) -> VerifiedQuotation:
    """Find a quotation where it stands best: as a quotation before anywhere else."""
    best = VerifiedQuotation(quotation, _not_found(quotation), None)
    for words, less_stop in _readings(quotation):
        for name in evidence.that_may_hold(words):
            found = VerifiedQuotation(
                quotation, _verdict(quotation, words, evidence.texts[name], less_stop=less_stop), name
            )
            if _RANKS.index(found.verdict.standing) < _RANKS.index(best.verdict.standing):
                best = found
            if best.verdict.standing in _FOUND:
                return best
    return best


def _readings(quotation: Quotation) -> tuple[tuple[str, bool], ...]:
    """Words as they stand, and as they may have been said, with whether a stop was taken from them.

    First less the signs of the document's own footnotes. A word that a line end divides is read as one and with its
    hyphen. Last less their stop, for American print sets the comma or full stop of its own sentence before the closing
    mark: "It is over," he said.
    """
    words = quotation.words
    whole = [_DIVIDED.sub("", words), _DIVIDED.sub("-", words)] if _DIVIDED.search(words) else [words]
    whole = [*dict.fromkeys((*map(without_footnotes, whole), *whole))]
    ended = () if quotation.is_block else map(without_last_stop, (each.rstrip("\xad") for each in whole))
    return (*((each, False) for each in whole), *((each, True) for each in ended if each not in whole))


def _not_found(quotation: Quotation) -> Verdict:
    return Verdict.of_pieces((PieceProof(quotation.words, Located(Rung.NOT_FOUND), field=_field(quotation)),))


def _field(quotation: Quotation) -> tuple[str]:
    """A paragraph that is set apart may be a speaker's words or the source's own, as the passage of a statement."""
    return ("passage",) if quotation.is_block else ("text",)


def _verdict(quotation: Quotation, words: str, text: ArchiveText, *, less_stop: bool) -> Verdict:
    located = locate(words, text, quoted=not quotation.is_block)
    if less_stop and located.rung is not Rung.NOT_FOUND:
        rung = Rung.NORMALISED if located.rung is Rung.VERBATIM else located.rung
        located = replace(located, rung=rung, reasons=(*located.reasons, "end punctuation"))
    quoted = quotation.is_block or all(is_quoted_in(text, hit) for hit in located.spans)
    return Verdict.of_pieces((PieceProof(words, located, quoted, _field(quotation)),))


def _findings(
    name: str, document: DocumentText, verified: VerifiedQuotation, heard: _Heard, evidence: Evidence
) -> Iterator[Diagnostic]:
    quotation, verdict, source, _ = verified
    block = document.blocks[quotation.block]
    span = _span(quotation, document)
    where = f"page {block.page}" if block.page else "" if span else f"paragraph {quotation.block + 1}"
    line = document.lines[span.start.line - 1] if span else None
    shown = " ".join(quotation.words.split())
    shown = f'"{shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}..."}"'

    def finding(code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
        return Diagnostic(code, severity, message, name, where, span, line, hint)

    if source is None:
        open_end = "" if quotation.closed else "; no mark closes them"
        yield finding(
            "BR301", Severity.ERROR, f"the words {shown} stand in no source{open_end}", _nearest(quotation, evidence)
        )
        return
    text = evidence.texts[source]
    (piece,) = verdict.pieces
    if piece.whose:
        severity = Severity.WARNING if text.kind is None else Severity.ERROR
        yield finding("BR321", severity, f"{shown}: the words stand in '{source}' {piece.whose}", "correct the speaker")
    elif verdict.standing is Standing.NOT_QUOTED:
        yield finding(
            "BR306",
            Severity.WARNING,
            f"the words {shown} stand in '{source}', paragraph {verdict.paragraph}, but {piece.instead}",
            "if they are the reporter's and not a speaker's, take the marks away",
        )
    if quotation.is_block and heard.named is None:
        return
    by_person = heard.named is not None
    cuts = find_cuts(piece.located, text, block.text[: quotation.start])
    for cut in (*cuts, *find_unsaid(piece.located, text, by_person=by_person)):
        yield finding(cut.code, Severity.WARNING, f"{shown}: {cut.message}", cut.hint)
    if verdict.standing in _FOUND:
        for told in _told(shown, verified, heard, source, text):
            yield finding(told.code, Severity.WARNING, told.message, told.hint)


def _told(
    shown: str, verified: VerifiedQuotation, heard: _Heard, source: str, text: ArchiveText
) -> Iterator[SaidBeside]:
    """What is found about who said some words: each kind of finding once."""
    codes: set[str] = set()
    if heard.named is not None:
        told = [heard.voices.differ(heard.named, source, hit) for hit in _places(verified, text)]
        # A source may have the same words twice, as beneath its headline; one place that agrees is enough.
        if all(said for said, _ in told):
            said, hint = told[0]
            yield SaidBeside("BR307", f"{shown}: {said}", hint)
            codes.add("BR307")
    for found in heard.statements.told(shown, heard.named, verified.verdict, source):
        if found.code not in codes:
            yield found
        codes.add(found.code)


def _places(verified: VerifiedQuotation, text: ArchiveText) -> Iterator[SourceHit]:
    """Where the words were found, and then where else they stand."""
    found = verified.verdict.pieces[0].located.spans[0]
    yield found
    plain = normalise(without_last_stop(without_footnotes(verified.quotation.words))).text
    yield from (hits[0] for hits in islice(searchable(text).places(plain), MOST_PLACES) if hits[0] != found)


def _nearest(quotation: Quotation, evidence: Evidence) -> str:
    """The passage that is most like words which stand nowhere, of the sources that share most words with them."""
    near = []
    for name in evidence.by_likeness(quotation.words)[:MOST_NEAR]:
        found = find_nearest(quotation.words, evidence.texts[name])
        if found is not None:
            difference = word_difference(quotation.words, found.passage)
            near.append((difference.count("[-") + difference.count("{+"), name, found.paragraph, difference))
    if not near:
        return "nothing like them stands in the sources"
    _, name, paragraph, difference = min(near, key=lambda one: one[0])
    return f"nearest, '{name}', paragraph {paragraph}: {difference}"


def _span(quotation: Quotation, document: DocumentText) -> SourceSpan | None:
    """The first line of the words in the file; all of it where they cannot be told apart in it."""
    block = document.blocks[quotation.block]
    if block.line is None or not document.lines:
        return None
    line = block.line + block.text.count("\n", 0, quotation.start)
    line = min(line, len(document.lines))
    text = document.lines[line - 1]
    first = quotation.words.split("\n", 1)[0].rstrip()
    start = text.find(first) if first else -1
    if start < 0:
        start, end = len(text) - len(text.lstrip()), len(text)
    else:
        end = start + len(first)
    return SourceSpan(SourcePosition(line, start + 1), SourcePosition(line, max(end, start + 1) + 1))
