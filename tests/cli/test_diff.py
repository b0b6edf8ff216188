"""`briefing diff` and `--since`: two files, two folders, git; every form; what cannot be compared."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Run

OLD = """\
briefing: 1
id: locks
title: Lock keepers strike
marking: TLP:GREEN
as_of: 2032-05-02
event: {summary: "The keepers closed the locks [gazette:1]."}
actors:
  kell: {name: Ida Kell, kind: person}
sources:
  gazette: {title: Locks closed, archive: {path: gazette.txt}}
quotes:
  - {text: The locks stay shut until Friday, speaker: kell, source: gazette, at: 2}
assessments:
  - {text: Traffic will move again within days., likelihood: unlikely}
"""
NEW = OLD.replace("2032-05-02", "2032-05-03").replace("likelihood: unlikely", "likelihood: likely")
ARCHIVE = 'The keepers closed the locks.\n\n"The locks stay shut until Friday", said Ida Kell.\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two versions of a brief, with the archive of both."""
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(NEW, encoding="utf-8")
    (tmp_path / "gazette.txt").write_text(ARCHIVE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def flat(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def _git(*words: str) -> None:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *who, *words], check=True, capture_output=True, env=env)


@pytest.fixture
def repository(desk: Path) -> Path:
    """A repository with the older version in its first commit, the newer in the second, and a third in the folder."""
    (desk / "old.yaml").rename(desk / "locks.yaml")
    _git("init", "-q", ".")
    _git("add", "locks.yaml", "gazette.txt")
    _git("commit", "-q", "-m", "One")
    (desk / "new.yaml").replace(desk / "locks.yaml")
    _git("commit", "-q", "-a", "-m", "Two")
    (desk / "locks.yaml").write_text(NEW.replace("Friday", "Sunday"), encoding="utf-8")
    return desk


@pytest.mark.usefixtures("desk")
def test_two_files_are_compared_and_the_marking_stands_first_and_last(run: Run) -> None:
    result = run("diff", "old.yaml", "new.yaml")
    assert result.code == ExitCode.GOOD
    lines = result.text.splitlines()
    assert lines[0] == lines[-1] == "TLP:GREEN"
    assert " *  Judgement J1 (Traffic will move again within days.): likelihood" in result.text
    assert " *  Date of information moved from 2 May 2032 to 3 May 2032" in lines


@pytest.mark.usefixtures("desk")
def test_the_numbers_of_sources_that_are_told_are_explained(desk: Path, run: Run) -> None:
    (desk / "sunday.yaml").write_text(OLD.replace("topic", "").replace("at: 2}", "at: 1}"), encoding="utf-8")
    told = run("diff", "old.yaml", "sunday.yaml").text
    assert "SOURCES REFERRED TO\n-------------------\n *  [1] Locks closed\n" in told
    assert "SOURCES REFERRED TO" not in run("diff", "old.yaml", "new.yaml").text


@pytest.mark.usefixtures("desk")
def test_a_brief_from_standard_input_has_no_verdicts_to_compare(run: Run) -> None:
    for words in (("-", "old.yaml"), ("old.yaml", "-")):
        told = flat(run("diff", *words, stdin=OLD.encode()).text)
        assert "Nothing of the content changed" in told
        assert "Verdicts not compared where they rest on the older text of [1], which is not at hand" in told


@pytest.mark.usefixtures("desk")
def test_that_nothing_changed_is_said(run: Run) -> None:
    result = run("diff", "--exit-code", "old.yaml", "old.yaml")
    assert result.code == ExitCode.GOOD
    assert "Nothing of the content changed" in result.text


@pytest.mark.usefixtures("desk")
def test_changes_are_an_exit_code_where_that_is_asked_for(run: Run) -> None:
    assert run("diff", "--exit-code", "old.yaml", "new.yaml").code == ExitCode.FINDINGS


@pytest.mark.usefixtures("repository")
def test_a_brief_is_compared_with_the_last_commit(run: Run) -> None:
    told = run("diff", "locks.yaml").text
    assert "[-Friday-] {+Sunday+}" in told
    assert "verdict changed from verified to NOT FOUND" in flat(told)
    assert "likelihood" not in told


@pytest.mark.usefixtures("repository")
def test_two_revisions_are_compared(run: Run) -> None:
    told = flat(run("diff", "HEAD~1..HEAD", "--", "locks.yaml").text)
    assert "likelihood raised" in told
    assert "Sunday" not in told


