"""The article on a web page: its paragraphs, what it says of itself, and what of the page is not part of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from briefing.edtf import EdtfError, parse_edtf
from briefing.sources.web_page import blocks_of_page, with_signs_of_elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


__all__ = ["Article", "Provenance", "decoded_page", "read_article"]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LANGUAGE = re.compile(r"<html[^>]*?\blang=[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
_STRUCTURED = re.compile(
    r"<script[^>]+type=[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL
)
_COMMENTED = re.compile(
    r"\A\s*(?://\s*|/\*\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*/)?|(?://\s*|/\*\s*)?(?:\]\]>|-->)(?:\s*\*/)?\s*\Z"
)
"""What hides a description from readers that take it for text: '//<![CDATA['."""
_BLOCKS = frozenset("body main div p head list item table row cell quote code lb ab".split())
"""Elements of an article's tree (TEI) that stand on lines of their own."""

LARGEST_METADATA = 512 * 1024
"""Characters of the longest description of a page that is read."""


class Provenance(NamedTuple):
    """Where a text comes from, as far as it says so. Dates are EDTF."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


class Article(NamedTuple):
    """An article.

    Attributes:
        paragraphs: Its text.
        provenance: What the page says of it.
        left_out: What the page shows besides, paragraph by paragraph.
        is_part: The page says that only those who pay see all of it.
        has_scripts: The page is for the most part made by scripts.
    """

    paragraphs: tuple[str, ...]
    provenance: Provenance
    left_out: tuple[str, ...]
    is_part: bool
    has_scripts: bool


def decoded_page(data: bytes, content_type: str = "") -> str:
    """The text of a page. UTF-8 is told by its bytes: what pages and servers say of their encoding is often wrong."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found = _CHARSET.search(content_type.encode()) or _CHARSET.search(data[:4096])
        name = found[1].decode() if found else "windows-1252"
        # Browsers read what calls itself Latin-1 or ASCII as Windows-1252, and so do those who write such pages.
        name = "windows-1252" if name.lower() in {"iso-8859-1", "latin1", "us-ascii", "ascii", "utf-8"} else name
        try:
            return data.decode(name, "replace")
        except LookupError:
            return data.decode("windows-1252", "replace")


def read_article(page: str, address: str | None = None) -> Article:
    """Find the article on a page.

    Args:
        page: The text of the page.
        address: Where it was found.

    Raises:
        ModuleNotFoundError: The package that does it is not installed.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes a quarter of a second

    described = _described(page)
    page = with_signs_of_elements(page)
    found: Any = bare_extraction(
        page,
        url=address,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    paragraphs = tuple(_paragraphs(found.body)) if found is not None and found.body is not None else ()
    language = _LANGUAGE.search(page[:10_000])
    provenance = Provenance(
        title=_line(_said(described, "headline") or (found and found.title)),
        publisher=_line(_name_of(_said(described, "publisher")) or (found and found.sitename)),
        author=_author(_name_of(_said(described, "author")) or (found and found.author)),
        url=_address(_line(found and found.url), address),
        published=_date(_said(described, "datePublished")) or _date(found and found.date),
        language=language[1] if language else _line(_said(described, "inLanguage")),
    )
    return Article(
        paragraphs,
        provenance,
        tuple(_left_out(page, paragraphs)),
        _asks_to_pay(described),
        page.lower().count("<script") > len(paragraphs),
    )


def _paragraphs(body: Any) -> Iterator[str]:
    """The paragraphs of an article's tree: each element that stands on lines of its own is one."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with the package that found the article

    parts: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            text = " ".join("".join(parts).split())
            parts.clear()
            if text:
                yield text
        parts.append((element.text if event == "start" else element.tail) or "")


