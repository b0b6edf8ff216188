"""Proves a draft before it is written: what the check would find fault with is not asserted.

The draft is written, loaded and checked as any brief; whatever is at fault becomes a hint with the reason, and all is
done again, until nothing is at fault. Each round takes something away, so it comes to an end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.check import Standing, check_brief
from briefing.draft.writing import write_sheet
from briefing.errors import BriefingError, BriefingInvalidError, Severity
from briefing.files import load_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.check import Check
    from briefing.draft.sheet import DraftItem, DraftSheet
    from briefing.errors import Diagnostic
    from briefing.sources import ArchiveText

__all__ = ["Faulty", "ProvedSheet", "prove_sheet"]

_FATAL = frozenset({"BR211", "BR303", "BR306", "BR315", "BR318", "BR320", "BR323"})
"""Warnings that a draft does not have: an actor whom nothing names, words that are not this speaker's."""

_OPEN_MARK = "BR613"
"""A quotation mark that nothing opens or closes: what is whose cannot be seen then, in a statement or an entry."""

_OPTIONAL = frozenset(
    "date venue via country aliases role when where url author publisher published language note".split()
)
"""Fields without which an item is still worth having."""

_PLACE = re.compile(r"(\w+)(?:\[(\d+)\]|\.([\w-]+))?(?:\.(\w+))?")
_OTHERS_WORDS = frozenset({"BR307", "BR308"})
"""Nothing near the words points at the speaker: of another program such a guess is not taken over."""

_OWN_ID = re.compile(r"^[QE]\d+:? ")
"""The id of the item itself, beside which the message stands."""
_TITLE = "Draft without a title"
_SUMMARY = "Nobody has written the bottom line yet."


class Faulty(NamedTuple):
    """A statement of another program that the check finds fault with.

    Attributes:
        item: The statement.
        reason: What is wrong, and the nearest passage where the words are not found.
    """

    item: DraftItem
    reason: str


class ProvedSheet(NamedTuple):
    """A draft that the check finds no fault with.

    Attributes:
        sheet: What it says.
        text: The text of its file.
        check: What the check said of it.
        faulty: The statements of another program that are not in it.
    """

    sheet: DraftSheet
    text: str
    check: Check
    faulty: tuple[Faulty, ...]


def prove_sheet(sheet: DraftSheet, archives: Mapping[str, ArchiveText], *, file: str, schema: str) -> ProvedSheet:
    """Take from a draft what its sources do not bear out.

    Args:
        sheet: The draft.
        archives: The texts of its sources.
        file: What the brief is called in the advice it gives.
        schema: Where an editor finds the JSON Schema.

    Raises:
        BriefingError: Something is at fault that nothing can be taken away for.
    """
    faulty: list[Faulty] = []
    while True:
        text = write_sheet(sheet, file=file, schema=schema)
        try:
            check = check_brief(load_text(text), archives)
        except BriefingInvalidError as error:
            faults = [_Fault(one.path, one.message) for one in error.diagnostics]
        else:
            faults = list(_of_findings(sheet, check)) or list(_of_verdicts(sheet, check))
            if not faults:
                noted = _noted(sheet, check.findings)
                return ProvedSheet(noted, write_sheet(noted, file=file, schema=schema), check, tuple(faulty))
        lessened = _lessened(sheet, faults, faulty)
        if lessened == sheet:
            raise BriefingError(f"the draft would not pass its own check: {faults[0].reason}")
        sheet = lessened


class _Fault(NamedTuple):
    """Something that a draft must not have: where, and what is wrong."""

    path: str
    reason: str


def _of_findings(sheet: DraftSheet, check: Check) -> Iterator[_Fault]:
    for one in check.findings:
        is_open = one.code == _OPEN_MARK and one.path.startswith(("quotes", "timeline"))
        item = _place_of(one.path, sheet)[0] if one.code in _OTHERS_WORDS else None
        is_guess = item is not None and item.number > 0
        if one.severity is Severity.ERROR or one.code in _FATAL or is_open or is_guess:
            # Of words that are not found the hint has the nearest passage.
            hint = f"; {one.hint}" if one.hint and one.code in {"BR301", "BR303"} else ""
            yield _Fault(one.path, f"{_OWN_ID.sub('', one.message)}{hint}")


def _of_verdicts(sheet: DraftSheet, check: Check) -> Iterator[_Fault]:
    """Statements of which nothing was proved: there are none in a draft."""
    for place, item in enumerate(sheet.asserted("quotes")):
        verdict = check.proof.verdicts[item.key]
        if verdict.standing not in {Standing.VERIFIED, Standing.PASSAGE_FOUND}:
            yield _Fault(f"quotes[{place}].text", verdict.sentence)


def _lessened(sheet: DraftSheet, faults: Iterable[_Fault], faulty: list[Faulty]) -> DraftSheet:
    """A draft without what is at fault; statements of another program are put beside it instead."""
    changes: dict[tuple[str, str], DraftItem] = {}
    gone: set[tuple[str, str]] = set()
    for fault in faults:
        if fault.path == "title" and sheet.title != _TITLE:
            sheet = sheet._replace(title=_TITLE, why_title=(f"{sheet.title}: {fault.reason}",))
            continue
        item, field = _place_of(fault.path, sheet)
        if item is None:
            continue
        place = (item.section, item.key)
        if not item.number:
            changes[place] = _mended(changes.get(place, item), field, fault.reason)
        elif place not in gone:
            faulty.append(Faulty(item, fault.reason))
            gone.add(place)
    kept = tuple(item for item in sheet.items if (item.section, item.key) not in gone)
    return sheet._replace(items=kept).changed(changes)


def _place_of(path: str, sheet: DraftSheet) -> tuple[DraftItem | None, str]:
    """The item that something is said of, and which field of it."""
    found = _PLACE.match(path)
    if found is None:
        return None, ""
    section, place, key, field = found.groups()
    if section == "event":
        return next(iter(sheet.of("event")), None), key or ""
    asserted = sheet.asserted(section)
    if place is not None:
        return (asserted[int(place)] if int(place) < len(asserted) else None), field or ""
    return next((item for item in asserted if item.key == key), None), field or ""


def _mended(item: DraftItem, field: str, reason: str) -> DraftItem:
    """An item without the field at fault, where it can do without; else as a hint."""
    if field in item.fields and field in _OPTIONAL and not (item.section == "timeline" and field == "date"):
        return item.without(field, reason)
    if item.section == "event":
        return item.with_field("summary", _SUMMARY, reason)
    if item.section == "sources":
        return item.with_field("title", f"Report '{item.key}'", reason)
    return item.doubted("; ".join(filter(None, (item.doubt, reason))))


def _noted(sheet: DraftSheet, findings: Iterable[Diagnostic]) -> DraftSheet:
    """A draft with what the check warns of beside each item."""
    changes: dict[tuple[str, str], DraftItem] = {}
    for one in findings:
        item, _ = _place_of(one.path, sheet)
        if item is not None and one.severity is Severity.WARNING:
            place = (item.section, item.key)
            changes[place] = changes.get(place, item).noted([f"check: {_OWN_ID.sub('', one.message)}"])
    return sheet.changed(changes)
