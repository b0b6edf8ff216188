"""Who is named before a colon or a verb at the beginning of a sentence, and what is no name there, in six languages."""

from __future__ import annotations

import pytest

from briefing.draft import Proposal, SourceReport, propose


def proposed(language: str, text: str) -> Proposal:
    return propose([SourceReport("wire", ("-", text), language, "2024-03-05")])


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        (
            "fr",
            "Le secrétaire général du club, Bo Kell, resta ferme : « Personne ne part. »",
            "secrétaire général du club",
        ),
        ("de", "Der Generalsekretär der Partei, Bo Kell, blieb dabei: „Niemand fährt.“", "Generalsekretär der Partei"),
        ("es", "El secretario general del club, Bo Kell, fue claro: «Nadie sale».", "secretario general del club"),
        (
            "ro",
            "Secretarul general al clubului, Bo Kell, a fost clar: „Nimeni nu pleacă.”",
            "Secretarul general al clubului",
        ),
        ("uk", "Генеральний секретар клубу Бо Кель був твердий: «Ніхто не йде».", "Генеральний секретар клубу"),
        ("ru", "Генеральный секретарь клуба Бо Кель был твёрд: «Никто не уходит».", "Генеральный секретарь клуба"),
    ],
)
def test_an_office_at_the_beginning_has_the_name_behind_it(language: str, text: str, role: str) -> None:
    found = proposed(language, text)
    assert [(one.id, one.role) for one in found.actors] == [(found.statements[0].speakers[0], role)]


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        (
            "de",
            "„Wir fahren nicht“, sagte Rhea Moll, Bürgermeisterin von Norvik.",
            "Rhea Moll",
            "Bürgermeisterin von Norvik",
        ),
        ("es", "«No salimos», dijo Rea Molina, alcaldesa de Norvik.", "Rea Molina", "alcaldesa de Norvik"),
        ("uk", "«Ми не йдемо», — заявила мер Норвіка Рея Молєва.", "Рея Молєва", "мер Норвіка"),
        ("ru", "«Мы не уходим», — заявила мэр Норвика Рея Молева.", "Рея Молева", "мэр Норвика"),
    ],
)
def test_a_town_of_an_office_is_nobody(language: str, text: str, name: str, role: str) -> None:
    assert [(one.name, one.role) for one in proposed(language, text).actors] == [(name, role)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Le quai restera vide jusqu'à vendredi.", "2024-03-08"),
        ("fr", "Le quai a été vidé vendredi par les équipages.", "2024-03-01"),
        ("de", "Der Kai bleibt bis Freitag leer, wie es heißt.", "2024-03-08"),
        ("de", "Der Kai wird am Freitag wieder voll sein.", "2024-03-08"),
        ("de", "Der Kai war am Freitag wieder voll gewesen.", "2024-03-01"),
        ("es", "El muelle seguirá vacío hasta el viernes por la tarde.", "2024-03-08"),
        ("ro", "Cheiul rămâne gol până vineri, pentru toate echipajele.", "2024-03-08"),
        ("ru", "Причал останется пустым до пятницы для всех команд.", "2024-03-08"),
        ("uk", "Причал залишиться порожнім до п'ятниці для всіх команд.", "2024-03-08"),
    ],
)
def test_a_day_up_to_which_something_lasts_lies_ahead(language: str, text: str, day: str) -> None:
    found = proposed(language, text).timeline
    assert [(one.date.edtf, one.status) for one in found] == [(day, "planned" if day > "2024-03-05" else "occurred")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Rhéa Moulin est venue. Elle a qualifié le retard de « prix à payer » et est repartie."),
        ("de", "Rhea Moll kam. Sie nannte die Verspätung einen „Preis, den wir zahlen“."),
        ("uk", "Рея Молєва прийшла. Вона назвала затримку «ціною, яку варто заплатити»."),
    ],
)
def test_what_somebody_calls_something_is_partly_quoted(language: str, text: str) -> None:
    found = proposed(language, text)
    assert [(one.kind, len(one.speakers), one.text[-1] in ".»“") for one in found.statements] == [("mixed", 1, True)]
