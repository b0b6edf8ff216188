"""One report in every kind of file that `briefing capture` takes, for the tests of drafts."""

from __future__ import annotations

import html
import json
from email.message import EmailMessage
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KINDS", "REPORT", "write_reports"]

REPORT = """\
Mill stands still in Orla

The Orla Herald, Tuesday 6 May 2031

The mill of Orla stopped on Monday. "We have no wheat left," said Rosa Quint, who owns the mill. "The last
cart came in April."

Quint said that bread would be dear by the end of the week. The mayor, Jon Abel, called the stop “a
warning to all of us”.

About 40 people work at the mill, which stands at the bridge over the Sunder. None of them was sent home, and the
bakers of the town were told to come back on Thursday, when the next cart of wheat is due.
"""
PARAGRAPHS = REPORT.strip().split("\n\n")

KINDS = ("txt", "md", "html", "mhtml", "eml", "srt", "docx", "pdf")
"""The endings of the files."""


def write_reports(folder: Path) -> dict[str, Path]:
    """Write the report in every kind of which the package is installed, and give the files by their endings."""
    written = {kind: folder / f"mill.{kind}" for kind in KINDS}
    written["txt"].write_text(REPORT, encoding="utf-8")
    written["md"].write_text(f"# {REPORT}", encoding="utf-8")
    written["html"].write_text(_page(), encoding="utf-8")
    written["mhtml"].write_bytes(_mail(_page(), "html"))
    written["eml"].write_bytes(_mail(REPORT, "plain"))
    written["srt"].write_text(_subtitles(), encoding="utf-8")
    if find_spec("docx"):
        _write_word(written["docx"])
    if find_spec("typst"):
        _write_pdf(written["pdf"])
    needs = {"html": "trafilatura", "mhtml": "trafilatura", "pdf": "pypdf"}
    return {
        kind: path for kind, path in written.items() if path.exists() and (kind not in needs or find_spec(needs[kind]))
    }


def _page() -> str:
    body = "".join(f"<p>{html.escape(text)}</p>\n" for text in PARAGRAPHS[1:])
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>{PARAGRAPHS[0]}</title></head>'
        f"<body><article><h1>{PARAGRAPHS[0]}</h1>{body}</article></body></html>\n"
    )


def _mail(text: str, kind: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = PARAGRAPHS[0]
    mail["From"] = "The Orla Herald <desk@herald.example>"
    mail["Date"] = "Tue, 06 May 2031 08:00:00 +0000"
    mail.set_content(text, subtype=kind)
    return mail.as_bytes()


def _subtitles() -> str:
    times = (f"00:00:{2 * number:02},000 --> 00:00:{2 * number + 1:02},000" for number in range(99))
    return "\n\n".join(
        f"{number}\n{time}\n{' '.join(text.split())}"
        for number, (time, text) in enumerate(zip(times, PARAGRAPHS, strict=False), 1)
    )


def _write_word(path: Path) -> None:
    from docx import Document

    document = Document()
    for text in PARAGRAPHS:
        document.add_paragraph(" ".join(text.split()))
    document.save(str(path))


def _write_pdf(path: Path) -> None:
    import typst

    source = path.with_suffix(".typ")
    written = "\n\n".join(f"#{json.dumps(' '.join(text.split()), ensure_ascii=False)}" for text in PARAGRAPHS)
    source.write_text(written, encoding="utf-8")
    path.write_bytes(typst.compile(str(source)))
    source.unlink()
