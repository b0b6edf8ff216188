"""Prints how fast a library of many briefs is indexed and asked: `python benchmarks/library.py --briefs 20000`.

With `--index postgresql://...` the index is on a server; the library there has to be a new one. The briefs are made
here, about 5 KB each, from words that are as unevenly frequent as those of a language. The numbers are of this machine
and this hour; nothing is asserted.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.files import load
from briefing.library import list_briefs
from briefing.library.index import Filters, Library, parse_query, search
from briefing.library.index.dossier import dossiers_named
from briefing.library.index.sqlite import SqliteStore
from briefing.library.index.updating import RACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BRIEFS = 100_000
IN_A_FOLDER = 1000
VOCABULARY = 30_000
ACTORS = 20_000
FAMOUS = "Ada Famous"
STATEMENTS_OF_FAMOUS = 5_000
QUERIES = 300
FIRST_PAGE = 50
SYLLABLES = "ba do ke li mu na po ra si te vo zu chi flo gra sto".split()
ODD = "Łódź Kraków straße Київ зерно Ελλάδα ميناء बंदरगाह 北京市 港口罢工 東京都".split()


class Language:
    """Words, the first of them as frequent as 'the', the last all but never met."""

    def __init__(self) -> None:
        chance = random.Random(1)  # noqa: S311 - the same words every time
        words: dict[str, None] = dict.fromkeys(ODD)
        while len(words) < VOCABULARY:
            words["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))] = None
        self.words = list(words)
        chance.shuffle(self.words)
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def text(self, chance: random.Random, length: int) -> str:
        """So many words."""
        return " ".join(chance.choices(self.words, cum_weights=self.weights, k=length))


def brief_text(number: int, language: Language) -> str:
    """One brief: nine statements, four entries, a tension, four actors, three sources."""
    chance = random.Random(number)  # noqa: S311 - the same brief every time
    day = f"20{10 + number % 16}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    lines = [f"briefing: 1\ntitle: {language.text(chance, 5)}", f"as_of: {day}", "marking: TLP:GREEN", "event:"]
    lines += [f"  summary: {language.text(chance, 45)} [Q1].", f"  when: {day}", "actors:"]
    famous = number < STATEMENTS_OF_FAMOUS // 3
    for place in range(4):
        name = FAMOUS if famous and place == 0 else f"Given Family{chance.randrange(ACTORS)}"
        lines.append(f"  a{place}: {{name: {name}, kind: person, role: Minister {number % 30}}}")
    lines.append("sources:")
    for place in range(3):
        outlet = f"publisher: Paper {chance.randrange(200)}, published: {day}, reliability: B"
        lines.append(f"  s{place}: {{title: {language.text(chance, 5)}, {outlet}}}")
    lines.append("timeline:")
    for place in range(4):
        lines.append(
            f"  - {{date: {day}, text: {language.text(chance, 12)}, actors: [a{place}], source: s{place % 3}}}"
        )
    lines += [f"tensions:\n  - title: {language.text(chance, 4)}", "    positions:"]
    for place, stance in enumerate(("demands", "opposes")):
        position = f"position: {language.text(chance, 10)}, stance: {stance}, quotes: [Q{place + 1}]"
        lines.append(f"      - {{party: a{place}, {position}}}")
    lines.append("quotes:")
    for place in range(9):
        lines.append(f"  - text: >-\n      {language.text(chance, 15)}\n      {language.text(chance, 15)}")
        lines.append(f"    speaker: a{place % 3}\n    kind: {('direct', 'indirect')[place % 2]}\n    date: {day}")
        lines.append(f"    source: s{place % 3}\n    at: {place + 1}\n    topic: {language.text(chance, 1)}")
    return "\n".join(lines) + "\n"


def write_library(folder: Path, number: int, language: Language) -> int:
    """Write a number of briefs; returns the bytes of all."""
    size = 0
    for one in range(number):
        inner = folder / f"{one // IN_A_FOLDER:04d}"
        inner.mkdir(exist_ok=True)
        data = brief_text(one, language).encode()
        (inner / f"{one}.yaml").write_bytes(data)
        size += len(data)
    return size


def queries(language: Language) -> Iterator[str]:
    """Words of every frequency, two and three of them, phrases, beginnings, and all but the most frequent."""
    chance = random.Random(2)  # noqa: S311 - the same queries every time
    forms: list[Callable[[str, str], str]] = [
        lambda one, _: one,
        lambda one, other: f"{one} {other}",
        lambda one, other: f'"{one} {other}"',
        lambda one, other: f"{one} OR {other}",
        lambda one, other: f"{one} NOT {other}",
        lambda one, _: f"{one[:5]}*",
        lambda one, other: f"NEAR({one} {other}, 5)",
    ]
    for number in range(QUERIES):
        one, other = (language.words[int(chance.paretovariate(0.35)) % VOCABULARY] for _ in range(2))
        yield forms[number % len(forms)](one, other)


def timed(work: Callable[[], object]) -> float:
    """The seconds that it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds() -> float:
    """What this process and those that it waited for have used of the processors."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def percentile(times: Sequence[float], share: float) -> float:
    """The time within which that share of all was done."""
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def row(name: str, value: str, goal: str = "") -> None:
    """One line of the table."""
    print(f"{name:<56} {value:>20}  {goal}", flush=True)


def opened(folder: Path, address: str) -> Library:
    """Open a library, with its index in a file or on a server."""
    if not address:
        return Library(folder, print)
    from briefing.library.index.postgres import IndexAddress, PostgresStore  # noqa: PLC0415 - an extra

    return Library(folder, print, server=lambda: PostgresStore(IndexAddress.of(address)))


def size_on_server(library: Library) -> int:
    """The bytes of all tables and indexes of a library on a server."""
    asked = """
    SELECT sum(pg_total_relation_size(oid)) FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'"""
    return int(next(library.store.rows(asked))[0])


