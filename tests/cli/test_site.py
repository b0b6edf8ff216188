"""A folder of briefs is written as a site: a page for each, one that lists and searches them, a feed."""

from __future__ import annotations

import json
import posixpath
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = """</script><script>alert(1)</script><img src=x onerror=alert(1)> ]]> "quoted" & more \\u202e"""
FERRY = """\
briefing: 1
title: Ferries stop
as_of: 2024-05-01
event: {summary: The ferries stopped.}
"""


@pytest.fixture
def library(brief: Path) -> Path:
    """Three briefs, one of them in a folder of its own, one hostile."""
    inner = brief.parent / "2024"
    inner.mkdir()
    (inner / "ferry.yaml").write_text(FERRY)
    title = json.dumps(HOSTILE).replace("\\\\u", "\\u")
    (brief.parent / "odd.yaml").write_text(
        f"briefing: 1\ntitle: {title}\nmarking: TLP:AMBER+STRICT\ntags: [{title}]\nevent: {{summary: {title}}}\n"
    )
    return brief.parent


def written(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def data_of(page: str) -> dict[str, list[list[str]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, list[list[str]]] = json.loads(found[1])
    return data


def test_each_brief_has_the_page_that_its_export_is(run: Run, library: Path) -> None:
    result = run("export", ".", "-f", "html", "-o", "site/")
    assert result.code == ExitCode.GOOD
    assert "wrote site/index.html and the pages of 3 briefs\n" in result.err
    pages = written(library / "site")
    assert set(pages) == {
        *("index.html", "people.html", "timeline.html", "sources.html", "feed.xml"),
        "people/ada-example.html",
        "briefs/port.html",
        "briefs/odd.html",
        "briefs/2024-ferry.html",
    }
    assert pages["briefs/port.html"].encode() == run("export", "port.yaml", "-f", "html").out


def test_what_is_searched_on_the_site_has_words_without_what_stands_before_them(run: Run, tmp_path: Path) -> None:
    text = "briefing: 1\ntitle: إضراب في المطار\nevent: {summary: הנמל נסגר}\n"
    (tmp_path / "airport.yaml").write_text(text, encoding="utf-8")
    assert run("export", str(tmp_path), "-f", "html", "-o", f"{tmp_path}/site/").code == ExitCode.GOOD
    items = data_of((tmp_path / "site" / "index.html").read_text())["items"]
    assert [item[8].split() for item in items] == [["اضراب", "في", "المطار", "مطار"], ["הנמל", "נסגר", "נמל"]]


def test_the_newest_is_listed_first_with_marking_and_proof(run: Run, library: Path) -> None:
    run("export", ".", "-f", "html", "-o", "site/")
    page = written(library / "site")["index.html"]
    listed = re.findall(r'<h2><a href="([^"]+)" dir="auto">', page)
    assert listed == ["briefs/2024-ferry.html", "briefs/port.html", "briefs/odd.html"]
    assert "quotations: 0 of 1 verified; 1 not compared" in page
    assert '<span class="marking marking-amber">TLP:AMBER+STRICT</span>' in page


def test_every_link_and_every_hit_leads_to_a_place_that_is_there(run: Run, library: Path) -> None:
    run("export", ".", "-f", "html", "-o", "site/")
    pages = written(library / "site")
    data = data_of(pages["index.html"])
    assert {"Q1", "A1"} <= {item[3] for item in data["items"]}
    for place, *_, anchor in (item[:4] for item in data["items"]):
        page = pages[unquote(data["briefs"][int(place)][0])]
        assert not anchor or f'id="{anchor}"' in page
    for name, page in pages.items():
        for link in re.findall(r'<a href="([^":]+)"', page):
            target, _, anchor = link.partition("#")
            found = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(target))) if target else name
            assert not anchor or f'id="{anchor}"' in pages[found]


def test_people_timeline_and_sources_are_told_over_all_briefs(run: Run, library: Path) -> None:
    second = (library / "port.yaml").read_text().replace("id: port", "id: later").replace("2024-03-08", "2024-04-02")
    entry = "timeline:\n- {id: E1, date: 2024-03-07, text: 'Dockers walk out, says the wire [wire:1].'}\n"
    (library / "later.yaml").write_text(second + entry)
    run("export", ".", "-f", "html", "-o", "site/")
    pages = written(library / "site")
    person = pages["people/ada-example.html"]
    assert person.count("“We stay out until the talks begin.”") == 2
    assert "QUOTED; not compared" in person
    assert '<a href="../briefs/later.html#Q1" dir="auto">Q1, Strike closes the port [TLP:GREEN]</a>' in person
    assert "taken for one person in several briefs by the name alone" in person
    assert "Dockers walk out, says the wire [2:1]." in pages["timeline.html"]
    assert "The Example Gazette" in pages["sources.html"]
    assert "2 statements" in pages["sources.html"]


