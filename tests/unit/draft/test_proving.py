"""No draft has a quotation that the check does not find, whatever is proposed by whom."""

from __future__ import annotations

import datetime as dt
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.capture import Captured, capture
from briefing.capture.article import Provenance
from briefing.check import Standing, check_brief
from briefing.draft import (
    DraftPlace,
    Proposal,
    ProposedActor,
    ProposedDate,
    ProposedDiscrepancy,
    ProposedEntry,
    ProposedEvent,
    ProposedNote,
    ProposedPair,
    ProposedStatement,
    ProposedVersion,
    drafting,
)
from briefing.draft.drafting import Draft, draft_of, plan_sources
from briefing.draft.outside import read_answer
from briefing.errors import BriefingError, Severity
from briefing.files import load_text
from briefing.files.template import uncommented
from briefing.model.drafts import DRAFT_PATTERNS
from briefing.model.references import select
from briefing.sources import ArchiveText
from briefing.sources.archive import split_paragraphs
from examples import examples
from strategies import EDTF, NASTY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.draft import SourceReport

NOW = dt.datetime(2031, 5, 4, 9, 30, tzinfo=dt.UTC)
PARAGRAPHS = (
    "Bakers close their shops",
    "ORLA — The bakers of Orla closed their shops on Monday over the price of flour.",
    '"We cannot bake with air," said Vera Lind, who speaks for the bakers. "Flour costs twice as much."',
    "The mill said it would not sell below its costs. Its owner, Piet Roos, called the strike “a gift to nobody”.",
    "‘It’s over,’ Lind told the Coast Post. He said \"no\" and never 'yes'.",
)
OTHER = ("The mill stands still", '"We do not sell at a loss," Piet Roos said on 2 May. About 40 bakers went home.')
SAID = (
    "We cannot bake with air",
    "Flour costs twice as much.",
    "a gift to nobody",
    "It’s over",
    "We can bake with air",
)
NAMES = (
    "Vera Lind",
    "Lind",
    "Piet Roos",
    "The mill",
    "Nobody At All",
    "no",
    "12:30",
    "a: b",
    "# name",
    "- x",
    "\x1b[2J",
)
quick = settings(max_examples=examples(100), deadline=None, suppress_health_check=list(HealthCheck))


def captured(paragraphs: tuple[str, ...] = PARAGRAPHS, **known: str) -> Captured:
    text = "\n\n".join(paragraphs)
    return Captured(paragraphs, text.encode(), ".txt", Provenance(title=paragraphs[0], **known))


REPORTS = (captured(publisher="Coast Post", published="2031-05-03"), captured(OTHER, publisher="Mill News"))
SOURCES = plan_sources({str(number): report for number, report in enumerate(REPORTS)}, Path("/nowhere"), now=NOW)
KEYS = tuple(source.key for source in SOURCES)

words = st.sampled_from([*SAID, *PARAGRAPHS, *OTHER, *NASTY, ""])
marked = words.map(lambda text: f"They say “{text}” and “{SAID[0]}”.")
texts = st.one_of(words, marked, st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
ids = st.sampled_from(["lind", "roos", "no", "mill", "y", "null", "gone"])
places = st.builds(DraftPlace, st.sampled_from([*KEYS, "gone"]), st.integers(1, 9))
dates = st.builds(
    ProposedDate,
    texts,
    st.one_of(st.none(), st.sampled_from([*EDTF, "soon", ""])),
    st.sampled_from(["stated", "unknown"]),
)
sure = st.booleans()
statements = st.builds(
    ProposedStatement,
    kind=st.sampled_from(["direct", "mixed", "indirect"]),
    text=texts,
    source=st.sampled_from([*KEYS, "gone"]),
    at=st.integers(1, 9),
    speakers=st.lists(ids, max_size=2).map(tuple),
    passage=texts,
    cue=texts,
    date=st.one_of(st.none(), dates),
    venue=texts,
    via=st.lists(texts, max_size=2).map(tuple),
    also=st.lists(places, max_size=2).map(tuple),
    note=texts,
    why=texts,
    sure=sure,
)
actors = st.builds(
    ProposedActor,
    id=ids,
    name=st.one_of(st.sampled_from(NAMES), texts),
    kind=st.sampled_from(["person", "organization", ""]),
    place=places,
    role=texts,
    aliases=st.lists(texts, max_size=2).map(tuple),
    country=st.sampled_from(["", "MD", "XX"]),
    why=texts,
    sure=sure,
)
entries = st.builds(
    ProposedEntry,
    date=dates,
    text=texts,
    place=places,
    actors=st.lists(ids, max_size=2).map(tuple),
    why=texts,
    sure=sure,
)
discrepancies = st.builds(
    ProposedDiscrepancy,
    question=texts,
    versions=st.lists(st.builds(ProposedVersion, texts, places), max_size=3).map(tuple),
    why=texts,
    sure=sure,
)
proposals = st.builds(
    Proposal,
    title=texts,
    event=st.builds(
        ProposedEvent, summary=texts, place=places, when=st.one_of(st.none(), dates), where=texts, why=texts
    ),
    actors=st.lists(actors, max_size=4, unique_by=lambda actor: actor.id).map(tuple),
    statements=st.lists(statements, max_size=5).map(tuple),
    timeline=st.lists(entries, max_size=3).map(tuple),
    discrepancies=st.lists(discrepancies, max_size=2).map(tuple),
    pairs=st.lists(st.builds(ProposedPair, ids, ids, texts), max_size=2).map(tuple),
    notes=st.lists(st.builds(ProposedNote, places, texts, texts, texts), max_size=2).map(tuple),
)


def drafted(**settings: Any) -> Draft:
    return draft_of(SOURCES, REPORTS, now=NOW, file="b.yaml", schema="s.json", **settings)


ARCHIVES = {
    source.key: ArchiveText(report.paragraphs, source.entry["archive"]["sha256"])
    for source, report in zip(SOURCES, REPORTS, strict=True)
}
"""The texts of both reports."""


def assert_proved(text: str, archives: Mapping[str, ArchiveText] = ARCHIVES) -> None:
    """The check finds no fault with a draft beside the texts of its reports."""
    check = check_brief(load_text(text), archives)
    standings = {verdict.standing for verdict in check.proof.verdicts.values()}
    assert standings <= {Standing.VERIFIED, Standing.PASSAGE_FOUND}
    assert not [finding for finding in check.findings if finding.severity is Severity.ERROR]
    brief = load_text(text).briefing
    assert all(item.draft for pattern in DRAFT_PATTERNS for _, item in select(brief, pattern))


@quick
@given(proposals)
def test_whatever_an_engine_proposes_is_proved_or_a_comment(proposal: Proposal) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafting, "propose", lambda _reports: proposal)
        draft = drafted()
    assert_proved(draft.text)
    # What stands in comments is in the form of the template, and can be taken out of them.
    assert uncommented(draft.text).count("\n") == draft.text.count("\n")


