"""Statements are added and edited, drafts accepted and dropped: nothing else changes, and all comes back."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.files import load
from briefing.files.changing import ChangeRefused, write_change
from briefing.files.revising import (
    NewActor,
    Wanted,
    accept_draft,
    add_statement,
    drop_draft,
    edit_statement,
    id_of_next,
)
from briefing.model import QuoteKind
from examples import examples
from strategies import EDTF, line_texts, raw_briefs

if TYPE_CHECKING:
    from briefing.files import BriefingFile
    from briefing.files.changing import FileChange
    from briefing.model import Briefing

HEAD = "briefing: 1\ntitle: Levee\nevent: {summary: It held.}\n"
ACTORS = "actors:\n  orr: {name: Ben Orr}  # the mayor\n"
BRIEF = f"""\
{HEAD}{ACTORS}quotes:
  # the first day
  - draft: true   # paragraph 2: "said"
    text: We hold
    speaker: orr
  - text: We wait   # longer
    speaker: orr
    draft: true
  - text: We leave
    speaker: null
timeline:
  - {{date: 2020-01-01, text: It held., refs: [Q3], draft: true}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "levee.yaml"


def written(path: Path, text: str | bytes) -> BriefingFile:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def after(change: FileChange) -> str:
    """What the file holds after a change, which is then taken back."""
    write_change(change)
    found = change.path.read_bytes()
    write_change(change.undone)
    assert change.path.read_bytes() == change.before
    return found.decode()


def test_a_statement_goes_behind_the_others(path: Path) -> None:
    file = written(path, BRIEF)
    changed = after(add_statement(file, Wanted("We stay", QuoteKind.DIRECT, ("orr",), "2020-01-02", None, 3)))
    new = "  - text: We stay\n    speaker: orr\n    date: '2020-01-02'\n    at: 3\n"
    assert changed == BRIEF.replace("timeline:\n", f"{new}timeline:\n")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_first_statement_of_a_brief_and_a_new_actor(path: Path, ending: str) -> None:
    text = f"{HEAD}{ACTORS}# the end\n".replace("\n", ending)
    change = add_statement(written(path, text), Wanted("We stay", speaker=("lupu",)), [NewActor("lupu", "Ana Lupu")])
    entry, item = "  lupu:\n    name: Ana Lupu\n", "quotes:\n- text: We stay\n  speaker: lupu\n"
    expected = f"{HEAD}{ACTORS}{entry}# the end\n{item}".replace("\n", ending)
    assert after(change) == expected


def test_an_id_is_written_where_the_place_would_not_give_it(path: Path) -> None:
    own = f"{HEAD}quotes:\n- {{id: Q2, text: a, speaker: null}}\n"
    file = written(path, own)
    assert id_of_next(file) == "Q3"
    assert after(add_statement(file, Wanted("b"))) == f"{own}- id: Q3\n  text: b\n  speaker: null\n"
    given_ids = f"{HEAD}quotes:\n- {{id: Q1, text: a, speaker: null}}\n"
    assert after(add_statement(written(path, given_ids), Wanted("b"))).endswith(
        "- id: Q2\n  text: b\n  speaker: null\n"
    )


def test_a_draft_is_accepted_and_what_was_said_of_it_stays(path: Path) -> None:
    file = written(path, BRIEF)
    assert after(accept_draft(file, ("quotes", 0))) == BRIEF.replace("- draft: true   # para", "- # para")
    assert after(accept_draft(file, ("quotes", 1))) == BRIEF.replace(
        "    draft: true\n  - text: We l", "  - text: We l"
    )
    assert after(accept_draft(file, ("timeline", 0))) == BRIEF.replace(", draft: true}", "}")


def test_a_draft_is_dropped_and_those_behind_it_keep_their_ids(path: Path) -> None:
    file = written(path, BRIEF)
    changed = after(drop_draft(file, ("quotes", 1)))
    gone = "  - text: We wait   # longer\n    speaker: orr\n    draft: true\n"
    assert changed == BRIEF.replace(gone, "").replace("- text: We leave", "- id: Q3\n    text: We leave")
    assert after(drop_draft(file, ("timeline", 0))).endswith("timeline: []\n")


@pytest.mark.parametrize(
    ("path_of_it", "why"),
    [(("quotes", 2), "E1 refers to it"), (("actors", "orr"), "Q1 and Q2 refer to it"), (("event",), "has an event")],
)
def test_what_something_refers_to_is_not_dropped(path: Path, path_of_it: tuple[str | int, ...], why: str) -> None:
    with pytest.raises(ChangeRefused, match=why):
        drop_draft(written(path, BRIEF), path_of_it)
    assert path.read_text() == BRIEF


def test_what_a_token_refers_to_is_not_dropped_either(path: Path) -> None:
    head = HEAD.replace("It held.", "'It held [Q1].'")
    text = f"{head}quotes:\n- {{text: a, speaker: null, draft: true}}\n"
    with pytest.raises(ChangeRefused, match="event refers to it"):
        drop_draft(written(path, text), ("quotes", 0))


def test_an_edit_changes_what_was_edited_and_accepts(path: Path) -> None:
    file = written(path, BRIEF)
    wanted = Wanted("We hold: all", QuoteKind.INDIRECT, (), "2020?")
    changed = after(edit_statement(file, "Q1", wanted))
    new = """\
  - # paragraph 2: "said"
    text: 'We hold: all'
    kind: indirect
    date: '2020?'
    speaker: null
"""
    old = '  - draft: true   # paragraph 2: "said"\n    text: We hold\n    speaker: orr\n'
    assert changed == BRIEF.replace(old, new)


def test_an_edit_that_changes_nothing_is_told(path: Path) -> None:
    file = written(path, BRIEF)
    with pytest.raises(ChangeRefused, match="says this already"):
        edit_statement(file, "Q3", Wanted("We leave"))
    with pytest.raises(ChangeRefused, match="no statement Q9"):
        edit_statement(file, "Q9", Wanted("We leave"))


@pytest.mark.parametrize(
    ("date", "wanted", "expected"),
    [
        ("2020", "", ""),
        ("2020", "2021-02", "date: 2021-02, "),
        ("{edtf: 2020, text: last year}", "2021", "date: {edtf: '2021', text: last year}, "),
        ("{text: last year}", "2019", "date: {edtf: '2019', text: last year}, "),
        ("{basis: unknown}", "2019", "date: {edtf: '2019', basis: unknown}, "),
        ("{edtf: 2020, text: last year}", "", ""),
    ],
)
def test_a_date_keeps_the_words_of_the_source(path: Path, date: str, wanted: str, expected: str) -> None:
    text = f"{HEAD}quotes: [{{text: a, date: {date}, speaker: null}}]\n"
    change = edit_statement(written(path, text), "Q1", Wanted("a", date=wanted))
    assert after(change) == f"{HEAD}quotes: [{{text: a, {expected}speaker: null}}]\n"


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Wanted(" "), "text"),
        (Wanted("a", date="2020-13-01"), "date"),
        (Wanted("a", speaker=("nobody",)), "unknown actor 'nobody'"),
        (Wanted("a", source="nowhere"), "unknown source 'nowhere'"),
        (Wanted("a", at=0), "at"),
    ],
)
def test_what_no_statement_can_say_is_refused(path: Path, wanted: Wanted, why: str) -> None:
    file = written(path, BRIEF)
    with pytest.raises(ChangeRefused, match=why):
        add_statement(file, wanted)
    assert path.read_text() == BRIEF


