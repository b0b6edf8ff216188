"""The index beside a scan of the same words, and beside processes that are killed or work at the same time."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.files.yaml_writing import as_yaml
from briefing.library.index import Filters, Library, parse_query, search
from briefing.library.index.place import index_file
from briefing.library.index.sqlite import SqliteStore
from briefing.library.index.tokens import composed
from briefing.text import folded
from examples import examples
from libraries import library_at
from strategies import raw_briefs

pytestmark = pytest.mark.slow

TESTS = Path(__file__).resolve().parents[2]
WORDS = {
    "latin": "Łódź Kraków straße naïve grain ship ships Ørsted çok İzmir port".split(),
    "cyrillic": "Київ порт зерно кораблі йти Ёлка гавань".split(),
    "greek": "Ελλάδα λιμάνι πλοίο σιτάρι Άρτα".split(),
    "arabic": "ميناء قَمح سفينة الحُكومة إضراب والميناء بسفينة للقمح ولالميناء حكومة".split(),
    "hebrew": "נמל הנמל ומהנמל מנמל נמלים בנמלים שדרן ושהשדרן".split(),
    "devanagari": "बंदरगाह हिन्दी जहाज़ अनाज में".split(),
}
SPACED = [word for words in WORDS.values() for word in words]
ARTICLES, PREFIXES = "(?:[وف]?(?:ال|لل)|و?[بك]ال)", "|[وف]?[بل]|[وف]"
BEFORE_HEBREW, OR_LONG = "ה|ו|ב|ל|מה|שה|וה|וב|ול|ומה", "|מ|ש|כ|ומ|וש|שב|של|כש|כשה|ושה"
CHINESE = "北京市港口罢工粮食船东京都会议部长"
LETTERS = st.sampled_from(CHINESE)
SPACED_TEXTS = st.lists(st.sampled_from(SPACED), min_size=1, max_size=12).map(" ".join)
CHINESE_TEXTS = st.text(LETTERS, min_size=1, max_size=12)
TEXTS = st.one_of(SPACED_TEXTS, CHINESE_TEXTS, st.tuples(SPACED_TEXTS, CHINESE_TEXTS).map(", ".join))
QUERIES = st.one_of(
    st.sampled_from(SPACED),
    st.sampled_from(SPACED).map(lambda word: f"{word[:3]}*"),
    st.lists(st.sampled_from(SPACED), min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.text(LETTERS, min_size=1, max_size=4),
)


def plain(text: str) -> str:
    """A text as a scan compares it, made without the index."""
    return composed(folded(composed(text)))


def scan_has(query: str, text: str) -> bool:
    """Whether a scan of a text finds one word, one beginning of a word, one phrase or one piece of Chinese."""
    wanted, words = plain(query.strip('"*')), plain(text)
    if wanted[0] in CHINESE:
        return wanted in words
    return re.search(scanned_for(wanted, query), words) is not None


def scanned_for(wanted: str, query: str) -> str:
    """A pattern for one word, beginning or phrase of a script with blanks; what is in marks stands as it is."""
    before = ""
    if "\u05d0" <= wanted[0] < "\u0650":
        if query.startswith("ال") and len(wanted) > 4:
            wanted = wanted[2:]
        short, long = (ARTICLES, PREFIXES) if wanted[0] > "\u0620" else (BEFORE_HEBREW, OR_LONG)
        if not query.startswith('"') and len(wanted) > 2:
            before = f"(?:{short}{long if len(wanted) > 3 else ''})?"
    mark = r"[^\W_]|[\u0900-\u0963]"
    ending = "" if query.endswith("*") else rf"(?!{mark})"
    return rf"(?<![^\W_])(?<![\u0900-\u0963]){before}{re.escape(wanted)}{ending}"


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=st.lists(TEXTS, min_size=1, max_size=8), queries=st.lists(QUERIES, min_size=1, max_size=6))
def test_the_index_finds_what_a_scan_finds_and_nothing_else(
    tmp_path: Path, index_url: str, texts: list[str], queries: list[str]
) -> None:
    path = tmp_path / "one.yaml"
    statements = [{"text": text, "speaker": None, "kind": "indirect"} for text in texts]
    brief = {"briefing": 1, "title": "x", "event": {"summary": "x"}, "quotes": statements}
    path.write_text(yaml.safe_dump(brief, allow_unicode=True), encoding="utf-8")
    library = library_at(tmp_path, pytest.fail, index_url)
    library.refresh()
    for query in queries:
        hits, _ = search(library, parse_query(query), Filters())
        expected = {f"Q{number}" for number, text in enumerate(texts, 1) if scan_has(query, text)}
        assert {hit.key for hit in hits} == expected, query
        assert all(hit.spans for hit in hits), query
        assert search(library, parse_query(query), Filters(), 1) == (hits[:1], len(hits)), query
    either = f"{queries[0]} OR {queries[-1]}"
    both = f"{queries[0]} {queries[-1]}"
    without = f"{queries[0]} NOT {queries[-1]}"
    one, other = (
        {f"Q{n}" for n, text in enumerate(texts, 1) if scan_has(query, text)} for query in (queries[0], queries[-1])
    )
    for asked, expected in ((either, one | other), (both, one & other), (without, one - other)):
        assert {hit.key for hit in search(library, parse_query(asked), Filters())[0]} == expected, asked
    library.close()


EDITS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.one_of(st.none(), st.tuples(SPACED_TEXTS, st.integers(1, 4)))), max_size=12
)
DATED = "briefing: 1\ntitle: {0}\nas_of: 2024-03-0{1}\nevent: {{summary: {0}}}\n"


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=EDITS)
def test_an_index_that_was_kept_up_answers_as_one_that_is_new(
    tmp_path: Path, index_url: str, edits: list[tuple[str, tuple[str, int] | None]]
) -> None:
    kept = library_at(tmp_path, pytest.fail, index_url)
    for name, content in edits:
        path = tmp_path / f"{name}.yaml"
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(DATED.format(*content), encoding="utf-8")
        kept.refresh()
    if isinstance(kept.store, SqliteStore):
        kept.store.db.execute("INSERT INTO word (word) VALUES ('integrity-check')")
    new = Library(tmp_path, pytest.fail, cores=1)
    new.store.close()
    new.store = SqliteStore(None)
    new.refresh()
    for word in SPACED:
        query = parse_query(word)
        assert search(kept, query, Filters()) == search(new, query, Filters())
    assert search(kept, None, Filters(sections=("event",))) == search(new, None, Filters(sections=("event",)))
    kept.close()


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(brief=raw_briefs(), kind=st.sampled_from(["json", "yaml"]))
def test_any_brief_is_indexed_each_item_at_its_line(
    tmp_path: Path, index_url: str, brief: dict[str, Any], kind: str
) -> None:
    for other in tmp_path.iterdir():
        other.unlink()
    path = tmp_path / f"any.{kind}"
    text = json.dumps(brief, indent=1) if kind == "json" else as_yaml(brief)
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    library = library_at(tmp_path if index_url else path, pytest.fail, index_url)
    library.refresh()
    hits, number = search(library, None, Filters())
    assert (library.problems(), library.count()) == ([], 1)
    assert number == len(hits) > 1
    assert all(1 <= hit.line <= len(path.read_bytes().split(b"\n")) for hit in hits)
    statements = [hit for hit in hits if hit.section == "statements"]
    assert len(statements) == len(brief["quotes"])
    assert all(hit.word for hit in statements)
    library.close()


INDEXING = """
import sys
from pathlib import Path
from libraries import library_at
library = library_at(Path(sys.argv[1]), lambda sentence: sys.exit(sentence), sys.argv[2], int(sys.argv[3]))
print("open", flush=True)
library.refresh()
print(library.count())
library.close()
"""
BRIEF = "briefing: 1\ntitle: Brief {0}\nevent: {{summary: Grain{0} and ships.}}\n"
MANY = 600


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "briefs"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number}.yaml").write_text(BRIEF.format(number))
    return folder


def started(folder: Path, url: str = "", cores: int = 1) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", INDEXING, str(folder), url, str(cores)],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def summaries(folder: Path, url: str = "") -> set[str]:
    library = library_at(folder, pytest.fail, url)
    library.refresh()
    hits, _ = search(library, parse_query("ships"), Filters())
    library.close()
    return {hit.text for hit in hits}


EXPECTED = {f"Grain{number} and ships." for number in range(MANY)}


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
@pytest.mark.parametrize(
    ("index_url", "moment"),
    [*(("sqlite", moment) for moment in (0.0, 0.15, 0.4, 0.8)), ("postgres", 0.15), ("postgres", 0.6)],
    indirect=["index_url"],
)
def test_a_process_that_is_killed_leaves_an_index_that_is_right(many: Path, index_url: str, moment: float) -> None:
    with started(many, index_url) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert summaries(many, index_url) == EXPECTED


def is_alive(number: str) -> bool:
    """Whether a process runs; one that has ended may wait for somebody to be told."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the processes that another started")
