"""The formats a brief is handed over in: their names, their files, and what makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError
from briefing.model.wording import join_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from briefing.outline import Material
    from briefing.outline.record import Outline

__all__ = ["FORMATS", "PROFILES", "Format", "Options", "Product", "ProfileError", "check_profile", "format_of_name"]

PROFILES = ("full", "brief", "message")
"""Forms of a brief: all of it, one page, a military message."""


class Options(NamedTuple):
    """The choices of how a format looks.

    Attributes:
        width: Cells of the longest line of plain text.
        ascii_only: Plain text in ASCII alone.
        profile: A form of the brief, one of PROFILES.
        theme: The text of a file of variables, for HTML and PDF; None for ours.
        templates: The folder of a house style for HTML; None for ours.
        fonts: Folders with further fonts for PDF.
    """

    width: int = 72
    ascii_only: bool = False
    profile: str = "full"
    theme: str | None = None
    templates: Path | None = None
    fonts: tuple[Path, ...] = ()


class ProfileError(BriefingError):
    """A profile that a format does not have; the text says which formats have it."""


class Product(NamedTuple):
    """What a format is made from: what the brief says, and the model behind it."""

    outline: Outline
    material: Material
    name: str


class Format(NamedTuple):
    """One format.

    Attributes:
        suffix: What the names of its files end in, without the dot.
        meaning: What it is for, in a few words.
        render: Makes the files: the bytes of each by what its name has before the ending, which is empty for the brief
            itself.
        is_text: A terminal can show it.
        has_sections: Sections can be chosen; the other formats hold the whole brief.
        profiles: The forms that it has, of PROFILES.
    """

    suffix: str
    meaning: str
    render: Callable[[Product, Options], Mapping[str, bytes]]
    is_text: bool = True
    has_sections: bool = True
    profiles: tuple[str, ...] = ("full", "brief")


def _text(product: Product, options: Options) -> Mapping[str, bytes]:
    if options.profile == "message":
        from briefing.export.text_message import render_message  # noqa: PLC0415 - each is read when it is asked for

        return {"": render_message(product.outline).encode()}
    if options.profile == "brief":
        # The page of text is fitted to its own width; the others take the selection of a page of 72 columns.
        from briefing.export.onepage import render_onepage as render  # noqa: PLC0415 - likewise
    else:
        from briefing.export.text import render_text as render  # noqa: PLC0415 - likewise
    return {"": render(product.outline, width=options.width, ascii_only=options.ascii_only).encode()}


def _shown(product: Product, options: Options) -> Outline:
    """The whole brief, or what of it goes on one page."""
    if options.profile != "brief":
        return product.outline
    from briefing.export.onepage import page_selections  # noqa: PLC0415 - likewise

    return page_selections(product.outline)[0]


def check_profile(profile: str, names: Iterable[str]) -> None:
    """Refuse a profile that one of some formats does not have.

    Raises:
        ProfileError: A format has no such form.
    """
    for name in names:
        if profile not in FORMATS[name].profiles:
            having = join_words([key for key, known in FORMATS.items() if profile in known.profiles])
            raise ProfileError(f"{name} has no profile '{profile}'; {having} {'have' if ' ' in having else 'has'} it")


def _markdown(product: Product, options: Options) -> Mapping[str, bytes]:
    from briefing.export.markdown import render_markdown  # noqa: PLC0415 - likewise

    return {"": render_markdown(_shown(product, options)).encode()}


def _html(product: Product, options: Options) -> Mapping[str, bytes]:
    from briefing.export.html import render_html  # noqa: PLC0415 - likewise

    page = render_html(_shown(product, options), theme=options.theme, templates=options.templates)
    return {"": page.encode()}


def _pdf(product: Product, options: Options) -> Mapping[str, bytes]:
    from briefing.export.paper import render_pdf  # noqa: PLC0415 - likewise

    if options.profile == "brief":
        from briefing.export.onepage import page_selections  # noqa: PLC0415 - likewise

        pages = page_selections(product.outline)
        return {"": render_pdf(pages, theme=options.theme, fonts=options.fonts)}
    return {"": render_pdf(product.outline, theme=options.theme, fonts=options.fonts)}


def _docx(product: Product, options: Options) -> Mapping[str, bytes]:
    from briefing.export.paper import render_docx  # noqa: PLC0415 - likewise

    return {"": render_docx(_shown(product, options))}


def _json(product: Product, _options: Options) -> Mapping[str, bytes]:
    from briefing.export.json_brief import render_json  # noqa: PLC0415 - likewise

    return {"": render_json(product.material, name=product.name).encode()}


def _csv(product: Product, _options: Options) -> Mapping[str, bytes]:
    from briefing.export.csv_tables import render_csv  # noqa: PLC0415 - likewise

    return {name: table.encode() for name, table in render_csv(product.material).items()}


def _timelinejs(product: Product, _options: Options) -> Mapping[str, bytes]:
    from briefing.export.dated import render_timelinejs  # noqa: PLC0415 - likewise

    return {"timeline": render_timelinejs(product.material).encode()}


def _ics(product: Product, _options: Options) -> Mapping[str, bytes]:
    from briefing.export.dated import render_ics  # noqa: PLC0415 - likewise

    return {"": render_ics(product.material, name=product.name).encode()}


FORMATS: Mapping[str, Format] = {
    "text": Format("txt", "plain text", _text, profiles=PROFILES),
    "markdown": Format("md", "Markdown, as GitHub and Obsidian read it", _markdown),
    "html": Format("html", "one web page, without a network", _html),
    "pdf": Format("pdf", "printed pages (extra 'pdf')", _pdf, is_text=False),
    "docx": Format("docx", "a Word file (extra 'docx')", _docx, is_text=False),
    "json": Format("json", "the whole brief for programs", _json, has_sections=False, profiles=("full",)),
    "csv": Format("csv", "tables for a spreadsheet", _csv, has_sections=False, profiles=("full",)),
    "timelinejs": Format("json", "the timeline for TimelineJS 3", _timelinejs, has_sections=False, profiles=("full",)),
    "ics": Format("ics", "a calendar of what is planned (extra 'ics')", _ics, has_sections=False, profiles=("full",)),
}
"""Every format by its name on the command line."""


def format_of_name(name: str) -> str | None:
    """The format that a file's name asks for by its ending; None where no format has it."""
    ending = name.lower().rpartition(".")[2]
    return next((key for key, format_ in FORMATS.items() if ending in {format_.suffix, key}), None)
