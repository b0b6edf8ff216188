"""Quotations of many languages, each with what is right: found without a word, told, or not found."""

from __future__ import annotations

import json

import pytest

from briefing.check import Standing, Verdict, check_brief
from briefing.files import load_text
from briefing.sources import ArchiveText

pytestmark = pytest.mark.slow

NAMES = {
    "ar": ("إيلو بران", "ميرا ساند"),
    "cs": ("Ilo Brann", "Mira Sandová"),
    "fa": ("ایلو بران", "میرا سند"),
    "he": ("אילו בראן", "מירה סנד"),
    "hi": ("इलो ब्रैन", "मीरा सैंड"),
    "ja": ("田中太郎", "佐藤花子"),
    "ko": ("홍길동", "김철수"),
    "ru": ("Илья Брагин", "Мира Сандова"),
    "th": ("อิโล แบรนน์", "มีรา แซนด์"),
    "uk": ("Іло Бранн", "Міра Санд"),
    "zh": ("王强", "李明"),
}
"""How the speaker and the other one are called in some languages; in all others Ilo Brann and Mira Sand."""


def checked(language: str, text: str, words: str) -> tuple[Verdict, set[str]]:
    """The verdict on words that are given to the speaker, and the codes of what is told of them."""
    names = (
        NAMES.get(language, ("Ilo Brann", "Mira Sand"))
        if NAMES.get(language, ("-",))[0] in text
        else ("Ilo Brann", "Mira Sand")
    )
    brief = {
        "briefing": 1,
        "title": "T",
        "language": language,
        "event": {"summary": "S"},
        "actors": {
            "brann": {"name": names[0], "kind": "person", "role": "harbour master"},
            "sand": {"name": names[1], "kind": "person", "role": "treasurer"},
        },
        "sources": {"s": {"title": "S", "language": language, "archive": {"path": "s.txt"}}},
        "quotes": [{"text": words, "speaker": "brann", "source": "s", "at": 1}],
    }
    archive = ArchiveText(tuple(text.split("\n\n")), text)
    found = check_brief(load_text(json.dumps(brief), format="json"), {"s": archive})
    told = {it.code for it in found.findings if it.code in {"BR301", "BR306", "BR307", "BR308", *CUTS}}
    return found.proof.verdicts["Q1"], told


CUTS = {f"BR{number}" for number in range(316, 324)}

