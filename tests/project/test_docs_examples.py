"""What the documentation shows is true: its examples are run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
import pytest
import yaml

from briefing.check import locate
from briefing.check.registry import load_settings
from briefing.cli.commands.check import check
from briefing.draft import SourceReport
from briefing.draft.outside import OutsideStatement, read_answer, request_of
from briefing.sources import ArchiveText

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
RESULTS = {"verbatim", "normalised", "elided", "not found"}
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def ladder_rows(page: str) -> list[tuple[str, str, str]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    return [(row[0], row[1], row[2]) for row in rows if len(row) == 3 and row[2] in RESULTS]


def wrong_rows(page: str) -> list[str]:
    """The rows of a page whose result is another than the ladder's."""
    return [
        f"{words}: {located.rung}"
        for words, source, result in ladder_rows(page)
        if (located := locate(words, ArchiveText((source,), "x"))).rung != result
    ]


def test_every_example_of_the_ladder_is_true() -> None:
    page = (DOCS / "verification.md").read_text(encoding="utf-8")
    assert {result for _, _, result in ladder_rows(page)} == RESULTS
    assert wrong_rows(page) == []


def test_an_example_that_is_wrong_would_be_noticed() -> None:
    assert wrong_rows('| We go | "We will go." | verbatim |') == ["We go: not found"]


def blocks(page: str, language: str) -> list[str]:
    return [text for found, text in _BLOCK.findall((DOCS / page).read_text(encoding="utf-8")) if found == language]


def test_the_settings_of_the_page_are_settings(tmp_path: Path) -> None:
    (text,) = blocks("pipelines.md", "toml")
    assert tomllib.loads(text)
    (tmp_path / "briefing.toml").write_text(text)
    settings = load_settings(tmp_path / "briefing.toml")
    assert (settings.strict, settings.reports("BR311"), settings.reports("BR312")) == (True, True, False)


@pytest.mark.parametrize("text", blocks("pipelines.md", "json"))
def test_the_json_of_the_page_is_json(text: str) -> None:
    assert json.loads(text)["version"] == 1


def test_the_workflows_of_the_page_are_yaml_and_run_commands_that_exist() -> None:
    workflow, hooks = (yaml.safe_load(text) for text in blocks("pipelines.md", "yaml"))
    runs = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    shell = "\n".join(blocks("pipelines.md", ""))
    commands = [line for line in [*runs, *shell.splitlines()] if line.startswith("briefing ")]
    assert len(commands) >= 8
    for line in commands:
        arguments = line.partition(" > ")[0].split()[2:]
        assert line.split()[1] == "check"
        assert check.make_context("check", arguments, resilient_parsing=False).params["paths"] is not None
    assert hooks["repos"][0]["hooks"] == [{"id": "briefing-check"}]


def test_an_option_that_does_not_exist_would_be_noticed() -> None:
    with pytest.raises(click.UsageError):
        check.make_context("check", ["--sarif"])


def test_the_hook_checks_briefs_and_not_their_settings() -> None:
    hook, other = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (other["id"], other["entry"]) == ("briefing-verify", "briefing verify")
    assert (hook["id"], hook["entry"], hook["language"]) == ("briefing-check", "briefing check", "python")
    assert re.search(hook["files"], "desk/briefs/a.yaml")
    assert not re.search(hook["files"], "desk/a.yaml")
    assert re.search(hook["exclude"], "briefs/briefing.toml")


def spoken(page: str) -> list[tuple[str, list[str]]]:
    """The command lines of a page that show what is said, each with that."""
    shown = [text.splitlines() for text in blocks(page, "") if text.startswith("$ ")]
    return [(first.removeprefix("$ "), said) for first, *said in shown]


def counted(lines: list[str]) -> list[str]:
    """Lines in which it does not matter how many statements were found."""
    return [re.sub(r"\d+( [a-z]+)", r"N\1", line) if " drafted, " in line else line for line in lines]


def test_the_first_step_of_the_tour_says_what_the_program_says(tmp_path: Path) -> None:
    for name in ("tamsin-courier", "coast-wire"):
        shutil.copy(ROOT / "briefs" / "sources" / f"{name}.txt", tmp_path)
    steps = spoken("tour.md")
    assert [line.split()[1] for line, _ in steps] == ["capture", "draft"]
    for line, said in steps:
        words = shlex.split(line.partition(" > ")[0])[1:]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *words], cwd=tmp_path, env=environment, capture_output=True, check=True
        )
        assert counted(done.stderr.decode().splitlines()) == counted(said)
    (item,) = (text for text in blocks("tour.md", "yaml") if "draft: true" in text)
    assert item in (tmp_path / "strike.yaml").read_text(encoding="utf-8")


def test_question_and_answer_of_a_program_are_in_the_form_that_the_page_shows() -> None:
    question, answer = (json.loads(text) for text in blocks("draft.md", "json"))
    (shown,) = question["reports"]
    paragraphs = tuple(paragraph["text"] for paragraph in shown["paragraphs"])
    known = (shown[key] for key in ("language", "published", "title", "publisher"))
    assert request_of([SourceReport(shown["id"], paragraphs, *known)]) == question
    read = read_answer(json.dumps(answer).encode(), "page")
    assert (len(read.statements), read.refused) == (1, ())


def test_the_keys_of_a_statement_are_those_of_the_page() -> None:
    rows = [line.split("|")[1] for line in (DOCS / "draft.md").read_text(encoding="utf-8").splitlines() if "|" in line]
    named = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    assert named >= set(OutsideStatement.model_fields)


class Model(BaseHTTPRequestHandler):
    """A language model that always answers what the page shows."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert "Rhea Moll" in asked["messages"][0]["content"]
        content = json.dumps({"choices": [{"message": {"content": blocks("draft.md", "json")[1]}}]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_the_program_that_asks_a_model_does_so() -> None:
    (program,) = blocks("draft.md", "python")
    assert "127.0.0.1:8080" in program
    with ThreadingHTTPServer(("127.0.0.1", 0), Model) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        there = f"127.0.0.1:{serving.server_address[1]}"
        done = subprocess.run(
            [sys.executable, "-c", program.replace("127.0.0.1:8080", there)],
            input=blocks("draft.md", "json")[0].encode(),
            env={name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
            capture_output=True,
            check=True,
        )
        serving.shutdown()
    assert read_answer(done.stdout, "page").statements
