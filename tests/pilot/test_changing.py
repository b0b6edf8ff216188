"""Changing a brief from the reader: statements are made of paragraphs, drafts accepted and dropped, and all undone."""

# ruff: noqa: ASYNC240 - the files of a test are small

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from briefing.files import changing, load, load_text
from briefing.files.converting import convert
from briefing.reader import BriefingApp
from briefing.reader.panes.sources import SourcesPane
from briefing.reader.screens.findings import FindingsScreen
from briefing.reader.screens.main import MainScreen
from briefing.reader.screens.statement_form import StatementForm, WordsField
from briefing.reader.state import Memory
from pilot.screen import main_screen, notices, press, screen_text, settle, shows, until
from pilot.test_bursts import burst

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    Open = Callable[..., BriefingApp]

pytestmark = pytest.mark.slow

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 10)], ids=lambda size: f"{size[0]}x{size[1]}")
DRAFTED = (
    ("  - id: Q1\n", "  - id: Q1\n    draft: true  # paragraph 3\n"),
    ("- {id: Q4, ", "- {draft: true, id: Q4, "),
    ("- {id: Q5, ", "- {id: Q5, draft: true, "),
    ("watch: [{text", "watch: [{draft: true, text"),
    ("  velmar: {name", "  velmar: {draft: true, name"),
    ("status: final", "status: draft"),
)
"""What makes drafts of Q1, Q4, Q5, the first point to watch, and an actor."""


@pytest.fixture
def path(brief_folder: Path) -> Path:
    return brief_folder / "pact.yaml"


@pytest.fixture
def drafted(path: Path) -> Path:
    text = path.read_text()
    for old, new in DRAFTED:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text)
    return path


async def at_paragraph(pilot: Pilot[Any], number: int) -> None:
    """Go to a paragraph of the first source."""
    await press(pilot, "6", "g", "enter")
    pane = main_screen(pilot.app).pane
    assert isinstance(pane, SourcesPane)
    assert pane.text_view.select(f"gazette:{number}")
    await settle(pilot)


def change_archive(path: Path, old: str, new: str) -> None:
    """Give the first source other words, and the brief no SHA-256 of it."""
    archive = path.parent / "sources" / "gazette.txt"
    archive.write_text(archive.read_text().replace(old, new))
    path.write_text(re.sub(r", sha256: [0-9a-f]{64}", "", path.read_text()))


def form(app: Any) -> StatementForm:
    assert isinstance(app.screen, StatementForm)
    return app.screen


def words(app: Any) -> WordsField:
    return form(app).query_one(WordsField)


def field(app: Any, name: str) -> Input:
    return form(app).query_one(f"#statement-{name}", Input)


@SIZES
async def test_a_paragraph_becomes_a_statement_and_undo_gives_the_bytes_back(
    open_app: Open, path: Path, size: tuple[int, int]
) -> None:
    before = path.read_bytes()
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await at_paragraph(pilot, 3)
        shown = await press(pilot, "a")
        for label in ("Statement of [gazette:3]", "Words", "Kind", "Speaker", "Date", "Enter"):
            assert label in shown
        assert words(app).text == "The river belongs to those who live on it"
        await press(pilot, "tab", "tab", *"haldis", "tab", *"2026-05-05", "enter")
        screen = main_screen(app)
        assert notices(app) == ["Q6 added, verified, verbatim; u undoes."]
        assert screen.brief.is_proved
        assert screen.brief.proof.verdicts["Q6"].verified
        assert screen.pane.key == "gazette:3"
        new = (
            "  - id: Q6\n    text: The river belongs to those who live on it\n    speaker: haldis\n"
            "    date: '2026-05-05'\n    source: gazette\n    at: 3\n"
        )
        assert path.read_text() == before.decode().replace("timeline:\n", f"{new}timeline:\n", 1)
        await press(pilot, "u")
        assert path.read_bytes() == before
        assert len(main_screen(app).brief.briefing.quotes) == 5
        assert notices(app)[-1] == "Undone: Q6 added."
        await press(pilot, "u")
        assert "There is nothing to undo" in notices(app)[-1]


