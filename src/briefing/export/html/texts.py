"""Texts of an outline as plain data for templates, with links to what they refer to.

Texts are safe, and where they have links or line breaks, ready as HTML. Each part of a brief knows which other parts
refer to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from briefing.export.selection import references_in
from briefing.model import Reference, TargetKind
from briefing.model.base import is_identifier
from briefing.outline.record import Bullet, Record, Revision, joined_runs
from briefing.text import in_lines, safe_line, safe_text
from briefing.text.characters import ISOLATE_END, ISOLATES
from briefing.text.difference import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.outline.record import Block, Detail, Outline, Section, Text

__all__ = ["Anchors", "Cited", "PageTexts", "Plain", "Use", "section_anchor"]

Plain = dict[str, Any]
"""What a template sees: texts, numbers, truth values, tuples of these, and mappings of the same kinds."""

_POINTS = {"key-points": "key point", "gaps": "gap", "watch": "watch"}
"""What one point of a section's list is called; of any other it is the section's heading."""


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
        if is_identifier(written) and written not in self._taken:
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
                for reference in references_in(block):
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


class PageTexts:
    """Makes plain data of texts. Names and labels come again and again, so it keeps what it has made of them.

    Attributes:
        anchors: Where references lead.
    """

    def __init__(self, anchors: Anchors, addresses: Iterable[str]) -> None:
        self.anchors = anchors
        self._addresses = frozenset(filter(is_web_address, addresses))
        self._lines: dict[str, str] = {}
        self._links: dict[Reference, str] = {}

    def line(self, text: str) -> str:
        """Safe text on one line, not yet escaped."""
        known = self._lines.get(text)
        if known is None:
            known = self._lines[text] = safe_line(text).strip()
        return known

    def address(self, text: str | None) -> str:
        """The address itself where a link may lead there; else nothing."""
        return text if text in self._addresses and text else ""

    def runs(self, text: Text, line_break: str = "<br>") -> Markup:
        """Safe text as HTML, with its references as links and the line breaks it has."""
        if len(text) == 1 and isinstance(text[0], str) and not isinstance(text[0], Revision):
            return Markup(_piece(text[0], line_break) if text[0].strip() else "")  # noqa: S704 - escaped
        parts = (
            self._link(part) if isinstance(part, Reference) else _revised(part, line_break)
            for part in joined_runs(text)
        )
        return Markup("".join(parts))  # noqa: S704 - escaped

    def title(self, text: Text) -> Markup:
        """Safe text as HTML on one line, with its references as links."""
        return self.runs(text, " ")

    def words(self, text: Text) -> str:
        """Safe text on one line, references in brackets, nothing of it a link; not yet escaped."""
        return self.line("".join(map(str, text)))

    def details(self, details: Iterable[Detail]) -> Plain:
        """Labels with their values; what has no label goes on from the label before, or stands loose before all."""
        loose: list[Markup] = []
        groups: list[Plain] = []
        for _, label, text in details:
            value = self._value(text)
            if label:
                groups.append({"label": self.line(label), "values": (value,)})
            elif groups:
                groups[-1]["values"] += (value,)
            else:
                loose.append(value)
        return {"loose": loose, "groups": groups}

    def uses(self, uses: Iterable[Use]) -> tuple[Markup, ...]:
        """The places that refer to something, each as a link."""
        return tuple(Markup(_link(f"#{use.anchor}", self.line(use.label))) for use in uses)  # noqa: S704 - escaped

    def _value(self, text: Text) -> Markup:
        if len(text) == 1 and text[0] in self._addresses:
            address = escape(str(text[0]))
            return Markup(f'<a href="{address}" rel="noreferrer noopener">{address}</a>')  # noqa: S704 - escaped
        return self.runs(text)

    def _link(self, reference: Reference) -> str:
        known = self._links.get(reference)
        if known is None:
            anchor, label = self.anchors.of_reference(reference), self.line(str(reference))
            known = self._links[reference] = _link(f"#{anchor}", label) if anchor else str(escape(label))
        return known


def is_web_address(text: str) -> bool:
    """Whether a link may lead there: http or https, and nothing in it that would have to be made visible."""
    return text.startswith(("https://", "http://")) and safe_line(text) == text and " " not in text


def _link(address: str, label: str) -> str:
    return f'<a href="{escape(address)}">{escape(label)}</a>'


def _piece(text: str, line_break: str) -> str:
    """Text as HTML; of many empty lines one is left."""
    return _as_elements(str(escape(in_lines(safe_text(text)))).replace("\n", line_break))


def _revised(text: str, line_break: str) -> str:
    """Text as HTML; a revision as the element that is meant for it."""
    if not isinstance(text, Revision):
        return _piece(text, line_break)
    tag = "del" if text.kept is Kept.BEFORE else "ins"
    return f"<{tag}>{_piece(text.words, line_break)}</{tag}>"


def _as_elements(written: str) -> str:
    """Write isolates of our own kind as elements; in safe text they are in pairs, each pair on one line."""
    if "\u2068" not in written:
        return written
    opened: list[str] = []

    def element(found: re.Match[str]) -> str:
        if found[0] != ISOLATE_END:
            opened.append(found[0])
            return "<bdi>" if found[0] == "\u2068" else found[0]
        return "</bdi>" if opened and opened.pop() == "\u2068" else found[0]

    return _ISOLATE.sub(element, written)


_ISOLATE = re.compile(f"[{ISOLATES}]")
