"""What changed since the last reading: its block, its marks, and the way from change to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.state import Memory
from pilot.screen import main_screen, press, screen_text, settle

if TYPE_CHECKING:
    from pathlib import Path


async def read(path: Path, state: Path, *keys: str) -> list[str]:
    """Open a brief, press keys, and leave; returns the screen at first and after each key."""
    memory = Memory(state)
    app = BriefingApp(load(path), memory=memory)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = [screen_text(app), *[await press(pilot, key) for key in keys]]
    memory.save()
    return shown


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


async def test_what_changed_since_the_last_reading_is_marked_until_it_was_seen(
    brief_folder: Path, tmp_path: Path
) -> None:
    path, state = brief_folder / "pact.yaml", tmp_path / "state" / "reader.json"
    assert "CHANGES" not in (await read(path, state))[0]
    change(path, "The dams will open in summer.", "The dams will open.")
    change(path, "title: Velmar", "title: Upper Velmar")

    summary, statement, title, statement_again = await read(path, state, *["right_curly_bracket"] * 3)
    assert "CHANGES since 6 May 2026 (your last reading)" in summary.splitlines()[3]
    assert "Δ - Statement Q2 reworded" in summary
    assert "2 changes unseen" in summary
    assert "❯ΔQ2    ■ Ana Toreva" in statement
    assert "❯Δ- Title reworded" in title
    assert "1 change unseen" in title
    assert "❯ Q2    ■ Ana Toreva" in statement_again
    assert "unseen" not in statement_again

    assert "CHANGES" not in (await read(path, state))[0]


async def test_what_was_not_looked_at_stays_marked(brief_folder: Path, tmp_path: Path) -> None:
    path, state = brief_folder / "pact.yaml", tmp_path / "state" / "reader.json"
    await read(path, state)
    change(path, "The dams will open in summer.", "The dams will open.")
    change(path, "title: Velmar", "title: Upper Velmar")
    assert "2 changes unseen" in (await read(path, state, "right_curly_bracket"))[0]
    change(path, "where: Velmar", "where: Upper Velmar")
    shown = (await read(path, state, "1"))[-1]
    assert "2 changes unseen" in shown
    assert "- Statement Q2 reworded" in shown
    assert "Δ - Statement Q2 reworded" not in shown
    assert "Δ - Title reworded" in shown


async def test_without_changes_the_keys_go_by_sections(brief_folder: Path, tmp_path: Path) -> None:
    shown = await read(brief_folder / "pact.yaml", tmp_path / "reader.json", "right_curly_bracket")
    assert "section 2/" in shown[-1]


async def test_what_is_changed_from_here_is_no_news(brief_folder: Path, tmp_path: Path) -> None:
    path, state = brief_folder / "pact.yaml", tmp_path / "state" / "reader.json"
    await read(path, state)
    change(path, "title: Velmar", "title: Upper Velmar")
    change(path, "{id: Q4, text", "{id: Q4, draft: true, text")
    memory = Memory(state)
    app = BriefingApp(load(path), memory=memory)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "2 changes unseen" in await press(pilot, "D")
        shown = await press(pilot, "A")
        assert not main_screen(app).brief.drafts_by_key
        assert "1 change unseen" in shown
