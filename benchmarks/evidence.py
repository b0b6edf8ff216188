"""Measures what `briefing draft` proposes against reports that people annotated, and how long it takes.

    python benchmarks/evidence.py --wikinews FOLDER --polnear FOLDER --timebank FOLDER

- `--wikinews`: a JSON file a report, with `text`, `meta.dateCreated`, and `dates`, `quotes` and `attributions` as spans
  of characters;
- `--polnear`: a part of PolNeAR, the Political News Attribution Relations Corpus: the folders `text` and
  `attributions` (networkdynamics/PolNeAR, `data/dev`);
- `--timebank`: a folder of TimeML files (`.tml`), as TempEval-3 gave out TimeBank.

Annotators of PolNeAR also marked what is said inside of a longer quotation, up to words without a mark: in 66 of the 69
places of its training part in which a direct quotation is not one piece of the text. No span that ends at marks can be
theirs, so a second row counts those whose ends are marks.

None of them is part of this project; what is not given is not measured. A row is a number a person can check: what was
right of what was proposed (P), what was found of what there is (R), and F1.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from briefing.draft import Proposal, SourceReport, propose
from briefing.draft.dated_words import DateFinder
from briefing.draft.grammar import grammar_of
from briefing.draft.statements import FoundStatement, find_statements, read_paragraphs
from briefing.sources import split_paragraphs
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Characters = set[int]
"""Places of characters in the whole text of a report."""

_MARKS = frozenset("\"“”„«»‘’'`")


@dataclass
class Score:
    """A row: what was proposed, what of it is right, what there is, what of it was found."""

    name: str
    goal: str = ""
    proposed: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        precision = self.right / self.proposed if self.proposed else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return (
            f"{self.name:<44} {self.proposed:6} {self.gold:6}  P {precision:6.1%}  R {recall:6.1%}  F1 {both:6.1%}"
            f"  {self.goal}"
        )


@dataclass(frozen=True)
class Placed:
    """A report, and where each of its paragraphs begins in its text."""

    text: str
    paragraphs: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Placed:
        """Split a text as the check does."""
        paragraphs, starts, place = split_paragraphs(text), [], 0
        for paragraph in paragraphs:
            place = text.index(paragraph, place)
            starts.append(place)
            place += len(paragraph)
        return cls(text, paragraphs, tuple(starts))

    def places(self, paragraph: int, start: int, end: int) -> Characters:
        """The letters and digits of a stretch."""
        base = self.starts[paragraph - 1]
        return {place for place in range(base + start, base + end) if self.text[place].isalnum()}

    def of_spans(self, spans: Iterable[tuple[int, int]]) -> Characters:
        """The letters and digits of several stretches of the text."""
        return {place for start, end in spans for place in range(start, end) if self.text[place].isalnum()}


@dataclass(frozen=True)
class Gold:
    """An attribution: what is said, who says it, by which words."""

    content: Characters
    source: Characters
    cue: str
    is_direct: bool
    is_quoted: bool


def polnear(folder: Path) -> Iterator[tuple[str, Placed, list[Gold]]]:
    """Read a part of PolNeAR; of a report that several people annotated one annotation counts."""
    for path in sorted((folder / "text").glob("*.txt")):
        found = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if found:
            placed = Placed.of(path.read_text(encoding="utf-8"))
            yield path.stem, placed, list(_attributions(placed, found[0].read_text(encoding="utf-8")))


def _attributions(placed: Placed, annotation: str) -> Iterator[Gold]:
    spans: dict[str, list[tuple[int, int]]] = {}
    events = []
    for line in annotation.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            spans[key] = [(int(start), int(end)) for start, end in re.findall(r"(\d+) (\d+)", places)]
        elif key.startswith("E"):
            events.append(rest)
    inside = _in_marks(placed)
    for event in events:
        parts: dict[str, list[tuple[int, int]]] = {"Content": [], "Source": [], "Cue": []}
        for argument in event.split():
            role, _, key = argument.partition(":")
            parts.setdefault(re.sub(r"\d", "", role), []).extend(spans.get(key, ()))
        content = placed.of_spans(parts["Content"])
        if content:
            quoted = len(content & inside) / len(content)
            cue = " ".join(placed.text[start:end] for start, end in parts["Cue"])
            yield Gold(content, placed.of_spans(parts["Source"]), cue, quoted > 0.95, quoted > 0)


def _in_marks(placed: Placed) -> Characters:
    """The letters that stand in quotation marks."""
    return {
        place
        for paragraph in read_paragraphs(placed.paragraphs, "en")
        for piece in paragraph.pieces
        for place in placed.places(paragraph.number, piece.start, piece.end)
    }


def runs(places: Characters, text: str) -> list[Characters]:
    """Places taken apart where other letters or quotation marks stand between them."""
    found: list[Characters] = []
    last = None
    for place in sorted(places):
        between = text[last + 1 : place] if last is not None else ""
        if last is None or any(sign.isalnum() or sign in '"“”' for sign in between):
            found.append(set())
        found[-1].add(place)
        last = place
    return found


def content_of(placed: Placed, statement: FoundStatement) -> Characters:
    """The letters of what a statement says."""
    return {place for span in statement.spans for place in placed.places(*span)}


def measure_polnear(folder: Path, verbose: bool) -> list[Score]:
    """Compare statements with PolNeAR."""
    direct = Score("direct quotations, exact", "goal F1 95")
    marked = Score("direct quotations whose ends are marks")
    quoted = Score("all words in quotation marks, exact")
    speaker = Score("speaker of those found", "goal P 92")
    reported = Score("reported statements", "goal P 92, R 66")
    everything = Score("reported, against all that is attributed")
    verbs = set(grammar_of("en").reporting)
    for name, placed, gold in polnear(folder):
        found = find_statements(read_paragraphs(placed.paragraphs, "en"), "en")
        _compare_direct(name, placed, gold, found, (direct, marked, quoted, speaker))
        _compare_reported(name, placed, gold, found, (reported, everything), verbs)
    if verbose:
        for score in (quoted, speaker, reported):
            print(f"{score.name}: wrong", *score.wrong, sep="\n  ")
            print(f"{score.name}: missed", *score.missed, sep="\n  ")
    return [direct, marked, quoted, speaker, reported, everything]


def _compare_direct(
    name: str, placed: Placed, gold: list[Gold], found: list[FoundStatement], scores: tuple[Score, Score, Score, Score]
) -> None:
    """Compare quotations piece by piece: their ends are those of the marks.

    The first score is of those in statements that are nothing but quotations, the second of those of them that end at
    marks in the annotation, too, the third of all that somebody says.
    """
    direct, marked, quoted, speaker = scores
    read = read_paragraphs(placed.paragraphs, "en")
    pieces = [placed.places(it.number, piece.start, piece.end) for it in read for piece in it.pieces]
    inside = _in_marks(placed)
    wanted = [(run, one) for one in gold if one.is_quoted for run in runs(one.content & inside, placed.text)]
    proposed = [
        (placed.places(span.paragraph, piece.start, piece.end), one)
        for one in found
        if one.kind != "indirect" and one.mention
        for span in one.spans
        for piece in read[span.paragraph - 1].pieces
        if span.start <= piece.start + 1 and piece.end <= span.end + 1
    ]
    for run, one in wanted:
        hit = next((it for places, it in proposed if places == run), None)
        for score in (
            quoted,
            *([direct] if one.is_direct else []),
            *([marked] if one.is_direct and run in pieces else []),
        ):
            score.gold += 1
            score.found += hit is not None and (score is quoted or hit.kind == "direct")
        if hit is None:
            quoted.missed.append(f"{name}: {_shown(placed, run)} <- {_shown(placed, one.source)} [{one.cue}]")
        elif one.source and hit.mention:
            _compare_mention(name, placed, hit, one, speaker)
    for places, it in proposed:
        right = [one for run, one in wanted if places == run]
        quoted.proposed += 1
        quoted.right += bool(right)
        if it.kind == "direct" and (not right or right[0].is_direct):
            for score in (direct, marked):
                score.proposed += 1
                score.right += bool(right)
        if not right:
            quoted.wrong.append(f"{name}: {_shown(placed, places)}")


def _compare_mention(name: str, placed: Placed, hit: FoundStatement, one: Gold, speaker: Score) -> None:
    mention = placed.places(*hit.mention) if hit.mention else set()
    right = bool(mention & one.source)
    speaker.proposed += 1
    speaker.gold += 1
    speaker.right += right
    speaker.found += right
    if not right:
        speaker.wrong.append(f"{name}: {_shown(placed, mention)} for {_shown(placed, one.source)}")


def _compare_reported(
    name: str,
    placed: Placed,
    gold: list[Gold],
    found: list[FoundStatement],
    scores: tuple[Score, Score],
    verbs: set[str],
) -> None:
    reported, everything = scores
    wanted = [one for one in gold if not one.is_quoted and one.source]
    proposed = [
        (content_of(placed, one), placed.places(*one.mention), one)
        for one in found
        if one.kind == "indirect" and one.mention
    ]
    for content, mention, _ in proposed:
        right = any(_is_same(content, it.content) and mention & it.source for it in gold)
        for score in scores:
            score.proposed += 1
            score.right += right
        if not right:
            reported.wrong.append(f"{name}: {_shown(placed, mention)} | {_shown(placed, content)}")
    for it in wanted:
        hit = any(_is_same(content, it.content) and mention & it.source for content, mention, _ in proposed)
        everything.gold += 1
        everything.found += hit
        if set(re.findall(r"\w+", folded(it.cue))) & verbs:
            reported.gold += 1
            reported.found += hit
            if not hit:
                reported.missed.append(f"{name}: {_shown(placed, it.source)} [{it.cue}] {_shown(placed, it.content)}")


def _is_same(one: Characters, other: Characters) -> bool:
    """Whether two contents share more than half of the letters of the shorter one."""
    return 2 * len(one & other) > min(len(one), len(other))


def measure_timebank(folder: Path, verbose: bool) -> list[Score]:
    """Compare dates with TimeML: those of type DATE, and the days of those of type TIME; X stands for any digit."""
    values = Score("dates: place and value", "goal F1 81")
    places = Score("dates: place alone")
    for path in sorted(folder.glob("*.tml")):
        body = ET.parse(path).getroot()  # noqa: S314 - files that whoever measures has chosen
        created = next(iter(body.iter("DCT"))).find("TIMEX3")
        published = Date.fromisoformat((created.get("value") or "")[:10]) if created is not None else None
        text, gold = _timed(next(iter(body.iter("TEXT"))))
        found = []
        finder = DateFinder(published, "en")
        for start, end in _sentences(text):
            found += [(it.start + start, it.end + start, it.text, it.edtf) for it in finder.find(text[start:end])]
        _compare_dates(path.stem, text, found, gold, (values, places))
    if verbose:
        print(f"{values.name}: wrong", *values.wrong, sep="\n  ")
        print(f"{values.name}: missed", *values.missed, sep="\n  ")
    return [values, places]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"(?:[^.!?\n]|[.!?](?!\s+[A-Z]|\n))+[.!?]?", text):
        yield found.span()


def _timed(body: ET.Element) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text of a TimeML file, and its expressions of time: start, end, type and value."""
    parts: list[str] = []
    gold = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, parts))
        parts.append(element.text or "")
        for child in element:
            walk(child)
            parts.append(child.tail or "")
        if element.tag == "TIMEX3":
            gold.append((start, sum(map(len, parts)), element.get("type") or "", element.get("value") or ""))

    walk(body)
    return "".join(parts), gold