pieces = st.sampled_from(
    [
        *(
            "Vera Lind",
            "she",
            "The mill",
            "“",
            "”",
            '"',
            "'",
            "«",
            "»",
            "said",
            "told the Coast Post",
            "according to",
            ",",
        ),
        *(". ", ": ", "that", "We cannot bake", "not", "on Monday", "2 May 2031", "[Q1]", "[sic]", "...", "\xa0", "no"),
        *NASTY,
    ]
)
paragraphs = st.lists(pieces, min_size=1, max_size=14).map(" ".join)
articles = st.lists(paragraphs, min_size=1, max_size=6).filter(lambda one: any(text.split() for text in one))


@quick
@given(articles, articles)
def test_whatever_the_reports_are_the_draft_of_them_is_proved(first: list[str], second: list[str]) -> None:
    reports = {
        str(number): capture("\n\n".join(text).encode(), "a.txt", allow_short=True)
        for number, text in enumerate((first, second))
    }
    sources = plan_sources(reports, Path("/nowhere"), now=NOW)
    text = draft_of(sources, list(reports.values()), now=NOW, file="b.yaml", schema="s.json").text
    by_digest = {source.entry["archive"]["sha256"]: source.key for source in sources}
    archives = {}
    for report in reports.values():
        digest = sha256(report.text.encode()).hexdigest()
        archives[by_digest[digest]] = ArchiveText(split_paragraphs(report.text), digest)
    assert_proved(text, archives)


def test_words_that_a_speaker_denies_are_no_statement_of_theirs() -> None:
    told = (
        "The council met on Tuesday in Orla.\n\n"
        'The mayor, Jon Abel, denied saying "we will close the mill for good" at the meeting.\n\n'
        '"We never planned to close anything," Abel told reporters.'
    )
    reports = {"a": capture(told.encode(), "a.txt", allow_short=True)}
    sources = plan_sources(reports, Path("/nowhere"), now=NOW)
    text = draft_of(sources, list(reports.values()), now=NOW, file="b.yaml", schema="s.json").text
    quotes = load_text(text).briefing.quotes
    assert [quote.text for quote in quotes] == ["We never planned to close anything"]
    assert "not asserted: the source says that the words were not said" in text


json_texts = st.one_of(texts, st.sampled_from(["\ud800", "a" * 30_000, "\0"]))
hostile = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["direct", "mixed", "indirect", "guess", None]),
        "text": st.one_of(json_texts, st.none(), st.integers()),
        "at": st.one_of(st.integers(-1, 9), st.just("3"), st.just(10**30), st.just(True)),
    },
    optional={
        "source": st.one_of(st.sampled_from([*KEYS, "gone"]), json_texts, st.none()),
        "speaker": st.one_of(st.sampled_from(NAMES), json_texts, st.none(), st.just(["Lind"])),
        "passage": json_texts,
        "cue": json_texts,
        "date": st.one_of(st.fixed_dictionaries({"text": json_texts}, optional={"edtf": json_texts}), json_texts),
        "venue": json_texts,
        "via": st.one_of(st.lists(json_texts, max_size=3), json_texts),
        "why": json_texts,
        "quotation": json_texts,
    },
)
json_values = st.recursive(st.one_of(st.none(), st.booleans(), st.floats(), json_texts), st.lists)


