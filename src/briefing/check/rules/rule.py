"""What a rule is: a code, what it means, what to do, and how it is found in a brief."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.naming import NamingIndex
from briefing.check.speech_words import inflects
from briefing.errors import Diagnostic, format_path
from briefing.model.support import SupportIndex
from briefing.text import folded_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefing.check.naming import Naming
    from briefing.check.proof import Proof
    from briefing.edtf import Edtf
    from briefing.errors import NodePath, Severity
    from briefing.files import BriefingFile
    from briefing.model import BriefDate, Briefing, BriefingIndex
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["Fault", "Rule", "Subject", "WordedDate", "diagnose", "rule"]


class Fault(NamedTuple):
    """One place where something is wrong.

    Attributes:
        path: The value.
        message: What is wrong, in a clause.
        hint: More than the code's own advice, where there is more to say.
        words: The words of the value that are meant, and how often it has them before; None for all of it.
    """

    path: NodePath
    message: str
    hint: str | None = None
    words: tuple[str, int] | None = None


class WordedDate(NamedTuple):
    """A date with what it was resolved to, its words, and the id of the source that they are of, where one is."""

    path: NodePath
    date: BriefDate
    edtf: Edtf
    text: str
    source: str | None


def diagnose(file: BriefingFile, code: str, severity: Severity, found: Fault) -> Diagnostic:
    """Say where in a file something was found."""
    span, line = file.places.find_words(found.path, *found.words) if found.words else file.places.find(found.path)
    return Diagnostic(code, severity, found.message, file.name, format_path(found.path), span, line, found.hint)


@dataclass(frozen=True)
class Subject:
    """Everything that a rule may look at."""

    briefing: Briefing
    index: BriefingIndex
    proof: Proof
    archives: Mapping[str, ArchiveText | ArchiveError]

    @property
    def prose(self) -> tuple[tuple[NodePath, str], ...]:
        """The briefer's own prose, each text with its path, in the order of the file."""
        return self.index.prose

    @cached_property
    def texts(self) -> tuple[tuple[NodePath, str], ...]:
        """The briefer's prose, and the text of every statement that is not the speaker's words alone."""
        retold = (
            (("quotes", place, "text"), quote.text)
            for place, quote in enumerate(self.briefing.quotes)
            if quote.kind != "direct"
        )
        return (*self.prose, *retold)

    @cached_property
    def worded_dates(self) -> tuple[WordedDate, ...]:
        """Every date that is resolved and has words, too. The event's words are those of the only source."""
        briefing = self.briefing
        only = next(iter(briefing.sources)) if len(briefing.sources) == 1 else None
        dates: list[tuple[NodePath, BriefDate | None, str | None]] = [(("event", "when"), briefing.event.when, only)]
        dates += [(("quotes", place, "date"), quote.date, quote.source) for place, quote in enumerate(briefing.quotes)]
        dates += [(("timeline", place, "date"), it.date, it.source) for place, it in enumerate(briefing.timeline)]
        for section, points in (("gaps", briefing.gaps), ("watch", briefing.watch)):
            dates += [((section, place, "by"), point.by, None) for place, point in enumerate(points)]
        return tuple(
            WordedDate(path, date, date.edtf, date.text, source)
            for path, date, source in dates
            if date and date.edtf and date.text
        )

    @cached_property
    def support(self) -> SupportIndex:
        """What each part of the brief rests on."""
        return SupportIndex(self.index)

    @cached_property
    def names(self) -> NamingIndex:
        """What the actors may be called."""
        return NamingIndex(self.briefing)

    def named_in(self, text: str) -> Iterator[Naming]:
        """The actors that a text of the briefer names, in the language of the brief."""
        return self.names.find(*folded_beside(text), inflected=inflects(text, self.briefing.language))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the trade.

    Attributes:
        code: Stable code such as `BR211`; it never changes its meaning.
        severity: Error, warning or note.
        meaning: What is wrong where it fires, in a sentence.
        advice: What the author should do, in a sentence.
        find: Every place of a brief where it fires, in the order of the file.
    """

    code: str
    severity: Severity
    meaning: str
    advice: str
    find: Callable[[Subject], Iterator[Fault]]


def rule(
    code: str, severity: Severity, meaning: str, advice: str
) -> Callable[[Callable[[Subject], Iterator[Fault]]], Rule]:
    """Make a rule of the function that finds it."""
    return lambda find: Rule(code, severity, meaning, advice, find)
