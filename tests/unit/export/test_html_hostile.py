"""Hostile words in every field of a brief: no markup, link or attribute of theirs, and every character to be read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib  # type: ignore[import-untyped]
import pytest

from briefing.errors import BriefingInvalidError
from briefing.export.html import render_html
from briefing.files import load_text
from briefing.outline import lay_out_material, material_of
from strategies import NASTY
from unit.export.test_text import everywhere, quiet_word

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

PAYLOADS = Path(__file__).resolve().parents[2] / "data" / "payloads.json"
LINE = re.compile("[^\n\v\f\u2028\u2029]+")
PLACEHOLDER = "\N{DOTTED CIRCLE}"
"""Bears a mark that nothing stands before; in a field that is told behind a label, something does."""
REFERENCE = re.compile(r"\[(?:[QETDJ]\d|ada|report)(?::\d+)?\]")
OURS = [
    "<script>alert(1)</script>",
    "a\"'><img src=x onerror=y>",
    "{{ 7 * 7 }}{% include 'x' %}",
    "</style></title></svg></textarea><!--",
    "]]><![CDATA[<b>",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "javascript:alert(1)",
    "https://evil.example/?a=<b>&c",
    "<a href=https://evil.example>here</a>",
    "[Q1](https://evil.example) [ada](x) <https://evil.example>",
    "' onmouseover='alert(1)",
    "style=position:fixed",
    "\N{BALLOT BOX}\N{VARIATION SELECTOR-16} e\N{COMBINING ACUTE ACCENT}",
]


def table() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(PAYLOADS.read_text(encoding="utf-8"))["payloads"]
    return [entry for entry in found if isinstance(entry["payload"], str)]


def words_of_all_sorts() -> list[str]:
    """Ours, those of the strategies, and of the table the texts, addresses, paths and documents alike."""
    found = [*OURS, *NASTY, *(entry["payload"] for entry in table())]
    return list(dict.fromkeys(words for words in found if words.strip() and len(words) < 5000))


def page_with(words: str) -> str:
    material = material_of(load_text(json.dumps({"briefing": 1, **everywhere(words)}), format="json"))
    return render_html(lay_out_material(material, name="x"))


def elements(page: str) -> Iterator[Any]:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return (element for element in parser.parse(page).iter() if isinstance(element.tag, str))


def quiet(words: str) -> str:
    """Words that nobody could take offence at, with the line breaks and the references that the hostile ones have."""
    word = quiet_word(words)

    def line(found: re.Match[str]) -> str:
        return " ".join([word, *REFERENCE.findall(found[0])]) if found[0].strip() else ""

    return LINE.sub(line, words)


def shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element of the page with its attributes.

    Left out are those of pictures, where long words take more lines, and those that set names of two directions apart.
    """
    found = [(element.tag, tuple(sorted(element.keys()))) for element in elements(page)]
    found = [(tag, keys) for tag, keys in found if (tag, keys) != ("bdi", ())]
    return [(tag, keys) for tag, keys in found if not (tag.endswith("text") and "x" in keys)]


def visible(page: str) -> str:
    """What is read on the page beside the pictures, its line breaks kept."""
    body = re.sub(r"<(svg|script|style)\b.*?</\1>", "", page.partition("<body>")[2], flags=re.DOTALL)
    parsed = html5lib.parse(body.replace("<br>", "\ue000"), namespaceHTMLElements=False)
    return as_browsers_read("".join(parsed.itertext())).replace("\ue000", "\n")


def as_browsers_read(text: str) -> str:
    """Several blanks are one."""
    return re.sub(" +", " ", text)


@pytest.mark.parametrize("words", words_of_all_sorts(), ids=lambda words: ascii(words[:24]))
def test_hostile_words_make_the_page_that_quiet_words_make(words: str) -> None:
    page = page_with(words)
    assert shape(page) == shape(page_with(quiet(words)))
    links = {element.get("href") for element in elements(page)} - {None}
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize(
    "entry",
    [entry for entry in table() if entry["category"] not in {"url", "path", "document"}],
    ids=lambda entry: entry["name"],
)
def test_every_field_shows_what_the_table_says(entry: dict[str, Any]) -> None:
    expected = as_browsers_read(entry["text"].strip("\n").removeprefix(PLACEHOLDER))
    on_one_line = as_browsers_read(" ".join(expected.split("\n")))
    shown = visible(page_with(entry["payload"]))
    wanted = visible(page_with("Sentinel")).count("Sentinel")
    found = shown.count(expected) + (shown.count(on_one_line) if on_one_line != expected else 0)
    assert wanted > 50
    assert found == wanted


@pytest.mark.parametrize(
    "entry", [entry for entry in table() if entry["category"] == "url"], ids=lambda entry: entry["name"]
)
def test_an_address_is_a_link_to_itself_or_none(entry: dict[str, Any]) -> None:
    brief = {"briefing": 1, **everywhere("Words")}
    brief["sources"]["report"]["url"] = entry["payload"]
    brief["quotes"] = [quote | {"source": "report"} for quote in brief["quotes"]]
    try:
        material = material_of(load_text(json.dumps(brief), format="json"))
    except BriefingInvalidError:
        assert entry["load"] == "reject"
        return
    assert entry["load"] == "accept"
    page = render_html(lay_out_material(material))
    links = {element.get("href") or "#" for element in elements(page)}
    cited = {element.get("cite") or "" for element in elements(page)}
    assert {link for link in links if not link.startswith("#")} == {entry["payload"]}
    assert cited == {entry["payload"], ""}
