"""Asks another program for statements: numbered paragraphs as JSON on its standard input, statements on its output.

The program is started without a shell. Whatever it answers is only a proposal: it is held to a form here, and to the
words of the reports by the proof.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from briefing.errors import BriefingError
from briefing.model.wording import count_of
from briefing.system import here

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.draft.proposal import SourceReport

__all__ = [
    "VERSION",
    "EngineAnswer",
    "OutsideDate",
    "OutsideStatement",
    "Refused",
    "ask",
    "read_answer",
    "request_of",
    "shown_of",
]

VERSION = 1
"""The version of the form of question and answer."""

LARGEST = 32 * 1024 * 1024
"""Bytes of the longest answer that is read."""

MOST = 10_000
"""Statements of the longest answer."""

SHOWN = 80
"""Characters of a statement that a message shows."""

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]


class _Strict(BaseModel):
    """A part of an answer: its keys and types are those that are documented, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class OutsideDate(_Strict):
    """When something was said: as the report words it, and as EDTF where the program resolved it."""

    text: _Text
    edtf: _Text | None = None


class OutsideStatement(_Strict):
    """A statement that another program proposes."""

    kind: Literal["direct", "mixed", "indirect"]
    text: _Text
    at: Annotated[int, Field(ge=1)]
    source: _Text | None = None
    speaker: _Text | None = None
    passage: _Text | None = None
    cue: _Text | None = None
    date: OutsideDate | None = None
    venue: _Text | None = None
    via: Annotated[list[_Text], Field(max_length=10)] = []
    why: _Text | None = None


class Refused(NamedTuple):
    """A statement that another program proposed and that is not in the draft.

    Attributes:
        number: Its number in the answer, counted from 1.
        shown: How it begins.
        reason: Why it is not.
    """

    number: int
    shown: str
    reason: str


class EngineAnswer(NamedTuple):
    """What another program proposed: statements of the right form by their numbers, and what has another form."""

    statements: tuple[tuple[int, OutsideStatement], ...]
    refused: tuple[Refused, ...]


def request_of(reports: Iterable[SourceReport]) -> dict[str, Any]:
    """What the program is asked, in plain values."""
    return {
        "version": VERSION,
        "reports": [
            {
                "id": report.id,
                "title": report.title,
                "publisher": report.publisher,
                "published": report.published,
                "language": report.language,
                "paragraphs": [{"number": number, "text": text} for number, text in enumerate(report.paragraphs, 1)],
            }
            for report in reports
        ],
    }


def ask(command: str, reports: Sequence[SourceReport], *, timeout: float) -> EngineAnswer:
    """Ask a program for statements.

    Args:
        command: The command line; it is split as a shell splits words, and no shell reads it.
        reports: The reports.
        timeout: Seconds that the answer may take.

    Raises:
        BriefingError: It cannot be started, takes too long, fails, or does not answer in the form.
    """
    words = _words_of(command)
    question = json.dumps(request_of(reports)).encode()
    return read_answer(_run(words, question, timeout), words[0])


def _words_of(command: str) -> list[str]:
    try:
        words = here.split_command(command)
    except ValueError as error:
        raise BriefingError(f"the command of --with cannot be read: {error}") from None
    if not words or "\0" in command:
        raise BriefingError("the command of --with names no program")
    return words


