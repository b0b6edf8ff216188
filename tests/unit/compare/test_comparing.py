"""What changed between two versions of a brief: every kind of change, told once and in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing.compare import Importance, Turn, compare
from briefing.compare.telling import outline_of_changes
from versions import ARCHIVE, HARBOUR, compared, edited, material, sentences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Brief = dict[str, Any]


def _set(*path: str | int, to: Any) -> Callable[[Brief], None]:
    """Give a value to what stands at a path; None takes it away."""

    def edit(brief: Brief) -> None:
        node: Any = brief
        for step in path[:-1]:
            node = node[step]
        if to is None:
            del node[path[-1]]
        else:
            node[path[-1]] = to

    return edit


EDITS: list[tuple[Callable[[Brief], None], str]] = [
    (
        _set("quotes", 2, "text", to="Nobody has ever asked us what a night costs"),
        (
            "Statement Q3 reworded: Nobody has {+ever+} asked us what a night costs (taken for the same as "
            "statement Q3 before, 95 % alike)"
        ),
    ),
    (
        _set("quotes", 1, "speaker", to="lind"),
        (
            "Statement Q2 (Mara Lind: The authority says that it will not talk. [2]): speaker changed from Port "
            "Authority to Mara Lind"
        ),
    ),
    (
        _set("quotes", 1, "kind", to="direct"),
        (
            "Statement Q2 (Port Authority: “The authority says that it will not talk.” [2]): kind changed from "
            "REPORTED to QUOTED; verdict changed from nothing claimed to not compared"
        ),
    ),
    (
        _set("quotes", 1, "date", to="2031-04-01"),
        "Statement Q2 (Port Authority: The authority says that it will not talk. [2]): date added: 1 April 2031",
    ),
    (
        _set("quotes", 0, "at", to=3),
        (
            "Statement Q1 (Mara Lind: “Night after night our people bring in ships” [1:3]): place in the source "
            "changed from [1:2] to [1:3]"
        ),
    ),
    (
        _set("quotes", 1, "status", to="disputed"),
        (
            "Statement Q2 (Port Authority: The authority says that it will not talk. [2]): status changed from "
            "not stated to DISPUTED: its truth is denied"
        ),
    ),
    (
        _set("gaps", to=["What the insurers of the ships say."]),
        "Gap 1 closed: Who will pay for the ships that wait outside.",
    ),
    (
        _set("timeline", 1, "date", to="2031-04-09"),
        "Entry E2 (The council of the port meets.): date moved from 7 April 2031 to 9 April 2031",
    ),
    (
        _set("timeline", 1, "status", to="occurred"),
        "Entry E2 (The council of the port meets.): came about (planned before)",
    ),
    (
        _set("tensions", 0, "level", to=2),
        "Tension T1 (Pilots / port): level raised from level 1 of 5, dispute to level 2 of 5, non-violent crisis",
    ),
    (_set("tensions", 0, "trend", to="easing"), "Tension T1 (Pilots / port): trend changed from rising to easing"),
    (_set("tensions", 0, "status", to="resolved"), "Tension T1 (Pilots / port): resolved"),
    (
        _set("tensions", 0, "positions", 1, "position", to="There is nothing to talk about now."),
        (
            "Tension T1 (Pilots / port): position of Port Authority reworded: There is nothing to talk [-about.-] "
            "{+about now.+}"
        ),
    ),
    (
        _set("tensions", 0, "positions", 1, "stance", to="opposes"),
        "Tension T1 (Pilots / port): stance of Port Authority added: opposes",
    ),
    (
        _set("discrepancies", 0, "versions", 1, "claim", to="About thirty-five."),
        "Discrepancy D1 (How many ships wait?): version 2 reworded: About [-thirty.-] {+thirty-five.+}",
    ),
    (
        _set("discrepancies", 0, "preferred", to=2),
        "Discrepancy D1 (How many ships wait?): version that is used changed from Forty ships. to About thirty.",
    ),
    (
        _set("assessments", 0, "likelihood", to="very likely"),
        (
            "Judgement J1 (The strike will end within a week, as the port loses money every day.): likelihood raised "
            "from likely to very likely"
        ),
    ),
    (
        _set("assessments", 0, "confidence", to="moderate"),
        (
            "Judgement J1 (The strike will end within a week, as the port loses money every day.): confidence raised "
            "from low to moderate"
        ),
    ),
    (_set("marking", to="TLP:RED"), "Marking changed from TLP:GREEN to TLP:RED"),
    (_set("as_of", to="2031-04-03"), "Date of information moved from 2 April 2031 to 3 April 2031"),
    (_set("event", "status", to="occurred"), "Status of the event changed from ongoing to occurred"),
    (_set("event", "when", to="2031-04-02"), "Date of the event moved from 1 April 2031 to 2 April 2031"),
    (
        _set("event", "summary", to="The pilots stopped work on Monday [herald:2]. Talks are planned [Q2]."),
        "Bottom line reworded: The pilots stopped work on Monday [1:2]. [-No talks-] {+Talks+} are planned [Q2].",
    ),
    (_set("event", "participants", to=["union", "port"]), "Participant: role of Port Authority dropped: employer"),
    (
        _set("sources", "herald", "archive", "path", to="sources/herald.txt"),
        "Source 1 (Pilots walk out): archive changed from herald.txt to sources/herald.txt",
    ),
    (
        _set("sources", "wire", "reliability", to="B"),
        "Source 2 (No talks with pilots): reliability added: B, usually reliable",
    ),
    (_set("actors", "lind", "role", to="president"), "Actor A3 (Mara Lind): role changed from chairwoman to president"),
    (
        _set("event", "key_points", 0, "text", to="Forty-two ships wait outside the harbour of Orsund [herald:3]."),
        (
            "Key point 1 reworded: [-Forty-] {+Forty-two+} ships wait outside the harbour of Orsund [1:3]. (taken for "
            "the same as key point 1 before, 89 % alike)"
        ),
    ),
    (
        _set("quotes", 0, "draft", to=True),
        (
            "Statement Q1 (Mara Lind: “Night after night our people bring in ships” [1:2]): draft added: "
            "confirmed by nobody"
        ),
    ),
]
"""Edits, each with all that is told of it."""


@pytest.mark.parametrize(("edit", "told"), EDITS, ids=[told[:50] for _, told in EDITS])
def test_each_edit_is_told_and_nothing_else(edit: Callable[[Brief], None], told: str) -> None:
    brief = edited()
    edit(brief)
    assert sentences(HARBOUR, brief) == [told]


def test_a_brief_does_not_differ_from_itself() -> None:
    assert sentences(HARBOUR, HARBOUR) == []


def test_order_and_numbers_are_no_changes() -> None:
    brief = edited()
    brief["quotes"] = [brief["quotes"][2], brief["quotes"][0], brief["quotes"][1]]
    brief["sources"] = dict(reversed(brief["sources"].items()))
    brief["event"]["key_points"].reverse()
    brief["event"]["key_points"][0]["text"] = "The union wants the night shifts of the pilots paid twice [Q2]."
    brief["event"]["summary"] = "The pilots stopped work on Monday [herald:2]. No talks are planned [Q3]."
    brief["timeline"][0]["refs"] = ["Q2"]
    positions = brief["tensions"][0]["positions"]
    positions[0] |= {"position": "Nights must be paid twice [Q2].", "quotes": ["Q1", "Q2"]}
    positions[1]["quotes"] = ["Q3"]
    positions.reverse()
    brief["discrepancies"][0]["versions"].reverse()
    brief["discrepancies"][0]["preferred"] = 2
    brief["assessments"][0]["basis"] = "The authority has given way before, and [Q3] leaves a door open."
    brief["gaps"].reverse()
    assert sentences(HARBOUR, brief) == []


def test_a_reference_that_stayed_while_its_item_moved_is_a_change() -> None:
    brief = edited()
    brief["quotes"].insert(0, {"text": "We sail tonight or never", "speaker": "port", "source": "wire"})
    told = sentences(HARBOUR, brief)
    assert (
        "Bottom line reworded: The pilots stopped work on Monday [1:2]. No talks are planned [-[Q3].-] {+[Q2].+}"
        in told
    )


def test_a_reference_to_what_was_withdrawn_says_so() -> None:
    brief = edited()
    del brief["quotes"][2]
    brief["tensions"][0]["positions"][0]["quotes"] = ["Q1"]
    assert any("from [Q1] [Q3:withdrawn] to [Q1]" in sentence for sentence in sentences(HARBOUR, brief))


def test_a_new_statement_and_a_withdrawn_one_are_told_with_their_words(tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text(ARCHIVE, encoding="utf-8")
    brief = edited()
    brief["quotes"][2] = {"text": "We sail tonight or never", "speaker": "lind", "source": "herald", "at": 2}
    brief["tensions"][0]["positions"][0]["quotes"] = ["Q1"]
    told = sentences(HARBOUR, brief, tmp_path)
    assert "Statement Q3 added: QUOTED, Mara Lind: “We sail tonight or never” [1:2] (NOT FOUND)" in told
    assert (
        "Statement Q3 withdrawn: QUOTED, Mara Lind: “Nobody has asked us what a night costs” [1:3] (verified)" in told
    )


def test_a_verdict_that_changed_comes_before_other_statements(tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text(ARCHIVE, encoding="utf-8")
    brief = edited()
    brief["quotes"][0]["text"] = "Night after night our people bring out ships"
    brief["quotes"].append({"text": "It pays.", "speaker": "port", "kind": "indirect", "source": "wire"})
    comparison = compared(HARBOUR, brief, tmp_path)
    assert [change.importance for change in comparison.changes] == [Importance.VERDICT, Importance.STATEMENT]
    verdict = comparison.changes[0].differences[-1]
    assert (verdict.field, verdict.before, verdict.after) == ("verdict", "verified", "NOT FOUND")


def test_an_archive_that_says_something_else_is_told_though_the_brief_is_the_same(tmp_path: Path) -> None:
    for name, text in (("old", ARCHIVE), ("new", f"{ARCHIVE}\nCorrected on Thursday.\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "herald.txt").write_text(text, encoding="utf-8")
    comparison = compare(material(HARBOUR, tmp_path / "old"), material(HARBOUR, tmp_path / "new"))
    assert [(change.name, change.differences[0].field) for change in comparison.changes] == [("source 1", "archive")]


def test_verdicts_on_a_text_that_is_not_at_hand_any_more_are_not_compared(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "herald.txt").write_text(ARCHIVE, encoding="utf-8")
    old, new = material(HARBOUR, tmp_path / "old"), material(HARBOUR, tmp_path / "new")
    assert compare(old, new).changes == ()
    assert compare(old, new).lost == ("herald",)
    assert {one.field for change in compare(new, old).changes for one in change.differences} == {"verdict"}


def test_a_text_that_the_brief_names_no_more_proves_nothing_any_more(tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text(ARCHIVE, encoding="utf-8")
    brief = edited()
    del brief["sources"]["herald"]["archive"]
    fields = [one.field for change in compared(HARBOUR, brief, tmp_path).changes for one in change.differences]
    assert fields == ["verdict", "verdict", "archive"]


def test_what_matters_most_comes_first() -> None:
    brief = edited()
    brief["as_of"] = "2031-04-03"
    brief["gaps"] = []
    brief["assessments"][0]["likelihood"] = "unlikely"
    brief["tensions"][0]["trend"] = "easing"
    weights = [change.importance for change in compared(HARBOUR, brief).changes]
    expected = [Importance.JUDGEMENT, Importance.CONTRADICTION, Importance.GAP, Importance.GAP, Importance.BRIEF]
    assert weights == expected


def test_a_tension_that_is_new_was_opened() -> None:
    brief = edited()
    brief["tensions"].append(
        {
            "title": "Shippers / port",
            "positions": [{"party": "port", "position": "Wait."}, {"party": "union", "position": "Do not."}],
        }
    )
    (change,) = compared(HARBOUR, brief).changes
    assert (change.turn, change.name, change.is_new) == (Turn.OPENED, "tension T2", True)


def test_words_of_a_speaker_in_brackets_are_no_reference() -> None:
    old = edited()
    old["quotes"][0]["text"] = "Night after night [port] people bring in ships"
    new = edited()
    new["quotes"][0]["text"] = "Night after night [port] people bring in big ships"
    (told,) = sentences(old, new)
    assert "[port]" in told


def test_parties_that_change_their_minds_are_told_under_their_own_names() -> None:
    after = edited()
    union, port = after["tensions"][0]["positions"]
    union["position"], port["position"] = port["position"], union["position"]
    (told,) = sentences(HARBOUR, after)
    assert "position of Union of Pilots reworded: [-Nights must be paid twice [Q1].-] {+There is nothing" in told
    assert "position of Port Authority reworded: [-There is nothing to talk about.-] {+Nights must be" in told
    assert "party of" not in told


def test_of_two_positions_of_one_party_the_one_that_is_alike_is_reworded() -> None:
    before, after = edited(), edited()
    before["tensions"][0]["positions"].insert(
        0, {"party": "union", "position": "The shifts must be shorter in winter."}
    )
    after["tensions"][0]["positions"][0]["position"] = "Nights must be paid twice at least [Q1]."
    (told,) = sentences(before, after)
    assert "position of Union of Pilots dropped: The shifts must be shorter in winter." in told
    assert "position of Union of Pilots reworded: Nights must be paid twice {+at least+} [Q1]." in told


def test_a_position_that_others_hold_now_is_told_by_its_number() -> None:
    after = edited()
    after["tensions"][0]["positions"][0] |= {"party": ["union", "lind"], "quotes": ["Q1"]}
    assert sentences(HARBOUR, after) == [
        (
            "Tension T1 (Pilots / port): party of position 1 changed from Union of Pilots to Union of Pilots and Mara "
            "Lind; statements that carry the position of Union of Pilots and Mara Lind changed from [Q1] [Q3] to [Q1]"
        )
    ]


@pytest.mark.parametrize(
    ("was", "now", "stricter"),
    [
        ("TLP:RED", "TLP:GREEN", "TLP:RED"),
        ("TLP:AMBER", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT"),
        ("TLP:AMBER", None, "TLP:AMBER"),
        (None, None, ""),
    ],
)
def test_changes_are_marked_as_the_stricter_version(was: str | None, now: str | None, stricter: str) -> None:
    before, after = edited(), edited()
    before["marking"], after["marking"] = was, now
    comparison = compared(before, after)
    assert outline_of_changes(comparison, material(after), name="harbour").marking == stricter
    assert comparison.marking == (stricter or None)
