"""A quotation of a document taken as a statement of a brief: all that `check` finds beside words is found by it, too.

The people that the document and its source name stand for the actors; of a brief's archive, its own actors besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.check.attribution import find_misattributions
from briefing.check.joined import find_joined
from briefing.check.naming import NamingIndex
from briefing.check.proof import Proof
from briefing.check.turns import whose_words
from briefing.draft.people import Named
from briefing.model import Actor, ActorKind, Briefing, Quote
from briefing.model.names import family_name
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check.verdict import Verdict
    from briefing.sources import ArchiveText
    from briefing.verify.reading import Origin
    from briefing.verify.speaking import Voices

__all__ = ["SaidBeside", "Statements"]

_BESIDE_WORDS = frozenset({"BR318", "BR320"})
"""What is found whoever the document says the speaker is."""
_NOBODY = Named("—", 1, "person")
"""Stands for the speaker of words that neither the document nor the source gives to anybody."""
_ALONE = "source"
"""The id of a source that stands in no brief."""


class SaidBeside(NamedTuple):
    """What is found beside some words: the code of the finding, a clause, and what to do."""

    code: str
    message: str
    hint: str


class _Cast(NamedTuple):
    """A brief without statements, the id of the source in it, and the names of its actors."""

    briefing: Briefing
    source: str
    names: NamingIndex


class Statements:
    """The quotations of a document as statements.

    Args:
        voices: Who says what in it and in its sources.
        texts: The sources by their names.
        origins: The briefs whose archives they are, for those that are some.
    """

    def __init__(self, voices: Voices, texts: Mapping[str, ArchiveText], origins: Mapping[str, Origin]) -> None:
        self._voices = voices
        self._texts = texts
        self._origins = origins
        self._casts: dict[tuple[str, str], tuple[_Cast, str]] = {}

    def whose(self, named: Named, verdict: Verdict, source: str) -> str:
        """Whose words a transcript or a statement says some words are, in a clause, where they are not a person's."""
        cast, speaker = self._cast(named, source)
        hits = verdict.pieces[0].located.spans
        quote = _quote("Q1", verdict, cast.source, speaker)
        return whose_words(cast.briefing, quote, self._texts[source], hits, lambda: cast.names)

    def told(self, shown: str, named: Named | None, verdict: Verdict, source: str) -> Iterator[SaidBeside]:
        """What is found about who said some words.

        Args:
            shown: The words, for the messages.
            named: Whom the document gives them to; None where it names nobody.
            verdict: Where they stand.
            source: The name of the source.
        """
        hit = verdict.pieces[0].located.spans[0]
        who = named or self._voices.speaker(source, hit)
        cast, speaker = self._cast(who or _NOBODY, source)
        quote = _quote(shown, verdict, cast.source, speaker)
        briefing = cast.briefing.model_copy(update={"quotes": (quote,)})
        archives = {cast.source: self._texts[source]}
        proof = Proof({shown: verdict})
        for joined in find_joined(briefing, proof, archives, cast.names) if who else ():
            yield SaidBeside("BR318", joined.message, "give each speaker a quotation")
        for found in find_misattributions(briefing, proof, archives, cast.names):
            if found.code in _BESIDE_WORDS or (named is not None and found.sure):
                yield SaidBeside(found.code, found.message, found.hint)

    def _cast(self, who: Named, source: str) -> tuple[_Cast, str]:
        """The brief that stands for a source, with somebody among its actors, and the id of that actor."""
        known = self._casts.get((source, folded(who.name)))
        if known is not None:
            return known
        origin = self._origins.get(source)
        actors = dict(origin.briefing.actors) if origin else {}
        for person in (*self._voices.people(source), who):
            if _id_of(person, actors) is None:
                actors[f"named {len(actors)}"] = _actor(person)
        speaker = _id_of(who, actors) or next(iter(actors))
        if origin:
            briefing = origin.briefing.model_copy(update={"actors": actors, "quotes": ()})
        else:
            briefing = _EMPTY.model_copy(update={"actors": actors})
        cast = _Cast(briefing, origin.key if origin else _ALONE, NamingIndex(briefing)), speaker
        return self._casts.setdefault((source, folded(who.name)), cast)


_EMPTY = Briefing.model_validate(
    {
        "briefing": 1,
        "title": "Document",
        "event": {"summary": "Document"},
        "sources": {_ALONE: {"title": "Source"}},
    }
)


def _quote(key: str, verdict: Verdict, source: str, speaker: str) -> Quote:
    words = verdict.pieces[0].words
    return Quote.model_construct(id=key, text=words, speaker=(speaker,), source=source)


def _actor(named: Named) -> Actor:
    return Actor.model_construct(
        name=named.name, kind=ActorKind.PERSON, role=named.role or None, aliases=tuple(named.forms)
    )


def _id_of(named: Named, actors: Mapping[str, Actor]) -> str | None:
    """The actor that somebody is: by a whole name first, then by the family name."""
    names = {folded(form) for form in (named.name, *named.forms)}
    people = {key: actor for key, actor in actors.items() if actor.kind == "person"}
    for key, actor in people.items():
        if not names.isdisjoint(map(folded, (actor.name, actor.short or "", *actor.aliases))):
            return key
    family = _family(_actor(named))
    called = [key for key, actor in people.items() if _family(actor) == family]
    return called[0] if len(called) == 1 else None


def _family(actor: Actor) -> str:
    return folded(family_name(actor) or actor.name)
