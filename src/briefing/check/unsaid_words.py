"""What says beside quotation marks that the words in them were not said, by language, as patterns."""

from __future__ import annotations

__all__ = ["CORRECTIONS", "QUESTION", "TITLED", "UNSAID", "UNSPACED"]

_SAY = r"(?:say|says|saying|said|tell|tells|telling|told|writ(?:e|es|ing|ten)|wrote|utter(?:ed|ing)?)"
_FILL = (
    r"(?:to|that|having|ever|have|had|has|been|exactly|quite|actually|explicitly|literally|once|really|publicly|he|she|"
    r"they|heard|quoted|as|it|in\s+fact|outright|directly)"
)
_ENGLISH_BEFORE = (
    # 'never said', 'denied that she had said', 'Nobody heard Kel say'
    (
        rf"(?<!not )(?<!n't )(?<!n’t )(?<!never )"
        rf"(?:(?:not|never|den(?:y|ies|ied|ying)|nobody|no\s+one|far\s+from)|\w+n['’]t)"
        rf"(?:\s+(?-i:{_FILL}|[A-Z][\w’'-]+)){{0,4}}?\s+{_SAY}(?:\s+(?:exactly|that|the\s+words))?"
    ),
    rf"(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\s+to\s+{_SAY}(?:\s+the\s+words)?",
    rf"stop(?:s|ped|ping)?\s+short\s+of\s+{_SAY}",
    rf"(?:should|could|would|might)(?:\s+not|n['’]t)?\s+have\s+{_SAY}",
    rf"if\s+(?:\w+\s+){{1,3}}had\s+{_SAY}",
    rf"(?:want|expect|urg|ask|begg?|need)(?:s|e|ed|ing)?\s+(?:\w+\s+){{1,3}}to\s+{_SAY}",
    r"imagine\s+(?:\w+\s+){1,3}saying",
    r"(?:misquoted|misquotes|misquoting|misattributed)(?:\s+\w+){0,5}",
    (
        r"(?:falsely|wrongly|incorrectly|mistakenly|erroneously|inaccurately)\s+(?:quoted|attributed|reported|"
        r"credited|claimed|says?|said)"
        r"(?:\s+[\w’'-]+){0,6}"
    ),
    (
        r"(?:made-up|fabricated|fake|faked|bogus|doctored|fictitious|satirical|parody)\s+(?:\w+\s+){0,2}?"
        r"(?:quot\w+|post|tweet|video|clip|letter|statement|account|audio|image|screenshot|headline|recording)"
        rf"(?:\s+[\w’'-]+){{0,6}}?\s+(?:{_SAY}|reads?|reading|tweets|tweeted|posted)"
    ),
)
_ENGLISH_BEHIND = (
    (
        rf"(?:(?!{_SAY}\b)[\w’'-]+\s+){{0,4}}?(?:not|never|didn['’]t|hadn['’]t|hasn['’]t)(?:\s+(?!only\b|just\b|"
        rf"all\b)[\w’'-]+){{0,3}}?\s+"
        rf"(?:{_SAY}|spoke|spoken)$"
    ),
    r"(?:is|was)\s+what\s+(?:[\w’'-]+\s+){1,3}should\s+have\s+said",
    (
        r"(?:[\w’'-]+\s+){0,2}?(?:was|were|is|are|has\s+been|have\s+been)\s+"
        r"(?:made\s+up|fabricated|fake|faked|invented|doctored|(?:wrongly|falsely|incorrectly)\s+\w+|"
        r"never\s+(?:said|uttered)|misattributed)"
    ),
    r"tweeted\s+a\s+parody",
)
QUESTION = (
    rf"(?:why|when|how)?\s*(?:did|does|do|has|have|had|will|would|could|should|can)(?:n['’]t)?\s[^,]{{2,60}}\s{_SAY}"
)
"""What makes a question of a sentence that ends with the marks."""