def _described(page: str) -> list[dict[str, Any]]:
    """What the page says of its article in JSON-LD, of several descriptions that of an article first."""
    found: list[dict[str, Any]] = []
    for text in _STRUCTURED.findall(page):
        if len(text) > LARGEST_METADATA:
            continue
        try:
            read = json.loads(_COMMENTED.sub("", text))
        except (ValueError, RecursionError):
            continue
        items = read if isinstance(read, list) else [read]
        for item in items:
            graph = item.get("@graph") if isinstance(item, dict) else None
            found += [one for one in (graph if isinstance(graph, list) else [item]) if isinstance(one, dict)]
    return sorted(found, key=_rank)


def _said(described: list[dict[str, Any]], key: str) -> Any:
    articles = (one for one in described if _rank(one) < len(_ARTICLES))
    return next((_meant(one[key], described) for one in articles if one.get(key) not in (None, "")), None)


_ARTICLES = ("article", "posting", "report")
"""What the kinds of descriptions have in their names that are of an article: NewsArticle, LiveBlogPosting."""


def _rank(described: dict[str, Any]) -> int:
    """How far a description is from that of an article."""
    kind = str(described.get("@type")).lower()
    return next((rank for rank, word in enumerate(_ARTICLES) if word in kind), len(_ARTICLES))


def _meant(value: Any, described: list[dict[str, Any]]) -> Any:
    """What stands elsewhere in the descriptions under the name that is given here: {"@id": "#author"}."""
    if isinstance(value, list):
        return [_meant(one, described) for one in value]
    if not isinstance(value, dict) or "name" in value or "@id" not in value:
        return value
    return next((one for one in described if one.get("@id") == value["@id"] and "name" in one), value)


def _asks_to_pay(described: list[dict[str, Any]]) -> bool:
    """Whether a page says that only those who pay see all of it, or a part of it."""
    part = _said(described, "hasPart")
    parts = [one for one in (part if isinstance(part, list) else [part]) if isinstance(one, dict)]
    free = [_said(described, "isAccessibleForFree"), *(one.get("isAccessibleForFree") for one in parts)]
    return any(str(one).lower() == "false" for one in free)


_BYLINE = re.compile(r"(?:by|par|por|von(?= \S+ \S)|di(?= \S+ \S))\s+(?=[^\W\d_])", re.IGNORECASE)
"""What stands before the name of an author on a page."""


def _author(said: object) -> str | None:
    """The names of authors; an address is none."""
    line = _line(said) or ""
    byline = _BYLINE.match(line)
    return None if "://" in line else line[byline.end() if byline else 0 :] or None


def _name_of(value: Any) -> str | None:
    """The name of a person or an organisation; several are separated by commas."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_name_of, value)))
    return value if isinstance(value, str) else None


def _line(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text or None


def _address(canonical: str | None, fetched: str | None) -> str | None:
    """The address that a page gives as its own, unless it was fetched from another host."""
    if canonical and fetched and _host(canonical) != _host(fetched):
        return fetched
    return canonical or fetched


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _date(value: object) -> str | None:
    """The day of a time stamp."""
    text = value[:10] if isinstance(value, str) else ""
    try:
        return parse_edtf(text).text if text else None
    except EdtfError:
        return None


def _left_out(page: str, paragraphs: Iterable[str]) -> Iterator[str]:
    """What the page shows and the text has not, each paragraph once for each time that it is shown more often."""
    blocks = [(block.text, tuple(word.lower() for word in _WORD.findall(block.text))) for block in blocks_of_page(page)]
    shown = Counter(words for _, words in blocks)
    whole: Counter[tuple[str, ...]] = Counter()
    kept: Counter[str] = Counter()
    for paragraph in paragraphs:
        own = tuple(word.lower() for word in _WORD.findall(paragraph))
        # A headline has words of the text, too: what is a paragraph of the text takes none of them away from it.
        if whole[own] < shown[own]:
            whole[own] += 1
        else:
            kept.update(own)
    for text, words in blocks:
        if whole[words] > 0:
            whole[words] -= 1
            continue
        counted = Counter(words)
        if counted - kept:
            yield " ".join(text.split())
        kept -= counted
