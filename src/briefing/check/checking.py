"""Runs the whole check of a brief: its file, its evidence, and the rules of the trade."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.check.evidence import find_evidence
from briefing.check.history import find_moved
from briefing.check.proof import prove
from briefing.check.references import find_misreferences
from briefing.check.rules import RULES, Subject
from briefing.check.rules.rule import diagnose
from briefing.sources import described, read_archives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.check.history import Committed
    from briefing.check.proof import Proof
    from briefing.errors import Diagnostic
    from briefing.files import BriefingFile
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["Check", "check_brief"]


class Check(NamedTuple):
    """What was found in a brief, in the order of the file, and the proof of each statement."""

    findings: tuple[Diagnostic, ...]
    proof: Proof


def check_brief(
    file: BriefingFile,
    archives: Mapping[str, ArchiveText | ArchiveError] | None = None,
    proof: Proof | None = None,
    committed: Committed | None = None,
    *,
    archives_required: bool = False,
) -> Check:
    """Check a brief that was loaded: its file, its words against its sources, the rules of the trade.

    Args:
        file: The brief.
        archives: The texts of its sources, where they were read already.
        proof: The result of comparing with them, if it is known already.
        committed: The file as git has it, to be compared with; None leaves git alone.
        archives_required: Whether a quotation that nothing could be compared with is an error.
    """
    if archives is None:
        archives = read_archives(file.briefing, file.path.parent if file.path else None)
    else:
        archives = described(file.briefing, archives)
    proof = proof or prove(file.briefing, archives)
    subject = Subject(file.briefing, file.index, proof, archives)
    found = [
        *file.warnings,
        *find_misreferences(file, subject),
        *find_moved(file, committed),
        *find_evidence(file, subject, archives_required=archives_required),
        *_broken_rules(file, subject),
    ]
    return Check(in_file_order(found), proof)


def _broken_rules(file: BriefingFile, subject: Subject) -> Iterator[Diagnostic]:
    for rule in RULES:
        for found in rule.find(subject):
            yield diagnose(file, rule.code, rule.severity, found._replace(hint=found.hint or _clause(rule.advice)))


def _clause(sentence: str) -> str:
    """A sentence as a hint: lower case at the start, no full stop."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def in_file_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings by where they stand, then by code."""
    return tuple(sorted(findings, key=lambda found: (found.span.start if found.span else (0, 0), found.code)))
