"""A narrow screen shows the list, or the detail, and draws no line beside what stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pilot.screen import press, screen_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.reader import BriefingApp

    Open = Callable[..., BriefingApp]


@pytest.mark.parametrize("tab", "23456")
@pytest.mark.parametrize("size", [(40, 10), (60, 20)])
async def test_the_detail_stands_alone(open_app: Open, tab: str, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        listed = await press(pilot, tab)
        detail = (await press(pilot, "enter")).splitlines()[3:-2]
        assert detail != listed.splitlines()[3:-2]
        assert not any(line.startswith(("│", "───")) for line in detail)
        await press(pilot, "escape")
        assert screen_text(app) == listed


async def test_a_zoomed_part_stands_alone(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = (await press(pilot, "2", "tab", "z")).splitlines()
        assert not any("│" in line for line in shown)
        assert "│" in await press(pilot, "z")
