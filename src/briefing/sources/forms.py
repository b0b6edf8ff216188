"""Texts that are no plain paragraphs, in which words are therefore not found: what they are, and what to do."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.sources.columns import has_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

from briefing.text.patterns import compiled_late

__all__ = ["Form", "form_of", "split_mail", "without_line_numbers"]

SAMPLE = 100_000
"""Characters that are looked at."""
LONGEST_END = 40
"""Characters at the end of a text in which the end of a sentence is looked for."""
FEWEST = 5
"""Lines or paragraphs without which nothing is told of them."""
FEWEST_NUMBERED = 10
"""Lines of which most have bare numbers that count them, as in transcripts of courts; with fewer it may be a list."""
LONGEST_ALONE = 2000
"""Characters from which on a text that is one paragraph has most likely lost its paragraphs."""


class Form(NamedTuple):
    """What an archive is, in a clause that goes on from its name, and what to do."""

    what: str
    hint: str


_PAGE = compiled_late(r"<(?:!doctype html|html|\?xml)\b", re.IGNORECASE)
_TAG = compiled_late(r"<(?:p|div|span|br|td)\b[^<>]{0,200}>", re.IGNORECASE)
_ENCODED_MAIL = compiled_late(r"=(?:[0-9A-F]{2}|\n)")
_MISREAD = compiled_late(
    "[\u00c3\u00c2\u00c4\u00c5\u00d0\u00d1\u00ce\u00d7\u00d8\u00d9][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u2122]|"
    # Three bytes a sign; the same read as Windows-1251 and as Mac Roman.
    "\u00e2[\u0080\u201a\u20ac].|[РС][ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґёєјЅѕї\u0080-\u00bf\u2013-\u2122]|вЂ.|В[«»\u00a0]|\u201a\u00c4.|"
    "√[©®´¨≠ÆØ≤≥¥µ∂∑∏π∫ªº¢£§•¶ß™]"
)
_LOST = "\ufffd"
_NUMBERED = compiled_late(r"\s{0,8}(\d{1,5})[.:)]?(?:\s|$)")
_COUNTED = compiled_late(r"^[ \t]{0,8}(\d{1,5})(?:[ \t]+|$)", re.MULTILINE)
_ENDED = compiled_late(
    r"[.!?:;\u2026\u3002\uff01\uff1f\u0964\u061f][\"'\u201c\u201d\u2019\u00bb\u00ab)\]\u300d\u300f]*\s*$|[\"\u201d\u00bb\u300d]\s*$"
)
_MAIL_MARK = compiled_late(r"[ \t]*>")
_EMPTY_IN_MAIL = compiled_late(r"^[ \t]*(?:>[ \t]*)+$", re.MULTILINE)


def form_of(text: str, paragraphs: Sequence[str]) -> Form | None:
    """What the text of an archive is, where it is no plain text in paragraphs; None where it is.

    Args:
        text: The text.
        paragraphs: Its paragraphs.
    """
    sample = text[:SAMPLE]
    lines = [line for line in sample.splitlines() if line.strip()]
    return next((form for is_so, form in _FORMS if is_so(sample, lines, paragraphs)), None)


def split_mail(text: str) -> str:
    """A text in which the lines of a quoted mail that have nothing but `>` are empty; any other as it is."""
    lines = [line for line in text[:SAMPLE].splitlines() if line.strip()]
    if sum(_MAIL_MARK.match(line) is not None for line in lines) * 2 < len(lines):
        return text
    return _EMPTY_IN_MAIL.sub("", text)


def without_line_numbers(text: str) -> str:
    """A text without the bare numbers that count its lines, on each page or through all; any other as it is."""
    lines = [line for line in text[:SAMPLE].splitlines() if line.strip()]
    numbers = [int(found[1]) if (found := _COUNTED.match(line)) else -9 for line in lines]
    following = sum(other in {one + 1, 1} for one, other in pairwise(numbers))
    if following < FEWEST_NUMBERED - 1 or following * 5 < (len(lines) - 1) * 4:
        return text
    return _COUNTED.sub("", text)


def _is_markup(sample: str, _lines: Sequence[str], _paragraphs: Sequence[str]) -> bool:
    return "<" in sample and (_PAGE.match(sample.lstrip()) is not None or len(_TAG.findall(sample)) >= FEWEST)


def _is_rich_text(sample: str, _lines: Sequence[str], _paragraphs: Sequence[str]) -> bool:
    return sample.lstrip().startswith("{\\rtf")


def _is_encoded_mail(sample: str, lines: Sequence[str], _paragraphs: Sequence[str]) -> bool:
    return "=\n" in sample and len(_ENCODED_MAIL.findall(sample)) * 5 >= len(lines)


def _is_misread(sample: str, _lines: Sequence[str], _paragraphs: Sequence[str]) -> bool:
    """Whether pairs stand there that UTF-8 makes where it is read as one byte a letter."""
    if sample.isascii():
        return False
    odd = sum(character > "\x7f" for character in sample)
    return odd > 0 and len(_MISREAD.findall(sample)) * 4 >= odd


def _has_lost_letters(sample: str, _lines: Sequence[str], _paragraphs: Sequence[str]) -> bool:
    return _LOST in sample


def _has_columns(_sample: str, lines: Sequence[str], _paragraphs: Sequence[str]) -> bool:
    return has_columns(lines)


def _has_line_numbers(_sample: str, lines: Sequence[str], _paragraphs: Sequence[str]) -> bool:
    """Whether most lines begin with a number that is one more than that of the line before."""
    numbers = [int(found[1]) if (found := _NUMBERED.match(line)) else -9 for line in lines]
    following = sum(other == one + 1 for one, other in pairwise(numbers))
    return following >= FEWEST - 1 and following * 5 >= (len(lines) - 1) * 4


def _is_parted_in_sentences(_sample: str, _lines: Sequence[str], paragraphs: Sequence[str]) -> bool:
    """Whether each line is a paragraph, and sentences run over several."""
    pairs = [pair for pair in pairwise(paragraphs[:500]) if "\n" not in pair[0]]
    broken = sum(not _is_ended(one) and other[:1].islower() for one, other in pairs)
    return broken >= FEWEST - 1 and broken * 3 >= len(paragraphs[:500])


def _is_ended(text: str) -> bool:
    return _ENDED.search(text[-LONGEST_END:]) is not None


def _has_no_blank_lines(_sample: str, lines: Sequence[str], paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs stand in lines one below the other, so that they count as one."""
    if len(paragraphs) != 1 or len(lines) < FEWEST:
        return False
    ended = sum(_is_ended(line) for line in lines)
    return ended * 5 >= len(lines) * 4 and "-->" not in paragraphs[0]


