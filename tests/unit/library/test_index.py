from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from briefing.library import find_briefs
from briefing.library.index import Filters, first_day, last_day, parse_query, search
from briefing.library.index.place import index_file
from briefing.library.index.sqlite import SqliteStore
from briefing.library.index.updating import RACE
from libraries import library_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.library.index import Hit

BRIEF = """\
briefing: 1
title: {title}
as_of: 2024-03-08
marking: TLP:GREEN
tags: [Ports]
event:
  summary: The {thing} stopped on Monday.
  key_points: [Nobody knows when the {thing} sails again.]
actors:
  ada: {{name: Ada Lindqvist, kind: person, aliases: [Minister Lindqvist]}}
  city: {{name: City of Brell, kind: organization}}
sources:
  log: {{title: The log, publisher: Brell Gazette, archive: {{path: log.txt}}}}
quotes:
  - text: The {thing} will sail when the fog lifts
    speaker: ada
    about: city
    source: log
    date: 2024-03-0{day}
    topic: sailing
  - {{text: She expects fog., speaker: city, kind: indirect}}
timeline:
  - {{date: 2024-03-04, text: The {thing} stops., actors: city}}
tensions:
  - title: City / minister
    positions:
      - {{party: ada, position: The {thing} waits for the weather., stance: demands}}
      - {{party: city, position: It sails at once., stance: opposes}}
"""
LOG = 'Ada Lindqvist said: "The ferry will sail when the fog lifts," and left.\n'


def write(folder: Path, name: str = "one.yaml", *, thing: str = "ferry", day: int = 5, title: str = "Ferries") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(BRIEF.format(thing=thing, day=day, title=title), encoding="utf-8")
    (path.parent / "log.txt").write_text(LOG)
    age(path.parent / "log.txt")
    age(path)
    return path


def age(path: Path) -> None:
    """Let a file be old enough for its times to tell it from any other."""
    old = path.stat().st_mtime_ns - 10 * RACE
    os.utime(path, ns=(old, old))


class Asked:
    """A library that is brought up to date before each question."""

    def __init__(self, place: Path, url: str = "") -> None:
        self.told: list[str] = []
        self.library = library_at(place, self.told.append, url)

    def hits(self, query: str = "", **filters: Any) -> list[Hit]:
        self.library.refresh()
        node = parse_query(query) if query else None
        return search(self.library, node, Filters(**filters))[0]

    def keys(self, query: str = "", **filters: Any) -> list[str]:
        return [hit.key for hit in self.hits(query, **filters)]


@pytest.fixture
def asked(tmp_path: Path, any_index_url: str) -> Iterator[Asked]:
    folder = tmp_path / "briefs"
    folder.mkdir()
    one = Asked(folder, any_index_url)
    yield one
    one.library.close()


def test_a_hit_is_told_with_its_place_its_words_and_its_verdict(asked: Asked, tmp_path: Path) -> None:
    path = write(tmp_path / "briefs")
    (hit,) = asked.hits("FOG ferry", sections=("statements",))
    assert (hit.path, hit.key, hit.date, hit.speaker) == (path, "Q1", "5 Mar 2024", "Ada Lindqvist")
    assert (hit.word, hit.marking, hit.kind) == ("verified", "TLP:GREEN", "direct")
    assert [hit.text[start:end] for start, end in hit.spans] == ["ferry", "fog"]
    assert path.read_text().splitlines()[hit.line - 1] == f"  - text: {hit.text}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("'“{}”'", "The ferry will sail when the fog lifts"),
        ("'\"{},\"'", "The ferry will sail when the fog lifts,"),
        ('"„{}“ she said"', "„The ferry will sail when the fog lifts“ she said"),
    ],
)
def test_a_quotation_is_found_without_the_marks_that_the_file_puts_round_it(
    asked: Asked, tmp_path: Path, text: str, shown: str
) -> None:
    path = write(tmp_path / "briefs")
    said = "The ferry will sail when the fog lifts"
    path.write_text(path.read_text().replace(f"text: {said}", f"text: {text.format(said)}"))
    age(path)
    assert [hit.main for hit in asked.hits("fog", sections=("statements",)) if hit.key == "Q1"] == [shown]


