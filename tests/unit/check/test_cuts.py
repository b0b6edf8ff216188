"""What a quotation leaves out, cuts off or puts in is told with the words of the source."""

from __future__ import annotations

import json

import pytest

from briefing.check import check_brief, locate
from briefing.check.cuts import Cut, find_cuts
from briefing.files import load_text
from briefing.model import SourceKind
from briefing.sources import ArchiveText


def codes_of(words: str, *paragraphs: str, kind: str = "direct") -> set[str]:
    """The codes of the warnings about one statement of Ilo Brann, beside whom Mira Sand speaks."""
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {"brann": {"name": "Ilo Brann", "kind": "person"}, "sand": {"name": "Mira Sand", "kind": "person"}},
        "sources": {"s": {"title": "S", "archive": {"path": "s.txt"}}},
        "quotes": [{"text": words, "speaker": "brann", "source": "s", "kind": kind}],
    }
    texts = {"s": ArchiveText(tuple(part for text in paragraphs for part in text.split("\n\n")), "")}
    found = check_brief(load_text(json.dumps(brief), format="json"), texts)
    return {it.code for it in found.findings if "BR300" < it.code < "BR309" or "BR314" < it.code < "BR321"}


@pytest.mark.parametrize(
    ("words", "source", "code"),
    [
        ("We shall [not] leave the quay", '"We shall leave the quay," said Ilo Brann.', "BR316"),
        ("We paid [400] crowns for the quay", '"We paid crowns for the quay," said Ilo Brann.', "BR316"),
        ("We paid[400] crowns", '"We paid crowns," said Ilo Brann.', "BR316"),
        ("We [oppose] the quay with all we have", '"We like the quay with all we have," said Ilo Brann.', "BR316"),
        ("The [refusal] of the town is firm", '"The offer of the town is firm," said Ilo Brann.', "BR316"),
        ("A hopeful [careless] town", '"A hopeful careful town," said Ilo Brann.', "BR316"),
        ("We want to [sell] the quay", '"We want to the quay," said Ilo Brann.', "BR316"),
        ("It is the [only] quay", '"It is the quay," said Ilo Brann.', "BR316"),
        ("It is a [truly] old quay", '"It is a old quay," said Ilo Brann.', "BR316"),
        (
            "We keep it ... It costs",
            '"We keep it until all the ships of the north have left. It costs," said Ilo Brann.',
            "BR317",
        ),
        ("It is a [nearly] new quay", '"It is a new quay," said Ilo Brann.', "BR316"),
        ("They [sold] it", '"They bought it," said Ilo Brann.', "BR316"),
        ("The quay will ... be sold in May", '"The quay will never be sold in May," said Ilo Brann.', "BR317"),
        ("The quay ... closes in May", '"The quay, if nobody pays, closes in May," said Ilo Brann.', "BR317"),
        ("the quay is lost", '"I don’t believe the quay is lost," said Ilo Brann.', "BR319"),
        ("We shall pay", '"We shall pay if the town asks," said Ilo Brann.', "BR319"),
        ("It costs 40", '"It costs 40 million to keep," said Ilo Brann.', "BR319"),
        ("We shall pay", '"We shall pay," said Mira Sand, who met Ilo Brann.', "BR307"),
        ("We shall pay", 'Mira Sand said: "We shall pay." Ilo Brann left.', "BR307"),
        ("We paid [three hundred] crowns", '"We paid two hundred crowns," said Ilo Brann.', "BR316"),
        ("A hope[less] quay", '"A hope quay," said Ilo Brann.', "BR316"),
        ("We pay 40", '"We pay 40 to 50 crowns for it," said Ilo Brann.', "BR319"),
        ("The quay must ... paying", '"The quay must stop paying," said Ilo Brann.', "BR317"),
        ("We stay. We pay", "“We stay.” “We stay.\n\n“We pay,” said Mira Sand, not Ilo Brann.", "BR318"),
        ("It ruins the quay", '"It ruins the quay unless we pay," said Ilo Brann.', "BR319"),
        ("We keep the quay", '"We keep the quay not a day longer," said Ilo Brann.', "BR319"),
        ("Wir halten den Kai", "„Wir halten den Kai ab heute nicht mehr offen“, sagte Ilo Brann.", "BR319"),
        ("40 crowns for it", '"We pay less than 40 crowns for it," said Ilo Brann.', "BR319"),
        ("We pay 40", '"We pay 40 crowns for it," said Ilo Brann.', "BR319"),
        ("We pay forty", '"We pay forty million for it," said Ilo Brann.', "BR319"),
        ("We keep it. ... It costs a lot", '"We keep it. But not this year. It costs a lot," said Ilo Brann.', "BR317"),
        (
            "The town pays ... all winter",
            '"The town pays, but it does not want to, all winter," said Ilo Brann.',
            "BR317",
        ),
        ("The town pays ... all winter", '"The town pays, and never did, all winter," said Ilo Brann.', "BR317"),
        (
            "The town pays ... all winter",
            '"The town pays, and if they do not ask, all winter," said Ilo Brann.',
            "BR317",
        ),
        ("The town ... pays", '"The town that we do not like any more pays," said Ilo Brann.', "BR317"),
        ("We keep it. ... It costs", '"We keep it. That is not so. It costs," said Ilo Brann.', "BR317"),
        (
            "We keep it. ... It costs",
            '"We keep it. No, we do not. Who says so lies. It costs," said Ilo Brann.',
            "BR317",
        ),
        (
            "We closed the harbour. ... It costs a lot",
            '"We closed the harbour. We did not want to have the harbour closed. It costs a lot," said Ilo Brann.',
            "BR317",
        ),
        ("We keep it ... all winter", '"We keep it, " said Brann. "We may not, in truth, all winter."', "BR317"),
        ("We keep it ... all winter", '"We keep it," said Ilo Brann. "I pay all winter," said Mira Sand.', "BR318"),
        ("We keep it ... all winter", '"We keep it," said Ilo Brann. Mira Sand: "I pay all winter."', "BR318"),
        (
            "We shall pay ... It ruins the quay",
            '"We shall pay," said Ilo Brann; Mira Sand: "It ruins the quay!"',
            "BR318",
        ),
        ("We shall ... [not] leave the quay", '"We shall soon leave the quay," said Ilo Brann.', "BR316"),
        ("We [can] [not] leave the quay", '"We shall leave the quay," said Ilo Brann.', "BR316"),
        ("We keep it ... [never]", '"We keep it all winter," said Ilo Brann.', "BR316"),
        ("We keep it till [June]", '"We keep it till May," said Ilo Brann.', "BR316"),
        ("[Sand] keeps the quay", '"Brann keeps the quay," said Ilo Brann.', "BR316"),
        ("[She] keeps the quay", '"He keeps the quay," said Ilo Brann.', "BR316"),
        ("We all stay [but Sand]", '"We all stay," said Ilo Brann.', "BR316"),
        ("The quay [of the north] is ours", '"The quay (of the south) is ours," said Ilo Brann.', "BR316"),
        ("15 crowns", '"We pay half of 15 crowns," said Ilo Brann.', "BR319"),
        ("we sell the quay", '"Who says we sell the quay?" asked Ilo Brann.', "BR319"),
        ("We sell the quay", '"We sell the quay?" asked Ilo Brann.', "BR319"),
        ("the quay would be lost", '"Had we slept on, the quay would be lost," said Ilo Brann.', "BR319"),
        ("The quay is open", '"The quay is open only in May," said Ilo Brann.', "BR319"),
        ("The quay is open", '"The quay is open – not," said Ilo Brann.', "BR319"),
        ("the quay is lost", '"The rumour that the quay is lost is spreading here," said Ilo Brann.', "BR319"),
        ("the quay is lost", '"The tale that the quay is lost is simply wrong," said Ilo Brann.', "BR319"),
        ("the quay is lost", '"They claim the quay is lost," said Ilo Brann.', "BR319"),
        ("The quay is open", '"The quay is open, I think so for my part," said Ilo Brann.', "BR319"),
        ("we sell the quay", '"It is late, nobody says we sell the quay," said Ilo Brann.', "BR319"),
        ("The town ... pay for the quay", '"The town declined to pay for the quay," said Ilo Brann.', "BR317"),
        ("50 crowns", '"We pay 40 to 50 crowns," said Ilo Brann.', "BR319"),
        ("50 crowns", '"We pay between 40 and 50 crowns," said Ilo Brann.', "BR319"),
        ("5 degrees", '"It fell to –5 degrees," said Ilo Brann.', "BR319"),
        ("We wait two", '"We wait two and a half days," said Ilo Brann.', "BR319"),
        ("twenty crowns", '"We pay almost twenty crowns," said Ilo Brann.', "BR319"),
        ("30 miehet", '"Tulee noin 30 miehet," said Ilo Brann.', "BR319"),
        ("30人", "伊洛：“约30人。”", "BR319"),
        (
            "We shall pay ... It ruins the quay",
            '"We shall pay," said Ilo Brann. "It ruins the quay," said Uta Moll.',
            "BR318",
        ),
        (
            "Wir bleiben. Mira Sand ging. Das ist alles",
            "Ilo Brann sagte: „Wir bleiben.\n\nMira Sand ging. Das ist alles“, sagte Mira Sand.",
            "BR318",
        ),
        ("The quay stays, he said, and the road", '"The quay stays, he said, and the road," said Ilo Brann.', "BR320"),
        (
            "Once, she said, ‘We pay.’ The quay stays, he said, and the road",
            '"Once, she said, ‘We pay.’ The quay stays, he said, and the road," said Ilo Brann.',
            "BR320",
        ),
        ("Le quai reste, a-t-il dit, et la rue", "« Le quai reste, a-t-il dit, et la rue », Ilo Brann.", "BR320"),
        ("Причал наш, – заявил он, – и дорога", "«Причал наш, – заявил он, – и дорога», Ilo Brann.", "BR320"),
        ("Le quai reste, a dit Ilo Brann, et la rue", "« Le quai reste, a dit Ilo Brann, et la rue. »", "BR320"),
    ],
)
def test_what_turns_a_sentence_round_is_told(words: str, source: str, code: str) -> None:
    assert code in codes_of(words, source)


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("We shall keep [the quay] open", '"We shall keep it open," said Ilo Brann.'),
        ("[Sand] keeps the quay", '"She keeps the quay," said Ilo Brann.'),
        ("[They] keep the quay", '"We keep the quay," said Ilo Brann.'),
        ("We keep it ... [and] all of it", '"We keep it in May, all of it," said Ilo Brann.'),
        ("We [the people of Brell] keep it", '"We keep it, as the town is ours," said Ilo Brann of it.'),
        ("We shall keep [quays] open", '"We shall keep them open," said Ilo Brann.'),
        ("They [closed] the quay", '"They close the quay," said Ilo Brann.'),
        ("We keep the [fishing] quay open", '"We keep the quay open," said Ilo Brann.'),
        ("[W]e go", '"Today we go," said Ilo Brann.'),
        ("She want[ed] the quay", '"She wants the quay," said Ilo Brann.'),
        ("We shall keep it ... in all weathers", '"We shall keep it, we always did, in all weathers," said Ilo Brann.'),
        (
            "The town pays ... all winter",
            '"The town pays, because they do not want another strike, all winter," said Ilo Brann.',
        ),
        (
            "The town pays ... all winter",
            '"The town pays – and it may be that we thank them – all winter," said Ilo Brann.',
        ),
        (
            "We closed the harbour. ... It costs",
            '"We closed the harbour. The harbour is old. It costs," said Ilo Brann.',
        ),
        (
            "We closed the harbour. ... It costs a lot",
            '"We closed the harbour. My sister had no idea of boats at that time. It costs a lot," said Ilo Brann.',
        ),
        (
            "We closed the harbour ... It costs a lot",
            '"We closed the harbour. My sister had no idea of boats at that time. It costs a lot," said Ilo Brann.',
        ),
        ("We stay here ... and it is ours", "“We stay here”, Ilo Brann said, not smiling, “and it is ours.”"),
        ("we keep the quay", '"I do not like him, we keep the quay," said Ilo Brann.'),
        ("We lost it in the 2019", '"We lost it in the 2019 flood," said Ilo Brann.'),
        ("We shall keep it. ... We pay for it", '"We shall keep it," said Ilo Brann. "We pay for it."'),
        ("We shall keep it.", '"We shall keep it," said Ilo Brann.'),
        ("We pay 40", '"We pay 40," said Ilo Brann.'),
        ("the quay is old", '"We do not sell, and the quay is old," said Ilo Brann of the town and its people.'),
        ("the quay is ours", '"There is no doubt that the quay is ours and that it will be," said Ilo Brann.'),
        ("the road is ours", '"Not only the quay but the road is ours, and it will be," said Ilo Brann.'),
        ("We had Covid-19", '"We had Covid-19 last winter," said Ilo Brann.'),
        ("We keep Article 5", '"We keep Article 5 alive," said Ilo Brann.'),
        ("We left at 10.30", '"We left at 10.30 they say," said Ilo Brann.'),
        ("The law, it says, is ours", '"The law, it says, is ours," said Ilo Brann.'),
        ("přístav otevřený", "„Necháme přístav otevřený,“ řekla Ilo Brann."),
        ("Who sells the quay?", '"Who sells the quay?" asked Ilo Brann.'),
        ("50 crowns", '"From 1990 to 1995 we paid 50 crowns," said Ilo Brann.'),
        ("1995 in the town", '"From 1990 to 1995 in the town," said Ilo Brann.'),
        (
            "We keep it ... all winter",
            '"We keep it," said Ilo Brann, who had met Mira Sand on Monday. "It lasts all winter."',
        ),
        ("We paid in 2019", '"We paid in 2019 and in May," said Ilo Brann.'),
        ("we keep the quay", '"They do not pay, but we keep the quay," said Ilo Brann.'),
        ("We keep it ... all winter", '"We keep it," said Ilo Brann, who did not smile, "all winter."'),
        (
            "We keep it. ... It costs a lot",
            '"We keep it. The old quay of the north may be ours in all these years. It costs a lot," said Ilo Brann.',
        ),
        (
            "We keep it ... all winter",
            '"We keep it," said Ilo Brann. "All of it, all winter," he said in the old house of Mira Sand.',
        ),
    ],
)
def test_honest_quotations_are_left_alone(words: str, source: str) -> None:
    assert not codes_of(words, source)


