"""What other briefs of a folder have on an actor of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import BriefingFileError
from briefing.library.index.elsewhere import found_elsewhere
from libraries import library_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.library.index.elsewhere import Elsewhere

BRIEF = """\
briefing: 1
title: {title}
as_of: {as_of}
event: {{summary: The canal is shut.}}
actors:
  {key}: {{name: {name}, kind: person}}
  port: {{name: Port of Ulm, kind: organization}}
quotes:
{quotes}
timeline: [{{date: 2025-02-01, text: The lock breaks., actors: [port]}}]
tensions:
  - title: Canal
    positions:
      - {{party: {key}, position: It stays shut {days} days., stance: asserts}}
      - {{party: port, position: It opens at once., stance: demands}}
"""


def write(folder: Path, name: str, *words: str, key: str = "orr", actor: str = "Ida Orr", **more: str) -> Path:
    said = (f"text: {text}, speaker: {key}, to: port, date: 2025-0{day}-01" for day, text in enumerate(words, 2))
    quotes = "\n".join(f"  - {{{one}}}" for one in said)
    about = {"title": f"Canal, {name}", "as_of": "2025-03-01", "days": "three"} | more
    path = folder / f"{name}.yaml"
    path.write_text(BRIEF.format(key=key, name=actor, quotes=quotes, **about))
    return path


@pytest.fixture
def ask(tmp_path: Path, index_url: str) -> Callable[..., Elsewhere | None]:
    def found(path: Path, key: str = "orr", most: int = 6) -> Elsewhere | None:
        library = library_at(tmp_path, lambda _: None, index_url)
        library.refresh()
        try:
            return found_elsewhere(library, path, key, most)
        finally:
            library.close()

    return found


def said(found: Elsewhere | None) -> list[str]:
    assert found is not None
    return [item.hit.main for item in found.items]


def test_what_another_brief_has_is_told_with_its_verdict_and_place(
    tmp_path: Path, ask: Callable[..., Elsewhere]
) -> None:
    here = write(tmp_path, "today", "We wait.")
    other = write(tmp_path, "older", "We dig.", days="nine")
    found = ask(here)
    assert found.briefs == 1
    assert found.number == 2
    item, stand = found.items if found.items[0].hit.section == "statements" else found.items[::-1]
    assert (item.hit.path, item.hit.key, item.hit.word, item.is_own) == (other, "Q1", "not compared", True)
    assert (stand.hit.section, stand.hit.kind, stand.hit.main) == ("tensions", "asserts", "It stays shut nine days.")


def test_what_this_brief_says_too_is_left_out(tmp_path: Path, ask: Callable[..., Elsewhere]) -> None:
    here = write(tmp_path, "today", "We wait.", "We dig.")
    write(tmp_path, "yesterday", "We WAIT.", as_of="2025-02-28")
    found = ask(here)
    assert (found.items, found.number, found.briefs) == ((), 0, 1)


def test_what_several_briefs_say_is_told_once_by_the_newest(tmp_path: Path, ask: Callable[..., Elsewhere]) -> None:
    here = write(tmp_path, "today", "We wait.")
    write(tmp_path, "a", "We dig.", as_of="2025-02-10")
    newest = write(tmp_path, "b", "We dig.", as_of="2025-02-20")
    found = ask(here)
    assert said(found) == ["We dig."]
    assert found.items[0].hit.path == newest
    assert found.briefs == 2


def test_what_a_superseded_brief_says_too_is_told_by_the_one_that_stands(
    tmp_path: Path, ask: Callable[..., Elsewhere]
) -> None:
    own = write(tmp_path, "own", "We wait.")
    old = write(tmp_path, "a-old", "We open")
    old.write_text(old.read_text() + "status: superseded\n")
    stands = write(tmp_path, "b-new", "We open")
    assert {item.hit.path for item in ask(own).items if "We open" in item.hit.main} == {stands}


def test_the_newest_come_first_and_all_are_counted(tmp_path: Path, ask: Callable[..., Elsewhere]) -> None:
    here = write(tmp_path, "today", "We wait.")
    write(tmp_path, "a", "We dig.", "We stop.", "We ask.")
    found = ask(here, most=2)
    assert said(found) == ["We ask.", "We stop."]
    assert found.number == 3


def test_what_is_said_to_an_actor_is_not_its_own(tmp_path: Path, ask: Callable[..., Elsewhere]) -> None:
    here = write(tmp_path, "today", "We wait.")
    write(tmp_path, "a", "We dig.")
    assert [(item.hit.main, item.is_own) for item in ask(here, "port").items] == [("We dig.", False)]


def test_a_brief_in_a_folder_of_the_library_is_told_of_all_of_it(tmp_path: Path, ask: Callable[..., Elsewhere]) -> None:
    inner = tmp_path / "2025"
    inner.mkdir()
    here = write(inner, "today", "We wait.")
    write(tmp_path, "older", "We dig.")
    assert said(ask(here)) == ["We dig."]


def test_nobody_else_names_the_actor(tmp_path: Path, ask: Callable[..., Elsewhere | None]) -> None:
    here = write(tmp_path, "today", "We wait.")
    write(tmp_path, "a", "We dig.", actor="Jan Orr", key="jan")
    assert ask(here) is None
    assert ask(here, "nobody") is None
    assert ask(tmp_path / "never-written.yaml") is None
    assert ask(tmp_path.parent / "elsewhere.yaml") is None


def test_the_same_name_is_told_as_no_more_than_that(tmp_path: Path, ask: Callable[..., Elsewhere]) -> None:
    here = write(tmp_path, "today", "We wait.")
    write(tmp_path, "a", "We dig.")
    assert ask(here).by_name_alone
    (tmp_path / "identities.yaml").write_text("decisions: [{same: ['today:orr', 'a:orr']}]\n")
    assert not ask(here).by_name_alone


def test_a_decision_puts_together_two_names_and_parts_one(tmp_path: Path, ask: Callable[..., Elsewhere | None]) -> None:
    here = write(tmp_path, "today", "We wait.")
    write(tmp_path, "a", "We dig.", actor="I. Orr-Lund")
    assert ask(here) is None
    (tmp_path / "identities.yaml").write_text("decisions: [{same: ['today:orr', 'a:orr']}]\n")
    assert said(ask(here)) == ["We dig."]
    write(tmp_path, "a", "We dig.")
    (tmp_path / "identities.yaml").write_text("decisions: [{different: ['today:orr', 'a:orr']}]\n")
    assert ask(here) is None


def test_decisions_that_cannot_be_read_are_told(tmp_path: Path, ask: Callable[..., Elsewhere]) -> None:
    here = write(tmp_path, "today", "We wait.")
    (tmp_path / "identities.yaml").write_text("decisions: none\n")
    with pytest.raises(BriefingFileError, match="holds one key"):
        ask(here)
