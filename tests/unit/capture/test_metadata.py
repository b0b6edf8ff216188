"""What a page says of itself in the markup of publishers, and what of it is told as lost."""

from __future__ import annotations

import json

import pytest

from briefing.capture import Captured, capture
from briefing.errors import BriefingFileError

TEXT = (
    "The crews of Norvik stopped their work at noon, and no boat has left the harbour since then.",
    "“We wait for the pilots,” said Rhea Moll, who has led the crews since 2019 and who wants them to be heard.",
    "The harbour authority called the delay a nuisance, and asked passengers to come back on Friday in the morning.",
    "It has paid for rooms in the town, and it will pay for them until the boats leave, as it said in a statement.",
)


def page(head: str = "", above: str = "", title: str = "No boat leaves the harbour of Norvik") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    shown = f"<article><h1>{title}</h1>{above}<div class='entry-content'>{body}</div></article>"
    return f"<!doctype html><html lang=en><head><title>x</title>{head}</head><body>{shown}</body></html>".encode()


def described(description: object, before: str = "", behind: str = "") -> Captured:
    head = f"<script type='application/ld+json'>{before}{json.dumps(description)}{behind}</script>"
    return capture(page(head), "page.html")


@pytest.mark.parametrize("kind", ["NewsArticle", "BlogPosting", "LiveBlogPosting", ["Report", "CreativeWork"]])
@pytest.mark.parametrize(
    ("before", "behind"), [("", ""), ("\n//<![CDATA[\n", "\n//]]>\n"), ("<!--", "-->"), ("/*<![CDATA[*/", "/*]]>*/")]
)
def test_every_kind_of_article_says_who_wrote_it(kind: object, before: str, behind: str) -> None:
    said = described(
        {
            "@type": kind,
            "author": {"name": "Ada Orm"},
            "publisher": {"name": "The Gull"},
            "datePublished": "2024-03-05",
        },
        before,
        behind,
    ).provenance
    assert (said.author, said.publisher, said.published) == ("Ada Orm", "The Gull", "2024-03-05")


def test_a_graph_names_author_and_publisher_elsewhere() -> None:
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": "gull.example"},
        {"@type": "Article", "author": [{"@id": "#ada"}, {"name": "Bo Kell"}], "publisher": {"@id": "#gull"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Orm"},
        {"@type": "Organization", "@id": "#gull", "name": "The Gull"},
    ]
    said = described({"@graph": graph}).provenance
    assert (said.author, said.publisher) == ("Ada Orm, Bo Kell", "The Gull")


@pytest.mark.parametrize(
    ("line", "author"),
    [("Par Ada Orm", "Ada Orm"), ("By Ada Orm", "Ada Orm"), ("Von Ada Orm", "Ada Orm"), ("Di Orm", "Di Orm")],
)
def test_the_word_before_an_author_is_no_name(line: str, author: str) -> None:
    assert described({"@type": "NewsArticle", "author": line}).provenance.author == author


def test_an_address_is_no_author() -> None:
    assert described({"@type": "NewsArticle", "author": "https://social.example/gull"}).provenance.author is None


@pytest.mark.parametrize("free", [False, "False"])
@pytest.mark.parametrize("as_list", [False, True])
def test_a_part_that_only_those_who_pay_see_makes_a_stub(*, free: object, as_list: bool) -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": free, "cssSelector": ".paywall"}
    with pytest.raises(BriefingFileError, match="asks for a subscription"):
        described({"@type": "NewsArticle", "hasPart": [part] if as_list else part})


def test_a_headline_with_words_of_the_text_takes_nothing_away_from_it() -> None:
    captured = capture(page(title="The crews of Norvik stopped their work, said Rhea Moll on Friday"), "page.html")
    assert set(captured.left_out) <= {"The crews of Norvik stopped their work, said Rhea Moll on Friday"}
    assert set(TEXT) <= set(captured.paragraphs)


def test_the_day_on_which_a_browser_saved_a_page_is_not_that_of_its_publication() -> None:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gull.example/a\r\nSubject: Ferries\r\n"
        "Date: Wed, 6 Mar 2024 10:00:00 -0000\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    )
    said = capture(head.encode() + page(), "page.mhtml").provenance
    assert (said.author, said.published) == (None, None)
