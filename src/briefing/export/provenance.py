"""Under the title: what the brief is, where it comes from, and which of its quotations were checked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.check import ProofResult
from briefing.export.material import spaced
from briefing.export.outline import Fact
from briefing.model import EventStatus, QuoteKind
from briefing.model.phrases import format_brief_status, format_date_with_basis
from briefing.model.wording import count_of, format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.export.material import Material
    from briefing.export.outline import Text
    from briefing.model import Quote

__all__ = ["RESULT_WORDS", "head_facts"]

RESULT_WORDS = {
    ProofResult.VERBATIM: "verbatim",
    ProofResult.NORMALISED: "normalised (typography only)",
    ProofResult.ELIDED: "elided (as marked)",
    ProofResult.NOT_FOUND: "not found",
}
"""What became of words that were looked for."""
_ALWAYS_SAID = frozenset({ProofResult.VERBATIM, ProofResult.NOT_FOUND})


def head_facts(material: Material) -> Iterator[Fact]:
    """What stands between the title and the first section."""
    briefing = material.briefing
    yield from _event(material)
    if briefing.as_of:
        yield Fact("As of", (f"{format_date_with_basis(briefing.as_of)}; nothing later was used",))
    version = f"version {briefing.version}" if briefing.version else ""
    status = format_brief_status(briefing.status) if briefing.status else ""
    if status or version:
        yield Fact("Status", (", ".join(filter(None, (status, version))),))
    prepared = [
        f"by {briefing.prepared_by}" if briefing.prepared_by else "",
        f"for {briefing.prepared_for}" if briefing.prepared_for else "",
    ]
    if any(prepared):
        yield Fact("Prepared", ("; ".join(filter(None, prepared)),))
    if briefing.sources:
        yield Fact("Compiled", (f"from {count_of(len(briefing.sources), 'source')}",))
    yield from _quotations(material)
    yield from _paraphrases(material)
    yield from _reference(material)


def _event(material: Material) -> Iterator[Fact]:
    event = material.briefing.event
    what = material.split(event.what)
    if what:
        plain = event.status in {None, EventStatus.OCCURRED}
        rest = [event.where, format_date(event.when) if event.when else "", "" if plain else str(event.status)]
        yield Fact("Event", (*what, *(f"; {part}" for part in rest if part)))


def _quotations(material: Material) -> Iterator[Fact]:
    """What became of the words that are claimed to be somebody's own."""
    claimed = [quote for quote in material.briefing.quotes if quote.kind is not QuoteKind.INDIRECT]
    results = {quote.id: _result(quote, material) for quote in claimed}
    checked = [quote for quote in claimed if results[quote.id] in RESULT_WORDS]
    unchecked = [quote for quote in claimed if results[quote.id] is ProofResult.NO_ARCHIVE]
    said: list[Text] = []
    if checked:
        counts = Counter(results[quote.id] for quote in checked)
        found = ", ".join(_counted(counts[key], key) for key in RESULT_WORDS if counts[key] or key in _ALWAYS_SAID)
        said.append((f"{len(checked)} compared with the archived text of ", *_sources(checked, material), f": {found}"))
    if unchecked:
        number = f"{len(unchecked)} " if checked else ""
        said.append((f"{number}not checked: no archived text at hand for ", *_sources(unchecked, material)))
    if said:
        yield Fact("Quotations", (*said[0], *(run for more in said[1:] for run in ("; ", *more))))
    elif material.briefing.quotes:
        yield Fact("Quotations", ("none; every statement is a paraphrase",))


def _counted(number: int, result: ProofResult) -> str:
    """How many came to a result; what was not found is not to be overlooked."""
    word = RESULT_WORDS[result]
    return f"{number} {word.upper() if number and result is ProofResult.NOT_FOUND else word}"


def _paraphrases(material: Material) -> Iterator[Fact]:
    """What became of the passages that paraphrases rest on; nothing where none could be looked for."""
    reported = [quote for quote in material.briefing.quotes if quote.kind is QuoteKind.INDIRECT]
    counts = Counter(_result(quote, material) for quote in reported)
    found = sum(counts[key] for key in RESULT_WORDS if key is not ProofResult.NOT_FOUND)
    missing = counts[ProofResult.NOT_FOUND]
    if found or missing:
        tail = f"; of {missing} the passage was NOT FOUND" if missing else ""
        said = f"{found} of {len(reported)} rest on a passage found in the archived text{tail}"
        yield Fact("Paraphrases", (said,))


def _result(quote: Quote, material: Material) -> ProofResult:
    proof = material.proof.quotes.get(quote.id)
    return proof.result if proof else ProofResult.NO_ARCHIVE


def _sources(quotes: Iterable[Quote], material: Material) -> Text:
    keys = dict.fromkeys(quote.source for quote in quotes)
    numbers = [run for key in material.briefing.sources if key in keys for run in material.where(key)]
    without = ["statements without a source"] if None in keys else []
    joined = spaced(numbers)
    return (*joined, *([" and "] if joined and without else []), *without)


def _reference(material: Material) -> Iterator[Fact]:
    """How to read a reference, by one that occurs."""
    for quote in material.briefing.quotes:
        where = material.where(quote.source, quote.at)
        if where and quote.source and quote.at:
            label = material.index.label(quote.source)
            yield Fact("Reference", (*where, f" = source {label}, paragraph {quote.at}"))
            return
