"""Whose words a source says are whose by itself: all of a statement its speaker's, each turn of a transcript one's."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.cut_words import press_of
from briefing.check.dressing import CUE
from briefing.check.marks import quoted_pieces
from briefing.model import SourceKind
from briefing.text import folded, folded_beside
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.check.naming import NamingIndex
    from briefing.check.searchable import SourceHit
    from briefing.model import Briefing, Quote
    from briefing.sources import ArchiveText

__all__ = ["Turn", "has_voices", "is_no_subtitle", "is_subtitled", "turn_at", "turns_of", "whose_words"]

_QUESTION = compiled_late(r"[qpf]|question|frage|pregunta|domanda|pergunta|вопрос|питання|întrebare|pytanie|fråga")
_ANSWER = compiled_late(
    r"[ar]|answer|antwort|réponse|respuesta|risposta|resposta|ответ|відповідь|răspuns|odpowiedź|svar"
)

MOST_WORDS = 7
"""Words of the longest label of a turn."""

MOST_ABOVE = 30
"""Paragraphs of a quoted mail above which the line that names its writer is looked for."""

_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?[ \t]*(?:[-–—][ \t]*)?)?"
_LABEL = compiled_late(
    rf"^[ \t]*(?:\{{\\an\d\}}[ \t]*)?(?:<(?:p|div|dt|li)\b[^<>\n]{{0,80}}>[ \t]*){{0,2}}(?:\d{{1,4}}[.)][ \t]+)?"
    rf"{_TIME}(?:>>+|[-–—])?[ \t]*(?:\*\*?|__?|<(?:b|strong)>)?"
    r"(?:(?P<letter>[QARPF])(?:[.:](?=\s)|\s*：)|"
    r"(?P<label>[^\W\d_][^\n:：()\[\]<>“”\"«»!?;]{0,60}?)[ \t]*(?:[(\[](?P<role>[^()\[\]\n]{1,80})[)\]])?"
    r"(?:\*\*?|__?|</(?:b|strong)>)?[ \t]*(?::(?=\s|\Z|\*|__|</)|：))(?:\*\*?|__?|</(?:b|strong)>)?\s*"
    r"|<v(?:\.[\w.]+)?[ \t]+(?P<voice>[^<>\n]{1,80})>"
    rf"|^[ \t]*{_TIME}\[(?P<boxed>[^\W\d_][^\n:\[\]<>“”\"«»!?;]{{1,60}})\](?:[ \t]*\n|[ \t]+)(?=\S)"
    r"|^(?P<timed>[^\W\d_][^\n:()\[\]<>“”\"«»!?;]{0,60}?)[ \t]+(?:\d{1,2}:)?\d{1,2}:\d{2}[ \t]*\n(?=\S)",
    re.MULTILINE,
)
_NO_SUBTITLE = compiled_late(r"WEBVTT\b|(?:NOTE|STYLE|REGION)(?:[ \t]*\n|[ \t]*\Z)|NOTE[ \t]")
FIRST_CUES = 12
"""Paragraphs among which one of subtitles has its first times, behind headings and remarks."""
_DOUBLE = compiled_late("[\"“”„«»「『״＂]|''")
_NAME_LINE = compiled_late(
    r"(?P<label>[^\W\d_a-z][^\n:()\[\]!?,]{2,60}?)[ \t]*(?:\((?P<role>[^()\n]{1,80})\))?[ \t]*\n(?=\S)"
)
_NAME_BEFORE = compiled_late(
    r"(?P<label>(?:(?:M[rs]{1,2}|Dr|M|Mme|Mlle|Sen|Rep|Hon|Prof|Gen|Sir|The)\.?[ \t]+)?"
    r"(?P<name>[^\W\d_][^\n:()\[\]!?,–—]{2,40}?))(?:(?P<both>\.[ \t]*[–—-])|\.|[ \t]*—|[ \t]+[–—-])[ \t]+(?=\S)"
)
"""A name before a full stop or a dash: in capitals, or before both as in the minutes of the French parliament."""
_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.'’-]+"
_INLINE = compiled_late(
    rf"(?<=[.!?…”\"])[ \t]+(?P<label>(?:M[RS]S?\.[ \t]+{_CAPITALS}|{_CAPITALS}(?:[ \t]+{_CAPITALS}){{1,3}})):[ \t]+"
)
"""A name in capitals and a colon behind the end of a sentence, which opens a turn within a paragraph."""
_CIRCLED = compiled_late(
    r"^[ \t]*[○◯●◆][ \t]*(?P<label>[^\s:：]{2,30}(?:[ \t][^\s:：]{2,12})?)(?:[:：]|[ \t\u3000]+)(?=\S)"
)
"""A name behind a circle, as in the minutes of the parliaments of Japan and Korea."""
_CALLED = compiled_late(r"[(\[](?P<label>[^\W\d_a-z][^()\n:]{1,60}):\s(?P<words>[^()\[\]]*)[)\]]")
"""What somebody calls within the turn of another: '(Abel: Never!)', '[A docker shouts: Never!]'."""
_NOISES = frozenset(
    "applause audience audio begin break cheering cheers clip commercial crosstalk end foreign inaudible interruption "
    "laughs laughter music noise off-mic pause phone phonetic ringing silence singing sound speaking unintelligible "
    "video".split()
)
"""Words of what a transcript notes in brackets beside its speakers."""
_PARTICLES = frozenset(
    "a al an and bin da de del den der di do dos du el et for i la le of the und van von y zu и".split()
)


class Turn(NamedTuple):
    """A turn: its paragraph from 1, the character at which its words begin, its speaker's name, what is behind it."""

    paragraph: int
    start: int
    label: str
    role: str = ""


