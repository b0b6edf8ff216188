"""What a page says by its elements alone, as characters in the captured text."""

from __future__ import annotations

from briefing.capture.article import read_article
from briefing.sources.web_page import with_signs_of_elements

PAGE = """<html lang="en"><body><article><h1>Port stays shut</h1>
<p>The crews of all the ferries stayed ashore on Tuesday, and the owners did not say when they would sail.</p>
<p>Rhea Moll called it <q>a gift to the owners</q> of 40 m<sup>2</sup> of quay,<sup><a>1</a></sup> and left.</p>
<p>“Nobody sails<sup>2</sup> before the pumps are mended,” she told the crews on the quay before the meeting ended.</p>
</article></body></html>"""


def test_quotation_marks_and_raised_numbers_are_captured() -> None:
    assert read_article(PAGE).paragraphs[2:] == (
        "Rhea Moll called it “a gift to the owners” of 40 m² of quay,¹ and left.",
        "“Nobody sails² before the pumps are mended,” she told the crews on the quay before the meeting ended.",
    )


def test_nothing_else_of_a_page_is_changed() -> None:
    page = '<quote>a</quote><p class="q">1<sup>st</sup> <sup>1234</sup> 5</p><sup></sup>'
    assert with_signs_of_elements(page) == page
