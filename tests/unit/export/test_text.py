from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.export import export_text
from briefing.outline import SECTION_IDS, UnknownSectionError
from briefing.text import cell_len, mixed_scripts
from examples import examples
from strategies import NASTY, briefings
from unit.export.small import brief_of

if TYPE_CHECKING:
    from briefing.model import Briefing
    from unit.export.conftest import Export

PAYLOADS = Path(__file__).resolve().parents[2] / "data" / "payloads.json"
RULE = re.compile(r"-+|=+")
OWN_STARTS = re.compile(
    r"[A-Z]{2,}[A-Z -]*( \(\d+\))?$|-+$|=+$|(- )+planned( -)+$|TLP:|\[\d+\] |End of brief"
    r"|(QUOTED|PARTIAL|REPORTED|Event|As of|On the date|Status|Prepared|Compiled|Quotations|Paraphrases"
    r"|Reference|Extract|Who|What|When|Where|Why|Next|\?|~|\(\.\.\.\)|[?~]+ +E\d+|[QTDJA]\d+)( |$)"
)
"""How the lines may start that start at the edge: with the program's own words, or an id.

An id stands alone where the words beside it are of characters that nothing shows, such as a soft hyphen.
"""

quick = settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def headings(text: str) -> list[str]:
    """Whatever a reader would take for a heading: a line with a rule under it."""
    lines = text.splitlines()
    return [line for line, rule in pairwise(lines) if line and RULE.fullmatch(rule)]


def everywhere(words: str) -> dict[str, Any]:
    """A brief that has the same words in every field that takes text."""
    line = " ".join(words.split("\n"))
    return {
        "title": line,
        "prepared_by": line,
        "prepared_for": line,
        "event": {
            **dict.fromkeys(("summary", "background", "significance", "outlook"), words),
            **dict.fromkeys(("what", "where"), line),
            "when": {"text": line, "note": words},
            "key_points": [{"text": words, "kind": "fact"}],
            "participants": [{"actor": "ada", "role": line}],
        },
        "actors": {"ada": {"name": line, "role": line, "side": line, "note": words}},
        "sources": {
            "report": {**dict.fromkeys(("title", "publisher", "author"), line), "descriptor": words, "note": words}
        },
        "quotes": [
            {"text": words, "speaker": speaker, "kind": kind, "note": words, "topic": line, "venue": line, "via": line,
             "date": {"text": line, "note": words}, "original": {"language": "fr", "text": words}}
            for kind in ("direct", "mixed", "indirect")
            for speaker in ("ada", None)
        ],
        "timeline": [
            {"date": {"edtf": "2024", "text": line, "note": words}, "text": words, "status": status}
            for status in ("occurred", "planned")
        ],
        "tensions": [
            {"title": line, "issue": words, "common_ground": words,
             "positions": [{"party": "ada", "position": words}] * 2}
        ],
        "discrepancies": [{"question": line, "note": words, "versions": [{"claim": words}] * 2}],
        "assessments": [dict.fromkeys(("text", "basis", "alternatives", "would_change"), words)],
        "gaps": [{"text": words, "by": {"text": line}}],
        "watch": [words],
        "source_notes": [dict.fromkeys(("note", "printed", "read_as"), words) | {"source": "report"}],
    }  # fmt: skip


def quiet_word(words: str) -> str:
    """A word that nobody could take offence at, in letters of as many alphabets as the words that it stands for.

    A name that mixes alphabets may not be what it looks like, and every export says so beside the actor: what hostile
    words are compared with has to have that caution too, so that all else is the same.
    """
    return "W\N{CYRILLIC SMALL LETTER O}rds" if mixed_scripts(words) else "Words"


def payloads() -> list[str]:
    found = json.loads(PAYLOADS.read_text(encoding="utf-8"))["payloads"]
    texts = [entry["payload"] for entry in found if isinstance(entry["payload"], str)]
    return [*NASTY, *(text for text in texts if text.strip() and len(text) < 5000)]


@quick
@given(briefings())
def test_any_brief_is_a_clean_text(brief: Briefing) -> None:
    for width in (40, 72, 133):
        text = export_text(brief, width=width)
        lines = text.split("\n")
        assert max(map(cell_len, lines)) <= width
        assert [line for line in lines if line != line.rstrip()] == []
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text) == []
        assert text.encode("utf-8").decode("utf-8") == text


@quick
@given(briefings())
def test_any_brief_can_be_written_in_ascii(brief: Briefing) -> None:
    text = export_text(brief, ascii_only=True)
    assert text.isascii()
    assert max(map(len, text.split("\n"))) <= 72
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@quick
@given(briefings())
def test_nothing_in_a_brief_starts_a_line(brief: Briefing) -> None:
    lines = export_text(brief).splitlines()
    title = next(place for place, line in enumerate(lines) if line == "=" * 72 and place)
    body = [line for line in lines[title:] if line and not line.startswith(" ")]
    assert [line for line in body if not OWN_STARTS.match(line)] == []


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("words", payloads(), ids=lambda words: ascii(words[:24]))
def test_no_words_in_any_field_make_a_heading(export: Export, words: str, ascii_only: bool) -> None:
    plain, attacked = (export(**everywhere(text), ascii_only=ascii_only) for text in ("Words.", words))
    assert headings(attacked)[1:] == headings(plain)[1:]
    assert attacked.count("\nEnd of brief: ") == 1
    assert max(map(cell_len, attacked.split("\n"))) <= 72