def test_the_older_version_is_proved_against_the_archive_of_its_commit(repository: Path, run: Run) -> None:
    (repository / "gazette.txt").write_text(ARCHIVE.replace("Friday", "Sunday"), encoding="utf-8")
    told = flat(run("diff", "locks.yaml").text)
    assert "verdict changed" not in told
    assert "archive changed from SHA-256" in told


def test_the_folder_in_use_may_lie_anywhere_and_be_compared_as_a_whole(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "sub").mkdir()
    (repository / "sub" / "fresh.yaml").write_text(OLD.replace("id: locks", "id: fresh"), encoding="utf-8")
    monkeypatch.chdir(repository / "sub")
    result = run("diff", "..")
    assert f"{Path('..', 'sub', 'fresh.yaml')}: new: Lock keepers strike" in result.text
    assert "[-Friday-] {+Sunday+}" in result.text
    assert "2 briefs: 1 changed, 1 new" in result.err


def test_two_folders_are_compared_by_the_names_of_their_files(desk: Path, run: Run) -> None:
    for name, text in (("a", OLD), ("b", NEW)):
        (desk / name).mkdir()
        (desk / name / "locks.yaml").write_text(text, encoding="utf-8")
    (desk / "a" / "gone.yaml").write_text(OLD, encoding="utf-8")
    data = json.loads(run("diff", "-f", "json", "a", "b").text)
    assert {one["path"]: one["state"] for one in data["briefs"]} == {
        str((desk / "b" / "locks.yaml").relative_to(desk)): "changed",
        str((desk / "b" / "gone.yaml").relative_to(desk)): "gone",
    }


def test_what_is_told_of_a_brief_that_came_or_went_has_its_marking(desk: Path, run: Run) -> None:
    for name in ("a", "b"):
        (desk / name).mkdir()
        (desk / name / "locks.yaml").write_text(OLD, encoding="utf-8")
    (desk / "a" / "left.yaml").write_text(OLD.replace("TLP:GREEN", "TLP:RED"), encoding="utf-8")
    (desk / "b" / "bare.yaml").write_text(OLD.replace("marking: TLP:GREEN\n", ""), encoding="utf-8")
    (desk / "b" / "locks.yaml").write_text(NEW.replace("TLP:GREEN", "TLP:AMBER"), encoding="utf-8")
    told = run("diff", "a", "b").text.splitlines()
    assert next(line for line in told if ": gone: " in line).endswith(" [TLP:RED]")
    assert not next(line for line in told if ": new: " in line).endswith("]")
    data = json.loads(run("diff", "-f", "json", "a", "b").text)
    marked = {one["state"]: one["marking"] for one in data["briefs"]}
    assert marked == {"gone": "TLP:RED", "new": None, "changed": "TLP:AMBER"}


@pytest.mark.parametrize("command", [("diff", "red.yaml", "new.yaml"), ("export", "new.yaml", "--since", "red.yaml")])
def test_words_of_a_stricter_version_are_told_to_be_as_strict(desk: Path, run: Run, command: tuple[str, ...]) -> None:
    secret = OLD.replace("TLP:GREEN", "TLP:RED") + "gaps: [Who pays the crew behind the gates.]\n"
    (desk / "red.yaml").write_text(secret, encoding="utf-8")
    told = run(*command)
    assert told.code == ExitCode.GOOD
    assert "Who pays the crew behind the gates" in flat(told.text)
    assert "new.yaml: the version before is TLP:RED, and its words stand in the changes: they are TLP:RED" in told.err
    if command[0] == "diff":
        assert told.text.startswith("TLP:RED\n")
    assert "the version before" not in run("diff", "old.yaml", "new.yaml").err


def test_web_pages_have_deletions_and_insertions(desk: Path, run: Run) -> None:
    (desk / "sunday.yaml").write_text(f"{NEW.replace('Friday', 'Sunday')}gaps: [Who pays.]\n", encoding="utf-8")
    page = run("diff", "-f", "html", "old.yaml", "sunday.yaml").text
    assert "<del>Friday</del> <ins>Sunday</ins>" in page
    assert "Gap 1 added: <ins>Who pays.</ins>" in page


