"""An EDTF date as the field of a model."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from briefing.edtf import Edtf, parse_edtf
from briefing.model.brief_date import EdtfDate


class Entry(BaseModel):
    """A model with dates in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: EdtfDate
    until: EdtfDate | None = None
    others: tuple[EdtfDate, ...] = ()


def test_a_field_takes_a_text_and_keeps_a_date() -> None:
    entry = Entry.model_validate({"date": "2024-03"})
    assert isinstance(entry.date, Edtf)
    assert entry.date == parse_edtf("2024-03")


def test_a_field_takes_a_date() -> None:
    assert Entry(date=parse_edtf("2024-03~")).date.approximate


@pytest.mark.parametrize("mode", ["python", "json"])
def test_a_model_comes_back_from_its_dump(mode: str) -> None:
    entry = Entry.model_validate({"date": "2024-03", "until": "2024-05~", "others": ["2024-22", "../.."]})
    dump = entry.model_dump(mode=mode)
    assert dump["date"] == "2024-03"
    assert list(dump["others"]) == ["2024-22", "../.."]
    assert Entry.model_validate(dump) == entry
    assert Entry.model_validate_json(entry.model_dump_json()) == entry


def test_a_model_with_dates_can_be_hashed() -> None:
    assert len({Entry.model_validate({"date": "2024-03"}), Entry.model_validate({"date": "2024-03"})}) == 1


def test_a_wrong_date_is_one_error_with_the_sentence() -> None:
    with pytest.raises(ValidationError) as refusal:
        Entry.model_validate({"date": "{7 March 2024", "until": "2024-02-30"})
    errors = refusal.value.errors(include_url=False)
    assert [(error["loc"], error["type"]) for error in errors] == [(("date",), "edtf"), (("until",), "edtf")]
    assert errors[0]["msg"] == "'{7 March 2024': a set that begins with { ends with }"
    assert errors[1]["msg"] == "30 February 2024 does not exist: February 2024 has 29 days"


def test_a_whole_number_is_a_year() -> None:
    assert Entry.model_validate({"date": 1987, "others": [2024]}).date == parse_edtf("1987")


@pytest.mark.parametrize("value", [2024.5, True, None, ["2024"], {"edtf": "2024"}])
def test_what_is_no_text_is_refused_as_such(value: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        Entry.model_validate({"date": value})
    assert [error["type"] for error in refusal.value.errors()] == ["string_type"]


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_is_a_described_string_with_examples(mode: str) -> None:
    schema = Entry.model_json_schema(mode="validation" if mode == "validation" else "serialization")
    field = schema["properties"]["date"]
    assert field["type"] == "string"
    assert "EDTF" in field["description"]
    assert all(parse_edtf(example).text == example for example in field["examples"])
    assert schema["properties"]["others"]["items"]["type"] == "string"