def test_a_mixed_statement_without_marks_is_told() -> None:
    assert "BR315" in codes_of("Brann said so", "Brann said so.", kind="mixed")
    assert "BR301" in codes_of('Brann said we pay"', '"We stay," said Ilo Brann.', kind="mixed")


def test_marks_in_a_paraphrase_are_looked_for() -> None:
    source = '"We pay," said Ilo Brann.'
    assert "BR305" in codes_of('Brann said "we will never pay" and left', source, kind="indirect")
    assert not codes_of("Brann said they pay", source, kind="indirect")


def cuts_of(words: str, *paragraphs: str, kind: SourceKind | None = None) -> list[Cut]:
    archive = ArchiveText(paragraphs, "", kind=kind)
    return list(find_cuts(locate(words, archive), archive))


def test_what_a_speaker_without_marks_denies_is_told_and_what_a_reporter_denies_is_not() -> None:
    paragraphs = ("The harbour is old.", "We do not want to sell the quay.")
    (cut,) = cuts_of("want to sell the quay", *paragraphs, kind=SourceKind.STATEMENT)
    assert cut == ("BR319", "the words are cut off behind a negation", 'before them, in the same sentence: "We do not"')
    assert cuts_of("want to sell the quay", *paragraphs) == []


def test_a_cut_in_a_later_paragraph_is_told_with_the_words_there() -> None:
    paragraphs = ("“The harbour is old,” said Ilo Brann.", "“We shall pay if the town asks,” he said.")
    (cut,) = cuts_of("We shall pay", *paragraphs)
    assert cut == ("BR319", "the words are cut off before a condition", 'the source goes on with "if the town asks,"')


