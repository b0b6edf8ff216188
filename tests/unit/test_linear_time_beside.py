"""Twice as much takes twice the steps beside a brief as well: reports, bibliographies, versions, other formats."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefing.capture.capturing import capture
from briefing.compare.comparing import compare
from briefing.compare.merging import merge_briefs
from briefing.compare.plain import plain_lines
from briefing.errors import BriefingError
from briefing.files import load, load_text
from briefing.files.converting import convert
from briefing.files.renaming import rename
from briefing.interchange.bibliography import read_sources, write_sources
from briefing.outline import material_of
from unit.test_linear_time import MOST, crowded, growth, lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.outline import Material

SAID = "<p>The grain left on Monday and nobody said a word about it in town.</p>"
CUE = "00:00:05.000 --> 00:00:05.900\n<v Ada>Words stand here\n\n"


def page(inside: str) -> str:
    return f"<html><head><title>T</title></head><body><article>{SAID * 3}{inside}{SAID}</article></body></html>"


def captured(text: str, name: str) -> None:
    try:
        capture(text.encode(), name, allow_short=True)
    except BriefingError:
        return


def taken_in(text: str, form: str) -> None:
    try:
        read_sources(text.encode(), form, name="list")
    except BriefingError:
        return


READ: dict[str, Callable[[int], None]] = {
    "parts of a page within parts": lambda size: captured(page("<div>" * size + "x" + "</div>" * size), "a.html"),
    "paragraphs of a page": lambda size: captured(page(SAID * size), "a.html"),
    "paragraphs that do not end": lambda size: captured(page("<p>word" * size), "a.html"),
    "links": lambda size: captured(page("<a href=x>more</a> " * size), "a.html"),
    "metadata": lambda size: captured(f"<head>{'<meta name=author content=x>' * size}</head>{SAID * 5}", "a.html"),
    "data in a page": lambda size: captured(
        f"<head><script type='application/ld+json'>{'[' * size}{']' * size}</script></head>{SAID * 5}", "a.html"
    ),
    "words set apart": lambda size: captured(page("<p>" + "<span>a</span>" * size + "</p>"), "a.html"),
    "words in bold within bold": lambda size: captured(page("<p>" + "<b>" * size + "x"), "a.html"),
    "lines": lambda size: captured(page("<p>" + "a<br>" * size + "</p>"), "a.html"),
    "rows": lambda size: captured(page("<table>" + "<tr><td>a<td>b</tr>" * size + "</table>"), "a.html"),
    "sections": lambda size: captured(f"<body>{f'<section><h2>A</h2>{SAID}</section>' * size}", "a.html"),
    "subtitles": lambda size: captured("WEBVTT\n\n" + CUE * size, "a.vtt"),
    "a mail that quotes": lambda size: captured("Subject: x\n\n" + "> quoted words\n" * size + "Words.\n", "a.eml"),
    "heads of a mail": lambda size: captured(
        "Received: x by y\n" * size + "Subject: x\n\nWords stand here.\n", "a.eml"
    ),
    "a text": lambda size: captured("Words stand here.\n\n" * size, "a.txt"),
    "RIS": lambda size: taken_in(lines("TY  - NEWS\nTI  - A %\nUR  - https://e.example/%\nER  - \n", size), "ris"),
    "RIS, all the same": lambda size: taken_in("TY  - NEWS\nTI  - A\nER  - \n" * size, "ris"),
    "authors of RIS": lambda size: taken_in("TY  - NEWS\nTI  - A\n" + lines("AU  - Orr, B%\n", size), "ris"),
    "tags of RIS": lambda size: taken_in("TY  - NEWS\nTI  - A\n" + "ZZ  - x\n" * size, "ris"),
    "BibTeX": lambda size: taken_in(lines("@article{k%, title={A %}, year=2024}\n", size), "bibtex"),
    "BibTeX, all the same": lambda size: taken_in("@article{k, title={A}, year=2024}\n" * size, "bibtex"),
    "braces": lambda size: taken_in("@article{k, title={" + "{" * size + "a" + "}" * size + "}}", "bibtex"),
    "braces that stay open": lambda size: taken_in("@article{k, title={" + "{" * size, "bibtex"),
    "strings": lambda size: taken_in(lines('@string{s% = "a"}\n', size) + "@article{k, title={A}}", "bibtex"),
    "fields": lambda size: taken_in("@article{k, " + lines("f%={a}, ", size) + "title={A}}", "bibtex"),
    "accents": lambda size: taken_in("@article{k, title={" + "\\'e" * size + "}}", "bibtex"),
    "people": lambda size: taken_in(
        f"@article{{k, title={{A}}, author={{{' and '.join(['Orr, B'] * size)}}}}}", "bibtex"
    ),
    "CSL-JSON": lambda size: taken_in(
        json.dumps([{"id": f"k{number}", "type": "article", "title": f"A {number}"} for number in range(size)]), "csl"
    ),
}
QUICK = ("parts of a page within parts", "RIS", "braces", "a mail that quotes")


@pytest.mark.parametrize("name", [pytest.param(it, marks=[] if it in QUICK else [pytest.mark.slow]) for it in READ])
def test_twice_as_much_of_a_report_or_a_list_takes_twice_the_steps(name: str) -> None:
    assert growth(READ[name], 60) < MOST


def written(size: int, more: str = "") -> bytes:
    """A brief in YAML with so many actors and statements."""
    people = lines("  a%: {name: N%}\n", size)
    said = lines("  - {text: Word % here, speaker: a%}\n", size)
    return f"briefing: 1\ntitle: T\nevent: {{summary: S}}\nactors:\n{people}quotes:\n{said}{more}".encode()


def material(folder: Path, size: int) -> Material:
    return material_of(load(crowded(folder, size)))


DONE: dict[str, Callable[[Path, int], object]] = {
    "the same compared": lambda folder, size: compare(material(folder, size), material(folder, size)),
    "what is gone": lambda _, size: compare(material_of(load_text(written(size))), material_of(load_text(written(1)))),
    "words for git": lambda folder, size: plain_lines(load(crowded(folder, size))),
    "merged": lambda _, size: merge_briefs(written(size), written(size, "gaps: [A]\n"), written(size, "tags: [b]\n")),
    "YAML to JSON": lambda _, size: convert(written(size), "yaml", "json"),
    "YAML to TOML": lambda _, size: convert(written(size), "yaml", "toml"),
    "another id": lambda _, size: rename(load_text(written(size)), "a1", "b1"),
    **{
        f"sources as {form}": lambda folder, size, form=form: write_sources(  # type: ignore[misc]
            load(crowded(folder, size)).briefing, form, name="x"
        )
        for form in ("csl", "ris", "bibtex")
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", DONE)
def test_twice_the_brief_takes_twice_the_steps(name: str, tmp_path: Path) -> None:
    assert growth(lambda size: DONE[name](tmp_path, size), 16) < MOST
