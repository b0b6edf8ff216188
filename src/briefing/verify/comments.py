"""A copy of a Word file with a comment at each quotation, which says what its comparison gave."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError
from briefing.export.extras import needs_extra
from briefing.text import plain_text
from briefing.verify.reports import SHOWN, where_found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.text.run import Run

    from briefing.verify.verifying import VerifiedDocument, VerifiedQuotation

__all__ = ["with_comments"]

AUTHOR = "briefing"


def with_comments(data: bytes, verified: VerifiedDocument) -> bytes:
    """Put a comment at each quotation of a Word file; nothing else in it changes.

    A comment stands at the runs of text that hold the words, which may be a little more than the words; it begins with
    them. Quotations in footnotes have none: Word takes no comments there.

    Args:
        data: The bytes of the file that was verified.
        verified: What its verification gave.

    Raises:
        BriefingFileError: It is no Word file.
        MissingExtraError: The extra that writes Word files is not installed.
    """
    if not verified.name.lower().endswith(".docx"):
        raise BriefingFileError(verified.name, "is no Word file, and only those take comments")
    with needs_extra("docx", "commenting a Word file"):
        from docx import Document  # noqa: PLC0415 - slow to import
    document = Document(io.BytesIO(data))
    paragraphs = [runs for runs in _paragraphs(document) if "".join(text for _, text in runs).strip()]
    for one in verified.quotations:
        if one.quotation.block < len(paragraphs):
            runs = list(_holding(paragraphs[one.quotation.block], one))
            if runs:
                document.add_comment(runs, text=_said(one), author=AUTHOR, initials="b")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _paragraphs(document: WordDocument) -> Iterator[list[tuple[Run, str]]]:
    """The runs of each paragraph of the text with their characters, as `read_document` counts them."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - loaded above
    from docx.text.run import Run  # noqa: PLC0415 - likewise

    signs = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    for paragraph in document.element.iter(qn("w:p")):
        runs = []
        for run in paragraph.iter(qn("w:r")):
            text = "".join((part.text or "") if part.tag == qn("w:t") else signs.get(part.tag, "") for part in run)
            if text:
                runs.append((Run(run, document), text))
        yield runs


def _holding(runs: list[tuple[Run, str]], one: VerifiedQuotation) -> Iterator[Run]:
    place, start = 0, one.quotation.start
    end = start + len(one.quotation.words)
    for run, text in runs:
        if place < end and place + len(text) > start:
            yield run
        place += len(text)


def _said(one: VerifiedQuotation) -> str:
    words = " ".join(one.quotation.words.split())
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}..."
    lines = [f"“{shown}”: {one.verdict.label}{where_found(one)}"]
    lines += [f"{finding.message}; {finding.hint}" if finding.hint else finding.message for finding in one.findings]
    return plain_text("\n".join(lines))
