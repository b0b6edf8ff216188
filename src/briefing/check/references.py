"""References that lead nowhere: tokens in prose that name nothing, and paragraphs that a source does not have.

Every pair of square brackets in prose is read once. It is taken for a reference where nothing else is likely to be
meant: an id and a number ([wire:3]), two numbers as outputs print them ([1:3]), the letter of a default id and a number
([Q9]), several references in one pair ([Q1, Q2]), and an id with a slip of the pen ([wirre]). Everything else is text:
[sic], [...], [Ukraine], [1], [12:30].
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.marks import words_at
from briefing.check.quoted import holding
from briefing.check.rules.rule import Fault, diagnose
from briefing.errors import Code, Severity
from briefing.files.validation import Meant
from briefing.model.references import (
    LISTS,
    SECTIONS,
    TargetKind,
    find_references,
    section_of_default,
    select,
    split_paragraph,
)
from briefing.model.wording import count_of
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.rules import Subject
    from briefing.errors import Diagnostic, NodePath
    from briefing.files import BriefingFile

__all__ = ["CODES", "find_misreferences", "named_by_place"]

CODES = {
    "BR205": Code(
        Severity.ERROR,
        "Square brackets in prose look like a reference and name nothing in the file.",
        "Correct the id; where no reference is meant, write round brackets.",
    ),
    "BR207": Code(
        Severity.NOTE,
        "A reference names something by its place in a list, and another item above it would change what it names.",
        "Give each item an 'id', or let 'briefing check --fix' write the ids that they have now.",
    ),
    "BR310": Code(
        Severity.ERROR,
        "The archived text of the source does not have the paragraph that is named.",
        "Look the paragraph up in the source and correct the number.",
    ),
}
"""The codes of findings about references; a code never changes its meaning."""

_BRACKETS = re.compile(r"\[([^\[\]]{1,160})\]")
_GOOD = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)(?::([1-9]\d{0,5}))?", re.ASCII)
_PARAGRAPH = re.compile(r"\s*([A-Za-z][A-Za-z0-9_-]*)\s*:\s*(\d{1,9})(\s*[-–,;]\s*\d{1,9})*\s*", re.ASCII)
_NUMBERS = re.compile(r"\s*(\d{1,4}):(\d{1,6})\s*", re.ASCII)
_TIME = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d", re.ASCII)
_DEFAULT = re.compile(r"\s*([AQETDJ])(\d{1,5})\s*", re.ASCII)
_SLIP = re.compile(r"[a-z][a-z0-9_-]{3,63}|[A-Za-z][A-Za-z0-9_-]*[0-9_][A-Za-z0-9_-]*", re.ASCII)
"""What may be a mistyped id: in lower case, as ids are and names are not, or with a digit or an underscore."""
_BETWEEN = re.compile(r"\s*[,;&]\s*|\s+and\s+")
_WORD = re.compile(r"\w+")
EDITORIAL = frozenset("sic emphasis added laughs laughter applause inaudible crosstalk redacted pause".split())
"""What editors put into brackets."""

LIKE = 80
"""Of 100; an unknown word less like an id than this is not a typing error."""


def find_misreferences(file: BriefingFile, subject: Subject) -> Iterator[Diagnostic]:
    """Check every reference in prose, and every paragraph that a field names."""
    tokens = Tokens(subject)
    for path, text in subject.prose:
        if "[" in text:
            for code, found in _in_prose(path, text, tokens):
                yield diagnose(file, code, Severity.ERROR, found)
    for path, source, number in _paragraph_fields(subject):
        if (wrong := tokens.no_paragraph(source, number)) is not None:
            yield diagnose(file, "BR310", Severity.ERROR, Fault(path, *wrong))
    by_place = list(islice(named_by_place(file), MOST_NAMED + 1))
    if by_place:
        shown = ", ".join(by_place[:MOST_NAMED]) + (", ..." if len(by_place) > MOST_NAMED else "")
        message = f"{shown}: named by place; one more item above would change what they name"
        section = section_of_default(by_place[0]) or ""
        hint = "give each item an 'id', or let 'briefing check --fix' write the ids that they have now"
        yield diagnose(file, "BR207", Severity.NOTE, Fault((section,), message, hint))


def named_by_place(file: BriefingFile) -> Iterator[str]:
    """The default ids that something in a file refers to, by their letters and numbers."""
    used = file.index.using_sections
    for letter, section in sorted(LISTS.items()):
        for number, item in enumerate(getattr(file.briefing, section)):
            key = f"{letter}{number + 1}"
            if item.id == key and key in used and not file.places.stands((section, number, "id")):
                yield key


def _in_prose(path: NodePath, text: str, tokens: Tokens) -> Iterator[tuple[str, Fault]]:
    for found in _BRACKETS.finditer(text):
        wrong = tokens.judge(found[1], quoted=holding(text, found.start(), found.end()) is not None)
        if wrong is not None:
            yield wrong.code, Fault(path, wrong.message, wrong.hint, words_at(text, *found.span()))


def _paragraph_fields(subject: Subject) -> Iterator[tuple[NodePath, str, int]]:
    """Every field that names a paragraph of a source, with both; statements whose words stand elsewhere have BR303."""
    briefing = subject.briefing
    for section in ("quotes", "timeline", "source_notes"):
        for place, item in enumerate(getattr(briefing, section)):
            if item.at and item.source and not (section == "quotes" and subject.proof.verdicts[item.id].misplaced):
                yield (section, place, "at"), item.source, item.at
    for path, version in select(briefing, "discrepancies.*.versions.*"):
        if version.at and version.source:
            yield (*path, "at"), version.source, version.at
    for reference in find_references(briefing, without=tuple(TargetKind)):
        source, paragraph = split_paragraph(reference.id)
        if paragraph:
            yield reference.path, source, paragraph


class _Wrong(NamedTuple):
    code: str
    message: str
    hint: str


class Tokens:
    """What square brackets can name in one brief."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._known = subject.index.references

    def judge(self, inner: str, *, quoted: bool) -> _Wrong | None:
        """Say what is wrong with a token; None where it is a good reference, or text.

        Args:
            inner: What stands in the brackets.
            quoted: They stand in quotation marks, where an editor's own words may stand in brackets.
        """
        good = _GOOD.fullmatch(inner)
        target = self._known.get(good[1]) if good else None
        if good and target is not None and (not good[2] or target.kind is TargetKind.SOURCE):
            wrong = self.no_paragraph(target.id, int(good[2])) if good[2] else None
            return _Wrong("BR310", *wrong) if wrong else None
        message, hint = self._misread(inner, quoted=quoted) or ("", "")
        return _Wrong("BR205", message, hint) if message else None

    def no_paragraph(self, source: str, number: int) -> tuple[str, str] | None:
        """Say that a source does not have a paragraph; None where it has, or where its text is not at hand."""
        archive = self._subject.archives.get(source)
        if not isinstance(archive, ArchiveText) or 1 <= number <= len(archive.paragraphs):
            return None
        return f"'{source}' has no paragraph {number}", f"it has {count_of(len(archive.paragraphs), 'paragraph')}"

    def _misread(self, inner: str, *, quoted: bool) -> tuple[str, str] | None:
        """What is wrong with a token that is not well-formed, or that names nothing, and what would be right."""
        if found := _PARAGRAPH.fullmatch(inner):
            return self._with_paragraph(inner, found[1], found[2], several=bool(found[3]))
        if found := _NUMBERS.fullmatch(inner):
            return self._printed(inner, int(found[1]), found[2])
        if found := _DEFAULT.fullmatch(inner):
            return self._by_place(inner.strip(), found[1], int(found[2]))
        parts = _BETWEEN.split(inner.strip())
        if len(parts) > 1 and all(self._subject.index.reference(part) for part in parts):
            return f"[{inner}] holds {len(parts)} references", f"write {' '.join(f'[{part}]' for part in parts)}"
        return None if quoted else self._slip(inner.strip())

    def _with_paragraph(self, inner: str, name: str, number: str, *, several: bool) -> tuple[str, str]:
        target = self._known.get(name)
        if target is None:
            meant = self._nearest(name, TargetKind.SOURCE)
            known = ", ".join(list(self._subject.briefing.sources)[:MOST_NAMED])
            hint = f"did you mean [{meant}:{number}]?" if meant else f"the sources are: {known}" if known else NO_ROUND
            return f"[{inner}] names no source of this brief", hint
        if target.kind is not TargetKind.SOURCE:
            return f"[{inner}]: only a source has paragraphs, '{name}' is another sort", f"write [{name}]"
        if not several and not int(number):
            return f"[{inner}]: paragraphs are counted from 1", f"write [{name}] for the source as a whole"
        each = [f"[{name}:{int(part)}]" for part in re.findall(r"\d+", inner.partition(":")[2])]
        return f"[{inner}] is not read as a reference", f"write {' '.join(each)}"

    def _printed(self, inner: str, number: int, paragraph: str) -> tuple[str, str] | None:
        """Judge two numbers: a source by its printed number, unless it is a time of day that is no paragraph."""
        sources = list(self._subject.briefing.sources)
        source = sources[number - 1] if 1 <= number <= len(sources) else None
        archive = self._subject.archives.get(source or "")
        exists = isinstance(archive, ArchiveText) and 1 <= int(paragraph) <= len(archive.paragraphs)
        if _TIME.fullmatch(inner.strip()) and not exists:
            return None
        if source is None:
            return f"[{inner}] looks like a paragraph of a source, and there is no source {number}", NO_ROUND
        return f"[{inner}] is how outputs print a reference; it moves with the sources", f"write [{source}:{paragraph}]"

    def _by_place(self, inner: str, letter: str, number: int) -> tuple[str, str] | None:
        """Judge what looks like a default id but is not the id of anything."""
        section, (kind, _) = next((section, known) for section, known in SECTIONS.items() if known[1] == letter)
        held = getattr(self._subject.briefing, section)
        what = _KINDS.get(kind, str(kind))
        if not held:
            hint = f"the brief has no {section}; {NO_ROUND}"
        elif number > len(held) or not number:
            hint = f"the brief has {count_of(len(held), what)}"
        else:
            own = list(held)[number - 1] if letter == "A" else held[number - 1].id
            hint = f"{what} {number} has the id '{own}': write [{own}]"
        return f"[{inner}] names nothing in this brief", hint

    def _slip(self, inner: str) -> tuple[str, str] | None:
        """Judge an unknown word: a typing error if it is very like an id and neither the brief nor a source uses it."""
        if not _SLIP.fullmatch(inner) or inner in EDITORIAL or inner in self._known:
            return None
        meant = self._nearest(inner, None)
        if meant is None or _is_inflected(inner, meant) or inner.lower() in self._words:
            return None
        return f"[{inner}] names nothing in this brief", f"did you mean [{meant}]?"

    def _nearest(self, name: str, kind: TargetKind | None) -> str | None:
        from rapidfuzz import fuzz  # noqa: PLC0415 - only where something looks wrong

        meant = self._meant.nearest(name, kind)
        return meant if meant and fuzz.ratio(name.lower(), meant.lower()) >= LIKE else None

    @cached_property
    def _meant(self) -> Meant:
        return Meant({key: reference.kind for key, reference in self._known.items()})

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words, outside of brackets, of the brief's prose and of the sources."""
        texts = [_BRACKETS.sub(" ", text) for _, text in self._subject.texts]
        archives = (found for found in self._subject.archives.values() if isinstance(found, ArchiveText))
        texts += [paragraph for archive in archives for paragraph in archive.paragraphs]
        return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


MOST_NAMED = 6
NO_ROUND = "where no reference is meant, write round brackets"
_KINDS = {TargetKind.QUOTE: "statement"}


def _is_inflected(word: str, known: str) -> bool:
    """Whether one is the other with an ending of letters, as 'russian' is of 'russia'."""
    longer, shorter = (word, known) if len(word) > len(known) else (known, word)
    return longer.startswith(shorter) and longer[len(shorter) :].isalpha() and not any(map(str.isdigit, shorter))
