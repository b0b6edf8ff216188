"""Exports on disks, in folders and over files that make it hard: a sentence, exit code 2, and nothing left behind."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode
from briefing.cli.streams import stream_of
from briefing.export.extras import how_to_add
from briefing.export.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Environment, Result, Run, Shell, Spawn

posix = pytest.mark.skipif(os.name != "posix", reason="limits and kills of POSIX")
FORMAT_OF = [*FORMATS]
EXTRAS = {"pdf": "typst", "docx": "docx", "ics": "icalendar"}


def skip_without_extra(format_: str) -> None:
    if format_ in EXTRAS:
        pytest.importorskip(EXTRAS[format_])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def assert_told(result: Result, *words: str) -> None:
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert [word for word in words if word not in result.err] == []
    assert "Traceback" not in result.err
    assert "bug" not in result.err


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@posix
@pytest.mark.parametrize("format_", FORMAT_OF)
def test_a_full_disk_leaves_nothing_in_any_format(brief: Path, out: Path, shell: Shell, format_: str) -> None:
    """A limit on the size of files stops a write in its middle, as a full disk does."""
    skip_without_extra(format_)
    done = shell(f"ulimit -f 0; briefing export {brief.name} -f {format_} -o out")
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
    assert b"cannot be written: " in done.stderr
    assert names(out) == []


@posix
def test_a_full_disk_leaves_the_old_file(brief: Path, out: Path, shell: Shell) -> None:
    (out / "port.txt").write_text("old")
    assert shell(f"ulimit -f 0; briefing export {brief.name} -o out --force").returncode == ExitCode.USAGE
    assert names(out) == ["port.txt"]
    assert (out / "port.txt").read_text() == "old"


def without_the_rights_of_root() -> None:
    """Take the right to write anywhere (CAP_DAC_OVERRIDE) from the process that is started."""
    set_drop = 24  # PR_CAPBSET_DROP
    if os.geteuid() == 0 and ctypes.CDLL(None).prctl(set_drop, 1, 0, 0, 0) != 0:
        os._exit(99)


@posix
@pytest.mark.skipif(
    sys.platform != "linux" and (not hasattr(os, "geteuid") or os.geteuid() == 0), reason="root may write anywhere"
)
def test_a_folder_that_is_read_only_is_told(brief: Path, out: Path, environment: Environment) -> None:
    out.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "export", brief.name, "-o", "out"],
        capture_output=True, check=False, cwd=brief.parent, env=environment(), timeout=60,
        preexec_fn=without_the_rights_of_root,
    )  # fmt: skip
    if done.returncode == 99:
        pytest.skip("root may write anywhere, and does not let go of it here")
    assert done.returncode == ExitCode.USAGE, done.stderr
    assert b"cannot be written: there is no permission to write there" in done.stderr
    assert names(out) == []


@pytest.mark.parametrize("format_", FORMAT_OF)
def test_a_name_that_is_a_folder_is_told_and_no_format_is_written(
    run: Run, brief: Path, out: Path, format_: str
) -> None:
    skip_without_extra(format_)
    part = {"csv": "-statements", "timelinejs": "-timeline"}.get(format_, "")
    taken = f"port{part}.{FORMATS[format_].suffix}"
    (out / taken).mkdir()
    other = "markdown" if format_ != "markdown" else "text"
    result = run("export", brief.name, "-f", other, "-f", format_, "-o", "out", "--force")
    assert_told(result, taken, "it is a folder")
    assert names(out) == [taken]


@pytest.mark.parametrize("force", [False, True])
@posix
def test_a_link_is_never_written_through(run: Run, brief: Path, out: Path, force: bool) -> None:
    precious = brief.with_name("precious.txt")
    precious.write_text("precious")
    (out / "port.txt").symlink_to(precious)
    result = run("export", brief.name, "-f", "text", "-f", "markdown", "-o", "out", *(["--force"] if force else []))
    assert precious.read_text() == "precious"
    if force:
        assert (result.code, names(out)) == (ExitCode.GOOD, ["port.md", "port.txt"])
        assert not (out / "port.txt").is_symlink()
    else:
        assert_told(result, "port.txt", "--force replaces it")
        assert (out / "port.txt").is_symlink()
        assert names(out) == ["port.txt"]


def test_of_several_formats_none_is_written_where_one_is_there(run: Run, brief: Path, out: Path) -> None:
    (out / "port-timeline.csv").write_text("mine")
    result = run("export", brief.name, *("-f", "text"), *("-f", "csv"), *("-f", "json"), "-o", "out")
    assert_told(result, "port-timeline.csv", "already exists")
    assert names(out) == ["port-timeline.csv"]
    assert (out / "port-timeline.csv").read_text() == "mine"


def test_of_several_formats_none_is_written_where_one_cannot_be_made(
    run: Run, brief: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    for name in [name for name in sys.modules if name.startswith("briefing.export.paper.word")]:
        monkeypatch.delitem(sys.modules, name)
    assert_told(
        run("export", brief.name, "-f", "text", "-f", "docx", "-o", "out"), "needs the extra 'docx'", how_to_add("docx")
    )
    assert names(out) == []


def test_a_brief_that_is_not_valid_does_not_stop_the_others(run: Run, brief: Path, bad_brief: Path, out: Path) -> None:
    other = brief.with_name("other.yaml")
    other.write_bytes(brief.read_bytes().replace(b"id: port", b"id: other"))
    result = run("export", brief.name, bad_brief.name, other.name, "-o", "out")
    assert result.code == ExitCode.FINDINGS
    assert "bad.yaml:3:1" in result.err
    assert names(out) == ["other.txt", "port.txt"]


def test_no_brief_of_the_run_is_replaced_by_an_export(run: Run, brief: Path) -> None:
    data = run("convert", brief.name, "-", "--to", "json").out
    brief.with_name("port.json").write_bytes(data)
    result = run("export", brief.name, "port.json", "-f", "json", "-o", ".", "--force")
    assert_told(result, "port.json", "is the brief itself")
    assert brief.with_name("port.json").read_bytes() == data


_EXPORT_WITHOUT_END = """
import sys
from itertools import cycle
from briefing.cli.main import main
for name in cycle(sys.argv[1:3]):
    try:
        main(["export", name, "-o", "out/port.html", "--force"])
    except SystemExit as ended:
        assert not ended.code
