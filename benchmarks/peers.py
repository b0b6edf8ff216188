"""Prints which checkers of quotations call what found: `python benchmarks/peers.py`.

Quotations of reports written for this purpose are given to each checker as they stand, re-dressed as an editor may, and
changed so that they say something else. A row is a way to change them; a column is a checker, and the share of the
quotations that it calls found. Of `briefing` the last column gives how many of those are found and told of nothing.

The peers are the dependency group `peers` (`pip install --group peers`); one that is missing is left out, and named.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.check import check_brief
from briefing.files import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

REPORTS = (
    """The bridge over the Sarn stays shut, the council of Port Tamsin decided on Monday.

"We will not open the bridge before the 14 inspectors have seen it," said Mira Costin, who leads the council. "It has
never been so loud up there, and I do not want to hear it fall."

Her rival did not agree. "The council does nothing but wait, and 300 families pay for it," Jon Vasko said. He added that
nobody had asked the drivers, and that the ferry could carry them if the weather holds.

"I don't think that the ferry can run in winter," Costin answered on Tuesday, "and no captain has told me that it can."
""",
    """Two mines of the Orla valley will close in 2031, three years late.

"The mines are not dead, they are tired," the minister of labour, Ida Brann, said. "Nobody will lose a pension,
and at least 1,200 people will be trained again."

The union was less sure. "We refuse to count on money that is not in the budget," said Petra Lund, its chairwoman, who
has led it for 9 years.

"They never kept a promise before an election," she said, "but we do not walk away from the table."
""",
    """A ship with grain lay off Velmar for the fifth week.

"The cargo is not ours to sell," said the captain, Ola Reit. "If the owners pay, we sail within 48 hours; if not, we
cannot feed the crew after Sunday."

The port denied that it had asked for money. "No fee was ever raised, and none will be," said Ana Toreva, the harbour
master. "We do not hold ships, we hold the law."

Boris Kel, the owners' lawyer, said: "My clients have not seen a single bill, and they will never sign an empty one."
""",
)
SPEAKERS = (
    ("Mira Costin", "Mira Costin", "Jon Vasko", "Mira Costin", "Mira Costin"),
    ("Ida Brann", "Ida Brann", "Petra Lund", "Petra Lund", "Petra Lund"),
    ("Ola Reit", "Ola Reit", "Ana Toreva", "Ana Toreva", "Boris Kel"),
)
"""Who says each quotation of each report."""

_SPEECH = re.compile(r'"([^"]+)"')
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|nothing|none|don't|cannot)\b ?", re.IGNORECASE)


class Quotation(NamedTuple):
    """The words of a quotation, who says them, the report's number, and the words of the next other speaker there."""

    words: str
    speaker: str
    report: int
    other: str


def quotations() -> Iterator[Quotation]:
    """Every quotation of the reports."""
    for number, (report, speakers) in enumerate(zip(REPORTS, SPEAKERS, strict=True)):
        said = [" ".join(found.split()) for found in _SPEECH.findall(report)]
        for place, (words, speaker) in enumerate(zip(said, speakers, strict=True)):
            later = [*range(place + 1, len(said)), *range(place)]
            other = next(said[after] for after in later if speakers[after] != speaker)
            yield Quotation(words, speaker, number, other)


def _middle(words: str) -> tuple[list[str], int]:
    parts = words.split()
    return parts, len(parts) // 2


def _replaced(it: Quotation, pattern: str, replacement: str) -> str:
    return re.sub(pattern, replacement, it.words, count=1)


def _without_word(it: Quotation) -> str:
    parts, middle = _middle(it.words)
    return " ".join([*parts[:middle], *parts[middle + 1 :]])


def _swapped(it: Quotation) -> str:
    parts, middle = _middle(it.words)
    return " ".join([*parts[: middle - 1], parts[middle], parts[middle - 1], *parts[middle + 1 :]])


def _elided(it: Quotation) -> str:
    parts, middle = _middle(it.words)
    kept = _NEGATION.search(" ".join(parts[middle - 1 : middle + 1])) is None
    return " ".join([*parts[: middle - 1], "[...]", *parts[middle + 1 :]]) if kept else it.words


def _behind_negation(it: Quotation) -> str:
    found = _NEGATION.search(it.words)
    return it.words[found.end() :].strip() if found else it.words


HONEST: Mapping[str, Callable[[Quotation], str]] = {
    "as it stands": lambda it: it.words,
    "a full stop for the comma at the end": lambda it: re.sub(",$", ".", it.words),
    "curly apostrophes, other dashes": lambda it: it.words.replace("'", "’").replace(" - ", " – "),
    "two words left out, marked [...]": _elided,
}
"""Ways to quote that every checker should call found."""