def test_words_left_out_over_two_paragraphs_are_shown() -> None:
    paragraphs = (
        "“The harbour is old and we know it. But it is",
        "“not lost, and the quay stays open,” said Ilo Brann.",
    )
    (cut,) = cuts_of("The harbour is old ... the quay stays open", *paragraphs, kind=SourceKind.STATEMENT)
    assert cut[0] == "BR317"
    assert cut.hint == 'left out: "and we know it. But it is “not lost, and"'


def sentence(words: int, of: str) -> str:
    """A sentence of a number of words that begins as given."""
    return f"{of}{' then' * (words - len(of.split()))}."


@pytest.mark.parametrize(("left_out", "told"), [(40, 0), (41, 1)])
def test_an_ellipsis_over_many_words_is_told(left_out: int, told: int) -> None:
    said = f"The quay stays open {'and open ' * 60}".split()[: 4 + left_out]
    cuts = cuts_of("The quay stays open ... all winter long", f'"{" ".join(said)} all winter long," said Ilo Brann.')
    assert len(cuts) == told
    assert all(cut.message == f"the ellipsis leaves out {left_out} words" for cut in cuts)


@pytest.mark.parametrize(("length", "told"), [(24, 1), (25, 0)])
def test_a_whole_sentence_that_denies_counts_up_to_a_length(length: int, told: int) -> None:
    denied = sentence(length, "We did not want to have the harbour closed")
    cuts = cuts_of(
        "We closed the harbour. ... It costs a lot", f'"We closed the harbour. {denied} It costs a lot," he said.'
    )
    assert [cut.message for cut in cuts] == ["the ellipsis leaves out a negation"] * told


