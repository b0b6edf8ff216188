"""The text of documents of every kind, with the lines or pages in which its paragraphs begin."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from briefing.sources.documents import Block, DocumentError, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def packed(parts: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def texts(data: bytes, name: str) -> list[str]:
    return [block.text for block in read_document(data, name).blocks]


def test_a_text_is_split_at_blank_lines_and_knows_its_lines() -> None:
    data = b"\xef\xbb\xbfOne\r\nmore\r\n\r\n \r\nTwo\r\n\r\nTwo\r\n"
    assert read_document(data, "a.txt").blocks == (Block("One\nmore", 1), Block("Two", 5), Block("Two", 7))


def test_markdown_gives_what_is_read_and_no_code() -> None:
    page = (
        '# Night *work*\n\nThe [crews](http://example.org "title") say\nwe `stay` out &ldquo;all&rdquo; night.\n\n'
        '- one ![alt](x.png) <b>bold</b>\n\n    indented\n\n```\nno "words"\n```\n\n> set apart\n\n'
        "| a | b |\n|---|---|\n| c | d |\n"
    )
    assert read_document(page.encode(), "a.md").blocks == (
        Block("Night work", 1),
        Block("The crews say\nwe stay out “all” night.", 3),
        Block("one  bold", 6),
        Block("indented", 8),
        Block("set apart", 14, is_quotation=True),
        Block("a", 16),
        Block("b", 16),
        Block("c", 18),
        Block("d", 18),
    )


def test_code_in_a_line_is_read_and_quotes_nobody() -> None:
    page = b'She said "they will `not` go", see `check "this one"`.\n'
    assert texts(page, "a.md") == ['She said "they will not go", see check this one.']


def test_the_head_of_markdown_is_nobodys_words() -> None:
    head = '---\ntitle: "The \\"night\\" crews"\ntags:\n  - "one"\n- two\n\n# note\n---\n'
    assert read_document(f"{head}\nText.\n".encode(), "a.md").blocks == (Block("Text.", 10),)
    # A rule, a sentence, a rule.
    page = '---\nShe said "no" to that.\n\n---\nMore.\n'
    assert texts(page.encode(), "a.md") == ['She said "no" to that.', "More."]


def test_a_web_page_gives_what_is_shown() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body>\n<h1>Port</h1>\n"
        "<p>They said <q>we <em>stay</em>\nout</q> &amp; left<br>soon<p>Unclosed\n<blockquote><p>set apart</p>"
        "</blockquote></blockquote><p>after</p><script>var a = '<p>no</p>';</script><template>no</template>"
        "<ul><li>one<li>two</ul>tail"
    )
    assert read_document(page.encode(), "a.html").blocks == (
        Block("Port", 2),
        Block("They said “we stay\nout” & left\nsoon", 3),
        Block("Unclosed", 4),
        Block("set apart", 5, is_quotation=True),
        Block("after", 5),
        Block("one", 5),
        Block("two", 5),
        Block("tail", 5),
    )


def test_a_word_file_gives_insertions_and_notes_and_no_deletions() -> None:
    body = (
        f"<w:document {WORD}><w:body><w:p><w:r><w:t>We </w:t></w:r><w:ins><w:r><w:t>stay</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>go</w:delText></w:r></w:del><w:r><w:br/><w:t>out</w:t></w:r></w:p>"
        '<w:tbl><w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="IntenseQuote"/></w:pPr><w:r><w:t>set apart</w:t></w:r></w:p>'
        "</w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    note = f"<w:footnotes {WORD}><w:footnote><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:footnote></w:footnotes>"
    data = packed({"word/document.xml": body, "word/footnotes.xml": note})
    assert read_document(data, "a.docx").blocks == (
        Block("We stay\nout"),
        Block("set apart", is_quotation=True),
        Block("a note"),
    )


def test_a_word_file_gives_what_is_shown_once() -> None:
    markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:document {WORD} {markup}><w:body><w:p><w:r><w:t>We </w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>never </w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>stay</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
        "<w:moveFrom><w:r><w:t> here</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> there</w:t></w:r></w:moveTo>"
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p></w:body></w:document>"
    )
    assert texts(packed({"word/document.xml": body}), "a.docx") == ["We stay² there", "in a box"]


def test_an_open_document_gives_its_blanks_and_notes() -> None:
    content = (
        f"<office:document-content {OPEN}><office:body><office:text><text:h>Port</text:h><text:p>We<text:s/>stay"
        "<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note> <text:span>out</text:span>"
        '</text:p><text:p text:style-name="Quotations">set apart</text:p></office:text></office:body>'
        "</office:document-content>"
    )
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    expected = ["Port", "We stay out", "a note", "set apart"]
    assert texts(data, "a.odt") == expected
    assert texts(data, "-") == expected
    assert read_document(data, "a.odt").blocks[-1].is_quotation


@pytest.mark.parametrize(
    ("start", "expected"),
    [(b"<html><p>one<p>two", ["one", "two"]), (b"\n <!doctype HTML>one", ["one"]), (b"*one*", ["one"])],
)
def test_the_kind_of_standard_input_is_seen(start: bytes, expected: list[str]) -> None:
    assert texts(start, "-") == expected


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"no zip", "damaged"),
        ("a.docx", packed({"other": ""}), "no part 'word/document.xml'"),
        ("a.docx", packed({"word/document.xml": "<a"}), "damaged"),
        ("a.docx", packed({"word/document.xml": f"<w:p {WORD}>{'<w:x>' * 9000}{'</w:x>' * 9000}</w:p>"}), "nested"),
        ("a.odt", packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares entities"),
        ("a.docx", packed({"word/document.xml": "x" * 50})[:-30], "damaged"),
        ("a.pdf", b"%PDF-1.4 broken", "damaged"),
        ("a.txt", "Früh am Morgen, spät".encode("cp1252"), "not UTF-8; it looks like WINDOWS-1252"),
        ("a.txt", "Міст закрито до весни".encode("cp1251"), "not UTF-8; it looks like WINDOWS-1251"),
        ("a.md", b"a\x00b", "binary"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_document(data, name)


def test_utf_16_with_its_mark_is_read() -> None:
    assert texts("Früh “auf”".encode("utf-16"), "a.txt") == ["Früh “auf”"]


LATEX = r"""\documentclass{article}
\usepackage[ngerman]{babel}
\title{"not read"}
\begin{document}
\section{The quay}
% "a comment"
She said ``we stay''~\cite[p.~3]{wire} and \enquote{nobody leaves}.\footnote{Later: ``so be it''.} It costs $x$
\dots\ or Caf\'e: "`Wir bleiben"', \glqq nie\grqq.

