"""Text hygiene: names in two scripts, lines that look like headings, quotation marks that are never closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.check.marks import has_marks, quoted_pieces, stray_closing, words_at
from briefing.check.rules.rule import Fault, rule
from briefing.errors import Severity
from briefing.text import mixed_scripts
from briefing.text.addresses import ascii_host, why_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.rules.rule import Subject
    from briefing.errors import NodePath

__all__ = ["RULES"]


def _names(subject: Subject) -> Iterator[tuple[NodePath, str]]:
    for key, actor in subject.briefing.actors.items():
        yield ("actors", key, "name"), actor.name
        yield from ((("actors", key, "aliases", place), alias) for place, alias in enumerate(actor.aliases))
    for key, source in subject.briefing.sources.items():
        yield from (
            (("sources", key, part), name) for part in ("publisher", "author") if (name := getattr(source, part))
        )


@rule(
    "BR611",
    Severity.WARNING,
    "A word of a name mixes letters of two scripts.",
    "Retype the name: a Cyrillic letter that looks Latin makes it another name.",
)
def mixed_name(subject: Subject) -> Iterator[Fault]:
    """In the names and aliases of actors, publishers and authors."""
    for path, name in _names(subject):
        scripts = mixed_scripts(name)
        if scripts:
            yield Fault(path, f"the name mixes {' and '.join(scripts)} letters")


_HEADING = re.compile(
    r"^(?:#{1,6} .*|[A-Z][A-Z0-9 &/,'-]{3,}:?|(?:={3,}|-{3,}|\*{3,}|_{3,})|TLP:[A-Z+]+)$", re.MULTILINE
)


@rule(
    "BR612",
    Severity.WARNING,
    "A line of prose looks like a heading or a rule.",
    "Write it as a sentence: the reader of a plain brief cannot tell it from one of its own headings.",
)
def heading_in_prose(subject: Subject) -> Iterator[Fault]:
    """Only in texts of several lines: a text of one line has a bullet before it."""
    for path, text in subject.texts:
        if "\n" in text and (found := _HEADING.search(text)):
            yield Fault(path, f"the line '{found[0][:40]}' looks like a heading", words=words_at(text, *found.span()))


@rule(
    "BR613",
    Severity.WARNING,
    "A quotation mark is opened and never closed, or closed and never opened.",
    "Close it where the speaker's words end; if the source never does, say so in 'source_notes'.",
)
def unclosed_quotation(subject: Subject) -> Iterator[Fault]:
    """In prose and in statements of which a part is quoted."""
    for path, text in subject.texts:
        for piece in quoted_pieces(text):
            if not piece.closed:
                message = f'the quotation mark before "{piece.words[:40]}" is never closed'
                yield Fault(path, message, words=words_at(text, piece.start, piece.end))
        stray = stray_closing(text) if has_marks(text) else None
        if stray is not None:
            message = f'the quotation mark behind "{text[max(stray - 40, 0) : stray].lstrip()}" was never opened'
            yield Fault(path, message, words=words_at(text, stray, stray + 1))


@rule(
    "BR614",
    Severity.NOTE,
    "A statement says [sic], and no note says what the source has wrong.",
    "Add the error to 'source_notes', with the source and the paragraph.",
)
def sic_without_note(subject: Subject) -> Iterator[Fault]:
    """A note of the same source serves; where both name a paragraph, it must be the same."""
    noted: dict[str | None, set[int | None]] = {}
    for note in subject.briefing.source_notes:
        noted.setdefault(note.source, set()).add(note.at)
    for place, quote in enumerate(subject.briefing.quotes):
        if "[sic]" not in quote.text:
            continue
        places = noted.get(quote.source, set())
        if not places or (quote.at is not None and places.isdisjoint({None, quote.at})):
            yield Fault(("quotes", place, "text"), f"{quote.id} says [sic], and 'source_notes' does not say why")


_DOUBLE = re.compile(r"\S(  +)\S")


@rule("BR615", Severity.NOTE, "Two spaces stand between words.", "Remove one.")
def double_blank(subject: Subject) -> Iterator[Fault]:
    """In the title, the names and the prose; statements keep their source's blanks."""
    for path, text in [(("title",), subject.briefing.title), *_names(subject), *subject.prose]:
        if "  " in text and (found := _DOUBLE.search(text)):
            yield Fault(path, f"two spaces at character {found.start(1) + 1}")


@rule(
    "BR616",
    Severity.WARNING,
    "An alias of an actor is the name or alias of another.",
    "Keep it with the one whose name it is: the words near a quotation must point at one speaker.",
)
def shared_alias(subject: Subject) -> Iterator[Fault]:
    """Compared without regard to case."""
    owners: dict[str, str] = {}
    for key, actor in subject.briefing.actors.items():
        owners.setdefault(actor.name.casefold(), key)
    for key, actor in subject.briefing.actors.items():
        for place, alias in enumerate(actor.aliases):
            owner = owners.setdefault(alias.casefold(), key)
            if owner != key:
                yield Fault(("actors", key, "aliases", place), f"'{alias}' is also what '{owner}' is called")


@rule(
    "BR618",
    Severity.WARNING,
    "The host of an address may not be the one that it looks like.",
    "Compare it with the address of the page itself; the message gives the name under which it is looked up.",
)
def doubtful_host(subject: Subject) -> Iterator[Fault]:
    """A label of two scripts, letters that look like Latin ones, and what is not seen; names in one script are fine."""
    for key, source in subject.briefing.sources.items():
        if source.url and (why := why_doubtful(source.url)):
            host = ascii_host(urlsplit(source.url).hostname or "")
            yield Fault(("sources", key, "url"), f"the host of the address {why}: it is {host}")


RULES = (mixed_name, heading_in_prose, unclosed_quotation, sic_without_note, double_blank, shared_alias, doubtful_host)
