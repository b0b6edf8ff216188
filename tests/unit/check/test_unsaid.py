"""Words in marks of which the source says that nobody said them are told; words that somebody said are not."""

from __future__ import annotations

import pytest

from briefing.check import locate
from briefing.check.unsaid import find_unsaid
from briefing.sources import ArchiveText

WORDS = "The lock stays shut"
LANGUAGES = {
    "fr": ("l’écluse reste fermée", "« l’écluse reste fermée »"),
    "de": ("Die Schleuse bleibt zu", "„Die Schleuse bleibt zu“"),
    "es": ("la esclusa sigue cerrada", "«la esclusa sigue cerrada»"),
    "it": ("la chiusa resta chiusa", "«la chiusa resta chiusa»"),
    "pt": ("a eclusa fica fechada", "“a eclusa fica fechada”"),
    "nl": ("de sluis blijft dicht", "“de sluis blijft dicht”"),
    "sv": ("slussen förblir stängd", "”slussen förblir stängd”"),
    "da": ("slusen forbliver lukket", "»slusen forbliver lukket«"),
    "fi": ("sulku pysyy kiinni", "”sulku pysyy kiinni”"),
    "pl": ("śluza pozostaje zamknięta", "„śluza pozostaje zamknięta”"),
    "cs": ("zdymadlo zůstává zavřené", "„zdymadlo zůstává zavřené“"),
    "hu": ("a zsilip zárva marad", "„a zsilip zárva marad”"),
    "ro": ("ecluza rămâne închisă", "„ecluza rămâne închisă”"),
    "ru": ("шлюз останется закрыт", "«шлюз останется закрыт»"),
    "uk": ("шлюз лишиться зачинений", "«шлюз лишиться зачинений»"),
    "el": ("η πύλη μένει κλειστή", "«η πύλη μένει κλειστή»"),
    "tr": ("kapak kapalı kalacak", "“kapak kapalı kalacak”"),
    "ar": ("يبقى الهويس مغلقا", "«يبقى الهويس مغلقا»"),
    "he": ("הסכר יישאר סגור", '"הסכר יישאר סגור"'),
    "fa": ("دریچه بسته می‌ماند", "«دریچه بسته می‌ماند»"),
    "hi": ("फाटक बंद रहेगा", "“फाटक बंद रहेगा”"),
    "th": ("ประตูน้ำจะปิดต่อไป", "“ประตูน้ำจะปิดต่อไป”"),
    "zh": ("水闸将继续关闭", "“水闸将继续关闭”"),
    "ja": ("水門は閉じたままだ", "「水門は閉じたままだ」"),
    "ko": ("수문은 계속 닫는다", "“수문은 계속 닫는다”"),
}


def told(words: str, text: str, language: str = "en", *, by_person: bool = True) -> list[str]:
    archive = ArchiveText(tuple(text.split("\n\n")), text, language=language)
    located = locate(words, archive)
    assert located.spans, text
    return [f"{cut.code} {cut.message}" for cut in find_unsaid(located, archive, by_person=by_person)]


DENIED = [
    "Orla Finn denied saying “*”.",
    "Orla Finn never said, “*.”",
    "Orla Finn did not exactly say “*,” her office wrote.",
    "Nobody heard Orla Finn say “*”.",
    "Orla Finn denied that she had ever said “*”.",
    "Orla Finn refused to say the words “*”.",
    "Orla Finn stopped short of saying “*”.",
    "Orla Finn should have said “*”, her rival wrote.",
    "If Orla Finn had said “*”, the town would have slept.",
    "The town wants Orla Finn to say “*”.",
    "A fake post in which Orla Finn says “*” went round.",
    "Orla Finn was falsely quoted as saying “*”.",
    "The paper misquoted Orla Finn as saying “*”.",
    "“*” is not what Orla Finn said.",
    "“*” was made up.",
    "“*,” Orla Finn did not say.",
    "Did Orla Finn say “*”?",
    "Correction: An earlier version had Orla Finn say “*”.",
    "“*,” said Orla Finn.\n\nCorrection (3 May): The words “*” are those of Rolf Abel.",
    "“*,” said Orla Finn.\n\nEditor’s note: Orla Finn did not say “*”.",
]


@pytest.mark.parametrize("text", DENIED)
def test_words_that_were_not_said_are_told(text: str) -> None:
    (found,) = told(WORDS, text.replace("*", WORDS))
    assert found.startswith("BR323")


SAID = [
    "Orla Finn did not say when, but said “*”.",
    "Orla Finn, who had never spoken there, said “*”.",
    "A clerk who was not allowed to speak said “*”.",
    "Asked whether she had ever denied it, Orla Finn said “*”.",
    "Orla Finn did not deny saying “*”.",
    "Orla Finn not only said “*”.",
    "Orla Finn called the fake letter a disgrace: “*”.",
    "Voters against the plan said “*”.",
    "“*,” she said, but did not say when.",
    "“*,” Orla Finn told the town, which had not been asked.",
    "“*,” said Orla Finn. She did not say why.",
    "Correction of the course is needed, Orla Finn said. “*.”",
    "“*,” said Orla Finn.\n\nCorrection: The name of the lock is Ebbe.",
    "“*.” Orla Finn did not say.",
    "Would the lock open? “*?” Orla Finn asked.",
    "If Orla Finn is right, she said, “*”.",
]


@pytest.mark.parametrize("text", SAID)
def test_words_that_were_said_are_not_told(text: str) -> None:
    assert told(WORDS, text.replace("*", WORDS)) == []