def _run(words: list[str], question: bytes, timeout: float) -> bytes:
    """Run a program to its end, and no longer than it may take; what it started ends with it."""
    name = words[0]
    try:
        process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)  # noqa: S603 - the user's own command, without a shell
    except OSError as error:
        raise BriefingError(f"{name} cannot be started: {(error.strerror or str(error)).lower()}") from None
    output: list[bytes] = []
    asking = threading.Thread(target=_write, args=(process, question), daemon=True)
    listening = threading.Thread(target=_collect, args=(process, output), daemon=True)
    code = None
    latest = time.monotonic() + timeout
    try:
        asking.start()
        listening.start()
        # Whoever holds the other end of its output may go on after the program itself.
        listening.join(timeout)
        with suppress(subprocess.TimeoutExpired):
            code = process.wait(max(latest - time.monotonic(), 0.1))
    finally:
        is_heard = not listening.is_alive()
        if process.poll() is None or not is_heard:
            _end(process)
        _close(process, asking, listening)
    if code is None or not is_heard:
        raise BriefingError(f"{name} did not answer within {count_of(int(timeout), 'second')}, and was ended")
    answer = b"".join(output)
    if len(answer) > LARGEST:
        raise BriefingError(f"{name} answered with more than {LARGEST // 2**20} MiB, and was ended")
    if code:
        ended = f"was ended by {_signal(-code)}" if code < 0 else f"ended with exit code {code}"
        raise BriefingError(f"{name} {ended}; nothing that it said was used")
    return answer


def _write(process: subprocess.Popen[bytes], question: bytes) -> None:
    """Hand over the question; a program need not read all of it."""
    with suppress(OSError, ValueError):
        if process.stdin is not None:
            process.stdin.write(question)
            process.stdin.close()


def _collect(process: subprocess.Popen[bytes], output: list[bytes]) -> None:
    """Read what a program says, until it has said more than anybody reads."""
    size = 0
    with suppress(OSError, ValueError):
        while process.stdout is not None and (part := os.read(process.stdout.fileno(), 2**16)):
            output.append(part)
            size += len(part)
            if size > LARGEST:
                _end(process)
                return


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program, and on systems that know groups of processes what it started as well."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)


def _close(process: subprocess.Popen[bytes], *talking: threading.Thread) -> None:
    """Close both ends of the talk with a program that has ended."""
    for thread in talking:
        # An interrupt may have come before it was started.
        if thread.ident is not None:
            thread.join(5)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def read_answer(answer: bytes, name: str) -> EngineAnswer:
    """Read an answer.

    Args:
        answer: Its bytes.
        name: The program that gave it.

    Raises:
        BriefingError: It is not in the form; a single statement in another form is refused instead.
    """
    if not answer.strip():
        raise BriefingError(f"{name} answered nothing")
    try:
        tree = json.loads(answer.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BriefingError(f"the answer of {name} is not UTF-8 (byte {error.start})") from None
    except RecursionError:
        raise BriefingError(f"the answer of {name} is nested too deep") from None
    except ValueError as error:
        raise BriefingError(f"the answer of {name} is not JSON: {error}") from None
    if not isinstance(tree, dict) or tree.get("version") != VERSION or not isinstance(tree.get("statements"), list):
        form = f'{{"version": {VERSION}, "statements": [...]}}'
        raise BriefingError(f"the answer of {name} is not of the form {form}")
    if len(tree["statements"]) > MOST:
        raise BriefingError(f"{name} proposed {len(tree['statements']):,} statements; at most {MOST:,} are read")
    return _sorted_out(tree["statements"])


def _sorted_out(items: list[Any]) -> EngineAnswer:
    statements, refused = [], []
    adapter = TypeAdapter(OutsideStatement)
    for number, item in enumerate(items, 1):
        try:
            json.dumps(item, ensure_ascii=False).encode()
            statements.append((number, adapter.validate_python(item)))
        except UnicodeEncodeError:
            refused.append(Refused(number, shown_of(item), "it has half a character (a lone surrogate)"))
        except ValidationError as error:
            refused.append(Refused(number, shown_of(item), "; ".join(map(_said, error.errors(include_url=False)))))
    return EngineAnswer(tuple(statements), tuple(refused))


def _said(error: Any) -> str:
    place = ".".join(map(str, error["loc"]))
    told = {"missing": "is missing", "extra_forbidden": "is not a key of a statement"}.get(error["type"])
    message = told or f"is wrong: {error['msg'][:1].lower()}{error['msg'][1:]}"
    return f"'{place}' {message}" if place else message


def shown_of(item: object) -> str:
    """How a statement begins, for a message."""
    text = item.get("text") if isinstance(item, dict) else item
    words = " ".join(str(text).split()) if text is not None else "without a text"
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}..."
