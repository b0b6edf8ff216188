"""Commands under keyboard layouts that have no Latin letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.reader.layouts import latin_key
from briefing.reader.screens.help import HelpScreen
from pilot.screen import press, shows

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.reader import BriefingApp


@pytest.mark.parametrize(
    ("down", "up"), [("о", "л"), ("ξ", "κ"), ("ח", "ל"), ("ت", "ن"), ("र", "क"), ("ｊ", "ｋ"), ("ㅓ", "ㅏ")]
)
async def test_the_keys_of_j_and_k_move(open_app: Callable[..., BriefingApp], down: str, up: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        start = await press(pilot, "2")
        moved = await press(pilot, down)
        assert moved == await press(pilot, "k", "j")
        assert moved != start
        assert await press(pilot, up) == start


async def test_shift_and_closing_work_too(open_app: Callable[..., BriefingApp]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        end = await press(pilot, "2", "G")
        await press(pilot, "g")
        assert await press(pilot, "П") == end
        await press(pilot, "question_mark")
        assert shows(app, HelpScreen)
        await press(pilot, "й")
        assert not shows(app, HelpScreen)
        assert app.is_running


async def test_where_text_is_typed_letters_stay_letters(open_app: Callable[..., BriefingApp]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "/ ойл" in (await press(pilot, "slash", "о", "й", "л")).replace("/о", "/ о")


def test_every_letter_of_ours_can_be_typed() -> None:
    for letters in (
        "йцукенгшщзфывапролдячсмить",
        "ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
    ):
        assert "".join(str(latin_key(letter)) for letter in letters) == "qwertyuiopasdfghjklzxcvbnm"
    assert [latin_key(sign) for sign in "่าโ"] == ["j", "k", "F"]
    assert [latin_key(digit) for digit in "٣۴५"] == ["3", "4", "5"]
    assert [latin_key(other) for other in ("é", "ß", "ł", "", None, "ab", "日")] == [None] * 7
