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

__all__ = ["speaker_around", "verb_beside"]

REACH = 120
"""Characters on each side of the marks that are read."""

_MARK = compiled_late('["“”„«»「」『』]')
_ZH = (
    r"(?:说|說|表示|称|稱|指出|强调|強調|认为|認為|写道|寫道|回应|回應|宣布|补充|補充|"
    r"反驳|反駁|回答|坦言|透露|警告|批评|批評|质疑|質疑|否认|否認|承诺|承諾|呼吁|呼籲|解释|解釋|指责|指責|直言|喊|问|問|"
    r"告诉\w{1,4}|告訴\w{1,4})(?:道)?[:：，,]?"
)
_BEFORE = {
    "zh": compiled_late(rf"{_ZH}\Z"),
    "hi": compiled_late(
        r"(?:कहा|बताया|बोले|बोलीं|बोला|लिखा|जवाब\s+दिया|पूछा|चेताया|दावा\s+किया|जोड़ा|आरोप\s+लगाया)(?:\s+है)?(?:\s+कि)?\s*[,:]?\Z"
    ),
    "th": compiled_late(r"(?:กล่าว|บอก|ระบุ|พูด|เผย|ย้ำ|ชี้|ตอบ|โต้|ยืนยัน|เตือน|อธิบาย|เสริม|ถาม)(?:\S{0,12}ว่า)?\Z"),
}
_BEHIND = {
    "ja": compiled_late(
        r"と(?:の見解を|して)?(?:述べ|話し|話す|語|発言|強調|説明|指摘|コメント|主張|明らかに|訴え|言|答え|"
        r"反論|批判|反発|釈明|警告|謝罪|要求|要望|呼びかけ|応じ|振り返|続け|漏ら|明か|回答|約束|示唆|否定|たしなめ|"
        r"つぶや|切り出|叫)"
    ),
    "ko": compiled_late(
        r"(?:이?라)?고\s*(?:말|밝|강조|주장|덧붙|설명|지적|전했|했|언급|비판|답|썼|적었|반박|반론|대답|"
        r"응수|호소|경고|촉구|주문|해명|당부|맞섰|물었|평가|전망|약속|토로|외쳤|회고|부인|시인|인정|꼬집)"
    ),
    "tr": compiled_late(
        r",?\s*(?:dedi|diyen|demiş|diye\s+(?:konuş|yaz|yanıt|cevap|ekle|sor|uyar|tepki|karşılık|sesle|açıkla|"
        r"savun|belirt|söyle|özetle|devam|vurgula|çıkış)|ifade|şeklinde|sözleri)"
    ),
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
    if not verb_beside(language, before, behind):
        return None
    namings = [it for it in whole_namings(list(names.find(*folded_beside(before)))) if it.source is None]
    keys = {it.key for it in namings}
    return keys.pop() if len(keys) == 1 and not all(it.by_role for it in namings) else None


def verb_beside(language: str, before: str, behind: str) -> bool:
    """Whether a verb of speech stands right before some marks or right behind them, where a language has it."""
    verb_before, verb_behind = _BEFORE.get(language), _BEHIND.get(language)
    return bool((verb_before and verb_before.search(before)) or (verb_behind and verb_behind.match(behind)))