def test_a_translation_and_what_others_contest_say_so_beside_the_verdict(asked: Asked, tmp_path: Path) -> None:
    path = write(tmp_path / "briefs")
    said = "  - {text: We turn back, speaker: ada, status: withdrawn, original: {language: fr, text: Demi-tour}}\n"
    path.write_text(path.read_text().replace("timeline:\n", f"{said}timeline:\n"))
    (hit,) = asked.hits('"turn back"')
    assert hit.told == ("QUOTED", "not compared", "translated from French", "WITHDRAWN: it was taken back")
    (other,) = asked.hits('"fog lifts"')
    assert other.cautions == ()


def test_the_filters_leave_out_what_they_say(asked: Asked, tmp_path: Path) -> None:
    write(tmp_path / "briefs")
    assert asked.keys(speaker="lindqvist", sections=("statements",)) == ["Q1"]
    assert asked.keys(speaker="Minister Lindqvist", sections=("tensions",)) == ["T1"]
    assert asked.keys(speaker="lindq") == []
    assert asked.keys("fog", actor="city") == ["Q2", "Q1"]
    assert asked.keys(source="brell gazette", kinds=("direct",)) == ["Q1"]
    assert asked.keys("fog", kinds=("indirect",)) == ["Q2"]
    assert asked.keys(verdicts=("verified",)) == ["Q1"]
    assert asked.keys(verdicts=("nothing claimed",)) == ["Q2"]
    assert asked.keys("ferry", since=first_day("2024-03-05"), until=last_day("2024-03-05")) == ["Q1"]
    assert asked.keys("ferry", until=last_day("2024-03-04")) == ["E1"]
    assert asked.keys("fog", tags=("ports",), markings=("TLP:GREEN",)) == ["Q2", "Q1"]
    assert asked.keys("fog", tags=("other",)) == asked.keys("fog", markings=("TLP:RED",)) == []
    assert asked.keys("sails", sections=("tensions",)) == ["T1"]


def test_what_has_no_word_in_it_names_nobody_and_no_source(asked: Asked, tmp_path: Path) -> None:
    write(tmp_path / "briefs")
    for name in ("\udcff", "...", " "):
        assert asked.keys(speaker=name) == asked.keys(actor=name) == asked.keys(source=name) == []
    assert asked.keys(source="the log\udcff", sections=("statements",)) == ["Q1"]


