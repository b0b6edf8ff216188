"""The proved statements of a brief as Web Annotations: the words in the source, and who said them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.check import Rung, Standing
from briefing.interchange.csl_json import as_json_text
from briefing.interchange.values import unmarked
from briefing.model import QuoteKind
from briefing.model.wording import name_some
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check import Proof, Verdict
    from briefing.files import BriefingFile
    from briefing.model import Quote, Source
    from briefing.sources import ArchiveError

__all__ = ["Annotated", "LaidOut", "laid_out", "write_annotations"]

JOINT = "\n\n"
"""What stands between two paragraphs of the text in which positions are counted."""

CONTEXT = 32
"""Characters that are given before and behind the words."""

_HELD = frozenset({"id", "text", "speaker", "kind", "source", "at", "passage", "topic", "note"})


class Annotated(NamedTuple):
    """Statements as annotations.

    Attributes:
        text: All of the file.
        written: How many annotations it has.
        lost: What it does not have of the brief, in sentences.
    """

    text: str
    written: int
    lost: tuple[str, ...]


class LaidOut(NamedTuple):
    """The text in which positions are counted, and where each paragraph begins in it."""

    text: str
    starts: tuple[int, ...]


@lru_cache(maxsize=64)
def laid_out(archive: ArchiveText) -> LaidOut:
    """The paragraphs of a source as one text; as `capture` writes it, that is the file itself."""
    starts = accumulate((len(text) + len(JOINT) for text in archive.paragraphs[:-1]), initial=0)
    return LaidOut(JOINT.join(archive.paragraphs), tuple(starts))


def write_annotations(
    file: BriefingFile, archives: Mapping[str, ArchiveText | ArchiveError], proof: Proof
) -> Annotated:
    """Write each statement whose words stand in its source as an annotation of these words.

    Positions are counted in characters of the source's paragraphs, joined by a blank line.

    Args:
        file: The brief.
        archives: The texts of its sources.
        proof: The verdict on each statement.
    """
    items: list[dict[str, Any]] = []
    lost = list(unmarked(file.briefing))
    fields: dict[str, list[str]] = defaultdict(list)
    for quote in file.briefing.quotes:
        verdict, archive = proof.verdicts[quote.id], archives.get(quote.source or "")
        if verdict.standing not in {Standing.VERIFIED, Standing.PASSAGE_FOUND} or not isinstance(archive, ArchiveText):
            lost.append(f"{quote.id} is left out: {verdict.sentence}")
            continue
        items.append(_Writer(file, quote, archive).annotation(verdict))
        for name in _lost_fields(quote):
            fields[name].append(quote.id)
    lost += [f"'{name}' of {name_some(ids)} is left out" for name, ids in fields.items()]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _name(file.id, ""),
        "type": "AnnotationPage",
        "items": items,
    }
    return Annotated(as_json_text(page), len(items), tuple(lost))


def _name(brief: str, key: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'briefing:{brief}#{key}')}"


def _lost_fields(quote: Quote) -> list[str]:
    given = quote.model_dump(exclude_defaults=True, exclude_none=True)
    held = _HELD - ({"passage"} if quote.kind is QuoteKind.DIRECT else set())
    # A translation comes back as a paraphrase of the words in the source.
    translated = ["kind"] if quote.original and quote.kind is not QuoteKind.INDIRECT else []
    return [*(name for name in given if name not in held), *translated]


class _Writer:
    """Makes the annotation of one statement."""

    def __init__(self, file: BriefingFile, quote: Quote, archive: ArchiveText) -> None:
        self._file, self._quote = file, quote
        self._text, self._starts = laid_out(archive)

    def annotation(self, verdict: Verdict) -> dict[str, Any]:
        """The annotation."""
        targets = [self._target(start, end) for start, end in self._stretches(verdict)]
        bodies = list(self._bodies(elided=verdict.rung is Rung.ELIDED))
        return {
            "id": _name(self._file.id, self._quote.id),
            "type": "Annotation",
            "motivation": ["highlighting", "commenting"] if self._quote.note else "highlighting",
            **({"body": bodies} if bodies else {}),
            "target": targets[0] if len(targets) == 1 else targets,
        }

    def _stretches(self, verdict: Verdict) -> Iterator[tuple[int, int]]:
        """Where the words begin and end: those of a quotation, or the passage under other words."""
        pieces = verdict.pieces
        if self._quote.kind is not QuoteKind.DIRECT and self._quote.passage:
            pieces = tuple(piece for piece in pieces if not piece.is_claim)
        elif any(piece.is_claim for piece in pieces):
            pieces = tuple(piece for piece in pieces if piece.is_claim)
        for piece in pieces:
            spans = [
                (self._starts[span.paragraph - 1] + span.start, self._starts[span.paragraph - 1] + span.end)
                for span in piece.located.spans
            ]
            yield from spans if piece.located.rung is Rung.ELIDED else [(spans[0][0], spans[-1][1])]

    def _target(self, start: int, end: int) -> dict[str, Any]:
        return {
            "source": self._page(self._file.briefing.sources[self._quote.source or ""]),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": self._text[start:end],
                    "prefix": self._text[max(start - CONTEXT, 0) : start],
                    "suffix": self._text[end : end + CONTEXT],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        }

    def _page(self, source: Source) -> str:
        """The address of the page; of one without an address its text beside the brief."""
        return source.url or (source.archive.path if source.archive else "")

    def _bodies(self, *, elided: bool) -> Iterator[dict[str, str]]:
        quote, briefing = self._quote, self._file.briefing
        for key in quote.speaker:
            yield _body("identifying", briefing.actors[key].name)
        if quote.kind is not QuoteKind.DIRECT or quote.original or elided:
            yield _body("describing", quote.text)
        if quote.topic:
            yield _body("tagging", quote.topic)
        if quote.note:
            yield _body("commenting", quote.note)


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
