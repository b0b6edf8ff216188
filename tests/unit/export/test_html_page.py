"""What the HTML brief does beyond saying everything: pictures, references, colours, and house styles that fail."""

from __future__ import annotations

import re
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from briefing.export.html import ThemeRefused, render_html
from briefing.export.html.policy import read_own
from briefing.files import load
from briefing.outline import lay_out_material, material_of
from briefing.outline.record import Section
from unit.export.made import BIRD, detail, record
from unit.export.small import brief_of

ROOT = Path(__file__).resolve().parents[3]
VARIABLE = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


def page_of(*, theme: str | None = None, templates: Path | None = None, **content: Any) -> str:
    material = material_of(brief_of(**content))
    return render_html(lay_out_material(material), theme=theme, templates=templates)


def harbour() -> str:
    material = material_of(load(ROOT / "briefs" / "harbour-strike.yaml"))
    return render_html(lay_out_material(material))


def colours() -> dict[str, dict[str, str]]:
    """The colours of the theme in light and in dark, where dark has all that it does not change from light."""
    light, dark = read_own("theme.css").split("@media")
    day = dict(VARIABLE.findall(light))
    return {"light": day, "dark": {**day, **dict(VARIABLE.findall(dark))}}


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_ink_can_be_read_on_every_paper(mode: str) -> None:
    found = colours()[mode]
    inks = [name for name in found if name.startswith("ink")]
    papers = [name for name in found if name.startswith("paper")]
    faint = [pair for pair in product(inks, papers) if contrast(found[pair[0]], found[pair[1]]) < 4.5]
    assert len(inks) * len(papers) == 15
    assert faint == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_stroke_can_be_seen_on_every_paper(mode: str) -> None:
    found = colours()[mode]
    papers = [name for name in found if name.startswith("paper")]
    assert [name for name in papers if contrast(found["stroke"], found[name]) < 3] == []


def test_every_marking_can_be_read() -> None:
    found = colours()["light"]
    markings = [name for name in found if name.startswith("marking-") and name != "marking-paper"]
    assert len(markings) == 4
    assert [name for name in markings if contrast(found[name], found["marking-paper"]) < 4.5] == []


def test_a_record_of_a_new_sort_is_told_without_a_change() -> None:
    material = material_of(brief_of())
    novelty = record(BIRD, "N1", "A new thing", caution="Take care.", details=(detail("Measure", "seven"),))
    outline = lay_out_material(material)
    section = Section("novelties", "Novelties", (novelty,))
    page = render_html(outline._replace(sections=(*outline.sections, section)))
    assert all(words in page for words in ("A new thing", "Take care.", "Measure", "seven", 'id="N1"'))


def test_what_is_referred_to_says_where() -> None:
    page = page_of(
        quotes=[{"text": "Some words.", "speaker": "ada"}],
        event={"summary": "Summary.", "key_points": ["First.", "Second [Q1]."]},
    )
    assert re.search(r'Used in:</span> <a href="#key-points.2">key point 2</a>', page)


def test_only_words_that_are_quoted_stand_in_a_quotation() -> None:
    kinds = ("direct", "mixed", "indirect")
    page = page_of(quotes=[{"text": f"words {kind}", "speaker": "ada", "kind": kind} for kind in kinds])
    assert re.findall(r"<blockquote[^>]*>\s*<p[^>]*>(.*?)</p>", page) == ["“words direct”"]


def test_the_address_of_a_source_is_a_link_that_tells_it_nothing() -> None:
    page = page_of(sources={"report": {"title": "Report", "url": "https://example.org/a?b=1&c=2"}})
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noreferrer noopener">' in page


def test_words_that_look_like_an_address_are_no_link() -> None:
    page = page_of(event={"summary": "See javascript:alert(1) and https://evil.example/ there."})
    assert "evil.example" in page
    assert 'href="https://evil' not in page
    assert 'href="javascript' not in page


def test_the_picture_of_the_timeline_has_points_spans_and_a_divider() -> None:
    picture = harbour().partition('aria-labelledby="picture.timeline')[2].partition("</figure>")[0]
    assert picture.count("<circle") + picture.count("<rect") == 12
    assert picture.count('class="divide"') == 1
    assert "<desc" in picture


def test_an_entry_without_a_date_is_told_under_the_picture() -> None:
    page = page_of(
        timeline=[{"date": "2024-03-07", "text": "It began."}, {"date": {"text": "one day"}, "text": "Ended."}]
    )
    assert re.search(r"Without a date:.*E2 \(one day, not resolved\), Ended\.", page)


def test_the_picture_of_the_parties_says_level_and_trend_in_words() -> None:
    picture = harbour().partition('aria-labelledby="picture.parties')[2].partition("</svg>")[0]
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", picture))
    assert "level 1 of 5, dispute trend: rising" in said
    assert picture.count('class="party"') == 8


@pytest.mark.parametrize("count", [2, 12])
def test_as_many_as_twelve_parties_are_drawn_without_one_over_another(count: int) -> None:
    picture = page_of(**parties(count)).partition('aria-labelledby="picture.parties')[2].partition("</svg>")[0]
    boxes = re.findall(r'class="party" x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', picture)
    assert len(boxes) == count
    for column in {x for x, _, _ in boxes}:
        placed = sorted((float(y), float(height)) for x, y, height in boxes if x == column)
        assert all(y + height < below for (y, height), (below, _) in pairwise(placed))


