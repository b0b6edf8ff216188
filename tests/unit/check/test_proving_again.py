"""A changed brief is proved with what is known of the state before it, and as if nothing were."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.check import Proven, Standing, prove
from briefing.check import proof as proving
from briefing.files import load_text
from briefing.sources import ArchiveText
from briefing.sources.archive import described
from examples import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from briefing.check import Claim
    from briefing.model import Briefing, Quote

BRIEF: dict[str, Any] = {
    "briefing": 1,
    "title": "Harbour",
    "event": {"summary": "It closed."},
    "actors": {"iris": {"name": "Iris Marsh", "draft": True}, "tom": {"name": "Tom Vale"}},
    "sources": {
        "talk": {"title": "Interview", "kind": "transcript"},
        "note": {"title": "Statement", "kind": "statement", "speaker": "iris"},
    },
    "quotes": [
        {"text": "The quay stays shut.", "speaker": "iris", "source": "talk", "at": 1, "draft": True},
        {"text": "Nobody asked us.", "speaker": "tom", "source": "talk"},
        {"text": "We regret the delay.", "speaker": "iris", "source": "note"},
        {"text": "It will cost 'a great deal'.", "kind": "mixed", "speaker": "tom", "source": "note"},
    ],
}
TEXTS = {
    "talk": ("IRIS MARSH: The quay stays shut.", "TOM VALE: Nobody asked us."),
    "note": ("We regret the delay. It will cost “a great deal”.",),
}

EDITS: dict[str, Callable[[dict[str, Any], dict[str, Any]], object]] = {
    "accepted": lambda brief, _: brief["quotes"][0].pop("draft", None),
    "actor accepted": lambda brief, _: brief["actors"]["iris"].pop("draft", None),
    "speaker": lambda brief, _: brief["quotes"][1].update(speaker="iris"),
    "words": lambda brief, _: brief["quotes"][2].update(text="We regret nothing."),
    "paragraph": lambda brief, _: brief["quotes"][0].update(at=2),
    "dropped": lambda brief, _: brief["quotes"].pop(1),
    "name": lambda brief, _: brief["actors"]["iris"].update(name="Tom Vale the Elder"),
    "whose statement": lambda brief, _: brief["sources"]["note"].update(speaker="tom"),
    "kind of source": lambda brief, _: brief["sources"]["talk"].pop("kind", None),
    "language": lambda brief, _: brief.update(language="de"),
    "text of a source": lambda _, texts: texts.update(talk=("TOM VALE: The quay stays shut.",)),
    "no text": lambda _, texts: texts.pop("note", None),
}


def state(edits: list[str]) -> tuple[Briefing, dict[str, Any]]:
    brief, texts = deepcopy(BRIEF), dict(TEXTS)
    for name in edits:
        EDITS[name](brief, texts)
    briefing = load_text(json.dumps(brief), format="json").briefing
    return briefing, described(briefing, {key: ArchiveText(text, repr(text)) for key, text in texts.items()})


@settings(max_examples=examples(60), deadline=None)
@given(before=st.lists(st.sampled_from(sorted(EDITS)), unique=True, max_size=3), more=st.sampled_from(sorted(EDITS)))
def test_what_is_known_makes_no_difference(before: list[str], more: str) -> None:
    earlier, later = state(before), state([*(name for name in before if name != more), more])
    known = Proven(*earlier, prove(*earlier))
    assert prove(*later, known) == prove(*later)


def test_only_what_an_accepted_draft_leaves_open_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = state([])
    known = Proven(*earlier, prove(*earlier))
    compared: list[str] = []
    claims_of = proving.claims_of

    def noted(quote: Quote, language: str | None = None) -> tuple[Claim, ...]:
        compared.append(quote.id)
        return claims_of(quote, language)

    monkeypatch.setattr(proving, "claims_of", noted)
    proof = prove(*state(["accepted", "actor accepted"]), known)
    assert compared == []
    assert proof.verdicts["Q1"].standing is Standing.VERIFIED
    prove(*state(["words"]), known)
    assert compared == ["Q3"]
