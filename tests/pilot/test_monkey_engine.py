"""The monkey itself: the same seed thinks of the same session, and a session that fails is made short."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from briefing.errors import BriefingError
from briefing.files import load
from monkey import COMMAND_KEYS, SAVES, TYPED_KEYS, Key, Reply, Save, Step, Stop, Wait, plan, save, seeds, shortest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FULL = "briefing: 1\ntitle: t\nevent: {summary: See the tower and the lake.}\n"


def test_a_seed_gives_the_same_session_again_and_another_gives_another() -> None:
    assert plan(7) == plan(7)
    assert plan(7) != plan(8)
    assert sum(isinstance(step, Key) for step in plan(7, 40)) >= 40


def test_keys_that_are_left_out_and_steps_that_only_a_terminal_can_do() -> None:
    assert not {Key("ctrl+c"), Stop()} & set(plan(3, 2000, without=frozenset({"ctrl+c"})))
    assert {Stop, Reply} < {type(step) for step in plan(3, 2000, in_terminal=True)}


def test_keys_arrive_in_bursts_and_at_human_pace() -> None:
    human, quick = plan(3), plan(4)
    keys = sum(isinstance(step, Key) for step in human)
    assert sum(isinstance(step, Wait) for step in human) >= keys
    assert sum(isinstance(step, Wait) for step in quick) < keys / 2


@pytest.mark.parametrize("culprits", [(17,), (3, 200), (0, 1, 249), (5, 6, 7, 120, 121)])
def test_a_failing_session_is_made_as_short_as_it_can_be(culprits: tuple[int, ...]) -> None:
    steps: list[Step] = [Key(str(number)) for number in range(250)]
    needed = [Key(str(number)) for number in culprits]

    def fails(tried: Sequence[Step]) -> bool:
        places = [tried.index(key) if key in tried else -1 for key in needed]
        return -1 not in places and places == sorted(places)

    assert shortest(steps, fails) == needed


def test_it_gives_up_after_so_many_runs() -> None:
    runs = []

    def fails(tried: Sequence[Step]) -> bool:
        runs.append(len(tried))
        return len(tried) > 90

    assert len(shortest(plan(1), fails, runs=5)) > 90
    assert len(runs) == 5


def test_how_long_it_plays_is_told_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seeds(500) == range(2)
    monkeypatch.setenv("BRIEFING_MONKEY_KEYS", "1000")
    monkeypatch.setenv("BRIEFING_MONKEY_SEED", "70")
    assert seeds(500) == range(70, 74)


@pytest.mark.parametrize("what", SAVES)
def test_what_it_makes_of_a_file(what: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(FULL)
    for before in ("pipe", "folder", "deleted", "same"):
        save(path, before, FULL)
        save(path, what, FULL)
    if what in SAVES[:3]:
        assert (load(path).briefing.event.summary == "See the tower and the lake.") == (what == "same")
        return
    with pytest.raises(BriefingError):
        load(path)
    assert what != "pipe" or stat.S_ISFIFO(path.stat().st_mode)


def test_a_save_can_be_put_into_a_test() -> None:
    assert repr(Save("pipe")) == "Save(what='pipe')"


def test_every_key_can_be_sent_as_a_terminal_sends_it() -> None:
    pytest.importorskip("termios")
    from terminal.test_monkey import sent

    assert all(sent(name) for name in (*COMMAND_KEYS, *TYPED_KEYS))
