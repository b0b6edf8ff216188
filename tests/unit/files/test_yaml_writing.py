"""A text that is written as YAML is the same text for every reader, in a block and between brackets."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.files.yaml_source import parse_yaml
from briefing.files.yaml_writing import as_yaml, in_one_line

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("no", "'no'"),
        ("12:30", "'12:30'"),
        ("2024-03-07", "'2024-03-07'"),
        ("0o17", "'0o17'"),
        ("089", "'089'"),
        ("1e3", "'1e3'"),
        ("a: b", "'a: b'"),
        ("# no comment", "'# no comment'"),
        ("one\u2028two", '"one\\Ltwo"'),
        ("Anna’s words", "Anna’s words"),
    ],
)
def test_what_other_readers_take_for_something_else_is_in_quotes(text: str, written: str) -> None:
    assert as_yaml({"key": text}) == f"key: {written}\n"


def test_a_question_mark_between_brackets_is_in_quotes() -> None:
    assert in_one_line({"text": "Why?", "at": 3}) == "{text: 'Why?', at: 3}"
    assert in_one_line({"text": "one\ntwo"}) == '{text: "one\\ntwo"}'


@given(st.lists(TEXTS), st.dictionaries(st.sampled_from("abc"), TEXTS))
def test_every_reader_gets_the_same_texts(texts: list[str], more: dict[str, str]) -> None:
    wanted = {"texts": texts, "more": more}
    for written in (as_yaml(wanted), in_one_line(wanted)):
        assert "\n" not in in_one_line(wanted)
        assert yaml.safe_load(written) == wanted
        read = parse_yaml(written).tree
        assert json.loads(json.dumps(read)) == wanted
