"""The small words of some languages by which a sentence is taken apart: who speaks, and what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing.check.speech_words import speech_of
from briefing.text import folded

__all__ = ["WHOSE", "Grammar", "grammar_of", "guess_language"]

_REPORTING = (
    "say continues argue claim warn write insist contend contends contended note acknowledge deny suggest allege "
    "alleges alleged announce confirm estimate estimates estimated believe believes believed report reports reported "
    "reporting predict predicts hinted hints revealed reveals caution cautions urging warning alleging testifies "
    "recounted recalls reasoned countered counters counter replies responds observes remarks concludes concede "
    "concedes complains vowing pledges promises stresses emphasizes emphasises reiterates disclosed proclaimed "
    "indicated indicates suggesting describing calling predicting confirming announcing denying promising stressing "
    "acknowledging asserts asserting exclaimed boomed cracked yelled beamed sang crowed reacted exclaims surmised "
    "chanted chanting cried joked posts mused muses offered shot fired points pointed jokes quips lamenting marveled "
    "gushed pleaded scoffed sniffed blasted raged remembers remembered recounts bragged opined ventured piped "
    "recalling tweets echoed charged charges praised criticized criticised described describes lambasted mocked "
    "joking cited cites explain tell think thinks thought"
).split()
_UTTERING = (
    "put puts interjected wondered wonders elaborated questioned agreed agrees demanded screamed muttered whispered "
    "snapped groused deadpanned intoned proclaims sings sang pressed shouts yells fretted griped grumbled hollered "
    "marvels protests protested gloated blared posits ventures counsels counseled mouthed bellowed remarking asking "
    "tweeting yelling shouting posting replying responding quipping boasting complaining demanding pleading "
    "proclaiming concluding commenting observing wondering reminding repeating"
).split()
"""Verbs that have much else for an object: they report nothing but whole quotations."""
"""Verbs with which English reports what is said or thought, beside those of quotations."""
_REPORTED = frozenset(
    "said say says maintained maintains told tells according noted notes argued argues argue suggested "
    "suggests explained explains added adds adding announced reported reports confirmed claimed claims claim "
    "insisted insists insist warned warns acknowledged acknowledges predicted denied denies stressed "
    "stresses wrote writes pointed contended contends estimated stated asserted testified alleged conceded "
    "cautioned tweeted emphasized emphasised recalled concluded complained reiterated revealed indicated "
    "replied".split()
)
_SAYING = frozenset(
    "saying adding telling arguing noting claiming insisting stating writing declaring explaining warning "
    "urging alleging vowing suggesting describing calling predicting confirming announcing denying promising "
    "stressing acknowledging recalling reporting joking remarking asking tweeting yelling shouting posting replying "
    "responding quipping boasting complaining demanding pleading proclaiming concluding commenting observing wondering "
    "reminding repeating chanting".split()
)
_MORE_VERBS = {
    "fr": "promet promis souffle souligne rappelle s'inquiete s'indigne demande interroge annoncait insistait "
    "racontait replique rencherit admet balaie glisse previent tranche s'exclame qualifie denonce",
    "de": "verspricht versprach erzahlt erzahlte entgegnet entgegnete erwidert erwiderte antwortet betont berichtet "
    "klagt klagte lobt lobte fragt fragte gab stellte beteuerte behauptet mahnt kritisiert nannte bezeichnete",
    "es": "promete prometio replico replica cuenta conto insiste lamenta denuncia responde explica afirma asegura "
    "sostiene advierte senala recuerda anade reconoce reconocio pregunto anuncio considera opina "
    "califico tildo denuncio",
    "it": "promette promesso racconta raccontato lamenta insiste insistito annuncia annunciato sostiene sostenuto "
    "denuncia denunciato risponde replicato spiegava ricorda ricordato aggiunge precisa precisato avvertito "
    "ammesso osservato concluso ribatte prosegue confida taglia definito",
    "ro": "promite promis povesteste povestit replicat insista insistat raspuns intrebat considera crede afirma "
    "precizeaza adauga subliniaza avertizeaza anunta explica recunoscut recunoaste reprosat numit calificat",
    "ru": "обещает пообещал пообещала возразил возразила возражает рассказывает отмечает подчеркивает добавляет "
    "заявляет сообщает отвечает спросил спросила напомнил напомнила заверил заверила предупредил предупредила "
    "настаивает признает объясняет поясняет вспоминает жалуется говорила говорил назвал назвала",
    "uk": "обіцяє пообіцяв пообіцяла заперечив заперечила розповідає зазначає підкреслює додає заявляє повідомляє "
    "відповідає запитав запитала нагадав нагадала запевнив запевнила попередив попередила визнає пояснює згадує "
    "назвав назвала",
}
"""Verbs, folded, with which the press of a language gives words to somebody, beside those of the check."""
_PARTICIPLES = {
    "fr": "ajoutant precisant soulignant estimant affirmant assurant expliquant rappelant declarant indiquant",
    "es": "anadiendo subrayando precisando asegurando afirmando explicando recordando senalando",
    "it": "aggiungendo sottolineando precisando affermando assicurando spiegando ricordando dichiarando",
    "ro": "adaugand subliniind precizand afirmand explicand declarand aratand",
    "ru": "добавив отметив подчеркнув уточнив пояснив заявив сказав напомнив",
    "uk": "додавши зазначивши підкресливши уточнивши пояснивши заявивши сказавши нагадавши",
}
_NOUNS = frozenset(
    "calls notes claims states reports report read reads charges charge estimates estimate promises hints counter call "
    "tweets note claim thought warning cautions posting".split()
)


@dataclass(frozen=True)
class Grammar:
    """The words of a language, folded.

    Attributes:
        verbs: Verbs of speech.
        quoting: Those of them that may stand before their subject: 'said Lupu'.
        addressing: Those whose object is a person.
        participles: Those whose subject is that of the sentence.
        nouns: Those that may be nouns, too.
        uttering: Those that report nothing but whole quotations.
        reporting: Those that report a statement without quoting it, and the words before whoever is cited.
        pronouns: Pronouns that may speak.
        fillers: Words between a subject and its verb: 'has also'.
        refusals: Words that make of a verb no statement: 'did not say', 'to say', 'would say'.
        determiners: Words with which the name of a thing or of an unnamed person begins.
        links: Words that join two parts of one name of a thing: 'a spokesman for the ministry'.
        joins: Words for 'and'.
        stops: Words that are no part of any name: where one of them stands, a name of a thing ends.
        openers: Words before what is said: 'that'.
        according: Words before whoever is cited, each with its words; `WHOSE` stands for a word of who it is.
        citing: The first word of each of them.
        whose: Words for whose the words are: 'её'.
        cited_before: Words behind whoever is cited: 'der Polizei zufolge'.
        so: Words behind a comma and before whoever is cited: 'so Lupu'.
        is_english: Whether what is known of the words of English alone may be asked for.
        is_verb_second: Whether nouns have capitals, and a subject stands behind its verb where something else is first.
    """

    verbs: frozenset[str]
    quoting: frozenset[str]
    addressing: frozenset[str]
    participles: frozenset[str]
    nouns: frozenset[str]
    uttering: frozenset[str]
    reporting: frozenset[str]
    pronouns: frozenset[str]
    fillers: frozenset[str]
    refusals: frozenset[str]
    determiners: frozenset[str]
    links: frozenset[str]
    joins: frozenset[str]
    stops: frozenset[str]
    openers: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    citing: frozenset[str]
    whose: frozenset[str]
    cited_before: frozenset[str]
    so: frozenset[str]
    is_english: bool
    is_verb_second: bool


@dataclass(frozen=True)
class _Small:
    """The small words of a language, in the order of `Grammar`."""

    fillers: str
    refusals: str
    determiners: str
    links: str
    joins: str
    stops: str
    openers: str
    according: str


_SMALL = {
    "en": _Small(
        "also later then has had have however further previously recently reportedly publicly simply once again "
        "both all still already now just even often first is was are were been 's always never-the-less who himself "
        "herself themselves too too, yesterday today earlier",
        "not never n't to would could should might may must can cannot can't won't wouldn't didn't doesn't don't "
        "couldn't be being declined refused nor if whether let",
        "the a an one his her its their some another this that these those several many two three most other each "
        "no any both our my your top senior former a-list",
        "of for at from in with to on against behind",
        "and & or",
        "but when while as after before because since if though although where which that than so yet until unless "
        "about by into over under during through between among via amid like despite without within not is was are "
        "were be been has had have do does did will would could should can may might it he she they we i you what "
        "how why there then also just only even meanwhile however and or to in on at from with",
        "that",
        "according_to in_the_words_of",
    ),
    "fr": _Small(
        "a ont avait avaient est etait aussi egalement deja encore ainsi notamment plus tard ensuite",
        "pas ne n'a jamais de pour sans doit peut pourrait",
        "le la les l un une des son sa ses leur ce cette plusieurs",
        "de du des d a au aux pour en l la le les",
        "et",
        "mais quand lorsque tandis que qui dont ou si par dans sur avec sans sous contre il elle ils elles on est "
        "sont a ont",
        "que qu",
        "selon d'apres pour_sa_part",
    ),
    "de": _Small(
        "hat haben hatte hatten auch spater dann zudem ferner wiederum am bereits erneut",
        "nicht nie zu konnte wurde musste soll kann",
        "der die das des dem den ein eine einer eines sein seine ihr ihre mehrere",
        "der des von vom fur im in am an aus",
        "und sowie",
        "aber wenn wahrend als nachdem bevor weil dass ob wo der die das mit auf bei nach uber unter durch gegen er "
        "sie es ist sind war waren wird werden hat haben",
        "dass",
        "laut nach_angaben_von nach_angaben nach_worten_von nach_worten nach_aussage_von nach_aussage "
        "nach_aussagen_von nach_aussagen",
    ),
    "es": _Small(
        "ha han habia habian tambien luego despues ademas ya asimismo",
        "no nunca a para sin puede podria debe",
        "el la los las un una su sus varios este esta",
        "de del para en la el los las",
        "y e",
        "a al pero cuando mientras que quien como si por con sin sobre entre contra desde hasta es son fue ha han se",
        "que",
        "segun de_acuerdo_con en_palabras_de",
    ),
    "it": _Small(
        "ha hanno aveva avevano anche inoltre poi gia ancora infine invece pure si era ieri oggi",
        "non mai senza puo potrebbe deve dovrebbe per",
        "il lo la i gli le l un uno una suo sua loro alcuni alcune questo questa",
        "di del dello della dei degli delle dell d per alla al in",
        "e ed",
        "ma quando mentre che chi se come con senza su sul sulla tra fra contro da dal dalla a ai alle e sono era "
        "erano ha hanno prima dopo nel nella si",
        "che",
        "secondo stando_al stando_alla stando_all stando_a a_detta_di a_detta_del a_detta_della",
    ),
    "ro": _Small(
        "a au avea aveau si mai tot deja apoi totodata",
        "nu sa fara poate ar trebuie",
        "un o unui unei niste acest aceasta",
        "de din al a ai ale pentru la",
        "si",
        "dar cand in timp ce care daca ca pe cu fara despre intre contra este sunt era au a fost la din",
        "ca",
        "potrivit conform",
    ),
    "ru": _Small(
        "также уже ранее позже затем еще снова",
        "не бы должен может",
        "этот эта эти один одна некоторые",
        "",
        "и",
        "но а когда что который которая если где как в на по с со к от о об за из у для при под это был была были",
        "что",
        "по_словам согласно по_данным по_мнению по_*_словам по_*_данным по_*_мнению",
    ),
    "uk": _Small(
        "також уже вже раніше пізніше потім ще знову",
        "не би б має може",
        "цей ця ці один одна деякі",
        "",
        "і й та",
        "але а коли що який яка якщо де як у в на по з зі до від про за із для при під це був була були",
        "що",
        "за_словами згідно_з за_даними на_думку за_*_словами за_*_даними на_*_думку",
    ),
}
WHOSE = "*"
"""Stands in the words before whoever is cited for a word of who it is."""
_WHOSE = {"ru": "его ее", "uk": "його її"}
_TELLING = frozenset("told tells tell telling".split())


def _set(words: str) -> frozenset[str]:
    return frozenset(folded(words).split())


@lru_cache(maxsize=16)
def grammar_of(language: str | None) -> Grammar:
    """The words of a language; English where there is no table for it."""
    primary = (language or "en").partition("-")[0].lower()
    primary = primary if primary in _SMALL else "en"
    small = _SMALL[primary]
    speech = speech_of(primary)
    english = primary == "en"
    participles = _SAYING if english else _set(_PARTICIPLES.get(primary, ""))
    more = (*_REPORTING, *_UTTERING) if english else (*_set(_MORE_VERBS.get(primary, "")), *participles)
    verbs = frozenset(speech.verbs) | frozenset(more)
    postposed = frozenset(("zufolge",) if primary == "de" else ())
    so = frozenset(("so",) if primary == "de" else ())
    according = tuple(tuple(words.split("_")) for words in folded(small.according).split())
    return Grammar(
        verbs=verbs,
        quoting=verbs - participles,
        addressing=_TELLING if english else frozenset(),
        participles=participles,
        nouns=_NOUNS if english else frozenset(),
        uttering=frozenset(_UTTERING if english else ()),
        reporting=(_REPORTED if english else verbs) | {phrase[0] for phrase in according} | postposed | so,
        # Without its accent, as words are compared, the Spanish pronoun is the article.
        pronouns=frozenset(speech.pronouns) - {"it", "i", "we", *(("el",) if primary == "es" else ())}
        | ({"it", "i", "we", "who"} if english else frozenset()),
        fillers=_set(small.fillers),
        refusals=_set(small.refusals),
        determiners=_set(small.determiners),
        links=_set(small.links),
        joins=_set(small.joins),
        stops=_set(small.stops),
        openers=_set(small.openers),
        according=according,
        citing=frozenset(phrase[0] for phrase in according),
        whose=_set(_WHOSE.get(primary, "")),
        cited_before=postposed,
        so=so,
        is_english=english,
        is_verb_second=primary == "de",
    )


SAMPLE = 4_000
"""Characters of a text that show which language it is in."""
CLEARLY = 1.5
"""How many times as many small words of its own a text must have as English ones."""
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str:
    """The language of a text that does not say it, by its small words; English where it is not clearly another.

    >>> guess_language("Le port est fermé, et la ministre n'a pas répondu aux questions."), guess_language("No.")
    ('fr', 'en')
    """
    words = _WORD.findall(folded(text[:SAMPLE]))
    counts = {language: sum(word in own for word in words) for language, own in _own_words().items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return best if counts[best] > CLEARLY * counts["en"] else "en"


@lru_cache(maxsize=1)
def _own_words() -> dict[str, frozenset[str]]:
    """The small words of each language."""
    return {
        language: _set(f"{small.determiners} {small.links} {small.joins} {small.stops} {small.fillers} {small.openers}")
        for language, small in _SMALL.items()
    }