def test_more_parties_are_drawn_as_a_matrix() -> None:
    picture = page_of(**parties(40)).partition('aria-labelledby="picture.parties')[2].partition("</svg>")[0]
    names = re.findall(r'<text x="0" y="([\d.]+)">(A\d+) The party', picture)
    assert [name for _, name in names] == [f"A{number}" for number in range(1, 41)]
    assert picture.count("<circle") == 40
    heights = [float(y) for y, _ in names]
    assert min(after - before for before, after in pairwise(heights)) >= 16


def test_more_parties_than_there_is_room_for_are_said_to_be_so() -> None:
    page = page_of(**parties(301))
    assert "here are 301 parties and 1 tension" in page
    assert 'aria-labelledby="picture.parties' not in page


@pytest.mark.parametrize(
    ("dates", "first", "rows"),
    [
        ([f"2024-03-{day:02}" for day in range(1, 31)] * 2, "1 Mar 2024", 30),
        ([f"{year}-{month:02}" for year in (2019, 2021) for month in range(1, 13)] * 2, "Jan 2019", 25),
        ([f"{year}-{month:02}" for year in range(2010, 2017) for month in range(1, 13)], "Jan-Mar 2010", 28),
        ([f"{year}-{month:02}" for year in range(2000, 2025) for month in (1, 5, 9)], "2000", 25),
        ([str(year) for year in range(1901, 2020)], "1900 to 1909", 12),
        ([f"-{year:04}" for year in range(1, 3000, 7)], "-3000 to -2901", 30),
        ([f"Y{year}0000" for year in range(1, 300)], "0 to 99999", 30),
    ],
    ids=["days", "months", "quarters", "years", "decades", "centuries", "more"],
)
def test_a_long_timeline_is_drawn_by_how_much_happened_when(dates: list[str], first: str, rows: int) -> None:
    entries = [{"date": date, "text": "It happened."} for date in dates]
    picture = page_of(timeline=entries).partition('aria-labelledby="picture.timeline')[2].partition("</figure>")[0]
    drawn = re.findall(r'class="ending"[^>]*>([^<]*)<', picture)
    gaps = re.findall(r">([\d,]+ \w+ without an entry)<", picture)
    assert drawn[0].startswith(first)
    assert len(drawn) + len(gaps) == rows
    assert sum(int(count) for count in re.findall(r'class="soft" x="[\d.]+">(\d+)<', picture)) == len(dates)


def test_a_long_timeline_tells_what_is_planned_and_what_has_no_date() -> None:
    happened = [{"date": f"2024-03-{day:02}", "text": "It happened."} for day in range(1, 31)]
    planned = [{"date": "2024-04-01", "text": "It will.", "status": "planned"}] * 20
    page = page_of(timeline=[*happened, *planned, {"date": {"text": "one day"}, "text": "Ended."}])
    picture = page.partition('aria-labelledby="picture.timeline')[2].partition("</figure>")[0]
    assert picture.count("mark doubtful") == 1
    assert "An empty bar is what is planned. Not drawn: 1 without a date." in picture


@pytest.mark.parametrize("count", [1, 40])
def test_as_many_as_forty_entries_are_drawn_each(count: int) -> None:
    entries = [{"date": f"20{number:02}", "text": "It happened."} for number in range(10, 10 + count)]
    picture = page_of(timeline=entries).partition('aria-labelledby="picture.timeline')[2].partition("</figure>")[0]
    assert picture.count('class="mark') == count


def test_a_paragraph_of_a_source_says_what_cites_it() -> None:
    page = page_of(
        quotes=[{"text": "Some words.", "speaker": "ada", "source": "report", "at": 3}],
        event={"summary": "Summary [report:3] [report].", "key_points": ["Point [report:12]."]},
    )
    assert '<a href="#source.1.3">[1:3]</a>' in page
    listed = re.findall(r'<li id="(source\.1\.\d+)"><span>(.*?):</span> (.*?)</li>', page)
    plain = [(anchor, name, re.sub(r"<[^>]+>", "", uses)) for anchor, name, uses in listed]
    assert plain == [("source.1.3", "Paragraph 3", "bottom line, Q1"), ("source.1.12", "Paragraph 12", "key point 1")]
    assert re.search(r'Used in:</span> <a href="#bottom-line.1">bottom line</a></p>', page)


def test_a_reference_to_a_paragraph_that_is_not_listed_leads_to_its_source() -> None:
    material = material_of(load(ROOT / "briefs" / "harbour-strike.yaml"))
    page = render_html(lay_out_material(material, sections=["sources"]))
    assert '<a href="#source.1">[1:5]</a>' in page


def parties(count: int) -> dict[str, Any]:
    """A tension of so many parties, a position each."""
    ids = [f"p{number}" for number in range(count)]
    return {
        "actors": {key: {"name": f"The party of a rather long name {key}"} for key in ids},
        "tensions": [{"title": "All", "positions": [{"party": key, "position": "Ours."} for key in ids]}],
    }


def test_a_statement_of_very_many_lines_is_no_endless_loop() -> None:
    page = page_of(quotes=[{"text": "x\n" * 300_000 + "y", "speaker": None}])
    assert page.count("<br>") == 300_000


def test_what_is_dangerous_is_shown_in_the_head_of_the_printed_page_too() -> None:
    page = page_of(title='A"; } body { display: none } \u202e</style>')
    margin = re.search(r"@top-left \{ content: (.*?); \}", page)
    assert margin is not None
    assert re.fullmatch(r'"([A-Za-z0-9 :+.,-]|\\[0-9a-f]{6})*"', margin[1])


@pytest.mark.parametrize("theme", ["</style><script>", "a\x00b", "a\x1bb"])
def test_a_theme_cannot_end_the_style_sheet(theme: str) -> None:
    with pytest.raises(ThemeRefused):
        page_of(theme=theme)
