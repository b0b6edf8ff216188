"""What a reader changes in a brief: a statement is added or edited, a draft is accepted or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from briefing.files.changing import ChangeRefused, change_of
from briefing.files.yaml_edits import Addition, NewEntry, NewItem, Removal, Replacement, edited
from briefing.files.yaml_writing import in_one_line
from briefing.model import Actor, BriefDate, Quote, QuoteKind
from briefing.model.references import SECTIONS
from briefing.model.wording import name_some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefing.errors import NodePath
    from briefing.files.changing import FileChange
    from briefing.files.loader import BriefingFile
    from briefing.files.yaml_edits import Edit
    from briefing.model import Briefing

__all__ = [
    "NewActor",
    "Wanted",
    "accept_draft",
    "add_statement",
    "as_quote",
    "drop_draft",
    "edit_statement",
    "id_of_next",
]


class Wanted(NamedTuple):
    """What a statement shall say.

    Attributes:
        text: The words.
        kind: What they are.
        speaker: The ids of those who said it; none where the source names none.
        date: When, as EDTF; empty where it is not given.
        source: The id of its source.
        at: The paragraph of the source.
        passage: The source's own words that a paraphrase rests on; empty where none are given.
    """

    text: str
    kind: QuoteKind = QuoteKind.DIRECT
    speaker: tuple[str, ...] = ()
    date: str = ""
    source: str | None = None
    at: int | None = None
    passage: str = ""


class NewActor(NamedTuple):
    """An actor that the brief does not have yet: an id, and a name."""

    key: str
    name: str


def id_of_next(file: BriefingFile) -> str:
    """The id that the next statement has: the one of its place, unless something else has it."""
    number = len(file.briefing.quotes) + 1
    while f"Q{number}" in file.index.items:
        number += 1
    return f"Q{number}"


def as_quote(wanted: Wanted, key: str) -> Quote:
    """A statement as a brief has it.

    Raises:
        ChangeRefused: It says what no statement can say.
    """
    quote: Quote = _valid(Quote, {**_plain(wanted), "id": key})
    return quote


def add_statement(file: BriefingFile, wanted: Wanted, actors: Sequence[NewActor] = ()) -> FileChange:
    """Add a statement behind the others, and the actors that it needs.

    Its id is written where its place would not give it, or where that of the statement before it is written.

    Raises:
        ChangeRefused: It cannot be added; the file is as it was.
        BriefingFileError: The file cannot be read.
    """
    briefing, key = file.briefing, id_of_next(file)
    last = len(briefing.quotes) - 1
    with_id = key != f"Q{last + 2}" or (last >= 0 and file.places.stands(("quotes", last, "id")))
    written = {**({"id": key} if with_id else {}), **_plain(wanted)}
    edits: list[Edit] = [NewEntry("actors", actor.key, {"name": actor.name}) for actor in actors]
    quote = as_quote(wanted, key)
    expected = briefing.model_copy(
        update={"quotes": (*briefing.quotes, quote), "actors": {**briefing.actors, **_as_actors(actors)}}
    )
    return _changed(file, [*edits, NewItem("quotes", written)], expected)


def edit_statement(file: BriefingFile, key: str, wanted: Wanted, actors: Sequence[NewActor] = ()) -> FileChange:
    """Write what a statement shall say in the place of what it says, and accept it if it was a draft.

    Its source, its paragraph and its passage stay as they are.

    Raises:
        ChangeRefused: It cannot be changed; the file is as it was.
        BriefingFileError: The file cannot be read.
    """
    briefing = file.briefing
    place = next((number for number, quote in enumerate(briefing.quotes) if quote.id == key), None)
    if place is None:
        raise ChangeRefused(f"the brief has no statement {key}")
    before, path = briefing.quotes[place], ("quotes", place)
    new = as_quote(wanted, key)
    edits: list[Edit] = [NewEntry("actors", actor.key, {"name": actor.name}) for actor in actors]
    update: dict[str, Any] = {}
    if new.text != before.text:
        edits.append(Replacement((*path, "text"), new.text))
        update["text"] = new.text
    if wanted.kind is not before.kind:
        edits.append(_set(file, path, "kind", str(wanted.kind)))
        update["kind"] = wanted.kind
    if wanted.speaker != before.speaker:
        edits.append(Replacement((*path, "speaker"), _one_or_many(wanted.speaker)))
        update["speaker"] = wanted.speaker
    if wanted.date != _edtf(before):
        edits.append(_dated(file, path, wanted.date))
        update["date"] = _date_after(before.date, wanted.date)
    if before.draft:
        edits.append(Removal((*path, "draft")))
        update["draft"] = False
    if not edits:
        raise ChangeRefused("it says this already; nothing was changed")
    quotes = (*briefing.quotes[:place], before.model_copy(update=update), *briefing.quotes[place + 1 :])
    expected = briefing.model_copy(
        update={"quotes": quotes, "actors": {**briefing.actors, **_as_actors(actors)}},
    )
    return _changed(file, edits, expected)


def accept_draft(file: BriefingFile, path: NodePath) -> FileChange:
    """Take `draft: true` away from an item.

    Args:
        file: The brief.
        path: The item.

    Raises:
        ChangeRefused: It cannot be changed; the file is as it was.
        BriefingFileError: The file cannot be read.
    """
    expected = _with(file.briefing, path, lambda item: item.model_copy(update={"draft": False}))
    return _changed(file, [Removal((*path, "draft"))], expected)


def drop_draft(file: BriefingFile, path: NodePath) -> FileChange:
    """Take an item away. Those behind it keep the ids that they have by their places: these are written.

    Args:
        file: The brief.
        path: The item.

    Raises:
        ChangeRefused: Something refers to it, or it cannot be taken away; the file is as it was.
        BriefingFileError: The file cannot be read.
    """
    *above, last = path
    if not above:
        raise ChangeRefused("a brief has an event: edit it, or accept it")
    if users := _users(file, path):
        raise ChangeRefused(f"{name_some(users)} refer{'s' if len(users) == 1 else ''} to it")
    expected = _with(file.briefing, tuple(above), lambda items: _without(items, last))
    return _changed(file, [Removal(path), *_ids_behind(file, path)], expected)


def _users(file: BriefingFile, path: NodePath) -> tuple[str, ...]:
    """What refers to an item, by its id or the name of its section, in the order of the file's sections."""
    if path[0] not in SECTIONS:
        return ()
    item = getattr(file.briefing, str(path[0]))[path[1]]
    key = path[1] if isinstance(path[1], str) else item.id
    return tuple(dict.fromkeys(use.user for use in file.index.uses.get(key, ()) if use.user != key))


