"""The verdicts on statements that are asked for: proved by `check` when they are first needed, and kept.

A verdict rests on the bytes of the brief, on those of its archives and on the program. It is kept with what tells these
apart, and holds only as long as all of it is as it was; else the statement is proved again, and never taken on trust.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.index.rows import verdicts_as_text
from briefing.library.index.store import AMONG
from briefing.library.index.tables import Stamp
from briefing.library.index.updating import RACE, load_as_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from briefing.files import BriefingFile
    from briefing.library.index.store import Store
    from briefing.library.index.updating import Library

__all__ = ["KeptVerdict", "Proofs", "prove_all"]


class KeptVerdict(NamedTuple):
    """A verdict in words.

    Attributes:
        word: What every output prints, as `Standing` has it.
        label: The same with how the words were found.
    """

    word: str
    label: str


class _Evidence(NamedTuple):
    """What a proof rests on beside the brief: where each archive lies, and its stamp; none where it is not there."""

    archives: tuple[tuple[str, str, tuple[int, ...]], ...]

    @property
    def changed(self) -> int:
        """When the latest of the archives was changed, in nanoseconds since 1970."""
        times = (max(stamp[1], stamp[2]) for _, _, stamp in self.archives if stamp)
        return max(times, default=0)


class Proofs:
    """The verdicts on the statements of a library's briefs, each brief proved at most once.

    Args:
        store: The index, in which nothing changes while it is asked.
        path_of: Where a file of the library is.
    """

    def __init__(self, store: Store, path_of: Callable[[bytes], Path]) -> None:
        self._store = store
        self._path_of = path_of
        self._known: dict[int, Mapping[str, KeptVerdict]] = {}
        self._new: list[tuple[int, str, str, bytes]] = []

    def prepare(self, files: Iterable[int]) -> None:
        """Look in one go at what is kept of some briefs, whose verdicts are about to be asked for."""
        wanted = [file for file in dict.fromkeys(files) if file not in self._known]
        for file, *kept in self._store.rows(_KEPT, (json.dumps(wanted),)) if wanted else ():
            found = self._kept(*kept)
            if found is not None:
                self._known[file] = found

    def of(self, file: int) -> Mapping[str, KeptVerdict]:
        """The verdicts of a brief by the ids of its statements; empty where it is no longer what was indexed.

        Args:
            file: The brief's number in the index.
        """
        self.prepare((file,))
        if file not in self._known:
            self._known[file] = self._proved(file)
        return self._known[file]

    def keep(self) -> None:
        """Keep what was proved; where the index cannot be written, it is proved again next time."""
        if self._new:
            self._store.keep_proofs(self._new)
        self._new.clear()

    def _kept(self, path: bytes, digest: bytes, evidence: str, verdicts: str) -> Mapping[str, KeptVerdict] | None:
        """What was proved before, if all that it rests on is as it was."""
        kept = json.loads(evidence)
        then = _Evidence(tuple((name, real, tuple(stamp)) for name, real, stamp in kept["archives"]))
        if kept["brief"] != digest.hex() or then.changed > kept["seen"] - RACE:
            return None
        now = _evidence([name for name, _, _ in then.archives], self._path_of(path).parent)
        return _read(verdicts) if now == then else None

    def _proved(self, file: int) -> Mapping[str, KeptVerdict]:
        from briefing.check import prove  # noqa: PLC0415 - mostly the verdicts are known
        from briefing.sources import read_archives  # noqa: PLC0415 - likewise

        path, digest = next(self._store.rows("SELECT path, digest FROM file WHERE id = ?", (file,)))
        place = self._path_of(path)
        brief = load_as_read(str(place), digest)
        if brief is None:
            return {}
        seen = time.time_ns()
        evidence = _evidence(_archives_of(brief), place.parent)
        proof = prove(brief.briefing, read_archives(brief.briefing, place.parent))
        verdicts = verdicts_as_text(proof)
        # An archive that was changed meanwhile has another stamp now, and what was proved is not kept.
        if evidence == _evidence(_archives_of(brief), place.parent):
            kept = {"brief": digest.hex(), "seen": seen, "archives": evidence.archives}
            self._new.append((file, json.dumps(kept), verdicts, digest))
        return _read(verdicts)


def prove_all(library: Library) -> Iterator[None]:
    """Prove every brief of a library whose verdicts are not known, one by one."""
    files = library.ask(lambda store: list(store.rows("SELECT id FROM file WHERE state = 'brief' ORDER BY id")))
    proofs = Proofs(library.store, library.path_of)
    for number, (file,) in enumerate(files, 1):
        proofs.of(file)
        if number % KEPT_AT_ONCE == 0:
            proofs.keep()
        yield
    proofs.keep()


KEPT_AT_ONCE = 100
_KEPT = f"""
SELECT file.id, path, digest, evidence, verdicts FROM proof JOIN file ON file.id = proof.file WHERE file.id {AMONG}"""


def _read(verdicts: str) -> dict[str, KeptVerdict]:
    return {key: KeptVerdict(*verdict) for key, verdict in json.loads(verdicts).items()}


def _archives_of(brief: BriefingFile) -> list[str]:
    paths = (source.archive.path for source in brief.briefing.sources.values() if source.archive)
    return list(dict.fromkeys(paths))


def _evidence(names: list[str], folder: Path) -> _Evidence:
    from briefing.sources import find_archive  # noqa: PLC0415 - see above

    found = []
    for name in names:
        path = folder / find_archive(name, folder)
        try:
            stamp: tuple[int, ...] = tuple(Stamp.of(path.stat()))
            real = os.path.realpath(path)
        except (OSError, ValueError):
            # It is not there, or no file can have that name.
            stamp, real = (), os.path.join(os.path.realpath(folder), name)  # noqa: PTH118 - of a name
        found.append((name, os.path.relpath(real, os.path.realpath(folder)), stamp))
    return _Evidence(tuple(found))
