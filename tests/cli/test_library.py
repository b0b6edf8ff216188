"""The commands that ask all briefs of a folder: who, timeline, sources, same."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from briefing.cli.commands import same as same_command
from briefing.cli.report import ExitCode
from briefing.library.identities import load_decisions

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run

OLD = """\
briefing: 1
id: old
title: Ferries stop
as_of: 2024-03-08
marking: TLP:GREEN
event: {summary: The ferries stopped.}
actors:
  ada: {name: Ada Lindqvist, kind: person, role: Minister of Transport, country: SE, aliases: [Lindqvist]}
  per: {name: Per Holm, kind: person, role: Captain}
sources:
  log: {title: The log, publisher: Brell Gazette, reliability: B, archive: {path: log.txt, sha256: SHA}}
quotes:
  - {id: Q1, text: The ferries sail again tomorrow, speaker: ada, about: per, source: log, date: 2024-03-05}
  - {id: Q2, text: Nobody sails., speaker: per, to: ada, kind: indirect, source: log, date: 2024-03-06}
timeline:
  - {id: E1, date: 2024-03-04, text: The ferries of Brell stop., actors: ada, source: log}
  - {id: E2, date: 2024-03-07, text: Three crews walk out.}
tensions:
  - title: Ferries
    positions:
      - {party: ada, position: They must sail., stance: demands, quotes: [Q1]}
      - {party: per, position: Not in this fog., stance: opposes, quotes: [Q2]}
"""
NEW = """\
briefing: 1
id: new
title: Ferries sail
as_of: 2024-04-08
marking: TLP:AMBER
event: {summary: The ferries sailed.}
actors:
  minister: {name: Ada Lindqvist, kind: person, role: Minister of Transport, country: SE}
  holm: {name: P. Holm, kind: person, role: Captain}
sources:
  wire: {title: A wire, publisher: Brell Gazette, reliability: C}
quotes:
  - {id: Q1, text: Safety comes first, speaker: minister, source: wire, date: 2024-04-05}
timeline:
  - {id: E1, date: 2024-03-04, text: The ferries of Brell stopped., actors: minister}
  - {id: E2, date: 2024-03-07, text: Two crews walk out.}
tensions:
  - title: Ferries
    positions:
      - {party: minister, position: They may wait., stance: ambivalent}
      - {party: holm, position: Not in this fog., stance: opposes}
