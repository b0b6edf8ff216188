"""Copying, editing, following the file's changes, the check panel, and what is kept between runs."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import pytest

from briefing.reader.screens.findings import FindingsScreen
from briefing.reader.state import Memory
from briefing.reader.widgets import DocumentView
from pilot.screen import main_screen, notices, press, screen_text, settle, shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.reader import BriefingApp

    Open = Callable[..., BriefingApp]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to the terminal beside the drawing."""
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("STY", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    caught: list[str] = []
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver.write", lambda _, data: caught.append(data))
    return caught


def copied(written: list[str]) -> list[str]:
    found = re.findall(r"\x1b]52;c;([^\x07]*)\x07", "".join(written))
    return [base64.b64decode(body).decode() for body in found]


async def test_y_copies_the_words_and_capital_y_who_said_them(open_app: Open, written: list[str]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "y")
        assert notices(app) == ["Copied 9 words to the terminal's clipboard."]
        await press(pilot, "Y", "j", "Y")
    words, cited, paraphrase = copied(written)
    assert words == "“The river belongs to those who live on it”"
    assert cited == (
        f"{words} [verified] (Ana Toreva, President of Velmar, Tuesday (5 May 2026); "
        'Gazette, "Two Republics Sign a River Pact", 5 May 2026, paragraph 3)'
    )
    assert paraphrase == (
        "The dams will open in summer. [passage found] (Ana Toreva, President of Velmar, reported, not verbatim; "
        'Gazette, "Two Republics Sign a River Pact", 5 May 2026, paragraph 3)'
    )


@pytest.mark.parametrize("tab", "123456")
async def test_something_can_be_copied_on_every_tab(open_app: Open, written: list[str], tab: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, tab, "j", "y", "Y")
    assert len(copied(written)) == 2
    assert all(copied(written))


async def test_what_is_dangerous_is_not_copied(open_app: Open, written: list[str], brief_folder: Path) -> None:
    path = brief_folder / "pact.yaml"
    path.write_text(path.read_text().replace("Nobody asked us", '"Nobody \\e]0;x\\x07asked us"'))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "G", "y")
    assert copied(written) == ["“Nobody <U+001B>]0;x<U+0007>asked us” [not compared]"]


async def test_an_edit_comes_back_to_the_same_place_with_the_new_content(
    open_app: Open, brief_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def edit(command: list[str]) -> int:
        commands.append(command)
        path = brief_folder / "pact.yaml"
        path.write_text(path.read_text().replace("The pact is a mistake.", "The pact is an error."))
        return 0

    monkeypatch.setattr("subprocess.call", edit)
    monkeypatch.setenv("VISUAL", "vim -n")
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "j", "j", "j")
        line = main_screen(app).brief.file.line_of("Q4")
        monkeypatch.setattr(app, "suspend", _nothing)
        await press(pilot, "e")
        await settle(pilot)
        shown = screen_text(app)
        assert main_screen(app).pane.record == "Q4"
        assert "The pact is an error." in shown
    assert commands == [["vim", "-n", f"+{line}", str(brief_folder / "pact.yaml")]]


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("event.key_points.2", "- The league was not asked [gazette:5]."),
        ("gaps.1", "gaps: [Nobody says who pays.]"),
        ("watch.1", "watch: [{text: The opening of the dams, by: 2026-22}]"),
        ("source_notes.1", "- {source: gazette, at: 4, note: The outlet does not say where Haldis spoke.}"),
        ("gazette:5", "gazette:"),
        ("event", "summary: >-"),
    ],
)
async def test_what_has_no_id_is_edited_at_its_own_line_too(
    open_app: Open, brief_folder: Path, part: str, written: str
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "6" if ":" in part else "1", *(["tab"] if ":" in part else []))
        screen = main_screen(app)
        view = screen.pane.views[-1]
        assert isinstance(view, DocumentView)
        assert view.select(part)
        line = (brief_folder / "pact.yaml").read_text().splitlines()[screen.brief.line_of(screen.pane.key) - 1]
        assert line.strip() == written


class _nothing:  # noqa: N801 - stands for a function
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


async def test_a_change_from_outside_is_picked_up_and_an_error_leaves_the_last_good_brief(
    open_app: Open, brief_folder: Path
) -> None:
    path = brief_folder / "pact.yaml"
    good = path.read_text()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "j")
        path.write_text(good.replace("title: Velmar", "title: Old Velmar"))
        main_screen(app).files.look()
        await settle(pilot)
        assert "Old Velmar" in screen_text(app)
        screen = main_screen(app)
        path.write_text(good.replace("speaker: toreva", "speaker: nobody-known"))
        screen.files.look()
        await settle(pilot)
        assert shows(app, FindingsScreen)
        assert "unknown actor" in screen_text(app)
        await press(pilot, "escape")
        assert "does not load" in screen_text(app).splitlines()[0]
        assert main_screen(app).pane.record == "Q2"
        path.write_text(good)
        screen.files.look()
        await settle(pilot)
        assert "does not load" not in screen_text(app)
        assert main_screen(app).pane.record == "Q2"