def measure(folder: Path, number: int, address: str) -> None:
    """Measure one library of a number of briefs."""
    language = Language()
    size = write_library(folder, number, language)
    row("briefs", f"{number:,} of {size / number / 1000:.1f} KB")
    some = [folder / f"{one // IN_A_FOLDER:04d}" / f"{one}.yaml" for one in range(min(number, 300))]
    loading = timed(lambda: [load(path) for path in some]) / len(some)
    row("load of one brief, alone on one core", f"{loading * 1000:.2f} ms")
    library = opened(folder, address)
    before = processor_seconds()
    seconds = timed(library.refresh)
    row("first index", f"{number / seconds:,.0f} briefs/s", "1,000 on two idle cores")
    row("first index, time of processors for a brief", f"{(processor_seconds() - before) / number * 1000:.2f} ms", "2")
    time.sleep(RACE / 1e9)
    library.refresh()  # what was just written is looked at once more
    row("nothing changed: all files looked at", f"{timed(library.refresh) * 1000:.0f} ms")
    some[0].write_text(brief_text(number + 1, language), encoding="utf-8")
    row("one brief changed, with the look at all files", f"{timed(library.refresh) * 1000:.0f} ms")
    path = library.store.path
    if isinstance(library.store, SqliteStore) and path:
        library.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row("index / text", f"{path.stat().st_size / size:.2f}", "3")
    else:
        row("index / text", f"{size_on_server(library) / size:.2f}")
    ask(library, language, folder)
    first, again = (timed(lambda: list_briefs(folder / "0000")) * 1000 for _ in range(2))
    row(f"list of a folder of {min(number, IN_A_FOLDER):,} briefs: first, again", f"{first:.0f}, {again:.0f} ms")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row("memory of the asking process, at most", f"{most:.0f} MB", "300")


def answered(library: Library, asked: str, *, counted: bool) -> tuple[float, float]:
    """The seconds to the first page of an answer, and those that a processor worked for it."""
    before = time.process_time()
    seconds = timed(lambda: search(library, parse_query(asked), Filters(), FIRST_PAGE, counted=counted))
    return seconds, time.process_time() - before


def ask(library: Library, language: Language, folder: Path) -> None:
    """Measure answers."""
    for name, counted in (("first 50 hits", False), ("first 50 hits, and all counted", True)):
        times = [answered(library, asked, counted=counted) for asked in queries(language)]
        for whose, measured in zip(("", ", of a processor"), zip(*times, strict=True), strict=True):
            half, most = (percentile(measured, share) * 1000 for share in (0.5, 0.99))
            row(f"search, {name}: p50, p99{whose}", f"{half:.1f}, {most:.0f} ms", "20, 100")
    for _ in range(2):
        seconds = timed(lambda: dossiers_named(library, folder, FAMOUS, 1, FIRST_PAGE))
    found = dossiers_named(library, folder, FAMOUS, 1, FIRST_PAGE)
    said = found.dossiers[0].counts.said if found.dossiers else 0
    row(f"first {FIRST_PAGE} of a dossier with {said:,} statements", f"{seconds * 1000:.0f} ms", "200")


def main() -> None:
    """Make a library, measure, and take it away again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--briefs", type=int, default=BRIEFS)
    parser.add_argument("--index", default="", metavar="URL", help="on a server, in a library that is new")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), wanted.briefs, wanted.index)


if __name__ == "__main__":
    main()
