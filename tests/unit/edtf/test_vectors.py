"""The public test vectors of EDTF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.edtf import EdtfError, parse_edtf
from briefing.edtf.short_words import format_short
from briefing.edtf.words import format_edtf, format_with_bound

VECTORS = json.loads((Path(__file__).resolve().parents[2] / "data" / "edtf.json").read_text(encoding="utf-8"))


def test_all_vectors_are_there() -> None:
    assert (len(VECTORS["valid"]), len(VECTORS["invalid"])) == (150, 62)


@pytest.mark.parametrize("text", [entry["edtf"] for entry in VECTORS["valid"]])
def test_a_valid_vector_is_read_and_can_be_said(text: str) -> None:
    edtf = parse_edtf(text)
    assert edtf.text == text
    assert edtf.earliest is None or edtf.latest is None or edtf.earliest <= edtf.latest
    assert format_edtf(edtf)
    assert len(format_short(edtf)) <= 14
    assert format_with_bound(edtf, "by") != format_edtf(edtf)


@pytest.mark.parametrize("text", VECTORS["invalid"])
def test_an_invalid_vector_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse_edtf(text)
