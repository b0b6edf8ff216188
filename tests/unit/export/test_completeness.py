"""No format drops a part of the brief: every text of the model is looked for in what a reader sees of each."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefing.export.formats import FORMATS, Options, Product
from briefing.export.text_message import _capitals, _grouped
from briefing.files import load
from briefing.outline import lay_out_material, material_of
from briefing.text import safe_text
from examples import examples
from strategies import briefings
from unit.export.reading import READERS, pages_of_pdf
from unit.export.told import PARTS, as_in_the_file, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Briefing
    from briefing.outline import Material

ROOT = Path(__file__).resolve().parents[3]
NAMES = ["moldova-france", "harbour-strike"]
MONTHS = re.compile("january|february|march|april|june|july|august|september|october|november|december")
EXTRAS = {"pdf": "typst", "docx": "docx", "ics": "icalendar"}
EVERYTHING = frozenset(PARTS)
CARRIED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("text", "message", "markdown", "html", "pdf", "docx"), EVERYTHING),
    "json": EVERYTHING - {"places"},
    "csv": frozenset({"marking", "statements", "attribution", "verification", "timeline", "tensions", "actors"}),
    "timelinejs": frozenset({"marking", "summary", "timeline"}),
    "ics": frozenset({"marking"}),
}
"""What each format carries; docs/exports.md says the same. JSON gives places as source and paragraph."""
GENERATED = [name for name in CARRIED if name != "pdf"]
generated = settings(
    max_examples=examples(15),
    derandomize=True,
    deadline=None,
    suppress_health_check=[*HealthCheck],
    phases=[Phase.explicit, Phase.generate],
)


def product_of(made: Material, name: str) -> Product:
    return Product(lay_out_material(made, name=name), made, name)


def files_of(product: Product, format_: str) -> Mapping[str, bytes]:
    if format_ in EXTRAS:
        pytest.importorskip(EXTRAS[format_])
    options = Options(profile="message" if format_ == "message" else "full", width=200)
    return FORMATS["text" if format_ == "message" else format_].render(product, options)


def letters(text: str) -> str:
    """A text without blanks, at which lines may be broken, capitals, brackets of dates and marks of footnotes.

    Months are in short, as a narrow column has them. What sets names apart is closed and opened again at breaks.
    """
    bare = re.sub(r"(?<=\])\d{1,3}|[\s\u200b\u200e\u2066-\u2069(),]+", "", text).casefold()
    return MONTHS.sub(lambda month: month[0][:3], bare)


def wordings(text: str, format_: str) -> set[str]:
    """The forms that a text may have in a format."""
    if format_ == "message":
        return {letters(_capitals(text)), letters(_capitals(_grouped(text)))}
    return {letters(text if format_ == "json" else safe_text(text))}


def missing(made: Material, product: Product, format_: str, parts: frozenset[str]) -> list[tuple[str, str]]:
    """What a format does not have of these parts."""
    files = files_of(product, format_)
    seen = letters(READERS[format_](files))
    pages = [letters(page) for page in pages_of_pdf(files[""])] if format_ == "pdf" else []
    wanted = told(as_in_the_file(made) if format_ == "json" else made)
    return [
        (part, text)
        for part, text in wanted
        if part in parts and not any(shown in seen or _over_pages(shown, pages) for shown in wordings(text, format_))
    ]


def _over_pages(shown: str, pages: list[str]) -> bool:
    """Whether a text begins on one page and ends on the next."""
    return any(
        shown[:place] in page and shown[place:] in following
        for page, following in pairwise(pages)
        for place in range(1, len(shown))
    )


@pytest.fixture(scope="module", params=NAMES)
def sample(request: pytest.FixtureRequest) -> tuple[Material, Product]:
    brief = load(ROOT / "briefs" / f"{request.param}.yaml")
    made = material_of(brief)
    return made, product_of(made, brief.id)


@pytest.mark.parametrize("format_", CARRIED)
def test_every_part_of_a_sample_is_in_every_format_that_carries_it(
    sample: tuple[Material, Product], format_: str
) -> None:
    made, product = sample
    assert missing(made, product, format_, CARRIED[format_]) == []


@pytest.mark.parametrize("format_", GENERATED)
def test_every_part_of_any_brief_is_in_every_format_that_carries_it(format_: str) -> None:
    @generated
    @given(briefings())
    def holds(brief: Briefing) -> None:
        made = material_of(brief)
        assert missing(made, product_of(made, "any"), format_, CARRIED[format_]) == []

    holds()


def test_what_is_not_there_would_be_missed(sample: tuple[Material, Product]) -> None:
    made, product = sample
    assert {part for part, _ in missing(made, product, "ics", EVERYTHING)} > {"statements", "tensions", "sources"}
