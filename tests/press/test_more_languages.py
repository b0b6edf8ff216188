"""Negations of the languages beyond the great ones: what a cut or an ellipsis takes from a sentence is told."""

from __future__ import annotations

import json

import pytest

from briefing.check import check_brief
from briefing.files import load_text
from briefing.sources import ArchiveText

SENTENCES = {
    "bg": (
        "Ние никога няма да продадем моста на града",
        "да продадем моста на града",
        "Ние ... да продадем моста на града",
        "Ще строим моста и пътя край реката, и това е добре за града",
    ),
    "mk": (
        "Ние никогаш нема да го продадеме мостот на градот",
        "го продадеме мостот на градот",
        "Ние ... да го продадеме мостот на градот",
        "Ќе го градиме мостот и патот за градот, и тоа е добро",
    ),
    "sr": (
        "Ми никада нећемо продати мост који је град градио",
        "продати мост који је град градио",
        "Ми ... продати мост који је град градио",
        "Градићемо мост и пут у граду, и то је добро за људе",
    ),
    "hr": (
        "Mi nikada nećemo prodati most koji je grad gradio",
        "prodati most koji je grad gradio",
        "Mi ... prodati most koji je grad gradio",
        "Gradit ćemo most i cestu u gradu, i to je dobro za ljude",
    ),
    "sl": (
        "Nikoli ne bomo prodali mostu, ki ga je mesto zgradilo",
        "bomo prodali mostu",
        "Nikoli ... bomo prodali mostu, ki ga je mesto zgradilo",
        "Gradili bomo most in cesto v mestu, in to je dobro za ljudi",
    ),
    "be": (
        "Мы ніколі не прададзім мост і порт нашага горада, гэта ўсе ведаюць",
        "прададзім мост і порт нашага горада",
        "Мы ... прададзім мост і порт нашага горада",
        "Мы пабудуем мост і дарогу ў горадзе, і гэта добра для людзей",
    ),
    "kk": (
        "Біз бұл көпірді ешқашан сатпаймыз және порт үшін төлейміз",
        "Біз бұл көпірді",
        "Біз бұл көпірді ... және порт үшін төлейміз",
        "Біз бұл көпірді саламыз және порт үшін төлейміз",
    ),
    "ka": (
        "ჩვენ არასოდეს გავყიდით ხიდს და პორტს",
        "გავყიდით ხიდს და პორტს",
        "ჩვენ ... გავყიდით ხიდს და პორტს",
        "ჩვენ ავაშენებთ ხიდს და პორტს ქალაქში",
    ),
    "hy": (
        "Մենք երբեք չենք վաճառի կամուրջը և նավահանգիստը",
        "վաճառի կամուրջը և նավահանգիստը",
        "Մենք ... վաճառի կամուրջը և նավահանգիստը",
        "Մենք կկառուցենք կամուրջը և նավահանգիստը",
    ),
    "az": (
        "Biz heç vaxt bu körpünü satmayacağıq və liman üçün ödəyəcəyik",
        "bu körpünü",
        "Biz ... və liman üçün ödəyəcəyik",
        "Biz bu körpünü tikəcəyik və liman üçün ödəyəcəyik",
    ),
    "sq": (
        "Ne kurrë nuk do ta shesim urën dhe portin e qytetit",
        "do ta shesim urën dhe portin",
        "Ne ... do ta shesim urën dhe portin e qytetit",
        "Ne do ta ndërtojmë urën dhe rrugën e qytetit",
    ),
    "et": (
        "Me ei müü kunagi seda silda ja sadamat",
        "müü kunagi seda silda",
        "Me ... müü ... seda silda ja sadamat",
        "Me ehitame selle silla ja sadama linnale",
    ),
    "lv": (
        "Mēs nekad nepārdosim tiltu un ostu, tas ir skaidrs",
        "tiltu un ostu",
        "Mēs ... tiltu un ostu",
        "Mēs uzcelsim tiltu un ostu, un tas ir labi",
    ),
    "lt": (
        "Mes niekada neparduosime tilto ir uosto, tai yra aišku",
        "tilto ir uosto",
        "Mes ... tilto ir uosto",
        "Mes pastatysime tiltą ir uostą, ir tai yra gerai",
    ),
    "is": (
        "Við munum aldrei selja brúna og höfnina sem við eigum",
        "selja brúna og höfnina",
        "Við munum ... selja brúna og höfnina",
        "Við munum byggja brúna og höfnina í bænum",
    ),
    "ca": (
        "Mai vendrem el pont de la ciutat als estrangers, amb els seus diners",
        "vendrem el pont de la ciutat",
        "vendrem el pont ... amb els seus diners",
        "Construirem el pont i la carretera amb els diners de la ciutat",
    ),
    "gl": (
        "Nós nunca venderemos a ponte da cidade, que non é do rei",
        "venderemos a ponte da cidade",
        "Nós ... venderemos a ponte da cidade",
        "Nós construiremos a ponte e a estrada da cidade",
    ),
    "eu": (
        "Guk ez dugu inoiz zubia eta portua salduko",
        "zubia eta portua salduko",
        "Guk ... zubia eta portua salduko",
        "Guk zubia eta portua eraikiko ditugu",
    ),
    "af": (
        "Ons sal nooit die brug en die hawe verkoop wat ons het nie",
        "die brug en die hawe verkoop",
        "Ons sal ... die brug en die hawe verkoop",
        "Ons sal die brug en die pad bou vir die stad",
    ),
    "id": (
        "Kami tidak akan pernah menjual jembatan ini dan pelabuhan itu",
        "menjual jembatan ini",
        "Kami ... akan pernah menjual jembatan ini",
        "Kami akan membangun jembatan ini dan pelabuhan itu untuk kota",
    ),
    "tl": (
        "Hindi namin ibebenta ang tulay at ang pantalan ng lungsod",
        "ibebenta ang tulay at ang pantalan",
        "ibebenta ang tulay",
        "Itatayo namin ang tulay at ang daan ng lungsod",
    ),
    "vi": (
        "Chúng tôi sẽ không bao giờ bán cây cầu và bến cảng này",
        "bán cây cầu và bến cảng",
        "Chúng tôi sẽ ... bán cây cầu và bến cảng này",
        "Chúng tôi sẽ xây cây cầu và bến cảng cho thành phố",
    ),
    "sw": (
        "Sisi hatutauza kamwe daraja hili na bandari ya mji",
        "daraja hili na bandari ya mji",
        "Sisi ... daraja hili na bandari ya mji",
        "Sisi tutajenga daraja hili na bandari ya mji",
    ),
    "bn": (
        "আমরা সেতুটি এবং বন্দরটি কখনো বিক্রি করব না",
        "আমরা সেতুটি এবং বন্দরটি",
        "আমরা সেতুটি ... বিক্রি করব",
        "আমরা সেতুটি এবং বন্দরটি নির্মাণ করব",
    ),
    "mr": (
        "आम्ही हा पूल आणि बंदर कधीच विकणार नाही, हे स्पष्ट आहे",
        "आम्ही हा पूल आणि बंदर",
        "आम्ही हा पूल ... हे स्पष्ट आहे",
        "आम्ही हा पूल आणि बंदर बांधू, हे स्पष्ट आहे",
    ),
    "ta": (
        "நாங்கள் பாலத்தை ஒருபோதும் விற்க மாட்டோம்",
        "நாங்கள் பாலத்தை",
        "நாங்கள் பாலத்தை ... விற்க",
        "நாங்கள் பாலத்தை கட்டுவோம் மற்றும் துறைமுகத்தை திறப்போம்",
    ),
    "te": (
        "మేము వంతెనను ఎప్పుడూ అమ్మబోము",
        "మేము వంతెనను",
        "మేము ... అమ్మబోము",
        "మేము వంతెనను నిర్మిస్తాము",
    ),
    "ur": (
        "ہم پل اور بندرگاہ کبھی نہیں بیچیں گے",
        "بیچیں گے",
        "ہم پل اور بندرگاہ ... بیچیں گے",
        "ہم پل اور بندرگاہ بنائیں گے",
    ),
    "fa": (
        "ما هرگز پل و بندر را نخواهیم فروخت",
        "پل و بندر را",
        "ما ... پل و بندر را",
        "ما پل و بندر را خواهیم ساخت",
    ),
    "he": (
        "לעולם לא נמכור את הגשר ואת הנמל",
        "נמכור את הגשר ואת הנמל",
        "לעולם ... נמכור את הגשר",
        "נבנה את הגשר ואת הנמל בעיר",
    ),
    "el": (
        "Δεν θα πουλήσουμε ποτέ τη γέφυρα και το λιμάνι",
        "θα πουλήσουμε ποτέ τη γέφυρα",
        "Δεν ... πουλήσουμε ... τη γέφυρα",
        "Θα χτίσουμε τη γέφυρα και το λιμάνι της πόλης",
    ),
    "hi": (
        "हम पुल और बंदरगाह कभी नहीं बेचेंगे",
        "बेचेंगे",
        "हम पुल और बंदरगाह ... बेचेंगे",
        "हमने पुल और बंदरगाह बनाने का काम किया",
    ),
    "am": (
        "እኛ ድልድዩን በጭራሽ አንሸጥም",
        "ድልድዩን",
        "እኛ ... አንሸጥም",
        "እኛ ድልድዩን እንሠራለን",
    ),
    "km": (
        "យើងនឹងមិនលក់ស្ពាននេះទេ",
        "លក់ស្ពាននេះ",
        "យើងនឹង...លក់ស្ពាននេះ",
        "យើងនឹងសាងសង់ស្ពាននេះ",
    ),
    "lo": (
        "ພວກເຮົາຈະບໍ່ຂາຍຂົວນີ້",
        "ຂາຍຂົວນີ້",
        "ພວກເຮົາຈະ...ຂາຍຂົວນີ້",
        "ພວກເຮົາຈະສ້າງຂົວນີ້",
    ),
    "my": (
        "ကျွန်ုပ်တို့ တံတားကို ဘယ်တော့မှ မရောင်းဘူး",
        "ကျွန်ုပ်တို့ တံတားကို",
        "ကျွန်ုပ်တို့ ... မရောင်း",
        "ကျွန်ုပ်တို့ တံတားကို ဆောက်မည်",
    ),
    "mn": (
        "Бид энэ гүүрийг хэзээ ч зарахгүй гэж хэлсэн",
        "Бид энэ гүүрийг",
        "Бид энэ ... гэж хэлсэн",
        "Бид энэ гүүр болон боомтыг барих болно",
    ),
    "cy": (
        "Ni fyddwn byth yn gwerthu y bont a'r porthladd",
        "yn gwerthu y bont",
        "Ni ... yn gwerthu y bont",
        "Byddwn yn adeiladu y bont ar gyfer y ddinas",
    ),
    "ga": (
        "Ní dhíolfaimid an droichead agus an calafort riamh",
        "dhíolfaimid an droichead agus an calafort",
        "Ní ... an droichead agus an calafort",
        "Tógfaimid an droichead agus an calafort don chathair",
    ),
    "gu": (
        "અમે પુલ અને બંદર ક્યારેય નહીં વેચીએ",
        "વેચીએ",
        "અમે પુલ અને બંદર ... વેચીએ",
        "અમે પુલ અને બંદર બનાવીશું",
    ),
    "pa": (
        "ਅਸੀਂ ਪੁਲ ਅਤੇ ਬੰਦਰਗਾਹ ਕਦੇ ਨਹੀਂ ਵੇਚਾਂਗੇ",
        "ਵੇਚਾਂਗੇ",
        "ਅਸੀਂ ਪੁਲ ਅਤੇ ਬੰਦਰਗਾਹ ... ਵੇਚਾਂਗੇ",
        "ਅਸੀਂ ਪੁਲ ਅਤੇ ਬੰਦਰਗਾਹ ਬਣਾਵਾਂਗੇ",
    ),
    "ne": (
        "हामी पुल र बन्दरगाह कहिल्यै बेच्दैनौं, यो स्पष्ट छ",
        "हामी पुल र बन्दरगाह",
        "हामी पुल ... यो स्पष्ट छ",
        "हामी पुल र बन्दरगाह बनाउँछौं, यो स्पष्ट छ",
    ),
    "ps": (
        "موږ هېڅکله پل او بندر نه پلورو",
        "پل او بندر",
        "موږ ... پل او بندر",
        "موږ پل او بندر جوړوو",
    ),
    "uz": (
        "Biz bu ko‘prikni hech qachon sotmaymiz va port uchun ham to‘laymiz",
        "Biz bu ko‘prikni",
        "Biz bu ko‘prikni ... va port uchun ham to‘laymiz",
        "Biz bu ko‘prikni quramiz va port uchun ham to‘laymiz",
    ),
}
"""Of each language a sentence that denies, a part of it, the same with an ellipsis, and one that denies nothing."""


