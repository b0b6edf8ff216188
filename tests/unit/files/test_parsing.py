"""How far a load is can be asked while it runs, and what is told only grows."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.files.parsing import LoadProgress

if TYPE_CHECKING:
    from pathlib import Path

STATEMENT = "  - {text: We shall see., speaker: null, topic: weather}\n"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.yaml"
    path.write_text("briefing: 1\ntitle: A large one\nevent: {summary: It is large.}\nquotes:\n" + STATEMENT * 60_000)
    return path


def test_before_a_load_nothing_is_told() -> None:
    assert LoadProgress().share is None


def test_it_grows_from_little_to_all(large: Path) -> None:
    progress, shares = LoadProgress(), []
    loading = threading.Thread(target=load, args=(large, progress))
    loading.start()
    while loading.is_alive():
        shares.append(progress.share)
        time.sleep(0.005)
    told = [share for share in shares if share is not None]
    assert told == sorted(told)
    assert len(set(told)) > 10
    assert told[0] < 0.5
    assert progress.share == 1


def test_of_json_it_tells_only_the_last_part(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_text(
        '{"briefing": 1, "title": "A", "event": {"summary": "B."}, "quotes": [{"text": "C", "speaker": null}]}'
    )
    progress = LoadProgress()
    load(path, progress)
    assert progress.share == 1
