"""Gives something in a brief another id, in every place where the brief names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.files.changing import ChangeRefused, proved
from briefing.files.yaml_edits import Addition, rewritten, stretches_of
from briefing.files.yaml_names import with_other_names, written_names
from briefing.model import Briefing
from briefing.model.base import is_identifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.files.loader import BriefingFile
    from briefing.files.yaml_names import WrittenName
    from briefing.files.yaml_removals import Stretch

__all__ = ["name_at", "rename"]


def name_at(file: BriefingFile, place: int, names: Sequence[WrittenName] | None = None) -> WrittenName:
    """The id at a place of a brief's text that can be given another name.

    Args:
        file: The brief.
        place: A character of the text, without a byte-order mark; also the one behind an id.
        names: The ids of the text, where somebody else has looked for them; of a file in TOML they are needed.

    Raises:
        ChangeRefused: There is none, and why.
    """
    found = next((name for name in (_names(file) if names is None else names) if name.start <= place <= name.end), None)
    if found is None:
        raise ChangeRefused("no id stands here: put the cursor on an id, in a field or in square brackets")
    if found.id not in file.index.items:
        raise ChangeRefused(f"'{found.id}' names nothing in this brief")
    return found


def rename(file: BriefingFile, old: str, new: str, names: Sequence[WrittenName] | None = None) -> list[Stretch]:
    """What is to be written where, so that something has another id.

    Args:
        file: The brief.
        old: The id it has; where that is the one of its place in a list, the new one is written.
        new: The id it shall have.
        names: The ids of the text, as for `name_at`.

    Raises:
        ChangeRefused: It cannot have that id, or the text is written in a way in which not all places are found.
    """
    if not is_identifier(new):
        raise ChangeRefused(f"'{new}' is no id: start with a letter; go on with letters, digits, '_' and '-'")
    names = _names(file) if names is None else names
    if old not in file.index.items:
        raise ChangeRefused(f"'{old}' names nothing in this brief")
    if new in file.index.items:
        raise ChangeRefused(f"the id '{new}' already belongs to {_whose(file, new)}")
    if any(name.id == new for name in names):
        raise ChangeRefused(f"[{new}] already stands in the brief, and would become a reference")
    stretches = [(name.start, name.end, new) for name in names if name.id == old]
    if not any(name.gives for name in names if name.id == old):
        if file.format != "yaml":
            raise ChangeRefused(f"'{old}' is what it is called by its place: write an 'id' first")
        section, place = file.index.place_of(old)
        stretches += stretches_of(_text(file), [Addition((section, place), None, "id", new)])
    stretches.sort(key=lambda stretch: stretch[0])
    content = file.briefing.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    expected = Briefing.model_validate(with_other_names(content, {old: new}))
    proved(file, lambda text: rewritten(text, stretches), lambda after: after == expected)
    return stretches


def _whose(file: BriefingFile, key: str) -> str:
    kind = file.index.references[key].kind
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _text(file: BriefingFile) -> str:
    return file.places.data.decode("utf-8-sig")


def _names(file: BriefingFile) -> list[WrittenName]:
    if file.format == "toml":
        raise ChangeRefused("the ids of TOML are not looked for here: 'briefing convert' makes YAML of it")
    try:
        return written_names(_text(file))
    except LookupError as error:
        raise ChangeRefused("the text is written in a way in which its ids are not found") from error
