"""Holds what was selected in pages against the texts of sources; each is proved as `check` proves, or refused.

A selection is no quotation by itself: only what stands in the source as somebody's words comes in as a quotation.
Anything else that stands there comes in as a paraphrase that rests on the passage, and claims nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.check import Rung, Standing, claims_of, locate, prove, quoted_pieces
from briefing.check.attribution import find_misattributions
from briefing.check.normalise import normalise
from briefing.check.searchable import searchable
from briefing.interchange.values import one_line
from briefing.interchange.web_annotations import laid_out
from briefing.model import Quote, QuoteKind
from briefing.model.wording import join_words
from briefing.sources import ArchiveText
from briefing.text.addresses import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.check.searchable import SourceHit
    from briefing.interchange.selections import Anchor, Selection
    from briefing.model import Briefing
    from briefing.sources import ArchiveError

__all__ = ["Placed", "Remark", "place_selections"]

SHOWN = 60
"""Characters of the words of an annotation by which it is named."""

AROUND = 400
"""Characters before and behind words in a source that are held against what an annotation has there."""


class Remark(NamedTuple):
    """What is to be said of one annotation.

    Attributes:
        number: Its place in the file, from 1.
        words: How its words begin.
        text: What became of it, in a clause.
        refused: Whether it does not come in although it should.
    """

    number: int
    words: str
    text: str
    refused: bool = False


class Placed(NamedTuple):
    """Statements made of annotations, and what is to be said of these."""

    statements: tuple[Quote, ...]
    remarks: tuple[Remark, ...]


class _Spot(NamedTuple):
    """Where words stand in a source, and whether they stand there as somebody's."""

    hits: tuple[SourceHit, ...]
    quoted: bool


class _Choice(NamedTuple):
    """What may be made of one annotation: statements, the strongest first, each with what is said if it is taken."""

    selection: Selection
    statements: tuple[tuple[Quote, str], ...]


def place_selections(
    selections: Iterable[Selection],
    briefing: Briefing,
    archives: Mapping[str, ArchiveText | ArchiveError],
    *,
    otherwise: str | None = None,
) -> Placed:
    """Make statements of annotations; all of them are drafts, and have no id yet.

    Args:
        selections: The annotations.
        briefing: The brief that they shall come into.
        archives: The texts of its sources.
        otherwise: The id of the source in which words of a page are looked for that is no source of the brief.
    """
    placing = _Placing(briefing, archives, otherwise)
    choices = [choice for selection in selections if (choice := placing.choice(selection))]
    statements = placing.proved(choices)
    return Placed(tuple(statements), tuple(sorted(placing.remarks, key=lambda remark: remark.number)))


