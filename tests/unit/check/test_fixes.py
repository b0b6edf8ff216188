"""What `check --fix` adds, and that it leaves every other byte alone."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.check import prove
from briefing.check.fixes import Fix, apply_fixes, fix_file
from briefing.errors import BriefingFileError
from briefing.files import load
from briefing.files.changing import ChangeRefused
from briefing.sources import read_archives

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[3]
ARCHIVE = """\
The river rose.

"The dams will hold," Ana Lupu said. "Nobody need fear."

"We shall see," said Ben Orr.

"We shall see," said the mayor. "Ça ira – 🚢."
"""
DIGEST = hashlib.sha256(ARCHIVE.encode()).hexdigest()
HEAD = "briefing: 1\ntitle: Flood # é 🚢\nevent: {summary: It rose.}\nactors: {ana: {name: Ana Lupu}}\n"
GIVEN = f"sources: {{wire: {{title: Flood, archive: {{path: wire.txt, sha256: {DIGEST}}}}}}}\n"


def fix(tmp_path: Path, brief: str | bytes) -> tuple[bytes, list[str]]:
    (tmp_path / "wire.txt").write_text(ARCHIVE, encoding="utf-8")
    path = tmp_path / "brief.yaml"
    path.write_bytes(brief if isinstance(brief, bytes) else brief.encode())
    return fix_again(path)


def fix_again(path: Path) -> tuple[bytes, list[str]]:
    file = load(path)
    archives = read_archives(file.briefing, path.parent)
    fixes = fix_file(file, prove(file.briefing, archives), archives)
    return path.read_bytes(), [found.sentence for found in fixes]


CASES = {
    "a key without a value": (
        "quotes:\n  - text: The dams will hold\n    at:   # to be found\n    source: wire\n    speaker: ana\n",
        "quotes:\n  - text: The dams will hold\n    at: 2   # to be found\n    source: wire\n    speaker: ana\n",
    ),
    "a null": (
        "quotes: [{at: ~, text: The dams will hold, source: wire, speaker: ana}]\n",
        "quotes: [{at: 2, text: The dams will hold, source: wire, speaker: ana}]\n",
    ),
    "an empty value between braces": (
        "quotes: [{text: The dams will hold, at: , source: wire, speaker: ana}]\n",
        "quotes: [{text: The dams will hold, at: 2, source: wire, speaker: ana}]\n",
    ),
    "a block": (
        "quotes:\n  - text: The dams will hold\n    source: wire   # the wire\n    speaker: ana\n",
        "quotes:\n  - text: The dams will hold\n    source: wire   # the wire\n    at: 2\n    speaker: ana\n",
    ),
    "the first key of an item": (
        "quotes:\n-   source: wire\n    text: The dams will hold\n    speaker: ana\n",
        "quotes:\n-   source: wire\n    at: 2\n    text: The dams will hold\n    speaker: ana\n",
    ),
    "braces": (
        "quotes: [{text: 'The dams will hold', source: wire , speaker: ana}] # end\n",
        "quotes: [{text: 'The dams will hold', source: wire, at: 2 , speaker: ana}] # end\n",
    ),
    "braces over lines": (
        'quotes:\n  - {"text": "Nobody need fear.",\n     "source": "wire"\n    , speaker: ana}\n',
        'quotes:\n  - {"text": "Nobody need fear.",\n     "source": "wire", at: 2\n    , speaker: ana}\n',
    ),
    "no line break at the end": (
        "quotes:\n  - text: Ça ira – 🚢\n    speaker: ana\n    source: wire",
        "quotes:\n  - text: Ça ira – 🚢\n    speaker: ana\n    source: wire\n    at: 4",
    ),
    "a value over several lines": (
        "quotes:\n  - text: Nobody need fear\n    source: >-\n      wire\n    speaker: ana\n",
        "quotes:\n  - text: Nobody need fear\n    at: 2\n    source: >-\n      wire\n    speaker: ana\n",
    ),
    "two statements": (
        (
            "quotes:\n  - {text: Nobody need fear, source: wire, speaker: ana}\n"
            "  - text: The dams will hold\n    speaker: ana\n    source: 'wire'\n"
        ),
        (
            "quotes:\n  - {text: Nobody need fear, source: wire, at: 2, speaker: ana}\n"
            "  - text: The dams will hold\n    speaker: ana\n    source: 'wire'\n    at: 2\n"
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", ["lf", "crlf", "bom"])
def test_the_paragraph_is_written_and_nothing_else_is_touched(tmp_path: Path, case: str, form: str) -> None:
    before, after = ((HEAD + GIVEN + part).encode() for part in CASES[case])
    if form == "crlf":
        before, after = before.replace(b"\n", b"\r\n"), after.replace(b"\n", b"\r\n")
    mark = b"\xef\xbb\xbf" if form == "bom" else b""
    found, said = fix(tmp_path, mark + before)
    assert found == mark + after
    assert said
    assert fix_again(tmp_path / "brief.yaml") == (found, [])


NAMED = "timeline: [{date: 2020-01-01, text: So., refs: [Q2]}]\n"


@pytest.mark.parametrize("form", ["lf", "crlf", "bom"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "quotes:\n  - text: a  # first\n    speaker: ana\n  -   speaker: ana\n      text: >-\n        b\n",
            (
                "quotes:\n  - id: Q1\n    text: a  # first\n    speaker: ana\n"
                "  -   id: Q2\n      speaker: ana\n      text: >-\n        b\n"
            ),
        ),
        (
            "quotes: [{text: a, speaker: ana}, {\n  'text': b, speaker: ana}]\n",
            "quotes: [{id: Q1, text: a, speaker: ana}, {\n  id: Q2, 'text': b, speaker: ana}]\n",
        ),
        (
            "quotes:\n- {id: own, text: a, speaker: ana}\n- {text: b, speaker: ana}\n",
            "quotes:\n- {id: own, text: a, speaker: ana}\n- {id: Q2, text: b, speaker: ana}\n",
        ),
    ],
)
def test_ids_are_written_where_something_is_named_by_its_place(
    tmp_path: Path, before: str, after: str, form: str
) -> None:
    old, new = ((HEAD + NAMED + part).encode() for part in (before, after))
    if form == "crlf":
        old, new = old.replace(b"\n", b"\r\n"), new.replace(b"\n", b"\r\n")
    mark = b"\xef\xbb\xbf" if form == "bom" else b""
    found, said = fix(tmp_path, mark + old)
    assert found == mark + new
    assert [sentence.partition(":")[0] for sentence in said] == ["the ids of quotes"]
    assert fix_again(tmp_path / "brief.yaml") == (found, [])


def test_where_nothing_is_named_by_its_place_no_id_is_written(tmp_path: Path) -> None:
    text = f"{HEAD}quotes: [{{text: a, speaker: ana}}]\n"
    assert fix(tmp_path, text) == (text.encode(), [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("archive: {path: wire.txt}\n", f"archive: {{path: wire.txt, sha256: {DIGEST}}}\n"),
        ("archive:\n      path: wire.txt # here\n", f"archive:\n      path: wire.txt # here\n      sha256: {DIGEST}\n"),
    ],
)
def test_a_missing_hash_is_written(tmp_path: Path, before: str, after: str) -> None:
    head = f"{HEAD}sources:\n  wire:\n    title: Flood\n    "
    assert fix(tmp_path, head + before)[0] == (head + after).encode()


@pytest.mark.parametrize(
    "quote",
    [
        "{text: We shall see, source: wire, speaker: ana}",
        "{text: The dams will not hold, source: wire, speaker: ana}",
        "{text: The dams will hold, source: wire, speaker: ana, at: 3}",
        "{text: It rose., kind: indirect, source: wire, speaker: ana}",
        '{text: \'A "The dams will hold" and "We shall see".\', kind: mixed, source: wire, speaker: ana}',
    ],
    ids=["in two paragraphs", "not found", "given", "a paraphrase", "pieces in two paragraphs"],
)
def test_what_is_in_doubt_is_left_to_the_author(tmp_path: Path, quote: str) -> None:
    brief = f"{HEAD}{GIVEN}quotes:\n  - {quote}\n"
    assert fix(tmp_path, brief) == (brief.encode(), [])


def test_a_changed_archive_is_given_no_new_hash(tmp_path: Path) -> None:
    given = GIVEN.replace(DIGEST, "0" * 64)
    brief = f"{HEAD}{given}quotes:\n  - {{text: The dams will hold, source: wire, speaker: ana}}\n"
    assert fix(tmp_path, brief) == (brief.encode(), [])


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    brief = f"{HEAD}{GIVEN}quotes:\n  - {{text: The dams will hold, source: wire, speaker: ana}}\n"
    (tmp_path / "wire.txt").write_text(ARCHIVE, encoding="utf-8")
    path = tmp_path / "brief.yaml"
    path.write_text(brief, encoding="utf-8")
    file = load(path)
    archives = read_archives(file.briefing, tmp_path)
    newer = brief.replace("It rose.", "It fell.")
    path.write_text(newer, encoding="utf-8")
    with pytest.raises(ChangeRefused, match="changed meanwhile"):
        fix_file(file, prove(file.briefing, archives), archives)
    assert path.read_text(encoding="utf-8") == newer


def test_a_link_and_another_format_are_left_alone(tmp_path: Path) -> None:
    brief = f"{HEAD}{GIVEN}quotes:\n  - {{text: The dams will hold, source: wire, speaker: ana}}\n"
    (tmp_path / "in").mkdir()
    fix(tmp_path, f"{HEAD}{GIVEN}")
    (tmp_path / "real.yaml").write_text(brief, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    with pytest.raises(ChangeRefused, match="symbolic link"):
        fix_again(tmp_path / "link.yaml")
    assert (tmp_path / "real.yaml").read_text(encoding="utf-8") == brief


def test_what_was_taken_out_of_a_real_brief_comes_back(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    path = tmp_path / "briefs" / "harbour-strike.yaml"
    whole = load(path)
    text = path.read_text(encoding="utf-8")
    stripped, taken = re.subn(r"(    source: \w+\n)    at: \d+\n", r"\1", text)
    assert taken > 10
    path.write_text(stripped, encoding="utf-8")
    found, said = fix_again(path)
    fixed = load(path).briefing
    assert len(said) > 10
    for before, after in zip(whole.briefing.quotes, fixed.quotes, strict=True):
        assert after.at in {before.at, None}
    assert fix_again(path) == (found, [])
    assert re.sub(rb"    at: \d+\n", b"", found) == re.sub(rb"    at: \d+\n", b"", text.encode())


@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n"])
def test_a_new_line_ends_as_the_one_before_it(tmp_path: Path, ending: str) -> None:
    head = (HEAD + GIVEN).encode()
    quote = "quotes:\n  - text: The dams will hold\n    source: wire\n    speaker: ana\n".replace("\n", ending).encode()
    found, _ = fix(tmp_path, head + quote)
    at = f"    at: 2{ending}".encode()
    assert found == head + quote.replace(b"    speaker", at + b"    speaker")


RUNS_ON = """\
"We shall see