FALSE: Mapping[str, Callable[[Quotation], str]] = {
    "a negation dropped": lambda it: _NEGATION.sub("", it.words, count=1).strip(),
    "a negation put in": lambda it: _replaced(it, r"\b(will|is|are|has|have|do|can)\b(?! not)", r"\1 not"),
    "a negation put in, in brackets": lambda it: _replaced(
        it, r"\b(will|is|are|has|have|do|can)\b(?! not)", r"\1 [not]"
    ),
    "a digit changed": lambda it: _replaced(it, r"\d(?=\D|$)", "7"),
    "a word dropped": _without_word,
    "two words swapped": _swapped,
    "a word replaced": lambda it: _replaced(it, r"\b(?:the|a|it|we|they)\b", "our"),
    "joined with another speaker's words": lambda it: f"{it.words.rstrip('.,')} {it.other}",
    "another speaker's words behind an ellipsis": lambda it: f"{it.words.rstrip('.,')} ... {it.other}",
    "a negation left out, marked [...]": lambda it: _NEGATION.sub("[...] ", it.words, count=1).strip(),
    "cut right behind a negation": _behind_negation,
}
"""Changes that make words of somebody's that were not said so."""


class Answer(NamedTuple):
    """Whether a checker calls words found, and whether it tells anything odd of them."""

    found: bool
    told: bool = False


_ODD = {"BR301", "BR306", "BR316", "BR317", "BR318", "BR319", "BR320"}


def _ours(it: Quotation, words: str, archive: Path) -> Answer:
    """Ask `briefing check` about a direct statement."""
    source = {"title": "Report", "language": "en", "archive": {"path": archive.name}}
    names = list(dict.fromkeys(SPEAKERS[it.report]))
    quote = {"text": words, "speaker": f"a{names.index(it.speaker)}", "source": "s"}
    actors = {f"a{number}": {"name": name, "kind": "person"} for number, name in enumerate(names)}
    brief: dict[str, object] = {"briefing": 1, "title": "T", "event": {"summary": "S."}, "actors": actors}
    brief |= {"sources": {"s": source}, "quotes": [quote]}
    path = archive.with_suffix(".json")
    path.write_text(json.dumps(brief), encoding="utf-8")
    findings, proof = check_brief(load(path))
    return Answer(proof.verdicts["Q1"].verified, any(found.code in _ODD for found in findings))


def _quotecheck(_: Quotation, words: str, archive: Path) -> Answer:
    match = importlib.import_module("quotecheck").check(words, archive.read_text(encoding="utf-8"))
    return Answer(bool(match.ok))


def _proof_citations(_: Quotation, words: str, archive: Path) -> Answer:
    verify = importlib.import_module("proof_citations").verify_citation
    with contextlib.redirect_stdout(io.StringIO()):
        found = verify(
            "https://report.example/",
            words,
            "Q1",
            snapshot=archive.read_text(encoding="utf-8"),
            skip_live_fetch=True,
            prefer_snapshot=True,
            oa_lookup=False,
        )
    return Answer(found["status"] == "verified")


def _citations(_: Quotation, words: str, archive: Path) -> Answer:
    return Answer(importlib.import_module("citations").check_one(words, archive).state == "found")


PEERS: Mapping[str, tuple[str, Callable[[Quotation, str, Path], Answer]]] = {
    "quotecheck": ("quotecheck", _quotecheck),
    "proof-citations": ("proof_citations", _proof_citations),
    "citations": ("citations", _citations),
}
"""The peers by their distributions: the module of each, and how it is asked."""


def shares(
    change: Callable[[Quotation], str], check: Callable[[Quotation, str, Path], Answer], folder: Path
) -> tuple[float, float]:
    """Of the quotations that a change alters: the share that is found, and the share found and told of nothing."""
    honest = change in HONEST.values()
    cases = [(it, changed) for it in quotations() if (changed := change(it)) != it.words or honest]
    answers = []
    for it, changed in cases:
        archive = folder / f"report{it.report}.txt"
        archive.write_text(REPORTS[it.report], encoding="utf-8")
        answers.append(check(it, changed, archive))
    found = sum(answer.found for answer in answers)
    silent = sum(answer.found and not answer.told for answer in answers)
    return found / len(answers), silent / len(answers)


def main() -> int:
    """Print the table."""
    here = {name: ask for name, (module, ask) in PEERS.items() if importlib.util.find_spec(module)}
    missing = [name for name in PEERS if name not in here]
    if missing:
        print(f"not installed, left out: {', '.join(missing)} (pip install --group peers)\n")
    columns = [*here, "briefing", "untold"]
    print(f"{'called found, in per cent':<46}" + "".join(f"{name:>17}" for name in columns))
    with tempfile.TemporaryDirectory() as name:
        for heading, changes in (("HONEST", HONEST), ("FALSE", FALSE)):
            print(heading)
            for label, change in changes.items():
                figures = [shares(change, ask, Path(name))[0] for ask in here.values()]
                figures += shares(change, _ours, Path(name))
                print(f"  {label:<44}" + "".join(f"{100 * figure:>17.0f}" for figure in figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
