"""The words of a statement as every screen and every export prints them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from briefing.export import export_text
from briefing.export.pasted import copied_text
from briefing.facts.spoken import words_of
from briefing.files import load_text
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.statements import statement_document
from briefing.reader.writer import Lettering, Writer

if TYPE_CHECKING:
    from briefing.files import BriefingFile


def brief(**quote: Any) -> BriefingFile:
    content = {"briefing": 1, "title": "T", "event": {"summary": "S."}, "actors": {"eva": {"name": "Eva"}}}
    return load_text(json.dumps({**content, "quotes": [{"speaker": "eva", **quote}]}), format="json")


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ({"text": "We row home."}, "“We row home.”"),
        ({"text": "“We row home.”"}, "“We row home.”"),
        ({"text": "„We row home.“"}, "“We row home.”"),
        ({"text": "We “row” home."}, "“We “row” home.”"),
        ({"text": 'They "row" home.', "kind": "mixed"}, 'They "row" home.'),
        ({"text": "They row home.", "kind": "indirect"}, "They row home."),
    ],
)
def test_only_words_of_a_speaker_stand_in_marks_and_in_one_pair(quote: dict[str, Any], printed: str) -> None:
    file = brief(**quote)
    assert words_of(file.briefing.quotes[0]).printed == printed
    opened = OpenBrief(file)
    assert copied_text("Q1", opened.material).startswith(printed)
    detail = statement_document(Writer(76, opened.index, Lettering()), opened.briefing.quotes[0], opened).plain
    assert f"  {printed}\n" in detail
    assert f"    {printed}\n" in export_text(file.briefing)


def test_the_original_of_a_translation_is_printed_likewise() -> None:
    quote = brief(text="We row.", original={"language": "es", "text": "«Remamos.»"}).briefing.quotes[0]
    words = words_of(quote)
    assert (words.printed_original, words.translated_from, words.language) == ("“Remamos.”", "Spanish", "es")
    assert words_of(brief(text="We row.", original={"language": "es"}).briefing.quotes[0]).printed_original == ""
