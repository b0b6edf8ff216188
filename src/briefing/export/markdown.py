"""The brief in Markdown: CommonMark with the tables and footnotes of GitHub, for GitHub and Obsidian.

Nothing in the text of a brief is markup: its signs are escaped. GitHub also links addresses, mentions, issue numbers
and emoji in colons, which it looks for in the finished page, where a backslash does not stop it. It does not look into
code, so these stand in code spans.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from briefing.model import Reference, TargetKind
from briefing.outline.record import Bullet, Detail, DetailRole, Facts, Paragraph, Record
from briefing.text import in_lines, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.outline.record import Block, Outline, Part, RecordDate, Section, Text, Words

__all__ = ["render_markdown"]

_ACTOR_HEAD = ("Id", "Name", "Statements", "Further")
_TIMELINE_HEAD = ("Id", "Date", "What", "Source")
_POSITION_HEAD = ("Party", "Stance", "Position", "Statements")
_VERSION_HEAD = ("Version", "Claim", "Source")
_WORD = re.compile(r"[^\s`|\\<>\[\](){}\"“”„«»,;]+")
_LINKED = re.compile(r"://|www\.|[@#]\w|#[^\x00-\x7f]|:[\w+-]+:|\bGH-\d", re.IGNORECASE)
"""What GitHub or Obsidian make into a link, a tag or a picture though it is no markup."""
_MAY_BE_LINKED = re.compile(r"://|:[\w+-]+:|[@#]|[wW]{3}\.|[gG][hH]-")
"""Signs of such text; most texts have none, and are not searched word by word."""
_ENDING = ".!?:'’*_~"
_SIGNS = re.compile(r"[\\`*_\[\]<>&|$^~#]|%(?=%)|(?<=%)%|=(?==)|(?<==)=")
_AT_START = re.compile(r"^(?:([-+:=])|(\d+)([.)]))", re.MULTILINE)
_LEADS = frozenset("-+:=")
_ADDRESS = re.compile(r"https?://[!-;=?-~]+")
_HARD_BREAK = "\\\n"


def render_markdown(outline: Outline) -> str:
    """Write an outline as Markdown without raw HTML; the only links are addresses of sources, and footnotes."""
    sources = [source for source in outline.records(TargetKind.SOURCE) if source.id.isalnum()]
    writer = _Writer(source.id for source in sources)
    marking = [_bold(writer.line(outline.marking))] if outline.marking else []
    parts = [*marking, *_head(outline, writer, sources)]
    for section in outline.sections:
        parts += _section(section, writer)
    end = f"{outline.ending}{f': {outline.id}' if outline.id else ''}"
    notes = ["\n".join(_footnote(source, writer) for source in sources)] if sources else []
    return "\n\n".join([*parts, *notes, "---", writer.line(end), *marking]) + "\n"


def _head(outline: Outline, writer: _Writer, sources: list[Record]) -> Iterator[str]:
    """Title and facts; the first footnotes come in the order of the sources, since GitHub numbers them by first use."""
    yield f"# {writer.heading(outline.title)}"
    if sources:
        numbers = [f"{writer.line(f'[{source.id}]')}[^{source.id}]" for source in sources]
        yield f"Sources: {' '.join(numbers)}"
    if outline.facts:
        yield _list(outline.facts, writer)


def _section(section: Section, writer: _Writer) -> Iterator[str]:
    yield f"## {writer.heading(section.title)}"
    if section.legend:
        yield _list(section.legend, writer)
    for sort, group in groupby(section.blocks, key=_sort):
        if sort is Bullet:
            yield "\n".join(part for block in group for part in _block(block, writer))
        elif sort is TargetKind.ENTRY:
            yield _table(_TIMELINE_HEAD, (_entry(block, writer) for block in group if isinstance(block, Record)))
        elif sort is TargetKind.ACTOR:
            yield _table(_ACTOR_HEAD, (_actor(block, writer) for block in group if isinstance(block, Record)))
        else:
            yield from (part for block in group for part in _block(block, writer))


def _sort(block: Block) -> object:
    return block.kind if isinstance(block, Record) else type(block)


def _block(block: Block, writer: _Writer) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield writer.block(block.text)
    elif isinstance(block, Facts):
        yield _list(block.rows, writer)
    elif isinstance(block, Bullet):
        kind = f"{_bold(writer.line(f'{block.kind}:'))} " if block.kind else ""
        yield _indented(kind + writer.block(block.text), "- ", "  ")
    else:
        yield from _record(block, writer)


def _record(record: Record, writer: _Writer) -> Iterator[str]:
    """Write a record of any kind: its title, and of all that a record can have what it has."""
    if record.words or record.parts:
        yield f"### {writer.heading((record.id, ' ', *record.title))}"
    elif record.kind is TargetKind.SOURCE:
        yield f"{_bold(writer.line(f'[{record.id}]'))} {writer.heading(record.title)}"
    else:
        yield f"{_bold(writer.line(record.id))} {writer.block(record.title)}"
    if record.words:
        date = writer.line(record.date.resolved) if record.date else ""
        yield ", ".join(filter(None, (_bold(writer.line(record.words.kind_word)), date)))
        yield from _words(record.words, writer.block(record.citation), writer)
    if record.trend:
        issue = [Detail(DetailRole.OTHER, "Issue", record.issue)] if record.issue else []
        yield _list([Detail(DetailRole.OTHER, "Trend", (record.trend,)), *issue], writer)
    if record.parts:
        yield _parts(record.parts, writer)
    cautions = [f"- {_bold('Caution:')} {_indented(writer.block(one.text), '', '  ')}" for one in record.cautions]
    details = [_list(record.details, writer)] if record.details else []
    if cautions or details:
        yield "\n".join([*cautions, *details])


def _words(words: Words, citation: str, writer: _Writer) -> Iterator[str]:
    yield _said(words.text, f" {citation}" if citation else "", writer, quoted=words.quoted)
    if words.translated_from:
        known = "; original:" if words.original else "; the original words are not given."
        yield f"Translated from {writer.line(words.translated_from)}{known}"
    if words.original:
        yield _said(words.original, "", writer, quoted=words.quoted)


def _said(words: str, after: str, writer: _Writer, *, quoted: bool) -> str:
    """Somebody's own words in quotation marks within a block quote; a paraphrase is a paragraph."""
    if not quoted:
        return f"{writer.block(words)}{after}"
    return _indented(f"“{writer.block(words)}”{after}", "> ", "> ")


