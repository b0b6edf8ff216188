"""Texts of an outline as plain data for templates: safe, not yet escaped, references with their targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.model import Reference
from briefing.text import safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.export.html.anchors import Anchors, Use
    from briefing.export.outline import Fact, Text

__all__ = ["Plain", "Plainer"]

Plain = dict[str, Any]
"""What a template sees: texts, numbers, truth values, tuples of such, and further ones of these."""

_BLANKS_AT_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")
_BREAKS = re.compile(r"\n{3,}")


class Plainer:
    """Makes plain data of texts.

    Attributes:
        anchors: Where references lead.
    """

    def __init__(self, anchors: Anchors, addresses: Iterable[str]) -> None:
        self.anchors = anchors
        self._addresses = frozenset(filter(is_web_address, addresses))

    def line(self, text: str) -> str:
        """Safe text on one line."""
        return safe_line(text).strip()

    def address(self, text: str | None) -> str:
        """The address itself where a link may lead there; else nothing."""
        return text if text in self._addresses and text else ""

    def lines(self, text: str) -> tuple[Plain, ...]:
        """Safe text as runs, with the line breaks it has."""
        return self.runs((text,))

    def runs(self, text: Text) -> tuple[Plain, ...]:
        """Safe text as runs: each is a piece of text, a link, or a line break."""
        return tuple(run for part in _joined(text) for run in self._runs_of(part))

    def title(self, text: Text) -> tuple[Plain, ...]:
        """Safe text as runs on one line."""
        return tuple(_run(" ") if run["shape"] == "break" else run for run in self.runs(text))

    def words(self, text: Text) -> str:
        """Safe text on one line, references in brackets, nothing of it a link."""
        return self.line("".join(map(str, text)))

    def facts(self, facts: Iterable[Fact]) -> tuple[Plain, ...]:
        """Labels with their values; what has no label goes on from the label before."""
        groups: list[Plain] = []
        for fact in facts:
            values = self._value(fact.value)
            if not fact.label and groups:
                groups[-1]["values"] += (values,)
            else:
                groups.append({"label": self.line(fact.label), "values": (values,)})
        return tuple(groups)

    def uses(self, uses: Iterable[Use]) -> tuple[Plain, ...]:
        """The places that refer to something, each as a link."""
        return tuple(_run(self.line(use.label), f"#{use.anchor}") for use in uses)

    def _value(self, text: Text) -> tuple[Plain, ...]:
        alone = text[0] if len(text) == 1 else ""
        address = self.address(alone) if isinstance(alone, str) else ""
        return (_run(address, address),) if address else self.runs(text)

    def _runs_of(self, part: str | Reference) -> Iterator[Plain]:
        if isinstance(part, Reference):
            anchor = self.anchors.of_reference(part)
            yield _run(self.line(str(part)), f"#{anchor}" if anchor else "")
            return
        safe = _BLANKS_AT_BREAK.sub("\n", safe_text(part))
        for place, line in enumerate(_BREAKS.sub("\n\n", safe).split("\n")):
            if place:
                yield {"shape": "break", "text": "\n", "href": ""}
            if line:
                yield _run(line)


def is_web_address(text: str) -> bool:
    """Whether a link may lead there: http or https, and nothing in it that would have to be made visible."""
    return text.startswith(("https://", "http://")) and safe_line(text) == text and " " not in text


def _run(text: str, href: str = "") -> Plain:
    return {"shape": "link" if href else "text", "text": text, "href": href}


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
