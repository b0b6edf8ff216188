"""`briefing draft` and `briefing new --from`: what they write of reports of every kind, what they say, how they end."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefing.check import check_brief
from briefing.errors import Severity
from briefing.files import load
from capture_pages import PAGE
from drafted_reports import KINDS, REPORT, write_reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import BriefDate
    from cli.conftest import Environment, Run

FORMS = ("<!DOCTYPE html>", "{")


@pytest.fixture
def reports(tmp_path: Path) -> dict[str, Path]:
    """The same report in every kind of file."""
    return write_reports(tmp_path)


@pytest.fixture
def report(tmp_path: Path) -> str:
    (tmp_path / "mill.txt").write_text(REPORT)
    return "mill.txt"


TYPES = {
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown",
    "html": "text/html; charset=utf-8",
    "mhtml": "multipart/related",
    "eml": "message/rfc822",
    "srt": "application/x-subrip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""What servers call the kinds."""


class Page(BaseHTTPRequestHandler):
    """A page at /ferries, and the files of the working folder at their names."""

    def do_GET(self) -> None:
        path = Path(self.path.strip("/"))
        known = TYPES.get(path.suffix.removeprefix("."), TYPES["html"])
        data = path.read_bytes() if path.is_file() else PAGE.encode() if path.name == "ferries" else None
        self.send_response(200 if data is not None else 404)
        self.send_header("Content-Type", known)
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as serving:
        serving.daemon_threads = True
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()


def assert_good(path: Path) -> None:
    """A draft loads, has a statement, and the check finds no fault with it."""
    file = load(path)
    check = check_brief(file)
    assert file.briefing.quotes
    assert check.proof.tally().verified == check.proof.tally().quotations > 0
    assert not [finding for finding in check.findings if finding.severity is Severity.ERROR]
    assert all(quote.draft for quote in file.briefing.quotes)


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_of_every_kind_becomes_a_proved_draft(
    run: Run, tmp_path: Path, reports: dict[str, Path], kind: str
) -> None:
    if kind not in reports:
        pytest.skip("the package that reads it is not installed")
    result = run("draft", str(reports[kind]), "-o", "out.yaml")
    assert result.code == 0, result.err
    assert_good(tmp_path / "out.yaml")
    assert "1 statement drafted" in result.err or "statements drafted" in result.err
    assert result.out == b""


def test_a_page_of_the_web_becomes_a_draft_named_after_its_headline(run: Run, tmp_path: Path, server: str) -> None:
    pytest.importorskip("trafilatura")
    assert run("draft", f"{server}/ferries").code == 2
    result = run("draft", f"{server}/ferries", "--allow-local")
    assert result.code == 0
    assert "wrote ferry-crews-stop-work.yaml" in result.err
    assert_good(tmp_path / "ferry-crews-stop-work.yaml")
    source = load(tmp_path / "ferry-crews-stop-work.yaml").briefing.sources["example-wire"]
    assert (source.publisher, source.language, source.draft) == ("The Example Wire", "en-GB", True)
    assert source.archive is not None
    assert source.archive.original is not None
    assert (tmp_path / source.archive.original.path).read_text() == PAGE


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_of_every_kind_is_fetched_and_drafted(
    run: Run, tmp_path: Path, reports: dict[str, Path], server: str, kind: str
) -> None:
    if kind not in reports:
        pytest.skip("the package that reads it is not installed")
    result = run("draft", f"{server}/mill.{kind}", "--allow-local", "-o", "out.yaml")
    assert result.code == 0, result.err
    assert_good(tmp_path / "out.yaml")
    (source,) = load(tmp_path / "out.yaml").briefing.sources.values()
    assert source.url == f"{server}/mill.{kind}"
    assert "-->" not in source.title


def test_of_an_address_without_a_page_there_is_no_draft(run: Run, tmp_path: Path, server: str) -> None:
    result = run("draft", f"{server}/gone", "--allow-local", "-o", "out.yaml")
    assert result.code == 2
    assert "answers 404" in result.err
    assert list(tmp_path.iterdir()) == []


def test_standard_input_is_drafted_to_standard_output(run: Run, tmp_path: Path) -> None:
    result = run("draft", "-", "-o", "-", stdin=REPORT.encode())
    assert result.code == 0
    tree = yaml.safe_load(result.out)
    assert tree["quotes"][0]["draft"] is True
    (tmp_path / "b.yaml").write_bytes(result.out)
    assert_good(tmp_path / "b.yaml")