UNSAID = {
    "en": ("|".join(_ENGLISH_BEFORE), "|".join(_ENGLISH_BEHIND)),
    "fr": (
        (
            r"(?:n['’]\S+|ne\s+\S+)\s+(?:(?:pas|jamais)\s+)?(?:\S+\s+)?(?:dit|dire|déclaré|affirmé|écrit|"
            r"prononcé)(?:\s+les\s+mots)?|"
            r"(?:nie|nié|niait|dément|démenti|conteste|contesté)\s+(?:avoir\s+|qu['’]\S+\s+(?:ait\s+|"
            r"a\s+)?)?(?:\S+\s+)?"
            r"(?:dit|déclaré|affirmé|écrit|prononcé)(?:\s+les\s+mots)?|aurait\s+dû\s+dire|refus\w+\s+de\s+dire"
        ),
        r"(?:\S+\s+){0,4}?n['’]\S+\s+(?:pas|jamais)\s+(?:été\s+)?(?:dit|déclaré|prononcé)",
    ),
    "de": (
        (
            r"(?:nie|niemals|nicht|nirgends)\s+(?:\w+\s+)?(?:gesagt|geäußert|geschrieben|behauptet)|"
            r"(?:sagte|schrieb|sagt)\s+(?:\w+\s+){0,2}?(?:nie|niemals|nicht)|"
            r"(?:bestreite\w*|bestritt\w*|dementier\w*|leugne\w*)(?:\s+\w+){0,3}|"
            r"hätte\s+(?:\w+\s+){0,3}sagen\s+(?:sollen|können)"
        ),
        (
            r"(?:ha(?:t|be|ben)|hätte\w?)\s+(?:\S+\s+){1,4}?(?:nie|niemals|nicht)\s+(?:so\s+)?gesagt|"
            r"(?:\S+\s+)?(?:sagte|schrieb)\s+(?:\S+\s+){1,3}?(?:nie|niemals|nicht)$"
        ),
    ),
    "es": (
        (
            r"(?:no|nunca|jamás)\s+(?:\w+\s+){0,2}?(?:dijo|dicho|decir|dice|declaró|afirmó|escribió)|"
            r"(?:negó|niega|negado|desmintió|desmiente)\s+(?:que\s+|haber\s+)?(?:\w+\s+){0,2}?(?:dicho|dijera|"
            r"dijo|declarado|afirmado)"
        ),
        r"(?:\S+\s+){0,4}?(?:no|nunca)\s+(?:lo\s+)?(?:dijo|dicho)$",
    ),
    "it": (
        (
            r"(?:non|mai)\s+(?:\w+\s+){0,3}?(?:detto|disse|dire|dichiarato|affermato|scritto)|"
            r"(?:nega|negato|smentisce|smentito)\s+(?:di\s+|che\s+)?(?:\w+\s+){0,3}?(?:detto|dichiarato|affermato)"
        ),
        r"(?:\S+\s+){0,4}?non\s+(?:\S+\s+){0,3}?detto$",
    ),
    "pt": (
        (
            r"(?:não|nunca|jamais)\s+(?:\w+\s+){0,2}?(?:disse|dito|dizer|afirmou|declarou|escreveu)|"
            r"(?:negou|nega|negado|desmentiu)\s+(?:que\s+)?(?:\w+\s+){0,2}?(?:dito|disse|afirmado|declarado)"
        ),
        r"(?:\S+\s+){0,4}?(?:não|nunca)\s+disse$",
    ),
    "nl": (
        r"(?:niet|nooit)\s+(?:\w+\s+){0,2}?(?:gezegd|geschreven|beweerd|te\s+zeggen)|(?:ontken\w*)(?:\s+\w+){0,4}",
        r"(?:heeft|had)\s+(?:\S+\s+){1,4}?(?:niet|nooit)\s+gezegd",
    ),
    "sv": (
        (
            r"(?:inte|aldrig)\s+(?:\w+\s+){0,2}?(?:sagt|sade|sa|säga|skrivit)|(?:sade|sa)\s+(?:inte|aldrig)|"
            r"(?:förneka\w*|dementera\w*)\s+att\s+(?:\w+\s+){0,3}?(?:sagt|sade)"
        ),
        r"har\s+(?:\S+\s+){1,4}?(?:inte|aldrig)\s+sagt",
    ),
    "da nb nn no": (
        (
            r"(?:ikke|aldri|aldrig)\s+(?:\w+\s+){0,2}?(?:sagt|sagde|sa|si|sige|skrevet)|(?:sagde|sa)\s+(?:ikke|aldri|"
            r"aldrig)|(?:benekte\w*|benægte\w*)(?:\s+\w+){0,5}?\s+sagt"
        ),
        r"har\s+(?:\S+\s+){1,4}?(?:ikke|aldri|aldrig)\s+sagt",
    ),
    "fi": (
        (
            r"(?:ei|eivät)\s+(?:\w+\s+){0,2}?(?:sanonut|sanoneet|sano|kirjoittanut|väittänyt)|"
            r"kiist\w+(?:\s+\w+){0,2}?\s+sanoneensa"
        ),
        "",
    ),
    "pl": (
        r"nie\s+(?:\w+\s+)?(?:powiedzi\w+|mówi\w*|napisa\w+)|(?:zaprzecz\w+)(?:,?\s+\w+){0,3}?\s+powiedzi\w+",
        r"(?:\S+\s+){0,4}?nie\s+(?:powiedzi\w+|mówi\w*)$",
    ),
    "cs sk": (
        (
            r"(?:nikdy\s+)?ne(?:řek\w+|poved\w+|napsal\w*|napísal\w*|prohlásil\w*)|(?:popř\w+|popier\w+|"
            r"poprel\w*)(?:,?\s+\w+){0,3}?\s+(?:řek\w+|poved\w+)"
        ),
        r"(?:\S+\s+){0,4}?(?:neřek\w+|nepoved\w+)$",
    ),
    "hu": (
        (
            r"(?:nem|soha\s+nem|sosem)\s+(?:\w+\s+)?(?:mond\w*|állít\w*|ír\w*)(?:,?\s+hogy)?|(?:tagad\w*|"
            r"cáfol\w*)(?:,?\s+\w+){0,3}"
        ),
        r"(?:\S+\s+){0,4}?nem\s+mond\w*$",
    ),
    "ro": (
        (
            r"(?:nu|n-a|niciodată)\s+(?:\w+\s+){0,2}?(?:spus|zis|declarat|afirmat|scris)|(?:neagă|negat|dezminte|"
            r"dezmințit)(?:,?\s+\w+){0,3}?\s+(?:spus|zis|declarat)"
        ),
        r"(?:\S+\s+){0,4}?nu\s+a\s+spus$",
    ),
    "ru": (
        (
            r"не\s+(?:\w+\s+)?(?:говори\w+|сказа\w+|заяв\w+|писа\w+|произн\w+)|(?:отрица\w+|"
            r"опроверг\w*)(?:,?\s+\w+){0,3}?\s+(?:сказа\w+|говори\w+|заяв\w+|слова)"
        ),
        r"(?:\S+\s+){0,4}?не\s+(?:говорил\w?|сказал\w?)$",
    ),
    "uk": (
        (
            r"не\s+(?:\w+\s+)?(?:каза\w+|сказа\w+|говори\w+|заяв\w+|писа\w+)|(?:запереч\w+|"
            r"спрост\w+)(?:,?\s+\w+){0,3}?\s+(?:каза\w+|сказа\w+|говори\w+)"
        ),
        r"(?:\S+\s+){0,4}?не\s+(?:казав|казала|сказав|сказала)$",
    ),
    "bg": (r"не\s+(?:е\s+)?(?:\w+\s+)?каз\w+|отрич\w+(?:,?\s+\w+){0,3}?\s+каз\w+", ""),
    "hr bs sr sh": (
        (
            r"(?:nije|nikada\s+nije|није|никада\s+није)\s+(?:\w+\s+)?(?:rek\w+|kaza\w+|izjav\w+|река\w+|рек\w+|"
            r"каза\w+|изјав\w+)"
        ),
        "",
    ),
    "el": (
        (
            r"(?:δεν|δε|ποτέ)\s+(?:\w+\s+){0,2}?(?:είπ\w+|πει|δήλωσ\w+|έγραψ\w+)|(?:αρνήθηκε|αρνείται|"
            r"διαψεύδει)(?:\s+\w+){0,3}?\s+(?:είπ\w+|πει)"
        ),
        "",
    ),
    "tr": ("", r"(?:\S+\s+){0,2}?(?:de|söyle|yaz)(?:me|ma)(?:di|dı|miş|mış|diğini|dığını)"),
    "ar": (
        (
            r"(?:لم|لا|ما)\s+(?:\S+\s+)?(?:تقل|يقل|تقول|يقول|قال|قالت)(?:\s+\S+){0,3}|(?:نفى|نفت|ينفي|"
            r"تنفي)(?:\s+\S+){0,5}?\s+(?:قال|قالت|قوله|قولها)"
        ),
        "",
    ),
    "he": (r"(?:לא|מעולם\s+לא)\s+(?:אמר\w*|כתב\w*|טענ?\w*)|(?:הכחיש\w*|מכחיש\w*)(?:\s+\S+){0,3}", ""),
    "fa": (r"(?:نگفت\S*|نگفته\s+است)(?:\s+که)?|(?:تکذیب|انکار)(?:\s+\S+){0,5}", ""),
    "id": (r"tidak\s+(?:pernah\s+)?(?:mengatakan|berkata|menyatakan|menulis)|membantah(?:\s+\w+){0,3}", ""),
    "hi": (r"(?:नहीं|कभी नहीं)\s+कह\S*(?:\s+\S+){0,2}", r"(?:\S+\s+){0,2}?(?:नहीं\s+कह\S*|कहने\s+से\s+इनकार)"),
    "th": (r"ไม่(?:ได้|เคย)?(?:เคย)?(?:พูด|กล่าว|บอก)(?:ว่า)?|ปฏิเสธว่า\S{0,12}(?:พูด|กล่าว)(?:ว่า)?", ""),
    "zh": (
        r"(?:没有?|沒有?|未曾?|从未|從未|从没|從沒|不曾|并未|並未)(?:说|說|讲|講|表示|写|寫)过?過?|(?:否认|否認)(?:曾|自己)?(?:说|說|讲|講)过?過?",
        "",
    ),
    "ja": (
        "",
        r"と(?:は|も)?(?:言|述べ|話し|発言し|語)(?:って|て|わ|い)?(?:い?ない|いません|なかった|ておらず)|と(?:の発言|発言したこと)?(?:を|は)否定",
    ),
    "ko": (
        "",
        (
            r"(?:이?라)?고\s*(?:말|언급|주장|발언)(?:하|한)?(?:지\s*않|\s*적(?:이|은)?\s*없|\s*사실(?:이|은)?\s*없)|(?:이?라)고\s*한\s*(?:적|"
            r"말)(?:이|은)?\s*없"
        ),
    ),
}
"""For each language what stands right before the marks, to their end, and right behind them, from their beginning."""