def _parts(parts: tuple[Part, ...], writer: _Writer) -> str:
    """The positions of parties with their stance, or numbered versions."""
    of_parties = any(part.parties or part.stance for part in parts)
    rows: list[list[str | Text]] = [
        [*([part.name, part.stance] if of_parties else [str(number)]), part.text, part.citation]
        for number, part in enumerate(parts, 1)
    ]
    head = _POSITION_HEAD if of_parties else _VERSION_HEAD
    return _table(head, ([writer.line(cell) for cell in cells] for cells in rows))


def _entry(record: Record, writer: _Writer) -> list[str]:
    status = f"{record.status.capitalize()}: " if record.status else ""
    what = " ".join([writer.line((status, *record.title)), *_more(record, writer)])
    date = _date(record.date, writer) if record.date else ""
    return [writer.line(record.id), date, what, writer.line(record.citation)]


def _date(date: RecordDate, writer: _Writer) -> str:
    told = writer.line(f"{date.resolved} ({date.worded})" if date.worded else date.resolved)
    return f"{told} {_bold(writer.line(date.doubt.flags))}" if date.doubt.flags else told


def _actor(record: Record, writer: _Writer) -> list[str]:
    cells: tuple[str | Text, ...] = (record.id, record.title, record.statements)
    return [*(writer.line(cell) for cell in cells), " ".join(_more(record, writer))]


def _more(record: Record, writer: _Writer) -> Iterator[str]:
    """Cautions and details within a cell of a table."""
    for caution in record.cautions:
        yield f"{_bold('Caution:')} {writer.line(caution.text)}"
    for detail in record.details:
        yield f"{_label(detail, writer)}{writer.line(detail.value)}"


def _table(head: tuple[str, ...], rows: Iterable[list[str]]) -> str:
    return "\n".join([_row(head), _row(["---"] * len(head)), *(_row(cells) for cells in rows)])


def _list(details: Iterable[Detail], writer: _Writer) -> str:
    """Labels and values as a list; a value without a label goes on in the item before it."""
    items: list[str] = []
    for detail in details:
        value = _label(detail, writer) + (_address(detail) or writer.block(detail.value))
        if items and not detail.label:
            items[-1] += f"\\\n  {_indented(value, '', '  ')}"
        else:
            items.append(_indented(value, "- ", "  "))
    return "\n".join(items)


def _label(detail: Detail, writer: _Writer) -> str:
    return f"{_bold(writer.line(f'{detail.label}:'))} " if detail.label else ""


def _address(detail: Detail) -> str | None:
    return _web_address("".join(map(str, detail.value))) if detail.role is DetailRole.ADDRESS else None


def _footnote(source: Record, writer: _Writer) -> str:
    """A source in one line, for the footnote that its citations lead to."""
    published = map(writer.heading, source.values_of(DetailRole.PUBLISHED))
    address = map(_address, source.details)
    return f"[^{source.id}]: {'; '.join(filter(None, (writer.heading(source.title), *published, *address)))}"


class _Writer:
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
        return _Writer().line(text)

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


def _bold(text: str) -> str:
    """Escaped text in bold; empty where it is empty."""
    return f"**{text}**" if text else ""


def _indented(text: str, lead: str, rest: str) -> str:
    """Put text that is escaped already into a list or a block quote, every line of it."""
    return f"{lead}{text}".rstrip().replace("\n", f"\n{rest}")


def _row(cells: Iterable[str]) -> str:
    """One row of a table, of cells on one line each."""
    return f"| {' | '.join(cells)} |"


def _web_address(text: str) -> str | None:
    """An address of the web as a link; None where it is not plainly one."""
    return f"<{text}>" if _ADDRESS.fullmatch(text) else None


def _in_lines(text: str) -> str:
    """At most one blank line in a row, and no blanks around a line break."""
    return in_lines(text).strip()


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
