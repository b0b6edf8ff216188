"""The rungs of the ladder, one by one, on the dirt of the real press."""

from __future__ import annotations

import pytest

from briefing.check import Rung, locate
from briefing.sources import ArchiveText


def archive(*paragraphs: str) -> ArchiveText:
    return ArchiveText(paragraphs, "")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("can", "They can't go."),
        ("war", "An anti-war march."),
        ("500", "It cost 1,500 crowns."),
        ("25", "It cost 25.5 crowns."),
        ("5", "It rose by 5% in May."),
        ("5", "It fell to -5 degrees."),
        ("5", "It cost $5 in May."),
        ("open", "The reopening was late."),
        ("Moldova", "Moldova's reforms."),
        ("cafe", "The cafe\u0301 closed."),
        ("Neill", "O'Neill said so."),
        ("1990", "From 1990–1995 it was closed."),
        ("The River", "The river is wide."),
        ("river, is wide", "The river is wide."),
        ("...", "He paused ... and left."),
        ("", "Anything."),
        ("left.He", "He left. He came back."),
        ("came back he left", "He left. He came back."),
    ],
)
def test_words_cut_out_of_others_are_not_found(words: str, text: str) -> None:
    assert locate(words, archive(text)).rung is Rung.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "text", "reason"),
    [
        ("becoming stronger", "It is becoming\u00a0stronger now.", "line breaks and spaces"),
        ("becoming stronger", "It is becoming\nstronger now.", "line breaks and spaces"),
        ('a "lie" it is', "He said: a “lie” it is.", "quotation marks"),
        ('a "lie" it is', "He said: a ''lie'' it is.", "quotation marks"),
        ('a "lie" it is', "He said: a «lie» it is.", "quotation marks"),
        ("don't go", "They don’t go.", "apostrophes"),
        ("this - and that", "He wants this – and that.", "dashes"),
        ("this - and that", "He wants this -- and that.", "dashes"),
        ("caf\u00e9 closed", "The cafe\u0301 closed.", "Unicode NFC"),
        ("government", "The gov\u00adern\u00adment fell.", "soft hyphens"),
    ],
)
def test_another_dress_is_normalised_and_says_why(words: str, text: str, reason: str) -> None:
    located = locate(words, archive(text))
    assert located.rung is Rung.NORMALISED
    assert reason in located.reasons


def test_the_raw_words_can_be_marked() -> None:
    text = "He  said: a ''lie'' it\u00a0is."
    located = locate('a "lie" it is', archive(text))
    hit = located.spans[0]
    assert text[hit.start : hit.end] == "a ''lie'' it\u00a0is"


def test_a_quotation_over_paragraphs_is_joined() -> None:
    text = archive('He went on: "The first part.', '"The second part.', '"The last part," he said.')
    located = locate("The first part. The second part. The last part", text)
    assert located.rung is Rung.NORMALISED
    assert "paragraphs joined" in located.reasons
    assert [hit.paragraph for hit in located.spans] == [1, 2, 3]


def test_paragraphs_that_no_quotation_joins_stay_apart() -> None:
    text = archive('He said: "The first part."', '"The second part," said another.')
    assert locate("The first part. The second part", text).rung is Rung.NOT_FOUND


def test_subtitles_are_joined_without_their_times() -> None:
    cues = [f"{number}\n00:00:0{number},000 --> 00:00:0{number},900\n" for number in (1, 2, 3)]
    text = archive(f"{cues[0]}We shall leave", f"{cues[1]}the quay", f"{cues[2]}as it is.")
    located = locate("We shall leave the quay as it is", text)
    assert located.rung is Rung.NORMALISED
    assert [text.paragraphs[hit.paragraph - 1][hit.start : hit.end] for hit in located.spans] == [
        "We shall leave",
        "the quay",
        "as it is",
    ]
    assert locate("We shall leave quay as it is", text).rung is Rung.NOT_FOUND


