"""The office of somebody, as reports in several languages word it, and who is meant by an office alone."""

from __future__ import annotations

import pytest

from briefing.draft import SourceReport, propose
from briefing.draft.grammar import grammar_of
from briefing.draft.people import read_people
from briefing.draft.statements import read_paragraphs

FORMS = [
    ("en", "Calvera's foreign minister, Tomas Ravel, said the port would close.", "Tomas Ravel", "foreign minister"),
    ("en", "Foreign Minister Tomas Ravel said the port would close.", "Tomas Ravel", "Foreign Minister"),
    ("en", "The foreign minister, Tomas Ravel, said the port would close.", "Tomas Ravel", "foreign minister"),
    (
        "en",
        "The foreign minister of Calvera, Tomas Ravel, said the port would close.",
        "Tomas Ravel",
        "foreign minister of Calvera",
    ),
    (
        "en",
        "Tomas Ravel, the foreign minister of Calvera, said the port would close.",
        "Tomas Ravel",
        "foreign minister of Calvera",
    ),
    (
        "en",
        "Tomas Ravel, Calvera's foreign minister, said the port would close.",
        "Tomas Ravel",
        "Calvera's foreign minister",
    ),
    ("en", "Calvera's foreign minister Tomas Ravel said the port would close.", "Tomas Ravel", "foreign minister"),
    (
        "en",
        "Poland's deputy prime minister, Ewa Halicka, said the port would close.",
        "Ewa Halicka",
        "deputy prime minister",
    ),
    ("en", "Deputy Prime Minister Ewa Halicka said the port would close.", "Ewa Halicka", "Deputy Prime Minister"),
    ("en", "Former Prime Minister Ewa Halicka said the port would close.", "Ewa Halicka", "Former Prime Minister"),
    ("en", "The former prime minister Ewa Halicka said the port would close.", "Ewa Halicka", "former prime minister"),
    ("en", "Acting defence minister Karl Brandt said the port would close.", "Karl Brandt", "Acting defence minister"),
    ("en", "The minister of defence, Karl Brandt, said the port would close.", "Karl Brandt", "minister of defence"),
    ("en", "Karl Brandt, the minister of defence, said the port would close.", "Karl Brandt", "minister of defence"),
    ("en", "Minister of Defence Karl Brandt said the port would close.", "Karl Brandt", "Minister of Defence"),
    (
        "en",
        "The Minister for Foreign Affairs, Karl Brandt, said the port would close.",
        "Karl Brandt",
        "Minister for Foreign Affairs",
    ),
    ("en", "Interior Minister Karl Brandt said the port would close.", "Karl Brandt", "Interior Minister"),
    ("en", "The vice president, Karl Brandt, said the port would close.", "Karl Brandt", "vice president"),
    ("en", "Vice President Karl Brandt said the port would close.", "Karl Brandt", "Vice President"),
    (
        "en",
        "The union's secretary general, Karl Brandt, said the port would close.",
        "Karl Brandt",
        "secretary general",
    ),
    ("en", "Secretary General Karl Brandt said the port would close.", "Karl Brandt", "Secretary General"),
    (
        "en",
        "Karl Brandt, secretary-general of the Dockers' Union, said the port would close.",
        "Karl Brandt",
        "secretary-general of the Dockers' Union",
    ),
    (
        "en",
        "The company's chief executive officer, Karl Brandt, said the port would close.",
        "Karl Brandt",
        "chief executive officer",
    ),
    ("en", "The health secretary, Karl Brandt, said the port would close.", "Karl Brandt", "health secretary"),
    ("en", "Britain's home secretary, Karl Brandt, said the port would close.", "Karl Brandt", "home secretary"),
    (
        "en",
        "The German finance minister, Karl Brandt, said the port would close.",
        "Karl Brandt",
        "German finance minister",
    ),
    ("en", "German finance minister Karl Brandt said the port would close.", "Karl Brandt", "German finance minister"),
    ("en", "The attorney general, Karl Brandt, said the port would close.", "Karl Brandt", "attorney general"),
    (
        "en",
        "The chairman of the board, Karl Brandt, said the port would close.",
        "Karl Brandt",
        "chairman of the board",
    ),
    ("en", "In Norvik the mayor, Ana Lupu, said the port would close.", "Ana Lupu", "mayor"),
    ("en", "The mayor of Norvik, Ana Lupu, said the port would close.", "Ana Lupu", "mayor of Norvik"),
    (
        "en",
        "The junior minister for ports, Karl Brandt, said the port would close.",
        "Karl Brandt",
        "junior minister for ports",
    ),
    ("en", "Her deputy, Karl Brandt, said the port would close.", "Karl Brandt", "deputy"),
    (
        "en",
        "On Monday the opposition leader, Karl Brandt, said the port would close.",
        "Karl Brandt",
        "opposition leader",
    ),
    (
        "en",
        "The US secretary of state, Karl Brandt, said the port would close.",
        "Karl Brandt",
        "US secretary of state",
    ),
    ("en", "US Secretary of State Karl Brandt said the port would close.", "Karl Brandt", "US Secretary of State"),
    (
        "fr",
        "Le secrétaire général du syndicat, Marc Ferrand, a déclaré que le port fermera.",
        "Marc Ferrand",
        "secrétaire général du syndicat",
    ),
    ("fr", "Le secrétaire général Marc Ferrand a déclaré que le port fermera.", "Marc Ferrand", "secrétaire général"),
    (
        "fr",
        "Marc Ferrand, secrétaire général du syndicat, a déclaré que le port fermera.",
        "Marc Ferrand",
        "secrétaire général du syndicat",
    ),
    (
        "fr",
        "La ministre des Transports, Claire Morin, a déclaré que le port fermera.",
        "Claire Morin",
        "ministre des Transports",
    ),
    (
        "fr",
        "La ministre des Transports Claire Morin a déclaré que le port fermera.",
        "Claire Morin",
        "ministre des Transports",
    ),
    (
        "fr",
        "Claire Morin, ministre de la Défense, a déclaré que le port fermera.",
        "Claire Morin",
        "ministre de la Défense",
    ),
    ("fr", "Le premier ministre, Marc Ferrand, a déclaré que le port fermera.", "Marc Ferrand", "premier ministre"),
    (
        "fr",
        "L'ancien Premier ministre Marc Ferrand a déclaré que le port fermera.",
        "Marc Ferrand",
        "ancien Premier ministre",
    ),
    (
        "fr",
        "Le ministre français des Affaires étrangères, Marc Ferrand, a déclaré que le port fermera.",
        "Marc Ferrand",
        "ministre français des Affaires étrangères",
    ),
    ("fr", "Le maire de Brest, Marc Ferrand, a déclaré que le port fermera.", "Marc Ferrand", "maire de Brest"),
    ("fr", "La vice-présidente Claire Morin a déclaré que le port fermera.", "Claire Morin", "vice-présidente"),
    (
        "fr",
        "Le porte-parole du gouvernement, Marc Ferrand, a déclaré que le port fermera.",
        "Marc Ferrand",
        "porte-parole du gouvernement",
    ),
    ("de", "Verkehrsminister Karl Brandt sagte, der Hafen werde schließen.", "Karl Brandt", "Verkehrsminister"),
    (
        "de",
        "Die frühere Außenministerin Eva Moll sagte, der Hafen werde schließen.",
        "Eva Moll",
        "frühere Außenministerin",
    ),
    (
        "de",
        "Der stellvertretende Ministerpräsident Karl Brandt sagte, der Hafen werde schließen.",
        "Karl Brandt",
        "stellvertretende Ministerpräsident",
    ),
    (
        "de",
        "Der Generalsekretär der Gewerkschaft, Karl Brandt, sagte, der Hafen werde schließen.",
        "Karl Brandt",
        "Generalsekretär der Gewerkschaft",
    ),
    (
        "de",
        "Karl Brandt, Minister für Verkehr, sagte, der Hafen werde schließen.",
        "Karl Brandt",
        "Minister für Verkehr",
    ),
    (
        "de",
        "Der Bürgermeister von Osthafen, Karl Brandt, sagte, der Hafen werde schließen.",
        "Karl Brandt",
        "Bürgermeister von Osthafen",
    ),
    (
        "de",
        "Der Sprecher des Ministeriums, Karl Brandt, sagte, der Hafen werde schließen.",
        "Karl Brandt",
        "Sprecher des Ministeriums",
    ),
    ("es", "El ministro de Defensa, Pablo Ruiz, dijo que el puerto cerrará.", "Pablo Ruiz", "ministro de Defensa"),
    (
        "es",
        "El ministro de Asuntos Exteriores, Pablo Ruiz, dijo que el puerto cerrará.",
        "Pablo Ruiz",
        "ministro de Asuntos Exteriores",
    ),
    ("es", "La vicepresidenta segunda, Ana Vega, dijo que el puerto cerrará.", "Ana Vega", "vicepresidenta segunda"),
    ("es", "El secretario general Pablo Ruiz dijo que el puerto cerrará.", "Pablo Ruiz", "secretario general"),
    (
        "es",
        "Pablo Ruiz, secretario general del sindicato, dijo que el puerto cerrará.",
        "Pablo Ruiz",
        "secretario general del sindicato",
    ),
    ("es", "El primer ministro Pablo Ruiz dijo que el puerto cerrará.", "Pablo Ruiz", "primer ministro"),
    ("es", "La exministra de Salud Ana Vega dijo que el puerto cerrará.", "Ana Vega", "exministra de Salud"),
    (
        "it",
        "Il ministro degli Esteri, Paolo Riva, ha detto che il porto chiuderà.",
        "Paolo Riva",
        "ministro degli Esteri",
    ),
    (
        "it",
        "Il ministro della Difesa Paolo Riva ha detto che il porto chiuderà.",
        "Paolo Riva",
        "ministro della Difesa",
    ),
    ("it", "Il segretario generale Paolo Riva ha detto che il porto chiuderà.", "Paolo Riva", "segretario generale"),
    ("it", "La vicepresidente Anna Conti ha detto che il porto chiuderà.", "Anna Conti", "vicepresidente"),
    (
        "it",
        "Il presidente del Consiglio, Paolo Riva, ha detto che il porto chiuderà.",
        "Paolo Riva",
        "presidente del Consiglio",
    ),
    (
        "it",
        "L'ex ministro dei Trasporti Paolo Riva ha detto che il porto chiuderà.",
        "Paolo Riva",
        "ex ministro dei Trasporti",
    ),
    ("ro", "Ministrul de Externe, Ion Baciu, a declarat că portul se va închide.", "Ion Baciu", "Ministrul de Externe"),
    (
        "ro",
        "Ministrul Transporturilor, Ion Baciu, a declarat că portul se va închide.",
        "Ion Baciu",
        "Ministrul Transporturilor",
    ),
    ("ro", "Secretarul general Ion Baciu a declarat că portul se va închide.", "Ion Baciu", "Secretarul general"),
    ("ro", "Premierul Ion Baciu a declarat că portul se va închide.", "Ion Baciu", "Premierul"),
    ("ro", "Ion Baciu, ministrul Apărării, a declarat că portul se va închide.", "Ion Baciu", "ministrul Apărării"),
    (
        "uk",
        "Міністр закордонних справ Петро Ковач заявив, що порт зачинять.",
        "Петро Ковач",
        "Міністр закордонних справ",
    ),
    ("uk", "Генеральний секретар Петро Ковач заявив, що порт зачинять.", "Петро Ковач", "Генеральний секретар"),
    (
        "uk",
        "Заступник міністра оборони Петро Ковач заявив, що порт зачинять.",
        "Петро Ковач",
        "Заступник міністра оборони",
    ),
    ("uk", "Прем'єр-міністр Петро Ковач заявив, що порт зачинять.", "Петро Ковач", "Прем'єр-міністр"),
    ("uk", "Речниця міністерства Олена Мороз заявила, що порт зачинять.", "Олена Мороз", "Речниця міністерства"),
    ("ru", "Министр иностранных дел Пётр Ковач заявил, что порт закроют.", "Пётр Ковач", "Министр иностранных дел"),
    ("ru", "Генеральный секретарь Пётр Ковач заявил, что порт закроют.", "Пётр Ковач", "Генеральный секретарь"),
    ("ru", "Бывший министр обороны Пётр Ковач заявил, что порт закроют.", "Пётр Ковач", "Бывший министр обороны"),
    (
        "ru",
        "Заместитель министра обороны Пётр Ковач заявил, что порт закроют.",
        "Пётр Ковач",
        "Заместитель министра обороны",
    ),
    ("ru", "Мэр Остгавани Пётр Ковач заявил, что порт закроют.", "Пётр Ковач", "Мэр Остгавани"),
    ("ru", "Пресс-секретарь порта Анна Седова заявила, что порт закроют.", "Анна Седова", "Пресс-секретарь порта"),
]


