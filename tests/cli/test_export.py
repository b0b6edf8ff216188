from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


def test_the_brief_is_printed(run: Run, brief: Path) -> None:
    result = run("export", brief.name)
    assert (result.code, result.err) == (ExitCode.GOOD, "")
    assert result.text.startswith("TLP:GREEN\n")
    assert "We stay out until the talks begin." in result.text
    assert max(len(line) for line in result.text.splitlines()) <= 72


def test_words_that_were_not_found_are_told_and_handed_over(run: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text('A strike.\n\n"We stay out," she said.\n')
    text = brief.read_text().replace("publisher: The Example Gazette", "archive: {path: report.txt}")
    brief.write_text(text.replace("Dockers closed the port", 'Dockers "closed the port"'))
    result = run("export", brief.name, "-o", "out.txt")
    assert result.code == ExitCode.GOOD
    told = "port.yaml: words NOT FOUND in 1 statement (Q1) and 1 place in the prose; see 'briefing check'\n"
    assert result.err == f"{told}wrote out.txt\n"


def test_dash_as_output_is_standard_output(run: Run, brief: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert run("export", brief.name, "-o", "-").out == run("export", brief.name).out
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_is_written_and_named(run: Run, brief: Path, tmp_path: Path) -> None:
    result = run("export", brief.name, "-o", "out.txt")
    assert (result.code, result.out, result.err) == (ExitCode.GOOD, b"", "wrote out.txt\n")
    assert (tmp_path / "out.txt").read_bytes() == run("export", brief.name).out


@pytest.mark.parametrize("folder", ["out", "out/"])
def test_in_a_folder_the_file_is_named_after_the_brief(run: Run, brief: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / "out").mkdir()
    brief.rename(tmp_path / "another name.yaml")
    result = run("export", "another name.yaml", "-o", folder)
    assert (result.code, result.err) == (ExitCode.GOOD, f"wrote {Path('out', 'port.txt')}\n")
    assert (tmp_path / "out" / "port.txt").is_file()


def test_standard_input_has_a_name_in_a_folder_too(run: Run, tmp_path: Path, brief_text: str) -> None:
    (tmp_path / "out").mkdir()
    assert run("export", "-", "-o", "out", stdin=brief_text.replace("id: port\n", "").encode()).code == ExitCode.GOOD
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["brief.txt"]


def test_a_file_that_is_there_is_kept(run: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("precious")
    result = run("export", brief.name, "-o", "out.txt")
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "--force" in result.err
    assert (tmp_path / "out.txt").read_text() == "precious"


def test_force_replaces_it(run: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("old")
    assert run("export", brief.name, "-o", "out.txt", "--force").code == ExitCode.GOOD
    assert (tmp_path / "out.txt").read_bytes() == run("export", brief.name).out


@pytest.mark.parametrize("name", ["port.yaml", "./port.yaml", "link.yaml", "sub/../port.yaml"])
def test_not_even_force_writes_over_the_brief_itself(
    run: Run, brief: Path, tmp_path: Path, name: str, brief_text: str
) -> None:
    (tmp_path / "link.yaml").symlink_to(brief)
    (tmp_path / "sub").mkdir()
    result = run("export", brief.name, "-o", name, "--force")
    assert result.code == ExitCode.USAGE
    assert "is the brief itself" in result.err
    assert brief.read_text() == brief_text


def test_an_invalid_brief_writes_nothing(run: Run, bad_brief: Path, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("old")
    assert run("export", bad_brief.name, "-o", "out.txt", "--force").code == ExitCode.FINDINGS
    assert (tmp_path / "out.txt").read_text() == "old"


@pytest.mark.parametrize("output", ["gone/out.txt", "gone/too/", "port.yaml/out.txt"])
def test_a_place_that_cannot_be_written_is_told(run: Run, brief: Path, output: str) -> None:
    result = run("export", brief.name, "-o", output)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert output.rstrip("/") in result.err


@pytest.mark.parametrize("width", [40, 60, 200])
def test_no_line_is_wider_than_asked(run: Run, brief: Path, width: int) -> None:
    result = run("export", brief.name, "--width", str(width))
    assert result.code == ExitCode.GOOD
    assert max(len(line) for line in result.text.splitlines()) <= width


def test_ascii_holds_nothing_else(run: Run, brief: Path, brief_text: str) -> None:
    brief.write_text(brief_text.replace("Dockers", "“Débardeurs” – 港"), encoding="utf-8")
    assert not run("export", brief.name).out.isascii()
    assert run("export", brief.name, "--ascii").out.isascii()


def test_sections_can_be_chosen(run: Run, brief: Path) -> None:
    text = run("export", brief.name, "--section", "statements").text
    assert "STATEMENTS" in text
    assert "SOURCES" not in text
    both = run("export", brief.name, "--section", "sources", "--section", "statements").text
    assert "STATEMENTS" in both
    assert "SOURCES" in both


def test_a_section_that_is_none_is_wrong_usage(run: Run, brief: Path) -> None:
    result = run("export", brief.name, "--section", "statments")
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "statements" in result.err


def test_the_format_follows_the_ending_of_the_file(run: Run, brief: Path) -> None:
    pytest.importorskip("docx")
    assert run("export", brief.name, "-o", "out.docx").code == ExitCode.GOOD
    assert (brief.parent / "out.docx").read_bytes().startswith(b"PK")


def test_several_formats_and_files_go_into_a_folder(run: Run, brief: Path) -> None:
    pytest.importorskip("docx")
    other = brief.with_name("other.yaml")
    other.write_bytes(brief.read_bytes().replace(b"id: port", b"id: other"))
    refused = run("export", brief.name, other.name)
    assert refused.code == ExitCode.USAGE
    assert "name a folder with -o, as in -o out/" in refused.err
    (brief.parent / "out").mkdir()
    assert run("export", brief.name, other.name, "-f", "text", "-f", "docx", "-o", "out").code == ExitCode.GOOD
    names = {path.name for path in (brief.parent / "out").iterdir()}
    assert names == {f"{stem}.{ending}" for stem in ("port", "other") for ending in ("txt", "docx")}


def test_a_folder_that_ends_in_a_slash_is_made(run: Run, brief: Path) -> None:
    result = run("export", brief.name, "-f", "text", "-f", "csv", "-o", "for the desk/")
    assert (result.code, result.err.count("wrote ")) == (ExitCode.GOOD, 8)
    assert len(list((brief.parent / "for the desk").iterdir())) == 8
    assert run("export", brief.name, "-o", "one/").err == f"wrote {Path('one', 'port.txt')}\n"


def test_a_folder_is_made_for_nothing_that_cannot_be_written(run: Run, brief: Path) -> None:
    (brief.parent / "taken").write_text("a file")
    assert "taken/: error[BR101] is a file, not a folder" in run("export", brief.name, "-o", "taken/").err
    assert "there is no such folder" in run("export", brief.name, "-o", "not/there/").err
    broken = brief.with_name("broken.yaml")
    broken.write_text("briefing: 1\n")
    assert run("export", broken.name, "-o", "never/").code == ExitCode.FINDINGS
    assert not (brief.parent / "never").exists()


def test_two_briefs_of_one_id_do_not_replace_each_other(run: Run, brief: Path) -> None:
    brief.with_name("other.yaml").write_bytes(brief.read_bytes())
    (brief.parent / "out").mkdir()
    result = run("export", brief.name, "other.yaml", "-o", "out", "--force")
    assert result.code == ExitCode.USAGE
    assert "both would be written to port.txt" in result.err


def test_sections_can_be_left_out(run: Run, brief: Path) -> None:
    text = run("export", brief.name, "--without", "sources", "--without", "bottom line").text
    assert "SOURCES" not in text
    assert "not the whole brief" in " ".join(text.split())
    assert run("export", brief.name, "--section", "sources", "--without", "sources").code == ExitCode.USAGE


@pytest.mark.parametrize("option", ["--section", "--without"])
@pytest.mark.parametrize("format_", ["text", "message", "markdown", "html", "pdf", "docx"])
def test_every_format_made_of_sections_has_those_that_are_chosen(
    run: Run, brief: Path, format_: str, option: str
) -> None:
    for extra, package in (("pdf", "typst"), ("docx", "docx")):
        if format_ == extra:
            pytest.importorskip(package)
    from unit.export.reading import READERS

    what = ("--profile", "message") if format_ == "message" else ("-f", format_)
    data = run("export", brief.name, *what, option, "statements").out
    seen = " ".join(READERS[format_]({"": data}).split()).casefold()
    assert ("we stay out until the talks begin" in seen) is (option == "--section")
    assert ("dockers closed the port" in seen) is (option == "--without")
    assert "not the whole brief" in seen
    assert "tlp:green" in seen


@pytest.mark.parametrize("format_", ["json", "csv", "timelinejs", "ics"])
def test_a_format_that_holds_the_whole_brief_refuses_to_be_an_extract(run: Run, brief: Path, format_: str) -> None:
    result = run("export", brief.name, "-f", format_, "--without", "sources", "-o", ".")
    assert result.code == ExitCode.USAGE
    assert f"{format_} always holds the whole brief" in result.err


def test_the_command_knows_every_format() -> None:
    from briefing.cli.commands.export import FORMAT_NAMES
    from briefing.export.formats import FORMATS

    assert tuple(FORMATS) == FORMAT_NAMES


@pytest.mark.parametrize("name", ["json", "csv", "timelinejs", "ics"])
def test_data_is_no_page_and_is_refused(run: Run, brief: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    result = run("export", brief.name, "-f", name, "--profile", "brief", "-o", "out")
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert f"{name} has no profile 'brief'" in result.err
    assert list((tmp_path / "out").iterdir()) == []


def test_only_text_is_a_message(run: Run, brief: Path) -> None:
    result = run("export", brief.name, "-f", "html", "--profile", "message")
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "html has no profile 'message'; text has it" in result.err


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_a_page_of_another_format_says_what_it_leaves_out(run: Run, name: str) -> None:
    path = str(ROOT / "briefs" / "harbour-strike.yaml")
    whole, page = (run("export", path, "-f", name, "--profile", profile).text for profile in ("full", "brief"))
    assert len(page) < len(whole)
    assert "In the full brief" in page
    assert "In the full brief" not in whole


@pytest.mark.parametrize("name", ["harbour-strike", "moldova-france"])
def test_a_page_as_pdf_is_one_page(run: Run, tmp_path: Path, name: str) -> None:
    pytest.importorskip("typst")
    pypdf = pytest.importorskip("pypdf")
    run("export", str(ROOT / "briefs" / f"{name}.yaml"), "--profile", "brief", "-o", "page.pdf")
    assert len(pypdf.PdfReader(tmp_path / "page.pdf").pages) == 1