def test_two_briefs_of_one_id_are_not_written_over_each_other(desk: Path, run: Run) -> None:
    for version, text in (("a", OLD), ("b", NEW)):
        for inner in ("east", "west"):
            (desk / version / inner).mkdir(parents=True)
            (desk / version / inner / "locks.yaml").write_text(text, encoding="utf-8")
    told = run("diff", "a", "b", "-f", "html", "-o", "out/")
    assert told.code == ExitCode.USAGE
    assert "west" in told.err
    assert "both would be written to locks-changes.html" in flat(told.err)
    assert not (desk / "out" / "locks-changes.html").exists()


def test_word_files_have_words_own_revisions(desk: Path, run: Run) -> None:
    pytest.importorskip("docx")
    (desk / "sunday.yaml").write_text(NEW.replace("Friday", "Sunday"), encoding="utf-8")
    assert run("diff", "old.yaml", "sunday.yaml", "-o", "changes.docx").code == ExitCode.GOOD
    with zipfile.ZipFile(BytesIO((desk / "changes.docx").read_bytes())) as packed:
        body = packed.read("word/document.xml").decode()
    assert re.search(r'<w:del w:id="\d+" w:author="briefing">.*?<w:delText[^>]*>Friday</w:delText>', body)
    assert re.search(r'<w:ins w:id="\d+" w:author="briefing">.*?<w:t [^>]*>Sunday</w:t>', body)


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing.yaml",), "there is no such file"),
        (("old.yaml", "new.yaml", "third.yaml"), "names no commit"),
        (("locks.yaml", "gone.yaml"), "'gone.yaml' is not there"),
        (("HEAD~9", "--", "locks.yaml"), "'HEAD~9' names no commit"),
        (("--", "--output=x..HEAD", "locks.yaml"), "names no commit"),
        (("HEAD..HEAD",), "Name the briefs to compare"),
        (("HEAD...HEAD", "locks.yaml"), "Two dots"),
        (("HEAD~1..HEAD", "--", "never.yaml"), "is not in HEAD"),
        ((".", "locks.yaml"), "a folder with a folder"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(words: tuple[str, ...], said: str, run: Run) -> None:
    result = run("diff", *words)
    assert result.code == ExitCode.USAGE
    assert said in result.err
    assert not result.out


def test_a_folder_without_a_repository_and_a_machine_without_git_are_told(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "lies in no git repository" in run("diff", "old.yaml").err
    monkeypatch.setenv("PATH", str(desk))
    assert "git is not installed" in run("diff", "old.yaml").err


@pytest.mark.usefixtures("desk")
def test_a_brief_that_does_not_load_does_not_stop_the_others(desk: Path, run: Run) -> None:
    for name, text in (("a", OLD), ("b", NEW)):
        (desk / name).mkdir()
        (desk / name / "locks.yaml").write_text(text, encoding="utf-8")
        (desk / name / "bad.yaml").write_text("briefing: 1\ntitle: x\n", encoding="utf-8")
    result = run("diff", "a", "b")
    assert result.code == ExitCode.FINDINGS
    assert "likelihood raised" in flat(result.text)
    assert "BR" in result.err


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_an_export_tells_what_changed_since_an_older_version(form: str, run: Run) -> None:
    told = flat(run("export", "-f", form, "--since", "HEAD~1", "locks.yaml").text)
    assert "likelihood raised" in told
    assert re.search(r"since\W* 2 may 2032", told, re.IGNORECASE) or '"since": "2 May 2032' in told


@pytest.mark.usefixtures("desk")
def test_an_export_since_a_file_and_since_nothing(run: Run) -> None:
    assert "Date of information moved" in run("export", "--since", "old.yaml", "new.yaml").text
    failed = run("export", "--since", "never", "new.yaml")
    assert failed.code == ExitCode.USAGE
    assert not failed.out


@pytest.mark.usefixtures("desk")
def test_the_changes_alone_need_something_to_compare_with(run: Run) -> None:
    assert "needs --since" in run("export", "--section", "changes", "new.yaml").err
    told = run("export", "--section", "changes", "--since", "old.yaml", "new.yaml").text
    assert "CHANGES SINCE 2 MAY 2032" in told
    assert "BOTTOM LINE" not in told


@pytest.mark.usefixtures("repository")
def test_nothing_of_the_repository_is_run(repository: Path, run: Run) -> None:
    (repository / ".gitattributes").write_text("*.yaml filter=evil diff=evil\n", encoding="utf-8")
    for key in ("filter.evil.smudge", "diff.evil.textconv", "core.fsmonitor", "core.pager", "diff.external"):
        _git("config", key, f"touch {repository / 'touched'}; cat")
    run("diff", "locks.yaml")
    assert not (repository / "touched").exists()