@pytest.mark.parametrize("key", ["Q1", "orr", "1st", ""])
def test_a_new_actor_must_have_an_id_of_its_own(path: Path, key: str) -> None:
    with pytest.raises(ChangeRefused):
        add_statement(written(path, BRIEF), Wanted("a"), [NewActor(key, "Ana Lupu")])


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - a brief has no aliases
        return True


def dumped(raw: dict[str, Any], flow: bool | None, indent: int, ending: str) -> bytes:
    options: dict[str, Any] = {"default_flow_style": flow, "indent": indent, "allow_unicode": True, "sort_keys": False}
    text: str = yaml.dump(raw, Dumper=_Plain, **options)
    # PyYAML writes some texts with odd line breaks so that it does not read the same text back.
    assume(yaml.safe_load(text) == raw)
    lines = text.split("\n")
    if flow is not True:
        lines = [
            line for part in lines for line in ([f"# {len(lines)}", part] if part.startswith("quotes:") else [part])
        ]
    return ending.join(lines).encode()


STYLES = {
    "flow": st.sampled_from([True, False, None]),
    "indent": st.sampled_from([2, 4, 7]),
    "ending": st.sampled_from(["\n", "\r\n"]),
}


def opened(folder: str, raw: dict[str, Any], style: dict[str, Any]) -> BriefingFile:
    path = Path(folder) / "b.yaml"
    path.write_bytes(dumped(raw, **style))
    return load(path)


