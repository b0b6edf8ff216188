"""`briefing verify`: exit codes, what it compares with, and what it writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run

WIRE = "“We will not sail while the pumps are broken,” said Rhea Moll.\n\nThe harbour office found them safe.\n"
GOOD = 'She said "We will not sail while the pumps are broken".\n'
BAD = 'She said "We will sail while the pumps are broken".\n'


@pytest.fixture
def wire(tmp_path: Path) -> str:
    (tmp_path / "wire.txt").write_text(WIRE)
    return "wire.txt"


def written(tmp_path: Path, text: str, name: str = "note.md") -> str:
    (tmp_path / name).write_text(text)
    return name


def test_good_quotations_end_with_0(run: Run, tmp_path: Path, wire: str) -> None:
    result = run("verify", written(tmp_path, GOOD), "--against", wire)
    assert (result.code, result.out) == (0, b"")
    assert result.err == "quotations: 1 of 1 verified (1 verbatim); compared with 1 source\n"


def test_words_that_stand_nowhere_end_with_1_and_are_shown_with_the_nearest(
    run: Run, tmp_path: Path, wire: str
) -> None:
    result = run("verify", written(tmp_path, BAD), "--against", wire)
    assert result.code == 1
    assert "note.md:1:11: error[BR301]" in result.err
    assert "nearest, 'wire.txt', paragraph 1: " in result.err
    assert "{+not+}" in result.err


def test_strict_counts_the_reporters_words_as_an_error(run: Run, tmp_path: Path, wire: str) -> None:
    name = written(tmp_path, 'They are "safe".\n')
    assert run("verify", name, "--against", wire).code == 0
    assert run("verify", name, "--against", wire, "--strict").code == 1


def test_standard_input_is_read(run: Run, wire: str) -> None:
    result = run("verify", "-", "--against", wire, "--list", stdin=GOOD.encode())
    assert result.text.startswith("-:1: verified, verbatim [wire.txt, paragraph 1]: ")


def test_a_folder_a_brief_and_a_text_are_compared_with(run: Run, tmp_path: Path) -> None:
    (tmp_path / "texts" / "deep").mkdir(parents=True)
    (tmp_path / "texts" / "deep" / "wire.txt").write_text(WIRE)
    (tmp_path / "texts" / ".hidden.txt").write_text("no\n")
    (tmp_path / "texts" / "picture.png").write_bytes(b"no")
    (tmp_path / "port.yaml").write_text(
        "briefing: 1\ntitle: t\nevent: {summary: s}\nsources:\n  a: {title: A, archive: {path: a.txt}}\n"
    )
    (tmp_path / "a.txt").write_text("“Nobody asked us,” he said.\n")
    name = written(tmp_path, GOOD + '\n"Nobody asked us".\n')
    result = run("verify", name, "--against", "texts", "--against", "port.yaml", "--list")
    assert result.code == 0
    assert "[texts/deep/wire.txt, paragraph 1]" in result.text
    assert "[port.yaml#a, paragraph 1]" in result.text
    assert "compared with 2 sources" in result.err


def test_nothing_to_compare_with_is_never_found(run: Run, tmp_path: Path) -> None:
    name = written(tmp_path, GOOD)
    (tmp_path / "empty").mkdir()
    result = run("verify", name, "--against", "empty")
    assert result.code == 2
    assert "nothing to compare with" in result.err


def test_one_source_that_cannot_be_read_stops_no_other_and_ends_with_2(run: Run, tmp_path: Path, wire: str) -> None:
    result = run("verify", written(tmp_path, GOOD), "missing.md", "--against", "gone.txt", "--against", wire)
    assert result.code == 2
    assert "gone.txt: error[BR101] there is no such file" in result.err
    assert "missing.md: error[BR101] there is no such file" in result.err
    assert "1 of 1 verified" in result.err


def test_json_has_each_quotation_with_its_verdict_and_place(run: Run, tmp_path: Path, wire: str) -> None:
    result = run("verify", written(tmp_path, f"One.\n\n{BAD}"), "--against", wire, "--format", "json")
    data = json.loads(result.out)
    assert data["version"] == 1
    (document,) = data["documents"]
    assert document["path"] == "note.md"
    (quotation,) = document["quotations"]
    assert (quotation["verdict"], quotation["line"], quotation["source"]) == ("NOT FOUND", 3, None)
    assert document["diagnostics"][0]["code"] == "BR301"


def test_github_and_sarif_name_the_document(run: Run, tmp_path: Path, wire: str) -> None:
    name = written(tmp_path, BAD)
    assert run("verify", name, "--against", wire, "--format", "github").text.startswith("::error file=note.md,line=1,")
    log = json.loads(run("verify", name, "--against", wire, "--format", "sarif").out)
    assert log["runs"][0]["results"][0]["ruleId"] == "BR301"


def test_the_marked_page_shows_every_quotation_and_lets_nothing_in(run: Run, tmp_path: Path, wire: str) -> None:
    name = written(tmp_path, GOOD + BAD + '"<script>alert(1)</script>" \x1b]0;x\x07\n', "note.txt")
    page = run("verify", name, "--against", wire, "--format", "html").text
    assert '<mark class="good">We will not sail while the pumps are broken</mark><sup>1</sup>' in page
    assert '<mark class="bad">We will sail while the pumps are broken</mark><sup>2</sup>' in page
    assert "<script>" not in page
    assert "\x1b" not in page


def test_a_pdf_without_the_extra_says_how_to_add_it(
    run: Run, tmp_path: Path, wire: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise ModuleNotFoundError(name="pypdf")

    monkeypatch.setattr("briefing.verify.reading.read_document", missing)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    result = run("verify", "a.pdf", "--against", wire)
    assert result.code == 2
    assert "the extra 'read-pdf'" in result.err


def test_the_exports_of_a_brief_hold_against_its_archives(run: Run, tmp_path: Path, wire: str) -> None:
    assert wire
    (tmp_path / "b.yaml").write_text(
        "briefing: 1\ntitle: t\nevent: {summary: s}\nactors:\n  r: {name: Rhea Moll, kind: person}\n"
        "sources:\n  w: {title: W, archive: {path: wire.txt}}\n"
        "quotes:\n- {text: We will not sail while the pumps are broken., speaker: r, source: w, at: 1}\n"
    )
    for name in ("b.md", "b.txt", "b.html", "b.docx", "b.pdf"):
        assert run("export", "b.yaml", "-o", name).code == 0, name
        result = run("verify", name, "--against", "b.yaml", "--list")
        assert "verified" in result.text, name
        assert "NOT FOUND" not in result.text, name


@pytest.mark.parametrize("behind", [(), ("--list",)])
def test_several_sources_may_follow_the_documents(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behind: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("“Nobody left the pier,” said Rhea Moll.", encoding="utf-8")
    (tmp_path / "two.txt").write_text("“The lamps were out,” said Bo Kell.", encoding="utf-8")
    name = written(tmp_path, "She said “Nobody left the pier”. He said “The lamps were out”.")
    result = run("verify", name, "--against", "one.txt", "two.txt", *behind)
    assert (result.code, "compared with 2 sources" in result.err) == (0, True)
    assert run("verify", "--against", "one.txt", name).code == 1
    assert run("verify", "--against", "one.txt", "--against", "two.txt", name).code == 0
