"""What the brief rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.outline import Fact, Section, SourceBlock
from briefing.model.languages import language_name
from briefing.model.phrases import format_date_with_basis, format_reliability
from briefing.model.wording import count_of
from briefing.sources import ArchiveError, ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.material import Material
    from briefing.export.outline import Text
    from briefing.model import Source

__all__ = ["sources_section"]


def sources_section(material: Material) -> Section | None:
    """Every source under its number."""
    sources = material.briefing.sources
    if not sources:
        return None
    blocks = tuple(_source(key, source, material) for key, source in sources.items())
    return Section("sources", "Sources", blocks, counted=True)


def _source(key: str, source: Source, material: Material) -> SourceBlock:
    return SourceBlock(
        id=material.index.label(key),
        title=(source.title,),
        cautions=tuple(_cautions(key, material)),
        details=tuple(_details(key, source, material)),
    )


def _cautions(key: str, material: Material) -> Iterator[Text]:
    archive = material.archives.get(key)
    if isinstance(archive, ArchiveError):
        yield (f"Not checked: {archive}.",)


def _details(key: str, source: Source, material: Material) -> Iterator[Fact]:
    published = [
        source.publisher or "",
        f"by {source.author}" if source.author else "",
        format_date_with_basis(source.published) if source.published else "",
        f"in {language_name(source.language)}" if source.language else "",
    ]
    if any(published):
        yield Fact("Published", ("; ".join(filter(None, published)),))
    if source.url:
        yield Fact("Address", (source.url,))
    if source.accessed:
        yield Fact("Read", (format_date_with_basis(source.accessed),))
    if source.reliability:
        yield Fact("Reliability", (format_reliability(source.reliability),))
    if source.descriptor:
        yield Fact("Standing", material.split(source.descriptor))
    if source.note:
        yield Fact("Note", material.split(source.note))
    yield from _archive(key, source, material)


def _archive(key: str, source: Source, material: Material) -> Iterator[Fact]:
    if source.archive is None:
        return
    archive = material.archives.get(key)
    size = f", {count_of(len(archive.paragraphs), 'paragraph')}" if isinstance(archive, ArchiveText) else ""
    yield Fact("Archive", (f"{source.archive.path}{size}",))
    digest = archive.sha256 if isinstance(archive, ArchiveText) else source.archive.sha256
    if digest:
        yield Fact("SHA-256", (digest,))