@quick
@given(st.lists(st.one_of(hostile, json_values), max_size=6))
def test_whatever_another_program_answers_is_proved_or_refused(items: list[Any]) -> None:
    answer = json.dumps({"version": 1, "statements": items}).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.draft.answers.ask", lambda *_args, **_more: read_answer(answer, "engine"))
        draft = drafted(command="engine")
    assert_proved(draft.text)
    kept = len(load_text(draft.text).briefing.quotes)
    assert kept + len(draft.refused) == len(items)
    assert len({refused.number for refused in draft.refused}) == len(draft.refused)


def refusals(*items: dict[str, Any]) -> dict[int, str]:
    answer = json.dumps({"version": 1, "statements": items}).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.draft.answers.ask", lambda *_args, **_more: read_answer(answer, "engine"))
        draft = drafted(command="engine")
    assert_proved(draft.text)
    return {refused.number: refused.reason for refused in draft.refused}


STANDS = {"kind": "direct", "text": "We cannot bake with air", "source": KEYS[0], "at": 3, "speaker": "Vera Lind"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": "We cannot bake with flour"}, "nearest, paragraph 3: We cannot bake with [-flour-]"),
        ({"at": 4}, "stand in paragraph 3, not 4"),
        ({"at": 40}, f"'{KEYS[0]}' has no paragraph 40: it has 5"),
        ({"source": "times"}, "there is no report 'times'"),
        ({"source": None}, "it names no source, and there are 2 reports"),
        ({"speaker": "Piet Roos"}, "beside the words the source names Vera Lind"),
        ({"speaker": "Ada Smith"}, f"its speaker 'Ada Smith' is named nowhere in '{KEYS[0]}'"),
        ({"kind": "indirect"}, "an indirect statement needs the 'passage' of the report that it rests on"),
        ({"kind": "guess"}, "'kind' is wrong: input should be 'direct', 'mixed' or 'indirect'"),
        ({"mood": "angry"}, "'mood' is not a key of a statement"),
        ({"text": "The bakers of Orla closed their shops", "at": 2}, "not in quotation marks there"),
        ({"date": {"text": "Monday", "edtf": "soonish"}}, "soonish"),
    ],
)
def test_a_statement_that_is_refused_says_why(change: dict[str, Any], reason: str) -> None:
    refused = refusals({**STANDS, "text": "Flour costs twice as much."}, {**STANDS, **change})
    assert list(refused) == [2]
    assert reason in refused[2]


def test_a_name_that_several_have_is_refused() -> None:
    both = (
        ProposedActor(id="vera", name="Vera Lind", kind="person", aliases=("Lind",), place=DraftPlace(KEYS[0], 3)),
        ProposedActor(id="anna", name="Anna Lind", kind="person", aliases=("Lind",), place=DraftPlace(KEYS[0], 3)),
    )
    event = ProposedEvent(summary=PARAGRAPHS[1], place=DraftPlace(KEYS[0], 2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafting, "propose", lambda _reports: Proposal(title="Bakers", event=event, actors=both))
        assert refusals({**STANDS, "speaker": "Lind"}) == {1: "its speaker 'Lind' may be Vera Lind or Anna Lind"}


def test_the_same_statement_is_taken_once() -> None:
    assert refusals(STANDS, STANDS) == {2: "it was proposed twice"}


def test_what_another_program_proposes_takes_the_place_of_the_own_statements() -> None:
    answer = json.dumps({"version": 1, "statements": [STANDS]}).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.draft.answers.ask", lambda *_args, **_more: read_answer(answer, "engine"))
        brief = load_text(drafted(command="engine").text).briefing
    assert [(quote.text, quote.at) for quote in brief.quotes] == [("We cannot bake with air", 3)]
    assert [brief.actors[key].name for key in brief.quotes[0].speaker] == ["Vera Lind"]


@pytest.mark.parametrize("answer", [b"", b"\xff\xfe", b"{", b"[" * 100_000, b"{}", b'{"version": 2, "statements": []}'])
def test_an_answer_of_another_form_is_told(answer: bytes) -> None:
    with pytest.raises(BriefingError, match="engine"):
        read_answer(answer, "engine")


def test_the_question_has_the_paragraphs_as_the_check_numbers_them() -> None:
    asked: list[SourceReport] = []

    def ask(_command: str, reports: list[SourceReport], **_more: float) -> Any:
        asked.extend(reports)
        return read_answer(b'{"version": 1, "statements": []}', "engine")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.draft.answers.ask", ask)
        drafted(command="engine")
    assert [report.paragraphs for report in asked] == [PARAGRAPHS, OTHER]
