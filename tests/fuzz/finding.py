"""Looks for texts that break a target, for some minutes: `make fuzz`. What breaks one is made small and kept.

Each text is one of the corpus, changed in a few places, or a few pieces in a row. Hypothesis makes it as short as it
can before it is written into tests/corpus, where every run of the tests tries it.
"""

from __future__ import annotations

import argparse
import hashlib
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fuzz.targets import SEPARATOR, TARGETS

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = ["CORPUS", "made"]

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_BRIEF = "\n|  |- |\"|'|[Q1]|[log:1]|>-|#|: |,|TLP:RED|text: |at: |at:|id: Q1|source: log|~|null|\r|\t|{|}|[|]"
PIECES = {
    "yaml": f"{_BRIEF}|&a |*a|!a |---|? |quotes:|actors:|at: 3|\\x1b|\u2028",
    "json": '{|}|[|]|:|,|"|\\|\\u0000|\\ud800|1e9|-0|null|true|NaN|"quotes":|[]|{}| |\n|"id":"Q1"|"at":0',
    "toml": "\n|=|[|]|[[|]]|.|\"|'|\"\"\"|'''|#|,|{|}|a|quotes|\\|2024-03-07|1_0|inf|\t|key = 1|a.b = 2",
    "marks": "\"|“|”|„|«|»|‹|›|‘|’|'|''|「|」|״| |a|A|.|,|—|1|6\"|\n|é|ש|港|(|?|\u00a0|’90s|o’clock",
    "ladder": "\"|“|”|’|'| |…|...|[...]|[a]|[sic]|not |no|a|b|A|c.|,|—|-|–|\n|\n\n|\xad|\u200b|ﬁ|é|e\u0301|1|1,5|%"
    f"|&amp;|*|_|>|[0]|「|港|ن|{SEPARATOR}",
    "edtf": "2024|-03|-07|/|..|?|~|%|X|[|]|{|}|,|T|10:30:00|Z|+02:00|Y|-|E3|S2|unknown|open| |March|7|about |by |th|24",
    "edits": f"{_BRIEF}|{SEPARATOR}|\ufeff|\n\n|\u2028|sha256: ",
    "exports": f"{_BRIEF}|“|<b>|&|*|_|`|\\x1b|\\u202e|\u202e|\u0301|港|👩\u200d👩|=|http://a.b|\\n| 1.",
}
"""What a text of each target is made of."""


@st.composite
def made(draw: DrawFn, target: str) -> str:
    """A text of the corpus with a few changes, or some pieces in a row."""
    pieces = st.one_of(
        st.sampled_from(PIECES[target].split("|")), st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
    )
    known = sorted((CORPUS / target).glob("*"))
    start = draw(st.sampled_from([None, *known]))
    if start is None:
        return "".join(draw(st.lists(pieces, max_size=20)))
    text = start.read_bytes().decode("utf-8", "surrogateescape")
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(text)))
        end = draw(st.integers(place, min(place + 12, len(text))))
        again = st.tuples(st.integers(0, len(text)), st.integers(0, 60)).map(lambda cut: text[cut[0] : sum(cut)])  # noqa: B023
        text = text[:place] + draw(st.one_of(pieces, again, st.just(""))) + text[end:]
    return text


class _Search:
    """One search for a text that breaks a target, of some hundred examples."""

    def __init__(self, target: str, number: int) -> None:
        self._target = target
        self._number = number
        self._last = ""

    def run(self) -> str | None:
        """The shortest text that was found to break it, with what was raised printed; None where nothing did."""
        try:
            self._tried()
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            traceback.print_exc(limit=-4)
            return self._last
        return None

    def _tried(self) -> None:
        @seed(self._number)
        @settings(
            max_examples=100,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        )
        @given(made(self._target))
        def tried(text: str) -> None:
            self._last = text
            TARGETS[self._target](text)

        tried()


def _keep(target: str, text: str) -> Path:
    data = text.encode("utf-8", "surrogateescape")
    path = CORPUS / target / hashlib.sha256(data).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def main() -> int:
    """Search for the minutes that are given; 1 where something broke."""
    parser = argparse.ArgumentParser(description="Look for texts that break the program.")
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    given_ = parser.parse_args()
    names = given_.targets or list(TARGETS)
    end = time.monotonic() + 60 * given_.minutes
    number = given_.seed
    broken: set[str] = set()
    while time.monotonic() < end and len(broken) < len(names):
        for name in (name for name in names if name not in broken):
            found = _Search(name, number).run()
            if found is not None:
                broken.add(name)
                print(f"{name}: broken by {_keep(name, found)}")
        number += 1
    print(f"{number - given_.seed} searches of each of {', '.join(names)}; first seed {given_.seed}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