def told(words: str, sentence: str, language: str | None) -> set[str]:
    """The codes of what is found about words that a source has in marks."""
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {"lupu": {"name": "Ana Lupu", "kind": "person"}},
        "sources": {"s": {"title": "S", "archive": {"path": "s.txt"}, **({"language": language} if language else {})}},
        "quotes": [{"text": words, "speaker": "lupu", "source": "s", "at": 1}],
    }
    found = check_brief(load_text(json.dumps(brief), format="json"), {"s": ArchiveText((sentence,), "")}).findings
    return {it.code for it in found if it.code in {"BR301", "BR306", "BR307", "BR316", "BR317", "BR319"}}


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("language", SENTENCES)
def test_a_negation_that_is_taken_away_is_told(language: str, *, declared: bool) -> None:
    denying, part, elided, _ = SENTENCES[language]
    source, tag = f"“{denying}” (Ana Lupu).", language if declared else None
    assert not told(denying, source, tag)
    assert told(part, source, tag)
    assert told(elided, source, tag)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_that_denies_nothing_may_be_cut(language: str) -> None:
    honest = SENTENCES[language][3]
    source = f"“{honest}” (Ana Lupu)."
    assert not told(honest, source, language)
    assert not told(honest.partition(" ")[2] or honest[3:], source, language)
