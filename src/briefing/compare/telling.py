"""Changes in words: the phrases of one, and the section that an export gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.compare.change import BRIEF, Importance, Turn
from briefing.compare.comparing import edition_of
from briefing.errors import format_path
from briefing.outline.material import spaced
from briefing.outline.record import Bullet, ChangesTold, Detail, DetailRole, Outline, Revision, Section, joined_runs
from briefing.text import apart
from briefing.text.difference import Kept, word_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.compare.change import Change, Comparison, Difference
    from briefing.model import Reference
    from briefing.outline import Material
    from briefing.outline.record import Text

__all__ = [
    "HEADINGS",
    "ToldChange",
    "ToldPart",
    "as_data",
    "changes_told",
    "heading_of",
    "outline_of_changes",
    "text_of",
    "told_of",
]

HEADINGS = {
    Importance.JUDGEMENT: "Judgements",
    Importance.CONTRADICTION: "Contradictions",
    Importance.VERDICT: "Verdicts",
    Importance.MARKING: "Marking",
    Importance.EVENT: "The event",
    Importance.KEY_POINT: "Key points",
    Importance.STATEMENT: "Statements",
    Importance.TIMELINE: "Timeline",
    Importance.GAP: "Gaps and what to watch",
    Importance.SOURCE: "Sources",
    Importance.ACTOR: "Actors",
    Importance.BRIEF: "The brief",
}
"""What the changes of an importance stand under."""

_FIELDS = {
    "text": "words",
    "source": "place in the source",
    "when": "date",
    "to": "whom it was said to",
    "about": "whom it is about",
    "via": "whom the source cites",
    "refs": "evidence",
    "quotes": "statements that carry it",
    "preferred": "version that is used",
    "by": "date",
    "would_change": "what would change it",
    "printed": "what the source prints",
}
"""What a field is called where its key would not be understood."""

NOTHING = "Nothing of the content changed; numbers and order may have."
"""What is told where two versions say the same."""

_OWN_WORDS = frozenset({"text", "title", "question"})
"""Fields of the words that an item is known by."""

_SAID_BY_TURN = frozenset({Turn.RESOLVED, Turn.OPENED, Turn.CAME_ABOUT, Turn.CONFIRMED})
"""Turns that say all there is to say of a field."""

_SAID = frozenset({"", "resolved", "occurred"})
"""Values that the turn says already."""


class ToldPart(NamedTuple):
    """One thing that is told of a change.

    Attributes:
        lead: What the program says: 'likelihood raised'.
        runs: What the briefs say behind it, and which of the two.
        joint: What stands between.
    """

    lead: str
    runs: tuple[tuple[Kept, Text], ...] = ()
    joint: str = ": "

    @property
    def is_marked(self) -> bool:
        """Whether what one brief alone has must be marked, since both stand in one text."""
        return self.joint == ": " and len(self.runs) > 1


class ToldChange(NamedTuple):
    """A change in words.

    Attributes:
        name: What it is about: 'Judgement J1'.
        words: What that says, in brackets behind the name; empty where the phrases tell it.
        joint: What stands before the phrases.
        phrases: What became of it.
        note: Which item it was before, in brackets at the end; empty where that is plain.
    """

    name: str
    words: Text
    joint: str
    phrases: tuple[ToldPart, ...]
    note: str = ""


def told_of(change: Change, comparison: Comparison) -> ToldChange:
    """Say what became of an item."""
    name = f"{change.name[:1].upper()}{change.name[1:]}"
    if not change.differences:
        kept = Kept.BEFORE if change.is_gone else Kept.AFTER
        return ToldChange(name, (), " ", (ToldPart(str(change.turn), ((kept, change.words),)),))
    is_field = change.section in {BRIEF, "event"}
    differences = sorted(change.differences, key=lambda one: (one.is_prose, one.field == "note"))
    phrases = tuple(_phrase(one, comparison, is_field=is_field) for one in differences)
    words = () if any(one.is_prose and _is_own(one) for one in differences) else change.words
    alone = not words and not differences[0].of and (is_field or _is_own(differences[0]))
    return ToldChange(
        name,
        words,
        " " if alone else ": ",
        phrases,
        change.taken_for or (f"{change.before} before" if change.before else ""),
    )


def _is_own(difference: Difference) -> bool:
    """Whether a field holds the words that an item is known by."""
    return difference.field in _OWN_WORDS and not difference.of


def _phrase(difference: Difference, comparison: Comparison, *, is_field: bool) -> ToldPart:
    field = _FIELDS.get(difference.field, difference.field.replace("_", " "))
    is_known = (is_field and not difference.of) or (difference.is_prose and _is_own(difference))
    of = f"{field} of {difference.of}" if difference.of else field
    if difference.of and difference.field == "quotes":
        part = difference.of if difference.of.startswith("version ") else f"the position of {difference.of}"
        of = f"statements that carry {part}"
    what = difference.of if difference.of.startswith(f"{field} ") else of
    lead = str(difference.turn) if is_known else f"{what} {difference.turn}"
    if difference.turn in _SAID_BY_TURN:
        return ToldPart(_turned(difference))
    if difference.turn is Turn.REWORDED:
        runs = word_runs(difference.before, difference.after)
        return ToldPart(lead, tuple((run.kept, _split(run.text, difference, comparison)) for run in runs))
    before = (Kept.BEFORE, _split(difference.before or "not stated", difference, comparison))
    after = (Kept.AFTER, _split(difference.after or "not stated", difference, comparison))
    if difference.turn in {Turn.ADDED, Turn.DROPPED}:
        return ToldPart(lead, (after if difference.turn is Turn.ADDED else before,))
    return ToldPart(lead, ((Kept.BOTH, ("from ",)), before, (Kept.BOTH, (" to ",)), after), " ")


def _turned(difference: Difference) -> str:
    """A turn that says all, with what was before and is now where that says more."""
    turn = f"{'draft ' if difference.field == 'draft' else ''}{difference.turn}"
    before = f"{difference.before} before" if difference.before and difference.field != "draft" else ""
    now = f"{difference.after} now" if difference.after not in _SAID else ""
    known = ", ".join(filter(None, (before, now)))
    return f"{turn} ({known})" if known else turn


def _split(text: str, difference: Difference, comparison: Comparison) -> Text:
    return tuple(comparison.index.split_prose(text)) if difference.has_references else (text,)


def text_of(change: Change, comparison: Comparison) -> Text:
    """All that is told of a change, as the briefer's prose is told: text and references, one after the other.

    Words that one of the two briefs alone has are revisions; where both stand in one text, they have marks.
    """
    told = told_of(change, comparison)
    runs: list[str | Reference] = [told.name, *([" (", *told.words, ")"] if told.words else ()), told.joint]
    for place, phrase in enumerate(told.phrases):
        runs += ["; " if place else "", phrase.lead, phrase.joint if phrase.runs else ""]
        if len(phrase.runs) == 1:
            runs += _whole(*phrase.runs[0])
            continue
        for number, (kept, text) in enumerate(phrase.runs, 1):
            runs += _marked(kept if phrase.is_marked else Kept.BOTH, text, is_last=number == len(phrase.runs))
    return tuple(joined_runs([*runs, f" ({told.note})" if told.note else ""]))


def _whole(kept: Kept, text: Text) -> Iterator[str | Reference]:
    """What one version alone has, told by the words before it; its references stay references."""
    for run in text:
        if kept is not Kept.BOTH and isinstance(run, str) and run.strip():
            yield Revision(kept, run, is_marked=False)
        else:
            yield run


def _marked(kept: Kept, text: Text, *, is_last: bool) -> Iterator[str | Reference]:
    """A run as a revision where one version alone has it, with the blank behind it outside."""
    if kept is Kept.BOTH:
        *most, last = text or ("",)
        yield from (*most, last.rstrip() if is_last and isinstance(last, str) else last)
        return
    words = "".join(map(str, text))
    yield Revision(kept, words.rstrip())
    yield "" if is_last or words == words.rstrip() else " "


def heading_of(comparison: Comparison) -> str:
    """What the section of changes is called: 'Changes since version 2 of 21 August 2015'."""
    return f"Changes since {comparison.since}"


def changes_told(comparison: Comparison) -> ChangesTold:
    """The changes as a part of the newer brief, the most important first, and as data."""
    bullets = tuple(Bullet(text_of(change, comparison)) for change in comparison.changes)
    section = Section("changes", heading_of(comparison), bullets or (Bullet((NOTHING,)),))
    return ChangesTold(section, as_data(comparison))


def outline_of_changes(comparison: Comparison, after: Material, *, name: str) -> Outline:
    """The changes as a document of their own, with a section for each sort of them.

    Args:
        comparison: What changed.
        after: The newer brief.
        name: Its short name.
    """
    sections = [
        Section(heading.lower().replace(" ", "-"), heading, tuple(Bullet(text_of(one, comparison)) for one in changes))
        for importance, changes in comparison.by_importance().items()
        for heading in [HEADINGS[importance]]
    ] or [Section("nothing", "No changes", (Bullet((NOTHING,)),))]
    sections += _sources_named(sections, after)
    briefing = after.briefing
    versions = (f"{edition_of(after, name)}, compared with {comparison.since}",)
    facts = [Detail(DetailRole.OTHER, "Versions", versions)]
    if comparison.lost:
        sources = spaced(found for key in comparison.lost if (found := comparison.index.where(key)))
        said = ("not compared where they rest on the older text of ", *sources, ", which is not at hand")
        facts.append(Detail(DetailRole.OTHER, "Verdicts", said))
    return Outline(
        id=name,
        title=f"Changes: {briefing.title}",
        marking=str(comparison.marking or ""),
        language=briefing.language or "",
        tags=briefing.tags,
        facts=tuple(facts),
        sections=tuple(sections),
        ending="End of changes",
    )


def _sources_named(sections: Iterable[Section], after: Material) -> Iterator[Section]:
    """What the numbers of sources in some sections stand for, in the order of the brief."""
    bullets = [block for section in sections for block in section.blocks if isinstance(block, Bullet)]
    named = {run.id for bullet in bullets for run in bullet.text if not isinstance(run, str)}
    told = [
        Bullet((*after.where(key), f" {apart([source.title, source.publisher or ''], ', ')}"))
        for key, source in after.briefing.sources.items()
        if key in named
    ]
    if told:
        yield Section("references", "Sources referred to", tuple(told))


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The changes for programs: `{"since", "changes": [{"section", "turn", "importance", ...}]}`."""
    return {"since": comparison.since, "changes": [_data_of(change, comparison) for change in comparison.changes]}


def _data_of(change: Change, comparison: Comparison) -> dict[str, Any]:
    return {
        "section": change.section,
        "turn": str(change.turn),
        "importance": change.importance.name.lower().replace("_", " "),
        "name": change.name,
        "id": change.id or None,
        "before": change.before or None,
        "likeness": change.likeness or None,
        "path": format_path(change.path) if change.path else None,
        "words": "".join(map(str, change.words)),
        "differences": [
            {
                "field": one.field,
                "of": one.of or None,
                "turn": str(one.turn),
                "before": one.before or None,
                "after": one.after or None,
            }
            for one in change.differences
        ],
        "sentence": "".join(map(str, text_of(change, comparison))),
    }
