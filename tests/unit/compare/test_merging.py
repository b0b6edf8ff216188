"""Three-way merges: what two people did to one brief comes together, and nothing that either wrote is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compare import compare
from briefing.compare.merging import MergeRefused, merge_briefs
from briefing.files import load_text
from briefing.files.yaml_names import renamed
from briefing.files.yaml_parts import parts_of
from briefing.outline import material_of
from examples import examples
from unit.compare.test_properties import EDITS, desk, lists_of, material, reordered

if TYPE_CHECKING:
    Brief = dict[str, Any]


def written(brief: Brief) -> bytes:
    text: str = yaml.safe_dump(brief, sort_keys=False, allow_unicode=True, width=100)
    return text.encode()


def with_edits(numbers: list[int]) -> Brief:
    brief = desk()
    for number in numbers:
        EDITS[number][0](brief)
    return brief


def edit(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


BASE = """\
briefing: 1
title: Dyke at Holm
event:
  summary: >-
    The dyke at Holm holds
    for now [Q1] [Q2].
  key_points:
    - The water falls [Q2].
actors:
  una: {name: Una Berg, kind: person}
sources:
  post: {title: Water falls at Holm}

# what was said
quotes:
  - text: The dyke will hold
    speaker: una
    source: post   # checked twice

  # the second one
  - text: We sleep in our boots
    speaker: una
    source: post
    at: 4
tensions:
  - title: Farmers / town
    positions:
      - {party: una, position: Open the gates., quotes: [Q2]}
      - {party: una, position: Keep them shut.}
