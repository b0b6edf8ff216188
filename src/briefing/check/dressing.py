"""The signs of an archive that are no words: those of a mail, a page, a print or subtitles, taken off a paragraph."""

from __future__ import annotations

import html
import re

from briefing.text.patterns import compiled_late

__all__ = ["CUE", "LINE_HYPHEN", "undressed", "with_own_hyphens", "with_plain_entities", "without_footnotes"]

_ENTITY = compiled_late(r"&(?:amp;)?(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
LINE_HYPHEN = compiled_late(r"(?<=[^\W\d_])[-‐¬\xad][ \t]*\n[ \t\xad]*(?=[^\W\d_])")
"""A hyphen at the end of a line, with the blanks up to the other half of its word."""

_OWN_HYPHEN = compiled_late(r"(?<!\w)(?P<one>\w+)[-‐–][ \t]*\n[ \t]*(?P<other>\w+)")
_MAIL = compiled_late(r"^(?:>[ \t]?)+", re.MULTILINE)
_MAIL_IN_PART = compiled_late(r"^(?:>[ \t]?)+(?![\d \t>])", re.MULTILINE)
_EMPHASIS = compiled_late(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[\w‘“\"'«])([^*_]{1,200}?)(?<=[\w.,!?…’”\"'»)])\1(?![\w*_])")
_LINK = compiled_late(r"(?<!!)\[([^\[\]\n]{1,120})\](\((?:https?://|/|#)[^()\s]{0,300}\))")
_ATTRIBUTE = r"""\s+[a-z:-]{1,30}=(?:"[^"<>]{0,300}"|'[^'<>]{0,300}'|[^\s<>"']{1,100})"""
_BREAK_TAG = compiled_late(r"<br\s?/?>", re.IGNORECASE)
_ESCAPE = compiled_late(r"\\(?=[&%$#_*~\[\]]|\n)")
_INLINE_TAG = compiled_late(
    rf"</?(?:wbr|i|em|b|strong|u|a|span|mark|small|cite)(?:{_ATTRIBUTE}){{0,8}}\s?>", re.IGNORECASE
)
_FOOTNOTE = compiled_late(
    r"(?P<number>(?:\[\^?\d{1,3}(?:[,–-] ?\d{1,3}){0,5}\])+)|(?P<raised>[¹²³⁰⁴-⁹]{1,3})(?!\w)|"
    r"\[(?:[a-z]|notes? \d{1,3}|n \d{1,3}|citation needed|注\d{0,3})\]|【\d{1,3}】|\^\d{1,3}(?!\w)|"
    r"[†‡*]{1,3}(?!\w)|\(\d{1,2}\)(?=\s)|[ⁱ①-⑳]"
)
_STOPS = frozenset('.,;:!?…。！？，"”’»')
_LONG_WORD = compiled_late(r"[^\W\d_]{4}$|(?<![^\W\d_])(?!(?:[kcdmnµ]?m|ft|in|yd|mi|ha|sec|min)$)[a-zà-ÿа-я]{2,3}$")
_MEASURE = compiled_late(
    r"(?:met(?:er|re|ro|ri)s?|metr[oóyů]w?|метр\w{0,3}|f(?:ee|oo)t|inch(?:es)?|yards?|miles?)$", re.IGNORECASE
)
"""What ² and ³ are taken of."""

_FOOTNOTE_SIGN = compiled_late("[\\[†‡*¹²³⁰⁴-⁹ⁱ①-⑳【^]")

CUE = compiled_late(
    r"(?:[^\n]{1,40}\n)?[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d{3}[ \t]+-->[ \t]+(?:\d+:)?\d\d:\d\d[.,]\d{3}[^\n]*\n?"
    r"(?P<voice><v[ .][^<>\n]{1,80}>)?"
)
"""What a subtitle of SRT or WebVTT begins with: its number or name, its times and settings, and who speaks."""

_TAG = compiled_late(r"</?[a-z][^<>\n]{0,80}>|<\d\d:[\d:.]{5,12}>|\{\\an\d\}")


def undressed(raw: str) -> str:
    """A paragraph without the signs of its archive; unseen characters stand in their places, so its length stays."""
    text = raw
    if "-->" in text and (cue := CUE.match(text)):
        text = _unseen(cue) + _TAG.sub(_unseen, text[cue.end() :])
    if ">" in text:
        whole = text.startswith(">") and all(line.startswith(">") for line in text.split("\n"))
        text = (_MAIL if whole else _MAIL_IN_PART).sub(_unseen, text)
    if any(sign in text for sign in _BROKEN_LINES):
        text = LINE_HYPHEN.sub(_unseen, text)
    if "&" in text and ";" in text:
        text = _ENTITY.sub(_plain_entity, text)
    if "<" in text:
        text = _INLINE_TAG.sub(_unseen, _BREAK_TAG.sub(lambda found: " ".ljust(len(found[0]), "\xad"), text))
    if "\\" in text:
        text = _ESCAPE.sub("\xad", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda it: "\xad" * len(it[1]) + it[2] + "\xad" * len(it[1]), text)
    if "](" in text:
        text = _LINK.sub(lambda it: "\xad" + it[1] + "\xad" * (1 + len(it[2])), text)
    return without_footnotes(text)


def without_footnotes(text: str) -> str:
    r"""A text in whose signs of footnotes unseen characters stand, so its length stays.

    >>> without_footnotes("We stay.[2] 10² m²").replace("\xad", "")
    'We stay. 10² m²'
    """
    return _FOOTNOTE.sub(_without_footnote, text) if _FOOTNOTE_SIGN.search(text) or ".(" in text else text


_BROKEN_LINES = ("-\n", "- \n", "‐\n", "¬\n", "\xad\n")


def _unseen(found: re.Match[str]) -> str:
    return "\xad" * len(found[0])


def _without_footnote(found: re.Match[str]) -> str:
    """Nothing for the sign of a footnote; what may say something, as in 10², want[s] and (2019), stays."""
    text, start = found.string, found.start()
    before = text[start - 1] if start else " "
    behind_stop = before in _STOPS
    if found["number"]:
        behind_stop = behind_stop or before.isalnum() or (before == " " and text[max(start - 2, 0)] in _STOPS)
    elif found["raised"]:
        word = text[max(start - 8, 0) : start]
        behind_stop = behind_stop or (_LONG_WORD.search(word) is not None and not _MEASURE.search(word))
    return _unseen(found) if behind_stop else found[0]


def with_own_hyphens(raw: str, words: str) -> str:
    r"""A paragraph in which a hyphen at a line end is the word's own where some words have it; its length stays.

    >>> with_own_hyphens("a well-\nknown quay, no har-\nbour", "a well-known quay").count("-\n")
    1
    """

    def kept(found: re.Match[str]) -> str:
        if f"{found['one']}-{found['other']}" not in words:
            return found[0]
        between = len(found[0]) - len(found["one"]) - len(found["other"]) - 1
        return found["one"] + "-" + "\xad" * between + found["other"]

    return _OWN_HYPHEN.sub(kept, raw) if "\n" in raw else raw


def _plain_entity(found: re.Match[str]) -> str:
    plain = html.unescape(html.unescape(found[0]))
    return plain.ljust(len(found[0]), "\xad") if len(plain) == 1 else found[0]


def with_plain_entities(raw: str) -> str:
    """A text with the characters that its HTML entities stand for; unseen ones fill their places, and those of tags.

    A mark stands beside what it opens or closes: at the end of its entity before a word, else at the beginning.
    """
    if "<" in raw:
        raw = _INLINE_TAG.sub(_unseen, raw)
    if "&" not in raw or ";" not in raw:
        return raw

    def plain(found: re.Match[str]) -> str:
        shown = _plain_entity(found).rstrip("\xad")
        opens = found.start() == 0 or raw[found.start() - 1].isspace()
        return shown.rjust(len(found[0]), "\xad") if opens else shown.ljust(len(found[0]), "\xad")

    return _ENTITY.sub(plain, raw)
