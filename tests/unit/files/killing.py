"""Kills a process at every step of writing a file, and says what was found afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["OURS", "PLAIN", "killed_at_every_step"]

OURS = "from briefing.files.writing import write_file\nwrite = lambda path, data: write_file(path, data, force=True)"
"""How the program writes."""
PLAIN = (
    "def write(path, data):\n"
    "    with open(path, 'wb', buffering=0) as stream:\n"
    "        for start in range(0, len(data), 1000):\n"
    "            stream.write(data[start:start + 1000])"
)
"""How files are written by whoever does not mind losing them."""

_SCRIPT = """
import json, os, signal, sys
{write}
path, folder = sys.argv[1], sys.argv[2]
old, new = b"o" * 5000, b"n" * 4000

def killed(step):
    "Write in a process that is killed at one of its steps; whether it lived to see the end."
    child = os.fork()
    if child == 0:
        left = [step]
        def count(frame, event, arg):
            if not frame.f_code.co_filename.endswith(("writing.py", "temporaries.py", "<string>")):
                return None
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return count
        sys.settrace(count)
        write(path, new)
        sys.settrace(None)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFEXITED(status) or os.WTERMSIG(status) == signal.SIGKILL, status
    return os.WIFEXITED(status)

found, ended, step = [], False, 0
while not ended:
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))
    with open(path, "wb") as stream:
        stream.write(old)
    ended = killed(step)
    with open(path, "rb") as stream:
        content = stream.read()
    kind = "old" if content == old else "new" if content == new else "broken"
    others = len(os.listdir(folder)) - 1
    write(path, new)
    found.append((kind, others, len(os.listdir(folder)) - 1))
    step += 1
print(json.dumps(found))
"""


def killed_at_every_step(folder: Path, write: str) -> list[tuple[str, int, int]]:
    """Write a file again and again, killed one step later each time, until the writer comes to its end.

    Returns:
        For each time whether the old content, the new or neither was there, how many other files, and how many of
        them after the next time that the file was written.
    """
    script = _SCRIPT.replace("{write}", write)
    command = [sys.executable, "-c", script, str(folder / "a.txt"), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert run.returncode == 0, run.stderr
    found: list[Any] = json.loads(run.stdout)
    return [(str(kind), int(others), int(left)) for kind, others, left in found]
