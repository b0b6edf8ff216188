"""Saving from the reader: every form is offered, the name follows the form and the form the name."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.widgets import Input

from briefing.errors import BriefingFileError
from briefing.export.formats import FORMATS, Options, Product
from briefing.outline import lay_out_material, material_of
from briefing.reader.screens.main import MainScreen
from briefing.reader.screens.save import FormList, SaveScreen
from briefing.reader.screens.saving import OFFERED, offer_of_name, renamed, shown_path
from briefing.reader.state import Memory
from pilot.screen import main_screen, notices, press, settle, shows

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from briefing.reader import BriefingApp

    Open = Callable[..., BriefingApp]

EXTRAS = {"pdf": "typst", "docx": "docx", "ics": "icalendar"}


@pytest.fixture(autouse=True)
def here(brief_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the brief, which is another than the one that the reader was started in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return brief_folder


def name_in(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(Input).value


def form_in(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(FormList).offer.key


def test_every_format_is_offered() -> None:
    assert {offer.format for offer in OFFERED} == set(FORMATS)


@pytest.mark.parametrize("place", range(len(OFFERED)), ids=[offer.key for offer in OFFERED])
async def test_every_form_is_saved_as_export_writes_it(open_app: Open, here: Path, place: int) -> None:
    offer = OFFERED[place]
    if offer.format in EXTRAS:
        pytest.importorskip(EXTRAS[offer.format])
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", *["down"] * place)
        assert (form_in(pilot), name_in(pilot)) == (offer.key, f"pact{offer.ending}")
        await press(pilot, "enter")
        file = main_screen(app).brief.file
    material = material_of(file)
    product = Product(lay_out_material(material, name=file.id), material, file.id)
    made = FORMATS[offer.format].render(product, Options(profile=offer.profile))
    if offer.format == "csv":
        assert {path.name: path.read_bytes() for path in (here / "pact-tables").iterdir()} == {
            f"pact-{part}.csv": data for part, data in made.items()
        }
    else:
        assert [(here / f"pact{offer.ending}").read_bytes()] == [*made.values()]


async def test_the_form_of_the_last_time_is_chosen_again(open_app: Open, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "state.json")
    app = open_app(memory=memory)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "down", "down", "down", "enter")
        await press(pilot, "s")
        assert (form_in(pilot), name_in(pilot)) == ("markdown", "pact.md")
    assert memory.state.export_format == "markdown"


async def test_the_forms_go_round(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "up")
        assert (form_in(pilot), name_in(pilot)) == ("ics", "pact.ics")


async def test_a_click_chooses_a_form(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await pilot.click(FormList, offset=(4, 4))
        await settle(pilot)
        assert (form_in(pilot), name_in(pilot)) == ("html", "pact.html")
        assert app.focused is app.screen.query_one(Input)


async def test_the_form_follows_the_ending_that_is_typed(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        app.screen.query_one(Input).value = "elsewhere.json"
        await settle(pilot)
        assert (form_in(pilot), name_in(pilot)) == ("json", "elsewhere.json")
        await press(pilot, "up")
        assert (form_in(pilot), name_in(pilot)) == ("docx", "elsewhere.docx")


async def test_a_form_keeps_a_name_of_its_own_ending(open_app: Open, here: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "down")
        app.screen.query_one(Input).value = "mine.txt"
        await press(pilot, "enter")
    assert "End of page: pact" in (here / "mine.txt").read_text()


async def test_tables_are_asked_about_before_they_are_replaced(open_app: Open, here: Path) -> None:
    (here / "pact-tables").mkdir()
    (here / "pact-tables" / "pact-actors.csv").write_text("mine")
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        app.screen.query_one(Input).value = "pact-tables"
        assert "Enter again replaces it" in await press(pilot, "enter")
        assert (here / "pact-tables" / "pact-actors.csv").read_text() == "mine"
        await press(pilot, "enter")
        assert shows(app, MainScreen)
    assert len(list((here / "pact-tables").iterdir())) == 7


async def test_a_folder_takes_the_file_by_its_own_name(open_app: Open, here: Path) -> None:
    (here / "out").mkdir()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        app.screen.query_one(Input).value = "out"
        await press(pilot, "enter")
        assert notices(app) == ["Saved ~/briefs/out/pact.txt"]
    assert (here / "out" / "pact.txt").is_file()


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (120, 40)])
async def test_the_chosen_form_the_name_and_the_keys_are_in_sight(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        shown = await press(pilot, "s")
        assert shows(app, SaveScreen)
        for offer in OFFERED:
            assert [
                text for text in (f"❯ {offer.key} ", f"pact{offer.ending}", "Enter saves") if text not in shown
            ] == []
            shown = await press(pilot, "down")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "text"),
        ("a-page.txt", "one page"),
        ("a.JSON", "json"),
        ("a-timeline.json", "timelinejs"),
        ("a-tables", "csv"),
        ("a.b", None),
        ("", None),
    ],
)
def test_an_ending_names_a_form(name: str, form: str | None) -> None:
    found = offer_of_name(name)
    assert (found.key if found else None) == form


def test_a_name_keeps_what_is_its_own() -> None:
    by_key = {offer.key: offer for offer in OFFERED}
    assert renamed("a.b.txt", by_key["text"], by_key["csv"]) == "a.b-tables"
    assert renamed("a.b-tables", by_key["csv"], by_key["pdf"]) == "a.b.pdf"
    assert renamed("noending", by_key["text"], by_key["pdf"]) == "noending.pdf"


async def test_a_brief_saved_right_before_quitting_is_saved(open_app: Open, here: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        for key in (*"xy", "enter", "ctrl+q"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        while not app._exit:
            await pilot.pause()
    app.await_saved()
    assert (here / "xy").exists()


async def test_a_brief_that_is_not_saved_when_the_reader_is_quit_is_told(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr("briefing.reader.app.LAST_MOMENT", 0)
    monkeypatch.setattr("briefing.reader.screens.saving.save_brief", lambda *_, **__: str(go_on.wait()))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        await pilot.press("enter", "ctrl+q")
    with pytest.raises(BriefingFileError, match="not saved"):
        app.await_saved()
    go_on.set()


async def test_what_proves_the_brief_is_kept_whatever_is_pressed(open_app: Open, brief_folder: Path) -> None:
    evidence = brief_folder / "sources" / "gazette.txt"
    before = evidence.read_bytes()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        app.screen.query_one(Input).value = str(evidence)
        assert "Enter again replaces it" in await press(pilot, "enter")
        await press(pilot, "enter")
        assert any("is an archived source of the brief" in said for said in notices(app))
    assert evidence.read_bytes() == before


async def test_a_brief_is_saved_beside_its_file_and_the_place_is_told(open_app: Open, here: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "in ~/briefs" in await press(pilot, "s")
        await press(pilot, "enter")
        assert notices(app) == ["Saved ~/briefs/pact.txt"]
    assert (here / "pact.txt").is_file()
    assert not (here.parent / "pact.txt").exists()


def test_a_path_elsewhere_is_told_whole() -> None:
    assert shown_path(Path("/srv/desk/../out.txt")) == "/srv/out.txt"
