"""The page in a web archive: a WARC file (ISO 28500), alone or packed with an index of its pages (WACZ)."""

from __future__ import annotations

import io
import json
import zlib
from contextlib import redirect_stderr
from typing import IO, TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from briefing.sources.documents import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]

__all__ = ["ArchivedPage", "page_of_archive"]

LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes of the largest page that is read."""

_OF_READER = (ValueError, AttributeError, TypeError, NotImplementedError, RuntimeError, OSError)
"""What the reader of records and that of packed files fail with where a header is missing or makes no sense."""

MOST_RECORDS = 100_000
LARGEST_ARCHIVE = 1024 * 1024 * 1024
"""Bytes of all records, unpacked."""
_LARGEST_INDEX = 1024 * 1024


class ArchivedPage(NamedTuple):
    """A page as a crawler had it.

    Attributes:
        data: Its bytes, unpacked.
        address: Its address.
        content_type: What the server called it.
        others: The addresses of other pages that the archive has.
    """

    data: bytes
    address: str
    content_type: str
    others: tuple[str, ...] = ()


def page_of_archive(data: bytes) -> ArchivedPage:
    """Take out the page that an archive was made for: the first of its index of pages, else the first page in it.

    Raises:
        DocumentError: There is no page in it, or it is damaged.
    """
    try:
        # The reader of records would write what it finds odd to standard error, with words of the archive.
        with redirect_stderr(io.StringIO()):
            wanted, streams = _unpacked(data) if data.startswith(b"PK\x03\x04") else (None, iter((io.BytesIO(data),)))
            pages = [page for stream in streams for page in _pages_of(stream)]
    except (ArchiveLoadFailed, BadZipFile, zlib.error, EOFError, LookupError, *_OF_READER) as error:
        raise DocumentError("the web archive is damaged, or not what its name says") from error
    if not pages:
        raise DocumentError("there is no web page in the archive")
    chosen = next((page for page in pages if page.address == wanted), pages[0])
    others = dict.fromkeys(page.address for page in pages if page.address != chosen.address)
    return chosen._replace(others=tuple(others))


def _unpacked(data: bytes) -> tuple[str | None, Iterator[IO[bytes]]]:
    """The address of the first page that a WACZ file lists, and the WARC files in it."""
    packed = ZipFile(io.BytesIO(data))
    names = packed.namelist()
    wanted = None
    if "pages/pages.jsonl" in names:
        with packed.open("pages/pages.jsonl") as index:
            lines = index.read(_LARGEST_INDEX).decode("utf-8", "replace").splitlines()
        listed = (json.loads(line) for line in lines if line.strip())
        wanted = next((one["url"] for one in listed if isinstance(one, dict) and isinstance(one.get("url"), str)), None)
    archives = sorted(name for name in names if name.endswith((".warc", ".warc.gz")))
    return wanted, (packed.open(name) for name in archives)


def _pages_of(stream: IO[bytes]) -> Iterator[ArchivedPage]:
    size = 0
    for number, record in enumerate(ArchiveIterator(stream)):
        size += record.length or 0
        if number >= MOST_RECORDS or size > LARGEST_ARCHIVE:
            raise DocumentError(f"the web archive has more than {MOST_RECORDS:,} records, or than a gigabyte in them")
        kind = _kind_of(record)
        if kind:
            content = record.content_stream().read(LARGEST_PAGE + 1)
            if len(content) > LARGEST_PAGE:
                raise DocumentError("a page in the web archive is larger than 32 MiB")
            if getattr(record.raw_stream, "limit", 0):
                raise DocumentError("the web archive ends in the midst of a page")
            yield ArchivedPage(content, record.rec_headers.get_header("WARC-Target-URI") or "", kind)


def _kind_of(record: ArcWarcRecord) -> str:
    """What the server called a page that it had; empty for all other records."""
    if record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
        kind = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type") or ""
    else:
        return ""
    return kind if kind.partition(";")[0].strip().lower() in {"text/html", "application/xhtml+xml"} else ""
