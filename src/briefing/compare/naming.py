"""What items of a brief are called where their changes are told, and what they say in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.compare.change import BRIEF
from briefing.facts.spoken import words_of
from briefing.model.wording import (
    format_date_column,
    format_date_with_basis,
    format_deadline,
    format_likelihood,
    format_speaker,
)
from briefing.text import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefing.outline import Material
    from briefing.outline.record import Text

    Splitter = Callable[[str | None], Text]

__all__ = ["name_of", "words_of_item"]

_NOUNS = {
    "quotes": "statement",
    "timeline": "entry",
    "tensions": "tension",
    "discrepancies": "discrepancy",
    "assessments": "judgement",
    "key_points": "key point",
    "gaps": "gap",
    "watch": "point to watch",
    "source_notes": "note on a source",
    "actors": "actor",
    "sources": "source",
}
_FIELDS = {
    (BRIEF, "as_of"): "date of information",
    (BRIEF, "prepared_by"): "who prepared the brief",
    (BRIEF, "prepared_for"): "whom the brief is for",
    (BRIEF, "status"): "status of the brief",
    ("event", "summary"): "bottom line",
    ("event", "what"): "what happened",
    ("event", "when"): "date of the event",
    ("event", "where"): "place of the event",
    ("event", "status"): "status of the event",
    ("event", "draft"): "draft of the event",
    ("event", "participants"): "participant",
}


def name_of(section: str, key: str | int, item: Any = None) -> str:
    """What something is called: 'judgement J1', 'key point 2', 'bottom line'.

    Args:
        section: The key of the file under which it stands.
        key: Its label, its place from 0, or the field of the event or of the brief.
        item: An item of a list, for its id.
    """
    if section in {BRIEF, "event"}:
        return _FIELDS.get((section, str(key)), str(key).replace("_", " "))
    label = getattr(item, "id", None) or (key + 1 if isinstance(key, int) else key)
    return f"{_NOUNS[section]} {label}"


def words_of_item(section: str, item: Any, material: Material, split: Splitter, *, is_known: bool = False) -> Text:
    """What an item says, in a line.

    Args:
        section: The key of the file under which it stands.
        item: The item.
        material: The brief that has it.
        split: Makes text and references of the prose of that brief.
        is_known: The item was there before, so that words are enough by which it is known again.
    """
    make = (_KNOWN_BY if is_known else _WORDS).get(section, _of_text if is_known else _of_point)
    return tuple(run for run in make(item, material, split) if run)


def _of_text(item: Any, _material: Material, split: Splitter) -> Iterator[Any]:
    yield from split(item.text)


def _of_words(item: Any, material: Material, split: Splitter) -> Iterator[Any]:
    words = words_of(item)
    yield f"{format_speaker(item, material.index, role=False)}: {' '.join(words.printed.split())}"
    yield from (" ", *split(_place(item))) if item.source else ()


def _of_statement(item: Any, material: Material, split: Splitter) -> Iterator[Any]:
    yield f"{words_of(item).kind_word}, "
    yield from _of_words(item, material, split)
    yield f" ({material.proof.verdicts[item.id].word})"


def _place(item: Any) -> str:
    """Where an item stands, as prose names it."""
    return f"[{item.source}:{item.at}]" if item.source and item.at else f"[{item.source}]" if item.source else ""


def _of_entry(item: Any, _material: Material, split: Splitter) -> Iterator[Any]:
    yield f"{format_date_column(item.date)}: "
    yield from split(item.text)


def _of_title(item: Any, _material: Material, _split: Splitter) -> Iterator[Any]:
    yield item.title


def _of_name(item: Any, _material: Material, _split: Splitter) -> Iterator[Any]:
    yield item.name


def _of_tension(item: Any, _material: Material, split: Splitter) -> Iterator[Any]:
    yield item.title
    yield from (": ", *split(item.issue)) if item.issue else ()


def _of_judgement(item: Any, _material: Material, split: Splitter) -> Iterator[Any]:
    yield from split(item.text)
    yield f" Likelihood: {format_likelihood(item.likelihood)}." if item.likelihood else ""


def _of_question(item: Any, _material: Material, split: Splitter) -> Iterator[Any]:
    yield from split(item.question)


def _of_point(item: Any, _material: Material, split: Splitter) -> Iterator[Any]:
    by = getattr(item, "by", None)
    yield f"{format_deadline(by)}: " if by else ""
    yield from split(item.text)


def _of_note(item: Any, _material: Material, split: Splitter) -> Iterator[Any]:
    yield from split(_place(item))
    yield " "
    yield from split(item.note)


def _of_actor(item: Any, _material: Material, _split: Splitter) -> Iterator[Any]:
    yield apart([item.name, item.role or str(item.kind or "")], ", ")


def _of_source(item: Any, _material: Material, _split: Splitter) -> Iterator[Any]:
    published = format_date_with_basis(item.published) if item.published else ""
    yield apart([item.title, item.publisher or "", published], ", ")


_WORDS: Mapping[str, Callable[[Any, Material, Splitter], Iterator[Any]]] = {
    "quotes": _of_statement,
    "timeline": _of_entry,
    "tensions": _of_tension,
    "discrepancies": _of_question,
    "assessments": _of_judgement,
    "source_notes": _of_note,
    "actors": _of_actor,
    "sources": _of_source,
}
_KNOWN_BY: Mapping[str, Callable[[Any, Material, Splitter], Iterator[Any]]] = {
    "quotes": _of_words,
    "tensions": _of_title,
    "discrepancies": _of_question,
    "source_notes": _of_note,
    "actors": _of_name,
    "sources": _of_title,
}
