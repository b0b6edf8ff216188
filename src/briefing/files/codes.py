"""The codes of what can be wrong with a file as such; a code never changes its meaning."""

from __future__ import annotations

__all__ = ["CODES"]

CODES: dict[str, str] = {
    "BR101": "The file cannot be read or written.",
    "BR102": "The file is not UTF-8 text.",
    "BR103": "The file is too large.",
    "BR104": "The file is not well-formed YAML, JSON or TOML.",
    "BR105": "A key stands twice in the same mapping.",
    "BR106": "A brief has no anchors and no aliases.",
    "BR107": "A brief has no tags.",
    "BR108": "A file holds one brief, not several documents.",
    "BR109": "The file is nested too deeply.",
    "BR110": "The file holds nothing.",
    "BR111": "A key is not known here.",
    "BR112": "A key that must be there is missing.",
    "BR113": "A value is of the wrong sort: a text where a list is needed, and so on.",
    "BR114": "A value is none of those that are allowed here.",
    "BR115": "A value is ill-formed or out of range.",
    "BR116": "A web address is not safe to open.",
    "BR117": "The path of an archive leads out of the brief's folder.",
    "BR201": "A reference names nothing in the file.",
    "BR202": "An id is given twice.",
    "BR203": "An id is ill-formed.",
    "BR204": "A reference names something of another sort.",
    "BR401": "A date is no EDTF date.",
    "BR601": "The text holds control characters.",
    "BR602": "The text holds bidirectional controls, which reorder what is read.",
    "BR603": "The text holds invisible characters.",
    "BR604": "The text holds unusual line breaks.",
    "BR605": "A letter carries more marks than any language needs.",
    "BR606": "The text holds half of a character (a lone surrogate).",
    "BR607": "The text holds a code point that is no character.",
}
"""Each code with what it means in a sentence."""