@pytest.mark.parametrize(("language", "text", "name", "role"), FORMS)
def test_an_office_is_taken_whole(language: str, text: str, name: str, role: str) -> None:
    people = read_people(read_paragraphs([text], language), grammar_of(language))
    assert {one.name: (one.role, one.kind) for one in people.everyone()}.get(name) == (role, "person")


def test_the_owner_of_an_office_tells_the_country() -> None:
    proposal = propose([SourceReport("wire", ("-", "France's interior minister, Rhea Moll, said it was over."), "en")])
    assert [(one.name, one.role, one.country) for one in proposal.actors] == [("Rhea Moll", "interior minister", "FR")]


@pytest.mark.parametrize(
    ("before", "speaker", "found"),
    [
        ("The vice president, Bo Kell,", "The president", ()),
        ("Former President Bo Kell", "The president", ()),
        ("The prime minister, Bo Kell,", "The interior minister", ()),
        ("The interior minister, Bo Kell,", "The prime minister", ()),
        ("The attorney general, Bo Kell,", "The general", ()),
        ("The deputy mayor, Bo Kell,", "The mayor", ()),
        ("The deputy mayor, Bo Kell,", "The deputy mayor", ("kell",)),
        ("The interior minister, Bo Kell,", "The minister", ("kell",)),
        ("The minister of defence, Bo Kell,", "The defence minister", ("kell",)),
        ("The prime minister, Bo Kell,", "The prime minister", ("kell",)),
    ],
)
def test_an_office_alone_is_nobody_who_has_another_one(before: str, speaker: str, found: tuple[str, ...]) -> None:
    text = f"{before} came to the port. {speaker} said that it would stay closed until Friday."
    proposal = propose([SourceReport("wire", ("-", text), "en")])
    assert [one.speakers for one in proposal.statements] == [found]


