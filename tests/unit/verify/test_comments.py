"""A Word file gets a comment at each quotation, and keeps every word."""

from __future__ import annotations

import io

import pytest
from docx import Document

from briefing.errors import BriefingFileError
from briefing.sources import ArchiveText
from briefing.sources.documents import read_document
from briefing.verify import Evidence, VerifiedDocument, verify
from briefing.verify.comments import with_comments

SOURCE = ArchiveText(("“We will not sail while the pumps are broken,” she said. “Ask the owners.”",), "")


def memo() -> bytes:
    document = Document()
    document.add_heading("Ferries", 1)
    paragraph = document.add_paragraph("She said “We will ")
    paragraph.add_run("not").bold = True
    paragraph.add_run(" sail while the pumps are broken” and “Ask nobody”.")
    document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("“Ask the owners.”")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def checked(data: bytes, name: str = "memo.docx") -> VerifiedDocument:
    return verify(name, read_document(data, "memo.docx"), Evidence({"wire.txt": SOURCE}))


def test_each_quotation_has_a_comment_and_no_word_is_changed() -> None:
    data = memo()
    commented = with_comments(data, checked(data))
    comments = [comment.text for comment in Document(io.BytesIO(commented)).comments]
    assert comments[0] == ("“We will not sail while the pumps are broken”: verified, verbatim [wire.txt, paragraph 1]")
    assert comments[1].startswith("“Ask nobody”: NOT FOUND")
    assert comments[2] == "“Ask the owners.”: verified, verbatim [wire.txt, paragraph 1]"
    assert read_document(commented, "memo.docx") == read_document(data, "memo.docx")


def test_the_comment_stands_at_the_words() -> None:
    data = memo()
    body = Document(io.BytesIO(with_comments(data, checked(data)))).element.xml
    first = body.index("commentRangeStart")
    assert body.index("She said") > first
    assert first < body.index(">not<") < body.index("commentRangeEnd")


def test_what_is_no_word_file_takes_no_comments() -> None:
    with pytest.raises(BriefingFileError, match="no Word file"):
        with_comments(memo(), checked(memo(), "memo.odt"))