def changed_and_back(file: BriefingFile, change: FileChange) -> Briefing:
    """The brief after a change; the change is then taken back, byte for byte."""
    assert file.path is not None
    before = file.path.read_bytes()
    write_change(change)
    found = load(file.path).briefing
    write_change(change.undone)
    assert file.path.read_bytes() == before
    return found


@settings(max_examples=examples(60))
@given(
    raw=raw_briefs(),
    style=st.fixed_dictionaries(STYLES),
    text=line_texts(),
    kind=st.sampled_from(QuoteKind),
    data=st.data(),
)
def test_any_brief_takes_any_statement_and_gives_it_back(
    raw: dict[str, Any], style: dict[str, Any], text: str, kind: QuoteKind, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = opened(folder, raw, style)
        who = tuple(data.draw(st.lists(st.sampled_from(sorted(raw["actors"])), unique=True))) if raw["actors"] else ()
        date = data.draw(st.sampled_from(("", *EDTF)))
        name = data.draw(st.none() | line_texts())
        actors = [NewActor("new", name)] if name else []
        wanted = Wanted(
            text, kind, (*who, *(actor.key for actor in actors)), date, passage=data.draw(st.just("") | line_texts())
        )
        found = changed_and_back(file, add_statement(file, wanted, actors))
    *others, new = found.quotes
    assert tuple(others) == file.briefing.quotes
    assert (new.id, new.text, new.speaker) == (id_of_next(file), text.strip(), wanted.speaker)
    rest: dict[str, Any] = {"quotes": (), "actors": {}}
    assert found.model_copy(update=rest) == file.briefing.model_copy(update=rest)
    assert {key: actor for key, actor in found.actors.items() if key != "new"} == file.briefing.actors


@settings(max_examples=examples(60))
@given(raw=raw_briefs(), style=st.fixed_dictionaries(STYLES), data=st.data())
def test_any_draft_is_accepted_or_dropped_and_comes_back(
    raw: dict[str, Any], style: dict[str, Any], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = opened(folder, raw, style)
        drafts = file.index.drafts
        assume(drafts)
        chosen = data.draw(st.sampled_from(drafts))
        accepted = changed_and_back(file, accept_draft(file, chosen.path))
        assert accepted != file.briefing
        others = [draft for draft in drafts if draft != chosen]
        assert [draft.path for draft in _drafts(accepted)] == [draft.path for draft in others]
        try:
            change = drop_draft(file, chosen.path)
        except ChangeRefused:
            assert chosen.path == ("event",) or file.index.uses.get(chosen.id)
            return
        dropped = changed_and_back(file, change)
    for section in type(dropped).model_fields:
        before, now = getattr(file.briefing, section), getattr(dropped, section)
        if section != chosen.path[0]:
            assert now == before
        elif isinstance(now, tuple):
            assert now == (*before[: chosen.path[1]], *before[int(chosen.path[1]) + 1 :])


def _drafts(briefing: Briefing) -> list[Any]:
    from briefing.model import BriefingIndex

    return list(BriefingIndex(briefing).drafts)


@settings(max_examples=examples(60))
@given(
    raw=raw_briefs(),
    style=st.fixed_dictionaries(STYLES),
    text=line_texts(),
    kind=st.sampled_from(QuoteKind),
    data=st.data(),
)
def test_any_statement_is_edited_and_comes_back(
    raw: dict[str, Any], style: dict[str, Any], text: str, kind: QuoteKind, data: st.DataObject
) -> None:
    assume(raw["quotes"])
    with tempfile.TemporaryDirectory() as folder:
        file = opened(folder, raw, style)
        quote = data.draw(st.sampled_from(file.briefing.quotes))
        date = data.draw(st.sampled_from(("", *EDTF)))
        who = tuple(data.draw(st.lists(st.sampled_from(sorted(raw["actors"])), unique=True))) if raw["actors"] else ()
        assume(quote.draft or (text.strip(), kind, who) != (quote.text, quote.kind, quote.speaker))
        found = changed_and_back(file, edit_statement(file, quote.id, Wanted(text, kind, who, date)))
    new = next(one for one in found.quotes if one.id == quote.id)
    assert (new.text, new.kind, new.speaker, new.draft) == (text.strip(), kind, who, False)
    same = {"text": "", "kind": None, "speaker": (), "draft": False, "date": None}
    assert new.model_copy(update=same) == quote.model_copy(update=same)
    assert found.model_copy(update={"quotes": ()}) == file.briefing.model_copy(update={"quotes": ()})
    assert [one for one in found.quotes if one.id != quote.id] == [
        one for one in file.briefing.quotes if one.id != quote.id
    ]
