"""A reference by place that names something else than in the last commit is told; git runs nothing of a repository."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from briefing.check import check_brief, prove
from briefing.check.fixes import plan_fixes
from briefing.check.history import committed_versions
from briefing.files import load
from programs import posix

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import Diagnostic

PEACE = "  - {text: I want peace, speaker: ann, source: wire}\n"
WAR = "  - {text: I want war, speaker: bob, source: wire}\n"
NEVER = "  - {text: I never spoke, speaker: bob, source: wire}\n"
BRIEF = """\
briefing: 1
title: Talks
event:
  summary: Ann wants peace [Q1]; Bob wants war [Q2].
actors: {ann: {name: Ann Lee}, bob: {name: Bob Ray}}
sources: {wire: {title: Wire}}
tensions:
  - title: Peace or war
    positions:
      - {party: ann, position: Peace., quotes: [Q1]}
      - {party: bob, position: War., quotes: [Q2]}
quotes:
"""
WHOLE = BRIEF + PEACE + WAR


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir()
    path = tmp_path / "desk" / "brief.yaml"
    path.write_text(WHOLE)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x")
    return path


def moved(path: Path) -> list[Diagnostic]:
    findings, _ = check_brief(load(path), committed=committed_versions([str(path)]).get(str(path)))
    return [finding for finding in findings if finding.code == "BR206"]


def test_a_file_as_committed_has_nothing_moved(brief: Path) -> None:
    assert committed_versions([str(brief)])
    assert moved(brief) == []


def test_a_quotation_put_above_moves_what_is_named_by_place(brief: Path) -> None:
    brief.write_text(BRIEF + NEVER + PEACE + WAR)
    found = moved(brief)
    assert [finding.path for finding in found] == [
        "event.summary",
        "event.summary",
        "tensions[0].positions[0].quotes[0]",
        "tensions[0].positions[1].quotes[0]",
    ]
    assert found[0].message == "Q1 was 'I want peace' in the last commit, and is 'I never spoke' now"
    assert (found[0].hint or "").startswith("that one is Q2 now")
    assert found[0].span is not None
    assert (found[0].source_line or "")[found[0].span.start.column - 1 :].startswith("[Q1]")


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("I want peace", "I want peace now"),
        WHOLE + NEVER,
        BRIEF.replace("[Q2]", "[Q3]").replace("[Q1]", "[Q2]") + NEVER + PEACE + WAR,
        BRIEF.replace("Q1", "ann1").replace("Q2", "bob1")
        + NEVER
        + PEACE.replace("{text", "{id: ann1, text")
        + WAR.replace("{text", "{id: bob1, text"),
        WHOLE.replace("briefing: 1\n", "briefing: 1\ntags: [x]\n"),
    ],
)
def test_what_was_reworded_added_below_or_corrected_has_not_moved(brief: Path, text: str) -> None:
    brief.write_text(text)
    assert moved(brief) == []


def test_ids_are_not_written_where_something_has_moved(brief: Path) -> None:
    for text, wanted in ((WHOLE + NEVER, ["the ids of quotes: Q1 to Q3"]), (BRIEF + NEVER + PEACE + WAR, [])):
        brief.write_text(text)
        file = load(brief)
        committed = committed_versions([str(brief)])[str(brief)]
        fixes = plan_fixes(file, prove(file.briefing, {}), {}, committed)
        assert [fix.sentence for fix in fixes] == wanted


@pytest.mark.parametrize("before", ["not: a brief\n", "{", ""])
def test_a_last_version_that_is_no_brief_says_nothing(brief: Path, before: str) -> None:
    brief.write_text(before)
    git(brief.parent, "commit", "-qam", "x")
    brief.write_text(WHOLE)
    assert moved(brief) == []


def test_without_a_repository_or_a_commit_git_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(WHOLE)
    assert committed_versions([str(path), "-", "missing/x.yaml"]) == {}
    git(tmp_path, "init", "-q")
    assert committed_versions([str(path)]) == {}


def test_one_question_is_asked_of_a_repository(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [brief.with_name(f"{number}.yaml") for number in range(30)]
    for name in names:
        name.write_text(WHOLE)
    git(brief.parent, "add", ".")
    git(brief.parent, "commit", "-qm", "x")
    asked: list[object] = []
    run = subprocess.run

    def counted(*words: Any, **more: Any) -> Any:
        asked.append(words)
        return run(*words, **more)

    monkeypatch.setattr(subprocess, "run", counted)
    assert len(committed_versions([str(name) for name in names])) == len(names)
    assert len(asked) == 1


@posix
def test_a_hostile_repository_runs_nothing(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = brief.parent.parent
    trap = root / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {root}/sprung\ncat\n")
    trap.chmod(0o755)
    keys = ["core.fsmonitor", "core.pager", "core.sshCommand", "filter.x.clean", "filter.x.smudge", "diff.x.textconv"]
    for key in [*keys, "diff.external", "core.editor", "uploadpack.packObjectsHook"]:
        git(root, "config", key, str(trap))
    (root / ".gitattributes").write_text("*.yaml filter=x diff=x\n")
    monkeypatch.setenv("GIT_DIR", str(root / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    brief.write_text(BRIEF + NEVER + PEACE + WAR)
    assert moved(brief)
    assert not (root / "sprung").exists()
