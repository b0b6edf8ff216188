from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.check.registry import REGISTRY, explain
from briefing.cli.report import ExitCode
from briefing.errors import BriefingFileError
from briefing.files import BriefingFile, load_text

if TYPE_CHECKING:
    from cli.conftest import Run


ROOT = Path(__file__).resolve().parents[2]
SUMMARY = (
    "port.yaml: quotations: 0 of 1 verified; 1 not compared\n1 file: nothing wrong found; 0 of 1 quotation verified\n"
)
UNCHECKED: list[dict[str, object]] = [
    {
        "id": "Q1",
        "verdict": "not compared",
        "result": "no archive",
        "at": None,
        "claims": True,
        "paragraph": None,
        "misplaced": False,
        "why": "the source has no archived text",
        "pieces": [],
    }
]


def test_a_good_brief_finds_nothing(run: Run, brief: Path) -> None:
    result = run("check", brief.name)
    assert (result.code, result.out, result.err) == (ExitCode.GOOD, b"", SUMMARY)


def test_every_finding_is_told_and_counted(run: Run, bad_brief: Path) -> None:
    result = run("check", bad_brief.name)
    assert (result.code, result.out) == (ExitCode.FINDINGS, b"")
    assert result.err.count("error[") == 3
    assert result.err.endswith("\n3 errors in 1 file\n")


def test_files_come_in_the_order_they_were_named(run: Run, bad_brief: Path, tmp_path: Path, bad_text: str) -> None:
    (tmp_path / "a.yaml").write_text(bad_text)
    err = run("check", bad_brief.name, "a.yaml").err
    assert err.index("bad.yaml") < err.index("a.yaml")
    assert err.endswith("6 errors in 2 files\n")


def test_a_folder_is_searched_with_the_folders_in_it(run: Run, bad_brief: Path, tmp_path: Path) -> None:
    (tmp_path / "in" / "side").mkdir(parents=True)
    bad_brief.rename(tmp_path / "in" / "side" / "bad.yaml")
    (tmp_path / "in" / "settings.yaml").write_text("theme: dark\n")
    result = run("check", "in")
    assert result.code == ExitCode.FINDINGS
    assert result.err.endswith("3 errors in 1 file\n")


def test_without_a_path_the_folder_briefs_is_checked(
    run: Run, bad_brief: Path, tmp_path: Path, brief_text: str
) -> None:
    assert run("check").code == ExitCode.FINDINGS
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "good.yaml").write_text(brief_text)
    assert run("check").code == ExitCode.GOOD
    assert bad_brief.exists()


def test_a_folder_without_briefs_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("check", "empty")
    assert result.code == ExitCode.GOOD
    assert "empty: no briefs here" in result.err


def test_warnings_are_told_and_count_only_when_strict(run: Run, brief: Path, brief_text: str) -> None:
    brief.write_text(brief_text.replace("Strike closes", "Strike\u200b closes"), encoding="utf-8")
    easy, strict = run("check", brief.name), run("check", "--strict", brief.name)
    assert (easy.code, strict.code) == (ExitCode.GOOD, ExitCode.FINDINGS)
    assert "warning[BR603]" in easy.err
    assert easy.err.endswith("1 warning in 1 file\n")


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_checked(run: Run, bad_brief: Path) -> None:
    result = run("check", "gone.yaml", bad_brief.name)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "gone.yaml: error[BR101]" in result.err
    assert result.err.endswith("4 errors in 2 files\n")


def test_json_is_data_on_standard_output(run: Run, bad_brief: Path, brief: Path) -> None:
    result = run("check", "--format", "json", bad_brief.name, brief.name)
    assert result.code == ExitCode.FINDINGS
    data = json.loads(result.out)
    assert list(data) == ["version", "files"]
    assert data["version"] == 1
    assert [file["path"] for file in data["files"]] == ["bad.yaml", "port.yaml"]
    assert data["files"][1] == {"path": "port.yaml", "diagnostics": [], "quotes": UNCHECKED}
    assert data["files"][0]["diagnostics"][1] == {
        "code": "BR111",
        "severity": "error",
        "line": 3,
        "column": 1,
        "path": "sumary",
        "message": "unknown key 'sumary'",
        "hint": data["files"][0]["diagnostics"][1]["hint"],
    }


def test_json_of_a_file_without_lines_has_none(run: Run) -> None:
    result = run("check", "--format", "json", "gone.yaml")
    assert result.code == ExitCode.USAGE
    (finding,) = json.loads(result.out)["files"][0]["diagnostics"]
    assert (finding["code"], finding["line"], finding["column"]) == ("BR101", None, None)


