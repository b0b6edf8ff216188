"""One item as it is pasted elsewhere: its text, and the same with where it comes from.

A copied statement has left the page that says what its check gave, so its text says it: words that are not verified, or
that somebody disputes, carry that in brackets. Nothing in it needs the brief to be understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.check import Standing
from briefing.facts.cautions import CautionKind, cautions_of_draft, cautions_of_statement
from briefing.facts.spoken import words_of
from briefing.model import (
    Actor,
    Assessment,
    Discrepancy,
    EntryStatus,
    Quote,
    QuoteKind,
    Reference,
    Source,
    Tension,
    TensionStatus,
    TimelineEntry,
)
from briefing.model.wording import (
    KIND_WORDS,
    described,
    format_date_with_basis,
    format_grades,
    format_speaker,
    format_via,
)
from briefing.sources import ArchiveText
from briefing.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.check import Verdict
    from briefing.facts.cautions import Caution
    from briefing.outline import Material

__all__ = ["copied_text", "copied_with_citation"]

_CLEAN = frozenset({Standing.VERIFIED, Standing.PASSAGE_FOUND})


def copied_text(key: str, material: Material) -> str:
    """The text of an item, safe to paste; empty where a key names none.

    Args:
        key: An id, or a source's id with a paragraph: 'hngn:13'.
        material: The brief, and what was found of its quotations.
    """
    item = material.index.items.get(key)
    if isinstance(item, Quote):
        return plain_text(" ".join([words_of(item).printed, *_bracket(_warnings(item, material))]))
    return _other_text(key, item, material)


def copied_with_citation(key: str, material: Material) -> str:
    """The text of an item with who, when and where, and the verdict on a statement whatever it is."""
    source, _, number = key.partition(":")
    item = material.index.items.get(source if number else key)
    if isinstance(item, Quote):
        verdict = material.proof.verdicts[item.id]
        told = _warnings(item, material) if _warns(verdict) else (verdict.word, *_warnings(item, material))
        text = plain_text(" ".join([words_of(item).printed, *_bracket(told)]))
    else:
        text = _other_text(key, item, material)
    paragraph = int(number) if number.isdecimal() else None
    return f"{text} ({plain_text(_citation(item, paragraph, material))})" if text and item else text


def _bracket(told: Iterable[str]) -> list[str]:
    words = "; ".join(told)
    return [f"[{words}]"] if words else []


def _warns(verdict: Verdict) -> bool:
    """Whether a verdict goes with the words wherever they go."""
    return verdict.standing not in _CLEAN and bool(verdict.why or verdict.standing is not Standing.NOTHING_CLAIMED)


def _warnings(quote: Quote, material: Material) -> tuple[str, ...]:
    """What nobody may lose who pastes a statement."""
    verdict = material.proof.verdicts[quote.id]
    result = f"{verdict.word} in its source" if verdict.standing is Standing.NOT_FOUND else verdict.word
    cautions = (
        _caution(caution, material)
        for caution in cautions_of_statement(quote, material.index, verdict)
        if not caution.is_verdict
    )
    language = words_of(quote).translated_from
    translated = [f"translated from {language}"] if language else []
    return (*([result] if _warns(verdict) else []), *translated, *cautions)


def _caution(caution: Caution, material: Material) -> str:
    """A caution for a stranger: beside 'verified', which is about the words, it says when it is about the content."""
    told = "".join(_in_words(run, material) for run in caution.text).removesuffix(".")
    told = told if told[:2].isupper() else f"{told[:1].lower()}{told[1:]}"
    return f"content: {told}" if caution.kind in {CautionKind.STATUS, CautionKind.CREDIBILITY} else told


def _in_words(run: str | Reference, material: Material) -> str:
    """What a reference means to somebody who does not have the brief."""
    if isinstance(run, str):
        return run
    item = material.index.items[run.id]
    if isinstance(item, Source):
        name = f'"{item.title}"'
        return f"paragraph {run.paragraph} of {name}" if run.paragraph else name
    return described(item) or run.label


def _other_text(key: str, item: Any, material: Material) -> str:
    """The text of what is no statement; what is not certain, over or confirmed by nobody says so."""
    text = _plain_text(key, item, material)
    if not text or item is None:
        return text
    drafts = (_caution(caution, material) for caution in cautions_of_draft(item))
    return " ".join([text, *_bracket([*_status(item), *drafts])])


def _status(item: object) -> Iterable[str]:
    if isinstance(item, TimelineEntry) and item.status not in {None, EntryStatus.OCCURRED}:
        yield str(item.status)
    if isinstance(item, Tension) and item.status not in {None, TensionStatus.OPEN}:
        yield str(item.status)
    if isinstance(item, Assessment):
        # A judgement without how likely it is, and how well founded, would be pasted as a fact.
        yield from filter(None, (format_grades(item),))


def _plain_text(key: str, item: object, material: Material) -> str:
    source, _, number = key.partition(":")
    archive = material.archives.get(source)
    if isinstance(archive, ArchiveText) and number.isdecimal():
        # A brief may name a paragraph that its source does not have.
        return plain_text("".join(archive.paragraphs[int(number) - 1 : int(number)]))
    if isinstance(item, TimelineEntry):
        return plain_text(f"{format_date_with_basis(item.date)}: {_prose(item.text, material)}")
    if isinstance(item, Tension):
        names = material.index.actor_name
        positions = (
            f"{', '.join(names(party) for party in one.party)}: {_prose(one.position, material)}"
            for one in item.positions
        )
        return plain_text("\n".join([item.title, *positions]))
    if isinstance(item, Discrepancy):
        return plain_text("\n".join([_prose(item.question, material), *_versions(item, material)]))
    if isinstance(item, Actor):
        return plain_text(f"{item.name}, {item.role}" if item.role else item.name)
    return plain_text(_prose(described(item), material))


def _prose(text: str, material: Material) -> str:
    """The briefer's prose with its references in words: an actor by name, anything else in round brackets."""
    return "".join(run if isinstance(run, str) else _named(run, material) for run in material.split(text))


