"""The words of the languages of the European and the great Asian press that turn a sentence round, as data."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["COMMON_PRESS", "CutWords"]


class CutWords(NamedTuple):
    """Words of one language, separated by blanks; `*` is any ending, `_` a blank, and behind `~` stands a pattern.

    Attributes:
        common: Words by which the language is known.
        negations: That make a sentence say the opposite, verbs of refusal among them.
        conditions: On which a sentence depends.
        doubts: That say less than the sentence without them.
        contrasts: With which a whole sentence takes back the one before.
        starts: Pronouns and conjunctions with which a clause of its own begins.
        multipliers: Which a number is taken times.
    """

    common: str
    negations: str
    conditions: str
    doubts: str
    contrasts: str
    starts: str = ""
    multipliers: str = ""


COMMON_PRESS = {
    "en": CutWords(
        "the of and to is that in it for was with on are be has will a we they have this not said from by he she you",
        r"not ~no(?!\s+(?:doubt|secret|wonder)\b)(?!\w) never nor neither none nobody nothing nowhere without cannot "
        "hardly barely scarcely against refus* declined_to declines_to decline_to far_from "
        "deny denies denied denying reject* oppose opposes opposed opposing fail* unlikely unable impossible "
        "stop stops stopped stopping cease* avoid* prevent* rather_than instead_of forbid* forbade prohibit* "
        r"little_chance little_hope ~too\s+\w+(?:\s+\w+){0,3}\s+to(?!\w) ~used\s+to\s+(?!(?:the|it|that|this|a)\b) "
        "*n't *n’t",
        "if unless whether provided assuming except until only_in only_if only_when only_for only_after only_with "
        r"only_on only_at only_by lest in_case as_long_as so_long_as as_soon_as "
        r"on_condition ~(?-i:^\W*(?:Had|Were|Should)\s) ~once\s+(?:they|we|he|she|it|you|the)(?!\w) "
        r"~(?:had|were)\s+(?:we|i|you|he|she|it|they)\b",
        r"might ~(?-i:may)(?!\w) could perhaps maybe possibly probably allegedly reportedly think believe guess "
        r"~doubt(?<!no\sdoubt)(?!\w) almost nearly apparently a_lie hope hopes wish pretend* imagine rumour* rumor* "
        "suppose supposedly so-called it_seems it_seemed ostensibly purported* myth untrue false wrong "
        r"they_say they_claim who_says ~(?:claim(?:s|ed)?|alleg(?:es|ed)|says|thinks|believes|would\s+say)(?:\s+that)?"
        r"\s*(?:\Z|\s(?:we|they|he|she|it|i|you|the)\b) ~(?:idea|notion|claim|suggestion|allegation)\s+that\b",
        "but however yet although though unless only except still not",
        "and but so because which who we i they he she it you there this that",
        "thousand* hundred* million* billion* trillion* bn percent per_cent dozen* m k",
    ),
    "fr": CutWords(
        "le la les des et est que une du dans pour pas nous qui sur de à il un au ce a dit",
        "ne n' n’ pas jamais ni aucun aucune rien personne sans refus* rejet* contre nul nulle",
        "si s' s’ sauf pourvu lorsque à_moins à_condition",
        "peut-être pourrait pourraient pourrions probablement presque crois pense sembl* devrait",
        "mais cependant pourtant sauf toutefois seulement pas",
        "et mais car nous je ils elles il elle on vous qui",
        "mille millier* million* milliard* pour_cent centaine*",
    ),
    "de": CutWords(
        "der die das und ist nicht wir den von zu mit ein eine auf sie er im dem des sich für sagte",
        "nicht kein keine keinen keiner keinem nie niemals niemand nichts ohne weder weiger* ablehn* lehn* kaum gegen",
        "wenn falls sofern ob außer solange es_sei_denn",
        "vielleicht könnte könnten möglicherweise wohl fast beinahe glaube glauben denke wahrscheinlich "
        "angeblich dürfte bezweifle gelogen",
        "aber jedoch doch allerdings nur außer nicht",
        "und aber denn wir ich sie er es ihr",
        "tausend* hundert* million* milliarde* mio mrd prozent dutzend",
    ),
    "es": CutWords(
        "el los las que y es una por con para del no se de la en un lo su dijo",
        "no nunca jamás nadie nada ningún ninguno ninguna ni sin tampoco rechaz* contra nieg* negar* negó negamos "
        "negaron rehús*",
        "si salvo cuando excepto siempre_que a_menos",
        "quizá quizás podría podrían tal_vez probablemente creo casi acaso parece debería dudo falso mentira",
        "pero sin_embargo aunque salvo solo sólo no",
        "y pero porque nosotros yo ellos ellas él ella",
        "mil miles millón millones cien* por_ciento",
    ),
    "it": CutWords(
        "il che di è una per con non del gli della sono la le un i in si lo ha detto",
        "non mai nessun* niente nulla né senza neppure nemmeno rifiut* contro respin*",
        "se salvo qualora purché a_meno",
        "forse potrebbe potrebbero probabilmente credo quasi magari pare sembra dovrebbe dubito falso",
        "ma però tuttavia eppure salvo solo non",
        "e ma perché noi io loro lui lei",
        "mila mille milion* miliard* per_cento cento centinaia",
    ),
    "pt": CutWords(
        "os que e é uma por com para do da não em de a o um na disse",
        "não nunca jamais ninguém nada nenhum nenhuma nem sem recus* rejeit* contra tampouco",
        "se salvo caso exceto desde_que a_menos",
        "talvez poderia poderiam provavelmente acho acredito quase porventura parece deveria duvido falso mentira",
        "mas porém contudo embora salvo só não",
        "e mas porque nós eu eles elas ele ela",
        "mil milhar* milhão milhões bilh* por_cento cem centenas",
    ),
    "nl": CutWords(
        "de het een en van is dat niet wij op voor met zijn zei te we ik hij aan",
        "niet geen nooit niemand niets zonder noch weiger* verwerp* tegen nauwelijks",
        "als indien tenzij mits of zolang",
        "misschien mogelijk waarschijnlijk denk geloof bijna wellicht kan_zijn lijkt betwijfel",
        "maar echter toch alleen tenzij niet",
        "en maar want wij ik zij hij ze we",
        "duizend* honderd* miljoen miljard procent",
    ),
    "sv": CutWords(
        "och att det är en som för på vi inte den sade han ett har av",
        "inte aldrig ingen inget inga utan varken ej vägra* motsätt* emot knappast avvis*",
        "om såvida ifall förutsatt",
        "kanske möjligen troligen tror nästan förmodligen verkar tvivlar",
        "men dock ändå bara utom inte",
        "och men för vi jag de han hon",
        "tusen* hundra* miljon* miljard* procent",
    ),
    "da nb nn no": CutWords(
        "og at det er en som for på vi ikke den av af",
        "ikke aldri aldrig ingen intet uten uden verken hverken nekt* nægt* imod mot avvis* afvis*",
        "om hvis dersom medmindre med_mindre såfremt",
        "kanskje måske muligvis trolig tror nesten næsten antagelig formentlig",
        "men dog likevel alligevel bare kun ikke",
        "og men for vi jeg de han hun",
        "tusen* tusind* hundre* million* milliard* prosent procent",
    ),
    "fi": CutWords(
        "ja on se että ei me ovat mutta kun oli hän pitää",
        "ei en et emme ette eivät älä älkää ilman koskaan kieltäyty* vastusta*",
        "jos ellei mikäli paitsi kunhan",
        "ehkä voisi voisivat luultavasti uskon luulen melkein kenties saattaa lähes",
        "mutta kuitenkin silti vain paitsi ei",
        "ja mutta sillä me minä he hän",
        "tuhat* tuhan* sata* sada* miljoona* miljardi* prosent*",
    ),
    "pl": CutWords(
        "i w na że nie się jest to z do jak dla",
        "nie nigdy nikt nikogo nic żaden żadna żadnego bez ani odm* sprzeciw* odrzuc* przeciw",
        "jeśli jeżeli gdyby chyba_że o_ile czy",
        "może mogłby mogłaby prawdopodobnie chyba sądzę myślę niemal prawie podobno wątpię nieprawda",
        "ale jednak tylko lecz choć nie",
        "i ale bo my ja oni on ona",
        "tysi* set* milion* miliard* mln mld tys procent",
    ),
    "cs sk": CutWords(
        "a v na že ne se je to z do jako musí",
        "ne není nejsou nebude nebudeme nemůže nikdy nikdo nic žádný žádná bez ani odmít* nie "
        r"~ne(?!bo|ž|děl|moc|hod|j|dáv|smír|chá(?!p)|cha[tl]|přítel|přátel|závisl|zbytn|ustál|bezpeč)\w{3,}",
        "pokud jestli když kdyby ledaže ak keby",
        "možná asi snad mohl mohla pravděpodobně myslím skoro téměř možno zřejmě pochybuji lež",
        "ale však jenže jen pouze přesto ne",
        "a ale protože my já oni on ona",
        "tisíc* set* milion* miliard* procent*",
    ),
    "hu": CutWords(
        "a az és hogy nem egy is van ez meg",
        "nem ne soha senki semmi sem se nincs nélkül elutasít* ellen* sincs",
        "ha hacsak amennyiben feltéve",
        "talán lehet valószínűleg szerintem gondolom majdnem hiszem állítólag esetleg kétlem",
        "de azonban viszont csak kivéve nem",
        "és de mert mi én ők ő",
        "ezer* száz* millió* milliárd*",
    ),
    "ro": CutWords(
        "și în că de la nu este un o pe din mai",
        "nu n-* niciodată nimeni nimic niciun nicio fără nici refuz* resping* împotriva",
        "dacă decât cu_condiția dac-*",
        "poate probabil cred aproape posibil ar s-ar parcă pare mă_îndoiesc fals",
        "dar însă totuși doar decât nu",
        "și dar iar noi eu ei ele el ea",
        "mii mie milion* miliard* la_sută sute",
    ),
    "ru": CutWords(
        "и в на что не с по это как мы для",
        "не ни нет никогда никто никого ничего нельзя без отказ* против невозможн* отверг* едва",
        "если разве пока ли кроме при_условии",
        "может возможно наверное вероятно думаю почти пожалуй якобы кажется неправда ложь сомневаюсь",
        "но однако хотя только лишь кроме не",
        "и но а мы я они он она",
        "тыс* сот* сто миллион* миллиард* млн млрд процент*",
    ),
    "uk": CutWords(
        "і в на що не з по це як ми для та",
        "не ні нема немає ніколи ніхто нікого нічого без відмов* проти неможлив* відкин*",
        "якщо хіба поки чи крім за_умови",
        "може можливо мабуть ймовірно думаю майже либонь нібито здається неправда брехня сумніваюся",
        "але однак хоча лише тільки крім не",
        "і але а ми я вони він вона",
        "тис* сот* сто мільйон* мільярд* млн млрд відсотк*",
    ),
    "tr": CutWords(
        "ve bir bu için ile da de çok olarak en",
        "değil* asla hiç hiçbir kimse yok olmadan red* karşı *meyece* *mayaca* "
        r"*mıyor* *miyor* *muyor* *müyor* *medi* *madı* *mez *maz ~\w{2,}(?:emem|amam|emeyiz|amayız)(?!\w)",
        r"eğer ise ancak_ki şayet sürece ~\w{2,}(?:erse|arsa|ırsa|irse|ursa|ürse)(?!\w)",
        "belki herhalde muhtemelen sanırım neredeyse galiba olabilir",
        "ama ancak fakat yalnızca değil",
        "ve ama çünkü biz ben onlar",
        "bin milyon milyar yüz yüzde",
    ),
    "el": CutWords(
        "και το να η του είναι την θα για με",
        "δεν δε μην όχι ποτέ κανείς κανέναν τίποτα χωρίς ούτε αρν* εναντίον",
        "αν εάν εκτός εφόσον",
        "ίσως μπορεί πιθανώς νομίζω σχεδόν μάλλον θα_μπορούσε",
        "αλλά όμως ωστόσο μόνο εκτός όχι",
        "και αλλά γιατί εμείς εγώ αυτοί",
        "χιλιάδ* χίλι* εκατομμύρι* δισεκατομμύρι* τοις",
    ),
    "ar": CutWords(
        "في من على أن إلى عن هذا التي ما",
        "لا لم لن ليس ليست غير دون بدون أبدا أبداً رفض* يرفض* ضد",
        "إذا إن لو إلا ما_لم شرط",
        "ربما لعل يمكن أعتقد تقريبا تقريباً أظن يبدو",
        "لكن ولكن غير إلا فقط",
        "و نحن أنا هم هو هي",
        "ألف آلاف مليون ملايين مليار مليارات مئة مائة بالمئة",
    ),
    "he": CutWords(
        "של את על לא הוא זה עם כי גם",
        "לא אין בלי מעולם איש שום אינו אינה איננו סירב* מסרב* נגד אף אל",
        "אם אלא לולא בתנאי",
        "אולי ייתכן כנראה עשוי חושב כמעט נדמה",
        "אבל אך אולם רק אלא לא",
        "ו אנחנו אני הם הוא היא",
        "אלף אלפים מיליון מיליונים מיליארד אחוז אחוזים מאה מאות",
    ),
    "fa": CutWords(
        "و در به از که این را با است",
        "نه نیست هرگز هیچ بدون نمی* رد مخالف علیه",
        "اگر مگر چنانچه به_شرط",
        "شاید احتمالا احتمالاً ممکن تقریبا تقریباً گمان",
        "اما ولی فقط مگر",
        "و ما من آنها او",
        "هزار میلیون میلیارد درصد صد",
    ),
    "hi": CutWords(
        "के में है की को का और यह से",
        "नहीं न मत ना कभी बिना इनकार खिलाफ कोई_नहीं",
        "अगर यदि जब बशर्ते",
        "शायद संभवतः लगभग सकता सकते सकती लगता",
        "लेकिन मगर केवल परंतु",
        "और हम मैं वे वह",
        "हज़ार हजार लाख करोड़ अरब प्रतिशत सौ",
    ),
    "th": CutWords(
        "", "ไม่ มิได้ มิใช่ ห้าม อย่า ปฏิเสธ ไร้", "ถ้า หาก เว้นแต่", "อาจ คง น่าจะ เกือบ", "แต่ เพียง", "", "พัน หมื่น แสน ล้าน"
    ),
    "zh": CutWords(
        "",
        "不 没 沒 未 无 無 非 别 勿 拒 否",
        "如果 若 除非 假如 要是 只要",
        "可能 也许 也許 或许 或許 大概 几乎 幾乎 恐怕",
        "但 然而 不过 不過 只是",
        "我们 我們 我 他们 他們 而",
        "千 万 萬 亿 億 百",
    ),
    "ja": CutWords(
        "",
        "ない なかっ なく ません ませ ぬ ずに 無 不 拒",
        "もし なら れば 限り 場合",
        "かもしれ だろう おそらく たぶん 恐らく ほぼ 思う と思",
        "しかし だが ただ",
        "我々 私 彼 彼女",
        "千 万 億 兆 百",
    ),
    "ko": CutWords(
        "은 는 이 가 을 를 고 했다",
        "안 못 않* 아니* 없* *않* *없* *아니* 거부* 반대*",
        "만약 만일 *으면 *다면 *라면 *하면 *되면 *우면 *르면 *오면 *기면 *치면 *리면",
        "아마 아마도 *지도 거의 *듯",
        "그러나 하지만 그런데 다만",
        "우리는 나는 그는 그들은",
        "천 만 억 조 백 퍼센트",
    ),
}
"""The words by language, which are BCP 47 tags; two that share their words share a row."""
