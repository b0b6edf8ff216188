"""The signs of quotation marks as data: which pairs the press of each language uses, and what may close each mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ANY_MARK",
    "CLOSERS",
    "MARKS",
    "NESTING",
    "NO_SHORT_FORM",
    "PAIRS",
    "SENTENCE",
    "SINGLE",
    "SPACED",
    "STOPS",
    "TYPED",
    "UPRIGHT",
]

PAIRS: Mapping[str, tuple[str, ...]] = {
    languages: tuple(pairs.split())
    for languages, pairs in {
        "en ga cy mt id ms vi th sw hi bn ta te mr ne gu pa tl fil ha": "“” ‘’",
        "nl af": "“” ‘’ „”",
        "fr": "«» ‹› “” ‘’",
        "es ca gl pt it el eu": "«» “” ‘’ ‹›",
        "de cs sk sl bg mk is lt et lv lb ka": "„“ ‚‘ »« ›‹ «» ‹›",
        "pl hu ro hr bs sr": "„” «» »« ‚’",
        "sv fi": "”” ’’ »»",
        "da": "»« ”” „“ “” ›‹",
        "nb nn no": "«» ‘’ “” „“",
        "ru uk be kk hy mn uz": "«» „“ “”",
        "tr az": "“” ‘’ «»",
        "ar fa ps ur": "«» “” ”“ ‹› ‘’",
        "he yi": "”” “” „” ”“ ״״ ’’",
        "zh": "“” ‘’ 「」 『』 《》",
        "ja": "「」 『』 〝〟 “”",
        "ko": "“” ‘’ 「」 『』 《》",
    }.items()
}
"""The pairs of marks that the press of some languages uses, after CLDR and the style books."""

MARKS = re.compile("``|''|<<|>>|,,|[\"“”„‟«»‹›‘’‚'「」『』《》〈〉｢｣〝〟〞״″＂＇❝❞❛❜﹁﹂﹃﹄🙶🙷]")
ANY_MARK = re.compile("[\"'`“”„‟«»‹›‘’‚「」『』《》〈〉｢｣〝〟〞״″＂＇❝❞❛❜﹁﹂﹃﹄🙶🙷]")
"""One sign that may be a mark, or the half of one; MARKS has the marks."""

CLOSERS: Mapping[str, tuple[str, ...]] = {
    '"': ('"', "”"),
    "''": ("''", '"', "”"),
    "``": ("''", '"', "”"),
    "“": ("”", '"', "“"),
    "”": ("”",),
    "„": ("“", "”", '"', "„"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'", "’"),
    "「": ("」",),
    "『": ("』",),
    "《": ("》",),
    "〈": ("〉",),
    "｢": ("｣",),
    "❝": ("❞",),
    "＇": ("＇",),
    "〝": ("〟", "〞"),
    "״": ("״", '"'),
    "″": ("″",),
    "＂": ("＂",),
    "❛": ("❜",),
    "﹁": ("﹂",),
    "﹃": ("﹄",),
    "🙶": ("🙷",),
    "<<": (">>",),
    ",,": ("''", "”", "“", '"', "``"),
}
"""What may close each mark in a text whose language is not known, or that does not keep to its language."""

SINGLE = frozenset("‘’‚'＇")
"""Marks that may be apostrophes."""

UPRIGHT = frozenset(('"', "”", "''", "״", "″", "＂"))
"""Marks that look alike at both ends; behind a digit they are inches or seconds, between letters gershayim."""

STOPS = "。！？।॥։۔؟።။។!?."
"""What ends a sentence, in any script."""

NO_SHORT_FORM = (
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bCol)(?<!\bGov)(?<!\bProf)"
    r"(?<!\bSt)(?<!\bLt)(?<!\bMaj)(?<!\bCapt)"
)
"""What stands as a pattern before a full stop that is not that of an initial or a title."""

SENTENCE = compiled_late(rf"{NO_SHORT_FORM}[.!?]\s+|[。！？।]|\n")
"""The end of a sentence of a reporter."""

TYPED = frozenset(("<<", ",,"))
"""Marks made of other signs; what nothing closes is none."""

SPACED = frozenset("«»‹›")
"""Marks that French sets apart by blanks."""

NESTING = frozenset("“„«「『《〈｢‹❝")
"""Marks that only open, so that others of their kind may stand inside."""
