"""Which item is which: ids that the author gave, equal words, and likeness only where it is great enough."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compare import Turn
from briefing.compare.likeness import LEAST_LIKENESS, Described, assign, find_alike
from versions import HARBOUR, compared, edited, sentences


def test_an_id_of_the_authors_is_kept_whatever_the_words_say() -> None:
    old, new = edited(), edited()
    old["quotes"][0]["id"] = "nights"
    for brief in (old, new):
        brief["timeline"][0]["refs"] = []
        brief["tensions"] = []
        brief["event"]["key_points"] = []
    new["quotes"][0] = {"id": "nights", "text": "It is enough now", "speaker": "port", "source": "wire"}
    (change,) = compared(old, new).changes
    assert {difference.field for difference in change.differences} == {"text", "speaker", "source"}
    assert not change.taken_for


def test_a_number_that_was_written_for_an_id_is_not_kept_by_something_quite_different() -> None:
    old, new = edited(), edited()
    for brief in (old, new):
        brief["timeline"][1]["id"] = "E2"
    new["timeline"][1] = {"id": "E2", "date": "2031-06-01", "text": "Ferries return to their winter berths."}
    turns = [change.turn for change in compared(old, new).changes]
    assert turns == [Turn.ADDED, Turn.DROPPED]
    new["timeline"][1]["date"] = "2031-04-07"
    (change,) = compared(old, new).changes
    assert [one.field for one in change.differences] == ["text", "status"]


def test_two_ids_of_the_authors_are_two_statements_however_alike_they_are() -> None:
    old, new = edited(), edited()
    old["quotes"][0] |= {"id": "nights"}
    new["quotes"][0] |= {"id": "days", "text": "Night after night our good people bring in ships"}
    for brief, key in ((old, "nights"), (new, "days")):
        brief["timeline"][0]["refs"] = [key]
        brief["tensions"][0]["positions"][0] |= {"quotes": [key], "position": "Nights must be paid twice."}
        brief["event"]["key_points"].pop()
    turns = {change.turn for change in compared(old, new).changes if change.section == "quotes"}
    assert turns == {Turn.ADDED, Turn.WITHDRAWN}


def test_an_id_by_place_says_nothing() -> None:
    new = edited()
    new["quotes"][2] = {"text": "Tugs are for hire elsewhere", "speaker": "port", "source": "wire"}
    turns = [change.turn for change in compared(HARBOUR, new).changes if change.section == "quotes"]
    assert turns == [Turn.ADDED, Turn.WITHDRAWN]


def test_ids_that_were_written_into_the_file_since_are_no_change() -> None:
    new = edited()
    for section, letter in (("quotes", "Q"), ("timeline", "E"), ("tensions", "T"), ("assessments", "J")):
        for number, item in enumerate(new[section], 1):
            item["id"] = f"{letter}{number}"
    new["quotes"].reverse()
    assert sentences(HARBOUR, new) == []


def test_an_actor_or_source_with_another_key_is_the_same_by_its_name() -> None:
    new = edited()
    new["actors"] = {"chair" if key == "lind" else key: actor for key, actor in new["actors"].items()}
    new["quotes"][0]["speaker"] = new["quotes"][2]["speaker"] = "chair"
    assert sentences(HARBOUR, new) == []


def test_short_texts_that_share_two_words_are_not_the_same() -> None:
    old, new = edited(), edited()
    old["gaps"], new["gaps"] = ["Who fired first."], ["Who spoke first."]
    assert [change.turn for change in compared(old, new).changes] == [Turn.ADDED, Turn.CLOSED]


def test_words_of_a_script_without_blanks_are_alike_by_their_signs() -> None:
    old, new = edited(), edited()
    old["gaps"], new["gaps"] = ["誰が最初に発砲したのかはまだ分からない。"], ["誰が先に発砲したのかはまだ分からない。"]
    (told,) = sentences(old, new)
    assert told.startswith("Gap 1 reworded: 誰が[-最初-]{+先+}に発砲したのか")
    new["gaps"] = ["港はいつ開くのか。"]
    assert [change.turn for change in compared(old, new).changes] == [Turn.ADDED, Turn.CLOSED]


def test_marks_around_words_make_nothing_unlike() -> None:
    old, new = edited(), edited()
    old["gaps"], new["gaps"] = ["Who pays: owners, port?"], ["Who pays? Owners; port."]
    (told,) = sentences(old, new)
    assert "100 % alike" in told


def test_a_guess_is_told_with_its_likeness() -> None:
    new = edited()
    new["quotes"].insert(0, {"text": "We sail tonight", "speaker": "port", "source": "wire"})
    new["quotes"][1]["text"] = "Night after night our people bring in the ships"
    change = next(change for change in compared(HARBOUR, new).changes if change.name == "statement Q2")
    assert change.taken_for == "taken for the same as statement Q1 before, 97 % alike"


def test_of_two_that_are_alike_the_more_alike_is_taken_and_no_weak_pair_made_for_it() -> None:
    words = "the pilots of the harbour stopped all work on monday".split()
    old = [Described(tuple(words), ()), Described((*words[:5], "a", "b", "c", "d"), ())]
    new = [Described((*words[:9], "tuesday"), ())]
    assert [(one, other) for one, other, _ in find_alike(old, new)] == [(0, 0)]


scores = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(LEAST_LIKENESS, 1, exclude_min=True), max_size=10
)


@given(scores)
@settings(max_examples=60)
def test_pairs_are_chosen_so_that_their_sum_is_the_greatest(found: dict[tuple[int, int], float]) -> None:
    def gain(pairs: tuple[tuple[int, int], ...]) -> float:
        return sum(found[pair] - LEAST_LIKENESS for pair in pairs)

    def fits(pairs: tuple[tuple[int, int], ...]) -> bool:
        return len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs)

    best = max(gain(pairs) for size in range(5) for pairs in itertools.combinations(found, size) if fits(pairs))
    chosen = tuple(assign(found))
    assert fits(chosen)
    assert abs(gain(chosen) - best) < 1e-9
