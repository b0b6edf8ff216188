"""The reference and the man pages are what the code says: each command, option, key, field, rule and JSON key."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click import Choice, Option

from briefing.check.normalise import EQUIVALENCES
from briefing.check.registry import REGISTRY
from briefing.cli.commands import COMMANDS as NAMES
from briefing.cli.main import main
from briefing.model.schema import briefing_schema
from briefing.reader.commands import ASKING, COMMANDS, LOOKING, PICKING, STARTING
from programs import needs_program

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT / "scripts"))

from json_reference import OUTPUTS  # noqa: E402 - scripts are no package
from write_man_pages import man_pages  # noqa: E402 - likewise
from write_reference import PAGES, commands  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RENEW = "`make docs` renews it"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_reference_is_what_the_code_says(name: str) -> None:
    assert (DOCS / "reference" / name).read_text(encoding="utf-8") == PAGES[name](), RENEW


def test_the_man_pages_are_what_the_commands_say() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "man").iterdir()}
    assert written == dict(man_pages()), RENEW
    assert set(written) == {"briefing.1", *(f"briefing-{name}.1" for name in NAMES)}


def test_every_option_has_its_row_and_its_entry_in_the_man_page() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    missing = []
    for name, command in commands():
        part = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        man = (DOCS / "man" / f"{name.replace(' ', '-')}.1").read_text(encoding="utf-8").replace("\\-", "-")
        options = [option for option in command.params if isinstance(option, Option)]
        missing += [
            f"{name} {word}"
            for option in options
            for word in option.opts
            if not re.search(rf"\| `(?:[^`]*, )?{re.escape(word)}\b", part) or f"{word}" not in man
        ]
        missing += [f"{name} {option.name}: no help" for option in options if not option.help]
    assert missing == []


def test_every_key_field_rule_and_equivalence_is_told() -> None:
    keys = (DOCS / "reference" / "keys.md").read_text(encoding="utf-8")
    commands = (*COMMANDS, *LOOKING, *PICKING, *STARTING, *ASKING)
    assert [one.id for one in commands if one.title.replace("|", "\\|") not in keys] == []
    file = (DOCS / "reference" / "file.md").read_text(encoding="utf-8")
    parts = {"The brief": briefing_schema(), **briefing_schema()["$defs"]}
    for name, part in parts.items():
        text = file.split(f"\n## {name}\n")[1].split("\n## ")[0]
        assert [key for key in part.get("properties", part.get("enum", ())) if f"| `{key}` |" not in text] == []
    rules = (DOCS / "rules.md").read_text(encoding="utf-8")
    assert [code for code in REGISTRY if f"| {code} |" not in rules] == []
    equivalences = (DOCS / "reference" / "equivalences.md").read_text(encoding="utf-8")
    assert [row.name for row in EQUIVALENCES if f"| {row.name} |" not in equivalences] == []


def paths_in(value: object, path: str = "", named: Mapping[str, str] | None = None) -> Iterator[str]:
    """The paths of all keys of JSON; a key that is an id or the path of a value gets the name of its kind."""
    if isinstance(value, dict):
        for key, inside in value.items():
            name = (named or {}).get(path, key)
            below = f"{path}.{name}" if path else name
            yield below
            if below != "brief":
                yield from paths_in(inside, below, named)
    elif isinstance(value, list):
        for inside in value:
            yield from paths_in(inside, f"{path}[]", named)


GIVEN = {
    "briefing diff -f json": ["diff", "-f", "json", "briefs/harbour-strike.yaml", "briefs/moldova-france.yaml"],
    "briefing check --format json": ["check", "--format", "json", "briefs"],
    "briefing verify --format json": ["verify", "report.md", "--against", "briefs/sources", "--format", "json"],
    "briefing list --json": ["list", "--json", "briefs"],
    "briefing search --json": ["search", "--json", "tomorrow OR fog", "briefs"],
    "briefing who --json": ["who", "--in", "named.txt", "--json", "briefs"],
    "briefing timeline --json": ["timeline", "--json", "briefs"],
    "briefing sources --json": ["sources", "--json", "briefs"],
    "briefing same --json": ["same", "--json", "briefs"],
    "briefing export -f json": ["export", "-f", "json", "briefs/harbour-strike.yaml"],
}
NAMED = {"references": "ID", "dates": "PATH", "unread": "ID"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Briefs in which something is found, and one that does not load."""
    folder = tmp_path / "briefs"
    (folder / "sources").mkdir(parents=True)
    for name in ("harbour-strike.yaml", "moldova-france.yaml"):
        (folder / name).write_bytes((ROOT / "briefs" / name).read_bytes())
    for source in (ROOT / "briefs" / "sources").glob("*wire*"):
        (folder / "sources" / source.name).write_bytes(source.read_bytes())
    (folder / "broken.yaml").write_text("briefing: 1\ntitle: Ferries\nsumary: They stopped.\n")
    later = (folder / "harbour-strike.yaml").read_text(encoding="utf-8").replace("id: harbour-strike", "id: later")
    (folder / "later.yaml").write_text(later, encoding="utf-8")
    (tmp_path / "named.txt").write_text("Tomas Reyl spoke to Ilse Marant.\n")
    (tmp_path / "report.md").write_text('They said "the terminal could open tomorrow" and "never again".\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("output", OUTPUTS)
def test_every_key_of_a_json_output_is_told_and_no_other(output: str, capsysbinary: Any) -> None:
    with pytest.raises(SystemExit):
        main(GIVEN[output])
    written = set(paths_in(json.loads(capsysbinary.readouterr().out), named=NAMED))
    assert written == set(OUTPUTS[output])


def test_every_command_that_writes_json_is_told() -> None:
    writing = [
        f"{name} {option.opts[0]}{'' if option.is_flag else ' json'}"
        for name, command in commands()
        for option in command.params
        # 'convert' writes a brief, which the page of the file tells.
        if name != "briefing convert"
        and isinstance(option, Option)
        and ("--json" in option.opts or (isinstance(option.type, Choice) and "json" in option.type.choices))
    ]
    assert sorted(writing) == sorted(OUTPUTS)


def test_a_key_that_is_not_told_would_be_noticed() -> None:
    data = {"files": [{"path": "a", "new": 1}], "references": {"Q1": {"kind": "quote"}}, "brief": {"title": "x"}}
    assert set(paths_in(data, named=NAMED)) == {
        "files",
        "files[].path",
        "files[].new",
        "references",
        "references.ID",
        "references.ID.kind",
        "brief",
    }


@pytest.mark.needs_program("mandoc")
def test_the_man_pages_have_no_fault() -> None:
    pages = sorted(str(path) for path in (DOCS / "man").iterdir())
    command = [needs_program("mandoc"), "-T", "lint", "-W", "warning", *pages]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == ""


def test_the_citation_names_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    import briefing

    assert citation["version"] == briefing.__version__
    assert {"cff-version", "message", "title", "authors", "license", "date-released"} <= set(citation)
    assert citation["license"] == "MIT"