"""
LOG = 'Ada Lindqvist said: "The ferries sail again tomorrow."\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    briefs = tmp_path / "briefs"
    briefs.mkdir()
    (briefs / "log.txt").write_text(LOG)
    (briefs / "old.yaml").write_text(OLD.replace("SHA", hashlib.sha256(LOG.encode()).hexdigest()))
    (briefs / "new.yaml").write_text(NEW)
    return briefs


def person(run: Run, *args: str) -> Any:
    found = json.loads(run("who", *args, "--json").out)
    assert len(found["people"]) == 1
    return found["people"][0]


def test_a_dossier_has_what_all_briefs_say(run: Run, folder: Path) -> None:
    assert folder.exists()
    ada = person(run, "lindqvist")
    items = [(item["part"], item["brief"], item["id"]) for item in ada["items"]]
    assert items[:3] == [("said", "new", "Q1"), ("said", "old", "Q1"), ("said to", "old", "Q2")]
    assert set(items[3:]) == {("did", "old", "E1"), ("did", "new", "E1")}
    assert [item["verdict"] for item in ada["items"][:2]] == ["not compared", "verified"]
    assert [(stand["stance"], stand["changed"]) for stand in ada["stands"]] == [
        ("ambivalent", True),
        ("demands", False),
    ]
    assert {one["name"] for one in ada["against"]} == {"Per Holm", "P. Holm"}
    assert [brief["title"] for brief in ada["briefs"]] == ["Ferries sail", "Ferries stop"]
    assert ada["by_name_alone"] is True


def test_a_dossier_reads_as_text(run: Run, folder: Path) -> None:
    assert folder.exists()
    result = run("who", "Ada Lindqvist")
    assert result.code == ExitCode.GOOD
    assert result.text.startswith("Ada Lindqvist\n  Minister of Transport\n  also: Lindqvist\n  taken for one person")
    assert (
        "briefs/old.yaml:13: Q1 5 Mar 2024 Ada Lindqvist [TLP:GREEN, QUOTED, verified, verbatim]: “The" in result.text
    )
    assert "(another stance than before)" in result.text
    assert "    against P. Holm [opposes]: Not in this fog." in result.text


def test_nobody_is_exit_code_1(run: Run, folder: Path) -> None:
    assert folder.exists()
    assert run("who", "Nansen").code == ExitCode.FINDINGS
    assert run("who").code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("name", "alike"),
    [("Lindqist", "Ada Lindqvist"), ("Ада Линдквист", "Ada Lindqvist"), ("Nansen", "")],
)
def test_that_nobody_has_a_name_is_told_with_names_like_it(run: Run, folder: Path, name: str, alike: str) -> None:
    count = len(list(folder.glob("*.yaml")))
    told = run("who", name)
    assert f"nobody in {count} briefs is named '{name}'" in told.err
    assert (f"names like it: {alike}" in told.err) if alike else ("names like it" not in told.err)
    assert not told.out
    assert f"the text names nobody who is in {count} briefs" in run("who", "--in", "-", stdin=b"No one.").err
    assert "nobody" not in run("who", name, "--json").err


def test_the_newest_are_told_first_and_the_rest_where_it_is_asked_for(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    whole = run("who", "Ada Lindqvist").text
    assert "SAID (2)\n" in whole
    monkeypatch.setattr("briefing.cli.commands.who.NEWEST", 1)
    newest = run("who", "Ada Lindqvist").text
    assert "SAID (2, the newest 1; --all tells the rest)\n" in newest
    assert "Safety comes first" in newest
    assert "The ferries sail again tomorrow" not in newest
    assert run("who", "Ada Lindqvist", "--all").text == whole
    items = json.loads(run("who", "Ada Lindqvist", "--json").out)["people"][0]["items"]
    assert [item["part"] for item in items].count("said") == 2


def test_a_text_names_whom_the_briefs_know(run: Run, folder: Path, tmp_path: Path) -> None:
    assert folder.exists()
    (tmp_path / "report.txt").write_text("The fog lifted.\n\nMs Lindqvist met the captain and Olof Berg.\n")
    before = sorted(tmp_path.rglob("*"))
    result = run("who", "--in", "report.txt", "briefs")
    assert result.text == (
        "Ada Lindqvist, Minister of Transport (once, first in paragraph 2 as 'Lindqvist'): "
        "2 statements, 2 positions, 2 deeds in 2 briefs, the latest of 8 Apr 2024\n"
    )
    assert sorted(tmp_path.rglob("*")) == before
    assert run("who", "--in", "-", "briefs", stdin=b"Nobody here.").code == ExitCode.FINDINGS


def test_an_event_of_two_briefs_stands_once_with_both(run: Run, folder: Path) -> None:
    assert folder.exists()
    events = json.loads(run("timeline", "briefs", "--json").out)["events"]
    told = [sorted(entry["brief"] for entry in event["entries"]) for event in events]
    assert told[0] == ["new", "old"]
    assert sorted(told[1:]) == [["new"], ["old"]], "three crews are not two"
    text = run("timeline", "briefs").text
    assert "briefs/old.yaml:16: E1 [TLP:GREEN]" in text
    assert "briefs/new.yaml:15: E1 [TLP:AMBER]" in text
    assert "The ferries of Brell stop." in text
    assert "The ferries of Brell stopped." in text
    assert (
        json.loads(run("timeline", "briefs", "--since", "2024-03-07", "--json").out)["events"][0]["date"]
        == "7 Mar 2024"
    )


def test_outlets_are_told_by_use_and_what_rests_on_one_alone(run: Run, folder: Path) -> None:
    result = run("sources", "briefs")
    assert result.code == ExitCode.GOOD
    assert result.text == (
        "Brell Gazette: 3 statements, 1 timeline entry, 2 sources in 2 briefs, graded B (1), C (1)\n"
        "  alone in briefs/new.yaml\n"
        "  alone in briefs/old.yaml\n"
    )
    (folder / "log.txt").write_text(LOG + "More.\n")
    result = run("sources", "briefs")
    assert result.code == ExitCode.FINDINGS
    assert "briefs/old.yaml: log: 'log.txt' has changed" in result.text


def test_pairs_are_proposed_with_reasons_and_nothing_is_written(run: Run, folder: Path) -> None:
    result = run("same", "briefs")
    assert "the same name in 2 briefs: Ada Lindqvist" in result.text
    assert "one is the other with an initial: P. Holm / Per Holm" in result.text
    assert "the same office: Captain" in result.text
    assert not (folder / "identities.yaml").exists()


def answered(monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    pressed = iter(keys)
    monkeypatch.setattr(same_command, "is_terminal", lambda _stream: True)
    monkeypatch.setattr("click.getchar", lambda: next(pressed))


def test_one_key_decides_and_the_decision_holds_everywhere(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, "yxn")
    assert "2 decisions of 2 proposals written" in run("same", "briefs").err
    kinds = [(decision.kind, set(decision.actors)) for decision in load_decisions(folder)]
    assert kinds == [("same", {"old:ada", "new:minister"}), ("different", {"old:per", "new:holm"})]
    ada = person(run, "lindqvist")
    assert ada["by_name_alone"] is False
    assert "decided" in ada["why"][0]
    assert json.loads(run("same", "--json", "briefs").out)["proposals"] == []
    assert run("same", "--why", "old:ada", "new:minister", "briefs").text.startswith(
        "one: old:ada and new:minister: dec"
    )
    assert run("same", "--why", "old:per", "new:holm", "briefs").text.startswith("two: decided")
    assert run("same", "--why", "old:per", "old:ada", "briefs").code == ExitCode.FINDINGS


def test_what_is_unsure_or_quit_is_not_put_together(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, "uq")
    run("same", "briefs")
    assert [decision.kind for decision in load_decisions(folder)] == ["unsure"]
    assert len(json.loads(run("same", "--json", "briefs").out)["proposals"]) == 1


def test_wikidata_settles_it_and_a_contradiction_is_told(run: Run, folder: Path) -> None:
    for name in ("old", "new"):
        path = folder / f"{name}.yaml"
        path.write_text(path.read_text().replace("name: Ada Lindqvist,", "name: Ada Lindqvist, wikidata: Q7,"))
    assert person(run, "lindqvist")["why"] == ["new:minister and old:ada: both are Q7 of Wikidata"]
    (folder / "identities.yaml").write_text("decisions:\n  - {different: [new:minister, old:ada]}\n")
    result = run("who", "Lindqvist", "--json")
    assert "identities.yaml: new:minister and old:ada are one" in result.err
    assert json.loads(result.out)["others"] == ["Ada Lindqvist"]


def test_a_search_for_what_one_said_finds_them_under_every_name(run: Run, folder: Path) -> None:
    (folder / "identities.yaml").write_text("decisions:\n  - {same: [old:per, new:minister]}\n")
    found = json.loads(run("search", "", "briefs", "--speaker", "Holm", "--in", "statements", "--json").out)
    assert [(hit["brief"], hit["id"]) for hit in found["hits"]] == [("new", "Q1"), ("old", "Q2")]


def test_one_name_in_many_briefs_is_parted_by_a_decision_on_any_of_them(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    for number in range(70):
        brief = "briefing: 1\ntitle: B\nevent: {summary: S.}\nactors: {ivo: {name: Ivo Brand}}\n"
        (folder / f"b{number}.yaml").write_text(f"{brief}as_of: {2020 - number}\n")
    (folder / "identities.yaml").write_text("decisions:\n  - {different: [b68:ivo, b69:ivo]}\n")
    found = json.loads(run("who", "Ivo Brand", "--json").out)["people"]
    assert sorted(len(one["actors"]) for one in found) == [1, 69]


def test_nobody_of_whom_somebody_was_unsure_is_one_by_the_name_alone(run: Run, tmp_path: Path) -> None:
    for name in ("north", "south", "west"):
        brief = "briefing: 1\ntitle: B\nevent: {summary: S.}\nactors: {ola: {name: Ola Strøm}}\n"
        (tmp_path / f"{name}.yaml").write_text(brief, encoding="utf-8")
    (tmp_path / "identities.yaml").write_text("decisions:\n  - {unsure: [south:ola, west:ola]}\n")
    found = json.loads(run("who", "Ola Strøm", str(tmp_path), "--json").out)["people"]
    parted = [set(person["actors"]) for person in found]
    assert sorted(map(len, parted)) == [1, 2]
    assert not any({"south:ola", "west:ola"} <= actors for actors in parted)


def test_a_decision_on_somebody_whom_no_brief_has_is_told(run: Run, folder: Path) -> None:
    (folder / "identities.yaml").write_text("decisions:\n  - {same: [old:ada, new:ministr]}\n")
    told = run("same", "briefs")
    assert told.code == ExitCode.GOOD
    assert "identities.yaml: no brief here has new:ministr; what was decided of it joins and parts nobody" in told.err
    assert "old:ada" not in told.err


MARKED = """\
briefing: 1
title: {title}
marking: TLP:{marking}
event: {{summary: x}}
actors: {{noor: {{name: Noor Vik}}, tam: {{name: Tam Roe}}}}
timeline: [{{date: 2033-04-01, text: The lock at Vik is opened, status: {status}, draft: {draft}}}]
tensions:
  - title: {title}
    draft: {draft}
    positions:
      - {{party: noor, position: wants the lock shut, stance: demands}}
      - {{party: tam, position: wants the lock open, stance: opposes}}