"""
NEW = "  - text: Bring sand\n    speaker: una\n    source: post\n"
FIRST = "  - text: The dyke will hold\n"


def merged(ours: str, theirs: str, base: str = BASE) -> tuple[str, int]:
    result = merge_briefs(base.encode(), ours.encode(), theirs.encode())
    assert not result.problem
    return result.text, result.conflicts


def test_what_one_version_changed_is_taken_as_it_is_written() -> None:
    theirs = edit(BASE, ("title: Dyke at Holm", "title:   'Dyke at Holm'  # sic"))
    assert merged(BASE, theirs) == (theirs, 0)
    assert merged(theirs, BASE) == (theirs, 0)


def test_statements_of_both_are_kept_and_every_reference_still_names_its_own() -> None:
    ours = edit(
        BASE, (FIRST, NEW + FIRST), ("[Q1] [Q2]", "[Q2] [Q3]"), ("falls [Q2]", "falls [Q3]"), ("[Q2]}", "[Q3]}")
    )
    theirs = edit(BASE, ("    at: 4\n", f"    at: 4\n{NEW.replace('Bring sand', 'Go home')}"), ("Keep", "Weld"))
    theirs = edit(theirs, ("Weld them shut.}", "Weld them shut., quotes: [Q3]}"))
    text, conflicts = merged(ours, theirs)
    assert conflicts == 0
    assert [line.strip() for line in text.splitlines() if "text: " in line] == [
        "- text: Bring sand",
        "- text: The dyke will hold",
        "- text: We sleep in our boots",
        "- text: Go home",
    ]
    assert "for now [Q2] [Q3]." in text
    assert "Open the gates., quotes: [Q3]}" in text
    assert "Weld them shut., quotes: [Q4]}" in text


def test_comments_and_blank_lines_of_both_stay() -> None:
    ours = edit(BASE, ("# what was said", "# what was said, by whom"))
    theirs = edit(BASE, ("  # the second one", "  # the second one, from the quay"), ("at: 4", "at: 5"))
    text, conflicts = merged(ours, theirs)
    assert conflicts == 0
    assert text == edit(theirs, ("# what was said", "# what was said, by whom"))


def test_different_fields_of_one_statement_come_together() -> None:
    ours = edit(BASE, ("    at: 4\n", "    at: 5\n"))
    theirs = edit(BASE, ("We sleep in our boots", "We sleep in our rubber boots"))
    text, conflicts = merged(ours, theirs)
    assert conflicts == 0
    assert "rubber boots" in text
    assert "at: 5" in text


def test_one_field_that_both_changed_stands_twice_between_markers() -> None:
    text, conflicts = merged(edit(BASE, ("at: 4", "at: 5")), edit(BASE, ("at: 4", "at: 6")))
    assert conflicts == 1
    assert "<<<<<<< ours\n    at: 5\n=======\n    at: 6\n>>>>>>> theirs\ntensions:" in text


def test_a_choice_at_the_first_field_shows_the_whole_statement() -> None:
    ours, theirs = (edit(BASE, ("The dyke will hold", words)) for words in ("The dyke holds", "The dyke will not hold"))
    text, conflicts = merged(ours, theirs)
    assert conflicts == 1
    for words in ("The dyke holds", "The dyke will not hold"):
        assert f"  - text: {words}\n    speaker: una\n    source: post   # checked twice\n" in text


def test_a_statement_that_one_withdrew_and_the_other_changed_is_kept_between_markers() -> None:
    gone = edit(BASE, (BASE[BASE.index("  # the second") : BASE.index("tensions:")], ""), (" [Q2].\n  key", ".\n  key"))
    gone = edit(gone, ("falls [Q2]", "falls"), (", quotes: [Q2]", ""))
    text, conflicts = merged(gone, edit(BASE, ("at: 4", "at: 9")))
    assert conflicts == 1
    assert "<<<<<<< ours\n=======\n  # the second one\n  - text: We sleep in our boots\n" in text
    assert "at: 9\n>>>>>>> theirs\n" in text


def test_a_statement_that_one_withdrew_and_the_other_began_to_use_is_told() -> None:
    gone = edit(BASE, (BASE[BASE.index("  # the second") : BASE.index("tensions:")], ""), (" [Q2].\n  key", ".\n  key"))
    gone = edit(gone, ("falls [Q2]", "falls"), (", quotes: [Q2]", ""))
    result = merge_briefs(BASE.encode(), gone.encode(), edit(BASE, ("shut.}", "shut., quotes: [Q2]}")).encode())
    assert result.conflicts or "Q2-withdrawn" in result.problem


def test_lists_inside_an_item_are_merged_part_by_part() -> None:
    base = edit(
        BASE, ("    source: post   # checked twice\n", "    source: post   # checked twice\n    about:\n      - una\n")
    )
    ours = edit(
        base, ("Keep them shut.}", "Keep them shut., stance: opposes}"), ("      - una\n", "      - una\n      - una\n")
    )
    theirs = edit(base, ("Keep them shut.}\n", "Keep them shut.}\n      - {party: una, position: Wait.}\n"))
    text, conflicts = merged(ours, edit(theirs, ("Open the", "Shut the")), base)
    assert conflicts == 0
    assert "Shut the gates" in text
    assert "stance: opposes}\n      - {party: una, position: Wait.}" in text


def test_versions_that_are_named_by_their_number_are_left_to_a_choice() -> None:
    head = "discrepancies:\n  - question: How high?\n    versions:\n"
    more = f"{head}      - {{claim: One.}}\n      - {{claim: Two.}}\n    preferred: 2\n"
    ours = edit(more, ("versions:\n", "versions:\n      - {claim: Zero.}\n"), ("preferred: 2", "preferred: 3"))
    theirs = edit(more, ("Two.}\n", "Two.}\n      - {claim: Three.}\n"))
    text, conflicts = merged(BASE + ours, BASE + theirs, BASE + more)
    assert conflicts == 1
    assert all(claim in text for claim in ("Zero.", "One.", "Two.", "Three."))


def test_an_item_whose_number_another_has_for_an_id_gets_one_of_its_own() -> None:
    base = edit(BASE, ("  - text: The", "  - id: Q1\n    text: The"), ("  - text: We", "  - id: Q2\n    text: We"))
    base = edit(base, (" [Q1] [Q2]", " [Q2]"))
    gone = edit(base, (base[base.index("  - id: Q1") : base.index("  # the second")], ""))
    added = edit(base, ("    at: 4\n", f"    at: 4\n{NEW}"), ("shut.}", "shut., quotes: [Q3]}"))
    text, conflicts = merged(gone, added, base)
    assert conflicts == 0
    assert [(quote.id, quote.text) for quote in load_text(text).briefing.quotes] == [
        ("Q2", "We sleep in our boots"),
        ("Q3", "Bring sand"),
    ]
    assert "shut., quotes: [Q3]}" in text


def test_both_added_the_same_statement_and_it_is_there_once() -> None:
    added = edit(BASE, ("    at: 4\n", f"    at: 4\n{NEW}"))
    assert merged(added, edit(added, ("Water falls", "Water falls again"))) == (
        edit(added, ("Water falls", "Water falls again")),
        0,
    )


def test_words_that_look_like_an_id_are_never_renumbered() -> None:
    base = edit(BASE, ("We sleep in our boots", "Q2 [Q2] was a good quarter"))
    ours = edit(
        base, (FIRST, NEW + FIRST), ("[Q1] [Q2]", "[Q2] [Q3]"), ("falls [Q2]", "falls [Q3]"), ("[Q2]}", "[Q3]}")
    )
    text, conflicts = merged(ours, edit(base, ("at: 4", "at: 5")), base)
    assert conflicts == 0
    assert "text: Q2 [Q2] was a good quarter" in text


@pytest.mark.parametrize("text", ["{briefing: 1}", "briefing: 1\ntitle: x\n", "<<<<<<< a\n", "\xff"])
def test_what_is_no_brief_is_refused_and_left_to_lines(text: str) -> None:
    with pytest.raises(MergeRefused):
        merge_briefs(BASE.encode(), BASE.encode(), text.encode())


def test_ids_are_written_anew_where_they_name_something() -> None:
    assert renamed("refs: [Q1]\nquotes:\n- text: '[Q1] Q1'\n  note: 'see [Q1]'\n", {"Q1": "Q12"}) == (
        "refs: [Q1]\nquotes:\n- text: '[Q1] Q1'\n  note: 'see [Q12]'\n"
    )


def test_a_text_that_was_taken_apart_can_be_put_together() -> None:
    def whole(part: Any) -> str:
        if not part.parts:
            return "".join(part.lines)
        inside = "".join(part.head) + "".join(map(whole, part.parts))
        return inside if part.dash < 0 else inside.replace(" " * (part.dash + 1), f"{' ' * part.dash}-", 1)

    text = BASE.replace("  # the second one\n", "")
    assert whole(parts_of(text)) == text


@given(st.data())
@settings(max_examples=examples(60), deadline=None)
def test_edits_of_both_are_all_in_the_merge(data: st.DataObject) -> None:
    numbers = data.draw(st.permutations(range(len(EDITS))))
    ours, theirs = (numbers[: data.draw(st.integers(0, 7))], numbers[-data.draw(st.integers(1, 7)) :])
    mine, other = with_edits(ours), with_edits(theirs)
    if data.draw(st.booleans()):
        mine = reordered(mine, {key: data.draw(st.permutations(range(len(mine[key])))) for key in lists_of(mine)})
    result = merge_briefs(written(desk()), written(mine), written(other))
    assert (result.conflicts, result.problem) == (0, "")
    made = material_of(load_text(result.text))
    assert compare(material(with_edits([*ours, *theirs])), made).changes == ()


@given(st.data())
@settings(max_examples=examples(60), deadline=None)
def test_where_both_changed_anything_alike_no_item_of_either_is_lost(data: st.DataObject) -> None:
    def changed(sign: str) -> tuple[Brief, list[str]]:
        brief, words = desk(), []
        for section in ("quotes", "timeline", "assessments"):
            for place, item in enumerate(brief[section]):
                if data.draw(st.booleans()):
                    item["text"] = f"{item['text']} {sign}{section[0]}{place}"
                    words.append(f"{sign}{section[0]}{place}")
        return brief, words

    (mine, ours), (other, theirs) = changed("mine"), changed("other")
    text = merge_briefs(written(desk()), written(mine), written(other)).text
    assert [word for word in (*ours, *theirs) if word not in text] == []


@pytest.mark.parametrize(("ours", "theirs"), [("\n", "\r\n"), ("\r\n", "\n"), ("\r\n", "\r\n")])
def test_where_one_side_has_other_ends_of_lines_the_whole_file_gets_them(ours: str, theirs: str) -> None:
    mine = edit(BASE, ("Una Berg", "Una Bergh")).replace("\n", ours)
    other = edit(BASE, ("The water falls [Q2].", "The water falls fast [Q2].")).replace("\n", theirs)
    merged = merge_briefs(BASE.encode(), mine.encode(), other.encode())
    both = edit(BASE, ("Una Berg", "Una Bergh"), ("The water falls [Q2].", "The water falls fast [Q2]."))
    assert merged == (both.replace("\n", "\r\n"), 0, "")


def test_line_ends_of_one_side_do_not_hide_what_both_changed() -> None:
    mine = edit(BASE, ("Una Berg", "Una Bergh"))
    other = edit(BASE, ("Una Berg", "Una Bjerg")).replace("\n", "\r\n")
    merged = merge_briefs(BASE.encode(), mine.encode(), other.encode())
    assert merged.conflicts == 1
    assert "Una Bergh" in merged.text
    assert "Una Bjerg" in merged.text
    assert merged.text.count("\n") == merged.text.count("\r\n")