async def test_an_archive_that_changes_is_proved_again(open_app: Open, brief_folder: Path) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "2")
        assert main_screen(app).brief.proof.verdicts["Q1"].verified
        (brief_folder / "sources" / "gazette.txt").write_text("Something else.\n")
        main_screen(app).files.look()
        await settle(pilot)
        assert main_screen(app).brief.proof.verdicts["Q1"].standing == "not compared"


async def test_the_check_panel_lists_findings_and_enter_goes_there(open_app: Open, brief_folder: Path) -> None:
    path = brief_folder / "pact.yaml"
    path.write_text(path.read_text().replace("text: The river belongs", "text: The sea belongs"))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "1 error" in screen_text(app).splitlines()[0]
        shown = await press(pilot, "c")
        assert "Check: 1 error" in shown
        assert "BR301" in shown
        await press(pilot, "enter")
        assert main_screen(app).tab == "statements"
        assert main_screen(app).pane.record == "Q1"


async def test_a_read_only_reader_changes_nothing(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("subprocess.call", never)
    app = open_app(read_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(app, "open_url", never)
        await press(pilot, "6")
        for key, said in (
            ("e", "This reader changes nothing."),
            ("s", "This reader writes no files."),
            ("o", "This reader opens no pages."),
        ):
            # One after the other: a notice goes away by itself, on a busy machine before the last one comes.
            await press(pilot, key)
            assert notices(app)[-1] == said


async def test_a_host_that_may_deceive_is_told_before_its_page_is_opened(
    open_app: Open, brief_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = brief_folder / "pact.yaml"
    text = path.read_text(encoding="utf-8")
    assert "    publisher: " in text
    text = text.replace("    publisher: ", "    url: https://g\u0430zette.example/\u021b\n    publisher: ", 1)
    path.write_text(text, encoding="utf-8")
    opened: list[str] = []
    app = open_app()
    monkeypatch.setattr(app, "open_url", opened.append)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "o")
        assert "mixes Latin and Cyrillic letters: it is https://xn--gzette-3nf.example/" in notices(app)[-1]
        assert opened == []
        await press(pilot, "o")
        assert opened == ["https://xn--gzette-3nf.example/%C8%9B"]
        await press(pilot, "o")
        assert len(opened) == 1


async def test_place_order_and_theme_are_kept(open_app: Open, tmp_path: Path) -> None:
    kept = tmp_path / "state" / "reader.json"
    memory = Memory(kept)
    app = open_app(memory=memory)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", "S", "j", "j")
        app.theme = "briefing-light"
        record = main_screen(app).pane.record
        await settle(pilot)
    memory.save()
    app = open_app(memory=Memory(kept))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.theme == "briefing-light"
        assert main_screen(app).tab == "statements"
        assert main_screen(app).pane.record == record
        assert "sort: speaker" in screen_text(app)


@pytest.mark.parametrize(
    "keys", [("j",) * 7, ("2", "j", "tab", "j", "j", "j"), ("5", "tab", "j"), ("6", "tab", "j", "j")]
)
async def test_the_line_in_a_text_is_kept(open_app: Open, tmp_path: Path, keys: tuple[str, ...]) -> None:
    memory = Memory(tmp_path / "reader.json")
    app = open_app(memory=memory)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *keys)
        view = main_screen(app).pane.focused_view
        assert view is not None
        name, line = view.id, view.cursor
        assert line > 0
    memory.save()
    app = open_app(memory=Memory(tmp_path / "reader.json"))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        pane = main_screen(app).pane
        assert {view.id: view.cursor for view in pane.views}[name] == line
        assert pane.first_view.has_focus


async def test_the_record_is_kept_where_others_came_before_it(
    open_app: Open, brief_folder: Path, tmp_path: Path
) -> None:
    memory = Memory(tmp_path / "reader.json")
    app = open_app(memory=memory)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "6", "j")
        record = main_screen(app).pane.record
    memory.save()
    path = brief_folder / "pact.yaml"
    path.write_text(path.read_text().replace("sources:\n", "sources:\n  newer: {title: A newer one}\n"))
    app = open_app(memory=Memory(tmp_path / "reader.json"))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert main_screen(app).pane.record == record


async def test_who_goes_on_at_once_keeps_the_focus(open_app: Open, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "reader.json")
    app = open_app(memory=memory)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "2", "tab", "j")
    memory.save()
    app = open_app(memory=Memory(tmp_path / "reader.json"))
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "5")
        pane = main_screen(app).pane
        assert main_screen(app).tab == "actors"
        assert pane.views[0].has_focus


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", '{"places": 3}', '{"theme": "none-such", "places": {"x": {"tab": 1}}}', "[" * 100_000, "\x00\xff"],
)
async def test_a_broken_state_is_ignored_and_replaced(open_app: Open, tmp_path: Path, broken: str) -> None:
    kept = tmp_path / "reader.json"
    kept.write_text(broken, encoding="latin-1")
    memory = Memory(kept)
    app = open_app(memory=memory)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert main_screen(app).tab == "summary"
        assert app.theme == "briefing-dark"
        app.theme = "briefing-light"
    memory.save()
    assert json.loads(kept.read_text())["theme"] == "briefing-light"


def test_a_state_that_cannot_be_written_bothers_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file" / "reader.json")
    memory.save()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
