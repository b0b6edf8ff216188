"""Measures how often `briefing check` notices a wrong speaker, and how often it doubts a right one.

    python benchmarks/attribution.py FOLDER

FOLDER is a part of PolNeAR, the Political News Attribution Relations Corpus: the folders `text`, `attributions` and
`corenlp` (networkdynamics/PolNeAR; the rules were made with `data/train`, so `data/dev` and
`data/test` tell how good they are). It is not part of this project.

For each report a brief is made that has every person of the report who is named in full, and each quotation twice: said
by the one who said it, where a finding is a false alarm, and by the other person named nearest to the words, where a
finding is right. A speaker whom the report names beside the words is one row, one who is 'he' or 'she' there another;
whom a pronoun means is taken from the coreference that comes with the corpus, which is often wrong: read the list
that `--verbose` prints before you believe that row.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

from briefing.check import prove
from briefing.check.attribution import find_misattributions
from briefing.model import Briefing
from briefing.sources import ArchiveText
from evidence import Placed, polnear, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidence import Characters, Gold

SHORTEST = 4
"""Words of the shortest quotation that is measured."""
_HEAD = re.compile(r",|\b(?:who|of|for|with|to|from|in|at|on|by)\b")
"""Where the words begin that say more of a speaker, with names of others among them."""
_TITLE = re.compile(r"(?:Mrs?|Ms|Miss|Dr|Sen|Rep|Gov|Gen|Sir|President|Senator|Governor|Secretary)\.?\Z")
"""What CoreNLP takes for a part of a name, and a brief does not."""
_PRONOUN = re.compile(r"(?:he|she)\Z", re.IGNORECASE)


class Token(NamedTuple):
    """A word of a report: its characters, and whether it is a part of a person's name."""

    word: str
    start: int
    end: int
    is_person: bool


class Named(NamedTuple):
    """A place of a report that names a person: its characters, and which person."""

    start: int
    end: int
    person: str


@dataclass
class Row:
    """Quotations of one sort: how many, and which of them got a finding."""

    name: str
    goal: str
    tried: int = 0
    found: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        share = len(self.found) / self.tried if self.tried else 0.0
        return f"{self.name:<52} {len(self.found):5} of {self.tried:5}  {share:6.2%}  {self.goal}"


@dataclass(frozen=True)
class Report:
    """What the corpus says of the people of a report.

    Attributes:
        people: Their full names, by a key.
        named: Where each is named, in the order of the text.
        meant: For the first character of a pronoun the person it means.
    """

    people: dict[str, str]
    named: tuple[Named, ...]
    meant: dict[int, str]


class Quotation(NamedTuple):
    """Words in quotation marks and who said them."""

    words: str
    start: int
    end: int
    speaker: str
    other: str
    by_pronoun: bool


def read_report(path: Path) -> Report:
    """Read the people of a report from what CoreNLP made of it."""
    root = ET.parse(path).getroot()  # noqa: S314 - files that whoever measures has chosen
    sentences = [
        [_token(one) for one in sentence.iterfind("./tokens/token")]
        for sentence in root.iterfind("./document/sentences/sentence")
    ]
    mentions = [mention for sentence in sentences for mention in _mentions(sentence)]
    people: dict[tuple[str, str], Counter[str]] = {}
    for _, _, words in mentions:
        if len(words) > 1:
            people.setdefault((words[0], words[-1]), Counter())[" ".join(words)] += 1
    keys = {ends: f"p{number}" for number, ends in enumerate(people)}
    named = []
    for start, end, words in mentions:
        fitting = [ends for ends in people if ends == (words[0], words[-1]) or (len(words) == 1 and words[0] in ends)]
        if fitting:
            meant = max(fitting, key=lambda ends: (len(words) == 1 and ends[1] == words[0], people[ends].total()))
            named.append(Named(start, end, keys[meant]))
    names = {keys[ends]: max(forms, key=lambda it: (len(it), it)) for ends, forms in people.items()}
    return Report(names, tuple(named), dict(_pronouns(root, sentences, named)))


def _token(element: ET.Element) -> Token:
    word = element.findtext("word") or ""
    is_name = (element.findtext("POS") or "").startswith("NNP") and not _TITLE.match(word)
    return Token(
        word,
        int(element.findtext("CharacterOffsetBegin") or 0),
        int(element.findtext("CharacterOffsetEnd") or 0),
        is_name and element.findtext("NER") == "PERSON",
    )


def _mentions(sentence: list[Token]) -> Iterator[tuple[int, int, list[str]]]:
    """The names of people in a sentence: their characters and their words."""
    words: list[str] = []
    begins = ends = 0
    for word, start, end, is_person in [*sentence, Token("", 0, 0, is_person=False)]:
        if is_person:
            begins = start if not words else begins
            words.append(word)
            ends = end
        elif words:
            yield begins, ends, words
            words = []