@lru_cache(maxsize=64)
def turns_of(archive: ArchiveText) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none in what is something else.

    A source whose kind is not given is one where labels of at least two speakers open half of its paragraphs, and none
    has a quotation mark; or where they are subtitles.
    """
    if archive.kind not in {None, SourceKind.TRANSCRIPT}:
        return ()
    turns = tuple(
        turn for number, paragraph in enumerate(archive.paragraphs, 1) for turn in _turns_in(number, paragraph)
    )
    if archive.kind is SourceKind.TRANSCRIPT:
        circled = _all_turns(_CIRCLED, archive)
        turns = circled or (tuple(sorted((*turns, *_all_turns(_INLINE, archive)))) if turns else ())
        above = (turn for number, text in enumerate(archive.paragraphs, 1) for turn in _named_above(number, text))
        return turns or tuple(above) or _regular_turns(archive)
    if is_subtitled(archive):
        return turns
    # Without capitals a name before a colon cannot be told from "he said:"; with marks it is a report.
    opened = len({turn.paragraph for turn in turns})
    several = len({turn.label for turn in turns}) > 1 and all(turn.label[0].isupper() for turn in turns)
    plain = several and not any(_DOUBLE.search(paragraph) for paragraph in archive.paragraphs)
    return turns if plain and 2 * opened >= len(archive.paragraphs) else ()


def is_subtitled(archive: ArchiveText) -> bool:
    """Whether a source whose kind is not given consists of subtitles, which have no marks around what is said."""
    if archive.kind is not None or not any("-->" in paragraph for paragraph in archive.paragraphs[:FIRST_CUES]):
        return False
    others = sum(not is_no_subtitle(paragraph) for paragraph in archive.paragraphs)
    return 2 * sum(CUE.match(paragraph) is not None for paragraph in archive.paragraphs) >= others


def is_no_subtitle(paragraph: str) -> bool:
    """Whether a paragraph of WebVTT is its heading, a remark or a style, which nobody says."""
    return _NO_SUBTITLE.match(paragraph) is not None


def _turns_in(number: int, paragraph: str) -> Iterator[Turn]:
    if not any(sign in paragraph for sign in (":", "：", "<v", "[")) and paragraph[:1] not in "QARPF":
        return
    if is_no_subtitle(paragraph):
        return
    for found in _LABEL.finditer(paragraph):
        written = found["label"] or found["timed"]
        label = found["letter"] or found["voice"] or found["boxed"] or written
        if (written is None or _is_name(label)) and (found["boxed"] is None or _is_boxed_name(label)):
            yield Turn(number, found.end(), label, found["role"] or "")


def _all_turns(form: re.Pattern[str], archive: ArchiveText) -> tuple[Turn, ...]:
    """The turns that names of one form open, wherever they stand."""
    return tuple(
        Turn(number, found.end(), found["label"])
        for number, paragraph in enumerate(archive.paragraphs, 1)
        for found in form.finditer(paragraph)
    )


def _named_above(number: int, paragraph: str) -> Iterator[Turn]:
    """The turn of a paragraph whose first line is a name in capitals: 'MIRA SAND' above what she says."""
    found = _NAME_LINE.match(paragraph)
    if found and found["label"].isupper() and " " in found["label"]:
        yield Turn(number, found.end(), found["label"], found["role"] or "")


def _regular_turns(archive: ArchiveText) -> tuple[Turn, ...]:
    """The turns of a transcript where names of at least two open half of its paragraphs, in a line of their own.

    A name in capitals may stand before a full stop or a dash in the line.
    """
    found = []
    for number, text in enumerate(archive.paragraphs, 1):
        for form in (_NAME_LINE, _NAME_BEFORE):
            opened = form.match(text)
            if opened and _is_name(opened["label"]) and (form is _NAME_LINE or _stands_out(opened)):
                found.append(Turn(number, opened.end(), opened["label"]))
                break
    several = len({turn.label for turn in found}) > 1
    return tuple(found) if several and 2 * len(found) >= len(archive.paragraphs) else ()


def _stands_out(opened: re.Match[str]) -> bool:
    """Whether a name is set apart from the words behind it by its capitals, or by a full stop and a dash."""
    return opened["name"].isupper() or opened["both"] is not None


def _is_boxed_name(label: str) -> bool:
    """Whether words in brackets name a speaker, and no noise: a name has two words, or capitals alone."""
    words = label.split()
    return (len(words) > 1 or label.isupper()) and _is_name(label) and _NOISES.isdisjoint(label.casefold().split())


def _is_name(label: str) -> bool:
    """Whether words before a colon can be a speaker's name: few, and each with a capital or of a script without."""
    words = label.split()
    return (
        not label[0].islower()
        and len(words) <= MOST_WORDS
        and all(not word[0].islower() or word in _PARTICLES for word in words)
    )


