"""What a form for a statement starts with, what was typed into it means, and whether the source has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.check import Standing, prove
from briefing.check.evidence import find_nearest, word_difference
from briefing.check.marks import quoted_pieces
from briefing.draft.actors import id_of_actor
from briefing.files.revising import NewActor, Wanted, as_quote, id_of_next
from briefing.model import Actor, QuoteKind, SourceKind
from briefing.model.names import family_name
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.check import Verdict
    from briefing.model import Quote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.pages.source_text import Range

__all__ = [
    "Entry",
    "Filled",
    "actors_named",
    "complete_speaker",
    "described_speaker",
    "judge",
    "objection",
    "of_paragraphs",
    "of_statement",
    "wanted_of",
]


class Entry(NamedTuple):
    """What stands in the fields of a form."""

    text: str
    kind: QuoteKind
    speaker: str
    date: str


class Filled(NamedTuple):
    """What a form starts with.

    Attributes:
        title: What it is about.
        entry: What stands in its fields.
        texts: The words that go with each kind, for as long as nobody has changed them.
        date: A date that may be meant, as EDTF; empty where there is none.
    """

    title: str
    entry: Entry
    texts: Mapping[QuoteKind, str]
    date: str = ""


def of_paragraphs(chosen: Range, brief: OpenBrief) -> Filled:
    """Begin a statement of some paragraphs: with what stands there in quotation marks, else with all words.

    Of several quotations the longest is taken. All of a statement and of a document are its speaker's words.
    """
    archive, source = brief.archive_of(chosen.source), brief.briefing.sources[chosen.source]
    paragraphs = archive.paragraphs[chosen.first - 1 : chosen.last] if archive else ()
    language = archive.language if archive else None
    quoted = [piece.words for text in paragraphs for piece in quoted_pieces(text, language) if piece.closed]
    longest = max((_plain(words).rstrip(",") for words in quoted), key=len, default="")
    whole = _plain(" ".join(paragraphs))
    spoken = source.kind in {SourceKind.STATEMENT, SourceKind.DOCUMENT, SourceKind.TRANSCRIPT}
    kind = QuoteKind.DIRECT if longest or spoken else QuoteKind.INDIRECT
    words = whole if spoken or not longest else longest
    texts = {QuoteKind.DIRECT: words, QuoteKind.MIXED: whole, QuoteKind.INDIRECT: whole}
    published = source.published.edtf.text if source.published and source.published.edtf else ""
    speaker = source.speaker or ""
    return Filled(f"Statement of {chosen}", Entry(texts[kind], kind, speaker, ""), texts, published)


def of_statement(quote: Quote) -> Filled:
    """Begin with what a statement says."""
    date = quote.date.edtf.text if quote.date and quote.date.edtf else ""
    entry = Entry(quote.text, quote.kind, ", ".join(quote.speaker), date)
    title = f"Statement {quote.id}" + (" (draft: to write it is to accept it)" if quote.draft else "")
    return Filled(title, entry, dict.fromkeys(QuoteKind, quote.text), date)


def _plain(text: str) -> str:
    return " ".join(text.split())


def wanted_of(entry: Entry, brief: OpenBrief, chosen: Range | None = None) -> tuple[Wanted, tuple[NewActor, ...]]:
    """What a statement shall say by what was typed, and the actors that the brief needs for it.

    Args:
        entry: What was typed.
        brief: The brief.
        chosen: The paragraphs that it is made of.
    """
    speaker, actors = actors_named(entry.speaker, brief)
    wanted = Wanted(_plain(entry.text), entry.kind, speaker, entry.date.strip())
    if chosen is None:
        return wanted, actors
    archive = brief.archive_of(chosen.source)
    rests_on = entry.kind is QuoteKind.INDIRECT and chosen.first == chosen.last and archive is not None
    passage = _plain(archive.paragraphs[chosen.first - 1]) if rests_on and archive else ""
    return wanted._replace(source=chosen.source, at=chosen.first, passage=passage), actors


def actors_named(typed: str, brief: OpenBrief) -> tuple[tuple[str, ...], tuple[NewActor, ...]]:
    """The ids of the actors that were typed, and of these the ones that are new.

    An actor is known by its id, its name, or another way to write it; several known ones are parted by commas.
    """
    typed = _plain(typed)
    if not typed:
        return (), ()
    known = _known(brief)
    if (key := known.get(folded(typed))) is not None:
        return (key,), ()
    parts = [known.get(folded(_plain(part))) for part in typed.split(",") if part.strip()]
    if parts and all(parts):
        return tuple(dict.fromkeys(part for part in parts if part)), ()
    new = NewActor(id_of_actor(family_name(Actor(name=typed)) or typed, brief.index.items), typed)
    return (new.key,), (new,)


def _known(brief: OpenBrief) -> dict[str, str]:
    """The id of each actor, by all that it is called, folded."""
    actors = brief.briefing.actors.items()
    own = [(name, key) for key, actor in actors for name in (key, actor.name)]
    others = [(name, key) for key, actor in actors for name in (actor.short or actor.name, *actor.aliases)]
    # What comes first in a dict of reversed pairs stays: an id and a name before another's alias.
    return {folded(_plain(name)): key for name, key in reversed([*own, *others])}


def described_speaker(typed: str, brief: OpenBrief) -> str:
    """Who is meant by what was typed, in a few words; empty where nobody was typed."""
    keys, new = actors_named(typed, brief)
    if new:
        meant = complete_speaker(typed, brief)
        return f"new actor '{new[0].key}'{f'; Right goes on to {meant}' if meant else ''}"
    return ", ".join(brief.briefing.actors[key].name for key in keys)


def complete_speaker(typed: str, brief: OpenBrief) -> str | None:
    """Go on with the name or the id of an actor that was begun; behind a comma with another one."""
    start = typed.rfind(",") + 1
    begun = typed[start:].lstrip()
    if not begun:
        return None
    lead = typed[: len(typed) - len(begun)]
    for name in _spelt(brief):
        if folded(name).startswith(folded(begun)) and len(name) > len(begun):
            # What was typed stays as it was typed: a suggestion only goes on with it.
            return lead + begun + name[len(begun) :]
    return None


def _spelt(brief: OpenBrief) -> Iterator[str]:
    """All that actors are called, names first; a name with a comma would be taken for two."""
    actors = brief.briefing.actors
    for names in ([actor.name for actor in actors.values()], actors):
        yield from (name for name in names if "," not in name)
    for actor in actors.values():
        yield from (alias for alias in (actor.short, *actor.aliases) if alias and "," not in alias)


def judge(wanted: Wanted, actors: tuple[NewActor, ...], brief: OpenBrief, before: Quote | None = None) -> Verdict:
    """The verdict on a statement that is not written yet.

    Args:
        wanted: What it shall say.
        actors: The actors that it needs.
        brief: The brief.
        before: The statement in whose place it comes.

    Raises:
        ChangeRefused: It says what no statement can say.
    """
    quote = as_quote(wanted, before.id if before else id_of_next(brief.file))
    if before is not None:
        quote = before.model_copy(update={"text": quote.text, "kind": quote.kind, "speaker": quote.speaker})
    known = {**brief.briefing.actors, **{actor.key: Actor(name=actor.name) for actor in actors}}
    alone = brief.briefing.model_copy(update={"quotes": (quote,), "actors": known})
    return prove(alone, brief.archives).verdicts[quote.id]


def objection(verdict: Verdict, brief: OpenBrief, source: str | None) -> str:
    """Why a statement should not be written as it is, with the nearest passage; empty where nothing is wrong."""
    if verdict.standing not in {Standing.NOT_FOUND, Standing.NOT_QUOTED}:
        return ""
    archive = brief.archive_of(source)
    missing = next((piece for piece in verdict.pieces if not piece.located.spans), None)
    if missing is None or archive is None:
        return verdict.sentence
    nearest = find_nearest(missing.words, archive)
    if nearest is None:
        return f"{verdict.sentence}; nothing like them stands there"
    differs = word_difference(missing.words, nearest.passage)
    return f"{verdict.sentence}; nearest, paragraph {nearest.paragraph}: {differs}"
