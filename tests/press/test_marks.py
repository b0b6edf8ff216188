"""One parser of quotation marks: by language first, by what the text does second; and quotations over paragraphs."""

from __future__ import annotations

import pytest

from briefing.check import Rung, locate, quoted_pieces
from briefing.check.marks import closes_first, first_double, stray_closing, words_at
from briefing.check.quoted import holding, is_quoted_in
from briefing.check.searchable import SourceHit
from briefing.sources import ArchiveText


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("‘We don’t pay,’ she said, ‘and won’t’", "en", ["We don’t pay,", "and won’t"]),
        ("In the '90s he called 'em \"fools\" at the port", "en", ["fools"]),
        ("’Vi betalar’, sade hon", "sv", ["Vi betalar"]),
        ("»Vi betalar», sade hon om ”kajen”", "sv", ["Vi betalar", "kajen"]),
        ("„Er sagte ‚nie‘ und ging“, schrieb “Die Zeit”", "de", ["Er sagte ‚nie‘ und ging", "Die Zeit"]),
        ("»Wir ›zahlen‹ nie«, sagte er", "de", ["Wir ›zahlen‹ nie"]),
        ("« Le « Quai » reste », dit-il", "fr", ["Le « Quai » reste"]),
        ("Газета «Порт «Юг» писала «нет»", "ru", ["Порт «Юг", "нет"]),
        ("«Мы платим, сказал он. «Мы уходим», — сказала она", "ru", ["Мы платим, сказал он.", "Мы уходим"]),
        ('"We pay, he said. "We go," she said', "en", ["We pay, he said.", "We go,"]),
        ('הוא אמר ש"לא נשלם" ויו"ר הנמל שתק', "he", ["לא נשלם"]),
        ('قال الوزير و"الجسر مفتوح" أمس', "ar", ["الجسر مفتوح"]),
        ('A 6\'2" man at 48°51\'24"N said "stay" to a 12" pipe', "en", ["stay"]),
        ("``We pay,'' she said", None, ["We pay,"]),
        ("“Rıhtım”ın adı ve “köprü”", "tr", ["Rıhtım", "köprü"]),
        ('"항구는 열려 있다"고 말했다', "ko", ["항구는 열려 있다"]),
        ("他说：“我们付‘全部’。”她说「好」", "zh", ["我们付‘全部’。", "好"]),
        ("A „B“ and “C” of it", None, ["B", "C"]),
        ('WHO“开放”，GDP「增长」，A股‘下跌’ETF，CEO"辞职"了', "zh", ["开放", "增长", "下跌", "辞职"]),
        ("IMF「開く」とOECD『閉じる』", "ja", ["開く", "閉じる"]),
        ('길이 6"라고 했고 KBS“열렸다”고 했다', "ko", ["열렸다"]),
        ("‘It’s the pilots’ hall,’ said Brann, ‘and ours’", "en", ["It’s the pilots’ hall,", "and ours"]),
        ("'It is the pilots' and dockers' hall.' Brann left", "en", ["It is the pilots' and dockers' hall."]),
        ("He called them ‘lies’ and blamed the dockers’ greed, she said", "en", ["lies"]),
        ('Brann: "The 6" pipe and the 12" rod stay."', "en", ['The 6" pipe and the 12" rod stay.']),
        ('Brann: "We sold 6" but "we bought 7"', "en", ["We sold 6", "we bought 7"]),
        ('Brann: “The 6" pipe stays.', "en", ['The 6" pipe stays.']),
        ("She: <<We pay>> and ,,We stay'' and ﹁We go﹂ and ❛We do❜", None, ["We pay", "We stay", "We go", "We do"]),
        ("It is 5 << 6, and a,,b", None, []),
        ('"We call it “ours” here," said Brann of the “quay”', None, ["We call it “ours” here,", "quay"]),
        ('"We pay,” said Brann of “it"', None, ["We pay,", "it"]),
        ('"He said "maybe" and left," said Brann. It rained.', None, ['He said "maybe" and left,']),
        ('"We pay, said Brann. "We stay," he said. It was "late."', None, ["We pay, said Brann.", "We stay,", "late."]),
        ('„Er sagte "gern" und ging“, so Brann', "de", ['Er sagte "gern" und ging']),
        ("הוא אמר ”לא נשלם” ועזב", "he", ["לא נשלם"]),
        ('הוא אמר "יו"ר הנמל שתק" ועזב', "he", ['יו"ר הנמל שתק']),
        ('He said "the 6"x4 board stays" and left', "en", ['the 6"x4 board stays']),
        ("He said: 'I pay,' and left", "en", ["I pay,"]),
        ("הוא אמר ”לא נשלם“ ועזב", "he", ["לא נשלם"]),
        ('Er sagte „wir zahlen" und nannte es “gut”', "de", ["wir zahlen", "gut"]),
        ("’Twas cold, and the port’s hall was full of dockers’ hats", "en", []),
    ],
)
def test_the_quotations_of_a_text(text: str, language: str | None, pieces: list[str]) -> None:
    assert [piece.words for piece in quoted_pieces(text, language)] == pieces


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("Wir zahlen. Wir bleiben", ("Sie sagte: „Wir zahlen.", "„Wir bleiben“, sagte sie.")),
        ("Wir zahlen. Wir bleiben", ("Sie sagte: »Wir zahlen.", "»Wir bleiben«, sagte sie.")),
        ("Nous payons. Nous restons", ("«\u00a0Nous payons.", "»\u00a0Nous restons\u00a0», dit-elle.")),
        ("Nous payons. Nous restons", ("Il dit : « Nous payons.", "« Nous restons », dit-elle.")),
        ("We don't pay. We stay", ("She said: ‘We don’t pay.", "‘We stay,’ she said.")),
        ("We pay. We've stayed", ('She said: "We pay.', "We've stayed,\" she said.")),
        ("We pay. We stay. We wait", ('She said: "We pay.', '"We stay.', '"We wait," she said.')),
        ("Vi betalar. Vi stannar", ("Hon sade: ”Vi betalar.", "”Vi stannar”, sade hon.")),
        ("我们付。我们留下", ("她说：「我们付。", "「我们留下。」")),
        ("払う。残る", ("氏は『払う。", "『残る』と述べた。")),
        ("Мы платим. Мы остаёмся", ("Она: «Мы платим.", "Мы остаёмся», — сказала она.")),
        ("Vi betaler. Vi bliver", ("»Vi betaler.", "Vi bliver,« siger hun.")),
        ("払う。残る", ("氏は「払う。", "残る」と述べた。")),
        ("我们付。我们留下", ("她说：“我们付。", "我们留下。”她走了。")),
        ('The 6" pipe is ours. We stay', ('She said: “The 6" pipe is ours.', "“We stay.”")),
    ],
)
def test_a_quotation_over_paragraphs_is_joined(words: str, paragraphs: tuple[str, ...]) -> None:
    archive = ArchiveText(paragraphs, "")
    located = locate(words, archive)
    assert located.rung is Rung.NORMALISED
    assert "paragraphs joined" in located.reasons
    assert all(is_quoted_in(archive, hit) for hit in located.spans)