def test_a_quotation_is_joined_only_where_its_last_mark_opens() -> None:
    inch = archive('The 6" gun is old. The port is ours.', '"Nobody shall pay for it," he said.')
    assert locate("The port is ours. Nobody shall pay for it", inch).rung is Rung.NOT_FOUND
    hebrew = archive('אמר יו"ר הנמל כי הגשר פתוח.', '"הדרך סגורה", אמר.')
    assert locate("הגשר פתוח. הדרך סגורה", hebrew).rung is Rung.NOT_FOUND
    german = archive("„Das Tor ist offen. Wir flicken es.", "Niemand zahlt“, sagte er.")
    assert locate("Wir flicken es. Niemand zahlt", german).rung is Rung.NORMALISED


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("桥将开放", "他说：“我们认为桥将开放到五月。”"),
        ("橋を守る", "彼は「橋を守ると」述べた。"),
        ("ouverture du quai", "«Nous voulons l’ouverture du quai»"),
        ("열린 문", "그는 ‘열린 문’이라고 했다."),
    ],
)
def test_words_begin_and_end_as_their_script_has_it(words: str, text: str) -> None:
    assert locate(words, archive(text)).rung is Rung.VERBATIM


def test_the_place_in_quotation_marks_is_taken() -> None:
    assert locate("crooked", archive("It was crooked.", 'He called it "crooked".')).paragraph == 2


def test_the_paragraph_that_is_named_comes_first() -> None:
    text = archive("The port is closed.", "The port is closed.")
    assert locate("The port is closed", text, 2).paragraph == 2
    assert locate("The port is closed", text).paragraph == 1


def test_words_elsewhere_than_said_are_found_and_marked_as_misplaced() -> None:
    located = locate("The port is closed", archive("Nothing.", "The port is closed."), 1)
    assert located.rung is Rung.VERBATIM
    assert located.misplaced


LONG = "The two nations agreed to boost cooperation as forces are stationed in the region."


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("The two nations agreed ... forces are stationed", "words left out"),
        ("The two nations agreed … forces are stationed", "words left out"),
        ("The two nations agreed [...] forces are stationed", "words left out"),
        ("The two nations agreed [gladly] to boost cooperation", "words inserted in brackets"),
        ("The two nations agreed to [their] cooperation", "words inserted in brackets"),
        ("The two nations [sic] agreed to boost", "[sic]"),
        ("[t]he two nations agreed", "first letter in brackets"),
        ("[T]wo nations agreed", "first letter in brackets"),
    ],
)
def test_what_is_left_out_or_put_in_is_elided_and_says_how(words: str, reason: str) -> None:
    located = locate(words, archive(LONG))
    assert located.rung is Rung.ELIDED
    assert reason in located.reasons


@pytest.mark.parametrize(
    "words",
    [
        "forces are stationed ... The two nations agreed",
        "The two nations agreed ... forces were stationed",
        "The two nations agreed [sic] forces are stationed",
        "The two nations [gladly] forces are stationed in the region",
        "a ... e",
        "... ...",
    ],
)
def test_pieces_out_of_order_or_changed_are_not_found(words: str) -> None:
    assert locate(words, archive(LONG)).rung is Rung.NOT_FOUND


def test_pieces_lie_in_two_paragraphs_at_most() -> None:
    text = archive("The first point is taken.", "Nothing of note.", "The last point is clear.")
    assert locate("The first point ... Nothing of note", text).rung is Rung.ELIDED
    assert locate("The first point ... The last point", text).rung is Rung.NOT_FOUND


def test_brackets_never_stand_for_a_negation() -> None:
    text = archive("He did not sign the paper.")
    assert locate("[Reyl] sign the paper", text).rung is Rung.ELIDED
    assert locate("He [surely] sign the paper", text).rung is Rung.NOT_FOUND


def test_an_ellipsis_over_a_negation_says_so() -> None:
    located = locate("He will ... sign the paper", archive("He will not sign the paper."))
    assert located.rung is Rung.ELIDED
    assert "the words left out hold a negation" in located.reasons


def test_a_long_and_hostile_search_comes_to_an_end() -> None:
    text = archive(*(["a" * 20_000] * 50), "... " * 5_000)
    assert locate("a" * 15_000, text).rung is Rung.NOT_FOUND
    assert locate("aaa ... " * 400, text).rung is Rung.NOT_FOUND
    assert locate("[" * 5_000 + "]" * 5_000, text).rung is Rung.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "rung"),
    [
        ("... the harbour shall stay", Rung.ELIDED),
        ("We shall keep it open ...", Rung.ELIDED),
        ("We shall keep ... the harbour", Rung.ELIDED),
        ("it ... the harbour shall stay", Rung.NOT_FOUND),
        ("We shall keep ... it", Rung.NOT_FOUND),
        ("... it ... the harbour", Rung.NOT_FOUND),
    ],
)
def test_each_piece_between_ellipses_has_a_word_that_can_be_looked_for(words: str, rung: Rung) -> None:
    said = '"We shall keep it open, and the harbour shall stay as it is," he said.'
    assert locate(words, archive(said)).rung is rung


