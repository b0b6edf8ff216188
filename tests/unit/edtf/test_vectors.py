"""The public test vectors of EDTF, where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.edtf import EdtfError, parse_edtf
from briefing.edtf.short_words import format_short
from briefing.edtf.words import format_edtf, format_with_bound

VECTORS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "edtf.json"
ABSENT = f"the public EDTF vectors are not at {VECTORS.name} beside the project"
DATA = json.loads(VECTORS.read_text(encoding="utf-8")) if VECTORS.exists() else {"valid": [], "invalid": []}
VALID = [entry["edtf"] for entry in DATA["valid"]] or [
    pytest.param("", marks=pytest.mark.skip(reason=ABSENT), id="absent")
]
INVALID = DATA["invalid"] or [pytest.param("", marks=pytest.mark.skip(reason=ABSENT), id="absent")]


@pytest.mark.parametrize("text", VALID)
def test_a_valid_vector_is_read_and_can_be_said(text: str) -> None:
    edtf = parse_edtf(text)
    assert edtf.text == text
    assert edtf.earliest is None or edtf.latest is None or edtf.earliest <= edtf.latest
    assert format_edtf(edtf)
    assert len(format_short(edtf)) <= 14
    assert format_with_bound(edtf, "by") != format_edtf(edtf)


@pytest.mark.parametrize("text", INVALID)
def test_an_invalid_vector_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse_edtf(text)
