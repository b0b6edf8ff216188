"""Every code there is, with its severity, what it means and what to do."""

from __future__ import annotations

from briefing.check.evidence import CODES as EVIDENCE_CODES
from briefing.check.history import CODES as HISTORY_CODES
from briefing.check.references import CODES as REFERENCE_CODES
from briefing.check.rules import RULES
from briefing.errors import CODES as FILE_CODES
from briefing.errors import Code

__all__ = ["FAMILIES", "REGISTRY", "UNCONDITIONAL", "explain", "rules_page"]

FAMILIES = {
    "BR1": ("Reading the file", "The brief does not load before these are right; they cannot be ignored."),
    "BR2": ("References and structure", "What is named, what belongs together, and what supports it."),
    "BR3": ("Evidence", "The words in quotation marks, compared with the sources; and the sources themselves."),
    "BR4": ("Dates", "Dates that are not valid, and dates that contradict their words or each other."),
    "BR5": ("Analytic standards and marking", "What ICD 203 and ICD 206 ask of a judgement; TLP 2.0."),
    "BR6": ("Text hygiene", "Characters and lines that deceive a reader."),
}
"""The families of codes by their first characters: a heading and a sentence."""

REGISTRY: dict[str, Code] = dict(
    sorted(
        {
            **FILE_CODES,
            **REFERENCE_CODES,
            **HISTORY_CODES,
            **EVIDENCE_CODES,
            **{rule.code: Code(rule.severity, rule.meaning, rule.advice) for rule in RULES},
        }.items()
    )
)
"""Each code with what is to be known of it, in the order of the codes."""

UNCONDITIONAL = frozenset(code for code, known in FILE_CODES.items() if known.severity == "error")
"""Codes that nobody can deselect: where one occurs, there is no brief."""


def explain(code: str) -> str:
    """Explain a code in a few lines of text; raises KeyError for one that does not exist."""
    known = REGISTRY[code]
    return f"{code} ({known.severity}): {known.meaning}\n{known.advice}\n"


_OPENING = """\
Made from the registry by `make docs`. `briefing check --explain CODE` says the same in the terminal. How to choose
codes for a folder is in [pipelines.md](pipelines.md); what the proof of quotations does, and what it does not, in
[verification.md](verification.md).
"""


_TOKENS = """\
Square brackets in prose are a reference where nothing else is likely to be meant:

| in brackets | what `check` says |
|---|---|
| `[wire]`, `[wire:3]`, `[Q3]` | nothing, if the id exists and the source has that paragraph (BR310) |
| `[wirre:2]`, `[wire:0]`, `[wire: 3]`, `[wire:3-5]` | BR205: an id and a number are always a reference |
| `[1:3]` | BR205: outputs print a reference so, but the number of a source moves; write its id |
| `[12:30]`, `[3:16]` | nothing: a time of day or a verse, unless that source has that paragraph |
| `[Q9]`, `[A1]` | BR205 if nothing has that id: the letter of a default id (A, Q, E, T, D, J) and a number |
| `[Q1, Q2]` | BR205: one reference in each pair of brackets |
| `[wirre]` | BR205 if it is nearly an id, in small letters or with a digit, and not a word of the prose or a source |
| `[sic]`, `[...]`, `[Ukraine]`, `[the minister]`, `[1]` | nothing: they are text |
"""


def rules_page() -> str:
    """The page that lists every code, in Markdown."""
    parts = [
        "# What `briefing check` looks for\n",
        _OPENING,
    ]
    for prefix, (heading, sentence) in FAMILIES.items():
        parts.append(f"## {prefix}xx: {heading}\n\n{sentence}\n")
        rows = [f"| {code} | {known.severity} | {known.meaning} | {known.advice} |" for code, known in _family(prefix)]
        parts.append("\n".join(["| code | severity | meaning | what to do |", "|---|---|---|---|", *rows]) + "\n")
        parts += [_TOKENS] if prefix == "BR2" else []
    return "\n".join(parts)


def _family(prefix: str) -> list[tuple[str, Code]]:
    return [(code, known) for code, known in REGISTRY.items() if code.startswith(prefix)]