DENIED_ABROAD = {
    "fr": ("Odile Caron a nié avoir dit *.", "Odile Caron n’a jamais dit *.", "Odile Caron a dit * et n’a pas souri."),
    "de": ("Uta Stein hat nie gesagt: *.", "* habe Uta Stein nie gesagt.", "*, sagte Uta Stein nicht ohne Stolz."),
    "es": ("Inma Paz no dijo *.", "Inma Paz negó haber dicho *.", "Inma Paz dijo *, no otra cosa."),
    "it": ("Ada Riva non ha mai detto *.", "Ada Riva ha negato di aver detto *.", "Ada Riva ha detto *."),
    "pt": ("Lia Reis nunca disse *.", "Lia Reis negou ter dito *.", "Lia Reis disse *."),
    "nl": ("Bea Kok heeft nooit gezegd: *.", "Bea Kok ontkent te hebben gezegd *.", "Bea Kok zei niet boos: *."),
    "sv": ("Ulla Ek har aldrig sagt *.", "Ulla Ek sa inte *.", "Ulla Ek, vilken inte var där, sa *."),
    "da": ("Ulla Bro har aldrig sagt *.", "Ulla Bro sagde ikke: jeg har aldrig sagt *.", "Ulla Bro sagde: *."),
    "fi": ("Outi Aho ei sanonut *.", "Outi Aho kiisti sanoneensa *.", "Outi Aho sanoi *."),
    "pl": ("Ola Zych nie powiedziała *.", "* – Ola Zych nie powiedziała.", "Ola Zych powiedziała *."),
    "cs": ("Iva Nová neřekla *.", "Iva Nová nikdy neřekla *.", "Iva Nová řekla *."),
    "hu": ("Tóth Éva nem mondta, hogy *.", "Tóth Éva tagadja, hogy *.", "Tóth Éva mondta: *."),
    "ro": ("Oana Pop nu a spus *.", "Oana Pop nu a zis *.", "Oana Pop a spus *."),
    "ru": ("Ада Рогова не говорила *.", "Ада Рогова отрицает, что сказала *.", "Ада Рогова сказала *."),
    "uk": ("Ада Гай не казала *.", "Ада Гай заперечила, що казала *.", "Ада Гай сказала *."),
    "el": ("Η Εύα Ρήγα δεν είπε *.", "Η Εύα Ρήγα αρνήθηκε ότι είπε *.", "Η Εύα Ρήγα είπε *."),
    "tr": ("Ece Tan * demedi.", "Ece Tan * demediğini söyledi.", "Ece Tan * dedi."),
    "ar": ("لم تقل ليلى صباغ *.", "نفت ليلى صباغ أنها قالت *.", "قالت ليلى صباغ *."),
    "he": ("עדה בר לא אמרה *.", "עדה בר הכחישה שאמרה *.", "עדה בר אמרה *."),
    "fa": ("لیلا نوری نگفت *.", "لیلا نوری تکذیب کرد که گفته *.", "لیلا نوری گفت *."),
    "hi": ("आशा राय ने * नहीं कहा।", "आशा राय ने * कहने से इनकार किया।", "आशा राय ने कहा *।"),
    "th": ("อรุณี ไม่ได้พูดว่า *", "อรุณี ไม่เคยกล่าวว่า *", "อรุณี กล่าวว่า *"),
    "zh": ("林岚没有说*。", "林岚否认说过*。", "林岚说*。"),
    "ja": ("森氏は*とは言っていない。", "森氏は*との発言を否定した。", "森氏は*と述べた。"),
    "ko": ("한지민은 *고 말하지 않았다.", "한지민은 *고 말한 적이 없다.", "한지민은 *고 말했다."),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_press_of_other_languages_denies_words_in_its_own_way(language: str) -> None:
    words, marked = LANGUAGES[language]
    *denied, said = DENIED_ABROAD[language]
    for text in denied:
        assert told(words, text.replace("*", marked), language), text
    assert told(words, said.replace("*", marked), language) == []


TITLES = [
    ("en", "Orla Finn wrote a book, “*.”"),
    ("en", "Orla Finn signed a motion titled “*”."),
    ("en", "Orla Finn was at the premiere of “*”."),
    ("en", "Marchers chanted “*” as Orla Finn came."),
    ("en", "A banner that read “*” hung above Orla Finn."),
    ("en", "“*” is the title of a song of Orla Finn."),
    ("fr", "Odile Caron a signé un rapport intitulé « * »."),
    ("de", "Uta Stein schrieb den Roman „*“."),
    ("es", "Inma Paz firmó una nota titulada «*»."),
    ("it", "Ada Riva ha scritto il libro «*»."),
    ("ru", "Ада Рогова написала статью под названием «*»."),
    ("pl", "Ola Zych napisała książkę „*”."),
]


@pytest.mark.parametrize(("language", "text"), TITLES)
def test_a_title_or_a_chant_is_no_word_of_a_person(language: str, text: str) -> None:
    (found,) = told(WORDS, text.replace("*", WORDS), language)
    assert "title" in found
    assert told(WORDS, text.replace("*", WORDS), language, by_person=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orla Finn told the paper, “*.”",
        "In a report, Orla Finn wrote, “*.”",
        "Asked about the book, Orla Finn said, “*.”",
        "“*,” Orla Finn said of the film.",
    ],
)
def test_words_said_in_a_paper_or_of_a_book_are_no_title(text: str) -> None:
    assert told(WORDS, text.replace("*", WORDS)) == []
