"""The result of a verification: a line for each quotation, a marked page, or data for other programs."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from briefing.check import Tally
from briefing.text import safe_line, safe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.sources.documents import Block
    from briefing.verify.verifying import Quotation, VerifiedDocument, VerifiedQuotation

__all__ = ["FORMATS", "SHOWN", "list_quotations", "summary_of", "where_found"]

VERSION = 1
SHOWN = 60
"""Characters of a quotation that a line shows."""


def summary_of(documents: Iterable[VerifiedDocument]) -> str:
    """Count the verdicts: 'quotations: 3 of 4 verified (3 verbatim); 1 NOT FOUND; set apart: 1 of 1 found'."""
    tally = Tally(one.verdict for document in documents for one in document.quotations)
    quoted = "; ".join(tally.of_quotations())
    parts = [f"quotations: {quoted}"] if quoted else []
    if tally.passages:
        parts.append(f"set apart: {tally.passages_found} of {tally.passages} found")
    return "; ".join(parts) or "no words in quotation marks"


def list_quotations(documents: Sequence[VerifiedDocument]) -> str:
    """A line for each quotation: its place, its verdict, where it stands, and how it begins."""
    lines = []
    for document in documents:
        for one in document.quotations:
            words = safe_line(" ".join(one.quotation.words.split()))
            shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}..."
            place = f"{safe_line(document.name)}:{_place(one.quotation, document.document.blocks)}"
            lines.append(f'{place}: {one.verdict.label}{where_found(one)}: "{shown}"\n')
    return "".join(lines)


def _place(quotation: Quotation, blocks: Sequence[Block]) -> str:
    """The line of a quotation, or its page, or its paragraph."""
    block = blocks[quotation.block]
    if block.line is not None:
        return str(block.line + block.text.count("\n", 0, quotation.start))
    return f"page {block.page}" if block.page else f"paragraph {quotation.block + 1}"


def where_found(one: VerifiedQuotation) -> str:
    """Where a quotation stands, in brackets."""
    return f" [{safe_line(one.source)}, paragraph {one.verdict.paragraph}]" if one.source else ""


def _as_json(documents: Sequence[VerifiedDocument]) -> str:
    """Write `{"version": 1, "documents": [{"path", "quotations": [...], "diagnostics": [...]}]}` in ASCII.

    Each quotation has its words, its line or page in the document, its source and, of its verdict, what
    `Verdict.as_data` gives.
    """
    from briefing.library.checking import finding_as_data  # noqa: PLC0415 - only where it was asked for

    listed = [
        {
            "path": document.name,
            "quotations": [_as_data(one, document.document.blocks) for one in document.quotations],
            "diagnostics": [finding_as_data(finding) for finding in document.findings],
        }
        for document in documents
    ]
    return json.dumps({"version": VERSION, "documents": listed}, indent=1) + "\n"


def _as_data(one: VerifiedQuotation, blocks: Sequence[Block]) -> dict[str, Any]:
    block = blocks[one.quotation.block]
    return {
        "words": one.quotation.words,
        "line": block.line and block.line + block.text.count("\n", 0, one.quotation.start),
        "page": block.page,
        "source": one.source,
        **one.verdict.as_data(),
    }


def _as_github(documents: Sequence[VerifiedDocument]) -> str:
    from briefing.check.reporters import format_github  # noqa: PLC0415 - only where it was asked for

    return format_github(finding for document in documents for finding in document.findings)


def _as_sarif(documents: Sequence[VerifiedDocument]) -> str:
    from briefing import __version__  # noqa: PLC0415 - only where it was asked for
    from briefing.check.registry import REGISTRY  # noqa: PLC0415 - likewise
    from briefing.check.reporters import format_sarif  # noqa: PLC0415 - likewise

    rules = {code: (known.meaning, known.advice) for code, known in REGISTRY.items()}
    files = [(document.name, document.findings) for document in documents]
    return format_sarif(files, rules=rules, version=__version__)


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, serif; }}
p {{ white-space: pre-line; }}
mark {{ background: none; border-bottom: 2px solid; color: inherit; }}
.good {{ border-color: #1a7f37; }} .bad {{ border-color: #b42318; background: #fde8e6; }}
.unsure {{ border-color: #8a5a00; background: #fff4d6; }}
small {{ display: block; margin-left: 1rem; font: .8rem/1.4 sans-serif; }}
small::before {{ content: "\\2192  "; }}
</style></head><body>
{body}
</body></html>
"""


def _as_html(documents: Sequence[VerifiedDocument]) -> str:
    """The paragraphs of the documents with each quotation marked, and under it what became of it."""
    body = []
    for document in documents:
        body.append(f"<h1>{_escaped(document.name)}</h1>")
        body.append(f"<p>{_escaped(summary_of([document]))}</p>")
        for place, block in enumerate(document.document.blocks):
            inside = [one for one in document.quotations if one.quotation.block == place]
            body.append(_paragraph(block, inside))
    return _PAGE.format(title=_escaped(", ".join(one.name for one in documents)), body="\n".join(body))


def _paragraph(block: Block, quotations: Sequence[VerifiedQuotation]) -> str:
    parts, notes, done = [], [], 0
    for number, one in enumerate(quotations, 1):
        quotation = one.quotation
        start = block.text.find(quotation.words, quotation.start)
        if start < done:
            continue
        kind = "bad" if one.source is None else "good" if one.verdict.severity is None else "unsure"
        parts.append(_escaped(block.text[done:start]))
        parts.append(f'<mark class="{kind}">{_escaped(quotation.words)}</mark><sup>{number}</sup>')
        done = start + len(quotation.words)
        notes.append(f"<small>{number}: {_escaped(one.verdict.label + where_found(one))}{_hints(one)}</small>")
    parts.append(_escaped(block.text[done:]))
    tag = "blockquote" if block.is_quotation else "p"
    return f"<{tag}>{''.join(parts)}</{tag}>{''.join(notes)}"


def _hints(one: VerifiedQuotation) -> str:
    """What the findings about a quotation advise."""
    return "".join(f"; {_escaped(found.hint)}" for found in one.findings if found.hint)


def _escaped(text: str) -> str:
    return escape(safe_text(text))


FORMATS: dict[str, Callable[[Sequence[VerifiedDocument]], str]] = {
    "json": _as_json,
    "github": _as_github,
    "sarif": _as_sarif,
    "html": _as_html,
}
"""The forms for other programs and for a browser, by the name that `--format` knows."""
