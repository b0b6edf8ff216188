"""Twice the text takes twice the steps: whatever a file holds many times or in long runs, no work is done again for it.

Steps are lines of the package that run; they are the same on every machine. What one step hands to a regular
expression or to the machine's own code is not seen in them: there, long runs are tried that would not end within the
time of a test if they were looked at from each of their places.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import briefing
from briefing.check.checking import check_brief
from briefing.draft import SourceReport, propose
from briefing.edtf import EdtfError, parse_edtf
from briefing.errors import BriefingError
from briefing.export.formats import FORMATS, Options, Product
from briefing.files import load, load_text
from briefing.outline import lay_out_material, material_of
from briefing.reader.brief import OpenBrief
from briefing.reader.searching import Search
from briefing.reader.writer import Lettering
from briefing.sources import split_paragraphs
from briefing.text import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

PACKAGE = str(Path(briefing.__file__).parent)
FEW = 24
MANY_ITEMS = 120
LINE = 80
"""Cells that no line of any output is wider than."""
SLACK = 1000
"""Steps that are no growth: what is kept for the next time is made for the first."""
MOST = 2.8
"""How much more the second doubling may add than the first: 2 is linear, 4 a square."""


def steps(action: Callable[[], object]) -> int:
    """How many lines of the package an action runs."""
    count = 0

    def trace(frame: FrameType, _event: str, _argument: object) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        action()
    finally:
        sys.settrace(before)
    return count


def growth(action: Callable[[int], object], few: int = FEW) -> float:
    """How much more steps the second doubling of a size adds than the first."""
    action(few // 2)
    small, middle, large = (steps(lambda size=size: action(size)) for size in (few, 2 * few, 4 * few))  # type: ignore[misc]
    return (large - middle) / max(middle - small, SLACK)


def read(text: str, kind: str = "yaml") -> None:
    """Load a text and check it; a refusal is a result too."""
    try:
        check_brief(load_text(text, format=kind))
    except BriefingError:
        return


HEAD = "briefing: 1\ntitle: T\nevent: {summary: S}\n"
OPEN = '{"briefing": 1, "title": "T", "event": {"summary": "S"}'


def lines(form: str, size: int) -> str:
    return "".join(form.replace("%", str(number)) for number in range(size))


MANY: dict[str, Callable[[int], object]] = {
    "unknown keys": lambda size: read(HEAD + lines("odd%: 1\n", size)),
    "unknown keys of one line": lambda size: read(OPEN + lines(', "odd%": 1', size) + "}", "json"),
    "keys given twice": lambda size: read(HEAD + "tags: []\n" * size),
    "keys of one line given twice": lambda size: read(OPEN + ', "tags": []' * size + "}", "json"),
    "names of nobody": lambda size: read(HEAD + "quotes:\n" + lines("- {text: x, speaker: nobody%}\n", size)),
    "names of others": lambda size: read(
        HEAD
        + ("actors:\n" + lines("  known%: {name: N%}\n", size))
        + ("quotes:\n" + lines("- {text: x, speaker: gnown%}\n", size))
    ),
    "tensions too short": lambda size: read(HEAD + "tensions:\n" + "- {title: T, positions: []}\n" * size),
    "parties": lambda size: read(HEAD + "actors:\n" + lines("  a%: {name: A%}\n", size)),
    "parties of a table": lambda size: read(
        'briefing = 1\ntitle = "T"\nevent.summary = "S"\n' + lines('[actors.a%]\nname = "A%"\n', size), "toml"
    ),
    "key points": lambda size: read(
        "briefing: 1\ntitle: T\nevent:\n  summary: S\n  key_points:\n" + "  - 'In the evening [wire:3'\n" * size
    ),
    "tokens": lambda size: read(HEAD + "gaps:\n" + lines("- The port [odd%:3].\n", size)),
    "sources": lambda size: read(HEAD + "sources:\n" + lines("  s%: {title: T%, published: 2024-13}\n", size)),
    "notes of errors": lambda size: read(
        HEAD
        + "sources: {s: {title: T}}\nactors: {a: {name: A}}\n"
        + ("quotes:\n" + "- {text: 'x [sic]', speaker: a, source: s, at: 2}\n" * size)
        + ("source_notes:\n" + "- {source: s, at: 1, note: N}\n" * size)
    ),
}
"""What a file may hold many times, each with a finding or without one."""


@pytest.mark.parametrize("name", MANY)
def test_twice_as_many_take_twice_the_steps(name: str) -> None:
    assert growth(MANY[name], MANY_ITEMS) < MOST


def brief(folder: Path, words: str) -> Path:
    """Write a brief that says the same words in every text."""
    said = f"Ada went {words} home"
    content = {
        "briefing": 1,
        "title": said,
        "status": "final",
        "event": {"summary": said, "what": said, "background": said, "key_points": [said]},
        "actors": {"ada": {"name": "Ada", "role": said, "aliases": [said], "note": said}},
        "sources": {
            "log": {"title": said, "publisher": said, "archive": {"path": "log.txt"}, "note": said},
            "wire": {"title": said, "publisher": "The Wire"},
        },
        "quotes": [
            {"text": said, "speaker": "ada", "kind": kind, "source": "log", "at": 1, "status": status, "note": said}
            for kind, status in (("direct", "contested"), ("mixed", "uncontested"), ("indirect", "disputed"))
        ],
        "timeline": [{"date": "2024-03-07", "text": said}],
        "tensions": [
            {"title": said, "positions": [{"party": "ada", "position": said}, {"party": "ada", "position": "No."}]}
        ],
        "assessments": [{"text": said, "basis": said, "likelihood": "likely"}],
        "gaps": [said],
    }
    (folder / "log.txt").write_text(f'Ada said "{said}" then.\n\n{words}\n', encoding="utf-8")
    path = folder / "brief.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def handed_over(path: Path, name: str) -> None:
    """Hand a brief over in one format."""
    file = load(path)
    material = material_of(file)
    FORMATS[name].render(Product(lay_out_material(material, name=file.id), material, file.id), Options())


def searched(path: Path) -> None:
    """Search in a brief."""
    search = Search(OpenBrief(load(path)), Lettering())
    search.find("home", with_rail=True)
    search.find("home again", with_rail=True)


def drafted(path: Path) -> None:
    """Propose a brief from the text of the source."""
    paragraphs = split_paragraphs((path.parent / "log.txt").read_text(encoding="utf-8"))
    propose([SourceReport("log", paragraphs, "en", "2024-03-09")])


DONE: dict[str, Callable[[Path], object]] = {
    "check": lambda path: check_brief(load(path)),
    "search": searched,
    "draft": drafted,
    **{name: lambda path, name=name: handed_over(path, name) for name in FORMATS},  # type: ignore[misc]
}
RUNS = (
    *(" ", "\t", "\u00a0", '"', '"a" ', "“a", "“a” ", "« ", "'", "''", "‘a ", "[", "]", "[a] ", "[log:2] ", "[lgo:2] "),
    *(
        "[1:2] ",
        ".",
        ". ",
        "... ",
        "…",
        "[...] ",
        "-",
        " - ",
        "—",
        "TLP:",
        "TLP:RED ",
        "a",
        "a ",
        "The ",
        "said ",
        "he ",
    ),
    *("he said ", "1", "1 ", "111 ", "1,", "1:", "http://", "e\u0301", "\u0301", "\u200b", "\u00ad", "👩\u200d", "🇲🇩"),
    *("\u202e", "\u2067", "\u2069", "\u2067a\u2069", "港", "「港", "\u05d0", "\u0e01", "한", ">", "&amp;", "*", "*a* "),
    *(
        "_",
        "#",
        "=",
        "|",
        "\\",
        "<b>",
        "{{",
        "{% ",
        "\x1b[",
        "\x07",
        "Ada ",
        '"Ada" said ',
        "Monday ",
        "likely ",
        "one a ",
    ),
    *(
        "The Wire alone ",
        "10:30 ",
        "2024-03-07 ",
        "A: ",
        "but if ",
        "not ",
        "1 million ",
        "ﬁ",
        "！",
        "ー",
        "(a) ",
        "l’",
        "|a",
    ),
)
"""What a text may hold in a long run."""

QUICK = (" ", '"a" ', "[lgo:2] ", "TLP:", "… ", ". ")
PAPER = ("pdf", "docx")
FIRST = ("check", "search", "draft", "text", "html")
"""What every run of the tests tries."""
CASES = [
    pytest.param(run, name, id=f"{name}-{run!a}", marks=[] if run in QUICK and name in FIRST else [pytest.mark.slow])
    for run in dict.fromkeys((*QUICK, *RUNS))
    for name in DONE
    if run in QUICK or name not in PAPER
]


@pytest.mark.parametrize(("run", "name"), CASES)
def test_twice_the_run_takes_twice_the_steps(run: str, name: str, tmp_path: Path) -> None:
    action = DONE[name]
    # The shortest run fills a line: what breaks lines begins its work there.
    few = max(FEW, LINE // max(cell_len(run), 1))
    assert growth(lambda size: action(brief(tmp_path, run * size)), few) < MOST


def crowded(folder: Path, size: int) -> Path:
    """Write a brief that has many of everything, each naming others."""
    numbers = range(size)
    content = {
        "briefing": 1,
        "title": "T",
        "as_of": "2024-03-09",
        "event": {
            "summary": " ".join(f"N{number} said so [Q{number + 1}]." for number in numbers),
            "key_points": [f"It is [log{number}:1]." for number in numbers],
            "participants": [f"a{number}" for number in numbers],
        },
        "actors": {
            f"a{number}": {
                "name": f"N{number} Ada",
                "aliases": [f"N{number}"],
                "side": f"S{number % 9}",
                "role": "Head",
            }
            for number in numbers
        },
        "sources": {
            f"log{number}": {"title": f"L{number}", "publisher": f"P{number}", "archive": {"path": "log.txt"}}
            for number in numbers
        },
        "quotes": [
            {
                "text": f"We keep number {number} open [sic]",
                "speaker": f"a{number}",
                "about": [f"a{(number + 1) % size}"],
                "source": f"log{number // 9}",
                "status": "contested",
                "date": "2024-03-07",
                "topic": f"t{number % 9}",
            }
            for number in numbers
        ],
        "timeline": [
            {"date": "2024-03-07", "text": f"N{number} spoke.", "actors": [f"a{number}"], "refs": [f"Q{number + 1}"]}
            for number in numbers
        ],
        "tensions": [
            {
                "title": f"T{number}",
                "positions": [
                    {"party": f"a{number}", "position": "Yes.", "quotes": [f"Q{number + 1}"]},
                    {"party": f"a{(number + 1) % size}", "position": "No."},
                ],
            }
            for number in numbers
        ],
        "discrepancies": [
            {
                "question": f"How many of {number}?",
                "versions": [{"claim": "1"}, {"claim": "2", "quotes": [f"Q{number + 1}"]}],
            }
            for number in numbers
        ],
        "assessments": [{"text": f"It is likely [Q{number + 1}].", "refs": [f"Q{number + 1}"]} for number in numbers],
        "gaps": [f"Who is N{number}?" for number in numbers],
        "source_notes": [{"source": f"log{number}", "at": 3, "note": "N."} for number in numbers],
    }
    (folder / "log.txt").write_text('"We keep number 1 open," N1 said.\n\nSo it is.\n', encoding="utf-8")
    path = folder / "brief.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in FIRST else [pytest.mark.slow]) for name in DONE]
)
def test_twice_as_many_of_everything_take_twice_the_steps(name: str, tmp_path: Path) -> None:
    action = DONE[name]
    assert growth(lambda size: action(crowded(tmp_path, size))) < MOST


LONG = 300_000
"""Characters of a run that would take minutes if it were looked at from each of its places."""
BLANKS = (" ", "\t", "\u00a0", "\n ", "a ", "a", "[", '"', "« ", ". ", "said  ", "1")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(DONE.keys() - set(PAPER)))
@pytest.mark.parametrize("run", BLANKS)
def test_a_long_run_is_not_looked_at_from_each_of_its_places(run: str, name: str, tmp_path: Path) -> None:
    words = run * (LONG // 20 // len(run))
    path = brief(tmp_path, "")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["event"]["background"] = f"« Ada {run * (LONG // len(run))}x"
    content["quotes"][1]["text"] = f'He said "a" {words}x'
    content["assessments"][0]["basis"] = f"one {words}x"
    path.write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "log.txt").write_text(f'Ada said "« a{words}x" then{words}.\n\n{words}x\n', encoding="utf-8")
    DONE[name](path)


@pytest.mark.parametrize(
    "text",
    [
        "[" * LONG,
        "[a" + " " * LONG + "b",
        '"a".' * (LONG // 4) + "b = 1",
        "[" + '"a".' * (LONG // 4) + "b]",
        "a." * (LONG // 2) + "b = 1",
        "x = {" + "a." * (LONG // 2) + "b = 1}",
        "x = '" + "a." * (LONG // 2) + "b'",
        'x = """\n' + "a.\\n" * (LONG // 4) + '"""',
        "a" * LONG,
    ],
    ids=lambda text: text[:8],
)
def test_a_long_key_of_toml_ends(text: str) -> None:
    read(text, "toml")


@pytest.mark.parametrize(
    "text", ["[" * LONG, "{" * LONG, "- " * LONG, "? " * LONG, "a:" + " " * LONG + "b", '"' * LONG]
)
@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_long_run_of_signs_ends(text: str, kind: str) -> None:
    read(text, kind)


@pytest.mark.parametrize(
    "sign", [" ", "-", "/", ".", "1", "X", "~", "?", "{", "[", ",", "T", "until ", "ca ", "(", "Y", "e"]
)
def test_a_long_date_ends(sign: str) -> None:
    text = f"2024{sign * (LONG // len(sign))}x"
    with pytest.raises(EdtfError):
        parse_edtf(text)
