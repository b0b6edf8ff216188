"""The pages that the browser is shown: our samples, and briefs that are long, short, or in other scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.export.html import render_html
from briefing.files import load
from briefing.model import Briefing
from briefing.outline import lay_out_material, material_of

__all__ = ["PAGES", "write_page"]

ROOT = Path(__file__).resolve().parents[2]
LATIN = ("The Ministry of Transport and Works of", "The parties meet again in the harbour and agree on a next step.")
CHINESE = ("中华人民共和国外交部发言人办公室", "双方在北京举行会谈，讨论边境问题和贸易协定。")
ARABIC = ("وزارة الخارجية والتعاون الدولي", "اجتمع الطرفان في العاصمة وناقشا مسألة الحدود والاتفاق التجاري.")
PAGES = {
    "harbour-strike": None,
    "moldova-france": None,
    "one": ("en", LATIN, 1, 2, 1),
    "forty": ("en", LATIN, 40, 12, 4),
    "long": ("en", LATIN, 300, 40, 9),
    "chinese": ("zh", CHINESE, 12, 6, 3),
    "arabic": ("ar", ARABIC, 12, 6, 3),
}
"""For each its language, the words of its names and texts, and how many entries, parties and tensions it has."""


def write_page(name: str, folder: Path) -> Path:
    """Write a page as HTML."""
    made_of = PAGES[name]
    brief = Briefing.model_validate(content(*made_of)) if made_of else load(ROOT / "briefs" / f"{name}.yaml")
    material = material_of(brief)
    path = folder / f"{name}.html"
    path.write_text(render_html(lay_out_material(material, name=name)), encoding="utf-8")
    return path


def content(language: str, words: tuple[str, str], entries: int, parties: int, tensions: int) -> dict[str, Any]:
    name, text = words
    return {
        "briefing": 1,
        "title": text,
        "marking": "TLP:AMBER+STRICT",
        "language": language,
        "event": {"summary": text, "key_points": [{"text": text, "kind": "fact"}]},
        "actors": {f"a{number}": {"name": f"{name} {number}"} for number in range(parties)},
        "sources": {"s": {"title": text, "language": language}},
        "quotes": [
            {"text": text, "speaker": f"a{number}", "kind": kind, "source": "s", "at": number + 1, "note": text}
            for number, kind in enumerate(("direct", "mixed"))
        ],
        "timeline": [entry(number, text) for number in range(entries)],
        "tensions": [tension(number, text, parties) for number in range(tensions)],
        "gaps": [text],
    }


def entry(number: int, text: str) -> dict[str, Any]:
    """One of entries of all sorts of dates, over six years."""
    year, month = 2019 + number % 6, 1 + number * 7 % 12
    dates = (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{1 + number % 28:02}", f"{year}-{month:02}?")
    return {"date": dates[number % 4], "text": text, "status": "planned" if number % 5 == 4 else "occurred"}


def tension(number: int, text: str, parties: int) -> dict[str, Any]:
    """One of tensions of all levels, with two to six parties."""
    held = dict.fromkeys((number * 5 + place * place) % parties for place in range(2 + number % 5))
    wanted = list(held) if len(held) > 1 else [0, 1]
    positions = [{"party": f"a{party}", "position": text, "stance": "asserts"} for party in wanted]
    return {"title": text[:24], "level": 1 + number % 5, "trend": "rising", "positions": positions}