def test_several_reports_make_one_brief(run: Run, tmp_path: Path, report: str) -> None:
    (tmp_path / "second.txt").write_text(REPORT.replace("Mill stands still", "No flour in Orla"))
    (tmp_path / "same.txt").write_text(REPORT)
    result = run("draft", report, "second.txt", "same.txt", "-o", "briefs/")
    assert result.code == 0
    (path,) = (tmp_path / "briefs").glob("*.yaml")
    assert_good(path)
    assert len(load(path).briefing.sources) == 2
    assert len(list((tmp_path / "briefs" / "sources").glob("*.txt"))) == 4


def test_what_was_captured_before_is_used(run: Run, tmp_path: Path, report: str) -> None:
    assert run("capture", report, "--id", "mill").code == 0
    result = run("draft", report, "-o", "b.yaml")
    assert "the text of 'mill' is there already" in result.err
    assert list(load(tmp_path / "b.yaml").briefing.sources) == ["mill"]
    assert_good(tmp_path / "b.yaml")


def test_a_brief_that_is_there_is_kept(run: Run, tmp_path: Path, report: str) -> None:
    (tmp_path / "b.yaml").write_text("mine")
    result = run("draft", report, "-o", "b.yaml")
    assert result.code == 2
    assert "already exists" in result.err
    assert (tmp_path / "b.yaml").read_text() == "mine"
    assert not (tmp_path / "sources").exists()
    assert run("draft", report, "-o", "b.yaml", "--force").code == 0
    assert_good(tmp_path / "b.yaml")


def test_where_a_report_cannot_be_had_nothing_is_written(run: Run, tmp_path: Path, report: str) -> None:
    result = run("draft", report, "gone.html", "-o", "b.yaml")
    assert result.code == 2
    assert "gone.html: error[BR101] there is no such file" in result.err
    assert result.err.endswith("no draft was written\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mill.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["mill.txt", "-o", "b.json"],
        ["mill.txt", "--timeout", "0"],
        ["mill.txt", "--title", " "],
        ["mill.txt", "--published", "soon"],
        ["mill.txt", "--language", "français"],
    ],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: list[str]) -> None:
    result = run("draft", *arguments)
    assert result.code == 2
    assert "Try 'briefing draft --help'." in result.err


def test_the_comments_of_a_draft_name_paragraph_and_reason(run: Run, tmp_path: Path, report: str) -> None:
    run("draft", report, "-o", "b.yaml")
    lines = (tmp_path / "b.yaml").read_text().splitlines()
    for place, line in enumerate(lines):
        if line.startswith("  - id: "):
            told: list[str] = []
            while lines[place - 1 - len(told)].startswith("  # "):
                told.append(lines[place - 1 - len(told)])
            assert any(":" in one for one in told), line


def day_of(date: BriefDate | None) -> str:
    return date.edtf.text if date and date.edtf else ""


def test_the_day_at_the_top_of_a_text_is_that_of_its_publication(run: Run, tmp_path: Path, report: str) -> None:
    run("draft", report, "-o", "b.yaml")
    brief = load(tmp_path / "b.yaml").briefing
    (source,) = brief.sources.values()
    assert (day_of(source.published), day_of(brief.as_of)) == ("2031-05-06", "2031-05-06")
    assert source.published is not None
    assert source.published.text == "Tuesday 6 May 2031"


@pytest.mark.parametrize("command", [("draft", "a.txt", "--published"), ("new", "--from", "a.txt", "--date")])
def test_a_day_that_no_report_gives_can_be_given(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(REPORT.replace(", Tuesday 6 May 2031", ""))
    assert run(*command, "2031-05-07", "-o", "b.yaml").code == 0
    (source,) = load(tmp_path / "b.yaml").briefing.sources.values()
    assert day_of(source.published) == "2031-05-07"


FRENCH = """\
Le moulin s'arrête

« Nous n'avons plus de blé », a déclaré Rose Quint, propriétaire du moulin, lundi.

Trente boulangers travaillent avec sa farine, et le moulin donne sur la mer. Personne n'a été renvoyé.
"""


def test_the_language_that_a_text_does_not_say_can_be_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "moulin.txt").write_text(FRENCH, encoding="utf-8")
    assert run("draft", "moulin.txt", "--allow-short", "--language", "fr", "-o", "b.yaml").code == 0
    brief = load(tmp_path / "b.yaml").briefing
    assert (brief.language, brief.sources["moulin"].language) == ("fr", "fr")
    (said,) = (quote for quote in brief.quotes if quote.text == "Nous n'avons plus de blé")
    assert [brief.actors[key].name for key in said.speaker] == ["Rose Quint"]


