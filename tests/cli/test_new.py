from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.report import ExitCode
from briefing.files import load, load_text
from briefing.files.template import uncommented
from briefing.library.beginning import fill_template, slug_of
from briefing.model import Briefing
from briefing.model.base import NOTHING_SHOWN
from briefing.model.schema import schema_text
from programs import posix

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run


def test_a_file_is_written_that_passes_check(run: Run, tmp_path: Path) -> None:
    result = run("new", "Harbour strike")
    assert (result.code, result.out) == (ExitCode.GOOD, b"")
    assert result.err.startswith("wrote harbour-strike.yaml\n")
    assert load(tmp_path / "harbour-strike.yaml").briefing.title == "Harbour strike"
    assert run("check", "--strict", "harbour-strike.yaml").err == "1 file: all good; no quotations\n"


def test_what_comes_next_is_told(run: Run) -> None:
    err = run("new", "Harbour strike").err
    assert "briefing check harbour-strike.yaml" in err
    assert "briefing harbour-strike.yaml" in err
    assert "briefing schema" not in err


def schema_of(text: str) -> str:
    return text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")


def test_the_file_points_editors_to_a_schema_that_is_written(run: Run, data_folder: Path, tmp_path: Path) -> None:
    address = schema_of(run("new", "x", "-o", "-").text)
    kept = data_folder / "briefing" / "briefing.schema.json"
    assert address == kept.as_uri()
    assert kept.read_text(encoding="utf-8") == schema_text()
    assert list(tmp_path.iterdir()) == []


def test_a_schema_of_another_version_is_written_anew(run: Run, data_folder: Path) -> None:
    kept = data_folder / "briefing" / "briefing.schema.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("{}")
    run("new", "x", "-o", "-")
    assert kept.read_text(encoding="utf-8") == schema_text()


def test_where_no_schema_can_be_written_the_command_for_it_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert "briefing schema -o briefing.schema.json" in run("new", "Ferries").err
    assert schema_of((tmp_path / "ferries.yaml").read_text()) == "briefing.schema.json"


@posix
def test_the_file_opens_in_the_editor_at_the_summary(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "nano"
    script.write_text('#!/bin/sh\nsed -n "${1#+}p" "$2" > opened.txt\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    assert run("new", "Ferries", "--edit").code == ExitCode.GOOD
    assert "Write here first" in (tmp_path / "opened.txt").read_text()
    monkeypatch.setenv("VISUAL", "no-such-editor-here")
    result = run("new", "Trains", "--edit")
    assert (result.code, "set $EDITOR" in result.err) == (ExitCode.USAGE, True)
    assert run("new", "x", "--edit", "-o", "-").code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ("briefs/briefing.schema.json", "briefing.schema.json"),
        ("briefing.schema.json", "../briefing.schema.json"),
        ("docs/briefing.schema.json", "../docs/briefing.schema.json"),
    ],
)
def test_a_schema_that_is_near_is_found(run: Run, tmp_path: Path, place: str, named: str) -> None:
    for folder in ("briefs", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / place).write_text("{}")
    run("new", "x", "-o", "briefs")
    assert (tmp_path / "briefs" / "x.yaml").read_text().splitlines()[0].endswith(f"$schema={named}")


def test_the_examples_in_the_file_are_right_too() -> None:
    text = uncommented(fill_template("Strike", "2024-03-07", file="x.yaml", schema="s.json"))
    file = load_text(text)
    assert file.warnings == ()
    used = {name for name in Briefing.model_fields if getattr(file.briefing, name)}
    assert set(Briefing.model_fields) - used == {"id", "version", "language", "tags", "source_notes"}


def test_without_a_date_it_is_today_s(run: Run) -> None:
    before = dt.datetime.now().astimezone().date()
    as_of = load_text(run("new", "x", "-o", "-").out).briefing.as_of
    after = dt.datetime.now().astimezone().date()
    assert as_of is not None
    assert as_of.edtf is not None
    assert before.isoformat() <= as_of.edtf.text <= after.isoformat()


@pytest.mark.parametrize(
    "date", ["2024-03-07", "2024-03", "2024", "2024-03~", "2024-03-07?", "[2024-03-04..2024-03-07]"]
)
def test_another_date_can_be_given(run: Run, date: str) -> None:
    text = run("new", "x", "--date", date, "-o", "-").text
    for kind in (text, uncommented(text)):
        as_of = load_text(kind).briefing.as_of
        assert as_of is not None
        assert as_of.edtf is not None
        assert as_of.edtf.text == date