def _named(run: Reference, material: Material) -> str:
    item = material.index.items[run.id]
    if isinstance(item, Actor):
        return item.name
    if isinstance(item, Source):
        return f"({_source_words(item, run.paragraph)})"
    if isinstance(item, Quote):
        return f"({KIND_WORDS[item.kind].lower()}: {format_speaker(item, material.index)}, {words_of(item).printed})"
    return f"({described(item)})"


def _versions(discrepancy: Discrepancy, material: Material) -> Iterable[str]:
    """What each report says, with the report, and which the brief goes by."""
    for number, version in enumerate(discrepancy.versions, 1):
        where = _source(version.source, version.at, material)
        used = " [used in the brief]" if number == discrepancy.preferred else ""
        yield f"Version {number}: {_prose(version.claim, material)}{f' ({where})' if where else ''}{used}"


def _citation(item: object, paragraph: int | None, material: Material) -> str:
    if isinstance(item, Quote):
        return "; ".join(
            filter(None, (_parts(_of_speech(item, material)), _source(item.source, _place(item, material), material)))
        )
    if isinstance(item, Source):
        return _parts((item.author, _source_words(item, paragraph), item.url))
    where = _source(getattr(item, "source", None), getattr(item, "at", None), material)
    return "; ".join(
        filter(None, (where, f'{getattr(item, "id", "")} in the brief "{material.briefing.title}"'.strip()))
    )


def _of_speech(quote: Quote, material: Material) -> Iterable[str | None]:
    via = format_via(quote, material.index)
    return (
        format_speaker(quote, material.index),
        # A pasted paraphrase has lost the page that said what it is.
        "" if quote.kind is QuoteKind.DIRECT else KIND_WORDS[quote.kind].lower() + ", not verbatim",
        format_date_with_basis(quote.date) if quote.date else "",
        f"via {via}" if via else "",
    )


def _place(quote: Quote, material: Material) -> int | None:
    """The paragraph that the words stand in, which may not be the one that the brief gives."""
    verdict = material.proof.verdicts[quote.id]
    return verdict.misplaced or quote.at or verdict.paragraph


def _source(key: str | None, paragraph: int | None, material: Material) -> str:
    source = material.briefing.sources.get(key or "")
    return _source_words(source, paragraph) if source else ""


def _source_words(source: Source, paragraph: int | None) -> str:
    """A report as a stranger can find it: 'HNGN, "Title", 8 March 2024, paragraph 13'."""
    published = format_date_with_basis(source.published) if source.published else ""
    return _parts((source.publisher, f'"{source.title}"', published, f"paragraph {paragraph}" if paragraph else ""))


def _parts(parts: Iterable[str | None]) -> str:
    return ", ".join(part for part in parts if part)
