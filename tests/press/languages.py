"""Sources of our own writing in the typography of the press of twenty-five languages."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["PRESS", "Press"]


class Press(NamedTuple):
    """What two people say in one language, and how its press prints it.

    Attributes:
        first: The speaker's first sentence in two halves, without its end; it has the number 40.
        second: The speaker's second sentence; it has a negation.
        negation: What is to be left out of it so that it says the opposite.
        other: What the other one says.
        direct: A paragraph with `{a}`, the first sentence.
        parted: One with both halves, `{a1}` and `{a2}`, and the reporter between.
        partial: One with the second half alone, `{a2}`.
        paragraphs: Two with one quotation, of `{a}` and `{b}`.
        reply: One with `{c}`, said by the other one.
        names: Of the speaker and of the other one.
        blank: What stands between two words or sentences.
    """

    first: tuple[str, str]
    second: str
    negation: str
    other: str
    direct: str
    parted: str
    partial: str
    paragraphs: tuple[str, str]
    reply: str
    names: tuple[str, str] = ("Ilo Brann", "Mira Sand")
    blank: str = " "


PRESS = {
    "en": Press(
        ("The quay costs 40 crowns a day", "and stays open all winter"),
        "We will not sell the harbour to anybody",
        "not ",
        "The road must be closed before the winter",
        "“{a},” said Ilo Brann.",
        "“{a1},” said Ilo Brann, “{a2}.”",
        "Ilo Brann said that the quay costs money “{a2}”.",
        ("Ilo Brann said: “{a}.", "“{b}.”"),
        "“{c},” said Mira Sand.",
    ),
    "fr": Press(
        ("Le quai coûte 40 couronnes par jour", "et reste ouvert tout l’hiver"),
        "Nous ne vendrons jamais le port d’ici",
        "jamais ",
        "La route doit être fermée avant l’hiver",
        "«\u202f{a}\u202f», a déclaré Ilo Brann.",
        "«\u00a0{a1}\u00a0», a déclaré Ilo Brann, «\u00a0{a2}.\u00a0»",
        "Ilo Brann assure que le quai coûte cher « {a2} ».",
        ("Ilo Brann a dit : « {a}.", "« {b}. »"),
        "« {c} », a répondu Mira Sand.",
    ),
    "de": Press(
        ("Der Kai kostet 40 Kronen am Tag", "und bleibt den Winter über offen"),
        "Wir werden den Hafen nicht verkaufen",
        "nicht ",
        "Die Straße muss vor dem Winter geschlossen werden",
        "„{a}“, sagte Ilo Brann.",
        "„{a1}“, sagte Ilo Brann, „{a2}.“",
        "Der Kai koste Geld „{a2}“, so Ilo Brann.",
        ("Ilo Brann sagte: „{a}.", "„{b}.“"),
        "»{c}«, sagte Mira Sand.",
    ),
    "es": Press(
        ("El muelle cuesta 40 coronas al día", "y seguirá abierto todo el invierno"),
        "No venderemos el puerto sin hablar con la ciudad",
        "sin ",
        "La carretera debe cerrarse antes del invierno",
        "«{a}», dijo Ilo Brann.",
        "«{a1}», dijo Ilo Brann, «{a2}».",
        "Ilo Brann cree que el muelle cuesta dinero “{a2}”.",
        ("Ilo Brann dijo: «{a}.", "»{b}»."),
        "—{c} —dijo Mira Sand—, y pronto.",
    ),
    "it": Press(
        ("Il molo costa 40 corone al giorno", "e resta aperto per tutto l’inverno"),
        "Non venderemo il porto a nessuno",
        "Non ",
        "La strada deve essere chiusa prima dell’inverno",
        "«{a}», ha detto Ilo Brann.",
        "«{a1}», ha detto Ilo Brann, «{a2}».",
        "Secondo Ilo Brann il molo costa “{a2}”.",
        ("Ilo Brann ha detto: «{a}.", "«{b}»."),
        "«{c}», ha risposto Mira Sand.",
    ),
    "pt": Press(
        ("O cais custa 40 coroas por dia", "e fica aberto durante todo o inverno"),
        "Não venderemos o porto a ninguém",
        "Não ",
        "A estrada deve ser fechada antes do inverno",
        "“{a}”, disse Ilo Brann.",
        "“{a1}”, disse Ilo Brann, “{a2}”.",
        "Para Ilo Brann o cais é caro “{a2}”.",
        ("Ilo Brann disse: “{a}.", "“{b}.”"),
        "— {c} — disse Mira Sand.",
    ),
    "nl": Press(
        ("De kade kost 40 kronen per dag", "en blijft de hele winter open"),
        "Wij zullen de haven niet verkopen",
        "niet ",
        "De weg moet voor de winter dicht",
        "‘{a}’, zei Ilo Brann.",
        "‘{a1}’, zei Ilo Brann, ‘{a2}.’",
        "Volgens Ilo Brann kost de kade geld “{a2}”.",
        ("Ilo Brann zei: ‘{a}.", "‘{b}.’"),
        "„{c}”, zei Mira Sand.",
    ),
    "sv": Press(
        ("Kajen kostar 40 kronor om dagen", "och hålls öppen hela vintern"),
        "Vi kommer aldrig att sälja hamnen",
        "aldrig ",
        "Vägen måste stängas före vintern",
        "”{a}”, sade Ilo Brann.",
        "”{a1}”, sade Ilo Brann, ”{a2}”.",
        "Enligt Ilo Brann kostar kajen ”{a2}”.",
        ("Ilo Brann sade: ”{a}.", "”{b}.”"),
        "– {c}, säger Mira Sand.",
    ),
    "fi": Press(
        ("Laituri maksaa 40 kruunua päivässä", "ja pysyy auki koko talven"),
        "Me emme myy satamaa kenellekään",
        "emme ",
        "Tie pitää sulkea ennen talvea",
        "”{a}”, sanoi Ilo Brann.",
        "”{a1}”, sanoi Ilo Brann, ”{a2}.”",
        "Ilo Brannin mukaan laituri maksaa ”{a2}”.",
        ("Ilo Brann sanoi: ”{a}.", "”{b}.”"),
        "– {c}, sanoo Mira Sand.",
    ),
    "pl": Press(
        ("Nabrzeże kosztuje 40 koron dziennie", "i pozostanie otwarte przez całą zimę"),
        "Nie sprzedamy portu nikomu",
        "Nie ",
        "Drogę trzeba zamknąć przed zimą",
        "„{a}”, powiedział Ilo Brann.",
        "„{a1}”, powiedział Ilo Brann, „{a2}”.",
        "Zdaniem Ilo Branna nabrzeże kosztuje „{a2}”.",
        ("Ilo Brann powiedział: „{a}.", "„{b}”."),
        "– {c} – powiedziała Mira Sand.",
    ),
    "cs": Press(
        ("Nábřeží stojí 40 korun denně", "a zůstane otevřené celou zimu"),
        "Přístav nikdy neprodáme cizím lidem",
        "nikdy ",
        "Silnice se musí zavřít před zimou",
        "„{a},“ řekl Ilo Brann.",
        "„{a1},“ řekl Ilo Brann, „{a2}.“",
        "Podle Ilo Branna nábřeží stojí „{a2}“.",
        ("Ilo Brann řekl: „{a}.", "„{b}.“"),
        "„{c},“ řekla Mira Sand.",
    ),
    "hu": Press(
        ("A rakpart napi 40 koronába kerül", "és egész télen nyitva marad"),
        "A kikötőt soha nem adjuk el",
        "nem ",
        "Az utat még a tél előtt le kell zárni",
        "„{a}” – mondta Ilo Brann.",
        "„{a1}” – mondta Ilo Brann –, „{a2}.”",
        "Ilo Brann szerint a rakpart drága „{a2}”.",
        ("Ilo Brann azt mondta: „{a}.", "„{b}.”"),
        "„{c}” – mondta Mira Sand.",
    ),
    "ro": Press(
        ("Cheiul costă 40 de coroane pe zi", "și rămâne deschis toată iarna"),
        "Nu vom vinde portul nimănui",
        "Nu ",
        "Drumul trebuie închis înainte de iarnă",
        "„{a}”, a spus Ilo Brann.",
        "„{a1}”, a spus Ilo Brann, „{a2}”.",
        "Ilo Brann spune că cheiul costă „{a2}”.",
        ("Ilo Brann a spus: „{a}.", "„{b}.”"),
        "„{c}”, a spus Mira Sand.",
    ),
    "ru": Press(
        ("Причал стоит 40 крон в день", "и будет открыт всю зиму"),
        "Мы не продадим порт никому",
        "не ",
        "Дорогу нужно закрыть до зимы",
        "«{a}», — сказал Ило Бранн.",
        "«{a1}, — сказал Ило Бранн, — {a2}».",
        "По словам Ило Бранна, причал стоит денег «{a2}».",
        ("Ило Бранн сказал: «{a}.", "«{b}»."),
        "— {c}, — ответила Мира Санд.",
        ("Ило Бранн", "Мира Санд"),
    ),
    "uk": Press(
        ("Причал коштує 40 крон на день", "і буде відкритий усю зиму"),
        "Ми не продамо порт нікому",
        "не ",
        "Дорогу треба закрити до зими",
        "«{a}», – сказав Іло Бранн.",
        "«{a1}», – сказав Іло Бранн, – «{a2}».",
        "За словами Іло Бранна, причал коштує „{a2}“.",
        ("Іло Бранн сказав: «{a}.", "«{b}»."),
        "«{c}», – відповіла Міра Санд.",
        ("Іло Бранн", "Міра Санд"),
    ),
    "tr": Press(
        ("Rıhtım günde 40 krona mal oluyor", "ve bütün kış açık kalacak"),
        "Limanı asla kimseye satmayacağız",
        "asla ",
        "Yol kıştan önce kapatılmalı",
        "“{a}” dedi Ilo Brann.",
        "“{a1},” dedi Ilo Brann, “{a2}.”",
        "Ilo Brann’a göre rıhtım pahalı “{a2}”.",
        ("Ilo Brann şöyle dedi: “{a}.", "“{b}.”"),
        "“{c}” dedi Mira Sand.",
    ),
    "el": Press(
        ("Η προβλήτα κοστίζει 40 κορώνες τη μέρα", "και μένει ανοιχτή όλο τον χειμώνα"),
        "Δεν θα πουλήσουμε το λιμάνι σε κανέναν",
        "Δεν ",
        "Ο δρόμος πρέπει να κλείσει πριν από τον χειμώνα",
        "«{a}», είπε ο Ίλο Μπραν.",
        "«{a1}», είπε ο Ίλο Μπραν, «{a2}».",
        "Κατά τον Ίλο Μπραν η προβλήτα κοστίζει “{a2}”.",
        ("Ο Ίλο Μπραν είπε: «{a}.", "»{b}»."),
        "«{c}», είπε η Μίρα Σαντ.",
        ("Ίλο Μπραν", "Μίρα Σαντ"),
    ),
    "ar": Press(
        ("الرصيف يكلف 40 كرونة في اليوم", "وسيبقى مفتوحاً طوال الشتاء"),
        "نحن لن نبيع الميناء لأحد",
        "لن ",
        "يجب إغلاق الطريق قبل الشتاء",
        "قال إيلو بران: «{a}».",
        "«{a1}»، قال إيلو بران، «{a2}».",
        "يرى إيلو بران أن الرصيف مكلف «{a2}».",
        ("قال إيلو بران: «{a}.", "«{b}»."),
        'قالت ميرا ساند: "{c}".',
        ("إيلو بران", "ميرا ساند"),
    ),
    "he": Press(
        ("הרציף עולה 40 כתרים ביום", "ויישאר פתוח כל החורף"),
        "אנחנו לא נמכור את הנמל לאיש",
        "לא ",
        "צריך לסגור את הכביש לפני החורף",
        'מנכ"ל הנמל אילו בראן אמר: "{a}".',
        '"{a1}", אמר אילו בראן, "{a2}".',
        'אילו בראן, יו"ר הנמל, אמר שהרציף יקר "{a2}".',
        ('אילו בראן אמר: "{a}.', '"{b}".'),
        "„{c}”, אמרה מירה סנד.",
        ("אילו בראן", "מירה סנד"),
    ),
    "fa": Press(
        ("اسکله روزی 40 کرون هزینه دارد", "و تمام زمستان باز می‌ماند"),
        "ما هرگز بندر را به کسی نمی‌فروشیم",
        "هرگز ",
        "جاده باید پیش از زمستان بسته شود",
        "ایلو بران گفت: «{a}».",
        "«{a1}»، ایلو بران گفت، «{a2}».",
        "به گفتهٔ ایلو بران اسکله گران است «{a2}».",
        ("ایلو بران گفت: «{a}.", "«{b}»."),
        "میرا ساند گفت: «{c}».",
        ("ایلو بران", "میرا ساند"),
    ),
    "hi": Press(
        ("घाट पर हर दिन 40 क्राउन खर्च होते हैं", "और यह पूरी सर्दी खुला रहेगा"),
        "हम बंदरगाह किसी को नहीं बेचेंगे",
        "नहीं ",
        "सड़क सर्दी से पहले बंद होनी चाहिए",
        "इलो ब्रान ने कहा, “{a}।”",
        "“{a1},” इलो ब्रान ने कहा, “{a2}।”",
        "इलो ब्रान के अनुसार घाट महंगा है ‘{a2}’।",
        ("इलो ब्रान ने कहा, “{a}।", "“{b}।”"),
        "मीरा सैंड ने कहा, “{c}।”",
        ("इलो ब्रान", "मीरा सैंड"),
    ),
    "th": Press(
        ("ท่าเรือมีค่าใช้จ่าย 40 โครนต่อวัน", "และจะเปิดตลอดฤดูหนาว"),
        "เราจะไม่ขายท่าเรือให้ใคร",
        "ไม่",
        "ถนนต้องปิดก่อนฤดูหนาว",
        "อิโล บรานน์ กล่าวว่า “{a}”",
        "“{a1}” อิโล บรานน์ กล่าว “{a2}”",
        "อิโล บรานน์ กล่าวว่าท่าเรือแพง“{a2}”",
        ("อิโล บรานน์ กล่าวว่า “{a}", "“{b}”"),
        "มิรา แซนด์ กล่าวว่า “{c}”",
        ("อิโล บรานน์", "มิรา แซนด์"),
    ),
    "zh": Press(
        ("码头每天花费40克朗", "整个冬天都将开放"),
        "我们不会把港口卖给任何人",
        "不",
        "这条路必须在冬天之前关闭",
        "伊洛·布兰说：“{a}。”",
        "“{a1}，”伊洛·布兰说，“{a2}。”",
        "伊洛·布兰认为码头很贵“{a2}”。",
        ("伊洛·布兰说：“{a}。", "“{b}。”"),
        "米拉·桑德说：「{c}。」",
        ("伊洛·布兰", "米拉·桑德"),
        "",
    ),
    "ja": Press(
        ("埠頭には毎日40クローネかかるが", "冬の間もずっと開けておく"),
        "港は誰にも売らない方針だ",
        "ない",
        "道路は冬の前に閉めるべきだ",
        "イロ・ブラン氏は「{a}」と述べた。",
        "「{a1}」とイロ・ブラン氏は述べ、「{a2}」と続けた。",
        "イロ・ブラン氏は埠頭は高いが「{a2}」とした。",
        ("イロ・ブラン氏は「{a}。", "「{b}」と述べた。"),
        "ミラ・サンド氏は『{c}』と述べた。",
        ("イロ・ブラン", "ミラ・サンド"),
        "",
    ),
    "ko": Press(
        ("부두에는 하루 40크로네가 들지만", "겨울 내내 열려 있을 것이다"),
        "우리는 항구를 안 팔겠습니다",
        "안 ",
        "도로는 겨울 전에 닫아야 한다",
        "일로 브란은 “{a}”고 말했다.",
        "“{a1}”이라고 일로 브란은 말했다. “{a2}.”",
        "일로 브란은 부두가 비싸다며 ‘{a2}’고 했다.",
        ("일로 브란은 말했다. “{a}.", "“{b}.”"),
        "미라 산드는 “{c}”고 말했다.",
        ("일로 브란", "미라 산드"),
    ),
}
