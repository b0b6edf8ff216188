"""Typesets a brief, from data alone and out of reach of files and network."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

import typst

from briefing.errors import BriefingFileError
from briefing.export.paper.elements import Para, Run
from briefing.export.paper.layout import print_outline
from briefing.export.paper.pdf_content import PdfContent, drawable_by, texts_of
from briefing.export.paper.pdf_theme import ThemeError, theme_fonts
from briefing.export.paper.system_fonts import choose_families, scripts_of, wants_letters
from briefing.files.writing import explained
from briefing.model.wording import join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.outline.record import Outline

__all__ = ["letters_without_font", "typeset"]


def typeset(outlines: Sequence[Outline], values: dict[str, str], fonts: Sequence[Path]) -> bytes:
    """Write an outline as PDF, with the variables of a theme and folders of further fonts.

    Fonts of the machine are looked at only for letters that none of these have.

    Args:
        outlines: The outline; or several, each shorter than the one before, of which the first that fits one page is
            taken, else the last.
        values: The variables of a theme.
        fonts: Folders of further fonts.
    """
    for folder in fonts:
        if not folder.is_dir():
            raise BriefingFileError(str(folder), "there is no such folder of fonts")
    found = typst.Fonts(include_system_fonts=False, font_paths=list(fonts))
    families = _families(values, found, own=typst.Fonts(include_system_fonts=False))
    with explained("the folder for temporary files"), TemporaryDirectory(prefix="briefing-") as name:
        typesetter = _Typesetter(Path(name), found, fonts)
        for outline in outlines:
            typesetter.write(_content(outline, typesetter, families), values)
            if outline is outlines[-1] or typesetter.pages() == 1:
                break
        return typesetter.typeset()


def letters_without_font(letters: Sequence[str]) -> set[str]:
    """Which of some letters no font of the machine has, nor one of the program's own."""
    fonts = _fonts_of_the_machine(())
    with explained("the folder for temporary files"), TemporaryDirectory(prefix="briefing-") as name:
        typesetter = _Typesetter(Path(name), fonts, ())
        return {letter for letter in letters if not choose_families(sorted(fonts.families()), [letter], typesetter.ask)}


def _content(outline: Outline, typesetter: _Typesetter, families: list[str]) -> dict[str, Any]:
    """An outline as the data that the typesetter reads."""
    brief = print_outline(outline)
    coverage = drawable_by(lambda characters: typesetter.ask(characters, families), texts_of(brief))
    missing = coverage.missing_in(texts_of(brief))
    if wants_letters(missing) and (more := typesetter.add_system_fonts(missing)):
        families = [*families, *more]
        coverage = drawable_by(lambda characters: typesetter.ask(characters, families), texts_of(brief))
    data = PdfContent(coverage.drawn)
    content = data.whole(brief)
    content["elements"][:0] = [data.element(note) for note in _missing(coverage.missing)]
    content["fonts"] = families
    return content


def _families(values: dict[str, str], found: typst.Fonts, own: typst.Fonts) -> list[str]:
    known = set(found.families())
    named = theme_fonts(values)
    unknown = [family for family in named if family not in known]
    if unknown:
        raise ThemeError(f"the theme names a font that is not there: '{unknown[0]}'")
    return list(dict.fromkeys([*named, *sorted(known - set(own.families()))]))


def _missing(characters: tuple[str, ...]) -> list[Para]:
    if not characters:
        return []
    scripts = join_words(scripts_of(characters))
    said = (
        f"the fonts of this PDF cannot draw {len(characters)} of its characters{f' ({scripts})' if scripts else ''}; "
        f"each stands as its code point, as in <U+{ord(characters[0]):04X}>. "
        "A font that has them can be installed, or its folder named with --fonts."
    )
    return [Para("caution", (Run("Caution: ", "strong"), Run(said)))]


def _fonts_of_the_machine(folders: Sequence[Path]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, font_paths=list(folders))


class _Typesetter:
    """Runs typst in an empty folder with nothing but what is typeset; it can read no file outside of it."""

    def __init__(self, folder: Path, fonts: typst.Fonts, folders: Sequence[Path]) -> None:
        self._folder = folder
        self._fonts = fonts
        self._given = fonts
        self._folders = folders

    def add_system_fonts(self, missing: Sequence[str]) -> list[str]:
        """Draw with the fonts of the machine as well; return the families that have some characters, the best first."""
        self._fonts = _fonts_of_the_machine(self._folders)
        known = sorted(set(self._fonts.families()) - set(self._given.families()))
        chosen = choose_families(known, missing, self.ask)
        self._fonts = self._fonts if chosen else self._given
        return chosen

    def ask(self, characters: str, families: list[str]) -> list[str]:
        """For each family, the characters that it has."""
        self._put("asked.json", json.dumps({"characters": list(characters), "families": families}))
        answer = typst.query(
            self._own("glyphs.typ"), "<drawn>", field="value", one=True, root=self._folder,
            font_paths=self._fonts, ignore_system_fonts=True,
            package_path=self._folder, package_cache_path=self._folder,
        )  # fmt: skip
        return ["".join(drawn) for drawn in json.loads(answer)]

    def write(self, content: dict[str, Any], values: dict[str, str]) -> None:
        """Write the data that pages are made of."""
        self._put("brief.json", json.dumps(content))
        self._put("theme.typ", "".join(f"#let {name} = {value}\n" for name, value in values.items()))

    def pages(self) -> int:
        """How many pages the data take."""
        answer = typst.query(
            self._own("brief.typ"), "<pages>", field="value", one=True, root=self._folder,
            font_paths=self._fonts, ignore_system_fonts=True,
            package_path=self._folder, package_cache_path=self._folder,
        )  # fmt: skip
        return int(json.loads(answer))

    def typeset(self) -> bytes:
        """Make pages of the data."""
        try:
            return self._compile(["ua-1"])
        except typst.TypstError:
            return self._compile([])

    def _compile(self, standards: list[Literal["ua-1"]]) -> bytes:
        """Make pages that meet the standards of accessibility, or fail; a letter that no font has is a failure."""
        return typst.compile(
            self._own("brief.typ"), root=self._folder, format="pdf", timestamp=0, pdf_standards=[*standards],
            font_paths=self._fonts, ignore_system_fonts=True,
            package_path=self._folder, package_cache_path=self._folder,
        )  # fmt: skip

    def _own(self, name: str) -> Path:
        return self._put(
            name, resources.files(__package__).joinpath("templates", "pdf", name).read_text(encoding="utf-8")
        )

    def _put(self, name: str, text: str) -> Path:
        path = self._folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        return path
