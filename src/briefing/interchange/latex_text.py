r"""The LaTeX of bibliographies: accents, signs, braces and commands as text, and text as what BibTeX takes for itself.

It is the little that reference managers write. A command that is not known stays as it stands, and is told.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

__all__ = ["PlainText", "as_latex", "plain_of_latex", "verbatim_of_latex"]

_ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
    "textcommabelow": "\u0326",
    "cb": "\u0326",
}
"""The commands that put an accent on the next letter."""

_SIGNS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "textellipsis": "…",
    "textbullet": "•",
    "textdegree": "°",
    "texteuro": "€",
    "textsterling": "£",
    "textcopyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "S": "§",
    "P": "¶",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
}
"""The commands that stand for a letter or a sign, and are written for it where ASCII is asked for."""

_OTHER_SIGNS = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textunderscore": "_",
    "textdollar": "$",
    "textpercent": "%",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textquotedbl": '"',
    "textquotesingle": "'",
    "textasciigrave": "`",
    "guillemetleft": "«",
    "guillemetright": "»",
    "ldots": "…",
    "dots": "…",
    "pounds": "£",
    "euro": "€",
    "copyright": "©",
    "newline": "\n",
    "par": "\n",
    "space": " ",
    "lq": "‘",
    "rq": "’",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
}
_SILENT = frozenset(
    "emph textit textbf textsc textsl texttt textrm textsf textup textmd textnormal text mbox textsuperscript "
    "textsubscript it bf em rm sc sf sl tt "
    "protect relax url nolinkurl uppercase lowercase MakeUppercase MakeLowercase ensuremath bgroup egroup".split()
)
"""Commands that change nothing of what is said."""

_QUOTING = {"enquote": ("“", "”"), "mkbibquote": ("“", "”"), "textquote": ("“", "”"), "mkbibparens": ("(", ")")}
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
_TOKEN = re.compile(
    r"\\[A-Za-z]+[ \t\r\n]*|\\\\[ \t\r\n]*|\\.|---?|``|''|[{}~]|[ \t\r\n]+|[^\\{}~`' \t\r\n-]+|.", re.DOTALL
)
_DOTLESS = {"ı": "i", "ȷ": "j"}


class PlainText(NamedTuple):
    """What LaTeX says, and the commands in it that are not known, which stand in the text as they were."""

    text: str
    unknown: tuple[str, ...]


def plain_of_latex(latex: str) -> PlainText:
    r"""Read LaTeX as text.

    >>> plain_of_latex(r"{\'E}cole d{\'\i}as -- \ss\ {NATO} \foo").text
    'École días – ß NATO \\foo'
    """
    reader = _Reader()
    for piece in _TOKEN.findall(latex):
        reader.read(piece)
    return PlainText("".join(reader.parts), tuple(dict.fromkeys(reader.unknown)))


class _Reader:
    """Goes through the tokens once; an accent waits for the letter behind it, a mark for its closing brace."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.unknown: list[str] = []
        self._accent = ""
        self._closing: list[str] = []
        self._next = ""
        """What the group that follows shall end with."""
        self._opened = 0
        """How many braces were open when the accent came."""

    def read(self, piece: str) -> None:
        if piece == "{":
            self._closing.append(self._next)
            self._next = ""
        elif piece == "}":
            if self._accent and len(self._closing) > self._opened:
                self._accent = ""
            self._put(self._closing.pop() if self._closing else "")
        elif piece[0] == "\\" and len(piece) > 1:
            self._command(piece[1:].rstrip(" \t\r\n") or " ", piece)
        elif piece[0] in " \t\r\n":
            if not self._accent:
                self.parts.append(" ")
        else:
            self._put(_LIGATURES.get(piece, piece))

    def _command(self, name: str, written: str) -> None:
        if name in _ACCENTS:
            self._accent, self._opened = _ACCENTS[name] + self._accent, len(self._closing)
        elif name in _QUOTING:
            opening, self._next = _QUOTING[name]
            self._put(opening)
        elif name in _SIGNS or name in _OTHER_SIGNS:
            self._put(_SIGNS.get(name) or _OTHER_SIGNS[name])
        elif name == "\\":
            self._put("\n")
        elif not name.isalpha():
            self._put("" if name in {"-", "/", "@", "(", ")"} else " " if name in {",", ";", ":"} else name)
        elif name not in _SILENT:
            self.unknown.append(f"\\{name}")
            self._put(written)

    def _put(self, text: str) -> None:
        if self._accent and text:
            letter = _DOTLESS.get(text[0], text[0]) + self._accent
            text = unicodedata.normalize("NFC", letter) + text[1:]
            self._accent = ""
        self.parts.append(text)


_ESCAPED = re.compile(r"\\([\\{}$&%#_^~])(?:\{\})?")


def verbatim_of_latex(latex: str) -> str:
    r"""An address, in which LaTeX means nothing but `\%` and the like, without `\url` and braces around it."""
    plain = re.sub(r"^\s*\\url\s*", "", latex).strip()
    plain = re.sub(
        r"\\text(?:asciitilde|underscore)(?:\{\})?", lambda found: "~" if "tilde" in found[0] else "_", plain
    )
    return _ESCAPED.sub(r"\1", plain).replace("{", "").replace("}", "").strip()


_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\u00a0": "~",
    "\n": "\\\\\n",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_SPECIAL = re.compile(r"[\\{}~^\u00a0\n$&%#_]|(?<=-)-|(?<=`)`|(?<=')'|(?:(?<=[ \n])|^) | $")


def as_latex(text: str, *, ascii_only: bool = False) -> str:
    r"""Write a text as BibTeX takes it for itself; braces stay in pairs, which its readers count.

    Args:
        text: The text.
        ascii_only: Write letters with accents as commands, too; what has none stays as it is.

    >>> as_latex("50 % & {x}"), as_latex("Șușă", ascii_only=True)
    ('50 \\% \\& \\textbraceleft{}x\\textbraceright{}', '{\\textcommabelow S}u{\\textcommabelow s}{\\u a}')
    """
    written = _SPECIAL.sub(lambda found: _escaped(found[0]), text)
    return re.sub(r"[^\x00-\x7f]", lambda found: _in_ascii(found[0]), written) if ascii_only else written


def _escaped(sign: str) -> str:
    return "\\ " if sign == " " else f"{{}}{sign}" if sign in "-`'" else _ESCAPES[sign]


@cache
def _commands() -> tuple[dict[str, str], dict[str, str]]:
    accents = {accent: name for name, accent in reversed(_ACCENTS.items()) if name != "cb"}
    return {sign: name for name, sign in _SIGNS.items()}, accents


def _in_ascii(letter: str) -> str:
    signs, accents = _commands()
    if letter in signs:
        return f"{{\\{signs[letter]}}}"
    parts = unicodedata.normalize("NFD", letter)
    base, mark = parts[0], parts[1:]
    if mark not in accents or not base.isascii():
        return letter
    name = accents[mark]
    return f"{{\\{name}{' ' if name.isalpha() else ''}{base}}}"