def places(words: str, *paragraphs: str, at: int | None = None) -> list[tuple[int, str]]:
    """The paragraphs and the words at which a quotation's pieces stand."""
    located = locate(words, archive(*paragraphs), at)
    return [(hit.paragraph, paragraphs[hit.paragraph - 1][hit.start : hit.end]) for hit in located.spans]


def test_of_several_places_for_the_pieces_the_one_in_marks_is_taken() -> None:
    paragraphs = ("It is old and crooked.", "It rains.", "Brann called it “old and so crooked”, not old and crooked.")
    assert places("old ... crooked", *paragraphs)[0] == (3, "old")
    assert places("old ... crooked", *paragraphs, at=1)[0] == (1, "old")


def test_an_ellipsis_in_brackets_may_stand_before_the_full_stop() -> None:
    assert locate("We keep it [...].", archive("“We keep it all winter,” said Brann.")).rung is Rung.ELIDED


def test_each_piece_is_placed_in_its_own_paragraph() -> None:
    paragraphs = ("The first point is taken.", "Nothing of note here, some may say.")
    assert places("first point ... of note ... may say", *paragraphs) == [
        (1, "first point"),
        (2, "of note"),
        (2, "may say"),
    ]
    assert places("Nothing ... may say", *paragraphs) == [(2, "Nothing"), (2, "may say")]
    assert places("taken. ... Nothing", *paragraphs) == [(1, "taken."), (2, "Nothing")]


def test_pieces_that_end_in_the_paragraph_that_is_named_are_preferred() -> None:
    paragraphs = ("The quay is old.", "In May the town pays.", "The quay is new.", "In June the town pays.")
    words = "The quay ... the town pays"
    assert [number for number, _ in places(words, *paragraphs)] == [1, 2]
    assert [number for number, _ in places(words, *paragraphs, at=4)] == [3, 4]
    assert [number for number, _ in places(words, *paragraphs, at=3)] == [3, 4]


def test_brackets_of_the_source_are_its_own_beside_an_ellipsis() -> None:
    located = locate("We [the town] pay ... the quay", archive("We [the town] pay for the quay"))
    assert (located.rung, located.reasons, located.inserted) == (Rung.ELIDED, ("words left out",), ())


@pytest.mark.parametrize(
    ("words", "source", "inserted"),
    [
        ("We said ... that we [gladly] keep it", "We said in all weathers that we shall keep it", ("shall", "we")),
        ("[The town] keeps it", "It keeps it open", ("It", "")),
        ("We stay till [June]", "We stay till May. Then we go.", ("May", "till")),
        ("They ... [not] stay", "They shall stay", ("", "They")),
        ("We [can] [not] stay", "We shall stay", ("shall", "We")),
        ("We stay ... [for ever]", "We stay all winter", ("all winter", "stay")),
        ("the mayor [Brann] paid", "the mayor of the old town paid", ("of the old town", "mayor")),
    ],
)
def test_an_insertion_has_the_words_that_it_stands_for(words: str, source: str, inserted: tuple[str, str]) -> None:
    located = locate(words, archive(source))
    assert [(replaced, before) for _, replaced, before in located.inserted] == [inserted]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("We ... keep", "We shall keeping it"),
        ("want[ed] the quay", "He unwants the quay"),
        ("the mayor [Brann] paid", "the mayor of the very old town paid"),
        ("We keep it ... .", '"We keep it, so we say, all winter," he said.'),
    ],
)
def test_a_piece_that_is_not_whole_and_a_long_insertion_are_not_found(words: str, source: str) -> None:
    assert locate(words, archive(source)).rung is Rung.NOT_FOUND


def test_the_last_piece_may_end_with_a_full_stop_where_the_mark_closes() -> None:
    source = '"We keep it, so we say, all winter," he said.'
    assert places("We keep it ... all winter.", source) == [(1, "We keep it"), (1, "all winter")]
    assert locate("We keep it ... so we say.", archive(source)).rung is Rung.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "paragraphs", "reasons"),
    [
        ("We keep it.", ['"We keep it," he said.'], ("end punctuation",)),
        ("It’s ours.", ['"It\'s ours," he said.'], ("end punctuation", "apostrophes")),
        (
            "We keep it. It is ours.",
            ["“We keep it.", "“It is ours,” he said."],
            ("paragraphs joined", "end punctuation", "line breaks and spaces"),
        ),
    ],
)
def test_another_end_says_all_that_was_changed(words: str, paragraphs: list[str], reasons: tuple[str, ...]) -> None:
    assert locate(words, archive(*paragraphs)).reasons == reasons


