"""The commands that ask a library, with the index on a server."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Run
    from databases import DatabaseServer

ROOT = Path(__file__).resolve().parents[2]


def test_an_index_on_a_server_needs_an_extra_and_says_which(
    run: Run, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("briefing.library.index.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    result = run("search", "port", str(brief.parent), "--index", "postgresql://desk:secret@nowhere/desk")
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert result.err.startswith("briefing: An index on a server needs the extra 'postgres': ")
    assert "secret" not in result.err


def test_who_reads_is_let_in_on_a_server_only(run: Run, brief: Path) -> None:
    for options in (["--grant-reader", "ann"], ["--up-to", "GREEN", "--index", "postgresql://nowhere/desk"]):
        result = run("index", str(brief.parent), *options)
        assert result.code == ExitCode.USAGE
        assert "--up-to goes with --grant-reader, and that with --index." in result.err


@pytest.mark.slow
def test_every_command_answers_as_with_a_file(run: Run, brief: Path, database: DatabaseServer) -> None:
    url, folder = database.url(), str(brief.parent)
    shutil.copytree(ROOT / "briefs", brief.parent, dirs_exist_ok=True)
    later = (ROOT / "briefs" / "harbour-strike.yaml").read_text().replace("Tomas Reyl", "T. Reyl")
    (brief.parent / "later.yaml").write_text(later)
    (brief.parent / "broken.yaml").write_text("briefing: 1\n")
    for command in (
        ["search", "talks", folder, "--json"],
        ["search", "NEAR(night crews port, 9) OR strik* NOT minister", folder, "--limit", "4", "--json"],
        ["search", "", folder, "--verdict", "verified", "--since", "2020-10-13"],
        ["search", "crew", folder, "--speaker", "Reyl", "--source", "courier", "--csv"],
        ["search", "", folder, "--in", "sources", "--tag", "strike"],
        ["who", "Example", folder],
        ["who", "Marant", folder, "--json"],
        ["who", "Reyl", folder],
        ["who", "--in", str(brief), folder],
        ["timeline", folder, "--actor", "Marant"],
        ["sources", folder, "--json"],
        ["same", "--list", folder],
        ["same", "--why", "port:ada", "port:ada", folder],
    ):
        expected, found = run(*command), run(*command, "--index", url)
        assert (found.code, found.out, found.err) == (expected.code, expected.out, expected.err), command


@pytest.mark.slow
def test_the_address_may_come_from_the_environment_and_the_folder_be_elsewhere(
    run: Run, brief: Path, database: DatabaseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = database.url()
    monkeypatch.setenv("BRIEFING_INDEX", url)
    result = run("index", str(brief.parent))
    assert (result.code, "; the index is postgresql:///postgres?library=" in result.err) == (ExitCode.GOOD, True)
    found = run("search", "talks", "elsewhere", "--json")
    assert [hit["path"] for hit in json.loads(found.out)["hits"]] == ["elsewhere/port.yaml"]
    assert found.err.startswith("elsewhere: the index is asked as it stands, as of 20")
    assert found.err.endswith("; the briefs are not here, so that no verdict can be told\n")
    sources = run("sources", "elsewhere")
    assert (sources.code, b"ARCHIVES" in sources.out) == (ExitCode.GOOD, False)
    assert "the archives were not looked at" in sources.err
    refused = run("index", "elsewhere")
    assert (refused.code, refused.err.count("\n")) == (ExitCode.USAGE, 1)


@pytest.mark.slow
def test_a_role_is_let_in_and_a_server_that_is_not_there_is_a_sentence(
    run: Run, brief: Path, database: DatabaseServer
) -> None:
    url, folder = database.url(), str(brief.parent)
    database.run("CREATE ROLE deputy LOGIN")
    told = run("index", folder, "--index", url, "--grant-reader", "deputy", "--up-to", "CLEAR")
    assert "deputy may read postgresql:///postgres?library=" in told.err
    assert "sees what is marked up to TLP:CLEAR" in told.err
    asked = run("search", "talks", folder, "--index", url.replace("desk@", "deputy@"))
    assert (asked.code, asked.out) == (ExitCode.FINDINGS, b"")
    assert asked.err.endswith(": the index holds no brief that may be seen by who asks\n")
    nobody = run("search", "talks", folder, "--index", "postgresql://desk:secret@127.0.0.1:1/desk")
    assert nobody.code == ExitCode.USAGE
    assert nobody.err == "briefing: no connection to postgresql://127.0.0.1:1/desk: Connection refused\n"


@pytest.mark.slow
def test_an_index_is_spread_over_servers_when_it_is_made(
    run: Run, brief: Path, database: DatabaseServer, holders: tuple[DatabaseServer, ...]
) -> None:
    url, folder = database.url(), str(brief.parent)
    shards = [word for one in holders for word in ("--shard", one.url())]
    told = run("index", folder, "--index", url, *shards)
    assert (told.code, "1 brief, 1 of them read" in told.err) == (ExitCode.GOOD, True)
    assert run("search", "port", folder, "--index", url).out == run("search", "port", folder).out
    again = run("index", folder, "--index", url, *shards)
    assert (again.code, again.err.count("\n")) == (ExitCode.USAGE, 1)
    assert "briefs are indexed there already" in again.err or "spread over other servers already" in again.err
    alone = run("index", folder, *shards)
    assert (alone.code, "--shard goes with --index" in alone.err) == (ExitCode.USAGE, True)
