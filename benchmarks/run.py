"""Prints how the program compares with its yardsticks: `make bench`.

Each row is measured side by side with its yardstick in the same run. The numbers are of this machine and this hour;
the ratios are what counts. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from briefing.check import check_brief
from briefing.export.formats import FORMATS, Options, Product
from briefing.files import load
from briefing.outline import lay_out_material, material_of
from editing import EditSession
from generate import write_archived, write_brief
from measuring import Row, command, compare
from terminals import KeySession, first_content, memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from terminals import Turn

HERE = Path(__file__).parent
ROOT = HERE.parent
PROGRAM = [sys.executable, "-m", "briefing"]
BARE_APP = [sys.executable, str(HERE / "yardsticks" / "bare_app.py")]
QUOTES_OF_20_KB = 36
QUOTES_OF_10_KB = 17
QUOTES_OF_1_MB = 2_150
MANY_QUOTES = 100_000


def start_rows(_folder: Path, rounds: int) -> Iterator[Row]:
    """What starts and ends without reading a brief."""
    bare = command([sys.executable, "-c", "pass"])
    for option in ("--version", "--help"):
        yield compare(f"briefing {option} / python -c pass", command([*PROGRAM, option]), bare, 5, rounds)


def export_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """Exporting a brief of 20 KB."""
    path = write_brief(folder / "export.yaml", QUOTES_OF_20_KB)
    size = path.stat().st_size // 1000
    ours = command([*PROGRAM, "export", str(path)])
    other = command([sys.executable, str(HERE / "yardsticks" / "validate.py"), str(path)])
    yield compare(f"export of {size} KB / validating it", ours, other, 1.3, rounds)


def format_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """Exporting a large brief, against loading it."""
    for quotes in (2_000, 10_000):
        path = write_brief(folder / f"format-{quotes}.yaml", quotes)
        brief = load(path)
        material = material_of(brief)
        product = Product(lay_out_material(material, name=brief.id), material, brief.id)
        for name in ("text", "markdown", "html", "json"):

            def ours(name: str = name, product: Product = product) -> float:
                start = time.perf_counter()
                FORMATS[name].render(product, Options())
                return time.perf_counter() - start

            def other(path: Path = path) -> float:
                start = time.perf_counter()
                load(path)
                return time.perf_counter() - start

            yield compare(f"{name} of {quotes:,} statements / loading them", ours, other, 3.0, max(rounds // 3, 3))


def memory_rows(folder: Path, _rounds: int) -> Iterator[Row]:
    """The memory that exporting takes at its peak, in megabytes, of a large brief and of a larger one."""
    products = []
    for quotes in (2_000, 10_000):
        brief = load(write_brief(folder / f"memory-{quotes}.yaml", quotes))
        material = material_of(brief)
        products.append(Product(lay_out_material(material, name=brief.id), material, brief.id))
    small, large = products
    for name in ("text", "markdown", "html", "json"):

        def peak(product: Product, name: str = name) -> float:
            tracemalloc.start()
            FORMATS[name].render(product, Options())
            size = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return size / 1e9

        yield Row(f"{name}, MB of 10,000 / of 2,000, times 5", peak(large), 5 * peak(small), 1.1)


def load_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """From the file to the model with positions and references."""
    for quotes in (10, 1_000, 10_000):
        path = write_brief(folder / f"load-{quotes}.yaml", quotes)
        text = path.read_bytes()

        def ours(path: Path = path) -> float:
            start = time.perf_counter()
            load(path)
            return time.perf_counter() - start

        def other(text: bytes = text) -> float:
            start = time.perf_counter()
            yaml.load(text, Loader=yaml.CSafeLoader)
            return time.perf_counter() - start

        yield compare(f"loading {quotes:,} statements / yaml.load", ours, other, 0.75, rounds)


def check_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """Checking many briefs, and one brief against a long archive."""
    many = folder / "many"
    many.mkdir()
    for number in range(1_000):
        write_brief(many / f"{number:04}.yaml", QUOTES_OF_10_KB)
    size = (many / "0000.yaml").stat().st_size // 1000
    ours = command([*PROGRAM, "check", "--format", "json", "--select", "BR3", str(many)])
    other = command([sys.executable, str(HERE / "yardsticks" / "load_all.py"), str(many)])
    yield compare(f"check of 1,000 briefs of {size} KB / loading them", ours, other, 1.5, max(rounds // 2, 3))

    def check_of(path: Path) -> Callable[[], float]:
        def run() -> float:
            start = time.perf_counter()
            check_brief(load(path))
            return time.perf_counter() - start

        return run

    small = write_archived(folder / "archived-1", 500, 1_000_000)
    large = write_archived(folder / "archived-5", 500, 5_000_000)
    name = "500 statements in 5 MB / in 1 MB, times 5"
    yield compare(name, check_of(large), lambda: 5 * check_of(small)(), 1.2, max(rounds // 2, 3))


def reader_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """From the start of the reader to its first content, in a pseudo-terminal."""
    path = write_brief(folder / "reader.yaml", QUOTES_OF_20_KB)
    ours, other = first_content([*PROGRAM, str(path)]), first_content(BARE_APP)
    yield compare("reader, start to first content / bare app", ours, other, 1.15, rounds)


def key_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """From a key to the changed screen, in a pseudo-terminal; large briefs are still being checked meanwhile."""
    bare: list[Turn] = [("1", "MARKER 1"), ("2", "MARKER 2")]
    tabs: list[Turn] = [("1", "[1 Summary]"), ("2", "[2 Statements]")]
    search: list[Turn] = [
        ("/", lambda text: "Enter keeps it" in text),
        ("h", lambda text: " / h " in text and "Sta " in text),
        ("a", lambda text: " / ha " in text and "Sta " in text),
        ("\x1b", lambda text: "Enter keeps it" not in text),
    ]
    for quotes in (10, 1_000, MANY_QUOTES):
        path = write_brief(folder / f"keys-{quotes}.yaml", quotes)
        moves: list[Turn] = [("j", f" 2/{quotes} "), ("k", f" 1/{quotes} ")]
        ends: list[Turn] = [("G", f" {quotes}/{quotes} "), ("g", f" 1/{quotes} ")]
        for name, turns, first, timed, checked in (
            ("a tab's key", tabs, "", None, True),
            ("j", moves, "2", None, True),
            ("G", ends, "2", None, True),
            ("/", search, "", 0, True),
            ("the first letter", search, "", 1, True),
            ("the second letter", search, "", 2, True),
            ("a tab's key while it is checked", tabs, "", None, False),
        ):
            arguments = [*PROGRAM, "--read-only", str(path)]
            reader = KeySession(arguments, turns, timed=timed, first=first, checked=checked)
            with reader as ours, KeySession(BARE_APP, bare) as other:
                title = f"{name}, {quotes:,} statements / bare tab"
                yield compare(title, ours.press, other.press, 1.5, max(rounds * 2, 14))


def resident_rows(folder: Path, _rounds: int) -> Iterator[Row]:
    """Memory of the reader with a large brief, proved and checked: of the whole process, and less a tiny brief's."""
    if not Path("/proc/self/status").exists():
        print("memory of the reader: left out, as this system has no /proc to read it from")
        return
    small, large = write_brief(folder / "resident-10.yaml", 10), write_brief(folder / "resident.yaml", MANY_QUOTES)
    size = large.stat().st_size
    least, _ = memory([*PROGRAM, "--read-only", str(small)])
    resident, most = memory([*PROGRAM, "--read-only", str(large)])
    yield Row(f"memory of {MANY_QUOTES:,} statements / file, MB", resident, size, 8, unit=1e6)
    yield Row("the most it had while loading / file, MB", most, size, 8, unit=1e6)
    yield Row("the same less a reader of ten / file, MB", resident - least, size, 8, unit=1e6)


