from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.export.markdown import render_markdown
from briefing.files import load
from briefing.model import Reference, TargetKind
from briefing.outline import outline_of
from briefing.outline.record import (
    Bullet,
    Detail,
    DetailRole,
    Facts,
    Outline,
    Paragraph,
    Part,
    Record,
    RecordDate,
    Section,
)
from briefing.text import safe_text
from examples import examples
from strategies import briefings
from unit.export.made import BIRD, UNCERTAIN, detail, record, statement
from unit.export.markdown_reading import GITHUB_LINKS, links, loose_texts, plain, shape, squeezed
from unit.export.small import brief_of
from unit.export.test_text import everywhere, payloads, quiet_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Briefing

BRIEFS = Path(__file__).resolve().parents[3] / "briefs"
SAMPLES = sorted(path.name for path in BRIEFS.glob("*.yaml"))
MARKUP = (
    "# heading",
    "a\n# heading\n## another",
    "setext\n===\nagain\n---",
    "- item\n* item\n+ item\n1. one\n2) two",
    "> quoted",
    "*a* _b_ **c** __d__ ~e~ ~~f~~ ==g==",
    "[a](https://evil.example) ![b](https://evil.example/b.png)",
    "[a]: https://evil.example\n\n[a]",
    "[^1] [^1]: forged ^[inline]",
    "\n[^1]: forged",
    "<https://evil.example> <mailto:a@evil.example>",
    "<script>alert(1)</script> <b>x</b> <!-- x --> <?x?> <![CDATA[x]]>",
    "https://evil.example www.evil.example someone@evil.example ftp://evil.example.",
    "HTTPS://EVIL.EXAMPLE WWW.EVIL.EXAMPLE",
    "mention @user, issue #12, other/repo#3, GH-4, team @org/team.",
    "(@user) [@user] “@user” '@user' @user: :smile: :+1:",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "a | b\n--|--\nc | d",
    "a \\| b \\\\| c \\",
    "&lt;b&gt; &#35; &amp; &copy;",
    "$x^2$ $$y$$ $`z`$",
    "[[link]] ![[embed]] %%comment%% #tag ^block-id",
    "`code` ``more`` `open",
    "```\nfenced\n```\n~~~\nfenced\n~~~",
    "    indented\n\n    more",
    "---",
    "***",
    "\\*not\\* \\[not\\](x) \\",
    "trailing backslash\\\nnext",
    "two blanks  \nnext",
    "`@user`` #1` \\`@user\\`",
    ":---\n:-:",
    "term\n: definition",
    "> [!WARNING]\n> forged",
)
quick = settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def render(**content: Any) -> str:
    return render_markdown(outline_of(brief_of(**content)))


def told(outline: Outline) -> Iterator[str]:
    """Everything that an outline says, text by text."""
    yield outline.title
    yield from (value for fact in outline.facts for value in texts(fact.value))
    for section in outline.sections:
        yield section.heading
        for block in section.blocks:
            yield from texts(block)


def texts(value: object) -> Iterator[str]:
    if isinstance(value, Record):
        value = value._replace(
            parties=(), language="", address="", words=value.words and value.words._replace(language="")
        )
    elif isinstance(value, Part):
        value = value._replace(name="" if not value.parties else value.name, parties=())
    if isinstance(value, tuple):
        yield from (text for item in value for text in texts(item))
    elif isinstance(value, Reference) or (isinstance(value, str) and value and not isinstance(value, StrEnum)):
        yield str(value)


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_the_outline_says_is_in_the_rendering(name: str) -> None:
    outline = outline_of(load(BRIEFS / name))
    seen = plain(render_markdown(outline)).casefold()
    assert [text for text in told(outline) if squeezed(text).casefold() not in seen] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_holds_no_html_and_links_only_to_its_sources(name: str) -> None:
    brief = load(BRIEFS / name)
    text = render_markdown(outline_of(brief))
    assert [kind for kind in shape(text) if "html" in kind] == []
    assert set(links(text)) == {source.url for source in brief.briefing.sources.values() if source.url}
    assert [run for run in loose_texts(text) if GITHUB_LINKS.search(run)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_marking_stands_first_and_last(name: str) -> None:
    brief = load(BRIEFS / name)
    lines = render_markdown(outline_of(brief)).splitlines()
    assert lines[0] == lines[-1] == f"**{brief.briefing.marking}**"


@pytest.mark.parametrize("words", [*payloads(), *MARKUP], ids=lambda words: ascii(words[:24]))
def test_no_words_in_any_field_make_markup(words: str) -> None:
    if not words.strip():
        words = f"a{words}b"
    # References and alphabets stay: what a tension rests on, and what a name may hide, is decided by them.
    same = " ".join([f"{quiet_word(words)}.", *re.findall(r"\[\w+(?::\d+)?\]", words)])
    attacked, harmless = render(**everywhere(words)), render(**everywhere(same))
    assert shape(attacked) == shape(harmless)
    assert links(attacked) == []
    assert [run for run in loose_texts(attacked) if GITHUB_LINKS.search(run)] == []
    assert squeezed(safe_text(words)) in plain(attacked)


def test_markup_that_is_not_escaped_would_be_seen() -> None:
    assert links("[a](https://evil.example)") == ["https://evil.example"]
    assert any("html" in kind for kind in shape("<b>x</b>"))
    assert [run for run in loose_texts("see @user") if GITHUB_LINKS.search(run)] == ["see @user"]


@quick
@given(briefings())
def test_no_brief_makes_markup_of_its_texts(brief: Briefing) -> None:
    outline = outline_of(brief)
    text = render_markdown(outline)
    blank = render_markdown(without_words(outline))
    assert shape(text) == shape(blank)
    assert [run for run in loose_texts(text) if GITHUB_LINKS.search(run)] == []
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text) == []


