"""Saves the brief as `briefing export` would, in one of the forms that are offered."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingFileError
from briefing.export.formats import FORMATS, Options, Product
from briefing.files import write_files
from briefing.files.writing import explained
from briefing.library.keeping import Keeper
from briefing.outline import lay_out_material, material_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.files import BriefingFile

__all__ = ["OFFERED", "Offer", "offer_named", "offer_of_name", "renamed", "save_brief", "shown_path", "taken"]


class Offer(NamedTuple):
    """A form in which the brief can be saved.

    Attributes:
        key: What is shown, and remembered for the next time.
        format: Its format.
        profile: A form of plain text, one of PROFILES.
        ending: What the name of its file ends in; of tables that of the folder they are written to.
        meaning: What it is, in a few words.
    """

    key: str
    format: str
    profile: str
    ending: str
    meaning: str

    @property
    def suffix(self) -> str:
        """The ending that tells its format, with the dot; empty where it is a folder."""
        return self.ending[self.ending.rfind(".") :] if "." in self.ending else ""


def _offer(format_: str, lead: str = "") -> Offer:
    known = FORMATS[format_]
    return Offer(format_, format_, "full", f"{lead}.{known.suffix}", known.meaning)


OFFERED = (
    _offer("text"),
    Offer("one page", "text", "brief", "-page.txt", "plain text of at most 60 lines"),
    Offer("message", "text", "message", "-message.txt", "plain text in capitals"),
    *(_offer(name) for name in ("markdown", "html", "pdf", "docx", "json")),
    Offer("csv", "csv", "full", "-tables", f"{FORMATS['csv'].meaning}: seven files in a folder"),
    _offer("timelinejs", "-timeline"),
    _offer("ics"),
)
"""Every form, in the order in which they are offered."""


def offer_named(key: str) -> Offer:
    """The form that is remembered; the first where it is none."""
    return next((offer for offer in OFFERED if offer.key == key), OFFERED[0])


def offer_of_name(name: str) -> Offer | None:
    """The form that a file's name asks for by its ending; None where none has it."""
    fitting = [offer for offer in OFFERED if name.lower().endswith(offer.ending)]
    return max(fitting, key=lambda offer: len(offer.ending), default=None)


def renamed(name: str, before: Offer, after: Offer) -> str:
    """The same name with the ending of another form."""
    found = before if name.lower().endswith(before.ending) else offer_of_name(name)
    return f"{name.removesuffix(name[-len(found.ending) :]) if found else name}{after.ending}"


def taken(path: Path, name: str, offer: Offer) -> bool:
    """Whether a file is there that would be replaced.

    Args:
        path: Where the brief shall be saved.
        name: The brief's short name.
        offer: The form.
    """
    if offer.format == "csv":
        return path.is_dir() and any(path.glob(f"{name}-*.csv"))
    target = _target(path, name, offer)
    return target.exists() or target.is_symlink()


def save_brief(file: BriefingFile, path: Path, offer: Offer, *, replace: bool) -> str:
    """Write the brief, and say what was done.

    Raises:
        BriefingError: It cannot be written, or its format needs an extra that is not installed.
    """
    material = material_of(file)
    product = Product(lay_out_material(material, name=file.id), material, file.id)
    made = FORMATS[offer.format].render(product, Options(profile=offer.profile))
    if offer.format == "csv":
        return _save_tables(file, path, {f"{file.id}-{part}.csv": data for part, data in made.items()}, replace=replace)
    target = _target(path, file.id, offer)
    _refuse_kept(file, [target])
    write_files(dict.fromkeys([target], *made.values()), force=replace)
    return f"Saved {shown_path(target)}"


def _save_tables(file: BriefingFile, folder: Path, tables: dict[str, bytes], *, replace: bool) -> str:
    """Write tables into a folder, which is made where there is none."""
    is_new = not folder.exists()
    with explained(folder):
        folder.mkdir(exist_ok=True)
    try:
        _refuse_kept(file, [folder / name for name in tables])
        write_files({folder / name: data for name, data in tables.items()}, force=replace)
    except BriefingFileError:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise
    return f"Saved {len(tables)} tables in {shown_path(folder)}"


def shown_path(path: Path) -> str:
    """A path as it is told: whole, with `~` for the user's own folder."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `..` is told as the folder that it leads to
    with suppress(RuntimeError, ValueError):
        return str(Path("~", whole.relative_to(Path.home())))
    return str(whole)


def _target(path: Path, name: str, offer: Offer) -> Path:
    return path / f"{name}{offer.ending}" if path.is_dir() else path


def _refuse_kept(file: BriefingFile, targets: Iterable[Path]) -> None:
    Keeper([file.path] if file.path else []).refuse(targets)
