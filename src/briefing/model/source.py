"""Where it comes from: the reports a brief rests on, and the archived copy each is proved against."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from briefing.model.base import ActorId, BriefingModel, DraftMark, LanguageTag, Line, Paragraph, Prose, SourceId
from briefing.model.brief_date import DateField

__all__ = ["Archive", "OriginalFile", "Reliability", "Source", "SourceKind", "SourceNote"]

URL_LENGTH = 2048
_URL_FOREIGN = re.compile(r"[\\<>\"^`{|}]")
_URL_SPACE = re.compile(r"[\s\x00-\x20\x7f-\x9f]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DRIVE = re.compile(r"[A-Za-z]:")


class Reliability(StrEnum):
    """How far a source is trusted: the letters of the Admiralty (NATO) system."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class SourceKind(StrEnum):
    """What a source is, and so how it shows whose words are whose."""

    REPORT = "report"
    STATEMENT = "statement"
    TRANSCRIPT = "transcript"
    DOCUMENT = "document"


def _url(text: str) -> str:
    """Accept only what a browser may be given: absolute http(s), no user name, no blanks, at most 2,048 characters."""
    if len(text) > URL_LENGTH:
        raise PydanticCustomError("url", "the address is longer than 2048 characters")
    if _URL_SPACE.search(text):
        raise PydanticCustomError("url", "an address cannot contain blanks, line breaks or control characters")
    if _URL_FOREIGN.search(text):
        # A browser reads a backslash as a slash, and would go to a different host from the one parsed here.
        raise PydanticCustomError("url", 'an address cannot contain these characters: \\ < > " ^ ` { | }')
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        raise PydanticCustomError("url", "this is not a web address") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise PydanticCustomError("url", "an address starts with https:// or http:// and names a host")
    if parts.username is not None or parts.password is not None:
        raise PydanticCustomError(
            "url", "an address must not have a user name before the host: it can deceive the reader"
        )
    return text


def _archive_path(text: str) -> str:
    """Accept a path that, as written, stays in the brief's folder; links are resolved when the archive is read."""
    unsafe = not text.strip() or "\x00" in text or "\\" in text or text.startswith(("/", "~"))
    if unsafe or _DRIVE.match(text) or ".." in PurePosixPath(text).parts:
        raise PydanticCustomError(
            "archive_path",
            "an archive is a file in the brief's own folder, with '/' between folders and without '..'",
        )
    return text


def _sha256(text: str) -> str:
    digest = text.strip().lower()
    if _SHA256.fullmatch(digest) is None:
        raise PydanticCustomError("sha256", "a SHA-256 is 64 hexadecimal digits")
    return digest


class OriginalFile(BriefingModel):
    """The bytes of a source as they came: the page, the PDF, the mail."""

    path: Annotated[str, AfterValidator(_archive_path)] = Field(
        description="The file as it came, relative to this brief: 'sources/report.orig.html'."
    )
    sha256: Annotated[str, AfterValidator(_sha256)] | None = Field(
        default=None, description="SHA-256 of that file, so that a changed one is noticed."
    )


class Archive(BriefingModel):
    """The copy of the source's text that quotations are proved against."""

    path: Annotated[str, AfterValidator(_archive_path)] = Field(
        description="The text file with the source's words, relative to this brief: 'sources/report.txt'. "
        "Paragraphs are separated by blank lines and counted from 1."
    )
    sha256: Annotated[str, AfterValidator(_sha256)] | None = Field(
        default=None, description="SHA-256 of that file, so that a changed archive is noticed."
    )
    original: OriginalFile | None = Field(default=None, description="The file that the text was taken from.")
    retrieved: DateField | None = Field(default=None, description="When it was taken in (EDTF, with the time in UTC).")
    by: Line | None = Field(default=None, description="What made the text: 'briefing 0.1.0', a person.")


class Source(BriefingModel):
    """One report; its key in `sources` is its id."""

    title: Line = Field(description="The headline or title.")
    publisher: Line | None = Field(default=None, description="Who published it: an outlet, a ministry, a court.")
    author: Line | None = Field(default=None, description="Who wrote it.")
    url: Annotated[str, AfterValidator(_url)] | None = Field(default=None, description="Its address, http or https.")
    published: DateField | None = Field(default=None, description="When it was published (EDTF).")
    accessed: DateField | None = Field(default=None, description="When the briefer read it (EDTF).")
    language: LanguageTag | None = Field(default=None, description="Its language as a BCP 47 tag: en, ro, pt-BR.")
    kind: SourceKind | None = Field(
        default=None,
        description="report (words are quoted in marks; the default), statement (all of it is its speaker's words), "
        "transcript (each turn opens with its speaker's name and a colon) or document.",
    )
    speaker: ActorId | None = Field(default=None, description="Of a statement: whose words it is, an actor's id.")
    archive: Archive | None = Field(
        default=None, description="The archived text against which every quotation is proved."
    )
    reliability: Reliability | None = Field(
        default=None,
        description="Admiralty grade of the source: A completely reliable, B usually, C fairly, D not usually, "
        "E unreliable, F cannot be judged.",
    )
    descriptor: Prose | None = Field(
        default=None,
        description="What a reader must know to weigh it (ICD 206): its access, its interest, first or second hand.",
    )
    note: Prose | None = Field(default=None, description="Anything else about this source.")
    draft: DraftMark = False


class SourceNote(BriefingModel):
    """An error of the source itself, known to the briefer: a misspelt name, a quotation never closed."""

    source: SourceId = Field(description="Id of the source.")
    at: Paragraph | None = Field(default=None, description="The paragraph it stands in, counted from 1.")
    printed: Prose | None = Field(default=None, description="What the source prints: 'Sandy'.")
    read_as: Prose | None = Field(default=None, description="What the brief reads it as: 'Sandu'.")
    note: Prose = Field(description="What is wrong, in a sentence.")
    draft: DraftMark = False
