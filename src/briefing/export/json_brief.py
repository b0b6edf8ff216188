"""The whole brief as JSON: its model, what its references mean, and what was found of its quotations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from briefing.facts.dates import values_of
from briefing.model import BriefDate
from briefing.model.wording import KIND_WORDS, format_speaker
from briefing.text import without_isolates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Quote
    from briefing.outline import Material

__all__ = ["VERSION", "brief_as_data", "render_json"]

VERSION = 1
"""The version of this form; a key that is added leaves it as it is."""


def render_json(material: Material, *, name: str) -> str:
    r"""Write a brief as JSON; the value of `brief` is itself a briefing file and loads back to the same brief.

    `{"version": 1, "id", "brief": {...}, "references": {id: {"kind", "label", "used_by": [ids]}}, "dates": {path:
    {"words", "resolved", "worded", "edtf", "earliest", "latest", "doubt"}}, "quotes": [{"id", "kind", "speaker",
    "result", "verdict", "claims", "paragraph", "misplaced", "why", "pieces": [{"field", "words", "result", "paragraph",
    "reasons", "quoted_there", "spans": [[paragraph, start, end]]}]}], "unread": {source: why}, "changes": what changed
    since another version, where that was asked for}`; `doubt` is `?` for an uncertain date, `~` for an approximate one,
    both, or empty.

    Texts are raw: a program that shows them must make them safe. What JSON lets stand and a terminal acts upon is
    written as `\u` escapes.
    """
    index = material.index
    references = {
        key: {
            "kind": str(reference.kind),
            "label": reference.label,
            "used_by": list(dict.fromkeys(use.user for use in index.uses.get(key, ()))),
        }
        for key, reference in index.references.items()
    }
    data = {
        "version": VERSION,
        "id": name,
        "brief": brief_as_data(material),
        "references": references,
        "dates": dict(_dates(material.briefing, "")),
        "quotes": [_quote_as_data(quote, material) for quote in material.briefing.quotes],
        "unread": dict(material.proof.unread),
        **({"changes": material.changes.data} if material.changes else {}),
    }
    return f"{json.dumps(data, indent=2)}\n"


def brief_as_data(material: Material) -> dict[str, Any]:
    """The brief as a file has it; what a file may leave out is left out."""
    return material.briefing.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def _dates(value: object, path: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Every date of a model by its path, as in `quotes[0].date`."""
    if isinstance(value, BriefDate):
        yield path, values_of(value)._asdict()
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _dates(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _dates(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _dates(item, f"{path}[{place}]")


def _quote_as_data(quote: Quote, material: Material) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": KIND_WORDS[quote.kind],
        "speaker": without_isolates(format_speaker(quote, material.index)),
        **material.proof.verdicts[quote.id].as_data(),
    }