def _pronouns(root: ET.Element, sentences: list[list[Token]], named: list[Named]) -> Iterator[tuple[int, str]]:
    """Where 'he' or 'she' means a person, by chains whose names are all of one person."""
    for chain in root.iterfind("./document/coreference/coreference"):
        pronouns: list[int] = []
        persons: set[str] = set()
        for mention in chain.iterfind("mention"):
            tokens = sentences[int(mention.findtext("sentence") or 1) - 1]
            first, last = int(mention.findtext("start") or 1) - 1, int(mention.findtext("end") or 2) - 2
            start, end = tokens[first].start, tokens[last].end
            if first == last and _PRONOUN.match(tokens[first].word):
                pronouns.append(start)
            head = tokens[int(mention.findtext("head") or 1) - 1]
            persons |= {it.person for it in named if start <= it.start <= head.start < it.end <= end}
        if len(persons) == 1:
            (person,) = persons
            yield from ((start, person) for start in pronouns)


def quotations(placed: Placed, gold: list[Gold], report: Report) -> Iterator[Quotation]:
    """The quotations of a report whose speaker is known, each with the other person named nearest to it."""
    for one in gold:
        if not one.is_direct or not one.source:
            continue
        start, end = max(runs(one.content, placed.text), key=len), max(one.content) + 1
        begins, ends = min(start), max(start) + 1
        words = placed.text[begins:ends]
        speaker, by_pronoun = _speaker(placed.text, one.source, report)
        others = [
            (max(it.start - ends, begins - it.end), it.person)
            for it in report.named
            if it.person != speaker and not (begins <= it.start < ends)
        ]
        if speaker and others and len(words.split()) >= SHORTEST and "\n" not in words:
            yield Quotation(words, begins, end, speaker, min(others)[1], by_pronoun)


def _speaker(text: str, source: Characters, report: Report) -> tuple[str | None, bool]:
    """Whom the words mean that name a speaker, and whether they are a pronoun."""
    start, end = min(source), max(source) + 1
    words = text[start:end]
    if _PRONOUN.match(words):
        return report.meant.get(start), True
    cut = _HEAD.search(words, 1)
    head = start + (cut.start() if cut else len(words))
    inside = [it for it in report.named if start <= it.start and it.end <= head and text[it.end : it.end + 2] != "’s"]
    persons = {it.person for it in inside if text[it.end : it.end + 2] != "'s"}
    if " and " in words[: head - start] or not inside or inside[-1].end < head - 1:
        return None, False
    return (inside[-1].person, False) if persons else (None, False)


def measure(folder: Path) -> tuple[Row, ...]:
    """Check every report of a folder."""
    rows = (
        Row("right speaker, named beside the words: doubted", "goal 0.4 %"),
        Row("right speaker, 'he' or 'she': doubted", "goal 4 %"),
        Row("nearest other, for one who is named: noticed", "goal 47 %"),
        Row("nearest other, for 'he' or 'she': noticed", ""),
    )
    for name, placed, gold in polnear(folder):
        path = folder / "corenlp" / f"{name}.txt.xml"
        if path.exists():
            report = read_report(path)
            _check(name, placed, report, list(quotations(placed, gold, report)), rows)
    return rows


def _check(name: str, placed: Placed, report: Report, found: list[Quotation], rows: tuple[Row, ...]) -> None:
    said: list[tuple[Quotation, str, Row]] = []
    for one in found:
        said += [(one, one.speaker, rows[one.by_pronoun]), (one, one.other, rows[2 + one.by_pronoun])]
    if not said:
        return
    briefing = _brief(report.people, [(one.words, speaker) for one, speaker, _ in said])
    archives = {"report": ArchiveText(placed.paragraphs, "", language="en")}
    proof = prove(briefing, archives)
    told = {it.quote: it for it in find_misattributions(briefing, proof, archives)}
    for place, (one, speaker, row) in enumerate(said):
        if not proof.verdicts[briefing.quotes[place].id].pieces[0].located.spans:
            continue
        row.tried += 1
        finding = told.get(place)
        context = " ".join(placed.text[max(one.start - 300, 0) : one.end + 200].split())
        if finding:
            row.found.append(f"{name}: {report.people[speaker]}: {finding.code} {finding.message}\n      {context}")
        else:
            row.silent.append(f"{name}: {report.people[speaker]}, not {report.people[one.speaker]}\n      {context}")


def _brief(people: dict[str, str], said: list[tuple[str, str]]) -> Briefing:
    raw: dict[str, Any] = {
        "briefing": 1,
        "id": "report",
        "title": "A report",
        "event": {"summary": "It was reported."},
        "actors": {key: {"name": name, "kind": "person"} for key, name in people.items()},
        "sources": {"report": {"title": "A report", "archive": {"path": "report.txt"}, "language": "en"}},
        "quotes": [{"text": words, "speaker": speaker, "source": "report"} for words, speaker in said],
    }
    return Briefing.model_validate(raw)


def main() -> None:
    """Measure what is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="list false alarms, and mistakes that were not noticed")
    given = parser.parse_args()
    rows = measure(given.folder)
    if given.verbose:
        for row in rows:
            is_mistake = row.name.startswith("nearest")
            print(row.name, *(row.silent if is_mistake else row.found), sep="\n  ")
    print(*rows, sep="\n")


if __name__ == "__main__":
    main()