def _is_one_long_paragraph(sample: str, _lines: Sequence[str], paragraphs: Sequence[str]) -> bool:
    """Whether a paragraph number says nothing, since all of a long text is paragraph 1."""
    return len(paragraphs) == 1 and len(sample.strip()) >= LONGEST_ALONE and "-->" not in paragraphs[0]


_FORMS: tuple[tuple[Callable[[str, Sequence[str], Sequence[str]], bool], Form], ...] = (
    (_is_rich_text, Form("is rich text (RTF), not plain text", "save it as plain text in UTF-8")),
    (_is_encoded_mail, Form("is a mail as it was sent (quoted-printable)", "save its text from the mail program")),
    (_is_markup, Form("is a page with its markup (HTML), not plain text", "save its text alone")),
    (
        _is_misread,
        Form("is UTF-8 that was read in another encoding, as in 'Ã©' for 'é'", "save the source anew as UTF-8"),
    ),
    (_has_lost_letters, Form("has lost letters: it holds the sign U+FFFD", "save the source anew as UTF-8")),
    (
        _has_columns,
        Form(
            "has lines that run over two columns", "save the text column by column, as 'pdftotext' does without -layout"
        ),
    ),
    (_has_line_numbers, Form("has numbers before its lines", "remove them: words over two lines are not found")),
    (
        _is_parted_in_sentences,
        Form(
            "has a blank line behind every line, within sentences too",
            "join the lines of each paragraph: words over two lines are not found",
        ),
    ),
    (
        _has_no_blank_lines,
        Form("has no blank lines, so that all of it is paragraph 1", "put a blank line between its paragraphs"),
    ),
    (
        _is_one_long_paragraph,
        Form(
            "is one long paragraph, so that every place in it is paragraph 1", "put a blank line between its paragraphs"
        ),
    ),
)
