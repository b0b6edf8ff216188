from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.report import ExitCode
from briefing.model.schema import schema_text

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run


def test_the_schema_is_printed(run: Run) -> None:
    result = run("schema")
    assert (result.code, result.text, result.err) == (ExitCode.GOOD, schema_text(), "")


def test_the_schema_is_written(run: Run, tmp_path: Path) -> None:
    result = run("schema", "-o", "s.json")
    assert (result.code, result.out, result.err) == (ExitCode.GOOD, b"", "wrote s.json\n")
    assert (tmp_path / "s.json").read_bytes() == schema_text().encode()


def test_in_a_folder_it_has_the_name_that_new_briefs_look_for(run: Run, tmp_path: Path) -> None:
    assert run("schema", "-o", ".").code == ExitCode.GOOD
    assert (tmp_path / "briefing.schema.json").is_file()


def test_a_file_that_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text("precious")
    assert run("schema", "-o", "s.json").code == ExitCode.USAGE
    assert (tmp_path / "s.json").read_text() == "precious"
    assert run("schema", "-o", "s.json", "--force").code == ExitCode.GOOD
