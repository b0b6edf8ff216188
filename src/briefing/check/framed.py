"""Who speaks where a language puts the speaker before the marks and the verb behind them, or has no blanks.

'田中氏は「...」と述べた', 'Kel, “...” dedi', '王强说：“...”': the verb stands right beside the marks, and the
sentence before them names its subject. Only one actor named there is believed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.cut_words import languages_of
from briefing.check.naming import whole_namings
from briefing.check.quoted import quotation_at
from briefing.check.signs import SENTENCE
from briefing.text import folded_beside
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from briefing.check.naming import NamingIndex
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = ["speaker_around"]

REACH = 120
"""Characters on each side of the marks that are read."""

_MARK = compiled_late('["“”„«»「」『』]')
_ZH = r"(?:说|說|表示|称|稱|指出|强调|強調|认为|認為|写道|寫道|回应|回應|宣布|补充|補充)(?:道)?[:：，,]?"
_BEFORE = {
    "zh": compiled_late(rf"{_ZH}\Z"),
    "hi": compiled_late(r"(?:कहा|बताया|बोले|बोलीं|बोला|लिखा)(?:\s+है)?(?:\s+कि)?\s*[,:]?\Z"),
    "th": compiled_late(r"(?:กล่าว|บอก|ระบุ|พูด|เผย|ย้ำ|ชี้)(?:\S{0,12}ว่า)?\Z"),
}
_BEHIND = {
    "ja": compiled_late(
        r"と(?:の見解を|して)?(?:述べ|話し|話す|語|発言|強調|説明|指摘|コメント|主張|明らかに|訴え|言|答え)"
    ),
    "ko": compiled_late(r"(?:이?라)?고\s*(?:말|밝|강조|주장|덧붙|설명|지적|전했|했|언급|비판|답|썼|적었)"),
    "tr": compiled_late(r",?\s*(?:dedi|diyen|demiş|diye\s+konuş|diye\s+yaz|ifade|şeklinde|sözleri)"),
}
"""Verbs of speech before the opening mark, to its place, and behind the closing one."""


def speaker_around(hit: SourceHit, archive: ArchiveText, names: NamingIndex) -> str | None:
    """The only actor whom the sentence names before the marks of some words, where a verb of speech is beside them."""
    language = next(iter(languages_of(archive)), "")
    piece = quotation_at(archive, hit)
    if piece is None or not piece.closed or (language not in _BEFORE and language not in _BEHIND):
        return None
    text = archive.paragraphs[hit.paragraph - 1]
    before = text[max(piece.start - REACH, 0) : piece.start].rstrip(" \"“„«「『'‘")
    before = SENTENCE.split(_MARK.split(before)[-1])[-1].strip()
    behind = text[piece.end : piece.end + REACH].lstrip(" \"”»」』'’。.!?！？")
    verb_before, verb_behind = _BEFORE.get(language), _BEHIND.get(language)
    if not ((verb_before and verb_before.search(before)) or (verb_behind and verb_behind.match(behind))):
        return None
    namings = [it for it in whole_namings(list(names.find(*folded_beside(before)))) if it.source is None]
    keys = {it.key for it in namings}
    return keys.pop() if len(keys) == 1 and not all(it.by_role for it in namings) else None
