"""Verbs of speech by language, as lists of words: `_` stands for a blank within one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["AMBIGUOUS", "VERBS"]

VERBS: Mapping[str, str] = {
    "en": "said says told tells telling added adds argued argues warned warns noted notes called calls wrote writes "
    "stated states claimed claims asked asks replied denied denies insisted insists explained explains "
    "continued promised declared declares announced announces accused stressed expressed posted shouted "
    "answered commented asserted remarked observed recalled testified tweeted concluded acknowledged admitted "
    "emphasised emphasized reiterated maintained maintains saying stating adding arguing noting claiming "
    "insisting writing declaring explaining confirmed confirms vowed vows urged urges pledged complained "
    "quipped joked predicted cautioned suggested suggests responded retorted boasted lamented conceded "
    "repeated read reads thundered countered rejoined mused reckoned contended contends reasoned interjected "
    "repeats replies stresses",
    "fr": "dit a_dit declare declarait declara affirme ajoute explique lance assure estime precise souligne repond "
    "indique martele regrette deplore confie raconte rappelle ecrit annonce insiste conclut resume averti "
    "denonce ironise commente poursuit reconnait martelait expliquait disait tonne repondu conclu soutenu "
    "reconnu admis retorque prevenu plaide retorquait replique repliquait riposte objecte rencherit exclame "
    "indigne tempete tempere nuance soupire argumente detaille insistait assurait estimait soulignait "
    "precisait ajoutait confiait racontait rappelait lancait repondait indiquait plaidait temoigne ecrivait "
    "complete jure fustige previent avertit prevenait fait_valoir interroge",
    "de": "sagte sagt erklarte erklart betonte betont schrieb schreibt meinte meint warnte warnt kritisierte "
    "forderte fordert versicherte berichtete antwortete behauptete mahnte fugte teilte gesagt ausserte hiess "
    "twitterte kundigte bekraftigte entgegnete entgegnet erwiderte erwidert konterte kontert antwortet "
    "widersprach erganzte erganzt verteidigte sagten erklarten klagte beteuerte beklagte verkundete raumte "
    "bestatigte mahnt kritisiert scherzte spottete fragte wetterte urteilte resumierte wiederholte "
    "unterstrich verlangte bilanzierte hielt hob versprach prophezeite entgegneten",
    "es": "dijo dice afirmo declaro anadio explico aseguro senalo indico advirtio sostuvo manifesto comento "
    "respondio subrayo insisto insistio preciso recordo lamento denuncio asevero expreso apunto relato "
    "escribio ha dicho agrego replico contesto reitero enfatizo remarco exclamo confeso reconocio admitio "
    "concluyo conto dijeron dicen afirma asegura explica senala sostiene considera detallo puntualizo matizo "
    "zanjo recalco destaco advierte anade responde apostillo espeto ironizo prometio pidio confirmo argumento",
    "it": "disse detto dice afferma affermato dichiarato aggiunto spiega spiegato sottolinea sottolineato scrive "
    "scritto commenta commentato ribadisce ribadito conclude assicura avverte replica risposto osserva "
    "ammette dichiara replicato ribattuto ribatte replicava spiegava rispondeva risponde aggiunge sostiene "
    "sostenuto precisato precisa puntualizzato concluso confermato conferma ammesso avvertito attacca "
    "attaccato insiste insistito rilanciato rilancia raccontato racconta evidenziato evidenzia denunciato "
    "denuncia promesso esclamato incalza tuona chiosa chiosato rimarcato annunciato annuncia ricordato "
    "ricorda assicurato garantito garantisce obiettato",
    "pt": "disse diz afirmou afirma declarou acrescentou explicou garantiu sublinhou referiu escreveu respondeu "
    "adiantou destacou ressaltou alertou criticou salientou considerou frisou retorquiu replicou rebateu "
    "contou reiterou reforcou argumentou admitiu reconheceu assegurou exclamou lamentou defendeu insistiu "
    "concluiu indicou apontou completou disseram explica garante sublinha confirmou enfatizou observou "
    "comentou escreve anunciou prometeu contrapos",
    "nl": "zei zegt verklaarde liet zeiden stelt stelde schreef vindt benadrukte waarschuwde antwoordde voegde "
    "meldde aldus reageerde reageert beaamde riep vertelde vertelt zeggen betoogde beklemtoonde herhaalde "
    "erkende verzekerde meent beweerde bevestigde bevestigt concludeerde benadrukt waarschuwt schrijft "
    "verklaart repliceerde klaagde twitterde stelden antwoordt",
    "sv": "sa sade sager skriver skrev menar tillade berattar svarade forklarade havdar uppgav uppger konstaterar "
    "svarar berattade forklarar betonar betonade papekar papekade menade konstaterade uppmanar understryker "
    "underströk varnar varnade replikerade replikerar invande invander kommenterar kommenterade lovar lovade "
    "utropade medger medgav fortsatte fortsatter upprepar tillagger anser kontrar kontrade",
    "da": "sagde siger skriver skrev mener tilfojede fortaeller oplyser udtaler forklarer svarede svarer fortalte "
    "forklarede tilfojer papegede papeger understregede indvendte udtalte mente erklaerede kommenterede "
    "advarede konstaterede replicerede bekraeftede fastslog indrommede",
    "no": "sa sier skriver skrev mener fortalte forteller opplyser uttalte tilfoyde svarte svarer forklarte "
    "forklarer papekte papeker understreket mente uttaler kommenterte advarte hevdet hevder innrommet "
    "konstaterte repliserte bekreftet fastslo tilfoyer kontrer kontret",
    "ro": "spus spune declarat declara afirmat precizat adaugat scris transmis subliniat explicat anuntat mentionat "
    "aratat sustinut sustine avertizat conchis raspuns raspunde replicat replica afirma adauga explica "
    "precizeaza subliniaza insistat reiterat comentat recunoscut promis asigurat criticat conchide anunta "
    "mentioneaza",
    "pl": "powiedzial powiedziala mowi mowil mowila stwierdzil stwierdzila dodal dodala oswiadczyl oswiadczyla "
    "podkreslil podkreslila zaznaczyl zaznaczyla napisal napisala ocenil ocenila wyjasnil wyjasnila tlumaczyl "
    "przekonywal zapewnil zapewnila zapowiedzial zapowiedziala poinformowal poinformowala odparl odparla "
    "odpowiedzial odpowiedziala odrzekl odrzekla powiedzieli zauwazyl zauwazyla uwaza twierdzi twierdzil "
    "twierdzila przyznal przyznala relacjonowal relacjonowala komentowal skomentowal skomentowala zapytal "
    "zapytala ostrzegl ostrzegla ostrzegal apelowal podsumowal podsumowala przypomnial przypomniala "
    "argumentowal argumentowala zadeklarowal zadeklarowala obiecal obiecala wskazal wskazala przekonuje "
    "podkresla zaznacza dodaje wyjasnia zapewnia tlumaczy tlumaczyla opowiadal opowiadala zaprzeczyl "
    "potwierdzil potwierdzila ripostowal ripostowala",
    "cs": "rekl rekla uvedl uvedla dodal dodala prohlasil prohlasila sdelil sdelila napsal napsala zduraznil "
    "zduraznila vysvetlil vysvetlila upozornil upozornila konstatoval tvrdi mini rika odpovedel odpovedela "
    "reagoval reagovala opacil opacila dodava uvadi poznamenal poznamenala zminil zminila pripustil "
    "pripustila varoval varovala podotkl podotkla oponoval oponovala vzkazal vzkazala potvrdil potvrdila "
    "tvrdil tvrdila konstatovala popsal popsala doplnil doplnila pripomnel pripomnela namitl namitla",
    "sk": "povedal povedala uviedol uviedla dodal dodala vyhlasil vyhlasila napisal napisala zdoraznil vysvetlil "
    "tvrdi odpovedal odpovedala reagoval reagovala hovori uvadza dodava poznamenal poznamenala tvrdil tvrdila "
    "vysvetlila zdoraznila potvrdil potvrdila skonstatoval skonstatovala pripomenul namietol",
    "hu": "mondta kozolte jelentette hangsulyozta irta hozzatette kijelentette fogalmazott kifejtette valaszolta "
    "ugy nyilatkozta felelte mondja kiemelte elmondta kozli hangsulyozza leszogezte megjegyezte reagalt "
    "valaszolt figyelmeztetett allitotta allitja emlekeztetett ismertette kerdezte tette_hozza vagott_vissza",
    "fi": "sanoi sanoo kertoi kertoo totesi toteaa kirjoitti kirjoittaa korosti korostaa lisasi huomautti arvioi "
    "vakuutti vastasi vastaa sanovat selitti selittaa kommentoi muistutti muistuttaa painotti painottaa "
    "huomauttaa vaitti vaittaa kuvaili kuvailee pohti pohtii myonsi myontaa varoitti varoittaa lupasi lupaa "
    "jatkoi vakuuttaa tiivisti tokaisi",
    "et": "utles utleb lisas selgitas kinnitas kirjutas raakis tones margis nentis vastas rohutas kommenteeris "
    "arvas tunnistas hoiatas lubas margib",
    "lv": "teica saka piebilda uzsvera noradija pazinoja skaidroja rakstija atzina atbildeja apgalvoja sacija "
    "uzskata uzsver norada komenteja bridinaja iebilda",
    "lt": "sake sako teige teigia pridure pabreze teigė nurode pareiske rase pazymejo atsake kalbejo paaiskino "
    "aiskino priduria pabrezia komentavo ispejo patvirtino atkirto",
    "hr": "rekao rekla kazao kazala dodao dodala izjavio izjavila naglasio naglasila istaknuo istaknula porucio "
    "porucila napisao napisala tvrdi upozorio upozorila odgovorio odgovorila porucuje kaze objasnio objasnila "
    "pojasnio pojasnila smatra ocijenio ocijenila zakljucio zakljucila komentirao komentirala potvrdio "
    "potvrdila naveo navela uzvratio uzvratila istice naglasava dodaje",
    "tr": "dedi diyen soyledi belirtti acikladi vurguladi ifade kaydetti ekledi yazdi konustu yanitladi cevapladi "
    "karsilik_verdi yanit_verdi cevap_verdi soyluyor savundu uyardi anlatti dile_getirdi iddia_etti bildirdi "
    "hatirlatti tekrarladi ileri_surdu sordu",
    "ru": "сказал сказала сказали заявил заявила заявили отметил отметила добавил добавила подчеркнул подчеркнула "
    "написал написала сообщил сообщила рассказал рассказала пояснил пояснила уточнил уточнила говорит считает "
    "утверждает ответил ответила объяснил объяснила констатировал признал признала возразил возразила "
    "парировал парировала заметил заметила отреагировал отреагировала прокомментировал прокомментировала "
    "напомнил напомнила подтвердил подтвердила предупредил предупредила пообещал пообещала утверждал "
    "утверждала воскликнул воскликнула спросил спросила повторил повторила указал указала полагает "
    "рассказывает говорил говорила подытожил подытожила заключил заключила резюмировал резюмировала продолжил "
    "продолжила посетовал заверил заверила отвечает",
    "uk": "сказав сказала сказали заявив заявила заявили зазначив зазначила додав додала підкреслив підкреслила "
    "написав написала повідомив повідомила розповів розповіла пояснив пояснила уточнив уточнила каже вважає "
    "наголосив наголосила відповів відповіла стверджує заперечив заперечила відреагував відреагувала "
    "прокоментував прокоментувала нагадав нагадала підтвердив підтвердила попередив попередила пообіцяв "
    "пообіцяла зауважив зауважила вигукнув запитав запитала повторив вказав вказала говорить розповідає "
    "продовжив продовжила підсумував відказав відказала парирував парирувала запевнив запевнила відповідає",
    "bg": "каза заяви добави подчерта отбеляза посочи написа обясни коментира отговори възрази допълни предупреди "
    "призна увери изтъкна напомни потвърди твърди обяви попита",
    "sr": "рекао рекла казао казала изјавио изјавила додао додала навео навела истакао истакла поручио поручила "
    "одговорио одговорила узвратио узвратила каже објаснио објаснила нагласио нагласила оценио оценила "
    "упозорио упозорила потврдио потврдила закључио тврди",
    "el": "ειπε δηλωσε τονισε προσθεσε ανεφερε υποστηριξε σημειωσε εγραψε υπογραμμισε απαντησε σχολιασε επεσημανε "
    "διευκρινισε εξηγησε λεει δηλωνει τονιζει υποστηριζει επανελαβε προειδοποιησε κατηγγειλε υπενθυμισε "
    "ανταπαντησε αντετεινε ρωτησε συνεχισε διαβεβαιωσε παραδεχθηκε",
    "ar": "قال قالت وقال وقالت فقال يقول تقول أضاف أضافت وأضاف وأضافت صرح صرحت وصرح أعلن أعلنت وأعلن أكد أكدت وأكد "
    "وأكدت ذكر ذكرت أوضح أوضحت وأوضح كتب كتبت شدد شددت وشدد رد ردت ورد وردت أجاب أجابت وأجاب وأجابت أشار "
    "أشارت وأشار وأشارت اعتبر اعتبرت واعتبر تابع تابعت وتابع حذر حذرت وحذر نفى نفت قالا قالوا",
    "he": "אמר אמרה אמרו הוסיף הוסיפה ציין ציינה הצהיר הצהירה הדגיש הדגישה טען טענה כתב כתבה מסר מסרה השיב השיבה "
    "הסביר הסבירה הגיב הגיבה ענה ענתה הזהיר הזהירה הבהיר הבהירה אישר אישרה סיכם סיכמה הכחיש הכחישה אומר אומרת "
    "וטען ואמר ואמרה",
    "fa": "گفت گفتند گفته افزود نوشت میگوید می‌گوید پاسخ_داد تاکید_کرد تأکید_کرد اظهار_داشت اعلام_کرد تصریح_کرد "
    "بیان_کرد جواب_داد اضافه_کرد",
    "id": "kata ujar tutur ucap jelas tegas tambah imbuh papar ungkap berkata mengatakan menyatakan menambahkan "
    "menegaskan menjelaskan menulis membalas menjawab mengklaim memperingatkan membantah menuturkan menyebut",
    "vi": "nói cho_biết tuyên_bố khẳng_định nhấn_mạnh viết phát_biểu chia_sẻ trả_lời đáp nhận_định cảnh_báo bổ_sung",
    "sw": "alisema walisema anasema aliongeza alieleza aliandika alisisitiza alijibu amesema alidai alionya alifafanua",
    "ca": "va_dir ha_dit diu afirma ha_afirmat explica ha_explicat assegura ha_assegurat va_afirmar va_respondre "
    "ha_respost va_declarar ha_declarat ha_afegit va_afegir ha_replicat assenyala",
    "gl": "dixo di afirmou engadiu explicou asegurou sinalou respondeu replicou declarou",
    "sl": "dejal dejala povedal povedala pravi poudaril poudarila dodal dodala pojasnil pojasnila odgovoril "
    "odgovorila izjavil izjavila zatrdil zatrdila opozoril opozorila",
    "mk": "рече изјави додаде истакна нагласи одговори вели потврди објасни",
    "be": "сказаў сказала заявіў заявіла дадаў дадала адказаў адказала адзначыў адзначыла падкрэсліў падкрэсліла "
    "паведаміў паведаміла піша кажа лічыць",
}
"""The verbs of each language, in the forms in which a report has them."""

AMBIGUOUS = frozenset(
    (
        "adauga admitio afirma annuncia anser apontou argumente argumento attacca complete completou concluyo "
        "conferma considera contesto conto defendeu dejal denuncia detaille di dice dit diu escreve explica "
        "fragte garante garantisce ha hielt hob indicou insiste insisto jatkoi jelas jure kata kaze kerdezte "
        "lamento lance liet lupaa meent meint mente noi nuance pidio pravi precisa preciso racconta raumte read "
        "reads rejoined replica resume ricorda riep rohutas sa sordu stelden sublinha tambah tegas tonne tvrdi "
        "ugy urteilte uvadi uvadza verlangte vindt"
    ).split()
)
"""Verbs that are other words in a neighbour's language; read only where the language of the source is known."""
