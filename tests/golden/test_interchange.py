"""The sources and the statements of a sample in the forms of other programs, byte for byte, and what is lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.check import prove
from briefing.files import load
from briefing.interchange.bibliography import write_sources
from briefing.interchange.web_annotations import write_annotations
from briefing.sources import read_archives

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLDEN = Path(__file__).parent
BRIEF = GOLDEN.parents[1] / "briefs" / "harbour-strike.yaml"


def made(form: str) -> tuple[str, Sequence[str]]:
    file = load(BRIEF)
    if form == "jsonld":
        archives = read_archives(file.briefing, BRIEF.parent)
        annotated = write_annotations(file, archives, prove(file.briefing, archives))
        return annotated.text, annotated.lost
    written = write_sources(file.briefing, {"bib": "bibtex", "csl.json": "csl"}.get(form, form), name=BRIEF.name)
    return written.text, (*written.lost, *written.hints)


@pytest.mark.parametrize("form", ["bib", "ris", "csl.json", "jsonld"])
def test_the_file_is_the_golden_file(form: str) -> None:
    text, lost = made(form)
    for name, data in (
        (f"{BRIEF.stem}.{form}", text),
        (f"{BRIEF.stem}.{form}.stderr", "".join(f"{it}\n" for it in lost)),
    ):
        if os.environ.get("BRIEFING_REGENERATE"):
            (GOLDEN / name).write_bytes(data.encode())
        assert data.encode() == (GOLDEN / name).read_bytes()
