"""Where the language server says that something is given, and named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.files.converting import convert
from briefing.files.yaml_names import written_names
from briefing.library.index import Library
from briefing.library.index.place import index_file
from briefing.lsp.knowing import definition, highlights, references
from briefing.lsp.knowing.open_text import open_text
from briefing.lsp.knowing.targets import targets_of
from carets import at_caret
from ferry import CLOSED, GAZETTE, beside_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol.types import Location

    from briefing.lsp.snapshot import Snapshot

ROOT = Path(__file__).resolve().parents[3]
EVENT = """\
briefing: 1
id: ferry
title: Ferry line suspended
event:
  summary: Nothing sails [closed], as [okoye] says [gazette:2]. See [Q2].
actors:
  okoye: {name: Ada Okoye, kind: person, same_as: "bridge:ada"}
"""
REST = """\
    at: 2
  - text: okoye said it again.
    kind: indirect
    speaker: [okoye]
    source: gazette
    at: 1
"""
BRIEF = EVENT + GAZETTE + CLOSED + REST
OTHER = """\
briefing: 1
id: bridge
title: Bridge closed
event: {summary: "The bridge is closed, says [ada]."}
actors:
  ada: {name: A. Okoye}
  ban: {name: Ada Okoye, kind: person}
  cyr: {name: Cyr Vane}
quotes: [{text: It is., speaker: ada, kind: indirect}]
"""
NAMESAKES = """\
briefing: 1
id: quay
title: Quay open
event: {summary: "The quay is open, says [ban]."}
actors:
  ban: {name: ada OKOYE}