@pytest.mark.parametrize(("length", "told"), [(6, 1), (7, 0)])
def test_a_short_sentence_denies_what_stands_beside_it(length: int, told: int) -> None:
    denied = sentence(length, "That is not so")
    cuts = cuts_of(
        "We closed the harbour. ... It costs a lot", f'"We closed the harbour. {denied} It costs a lot," he said.'
    )
    assert [cut.message for cut in cuts] == ["the ellipsis leaves out a negation"] * told


@pytest.mark.parametrize(
    ("aside", "told"), [("they do not sell it", 0), ("they do not sell", 1), ("it may be a strike", 0)]
)
def test_a_clause_of_its_own_denies_only_itself(aside: str, told: int) -> None:
    cuts = cuts_of("The town pays us ... all winter", f'"The town pays us, {aside}, all winter," said Ilo Brann.')
    assert len(cuts) == told


def test_words_are_looked_at_no_further_than_a_reach() -> None:
    near, far = "and so on " * 18, "and so on " * 24
    assert len(cuts_of("the quay is lost", f'"I doubt that, {near}the quay is lost," said Ilo Brann.')) == 1
    assert cuts_of("the quay is lost", f'"I doubt that, {far}the quay is lost," said Ilo Brann.') == []


@pytest.mark.parametrize(
    ("words", "source", "hint"),
    [
        ("We shall [not] leave the quay", "We shall leave the quay", "the source has nothing there"),
        ("We [gladly] leave the quay", "We almost leave the quay", 'the source says "almost" there'),
        ("We [only perhaps] leave the quay", "We surely leave the quay", 'the source says "surely" there'),
        ("We paid [it all] for the quay", "We paid 40 for the quay", 'the source says "40" there'),
        ("We paid [40 in all] for the quay", "We paid much for the quay", 'the source says "much" there'),
    ],
)
def test_a_bracket_is_told_with_what_it_stands_for(words: str, source: str, hint: str) -> None:
    (cut,) = cuts_of(words, f'"{source}," said Ilo Brann.')
    assert (cut.code, cut.hint) == ("BR316", hint)
    assert cut.message == f"the brackets put {words[words.index('[') : words.index(']') + 1]} into the speaker's mouth"


