"""What a table says of the comparison: a paraphrase never looks like a quotation that was verified."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from briefing.export.csv_tables import render_csv
from briefing.files import load
from briefing.outline import material_of

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Flood
event: {summary: It rose.}
actors: {ana: {name: Ana Lupu}}
sources: {wire: {title: Flood, archive: {path: wire.txt}}}
quotes:
  - {text: The dams will hold, speaker: ana, source: wire}
  - {text: She trusts them., kind: indirect, passage: The dams will hold, speaker: ana, source: wire}
  - {text: She trusts them., kind: indirect, passage: They must hold, speaker: ana, source: wire}
  - {text: She trusts them., kind: indirect, speaker: ana, source: wire}
"""


def test_the_verdict_on_a_paraphrase_is_that_of_its_passage(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text('"The dams will hold," Ana Lupu said.\n')
    (tmp_path / "brief.yaml").write_text(BRIEF)
    table = render_csv(material_of(load(tmp_path / "brief.yaml")))["statements"]
    rows = csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))
    assert [row["check"] for row in rows] == [
        "verified, verbatim",
        "passage found, verbatim",
        "NOT FOUND",
        "nothing claimed",
    ]
