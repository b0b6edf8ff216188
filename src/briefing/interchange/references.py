"""What the forms of bibliographies share: the one table of types, an entry taken apart, and what gets lost of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from briefing.errors import BriefingSyntaxError, Diagnostic, Severity
from briefing.files.reading import decode
from briefing.files.source_map import FileLines, place_in
from briefing.model import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = [
    "FILES",
    "TYPES",
    "Left",
    "Pile",
    "ReferenceType",
    "TextFile",
    "WorkReference",
    "leave_type",
    "mark_of_kind",
    "take_kind",
    "type_of_source",
]


class ReferenceType(NamedTuple):
    """A type of source in three forms.

    Attributes:
        csl: Its name in CSL-JSON.
        ris: Its name in RIS.
        bibtex: Its names in BibTeX and biblatex; the first one is written.
        in_outlet: Whether who published it is the outlet in which it appeared, and not a publishing house.
        kind: The kind of source that is written as this type.
    """

    csl: str
    ris: str
    bibtex: tuple[str, ...]
    in_outlet: bool = False
    kind: SourceKind | None = None


TYPES = (
    ReferenceType("article-newspaper", "NEWS", ("article",), in_outlet=True, kind=SourceKind.REPORT),
    ReferenceType("speech", "SLIDE", ("unpublished",), kind=SourceKind.STATEMENT),
    ReferenceType("interview", "PCOMM", ("misc",), kind=SourceKind.TRANSCRIPT),
    ReferenceType("document", "GEN", ("misc",), kind=SourceKind.DOCUMENT),
    ReferenceType("article-magazine", "MGZN", ("article",), in_outlet=True),
    ReferenceType("article-journal", "JOUR", ("article", "suppperiodical"), in_outlet=True),
    ReferenceType("article-journal", "EJOUR", (), in_outlet=True),
    ReferenceType("webpage", "ELEC", ("online", "electronic", "www"), in_outlet=True),
    ReferenceType("post-weblog", "BLOG", (), in_outlet=True),
    ReferenceType("post", "ICOMM", (), in_outlet=True),
    ReferenceType("broadcast", "VIDEO", ("video", "movie"), in_outlet=True),
    ReferenceType("song", "SOUND", ("audio", "music"), in_outlet=True),
    ReferenceType("periodical", "JFULL", ("periodical",), in_outlet=True),
    ReferenceType("report", "RPRT", ("report", "techreport", "manual")),
    ReferenceType("book", "BOOK", ("book", "mvbook", "booklet", "collection", "proceedings", "reference")),
    ReferenceType("chapter", "CHAP", ("incollection", "inbook", "bookinbook", "suppbook")),
    ReferenceType("chapter", "ECHAP", ()),
    ReferenceType("paper-conference", "CONF", ("inproceedings", "conference")),
    ReferenceType("paper-conference", "CPAPER", ()),
    ReferenceType("thesis", "THES", ("thesis", "phdthesis", "mastersthesis")),
    ReferenceType("entry-encyclopedia", "ENCYC", ("inreference",)),
    ReferenceType("entry-dictionary", "DICT", ()),
    ReferenceType("book", "EBOOK", ()),
    ReferenceType("entry", "", ()),
    ReferenceType("article", "UNPB", ("preprint",)),
    ReferenceType("manuscript", "MANSCPT", ()),
    ReferenceType("hearing", "HEAR", ()),
    ReferenceType("bill", "BILL", ()),
    ReferenceType("legislation", "STAT", ("legislation",)),
    ReferenceType("regulation", "GOVDOC", ("legal",)),
    ReferenceType("treaty", "LEGAL", ()),
    ReferenceType("legal_case", "CASE", ("jurisdiction",)),
    ReferenceType("personal_communication", "", ("letter",)),
    ReferenceType("dataset", "DATA", ("dataset",)),
    ReferenceType("dataset", "DBASE", ()),
    ReferenceType("software", "COMP", ("software",)),
    ReferenceType("patent", "PAT", ("patent",)),
    ReferenceType("standard", "STAND", ("standard",)),
    ReferenceType("pamphlet", "PAMP", ()),
    ReferenceType("map", "MAP", ()),
    ReferenceType("motion_picture", "MPCT", ()),
    ReferenceType("graphic", "ART", ("artwork", "image")),
    ReferenceType("figure", "FIGURE", ()),
    ReferenceType("review", "", ("review",)),
    ReferenceType("review-book", "", ()),
    ReferenceType("classic", "CLSWK", ()),
    ReferenceType("musical_score", "MUSIC", ()),
    ReferenceType("motion_picture", "ADVS", ()),
    ReferenceType("performance", "", ("performance",)),
    ReferenceType("dataset", "AGGR", ()),
    ReferenceType("collection", "", ()),
    ReferenceType("event", "", ()),
)
"""All types that are known, first those that are written. Where a name stands in several rows, the first one counts."""


def type_of_source(source: Source) -> ReferenceType:
    """The type that a source is written as; one that names no kind is a report."""
    return next(row for row in TYPES if row.kind is (source.kind or SourceKind.REPORT))


def mark_of_kind(source: Source) -> str | None:
    """What an entry has in its field for the kind of work, so that the kind of its source comes back."""
    return f"briefing:{source.kind}" if source.kind else None


def take_kind(pile: Pile, field: str, is_type: Callable[[ReferenceType], bool]) -> SourceKind | None:
    """The kind that an entry names as this program writes it; None where it does not.

    A type alone makes no kind: all words of a statement count as quoted, and a speech in a bibliography may be slides.

    Args:
        pile: The entry.
        field: Its field for the kind of work.
        is_type: Whether the entry is of a type.
    """
    mark = pile.peek(field)
    kind = next((row.kind for row in TYPES if row.kind and f"briefing:{row.kind}" == mark and is_type(row)), None)
    if kind is not None:
        pile.take(field)
    if kind not in {None, SourceKind.REPORT}:
        pile.tell("kind", f"is '{kind}', as it says there: all of its words count as quoted")
    return kind


_SPEAKING = frozenset("speech interview hearing document personal_communication treaty legislation bill".split())


def leave_type(pile: Pile, row: ReferenceType, name: str) -> None:
    """Say that a type is not kept, where it is another one than that of a report."""
    if row.csl in _SPEAKING:
        pile.tell(
            "type", f"is taken for that of a report ('{name}'): 'kind' can say that all of its words are the speaker's"
        )
    elif row is not TYPES[0]:
        pile.leave("type")


FILES = "'briefing capture FILE --into BRIEF' takes in the text of a file"
"""What is said of files that belong to an entry."""


class Left(NamedTuple):
    """A field that did not come in as it stands, and what became of it: 'is left out'."""

    field: str
    fate: str = "is left out"


class WorkReference(NamedTuple):
    """An entry of a bibliography that was read.

    Attributes:
        key: What it is called there.
        fields: What a source of a brief has of it, in plain values.
        left: What was left out.
    """

    key: str
    fields: dict[str, Any]
    left: tuple[Left, ...]


class Pile:
    """The fields of one entry, taken out one by one; what nobody takes is left.

    Args:
        fields: The values of each field, in the order of the entry.
    """

    def __init__(self, fields: Iterable[tuple[str, Any]]) -> None:
        self._fields: dict[str, list[Any]] = defaultdict(list)
        self._left: list[Left] = []
        for name, value in fields:
            if value not in (None, "", [], {}):
                self._fields[name].append(value)

    def take(self, *names: str) -> Any:
        """The first value of the first field that has one; None where none has."""
        for name in names:
            if self._fields[name]:
                return self._fields[name].pop(0)
        return None

    def take_all(self, *names: str) -> list[Any]:
        """All values of some fields."""
        return [value for name in names for value in self._fields.pop(name, [])]

    def peek(self, name: str) -> Any:
        """The first value of a field, which stays."""
        return next(iter(self._fields[name]), None)

    def leave(self, field: str, why: str = "") -> None:
        """Say that something is left out, and why, where there is more to be said than that a brief has no place."""
        self.tell(field, f"is left out: {why}" if why else "is left out")

    def tell(self, field: str, fate: str) -> None:
        """Say what becomes of a field."""
        self._left.append(Left(field, fate))

    def reference(self, key: str, fields: Mapping[str, Any], name_of: Callable[[str], str] = str) -> WorkReference:
        """What was taken, as far as a source can have it, and everything else as left out.

        Args:
            key: What the entry is called.
            fields: What the source shall have; what is None or empty it has not.
            name_of: What a field that is left is called in the report.
        """
        given = {name: value for name, value in fields.items() if value not in (None, "")}
        if "title" not in given:
            given = {"title": f"Untitled source ({key})" if key else "Untitled source", **given}
            self.tell("title", "is made up: there is none")
        given = self._valid(given)
        left = [Left(name_of(name)) for name, values in self._fields.items() if values]
        return WorkReference(key, given, (*self._left, *left))

    def _valid(self, given: dict[str, Any]) -> dict[str, Any]:
        """The fields that a brief may have; of those that it may not, why."""
        try:
            Source.model_validate(given)
        except ValidationError as error:
            for problem in error.errors():
                name = str(problem["loc"][0])
                if name in given:
                    del given[name]
                    self.leave(name, problem["msg"].removeprefix("Value error, "))
            if "title" not in given:
                given = {"title": "Untitled source", **given}
        return given


class TextFile:
    """A file of text of another program, and errors that point at a place in it.

    Args:
        data: The file.
        name: What problems call it.

    Attributes:
        text: What it says.

    Raises:
        BriefingSyntaxError: Its bytes are no text.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        self.text = decode(data, name)

    def refused(self, offset: int, message: str, hint: str) -> BriefingSyntaxError:
        """The error of a file that cannot be read beyond a place.

        Args:
            offset: The place in the text.
            message: What is wrong there, in a clause.
            hint: What would be right.
        """
        lines = FileLines(self._data)
        span = lines.span(place_in(self.text, min(offset, len(self.text))))
        span = span._replace(end=span.start._replace(column=span.start.column + 1))
        line = lines.line(span.start.line)
        return BriefingSyntaxError([Diagnostic("BR104", Severity.ERROR, message, self._name, "", span, line, hint)])
