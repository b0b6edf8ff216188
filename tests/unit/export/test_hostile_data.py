"""Hostile words in every field of what programs read: data stays data for the parser of each format."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib  # type: ignore[import-untyped]
import pytest

from briefing.export.formats import FORMATS, Options, Product
from briefing.files import load_text
from briefing.outline import lay_out_material, material_of
from briefing.text import plain_text
from unit.export.test_text import everywhere, payloads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[3]
INJECTIONS = (
    "a\r\nATTENDEE:mailto:evil@evil.example",
    "a\nEND:VEVENT\nBEGIN:VALARM\nACTION:PROCEDURE",
    "a\nATTENDEE:x\\, y; z",
    '=HYPERLINK("https://evil.example")',
    " =1+1",
    "'=1+1",
    '"=1+1',
    "\t=1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u2060+1",
    "a\n=1+1",
    "a\n\n  @SUM(A1)",
    "＝1+1",
    "|calc",
    "%0A=1",
    '","=1+1","',
    "a;b\tc,d",
    "dues; =SUM(A1:A9)",
    'open;"@x";-2;+3',
    "a\t=1;\t=2",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp;lt;",
    "</p></div><style>*{display:none}</style>",
    '"><svg/onload=alert(1)>',
    "https://evil.example/a javascript:alert(1)",
)
WORDS = [*payloads(), *INJECTIONS]
FORMULA = re.compile(r"[\s\x00-\x20\u200b\u2060\ufeff\"]*[=+\-@＝＋－＠|%\t\r]")


def files(words: str, format_: str) -> Mapping[str, bytes]:
    marked = {"briefing": 1, "marking": "TLP:RED", **everywhere(words if words.strip() else f"a{words}b")}
    made = material_of(load_text(json.dumps(marked), format="json"))
    return FORMATS[format_].render(Product(lay_out_material(made, name="x"), made, "x"), Options())


def cells(data: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True):
        yield from row


@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words[:24]))
def test_no_line_of_a_cell_is_a_formula_and_no_cell_breaks_out(words: str) -> None:
    harmless = files("Words.", "csv")
    for name, data in files(words, "csv").items():
        found = list(cells(data))
        assert len(found) == len(list(cells(harmless[name])))
        assert [line for cell in found for line in cell.split("\n") if FORMULA.match(line)] == []
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", data.decode())


@pytest.mark.parametrize("parted_at", [";", "\t"])
@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words[:24]))
def test_no_cell_is_a_formula_where_a_spreadsheet_parts_rows_elsewhere(words: str, parted_at: str) -> None:
    for data in files(words, "csv").values():
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=parted_at)
        lines = [line for row in rows for cell in row for line in cell.split("\n")]
        assert [line for line in lines if FORMULA.match(line)] == []


def test_every_text_of_a_table_is_quoted() -> None:
    for data in files("Words without a comma", "csv").values():
        for row in data.decode("utf-8-sig").split("\r\n")[:-1]:
            assert re.fullmatch(r'(?:"(?:[^"]|"")*"|[0-9]+)(?:,(?:"(?:[^"]|"")*"|[0-9]+))*', row), row


def test_a_formula_would_be_seen() -> None:
    assert all(FORMULA.match(text) for text in ("=1", " =1", "\t+1", "\u200b@x", '"=1'))
    assert not FORMULA.match("'=1")


@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words[:24]))
def test_a_calendar_has_no_property_that_is_not_ours(words: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    data = files(words, "ics")[""]
    assert [line for line in data.split(b"\r\n") if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    calendar = icalendar.Calendar.from_ical(data.decode())
    kinds = [component.name for component in calendar.walk()]
    assert kinds == ["VCALENDAR", *["VEVENT"] * (len(kinds) - 1)]
    for event in calendar.walk("VEVENT"):
        assert set(event) == {*("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CLASS", "TRANSP")}
        lines = str(event["DESCRIPTION"]).split("\n")
        assert lines[0] == lines[-1] == "TLP:RED"
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", str(event["SUMMARY"]))


@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words[:24]))
def test_a_timeline_has_no_markup_but_ours(words: str) -> None:
    data = json.loads(files(words, "timelinejs")["timeline"])
    slides = [data["title"], *data["events"]]
    texts = [text for slide in slides for text in (*slide["text"].values(), slide.get("display_date", ""))]
    for text in texts:
        tree = html5lib.parseFragment(text, namespaceHTMLElements=False)
        elements = list(tree.iter())[1:]
        assert {str(element.tag) for element in elements} <= {"p", "ul", "li", "strong"}
        assert [element.attrib for element in elements if element.attrib] == []
    seen = "".join("".join(html5lib.parseFragment(text).itertext()) for text in texts)
    shown = plain_text(words).strip()
    assert not shown or "".join(shown.split()) in "".join(seen.split())


@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words[:24]))
def test_json_is_ascii_and_gives_the_words_back(words: str) -> None:
    data = files(words, "json")[""]
    assert data.isascii()
    assert not set(data) & (set(range(32)) - {10})
    brief: dict[str, Any] = json.loads(data)["brief"]
    kept = words if words.strip() else f"a{words}b"
    assert (
        load_text(json.dumps(brief), format="json").briefing.event.summary
        == load_text(
            json.dumps({"briefing": 1, "title": "x", "event": {"summary": kept}}), format="json"
        ).briefing.event.summary
    )


AROUND = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "COLUMNS": "40"},
)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["harbour-strike", "moldova-france"])
def test_every_format_is_the_same_bytes_whatever_is_around_it(name: str, tmp_path: Path) -> None:
    for extra in ("typst", "docx", "icalendar"):
        pytest.importorskip(extra)
    made = []
    for number, env in enumerate(AROUND):
        folder = tmp_path / f"folder {number}"
        (folder / "out").mkdir(parents=True)
        options = [option for format_ in FORMATS for option in ("--format", format_)]
        path = os.path.relpath(ROOT / "briefs" / f"{name}.yaml", folder) if number else ROOT / "briefs" / f"{name}.yaml"
        command = [sys.executable, "-m", "briefing", "export", str(path), *options, "-o", "out"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, **env})
        made.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
    assert len(made[0]) == len(FORMATS) + 6
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