def test_nothing_of_a_brief_is_markup_or_script(run: Run, library: Path) -> None:
    run("export", ".", "-f", "html", "-o", "site/")
    page = written(library / "site")["index.html"]
    assert "<img" not in page
    assert page.count("<script") == page.count("</script>") == 2
    assert not [name for name, other in written(library / "site").items() if "<img" in other]
    assert "default-src 'none'" in page
    assert any("</script><script>" in item[7] for item in data_of(page)["items"])
    assert "\u202e" not in page


def test_the_feed_has_each_dated_brief_once(run: Run, library: Path) -> None:
    run("export", ".", "-f", "html", "-o", "site/")
    feed = ET.fromstring((library / "site" / "feed.xml").read_bytes())  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Ferries stop", "TLP:GREEN Strike closes the port"]
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2024-05-01T00:00:00Z", "2024-03-08T00:00:00Z"]
    assert feed.findtext(f"{ATOM}updated") == "2024-05-01T00:00:00Z"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2


def test_the_same_library_gives_the_same_bytes_and_keeps_what_is_there(run: Run, library: Path) -> None:
    run("export", "2024", "-f", "html", "-o", "one/")
    first = written(library / "one")
    refused = run("export", "2024", "-f", "html", "-o", "one/")
    assert refused.code == ExitCode.USAGE
    assert "already exists" in refused.err
    (library / "one" / "briefs" / "gone.html").write_text("an older page")
    again = run("export", "2024", "-f", "html", "-o", "one/", "--force")
    assert "one: pages that are of no brief any more were left there: briefs/gone.html" in again.err
    assert written(library / "one") == {**first, "briefs/gone.html": "an older page"}


def test_a_broken_brief_stops_no_other(run: Run, library: Path) -> None:
    (library / "bad.yaml").write_text("briefing: 1\ntitle: T\n")
    result = run("export", ".", "-f", "html", "-o", "site/")
    assert result.code == ExitCode.FINDINGS
    assert "bad.yaml" in result.err
    assert "the pages of 3 briefs" in result.err


def test_who_can_open_it_reads_what_is_marked(run: Run, library: Path) -> None:
    assert (library / "odd.yaml").exists()
    result = run("export", ".", "-f", "html", "-o", "site/")
    assert "also what is marked TLP:AMBER+STRICT, TLP:GREEN\n" in result.err
    assert "marked" not in run("export", "2024", "-f", "html", "-o", "other/").err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["."], "A folder of briefs is written as a site"),
        ([".", "-f", "html"], "A folder of briefs is written as a site"),
        ([".", "port.yaml", "-f", "html", "-o", "site/"], "A folder of briefs is written as a site"),
        ([".", "-f", "pdf", "-o", "site/"], "A folder of briefs is written as a site"),
        ([".", "-f", "html", "-o", "site/", "--section", "statements"], "A site holds whole briefs"),
        ([".", "-f", "html", "-o", "site/", "--profile", "brief"], "A site holds whole briefs"),
    ],
)
def test_what_is_no_site_is_refused(run: Run, library: Path, words: list[str], reason: str) -> None:
    result = run("export", *words)
    assert result.code == ExitCode.USAGE
    assert reason in result.err
    assert not (library / "site").exists()


def test_a_folder_without_briefs_makes_no_site(run: Run, library: Path) -> None:
    (library / "empty").mkdir()
    result = run("export", "empty", "-f", "html", "-o", "site/")
    assert (result.code, result.err) == (ExitCode.FINDINGS, "empty: no brief to write\n")
    assert not (library / "site").exists()


def test_files_of_one_name_have_pages_of_their_own(run: Run, library: Path) -> None:
    run("convert", "port.yaml", "-o", "port.json")
    run("convert", "port.yaml", "port.json")
    run("export", ".", "-f", "html", "-o", "site/")
    assert {"briefs/port.html", "briefs/port-yaml.html"} <= set(written(library / "site"))


def test_no_page_takes_the_place_of_another(run: Run, library: Path) -> None:
    text = (library / "port.yaml").read_text()
    for folder, name in (("x", "a-b"), ("x-a", "b"), (".", "x-a-b"), (".", "x-a-b-yaml")):
        (library / folder).mkdir(exist_ok=True)
        (library / folder / f"{name}.yaml").write_text(text.replace("id: port", f"id: {name}"))
    people = ("Mara Lind", "Mara Lind 2", "Mara Lind", "Mara-Lind")
    actors = "".join(f"  p{place}: {{name: {name}, kind: person}}\n" for place, name in enumerate(people))
    crowd = f"briefing: 1\ntitle: Crowd\nevent: {{summary: x}}\nactors:\n{actors}"
    (library / "crowd.yaml").write_text(crowd)
    told = run("export", ".", "-f", "html", "-o", "site/")
    assert "the pages of 8 briefs" in told.err
    pages = written(library / "site")
    assert sum(name.startswith("briefs/") for name in pages) == 8
    assert sum("Mara" in page.partition("</h1>")[0] for name, page in pages.items() if "people/" in name) == 4
    listed = re.findall(r'href="(people/mara-lind[^"]*)"', pages["people.html"])
    assert len(set(listed)) == len(listed) == 4
