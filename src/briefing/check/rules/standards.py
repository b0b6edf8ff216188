"""Analytic standards and marking: what ICD 203 and ICD 206 ask of a judgement and of what is not one; TLP 2.0."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.check.marks import has_marks, quoted_pieces, words_at
from briefing.check.rules.rule import Fault, rule
from briefing.errors import Severity
from briefing.model.briefing import Marking
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.check.rules.rule import Subject
    from briefing.errors import NodePath
    from briefing.model import Quote

__all__ = ["RULES"]

_END = re.compile(r"(?<=[.!?;])\s+|\n+")


@lru_cache(maxsize=1024)
def own_words(text: str) -> str:
    """A text with everything in quotation marks replaced by an ellipsis."""
    if not has_marks(text):
        return text
    parts, done = [], 0
    for piece in quoted_pieces(text):
        parts += [text[done : piece.start], "…"]
        done = piece.end
    return "".join([*parts, text[done:]])


def sentences(text: str) -> list[str]:
    """The sentences of the briefer's own words in a text.

    >>> sentences('He said "go. Now". We wait; it is late.')
    ['He said "…".', 'We wait;', 'it is late.']
    """
    return [sentence for sentence in _END.split(own_words(text)) if sentence]


LIKELIHOOD = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
"""The scale that a brief uses: the first row of the table."""

OTHER_SCALE = (
    "remote",
    "highly improbable",
    "improbable",
    "improbably",
    "roughly even odds",
    "probable",
    "probably",
    "highly probable",
    "nearly certain",
)
"""The second row: the same steps in other words, not to be mixed with the first."""

OFF_SCALE = (
    *("possible", "possibly", "perhaps", "maybe", "conceivable", "conceivably", "doubtful", "doubtless"),
    *("undoubtedly", "certainly", "surely", "highly likely", "highly unlikely", "quite likely", "fairly likely"),
    *("good chance", "fair chance", "little chance", "even odds", "inevitable", "inevitably", "presumably"),
)
"""Words in neither row; 'may' and 'could' are allowed, since they leave something open."""

_ALL = sorted((*LIKELIHOOD, *OTHER_SCALE, *OFF_SCALE), key=len, reverse=True)
_WORDS = re.compile(rf"\b(?:{'|'.join(_ALL)})\b", re.IGNORECASE)

CONFIDENCE = re.compile(
    r"\b(?:(?:low|moderate|medium|high) confidence|confidence is (?:low|moderate|high)|(?:highly|fairly) confident)\b",
    re.IGNORECASE,
)
"""A statement of confidence, which ICD 203 keeps out of the sentence that gives the likelihood."""


def likelihood_words(text: str) -> list[str]:
    """The words of likelihood in a text, in lower case, the longest match first.

    >>> likelihood_words("It is very likely, perhaps.")
    ['very likely', 'perhaps']
    """
    return [found.lower() for found in _WORDS.findall(text)]


def _judgements(subject: Subject) -> Iterator[tuple[NodePath, str]]:
    """The prose that judges: assessments, the outlook, and key points that are assessments."""
    event = subject.briefing.event
    for place, point in enumerate(event.key_points):
        if point.kind == "assessment":
            yield ("event", "key_points", place, "text"), point.text
    if event.outlook:
        yield ("event", "outlook"), event.outlook
    for place, assessment in enumerate(subject.briefing.assessments):
        yield ("assessments", place, "text"), assessment.text


@rule(
    "BR511",
    Severity.WARNING,
    "Likelihood and confidence stand in one sentence.",
    "Say how likely it is in 'text', and how well that is founded in 'confidence' and 'basis' (ICD 203, D.6.e.2).",
)
def confidence_beside_likelihood(subject: Subject) -> Iterator[Fault]:
    """Looks at the briefer's own words in all prose."""
    for path, text in subject.prose:
        if "confiden" not in text and "Confiden" not in text:
            continue
        for sentence in sentences(text):
            if CONFIDENCE.search(sentence) and likelihood_words(sentence):
                yield Fault(path, "one sentence gives both a likelihood and a confidence")
                break


@rule(
    "BR512",
    Severity.WARNING,
    "Words of two scales of likelihood are mixed.",
    "Use one row of the table in ICD 203: unlikely and likely, not improbable and probable.",
)
def mixed_scales(subject: Subject) -> Iterator[Fault]:
    """Reads all judgements of the brief together; reports each word of the second row if the first is in use."""
    used = [(path, word) for path, text in _judgements(subject) for word in likelihood_words(own_words(text))]
    in_fields = any(assessment.likelihood for assessment in subject.briefing.assessments)
    if in_fields or any(word in LIKELIHOOD for _, word in used):
        for path, word in used:
            if word in OTHER_SCALE:
                yield Fault(path, f"'{word}' belongs to another scale than the brief's other words of likelihood")


