"""Which findings count: chosen on the command line or in `briefing.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing.check.registry import REGISTRY, UNCONDITIONAL
from briefing.errors import BriefingFileError, Severity
from briefing.files.reading import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefing.errors import Diagnostic

__all__ = ["FILE_NAME", "Settings", "find_settings", "load_settings", "unknown_codes"]

FILE_NAME = "briefing.toml"
"""The file with a folder's settings."""

LARGEST = 1024 * 1024
_PREFIX = re.compile(r"BR[1-9]?\d{0,2}")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check reports.

    Attributes:
        select: Codes or their beginnings that are reported; empty for all.
        ignore: Codes or their beginnings that are not. The longer of two that fit a code wins, of equals this one.
        strict: Whether warnings count as errors.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False

    def reports(self, code: str) -> bool:
        """Whether findings of a code are reported; what keeps a brief from loading always is."""
        if code in UNCONDITIONAL:
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

    def with_options(self, select: tuple[str, ...], ignore: tuple[str, ...], *, strict: bool) -> Settings:
        """These settings with what was said on the command line, which wins."""
        return replace(self, select=select or self.select, ignore=(*self.ignore, *ignore), strict=strict or self.strict)


def unknown_codes(codes: Iterable[str]) -> list[str]:
    """Those of some codes, or beginnings of codes, that fit no code there is."""
    return [
        code for code in codes if not _PREFIX.fullmatch(code) or not any(known.startswith(code) for known in REGISTRY)
    ]


def find_settings(folder: Path) -> Path | None:
    """The settings that hold for a folder: its own `briefing.toml`, else that of the nearest folder above."""
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
        if key not in {"select", "ignore", "strict"}:
            raise BriefingFileError(
                name, f"unknown key '{key}'", code="BR111", hint="known here: select, ignore, strict"
            )
    strict = tree.get("strict", False)
    if not isinstance(strict, bool):
        raise BriefingFileError(name, "'strict' is true or false", code="BR113")
    return Settings(_codes(tree, "select", name), _codes(tree, "ignore", name), strict)


def _codes(tree: dict[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = tree.get(key, [])
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise BriefingFileError(name, f"'{key}' is a list of codes", code="BR113", hint=f'as in {key} = ["BR3"]')
    codes = tuple(code.strip().upper() for code in value)
    for code in unknown_codes(codes):
        raise BriefingFileError(name, f"'{code}' in '{key}' is not a code", code="BR114", hint="see docs/rules.md")
    return codes