# ``briefing new --from``


def test_new_drafts_from_reports(run: Run, tmp_path: Path, report: str) -> None:
    (tmp_path / "second.txt").write_text(REPORT.replace("Mill stands still", "No flour in Orla"))
    result = run("new", "The mill of Orla", "--from", report, "second.txt")
    assert result.code == 0, result.err
    brief = load(tmp_path / "the-mill-of-orla.yaml").briefing
    assert (brief.title, len(brief.sources)) == ("The mill of Orla", 2)
    assert run("new", "--from", report, "-o", "other.yaml").code == 0
    assert_good(tmp_path / "other.yaml")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["A", "B", "--from", "mill.txt"], "Got unexpected extra argument (B)."),
        (["--from", "mill.txt", "--date", "soon"], "'soon' is not"),
        (["--from", "mill.txt", "--edit", "-o", "-"], "Standard output cannot be edited"),
        ([], "Missing argument 'TITLE'."),
    ],
)
def test_new_says_what_does_not_go_together(run: Run, report: str, arguments: list[str], reason: str) -> None:
    assert report
    result = run("new", *arguments)
    assert result.code == 2
    assert reason in result.err


# A program of one's own

STANDS = {"kind": "direct", "text": "We have no wheat left", "at": 3, "speaker": "Rosa Quint"}


@pytest.fixture
def program(tmp_path: Path) -> Any:
    """Write a program and give the command line that starts it."""

    def write(code: str) -> str:
        path = tmp_path / "ask.py"
        path.write_text(f"import json, os, sys, time\n{code}\n")
        words = [sys.executable, str(path)]
        return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)

    return write


def answering(*statements: object) -> str:
    return f"print(json.dumps({{'version': 1, 'statements': {list(statements)!r}}}))"


def test_a_program_is_asked_and_its_statements_are_proved(run: Run, tmp_path: Path, report: str, program: Any) -> None:
    asking = "question = json.load(sys.stdin)\njson.dump(question, open('asked.json', 'w'))\n"
    invented = {**STANDS, "text": "We have no water left"}
    command = program(asking + answering(STANDS, invented, {**STANDS, "text": "We have"}, {"kind": "direct"}))
    result = run("draft", report, "-o", "b.yaml", "--with", command)
    assert result.code == 1
    assert_good(tmp_path / "b.yaml")
    brief = load(tmp_path / "b.yaml").briefing
    assert {quote.text for quote in brief.quotes} == {"We have no wheat left", "We have"}
    asked = json.loads((tmp_path / "asked.json").read_text())
    assert asked["version"] == 1
    assert asked["reports"][0]["paragraphs"][2] == {"number": 3, "text": REPORT.strip().split("\n\n")[2]}
    refused = [line for line in result.err.splitlines() if line.startswith("refused")]
    assert len(refused) == 2
    assert refused[0].startswith('refused, statement 2 "We have no water left": ')
    assert "nearest, paragraph 3: We have no [-water-]" in refused[0]
    assert '": the words "We have no water left" do not stand in the text of \'mill\'' in refused[0]
    assert refused[1] == "refused, statement 4 \"without a text\": 'text' is missing; 'at' is missing"
    assert "We have no water left" not in (tmp_path / "b.yaml").read_text()


def test_a_program_that_is_right_ends_well(run: Run, tmp_path: Path, report: str, program: Any) -> None:
    assert run("draft", report, "-o", "b.yaml", "--with", program(answering(STANDS))).code == 0
    assert len(load(tmp_path / "b.yaml").briefing.quotes) == 1


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("sys.exit(3)", "ended with exit code 3; nothing that it said was used"),
        pytest.param(
            "print('x'); sys.stdout.flush(); os.abort()",
            "was ended by SIGABRT",
            marks=pytest.mark.skipif(os.name != "posix", reason="this system has no such signal"),
        ),
        ("", "answered nothing"),
        ("print('no idea')", "is not JSON"),
        ("print('[' * 100_000)", "is nested too deep"),
        ('sys.stdout.buffer.write(b\'{"a": "\\xff"}\')', "is not UTF-8 (byte 7)"),
        ("print(json.dumps([]))", 'is not of the form {"version": 1, "statements": [...]}'),
        ("print(json.dumps({'version': 2, 'statements': []}))", "is not of the form"),
        ("print(json.dumps({'version': 1, 'statements': [0] * 10_001}))", "proposed 10,001 statements; at most 10,000"),
        ("sys.stdin.close(); time.sleep(60)", "did not answer within"),
        ("os.close(1); time.sleep(60)", "did not answer within"),
    ],
)
def test_a_program_that_fails_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, report: str, program: Any, code: str, reason: str
) -> None:
    limit = "1" if "sleep" in code else "60"
    result = run("draft", report, "-o", "b.yaml", "--with", program(code), "--timeout", limit)
    assert result.code == 2
    assert reason in result.err
    assert not (tmp_path / "b.yaml").exists()
    assert not (tmp_path / "sources").exists()