def test_paragraphs_that_nothing_closes_prove_nothing() -> None:
    archive = ArchiveText(("Sand said: “We pay.", "“We stay.", "The town slept."), "")
    located = locate("We pay. We stay", archive)
    assert not any(is_quoted_in(archive, hit) for hit in located.spans)


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("We pay. We stay", ('"We pay," said Brann. "We pay."', '"We stay," said Sand.')),
        ("We pay. We stay", ("The '90s. We pay.", "'We stay,' said Sand.")),
        ("We pay. We stay", ("'Twas late. We pay.", "'We stay,' said Sand.")),
        ("We pay. We stay", ('It is 12" wide. We pay.', '"We stay," said Sand.')),
        ("Nous payons. Nous restons", ("« Rien. » Nous payons.", "« Nous restons », dit-elle.")),
        ("הגשר פתוח. הדרך סגורה", ('אמר מנכ"ל הנמל כי הגשר פתוח.', '"הדרך סגורה", אמר הוא.')),
    ],
)
def test_paragraphs_of_two_quotations_are_not_joined(words: str, paragraphs: tuple[str, ...]) -> None:
    assert locate(words, ArchiveText(paragraphs, "")).rung is Rung.NOT_FOUND


@pytest.mark.parametrize("source", ["- the quay stays\n- the road closes", "— Brann says the quay stays."])
def test_an_item_of_a_list_is_no_speech(source: str) -> None:
    archive = ArchiveText((source,), "")
    assert not any(is_quoted_in(archive, hit) for hit in locate("the quay stays", archive).spans)