def _compare_dates(
    name: str,
    text: str,
    found: list[tuple[int, int, str, str]],
    gold: list[tuple[int, int, str, str]],
    scores: tuple[Score, Score],
) -> None:
    values, places = scores
    dated = [one for one in gold if one[2] in {"DATE", "TIME"} and re.match(r"\d", one[3]) and one[3][:1] != "T"]
    for score in scores:
        score.proposed += len(found)
        score.gold += len(dated)
    for start, end, words, edtf in found:
        hit = [one for one in dated if one[0] < end and start < one[1]]
        places.right += bool(hit)
        right = any(_is_value(edtf, one[3]) for one in hit)
        values.right += right
        if not right:
            values.wrong.append(
                f"{name}: {words} = {edtf}, for {[one[3] for one in gold if one[0] < end and start < one[1]]}"
            )
    for one in dated:
        hits = [it for it in found if it[0] < one[1] and one[0] < it[1]]
        places.found += bool(hits)
        values.found += any(_is_value(it[3], one[3]) for it in hits)
        if not hits:
            values.missed.append(f"{name}: {text[one[0] : one[1]]} = {one[3]}")


_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4"}


def _is_value(edtf: str, value: str) -> bool:
    """Whether an EDTF date is the value of a TimeML expression."""
    plain = edtf.rstrip("~?")
    start, _, end = plain.partition("/")
    if end:
        week = Date.fromisoformat(start).isocalendar()
        plain = f"{week.year:04}-W{week.week:02}" + ("" if week.weekday == 1 else "-WE")
    elif plain[4:5] == "-" and plain[5:] in _SEASONS:
        plain = f"{plain[:5]}{_SEASONS[plain[5:]]}"
    wanted = value.partition("T")[0]
    pattern = re.escape(wanted).replace("X", r"[\dX]")
    return re.fullmatch(pattern, plain) is not None or plain.rstrip("X") == wanted.rstrip("X")


