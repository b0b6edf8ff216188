"""Who acts and speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.material import spaced
from briefing.export.outline import ActorRow, Fact, Section
from briefing.model import ActorKind
from briefing.model.wording import join_words
from briefing.text import folded, says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.material import Material
    from briefing.model import Actor

__all__ = ["actors_section"]


def actors_section(material: Material) -> Section | None:
    """Every actor in the order of the file, which is that of the labels A1, A2 ..."""
    actors = material.briefing.actors
    if not actors:
        return None
    blocks = tuple(_actor(key, actor, material) for key, actor in actors.items())
    return Section("actors", "Actors", blocks, counted=True)


def _actor(key: str, actor: Actor, material: Material) -> ActorRow:
    index = material.index
    spoken = index.quotes_by_actor.get(key, ())
    return ActorRow(
        id=index.label(key),
        title=(_title(actor),),
        statements=spaced(index.references[quote.id] for quote in spoken),
        details=tuple(_details(actor, material)),
    )


def _title(actor: Actor) -> str:
    """The name with the office, or with what sort of actor it is where it has none."""
    return ", ".join(filter(None, (actor.name, actor.role or str(actor.kind or ""))))


def _details(actor: Actor, material: Material) -> Iterator[Fact]:
    """What the title does not say yet. Aliases are for finding a name in a source and are not told."""
    title = _title(actor)
    place: list[str] = []
    belongs = [material.index.actor_name(other) for other in actor.affiliation]
    if not all(says(title, name) for name in belongs):
        place.append(f"of {join_words(belongs)}")
    if actor.side and folded(actor.side) not in {folded(known) for known in (actor.name, *belongs)}:
        place.append(f"side: {actor.side}")
    if actor.country and not (actor.affiliation or actor.side or actor.kind is ActorKind.STATE):
        place.append(f"country: {actor.country}")
    if place:
        yield Fact("", ("; ".join(place),))
    if actor.note:
        yield Fact("Note", material.split(actor.note))