def turn_at(turns: tuple[Turn, ...], hit: SourceHit) -> Turn | None:
    """The turn in which a stretch of a transcript begins; None before the first."""
    place = bisect_right(turns, (hit.paragraph, hit.start + 1), key=lambda turn: (turn.paragraph, turn.start))
    return turns[place - 1] if place else None


def has_voices(archive: ArchiveText) -> bool:
    """Whether a source shows by its kind whose words are whose, so that nothing is to be looked for near them."""
    return archive.kind not in {None, SourceKind.REPORT} or bool(turns_of(archive)) or is_subtitled(archive)


def whose_words(
    briefing: Briefing, quote: Quote, archive: ArchiveText, hits: Iterable[SourceHit], names: Callable[[], NamingIndex]
) -> str:
    """Whose a source says that some words are, in a clause, where it is not a speaker of the statement; else empty.

    Args:
        briefing: The brief.
        quote: The statement.
        archive: Its source.
        hits: Where its words stand there.
        names: The names of the actors; asked for only where there are turns.
    """
    if not quote.speaker or not has_voices(archive):
        return ""
    if archive.kind is SourceKind.STATEMENT:
        replied = next(filter(None, (_in_reply(quote, archive, hit, names) for hit in hits)), "")
        return replied or _in_statement(briefing, quote, archive, hits)
    turns = turns_of(archive)
    return next(filter(None, (_in_turn(quote, turns, hit, names(), archive) for hit in hits)), "") if turns else ""


def _in_statement(briefing: Briefing, quote: Quote, archive: ArchiveText, hits: Iterable[SourceHit]) -> str:
    """Words of a statement outside of quotation marks are its speaker's, or those of one who belongs to the other."""
    speaker = briefing.sources[quote.source or ""].speaker
    if speaker is None or any(speaker == key or _belong(briefing, speaker, key) for key in quote.speaker):
        return ""
    own = all(_in_own_marks(archive, hit) for hit in hits)
    return "" if own else f"as the words of {briefing.actors[speaker].name}, whose statement it is"


def _in_reply(quote: Quote, archive: ArchiveText, hit: SourceHit, names: Callable[[], NamingIndex]) -> str:
    """Whose mail some words stand in that a statement replies to: '> ' before them, 'Abel wrote:' above."""
    text = archive.paragraphs[hit.paragraph - 1]
    lines = text[: hit.start].split("\n")
    if not lines[-1].lstrip().startswith(">"):
        return ""
    above = [*"\n".join(archive.paragraphs[: hit.paragraph - 1][-MOST_ABOVE:]).split("\n"), *lines]
    led_up = next((line for line in reversed(above) if not line.lstrip().startswith(">")), "").strip()
    if not led_up.endswith(":"):
        return ""
    keys = {it.key for it in names().find(*folded_beside(led_up)) if not it.by_role}
    return f"in the mail of another: '{led_up}'" if keys and keys.isdisjoint(quote.speaker) else ""


def _belong(briefing: Briefing, one: str, other: str) -> bool:
    actors = briefing.actors
    return one in actors[other].affiliation or other in actors[one].affiliation


def _in_own_marks(archive: ArchiveText, hit: SourceHit) -> bool:
    pieces = quoted_pieces(archive.paragraphs[hit.paragraph - 1], press_of(archive))
    return any(piece.closed and piece.start <= hit.start + 1 and hit.end - 1 <= piece.end for piece in pieces)


def _called_at(hit: SourceHit, archive: ArchiveText) -> str:
    """Who calls some words in brackets within the turn of another; empty where nobody does."""
    text = archive.paragraphs[hit.paragraph - 1]
    calls = _CALLED.finditer(text) if "(" in text or "[" in text else ()
    return next((it["label"] for it in calls if it.start("words") <= hit.start and hit.end <= it.end("words")), "")


def _in_turn(quote: Quote, turns: tuple[Turn, ...], hit: SourceHit, names: NamingIndex, archive: ArchiveText) -> str:
    """Whose turn some words stand in, in a clause; empty where it is that of the speaker, or nobody can tell."""
    turn = turn_at(turns, hit)
    if turn is None:
        return ""
    turn = turn._replace(label=_called_at(hit, archive) or turn.label)
    label = folded(turn.label)
    if _ANSWER.fullmatch(label):
        return ""
    if _QUESTION.fullmatch(label):
        asking = [it for it in turns if it < turn and folded(it.label).startswith("by ")]
        label = folded(asking[-1].label) if asking else label
    namings = [naming for naming in names.find(label) if naming.source in {None, quote.source}]
    named = [naming for naming in namings if not naming.by_role] or namings or list(names.find(folded(turn.role)))
    longest = max((naming.end - naming.start for naming in named), default=0)
    keys = {naming.key for naming in named if naming.end - naming.start == longest}
    if keys & set(quote.speaker):
        return ""
    return f"in the turn of '{turn.label}'"
