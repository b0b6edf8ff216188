"""Findings for other programs: GitHub's annotations and SARIF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from briefing.check.registry import REGISTRY
from briefing.check.reporters import format_github, format_sarif, format_summary
from briefing.check.verdict import Standing, Tally, Verdict
from briefing.errors import Diagnostic, Severity, SourcePosition, SourceSpan

if TYPE_CHECKING:
    from pathlib import Path

SPAN = SourceSpan(SourcePosition(41, 14), SourcePosition(41, 20))
LONG = SourceSpan(SourcePosition(3, 5), SourcePosition(6, 2))
RULES = {code: (known.meaning, known.advice) for code, known in REGISTRY.items()}


def finding(**changed: Any) -> Diagnostic:
    values: dict[str, Any] = {
        "code": "BR201",
        "severity": Severity.ERROR,
        "message": "unknown actor 'sandu2'",
        "file": "briefs/harbour.yaml",
        "path": "quotes[3].speaker",
        "span": SPAN,
        "hint": "did you mean 'sandu'?",
    }
    return Diagnostic(**(values | changed))


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (
            {},
            (
                "::error file=briefs/harbour.yaml,line=41,endLine=41,col=14,endColumn=19,title=BR201"
                "::quotes[3].speaker: unknown actor 'sandu2' (did you mean 'sandu'?)\n"
            ),
        ),
        (
            {"severity": Severity.WARNING, "span": LONG, "hint": None},
            (
                "::warning file=briefs/harbour.yaml,line=3,endLine=6,col=5,title=BR201"
                "::quotes[3].speaker: unknown actor 'sandu2'\n"
            ),
        ),
        (
            {"severity": Severity.NOTE, "span": None, "path": "", "hint": None, "message": "50% of\nit: a, b"},
            "::notice file=briefs/harbour.yaml,title=BR201::50%25 of it: a, b\n",
        ),
        (
            {"file": "a,b:c%.yaml", "span": None, "path": "", "hint": None},
            "::error file=a%2Cb%3Ac%25.yaml,title=BR201::unknown actor 'sandu2'\n",
        ),
    ],
)
def test_a_finding_is_one_workflow_command(changed: dict[str, Any], line: str) -> None:
    assert format_github([finding(**changed)]) == line


@pytest.mark.parametrize("message", ["a\n::error::b", "a\r::stop-commands::x", "\x1b]0;x\x07", "a\u2028::error::b"])
def test_no_text_can_make_a_second_command(message: str) -> None:
    written = format_github([finding(message=message)])
    assert written.count("\n") == 1
    assert len(written.splitlines()) == 1
    assert "\x1b" not in written


def sarif(*findings: Diagnostic) -> dict[str, Any]:
    text = format_sarif([("briefs/harbour.yaml", findings)], rules=RULES, version="1.2.3")
    assert text.isascii()
    assert text.endswith("}\n")
    data: dict[str, Any] = json.loads(text)
    return data


def test_a_log_names_the_tool_and_only_the_rules_that_fired() -> None:
    log = sarif(finding(), finding(code="BR111", severity=Severity.WARNING), finding())
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (log["version"], driver["name"], driver["semanticVersion"]) == ("2.1.0", "briefing", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["BR111", "BR201"]
    assert [(result["ruleId"], result["ruleIndex"], result["level"]) for result in run["results"]] == [
        ("BR201", 1, "error"),
        ("BR111", 0, "warning"),
        ("BR201", 1, "error"),
    ]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])


def test_a_result_says_where() -> None:
    (result,) = sarif(finding())["runs"][0]["results"]
    assert result["message"]["text"] == "unknown actor 'sandu2' (did you mean 'sandu'?)"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "briefs/harbour.yaml"},
                "region": {"startLine": 41, "startColumn": 14, "endLine": 41, "endColumn": 20},
            },
            "logicalLocations": [{"fullyQualifiedName": "quotes[3].speaker"}],
        }
    ]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("-", "stdin"),
        ("a b/ü.yaml", "a%20b/%C3%BC.yaml"),
        ("/tmp/x.yaml", "file:///tmp/x.yaml"),  # noqa: S108 - a name, not a file
        ("a#b?c.yaml", "a%23b%3Fc.yaml"),
    ],
)
def test_a_file_is_named_by_a_uri(name: str, uri: str) -> None:
    (result,) = sarif(finding(file=name, span=None))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": uri}}


def test_an_empty_span_still_has_a_width() -> None:
    empty = SourceSpan(SourcePosition(2, 3), SourcePosition(2, 3))
    (result,) = sarif(finding(span=empty))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["endColumn"] == 4


def test_a_log_without_findings_is_a_log() -> None:
    (run,) = sarif()["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A repository with a brief two folders down."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "desks" / "east").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("", "desks/east/flood.yaml"),
        ("desks", "east/flood.yaml"),
        ("desks/east", "../east/./flood.yaml"),
        ("desks/east", "flood.yaml"),
    ],
)
def test_a_file_of_a_repository_is_named_from_its_top(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, where: str, name: str
) -> None:
    monkeypatch.chdir(newsroom / where)
    found = finding(file=name)
    assert "file=desks/east/flood.yaml," in format_github([found])
    log = json.loads(format_sarif([(name, [found])], rules=RULES, version="1"))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "desks/east/flood.yaml"


def test_a_repository_that_one_is_not_in_names_its_own_files(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(newsroom.parent)
    assert "file=desks/east/flood.yaml," in format_github([finding(file=str(newsroom / "desks/east/flood.yaml"))])


def test_a_file_of_no_repository_and_standard_input_keep_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "file=in/flood.yaml," in format_github([finding(file="in/flood.yaml")])
    assert "file=-," in format_github([finding(file="-")])


NOBODY = Verdict(Standing.NOT_COMPARED)
FOUND = Verdict(Standing.VERIFIED)


@pytest.mark.parametrize(
    ("verdicts", "files", "ignored", "said"),
    [
        ([FOUND] * 12, 1, 0, "1 file: all good; 12 quotations verified"),
        ([FOUND], 2, 0, "2 files: all good; 1 quotation verified"),
        ([], 1, 0, "1 file: all good; no quotations"),
        ([FOUND, NOBODY], 1, 0, "1 file: nothing wrong found; 1 of 2 quotations verified"),
        ([FOUND], 1, 2, "1 file: nothing wrong found, besides 2 findings not asked for; 1 quotation verified"),
        ([], 0, 0, "nothing was checked"),
    ],
)
def test_all_is_good_only_where_every_quotation_is_verified(
    verdicts: list[Verdict], files: int, ignored: int, said: str
) -> None:
    assert format_summary([], files, Tally(verdicts), ignored) == said


def test_what_was_found_is_counted() -> None:
    found = [finding(), finding(), finding(severity=Severity.NOTE)]
    assert format_summary(found, 3, Tally([FOUND])) == "2 errors, 1 note in 3 files"
