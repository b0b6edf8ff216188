"""Every code with its severity, meaning and advice, and the settings that choose codes for a folder."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.check.archives import WHERE_REQUIRED
from briefing.check.evidence import CODES as EVIDENCE_CODES
from briefing.check.history import CODES as HISTORY_CODES
from briefing.check.references import CODES as REFERENCE_CODES
from briefing.check.rules import RULES
from briefing.errors import CODES as FILE_CODES
from briefing.errors import BriefingFileError, Code, Severity
from briefing.files.reading import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefing.errors import Diagnostic

__all__ = [
    "FAMILIES",
    "FILE_NAME",
    "REGISTRY",
    "UNCONDITIONAL",
    "Settings",
    "explain",
    "find_settings",
    "load_settings",
    "rules_page",
    "unknown_codes",
]

FAMILIES = {
    "BR1": ("Reading the file", "The brief does not load until these are corrected; they cannot be ignored."),
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
"""Each code with its severity, meaning and advice, in order."""

UNCONDITIONAL = frozenset(code for code, known in FILE_CODES.items() if known.severity == "error")
"""Codes that cannot be deselected: with one of these findings the brief does not load."""


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


FILE_NAME = "briefing.toml"
"""The file with a folder's settings."""

_LISTS = ("select", "ignore")
_SWITCHES = ("strict", "require_archives")

LARGEST = 1024 * 1024
_PREFIX = re.compile(r"BR[1-9]?\d{0,2}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check reports.

    Attributes:
        select: Codes or their beginnings that are reported; empty for all.
        ignore: Codes or their beginnings that are not. The longer of two that fit a code wins, of equals this one.
        strict: Whether warnings count as errors.
        require_archives: Whether a quotation that nothing could be compared with is an error.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    require_archives: bool = False

    def reports(self, code: str) -> bool:
        """Whether findings of a code are reported; those that keep a brief from loading always are."""
        if code in UNCONDITIONAL or (self.require_archives and code in WHERE_REQUIRED):
            return True
        chosen = max((len(prefix) for prefix in self.select or ("BR",) if code.startswith(prefix)), default=-1)
        ignored = max((len(prefix) for prefix in self.ignore if code.startswith(prefix)), default=-1)
        return chosen > ignored

    def chosen(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The findings that are reported."""
        return tuple(finding for finding in findings if self.reports(finding.code))

    def fails(self, findings: Iterable[Diagnostic]) -> bool:
        """Whether findings are grave enough for a check to fail."""
        grave = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        return any(finding.severity in grave for finding in findings)

    def with_options(self, options: Settings) -> Settings:
        """These settings, overridden by those of the command line."""
        return Settings(
            options.select or self.select,
            (*self.ignore, *options.ignore),
            strict=options.strict or self.strict,
            require_archives=options.require_archives or self.require_archives,
        )


def unknown_codes(codes: Iterable[str]) -> list[str]:
    """Those of the given codes, or prefixes of codes, that match no code."""
    return [
        code for code in codes if not _PREFIX.fullmatch(code) or not any(known.startswith(code) for known in REGISTRY)
    ]


def find_settings(folder: Path) -> Path | None:
    """The settings for a folder: its own `briefing.toml`, else that of the nearest folder above."""
    try:
        resolved = folder.resolve()
    except (OSError, RuntimeError):
        return None
    for place in (resolved, *resolved.parents):
        candidate = place / FILE_NAME
        try:
            if candidate.is_file():
                return candidate
        except OSError:
            return None
    return None


def load_settings(path: Path) -> Settings:
    """Read a folder's settings; raises BriefingFileError with what is wrong."""
    data = read_regular(str(path), LARGEST)
    try:
        tree = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BriefingFileError(str(path), "is not UTF-8 text", code="BR102") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError by itself
        raise BriefingFileError(str(path), f"is not valid TOML: {error}", code="BR104") from error
    return _settings(tree, str(path))


def _settings(tree: dict[str, Any], name: str) -> Settings:
    for key in tree:
        if key not in _LISTS + _SWITCHES:
            hint = f"known here: {', '.join(_LISTS + _SWITCHES)}"
            raise BriefingFileError(name, f"unknown key '{key}'", code="BR111", hint=hint)
    for key in _SWITCHES:
        if not isinstance(tree.get(key, False), bool):
            raise BriefingFileError(name, f"'{key}' is true or false", code="BR113")
    return Settings(
        _codes(tree, "select", name),
        _codes(tree, "ignore", name),
        strict=tree.get("strict", False),
        require_archives=tree.get("require_archives", False),
    )


def _codes(tree: dict[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = tree.get(key, [])
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise BriefingFileError(name, f"'{key}' is a list of codes", code="BR113", hint=f'as in {key} = ["BR3"]')
    codes = tuple(code.strip().upper() for code in value)
    for code in unknown_codes(codes):
        raise BriefingFileError(name, f"'{code}' in '{key}' is not a code", code="BR114", hint="see docs/rules.md")
    return codes
