"""A page is taken out of a web archive with its address, and a damaged archive is told."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from briefing.capture.capturing import capture
from briefing.errors import BriefingFileError
from capture_pages import PAGE

ADDRESS = "https://wire.example.org/ferries"
OTHER = "https://wire.example.org/"


def record(kind: str, address: str, content: bytes) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{len(address)}>",
        "WARC-Date": "2024-03-08T09:30:00Z",
        "WARC-Target-URI": address,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": len(content),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


def response(address: str, page: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(page.encode())}\r\n\r\n"
    return record("response", address, head.encode() + page.encode())


FRONT = "<html><body><p>Nothing but a list of headlines.</p></body></html>"
WARC = b"".join(
    (
        response("https://wire.example.org/a.css", "p { color: red }", "text/css"),
        response("https://wire.example.org/gone", PAGE, status="404 Not Found"),
        response(ADDRESS, PAGE),
        response(OTHER, FRONT),
    )
)


def packed(pages: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("pages/pages.jsonl", pages)
        archive.writestr("archive/data.warc", response(OTHER, FRONT) + WARC)
    return stream.getvalue()


def test_the_first_page_of_an_archive_is_taken_and_the_others_are_named() -> None:
    captured = capture(WARC, "crawl.warc")
    assert captured.provenance.url == ADDRESS
    assert captured.provenance.title == "Ferry crews stop work"
    assert captured.left_out[-1] == f"Another page of the archive: {OTHER}"
    assert (captured.original, captured.ending) == (WARC, ".warc")


def test_the_list_of_pages_says_which_one_an_archive_was_made_for() -> None:
    listed = '{"format": "json-pages-1.0"}\n' + json.dumps({"url": ADDRESS, "title": "Ferries"})
    assert capture(packed(listed), "crawl.wacz").provenance.url == ADDRESS


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.warc", "there is no web page in the archive"),
        (response(ADDRESS, "{}", "application/json"), "a.warc", "there is no web page in the archive"),
        (b"nothing of the kind\r\n" * 9, "a.warc", "is damaged"),
        (WARC[:-3000], "a.warc.gz", "there is no web page|in the midst of a page"),
        (response(ADDRESS, PAGE)[:-400], "a.warc", "in the midst of a page"),
        (b"PK\x03\x04 and no archive", "a.wacz", "is damaged"),
        (packed("[1]\nnot JSON"), "a.wacz", "is damaged"),
    ],
)
def test_an_archive_without_a_whole_page_is_refused(data: bytes, name: str, expected: str) -> None:
    with pytest.raises(BriefingFileError, match=expected):
        capture(data, name)