@pytest.mark.parametrize("text", ["The crews told minister Bo Kell it was over.", "She met captain Bo Kell there."])
def test_a_verb_before_an_office_is_no_part_of_it(text: str) -> None:
    people = read_people(read_paragraphs([text], "en"), grammar_of("en"))
    assert [len(one.role.split()) for one in people.everyone()] == [1]


def test_a_company_with_an_office_in_its_name_has_none() -> None:
    people = read_people(read_paragraphs(["General Shipping Corp said it was over."], "en"), grammar_of("en"))
    assert [(one.name, one.role) for one in people.everyone()] == [("General Shipping Corp", "")]


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("it", "Il sindaco di Norvik Paolo Riva ha detto: «Restiamo».", "Paolo Riva", "sindaco di Norvik"),
        ("fr", "Le maire de Norvik Bo Kell a dit : « On reste. »", "Bo Kell", "maire de Norvik"),
        ("fr", "Le ministre de l'Intérieur Bo Kell a dit que le quai ouvrira.", "Bo Kell", "ministre de l'Intérieur"),
        ("fr", "La maire Marine Le Gall a dit : « On reste. »", "Marine Le Gall", "maire"),
        ("en", "Senator Rhea Moll and her deputy, Bo Kell, said the quay was closed.", "Bo Kell", "deputy"),
    ],
)
def test_whoever_has_an_office_speaks(language: str, text: str, name: str, role: str) -> None:
    proposal = propose([SourceReport("wire", ("-", text), language)])
    found = {one.id: (one.name, one.role) for one in proposal.actors}
    assert [[found[key] for key in one.speakers] for one in proposal.statements] == [[(name, role)]]