class _Placing:
    """Goes through the annotations, and proves at the end all that may be made of them at once."""

    def __init__(
        self, briefing: Briefing, archives: Mapping[str, ArchiveText | ArchiveError], otherwise: str | None
    ) -> None:
        self._briefing, self._archives = briefing, archives
        self._otherwise = [otherwise] if otherwise else []
        self._pages: dict[str, list[str]] = {}
        for key, source in briefing.sources.items():
            for page in filter(None, (source.url, source.archive.path if source.archive else None)):
                self._pages.setdefault(page_of(page), []).append(key)
        self._known = {claim: quote.id for quote in briefing.quotes for claim in _words_of(quote)}
        self.remarks: list[Remark] = []

    def choice(self, selection: Selection) -> _Choice | None:
        """What may be made of an annotation; None where nothing can be, which is told."""
        if not selection.anchors:
            self._say(selection, "it selects no words: a note on a page, or an answer")
            return None
        keys = self._pages.get(page_of(selection.page), [])
        if len(keys) != 1 and self._otherwise:
            keys = self._otherwise
        if len(keys) != 1:
            named = f"the page {selection.page}" if selection.page else "its page"
            what = f"is the address of {join_words(keys)}" if keys else "is the address of no source of the brief"
            self._say(selection, f"{named} {what}", refused=True)
            return None
        archive = self._archives.get(keys[0])
        if isinstance(archive, ArchiveText):
            selection = selection._replace(anchors=tuple(_as_there(anchor, archive) for anchor in selection.anchors))
        words = (_joined(selection), selection.text)
        known = next(filter(None, (self._known.get((keys[0], _bare(_unmarked(text)))) for text in words if text)), None)
        if known:
            self._say(selection, f"{known} has these words already")
            return None
        if isinstance(archive, ArchiveText):
            return self._found(selection, keys[0], archive)
        why = str(archive) if archive else f"the source '{keys[0]}' has no archived text"
        speakers, unknown = self._speakers(selection)
        paraphrase = self._quote(
            selection, keys[0], kind=QuoteKind.INDIRECT, passage=_joined(selection), speaker=speakers
        )
        return _Choice(selection, ((paraphrase, _told(unknown, f"not compared, and no quotation: {why}")),))

    def _found(self, selection: Selection, key: str, archive: ArchiveText) -> _Choice | None:
        """What may be made of words that stand in a source."""
        spots: list[_Spot] = []
        doubt = ""
        for anchor in selection.anchors:
            found = _meant(_spots(anchor.exact, archive), anchor, archive)
            if not found:
                over = (
                    "; they run over several paragraphs, and are looked for in each alone"
                    if "\n" in anchor.exact
                    else ""
                )
                self._say(selection, f"its words do not stand in the text of '{key}'{over}", refused=True)
                return None
            doubt = doubt or (_doubt(found, key) if len(found) > 1 else "")
            spots += found
        numbers = {spot.hits[0].paragraph for spot in spots}
        at = spots[0].hits[0].paragraph if len(numbers) == 1 or not doubt else None
        made = self._statements(selection, key, at, quoted=all(spot.quoted for spot in spots))
        return _Choice(selection, tuple((quote, _told(doubt, what)) for quote, what in made))

    def _statements(
        self, selection: Selection, key: str, at: int | None, *, quoted: bool
    ) -> Iterator[tuple[Quote, str]]:
        speakers, unknown = self._speakers(selection)
        words = _joined(selection)
        if selection.text:
            if quoted and len(selection.anchors) > 1:
                yield self._quote(selection, key, at=at, kind=QuoteKind.DIRECT, speaker=speakers), unknown
            mixed = self._quote(selection, key, at=at, kind=QuoteKind.MIXED, speaker=speakers)
            single = len(selection.anchors) == 1
            yield (mixed.model_copy(update={"passage": words}) if single else mixed), unknown
            indirect = self._quote(selection, key, at=at, kind=QuoteKind.INDIRECT, passage=words, speaker=speakers)
            claimed = bool(quoted_pieces(selection.text))
            what = "no quotation: what it puts in quotation marks is not found as one there" if claimed else ""
            yield indirect, _told(unknown, what)
            return
        if quoted:
            direct = self._quote(selection, key, at=at, kind=QuoteKind.DIRECT)
            if speakers:
                yield direct.model_copy(update={"speaker": speakers}), unknown
            yield direct, _told(unknown, "the source gives its words to another" if speakers else "")
        what = "no quotation: it does not stand in quotation marks there, and comes in as a paraphrase on its passage"
        indirect = self._quote(selection, key, at=at, kind=QuoteKind.INDIRECT, passage=words, speaker=speakers)
        yield indirect, _told(unknown, what)

    def _speakers(self, selection: Selection) -> tuple[tuple[str, ...], str]:
        """The ids of those who are named as the speakers, and what is to be said of names that no actor has."""
        ids, unknown = [], []
        for name in selection.speakers:
            meant = [
                key for key, actor in self._briefing.actors.items() if name in {actor.name, actor.short, *actor.aliases}
            ]
            if len(meant) == 1:
                ids += meant
            else:
                unknown.append(f"'{name}'")
        told = f"{join_words(unknown)} {'are' if len(unknown) > 1 else 'is'} no actor of the brief" if unknown else ""
        return tuple(dict.fromkeys(ids)), told

    def _quote(self, selection: Selection, key: str, *, kind: QuoteKind, **given: Any) -> Quote:
        quote = Quote(
            text=selection.text or _joined(selection),
            kind=kind,
            source=key,
            note=selection.note or None,
            topic=one_line(", ".join(selection.tags)) or None,
            draft=True,
            **{"speaker": (), **given},
        )
        return quote.model_copy(update={"text": _unmarked(quote.text)}) if kind is QuoteKind.DIRECT else quote

    def proved(self, choices: list[_Choice]) -> Iterator[Quote]:
        """The strongest statement of each annotation that the check finds, without speakers whom it doubts."""
        trial = self._numbered(quote for choice in choices for quote, _ in choice.statements)
        verdicts = iter(prove(trial, self._archives).verdicts.values())
        taken: list[tuple[Selection, Quote]] = []
        first: dict[tuple[object, ...], int] = {}
        for choice in choices:
            stands = [_stands(quote, next(verdicts).standing) for quote, _ in choice.statements]
            found = next((one for one, good in zip(choice.statements, stands, strict=True) if good), None)
            if found is None:
                self._say(choice.selection, "its words are not found as the check looks for them", refused=True)
                continue
            quote = found[0]
            same = first.setdefault((quote.source, quote.kind, quote.at, _bare(quote.text)), choice.selection.number)
            if same != choice.selection.number:
                self._say(choice.selection, f"annotation {same} has these words already")
                continue
            taken.append((choice.selection, quote))
            if found[1]:
                self._say(choice.selection, found[1])
        yield from self._attributed(taken)

    def _attributed(self, taken: list[tuple[Selection, Quote]]) -> Iterator[Quote]:
        trial = self._numbered(quote for _, quote in taken)
        found = find_misattributions(trial, prove(trial, self._archives), self._archives)
        doubted = {one.quote for one in found if one.code == "BR307"}
        for number, (selection, quote) in enumerate(taken):
            if number in doubted:
                self._say(selection, "no speaker: nothing near its words names the one that it gives")
            yield quote.model_copy(update={"speaker": ()}) if number in doubted else quote

    def _numbered(self, quotes: Iterable[Quote]) -> Briefing:
        numbered = tuple(quote.model_copy(update={"id": f"Q{place}"}) for place, quote in enumerate(quotes, 1))
        return self._briefing.model_copy(update={"quotes": numbered})

    def _say(self, selection: Selection, what: str, *, refused: bool = False) -> None:
        words = _joined(selection)
        shown = f"{words[:SHOWN]}…" if len(words) > SHOWN else words
        self.remarks.append(Remark(selection.number, shown, what, refused))