def _shown(placed: Placed, places: Characters) -> str:
    if not places:
        return "-"
    return " ".join(placed.text[min(places) : max(places) + 1].split())[:150]


def measure_wikinews(folder: Path, verbose: bool) -> list[Score]:
    """Compare whole proposals with annotated articles: quotations, the names of their speakers, dates."""
    quoted = Score("quotations that are a statement, or in one")
    speaker = Score("name of the speaker of these", "null before a guess")
    dates = Score("dates: place and value")
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        placed = Placed.of(article["text"])
        report = SourceReport("w", placed.paragraphs, "en", article["meta"]["dateCreated"], article["meta"]["title"])
        proposal = propose([report])
        names = {one.id: [folded(it) for it in (one.name, *one.aliases)] for one in proposal.actors}
        for one in article["attributions"]:
            _compare_speaker(path.stem, placed, one, proposal, names, (quoted, speaker))
        found: list[tuple[int, int, str, str]] = []
        finder = DateFinder(Date.fromisoformat(article["meta"]["dateCreated"]), "en")
        for start, end in _sentences(article["text"]):
            dated = finder.find(article["text"][start:end])
            found += [(it.start + start, it.end + start, it.text, it.edtf) for it in dated]
        gold = [(it["start"], it["end"], "DATE", it["when"]) for it in article["dates"] if "when" in it]
        _compare_dates(path.stem, article["text"], found, gold, (dates, Score("")))
    if verbose:
        for score in (quoted, speaker, dates):
            print(f"{score.name}: wrong", *score.wrong, sep="\n  ")
            print(f"{score.name}: missed", *score.missed, sep="\n  ")
    return [quoted, speaker, dates]


