"""A report is taken in with its paragraphs and what it says of itself, and what is none is refused with a reason."""

from __future__ import annotations

import pytest

from briefing.capture.article import decoded_page
from briefing.capture.capturing import capture
from briefing.errors import BriefingFileError
from briefing.sources.documents import Block
from capture_pages import PAGE, page

LONG = "The pumps of the ferry were mended at noon, and the crews came back to the quay. "


def test_a_page_gives_the_paragraphs_of_its_article() -> None:
    captured = capture(PAGE.encode(), "page.html")
    assert captured.paragraphs == (
        "Ferry crews stop work",
        "OSTHAVEN — Ferry crews stopped work at noon, and the quays of the town stood empty all day.",
        "“We will not sail while the pumps are broken,” said Rhea Moll, who speaks for the crews. “They know it.”",
        "No date for talks",
        "The harbour office found the pumps safe. It named no date for talks between the crews and the owners.",
        "Two ferries wait",
        "One crane stands still",
        "It is a long fight, and we are used to that.",
    )
    assert captured.original == PAGE.encode()


def test_a_page_says_where_it_comes_from_and_the_first_date_counts() -> None:
    known = capture(PAGE.encode(), "https://www.wire.example.org/a?b").provenance
    assert known._asdict() == {
        "title": "Ferry crews stop work",
        "publisher": "The Example Wire",
        "author": "Mara Holt, Ilo Brann",
        "url": "https://wire.example.org/ferries",
        "published": "2024-03-07",
        "language": "en-GB",
    }


def test_a_page_of_another_host_cannot_give_itself_the_address_of_a_paper() -> None:
    assert capture(PAGE.encode(), "https://elsewhere.example.net/x").provenance.url == "https://elsewhere.example.net/x"


def test_what_is_left_out_is_told() -> None:
    left_out = capture(PAGE.encode(), "page.html").left_out
    assert "Subscribe to our letter" in left_out
    assert not any("pumps" in paragraph for paragraph in left_out)


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ('{"@type":"NewsArticle","isAccessibleForFree":false}', "asks for a subscription"),
        ("{}", "there is no report in it: its text has"),
        ("[[[{broken", "there is no report in it: its text has"),
    ],
)
def test_a_stub_is_no_report(metadata: str, expected: str) -> None:
    text = page(metadata, "<p>The first words of an article which only those who pay may read to its end today.</p>")
    with pytest.raises(BriefingFileError, match=expected):
        capture(text.encode(), "page.html")


def test_a_page_that_scripts_make_says_what_to_do() -> None:
    with pytest.raises(BriefingFileError) as caught:
        capture(b"<html><body><div id=app></div><script>render('words '.repeat(500))</script></body></html>", "a.html")
    assert "scripts" in (caught.value.diagnostic.hint or "")


@pytest.mark.parametrize(
    ("data", "content_type", "expected"),
    [
        ("Früh“".encode(), "text/html; charset=iso-8859-1", "Früh“"),
        ("Früh“".encode("cp1252"), "text/html; charset=utf-8", "Früh“"),
        ("Früh“".encode("cp1252"), "", "Früh“"),
        ("Київ".encode("cp1251"), "text/html; charset=windows-1251", "Київ"),
        (b'<meta charset="koi8-u">' + "Київ".encode("koi8-u"), "", '<meta charset="koi8-u">Київ'),
        ("Früh".encode("utf-16"), "", "Früh"),
        (b"Fr\xfch", "text/html; charset=nonsense", "Früh"),
    ],
)
def test_the_encoding_is_that_of_the_bytes(data: bytes, content_type: str, expected: str) -> None:
    assert decoded_page(data, content_type).removeprefix("\ufeff") == expected


def test_a_text_keeps_its_paragraphs() -> None:
    text = "Ferries\n\n" + LONG * 3 + "\n\n" + LONG * 2 + "\n"
    captured = capture(text.encode(), "note.txt")
    assert captured.text == "Ferries\n\n" + (LONG * 3).rstrip() + " \n\n" + LONG * 2 + "\n"
    assert captured.provenance.title == "Ferries"


def test_a_text_without_blank_lines_is_parted_where_its_lines_are_paragraphs() -> None:
    captured = capture("\n".join([LONG * 4] * 8).encode(), "note.txt")
    assert len(captured.paragraphs) == 8


def test_a_mail_gives_its_text_its_subject_and_its_day() -> None:
    mail = (
        "From: Mara Holt <mara@example.org>\r\nSubject: Ferries\r\nDate: Thu, 07 Mar 2024 18:20:00 +0200\r\n"
        "Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nThe pumps \r\nwere mended.\r\n\r\n" + LONG * 5
    )
    captured = capture(mail.encode(), "a.eml")
    assert captured.paragraphs[0] == "The pumps were mended."
    assert captured.provenance[:5] == ("Ferries", None, "Mara Holt <mara@example.org>", None, "2024-03-07")
    assert (captured.ending, captured.original) == (".eml", mail.encode())


def test_a_page_that_a_browser_saved_as_mail_is_a_page() -> None:
    saved = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://wire.example.org/ferries\r\nSubject: x\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{PAGE}\r\n--b--\r\n"
    )
    captured = capture(saved.encode(), "page.mhtml")
    assert captured.paragraphs[0] == "Ferry crews stop work"
    assert captured.provenance.url == "https://wire.example.org/ferries"


def test_words_that_a_line_end_divides_in_print_are_joined_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        "The crews of the ferries in the har-\nbour of Osthaven stopped their work at\nnoon.\n" + LONG[:40] + "\n"
    ) * 12
    monkeypatch.setattr("briefing.sources.documents._READERS", {".pdf": lambda _: iter([Block(lines, page=1)])})
    captured = capture(b"%PDF-", "a.pdf")
    assert captured.joints[0] == ("har- bour", "harbour")
    assert captured.paragraphs[0] == "The crews of the ferries in the harbour of Osthaven stopped their work at noon."


def test_an_empty_mail_is_none() -> None:
    with pytest.raises(BriefingFileError, match="no text in it"):
        capture(b"Subject: x\r\nContent-Type: image/png\r\n\r\nabc", "a.eml")


@pytest.mark.parametrize("kind", ["", "Content-Type: text/plain; format*=utf-8''flowed\n", "Content-Type: ;;\n"])
def test_a_mail_need_not_say_what_it_is(kind: str) -> None:
    mail = f"From: ada@port.example\nSubject: Pumps\n{kind}\nThe pumps were mended.\n"
    assert capture(mail.encode(), "a.eml", allow_short=True).paragraphs == ("The pumps were mended.",)


@pytest.mark.parametrize(
    "head",
    [
        'From: Pumps: multipart/alternative; boundary="b"',
        "From: Ada <\r\r@b.c>",
        f"Date: Mon, 4 Mar {'2' * 40} 10:00:00 +0000",
        f"From: {'(' * 20_000}",
        f"Content-Disposition: {'(' * 20_000}",
        f"Subject: {'=?utf-8?q?' * 200}",
    ],
    ids=lambda head: head[:24],
)
def test_a_head_that_no_reader_of_mails_reads_leaves_the_text(head: str) -> None:
    captured = capture(f"{head}\nX-Any: y\n\nThe pumps were mended.\n".encode(), "a.eml", allow_short=True)
    assert "The pumps were mended." in captured.paragraphs
