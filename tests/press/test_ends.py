"""Where words end: full stops that the source has not, inner marks, dialogues, brackets at the edge, numbers."""

from __future__ import annotations

import pytest

from briefing.check import Rung, locate
from briefing.check.quoted import is_quoted_in
from briefing.sources import ArchiveText


def rung_of(words: str, *paragraphs: str, language: str | None = None) -> Rung:
    return locate(words, ArchiveText(paragraphs, "", language=language)).rung


@pytest.mark.parametrize(
    ("words", "language", "source"),
    [
        ("Fees rise by 5%.", "en", "“Fees rise by 5%,” said Brann."),
        ("Fees rise (again).", "en", "“Fees rise (again),” said Brann."),
        ("The quay has 40€.", "en", "“The quay has 40€,” said Brann."),
        ("He calls it ‘ours.’", "en", "“He calls it ‘ours,’” said Brann."),
        ("El muelle es nuestro.", "es", "—El muelle es nuestro —dijo Brann."),
        ("Nabrzeże jest nasze.", "pl", "— Nabrzeże jest nasze — powiedział Brann."),
        ("Причал наш.", "ru", "— Причал наш, — сказал Бранн."),
        ("Le quai est à nous.", "fr", "— Le quai est à nous, dit Brann."),
        ("Laituri on meidän.", "fi", "– Laituri on meidän, Ilo Brann sanoo."),
        ("El muelle es nuestro.", "es", "-El muelle es nuestro -dijo Brann-. Y punto."),
        ("Kajen är vår.", "sv", "– Kajen är vår, säger Brann."),
        ("They goes [sic].", "en", "“They goes,” said Brann."),
    ],
)
def test_a_full_stop_stands_for_what_ends_the_speech_there(words: str, language: str, source: str) -> None:
    assert rung_of(words, source, language=language) in {Rung.NORMALISED, Rung.ELIDED}


@pytest.mark.parametrize(
    ("words", "language", "source"),
    [
        ("El muelle.", "es", "—El muelle es nuestro —dijo Brann."),
        ("dijo Brann.", "es", "—El muelle es nuestro —dijo Brann, y calló."),
        ("Fees rise by 5.", "en", "“Fees rise by 5%,” said Brann."),
        ("He calls it ‘ours.’", "en", "“He calls it ‘ours,’ and leaves,” said Brann."),
        ("They goes [sic].", "en", "“They goes home,” said Brann."),
        (".5 crowns", "en", "“It fell by 0.5 crowns,” said Brann."),
        ("from 30", "en", "“It is open from 30+ on,” said Brann."),
        ("It costs [4]0 crowns", "en", "“It costs 30 crowns,” said Brann."),
    ],
)
def test_what_goes_on_there_is_not_ended(words: str, language: str, source: str) -> None:
    assert rung_of(words, source, language=language) is Rung.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("[The town] is closed", "“[The quay] is closed,” said Brann."),
        ("We left it [at dawn]", "“We left it [at noon],” said Brann."),
        ("We left [the town] early", "“We left [the quay] early,” said Brann."),
    ],
)
def test_a_bracket_of_the_source_is_replaced_by_no_other_wherever_it_stands(words: str, source: str) -> None:
    assert rung_of(words, source) is Rung.NOT_FOUND


def test_a_comma_behind_an_ellipsis_belongs_to_it() -> None:
    assert rung_of("We stay ..., the road too", "“We stay here. And the road too,” said Brann.") is Rung.ELIDED


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("他说“永远”就走了", "“他说‘永远’就走了”，布兰说"),
        ("彼は「はい」と言った", "『彼は‘はい’と言った』と述べた"),
        ('그는 "그래"라고 했다', "“그는 ‘그래’라고 했다”"),
    ],
)
def test_single_marks_beside_letters_without_blanks_are_no_apostrophes(words: str, source: str) -> None:
    assert rung_of(words, source) is Rung.NORMALISED


def test_an_apostrophe_is_no_mark_there_either() -> None:
    assert rung_of('the "port"s road', "“the ‘port’s road”") is Rung.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "language", "text"),
    [
        ("Laituri on meidän", "fi", "– Laituri on meidän, Ilo Brann sanoo."),
        ("Le quai est à nous !", "fr", "– Le quai est à nous ! s’exclame Brann."),
        ("Y punto", "es", "-El muelle es nuestro -dijo Brann-. Y punto."),
    ],
)
def test_the_speech_of_a_dialogue_is_somebodys(words: str, language: str, text: str) -> None:
    archive = ArchiveText((text,), "", language=language)
    assert all(is_quoted_in(archive, hit) for hit in locate(words, archive).spans)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("and the road stays", "-The quay is shut -a long story- and the road stays."),
        ("dijo Brann", "-El muelle es nuestro -dijo Brann-. Y punto."),
        ("The road stays", "- Boats\n- The road stays\n- Sails"),
        ("Kaupunki nukkui", "– Laituri on meidän, Ilo Brann sanoo. Kaupunki nukkui."),
    ],
)
def test_what_stands_beside_it_is_not(words: str, text: str) -> None:
    archive = ArchiveText((text,), "")
    assert not any(is_quoted_in(archive, hit) for hit in locate(words, archive).spans)
