"""From the bytes of a report to its paragraphs, with what is known of it and what was lost on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from pathlib import PurePath
from statistics import median
from typing import TYPE_CHECKING, Any, cast

from briefing.capture.article import Provenance, decoded_page, read_article
from briefing.errors import BriefingFileError
from briefing.export.extras import needs_extra
from briefing.model.wording import count_of
from briefing.sources.documents import DocumentError, extra_of, read_document

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

    from briefing.sources.documents import DocumentText

__all__ = ["FEWEST_WORDS", "Captured", "Joint", "capture"]

FEWEST_WORDS = 60
"""Words of the shortest text that is taken for a report."""

FEWEST_OF_A_PART = 200
"""Words of the shortest text of a page that asks for a subscription; a shorter one is its first lines."""

LONGEST_PARAGRAPH = 2_000
"""Characters of a text without blank lines from which on each of its lines may be a paragraph."""

Joint = tuple[str, str]
"""A word that a line end divided, as it was printed and as it is written: ('trans- parent', 'transparent')."""

_DIVIDED = re.compile(r"([^\W\d_]+)[-‐\xad]\n[ \t]*([^\W\d_]+)")
_ENDED = re.compile(r"[.!?:…。]['\"”’»)]*$")
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_MAILS = frozenset({".eml", ".mht", ".mhtml"})
_WEB_ARCHIVES = frozenset({".warc", ".warc.gz", ".wacz"})
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
"""The endings of files by the names that servers give their kinds."""


@dataclass(frozen=True, slots=True)
class Captured:
    """A report that was taken in.

    Attributes:
        paragraphs: Its text.
        original: The bytes as they came.
        ending: The ending of a file with these bytes: `.html`.
        provenance: What it says of itself.
        left_out: What stands beside the text and is no part of it, paragraph by paragraph.
        joints: The words that line ends divided.
        is_part: It may be a part only: the page asks for a subscription.
    """

    paragraphs: tuple[str, ...]
    original: bytes
    ending: str
    provenance: Provenance
    left_out: tuple[str, ...] = ()
    joints: tuple[Joint, ...] = ()
    is_part: bool = False

    @property
    def text(self) -> str:
        """The text as its archive has it: paragraphs between blank lines, LF at the end."""
        return "\n\n".join(self.paragraphs) + "\n"

    @property
    def words(self) -> int:
        """Words of the text."""
        return len(self.text.split())


def capture(data: bytes, name: str, *, content_type: str = "", allow_short: bool = False) -> Captured:
    """Take in a report.

    Args:
        data: Its bytes.
        name: Its path, its address, or `-`.
        content_type: What a server calls it.
        allow_short: Take a text of a few words as well.

    Raises:
        BriefingFileError: There is no report in it; the sentence says what there is.
        MissingExtraError: The extra that reads its kind is not installed.
    """
    ending = _ending_of(data, name, content_type)
    try:
        if ending in _PAGES:
            captured = _from_page(data, name, content_type)
        elif ending in _WEB_ARCHIVES:
            captured = _from_web_archive(data, ending)
        elif ending in _MAILS:
            captured = _from_mail(data, name, ending)
        else:
            with needs_extra(*extra_of(ending)):
                captured = _from_document(read_document(data, f"report{ending}"), data, ending)
    except DocumentError as error:
        raise BriefingFileError(name, str(error)) from error
    _refuse_stubs(captured, name, allow_short=allow_short)
    if captured.provenance.url is None and name.startswith(("http://", "https://")):
        # A document does not say where it was found.
        return replace(captured, provenance=captured.provenance._replace(url=name))
    return captured


def _ending_of(data: bytes, name: str, content_type: str) -> str:
    kind = content_type.partition(";")[0].strip().lower()
    if kind in _ENDINGS and kind != "text/plain":
        return _ENDINGS[kind]
    is_address = name.startswith(("http://", "https://"))
    path = name.partition("?")[0].partition("#")[0] if is_address else name
    ending = PurePath(path).suffix.lower()
    if path.lower().endswith(".warc.gz"):
        return ".warc.gz"
    start = data[:1024].lstrip().lower()
    if start.startswith(b"%pdf-"):
        return ".pdf"
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if is_address and not kind.startswith("text/") and ending not in {".txt", ".srt", ".vtt"}:
        return ending or ".html"
    return ending if ending and name != "-" else ".txt"


def _refuse_stubs(captured: Captured, name: str, *, allow_short: bool) -> None:
    if allow_short and captured.words:
        return
    if captured.is_part and captured.words < FEWEST_OF_A_PART:
        reason = f"the page asks for a subscription and shows only {count_of(captured.words, 'word')}"
        raise BriefingFileError(name, reason, hint="save the whole article from your browser, and capture that file")
    if captured.words >= FEWEST_WORDS:
        return
    reason = f"there is no report in it: its text has {count_of(captured.words, 'word')}"
    if captured.ending in _PAGES:
        hint = "a page may be made by scripts, which are not run: save it from your browser, and capture that file"
    else:
        hint = "--allow-short takes it all the same"
    raise BriefingFileError(name, reason, hint=hint)


def _from_page(data: bytes, name: str, content_type: str) -> Captured:
    address = name if name.startswith(("http://", "https://")) else None
    with needs_extra("capture", "finding the article on a web page"):
        article = read_article(decoded_page(data, content_type), address)
    return Captured(article.paragraphs, data, ".html", article.provenance, article.left_out, is_part=article.is_part)


def _from_web_archive(data: bytes, ending: str) -> Captured:
    with needs_extra("capture", "reading a web archive"):
        from briefing.capture.web_archive import page_of_archive  # noqa: PLC0415 - an extra

        page = page_of_archive(data)
    found = _from_page(page.data, page.address, page.content_type)
    others = tuple(f"Another page of the archive: {address}" for address in page.others)
    return replace(found, original=data, ending=ending, left_out=(*found.left_out, *others))


class _LenientPolicy(policy.EmailPolicy):
    """Reads a line of a mail's head that Python's reader fails at as an empty one."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """What a line of the head says, as `email.policy` has it."""
        try:
            return super().header_fetch_parse(name, value)
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
            return super().header_fetch_parse(name, "")


def _from_mail(data: bytes, name: str, ending: str) -> Captured:
    """The text of a mail, or of the page that a browser saved in the form of one."""
    mail = cast("EmailMessage", message_from_bytes(data, policy=_LenientPolicy()))
    body = mail.get_body(preferencelist=("html",) if ending != ".eml" else ("plain", "html"))
    if body is None:
        raise BriefingFileError(name, "there is no text in it")
    content = body.get_payload(decode=True)
    inner = content if isinstance(content, bytes) else b""
    if body.get_content_type() == "text/html":
        charset = body.get_content_charset() or ""
        found = _from_page(inner, mail.get("Snapshot-Content-Location") or name, f"charset={charset}")
    else:
        found = _from_document(read_document(_plain(body, inner), "mail.txt"), inner, ".txt")
    said = found.provenance
    provenance = said._replace(title=said.title or _header(mail, "Subject"))
    if ending == ".eml":
        # Of a page that a browser saved, the day is that of saving, and the sender is the browser.
        provenance = provenance._replace(
            author=said.author or _header(mail, "From"), published=said.published or _day_of(mail)
        )
    return Captured(found.paragraphs, data, ending, provenance, found.left_out, is_part=found.is_part)


def _plain(body: MIMEPart, data: bytes) -> bytes:
    """The text of a mail as UTF-8, with lines that flow joined (RFC 3676)."""
    text = decoded_page(data, f"charset={body.get_content_charset() or ''}").replace("\r\n", "\n")
    if str(body.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?<!^--) \n(?!>)", " ", text, flags=re.MULTILINE)
    return text.encode()


def _header(mail: EmailMessage, name: str) -> str | None:
    return " ".join(str(mail.get(name, "")).split()) or None


def _day_of(mail: EmailMessage) -> str | None:
    date = getattr(mail.get("Date"), "datetime", None)
    return date.date().isoformat() if date is not None else None


def _from_document(document: DocumentText, data: bytes, ending: str) -> Captured:
    blocks = [block.text for block in document.blocks]
    joints: list[Joint] = []
    if ending == ".pdf":
        blocks = [_joined(paragraph, joints) for paragraph in _paragraphs_of_lines("\n".join(blocks).split("\n"))]
    elif len(blocks) == 1 and len(blocks[0]) > LONGEST_PARAGRAPH and "\n" in blocks[0]:
        blocks = list(_paragraphs_of_lines(blocks[0].split("\n")))
    elif ending in {".docx", ".odt"}:
        blocks = [" ".join(block.split()) for block in blocks]
    # The first lines of subtitles are a number and its times.
    title = " ".join(blocks[0].split()) if blocks and ending not in {".srt", ".vtt"} else ""
    known = Provenance(title=title if title and len(title) <= 200 and not _ENDED.search(title) else None)
    return Captured(tuple(blocks), data, ending, known, joints=tuple(joints))


def _paragraphs_of_lines(lines: list[str]) -> list[str]:
    """Put lines together to paragraphs: one ends with a sentence in a line that is clearly shorter than most.

    Where most lines are as long as paragraphs, each of them is one.
    """
    kept = [line.rstrip() for line in lines if line.strip()]
    width = median(len(line) for line in kept) if kept else 0
    if width > 200:
        return kept
    paragraphs: list[list[str]] = [[]]
    for line in kept:
        paragraphs[-1].append(line)
        if len(line) < width * 0.85 and (_ENDED.search(line) or (len(paragraphs[-1]) == 1 and len(line) < width / 2)):
            paragraphs.append([])
    return ["\n".join(paragraph) for paragraph in paragraphs if paragraph]


def _joined(paragraph: str, joints: list[Joint]) -> str:
    """The lines of a paragraph as one; words that a line end divided are joined, and told."""

    def join(found: re.Match[str]) -> str:
        joints.append((f"{found[1]}- {found[2]}", found[1] + found[2]))
        return found[1] + found[2]

    return " ".join(_DIVIDED.sub(join, paragraph).split())