def without_words(outline: Outline) -> Outline:
    """The same outline with one harmless word for every text that is the file's own."""
    return _harmless(outline)  # type: ignore[no-any-return]


KEPT = {"id", "kind", "role", "label", "planned", "preferred", "counted", "marking", "heading", "verdict", "doubt"}


def _harmless(value: Any, name: str = "") -> Any:
    if isinstance(value, Detail) and value.role is DetailRole.ADDRESS:
        return value
    if name in KEPT and not isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return "word" if safe_text(value).strip() else ""
    if hasattr(value, "_fields"):
        return type(value)(**{key: _harmless(getattr(value, key), key) for key in value._fields})
    return tuple(_harmless(item) for item in value) if isinstance(value, tuple) else value


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    url = "https://example.org/a_b*c?x=1&y=2"
    text = render(sources={"report": {"title": "T", "url": url}})
    assert set(links(text)) == {url}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a b", "https://a>b", "https://a\nb", "ftp://a.example"]
)
def test_what_is_no_address_of_the_web_stays_text(address: str) -> None:
    source = record(TargetKind.SOURCE, "1", "Title", details=(detail("Address", address, role=DetailRole.ADDRESS),))
    text = render_markdown(outline_with(source))
    assert links(text) == []
    assert squeezed(safe_text(address)) in plain(text)


def outline_with(*blocks: Any) -> Outline:
    return Outline("", "Title", "", "", (), (), (Section("any", "Any", blocks),))


def test_a_paraphrase_is_neither_in_a_block_quote_nor_in_quotation_marks() -> None:
    quote = {"text": "They will stay out.", "speaker": "ada"}
    text = render(quotes=[{**quote, "kind": "indirect"}])
    assert "blockquote_open blockquote" not in shape(text)
    assert "**REPORTED**" in text
    assert "“They" not in text


def test_the_words_of_somebody_stand_in_a_block_quote_in_quotation_marks() -> None:
    text = render(quotes=[{"text": "We stay.\nWe wait.", "speaker": "ada"}])
    assert "\n> “We stay.\\\n> We wait.”\n" in text
    assert "**QUOTED**" in text


def test_partly_quoted_words_have_only_the_marks_of_the_file() -> None:
    text = render(quotes=[{"text": 'They call it "a lie".', "speaker": "ada", "kind": "mixed"}])
    assert "blockquote_open blockquote" not in shape(text)
    assert '\nThey call it "a lie".\n' in text


def test_a_citation_leads_to_the_footnote_of_its_source() -> None:
    text = render(event={"summary": "Closed [report:3]."})
    assert "Closed \\[1:3\\][^1]." in text
    assert "\n[^1]: Port closed\n" in text


def test_footnotes_are_first_used_in_the_order_of_their_numbers() -> None:
    text = render(event={"summary": "Closed [note] [report:3]."})
    assert re.findall(r"(?<!\n)\[\^(\d)\]", text)[:2] == ["1", "2"]


def test_without_the_sources_a_citation_is_text() -> None:
    outline = outline_of(brief_of(event={"summary": "Closed [report:3]."}), sections=["bottom-line"])
    assert "Closed \\[1:3\\].\n" in render_markdown(outline)


def test_a_record_that_has_no_layout_of_its_own_is_still_told() -> None:
    bird = record(BIRD, "N1", "What it says", caution="Mind this", details=(detail("More", "told"),))
    text = render_markdown(outline_with(bird))
    assert "**N1** What it says\n\n- **Caution:** Mind this\n- **More:** told\n" in text


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(("one",)),
        Facts((detail("Label", "one"), detail("", "two"))),
        Bullet(("one",), "Fact"),
        statement("one"),
        record(TargetKind.TENSION, "T1", "one", trend="rising"),
        record(TargetKind.DISCREPANCY, "D1", "one", parts=(Part("Version 1", ("two",)),)),
        record(TargetKind.ENTRY, "E1", "one", date=RecordDate("2024", UNCERTAIN), caution="Mind"),
        record(TargetKind.ACTOR, "A1", "one", caution="Mind"),
    ],
    ids=lambda block: str(getattr(block, "id", type(block).__name__)),
)
def test_every_sort_of_block_has_its_text(block: Any) -> None:
    seen = plain(render_markdown(outline_with(block)))
    assert [text for text in ("one", "Mind") if text in str(block) and text not in seen] == []


def test_the_same_brief_gives_the_same_text() -> None:
    assert render(**everywhere("Words.")) == render(**everywhere("Words."))
