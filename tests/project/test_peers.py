"""What the comparison with other checkers prints of this program: honest quotations found, no change untold."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_no_change_of_a_quotation_is_found_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    peers = importlib.import_module("peers")
    monkeypatch.setattr(peers, "PEERS", {"quotecheck": ("no_such_module", None)})
    assert peers.main() == 0
    printed = capsys.readouterr().out
    assert printed.startswith("not installed, left out: quotecheck")
    honest, false = (
        [line.split()[-2:] for line in part.splitlines() if line.startswith("  ")]
        for part in printed.partition("HONEST")[2].split("FALSE")
    )
    assert {found for found, _ in honest} == {"100"}
    assert {untold for _, untold in false} == {"0"}
    assert (len(honest), len(false)) == (len(peers.HONEST), len(peers.FALSE))