def _ids_behind(file: BriefingFile, path: NodePath) -> Iterator[Addition]:
    section, place = str(path[0]), path[-1]
    if len(path) == 2 and isinstance(place, int) and section in SECTIONS:
        for number, item in enumerate(getattr(file.briefing, section)):
            if number > place and not file.places.stands((section, number, "id")):
                yield Addition((section, number), None, "id", item.id)


def _changed(file: BriefingFile, edits: Iterable[Edit], expected: Briefing) -> FileChange:
    return change_of(file, lambda text: edited(text, edits), lambda after: after == expected)


def _with(node: Any, path: NodePath, new: Callable[[Any], Any]) -> Any:
    """The same with another part at a path."""
    if not path:
        return new(node)
    head, *rest = path
    if isinstance(head, int):
        return (*node[:head], _with(node[head], tuple(rest), new), *node[head + 1 :])
    if isinstance(node, dict):
        return {**node, head: _with(node[head], tuple(rest), new)}
    return node.model_copy(update={head: _with(getattr(node, head), tuple(rest), new)})


def _without(items: Any, place: str | int) -> Any:
    if isinstance(items, dict):
        return {key: item for key, item in items.items() if key != place}
    return tuple(item for number, item in enumerate(items) if number != place)


def _plain(wanted: Wanted) -> dict[str, Any]:
    """What is written of a statement, in the order in which a person would."""
    optional = {
        "date": wanted.date or None,
        "source": wanted.source,
        "at": wanted.at,
        "passage": wanted.passage or None,
    }
    return {
        "text": wanted.text,
        **({} if wanted.kind is QuoteKind.DIRECT else {"kind": str(wanted.kind)}),
        "speaker": _one_or_many(wanted.speaker),
        **{key: value for key, value in optional.items() if value is not None},
    }


def _one_or_many(ids: tuple[str, ...]) -> str | list[str] | None:
    return list(ids) if len(ids) > 1 else ids[0] if ids else None


def _as_actors(actors: Iterable[NewActor]) -> dict[str, Actor]:
    return {actor.key: _valid(Actor, {"name": actor.name}) for actor in actors}


def _edtf(quote: Quote) -> str:
    """The date of a statement as EDTF; empty where it has none."""
    return quote.date.edtf.text if quote.date and quote.date.edtf else ""


def _valid(kind: type[Any], values: dict[str, Any]) -> Any:
    """A part of a brief made of plain values.

    Raises:
        ChangeRefused: They are not what it may have.
    """
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ChangeRefused(f"{field}: {first['msg'].removeprefix('Value error, ')}") from error


def _set(file: BriefingFile, path: NodePath, key: str, value: str) -> Edit:
    """The edit that gives a key of a statement its value, whether it is there or not."""
    if file.places.stands((*path, key)):
        return Replacement((*path, key), value)
    return Addition(path, "text", key, in_one_line(value))


def _dated(file: BriefingFile, path: NodePath, date: str) -> Edit:
    """The edit that dates a statement; words of the source that its date has beside it stay."""
    if not date:
        return Removal((*path, "date"))
    if file.places.stands((*path, "date", "edtf")):
        return Replacement((*path, "date", "edtf"), date)
    if any(file.places.stands((*path, "date", key)) for key in BriefDate.model_fields):
        return Addition((*path, "date"), None, "edtf", in_one_line(date))
    return _set(file, path, "date", date)


def _date_after(before: BriefDate | None, date: str) -> BriefDate | None:
    if not date:
        return None
    new: BriefDate = _valid(BriefDate, {"edtf": date})
    return before.model_copy(update={"edtf": new.edtf}) if before else new