@pytest.mark.parametrize(
    ("form", "of", "told"), [("pays", "pay", 0), ("goes", "go", 1), ("paying", "pay", 0), ("pen", "pay", 1)]
)
def test_a_bracket_may_have_another_form_of_a_word_of_three_letters(form: str, of: str, told: int) -> None:
    cuts = cuts_of(f"Whoever [{form}] for the quay", f'"Whoever {of} for the quay," said Ilo Brann.')
    assert len(cuts) == told


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("we lose the quay", "We pay lest we lose the quay"),
        ("we lose the quay", "In case we lose the quay, there is the pier"),
        ("We hold the quay", "We hold the quay as long as they pay"),
        ("We hold the quay", "We hold the quay on condition that they pay"),
        ("We hold the quay", "We hold the quay once they pay"),
        ("We hold the quay", "We hold the quay, I think"),
        ("We hold the quay", "We hold the quay – or so they say"),
        ("we sold the quay", "It seems we sold the quay"),
        ("sold the quay", "We supposedly sold the quay"),
        ("victory is theirs", "The so-called victory is theirs"),
        ("hold the quay", "It is too late for us to hold the quay"),
        ("hold the quay", "It is too late to hold the quay"),
        ("we hold the quay", "There is little chance that we hold the quay"),
        ("hold the quay", "We used to hold the quay"),
        ("sell the quay", "We forbid them to sell the quay"),
        ("It costs a hundred", "It costs a hundred thousand crowns to hold"),
        ("It rose two", "It rose two point five percent since then"),
    ],
)
def test_what_is_cut_off_beside_words_of_weight_is_told(words: str, spoken: str) -> None:
    assert codes_of(words, f'"{spoken}," said Ilo Brann.')


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("hold the quay", "We are used to the noise and hold the quay"),
        ("We hold the quay", "We hold the quay, I know"),
        ("We hold the quay", "We hold the quay, perhaps because the sea is calm and the nights are long"),
        ("hold the quay", "The opposition leaders hold the quay"),
        ("we hold the quay", "There is no doubt that we hold the quay"),
        ("We once held the quay and the pier", "We once held the quay and the pier"),
    ],
)
def test_words_beside_what_only_looks_like_weight_are_left_alone(words: str, spoken: str) -> None:
    assert not codes_of(words, f'"{spoken}," said Ilo Brann.')


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("We hold it with[out] debts", "We hold it with debts"),
        ("It is a use[less] quay", "It is a use quay"),
        ("A hope[ful] quay", "A hopeless quay"),
        ("A hope[d] quay", "A hopeless quay"),
        ("1/2 of the quay", "It is 1 1/2 of the quay"),
        ("It was 10", "It was 10^6 of the old coins"),
    ],
)
def test_an_ending_that_turns_a_word_round_or_half_of_a_number_does_not_pass(words: str, spoken: str) -> None:
    assert codes_of(words, f'"{spoken}," said Ilo Brann.')


@pytest.mark.parametrize(
    "sign",
    [
        "/.../",
        "/…/",
        "[---]",
        "(–)",
        "[–––]",
        "（中略）",
        "（略）",
        "(중략)",
        "[..]",
        "〔…〕",
        "(...)",
        "<...>",
        "[....]",
    ],
)
def test_an_ellipsis_is_written_in_many_ways(sign: str) -> None:
    source = '"We hold the old quay. The sea is calm. It is ours," said Ilo Brann.'
    assert not codes_of(f"We hold the old quay. {sign} It is ours", source)
    assert not codes_of(f"We hold the old quay {sign}. It is ours", source)
    assert codes_of(f"We hold the old quay {sign} It was ours", source)


