"""Where each part of a brief stands on the page, and which other parts refer to it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.model import Reference, TargetKind
from briefing.outline.record import Bullet, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.outline.record import Block, Outline, Section

__all__ = ["Anchors", "Cited", "Use", "section_anchor"]

_POINTS = {"key-points": "key point", "gaps": "gap", "watch": "watch"}
"""What one point of a section's list is called; of any other it is the section's heading."""
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*", re.ASCII)


class Use(NamedTuple):
    """A place that refers to something: what it is called, and where it stands."""

    label: str
    anchor: str


class Cited(NamedTuple):
    """A paragraph of a source, and every place that refers to it."""

    number: int
    anchor: str
    uses: tuple[Use, ...]


class Anchors:
    """The anchors of an outline. Those of the page's own parts have a dot, which no id of a brief can have."""

    def __init__(self, outline: Outline) -> None:
        self._taken: set[str] = set()
        self._of_block: dict[tuple[str, int], str] = {}
        self._of_target: dict[tuple[TargetKind, str], str] = {}
        for section in outline.sections:
            for place, block in enumerate(section.blocks):
                self._add(section, place, block)
        self._paragraphs: defaultdict[str, set[int]] = defaultdict(set)
        self._uses = self._find_uses(outline)

    def of_block(self, section: Section, place: int) -> str:
        """The anchor of a block, by its place in its section."""
        return self._of_block[section.id, place]

    def of_reference(self, reference: Reference) -> str:
        """The anchor of what a reference names, a paragraph of a source included; empty where it is not on the page."""
        found = self._of_thing(reference)
        paragraph = f"{found}.{reference.paragraph}"
        return paragraph if paragraph in self._uses else found

    def uses_of(self, anchor: str) -> tuple[Use, ...]:
        """Every other place that refers to what stands there, in the order of the page."""
        return self._uses.get(anchor, ())

    def paragraphs_of(self, anchor: str) -> tuple[Cited, ...]:
        """The paragraphs of a source that are referred to, in their order."""
        numbers = sorted(self._paragraphs.get(anchor, ()))
        return tuple(Cited(number, f"{anchor}.{number}", self.uses_of(f"{anchor}.{number}")) for number in numbers)

    def _of_thing(self, reference: Reference) -> str:
        return self._of_target.get((reference.kind, reference.label), "")

    def _add(self, section: Section, place: int, block: Block) -> None:
        name = f"{section.id}.{place + 1}"
        if not isinstance(block, Record):
            self._of_block[section.id, place] = name
            return
        written, kind = block.id, block.kind
        if _IDENTIFIER.fullmatch(written) and written not in self._taken:
            name = written
        elif written.isdecimal() and kind is TargetKind.SOURCE:
            name = f"source.{written}"
        self._taken.add(name)
        self._of_block[section.id, place] = name
        self._of_target.setdefault((kind, written), name)

    def _find_uses(self, outline: Outline) -> dict[str, tuple[Use, ...]]:
        found: defaultdict[str, dict[Use, None]] = defaultdict(dict)
        for section in outline.sections:
            for place, block in enumerate(section.blocks):
                if isinstance(block, Record) and block.kind is TargetKind.ACTOR:
                    continue  # it lists what its actor said, and uses none of it
                use = Use(_called(section, place, block), self._of_block[section.id, place])
                for reference in _references(block):
                    target = self._of_thing(reference)
                    if target and target != use.anchor:
                        found[self._with_paragraph(target, reference)][use] = None
        return {target: tuple(uses) for target, uses in found.items()}

    def _with_paragraph(self, source: str, reference: Reference) -> str:
        """Note that a paragraph is referred to."""
        if reference.paragraph is None:
            return source
        self._paragraphs[source].add(reference.paragraph)
        return f"{source}.{reference.paragraph}"


def section_anchor(section: Section) -> str:
    """Where a section starts."""
    return f"section.{section.id}"


def _called(section: Section, place: int, block: Block) -> str:
    """What a place is called in a list of places: 'T1', 'source 2', 'key point 3', 'bottom line'."""
    if isinstance(block, Record):
        return f"source {block.id}" if block.kind is TargetKind.SOURCE else block.id
    name = _POINTS.get(section.id, section.heading.lower())
    return f"{name} {place + 1}" if isinstance(block, Bullet) else name


def _references(value: Any) -> Iterator[Reference]:
    """Every reference in a part of an outline, whatever its fields are called."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _references(item)
