"""The form of lines: blanks at their ends, and the end of the text. Nothing else is touched."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from briefing.files.changing import ChangeRefused, proved
from briefing.files.yaml_edits import rewritten, texts_over_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import DocumentFormattingParams, DocumentRangeFormattingParams, FormattingOptions, TextEdit

    from briefing.files import BriefingFile
    from briefing.files.yaml_removals import Stretch
    from briefing.lsp.snapshot import Snapshot

__all__ = ["format_document", "format_range"]

_BLANKS = re.compile(r"(?<![ \t])[ \t]++(?=[\r\n]|\Z)")
_BREAK = re.compile(r"\r\n|[\r\n]")


def format_document(snapshot: Snapshot, params: DocumentFormattingParams) -> list[TextEdit] | None:
    """Take blanks from the ends of lines, and let the text end in one line break; None where it makes no brief.

    What the editor says it does not want is left; blanks inside of texts that go over several lines always are.
    """
    file = snapshot.file
    if file is None:
        return None
    text = snapshot.plain
    blanks, end = list(_blanks(snapshot, text, params.options)), list(_at_the_end(text, params.options))
    before_end = [stretch for stretch in blanks if not end or stretch[1] <= end[0][0]]
    for stretches in ([*before_end, *end], blanks):
        if _says_the_same(file, stretches):
            return snapshot.edits(stretches)
    return []


def format_range(snapshot: Snapshot, params: DocumentRangeFormattingParams) -> list[TextEdit] | None:
    """Take blanks from the ends of the lines that are chosen; None where the text makes no brief."""
    file = snapshot.file
    if file is None:
        return None
    mark = len(snapshot.mark)
    first, last = (snapshot.offset(place) - mark for place in (params.range.start, params.range.end))
    found = _blanks(snapshot, snapshot.plain, params.options)
    stretches = [stretch for stretch in found if first <= stretch[0] and stretch[1] <= last]
    return snapshot.edits(stretches) if _says_the_same(file, stretches) else []


def _says_the_same(file: BriefingFile, stretches: list[Stretch]) -> bool:
    try:
        proved(file, lambda text: rewritten(text, stretches), lambda after: after == file.briefing)
    except ChangeRefused:
        return False
    return True


def _blanks(snapshot: Snapshot, text: str, options: FormattingOptions) -> Iterator[Stretch]:
    """The blanks at the ends of lines that are not in the midst of a text."""
    if options.trim_trailing_whitespace is False or snapshot.file is None:
        return
    held = texts_over_lines(text) if snapshot.file.format == "yaml" else []
    starts = [start for start, _ in held]
    for found in _BLANKS.finditer(text):
        place = bisect_right(starts, found.start()) - 1
        if place < 0 or held[place][1] <= found.start():
            yield found.start(), found.end(), ""


def _at_the_end(text: str, options: FormattingOptions) -> Iterator[Stretch]:
    """One line break at the end: the first that is there, or one like the first of the text."""
    content = len(text.rstrip(" \t\r\n"))
    first = _BREAK.search(text, content)
    if first is None and content and options.insert_final_newline is not False:
        like = _BREAK.search(text)
        yield len(text), len(text), like.group() if like else "\n"
    if first and first.end() < len(text) and content and options.trim_final_newlines is not False:
        yield first.end(), len(text), ""