@pytest.mark.parametrize(
    ("source", "speech"),
    [
        ("– Kajen hålls öppen, säger Ilo Brann.", "Kajen hålls öppen"),
        ("— Le quai reste ouvert, a dit Ilo Brann.", "Le quai reste ouvert"),
        ("– Nabrzeże zostaje – mówi Ilo Brann. – I droga też.", "I droga też."),
        ("— Причал открыт, — сказал Ило Бранн. — И дорога.", "Причал открыт"),
        ("—O cais fica aberto —disse Ilo Brann.", "O cais fica aberto"),
        ("— Rıhtım açık kalıyor, dedi Ilo Brann.", "Rıhtım açık kalıyor"),
        ("– Cheiul rămâne deschis, a spus Ilo Brann.", "Cheiul rămâne deschis"),
        ("— Η προβλήτα μένει ανοιχτή, είπε ο Ilo Brann.", "Η προβλήτα μένει ανοιχτή"),
        ("– Nábřeží zůstane, řekl Ilo Brann.", "Nábřeží zůstane"),
    ],
)
def test_a_dash_opens_speech(source: str, speech: str) -> None:
    archive = ArchiveText((source,), "")
    assert all(is_quoted_in(archive, hit) for hit in locate(speech, archive).spans)
    for reported in ("Ilo Brann", "Ило Бранн"):
        assert not any(is_quoted_in(archive, hit) for hit in locate(reported, archive).spans)


@pytest.mark.parametrize("marks", ["〈〉", "｢｣", "❝❞", "＇＇", "《》", "‹›"])
def test_rare_marks_are_marks(marks: str) -> None:
    assert [piece.words for piece in quoted_pieces(f"Brann: {marks[0]}we pay{marks[1]} now")] == ["we pay"]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (
            "Vi håller hamnen öppen",
            "Det är inte en dag för sent. ’Vi håller hamnen öppen’, sade Sand och gick på kajen.",
        ),
        ("Pidämme sataman auki", "Hän oli se, joka sanoi: ’Pidämme sataman auki.’ Mutta me ei ollut se, hän sanoi."),
        ("نبقي الميناء مفتوحا", "قالت ساند: ”نبقي الميناء مفتوحا“. ثم غادرت."),
        ("بندر را باز نگه می‌داریم", "ساند گفت: ”بندر را باز نگه می‌داریم“."),
        ("ہم بندرگاہ کھلی رکھیں گے", "سینڈ نے کہا: ”ہم بندرگاہ کھلی رکھیں گے“۔"),
        ("נשאיר את הנמל פתוח", "סנד אמרה: ’נשאיר את הנמל פתוח’. אחר כך הלכה."),
        ("נשאיר את הנמל פתוח", "סנד אמרה: ”נשאיר את הנמל פתוח“."),
    ],
)
def test_marks_that_open_with_what_closes_elsewhere_are_read_without_a_language(words: str, source: str) -> None:
    assert is_quoted_in(ArchiveText((source,), ""), SourceHit(1, source.index(words), source.index(words) + len(words)))


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Twas late and the dockers", "’Twas late and the dockers’ hall was full, said Sand of the port."),
        ("round the quay and the keepers", "She walked ’round the quay and the keepers’ house, said Sand of the port."),
        ("he said of the quay", "He kept it ” he said of the quay. “ We stay ” was all."),
    ],
)
def test_an_apostrophe_or_a_stray_mark_opens_nothing_in_english(words: str, source: str) -> None:
    hit = SourceHit(1, source.index(words), source.index(words) + len(words))
    assert not is_quoted_in(ArchiveText((source,), ""), hit)


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("„Ja” sagte er“ und ging", "de", ["Ja” sagte er"]),
        ("„Ja” sagte er“ und ging", "pl", ["Ja"]),
        ("הוא אמר ”כן” והיא אמרה ”לא“ והלכה", "he", ["כן", "לא"]),
        ('"We pay. "I go," she said', "en", ["We pay.", "I go,"]),
        ("« Nous partons. « À demain », dit-elle", "fr", ["Nous partons.", "À demain"]),
        ("'We pay' and so it was,' he said", "en", ["We pay"]),
        ('" We sail "', "en", ["We sail"]),
        ('Ida said: " We sail. "', "en", ["We sail."]),
        ('Ida wrote " we " and " sail "', "en", ["we", "sail"]),
        ('וב"רת הלכה. הוא אמר "לא נשלם" אתמול', "he", ["לא נשלם"]),
        ('He said: "¡Vamos!" and "¿Ya?"', "es", ["¡Vamos!", "¿Ya?"]),
        (f"«He wrote to the paper «{'P' * 38}»", "ru", [f"He wrote to the paper «{'P' * 38}"]),
        (f"«He wrote to the paper «{'P' * 40}»", "ru", [f"He wrote to the paper «{'P' * 40}"]),
        (f"«He wrote to the paper «{'P' * 41}»", "ru", ["He wrote to the paper", "P" * 41]),
    ],
)
def test_pieces_end_where_the_press_of_a_language_ends_them(text: str, language: str, pieces: list[str]) -> None:
    assert [piece.words for piece in quoted_pieces(text, language)] == pieces