@pytest.mark.parametrize("date", ["yesterday", "2024-13-01", "7 March 2024", ""])
def test_a_date_that_is_none_is_wrong_usage(run: Run, date: str, tmp_path: Path) -> None:
    result = run("new", "x", "--date", date)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert list(tmp_path.iterdir()) == []


def test_the_same_day_gives_the_same_bytes(run: Run) -> None:
    args = ("new", "x", "--date", "2024-03-07", "-o", "-")
    assert run(*args).out == run(*args).out


def test_a_file_that_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("precious")
    assert run("new", "x").code == ExitCode.USAGE
    assert (tmp_path / "x.yaml").read_text() == "precious"
    assert run("new", "x", "--force").code == ExitCode.GOOD
    assert load(tmp_path / "x.yaml").briefing.title == "x"


def test_the_file_can_be_named(run: Run, tmp_path: Path) -> None:
    result = run("new", "Harbour strike", "-o", "my brief.yaml")
    assert result.err.startswith("wrote my brief.yaml\n")
    assert "briefing check 'my brief.yaml'" in result.err
    assert (tmp_path / "my brief.yaml").is_file()


@pytest.mark.parametrize("name", ["x.json", "x.TOML"])
def test_it_is_not_written_as_what_it_is_not(run: Run, name: str) -> None:
    result = run("new", "x", "-o", name)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "YAML" in result.err


@pytest.mark.parametrize("title", ["", "   ", "\n\t", "\udcff"])
def test_a_title_that_cannot_be_one_is_wrong_usage(run: Run, title: str, tmp_path: Path) -> None:
    result = run("new", title)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Harbour strike", "harbour-strike"),
        ("Moldova & France sign: défense pact", "moldova-france-sign-defense-pact"),
        ("The union's vote", "the-unions-vote"),
        ("../../etc/passwd", "etc-passwd"),
        ("港口罢工", "港口罢工"),
        ("Страйк у порту", "страйк-у-порту"),
        ("اعتصاب در «بندر» می‌ماند", "اعتصاب-در-بندر-میماند"),
        ("बाढ़ से 40 गाँव", "बाढ़-से-40-गाँव"),
        ("น้ำท่วมใหญ่", "น้ำท่วมใหญ่"),
        ("Visite à Kиїв: 2ᵉ jour", "visite-a-kиїв-2e-jour"),
        ("🚢!", "brief"),
        ("Ж" * 70, "ж" * 60),
        ("洪水" * 40, ("洪水" * 40)[:43]),
        ("порт " * 20, "-".join(["порт"] * 12)),
        ("--force", "force"),
        (".", "brief"),
        ("CON", "con-brief"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("w" * 100, "w" * 60),
    ],
)
def test_the_file_s_name_is_made_of_the_title(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@given(st.text())
def test_any_title_makes_a_file_s_name_that_is_safe(title: str) -> None:
    slug = slug_of(title)
    assert all(unicodedata.category(letter)[0] in "LMN" or letter == "-" for letter in slug)
    assert slug.strip("-") == slug != ""
    assert len(slug) <= 60
    assert len(slug.encode()) <= 130


def test_titles_in_other_scripts_are_files_of_their_own(run: Run, tmp_path: Path) -> None:
    for title in ("Φωτιά στο λιμάνι", "화재가 났다", "დიდი ხანძარი"):
        assert run("new", title).code == ExitCode.GOOD
    assert {path.stem for path in tmp_path.iterdir()} == {"φωτιά-στο-λιμάνι", "화재가-났다", "დიდი-ხანძარი"}


def test_a_title_that_nobody_sees_is_none(run: Run, tmp_path: Path) -> None:
    result = run("new", "\u200b\xad")
    assert (result.code, "invisible characters alone" in result.err) == (ExitCode.USAGE, True)
    assert not [*tmp_path.iterdir()]


@given(
    st.text(st.characters(exclude_categories=["Cs"]))
    .map(lambda text: " ".join(text.split()))
    .filter(lambda title: title.strip(NOTHING_SHOWN) != "")
)
def test_any_title_comes_back_from_the_file(title: str) -> None:
    text = fill_template(title, "2024-03-07", file="x.yaml", schema="s.json")
    assert load_text(text).briefing.title == title.strip()


@pytest.mark.parametrize(
    "title", ["no", "null", "12:30", "- x", "a: b", "{x}", '"', "\\", "#", "{{date}}", "it's", "$schema"]
)
def test_a_title_that_yaml_would_take_for_something_else_stays_a_title(title: str) -> None:
    text = fill_template(title, "2024-03-07", file="x.yaml", schema="s.json")
    assert load_text(text).briefing.title == title
