"""Whom a report cites without a verb, in several languages: what is said stays a sentence, and a name stays a name."""

from __future__ import annotations

import pytest

from briefing.draft import SourceReport, propose


def cited(language: str, text: str) -> list[tuple[list[str], str]]:
    proposal = propose([SourceReport("wire", ("-", text), language, "2024-03-05")])
    names = {actor.id: actor.name for actor in proposal.actors}
    return [([names[key] for key in one.speakers], one.text) for one in proposal.statements]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "said"),
    [
        ("de", "Nach Angaben von Rhea Moll sind zwei Kutter gesunken.", "Rhea Moll", None),
        ("de", "Laut Kapitän Bo Kell bleibt der Kai bis Freitag leer.", "Bo Kell", None),
        ("de", "Laut Rhea Moll, der Bürgermeisterin von Norvik, bleibt der Kai leer.", "Rhea Moll", None),
        ("de", "Zwei Kutter sind nach Angaben von Rhea Moll gesunken.", "Rhea Moll", None),
        ("de", "Rhea Moll zufolge sind zwei Kutter gesunken.", "Rhea Moll", None),
        ("de", "Der Polizei zufolge sind zwei Kutter gesunken.", "Polizei", None),
        ("de", "Zwei Kutter sind gesunken, so Rhea Moll.", "Rhea Moll", "Zwei Kutter sind gesunken."),
        ("fr", "Selon Rhéa Moulin, deux bateaux ont coulé.", "Rhéa Moulin", "Deux bateaux ont coulé."),
        ("fr", "D'après Rhéa Moulin, deux bateaux ont coulé.", "Rhéa Moulin", "Deux bateaux ont coulé."),
        ("fr", "Le quai, selon Rhéa Moulin, restera vide jusqu'à lundi.", "Rhéa Moulin", None),
        ("fr", "Le quai restera vide, selon Rhéa Moulin, qui est là.", "Rhéa Moulin", "Le quai restera vide."),
        ("es", "Según Rea Molina, dos barcos se hundieron.", "Rea Molina", "Dos barcos se hundieron."),
        ("it", "Secondo Rea Mollini, due barche sono affondate.", "Rea Mollini", "Due barche sono affondate."),
        ("it", "A detta di Rea Mollini, due barche sono affondate.", "Rea Mollini", "Due barche sono affondate."),
        ("ro", "Potrivit lui Dan Molea, două bărci s-au scufundat.", "Dan Molea", "Două bărci s-au scufundat."),
        ("ro", "Conform Reei Molea, două bărci s-au scufundat.", "Reei Molea", "Două bărci s-au scufundat."),
        ("ru", "Рея Молева пришла. По её словам, две лодки утонули.", "Рея Молева", "Две лодки утонули."),
        ("uk", "Рея Молєва прийшла. За її словами, два човни затонули.", "Рея Молєва", "Два човни затонули."),
        ("en", "According to Rhea Moll, two boats went down.", "Rhea Moll", "Two boats went down."),
        ("en", "Two boats had, according to Rhea Moll, sunk off the coast.", "Rhea Moll", None),
    ],
)
def test_what_somebody_is_cited_for_is_a_sentence(language: str, text: str, speaker: str, said: str | None) -> None:
    assert cited(language, text) == [([speaker], said or text)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "Рея Молева пришла. По словам Молевой, две лодки утонули.", ["Рея Молева"]),
        ("ru", "По словам Реи Молевой, две лодки утонули. Рея Молева ушла.", ["Рея Молева"]),
        ("ru", "Пётр Молев пришёл. По словам Молева, две лодки утонули.", ["Пётр Молев"]),
        ("ru", "Пётр Молев и Рея Молева пришли. По словам Молевой, две лодки утонули.", []),
        ("uk", "Рея Моленко прийшла. За словами Реї Моленко, два човни затонули.", ["Рея Моленко"]),
    ],
)
def test_a_name_in_another_case_is_the_same_name(language: str, text: str, speaker: list[str]) -> None:
    assert [who for who, _ in cited(language, text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The quay opens Friday, according to Rhea Moll."),
        ("en", "It closes on Friday, Rhea Moll said."),
        ("fr", "Le quai ferme vendredi, a dit Rhéa Moulin."),
        ("ru", "Причал закрыт до пятницы, по словам Реи Молевой."),
    ],
)
def test_a_day_of_what_is_said_is_not_that_of_the_saying(language: str, text: str) -> None:
    proposal = propose([SourceReport("wire", ("-", text), language, "2024-03-05")])
    assert [one.date for one in proposal.statements] == [None]


def test_a_day_before_the_speaker_is_that_of_the_saying() -> None:
    proposal = propose([SourceReport("wire", ("-", "On Friday, Rhea Moll said that it was over."), "en", "2024-03-05")])
    assert [one.date.edtf for one in proposal.statements if one.date] == ["2024-03-01"]
