"""Text of a brief within Markdown: nothing in it is markup, on GitHub or in Obsidian.

Signs of markup are escaped. A backslash does not keep GitHub from linking addresses, mentions, numbers of issues or
emoji in colons, which it looks for in the finished page; it does not look into code, so these stand in code spans.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.model import Reference, TargetKind
from briefing.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.outline.record import Text

__all__ = ["MarkdownWriter", "bold", "indented", "row", "web_address"]

_AROUND_BREAKS = re.compile(r"[^\S\n]*\n[^\S\n]*")
_BLANK_LINES = re.compile(r"\n{3,}")
_WORD = re.compile(r"[^\s`|\\<>\[\](){}\"“”„«»,;]+")
_LINKED = re.compile(r"://|www\.|[@#]\w|#[^\x00-\x7f]|:[\w+-]+:|\bGH-\d", re.IGNORECASE)
"""What GitHub or Obsidian make into a link, a tag or a picture though it is no markup."""
_MAY_BE_LINKED = re.compile(r"://|:[\w+-]+:|[@#]|[wW]{3}\.|[gG][hH]-")
"""What a text has that holds any of it; most have none, and need not be looked through word by word."""
_ENDING = ".!?:'’*_~"
_SIGNS = re.compile(r"[\\`*_\[\]<>&|$^~#]|%(?=%)|(?<=%)%|=(?==)|(?<==)=")
_AT_START = re.compile(r"^(?:([-+:=])|(\d+)([.)]))", re.MULTILINE)
_LEADS = frozenset("-+:=")
_ADDRESS = re.compile(r"https?://[!-;=?-~]+")
_HARD_BREAK = "\\\n"


class MarkdownWriter:
    """Writes the texts of one brief.

    Attributes:
        footnotes: The numbers of the sources that have a footnote.
    """

    def __init__(self, footnotes: Iterable[str] = ()) -> None:
        self.footnotes = frozenset(footnotes)

    def block(self, text: Text | str) -> str:
        """Text with the line breaks it has, all within one paragraph."""
        return self._joined(text).replace("\n", _HARD_BREAK)

    def line(self, text: Text | str) -> str:
        """Text on one line, with its footnotes."""
        joined = self._joined(text)
        return (" ".join(joined.split("\n")) if "\n" in joined else joined).replace("  ", " ")

    def heading(self, text: Text | str) -> str:
        """Text on one line without footnotes, which do not belong in a heading."""
        return MarkdownWriter().line(text)

    def _joined(self, text: Text | str) -> str:
        if isinstance(text, str):
            return _at_starts(_in_lines(_escaped(text)))
        if len(text) == 1 and isinstance(text[0], str):
            return _at_starts(_in_lines(_escaped(text[0])))
        plain = groupby(text, key=lambda run: isinstance(run, str))
        parts = ["".join(map(str, group)) if is_text else list(group) for is_text, group in plain]
        marked = [_escaped(part) if isinstance(part, str) else "".join(map(self._reference, part)) for part in parts]
        return _at_starts(_in_lines("".join(marked)))

    def _reference(self, run: str | Reference) -> str:
        shown = _escaped(str(run))
        if isinstance(run, str) or run.kind is not TargetKind.SOURCE:
            return shown
        number = run.label
        return f"{shown}[^{number}]" if number in self.footnotes else shown


def bold(text: str) -> str:
    """Text that is escaped already, in bold; nothing of nothing."""
    return f"**{text}**" if text else ""


def indented(text: str, lead: str, rest: str) -> str:
    """Put text that is escaped already into a list or a block quote, every line of it."""
    return f"{lead}{text}".rstrip().replace("\n", f"\n{rest}")


def row(cells: Iterable[str]) -> str:
    """One row of a table, of cells on one line each."""
    return f"| {' | '.join(cells)} |"


def web_address(text: str) -> str | None:
    """An address of the web as a link; None where it is not plainly one."""
    return f"<{text}>" if _ADDRESS.fullmatch(text) else None


def _in_lines(text: str) -> str:
    """At most one blank line in a row, and no blanks around a line break."""
    if "\n" not in text:
        return text.strip()
    return _BLANK_LINES.sub("\n\n", _AROUND_BREAKS.sub("\n", text)).strip()


def _at_starts(text: str) -> str:
    """Keep what a line starts with from starting a list, a rule or a table."""
    if "\n" not in text and not text[:1].isdigit() and text[:1] not in _LEADS:
        return text
    return _AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def _escaped(text: str) -> str:
    safe = safe_text(text)
    if not _MAY_BE_LINKED.search(safe):
        return _SIGNS.sub(r"\\\g<0>", safe)
    parts: list[str] = []
    done = 0
    for found in _WORD.finditer(safe):
        word = found[0].rstrip(_ENDING)
        if _LINKED.search(found[0]):
            shown = word if _LINKED.search(word) else found[0]
            parts += [_SIGNS.sub(r"\\\g<0>", safe[done : found.start()]), f"`{shown}`"]
            done = found.start() + len(shown)
    return "".join([*parts, _SIGNS.sub(r"\\\g<0>", safe[done:])])
