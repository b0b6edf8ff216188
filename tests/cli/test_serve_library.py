"""What `briefing serve FOLDER` shows of a library, and to whom."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("textual_serve")

from aiohttp.test_utils import TestClient, TestServer

from briefing.cli import library_pages, serving
from briefing.cli.library_pages import LibraryPages
from briefing.cli.report import Report
from briefing.files.regular import read_limited
from briefing.library.index import Library

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from briefing.files import BriefingFile
    from briefing.site import Shelf
    from cli.conftest import Run

TOKEN = "known"  # noqa: S105 - nobody else listens
OTHER = "briefing: 1\ntitle: Cranes stand still\nevent: {summary: They do.}\nsources: {wire: {title: Cranes}}\n"


@pytest.fixture(autouse=True)
def look_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_pages, "LOOK_EVERY", 0.0)


@asynccontextmanager
async def visiting(folder: Path, token: str = TOKEN) -> AsyncIterator[TestClient[Any, Any]]:
    pages = LibraryPages(str(folder), Report(), reader=serving.READER, confined=True)
    pages.look()
    server = serving.BriefServer("true", Report(), host="127.0.0.1", port=1, token=token, library=pages)
    async with TestClient(TestServer(await server._guarded_app())) as client:
        yield client


@pytest.mark.parametrize("token", [TOKEN, ""])
async def test_the_site_is_shown_and_leads_to_the_reader(brief: Path, token: str) -> None:
    home = f"/{token}/" if token else "/"
    async with visiting(brief.parent, token) as client:
        page = await (await client.get(home)).text()
        assert "Strike closes the port" in page
        assert 'href="briefs/port.html"' in page
        assert f'href="{serving.READER}"' in page
        brief_page = await client.get(f"{home}briefs/port.html")
        assert (brief_page.status, brief_page.content_type) == (200, "text/html")
        assert "default-src 'none'" in brief_page.headers["Content-Security-Policy"]
        assert (await client.get(f"{home}feed.xml")).content_type == "application/atom+xml"
        reader = await (await client.get(f"{home}{serving.READER}")).text()
        assert f"{home}ws" in reader
        assert (await client.get(f"{home}static/css/xterm.css")).status == 200


async def test_the_way_back_from_an_inner_page_leads_to_the_reader_too(brief: Path) -> None:
    async with visiting(brief.parent) as client:
        assert f'href="../{serving.READER}"' in await (await client.get(f"/{TOKEN}/people/ada-example.html")).text()


@pytest.mark.parametrize("name", ["nothing.html", "port.yaml", "../port.yaml", "..%2fport.yaml", "static/../port.yaml"])
async def test_nothing_but_its_pages_is_found(brief: Path, name: str) -> None:
    async with visiting(brief.parent) as client:
        assert (await client.get(f"/{TOKEN}/{name}")).status in {403, 404}


@pytest.mark.parametrize("page", ["", "people.html", "briefs/port.html", "feed.xml", serving.READER])
async def test_its_pages_have_the_guards_of_the_reader(brief: Path, page: str) -> None:
    async with visiting(brief.parent) as client:
        path = f"/{TOKEN}/{page}"
        assert (await client.get(f"/{page}", allow_redirects=False)).status == 403
        assert (await client.get(f"/guessed/{page}")).status == 403
        assert (await client.get(path, headers={"Host": "elsewhere.example"})).status == 403
        assert (await client.get(path, headers={"Origin": "http://elsewhere.example"})).status == 403
        assert (await client.post(path)).status == 405


async def test_a_brief_that_changes_comes_or_goes_is_seen(brief: Path, brief_text: str) -> None:
    async with visiting(brief.parent) as client:
        other = brief.parent / "cranes.yaml"
        other.write_text(OTHER)
        assert "Cranes stand still" in await (await client.get(f"/{TOKEN}/")).text()
        brief.write_text(brief_text.replace("Strike closes", "Talks open"))  # noqa: ASYNC240 - a small file
        assert "Talks open the port" in await (await client.get(f"/{TOKEN}/briefs/port.html")).text()
        other.unlink()
        assert (await client.get(f"/{TOKEN}/briefs/cranes.html")).status == 404


async def test_a_folder_that_is_taken_away_leaves_the_pages_as_they_were(brief: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shown"
    folder.mkdir()
    shutil.move(brief, folder)
    async with visiting(folder) as client:
        shutil.rmtree(folder)
        assert (await client.get(f"/{TOKEN}/briefs/port.html")).status == 200


async def test_decisions_that_no_longer_can_be_read_leave_the_pages_as_they_were(brief: Path) -> None:
    async with visiting(brief.parent) as client:
        (brief.parent / "identities.yaml").write_text("decisions: none\n")
        assert (await client.get(f"/{TOKEN}/people.html")).status == 200


async def test_no_link_that_leads_out_of_the_folder_is_followed(brief: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shown"
    folder.mkdir()
    shutil.move(brief, folder / "port.yaml")
    outside = tmp_path / "outside.yaml"
    outside.write_text(
        OTHER.replace("Cranes", "Foreign")
        + "actors: {zoe: {name: Zoe Foreign}}\ntimeline: [{date: 2024, text: Foreign words., actors: [zoe]}]\n"
    )
    (folder / "a.yaml").symlink_to(outside)
    (folder / "b.yaml").symlink_to("port.yaml")
    # Whoever may read all of it has searched it before.
    library = Library(folder, lambda _: None, cores=1)
    library.refresh()
    library.close()
    async with visiting(folder) as client:
        for page in ("", "people.html", "timeline.html", "sources.html", "feed.xml"):
            assert "Foreign" not in await (await client.get(f"/{TOKEN}/{page}")).text()
        assert (await client.get(f"/{TOKEN}/briefs/a.html")).status == 404
        assert (await client.get(f"/{TOKEN}/briefs/b.html")).status == 200
    assert read_limited(outside, 1000)


def test_only_what_has_changed_is_made_anew(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing import site

    made: list[str] = []
    shelve = site.shelve

    def noted(file: BriefingFile, page: str) -> Shelf:
        made.append(page)
        return shelve(file, page)

    monkeypatch.setattr(site, "shelve", noted)
    (brief.parent / "cranes.yaml").write_text(OTHER)
    pages = LibraryPages(str(brief.parent), Report())
    pages.look()
    pages.look()
    assert made == ["briefs/cranes.html", "briefs/port.html"]
    (brief.parent / "cranes.yaml").write_text(OTHER.replace("still", "idle"))
    pages.look()
    assert made[2:] == ["briefs/cranes.html"]


def test_an_archive_that_changes_changes_the_page(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("They do.\n")
    (tmp_path / "cranes.yaml").write_text(
        OTHER.replace("{title: Cranes}", "{title: Cranes, archive: {path: wire.txt}}")
        + "quotes: [{text: They do, speaker: null, source: wire}]\n"
    )
    pages = LibraryPages(str(tmp_path), Report())
    pages.look()
    before = pages.pages["briefs/cranes.html"]
    (tmp_path / "wire.txt").write_text("They do not.\n")
    pages.look()
    assert pages.pages["briefs/cranes.html"] != before


def test_a_folder_without_briefs_shows_the_reader_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[object] = []
    monkeypatch.setattr(serving.BriefServer, "run", lambda self: served.append(self._library))
    assert run("serve", "--port", "18432", str(tmp_path)).code == 0
    assert served == [None]