def _compare_speaker(
    name: str,
    placed: Placed,
    attribution: dict[str, Any],
    proposal: Proposal,
    names: dict[str, list[str]],
    scores: tuple[Score, Score],
) -> None:
    quoted, speaker = scores
    content = attribution["content_subtree"]
    shown = " ".join(placed.text[content["start"] : content["end"]].split())
    marks = re.findall(r"[\"“]([^\"“”]{12,})[\"”]?", shown)
    if not marks:
        return
    words = re.sub(r"\W+", " ", marks[0]).strip()[:40]
    spoken = (it for it in proposal.statements if it.kind != "indirect")
    hit = next((it for it in spoken if words in re.sub(r"\W+", " ", it.text)), None)
    quoted.gold += 1
    quoted.proposed += 1
    quoted.right += hit is not None
    quoted.found += hit is not None
    if hit is None:
        quoted.missed.append(f"{name}: {shown[:150]}")
        return
    wanted = [folded(it) for it in (attribution.get("speaker") or {}).get("canonical_names", [])]
    if not wanted:
        return
    said = [name for key in hit.speakers for name in names[key]]
    right = any(one in it or it in one for one in said for it in wanted)
    speaker.gold += 1
    speaker.proposed += bool(said)
    speaker.right += right
    speaker.found += right
    if not right:
        (speaker.wrong if said else speaker.missed).append(f"{name}: {said} for {wanted[:3]}: {hit.why}: {shown[:60]}")


def measure_speed(texts: Sequence[str]) -> None:
    """Print how many reports a second are read, proved by the check, on one core."""
    reports = [SourceReport("w", split_paragraphs(text), "en", "2016-09-10") for text in texts]
    propose(reports[:1])
    began = time.process_time()
    for report in reports:
        propose([report])
    took = time.process_time() - began
    length = sum(map(len, texts)) / len(texts)
    print(f"{len(reports) / took:.0f} reports a second, of {length:.0f} characters on average  goal 100")


def main() -> None:
    """Measure what is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wikinews", type=Path)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--timebank", type=Path)
    parser.add_argument("--verbose", action="store_true", help="list what is wrong and what is missed")
    given = parser.parse_args()
    if given.wikinews:
        print(*measure_wikinews(given.wikinews, given.verbose), sep="\n")
    if given.timebank:
        print(*measure_timebank(given.timebank, given.verbose), sep="\n")
    if given.polnear:
        print(*measure_polnear(given.polnear, given.verbose), sep="\n")
        measure_speed([path.read_text(encoding="utf-8") for path in sorted((given.polnear / "text").glob("*.txt"))])


if __name__ == "__main__":
    main()