def test_one_who_is_told_between_two_quotations_did_not_speak() -> None:
    assert not codes_of("We hold it ... all winter", '"We hold it," Ilo Brann told Mira Sand. "We do so all winter."')


@pytest.mark.parametrize("sic", ["[sic]", "(sic)", "[Sic!]", "(sic!)"])
def test_sic_is_the_writers(sic: str) -> None:
    assert not codes_of(f"We was {sic} here", '"We was here," said Ilo Brann.')
    assert not codes_of(f"We was {sic}", '"We was," said Ilo Brann.')


@pytest.mark.parametrize("dots", ["...", "[...]", "…", "(…)"])
@pytest.mark.parametrize("end", ["", ".", ","])
def test_what_brackets_put_in_behind_an_ellipsis_at_the_end_is_told(dots: str, end: str) -> None:
    source = '"We shall hold the quay," said Ilo Brann.'
    assert codes_of(f"We shall hold the quay {dots} [not]{end}", source)
    assert codes_of(f"We shall {dots} [never]{end}", source)
    assert not codes_of(f"We shall hold the {dots}{end}", source)


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "we open the lock in May", '"If the town lets us," said Ilo Brann, "we open the lock in May."'),
        ("en", "We open the lock in May", '"We open the lock in May," said Ilo Brann, "but only if it stays dry."'),
        ("en", "we open the lock in May", '"I don’t believe," said Ilo Brann, "we open the lock in May."'),
        ("en", "we open the lock in May", '"It is not so," said Ilo Brann, "that we open the lock in May."'),
        ("de", "Wir öffnen im Mai", "„Wir öffnen im Mai“, sagte Ilo Brann, „falls es trocken bleibt.“"),
        ("de", "wir im Mai öffnen", "„Ich glaube nicht“, sagte Ilo Brann, „dass wir im Mai öffnen.“"),
        ("fr", "Nous ouvrons en mai", "« Nous ouvrons en mai », a dit Ilo Brann, « si la ville nous aide. »"),
        ("fr", "Nous ouvrons en mai", "« Nous ouvrons en mai, a dit Ilo Brann, si la ville nous aide. »"),
        ("ru", "Мы откроем шлюз", "«Мы откроем шлюз, — сказал Ило Бранн, — если город поможет»."),
        ("pl", "Otworzymy śluzę", "– Otworzymy śluzę – powiedział Ilo Brann – jeśli miasto pomoże."),
        ("es", "Abrimos en mayo", "—Abrimos en mayo —dijo Ilo Brann—, si la ciudad ayuda."),
    ],
)
def test_a_condition_behind_the_words_of_the_reporter_belongs_to_the_sentence(
    language: str, words: str, text: str
) -> None:
    archive = ArchiveText((text,), text, language=language)
    assert {cut.code for cut in find_cuts(locate(words, archive), archive)} == {"BR319"}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("we open the lock in May", '"They never asked," said Ilo Brann, "but we open the lock in May."'),
        ("We open the lock in May", '"We open the lock in May," said Ilo Brann. "If it rains we close it."'),
        ("We open the lock in May", '"We open the lock in May," said Ilo Brann, "and the quay in June."'),
        ("open to all", 'Ilo Brann was told to "rule without fear" and was "open to all".'),
        ("open to all", 'Ilo Brann would "rule without fear," and said he was "open to all".'),
        ("It opens", '"We do not wait," said Ilo Brann. "It opens."'),
        ("we open the lock in May", '"I do not wait for the town," said Ilo Brann, "we open the lock in May."'),
    ],
)
def test_the_other_half_of_a_sentence_that_changes_nothing_is_not_told(words: str, text: str) -> None:
    archive = ArchiveText((text,), text, language="en")
    assert list(find_cuts(locate(words, archive), archive)) == []


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "seven ships wait", '"Sixty seven ships wait," said Ilo Brann.'),
        ("en", "six ships wait", '"A hundred and six ships wait," said Ilo Brann.'),
        ("en", "hundred ships wait", '"Two hundred ships wait," said Ilo Brann.'),
        ("en", "million ships wait", '"Three million ships wait," said Ilo Brann.'),
        ("en", "four ships wait", '"One in four ships wait," said Ilo Brann.'),
        ("en", "thirds of the ships wait", '"Two thirds of the ships wait," said Ilo Brann.'),
        ("en", "20 ships wait", '"It is 15 × 20 ships wait," said Ilo Brann.'),
        ("es", "seis barcos esperan", "«Cuarenta y seis barcos esperan», dijo Ilo Brann."),
        ("es", "Esperan cuarenta", "«Esperan cuarenta y seis barcos», dijo Ilo Brann."),
        ("pt", "seis navios esperam", "“Quarenta e seis navios esperam”, disse Ilo Brann."),
        ("fr", "un bateaux flottent", "« Trente et un bateaux flottent », a dit Ilo Brann."),
        ("ru", "шесть судов ждут", "«Тридцать шесть судов ждут», — сказал Ило Бранн."),
        ("pl", "sześć statków czeka", "„Czterdzieści sześć statków czeka”, powiedział Ilo Brann."),
        ("de", "Es fehlen zwei", "„Es fehlen zwei Millionen Kronen“, sagte Ilo Brann."),
        ("hi", "यहाँ चार", "इलो ने कहा, “यहाँ चार लाख टन हैं।”"),
    ],
)
def test_a_number_in_words_is_whole(language: str, words: str, text: str) -> None:
    archive = ArchiveText((text,), text, language=language)
    assert {cut.code for cut in find_cuts(locate(words, archive), archive)} == {"BR319"}


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "six ships wait", '"We know that six ships wait," said Ilo Brann.'),
        ("en", "We own two", '"We own two ships," said Ilo Brann.'),
        ("es", "seis barcos esperan", "«Hay muelle y seis barcos esperan», dijo Ilo Brann."),
        ("fr", "un bateau attend", "« Le quai et un bateau attend », a dit Ilo Brann."),
        ("de", "zwei Boote fehlen", "„Ich sage: zwei Boote fehlen“, sagte Ilo Brann."),
    ],
)
def test_a_number_in_words_that_is_whole_is_not_told(language: str, words: str, text: str) -> None:
    archive = ArchiveText((text,), text, language=language)
    assert list(find_cuts(locate(words, archive), archive)) == []


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("th", "๖๐ ลำ", "“เรามี ๔๖๐ ลำ”"),
        ("th", "เรามี ๔๖", "“เรามี ๔๖๐ ลำ”"),
        ("ar", "لدينا ٤", "قال إيلو: «لدينا ٤٫٦ طن»."),
        ("ar", "لدينا ٤", "قال إيلو: «لدينا ٤٪ منها»."),
        ("en", "It weighs 4", '"It weighs 4·6 tons," said Ilo Brann.'),
    ],
)
def test_digits_of_every_script_are_not_found_inside_a_number(language: str, words: str, text: str) -> None:
    assert not locate(words, ArchiveText((text,), text, language=language)).spans


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", "We shall pay", '"We shall pay -- unless the town objects," said Ilo Brann.'),
        ("en", "We shall pay", '"We shall pay as soon as the town does," said Ilo Brann.'),
        ("en", "we shall pay", '"Should the town agree, we shall pay," said Ilo Brann.'),
        ("en", "we shall pay", '"Mira Sand claims we shall pay," said Ilo Brann.'),
        ("en", "we shall pay", '"Whoever thinks that we shall pay is wrong," said Ilo Brann.'),
        ("en", "we shall pay", '"The notion that we shall pay is absurd," said Ilo Brann.'),
        ("fr", "Nous paierons", "« Nous paierons à condition que la ville aide », a dit Ilo Brann."),
        ("es", "pagaremos todo", "«Es mentira que pagaremos todo», dijo Ilo Brann."),
        ("it", "pagheremo tutto", "«Dubito che pagheremo tutto», ha detto Ilo Brann."),
        ("ru", "мы заплатим за всё", "«Неправда, что мы заплатим за всё», — сказал Ило Бранн."),
        ("pl", "zapłacimy za wszystko", "„Wątpię, że zapłacimy za wszystko”, powiedział Ilo Brann."),
        ("tr", "her şeyi öderiz", "“Kent yardım ederse her şeyi öderiz,” dedi Ilo Brann."),
        ("tr", "Her şeyi öderiz", "“Her şeyi öderiz diyemem,” dedi Ilo Brann."),
        ("ko", "우리가 모두 낸다", "일로는 “시가 도우면 우리가 모두 낸다”고 말했다."),
        ("zh", "我们会付清", "伊洛说：“我们会付清，除非市里反对。”"),
    ],
)
def test_what_a_sentence_hangs_on_is_told_in_the_words_of_its_language(language: str, words: str, text: str) -> None:
    archive = ArchiveText((text,), text, language=language)
    assert {cut.code for cut in find_cuts(locate(words, archive), archive)} == {"BR319"}


