"""Whose words stand in marks of their own within a quotation: 'Abel told me, "We pay," and left' is no word of hers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check.cut_words import languages_of, press_of
from briefing.check.framed import verb_beside
from briefing.check.marks import quoted_pieces
from briefing.check.quoted import quotation_at
from briefing.check.signs import STOPS
from briefing.check.speech_words import speech_of
from briefing.model import SourceKind
from briefing.text import folded
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = ["told_of_another"]

REACH = 80
"""Characters before the inner marks that are read."""
MOST_WORDS = 3
"""Words before a verb of speech among which its subject is looked for, and words between it and the marks."""

_SENTENCE = compiled_late(rf"[{STOPS}]\s")
_FIRST_PERSON = frozenset(
    "i i'm i've i'd we we've we'd j je ai avons ich wir ho abbiamo eu ik wij jag vi jeg я мы ми εγώ אני אנחנו saya "
    "kami tôi".split()
)

_I_AND_WE = {
    "zh": compiled_late("(?:我|咱|本人|笔者)"),
    "ja": compiled_late("(?:私|わたし|僕|ぼく|俺|我々|われわれ|自分|当社|弊社|うち)"),
    "ko": compiled_late(r"(?:나|내|저|제|우리|저희)(?:는|은|가|이|도|\s)"),
}
"""The speaker as the subject of a clause, where no blanks part its words or the verb stands behind the marks."""
_CLAUSE = compiled_late("[，,。、；;]")


def told_of_another(hit: SourceHit, archive: ArchiveText) -> str:
    """What leads up to some words that a speaker gives as another's; empty where they are the speaker's own.

    Args:
        hit: The words.
        archive: The source; they stand in marks there, within the marks of a quotation or a turn of a transcript.
    """
    piece = quotation_at(archive, hit)
    if piece is None or not piece.closed:
        return ""
    if archive.kind is SourceKind.TRANSCRIPT:
        inner, text = piece, archive.paragraphs[hit.paragraph - 1]
    else:
        text = piece.words
        start, end = hit.start - piece.start, hit.end - piece.start
        pieces = quoted_pieces(text, press_of(archive))
        inner = next((it for it in pieces if it.closed and it.start <= start + 1 and end - 1 <= it.end), piece)
        if inner.end - inner.start >= len(text) - 1:
            return ""
    before = _SENTENCE.split(text[max(inner.start - REACH, 0) : inner.start])[-1].rstrip(" ,:\"'“‘„‚«»‹›\xa0")
    language = next(iter(languages_of(archive)), "")
    if language in _I_AND_WE:
        return _told_around(language, before, text[inner.end : inner.end + REACH])
    verbs = list(speech_of(archive.language).verb.finditer(folded(before)))
    if not verbs or len(before[verbs[-1].end() :].split()) > MOST_WORDS:
        return ""
    subject = before[: verbs[-1].start()].replace("’", "'").casefold().split()[-MOST_WORDS:]
    own = any(word in _FIRST_PERSON or word.startswith("j'") for word in subject)
    return "" if own or not subject else " ".join(before.split())


def _told_around(language: str, before: str, behind: str) -> str:
    """What leads up to inner marks in a language whose verb of speech stands right beside them."""
    before = before.rstrip("『「‘“，,：: ")
    clause = next((part.strip() for part in reversed(_CLAUSE.split(before)) if part.strip()), "")
    own = _I_AND_WE[language].match(clause)
    return "" if own or not clause or not verb_beside(language, before, behind.lstrip("』」’”\"' ")) else clause