"and wait," said Ben Orr.

It rained.

"We shall see

"and wait," said Ana Lupu.

"Come one," she said, "come all."

"Come one," he said, "come all of you."
"""


@pytest.mark.parametrize("words", ["We shall see and wait", "Come one ... come all"])
def test_words_that_can_be_put_together_twice_are_left_to_the_author(tmp_path: Path, words: str) -> None:
    digest = hashlib.sha256(RUNS_ON.encode()).hexdigest()
    brief = f"{HEAD}{GIVEN.replace('wire.txt', 'runs.txt').replace(DIGEST, digest)}"
    brief += f"quotes:\n  - {{text: {words}, source: wire, speaker: ana}}\n"
    (tmp_path / "runs.txt").write_text(RUNS_ON, encoding="utf-8")
    assert fix(tmp_path, brief) == (brief.encode(), [])


LINES = st.sampled_from(
    ["# said at noon", "", "    # é 🚢", '    topic: "a: b"', "    note: >-\n      folded\n      text"]
)


@given(
    before=st.lists(LINES, max_size=2),
    after=st.lists(LINES, max_size=2),
    ending=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from(["wire", "'wire'", '"wire"', "wire # w", ">-\n      wire", "wire   "]),
)
def test_whatever_stands_around_it_is_left_as_it_is(
    before: list[str], after: list[str], ending: str, quoting: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("fix")
    lines = [
        *dict.fromkeys(before),
        f"    source: {quoting}",
        *(line for line in dict.fromkeys(after) if line not in before),
    ]
    text = f"{HEAD}{GIVEN}quotes:\n  - text: The dams will hold\n" + "\n".join(lines) + "\n    speaker: ana\n"
    data = text.replace("\n", ending).encode()
    found, said = fix(folder, data)
    assert said == ["at: 2 for Q1"]
    written = [line for line in found.split(b"\n") if line.strip() == b"at: 2"]
    assert len(written) == 1
    assert found.replace(written[0] + b"\n", b"") == data


def test_what_an_editor_saves_while_a_fix_is_made_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.yaml"

    def saved_meanwhile(text: str, fixes: Sequence[Fix]) -> str:
        path.write_bytes(path.read_bytes() + b"prepared_by: An editor\n")
        return apply_fixes(text, fixes)

    monkeypatch.setattr("briefing.check.fixes.apply_fixes", saved_meanwhile)
    brief = f"{HEAD}{GIVEN}quotes: [{{text: The dams will hold, source: wire, speaker: ana}}]\n"
    with pytest.raises(BriefingFileError, match="changed meanwhile"):
        fix(tmp_path, brief)
    assert path.read_text() == f"{brief}prepared_by: An editor\n"
    assert [found.name for found in tmp_path.iterdir() if found.suffix == ".tmp"] == []
