"""What belongs to a number and is lost where words are cut off beside it: 'almost', 'million', the end of a range."""

from __future__ import annotations

import re

from briefing.text.patterns import compiled_late

__all__ = [
    "AND_A_HALF",
    "APPROXIMATE",
    "COMPOUND",
    "COMPOUND_ABROAD",
    "EN_MINUS",
    "LABEL",
    "NUMBER",
    "NUMBER_AT_END",
    "ORDINARY",
    "RANGE",
    "RANGE_BEFORE",
    "TENS_AT_END",
    "UNIT",
    "YEAR",
]

_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    "ninety|hundred|half"
)
_UNITS_ABROAD = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|"
    "seis|siete|ocho|nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|dois|duas|três|quatro|sete|oito|dez|"
    "twee|drie|vijf|zes|zeven|negen|tien|två|tre|fyra|fem|sju|åtta|nio|tio|dwa|dwie|trzy|cztery|pięć|sześć|siedem|osiem|"
    "dziewięć|dva|dvě|tři|čtyři|pět|šest|sedm|osm|devět|два|две|дві|три|четыре|чотири|пять|п['’]ять|шесть|шість|семь|сім|"
    "восемь|вісім|девять|дев['’]ять|десять|doi|două|trei|patru|cinci|șase|șapte|opt|nouă|zece|két|három|négy|öt|hat|hét|"
    "nyolc|tíz|kaksi|kolme|neljä|viisi|kuusi|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|δύο|τρία|τρεις|τέσσερα|πέντε|έξι|επτά|"
    "οκτώ|εννέα|δέκα|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|שני|שלושה|ארבעה|חמישה|سه|چهار|پنج|दो|तीन|चार|पाँच|पांच|छह|"
    "सात|आठ|नौ|दस"
)
_TENS_AND = (
    r"(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)\s+y|"
    r"(?:vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa)\s+e|(?:douăzeci|\w{3,5}zeci)\s+și|"
    r"(?:vingt|trente|quarante|cinquante|soixante)\s+et"
)
_TENS_ALONE = (
    "treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|vinte|trinta|quarenta|cinquenta|sessenta|oitenta|"
    r"douăzeci|\w{3,5}zeci|vingt|trente|quarante|cinquante|soixante"
)
_TENS_BARE = (
    r"двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|двести|триста|четыреста|двадцять|"
    r"п['’]ятдесят|шістдесят|сімдесят|вісімдесят|дев['’]яносто|двісті|dwadzieścia|trzydzieści|czterdzieści|\w+dziesiąt|"
    r"dwieście|trzysta|dvacet|třicet|čtyřicet|\w+desát|sto|сто|είκοσι|τριάντα|σαράντα|πενήντα|εξήντα|εβδομήντα|ογδόντα|"
    r"ενενήντα|yirmi|otuz|kırk|altmış|yetmiş|seksen|doksan|hundert"
)
_HIGH = "hundreds?|thousands?|millions?|billions?|trillions?|dozen"

COMPOUND = compiled_late(
    rf"(?<!\w)(?:(?:one|a|an|{_WORDS}|thousand|million|billion|\d[\d.,]*)(?:[\s-]+and)?|one\s+in|two\s+in|\d+\s*[×x*])\s+\Z",
    re.IGNORECASE,
)
"""What before a number makes one number of the two: 'twenty', 'a hundred and', 'one in', '12 x'."""

COMPOUND_ABROAD = compiled_late(rf"(?<!\w)(?:{_TENS_AND}|(?:{_TENS_BARE})(?=\s))\s+\Z", re.IGNORECASE)
"""The same in other languages, whatever comes behind it."""

TENS_AT_END = compiled_late(rf"(?:{_TENS_AND})\s+\w", re.IGNORECASE)
"""What with the words behind them is one number: 'treinta y cinco'."""

