"""The HTML brief: valid, whole, without a network, and nothing in it but what we put there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib  # type: ignore[import-untyped]
import pytest

from briefing.export.html import render_html
from briefing.files import load, load_text
from briefing.outline import lay_out_material, material_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.outline import Material

ROOT = Path(__file__).resolve().parents[3]
NAMES = ["moldova-france", "harbour-strike"]


def page_of(material: Material, **options: Any) -> str:
    return render_html(lay_out_material(material, name="x"), **options)


def sample(name: str) -> Material:
    return material_of(load(ROOT / "briefs" / f"{name}.yaml"))


def elements(page: str) -> Iterator[Any]:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return (element for element in parser.parse(page).iter() if isinstance(element.tag, str))


def texts(page: str) -> str:
    parsed = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join(" ".join(parsed.itertext()).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_valid_and_asks_nobody_for_anything(name: str) -> None:
    page = page_of(sample(name))
    found = list(elements(page))
    assert next(element for element in found if element.tag == "html").get("lang")
    loading = [element for element in found if {"src", "srcset", "data", "action", "background"} & set(element.keys())]
    assert loading == []
    assert [element for element in found if element.tag in {"link", "iframe", "object", "embed", "form", "base"}] == []
    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\(", page)
    ids = [element.get("id") for element in found if element.get("id")]
    assert len(ids) == len(set(ids))
    inside = {element.get("href")[1:] for element in found if (element.get("href") or "").startswith("#")}
    assert inside <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_everything_the_brief_has_is_on_the_page(name: str) -> None:
    material = sample(name)
    briefing, shown = material.briefing, texts(page_of(material))
    shown = re.sub(r"\s+([.,;:!?)\]])", r"\1", shown)
    for quote in briefing.quotes:
        assert _close(quote.text) in shown
    for entry in briefing.timeline:
        assert entry.id in shown
    for tension in briefing.tensions:
        assert all(_close(material.plain(position.position)) in shown for position in tension.positions)
    for source in briefing.sources.values():
        assert _close(source.title) in shown
    for gap in briefing.gaps:
        assert _close(material.plain(gap.text)) in shown
    assert shown.count(str(briefing.marking)) >= 2


def _close(text: str) -> str:
    """A text as it is read from a page, where a link may stand apart from the full stop behind it."""
    return re.sub(r"\s+([.,;:!?)\]])", r"\1", " ".join(text.split()))


def test_the_same_brief_gives_the_same_page() -> None:
    assert page_of(sample("harbour-strike")) == page_of(sample("harbour-strike"))


def test_what_several_people_wrote_is_set_apart_each_by_itself() -> None:
    brief = {
        "briefing": 1,
        "title": "Ferry",
        "event": {"summary": "It stopped [w:1].", "participants": ["d"]},
        "actors": {"d": {"name": "דנה לוי", "kind": "person", "role": "captain of the ferry"}},
        "sources": {"w": {"title": "המעבורת", "publisher": "קול הים", "published": "2031-05-09", "language": "he"}},
        "quotes": [{"text": "We wait", "speaker": "d", "source": "w", "at": 1}],
    }
    page = page_of(material_of(load_text(json.dumps(brief), format="json")))
    assert page.count("<bdi>דנה לוי</bdi>, <bdi>captain of the ferry</bdi>") == 3
    assert "<bdi>קול הים</bdi>; <bdi>9 May 2031</bdi>; <bdi>in Hebrew</bdi>" in page
    assert "\u2068" not in page
