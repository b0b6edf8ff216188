"""Characters that the fonts of a PDF cannot draw: they are shown as code points, for they would vanish otherwise.

Only fonts that come with the program are used, so that the same brief is the same file on every machine; they draw
Latin, Greek, Cyrillic, Hebrew, Arabic, Armenian and Georgian, and no Chinese, Japanese, Korean, Indic script or emoji.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from briefing.text import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Glyphs", "drawable_by"]

_ALWAYS_DRAWN = frozenset(map(chr, range(0x20, 0x7F))) | {"\n"}
_UNSEEN = frozenset({"Cf", "Zs"})
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


class Glyphs:
    """What the fonts can draw of one brief.

    Attributes:
        missing: The characters that were asked for and cannot be drawn, in order of their code points.
    """

    def __init__(self, families: Iterable[frozenset[str]]) -> None:
        self._families = tuple(families)
        self._missing: set[str] = set()

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters for which no font was found so far."""
        return tuple(sorted(self._missing))

    def drawn(self, text: str) -> str:
        """The text, with the code points of what cannot be drawn in its place."""
        if text.isascii() or not any(character not in _ALWAYS_DRAWN for character in text):
            return text
        return "".join(self._cluster(cluster) for cluster in clusters(text))

    def _cluster(self, cluster: str) -> str:
        """Draw a letter with its marks by one font, for no two fonts draw a letter together."""
        wanted = {character for character in cluster if not _is_plain(character)}
        missing = min((wanted - family for family in self._families), key=len, default=wanted)
        if not missing:
            return cluster
        self._missing |= missing
        if cluster[0] in missing:
            missing = wanted
        return "".join(f"<U+{ord(character):04X}>" if character in missing else character for character in cluster)


def drawable_by(ask: Callable[[str], Iterable[Iterable[str]]], texts: Iterable[str]) -> Glyphs:
    """Find out what the fonts can draw of some texts.

    Args:
        ask: Answers for each family which of these characters it has.
        texts: All that is to be drawn.
    """
    wanted = sorted({character for text in texts if not text.isascii() for character in _odd(text)})
    families = ask("".join(wanted)) if wanted else ()
    return Glyphs(frozenset(character for character in family if not _misleads(character)) for family in families)


def _misleads(character: str) -> bool:
    """Whether a character is drawn wrongly: marks round another are misplaced, private ones mean nothing in a brief."""
    return unicodedata.category(character) in {"Me", "Co"}


def _odd(text: str) -> Iterator[str]:
    return (character for character in set(text) if not _is_plain(character))


def _is_plain(character: str) -> bool:
    """Whether a character needs no glyph, or one that every font has."""
    return character in _ALWAYS_DRAWN or character in _SELECTORS or unicodedata.category(character) in _UNSEEN
