"""The doubt about a date, for every output."""

from __future__ import annotations

import pytest

from briefing.facts.dates import DOUBT_MEANINGS, doubt_of
from briefing.model import BriefDate


@pytest.mark.parametrize(
    ("date", "flags"),
    [
        ("2024-03-07", ""),
        ({"edtf": "2024-03-07", "text": "Thursday", "basis": "stated"}, ""),
        ({"edtf": "2024-03-07", "text": "Thursday", "basis": "inferred"}, "?"),
        ({"edtf": "2024-03-07", "basis": "unknown"}, "?"),
        ("2024-03-07?", "?"),
        ("[2024-03-04..2024-03-07]", "?"),
        ({"text": "before the vote"}, "?"),
        ("2024-03-07~", "~"),
        ("2024-03-07%", "?~"),
        ({"edtf": "2024-22", "text": "by the summer", "bound": "by"}, "~"),
        ({"edtf": "2024-22", "text": "by the summer", "bound": "by", "basis": "inferred"}, "?~"),
        ({"edtf": "2024-03", "bound": "since"}, ""),
        ("2024-03", ""),
    ],
)
def test_a_date_is_doubted_for_what_the_file_says_of_it(date: object, flags: str) -> None:
    given = {"edtf": date} if isinstance(date, str) else date
    assert doubt_of(BriefDate.model_validate(given)).flags == flags
    assert set(flags) <= set(DOUBT_MEANINGS)


def test_no_date_says_so_in_words_and_needs_no_sign() -> None:
    assert doubt_of(None).flags == ""