def test_the_first_mark_of_a_paragraph_closes_or_opens_anew() -> None:
    assert not closes_first("”Vi går", "”")
    assert not closes_first("och ”Vi går", "”")
    assert closes_first("och går” sade hon", "“")
    assert not closes_first("“And we go", "“")
    assert closes_first('and go" she said', '"')
    assert not closes_first('6" of it and go" she said', '"')
    first = first_double('"We" go')
    assert first is not None
    assert first.start() == 0


def test_a_mark_that_closes_nothing_is_found_behind_one_letter() -> None:
    assert stray_closing('Plan B" it is') == 6
    assert stray_closing('A 6" pipe') is None
    assert stray_closing('He said "Plan B" twice') is None


def test_words_are_told_by_how_often_they_occur_before() -> None:
    assert words_at("no no no", 6, 8) == ("no", 2)
    assert words_at("no", 0, 2) == ("no", 0)
    assert words_at(f"{' ' * 5000}no", 5000, 5002) == ("no", 0)
    assert words_at(f"{' ' * 5001}no", 5001, 5003) is None


@pytest.mark.parametrize(
    ("start", "end", "held"), [(6, 11, True), (4, 13, True), (3, 13, False), (4, 14, False), (6, 13, True)]
)
def test_a_stretch_may_reach_over_the_marks_by_two_characters(start: int, end: int, *, held: bool) -> None:
    assert (holding('abcd "We go" efgh', start, end) is not None) is held


@pytest.mark.parametrize(("paragraphs", "closed"), [(51, True), (52, False)])
def test_a_quotation_is_followed_over_fifty_paragraphs(paragraphs: int, *, closed: bool) -> None:
    texts = [*[f"“We keep quay {number}." for number in range(paragraphs - 1)], "“We go,” she said."]
    assert is_quoted_in(ArchiveText(tuple(texts), "long"), SourceHit(1, 1, 10)) is closed


@pytest.mark.parametrize("text", ['" We sail "', 'Ida said: " We sail. "', 'Ida wrote " we " and " sail "'])
def test_a_mark_behind_a_blank_closes_at_the_end_of_a_text(text: str) -> None:
    assert all(piece.closed for piece in quoted_pieces(text, "en"))


def test_a_mark_behind_a_blank_ends_a_text_for_one_that_stands_apart_as_well() -> None:
    assert [(piece.words, piece.closed) for piece in quoted_pieces('He said " I will "')] == [("I will", True)]
    assert [(piece.words, piece.closed) for piece in quoted_pieces('He said "I will "')] == [("I will", False)]
    opened_twice = [(piece.words, piece.closed) for piece in quoted_pieces('" we go "two')]
    assert opened_twice == [("we go", False), ("two", False)]


def test_a_french_mark_and_its_blank_open_only_before_a_letter() -> None:
    assert [piece.words for piece in quoted_pieces("« a « ! b »")] == ["a « ! b"]


@pytest.mark.parametrize("before", ["", "It rained. " * 60])
def test_a_quotation_around_another_is_one_wherever_it_stands(before: str) -> None:
    text = f'{before}"He said "never" and left," she said.'
    assert [piece.words for piece in quoted_pieces(text)] == ['He said "never" and left,']


@pytest.mark.parametrize(("text", "place"), [("“Yes” a” he said", 7), ("“Yes” ” he said", None)])
def test_a_mark_two_characters_from_a_quotation_is_one_of_its_own(text: str, place: int | None) -> None:
    assert stray_closing(text) == place
