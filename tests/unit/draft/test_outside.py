"""Another program is asked for statements: whatever comes between, it is ended and nothing is hidden."""

from __future__ import annotations

import shlex
import subprocess
import sys
import threading

import pytest

from briefing.draft import outside


@pytest.mark.parametrize("started", [0, 1])
def test_an_interrupt_before_the_talk_has_begun_stays_an_interrupt(
    monkeypatch: pytest.MonkeyPatch, started: int
) -> None:
    """The signal may come before, or between, the two threads that hand over the question and read the answer."""
    programs: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *words: object, **options: object) -> None:
            super().__init__(*words, **options)  # type: ignore[call-overload]
            programs.append(self)

    begin = threading.Thread.start
    begun: list[threading.Thread] = []

    def start(thread: threading.Thread) -> None:
        if len(begun) == started:
            raise KeyboardInterrupt
        begun.append(thread)
        begin(thread)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    monkeypatch.setattr(threading.Thread, "start", start)
    command = shlex.join([sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(KeyboardInterrupt):
        outside.ask(command, [], timeout=60)
    (program,) = programs
    assert program.poll() is not None