FOUND = [
    (
        "en",
        "“We keep the quay open all winter.”\n\n— Ilo Brann, harbour master\n\nMira Sand left the hall.",
        "We keep the quay open all winter",
    ),
    (
        "en",
        "“We keep the quay open all winter.”\nIlo Brann, harbour master\n\nMira Sand left the hall.",
        "We keep the quay open all winter",
    ),
    ("zh", "王强说：“我们不会关闭码头。”李明离开了会场。", "我们不会关闭码头"),
    ("ja", "田中太郎氏は「港は閉めない」と述べた。佐藤花子氏は帰った。", "港は閉めない"),
    ("ja", "田中太郎氏は「私たちは『港は閉めない』という方針だ」と述べた。", "私たちは『港は閉めない』という方針だ"),
    ("en", "“They will never pay for it,” said Ilo Brann of the owners.", "[The owners] will never pay for it"),
    ("en", "“He will never pay for it,” said Ilo Brann of Mira Sand.", "[Sand] will never pay for it"),
    ("de", "„Im Winter zahlt die Stadt, wir halten den Kai offen“, sagte Ilo Brann.", "wir halten den Kai offen"),
    ("en", "“We keep the quay open,” said Ilo Brann.", "We keep the quay open."),
    (
        "en",
        "Ilo Brann said, “We keep the quay open. . . . We pay for it.”",
        "We keep the quay open. ... We pay for it.",
    ),
    (
        "en",
        "“We keep the quay open. We have a plan. We pay for it,” said Ilo Brann.",
        "We keep the quay open. ... We pay for it.",
    ),
    ("de", "„Wir halten den Kai offen“, sagte Ilo Brann.", "Wir halten den Kai offen."),
    ("pl", "– Trzymamy nabrzeże otwarte – powiedział Ilo Brann. – I za to płacimy.", "Trzymamy nabrzeże otwarte"),
    (
        "pl",
        "– Trzymamy nabrzeże otwarte – powiedział Ilo Brann. – I za to płacimy.",
        "Trzymamy nabrzeże otwarte. (...) I za to płacimy.",
    ),
    ("es", "—Mantenemos abierto el muelle —dijo Ilo Brann—. Y lo pagamos.", "Mantenemos abierto el muelle"),
    ("en", "“We keep it open,” said Ilo Brann of the quay.", "We keep [the quay] open"),
    ("en", "“we keep the quay open,” said Ilo Brann.", "[W]e keep the quay open"),
    ("en", "“We keeped [sic] the quay open,” said Ilo Brann.", "We keeped [sic] the quay open"),
    (
        "en",
        "\u201cWe keep the qu\u00aday open\u200b all winter,\u201d said Ilo Brann.",
        "We keep the quay open all winter",
    ),
    (
        "en",
        "Ilo Brann\n\n“We keep the quay open all winter.”\n\nMira Sand\n\n“I pay for it.”",
        "We keep the quay open all winter",
    ),
    (
        "en",
        "“We keep the quay open all winter,” said Ilo Brann.\n\nMira Sand, the treasurer, left the hall.",
        "We keep the quay open all winter",
    ),
    (
        "en",
        "Ilo Brann spoke first: “We keep the quay open all winter.”\n\nMira Sand",
        "We keep the quay open all winter",
    ),
    (
        "en",
        "Ilo Brann left the hall. “We keep the quay open all winter.” — Ilo Brann on Monday",
        "We keep the quay open all winter",
    ),
    ("de", "„Gestern war die Bank dran, heute zahlen wir dafür“, sagte Ilo Brann.", "heute zahlen wir dafür"),
    ("de", "„Mit der Bank, so viel ist klar, zahlen wir dafür“, sagte Ilo Brann.", "zahlen wir dafür"),
    ("de", "„Als der Winter kam, zahlten wir dafür“, sagte Ilo Brann.", "zahlten wir dafür"),
    ("de", "„Seit die Bank hilft, zahlen wir dafür“, sagte Ilo Brann.", "zahlen wir dafür"),
    ("sv", "”Efter vintern, håller vi kajen öppen”, sade Ilo Brann.", "håller vi kajen öppen"),
    ("nl", "“Met de bank van de stad, houden we de kade open”, zei Ilo Brann.", "houden we de kade open"),
    ("en", "“He will never pay for it,” said Ilo Brann of the harbour clerk.", "[The clerk] will never pay for it"),
    ("en", "“We keep the quay open,” said Ilo Brann, “all winter long.”", "We keep the quay open ... all winter long"),
    ("ru", "«Мы держим порт, – сказал Ilo Brann, – всю зиму».", "Мы держим порт ... всю зиму"),
    ("th", "อิโล แบรนน์ กล่าวว่า “เราจะไม่ปิดท่าเรือ”", "เราจะไม่ปิดท่าเรือ"),
    ("de", "»Wir halten den Kai offen«, sagte Ilo Brann.", "Wir halten den Kai offen"),
    ("sv", "»Vi håller kajen öppen», sade Ilo Brann.", "Vi håller kajen öppen"),
    ("hu", "„Nyitva tartjuk a rakpartot” – mondta Ilo Brann.", "Nyitva tartjuk a rakpartot"),
    ("fr", "“Nous gardons le quai”, a dit Ilo Brann.", "Nous gardons le quai"),
    ("it", "“Teniamo aperto il molo”, ha detto Ilo Brann.", "Teniamo aperto il molo"),
    ("fi", "– Pidämme laiturin auki, sanoo Ilo Brann.", "Pidämme laiturin auki"),
    ("pt", "— Mantemos o cais aberto — disse Ilo Brann.", "Mantemos o cais aberto"),
    ("nl", "‘We houden de kade open’, zei Ilo Brann.", "We houden de kade open"),
    ("en", "‘We keep the quay open,’ said Ilo Brann. ‘It’s ours.’", "It’s ours"),
    ("ja", "田中太郎氏は「港は開ける」と述べた。", "港は開ける"),
    ("ko", "홍길동은 “항구를 연다”고 말했다.", "항구를 연다"),
    ("ar", "قال إيلو بران: «نبقي الرصيف مفتوحا».", "نبقي الرصيف مفتوحا"),
    ("fa", "ایلو بران گفت: «اسکله را باز نگه می‌داریم».", "اسکله را باز نگه می داریم"),
    ("he", 'אילו בראן אמר: "נשאיר את הרציף פתוח".', "נשאיר את הרציף פתוח"),
    ("el", "«Κρατάμε ανοιχτή την προβλήτα», είπε ο Ilo Brann.", "Κρατάμε ανοιχτή την προβλήτα"),
    ("tr", "Ilo Brann, “Limanı açık tutuyoruz” dedi.", "Limanı açık tutuyoruz"),
    ("uk", "«Ми тримаємо порт відкритим», — сказав Іло Бранн.", "Ми тримаємо порт відкритим"),
    ("en", "“We keep the quay open.\n\n“We pay for it,” said Ilo Brann.", "We keep the quay open. We pay for it"),
    ("fr", "« Nous gardons le quai.\n\n» Nous payons », a dit Ilo Brann.", "Nous gardons le quai. Nous payons"),
    ("de", "Mira Sand eröffnete die Sitzung. Dann sprach Ilo Brann. „Wir halten durch“, sagte er.", "Wir halten durch"),
    ("fr", "Ilo Brann s’est exprimé lundi.\n\n« Nous tiendrons », a-t-il assuré.", "Nous tiendrons"),
    ("es", "Ilo Brann habló el lunes.\n\n«Aguantaremos», aseguró.", "Aguantaremos"),
    ("it", "Ilo Brann ha parlato lunedì.\n\n«Terremo duro», ha assicurato.", "Terremo duro"),
    ("pl", "Ilo Brann przemawiał w poniedziałek.\n\n– Wytrzymamy – zapewnił.", "Wytrzymamy"),
    ("ru", "Илья Брагин выступил в понедельник.\n\n«Мы выстоим», — заверил он.", "Мы выстоим"),
    ("uk", "Іло Бранн виступив у понеділок.\n\n«Ми вистоїмо», — запевнив він.", "Ми вистоїмо"),
    ("ja", "田中太郎氏は月曜日に演説した。「持ちこたえる」と語った。", "持ちこたえる"),
    ("zh", "王强周一发表讲话。他说：“我们会坚持。”", "我们会坚持"),
    ("ko", "홍길동은 월요일에 연설했다. 그는 “버티겠다”고 말했다.", "버티겠다"),
    ("tr", "Ilo Brann pazartesi günü konuştu. “Dayanacağız” dedi.", "Dayanacağız"),
    ("fi", "Ilo Brann puhui maanantaina.\n\n– Me kestämme, hän sanoo.", "Me kestämme"),
    ("sv", "Ilo Brann talade i måndags.\n\n– Vi håller ut, säger han.", "Vi håller ut"),
    ("nl", "Ilo Brann sprak maandag. “Wij houden vol”, zei hij.", "Wij houden vol"),
    ("hu", "Ilo Brann hétfőn beszélt. „Kitartunk” – mondta.", "Kitartunk"),
    ("cs", "Ilo Brann promluvil v pondělí. „Vydržíme to,“ řekl.", "Vydržíme to"),
    ("ro", "Ilo Brann a vorbit luni. „Vom rezista”, a spus el.", "Vom rezista"),
    ("ar", "تحدث إيلو بران يوم الاثنين. وقال: «سنصمد».", "سنصمد"),
    ("el", "Ο Ilo Brann μίλησε τη Δευτέρα. «Θα αντέξουμε», είπε.", "Θα αντέξουμε"),
    ("pt", "Ilo Brann falou na segunda-feira. “Vamos resistir”, garantiu.", "Vamos resistir"),
    ("en", "“We shut it,” Mira Sand replied. “We hold out,” Ilo Brann insisted.", "We hold out"),
    ("de", "„Wir schließen“, entgegnete Mira Sand. „Wir halten durch“, beharrte Ilo Brann.", "Wir halten durch"),
    ("de", "Ilo Brann widersprach Mira Sand: „Wir halten durch.“", "Wir halten durch"),
    ("de", "Ilo Brann antwortete Mira Sand: „Wir halten durch.“", "Wir halten durch"),
    ("fr", "Ilo Brann a répondu à Mira Sand : « Nous tiendrons. »", "Nous tiendrons"),
    ("es", "Ilo Brann respondió a Mira Sand: «Aguantaremos».", "Aguantaremos"),
    ("it", "Ilo Brann ha replicato a Mira Sand: «Terremo duro».", "Terremo duro"),
    ("pl", "Ilo Brann odpowiedział Mirze Sand: „Wytrzymamy”.", "Wytrzymamy"),
    ("sv", "Ilo Brann svarade Mira Sand: ”Vi håller ut”.", "Vi håller ut"),
    ("nl", "Ilo Brann antwoordde Mira Sand: “Wij houden vol.”", "Wij houden vol"),
    ("ru", "Илья Брагин ответил Мире Сандовой: «Мы выстоим».", "Мы выстоим"),
    ("en", "Ilo Brann countered Mira Sand’s claim. “We hold out,” he said.", "We hold out"),
    ("en", "Ilo Brann, countering Mira Sand, said: “We hold out.”", "We hold out"),
    ("fr", "« Nous tiendrons », a répliqué Ilo Brann à Mira Sand.", "Nous tiendrons"),
    ("de", "„Wir halten durch“, entgegnete Ilo Brann Mira Sand.", "Wir halten durch"),
    ("es", "«Aguantaremos», replicó Ilo Brann a Mira Sand.", "Aguantaremos"),
    ("cs", "„Vydržíme to,“ odpověděl Ilo Brann Miře Sandové.", "Vydržíme to"),
    ("en", "“We hold out,” said Mr. Brann.", "We hold out"),
    ("en", "“We hold out,” the harbour master said. Mira Sand left.", "We hold out"),
]
TOLD = [
    (
        "en",
        "“We keep the quay open all winter.”\n\n— Mira Sand, treasurer\n\nIlo Brann left the hall.",
        "We keep the quay open all winter",
    ),
    (
        "en",
        "“We keep the quay open all winter.”\nMira Sand, treasurer\n\nIlo Brann left the hall.",
        "We keep the quay open all winter",
    ),
    (
        "de",
        "„Wir halten den Kai offen“\n\nMira Sand, Kämmerin\n\nIlo Brann verließ den Saal.",
        "Wir halten den Kai offen",
    ),
    (
        "fr",
        "« Nous gardons le quai ouvert »\n\n— Mira Sand\n\nIlo Brann a quitté la salle.",
        "Nous gardons le quai ouvert",
    ),
    (
        "es",
        "«Mantenemos abierto el muelle»\n\nMira Sand\n\nIlo Brann salió de la sala.",
        "Mantenemos abierto el muelle",
    ),
    ("zh", "王强说：“李明告诉我，‘我们不会关闭码头’，然后走了。”", "我们不会关闭码头"),
    ("ja", "田中太郎氏は「佐藤花子さんが『港は閉めない』と言った」と述べた。", "港は閉めない"),
    ("ko", "홍길동은 “김철수가 ‘항구를 닫지 않는다’고 말했다”고 밝혔다.", "항구를 닫지 않는다"),
    ("en", "“They will never pay for it,” said Ilo Brann.", "[The criminals] will never pay for it"),
    ("en", "“They will never pay for it,” said Ilo Brann.", "[The terrorists] will never pay for it"),
    ("fr", "« Ils ne paieront jamais », a dit Ilo Brann.", "[Les voyous] ne paieront jamais"),
    ("de", "„Sie zahlen nie dafür“, sagte Ilo Brann.", "[Die Verbrecher] zahlen nie dafür"),
    ("de", "„Hilft die Bank, halten wir den Kai offen“, sagte Ilo Brann.", "halten wir den Kai offen"),
    ("de", "„Hilft die Bank nicht, schließen wir den Kai“, sagte Ilo Brann.", "schließen wir den Kai"),
    ("de", "„Sollte die Bank helfen, halten wir den Kai offen“, sagte Ilo Brann.", "halten wir den Kai offen"),
    ("sv", "”Hjälper banken oss, håller vi kajen öppen”, sade Ilo Brann.", "håller vi kajen öppen"),
    ("nl", "“Helpt de bank ons, dan houden we de kade open”, zei Ilo Brann.", "houden we de kade open"),
    ("en", "“It costs $30 million a year,” said Ilo Brann.", "It costs $30"),
    ("fr", "« Cela coûte 30 000 euros », a dit Ilo Brann.", "Cela coûte 30"),
    ("en", "“It costs minus 4 degrees here,” said Ilo Brann.", "4 degrees here"),
    ("ru", "«Это стоит 30 тысяч рублей», – сказал Ilo Brann.", "Это стоит 30"),
    ("de", "„Das kostet 3,5 Millionen Euro“, sagte Ilo Brann.", "Das kostet 3,5"),
    ("ja", "田中太郎氏は「費用は３０万円だ」と述べた。", "費用は３０"),
    ("zh", "王强说：“费用是30万元。”", "费用是30"),
    ("es", "«Cuesta 30 mil euros», dijo Ilo Brann.", "Cuesta 30"),
    ("hi", "इलो ब्रैन ने कहा, “इसकी लागत 30 लाख रुपये है।”", "इसकी लागत 30"),
    ("it", "«Non credo che terremo aperto il molo», ha detto Ilo Brann.", "terremo aperto il molo"),
    ("ru", "«Я не думаю, что мы закроем порт», – сказал Ilo Brann.", "мы закроем порт"),
    ("tr", "“Limanı açık tutacağımızı sanmıyorum” dedi Ilo Brann.", "Limanı açık tutacağımızı"),
    ("ja", "田中太郎氏は「港を開けるとは思わない」と述べた。", "港を開ける"),
    ("ko", "홍길동은 “항구를 열지 않을 것이다”라고 말했다.", "항구를 열"),
    ("fi", "”En usko, että pidämme laiturin auki”, sanoi Ilo Brann.", "pidämme laiturin auki"),
    ("hu", "„Nem hiszem, hogy nyitva tartjuk a rakpartot” – mondta Ilo Brann.", "nyitva tartjuk a rakpartot"),
    ("cs", "„Nemyslím si, že necháme nábřeží otevřené,“ řekl Ilo Brann.", "necháme nábřeží otevřené"),
    ("pt", "“Não acho que vamos manter o cais aberto”, disse Ilo Brann.", "vamos manter o cais aberto"),
    ("ro", "„Nu cred că ținem cheiul deschis”, a spus Ilo Brann.", "ținem cheiul deschis"),
    (
        "el",
        "«Δεν πιστεύω ότι θα κρατήσουμε ανοιχτή την προβλήτα», είπε ο Ilo Brann.",
        "θα κρατήσουμε ανοιχτή την προβλήτα",
    ),
    ("ar", "قال إيلو بران: «لا أظن أننا سنبقي الرصيف مفتوحا».", "سنبقي الرصيف مفتوحا"),
    ("he", 'אילו בראן אמר: "אני לא חושב שנשאיר את הרציף פתוח".', "נשאיר את הרציף פתוח"),
    ("fa", "ایلو بران گفت: «فکر نمی‌کنم اسکله را باز نگه داریم».", "اسکله را باز نگه داریم"),
    ("en", "“We will pay, unless the bank helps, for all of it,” said Ilo Brann.", "We will pay ... for all of it"),
    (
        "en",
        "“We keep it,” said Ilo Brann. Mira Sand disagreed: “It stays shut all year.”",
        "We keep it ... It stays shut all year",
    ),
    ("de", "„Wir zahlen das nicht mehr allein“, sagte Ilo Brann.", "Wir zahlen das ... allein"),
    ("fr", "« Nous ne voulons pas vraiment payer pour lui », a dit Ilo Brann.", "Nous ... voulons ... payer pour lui"),
    ("zh", "王强说：“我们绝对不会关闭这个码头。”", "我们……会关闭这个码头"),
    ("en", "“We want to keep the quay open,” said Ilo Brann.", "We [refuse] to keep the quay open"),
    ("de", "„Wir zahlen dafür“, sagte Ilo Brann.", "Wir zahlen [nicht] dafür"),
    ("es", "«Vamos a pagar 300 euros», dijo Ilo Brann.", "Vamos a pagar [500] euros"),
    ("en", "“We keep the quay open,” said Ilo Brann. “We shut it,” Mira Sand said.", "We shut it"),
    ("fr", "« Nous gardons le quai », a dit Ilo Brann. « Nous le fermons », a répondu Mira Sand.", "Nous le fermons"),
    (
        "de",
        "„Wir halten den Kai offen“, sagte Ilo Brann. „Wir schließen ihn“, entgegnete Mira Sand.",
        "Wir schließen ihn",
    ),
    ("it", "«Teniamo aperto il molo», ha detto Ilo Brann. «Lo chiudiamo», ha replicato Mira Sand.", "Lo chiudiamo"),
    ("sv", "”Vi håller kajen öppen”, sade Ilo Brann. ”Vi stänger den”, svarade Mira Sand.", "Vi stänger den"),
    ("pl", "– Trzymamy nabrzeże otwarte – powiedział Ilo Brann. – Zamykamy je – odparła Mira Sand.", "Zamykamy je"),
    (
        "uk",
        "«Ми тримаємо порт», – сказав Іло Бранн. «Ми його закриваємо», – відповіла Міра Санд.",
        "Ми його закриваємо",
    ),
    ("nl", "“We houden de kade open”, zei Ilo Brann. “We sluiten hem”, antwoordde Mira Sand.", "We sluiten hem"),
    ("da", "»Vi holder kajen åben«, sagde Ilo Brann. »Vi lukker den«, svarede Mira Sand.", "Vi lukker den"),
    ("pt", "“Mantemos o cais aberto”, disse Ilo Brann. “Vamos fechá-lo”, respondeu Mira Sand.", "Vamos fechá-lo"),
    ("zh", "王强说：“我们开放码头。”李明表示：“我们关闭码头。”", "我们关闭码头"),
    ("ar", "قال إيلو بران: «نبقي الرصيف مفتوحا». وقالت ميرا ساند: «نغلقه غدا».", "نغلقه غدا"),
    ("hi", "इलो ब्रैन ने कहा, “हम घाट खुला रखेंगे।” मीरा सैंड ने कहा, “हम इसे बंद करेंगे।”", "हम इसे बंद करेंगे"),
    (
        "en",
        "Ilo Brann left the hall.\n\n“We keep the quay open all winter.”\n\n— Mira Sand",
        "We keep the quay open all winter",
    ),
    (
        "en",
        "Ilo Brann left the hall. “We keep the quay open all winter.” — Mira Sand",
        "We keep the quay open all winter",
    ),
    ("da", "»Hjælper banken os, holder vi kajen åben«, sagde Ilo Brann.", "holder vi kajen åben"),
    ("no", "«Hjelper banken oss, holder vi kaien åpen», sa Ilo Brann.", "holder vi kaien åpen"),
    ("en", "“Should the bank help us, we keep the quay open,” said Ilo Brann.", "we keep the quay open"),
    ("en", "“Unless the bank helps us, we keep the quay open,” said Ilo Brann.", "we keep the quay open"),
    ("en", "“Were the bank to help, we would keep the quay open,” said Ilo Brann.", "we would keep the quay open"),
    ("en", "“We want to keep the quay open,” said Ilo Brann.", "We [refuse to] keep the quay open"),
    ("en", "“He will never pay for it,” said Ilo Brann of Mira Sand.", "[The coward] will never pay for it"),
    ("es", "«Ellos no pagan», dijo Ilo Brann.", "[Los ladrones] no pagan"),
    ("ru", "«Они не заплатят», – сказал Ilo Brann.", "[Преступники] не заплатят"),
    ("zh", "王强说：“他们不会付钱。”", "[罪犯]不会付钱"),
    ("nl", "“Zij betalen nooit”, zei Ilo Brann.", "[De criminelen] betalen nooit"),
    ("en", "“We support the plan,” said Ilo Brann.", "We [don't] support the plan"),
    ("en", "“We support the plan,” said Ilo Brann.", "We [barely] support the plan"),
    ("fr", "« Nous soutenons le plan », a dit Ilo Brann.", "Nous [ne] soutenons [pas] le plan"),
    (
        "fr",
        "« Nous gardons le quai, a dit Ilo Brann, tout l’hiver. »",
        "Nous gardons le quai, a dit Ilo Brann, tout l’hiver",
    ),
    ("ru", "«Мы держим порт, – сказал Ilo Brann, – всю зиму».", "Мы держим порт, – сказал Ilo Brann, – всю зиму"),
    ("zh", "王强说：“我们不会关闭码头。”", "会关闭码头"),
    ("ja", "田中太郎氏は「港は閉めない」と述べた。", "港は閉め"),
    ("th", "อิโล แบรนน์ กล่าวว่า “เราจะไม่ปิดท่าเรือ”", "ปิดท่าเรือ"),
    ("vi", "“Chúng tôi không đóng cửa bến cảng”, Ilo Brann nói.", "đóng cửa bến cảng"),
    ("id", "“Kami tidak akan menutup dermaga,” kata Ilo Brann.", "akan menutup dermaga"),
    ("hi", "इलो ब्रैन ने कहा, “हम घाट बंद नहीं करेंगे।”", "हम घाट बंद"),
    ("ko", "홍길동은 “항구를 닫지 않겠다”고 말했다.", "항구를 닫지"),
    ("en", "Ilo Brann keeps the quay open all winter, he said.", "keeps the quay open all winter"),
    ("de", "Ilo Brann hält den Kai offen, wie er sagte.", "hält den Kai offen"),
    ("en", 'The so-called "quay of shame" was kept open, said Ilo Brann in a note.', "kept open, said"),
    (
        "fr",
        "« Nous gardons le quai », a dit Ilo Brann. « Nous payons », a dit Mira Sand.",
        "Nous gardons le quai ... Nous payons",
    ),
    (
        "de",
        "„Wir halten den Kai“, sagte Ilo Brann. „Wir zahlen“, sagte Mira Sand.",
        "Wir halten den Kai ... Wir zahlen",
    ),
    ("ja", "田中太郎氏は「港は開ける」と述べた。佐藤花子氏は「費用は払う」と述べた。", "港は開ける……費用は払う"),
    ("zh", "王强说：“我们开放码头。”李明说：“我们付钱。”", "我们开放码头……我们付钱"),
    ("ko", "홍길동은 “항구를 연다”고 말했다. 김철수는 “비용을 낸다”고 말했다.", "항구를 연다 ... 비용을 낸다"),
    ("ar", "قال إيلو بران: «نبقي الرصيف مفتوحا». وقالت ميرا ساند: «ندفع الثمن».", "نبقي الرصيف مفتوحا ... ندفع الثمن"),
    ("ru", "«Мы держим порт», – сказал Ilo Brann. «Мы платим», – сказала Mira Sand.", "Мы держим порт ... Мы платим"),
    ("ja", "田中太郎氏は「港は開ける」と述べた。佐藤花子氏は「費用は払う」と反論した。", "費用は払う"),
    ("ko", "홍길동은 “항구를 연다”고 말했다. 김철수는 “비용을 낸다”고 반박했다.", "비용을 낸다"),
    ("fa", "ایلو بران گفت: «اسکله را باز نگه می‌داریم». میرا سند گفت: «آن را می‌بندیم».", "آن را می‌بندیم"),
    ("he", 'אילו בראן אמר: "נשאיר את הרציף פתוח". מירה סנד השיבה: "נסגור אותו".', "נסגור אותו"),
    (
        "tr",
        "Ilo Brann, “Limanı açık tutuyoruz” dedi. Mira Sand ise “Biz kapatıyoruz” diye yanıtladı.",
        "Biz kapatıyoruz",
    ),
    ("el", "«Κρατάμε την προβλήτα», είπε ο Ilo Brann. «Την κλείνουμε», απάντησε η Mira Sand.", "Την κλείνουμε"),
    ("hu", "„Nyitva tartjuk” – mondta Ilo Brann. „Bezárjuk a rakpartot” – felelte Mira Sand.", "Bezárjuk a rakpartot"),
    ("cs", "„Necháme ho otevřené,“ řekl Ilo Brann. „Zavřeme ho,“ odpověděla Mira Sandová.", "Zavřeme ho"),
    ("ro", "„Ținem cheiul deschis”, a spus Ilo Brann. „Îl închidem”, i-a răspuns Mira Sand.", "Îl închidem"),
    ("fi", "– Pidämme laiturin auki, sanoi Ilo Brann. – Suljemme sen, vastasi Mira Sand.", "Suljemme sen"),
    ("es", "—Mantenemos abierto el muelle —dijo Ilo Brann.\n\n—Lo cerramos —contestó Mira Sand.", "Lo cerramos"),
    ("th", "อิโล แบรนน์ กล่าวว่า “เราเปิดท่าเรือ” มีรา แซนด์ กล่าวว่า “เราปิดท่าเรือ”", "เราปิดท่าเรือ"),
    ("en", "“We hold out,” the treasurer said. Ilo Brann left.", "We hold out"),
    ("de", "„Wir halten durch“, so Mira Sand. Ilo Brann ging.", "Wir halten durch"),
    ("fr", "« Nous tiendrons », selon Mira Sand. Ilo Brann est parti.", "Nous tiendrons"),
    ("es", "Según Mira Sand, «aguantaremos». Ilo Brann se fue.", "aguantaremos"),
    ("en", "According to Mira Sand, “we hold out.” Ilo Brann left.", "we hold out"),
    ("en", "Mira Sand (left) and Ilo Brann met. “We hold out,” Sand told reporters.", "We hold out"),
    ("en", "“We hold out,” Mira Sand said, standing next to Ilo Brann.", "We hold out"),
    ("en", "“We hold out,” Mira Sand said of Ilo Brann.", "We hold out"),
    ("en", "Mira Sand said Ilo Brann had told her: “We hold out.” No, Sand added, “we shut it.”", "we shut it"),
]
NOT_FOUND = [
    ("en", "“We keep the quay open,” said Ilo Brann.", "We keep the quay open?"),
    (
        "es",
        "—Mantenemos abierto el muelle —dijo Ilo Brann—. Y lo pagamos.",
        "Mantenemos abierto el muelle. Y lo pagamos.",
    ),
    ("en", "“We keep the quаy open,” said Ilo Brann.", "We keep the quay open"),
    ("en", "“It is 10² metres,” said Ilo Brann.", "It is 102 metres"),
    ("en", "“It takes 1½ hours,” said Ilo Brann.", "It takes 11/2 hours"),
    ("en", "“We keep the quay open,” said Ilo Brann, “all winter long.”", "We keep the quay open all winter long"),
    ("fr", "« Nous gardons le quai, a dit Ilo Brann, tout l’hiver. »", "Nous gardons le quai tout l’hiver"),
    ("en", "“We keep the quay open,” said Ilo Brann.", "we keep the quay open"),
    ("de", "„Wir halten den Kai offen“, sagte Ilo Brann.", "Wir halten den Kai  offen!"),
    ("en", "“We can't keep the quay open,” said Ilo Brann.", "We can keep the quay open"),
    ("fr", "« Nous n’ouvrons pas le quai », a dit Ilo Brann.", "Nous ouvrons le quai"),
    ("zh", "王强说：“我们不会关闭码头。”", "我们会关闭码头"),
    ("ja", "田中太郎氏は「港は閉めない」と述べた。", "港は閉める"),
    (
        "en",
        "“We keep the quay open,” said Ilo Brann.\n\n“We pay for it,” said Mira Sand.",
        "We keep the quay open. We pay for it",
    ),
]


@pytest.mark.parametrize(("language", "text", "words"), FOUND)
def test_what_was_said_is_verified_without_a_word(language: str, text: str, words: str) -> None:
    verdict, told = checked(language, text, words)
    assert (verdict.verified, told) == (True, set())


@pytest.mark.parametrize(("language", "text", "words"), TOLD)
def test_what_turns_words_round_or_gives_them_to_another_is_told(language: str, text: str, words: str) -> None:
    assert checked(language, text, words)[1]


@pytest.mark.parametrize(("language", "text", "words"), NOT_FOUND)
def test_what_was_not_said_is_not_found(language: str, text: str, words: str) -> None:
    assert checked(language, text, words)[0].standing is Standing.NOT_FOUND