def test_json_is_ascii_so_that_nothing_in_it_can_steer_a_terminal(run: Run, brief: Path, brief_text: str) -> None:
    brief.write_text(brief_text.replace("event:", '"é\\e\\x9b\\u202e":'), encoding="utf-8")
    result = run("check", "--format", "json", brief.name)
    assert result.out.isascii()
    assert b"\x1b" not in result.out
    paths = [finding["path"] for finding in json.loads(result.out)["files"][0]["diagnostics"]]
    assert any("é" in path for path in paths)


def test_json_tells_the_summary_beside_the_data(run: Run, brief: Path) -> None:
    assert run("check", "--format", "json", brief.name).err == SUMMARY


@pytest.mark.parametrize("code", sorted(REGISTRY))
def test_every_code_is_explained(run: Run, code: str) -> None:
    result = run("check", "--explain", code)
    assert (result.code, result.err) == (ExitCode.GOOD, "")
    assert result.text == explain(code)


def test_a_code_may_be_written_small(run: Run) -> None:
    assert run("check", "--explain", "br201").out == run("check", "--explain", "BR201").out


@pytest.mark.parametrize("code", ["BR999", "", "x\x1b[2J"])
def test_an_unknown_code_is_wrong_usage(run: Run, code: str) -> None:
    result = run("check", "--explain", code)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "is not a code" in result.err
    assert "\x1b" not in result.err


def test_words_that_no_source_has_are_an_error(run: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "data" / "pact", tmp_path / "pact")
    path = tmp_path / "pact" / "pact.yaml"
    path.write_text(path.read_text().replace("belongs to those who live", "belongs to all who live"))
    result = run("check", str(path))
    assert result.code == ExitCode.FINDINGS
    assert result.out == b""
    assert "error[BR301] quotes[0].text" in result.err
    assert "[-all-] {+those+}" in result.err
    assert "1 NOT FOUND" in result.err


NOISY = """\
briefing: 1
title: Strike
event: {summary: Dockers closed the port., key_points: [It is closed.]}
actors: {ada: {name: Ada}}
sources: {report: {title: Port closed}}
"""
NOISY_CODES = ["BR216", "BR211", "BR312", "BR212", "BR314"]


@pytest.fixture
def noisy(tmp_path: Path) -> Path:
    path = tmp_path / "noisy.yaml"
    path.write_text(NOISY)
    return path


def told(run: Run, *arguments: str) -> list[str]:
    (file,) = json.loads(run("check", "--format", "json", *arguments).out)["files"]
    return [finding["code"] for finding in file["diagnostics"]]


def test_rules_of_the_trade_are_told_in_file_order(run: Run, noisy: Path) -> None:
    assert told(run, noisy.name) == NOISY_CODES


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--select", "BR3"], ["BR312", "BR314"]),
        (["--select", "br21,BR314"], ["BR216", "BR211", "BR212", "BR314"]),
        (["--ignore", "BR2"], ["BR312", "BR314"]),
        (["--select", "BR21", "--ignore", "BR211", "--ignore", "BR216"], ["BR212"]),
        (["--select", "BR211", "--ignore", "BR2"], ["BR211"]),
        (["--select", "BR2", "--ignore", "BR2"], []),
    ],
)
def test_codes_are_chosen_by_their_beginnings(run: Run, noisy: Path, options: list[str], left: list[str]) -> None:
    assert told(run, *options, noisy.name) == left


def test_what_keeps_a_brief_from_loading_cannot_be_ignored(run: Run, bad_brief: Path) -> None:
    assert run("check", "--ignore", "BR", bad_brief.name).code == ExitCode.FINDINGS


@pytest.mark.parametrize("code", ["BR9", "X", "BR2111", "", "br"])
def test_a_code_that_is_none_is_wrong_usage_or_nothing(run: Run, noisy: Path, code: str) -> None:
    result = run("check", "--select", code, noisy.name)
    assert result.code == (ExitCode.GOOD if code in {"", "br"} else ExitCode.USAGE)


def test_settings_of_a_folder_hold_for_the_briefs_below_it(run: Run, noisy: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    noisy.rename(tmp_path / "in" / "noisy.yaml")
    (tmp_path / "briefing.toml").write_text('select = ["BR2"]\nignore = ["BR211"]\nstrict = true\n')
    assert told(run, "in/noisy.yaml") == ["BR216", "BR212"]
    assert run("check", "in/noisy.yaml").code == ExitCode.FINDINGS
    assert told(run, "--select", "BR3", "in/noisy.yaml") == ["BR312", "BR314"]
    (tmp_path / "in" / "briefing.toml").write_text("")
    assert told(run, "in/noisy.yaml") == NOISY_CODES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select = 'BR2'", "is a list of codes"),
        ("strict = 1", "is true or false"),
        ("slect_ = []", "unknown key 'slect_'"),
        ("ignore = ['BR9']", "is not a code"),
        ("ignore = [", "is not valid TOML"),
        ("\x00", "is not valid TOML"),
    ],
)
def test_wrong_settings_are_told(run: Run, noisy: Path, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "briefing.toml").write_text(text)
    result = run("check", noisy.name)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "briefing.toml" in result.err
    assert said in result.err