UNSPACED = frozenset({"th", "zh"})
"""Languages of which what stands before the marks may stand right behind another word."""

_SIGN = r"(?:banner|placard|sign|poster|t-shirt|graffiti|plaque|sticker|billboard|bumper\s+sticker)s?"
_WORK = r"(?:book|novel|film|movie|documentary|song|album|poem|memoir|exhibition|play|musical|painting)"
TITLED = {
    "en": (
        (
            rf"(?:titled|entitled|headlined|subtitled|author\s+of|(?:screening|premiere|copy|copies)\s+of(?:\s+(?:the\s+)?{_WORK})?|"
            rf"(?:the|a|his|her|their|new|latest|wrote\s+a)\s+{_WORK},?|chant(?:s|ed|ing)?(?:\s+of)?|"
            rf"{_SIGN}(?:\s+(?:that|which))?\s+(?:reads?|reading|says?|said|saying|declaring|proclaiming))"
        ),
        rf"(?:is|was)\s+the\s+(?:title|name|headline)|(?:reads?|said)\s+(?:the|a|one|his|her)\s+(?:\w+\s+){{0,2}}{_SIGN}\b",
    ),
    "fr": (r"(?:intitulée?s?|titrée?s?|(?:film|livre|roman),?|banderoles?\s+(?:proclamant|disant|avec))", ""),
    "de": (r"(?:dem\s+titel|betitelt|(?:buch|film|roman),?)", ""),
    "es": (r"(?:titulad[oa]s?|(?:libro|película|novela),?|pancartas?\s+(?:con\s+el\s+lema|que\s+decían?))", ""),
    "it": (r"(?:intitolat[oaie]|dal\s+titolo|(?:libro|film|romanzo),?|striscioni?\s+con\s+scritto)", ""),
    "pt": (r"(?:intitulad[oa]s?|com\s+o\s+título|(?:livro|filme|romance),?)", ""),
    "nl": (r"(?:getiteld|met\s+de\s+titel|(?:boek|film|roman),?)", ""),
    "ru": (r"(?:под\s+названием|озаглавлен\w*|(?:книг[аеиуой]+|фильм[аеуом]*|роман[аеуом]*))", ""),
    "uk": (r"(?:під\s+назвою|(?:книг[аиуоюі]+|фільм[аіуом]*|роман[аіуом]*))", ""),
    "pl": (r"(?:pod\s+tytułem|zatytułowan\w+|(?:książk[aiuęą]|film\w{0,2}|powieś\w+))", ""),
}
"""What gives words as the title of something, or as what stands on a sign; as in UNSAID."""

CORRECTIONS = (
    (
        "correction corrections corrected clarification editor’s_note editor's_note rectificatif erratum errata "
        "korrektur "
        "berichtigung corrección fe_de_errores rettifica correção rectificatie rättelse rettelse retting oikaisu "
        "sprostowanie oprava erată поправка исправление виправлення düzeltme تصحيح תיקון "
        "更正 訂正 おわび 정정 바로잡습니다"
    )
    .replace("_", r"\s")
    .split()
)
"""How a paragraph begins that corrects the source."""