@rule(
    "BR513",
    Severity.WARNING,
    "A word of likelihood is not one of the seven of ICD 203.",
    f"Write one of: {', '.join(LIKELIHOOD)}.",
)
def off_the_scale(subject: Subject) -> Iterator[Fault]:
    """Reads judgements only; elsewhere 'possible' is an ordinary word. Words of the second row are BR512's if mixed."""
    fields = any(assessment.likelihood for assessment in subject.briefing.assessments)
    used = [(path, word) for path, text in _judgements(subject) for word in likelihood_words(own_words(text))]
    mixed = fields or any(word in LIKELIHOOD for _, word in used)
    for path, word in used:
        if word in OFF_SCALE or (word in OTHER_SCALE and not mixed):
            yield Fault(path, f"'{word}' is not one of the seven words of likelihood")


@rule(
    "BR514",
    Severity.WARNING,
    "An assessment has no basis.",
    "Say in 'basis' what it rests on, or name the evidence in 'refs'.",
)
def without_basis(subject: Subject) -> Iterator[Fault]:
    """One of the two is enough."""
    for place, assessment in enumerate(subject.briefing.assessments):
        if not assessment.basis and not assessment.refs:
            yield Fault(("assessments", place), f"{assessment.id} rests on nothing that is named")


@rule(
    "BR515",
    Severity.WARNING,
    "A confidence is given without its reason.",
    "Say in 'basis' why the confidence is low, moderate or high.",
)
def confidence_without_reason(subject: Subject) -> Iterator[Fault]:
    """The reason belongs in the basis. Where there is no evidence either, BR514 already asks for the basis."""
    for place, assessment in enumerate(subject.briefing.assessments):
        if assessment.confidence and assessment.refs and not assessment.basis:
            message = f"{assessment.id}: the confidence is {assessment.confidence}, and nothing says why"
            yield Fault(("assessments", place, "confidence"), message)


@rule(
    "BR516",
    Severity.WARNING,
    "The words of an assessment give another likelihood than its 'likelihood'.",
    "Make the two agree.",
)
def another_likelihood(subject: Subject) -> Iterator[Fault]:
    """Fires only if the text has words of the scale and none of them is the given one."""
    for place, assessment in enumerate(subject.briefing.assessments):
        words = [word for word in likelihood_words(own_words(assessment.text)) if word in LIKELIHOOD]
        if assessment.likelihood and words and assessment.likelihood not in words:
            message = f"{assessment.id} says '{words[0]}', its likelihood is '{assessment.likelihood}'"
            yield Fault(("assessments", place, "likelihood"), message)


_ATTRIBUTED = re.compile(
    r"\b(?:says?|said|saying|tells?|told|calls?|called|argue[sd]?|warn(?:s|ed)?|den(?:y|ies|ied)|insist(?:s|ed)?"
    r"|claim(?:s|ed)?|accus(?:e|es|ed)|assert(?:s|ed)?|state[sd]?|maintain(?:s|ed)?|report(?:s|ed)|answer(?:s|ed)?"
    r"|according to|by (?:its|his|her|their) account|by the \w+|allege[sd]?|allegedly|reportedly|promise[sd]?"
    r"|statements?|comments?|ask(?:s|ed)?|demand(?:s|ed)?|declare[sd]?|announce[sd]?|puts? (?:it|the)"
    r"|denial|view|contest(?:s|ed)?|disput(?:e|es|ed)|unconfirmed|unverified)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{4,}")
_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_LEAST_SHARED = 4
_SHARE = 0.6


@rule(
    "BR517",
    Severity.WARNING,
    "A contested statement is restated as a fact.",
    "Say in that sentence whose statement it is, or that it is contested.",
)
def contested_as_fact(subject: Subject) -> Iterator[Fault]:
    """A heuristic: a sentence restates the statement, and neither names its speaker nor has a word that attributes.

    It restates one that it cites, or of which it shares most of the longer words: at least four, and 60%.
    """
    contested = [quote for quote in subject.briefing.quotes if quote.status in {"contested", "disputed", "withdrawn"}]
    if not contested:
        return
    restatements = _Restatements(contested)
    event = subject.briefing.event
    points = [(("event", "key_points", place, "text"), point.text) for place, point in enumerate(event.key_points)]
    for path, text in [(("event", "summary"), event.summary), *points]:
        for sentence in sentences(text):
            for quote in restatements.of(sentence):
                if not _attributes(subject, sentence, quote.speaker):
                    yield Fault(
                        path, f"a sentence restates {quote.id}, which is {quote.status}, without saying whose it is"
                    )


