"""The values of bibliographies as a brief has them: lines, names, addresses, languages, dates, notes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from briefing.edtf import EdtfError, parse_edtf
from briefing.text import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.interchange.references import Pile
    from briefing.model import Briefing

__all__ = [
    "address_of",
    "language_of",
    "may_be_person",
    "one_line",
    "split_names",
    "unmarked",
    "without_tags",
    "worded_date",
]


def unmarked(briefing: Briefing) -> tuple[str, ...]:
    """What is to be said where the marking of a brief does not go out with what is taken from it."""
    return (f"the marking {briefing.marking} is left out",) if briefing.marking else ()


def one_line(text: str) -> str:
    """A text on one line: line breaks and the blanks around them become one blank."""
    return on_one_line(text.strip().replace("\r", "\n"))


def worded_date(text: str) -> Any:
    """A date of a brief: EDTF where the text is that, else its words as they stand."""
    text = one_line(text)
    try:
        return parse_edtf(text).text
    except EdtfError:
        return {"text": text} if text else None


def split_names(text: str) -> list[tuple[str, ...]]:
    """The names in the line of authors of a brief: 'Rusu, Anna; Gazette' has two, the first one of two parts.

    >>> split_names("Rusu, Anna; The Gazette; King, Martin, Jr.")
    [('Rusu', 'Anna'), ('The Gazette',), ('King', 'Martin', 'Jr.')]
    >>> split_names("Ministry of Health, Labour and Welfare")
    [('Ministry of Health, Labour and Welfare',)]
    """
    names = [tuple(name.split(", ")) for name in text.split("; ")]
    parts = [part for name in names for part in name]
    if any(not part or part != part.strip() or part.strip(",;") != part for part in parts):
        return [(text,)]
    return [
        name if len(name) <= MOST_PARTS and not _OF_MANY.search(", ".join(name)) else (", ".join(name),)
        for name in names
    ]


MOST_PARTS = 3
"""Family name, given name, and what follows: Jr."""

_OF_MANY = re.compile(
    r"(?:^| )(?:and|et|for|für|of|og|und)(?= )|&|(?:^| )(?:AG|Co|Corp|GmbH|Inc|LLC|LLP|Ltd|PLC|S\.A|SA)\.?$",
    re.IGNORECASE,
)
"""What only the name of an organisation has: 'Ministry of Health, Labour and Welfare', 'Orsk & Sons, Inc.'."""


def may_be_person(author: str) -> bool:
    """Whether an author who goes out as one name may be a person whose given name stands first.

    >>> may_be_person("Lena Orsk"), may_be_person("Orsk, Lena"), may_be_person("Port and Sea"), may_be_person("Reuters")
    (True, False, False, False)
    """
    words = author.split()
    return 2 <= len(words) <= MOST_PARTS and not re.search(r"[,;\d]", author) and not _OF_MANY.search(author)


_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_ADDRESSES = re.compile(r"\s*https?://\S+(?:\s+https?://\S+)*+\s*", re.IGNORECASE)


def address_of(pile: Pile, addresses: Iterable[str], doi: str | None, field: str) -> str | None:
    """The address of a source: the first that is one, else that of its DOI.

    Args:
        pile: Is told of what is left out.
        addresses: What stands where an address should.
        doi: The DOI, with or without the address in front.
        field: What the field of the address is called.
    """
    # No address has a blank in it, and some programs write all that they know into one field.
    given = [one for text in addresses for one in (text.split() if _ADDRESSES.fullmatch(text) else [text.strip()])]
    found = [address for address in given if _ADDRESS.fullmatch(address)]
    for address in [address for address in given if address not in found[:1]]:
        pile.leave(field, "there is another one" if address in found else f"'{address}' is no web address")
    if doi is None:
        return found[0] if found else None
    plain = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi.strip(), flags=re.IGNORECASE)
    if not found:
        return f"https://doi.org/{plain}"
    if plain.lower() not in found[0].lower():
        pile.leave("DOI", "there is another address")
    return found[0]


_LANGUAGES = {
    "ar": "arabic ara",
    "bg": "bulgarian bul",
    "cs": "czech ces cze",
    "da": "danish dan",
    "de": "german ngerman deutsch germanb deu ger",
    "de-AT": "austrian naustrian",
    "el": "greek ell gre",
    "en": "english eng",
    "en-AU": "australian",
    "en-CA": "canadian",
    "en-GB": "british ukenglish",
    "en-US": "american usenglish",
    "es": "spanish espanol castilian spa",
    "et": "estonian est",
    "fa": "persian farsi fas per",
    "fi": "finnish fin",
    "fr": "french francais frenchb fra fre",
    "he": "hebrew heb",
    "hr": "croatian hrv",
    "hu": "hungarian magyar hun",
    "hy": "armenian hye arm",
    "it": "italian ita",
    "ja": "japanese jpn",
    "ka": "georgian kat geo",
    "ko": "korean kor",
    "lt": "lithuanian lit",
    "lv": "latvian lav",
    "nl": "dutch nld dut",
    "no": "norwegian norsk nor",
    "pl": "polish pol",
    "pt": "portuguese portuges por",
    "pt-BR": "brazilian brazil",
    "ro": "romanian ron rum",
    "ru": "russian rus",
    "sk": "slovak slk slo",
    "sl": "slovene slovenian slv",
    "sr": "serbian srp",
    "sv": "swedish swe",
    "tr": "turkish tur",
    "uk": "ukrainian ukr",
    "zh": "chinese zho chi",
}
"""Languages by their tags: their names in English and in LaTeX, and their codes of three letters."""

_TAGS = {name: tag for tag, names in _LANGUAGES.items() for name in names.split()}


def language_of(text: str | None) -> str | None:
    """The tag of a language that is named by a tag, a code of three letters or its name."""
    if text is None:
        return None
    plain = text.strip()
    return _TAGS.get(plain.lower(), plain.replace("_", "-"))


class _Bare(HTMLParser):
    """Keeps the text of a page, with a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "div", "li", "h1", "h2", "h3"}:
            self.parts.append("\n")

    def handle_starttag(self, tag: str, _attributes: Any) -> None:
        if tag == "br":
            self.parts.append("\n")


LONGEST_MARKED_UP = 100_000
"""Characters of the longest note that is taken for HTML."""

_MARKED_UP = re.compile(r"\s*<(?:p|div|span|h[1-3]|ul|ol|blockquote)\b[^<>]*>", re.IGNORECASE)


def without_tags(text: str) -> str:
    """A note as plain text, where a program wrote it as HTML; any other as it is."""
    if len(text) > LONGEST_MARKED_UP or not _MARKED_UP.match(text):
        return text
    reader = _Bare()
    reader.feed(text)
    reader.close()
    lines = (line.strip() for line in "".join(reader.parts).split("\n"))
    return "\n".join(filter(None, lines))