def _stands(quote: Quote, standing: Standing) -> bool:
    """Whether a statement holds: a quotation is verified, a passage is found, or there was nothing to compare with."""
    if quote.kind is QuoteKind.INDIRECT:
        return standing in {Standing.PASSAGE_FOUND, Standing.NOT_COMPARED}
    return standing is Standing.VERIFIED


def _joined(selection: Selection) -> str:
    return " […] ".join(one_line(anchor.exact) for anchor in selection.anchors)


def _words_of(quote: Quote) -> Iterator[tuple[str, str]]:
    """Each text of a statement that an annotation may select, with its source."""
    texts = (quote.text, quote.passage, quote.original.text if quote.original else None)
    for text in filter(None, texts):
        yield quote.source or "", _bare(_unmarked(text))


def _unmarked(text: str) -> str:
    """A text without marks around all of it: they are the source's, and no part of what was said."""
    claims = claims_of(Quote(text=text, speaker=()))
    return claims[0].words if claims else text


def _told(*clauses: str) -> str:
    return "; ".join(filter(None, clauses))


_REPEATED = re.compile(r"(?<!\s)\s+(?<=[\n\r])[^\S\n\r]*[“„‟«\"]\s?")
"""The mark that opens each further paragraph of a quotation, which is none of its words."""


def _as_there(anchor: Anchor, archive: ArchiveText) -> Anchor:
    """An anchor without the marks that begin its paragraphs, where its words stand in the source only so."""
    without = _REPEATED.sub(" ", anchor.exact)
    if without == anchor.exact or _spots(anchor.exact, archive) or not _spots(without, archive):
        return anchor
    return anchor._replace(exact=without)


def _spots(words: str, archive: ArchiveText) -> list[_Spot]:
    """Everywhere that words stand in a source, character for character or but for the typography."""
    text = searchable(archive)
    places = list(dict.fromkeys(text.places(normalise(words).text)))
    if not places:
        located = locate(words, archive, quoted=False)
        places = [located.spans] if located.rung in {Rung.VERBATIM, Rung.NORMALISED} else []
    return [_Spot(hits, text.is_quoted(hits)) for hits in places]


def _meant(spots: list[_Spot], anchor: Anchor, archive: ArchiveText) -> list[_Spot]:
    """The one that is meant of several places: by what stands around it, else by its position; all where none is."""
    if len(spots) < 2:
        return spots
    text, starts = laid_out(archive)
    prefix, suffix = _bare(anchor.prefix), _bare(anchor.suffix)
    both, either, there = [], [], []
    for spot in spots:
        first, last = spot.hits[0], spot.hits[-1]
        start, end = starts[first.paragraph - 1] + first.start, starts[last.paragraph - 1] + last.end
        before = bool(prefix) and _bare(text[max(start - AROUND, 0) : start]).endswith(prefix)
        behind = bool(suffix) and _bare(text[end : end + AROUND]).startswith(suffix)
        both += [spot] if before and behind else []
        either += [spot] if before or behind else []
        there += [spot] if start == anchor.start else []
    return next((group for group in (both, either, there) if len(group) == 1), both or either or spots)


def _bare(text: str) -> str:
    """A text without blanks: programs differ in those between the paragraphs of a page."""
    return "".join(normalise(text).text.split())


def _doubt(spots: list[_Spot], key: str) -> str:
    numbers = list(dict.fromkeys(str(spot.hits[0].paragraph) for spot in spots))
    where = f"paragraph{'s' if len(numbers) > 1 else ''} {join_words(numbers)}"
    return f"its words stand {len(spots)} times in '{key}', in {where}; nothing tells which are meant"
