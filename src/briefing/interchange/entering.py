"""Puts what came from other programs into a brief: one that is there, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefing.files import load_text
from briefing.files.changing import change_of
from briefing.files.yaml_edits import NewEntries, NewItems, edited
from briefing.files.yaml_writing import as_yaml
from briefing.interchange.bibliography import NoSourcesError, id_for_source
from briefing.interchange.placing import place_selections
from briefing.interchange.references import Pile
from briefing.interchange.values import one_line
from briefing.model import Source
from briefing.model.wording import count_of
from briefing.text.addresses import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.files import BriefingFile
    from briefing.files.changing import FileChange
    from briefing.interchange.placing import Remark
    from briefing.interchange.selections import Selection
    from briefing.model import Quote

__all__ = ["add_sources", "add_statements", "new_brief", "new_brief_of_pages"]


def add_sources(file: BriefingFile, sources: Mapping[str, dict[str, Any]]) -> FileChange:
    """The change that adds sources to a brief, and nothing else; comments stay.

    Args:
        file: The brief.
        sources: The sources by their ids, in plain values; at least one.

    Raises:
        ChangeRefused: The brief cannot be changed.
        BriefingFileError: It cannot be read.
    """
    new = {key: Source.model_validate(fields) for key, fields in sources.items()}
    expected = file.briefing.model_copy(update={"sources": {**file.briefing.sources, **new}})
    edit = NewEntries("sources", dict(sources))
    return change_of(file, lambda text: edited(text, [edit]), lambda after: after == expected)


def add_statements(file: BriefingFile, quotes: Sequence[Quote]) -> FileChange:
    """The change that adds statements behind the others of a brief, and nothing else.

    Args:
        file: The brief.
        quotes: The statements; at least one. Their ids are those of their places.

    Raises:
        ChangeRefused: The brief cannot be changed.
        BriefingFileError: It cannot be read.
    """
    numbered = list(_numbered(file, quotes))
    expected = file.briefing.model_copy(update={"quotes": (*file.briefing.quotes, *(quote for quote, _ in numbered))})
    edit = NewItems("quotes", [_plain(quote, with_id=with_id) for quote, with_id in numbered])
    return change_of(file, lambda text: edited(text, [edit]), lambda after: after == expected)


def _numbered(file: BriefingFile, quotes: Sequence[Quote]) -> Iterator[tuple[Quote, bool]]:
    """Each statement with its id, and whether the id is to be written: its place may give another one."""
    before = len(file.briefing.quotes)
    taken, number = set(file.index.items), before
    named = before > 0 and file.places.stands(("quotes", before - 1, "id"))
    for place, quote in enumerate(quotes, before + 1):
        number = max(number + 1, place)
        while f"Q{number}" in taken:
            number += 1
        yield quote.model_copy(update={"id": f"Q{number}"}), named or number != place


def _plain(quote: Quote, *, with_id: bool) -> dict[str, Any]:
    given = quote.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    speaker = given["speaker"]
    given["speaker"] = speaker if len(speaker) > 1 else speaker[0] if speaker else None
    return {key: value for key, value in given.items() if with_id or key != "id"}


_HEAD = """\
# yaml-language-server: $schema={schema}
#
# What came from another program. Say in 'event' what happened, and take 'draft: true' away from what you confirm.
# 'briefing capture ADDRESS --into BRIEF' takes in the text of a source, so that words can be proved against it.

"""


def new_brief(sources: Mapping[str, dict[str, Any]], quotes: Sequence[Quote] = (), *, origin: str, schema: str) -> str:
    """A brief in YAML that waits for all else to be written.

    Args:
        sources: The sources by their ids, in plain values.
        quotes: The statements.
        origin: The file that all this comes from.
        schema: Where an editor finds the JSON Schema.
    """
    came = [count_of(len(sources), "source"), *([count_of(len(quotes), "statement")] if quotes else [])]
    tree = {
        "briefing": 1,
        "title": f"Sources from {origin}",
        "status": "draft",
        "event": {
            "summary": f"{' and '.join(came)} from {origin}; nothing is written of the event yet.",
            "draft": True,
        },
        "sources": dict(sources),
        **({"quotes": [_plain(quote, with_id=False) for quote in quotes]} if quotes else {}),
    }
    text = _HEAD.format(schema=schema) + as_yaml(tree)
    load_text(text, name=origin)
    return text


def new_brief_of_pages(selections: Sequence[Selection], *, origin: str, schema: str) -> tuple[str, tuple[Remark, ...]]:
    """A brief in YAML with the pages on which something was selected, and what was selected: nothing is proved yet.

    Args:
        selections: The annotations.
        origin: The file that they come from.
        schema: Where an editor finds the JSON Schema.

    Returns:
        The text, and what is to be said of the annotations.

    Raises:
        NoSourcesError: None is of a page with a web address.
    """
    sources = _sources_of_pages(selections)
    if not sources:
        raise NoSourcesError(f"{origin}: no annotation in it is of a page with a web address; nothing was written")
    pages = load_text(new_brief(sources, origin=origin, schema=schema)).briefing
    placed = place_selections(selections, pages, {})
    return new_brief(sources, placed.statements, origin=origin, schema=schema), placed.remarks


def _sources_of_pages(selections: Iterable[Selection]) -> dict[str, dict[str, Any]]:
    """The pages on which something was selected, as sources by new ids; a page without a web address is left out."""
    pages: dict[str, Selection] = {}
    for selection in selections:
        page = page_of(selection.page)
        if page not in pages or not pages[page].title:
            pages[page] = selection
    sources: dict[str, dict[str, Any]] = {}
    for selection in pages.values():
        host = (urlsplit(selection.page).hostname or "").removeprefix("www.")
        made = Pile(()).reference(host.partition(".")[0], {"title": one_line(selection.title), "url": selection.page})
        if "url" in made.fields:
            sources[id_for_source(made, sources)] = made.fields
    return sources