def test_a_verb_behind_the_words_is_no_condition() -> None:
    text = '"The ships of the north were lost. They had the quay," said Ilo Brann.'
    archive = ArchiveText((text,), text, language="en")
    for words in ("The ships of the north", "the quay"):
        assert list(find_cuts(locate(words, archive), archive)) == []


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("de", "„Zahlt die Stadt, *“, sagte Ilo Brann."),
        ("de", "„Sollte die Stadt zahlen, dann *“, sagte Ilo Brann."),
        ("sv", "”Betalar staten oss, *”, sade Ilo Brann."),
        ("da", "»Betaler staten os, *«, sagde Ilo Brann."),
        ("nl", "“Betaalt het rijk mee, dan *”, zei Ilo Brann."),
        ("en", "“Should the state pay, *,” said Ilo Brann."),
    ],
)
def test_a_condition_that_begins_with_its_verb_is_told(language: str, source: str) -> None:
    assert cut_behind(language, source) == [("BR319", "the words are cut off behind a condition")]


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("de", "„Gestern Abend, *“, sagte Ilo Brann."),
        ("de", "„Seit die Stadt zahlt, *“, sagte Ilo Brann."),
        ("de", "„Mit der Stadt, *“, sagte Ilo Brann."),
        ("sv", "”Efter vintern, *”, sade Ilo Brann."),
        ("nl", "“Met het rijk erbij, *”, zei Ilo Brann."),
        ("en", "“Had we a choice? This winter, *,” said Ilo Brann."),
    ],
)
def test_what_else_stands_before_a_verb_is_no_condition(language: str, source: str) -> None:
    assert cut_behind(language, source) == []


