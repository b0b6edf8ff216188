from __future__ import annotations

import copy
import json
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import ValidationError

import briefing.model
from briefing.model import Briefing
from briefing.model.meanings import MEANINGS
from briefing.model.schema import SCHEMA_ID, briefing_schema, schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[3]
VALIDATOR = Draft202012Validator(briefing_schema())
BRIEFS = sorted((ROOT / "briefs").glob("*.yaml"))


class EditorLoader(yaml.CSafeLoader):
    """Types plain values as YAML 1.2 does, and so as language servers do: no dates, no sexagesimal numbers."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)

EVERYTHING = (Path(__file__).parent / "every_key.yaml").read_text(encoding="utf-8")


def problems(tree: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(tree)]


def everything() -> Any:
    return copy.deepcopy(_EVERYTHING)


_EVERYTHING = yaml.load(EVERYTHING, Loader=EditorLoader)  # noqa: S506 - a safe loader of our own


def as_loaded(node: Any) -> Any:
    """Make of a tree what the loader of YAML makes of it: every plain value is a text, nothing is None."""
    if isinstance(node, dict):
        return {key: as_loaded(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_loaded(value) for value in node]
    return node if node is None else str(node)


def places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Name every place in a tree, containers included."""
    if path:
        yield path
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


def replaced(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(tree)
    node = changed
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return changed


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in {"": schema, **schema["$defs"]}.items():
        for key, value in part.get("properties", {}).items():
            yield f"{name}.{key}", value


def test_the_schema_is_valid_against_its_dialect() -> None:
    schema = briefing_schema()
    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["$id"]) == ("https://json-schema.org/draft/2020-12/schema", SCHEMA_ID)


def test_the_schema_names_no_host_but_its_dialect() -> None:
    assert set(re.findall(r"https?://[\w.-]+", schema_text())) == {"https://json-schema.org"}


def test_the_schema_of_the_docs_is_fresh() -> None:
    written = (ROOT / "docs" / "briefing.schema.json").read_bytes()
    assert written == schema_text().encode(), "run scripts/write_schema.py"


def test_every_key_of_every_part_is_described() -> None:
    assert [name for name, value in properties(briefing_schema()) if len(value.get("description", "")) < 12] == []


def test_every_part_and_choice_is_described() -> None:
    assert [name for name, part in briefing_schema()["$defs"].items() if not part.get("description")] == []


def test_every_value_of_every_choice_is_explained() -> None:
    choices = [part for part in briefing_schema()["$defs"].values() if "enum" in part]
    assert len(choices) == len(MEANINGS)
    assert all(len(part["enumDescriptions"]) == len(part["enum"]) for part in choices)


def test_every_choice_of_the_model_has_its_meanings() -> None:
    public = {value for name in briefing.model.__all__ if isinstance(value := getattr(briefing.model, name), type)}
    choices = {value for value in public if issubclass(value, StrEnum) and value.__name__ != "TargetKind"}
    assert choices == set(MEANINGS)
    assert all(set(meanings) == set(choice) for choice, meanings in MEANINGS.items())


def test_every_mapping_is_closed() -> None:
    schema = briefing_schema()
    mappings = [schema, *(part for part in schema["$defs"].values() if part["type"] == "object")]
    assert all(part["additionalProperties"] is False for part in mappings)


def test_the_schema_knows_the_keys_of_the_model() -> None:
    assert list(briefing_schema()["properties"]) == list(Briefing.model_fields)


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.name)
def test_no_editor_paints_a_shipped_brief_red(path: Path) -> None:
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506 - likewise
    assert problems(tree) == []


def test_there_are_shipped_briefs_to_try() -> None:
    assert len(BRIEFS) >= 2


def test_a_brief_with_every_key_is_right() -> None:
    assert problems(everything()) == []
    Briefing.model_validate(as_loaded(everything()))


def test_the_brief_with_every_key_leaves_none_out() -> None:
    used = {step for path in places(everything()) for step in path if isinstance(step, str)}
    assert {name.split(".")[1] for name, _ in properties(briefing_schema())} <= used


VALUES: tuple[object, ...] = (None, "x", "TLP:RED", 0, 1, "2", 2024, 2.5, "2024-03-07", [], ["ada"], [1], {"text": "x"})


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_what_the_model_takes_the_schema_takes_too(value: object) -> None:
    accepted = 0
    for path in places(everything()):
        changed = replaced(everything(), path, value)
        try:
            Briefing.model_validate(as_loaded(changed))
        except ValidationError:
            continue
        accepted += 1
        assert problems(changed) == [], f"{path} = {value!r}"
    assert accepted


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("briefing",), 2),
        (("title",), None),
        (("title",), ["a"]),
        (("marking",), "TLP:AMBR"),
        (("sumary",), "unknown key"),
        (("event", "sumary"), "unknown key"),
        (("event", "status"), "done"),
        (("quotes", 0, "at"), 0),
        (("quotes", 0, "at"), "first"),
        (("quotes", 0, "credibility"), 7),
        (("quotes", 0, "credibility"), "7"),
        (("quotes", 0, "speaker"), "no id"),
        (("quotes", 0, "kind"), "quoted"),
        (("quotes",), {"Q1": {}}),
        (("actors",), ["ada"]),
        (("actors", "1st"), {"name": "ill-formed id"}),
        (("actors", "ada", "country"), "norway"),
        (("sources", "report", "url"), "javascript:alert(1)"),
        (("sources", "report", "archive", "sha256"), "0123"),
        (("sources", "report", "published"), True),
        (("sources", "report", "published"), {"edft": "2024"}),
        (("tensions", 0, "positions"), [{"party": "ada", "position": "alone"}]),
        (("tensions", 0, "level"), 6),
        (("assessments", 0, "likelihood"), "probably"),
    ],
    ids=str,
)
def test_an_editor_marks_what_is_wrong(path: tuple[Any, ...], value: object) -> None:
    assert problems(replaced(everything(), path, value))


@pytest.mark.parametrize(
    "path", [("title",), ("event",), ("briefing",), ("event", "summary"), ("quotes", 0, "speaker")], ids=str
)
def test_an_editor_misses_what_is_missing(path: tuple[Any, ...]) -> None:
    tree = everything()
    node = tree
    for step in path[:-1]:
        node = node[step]
    del node[path[-1]]
    assert problems(tree)


def test_the_schema_is_json_with_a_line_end() -> None:
    assert json.loads(schema_text()) == briefing_schema()
    assert schema_text().endswith("}\n")
