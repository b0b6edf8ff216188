"""A brief of a ferry that stays in port, and what its source says, for the tests of the language server.

Each test puts its brief together of these parts and of what it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CLOSED", "DATED", "GAZETTE", "HEAD", "beside_source"]

HEAD = "briefing: 1\ntitle: Ferry line suspended\n"
GAZETTE = """\
sources:
  gazette:
    title: Ferry stays in port
    archive: {path: gazette.txt}
"""
DATED = GAZETTE.replace("    archive", "    published: 2024-03-08\n    archive")
CLOSED = """\
quotes:
  - id: closed
    text: Nobody sails before Monday
    speaker: okoye
    source: gazette
"""
SOURCE = "The ferry stays in port.\n\n“Nobody sails before Monday”, Ada Okoye said.\n"


def beside_source(folder: Path) -> Path:
    """Where the brief lies, or will: in a folder with the text of its source."""
    (folder / "gazette.txt").write_text(SOURCE, encoding="utf-8")
    return folder / "ferry.yaml"
