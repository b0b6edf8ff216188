"""Texts of an outline as plain data for templates: safe, and where they have links or line breaks, ready as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from briefing.model import Reference
from briefing.text import safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.export.html.anchors import Anchors, Use
    from briefing.outline.record import Detail, Text

__all__ = ["PageTexts", "Plain"]

Plain = dict[str, Any]
"""What a template sees: texts, numbers, truth values, tuples of such, and further ones of these."""

_BLANKS_AT_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")
_BREAKS = re.compile(r"\n{3,}")


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
        if len(text) == 1 and isinstance(text[0], str):
            return Markup(_piece(text[0], line_break) if text[0].strip() else "")  # noqa: S704 - escaped
        parts = (
            self._link(part) if isinstance(part, Reference) else _piece(part, line_break) for part in _joined(text)
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
    safe = safe_text(text)
    if "\n" not in safe:
        return str(escape(safe))
    broken = _BREAKS.sub("\n\n", _BLANKS_AT_BREAK.sub("\n", safe))
    return str(escape(broken)).replace("\n", line_break)


def _joined(text: Text) -> Iterator[str | Reference]:
    """Put strings that follow each other together, so that they are judged as the one text they are."""
    pending = ""
    for part in text:
        if isinstance(part, str):
            pending += part
            continue
        if pending:
            yield pending
            pending = ""
        yield part
    if pending.strip():
        yield pending
