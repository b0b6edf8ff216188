"""How a date that people write otherwise is written in EDTF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.model.edtf.spellings import edtf_spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["suggest"]

_UNIT = r"week|weekend|month|year|spring|summer|autumn|winter|morning|afternoon|evening|night"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DEPENDENT = re.compile(
    rf"(?:(?:on|by|since|earlier|later|early|late) )?(?:the )?(?:(?:last|next|this|previous|following) )?"
    rf"(?:{_WEEKDAY}|{_UNIT}|today|yesterday|tomorrow|tonight|now)"
)
_NUMBERS = re.compile(r"[0-9]{1,2}[-/. ]{1,2}[0-9]{1,2}[-/. ]{1,2}(?:[0-9]{2}|[0-9]{4})")
_BOUND = re.compile(r"(by|since) (?:the )?(.+)")
_SEPARATORS = (" - ", "..", " to ", " until ", " till ", " and ", "-")
_FROM = re.compile(r"(until|till|from) (?:the )?(.+?)(?: onwards?)?")
_ABOUT = re.compile(r"(?:circa|ca|c|about|around|approximately|approx|~)\.? ?(.+)")
_EDTF_SIGNS = re.compile(r"(?:unknown|open|[0-9estxyzu?~%/,.:\[\]{} +-])+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"\u00a0": " ", "\u202f": " "})


def suggest(text: str, reads: Callable[[str], bool]) -> str | None:
    """Say how a text that is no EDTF would be written, as in 'write 2024-03-07'; None where nobody can know.

    Args:
        text: At most 100 characters.
        reads: Whether a text is EDTF; nothing is offered that is not.
    """
    dashed = text.translate(_DASHES).strip()
    plain = " ".join(dashed.casefold().split())
    found = [spelling for spelling in dict.fromkeys(_offers(dashed, plain, reads)) if reads(spelling)]
    if found:
        return f"write {' or '.join(found)}"
    bound = _BOUND.fullmatch(plain)
    date = _only(bound[2], reads) if bound else ""
    if bound and date:
        return f"write {{edtf: {date}, bound: {bound[1]}}}"
    if _DEPENDENT.fullmatch(plain):
        return f"it depends on another day; keep the words, as in {{text: {' '.join(dashed.split())}}}"
    if _NUMBERS.fullmatch(plain):
        return "write year, month and day, as in 2024-03-07"
    if re.search(r"[()]", plain):
        return "write no brackets; ?, ~ or % stands right after the part of the date that it is for, as in 2004-06~-11"
    return None


def _offers(dashed: str, plain: str, reads: Callable[[str], bool]) -> Iterable[str]:
    yield dashed
    if _EDTF_SIGNS.fullmatch(plain):
        yield _respelled(plain)
    yield from edtf_spellings(plain)
    yield from _stretches(plain, reads)
    about = _ABOUT.fullmatch(plain)
    date = _only(about[1], reads) if about else ""
    if date and not re.search(r"[?~%/]", date):
        yield f"{date}~"


def _respelled(plain: str) -> str:
    """Write the signs of EDTF as it has them: capitals, no blanks, and what earlier drafts called open and u."""
    signs = plain.replace("unknown", "").replace("open", "..").upper().replace("U", "X").lstrip("+")
    return re.sub(r" *([-/,]|\.\.) *", r"\1", signs.replace("?~", "%").replace("~?", "%"))


def _stretches(plain: str, reads: Callable[[str], bool]) -> Iterable[str]:
    """Offer an interval for two dates with a word or a dash in between, and for `from` or `until` one."""
    between = plain.startswith("between ")
    ends = plain.removeprefix("from ").removeprefix("between ")
    for separator in _SEPARATORS[:-1] if "/" in plain else _SEPARATORS:
        first, _, last = (end.strip() for end in ends.partition(separator))
        end = _only(last, reads)
        start = _only(first, reads) or _only(f"{first} {plain[-4:]}", reads)
        if start and end:
            yield f"{start}/{end}"
            yield from [f"[{start}..{end}]"] if between or separator == ".." else []
    match = _FROM.fullmatch(plain)
    date = _only(match[2], reads) if match else ""
    if match and date:
        yield f"{date}/.." if match[1] == "from" else f"../{date}"


def _only(plain: str, reads: Callable[[str], bool]) -> str:
    """Give the only EDTF spelling of a date, or an empty text."""
    offers = dict.fromkeys([plain.upper(), *edtf_spellings(plain)])
    found = [spelling for spelling in offers if reads(spelling)]
    return found[0] if len(found) == 1 else ""
