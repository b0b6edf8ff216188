"""The statements: a row each, and all of one: who said it, the words, their paragraph, what they are connected with."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from briefing.check import Standing
from briefing.errors import Severity
from briefing.facts.dates import format_doubted
from briefing.facts.matrix import answers_to
from briefing.facts.spoken import words_of
from briefing.model.wording import (
    CREDIBILITY_WORDS,
    KIND_EXPLANATIONS,
    KIND_WORDS,
    described,
    format_date,
    format_date_basis,
    format_speaker,
    format_speakers_short,
    format_status,
    format_via,
    is_doubted,
)
from briefing.reader.document import Line, Role, Span
from briefing.reader.pages.common import (
    Records,
    hint_runs,
    kind_chip,
    kind_width,
    linked_line,
    listed,
    marks_of,
    name_span,
    proof_mark,
    side_by_side,
    side_sign,
    standing_role,
    write_doubt,
    write_note_on,
)
from briefing.reader.pages.passages import write_passage
from briefing.reader.pages.statement_block import spoken
from briefing.reader.writer import Writer, columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Quote
    from briefing.reader.brief import OpenBrief
    from briefing.reader.document import Document
    from briefing.reader.writer import Lettering, Run

__all__ = ["statement_document", "statement_records"]

LABELS = 14
"""Cells for the labels of what is known of a statement."""

BESIDE, WIDEST = 96, 160
"""From the one width on a statement and its source stand side by side, up to the other."""

MOST_LINKED = 6
"""Items of one sort that are named with a few words; how many more there are is told."""


def statement_document(writer: Writer, quote: Quote, brief: OpenBrief) -> Document:
    """Tell everything the brief knows of one statement; where there is room, its source stands beside it."""
    if writer.width >= BESIDE:
        return _write_beside(writer, quote, brief)
    _write_head(writer, quote, brief)
    writer.blank()
    _write_words(writer, quote)
    writer.blank()
    write_passage(writer, quote, brief)
    writer.blank()
    _write_cautions(writer, quote, brief)
    _write_facts(writer, quote, brief)
    writer.blank()
    _write_links(writer, quote, brief)
    return writer.document()


def _write_beside(writer: Writer, quote: Quote, brief: OpenBrief) -> Document:
    """Write the statement at the left and the paragraph of its source at the right, the links below both."""
    width = (min(writer.width, WIDEST) - 3) // 2
    own, source = (Writer(width, writer.index, writer.lettering) for _ in range(2))
    _write_head(own, quote, brief)
    own.blank()
    _write_words(own, quote)
    own.blank()
    _write_cautions(own, quote, brief)
    own.blank()
    _write_facts(own, quote, brief)
    write_passage(source, quote, brief)
    writer.lines(side_by_side([own.document().lines, source.document().lines], width, quote.id, writer))
    writer.blank()
    _write_links(writer, quote, brief)
    return writer.document()


def _write_head(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    names = listed([name_span(actor, brief) for actor in quote.speaker])
    actor = brief.briefing.actors.get(quote.speaker[0]) if quote.speaker else None
    role = f", {actor.role}" if actor and actor.role else ""
    who = [*names, role] if len(quote.speaker) == 1 else [format_speaker(quote, brief.index)]
    writer.item(Span(quote.id, Role.MUTED), *who, width=5, owner=quote.id)
    mark = proof_mark(quote, brief, writer.lettering)
    verdict: list[Run] = [mark, Span("; ", Role.MUTED)] if mark.text else []
    chip = kind_chip(quote.kind, writer.lettering)
    told = Span(KIND_EXPLANATIONS[quote.kind], Role.MUTED)
    writer.item(chip, *verdict, told, width=len(chip.text) + 1, owner=quote.id)
    place = f", {quote.venue}" if quote.venue else ""
    basis = format_date_basis(quote.date) if quote.date else ""
    muted = Span(f"; {basis}" if basis else "", Role.MUTED)
    writer.paragraph(f"{format_date(quote.date)}{place}", muted, owner=quote.id)
    write_doubt(writer, quote.date, owner=quote.id)
    write_note_on(writer, quote.date, owner=quote.id)
    via = format_via(quote, brief.index)
    if via:
        writer.paragraph(f"via {via}", owner=quote.id)


def _write_words(writer: Writer, quote: Quote) -> None:
    words = words_of(quote)
    if words.translated_from:
        writer.paragraph(Span(f"Translated from {words.translated_from}.", Role.MUTED), owner=quote.id)
    writer.paragraph(Span(words.printed, Role.STRONG), indent=2, owner=quote.id)
    if words.original:
        writer.blank()
        writer.paragraph(Span("Original  ", Role.LABEL), words.printed_original, indent=2, owner=quote.id)


_SEVERITY_ROLES = {Severity.ERROR: Role.WRONG, Severity.WARNING: Role.CAUTION, Severity.NOTE: Role.MUTED}


def _write_cautions(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    """What a reader must know before using it: by the brief, and by what check finds, once that is done."""
    for caution in brief.cautions_of(quote):
        writer.item(Span("!", Role.CAUTION), *caution.text, width=2, owner=quote.id)
    for finding in brief.findings_by_item.get(quote.id, ()) if brief.is_checked else ():
        role = _SEVERITY_ROLES[finding.severity]
        hint = [Span("; ", Role.MUTED), *hint_runs(finding.hint, writer.lettering)] if finding.hint else []
        code = Span(f" {finding.severity} {finding.code}", Role.MUTED)
        writer.item(Span("!", role), Span(finding.message, role), *hint, code, width=2, owner=quote.id)
    if quote.note:
        writer.prose(f"Note: {quote.note}", owner=quote.id)


def _write_facts(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    graded = f"{quote.credibility}: {CREDIBILITY_WORDS[quote.credibility]}" if quote.credibility else ""
    # A standing that is a caution stands among the cautions already.
    standing = "" if is_doubted(quote.status) else format_status(quote.status)
    for label, text in (("Status", standing), ("Credibility", graded), ("Topic", quote.topic)):
        if text:
            writer.fact(label, text, label_width=LABELS, owner=quote.id)
    for label, ids in (("To", quote.to), ("About", quote.about)):
        if ids:
            writer.fact(label, *listed(name_span(actor, brief) for actor in ids), label_width=LABELS, owner=quote.id)


def _write_links(writer: Writer, quote: Quote, brief: OpenBrief) -> None:
    """What uses it, what answers it, what else its speaker says: each with a few words of what it is."""
    index = brief.index
    users = [use.user for use in index.uses_of_statements.get(quote.id, ()) if use.user in index.references]
    in_event = any(use.section == "event" for use in index.uses_of_statements.get(quote.id, ()))
    if in_event:
        writer.fact("Used in", "the summary of the brief", label_width=LABELS, owner=quote.id)
    used, answers = list(dict.fromkeys(users)), answers_to(quote.id, index)
    _write_some(writer, "" if in_event else "Used in", used, len(used), brief=brief)
    _write_some(writer, "Answered by", answers, len(answers), brief=brief)
    _write_some(writer, "Same speaker", *_others(quote, brief), brief=brief)


def _write_some(writer: Writer, label: str, keys: Sequence[str], count: int, *, brief: OpenBrief) -> None:
    """Write a line for each of the first, and how many more there are."""
    for key in keys[:MOST_LINKED]:
        item = brief.index.items[key]
        words = _briefly(item, brief) if key in brief.quote_places else described(item)
        linked_line(writer, label, key, words, brief, label_width=LABELS)
        label = ""
    if count > MOST_LINKED:
        writer.fact("", Span(f"and {count - MOST_LINKED:,} more", Role.MUTED), label_width=LABELS)


def _briefly(quote: Quote, brief: OpenBrief) -> str:
    """A statement in a few words, its kind among them: a paraphrase must not pass for a quotation here either."""
    who = format_speakers_short(quote, brief.index)
    return f"{who}, {KIND_WORDS[quote.kind]}, {format_doubted(quote.date)}: {quote.text}"


def _others(quote: Quote, brief: OpenBrief) -> tuple[list[str], int]:
    """The first other statements of its speakers, those behind it and then those before it; and how many there are."""
    own = [brief.index.quotes_by_actor[actor] for actor in quote.speaker]
    places = brief.quote_places
    near: dict[str, None] = {}
    for quotes in own:
        here = bisect_left(quotes, places[quote.id], key=lambda other: places[other.id])
        # A speaker may have a hundred thousand: only those that are shown are looked at.
        behind = quotes[here + 1 : here + 2 + MOST_LINKED]
        near.update(dict.fromkeys(other.id for other in (*behind, *quotes[: min(here, MOST_LINKED)])))
    if len(own) == 1:
        return list(near), len(own[0]) - 1
    return list(near), len({other.id for quotes in own for other in quotes}) - 1


VERDICT_ROW, WIDE_ROW, MIDDLE_ROW, KIND_ROW = 96, 80, 40, 29
"""From these widths on a row has the verdict in words, a column for the date, room for the words, the whole kind."""

LONGEST_LABEL = 10
"""Cells of the longest id that is shown whole."""

MARKS = 2
"""Cells for the result of the comparison and for a caution."""

SHORT_VERDICTS = {Standing.NOT_QUOTED: "not a quote", Standing.PASSAGE_FOUND: "", Standing.NOTHING_CLAIMED: ""}
"""What stands in the column of verdicts where the word itself does not."""
VERDICT = 12
"""Cells of that column."""


class StatementWidths(NamedTuple):
    """Cells of the columns of a row; 0 leaves one out, and the words get what is left."""

    label: int
    speaker: int
    kind: int
    date: int
    gap: int
    verdict: int = 0


def statement_records(brief: OpenBrief, quotes: Sequence[Quote] | None = None) -> Records:
    """Make a row for each statement: for those that are given, else for all in the order of the file."""
    quotes = brief.briefing.quotes if quotes is None else quotes
    label = min(max((len(quote.id) for quote in quotes), default=0), LONGEST_LABEL)

    def make(place: int, width: int, lettering: Lettering) -> Line:
        return _row(quotes[place], brief, width, _widths(width, label), lettering)

    def head(width: int, _lettering: Lettering) -> Line:
        sizes = _widths(width, label)
        words = ("#", "  speaker", " kind", "when", "", "verdict", "says")
        return _line(sizes, width, *(_label(word) for word in words))

    return Records(tuple(quote.id for quote in quotes), make, head)


def _widths(width: int, label: int) -> StatementWidths:
    if width >= WIDE_ROW:
        return StatementWidths(max(label, 4), 22, kind_width(), 13, 2, VERDICT if width >= VERDICT_ROW else 0)
    label = max(label, 3)
    if width >= MIDDLE_ROW:
        return StatementWidths(label, 14, kind_width(), 0, 1)
    kind = kind_width(short=width < KIND_ROW)
    return StatementWidths(label, max(width - label - kind - MARKS - 2, 4), kind, 0, 1)


def _row(quote: Quote, brief: OpenBrief, width: int, sizes: StatementWidths, lettering: Lettering) -> Line:
    index = brief.index
    who = format_speaker(quote, index, role=False) if sizes.date else format_speakers_short(quote, index)
    side = Role(brief.sides.role(quote.speaker[0])) if quote.speaker else Role.MUTED
    sign = side_sign(quote.speaker[0] if quote.speaker else "", brief, lettering)
    kind = kind_chip(quote.kind, lettering, short=width < KIND_ROW, capitals=False)
    return _line(
        sizes,
        width,
        (Span(lettering.line(quote.id), Role.MUTED),),
        (sign, Span(lettering.line(who), side)),
        (kind,),
        (Span(lettering.line(format_doubted(quote.date)), Role.MUTED),),
        marks_of(quote, brief, lettering),
        (_verdict(quote, brief),),
        (Span(lettering.line(spoken(quote))),),
    )._replace(owner=quote.id)


def _line(
    sizes: StatementWidths,
    width: int,
    label: tuple[Span, ...],
    who: tuple[Span, ...],
    kind: tuple[Span, ...],
    date: tuple[Span, ...],
    marks: tuple[Span, ...],
    verdict: tuple[Span, ...],
    words: tuple[Span, ...],
) -> Line:
    """Set the cells of a row, or the names of the columns, side by side."""
    if width < MIDDLE_ROW:
        marks = (*kind, *marks) if len(marks) == MARKS else kind
        return Line(columns([(label, sizes.label), (who, sizes.speaker), (marks, sizes.kind + MARKS)], gap=1))
    cells = [(label, sizes.label), (who, sizes.speaker), (kind, sizes.kind)]
    cells += [(date, sizes.date)] if sizes.date else []
    cells += [(marks, MARKS)]
    cells += [(verdict, sizes.verdict)] if sizes.verdict else []
    used = sum(size + sizes.gap for _, size in cells)
    return Line(columns([*cells, (words, max(width - used, 8))], gap=sizes.gap))


def _label(word: str) -> tuple[Span, ...]:
    return (Span(word, Role.LABEL),)


def _verdict(quote: Quote, brief: OpenBrief) -> Span:
    """The verdict in a word; empty before it is known, and for a paraphrase that stands."""
    if not brief.is_proved:
        return Span("")
    standing = brief.proof.verdicts[quote.id].standing
    return Span(SHORT_VERDICTS.get(standing, str(standing)), standing_role(standing))
