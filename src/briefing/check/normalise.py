"""The declared equivalences of typography, and nothing else: what is equal under them says the same words.

`EQUIVALENCES` lists them with an example of each that is joined and one that must not be. Letter case, digits and every
letter stay what they are.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.dressing import LINE_HYPHEN, undressed
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    import re

__all__ = [
    "EQUIVALENCES",
    "Equivalence",
    "Normalised",
    "differences",
    "normalise",
    "normalise_source",
]


class Equivalence(NamedTuple):
    """One row of the table from which the documentation and the tests are made.

    Attributes:
        name: The reason that a result names.
        what: What is taken for the same, for the documentation.
        words: Words of a brief.
        source: A source in which they are found.
        other: A source in which they must not be.
    """

    name: str
    what: str
    words: str
    source: str
    other: str


EQUIVALENCES = (
    Equivalence(
        "line breaks and spaces",
        "blanks and line breaks of every kind, and runs of them; those inside of guillemets, `« a »`",
        "We will stay",
        "“We\u00a0will\nstay,” he said.",
        "“We willstay,” he said.",
    ),
    Equivalence(
        "quotation marks",
        '`“ ” „ ‟ « » ‹ › 〝 〟 「 」 『 』 ｢ ｣ ﹁ ﹂ ﹃ ﹄ ❝ ❞ 🙶 🙷 ״ "`, two single ones, '
        "and one single at the edge of a word",
        'They said "never" and left',
        "“They said ‘never’ and left,” he said.",
        "“They said never and left,” he said.",
    ),
    Equivalence("apostrophes", "`’ ‘ ‛ ʼ ´ ` ׳ '`", "We don't go", "“We don’t go,” he said.", "“We dont go,” he said."),
    Equivalence(
        "dashes",
        "`- – ‐ ‑ − ־` inside a word; a dash of any kind between blanks and `—`, `——`, `--` without; none is a minus",
        "The bridge — ours — stays",
        "“The bridge—ours—stays,” he said.",
        "“The bridge-ours-stays,” he said.",
    ),
    Equivalence(
        "ellipsis signs",
        "`…` and `...`",
        "We shall see... and pay",
        "“We shall see… and pay.”",
        "“We shall see and paid.”",
    ),
    Equivalence(
        "soft hyphens",
        "soft hyphens, as if they were not there",
        "the harbour",
        "“the har\u00adbour”",
        "“the har-bour”",
    ),
    Equivalence(
        "invisible characters",
        "zero-width signs and signs of direction, as if they were not there",
        "the harbour office",
        "“the har\u200bbour office”",
        "“the har bour office”",
    ),
    Equivalence(
        "hyphens at line ends",
        "a hyphen that a line ends with, which may be the word's own",
        "a transparent port",
        "“a transpar-\nent port”",
        "“a transpar- ent port”",
    ),
    Equivalence(
        "ligatures", "`ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ` and their letters", "The office finds", "“The oﬃce ﬁnds”", "“The ofice finds”"
    ),
    Equivalence("full-width signs", "full-width and half-width signs", "开放,关闭", "“开放，关闭。”", "“开放。关闭。”"),
    Equivalence("Romanian letters", "`ş ţ` and `ș ț`", "așa e viața", "„aşa e viaţa”", "„asa e viata”"),
    Equivalence(
        "Arabic letters",
        "`ي ك` and `ی ک`; vowel signs and tatweel as if they were not there; a zero-width non-joiner for a blank",
        "الجسر مفتوحا",
        "«الجِســرُ مَفتوحاً»",
        "«الجسور مفتوحا»",
    ),
    Equivalence(
        "Unicode NFC",
        "a letter with its accents in one character or in several",
        "café",
        "“the cafe\u0301”",
        "“the cafe”",
    ),
    Equivalence(
        "signs of the archive",
        "in the source: HTML entities and tags of emphasis, `>` before lines of a mail, `*` and `_` around words, "
        "links of Markdown, footnote signs such as `[1]` and `¹` behind a word or a full stop",
        "We'll never pay. We stay",
        "&ldquo;We&#8217;ll *never* pay.¹ We <i>stay</i>&rdquo;",
        "&ldquo;We&#8217;ll * pay. We stay&rdquo;",
    ),
    Equivalence(
        "end punctuation",
        "a full stop for the comma at the end of the words, or the other way round, where the source closes its marks",
        "We will stay.",
        "“We will stay,” he said.",
        "“We will stay, and go,” he said.",
    ),
)

_SPACES = (
    "\t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_DOUBLE = "“”„‟«»‹›〝〟〞「」『』｢｣﹁﹂﹃﹄❝❞🙶🙷״"
_SINGLE = "’‘‛ʼ´`׳‚"
_DASHES = "–‐‑−־"
_LONG_DASHES = "—―‒"
_WIDE = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
_ROMANIAN = {"ş": "ș", "Ş": "Ș", "ţ": "ț", "Ţ": "Ț"}
_PERSIAN = {"ي": "ی", "ك": "ک"}
_UNSEEN = "\xad\u034f\u061c\u180e\u200b\u200d\u200e\u200f\ufe0e\ufe0f\ufeff" + "".join(
    map(chr, (*range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x2070)))
)
_VOWELS = "\u0640\u0670" + "".join(map(chr, range(0x64B, 0x653)))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TABLE = str.maketrans(
    {
        **_WIDE,
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys((*_DOUBLE, "＂"), '"'),
        **dict.fromkeys((*_SINGLE, "＇"), "'"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_LONG_DASHES, "—"),
        **_ROMANIAN,
        **_PERSIAN,
        **dict.fromkeys((*_UNSEEN, *_VOWELS), "\xad"),
    }
)
_APART = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
"""Letters beside which a single mark is no apostrophe; behind one, it is none before the particles of Korean, too."""

_EDGE = rf"(?<!\w)'|'(?!\w)|(?<=[{_APART}])'|'(?=[{_APART}\uac00-\ud7af])"
_RUNS = compiled_late(rf" *(?:—{{1,2}}|--) *| +- +|…|[ﬀ-ﬆ]|''|{_EDGE}| {{2,}}|\xad+|\u200c")
"""What changes its length or depends on what stands beside it; looked for behind the table."""

_EDGE_MARK = compiled_late(_EDGE)
_RUN_SIGNS = ("  ", "--", " - ", "''")
_WIDE_RUN = compiled_late("[—…ﬀ-ﬆ\xad\u200c]")
_GUILLEMETS = compiled_late(rf"(?<!\S)([«‹])([ {_SPACES}]+)|(?<![ {_SPACES}])([ {_SPACES}]++)([»›])(?!\w)")
_EN_MINUS = compiled_late(r"(?<![^\s(])–(?=\d)")

_DASHES_WITH_BLANKS = compiled_late(r" ?[—–―‒] ?")
_NAMES = (
    ("line breaks and spaces", frozenset(_SPACES)),
    ("quotation marks", frozenset((*_DOUBLE, '"', "＂"))),
    ("apostrophes", frozenset(_SINGLE)),
    ("dashes", frozenset((*_DASHES, *_LONG_DASHES))),
    ("ellipsis signs", frozenset("…")),
    ("soft hyphens", frozenset("\xad")),
    ("invisible characters", frozenset(_UNSEEN) - {"\xad"}),
    ("ligatures", frozenset(_LIGATURES)),
    ("full-width signs", frozenset(_WIDE)),
    ("Romanian letters", frozenset(_ROMANIAN)),
    ("Arabic letters", frozenset((*_PERSIAN, *_VOWELS, "\u200c"))),
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text under the equivalences, and where each of its characters stood.

    Attributes:
        text: Without blanks at its ends.
        places: For each character its offset in the raw text; None where the offsets are the same.
        length: Characters of the raw text.
    """

    text: str
    places: tuple[int, ...] | None
    length: int

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch that a stretch of the text stands for."""
        if self.places is None:
            return start, end
        last = self.places[end] if end < len(self.places) else self.length
        return self.places[start], max(last, self.places[end - 1] + 1)


@lru_cache(maxsize=65536)
def normalise(raw: str) -> Normalised:
    """Apply the equivalences to a text."""
    return _normalised(raw, raw)


def normalise_source(raw: str) -> Normalised:
    """Apply the equivalences to a paragraph of a source, which may carry the signs of a mail, a page or a print."""
    return _normalised(raw, undressed(raw))


def _normalised(raw: str, dressed: str) -> Normalised:
    """Normalise a text of the same length as the raw one."""
    if "–" in dressed:
        dressed = _EN_MINUS.sub("—", dressed)
    if "«" in dressed or "»" in dressed or "‹" in dressed or "›" in dressed:
        dressed = _GUILLEMETS.sub(_hugged, dressed)
    text = dressed.translate(_TABLE)
    composed = unicodedata.is_normalized("NFC", text) and not ("\xad" in text and _UNSEEN_MARK.search(text))
    if composed and not _has_runs(text):
        return Normalised(raw if text == raw else text, None, len(raw))
    characters, places = _composed(text) if not composed else (list(text), list(range(len(text))))
    return _without_runs("".join(characters).translate(_TABLE), places, len(raw))


def _has_runs(text: str) -> bool:
    """Whether anything in a text changes its length; most texts have nothing, and are told by plain searches."""
    if text[:1] == " " or text[-1:] == " " or any(sign in text for sign in _RUN_SIGNS):
        return True
    if not text.isascii() and _WIDE_RUN.search(text):
        return True
    return "'" in text and _EDGE_MARK.search(text) is not None


def _hugged(found: re.Match[str]) -> str:
    """Guillemets without the blanks inside of them, which unseen characters stand for."""
    if found[1]:
        return found[1] + "\xad" * len(found[2])
    return "\xad" * len(found[3]) + found[4]


_UNSEEN_MARK = compiled_late("\xad{1,8}[\u0300-\u036f\u0653-\u065f]")
"""A mark that unseen characters, a vowel sign among them, keep from its letter."""


def _composed(text: str) -> tuple[list[str], list[int]]:
    """Compose each letter with its marks; the result stands where the letter stood."""
    characters: list[str] = []
    places: list[int] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and (_joins(text[place]) or _UNSEEN_MARK.match(text, place)):
            continue
        letter = text[start:place]
        for character in unicodedata.normalize("NFC", letter if len(letter) == 1 else letter.replace("\xad", "")):
            characters.append(character)
            places.append(start)
        start = place
    return characters, places


def _joins(character: str) -> bool:
    """Whether a character may be one letter with the one before it: a mark, or the vowel or the end of a syllable."""
    return unicodedata.category(character).startswith("M") or "\u1160" <= character <= "\u11ff"


def _without_runs(text: str, places: list[int], length: int) -> Normalised:
    """Write every run as it is compared; twice, for what unseen characters parted may be a run."""
    for runs in (_UNSEEN_RUNS, _RUNS):
        shown: list[str] = []
        kept: list[int] = []
        done = 0
        for found in runs.finditer(text):
            shown.append(text[done : found.start()])
            kept += places[done : found.start()]
            replacement = _written(found, text)
            shown.append(replacement)
            own = places[found.start() : found.end()]
            kept += (own + own[-1:] * len(replacement))[: len(replacement)]
            done = found.end()
        kept += places[done:]
        text, places = "".join([*shown, text[done:]]), kept
    lead = len(text) - len(text.lstrip(" "))
    end = len(text.rstrip(" "))
    return Normalised(text[lead:end], tuple(places[lead:end]), length)


_UNSEEN_RUNS = compiled_late("\xad*\u200c[\xad\u200c]*|\xad+|[ﬀ-ﬆ]|…")


def _written(found: re.Match[str], text: str) -> str:
    """How a run is compared."""
    sign = found[0]
    if "\u200c" in sign:
        before = text[found.start() - 1 : found.start()]
        return " " if "\u0600" <= before <= "\u06ff" else ""
    if sign[0] == "\xad":
        return ""
    if sign in _LIGATURES:
        return _LIGATURES[sign]
    if sign == "…":
        return "..."
    if "'" in sign:
        return '"'
    return " - " if "-" in sign or "—" in sign else " "


def differences(words: str, passage: str) -> tuple[str, ...]:
    """Name the equivalences that two texts, equal under them, differ by."""
    found = [name for name, signs in _NAMES if _only(words, signs) != _only(passage, signs)]
    for name, sign in (("quotation marks", "''"), ("dashes", "--"), ("line breaks and spaces", "  ")):
        if (sign in words) != (sign in passage) and name not in found:
            found.append(name)
    if "dashes" not in found and _DASHES_WITH_BLANKS.findall(words) != _DASHES_WITH_BLANKS.findall(passage):
        found.append("dashes")
    if LINE_HYPHEN.search(passage):
        found.append("hyphens at line ends")
    if undressed(passage) != passage and not LINE_HYPHEN.search(passage):
        found.append("signs of the archive")
    if not (unicodedata.is_normalized("NFC", words) and unicodedata.is_normalized("NFC", passage)):
        found.append("Unicode NFC")
    return tuple(found) or ("line breaks and spaces",)


def _only(text: str, signs: frozenset[str]) -> str:
    return "".join(character for character in text if character in signs)
