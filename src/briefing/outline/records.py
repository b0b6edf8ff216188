"""The records of all that references can name but statements: entries, tensions, discrepancies, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.facts.cautions import cautions_of_actor, cautions_of_draft, cautions_of_source, cautions_of_tension
from briefing.facts.dates import doubt_of
from briefing.model import (
    Actor,
    ActorKind,
    Assessment,
    Discrepancy,
    EntryStatus,
    Quote,
    Source,
    TargetKind,
    Tension,
    TimelineEntry,
)
from briefing.model.iso_codes import language_name
from briefing.model.wording import (
    count_of,
    format_confidence,
    format_date_resolved,
    format_date_with_basis,
    format_entry_status,
    format_level,
    format_likelihood,
    format_names,
    format_reliability,
    format_source_kind,
    format_taken_in,
    format_tension_basis,
    format_trend,
    join_words,
)
from briefing.outline.material import spaced
from briefing.outline.record import Detail, DetailRole, Part, Record, RecordDate, Section, signs_of_doubt
from briefing.outline.statements import statement_record
from briefing.sources import ArchiveText
from briefing.text import apart, folded, says

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefing.model import Position, Version
    from briefing.outline.material import Material
    from briefing.outline.record import Text

__all__ = [
    "actors_section",
    "assessments_section",
    "discrepancies_section",
    "record_of",
    "sources_section",
    "tensions_section",
    "timeline_section",
]


def record_of(key: str, material: Material) -> Record | None:
    """What a brief says of the one thing that has an id; None where nothing has it."""
    item = material.index.items.get(key)
    if isinstance(item, Actor):
        return _actor(key, item, material)
    if isinstance(item, Source):
        return _source(key, item, material)
    make = _RECORDS.get(type(item))
    return make(item, material) if make else None


def timeline_section(material: Material) -> Section | None:
    """Every entry by its earliest possible day; what is planned comes last."""
    index = material.index
    records = tuple(_entry(entry, material) for entry in (*index.happened, *index.planned))
    return Section("timeline", "Timeline", records, tuple(_legend(records))) if records else None


def _legend(records: tuple[Record, ...]) -> Iterator[Detail]:
    yield from signs_of_doubt(records)
    if any(record.date.worded for record in records if record.date):
        yield Detail(DetailRole.LEGEND, "(...)", ("the date as the source words it",))


def _entry(entry: TimelineEntry, material: Material) -> Record:
    resolved = format_date_resolved(entry.date)
    worded = entry.date.text or ""
    same = worded.casefold() == resolved.casefold()
    told = resolved or ("not resolved" if worded else "no date")
    status = format_entry_status(entry.status)
    return Record(
        kind=TargetKind.ENTRY,
        id=entry.id,
        title=material.split(entry.text),
        citation=material.where(entry.source, entry.at),
        date=RecordDate(told, doubt_of(entry.date), "" if same else worded, entry.date),
        status="" if status == EntryStatus.OCCURRED else status,
        planned=entry.is_planned,
        parties=tuple(material.parties[actor] for actor in entry.actors),
        cautions=cautions_of_draft(entry),
        details=tuple(_of_entry(entry, material)),
    )


def _of_entry(entry: TimelineEntry, material: Material) -> Iterator[Detail]:
    yield from material.of_date(entry.date)
    if entry.refs:
        yield Detail(DetailRole.SEE, "See", material.references(entry.refs))


def tensions_section(material: Material) -> Section | None:
    """Every tension, with what each party holds."""
    records = tuple(_tension(tension, material) for tension in material.briefing.tensions)
    return Section("tensions", "Tensions", records, counted=True) if records else None


def _tension(tension: Tension, material: Material) -> Record:
    return Record(
        kind=TargetKind.TENSION,
        id=tension.id,
        title=(tension.title,),
        status=str(tension.status) if tension.status not in {None, "open"} else "",
        trend=format_trend(tension.trend),
        level=tension.level or 0,
        issue=material.split(tension.issue),
        parts=tuple(_position(position, material) for position in tension.positions),
        cautions=cautions_of_tension(tension, material.index, material.support, material.proof),
        details=tuple(_of_tension(tension, material)),
    )


def _position(position: Position, material: Material) -> Part:
    return Part(
        name=format_names(position.party, material.index),
        text=material.split(position.position),
        citation=material.references(position.quotes),
        stance=str(position.stance or ""),
        parties=tuple(material.parties[actor] for actor in position.party),
    )


def _of_tension(tension: Tension, material: Material) -> Iterator[Detail]:
    if tension.common_ground:
        yield Detail(DetailRole.AGREED, "Agreed", material.split(tension.common_ground))
    standing = [
        format_level(tension.level) if tension.level else "",
        str(tension.status or ""),
        format_tension_basis(tension.basis),
    ]
    if any(standing):
        yield Detail(DetailRole.STANDING, "Standing", (apart(standing, "; "),))
    if tension.refs:
        yield Detail(DetailRole.EVIDENCE, "Evidence", material.references(tension.refs))


def discrepancies_section(material: Material) -> Section | None:
    """Every fact on which reports contradict each other."""
    records = tuple(_discrepancy(discrepancy, material) for discrepancy in material.briefing.discrepancies)
    return Section("discrepancies", "Discrepancies", records, counted=True) if records else None


def _discrepancy(discrepancy: Discrepancy, material: Material) -> Record:
    preferred = discrepancy.preferred
    return Record(
        kind=TargetKind.DISCREPANCY,
        id=discrepancy.id,
        title=material.split(discrepancy.question),
        parts=tuple(
            _version(number, version, material)._replace(preferred=number == preferred)
            for number, version in enumerate(discrepancy.versions, 1)
        ),
        cautions=cautions_of_draft(discrepancy),
        details=tuple(_of_discrepancy(discrepancy, material)),
    )


def _version(number: int, version: Version, material: Material) -> Part:
    where = material.where(version.source, version.at)
    quotes = material.references(version.quotes)
    citation: Text = (*where, *((" ",) if where and quotes else ()), *quotes)
    return Part(f"Version {number}", material.split(version.claim), citation)


def _of_discrepancy(discrepancy: Discrepancy, material: Material) -> Iterator[Detail]:
    number = discrepancy.preferred
    used = f"none of the {count_of(len(discrepancy.versions), 'version')}" if number is None else f"version {number}"
    yield Detail(DetailRole.USED, "Used here", (used,))
    if discrepancy.note:
        yield Detail(DetailRole.NOTE, "Note", material.split(discrepancy.note))


def assessments_section(material: Material) -> Section | None:
    """Every judgement; how likely it is and how well founded are never said in one sentence (ICD 203, D.6.e.2.c)."""
    records = tuple(_assessment(assessment, material) for assessment in material.briefing.assessments)
    return Section("assessments", "Assessments", records, counted=True) if records else None


def _assessment(assessment: Assessment, material: Material) -> Record:
    return Record(
        kind=TargetKind.ASSESSMENT,
        id=assessment.id,
        title=material.split(assessment.text),
        cautions=cautions_of_draft(assessment),
        details=tuple(_of_assessment(assessment, material)),
    )


def _of_assessment(assessment: Assessment, material: Material) -> Iterator[Detail]:
    if assessment.likelihood:
        yield Detail(DetailRole.LIKELIHOOD, "Likelihood", (f"{format_likelihood(assessment.likelihood)}.",))
    if assessment.confidence:
        yield Detail(DetailRole.CONFIDENCE, "Confidence", (f"{format_confidence(assessment.confidence)}.",))
    for role, label, text in (
        (DetailRole.BASIS, "Basis", assessment.basis),
        (DetailRole.OTHERWISE, "Otherwise", assessment.alternatives),
        (DetailRole.WOULD_CHANGE, "Would change", assessment.would_change),
    ):
        if text:
            yield Detail(role, label, material.split(text))
    if assessment.refs:
        yield Detail(DetailRole.EVIDENCE, "Evidence", material.references(assessment.refs))


def actors_section(material: Material) -> Section | None:
    """Every actor in the order of the file, which is that of the labels A1, A2 ..."""
    records = tuple(_actor(key, actor, material) for key, actor in material.briefing.actors.items())
    return Section("actors", "Actors", records, counted=True) if records else None


def _actor(key: str, actor: Actor, material: Material) -> Record:
    index = material.index
    spoken = index.quotes_by_actor.get(key, ())
    return Record(
        kind=TargetKind.ACTOR,
        id=index.label(key),
        title=(_name_and_office(actor),),
        statements=spaced(index.references[quote.id] for quote in spoken),
        cautions=cautions_of_actor(key, index, material.namesakes[key]),
        details=tuple(_of_actor(actor, material)),
    )


def _name_and_office(actor: Actor) -> str:
    """The name with the office, or with what sort of actor it is where it has none."""
    return apart([actor.name, actor.role or str(actor.kind or "")], ", ")


def _of_actor(actor: Actor, material: Material) -> Iterator[Detail]:
    """What the title does not say yet. Aliases are for finding a name in a source and are not told."""
    title = _name_and_office(actor)
    place: list[str] = []
    belongs = [material.index.actor_name(other) for other in actor.affiliation]
    if not all(says(title, name) for name in belongs):
        place.append(f"of {join_words(belongs)}")
    if actor.side and folded(actor.side) not in {folded(known) for known in (actor.name, *belongs)}:
        place.append(f"side: {actor.side}")
    if actor.country and not (actor.affiliation or actor.side or actor.kind is ActorKind.STATE):
        place.append(f"country: {actor.country}")
    if place:
        yield Detail(DetailRole.BELONGING, "", (apart(place, "; "),))
    if actor.note:
        yield Detail(DetailRole.NOTE, "Note", material.split(actor.note))


def sources_section(material: Material) -> Section | None:
    """Every source under its number."""
    records = tuple(_source(key, source, material) for key, source in material.briefing.sources.items())
    return Section("sources", "Sources", records, counted=True) if records else None


def _source(key: str, source: Source, material: Material) -> Record:
    return Record(
        kind=TargetKind.SOURCE,
        id=material.index.label(key),
        title=(source.title,),
        language=source.language or "",
        address=source.url or "",
        cautions=cautions_of_source(source, material.archives.get(key)),
        details=tuple(_of_source(key, source, material)),
    )


def _of_source(key: str, source: Source, material: Material) -> Iterator[Detail]:
    published = [
        source.publisher or "",
        f"by {source.author}" if source.author else "",
        format_date_with_basis(source.published) if source.published else "",
        f"in {language_name(source.language)}" if source.language else "",
        format_source_kind(source, material.index),
    ]
    if any(published):
        yield Detail(DetailRole.PUBLISHED, "Published", (apart(published, "; "),))
    yield from material.of_date(source.published)
    if source.url:
        yield Detail(DetailRole.ADDRESS, "Address", (source.url,))
    if source.accessed:
        yield Detail(DetailRole.READ, "Read", (format_date_with_basis(source.accessed),))
    yield from material.of_date(source.accessed)
    if source.reliability:
        yield Detail(DetailRole.RELIABILITY, "Reliability", (format_reliability(source.reliability),))
    if source.descriptor:
        yield Detail(DetailRole.STANDING, "Standing", material.split(source.descriptor))
    if source.note:
        yield Detail(DetailRole.NOTE, "Note", material.split(source.note))
    yield from _archive(key, source, material)


def _archive(key: str, source: Source, material: Material) -> Iterator[Detail]:
    if source.archive is None:
        return
    archive = material.archives.get(key)
    size = f", {count_of(len(archive.paragraphs), 'paragraph')}" if isinstance(archive, ArchiveText) else ""
    taken = format_taken_in(source.archive)
    told = f"{source.archive.path}{size}{f'; {taken}' if taken else ''}"
    yield Detail(DetailRole.ARCHIVE, "Archive", (told,))
    yield from material.of_date(source.archive.retrieved)
    digest = source.archive.sha256 or (archive.sha256 if isinstance(archive, ArchiveText) else None)
    if digest:
        yield Detail(DetailRole.DIGEST, "SHA-256", (digest,))


_RECORDS: Mapping[type, Callable[[Any, Material], Record]] = {
    Quote: statement_record,
    TimelineEntry: _entry,
    Tension: _tension,
    Discrepancy: _discrepancy,
    Assessment: _assessment,
}
"""What makes the record of something that has its id in itself."""
