"""What was said, and whose words it is: how every screen and every export gives the text of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.check import quoted_pieces
from briefing.model import QuoteKind
from briefing.model.iso_codes import language_name
from briefing.model.wording import KIND_WORDS

if TYPE_CHECKING:
    from briefing.model import Quote

__all__ = ["Words", "words_of"]

MOST_MARKS = len("''''")
"""Characters around words that are taken for nothing but their quotation marks."""


class Words(NamedTuple):
    """What was said.

    Attributes:
        text: The words; those of a quotation without the quotation marks that hold them all.
        kind: Whose they are.
        translated_from: The language that they were translated from; empty where they were not.
        language: The tag of that language.
        original: The words in that language; empty where the file does not give them.
    """

    text: str
    kind: QuoteKind
    translated_from: str = ""
    language: str = ""
    original: str = ""

    @property
    def quoted(self) -> bool:
        """Whether all of it, and of the original, belongs in quotation marks that the texts do not have."""
        return self.kind is QuoteKind.DIRECT

    @property
    def kind_word(self) -> str:
        """QUOTED, PARTIAL or REPORTED."""
        return KIND_WORDS[self.kind]

    @property
    def printed(self) -> str:
        """The text, a quotation in quotation marks."""
        return f"“{self.text}”" if self.quoted else self.text

    @property
    def printed_original(self) -> str:
        """The original likewise; empty where there is none."""
        return f"“{self.original}”" if self.original and self.quoted else self.original


def words_of(quote: Quote) -> Words:
    """The words of a statement, with what they were translated from."""
    bare = _bare if quote.kind is QuoteKind.DIRECT else str
    if quote.original is None:
        return Words(bare(quote.text), quote.kind)
    language = quote.original.language
    original = bare(quote.original.text or "")
    return Words(bare(quote.text), quote.kind, language_name(language), language, original)


def _bare(words: str) -> str:
    """Words without the quotation marks of their own that hold all of them."""
    pieces = quoted_pieces(words)
    if len(pieces) == 1 and pieces[0].closed:
        before, after = words[: pieces[0].start], words[pieces[0].end :]
        if not any(character.isalnum() for character in before + after) and len(before + after) <= MOST_MARKS:
            return pieces[0].words
    return words
