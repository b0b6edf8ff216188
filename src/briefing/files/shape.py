"""Which keys the model knows at a place of a file, for the did-you-mean."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from briefing.model import Briefing
from briefing.model.base import BriefingModel

if TYPE_CHECKING:
    from briefing.positions import NodePath

__all__ = ["known_keys", "nearest"]

CLOSE = 60
"""The least likeness, of 100, at which a name is offered."""


def known_keys(path: NodePath) -> tuple[str, ...]:
    """The keys of the mapping at a path; none where the path leads to no mapping of the model."""
    model: type[BriefingModel] | None = Briefing
    for part in path:
        if model is None:
            return ()
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation)
    return tuple(model.model_fields) if model else ()


def _model_in(annotation: Any) -> type[BriefingModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BriefingModel):
        return annotation
    origin = get_origin(annotation)
    if origin is Annotated:
        return _model_in(get_args(annotation)[0])
    if origin in {Union, UnionType, tuple, Mapping} or origin is not None:
        found = (_model_in(inner) for inner in get_args(annotation))
        return next((model for model in found if model is not None), None)
    return None


def nearest(word: str, known: Any) -> str | None:
    """The known word that is most like one, or None where none is like it."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where something is wrong

    names = [name for name in known if name]
    found = process.extractOne(word.lower(), names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=CLOSE)
    return str(found[0]) if found else None