def test_what_stands_together_comes_first_then_what_is_newer(asked: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    write(folder, "a.yaml", thing="barge", day=1)
    write(folder, "b.yaml", thing="barge", day=7)
    write(folder, "c.yaml", thing="barge with its load of grain and timber and much else for the north", day=8)

    def names(query: str) -> list[str]:
        return [hit.path.name for hit in asked.hits(query, sections=("statements",))]

    assert names("barge") == names("fog lifts") == ["c.yaml", "b.yaml", "a.yaml"]
    assert names("barge lifts") == ["b.yaml", "a.yaml", "c.yaml"]


def test_words_that_are_near_each_other_two_by_two_are_not_all_near(asked: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    for number in range(4):
        write(folder, f"{number}.yaml", thing="oat rye as was said by so many of them then rye bran", day=9 - number)
    write(folder, "last.yaml", thing="oat rye bran", day=1)
    asked.library.refresh()
    assert asked.library.problems() == []
    query, only = parse_query("NEAR(oat rye bran, 2)"), Filters(sections=("statements",))
    found, number = search(asked.library, query, only, 1)
    assert ([hit.path.name for hit in found], number) == (["last.yaml"], 1)


def test_a_text_that_says_one_word_too_often_is_found_by_all_its_words(asked: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    write(folder, "long.yaml", thing=f"{'hoot ' * 400}barge with coal", day=9)
    write(folder, "short.yaml", thing="barge with coal", day=8)
    only = Filters(sections=("statements",))

    def names(query: str, limit: int | None = None) -> tuple[list[str], int]:
        asked.library.refresh()
        found, number = search(asked.library, parse_query(query), only, limit)
        return [hit.path.name for hit in found], number

    assert names('"hoot barge with"') == (["long.yaml"], 1)
    assert names("coal barge") == (["long.yaml", "short.yaml"], 2)
    assert names("coal NOT hoot", 1) == (["short.yaml"], 1)
    assert names("NEAR(hoot coal, 1)") == ([], 0)
    assert names("NEAR(hoot coal, 2) OR coal", 1) == (["long.yaml"], 2)


def test_a_phrase_does_not_reach_from_one_text_into_the_next(asked: Asked, tmp_path: Path) -> None:
    write(tmp_path / "briefs")
    assert asked.keys('"lifts sailing"') == []
    assert asked.keys("lifts sailing") == ["Q1"]


def test_what_is_new_changed_or_gone_is_seen_and_the_rest_not_read(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However slow the machine is, the files have just changed.
    monkeypatch.setattr("briefing.library.index.updating.RACE", 10**18)
    folder = tmp_path / "briefs"
    path = write(folder)
    write(folder, "two.yaml", thing="barge")
    asked.library.refresh()
    assert asked.library.read == 2
    asked.library.refresh()
    assert (asked.library.read, asked.library.count()) == (2, 2), "just changed: the bytes decide"
    write(folder, thing="tanker")
    assert {hit.key for hit in asked.hits("tanker")} >= {"Q1", "E1", "T1"}
    assert asked.keys("ferry") == []
    path.unlink()
    assert asked.keys("tanker") == []
    assert asked.library.count() == 1


def test_a_file_that_did_not_change_is_not_read_again(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "briefs")
    monkeypatch.setattr("briefing.library.index.updating.RACE", -(10**18))
    asked.library.refresh()
    asked.library.refresh()
    assert asked.library.read == 0


def test_a_change_that_leaves_size_and_times_is_seen(asked: Asked, tmp_path: Path) -> None:
    path = write(tmp_path / "briefs")
    assert asked.keys("ferry")
    found = path.stat()
    path.write_text(path.read_text().replace("ferry", "barge"))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert path.stat().st_size == found.st_size
    assert asked.keys("barge")
    assert asked.keys("ferry") == []


def test_a_verdict_goes_with_the_archive(asked: Asked, tmp_path: Path) -> None:
    write(tmp_path / "briefs")
    log = tmp_path / "briefs" / "log.txt"
    assert [hit.word for hit in asked.hits(kinds=("direct",))] == ["verified"]
    found = log.stat()
    log.write_text(LOG.replace("fog", "dog"))
    os.utime(log, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert [hit.word for hit in asked.hits(kinds=("direct",))] == ["NOT FOUND"]
    log.unlink()
    assert [hit.word for hit in asked.hits(kinds=("direct",))] == ["not compared"]
    log.write_text(LOG)
    assert [hit.word for hit in asked.hits(kinds=("direct",))] == ["verified"]


def test_a_verdict_goes_with_the_folder_that_an_archive_lies_in(asked: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    path = write(folder)
    (folder / "kept").mkdir()
    (folder / "log.txt").rename(folder / "kept" / "log.txt")
    path.write_text(path.read_text().replace("path: log.txt", "path: now/log.txt"))
    (folder / "now").symlink_to("kept")
    assert [hit.word for hit in asked.hits(kinds=("direct",))] == ["verified"]
    outside = tmp_path / "outside"
    (folder / "kept").rename(outside)
    (folder / "now").unlink()
    (folder / "now").symlink_to(outside)
    assert [hit.word for hit in asked.hits(kinds=("direct",))] == ["not compared"]


def test_a_proof_is_kept_and_used_while_nothing_changes(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "briefs")
    monkeypatch.setattr("briefing.library.index.proving.RACE", -(10**18))
    assert asked.keys(verdicts=("verified",)) == ["Q1"]
    monkeypatch.setattr("briefing.check.prove", lambda *_: pytest.fail("proved again"))
    assert asked.keys(verdicts=("verified",)) == ["Q1"]


def test_a_brief_that_does_not_load_is_told_and_the_others_are_found(asked: Asked, tmp_path: Path) -> None:
    write(tmp_path / "briefs")
    (tmp_path / "briefs" / "bad.yaml").write_text("briefing: 1\ntitle: Bad\nevnt: {}\n")
    (tmp_path / "briefs" / "settings.yaml").write_text("colour: blue\n")
    assert asked.keys("fog")
    (problem,) = asked.library.problems()
    assert problem.path.name == "bad.yaml"
    assert "BR11" in problem.sentence
    (tmp_path / "briefs" / "bad.yaml").unlink()
    asked.library.refresh()
    assert asked.library.problems() == []


@pytest.mark.skipif(os.name != "posix", reason="makes pipes and links as POSIX does")
def test_what_is_no_file_is_passed_over_and_a_link_that_leads_nowhere_is_told(asked: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    write(folder)
    os.mkfifo(folder / "pipe.yaml")
    (folder / "lost.yaml").symlink_to("nowhere.yaml")
    (folder / "other.yaml").symlink_to("one.yaml")
    assert {hit.path.name for hit in asked.hits("fog")} == {"one.yaml", "other.yaml"}
    assert [problem.path.name for problem in asked.library.problems()] == ["lost.yaml"]


def test_the_files_are_those_that_the_check_of_the_folder_takes(asked: Asked, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    for name in ("a.yaml", "in/b.yaml", "skipped/c.yaml", ".hidden/d.yaml"):
        write(folder, name)
    (folder / ".gitignore").write_text("skipped/\n")
    found = {hit.path for hit in asked.hits("fog")}
    assert found == set(find_briefs(folder, deep=True))


def test_the_index_lies_among_the_caches_and_belongs_to_the_user(tmp_path: Path) -> None:
    write(tmp_path / "briefs")
    asked = Asked(tmp_path / "briefs")
    asked.library.refresh()
    path = index_file(tmp_path / "briefs")
    assert path.is_file()
    assert path.is_relative_to(os.environ["XDG_CACHE_HOME"]) or os.name != "posix"
    assert os.name != "posix" or path.stat().st_mode & 0o77 == 0
    assert sorted(one.name for one in (tmp_path / "briefs").iterdir()) == ["log.txt", "one.yaml"]


@pytest.mark.parametrize("damage", ["junk", "cut", "zeros", "empty", "later tables", "another word"])
def test_a_broken_index_is_made_anew(tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.library.index.place.ATTEMPTS", 1)
    folder = tmp_path / "briefs"
    for number in range(6):
        write(folder, f"{number}.yaml")
    first = Asked(folder)
    before = first.hits("fog ferry")
    first.library.close()
    path = index_file(folder)
    data = path.read_bytes()
    if damage == "later tables":
        with sqlite3.connect(path) as db:
            db.execute("DROP TABLE item")
    else:
        half = len(data) // 2
        assert b"the fog lifts" in data
        other = data.replace(b"the fog lifts", b"the dog barks")
        spoilt = {
            "another word": other,
            "junk": b"junk" * 1000,
            "cut": data[:half],
            "zeros": data[:4096] + bytes(len(data) - 4096),
        }
        path.write_bytes(spoilt.get(damage, b""))
    again = Asked(folder)
    assert again.hits("fog ferry") == before
    assert again.told == []
    again.library.close()


def test_an_index_of_another_state_of_the_program_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "briefs")
    first = Asked(tmp_path / "briefs")
    assert first.hits("fog")
    first.library.close()
    monkeypatch.setattr("briefing.library.index.sqlite.program_stamp", lambda: "a later one")
    later = Asked(tmp_path / "briefs")
    later.library.refresh()
    assert (later.library.read, later.library.count()) == (1, 1)


def test_where_no_index_can_be_kept_the_answer_is_the_same_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "briefs")
    (tmp_path / "file").write_text("no folder")
    for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    asked = Asked(tmp_path / "briefs")
    assert asked.keys("fog lifts") == ["Q1"]
    assert len(asked.told) == 1
    assert "the index cannot be kept: " in asked.told[0]


def test_a_full_disk_is_told_and_the_answer_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "briefs"
    for number in range(16):
        write(folder, f"{number}.yaml")
    prepare = SqliteStore._prepare

    def full(store: SqliteStore) -> None:
        prepare(store)
        if store.path:
            pages = store.db.execute("PRAGMA page_count").fetchone()[0]
            store.db.execute(f"PRAGMA max_page_count = {pages + 3}")

    monkeypatch.setattr(SqliteStore, "_prepare", full)
    asked = Asked(folder)
    assert len(asked.hits("fog lifts")) == 16
    assert asked.told == ["the index cannot be kept: the disk is full; every brief is read for this answer alone"]


def test_one_brief_is_a_library_too(tmp_path: Path) -> None:
    path = write(tmp_path)
    write(tmp_path, "other.yaml")
    asked = Asked(path)
    assert {hit.path for hit in asked.hits("fog")} == {path}
    assert not index_file(path).exists()


def test_half_a_character_is_kept_out_of_the_index(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "briefs" / "odd.json"
    path.write_text(
        '{"briefing": 1, "title": "Odd \\ud800 fog", "event": {"summary": "Fog \\u0000 and ferry \\udfff."}}'
    )
    assert {hit.key for hit in asked.hits("fog")} == {"title", "summary"}
