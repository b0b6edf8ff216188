"""The rules of the trade, a file for each family; `RULES` is all of them in the order of their codes."""

from __future__ import annotations

from briefing.check.rules import dates, hygiene, sources, standards, structure
from briefing.check.rules.rule import Fault, Rule, Subject

__all__ = ["RULES", "Fault", "Rule", "Subject"]

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *sources.RULES,
    *dates.RULES,
    *standards.RULES,
    *hygiene.RULES,
)