def test_only_what_was_done_is_a_reason() -> None:
    assert locate("The town ... keeps it", archive("The town always keeps it")).reasons == ("words left out",)
    assert locate("They keep[ing] it", archive("They keeps it")).reasons == ("the end of a word in brackets",)
    assert locate("no such thing", archive("We keep it"), 1).misplaced is False


@pytest.mark.parametrize(
    ("words", "source", "rung"),
    [
        ("They said 'no'.", "“They said ‘no,’” he told us.", Rung.NORMALISED),
        ("They said 'no.'", "“They said ‘no’,” he told us.", Rung.NORMALISED),
        ("They said 'no'.", "“They said ‘no’”, he told us.", Rung.NORMALISED),
        ("They said 'no.'", "“They said ‘no’ and left,” he told us.", Rung.NOT_FOUND),
        ("They said 'no'.", "“They said ‘no’ and left,” he told us.", Rung.NOT_FOUND),
        ("They said 'no'.", "“They said no,” he told us.", Rung.NOT_FOUND),
        ("我们—城市—留下", "“我们——城市——留下。”", Rung.NORMALISED),
    ],
)
def test_a_stop_beside_an_inner_mark_stands_on_either_side(words: str, source: str, rung: Rung) -> None:
    assert locate(words, ArchiveText((source,), "")).rung is rung


def test_as_many_pieces_as_are_looked_for_are_found_and_no_more() -> None:
    words = [f"word{number}" for number in range(22)]
    archive = ArchiveText((f"“{' and '.join(words)},” he said.",), "")
    assert locate(" ... ".join(words[:20]), archive).rung is Rung.ELIDED
    assert locate(" ... ".join(words[:21]), archive).rung is Rung.NOT_FOUND


def test_an_insertion_at_the_end_is_one_and_no_ending() -> None:
    found = locate("We keep it [here]", ArchiveText(("“We keep it there,” he said.",), ""))
    assert (found.rung, found.reasons) == (Rung.ELIDED, ("words inserted in brackets",))


@pytest.mark.parametrize(("unquoted", "paragraph"), [(25, 26), (26, 1)])
def test_of_many_places_without_marks_the_first_is_taken(unquoted: int, paragraph: int) -> None:
    texts = [*["We keep the old quay."] * unquoted, "“We keep the old quay,” he said."]
    assert locate("We keep ... quay", ArchiveText(tuple(texts), "")).paragraph == paragraph


def test_brackets_beside_an_ellipsis_are_looked_at() -> None:
    found = locate("We keep ... [it].", ArchiveText(("“We keep the quay,” he said.",), ""))
    assert [it.sign for it in found.inserted] == ["[it]"]


@pytest.mark.parametrize("own", ["[He] keep it", "[He]keep it"])
def test_a_bracket_of_the_source_is_not_taken_for_the_writers(own: str) -> None:
    assert locate("[We] keep it", ArchiveText((f"“{own},” he said.",), "")).rung is Rung.NOT_FOUND
    found = locate("[We] keep it", ArchiveText((f"“{own}. So they keep it,” he said.",), ""))
    assert (found.rung, found.spans[0].start) == (Rung.ELIDED, len(own) + 11)


@pytest.mark.parametrize(("before", "rung"), [(49, Rung.ELIDED), (50, Rung.NOT_FOUND)])
def test_a_piece_is_looked_for_at_so_many_places(before: int, rung: Rung) -> None:
    text = f"“{'We keep it well. ' * before}We keep the quay,” he said."
    assert locate("We keep [the old] quay", ArchiveText((text,), "")).rung is rung


def test_a_hyphen_of_the_words_own_at_a_line_end_is_named_beside_the_other_reasons() -> None:
    archive = ArchiveText(("“It’s a well-\nknown quay,” he said.",), "")
    assert locate("It's a well-known quay", archive).reasons == ("apostrophes", "hyphens at line ends")


@pytest.mark.parametrize(
    ("before", "replaced"), [("Kel and the town", "Kel and the town"), ("Kel and the old town", "")]
)
def test_brackets_at_the_edge_stand_for_at_most_four_words(before: str, replaced: str) -> None:
    found = locate("[They] keep the quay", ArchiveText((f"“{before} keep the quay,” he said.",), ""))
    assert [it.replaced for it in found.inserted] == [replaced]
