"""Read, prove and hand over event briefs.

The public face: `load` a file, look at the `Briefing` in it; `check.prove` compares its quotations with their sources,
`export.export_text` writes it as text, `compare.compare_files` says what changed between two, `verify.verify` looks up
every quotation of another document. Names are resolved on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing import check, compare, export, verify
    from briefing.errors import BriefingError, Diagnostic
    from briefing.files import BriefingFile, load
    from briefing.model import Briefing

__all__ = [
    "Briefing",
    "BriefingError",
    "BriefingFile",
    "Diagnostic",
    "__version__",
    "check",
    "compare",
    "export",
    "load",
    "verify",
]

__version__ = "0.1.0"

_HOMES = {
    "Briefing": "briefing.model",
    "BriefingError": "briefing.errors",
    "BriefingFile": "briefing.files",
    "Diagnostic": "briefing.errors",
    "load": "briefing.files",
}
_PARTS = frozenset({"check", "compare", "export", "verify"})


def __getattr__(name: str) -> Any:
    if name in _PARTS:
        return import_module(f"briefing.{name}")
    if name not in _HOMES:
        message = f"module 'briefing' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