PROMISED = 0.15
"""Seconds from a change to what is wrong with a brief of 20 KB."""


def edit_rows(folder: Path, rounds: int) -> Iterator[Row]:
    """From a change in an editor to what the language server finds: of a usual brief, and of a very large one."""
    with EditSession(write_brief(folder / "edited-small.yaml", QUOTES_OF_20_KB)) as session:
        yield compare("a change in 20 KB to its findings / 150 ms", session.change, lambda: PROMISED, 1, rounds)
    large = write_brief(folder / "edited-large.yaml", QUOTES_OF_1_MB)

    def checked() -> float:
        start = time.perf_counter()
        check_brief(load(large))
        return time.perf_counter() - start

    with EditSession(large) as session:
        yield compare("a change in 1 MB to its findings / check of it", session.change, checked, 1.5, rounds)


GROUPS: dict[str, Callable[[Path, int], Iterator[Row]]] = {
    "start": start_rows,
    "export": export_rows,
    "load": load_rows,
    "check": check_rows,
    "formats": format_rows,
    "memory": memory_rows,
    "edit": edit_rows,
    "reader": reader_rows,
    "keys": key_rows,
    "resident": resident_rows,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="three rounds instead of nine")
    parser.add_argument("--only", choices=sorted(GROUPS), help="one group of rows")
    arguments = parser.parse_args()
    compileall.compile_dir(ROOT / "src", quiet=2)
    print(f"{'median of each, in turns':<50} {'ours ms':>9} {'other ms':>9} {'ratio':>7} {'limit':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in GROUPS.items():
            if arguments.only in {None, name}:
                for row in rows(Path(folder), 3 if arguments.quick else 9):
                    print(row, flush=True)


if __name__ == "__main__":
    main()