"""


@pytest.fixture
def two_marked(tmp_path: Path) -> str:
    for name, marking, status, draft in (("near", "GREEN", "planned", "false"), ("far", "RED", "unconfirmed", "true")):
        text = MARKED.format(title=f"Lock {name}", marking=marking, status=status, draft=draft)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(tmp_path)


def test_where_somebody_stands_is_told_with_marking_and_draft(run: Run, two_marked: str) -> None:
    told = run("who", "Noor Vik", two_marked).text
    assert "Lock near [TLP:GREEN, demands]: wants the lock shut" in told
    assert "Lock far [TLP:RED, demands, DRAFT]: wants the lock shut" in told
    assert "against Tam Roe [opposes, DRAFT]: wants the lock open" in told
    stands = json.loads(run("who", "Noor Vik", two_marked, "--json").out)["people"][0]["stands"]
    assert {(one["marking"], one["draft"]) for one in stands} == {("TLP:GREEN", False), ("TLP:RED", True)}


def test_what_each_brief_says_of_one_event_is_told_where_they_differ(run: Run, two_marked: str) -> None:
    told = run("timeline", two_marked).text
    assert "The lock at Vik is opened [unconfirmed, DRAFT]" in told
    assert "E1 [TLP:RED]" in told
    assert "E1 [TLP:GREEN, planned]" in told
    (event,) = json.loads(run("timeline", two_marked, "--json").out)["events"]
    assert [one["status"] for one in event["entries"]] == ["unconfirmed", "planned"]