async def test_words_that_do_not_stand_there_are_told_and_written_only_when_insisted_on(
    open_app: Open, path: Path
) -> None:
    before = path.read_bytes()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        await press(pilot, "a", *"Never ")
        shown = await press(pilot, "enter")
        assert "F2 writes it all the same. NOT FOUND" in shown
        assert "nearest, paragraph 3" in shown
        await press(pilot, "enter", "enter")
        assert path.read_bytes() == before
        await press(pilot, "x", "f2")
        assert path.read_bytes() == before, "what was not judged yet cannot be insisted on"
        await press(pilot, "enter", "f2")
        quote = load(path).briefing.quotes[-1]
        assert quote.text == "Never xThe river belongs to those who live on it"
        assert main_screen(app).brief.proof.verdicts["Q6"].word == "NOT FOUND"


async def test_the_reporters_words_are_no_quotation_and_each_kind_has_its_words(open_app: Open, path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 4)
        await press(pilot, "a")
        assert words(app).text == "never again"
        await press(pilot, "tab", "right")
        assert words(app).text.startswith("Haldis said that Ostria would")
        await press(pilot, "right", "enter")
        quote = load(path).briefing.quotes[-1]
        assert (quote.kind, quote.speaker, quote.at) == ("indirect", (), 4)
        assert quote.passage == quote.text
        assert "passage found" in notices(app)[-1]
        await at_paragraph(pilot, 5)
        await press(pilot, "a", "tab", "left", "left")
        shown = await press(pilot, "enter")
        assert "found, not as a quotation" in shown
        await press(pilot, "escape")
        assert len(load(path).briefing.quotes) == 6