class _Restatements:
    """Finds which of some statements a sentence restates, by their ids and by their longer words."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._by_id = {quote.id: place for place, quote in enumerate(quotes)}
        said = [_long_words(quote.text) for quote in quotes]
        self._least = [max(_LEAST_SHARED, _SHARE * len(words)) for words in said]
        self._by_word: dict[str, list[int]] = {}
        for place, word in ((place, word) for place, words in enumerate(said) for word in words):
            self._by_word.setdefault(word, []).append(place)

    def of(self, sentence: str) -> list[Quote]:
        """Those that a sentence restates, in their order."""
        shared = Counter(place for word in _long_words(sentence) for place in self._by_word.get(word, ()))
        found = {place for place, count in shared.items() if count >= self._least[place]}
        cited = (self._by_id.get(key) for key in _IN_BRACKETS.findall(sentence))
        return [self._quotes[place] for place in sorted(found.union(place for place in cited if place is not None))]


def _long_words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _attributes(subject: Subject, sentence: str, speakers: tuple[str, ...]) -> bool:
    if _ATTRIBUTED.search(sentence):
        return True
    return any(name.key in speakers and not name.by_role for name in subject.named_in(sentence))


_LOADED = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|admit(?:s|ted|ting)?|confess(?:es|ed|ing)?|boast(?:s|ed|ing)?|concede[sd]?"
    r"|insinuate[sd]?|rant(?:s|ed|ing)?|brag(?:s|ged|ging)?)\b(?= (?:that|to have|it|he|she|they|the|his|her|a)\b)",
    re.IGNORECASE,
)


@rule(
    "BR518",
    Severity.NOTE,
    "A verb of speech judges the speaker.",
    "Write 'said', which takes no side: 'claimed' doubts, 'admitted' convicts.",
)
def loaded_verb(subject: Subject) -> Iterator[Fault]:
    """Read in the briefer's words alone, and only where something said follows the verb."""
    for path, text in subject.texts:
        if _LOADED.search(text) and (found := _LOADED.search(own_words(text))):
            yield Fault(path, f"'{found[0]}' takes a side", words=(found[0], 0))


@rule(
    "BR521",
    Severity.ERROR,
    "A final brief has items that a program proposed and nobody confirmed.",
    "Read the item against its source, then take its 'draft' away; or call the brief a draft.",
)
def unconfirmed_in_final(subject: Subject) -> Iterator[Fault]:
    """Every item with `draft: true`; in a brief that is not final a draft is no fault."""
    if subject.briefing.status == "final":
        for drafted in subject.index.drafts:
            yield Fault((*drafted.path, "draft"), f"the brief is final, and {drafted.name} is a draft")


_RANKS = {"CLEAR": 0, "WHITE": 0, "GREEN": 1, "AMBER": 2, "AMBER+STRICT": 3, "RED": 4}
_TLP = re.compile(r"\bTLP ?[:\-] ?(AMBER ?\+ ?STRICT|[A-Z]+)(?![A-Za-z])")
_HEAD = 3


@rule(
    "BR531",
    Severity.WARNING,
    "A final brief has no marking.",
    "Give 'marking' one of: TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN, TLP:CLEAR.",
)
def final_without_marking(subject: Subject) -> Iterator[Fault]:
    """A draft may wait for its marking."""
    if subject.briefing.status == "final" and subject.briefing.marking is None:
        yield Fault(("status",), "the brief is final and has no marking")


@rule(
    "BR532",
    Severity.WARNING,
    "A TLP marking in the text is misspelt.",
    "Write it as in TLP 2.0: TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN or TLP:CLEAR.",
)
def misspelt_marking(subject: Subject) -> Iterator[Fault]:
    """In the title and the prose; the loader checks the field itself. TLP:WHITE belongs to TLP 1."""
    allowed = {str(marking) for marking in Marking}
    title = (("title",), subject.briefing.title)
    for path, text in [title, *subject.prose]:
        if "TLP" not in text:
            continue
        for found in _TLP.finditer(text):
            if found[0] not in allowed:
                yield Fault(path, f"'{found[0]}' is not a TLP 2.0 marking", words=words_at(text, *found.span()))


@rule(
    "BR533",
    Severity.ERROR,
    "The brief is marked for more readers than one of its sources allows.",
    "Raise the brief's marking to that of the source, or leave the source out.",
)
def marked_below_a_source(subject: Subject) -> Iterator[Fault]:
    """A source is marked where its title, descriptor, note, or the first or last lines of its archive say so."""
    marking = subject.briefing.marking
    if marking is None:
        return
    own = _RANKS[str(marking).removeprefix("TLP:")]
    for key in subject.briefing.sources:
        ranks = [(_rank(found[1]), found[0]) for text in _marked_texts(subject, key) for found in _TLP.finditer(text)]
        highest = max(ranks, default=(0, ""))
        if highest[0] > own:
            yield Fault(("sources", key), f"'{key}' is marked {highest[1]}, the brief {marking}")


def _rank(word: str) -> int:
    return _RANKS.get(word.replace(" ", ""), 0)


def _marked_texts(subject: Subject, key: str) -> Iterator[str]:
    source = subject.briefing.sources[key]
    yield from (text for text in (source.title, source.descriptor, source.note) if text)
    archive = subject.archives.get(key)
    if isinstance(archive, ArchiveText):
        yield from {*archive.paragraphs[:_HEAD], *archive.paragraphs[-_HEAD:]}


RULES = (
    confidence_beside_likelihood,
    mixed_scales,
    off_the_scale,
    without_basis,
    confidence_without_reason,
    another_likelihood,
    contested_as_fact,
    loaded_verb,
    unconfirmed_in_final,
    final_without_marking,
    misspelt_marking,
    marked_below_a_source,
)
