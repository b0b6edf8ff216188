"""The analyst's own judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.outline import AssessmentBlock, Fact, Section
from briefing.model.phrases import format_confidence, format_likelihood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.material import Material
    from briefing.model import Assessment

__all__ = ["assessments_section"]


def assessments_section(material: Material) -> Section | None:
    """Every judgement; how likely it is and how well founded are never said in one sentence (ICD 203, D.6.e.2.c)."""
    assessments = material.briefing.assessments
    if not assessments:
        return None
    blocks = tuple(
        AssessmentBlock(
            id=assessment.id, title=material.split(assessment.text), details=tuple(_details(assessment, material))
        )
        for assessment in assessments
    )
    return Section("assessments", "Assessments", blocks, counted=True)


def _details(assessment: Assessment, material: Material) -> Iterator[Fact]:
    if assessment.likelihood:
        yield Fact("Likelihood", (f"{format_likelihood(assessment.likelihood)}.",))
    if assessment.confidence:
        yield Fact("Confidence", (f"{format_confidence(assessment.confidence)}.",))
    for label, text in (
        ("Basis", assessment.basis),
        ("Otherwise", assessment.alternatives),
        ("Would change", assessment.would_change),
    ):
        if text:
            yield Fact(label, material.split(text))
    if assessment.refs:
        yield Fact("Evidence", material.references(assessment.refs))