APPROXIMATE = compiled_late(
    r"(?:(?<![^\W\d_])(?:minus|about|almost|nearly|over|under|up to|at least|at most|less than|more than|fewer than|"
    r"half of|twice|"
    r"around|fast|etwa|rund|über|unter|mindestens|höchstens|weniger als|mehr als|ungefähr|knapp|bis zu|"
    r"environ|presque|près de|moins de|plus de|jusqu['’]à|au moins|"
    r"casi|menos de|más de|unos|unas|alrededor de|hasta|quasi|circa|meno di|più di|oltre|almeno|fino a|"
    r"quase|cerca de|mais de|até|bijna|ongeveer|minder dan|meer dan|zo['’]n|"
    r"nästan|nära|ungefär|omkring|cirka|drygt|över|næsten|nesten|omtrent|rundt|noin|lähes|yli|alle|suunnilleen|"
    r"prawie|około|ponad|blisko|niemal|asi|přibližně|zhruba|téměř|takmer|majdnem|körülbelül|mintegy|közel|több mint|"
    r"aproape|peste|circa|aproximativ|почти|около|менее|более|свыше|примерно|больше|меньше|"
    r"майже|близько|понад|приблизно|більше|менше|περίπου|σχεδόν|πάνω από|κάτω από|yaklaşık|neredeyse|en az|en fazla|"
    r"نحو|حوالي|قرابة|أكثر من|أقل من|حدود|تقریبا|تقریباً|بیش از|کمتر از|כמעט|לפחות|יותר מ-?|פחות מ-?|כ-|"
    r"लगभग|करीब|약|거의|EUR|USD|GBP|CHF)|"
    r"ประมาณ|เกือบ|约|約|近|超过|超過|不到|至少|最多|ほぼ|[€$£])\s*\Z",
    re.IGNORECASE,
)
"""What before a number says that it is not that number, or what it counts."""

EN_MINUS = compiled_late(r"(?<![^\s(])–\Z")
"""A dash right before a number, which many write for a minus sign."""

RANGE = compiled_late(r"\s*(?:to|bis|à|a|al|do|до|tot|till|til|and|–|—|-)\s*\d", re.IGNORECASE)
"""What behind a number says that it is the lower end of several."""

RANGE_BEFORE = compiled_late(
    r"\d\s*(?:(?<!\w)(?:to|bis|à|al|до|tot|till|til)\s+|[–-])\Z|"
    r"(?<!\w)(?:between|zwischen|entre|tra|fra|mellan|mellem|mellom|между|між|między|mezi|medzi|între|tussen)\s+"
    r"\d[\d.,]*\s+(?:and|und|et|y|e|i|og|och|и|та|і|a|și|en)\s+\Z",
    re.IGNORECASE,
)
"""What before a number says that it is the upper end of several."""

ORDINARY = compiled_late(
    r"\s?(?:and|or|in|on|at|to|for|by|as|the|that|who|which|but|we|i|you|he|she|it|they|is|was|are|were|will|would|has|"
    r"have|had|can|could|may|might|must|should|do|does|did|und|oder|et|ou|y|o|e|и|в|на|i|a|og|och|ja|en)(?!\w)",
    re.IGNORECASE,
)
"""Words behind a number that it does not count."""

LABEL = compiled_late(
    r"(?:[A-Za-zА-я][-‐]?|(?<!\w)(?:article|chapter|section|room|page|number|phase|part|day|level|category|highway|route|"
    r"flight|point|rule|line|grade|year|title|resolution|unit|platform|gate|table|figure|artikel|artículo|articolo|"
    r"artigo|стать\w{1,2}|nr\.?|no\.?|n°|№)\s?)\d+\Z",
    re.IGNORECASE,
)
"""A number that names what stands before it and counts nothing: Covid-19, Article 5."""

AND_A_HALF = compiled_late(
    rf"\s+and\s+(?:a|one|two|three)\s+(?:half|quarters?|thirds?)\b|\s+point\s+(?:zero|nought|one|{_WORDS})\b",
    re.IGNORECASE,
)
"""What completes a number behind it."""

UNIT = compiled_late(r"\s?(?:[^\W\d_]+|[%‰°€£$¥₽₴])")
"""What a number counts, behind it."""

YEAR = compiled_late(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
"""A number that most likely is a year."""

NUMBER = compiled_late(
    rf"\d|(?:{_WORDS}|{_HIGH}|thirds?|quarters?|fifths?|tenths?)\b|[一二三四五六七八九十百千万萬億亿]", re.IGNORECASE
)
"""A number at the beginning of some words."""

NUMBER_AT_END = compiled_late(
    rf"(?:\d|(?<!\w)(?:one|{_WORDS}|thousand|million|billion|dozen|{_UNITS_ABROAD}|{_TENS_ALONE}))\Z", re.IGNORECASE
)
"""A number at the end of some words."""