def test_no_process_that_reads_outlives_the_one_that_started_it(many: Path) -> None:
    with started(many, cores=3) as process:
        assert process.stdout
        process.stdout.readline()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        until = time.monotonic() + 20
        while len(numbers := children.read_text().split()) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert numbers
    while any(map(is_alive, numbers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, numbers))
    assert summaries(many) == EXPECTED


def test_two_processes_that_index_one_library_leave_one_that_is_right(many: Path, index_url: str) -> None:
    processes = [started(many, index_url) for _ in range(2)]
    (many / "0.yaml").write_text(BRIEF.format("Zero"))
    ends = [process.communicate() for process in processes]
    assert [end[1] for end in ends] == ["", ""]
    assert [end[0].split()[-1] for end in ends] == [str(MANY)] * 2
    assert summaries(many, index_url) == EXPECTED - {"Grain0 and ships."} | {"GrainZero and ships."}
    library = library_at(many, pytest.fail, index_url)
    assert search(library, parse_query("ships"), Filters(), limit=1)[1] == MANY
    library.close()


def test_who_opens_an_index_while_another_writes_it_waits_and_takes_nothing_away(many: Path) -> None:
    first = Library(many, pytest.fail, cores=1)
    first.refresh()
    path = index_file(many)
    number = path.stat().st_ino
    seal = path.with_suffix(".seal")
    kept = seal.read_text()
    seal.write_text("not yet")
    with started(many) as process:
        time.sleep(3)
        seal.write_text(kept)
        assert process.communicate() == (f"open\n{MANY}\n", "")
    assert path.stat().st_ino == number
    first.close()