def cut_behind(language: str, source: str) -> list[tuple[str, str]]:
    words = {"de": "halten wir durch", "sv": "klarar vi oss", "da": "klarer vi os", "nl": "redden we het"}
    said = words.get(language, "we shall hold out")
    archive = ArchiveText((source.replace("*", said),), source, language=language)
    return [it[:2] for it in find_cuts(locate(said, archive), archive)]


@pytest.mark.parametrize(
    ("words", "source", "told"),
    [
        ("[The thieves] shall never pay", '"They shall never pay," said Ilo Brann.', True),
        ("[Thieves] shall never pay", '"They shall never pay," said Ilo Brann.', True),
        ("[The thief] shall never pay", '"He shall never pay," said Ilo Brann.', True),
        ("We [refuse to] pay", '"We want to pay," said Ilo Brann.', True),
        ("[The owners] shall never pay", '"They shall never pay," said Ilo Brann. The owners left.', False),
        ("[The people] shall never pay", '"They shall never pay," said Ilo Brann.', False),
        ("[Abel] shall never pay", '"He shall never pay," said Ilo Brann.', False),
        ("They shall never pay [the toll]", '"They shall never pay it," said Ilo Brann.', False),
    ],
)
def test_a_word_of_weight_that_the_source_has_nowhere_is_told(words: str, source: str, told: bool) -> None:
    assert ("BR316" in codes_of(words, source)) is told


@pytest.mark.parametrize(
    ("words", "source", "told"),
    [
        ("Brann is “a traitor”", "Ilo Brann said he was not “a traitor”.", True),
        ("Brann calls it “a war”", "Ilo Brann refused to call it “a war”.", True),
        ("Brann is “a traitor”", "Ilo Brann denied being “a traitor”.", True),
        ("Brann is “a traitor”", "Ilo Brann said that nobody there was really “a traitor”.", True),
        ("Brann is not “a traitor”", "Ilo Brann said he was not “a traitor”.", False),
        ("Brann is “a traitor”", "Ilo Brann, who did not resign, said he was “a traitor”.", False),
        ("Brann is “a traitor”", "Ilo Brann did not resign but said he was “a traitor”.", False),
        ("Brann is “a traitor”", "Ilo Brann was not “a coward” and said he was “a traitor”.", False),
        ("Brann is “a traitor”", "Ilo Brann was not kind: “a traitor”, he said.", False),
        ("Brann saw “a traitor”", "Ilo Brann spoke against “a traitor”.", False),
        ("Brann saw “a traitor”", "Ilo Brann did not come. “a traitor”, he wrote.", False),
    ],
)
def test_a_negation_of_the_reporters_that_governs_the_words_is_told(words: str, source: str, told: bool) -> None:
    assert ("BR319" in codes_of(words, source, kind="mixed")) is told


@pytest.mark.parametrize(
    ("language", "words", "source"),
    [
        ("de", "Verräter", "Brann sagte, er sei kein „Verräter“."),
        ("fr", "un traître", "Brann a dit qu’il n’était pas « un traître »."),
        ("es", "un traidor", "Brann dijo que no era «un traidor»."),
        ("ru", "предатель", "Бранн сказал, что он не «предатель»."),
        ("ja", "裏切り者", "ブラン氏は自分は「裏切り者」ではないと語った。"),
        ("ko", "배신자", "브란은 자신이 “배신자”가 아니라고 말했다."),
        ("tr", "hain", "Brann “hain” değil."),
        ("hi", "गद्दार", "ब्रान “गद्दार” नहीं हैं।"),
    ],
)
def test_a_negation_of_the_reporters_is_told_in_many_languages(language: str, words: str, source: str) -> None:
    archive = ArchiveText((source,), source, language=language)
    assert [it.code for it in find_cuts(locate(words, archive), archive)] == ["BR319"]