\begin{quote}
The quay stays open,
as long as it takes.
\end{quote}
\begin{itemize}
\item \textquote[{\cite{x}}]{One thing}
\item \textbf{Another} thing \newcommand{\foo}{"hidden"}
\end{itemize}
\begin{lstlisting}
print("no words")
\end{lstlisting}
\end{document}
"behind the end"
"""


def test_latex_gives_what_its_reader_sees_with_its_lines_and_its_marks() -> None:
    blocks = read_document(LATEX.encode(), "a.tex").blocks
    assert blocks == (
        Block("The quay", 5),
        Block("Later: “so be it”.", 7),
        Block("She said “we stay”\xa0 and “nobody leaves”. It costs \n… or Café: „Wir bleiben“, „nie“.", 7),
        Block("The quay stays open,\nas long as it takes.", 11, is_quotation=True),
        Block("“One thing”", 15),
        Block("Another thing", 16),
    )


@pytest.mark.parametrize(
    "text",
    ["\\begin{quote} never closed", "}}}{", "\\enquote{", "\\begin{a}\\end{b}", "\\", "$x", "\\enquote", "\\footnote"],
)
def test_latex_that_does_not_compile_is_read_as_far_as_it_goes(text: str) -> None:
    assert read_document(f"One paragraph.\n\n{text}".encode(), "a.tex").blocks[0].text == "One paragraph."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{" * 100_000, "nested deeper than 200"),
        ("a " * 60_000, "a paragraph of it is longer than 100,000 characters"),
        ("\\end{quote}--\\verb", "a macro lacks its arguments"),
    ],
)
def test_latex_that_cannot_be_taken_apart_is_refused(text: str, expected: str) -> None:
    with pytest.raises(DocumentError, match=expected):
        read_document(text.encode(), "a.tex")
