"""What is copied of an item: its text, and the same with where it comes from.

A copied statement has left the page that says what its check gave, so its text says it: words that are not verified, or
that somebody disputes, carry that in brackets. Nothing in it needs the brief to be understood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.facts.cautions import CautionKind
from briefing.facts.spoken import words_of
from briefing.model import Actor, Quote, QuoteKind, Reference, Source, Tension, TimelineEntry
from briefing.model.wording import KIND_WORDS, format_date_with_basis, format_speaker, format_via, translated_from
from briefing.reader.pages.common import described
from briefing.text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.check import Verdict
    from briefing.facts.cautions import Caution
    from briefing.reader.brief import OpenBrief

__all__ = ["copied_text", "copied_with_citation"]

_CLEAN = frozenset({Standing.VERIFIED, Standing.PASSAGE_FOUND})


def copied_text(key: str, brief: OpenBrief) -> str:
    """The text of an item, safe to paste; empty where a key names none.

    Args:
        key: An id, or a source's id with a paragraph: 'hngn:13'.
        brief: The brief; it is proved first where it is not yet.
    """
    item = brief.index.items.get(key)
    if isinstance(item, Quote):
        return plain_text(" ".join([words_of(item).printed, *_bracket(_warnings(item, brief))]))
    return _other_text(key, item, brief)


def copied_with_citation(key: str, brief: OpenBrief) -> str:
    """The text of an item with who, when and where, and the verdict on a statement whatever it is."""
    source, _, number = key.partition(":")
    item = brief.index.items.get(source if number else key)
    if isinstance(item, Quote):
        verdict = brief.proof.verdicts[item.id]
        told = _warnings(item, brief) if _warns(verdict) else (verdict.word, *_warnings(item, brief))
        text = plain_text(" ".join([words_of(item).printed, *_bracket(told)]))
    else:
        text = _other_text(key, item, brief)
    paragraph = int(number) if number.isdecimal() else None
    return f"{text} ({plain_text(_citation(item, paragraph, brief))})" if text and item else text


def _bracket(told: Iterable[str]) -> list[str]:
    words = "; ".join(told)
    return [f"[{words}]"] if words else []


def _warns(verdict: Verdict) -> bool:
    """Whether a verdict goes with the words wherever they go."""
    return verdict.standing not in _CLEAN and bool(verdict.why or verdict.standing is not Standing.NOTHING_CLAIMED)


def _warnings(quote: Quote, brief: OpenBrief) -> tuple[str, ...]:
    """What nobody may lose who pastes a statement."""
    verdict = brief.proof.verdicts[quote.id]
    result = f"{verdict.word} in its source" if verdict.standing is Standing.NOT_FOUND else verdict.word
    cautions = (_caution(caution, brief) for caution in brief.cautions_of(quote) if not caution.is_verdict)
    return (*([result] if _warns(verdict) else []), *cautions)


def _caution(caution: Caution, brief: OpenBrief) -> str:
    """A caution for a stranger: beside 'verified', which is about the words, it says when it is about the content."""
    told = "".join(_in_words(run, brief) for run in caution.text).removesuffix(".")
    told = told if told[:2].isupper() else f"{told[:1].lower()}{told[1:]}"
    return f"content: {told}" if caution.kind in {CautionKind.STATUS, CautionKind.CREDIBILITY} else told


def _in_words(run: str | Reference, brief: OpenBrief) -> str:
    """What a reference means to somebody who does not have the brief."""
    if isinstance(run, str):
        return run
    item = brief.index.items[run.id]
    if isinstance(item, Source):
        name = f'"{item.title}"'
        return f"paragraph {run.paragraph} of {name}" if run.paragraph else name
    return described(item) or run.label


def _other_text(key: str, item: object, brief: OpenBrief) -> str:
    source, _, number = key.partition(":")
    archive = brief.archive_of(source)
    if archive and number.isdecimal():
        # A brief may name a paragraph that its source does not have.
        return plain_text("".join(archive.paragraphs[int(number) - 1 : int(number)]))
    if isinstance(item, TimelineEntry):
        return plain_text(f"{format_date_with_basis(item.date)}: {item.text}")
    if isinstance(item, Tension):
        names = brief.index.actor_name
        positions = (f"{', '.join(names(party) for party in one.party)}: {one.position}" for one in item.positions)
        return plain_text("\n".join([item.title, *positions]))
    if isinstance(item, Actor):
        return plain_text(f"{item.name}, {item.role}" if item.role else item.name)
    return plain_text(described(item))


def _citation(item: object, paragraph: int | None, brief: OpenBrief) -> str:
    if isinstance(item, Quote):
        return "; ".join(
            filter(None, (_parts(_of_speech(item, brief)), _source(item.source, _place(item, brief), brief)))
        )
    if isinstance(item, Source):
        return _parts((item.author, _source_words(item, paragraph), item.url))
    where = _source(getattr(item, "source", None), getattr(item, "at", None), brief)
    return "; ".join(filter(None, (where, f'{getattr(item, "id", "")} in the brief "{brief.briefing.title}"'.strip())))


def _of_speech(quote: Quote, brief: OpenBrief) -> Iterable[str | None]:
    via = format_via(quote, brief.index)
    language = translated_from(quote)
    return (
        format_speaker(quote, brief.index),
        # A pasted paraphrase has lost the page that said what it is.
        "" if quote.kind is QuoteKind.DIRECT else KIND_WORDS[quote.kind].lower() + ", not verbatim",
        f"translated from '{language}'" if language else "",
        format_date_with_basis(quote.date) if quote.date else "",
        f"via {via}" if via else "",
    )


def _place(quote: Quote, brief: OpenBrief) -> int | None:
    """The paragraph that the words stand in, which may not be the one that the brief gives."""
    verdict = brief.proof.verdicts[quote.id]
    return verdict.misplaced or quote.at or verdict.paragraph


def _source(key: str | None, paragraph: int | None, brief: OpenBrief) -> str:
    source = brief.briefing.sources.get(key or "")
    return _source_words(source, paragraph) if source else ""


def _source_words(source: Source, paragraph: int | None) -> str:
    """A report as a stranger can find it: 'HNGN, "Title", 8 March 2024, paragraph 13'."""
    published = format_date_with_basis(source.published) if source.published else ""
    return _parts((source.publisher, f'"{source.title}"', published, f"paragraph {paragraph}" if paragraph else ""))


def _parts(parts: Iterable[str | None]) -> str:
    return ", ".join(part for part in parts if part)
