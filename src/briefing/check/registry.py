"""Every code there is, with its severity, what it means and what to do."""

from __future__ import annotations

from briefing.check.evidence import CODES as EVIDENCE_CODES
from briefing.check.rules import RULES
from briefing.files.codes import CODES as FILE_CODES
from briefing.files.codes import Code

__all__ = ["FAMILIES", "REGISTRY", "UNCONDITIONAL", "explain", "rules_page"]

FAMILIES = {
    "BR1": ("Reading the file", "The brief does not load before these are right; they cannot be ignored."),
    "BR2": ("References and structure", "What is named, what belongs together, and what supports it."),
    "BR3": ("Evidence", "The words in quotation marks, compared with the sources; and the sources themselves."),
    "BR4": ("Dates", "Dates that are none, and dates that contradict their words or each other."),
    "BR5": ("Analytic standards and marking", "What ICD 203 and ICD 206 ask of a judgement; TLP 2.0."),
    "BR6": ("Text hygiene", "Characters and lines that deceive a reader."),
}
"""The families of codes by their first characters: a heading and a sentence."""

REGISTRY: dict[str, Code] = dict(
    sorted(
        {
            **FILE_CODES,
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


def rules_page() -> str:
    """The page that lists every code, in Markdown."""
    parts = [
        "# What `briefing check` looks at\n",
        _OPENING,
    ]
    for prefix, (heading, sentence) in FAMILIES.items():
        parts.append(f"## {prefix}xx: {heading}\n\n{sentence}\n")
        rows = [f"| {code} | {known.severity} | {known.meaning} | {known.advice} |" for code, known in _family(prefix)]
        parts.append("\n".join(["| code | severity | meaning | what to do |", "|---|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def _family(prefix: str) -> list[tuple[str, Code]]:
    return [(code, known) for code, known in REGISTRY.items() if code.startswith(prefix)]