def test_many_files_are_checked_on_all_cores_and_told_in_order(run: Run, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"b{number:02}.yaml").write_text(NOISY.replace("Strike", f"Strike {number}"))
    (tmp_path / "b30.yaml").write_text("briefing: 1\n")
    data = json.loads(run("check", "--format", "json", ".").out)
    assert [file["path"] for file in data["files"]] == [f"b{number:02}.yaml" for number in range(60)]
    assert [len(file["diagnostics"]) for file in data["files"]].count(len(NOISY_CODES)) == 59


FOUND = """\
briefing: 1
title: Flood  # the title
event: {summary: It rose.}
actors: {ana: {name: Ana Lupu}}
sources: {wire: {title: Flood, reliability: B, archive: {path: wire.txt}}}
quotes:
  - {text: The dams will hold, speaker: ana, source: wire}
"""


@pytest.fixture
def found(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text('It rose.\n\n"The dams will hold," Ana Lupu said.\n')
    path = tmp_path / "flood.yaml"
    path.write_text(FOUND)
    return path


def test_fix_writes_what_is_missing_and_says_so(run: Run, found: Path) -> None:
    before = run("check", found.name)
    assert "Q1 stands in paragraph 2 of 'wire'" in before.err
    fixed = run("check", "--fix", found.name)
    assert fixed.code == ExitCode.GOOD
    assert "flood.yaml: wrote at: 2 for Q1\n" in fixed.err
    assert "BR309" not in fixed.err
    text = found.read_text()
    assert "source: wire, at: 2}" in text
    assert "title: Flood  # the title\n" in text
    again = run("check", "--fix", found.name)
    assert "wrote" not in again.err
    assert found.read_text() == text


def test_fix_leaves_json_and_standard_input_alone(run: Run, found: Path, tmp_path: Path) -> None:
    import yaml

    text = json.dumps(yaml.safe_load(FOUND))
    (tmp_path / "flood.json").write_text(text)
    result = run("check", "--fix", "flood.json")
    assert "only YAML files are added to" in result.err
    assert (tmp_path / "flood.json").read_text() == text
    assert found.exists()


def test_fix_says_where_it_cannot_write(run: Run, found: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = found.read_bytes()
    monkeypatch.setattr("briefing.files.writing._fill", full)
    result = run("check", "--fix", found.name)
    assert result.code == ExitCode.USAGE
    assert "the disk is full" in result.err
    assert found.read_bytes() == before


def test_fix_of_a_broken_brief_only_reports(run: Run, bad_brief: Path) -> None:
    before = bad_brief.read_bytes()
    result = run("check", "--fix", bad_brief.name)
    assert result.code == ExitCode.FINDINGS
    assert bad_brief.read_bytes() == before
    assert f"{bad_brief.name}: nothing was written into it, since it does not load\n" in result.err


@pytest.mark.parametrize("what", ["broken", "gone"])
def test_fix_says_where_a_brief_was_not_there_to_be_fixed(
    what: str, run: Run, found: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_half_saved(name: str) -> BriefingFile:
        if what == "gone":
            raise BriefingFileError(name, "there is no such file")
        return load_text("briefing: 1\n", name=name)

    monkeypatch.setattr("briefing.cli.commands.check.load_brief", load_half_saved)
    result = run("check", "--fix", found.name)
    said = {"broken": "nothing was written into it, since it does not load", "gone": "there is no such file"}
    assert f"{found.name}: {said[what]}\n" in result.err
    assert result.code == (ExitCode.GOOD if what == "broken" else ExitCode.USAGE)


def test_github_and_sarif_go_to_standard_output(run: Run, found: Path) -> None:
    github = run("check", "--format", "github", "--select", "BR309", found.name)
    assert github.text == (
        "::notice file=flood.yaml,line=7,endLine=7,col=5,endColumn=9,title=BR309"
        "::quotes[0]: Q1 stands in paragraph 2 of 'wire' (write 'at: 2', or let 'briefing check --fix' do it)\n"
    )
    log = json.loads(run("check", "--format", "sarif", found.name).out)
    assert {result["ruleId"] for result in log["runs"][0]["results"]} == {"BR309", "BR312"}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A brief with a source that is at hand, one that is not, and one that names no text."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "Ledger.txt").write_text('"The books are open," Marta Vidal said.')
    path = tmp_path / "ledger.yaml"
    path.write_text(
        "briefing: 1\ntitle: The ledger\nevent: {summary: The books are open.}\n"
        "actors: {vidal: {name: Marta Vidal, kind: person}}\n"
        "sources:\n"
        "  paper: {title: A, publisher: B, reliability: B, archive: {path: texts/Ledger.txt}}\n"
        "  radio: {title: C, publisher: D, reliability: B, archive: {path: texts/radio.txt}}\n"
        "  talk: {title: E, publisher: F, reliability: B}\n"
        "  unused: {title: G, publisher: H, reliability: B}\n"
        "quotes:\n"
        "  - {text: The books are open, speaker: vidal, source: paper, at: 1}\n"
        "  - {text: We count again, speaker: vidal, source: radio, at: 2}\n"
        "  - {text: We counted twice, speaker: vidal, source: talk, at: 1}\n"
        "  - {text: She counts., kind: indirect, speaker: vidal, source: unused, at: 1}\n"
    )
    return path


def test_archives_can_be_required(run: Run, ledger: Path) -> None:
    assert run("check", "--strict", "--select", "BR3", ledger.name).code == ExitCode.GOOD
    result = run("check", "--require-archives", "--select", "BR4", "--ignore", "BR304", ledger.name)
    assert result.code == ExitCode.FINDINGS
    assert [line.split()[1] for line in result.err.splitlines() if "error[" in line] == ["error[BR304]", "error[BR334]"]
    assert "'talk' is quoted and has no archive" in result.err


def test_archives_can_be_required_of_a_folder(run: Run, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text("require_archives = true\n")
    assert run("check", ledger.name).code == ExitCode.FINDINGS
    (tmp_path / "briefing.toml").write_text("require_archives = false\n")
    assert run("check", ledger.name).code == ExitCode.GOOD
    assert run("check", "-", stdin=ledger.read_bytes()).code == ExitCode.GOOD
    assert run("check", "--require-archives", "-", stdin=ledger.read_bytes()).code == ExitCode.FINDINGS
    (tmp_path / "briefing.toml").write_text("require_archives = 1\n")
    assert "'require_archives' is true or false" in run("check", ledger.name).err


def test_an_archive_whose_name_differs_in_case_fails_when_strict(run: Run, ledger: Path) -> None:
    ledger.write_text(ledger.read_text().replace("Ledger.txt", "ledger.txt").replace("are open,", "were open,"))
    result = run("check", ledger.name)
    assert "warning[BR331]" in result.err
    assert "error[BR301]" in result.err
    ledger.write_text(ledger.read_text().replace("were open,", "are open,"))
    assert run("check", ledger.name).code == ExitCode.GOOD
    assert run("check", "--strict", ledger.name).code == ExitCode.FINDINGS


@pytest.mark.parametrize(
    ("pattern", "place"),
    [("desk/", ".gitignore"), ("desk/*", ".gitignore"), ("*", ".gitignore"), ("*", "desk/.gitignore")],
)
def test_a_folder_that_is_named_is_checked_though_git_ignores_it(
    run: Run, tmp_path: Path, bad_text: str, pattern: str, place: str
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk" / "east").mkdir(parents=True)
    (tmp_path / "desk" / "east" / "bad.yaml").write_text(bad_text)
    (tmp_path / place).write_text(f"{pattern}\n*.old.yaml\n")
    (tmp_path / "desk" / "a.old.yaml").write_text(bad_text)
    for folder in ("desk", "desk/east"):
        result = run("check", folder)
        assert (result.code, result.err.splitlines()[-1]) == (ExitCode.FINDINGS, "3 errors in 1 file")


def test_briefs_that_are_all_left_out_are_told_and_end_with_2(run: Run, tmp_path: Path, brief_text: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.yaml\n")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.yaml").write_text(brief_text)
    result = run("check", "desk")
    assert result.code == ExitCode.USAGE
    assert "desk: the only brief here is left out by .gitignore" in result.err
    (tmp_path / "desk" / "b.yaml").write_text(brief_text)
    assert "desk: all of the 2 briefs here are left out by .gitignore" in run("check", "desk").err
    assert run("check", "desk/a.yaml").code == ExitCode.GOOD
    (tmp_path / ".gitignore").write_text("a.yaml\n")
    assert run("check", "desk").code == ExitCode.GOOD
