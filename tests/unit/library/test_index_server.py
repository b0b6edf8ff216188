"""The index on a server: what it says where something is wrong, who may see what, and who keeps it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from briefing.library.index import Filters, parse_query, search
from briefing.library.index.dossier import dossiers_named
from briefing.library.index.store import IndexServerError
from databases import PASSWORD, spread, spread_over
from libraries import library_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing.library.index import Library
    from briefing.library.index.store import Store
    from databases import DatabaseServer

pytestmark = pytest.mark.slow

BRIEF = """\
briefing: 1
title: The {word} talks
as_of: 2031-02-0{day}
{marking}event:
  summary: Talks on {word} begin.
actors:
  head: {{name: {name}, kind: person}}
quotes:
  - {{text: We will sell no {word}, speaker: head}}
"""
NAMES = {"CLEAR": "Ola Clear", "GREEN": "Ola Green", "AMBER": "Ola Amber", "RED": "Ola Red", "": "Ola Plain"}


def write(folder: Path, marking: str, word: str = "barley") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{marking or 'plain'}.yaml"
    line = f"marking: TLP:{marking}\n" if marking else ""
    path.write_text(BRIEF.format(word=word, day=len(marking) + 1, marking=line, name=NAMES[marking]))
    return path


@contextmanager
def opened(folder: Path, url: str) -> Iterator[tuple[Library, list[str]]]:
    told: list[str] = []
    library = library_at(folder, told.append, url)
    try:
        library.refresh()
        yield library, told
    finally:
        library.close()


def found(library: Library, query: str) -> set[str]:
    return {hit.path.stem for hit in search(library, parse_query(query), Filters())[0]}


def fill(folder: Path, database: DatabaseServer, library: str) -> None:
    """Index a brief of each marking, and let two roles read them."""
    from briefing.library.index.postgres import PostgresStore

    for marking in NAMES:
        write(folder, marking)
    roles = (f"green_{library}", f"all_{library}")
    database.run(*(f"CREATE ROLE {role} LOGIN" for role in roles))
    with opened(folder, database.url(library=library)) as (one, _):
        assert isinstance(one.store, PostgresStore)
        one.store.grant_reader(roles[0], "TLP:GREEN")
        one.store.grant_reader(roles[1], "TLP:RED")


@pytest.fixture
def marked(tmp_path: Path, database: DatabaseServer) -> tuple[Path, str]:
    """A folder with a brief of each marking, indexed on a server of which two roles may read."""
    folder, library = tmp_path / "briefs", database.url().rpartition("=")[2]
    fill(folder, database, library)
    return folder, library


def test_a_role_sees_what_its_marking_lets_it_see(database: DatabaseServer, marked: tuple[Path, str]) -> None:
    folder, name = marked
    with opened(folder, database.url(f"green_{name}", name)) as (library, told):
        assert found(library, "barley") == {"CLEAR", "GREEN"}
        assert library.count() == 2
        assert [one.person.name for one in dossiers_named(library, folder, "Ola", 9).dossiers] == [
            "Ola Clear",
            "Ola Green",
        ]
    assert len(told) == 1
    assert "asked as it stands, as of 20" in told[0]
    with opened(folder, database.url(f"all_{name}", name)) as (library, _):
        assert found(library, "barley") == {"CLEAR", "GREEN", "AMBER", "RED", "plain"}


def test_no_table_shows_a_role_more_than_its_marking(database: DatabaseServer, marked: tuple[Path, str]) -> None:
    _, name = marked
    for table in ("file", "item", "actor", "source", "naming", "part", "form", "proof"):
        rows = database.run(f"SELECT level, * FROM {name}.{table}", role=f"green_{name}")
        assert {row[0] for row in rows} <= {0, 1}, table
        assert "Red" not in str(rows), table
    parts = database.run(
        f"SELECT oid::regclass::text FROM pg_class WHERE relnamespace = '{name}'::regnamespace AND relispartition "
        "AND relkind = 'r'"
    )
    assert len(parts) == 6 * 8
    for (part,) in parts:
        with pytest.raises(Exception, match="permission denied"):
            database.run(f"SELECT 1 FROM {part}", role=f"green_{name}")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM {0}.file",
        "UPDATE {0}.item SET level = 0",
        "INSERT INTO {0}.reader VALUES (current_user, 4)",
        "UPDATE {0}.reader SET level = 4",
        "UPDATE {0}.meta SET value = '9' WHERE name = 'version'",
        "CREATE TABLE {0}.mine (a int)",
        "DROP TABLE {0}.item",
        "ALTER TABLE {0}.item DISABLE ROW LEVEL SECURITY",
        "TRUNCATE {0}.proof",
    ],
)
def test_a_role_that_reads_writes_nothing(database: DatabaseServer, marked: tuple[Path, str], statement: str) -> None:
    _, name = marked
    for role in ("green", "all"):
        with pytest.raises(Exception, match=r"permission denied|must be owner"):
            database.run(statement.format(name), role=f"{role}_{name}")


def test_a_role_that_was_not_let_in_is_told_so(database: DatabaseServer, marked: tuple[Path, str]) -> None:
    folder, name = marked
    database.run(f"CREATE ROLE other_{name} LOGIN")
    with pytest.raises(IndexServerError, match=f"'other_{name}' may not read the index") as caught:
        library_at(folder, pytest.fail, database.url(f"other_{name}", name))
    assert "--grant-reader" in str(caught.value)


def test_a_marking_that_is_raised_takes_away_the_names_of_the_brief(
    database: DatabaseServer, marked: tuple[Path, str]
) -> None:
    folder, name = marked
    path = folder / "GREEN.yaml"
    path.write_text(path.read_text().replace("TLP:GREEN", "TLP:RED"))
    with opened(folder, database.url(library=name)) as (library, _):
        assert found(library, "barley") >= {"GREEN"}
    seen = database.run(f"SELECT words FROM {name}.form", role=f"green_{name}")
    assert seen == [("ola clear",)]


def test_another_folder_neither_writes_the_index_nor_takes_from_it(
    database: DatabaseServer, marked: tuple[Path, str], tmp_path: Path
) -> None:
    folder, name = marked
    write(tmp_path / "other", "CLEAR", "millet")
    with opened(tmp_path / "other", database.url(library=name)) as (library, told):
        assert (found(library, "millet"), len(found(library, "barley"))) == (set(), 5)
        assert library.stale == told[0]
    assert f"it is kept from {folder} on " in told[0]
    assert told[0].endswith(", and another folder needs a name of its own in the address: ?library=NAME")
    with opened(tmp_path / "nowhere", database.url(library=name)) as (library, told):
        assert len(found(library, "barley")) == 5
    empty = library_at(tmp_path / "nowhere", pytest.fail, database.url())
    with pytest.raises(IndexServerError, match="nothing is indexed there yet"):
        empty.refresh()
    empty.close()


def test_an_index_that_was_never_finished_says_so_to_others(database: DatabaseServer, marked: tuple[Path, str]) -> None:
    folder, name = marked
    database.run(f"UPDATE {name}.meta SET value = '' WHERE name = 'refreshed'")
    with opened(folder, database.url(f"all_{name}", name)) as (_, told):
        assert "not finished, so that briefs may be missing" in told[0]


def test_tables_of_a_later_version_are_refused_and_of_an_earlier_one_made_anew(
    database: DatabaseServer, marked: tuple[Path, str]
) -> None:
    folder, name = marked
    database.run(f"UPDATE {name}.meta SET value = '99' WHERE name = 'version'")
    with pytest.raises(IndexServerError, match=r"later version of the program \(tables 99; this one knows"):
        library_at(folder, pytest.fail, database.url(library=name))
    database.run(f"UPDATE {name}.meta SET value = '0' WHERE name = 'version'", f"DROP TABLE {name}.proof CASCADE")
    with pytest.raises(IndexServerError, match="earlier version of the program; 'briefing index' as the role"):
        library_at(folder, pytest.fail, database.url(f"all_{name}", name))
    with opened(folder, database.url(library=name)) as (library, told):
        assert (library.read, told) == (5, [])
    with opened(folder, database.url(f"green_{name}", name)) as (library, _):
        assert found(library, "barley") == {"CLEAR", "GREEN"}, "who was let in stays so"


def test_what_another_state_of_the_program_made_is_read_again(
    database: DatabaseServer, marked: tuple[Path, str]
) -> None:
    folder, name = marked
    database.run(f"UPDATE {name}.meta SET value = 'other' WHERE name = 'program'", f"DELETE FROM {name}.item")
    with opened(folder, database.url(library=name)) as (library, _):
        assert library.read == 5
        assert len(found(library, "barley")) == 5


def test_a_schema_that_holds_something_else_is_left_alone(database: DatabaseServer, tmp_path: Path) -> None:
    database.run("CREATE SCHEMA payroll", "CREATE TABLE payroll.file (salary int)")
    with pytest.raises(IndexServerError, match=r"'payroll' holds something else; name another with \?library=NAME"):
        library_at(tmp_path, pytest.fail, database.url(library="payroll"))
    assert database.run("SELECT count(*) FROM payroll.file") == [(0,)]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql://desk:{0}x@127.0.0.1:{1}/postgres", "password authentication failed for user"),
        ("postgresql://desk@127.0.0.1:{1}/postgres?password={0}x", "password authentication failed for user"),
        ("postgresql://desk:{0}@127.0.0.1:1/postgres", "refused"),
        ("postgresql://desk:{0}@127.0.0.1:{1}/nowhere", 'database "nowhere" does not exist'),
        ("postgresql://desk:{0}@127.0.0.1:{1}/postgres?colour={0}", "cannot be read"),
        ("postgresql://desk:{0}@127.0.0.1:{0}/postgres", "no connection"),
        ("postgresql://desk:{0}@127.0.0.1:{1}/post\udcffgres", "cannot be read"),
        ("mysql://desk:{0}@127.0.0.1/postgres", "has to begin with postgresql://"),
        ("postgresql://desk:{0}@127.0.0.1/postgres?library={0}", "has to be small letters"),
    ],
)
def test_a_server_that_cannot_be_asked_is_one_sentence_without_the_password(
    database: DatabaseServer, tmp_path: Path, url: str, says: str
) -> None:
    encoded = "s%C3%A9same%20%26%20open%2F5"
    with pytest.raises(IndexServerError) as caught:
        library_at(tmp_path, pytest.fail, url.format(encoded, database.port)).close()
    sentence = str(caught.value)
    assert says in sentence
    assert "\n" not in sentence
    assert not any(part in sentence for part in (encoded, PASSWORD, "open"))


def test_the_password_may_come_from_the_environment(
    database: DatabaseServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    write(tmp_path / "briefs", "CLEAR")
    library = database.url().rpartition("=")[2]
    url = f"postgresql://desk@127.0.0.1:{database.port}/postgres?library={library}"
    with opened(tmp_path / "briefs", url) as (one, _):
        assert found(one, "barley") == {"CLEAR"}


def test_a_connection_that_is_lost_is_told_and_what_was_written_stays(
    database: DatabaseServer, marked: tuple[Path, str], caplog: pytest.LogCaptureFixture
) -> None:
    folder, name = marked
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'briefing'"
    with opened(folder, database.url(library=name)) as (library, _):
        database.run(cut)
        with pytest.raises(IndexServerError, match=r"the connection to postgresql:///postgres\?library=.* was lost"):
            found(library, "barley")
        with pytest.raises(IndexServerError, match="was lost"):
            library.refresh()
    with opened(folder, database.url(library=name)) as (library, _):

        def interrupted(store: Store) -> None:
            with store.reading():
                next(store.rows("SELECT count(*) FROM item"))
                database.run(cut)
                next(store.stream("SELECT id FROM item ORDER BY id", (), None))

        with pytest.raises(IndexServerError, match="was lost"):
            library.ask(interrupted)
        with pytest.raises(IndexServerError, match="was lost"), library.store.writing():
            pass
    with opened(folder, database.url(library=name)) as (library, _):
        assert len(found(library, "barley")) == 5
    assert caplog.records == []


def test_who_writes_does_not_keep_others_from_reading(database: DatabaseServer, marked: tuple[Path, str]) -> None:
    folder, name = marked
    with (
        opened(folder, database.url(library=name)) as (writer, _),
        opened(folder, database.url(library=name)) as (
            reader,
            _,
        ),
    ):
        write(folder, "CLEAR", "sorghum")
        with writer.store.writing():
            writer.store.remove([b"CLEAR.yaml"])
            answers: list[set[str]] = []
            asking = threading.Thread(target=lambda: answers.append(found(reader, "barley")))
            asking.start()
            asking.join(20)
            assert answers == [{"CLEAR", "GREEN", "AMBER", "RED", "plain"}]
        assert found(reader, "barley") == {"GREEN", "AMBER", "RED", "plain"}


def test_a_brief_is_in_one_partition_of_every_table(database: DatabaseServer, marked: tuple[Path, str]) -> None:
    _, name = marked
    for table in ("item", "actor", "part", "naming"):
        spread = database.run(
            f"SELECT file, count(DISTINCT tableoid), min(tableoid::regclass::text) FROM {name}.{table} GROUP BY file"
        )
        assert {count for _, count, _ in spread} == {1}, table
        assert len({part for _, _, part in spread}) > 1, table


def test_an_index_is_spread_when_it_is_made_and_not_later(
    database: DatabaseServer, holders: tuple[DatabaseServer, ...], tmp_path: Path
) -> None:
    used = database.url()
    write(tmp_path / "briefs", "GREEN")
    with opened(tmp_path / "briefs", used):
        pass
    new = database.url().rpartition("=")[2]
    spread(database, holders, new)
    known = "briefs are indexed there already; an index is spread when it is made"
    for asked, shard, why in (
        (used, holders[0].url(), known),
        (database.url(), used, known),
        (database.url(library=new), holders[0].url(), "the index is spread over other servers already"),
        (database.url(), database.url(library=new), "the index is spread over other servers already"),
        (database.url(), "postgresql://desk:secret@127.0.0.1:1/desk", "no connection to postgresql://127.0.0.1:1/desk"),
    ):
        with pytest.raises(IndexServerError, match=why) as refused:
            spread_over(asked, [shard])
        assert "secret" not in str(refused.value)


def test_a_server_that_holds_is_asked_with_the_password_of_its_address(
    database: DatabaseServer, holders: tuple[DatabaseServer, ...], tmp_path: Path
) -> None:
    asked, folder = database.url(), tmp_path / "briefs"
    shard = f"postgresql://desk:{quote(PASSWORD, safe='')}@127.0.0.1:{holders[1].port}/postgres?library=with_password"
    spread_over(asked, [shard])
    write(folder, "GREEN")
    with opened(folder, asked) as (library, _):
        assert found(library, "barley") == {"GREEN"}
    assert holders[1].run("SELECT count(DISTINCT file) FROM with_password.item") == [(1,)]
    assert holders[1].run("SELECT count(*) FROM with_password.file") == [(0,)]


def test_several_servers_hold_the_briefs_and_no_part_is_told_as_the_whole(
    database: DatabaseServer, holders: tuple[DatabaseServer, ...], tmp_path: Path
) -> None:
    folder, name = tmp_path / "briefs", database.url().rpartition("=")[2]
    spread(database, holders, name)
    fill(folder, database, name)
    held = [one.run(f"SELECT count(DISTINCT file) FROM {name}.item")[0][0] for one in holders]
    assert sum(held) == 5
    assert all(held), "each holds some"
    with opened(folder, database.url(f"green_{name}", name)) as (library, _):
        assert found(library, "barley") == {"CLEAR", "GREEN"}
    with opened(folder, database.url(library=name)) as (library, _):
        database.run(f"ALTER SERVER {name}_1 OPTIONS (SET port '1')")
        try:
            with pytest.raises(IndexServerError, match=f'could not connect to server "{name}_1"'):
                found(library, "barley")
        finally:
            database.run(f"ALTER SERVER {name}_1 OPTIONS (SET port '{holders[1].port}')")
    asked = f"EXPLAIN (VERBOSE) SELECT id FROM {name}.item WHERE words @@ $$barley$$::tsquery ORDER BY id"
    sent = [line for (line,) in database.run(asked) if "Remote SQL" in line]
    assert len(sent) == 8
    assert all("words @@ " in line for line in sent), "words are looked for where they lie"
