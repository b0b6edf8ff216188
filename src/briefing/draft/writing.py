"""Writes a draft as a commented YAML file, which is to be corrected and not typed.

What is not asserted stands in comments of the form that the template of a new brief has: a '#' with no blank behind it
begins an item, and lines with two blanks or more go on with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.draft.sheet import IN_MAPPINGS, WITHOUT_IDS
from briefing.files.yaml_writing import as_yaml, in_one_line
from briefing.text import safe_line, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.draft.sheet import DraftItem, DraftSheet

__all__ = ["write_sheet"]

WIDTH = 118
"""Characters of a line of comment."""

_HEAD = """\
# yaml-language-server: $schema={schema}
#
# A draft: a program proposed it from the reports, and nobody has confirmed it. Hold each item against its source,
# correct it, and take its 'draft: true' away. The line above an item says from which paragraph it is, and why.
# What is not sure stands in comments: take the '#' off every line of such an item to make it part of the brief.
#
#   briefing check {file}    tells what is wrong with it
#   briefing {file}          opens it in the reader

briefing: 1
"""

_SECTIONS = {
    "actors": "Who acts or speaks.",
    "sources": "What the brief rests on: the reports as they were captured, each with its text and its bytes.",
    "quotes": "Who said what. Words of a 'direct' statement are the speaker's own; of a 'mixed' one those in quotation "
    "marks are; an 'indirect' one is told in other words, and rests on its 'passage'.",
    "timeline": "What happened when: sentences of the reports that name a day. Say it in your own words.",
    "discrepancies": "Where the reports contradict each other.",
    "source_notes": "Where a report itself is wrong: a name misprinted, a quotation that it never closes.",
    "gaps": "What is not known.",
}

_TENSIONS = "Where the parties disagree is for you to say; nothing of it was proposed."
_ASSESSMENTS = """\
# Your own judgement; nothing of it was proposed. How likely and how sure are two things, and go into two keys.
#assessments:
#  - text: What you think will come of it, in a sentence.
#    likelihood: likely
#    confidence: low
#    basis: What the judgement rests on, and why you are no surer.
"""


def write_sheet(sheet: DraftSheet, *, file: str, schema: str) -> str:
    """Write a draft.

    Args:
        sheet: What it says.
        file: What the brief is called in the advice it gives, ready for a shell.
        schema: Where an editor finds the JSON Schema, from the brief's folder.
    """
    parts = [_HEAD.format(file=safe_line(file), schema=schema) + "".join(_top(sheet)), "".join(_event(sheet))]
    parts += ["".join(_section(name, told, sheet)) for name, told in _SECTIONS.items() if sheet.of(name)]
    parts += ["".join(_tensions(sheet)), _ASSESSMENTS]
    return "\n".join(parts)


def _top(sheet: DraftSheet) -> Iterator[str]:
    yield from _comment(sheet.why_title)
    yield as_yaml({"title": sheet.title, "status": "draft"})
    yield as_yaml({"as_of": sheet.as_of})
    if sheet.language:
        yield as_yaml({"language": sheet.language})


def _event(sheet: DraftSheet) -> Iterator[str]:
    for item in sheet.of("event"):
        yield "event:\n"
        yield from _comment(item.why, "  ")
        yield from (f"  {line}\n" for line in _lines({**item.fields, "draft": True}))


def _section(name: str, told: str, sheet: DraftSheet) -> Iterator[str]:
    yield from _comment([told])
    is_empty = not sheet.asserted(name)
    yield f"{'#' if is_empty else ''}{name}:\n"
    for item in sheet.of(name):
        yield from _item(item, lead="#  " if is_empty else "  #" if item.doubt else "  ")


def _item(item: DraftItem, lead: str) -> Iterator[str]:
    """An item, each of its lines behind what a section, or a hint in it, begins them with."""
    doubt = [f"not asserted: {item.doubt}"] if item.doubt else []
    # Within a section that is a comment as a whole, a line that tells why must not look like a line of the item.
    yield from _comment([*item.why, *doubt], "" if lead.startswith("#") else "  ")
    if item.section in IN_MAPPINGS:
        lines = [f"{in_one_line(item.key)}:", *(f"  {line}" for line in _lines({**item.fields, "draft": True}))]
    else:
        key = {} if item.section in WITHOUT_IDS else {"id": item.key}
        first, *rest = _lines({**key, **item.fields, "draft": True})
        lines = [f"- {first}", *(f"  {line}" for line in rest)]
    yield from (f"{lead}{line}\n" for line in lines)


def _lines(fields: dict[str, Any]) -> Iterator[str]:
    """The lines of a mapping: what is small on one line each, what holds mappings of its own in a block."""
    for name, value in fields.items():
        if _is_deep(value):
            yield from as_yaml({name: value}).splitlines()
        else:
            yield f"{name}: {in_one_line(value) if isinstance(value, dict | list) else _scalar(value)}"


def _is_deep(value: Any) -> bool:
    if isinstance(value, dict):
        return any(isinstance(part, dict | list) for part in value.values())
    return isinstance(value, list) and any(isinstance(part, dict) for part in value)


def _scalar(value: Any) -> str:
    """A value that is no mapping and no list, on one line."""
    return as_yaml([value])[2:].rstrip("\n")


def _tensions(sheet: DraftSheet) -> Iterator[str]:
    yield from _comment([_TENSIONS])
    yield from _comment([f"{pair.one} and {pair.other}: {pair.why}" for pair in sheet.pairs])
    yield "#tensions:\n"
    known = {item.key for item in sheet.asserted("actors")}
    pairs = [(pair.one, pair.other) for pair in sheet.pairs if {pair.one, pair.other} <= known]
    for one, other in pairs[:1] or [("one", "other")]:
        tension = {
            "title": "Who stands against whom, or on what",
            "issue": "What it is about, in a sentence.",
            "basis": "analyst",
        }
        lines = [*_lines(tension), "positions:", *(f"  - {_position(party, sheet)}" for party in (one, other))]
        yield f"#  - {lines[0]}\n"
        yield from (f"#    {line}\n" for line in lines[1:])


def _position(party: str, sheet: DraftSheet) -> str:
    said = [item.key for item in sheet.asserted("quotes") if item.fields.get("speaker") == party]
    return in_one_line({"party": party, "position": "What they hold, in your own words.", "quotes": said[:3]})


def _comment(told: Iterable[str], indent: str = "") -> Iterator[str]:
    """Sentences as lines of comment, each of them safe to show and never taken for an item."""
    for text in told:
        plain = " ".join(safe_line(text).split())
        for line in wrap(plain, WIDTH, first=f"{indent}# ", rest=f"{indent}# "):
            yield f"{line.rstrip()}\n"
