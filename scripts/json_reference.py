"""The page of the JSON that the program writes: what each key means. Tests hold it against what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["OUTPUTS", "json_page"]

_PIECES = {
    "pieces": "the parts that were looked for: the words in each pair of quotation marks, or all of a direct statement",
    "pieces[].field": "the field that claims the words: `text`, `original.text` or `passage`",
    "pieces[].words": "the words",
    "pieces[].result": "the rung of the ladder: `verbatim`, `normalised`, `elided`, `not found`",
    "pieces[].paragraph": "the paragraph they begin in, from 1; null where they were not found",
    "pieces[].reasons": "the equivalences and signs that were needed",
    "pieces[].quoted_there": "whether they stand in quotation marks in the source",
    "pieces[].spans": "where they stand: paragraph, first character and the one behind the last, counted from 0",
}
_VERDICT = {
    "verdict": "`verified`, `not quoted`, `NOT FOUND`, `not compared`, `passage found`, `nothing claimed`",
    "result": "the worst rung of its pieces, or `no archive`",
    "claims": "whether words are given as the speaker's; false for a paraphrase, whose `passage` was looked for",
    "paragraph": "the paragraph the words were found in; null where they were not",
    "misplaced": "whether that is another than the brief says",
    "why": "why nothing was compared; null where something was",
    **_PIECES,
}
_FINDING = {
    "code": "the code, as in `BR301`; it never changes its meaning",
    "severity": "`error`, `warning` or `note`",
    "line": "the line, from 1; null where it concerns the whole file",
    "column": "the column in characters, from 1; null likewise",
    "path": "the way to the value: `quotes[3].speaker`",
    "message": "what is wrong",
    "hint": "what would be right, or null",
}


_CHANGE = {
    "section": "the key of the file under which the item stands, or `brief` for a field of the whole brief",
    "turn": "`added`, `withdrawn`, `dropped`, `closed`, `opened`, or `changed` where `differences` say how",
    "importance": "what sort of change it is: `judgement`, `contradiction`, `verdict`, ...",
    "name": "what the item is called: `statement Q3`, `key point 1`",
    "id": "its id in the newer version, or null",
    "before": "its name in the older version, where that is another or it is gone; else null",
    "likeness": "how alike it is to the item that it is taken for, in percent; null where nothing was guessed",
    "path": "the way to it in the newer version, or null",
    "words": "what it says",
    "differences": "each field that differs",
    "differences[].field": "its key; `verdict` is what the comparison with the source gave",
    "differences[].of": "the part of the item that has the field: a party, a version; or null",
    "differences[].turn": "what became of it: `reworded`, `raised`, `lowered`, `moved`, `came about`, `changed`, ...",
    "differences[].before": "what it said, or null",
    "differences[].after": "what it says now, or null",
    "sentence": "all of it in words, with `[-gone-]` and `{+new+}`",
}


def _below(path: str, keys: Mapping[str, str]) -> dict[str, str]:
    return {f"{path}.{key}": meaning for key, meaning in keys.items()}


_HIT = {
    "path": "the file of the brief",
    "line": "the line of the item, from 1",
    "brief": "the short name of the brief",
    "title": "the title of the brief",
    "marking": "its TLP marking or null",
    "section": "the part of the brief, as `--in` names it",
    "id": "the item's id; what it is where it has none",
    "kind": "of a statement `direct`, `mixed` or `indirect`; of others their stance, status or likelihood",
    "date": "its date in words; where it has none `published ...` of its source, `as of ...` of its brief; or null",
    "speaker": "who said it, in words, or null",
    "topic": "what it is about, or null",
    "source": "the id of its source, or null",
    "paragraph": "the paragraph there, or null",
    "verdict": "of a statement the verdict in a word, as in `check`; else null",
    "draft": "whether a program proposed it and nobody has confirmed it",
    "cautions": "what else must be known of a statement: that its words are a translation, that others contest it",
    "field": "which of its texts holds the words",
    "text": "that text, with each accented letter as one character",
    "main": "what the item says",
    "matches": "where the words stand in `text`: first character and the one behind the last, from 0",
}
_LEFT_OUT = {
    "left_out": "what the answer does not take in",
    "left_out[].path": "a brief that does not load, or a folder that cannot be listed",
    "left_out[].reason": "why, in a sentence",
}


OUTPUTS: Mapping[str, Mapping[str, str]] = {
    "briefing check --format json": {
        "version": "the version of this form: 1; a key that is added leaves it as it is",
        "files": "the files that were checked, in order",
        "files[].path": "the file as it was named",
        "files[].diagnostics": "what was found in it",
        **_below("files[].diagnostics[]", _FINDING),
        "files[].quotes": "every statement; empty where the file does not load",
        "files[].quotes[].id": "its id",
        "files[].quotes[].at": "the paragraph the words were found in, as `paragraph`",
        **_below("files[].quotes[]", _VERDICT),
    },
    "briefing verify --format json": {
        "version": "the version of this form: 1",
        "documents": "the documents, in order",
        "documents[].path": "the document as it was named",
        "documents[].quotations": "every quotation of it",
        "documents[].quotations[].words": "the words",
        "documents[].quotations[].line": "the line it begins on; null where the document has pages or none",
        "documents[].quotations[].page": "the page it begins on; null where the document has no pages",
        "documents[].quotations[].source": "the source that has the words; null where none has",
        **_below("documents[].quotations[]", _VERDICT),
        "documents[].diagnostics": "what was found in it",
        **_below("documents[].diagnostics[]", _FINDING),
    },
    "briefing diff -f json": {
        "version": "the version of this form: 1",
        "briefs": "the briefs of which two versions were compared",
        "briefs[].path": "the brief as it was named",
        "briefs[].state": "`changed`, `same`, `new` or `gone`",
        "briefs[].title": "its title",
        "briefs[].marking": "the stricter of the markings of both versions, or null",
        "briefs[].since": "which version it was compared with, in words; null where there is none",
        "briefs[].changes": "what changed, the most important first",
        **_below("briefs[].changes[]", _CHANGE),
    },
    "briefing list --json": {
        "version": "the version of this form: 1",
        "briefs": "the briefs of the folder, those with the newest information first",
        "briefs[].path": "the file",
        "briefs[].id": "the short name of the brief",
        "briefs[].date": "the date of the event as EDTF, else that of the information; null where there is neither",
        "briefs[].as_of": "the date of the information as EDTF, or null",
        "briefs[].title": "its title",
        "briefs[].status": "`draft`, `final`, `superseded` or null",
        "briefs[].version": "its version or null",
        "briefs[].marking": "its TLP marking or null",
        "briefs[].quotes": "how many statements it has",
        "briefs[].sources": "how many sources",
        "briefs[].tensions": "how many tensions",
        "broken": "files that do not load",
        "broken[].path": "the file",
        "broken[].error": "the first thing that is wrong with it",
        **_below("broken[].error", _FINDING),
    },
    "briefing search --json": {
        "version": "the version of this form: 1",
        "query": "the words as they were given",
        "found": "how many hits there are, also where `--limit` leaves some out",
        "hits": "the hits, best first",
        **_below("hits[]", _HIT),
        **_LEFT_OUT,
    },
    "briefing who --json": {
        "version": "the version of this form: 1",
        "people": "who is meant, the likeliest first; with `--in` in the order in which the text names them",
        "people[].name": "the name that most briefs give",
        "people[].spellings": "every name and alias in the briefs",
        "people[].roles": "every office, the newest first",
        "people[].actors": "the actors that are taken for one, each `brief:actor`",
        "people[].by_name_alone": "whether nothing but the same name puts some of them together",
        "people[].why": "why they are one, where something says so",
        "people[].mentions": "where the text of `--in` names them",
        "people[].mentions[].paragraph": "the paragraph, from 1",
        "people[].mentions[].words": "the words that name them",
        "people[].items": "what they said and did, and what was said to and about them; the newest first",
        "people[].items[].part": "`said`, `said to`, `said about` or `did`",
        **_below("people[].items[]", _HIT),
        "people[].stands": "where they stand in tensions, the newest first",
        "people[].stands[].path": "the file of the brief",
        "people[].stands[].line": "the line of the position, from 1",
        "people[].stands[].id": "the id of the tension",
        "people[].stands[].date": "the date of the brief in words, or null",
        "people[].stands[].marking": "the marking of its brief, or null",
        "people[].stands[].draft": "whether nobody has confirmed it yet",
        "people[].stands[].tension": "the title of the tension",
        "people[].stands[].stance": "`asserts`, `denies`, ... or null",
        "people[].stands[].position": "what they hold",
        "people[].stands[].changed": "whether their stance in a tension of this title was another before",
        "people[].stands[].against": "the other positions",
        "people[].stands[].against[].party": "whose it is, in words",
        "people[].stands[].against[].stance": "`asserts`, `denies`, ... or null",
        "people[].stands[].against[].position": "what they hold",
        "people[].with": "who says or holds the same together with them, the most frequent first",
        "people[].with[].name": "the name",
        "people[].with[].times": "in how many items",
        "people[].against": "who holds another position",
        "people[].against[].name": "the name",
        "people[].against[].times": "in how many items",
        "people[].briefs": "the briefs that name them, the newest first",
        "people[].briefs[].path": "the file",
        "people[].briefs[].title": "its title",
        "people[].briefs[].date": "its date of information in words, else that of the event",
        "people[].briefs[].marking": "its TLP marking, or empty",
        "people[].briefs[].status": "`draft`, `final`, `superseded` or empty",
        "others": "the names of others who are named so",
        **_LEFT_OUT,
    },
    "briefing timeline --json": {
        "version": "the version of this form: 1",
        "events": "what happened, the earliest first",
        "events[].date": "the date in words, or null",
        "events[].text": "what, in the words of the first entry",
        "events[].status": "`occurred`, `planned`, `ongoing`, `unconfirmed` or null",
        "events[].entries": "the entries of briefs that tell it",
        "events[].entries[].path": "the file of the brief",
        "events[].entries[].line": "the line of the entry, from 1",
        "events[].entries[].brief": "the short name of the brief",
        "events[].entries[].marking": "its TLP marking or null",
        "events[].entries[].id": "the id of the entry",
        "events[].entries[].text": "what, in its own words",
        "events[].entries[].status": "what its own brief says of it, or null",
        "events[].entries[].source": "the id of its source, or null",
        "events[].entries[].paragraph": "the paragraph there, or null",
        "events[].entries[].draft": "whether a program proposed it and nobody has confirmed it",
        **_LEFT_OUT,
    },
    "briefing sources --json": {
        "version": "the version of this form: 1",
        "outlets": "who published the sources, those with the most statements first",
        "outlets[].name": "the outlet; the host of the address, or the title, where no publisher is given",
        "outlets[].sources": "how many sources",
        "outlets[].statements": "how many statements rest on them",
        "outlets[].entries": "how many entries of timelines",
        "outlets[].grades": "how it is graded",
        "outlets[].grades[].grade": "`A` to `F`; null for none",
        "outlets[].grades[].sources": "how many of its sources have it",
        "outlets[].briefs": "the files of the briefs that name it as a source",
        "outlets[].alone": "those of them that name no other",
        "archives": "the archived texts that have changed or cannot be read",
        "archives[].path": "the file of the brief",
        "archives[].source": "the id of the source",
        "archives[].kind": "`changed`, `missing`, `outside`, `irregular`, `too large`, `not UTF-8` or `unreadable`",
        "archives[].reason": "why, in a sentence",
        **_LEFT_OUT,
    },
    "briefing same --json": {
        "version": "the version of this form: 1",
        "proposals": "who may be one, the likeliest first",
        "proposals[].names": "two names; or one, which actors of several briefs have",
        "proposals[].actors": "the actors, each `brief:actor`",
        "proposals[].reasons": "what speaks for it",
        "proposals[].likeness": "how much speaks for it; 100 is the very same name",
        **_LEFT_OUT,
    },
    "briefing export -f json": {
        "version": "the version of this form: 1",
        "id": "the short name of the brief",
        "brief": "the brief as its file has it: see [the file](file.md); it loads back to the same brief",
        "references": "what each id of the brief names",
        "references.ID": "one of them",
        "references.ID.kind": "`actor`, `source`, `quote`, `entry`, `tension`, ...",
        "references.ID.label": "what it is called in a few words",
        "references.ID.used_by": "the ids of what refers to it",
        "dates": "every date of the brief by its path, as in `quotes[0].date`",
        "dates.PATH": "one of them",
        "dates.PATH.words": "the date in words",
        "dates.PATH.resolved": "the resolved date in words, or null",
        "dates.PATH.worded": "the words of the source, or null",
        "dates.PATH.edtf": "the date as EDTF, or null",
        "dates.PATH.earliest": "the first day that it may mean, or null",
        "dates.PATH.latest": "the last day that it may mean, or null",
        "dates.PATH.doubt": "`?` for uncertain, `~` for approximate, both, or empty",
        "quotes": "every statement with its verdict",
        "quotes[].id": "its id",
        "quotes[].kind": "`QUOTED`, `PARTIAL` or `REPORTED`",
        "quotes[].speaker": "who said it, in words",
        **_below("quotes[]", _VERDICT),
        "unread": "for each source whose archive could not be read, why",
        "unread.ID": "the reason in a sentence",
    },
}
"""For each command that writes JSON of its own form the keys, and what each means."""


def json_page() -> str:
    """The page of the JSON outputs."""
    parts = [
        "# JSON outputs\n",
        "<!-- made by scripts/write_reference.py from scripts/json_reference.py -->",
        "",
        _OPENING,
    ]
    for command, keys in OUTPUTS.items():
        rows = [f"| `{key}` | {meaning} |" for key, meaning in keys.items()]
        parts.append(f"## {command}\n\n" + "\n".join(["| key | meaning |", "|---|---|", *rows]) + "\n")
    return "\n".join([*parts, _OTHERS])


_OPENING = """\
`[]` stands for each item of a list, `ID` and `PATH` for a key that is an id or the path of a value. Texts are raw: a
program that shows them must make them safe. A key that is added leaves the `version` as it is; one that changes its
meaning or goes does not.
"""
_OTHERS = """\
## Forms of others

`briefing check --format sarif` and `verify --format sarif` write SARIF 2.1.0; `--format github` writes annotations of
GitHub Actions; `briefing export -f timelinejs` the JSON of TimelineJS; `briefing schema` JSON Schema 2020-12.
"""
