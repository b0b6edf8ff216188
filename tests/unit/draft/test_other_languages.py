"""Reports in other languages: whose words are whose, and nobody rather than somebody else."""

from __future__ import annotations

import pytest

from briefing.draft import SourceReport, propose


def drafted(language: str, *paragraphs: str) -> list[tuple[str, str]]:
    proposal = propose([SourceReport("wire", ("-", *paragraphs), language, "2024-03-05")])
    names = {actor.id: actor.name for actor in proposal.actors}
    return [(" and ".join(names[key] for key in one.speakers), one.text) for one in proposal.statements if one.sure]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "words"),
    [
        ("fr", "« Nous partons demain », promet Rhéa Moulin, capitaine du port.", "Rhéa Moulin", "Nous partons demain"),
        ("de", "„Wir fahren morgen“, verspricht Rhea Moll, Kapitänin im Hafen.", "Rhea Moll", "Wir fahren morgen"),
        ("es", "«Salimos mañana», promete Rea Molina, capitana del puerto.", "Rea Molina", "Salimos mañana"),
        ("it", "«Partiamo domani», promette Rea Mollini, capitana del porto.", "Rea Mollini", "Partiamo domani"),
        ("ro", "„Plecăm mâine”, promite Rea Molea, căpitanul portului.", "Rea Molea", "Plecăm mâine"),
        ("ru", "«Мы выходим завтра», — обещает Рея Молева, капитан порта.", "Рея Молева", "Мы выходим завтра"),
        ("uk", "«Ми виходимо завтра», — обіцяє Рея Молєва, капітан порту.", "Рея Молєва", "Ми виходимо завтра"),
    ],
)
def test_verbs_of_the_press_say_who_speaks(language: str, text: str, speaker: str, words: str) -> None:
    assert drafted(language, text) == [(speaker, words)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Le quai restera vide, a annoncé jeudi la ministre Rhéa Moulin.", "Le quai restera vide."),
        ("de", "Der Kai bleibt leer, sagte am Donnerstag Rhea Moll.", "Der Kai bleibt leer."),
        ("es", "El muelle seguirá vacío, anunció el jueves la ministra Rea Molina.", "El muelle seguirá vacío."),
        ("it", "Il molo resterà vuoto, ha annunciato giovedì la ministra Rea Mollini.", "Il molo resterà vuoto."),
        ("fr", "Le quai restera vide, a dit mardi la ministre des Ports, Rhéa Moulin.", "Le quai restera vide."),
        ("it", "Il molo resterà vuoto, ha detto ieri la ministra dei Porti, Rea Mollini.", "Il molo resterà vuoto."),
        ("it", "Secondo la ministra Rea Mollini, il molo resterà vuoto.", "Il molo resterà vuoto."),
    ],
)
def test_a_day_between_verb_and_speaker_hides_nobody(language: str, text: str, words: str) -> None:
    found = drafted(language, text)
    assert [what for _, what in found] == [words]
    assert found[0][0].split()[-1] in {"Moulin", "Moll", "Molina", "Mollini"}


def test_a_german_speaker_stands_behind_the_verb_where_something_else_is_first() -> None:
    assert drafted("de", "Auf die Frage einer Zeitung antwortete Bo Kell: „Wir fahren morgen.“") == [
        ("Bo Kell", "Wir fahren morgen.")
    ]


def test_a_german_clause_that_ends_with_its_verb_is_told_with_what_it_hangs_on() -> None:
    text = "Kapitänin Rhea Moll teilte mit, dass drei Boote gesunken seien."
    assert [what for _, what in drafted("de", text)] == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« C'est grave », a-t-il insisté lundi, avant que Me Rhéa Moulin ne réponde à la cour."),
        ("ro", "„Este grav”, a insistat el luni, iar avocata Rhea Molea a plecat."),
        ("en", '"It is bad," he said on Monday, before the lawyer Rhea Moll left the court.'),
    ],
)
def test_a_pronoun_is_nobody_who_is_named_behind_it(language: str, text: str) -> None:
    assert {who for who, _ in drafted(language, "Bo Kell.", text)} <= {"", "Bo Kell"}


def test_a_second_quotation_is_of_whom_its_own_clause_names() -> None:
    text = "“Es grave”, insistió el lunes, antes de que la abogada, Rea Molina, replicara: “No hay ninguna prueba”."
    assert drafted("es", "El fiscal Bo Quel habló.", text) == [
        ("", "Es grave"),
        ("Rea Molina", "No hay ninguna prueba"),
    ]


def test_a_dateline_in_small_letters_is_no_part_of_what_is_said() -> None:
    assert drafted("de", "Osthafen (dpa) – Der Kai bleibt leer, sagte Rhea Moll.")[0][1] == "Der Kai bleibt leer."
    french = "Brévent, 12 mai (AFP) – Le quai restera vide, a annoncé la maire, Rhéa Moulin."
    assert drafted("fr", french) == [("Rhéa Moulin", "Le quai restera vide.")]


@pytest.mark.parametrize(
    ("language", "texts", "speaker"),
    [
        (
            "de",
            ("Bürgermeisterin Rhea Moll kam.", "„Alles ist bereit“, sagte die Bürgermeisterin zu Bo Kell."),
            "Rhea Moll",
        ),
        ("es", ("Habló la alcaldesa Rea Molina.", "“Todo está listo”, dijo la alcaldesa a Bo Quel."), "Rea Molina"),
        ("ru", ("Пришла мэр Рея Молева.", "«Всё готово», — сказала мэр Борису Келову."), "Рея Молева"),
    ],
)
def test_nobody_speaks_who_is_spoken_to(language: str, texts: tuple[str, ...], speaker: str) -> None:
    assert {who for who, _ in drafted(language, *texts)} <= {"", speaker}


def test_an_adviser_of_somebody_does_not_speak_for_her_office() -> None:
    found = drafted(
        "de",
        "Bo Kell, Berater der Ministerin, schwieg.",
        "Ministerin Rhea Moll kam aus Osthafen.",
        "„Alles ist bereit“, sagte die Ministerin.",
    )
    assert {who for who, _ in found} <= {"", "Rhea Moll"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Selon Reuters, citant le ministre Bo Quelle, les quais sont vides."),
        ("es", "Según Reuters, que cita al ministro Bo Quelle, los muelles están vacíos."),
        ("it", "Secondo Reuters, che cita il ministro Bo Quelle, i moli sono vuoti."),
    ],
)
def test_whom_an_agency_quotes_speaks_and_not_the_agency(language: str, text: str) -> None:
    assert [who for who, _ in drafted(language, text)] == ["Bo Quelle"]


def test_a_day_at_the_beginning_is_no_part_of_a_name() -> None:
    found = drafted("it", "Il ministro Bo Quelle è qui.", "Lunedì Quelle ha detto che i moli sono vuoti.")
    assert found == [("Bo Quelle", "I moli sono vuoti.")]
