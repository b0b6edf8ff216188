"""Records that no file holds, for what a format does with any record."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from briefing.facts.cautions import Caution, CautionKind
from briefing.facts.dates import DateDoubt
from briefing.model import QuoteKind, TargetKind
from briefing.outline.record import Detail, DetailRole, Record, RecordDate, Words

if TYPE_CHECKING:
    from briefing.outline.record import Text


class MadeUp(StrEnum):
    """A kind of record that no format has heard of."""

    BIRD = "bird"


BIRD = cast("TargetKind", MadeUp.BIRD)
CERTAIN = DateDoubt(uncertain=False, approximate=False)
UNCERTAIN = DateDoubt(uncertain=True, approximate=False)


def record(kind: TargetKind, id_: str, title: str, *, caution: str = "", **content: Any) -> Record:
    """A record with a caution in words."""
    cautions = (Caution(CautionKind.SOURCE, (caution,)),) if caution else ()
    return Record(kind, id_, (title,), cautions=cautions, **content)


def statement(words: str, **content: Any) -> Record:
    """A quotation of Ada's."""
    return record(
        TargetKind.QUOTE,
        "Q1",
        "Ada",
        words=Words(words, QuoteKind.DIRECT),
        date=RecordDate("", CERTAIN),
        **content,
    )


def detail(label: str, *value: str, role: DetailRole = DetailRole.OTHER) -> Detail:
    """A detail of a role that formats have no rule for."""
    text: Text = value
    return Detail(role, label, text)