def test_words_that_look_like_a_heading_would_be_seen_as_one() -> None:
    assert headings("text\nSOURCES\n-------\n") == ["SOURCES"]


def test_wrapping_cannot_make_a_heading_either(export: Export) -> None:
    words = f"{'x' * 66} SOURCES {'-' * 68} {'=' * 68} more"
    assert headings(export(**everywhere(words)))[1:] == headings(export(**everywhere("Words.")))[1:]


def test_the_marking_is_the_first_and_the_last_line(export: Export) -> None:
    lines = export(marking="TLP:AMBER+STRICT").splitlines()
    assert (lines[0], lines[-1]) == ("TLP:AMBER+STRICT", "TLP:AMBER+STRICT")


def test_without_a_marking_the_title_comes_first(export: Export) -> None:
    lines = export().splitlines()
    assert lines[:2] == ["STRIKE CLOSES THE PORT", "=" * 72]
    assert lines[-2:] == ["=" * 72, "End of brief: port"]


def test_a_brief_without_an_id_ends_without_one() -> None:
    assert export_text(brief_of(id=None)).endswith("\nEnd of brief\n")


def test_the_same_brief_gives_the_same_text(export: Export) -> None:
    assert export(**everywhere("Words.")) == export(**everywhere("Words."))


@pytest.mark.parametrize(("asked", "given"), [(0, 40), (39, 40), (200, 200), (10**9, 200)])
def test_the_width_has_its_limits(export: Export, asked: int, given: int) -> None:
    assert "\n" + "=" * given + "\n" in export(width=asked)


def test_on_a_wide_page_what_stands_at_the_right_is_not_far_from_what_it_belongs_to(export: Export) -> None:
    text = export(quotes=[{"text": "We stay.", "speaker": "ada", "date": "2024-03-07"}], width=200)
    assert max(len(line) for line in text.splitlines() if "QUOTED    7 Mar" in line) <= 100


def test_sections_can_be_chosen_and_keep_their_order(export: Export) -> None:
    text = export(**everywhere("Words."), sections=["Sources", "key_points", "bottom-line", "sources"])
    assert headings(text)[1:] == ["BOTTOM LINE", "KEY POINTS", "SOURCES (1)"]


def test_a_section_that_the_brief_does_not_have_is_no_error(export: Export) -> None:
    assert headings(export(sections=["tensions"]))[1:] == []


@pytest.mark.parametrize("name", ["statments", "", "quotes", "sources\x1b"])
def test_a_section_that_is_none_is_refused_with_those_that_are(export: Export, name: str) -> None:
    with pytest.raises(UnknownSectionError) as caught:
        export(sections=[name])
    assert all(section in str(caught.value) for section in SECTION_IDS)


def test_every_section_comes_in_its_place(export: Export) -> None:
    assert headings(export(**everywhere("Words.")))[1:] == [
        "BOTTOM LINE",
        "KEY POINTS",
        "AT A GLANCE",
        "BACKGROUND",
        "STATEMENTS (6)",
        "TENSIONS (1)",
        "DISCREPANCIES (1)",
        "TIMELINE",
        "ASSESSMENTS (1)",
        "ACTORS (1)",
        "GAPS AND CAUTIONS",
        "WATCH",
        "SOURCES (1)",
    ]


def test_what_is_absent_does_not_show_up() -> None:
    assert headings(export_text(brief_of(actors={}, sources={})))[1:] == ["BOTTOM LINE"]


def test_paragraphs_of_prose_stay_apart(export: Export) -> None:
    text = export(event={"summary": "One.\nTwo.\n\n\n\nThree."})
    assert "\n    One.\n    Two.\n\n    Three.\n" in text


def test_a_digest_is_parted_evenly(export: Export) -> None:
    source = {"title": "T", "archive": {"path": "gone.txt", "sha256": "0123456789abcdef" * 4}}
    half = "0123456789abcdef" * 2
    assert re.search(rf"SHA-256 +{half}\n +{half}\n", export(sources={"report": source}))


def test_a_label_too_long_for_its_column_stands_above_its_value(export: Export) -> None:
    parties = [{"party": ["ada", "bo"], "position": "Yes."}, {"party": "bo", "position": "No."}]
    text = export(tensions=[{"title": "Pay", "positions": parties}])
    assert "\n    Ada Example and Bo Sample\n               Yes.\n    Bo Sample  No.\n" in text


def test_a_narrow_page_sets_below_what_does_not_fit_beside(export: Export) -> None:
    text = export(quotes=[{"text": "We stay.", "speaker": "ada", "date": "2024-03-07"}], width=40)
    assert "\nQ1  Ada Example, Union leader\n        QUOTED 7 Mar 2024\n    “We stay.”\n" in text


def test_names_of_two_directions_on_one_line_are_set_apart(export: Export) -> None:
    actors = {"ada": {"name": "דנה לוי", "role": "captain"}, "bo": {"name": "Bo", "role": "mate"}}
    text = export(actors=actors, quotes=[{"text": "We wait", "speaker": "ada"}, {"text": "We go", "speaker": "bo"}])
    assert "Q1  \u2068דנה לוי\u2069, \u2068captain\u2069 " in text
    assert "Q2  Bo, mate " in text
    plain = export(actors=actors, quotes=[{"text": "We wait", "speaker": "ada"}], ascii_only=True)
    assert plain.isascii()
    assert "2068" not in plain
