"""Sources and statements in the forms of other programs: bibliographies, annotations; out of a brief, and into one."""

from __future__ import annotations

__all__: list[str] = []