"""


@pytest.mark.slow
@posix
def test_an_export_that_is_killed_leaves_one_of_the_two_files_whole(
    spawn: Spawn, brief: Path, out: Path, environment: Environment
) -> None:
    """Two briefs are exported over each other until the process is killed, at another moment each time."""
    other = brief.with_name("other.yaml")
    other.write_bytes(brief.read_bytes() + b"gaps: [Who pays., Who decides.]\n")
    whole = []
    for path in (brief, other):
        assert spawn("export", path.name, "-o", f"{path.stem}.html").code == ExitCode.GOOD
        whole.append(path.with_suffix(".html").read_bytes())
    assert whole[0] != whole[1]
    found = set()
    for moment in range(12):
        (out / "port.html").write_bytes(whole[0])
        with subprocess.Popen(
            [sys.executable, "-c", _EXPORT_WITHOUT_END, brief.name, other.name],
            stderr=subprocess.PIPE, cwd=brief.parent, env=environment(),
        ) as process:  # fmt: skip
            assert process.stderr is not None
            for _ in range(2 + moment % 3):
                assert process.stderr.readline() == b"wrote out/port.html\n"
            try:
                process.wait(timeout=moment / 500)
            except subprocess.TimeoutExpired:
                process.kill()
        content = (out / "port.html").read_bytes()
        assert content in whole
        found.add(content)
        assert len(names(out)) <= 2
        for name in names(out):
            (out / name).unlink()
    assert len(found) == 2


def test_a_folder_of_fonts_that_is_none_is_told(run: Run, brief: Path, out: Path) -> None:
    skip_without_extra("pdf")
    assert_told(run("export", brief.name, "-o", "out/port.pdf", "--fonts", "nowhere"), "no such folder of fonts")
    assert names(out) == []


def test_an_archive_is_never_replaced_by_an_export_of_its_brief(run: Run, brief: Path, brief_text: str) -> None:
    archive = brief.parent / "port.txt"
    archive.write_text("The only copy of the evidence.\n")
    brief.write_text(brief_text.replace("publisher: The Example Wire", "publisher: Wire, archive: {path: port.txt}"))
    result = run("export", brief.name, "-o", ".", "--force")
    assert result.code == ExitCode.USAGE
    assert "is an archived source of the brief" in result.err
    assert archive.read_text() == "The only copy of the evidence.\n"


@pytest.mark.parametrize(
    ("name", "stream"),
    [
        ("/dev/stdout", 1),
        ("/dev/stderr", 2),
        ("/dev/fd/7", 7),
        ("/proc/self/fd/1", 1),
        ("/dev/null", None),
        ("out/dev/stdout", None),
        ("-", 1),
        (None, 1),
    ],
)
def test_names_of_streams_are_known(name: str | None, stream: int | None) -> None:
    assert stream_of(name) == stream


@pytest.mark.skipif(not os.path.lexists("/proc/self/fd"), reason="needs /proc")
@pytest.mark.parametrize("options", [[], ["--force"]], ids=["", "force"])
def test_a_link_to_a_stream_is_the_stream_and_stays(
    spawn: Spawn, brief: Path, tmp_path: Path, options: list[str]
) -> None:
    for stream in (1, 2):
        link = tmp_path / f"stream{stream}"
        link.symlink_to(f"/proc/self/fd/{stream}")
        result = spawn("export", brief.name, "-o", link.name, *options)
        assert result.code == ExitCode.GOOD
        assert "STRIKE CLOSES THE PORT" in (result.text if stream == 1 else result.err)
        assert link.is_symlink()


def test_a_link_in_a_circle_is_no_stream(tmp_path: Path) -> None:
    link = tmp_path / "circle"
    link.symlink_to("circle")
    assert stream_of(str(link)) is None


def test_an_export_of_one_brief_never_replaces_what_proves_another(run: Run, brief: Path, brief_text: str) -> None:
    evidence = brief.parent / "port.txt"
    evidence.write_text("The only copy of the evidence.\n")
    cites = brief_text.replace("publisher: The Example Wire", "publisher: Wire, archive: {path: port.txt}")
    brief.with_name("later.yaml").write_text(cites.replace("id: port", "id: later"))
    for briefs in (["port.yaml"], ["port.yaml", "later.yaml"], ["later.yaml", "port.yaml"]):
        result = run("export", *briefs, "-o", ".", "--force")
        assert result.code == ExitCode.USAGE
        assert "is an archived source of " in result.err
        assert evidence.read_text() == "The only copy of the evidence.\n"
