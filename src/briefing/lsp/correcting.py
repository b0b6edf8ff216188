"""What can be corrected in a text whether it makes a brief or not: what a hint names, quotation marks, a new actor."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from briefing.errors import Severity
from briefing.files.yaml_edits import NewEntry, rewritten
from briefing.files.yaml_mistakes import as_one_text, value_on
from briefing.lsp.flow_edits import node_of, stretches_in
from briefing.lsp.knowing.known import document_of
from briefing.lsp.knowing.nodes import NodeSort
from briefing.lsp.mending import LONGEST_TITLE, Mend
from briefing.model.base import is_identifier
from briefing.text import folded, safe_line, truncate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.errors import Diagnostic, SourceSpan
    from briefing.files.yaml_removals import Stretch
    from briefing.lsp.knowing.nodes import TextNode
    from briefing.lsp.snapshot import Snapshot

__all__ = ["corrections_at"]

_MEANT = re.compile(
    r"did you mean '([^']+)'\?|write the id, '([^']+)'|did you mean (\[[^\]]+\])\?|write ((?:\[[^\]]+\] ?)+)$"
)
_EDTF = r"[-\d.:/?~%XYSTZ{}\[\],]+"
_TOLD = {
    "BR114": re.compile(r"\nwrite (\w+)$"),
    "BR115": re.compile(r"its ISO 3166 code: '([A-Z]{2})'"),
    "BR303": re.compile(r"\nwrite 'at: (\d+)'"),
    "BR401": re.compile(rf"\bwrite ({_EDTF}(?: or {_EDTF})*)$", re.MULTILINE),
}
"""What is to be written, by the code of what says it."""
_INDENT = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_UNKNOWN_ACTOR = re.compile(r"unknown actor '")
_IN_BRACES = re.compile(r"[^,:{}\[\]\r\n]*[^,:{}\[\]\s]")
"""What is read as a key behind a comma."""
_MEANT_CODES = {"BR111", "BR114", "BR201", "BR205"}
_ABOUT_KEYS = {"BR111", "BR105"}
"""Mistakes of a key, and not of its value."""
_BEFORE_ALL = {"BR104", "BR106", "BR107"}
"""Mistakes behind which nothing is read."""
_QUOTABLE = {*_BEFORE_ALL, "BR111", "BR113", "BR617"}


def corrections_at(snapshot: Snapshot, lines: range) -> Iterator[Mend]:
    """What can be corrected on some lines of a document.

    Each correction is proved: with it the finding is gone, and no other error is there that was not there before;
    behind a mistake for which nothing was read, others may come to light.

    Args:
        snapshot: The document.
        lines: Lines from 0.
    """
    for finding in snapshot.findings:
        if finding.span is None or finding.span.start.line - 1 not in lines or finding.file != snapshot.name:
            continue
        candidates = chain(
            _meant(snapshot, finding),
            _told(snapshot, finding),
            _blanks(snapshot, finding),
            _actor(snapshot, finding),
            _quoted(snapshot, finding),
        )
        seen = set()
        for title, stretches in candidates:
            if title not in seen and _corrects(snapshot, stretches, finding):
                seen.add(title)
                shown = truncate(safe_line(title), LONGEST_TITLE)
                yield Mend(shown, partial(list, stretches), (finding,), preferred=len(seen) == 1, is_proved=True)


def _corrects(snapshot: Snapshot, stretches: list[Stretch], finding: Diagnostic) -> bool:
    try:
        after = snapshot.with_text(rewritten(snapshot.plain, stretches))
    except LookupError:
        return False
    # A brief that loads now has its evidence compared, of which nothing was known before.
    left, right = (one.findings if snapshot.file else one.refusals for one in (snapshot, after))
    before, found = (Counter((it.code, it.message) for it in side) for side in (left, right))
    if found[finding.code, finding.message] >= before[finding.code, finding.message]:
        return False
    if finding.code in _BEFORE_ALL:
        return not any(code == finding.code for code, _ in found)
    errors = {(it.code, it.message) for it in right if it.severity is Severity.ERROR}
    return not errors & (found - before).keys()


Correction = tuple[str, "list[Stretch]"]


_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def _stretch(snapshot: Snapshot, finding: Diagnostic) -> tuple[int, int]:
    """Where a finding stands in the text without a byte-order mark; in TOML, where it has the key, its value."""
    span, mark = finding.span, len(snapshot.mark)
    if snapshot.kind == "toml" and finding.code not in _ABOUT_KEYS:
        path = tuple(int(found[1]) if found[1] else found[2] for found in _STEP.finditer(finding.path))
        node = node_of(document_of(snapshot), path)
        if node is not None and node.sort is NodeSort.TEXT and _is_at(node, snapshot, span):
            return node.start - mark, node.end - mark
    return (snapshot.offset_of(span.start) - mark, snapshot.offset_of(span.end) - mark) if span else (0, 0)


def _is_at(node: TextNode, snapshot: Snapshot, span: SourceSpan | None) -> bool:
    """Whether a finding stands at a key, or at one that holds it, and not at a part of its value."""
    return span is None or snapshot.offset_of(span.start) < node.start


def _meant(snapshot: Snapshot, finding: Diagnostic) -> Iterator[Correction]:
    """What the hint says that was meant."""
    found = _MEANT.search(finding.hint or "") if finding.code in _MEANT_CODES else None
    if found is None:
        return
    new = next(filter(None, found.groups())).strip()
    start, end = _stretch(snapshot, finding)
    text = snapshot.plain
    if text[start : start + 1] in {"'", '"'} and end - start > 1:
        start, end = start + 1, end - 1
    yield f"Write {new}", [(start, end, new)]


def _told(snapshot: Snapshot, finding: Diagnostic) -> Iterator[Correction]:
    """What the message says is to be written: dates, a country, a version, the paragraph in which words stand."""
    pattern = _TOLD.get(finding.code)
    found = pattern.search(f"{finding.message}\n{finding.hint or ''}") if pattern else None
    if found:
        start, end = _stretch(snapshot, finding)
        text = snapshot.plain
        marks = text[start] if text[start : start + 1] in {"'", '"'} and end - start > 1 else ""
        for new in found[1].split(" or "):
            yield f"Write {found[0].partition('at: ')[1]}{new}", [(start, end, f"{marks}{new}{marks}")]


def _blanks(snapshot: Snapshot, finding: Diagnostic) -> Iterator[Correction]:
    """Blanks in the place of all tabs that indent lines."""
    if finding.code == "BR104" and finding.message == "a tab stands here" and snapshot.kind != "json":
        text = snapshot.plain
        tabs = [place for found in _INDENT.finditer(text) for place in range(*found.span()) if text[place] == "\t"]
        yield "Indent with blanks", [(place, place + 1, "  ") for place in tabs]


def _actor(snapshot: Snapshot, finding: Diagnostic) -> Iterator[Correction]:
    """The actor that is named and that the brief does not have."""
    if finding.code != "BR201" or not _UNKNOWN_ACTOR.match(finding.message):
        return
    start, end = _stretch(snapshot, finding)
    written = snapshot.plain[start:end]
    is_yaml = document_of(snapshot).kind == "yaml"
    name = written.strip("'\"") if is_yaml else _text_of(written)
    key = name if is_identifier(name) else re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:64]
    called = name if key != name else re.sub(r"[-_]+", " ", name).title()
    try:
        added = stretches_in(snapshot, NewEntry("actors", key, {"name": called}))
    except LookupError:
        return
    taken = any(one.id == key for one in document_of(snapshot).declared())
    if taken or not is_identifier(key):
        return
    named = key if is_yaml else json.dumps(key)
    yield f"Add the actor '{key}'", sorted([*added, *([(start, end, named)] if key != name else [])])


def _text_of(written: str) -> str:
    """What a text in quotation marks says; what JSON does not read is left without its marks."""
    try:
        return str(json.loads(written))
    except ValueError:
        return written.strip("'\"")


def _quoted(snapshot: Snapshot, finding: Diagnostic) -> Iterator[Correction]:
    """Quotation marks around the value on a line, or on the one before; in braces around what a comma took apart."""
    if finding.code not in _QUOTABLE or finding.span is None:
        return
    text = snapshot.plain
    start, end = _stretch(snapshot, finding)
    if snapshot.kind in {"json", "toml"}:
        yield "Put it in quotes", [(start, end, json.dumps(text[start:end]))]
        return
    if finding.code == "BR617":
        yield "Put it in quotes", [(start, end, as_one_text(text[start:end]))]
        return
    for number in (finding.span.start.line - 1, finding.span.start.line - 2):
        line = snapshot.lines.line(number).removeprefix(snapshot.mark)
        first = max(snapshot.lines.starts[max(number, 0)] - len(snapshot.mark), 0)
        begins = line.rfind(": ", 0, start - first) + 2
        if finding.code == "BR111" and 1 < begins <= start - first:
            key = _IN_BRACES.match(text, start)
            end = key.end() if key else end
            yield "Put the whole text in quotes", [(first + begins, end, as_one_text(text[first + begins : end]))]
        begins, ends = value_on(line)
        if ends > begins:
            yield "Put the whole text in quotes", [(first + begins, first + ends, as_one_text(line[begins:ends]))]