async def test_a_range_is_marked_with_v_and_escape_ends_it(open_app: Open, path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        shown = await press(pilot, "v", "}")
        assert "paragraphs 3 to 4 of 5, marked" in shown
        assert shown.count("┃*") >= 4
        assert "v unmark" in shown
        shown = await press(pilot, "escape")
        assert "paragraph 4 of 5" in shown
        assert "┃*" not in shown
        shown = await press(pilot, "v", "k", "k", "k", "a")
        assert "Statement of [gazette:3] to [gazette:4]" in shown
        await press(pilot, "tab", "right", "right", "enter")
        quote = load(path).briefing.quotes[-1]
        assert (quote.at, quote.passage) == (3, None)
        assert quote.text.startswith('"The river belongs')
        assert quote.text.endswith("without notice.")
        assert "marked" not in screen_text(app)
        await at_paragraph(pilot, 2)
        await press(pilot, "v", "}", "a", "enter")
        quote = load(path).briefing.quotes[-1]
        assert (quote.at, quote.text) == (3, "The river belongs to those who live on it")


async def test_what_is_marked_stays_marked_when_the_file_changes(open_app: Open, path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        await press(pilot, "v", "}")
        path.write_text(path.read_text() + "# a note\n")
        main_screen(app).files.look()
        await settle(pilot)
        assert "paragraphs 3 to 4 of 5, marked" in screen_text(app)


async def test_y_copies_the_words_and_p_behind_it_the_reference(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("briefing.reader.screens.taking.Copying._hand_over", lambda _, text: copied.append(text))
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        await press(pilot, "y", "p")
        await press(pilot, "2", "p", "1", "p")
    assert copied[0].startswith('"The river belongs')
    assert copied[1:] == ["[gazette:3]", "[Q1]"]
    assert notices(app)[-1] == "Nothing that a reference can name stands here."


async def test_a_speaker_is_completed_and_a_new_one_is_added(open_app: Open, path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        shown = await press(pilot, "a", "tab", "tab", *"the le")
        assert "Right goes on to the league" in shown
        shown = await press(pilot, "right")
        assert "Speaker: Upland League" in shown
        await press(pilot, *["backspace"] * 10)
        shown = await press(pilot, *"Mira Lund")
        assert "new actor 'lund'" in shown
        await press(pilot, "enter")
        briefing = load(path).briefing
        assert briefing.quotes[-1].speaker == ("lund",)
        assert briefing.actors["lund"].name == "Mira Lund"
        await press(pilot, "u")
        assert "lund" not in load(path).briefing.actors


async def test_a_bad_date_is_told_and_nothing_is_written(open_app: Open, path: Path) -> None:
    before = path.read_bytes()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        shown = await press(pilot, "a", "tab", "tab", "tab", *"2026-13-40", "enter")
        assert "date" in shown.splitlines()[-8] + shown.splitlines()[-7] + shown.splitlines()[-6]
        assert shows(app, StatementForm)
        await press(pilot, *["backspace"] * 10)
        await press(pilot, *"2026", "right", "enter")
        assert "2026-05-05" in path.read_text().replace(before.decode(), "")


async def test_a_file_that_changed_elsewhere_is_not_overwritten_and_the_form_keeps_what_was_typed(
    open_app: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.reader.screens.file_watch.LOOK_EVERY", 1000)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        await press(pilot, "a", "tab", "tab", *"toreva")
        path.write_text(path.read_text() + "# saved elsewhere\n")
        shown = await press(pilot, "enter")
        assert "changed meanwhile" in shown
        assert path.read_text().endswith("# saved elsewhere\n")
        assert field(app, "speaker").value == "toreva"
        under = app.screen_stack[-2]
        assert isinstance(under, MainScreen)
        under.files.look()
        await settle(pilot)
        await press(pilot, "enter")
        assert not shows(app, StatementForm)
        assert len(load(path).briefing.quotes) == 6
        assert path.read_text().endswith("# saved elsewhere\n")
        path.write_text(path.read_text() + "# again\n")
        await press(pilot, "u")
        assert "changed meanwhile" in notices(app)[-1]
        assert path.read_text().endswith("# again\n")
        assert len(load(path).briefing.quotes) == 6


async def test_a_file_that_is_gone_or_broken_is_told(
    open_app: Open, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.reader.screens.file_watch.LOOK_EVERY", 1000)
    before = path.read_bytes()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        await press(pilot, "a")
        path.unlink()
        assert "no such file" in await press(pilot, "enter")
        assert not path.exists()
        path.write_bytes(b"briefing: [\n")
        assert "changed meanwhile" in await press(pilot, "enter")
        path.write_bytes(before)
        await press(pilot, "enter")
        assert len(load(path).briefing.quotes) == 6


@pytest.mark.usefixtures("no_superuser")
@pytest.mark.parametrize("which", ["file", "folder"])
async def test_a_file_or_a_folder_without_rights_is_told(open_app: Open, path: Path, which: str) -> None:
    before = path.read_bytes()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        (path if which == "file" else path.parent).chmod(0o500)
        shown = await press(pilot, "a", "enter")
        path.parent.chmod(0o700)
        assert "no permission to write" in shown
        assert path.read_bytes() == before


async def test_what_the_system_refuses_is_told(open_app: Open, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    before = path.read_bytes()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        monkeypatch.setattr("briefing.files.writing.create_temporary", refused)
        await press(pilot, "a")
        await until(pilot, lambda: shows(app, StatementForm))
        await press(pilot, "enter")
        await until(pilot, lambda: "no permission to write" in screen_text(app))
        assert path.read_bytes() == before
        assert shows(app, StatementForm)


@pytest.mark.parametrize("key", ["a", "A", "E", "X", "u"])
async def test_a_read_only_reader_changes_nothing(open_app: Open, drafted: Path, key: str) -> None:
    before = drafted.read_bytes()
    app = open_app(read_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "2", key)
        assert notices(app) == ["This reader changes nothing."]
        assert "accept" not in shown
        assert shows(app, MainScreen)
    assert drafted.read_bytes() == before


@pytest.mark.parametrize("way", ["stdin", "json", "toml", "link"])
async def test_a_brief_that_cannot_be_written_to_says_so_before_anything_is_typed(drafted: Path, way: str) -> None:
    file = load(drafted)
    if way == "stdin":
        file = load_text(drafted.read_bytes())
    elif way == "link":
        link = drafted.parent / "link.yaml"
        link.symlink_to(drafted)
        file = load(link)
    else:
        other = drafted.with_suffix(f".{way}")
        other.write_bytes(convert(drafted.read_bytes(), "yaml", way))
        file = load(other)
    app = BriefingApp(file)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "E")
        assert shows(app, MainScreen)
        await press(pilot, "A")
        told = {"stdin": "not read from a file", "link": "symbolic link"}.get(way, "'briefing convert' makes YAML")
        assert len(notices(app)) == 2
        assert all(told in note for note in notices(app))


@SIZES
async def test_drafts_are_walked_accepted_dropped_and_brought_back(
    open_app: Open, drafted: Path, size: tuple[int, int]
) -> None:
    before = drafted.read_text()
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        places = []
        for _ in range(6):
            await press(pilot, "D")
            places.append((main_screen(app).tab, main_screen(app).pane.key))
        order = [
            *(("summary", "watch.1"), ("statements", "Q1"), ("statements", "Q4"), ("statements", "Q5")),
            ("actors", "velmar"),
        ]
        assert places == [*order, order[0]]
        await press(pilot, "A", "D", "A")
        assert "    # paragraph 3\n" in drafted.read_text()
        await press(pilot, "D", "X")
        assert notices(app)[-1] == "Statement Q4 stays: E1, T1 and J1 refer to it"
        await press(pilot, "D", "X")
        assert notices(app)[-1] == "Statement Q5 dropped; u undoes, D goes to the next of 2 drafts."
        briefing = load(drafted).briefing
        assert [(quote.id, quote.draft) for quote in briefing.quotes] == [
            *(("Q1", False), ("Q2", False), ("Q3", False), ("Q4", True)),
        ]
        assert not briefing.watch[0].draft
        await press(pilot, "u", "u", "u")
        assert drafted.read_text() == before
        assert [note for note in notices(app) if note.startswith("Undone")] == [
            *("Undone: statement Q5 dropped.", "Undone: statement Q1 accepted.", "Undone: point to watch 1 accepted."),
        ]


ALL_DRAFTED = (
    ("event:\n", "event:\n  draft: true\n"),
    (
        "    - The league was not asked [gazette:5].\n",
        "    - {text: 'The league was not asked [gazette:5].', draft: true}\n",
    ),
    ("  herald: {", "  herald: {draft: true, "),
    ("  radio: {", "  radio: {draft: true, "),
    ("{id: Q2, ", "{id: Q2, draft: true, "),
    ("2026-22, text: in summer}, ", "2026-22, text: in summer}, draft: true, "),
    ("  - id: T1\n", "  - id: T1\n    draft: true\n"),
    ("    preferred: 1\n", "    preferred: 1\n    draft: true\n"),
    ("confidence: low, ", "confidence: low, draft: true, "),
    ("gaps: [Nobody says who pays.]", "gaps: [{text: Nobody says who pays., draft: true}]"),
    ("by: 2026-22}", "by: 2026-22, draft: true}"),
    ("at: 4, note: The outlet", "at: 4, draft: true, note: The outlet"),
    ("status: final", "status: draft"),
)


@pytest.mark.slow
@SIZES
async def test_a_draft_of_every_sort_is_reached_and_accepted(open_app: Open, path: Path, size: tuple[int, int]) -> None:
    before = path.read_text()
    text = before
    for old, new in ALL_DRAFTED:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text)
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        left = list(main_screen(app).brief.drafts_by_key)
        assert len(left) == len(ALL_DRAFTED) - 1
        while left:
            await press(pilot, "D")
            assert main_screen(app).pane.key in left, left
            left.remove(main_screen(app).pane.key)
            await press(pilot, "A")
            assert list(main_screen(app).brief.drafts_by_key) == left
        assert load(path).briefing == load_text(before.replace("status: final", "status: draft")).briefing
        await press(pilot, *["u"] * (len(ALL_DRAFTED) - 1))
        assert path.read_text() == text


async def test_the_foot_shows_what_can_be_done_with_a_draft(open_app: Open, drafted: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "2")
        assert shown.splitlines()[-1].split("  ")[:5] == [" A accept", "E edit", "X drop", "D next draft", "u undo"]
        assert "draft 2 of 5" in shown.splitlines()[-2]
        shown = await press(pilot, "j")
        assert "accept" not in shown.splitlines()[-1]
        assert "draft" not in shown.splitlines()[-2]
    assert drafted.exists()


async def test_a_statement_is_edited_and_thereby_accepted(open_app: Open, drafted: Path) -> None:
    before = drafted.read_bytes()
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "2", "E")
        assert "Statement Q1 (draft" in shown
        assert (field(app, "speaker").value, field(app, "date").value) == ("toreva", "2026-05-05")
        await press(pilot, "tab", "tab", "end", *", haldis", "enter")
        quote = load(drafted).briefing.quotes[0]
        assert (quote.speaker, quote.draft) == (("toreva", "haldis"), False)
        assert quote.date is not None
        assert quote.date.text == "Tuesday"
        assert "    speaker: [toreva, haldis]\n" in drafted.read_text()
        assert notices(app) == ["Q1 changed, verified, verbatim; u undoes."]
        await press(pilot, "E", *"No. ", "enter")
        assert shows(app, StatementForm), "words that do not stand there are not written"
        await press(pilot, "escape", "u")
        assert drafted.read_bytes() == before


async def test_nothing_is_a_draft_and_nothing_can_be_edited_here(open_app: Open, path: Path) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "D", "A", "X", "E", "a", "v")
    assert notices(app) == [
        "Nothing in this brief is a draft.",
        *["This is no draft; D goes to the next one."] * 2,
        "Only a statement is edited in a form; e edits the file at this place.",
        "A statement is made of a paragraph in the text of a source: 6, then Enter.",
        "Paragraphs are marked in the text of a source: 6, then Enter.",
    ]
    assert path.exists()


@pytest.mark.parametrize("form", ["crlf", "bom", "flow", "indented", "bare"])
async def test_any_way_of_writing_takes_a_statement_and_gives_it_back(path: Path, form: str) -> None:
    text = path.read_text()
    head, _, rest = text.partition("quotes:\n")
    quotes, tail = rest.split("timeline:\n")
    made = {
        "flow": f"{head}quotes: [{{text: Nobody asked us, speaker: null, source: radio}}]  # all\n",
        "indented": f"{head}quotes:\n       -   text: Nobody asked us\n           speaker: null  # \U0001f6a2\n\n# é\n",
        "bare": head.replace("[Q2]", "").replace("[Q3]", "").replace("[T1]", ""),
        "crlf": text.replace("\n", "\r\n"),
        "bom": f"\ufeff{text}",
    }[form]
    if form in {"flow", "indented"}:
        made = made.replace("[Q2]", "").replace("[Q3]", "").replace("[T1]", "")
    assert quotes
    assert tail
    path.write_bytes(made.encode())
    before = path.read_bytes()
    app = BriefingApp(load(path))
    number = len(load(path).briefing.quotes)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        await press(pilot, "a", "enter")
        after = path.read_bytes()
        assert len(load(path).briefing.quotes) == number + 1
        assert (b"\r\n" in after) == (b"\r\n" in before)
        assert after.count(b"\n") == after.count(b"\r\n") or form != "crlf"
        assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
        assert main_screen(app).brief.proof.verdicts[load(path).briefing.quotes[-1].id].verified
        await press(pilot, "u")
        assert path.read_bytes() == before


async def test_dangerous_characters_are_shown_and_the_words_stay_the_sources_own(path: Path) -> None:
    change_archive(path, "The river belongs", "The \x1b]0;x\x07river\u202e belongs")
    app = BriefingApp(load(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        shown = await press(pilot, "a")
        assert "<U+001B>" in shown
        assert "\x1b" not in words(app).text
        await press(pilot, "enter")
        assert load(path).briefing.quotes[-1].text.startswith("The \x1b]0;x\x07river\u202e belongs")
        assert main_screen(app).brief.proof.verdicts["Q6"].verified


async def test_markup_in_the_words_is_text(path: Path) -> None:
    change_archive(path, "The river belongs", "The [b]river[/b] [sic] [/] belongs")
    app = BriefingApp(load(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        assert "The [b]river[/b] [sic] [/] belongs" in await press(pilot, "a")
        await press(pilot, "enter")
        assert load(path).briefing.quotes[-1].text.startswith("The [b]river[/b] [sic] [/] belongs")


@pytest.mark.parametrize(
    ("keys", "quotes"),
    [
        (("a", "enter", "enter", "enter"), 6),
        (("a", "enter", "u"), 5),
        (("a", "escape", "escape", "a", "enter"), 6),
        (("v", "j", "a", "enter", "escape", "u"), 5),
        (("a", "q", "X", "D", "A"), 5),
        (("r", "a", "enter", "r", "u", "r"), 5),
    ],
)
async def test_keys_in_a_burst_write_once(open_app: Open, path: Path, keys: tuple[str, ...], quotes: int) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_paragraph(pilot, 3)
        burst(app, *keys)
        await settle(pilot)
        await settle(pilot)
        assert app.is_running
        found = len(load(path).briefing.quotes)
        assert found == quotes or found == quotes + (5 - quotes) * (found == 5)
        if isinstance(app.screen, MainScreen):
            assert len(app.screen.brief.briefing.quotes) == found


@pytest.mark.parametrize("keys", [("D", "A"), ("r", "A"), ("A", "r", "u", "A"), ("A", "A", "A")])
async def test_a_burst_accepts_what_it_went_to_and_nothing_else(
    open_app: Open, drafted: Path, keys: tuple[str, ...]
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        burst(app, *keys)
        await settle(pilot)
        await settle(pilot)
        left = [quote.id for quote in load(drafted).briefing.quotes if quote.draft]
        assert left == (["Q1", "Q5"] if keys[0] == "D" else ["Q4", "Q5"])
        assert not [note for note in notices(app) if "changed meanwhile" in note]


async def test_another_program_that_breaks_the_file_at_once_is_told_and_the_change_can_be_found(
    open_app: Open, drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = changing.write_change

    def then_broken(change: changing.FileChange) -> None:
        write(change)
        drafted.write_bytes(drafted.read_bytes() + b"titel: x\n")

    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        monkeypatch.setattr(changing, "write_change", then_broken)
        await press(pilot, "A")
        main_screen(app) if shows(app, MainScreen) else None
        for screen in app.screen_stack:
            if isinstance(screen, MainScreen):
                screen.files.look()
        await settle(pilot)
        assert shows(app, FindingsScreen)
        assert drafted.read_bytes().endswith(b"titel: x\n")


async def test_a_draft_that_was_dropped_comes_back_in_the_next_run(
    open_app: Open, drafted: Path, tmp_path: Path
) -> None:
    before = drafted.read_text()
    state = tmp_path / "state" / "state.json"
    app = open_app(memory=Memory(state))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "D", "X")
        assert drafted.read_text() != before
    app = open_app(memory=Memory(state))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "u")
        assert "Undone: " in notices(app)[-1]
        assert drafted.read_text() == before
        await press(pilot, "u")
        assert "There is nothing to undo" in notices(app)[-1]