"""
SHIP = """\
briefing: 1
id: ship
title: A ship
event: {summary: It is new.}
actors: {okoye: {name: Ada Okoye, kind: organization}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "bridge.yaml").write_text(OTHER, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("briefing: 1\ntitle: [\n", encoding="utf-8")
    return beside_source(tmp_path)


def at(words: str, inside: int = 1, text: str = BRIEF, **more: Any) -> tuple[Snapshot, Any]:
    place = text.index(words) + inside
    return at_caret(f"{text[:place]}‸{text[place:]}", **more)


def lines(found: Iterable[Location], snapshot: Snapshot) -> list[str]:
    """What stands at places of the open text, with the line from 1; of others the name of the file."""
    told = []
    for one in found:
        if one.uri != snapshot.uri:
            told.append(f"{one.uri.rpartition('/')[2]}:{one.range.start.line + 1}")
            continue
        start, end = snapshot.offset(one.range.start), snapshot.offset(one.range.end)
        told.append(f"{one.range.start.line + 1} {snapshot.text[start:end]}")
    return told


@pytest.mark.parametrize(
    ("words", "inside", "line"),
    [
        ("[closed]", 1, "13 closed"),
        ("[okoye] says", 3, "7 okoye"),
        ("speaker: okoye", 10, "7 okoye"),
        ("speaker: [okoye]", 11, "7 okoye"),
        ("[Q2]", 2, "18 -"),
        ("source: gazette", 10, "9 gazette"),
        ("[gazette:2]", 1, "gazette.txt:3"),
        ("at: 2", 4, "gazette.txt:3"),
        ("at: 1", 4, "gazette.txt:1"),
        ("  gazette:", 4, "gazette.txt:1"),
        ("gazette.txt", 2, "gazette.txt:1"),
        ("bridge:ada", 2, "bridge.yaml:6"),
    ],
)
def test_a_definition_is_where_an_id_is_given_or_a_paragraph_stands(
    words: str, inside: int, line: str, path: Path
) -> None:
    snapshot, position = at(words, inside, path=path)
    assert lines(definition(snapshot, position), snapshot) == [line]


def test_words_have_no_definition(path: Path) -> None:
    for words in ("okoye said it", "Ferry stays", "kind: indirect"):
        snapshot, position = at(words, path=path)
        assert not definition(snapshot, position)


def test_a_definition_is_found_in_a_text_that_does_not_load() -> None:
    snapshot, position = at("speaker: okoye", 10, BRIEF.replace("title: Ferry l", "title: [Ferry l"))
    assert lines(definition(snapshot, position), snapshot) == ["7 okoye"]


def test_references_are_fields_and_tokens_and_nothing_that_only_reads_alike() -> None:
    snapshot, position = at("[okoye] says", 3)
    own = [line for line in lines(references(snapshot, position), snapshot) if " " in line]
    assert own == ["5 okoye", "7 okoye", "15 okoye", "20 okoye"]
    used = lines(references(snapshot, position, include_declaration=False), snapshot)
    assert used == ["5 okoye", "15 okoye", "20 okoye"]


@pytest.fixture(params=["read", "indexed"])
def others(path: Path, request: pytest.FixtureRequest) -> Path:
    """The brief beside others, of which somebody has made an index or nobody has."""
    (path.parent / "quay.yaml").write_text(NAMESAKES, encoding="utf-8")
    (path.parent / "ship.json").write_bytes(convert(SHIP.encode(), "yaml", "json"))
    (path.parent / "inside").mkdir()
    (path.parent / "inside" / "more.yaml").write_text(OTHER.replace("id: bridge", "id: inside"), encoding="utf-8")
    if request.param == "indexed":
        index = Library(path.parent, pytest.fail, cores=1)
        index.refresh()
        index.close()
    return path


def elsewhere(path: Path) -> list[str]:
    """Where the other briefs give or name the actor `okoye`."""
    snapshot, position = at("[okoye] says", 3, path=path)
    return [line for line in lines(references(snapshot, position), snapshot) if " " not in line]


def test_references_of_an_actor_go_on_in_other_briefs(others: Path) -> None:
    # In one brief by 'same_as', where a namesake is somebody else; in another by the very same name; a ship is nobody.
    assert elsewhere(others) == ["bridge.yaml:4", "bridge.yaml:6", "bridge.yaml:9", "quay.yaml:4", "quay.yaml:6"]


def test_a_brief_that_changed_since_is_read_anew(others: Path) -> None:
    assert "quay.yaml:6" in elsewhere(others)
    (others.parent / "quay.yaml").write_text(NAMESAKES.replace("ada OKOYE", "Ade Okoye, Jr."), encoding="utf-8")
    assert not [line for line in elsewhere(others) if line.startswith("quay")]
    (others.parent / "bridge.yaml").unlink()
    assert elsewhere(others) == []


def test_the_open_brief_counts_as_it_is_written_and_not_as_it_lies_there(others: Path) -> None:
    others.write_text(BRIEF.replace("Ada Okoye", "Somebody Else"), encoding="utf-8")
    assert "quay.yaml:6" in elsewhere(others)


def test_a_definition_in_another_brief_is_found(others: Path) -> None:
    snapshot, position = at("bridge:ada", 3, path=others)
    assert lines(definition(snapshot, position), snapshot) == ["bridge.yaml:6"]


def test_a_decision_keeps_namesakes_apart(others: Path) -> None:
    (others.parent / "identities.yaml").write_text(
        "decisions:\n  - {different: ['ferry:okoye', 'quay:ban']}\n", encoding="utf-8"
    )
    assert elsewhere(others) == ["bridge.yaml:4", "bridge.yaml:6", "bridge.yaml:9"]


def test_nobody_gets_an_index_who_did_not_ask_for_one(path: Path) -> None:
    assert elsewhere(path)
    assert not index_file(path.parent).exists()


def test_references_of_a_paragraph_are_tokens_and_numbers_beside_its_source() -> None:
    snapshot, position = at("[gazette:2]", 3)
    assert lines(references(snapshot, position), snapshot) == ["5 gazette:2", "17 2"]


def test_an_item_without_an_id_is_referred_to_by_its_place() -> None:
    snapshot, position = at("[Q2]", 2)
    assert lines(references(snapshot, position), snapshot) == ["5 Q2", "18 -"]


def test_the_place_that_gives_an_id_is_marked_as_such() -> None:
    snapshot, position = at("speaker: okoye", 10)
    assert [(one.range.start.line + 1, one.kind) for one in highlights(snapshot, position)] == [
        (5, 2),
        (7, 3),
        (15, 2),
        (20, 2),
    ]


@pytest.mark.parametrize("name", ["briefs/harbour-strike.yaml", "tests/unit/model/every_key.yaml"])
def test_the_same_places_are_found_as_by_a_change_of_the_id(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    document = open_text(text, "yaml")
    wanted = {(one.id, one.start) for one in written_names(text)}
    for key in {one.id for one in document.declared()}:
        found = {target.start for target in targets_of(document, key)}
        assert found == {start for known, start in wanted if known == key}, key


@pytest.mark.parametrize("kind", ["json", "toml"])
def test_other_formats_are_searched_alike(kind: str) -> None:
    text = convert(BRIEF.encode(), "yaml", kind).decode()
    snapshot, position = at("[okoye] says", 3, text, kind=kind)
    found = references(snapshot, position)
    assert [snapshot.text[snapshot.offset(one.range.start) :].startswith("okoye") for one in found] == [True] * 4
    assert len(references(snapshot, position, include_declaration=False)) == 3
    (given,) = definition(snapshot, position)
    assert snapshot.text[snapshot.offset(given.range.start) : snapshot.offset(given.range.end)] == "okoye"
