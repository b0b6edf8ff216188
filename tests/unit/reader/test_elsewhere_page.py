"""What a dossier says of other briefs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.files import load_text
from briefing.library.index.elsewhere import Elsewhere, ElsewhereItem
from briefing.library.index.finding import Hit
from briefing.reader.pages.elsewhere import write_elsewhere
from briefing.reader.writer import Lettering, Writer

if TYPE_CHECKING:
    from briefing.reader.document import Document

INDEX = load_text("briefing: 1\ntitle: x\nevent: {summary: x}\n").index
STATEMENT = Hit(
    path=Path("briefs/locks.yaml"),
    line=12,
    brief="locks",
    title="Locks of Velmar",
    marking="TLP:RED",
    section="statements",
    key="Q2",
    kind="direct",
    date="3 Mar 2025",
    speaker="Ada Lindqvist",
    topic="",
    source="",
    at=None,
    draft=False,
    label="",
    text="We dig.",
    main="We dig.",
    spans=(),
    verdict="NOT FOUND",
    word="NOT FOUND",
)


def written(found: Elsewhere | str | None, width: int = 76) -> Document:
    writer = Writer(width, INDEX, Lettering())
    write_elsewhere(writer, found)
    return writer.document()


def one(is_own: bool = True, number: int = 1, by_name: bool = False, **other: Any) -> Elsewhere:
    return Elsewhere((ElsewhereItem(STATEMENT._replace(**other), is_own),), number, 3, by_name)


def test_nothing_is_said_where_no_other_brief_names_the_actor() -> None:
    assert written(None).lines == ()


def test_a_translation_and_what_was_withdrawn_say_so() -> None:
    shown = written(one(cautions=("translated from French", "WITHDRAWN: it was taken back"))).plain
    assert "“We dig.”\n    ! translated from French; WITHDRAWN: it was taken back\n" in shown


def test_an_item_has_its_date_verdict_marking_words_and_brief() -> None:
    lines = written(one()).plain.splitlines()
    assert lines[0] == "IN OTHER BRIEFS (1)"
    assert lines[1] == "  3 others name this actor; what this brief says too is left out"
    assert lines[2].split() == ["3", "Mar", "2025", "QUOTED", "✗", "NOT", "FOUND", "TLP:RED"]
    assert lines[3] == "    “We dig.”"
    assert lines[4].split() == ["Locks", "of", "Velmar", "locks.yaml", "Q2"]


def test_each_line_of_an_item_leads_to_it() -> None:
    lines = written(one()).lines
    assert [line.other for line in lines] == [None, None, *[(Path("briefs/locks.yaml"), "Q2")] * 3]
    assert not any(line.links for line in lines)


def test_who_else_speaks_is_told() -> None:
    assert "Ada Lindqvist" not in written(one()).plain
    assert "Ada Lindqvist" in written(one(is_own=False)).plain


def test_what_is_no_statement_is_told_as_what_it_is() -> None:
    entry = one(section="timeline", kind="planned", word="", verdict="")
    assert "3 Mar 2025  timeline planned" in written(entry).plain
    stand = one(section="tensions", kind="denies", topic="Canal", word="", draft=True)
    assert "3 Mar 2025  Canal: denies  DRAFT" in written(stand).plain


def test_the_same_by_name_alone_and_what_is_left_out_are_told() -> None:
    text = written(one(number=9, by_name=True)).plain
    assert "by the name alone" in text
    assert text.endswith("and 8 more: 'briefing who' tells all")


def test_nothing_new_is_told_as_that() -> None:
    assert written(Elsewhere((), 0, 1, False)).plain.splitlines() == [
        "IN OTHER BRIEFS",
        "  1 other names this actor; with nothing that is not here",
    ]


def test_what_is_being_done_is_told() -> None:
    assert written("reading 3 of 90 briefs").plain.splitlines() == ["IN OTHER BRIEFS", "  reading 3 of 90 briefs"]


@pytest.mark.parametrize("width", [20, 34, 76])
def test_no_line_is_wider_than_there_is_room(width: int) -> None:
    long = "the long words of somebody who goes on and on " * 9
    for line in written(one(title=long, main=long, topic=long), width).lines:
        assert len(line.plain) <= width