def test_an_endless_answer_is_given_up(run: Run, report: str, program: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.draft.outside.LARGEST", 2**20)
    command = program("while True: sys.stdout.write('x' * 65536)")
    result = run("draft", report, "-o", "b.yaml", "--with", command)
    assert result.code == 2
    assert "answered with more than 1 MiB, and was ended" in result.err


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("", "names no program"),
        ("'open", "cannot be read: No closing quotation"),
        ("no-such-program --fast", "no-such-program cannot be started: no such file or directory"),
    ],
)
def test_a_command_that_is_none_is_told(run: Run, report: str, command: str, reason: str) -> None:
    result = run("draft", report, "-o", "b.yaml", "--with", command)
    assert result.code == 2
    assert reason in result.err


def test_no_shell_reads_the_command(run: Run, tmp_path: Path, report: str, program: Any) -> None:
    command = f"{program(answering(STANDS))} ; touch gone | cat $HOME > there"
    assert run("draft", report, "-o", "b.yaml", "--with", command).code == 0
    assert not {"gone", "there"} & {path.name for path in tmp_path.iterdir()}


@pytest.mark.skipif(os.name != "posix", reason="this system has no groups of processes")
def test_what_a_program_started_ends_with_it(run: Run, tmp_path: Path, report: str, program: Any) -> None:
    child = f"import subprocess\nchild = subprocess.Popen([{sys.executable!r}, '-c', 'import time; time.sleep(60)'])\n"
    command = program(f"{child}open('child', 'w').write(str(child.pid))")
    for seconds in ("2", "20"):
        result = run("draft", report, "-o", "b.yaml", "--with", command, "--timeout", seconds)
        assert "did not answer within" in result.err
        # On a busy machine the program itself may not be there within the first of these times.
        if (tmp_path / "child").exists():
            break
    number = int((tmp_path / "child").read_text())
    for _ in range(200):
        if not _is_running(number):
            return
        time.sleep(0.05)
    pytest.fail("the child is still there")


@pytest.mark.skipif(os.name != "posix", reason="this system has no such signal")
def test_an_interrupt_ends_the_program_that_is_asked(
    tmp_path: Path, report: str, program: Any, environment: Environment
) -> None:
    command = program("open('child', 'w').write(str(os.getpid()))\ntime.sleep(60)")
    child = tmp_path / "child"
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "draft", report, "-o", "b.yaml", "--with", command],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.DEVNULL,
        # A shell that starts the tests beside itself has them ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - the tests have no threads
    ) as process:
        for _ in range(600):
            if child.exists() and child.read_text():
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(30) == 130
        finally:
            process.kill()
    for _ in range(200):
        if not _is_running(int(child.read_text())):
            break
        time.sleep(0.05)
    assert not _is_running(int(child.read_text()))
    assert not (tmp_path / "b.yaml").exists()


def _is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except OSError:
        return False
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(number)], capture_output=True, check=False)
    return not done.stdout.strip().startswith(b"Z")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="this system cannot kill so")
def test_a_kill_leaves_no_half_file(tmp_path: Path, report: str, environment: Environment) -> None:
    """Killed at any time, whatever is there is whole: sources with their texts, and a brief that passes."""
    whole: dict[str, bytes] = {}
    for step in range(12):
        process = subprocess.Popen(
            [sys.executable, "-m", "briefing", "draft", report, "-o", "b.yaml", "--force"],
            cwd=tmp_path,
            env=environment(),
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.1 * step)
        process.kill()
        process.wait()
        for path in (tmp_path / "sources").glob("mill*"):
            assert whole.setdefault(path.name, path.read_bytes()) == path.read_bytes()
        if (tmp_path / "b.yaml").exists():
            assert_good(tmp_path / "b.yaml")
    subprocess.run(
        [sys.executable, "-m", "briefing", "draft", report, "-o", "b.yaml", "--force"],
        cwd=tmp_path,
        env=environment(),
        check=True,
    )
    assert_good(tmp_path / "b.yaml")
