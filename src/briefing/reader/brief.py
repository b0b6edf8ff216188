"""An open brief: the loaded file with the texts it is proved against."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.errors import Severity
from briefing.facts.cautions import cautions_of_statement
from briefing.facts.provenance import by_kind, by_standing
from briefing.facts.weaknesses import cautions_of_brief
from briefing.model.references import SECTIONS
from briefing.model.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.check import Proof, ProsePiece, Standing, Tally
    from briefing.check.naming import Mentions
    from briefing.errors import Diagnostic, NodePath
    from briefing.facts.cautions import Caution
    from briefing.files import BriefingFile
    from briefing.model import Briefing, BriefingIndex, Drafted, Quote, QuoteKind
    from briefing.model.support import SupportIndex
    from briefing.outline import Material
    from briefing.reader.news import News
    from briefing.sources import ArchiveError, ArchiveText

__all__ = ["OpenBrief", "SideColours", "item_at", "place_of"]

_PLACE = re.compile(r"(\w+)(?:\[(\d+)\]|\.([\w-]+))?")


@dataclass(frozen=True)
class OpenBrief:
    """What the panes are made of. Archives are read, and quotations proved, when first asked for."""

    file: BriefingFile

    @property
    def briefing(self) -> Briefing:
        """The brief itself."""
        return self.file.briefing

    @property
    def index(self) -> BriefingIndex:
        """Its cross-references."""
        return self.file.index

    @cached_property
    def archives(self) -> Mapping[str, ArchiveText | ArchiveError]:
        """For each source with an archive, its text, or why it cannot be had."""
        from briefing.sources import read_archives  # noqa: PLC0415 - the first screen is shown without it

        return read_archives(self.briefing, self.file.path.parent if self.file.path else None)

    @cached_property
    def proof(self) -> Proof:
        """The result of comparing every quotation with its source."""
        from briefing.check import prove  # noqa: PLC0415 - the first screen is shown without it

        return prove(self.briefing, self.archives)

    def prove_after(self, before: OpenBrief) -> None:
        """Prove it, after a change of a brief: what that change leaves as it was is not proved anew."""
        from briefing.check import Proven, prove  # noqa: PLC0415 - the first screen is shown without it

        known = Proven(before.briefing, before.archives, before.proof) if before.is_proved else None
        self.__dict__["proof"] = prove(self.briefing, self.archives, known)

    @cached_property
    def kinds(self) -> Mapping[QuoteKind, int]:
        """How many statements there are of each kind."""
        return by_kind(self.briefing)

    @cached_property
    def tally(self) -> Tally:
        """How many statements came to each verdict; they are proved first where they are not yet."""
        return self.proof.tally()

    @cached_property
    def ids_by_standing(self) -> Mapping[Standing, tuple[str, ...]]:
        """The statements that came to each verdict, likewise."""
        return by_standing(self.briefing.quotes, self.proof)

    @property
    def material(self) -> Material:
        """What exports are made from; the brief is proved first where it is not yet."""
        from briefing.outline import Material  # noqa: PLC0415 - the first screen is shown without it

        return Material(self.briefing, self.index, self.proof, self.archives)

    @cached_property
    def prose(self) -> tuple[ProsePiece, ...]:
        """What stands in quotation marks in the briefer's own prose, with whether a source has it."""
        from briefing.check import prove_prose  # noqa: PLC0415 - the first screen is shown without it

        return tuple(prove_prose(self.briefing, self.archives)) if self.archives else ()

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What weakens the brief as a whole, as far as it is proved."""
        return self._proved_cautions if "prose" in self.__dict__ else self._early_cautions

    @property
    def caution_count(self) -> int:
        """How many gaps, errors of sources, and weaknesses of the whole brief are known so far."""
        return len(self.briefing.gaps) + len(self.briefing.source_notes) + len(self.cautions)

    @cached_property
    def _early_cautions(self) -> tuple[Caution, ...]:
        return cautions_of_brief(self.briefing, self.index, {}, ())

    @cached_property
    def _proved_cautions(self) -> tuple[Caution, ...]:
        return cautions_of_brief(self.briefing, self.index, self.archives, self.prose)

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that `check` finds, in file order."""
        from briefing.check.checking import check_brief  # noqa: PLC0415 - the first screen is shown without it

        return check_brief(self.file, self.archives, self.proof).findings

    @cached_property
    def findings_by_item(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """What `check` finds, by the id of the item it lies in."""
        found: dict[str, list[Diagnostic]] = {}
        for finding in self.findings:
            found.setdefault(item_at(finding.path, self.briefing), []).append(finding)
        return {key: tuple(findings) for key, findings in found.items()}

    @cached_property
    def quote_places(self) -> Mapping[str, int]:
        """The place of each statement in the file, by its id."""
        return {quote.id: place for place, quote in enumerate(self.briefing.quotes)}

    @property
    def is_checked(self) -> bool:
        """Whether the findings are there already."""
        return "findings" in self.__dict__

    @property
    def check_words(self) -> str:
        """How many findings of each severity: '1 error, 2 warnings'; empty where nothing was found."""
        counts = Counter(str(finding.severity) for finding in self.findings)
        return ", ".join(count_of(counts[name], name) for name in map(str, Severity) if counts[name])

    @property
    def is_proved(self) -> bool:
        """Whether the result is there already; asking for it would not take long."""
        return "proof" in self.__dict__

    @cached_property
    def support(self) -> SupportIndex:
        """What each part rests on."""
        from briefing.model.support import SupportIndex  # noqa: PLC0415 - the first screen is shown without it

        return SupportIndex(self.index)

    @cached_property
    def mentions(self) -> Mentions:
        """Where the archives name each actor. Long archives take a moment."""
        from briefing.check.naming import Mentions  # noqa: PLC0415 - the first screen is shown without it

        return Mentions(self.briefing, self.archives)

    @property
    def has_mentions(self) -> bool:
        """Whether the mentions are there already."""
        return "mentions" in self.__dict__

    @cached_property
    def drafts_by_key(self) -> Mapping[str, Drafted]:
        """What nobody has confirmed, by its id, or by a place such as 'gaps.2' where it has none."""
        return {found.id or place_of(found.path): found for found in self.index.drafts}

    @cached_property
    def sides(self) -> SideColours:
        """Which colour goes with which side."""
        return SideColours(self.briefing)

    @property
    def news(self) -> News | None:
        """What changed since an earlier version, once it was looked for and where there is any."""
        found: News | None = self.__dict__.get("_news")
        return found

    def tell_news(self, news: News | None) -> None:
        """Keep what changed since an earlier version, for the panes to show."""
        self.__dict__["_news"] = news

    def is_fresh(self, key: str) -> bool:
        """Whether something about an item changed that nobody has looked at."""
        return self.news is not None and self.news.is_fresh(key)

    def archive_of(self, source: str | None) -> ArchiveText | None:
        """The archived text of a source, or None."""
        from briefing.sources import ArchiveText  # noqa: PLC0415 - the first screen is shown without it

        found = self.archives.get(source) if source else None
        return found if isinstance(found, ArchiveText) else None

    def cautions_of(self, quote: Quote) -> tuple[Caution, ...]:
        """What a reader must know before using a statement, as far as it is proved."""
        return cautions_of_statement(quote, self.index, self.proof.verdicts[quote.id] if self.is_proved else None)

    def line_of(self, key: str) -> int:
        """The line of the file, from 1, that tells of an item, a paragraph of a source, or a part without an id.

        Args:
            key: Such as 'Q2', 'hngn:13', 'gaps.2'; the event where it is empty.
        """
        part = key.partition(":")[0]
        if part in self.index.references:
            return self.file.line_of(part)
        return self.file.places.find(_path_of(part) if part else ("event",))[0].start.line


class SideColours:
    """Gives each side of the brief one of six colours, in the order of the actors."""

    def __init__(self, briefing: Briefing) -> None:
        sides = dict.fromkeys(actor.side for actor in briefing.actors.values() if actor.side)
        self._numbers = {side: place % 6 + 1 for place, side in enumerate(sides)}
        self._side_of = {key: actor.side for key, actor in briefing.actors.items()}

    def role(self, actor: str) -> str:
        """The role that colours an actor's name: 'side-1' to 'side-6', or 'text' without a side."""
        number = self._numbers.get(self._side_of.get(actor) or "")
        return f"side-{number}" if number else "text"


def _path_of(part: str) -> NodePath:
    """The path in the file of a part of the brief that has no id: 'gaps.2' is the second gap."""
    return tuple(int(step) - 1 if step.isdigit() else step for step in part.split("."))


def place_of(path: NodePath) -> str:
    """The same the other way round: the second gap is 'gaps.2'."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def item_at(path: str, briefing: Briefing) -> str:
    """The id of what a finding's path such as `quotes[3].speaker` lies in; empty where that is the brief itself."""
    found = _PLACE.match(path)
    if found is None or found[1] not in SECTIONS:
        return ""
    section = getattr(briefing, found[1])
    if found[2] is not None:
        return section[int(found[2])].id if int(found[2]) < len(section) else ""
    return found[3] if found[3] in section else ""
