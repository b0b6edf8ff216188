"""The brief of the pact of Moldova and France beside an archive in which its passages stand."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

__all__ = ["ARTICLE", "copy_with_article"]

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "tests" / "data" / "moldova-france" / "article.txt"


def copy_with_article(folder: Path) -> Path:
    """Copy the brief and our own article into a folder; the brief's checksum becomes that of the article."""
    data = ARTICLE.read_bytes()
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "sources" / "moldova-france.txt").write_bytes(data)
    text = (ROOT / "briefs" / "moldova-france.yaml").read_text(encoding="utf-8")
    text, changed = re.subn(r"(?<=sha256: )[0-9a-f]{64}", hashlib.sha256(data).hexdigest(), text)
    assert changed == 1
    path = folder / "moldova-france.yaml"
    path.write_text(text, encoding="utf-8")
    return path
