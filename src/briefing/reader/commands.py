"""The one table of what the keyboard does; bindings, footer, palette, help and the README's key list come from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import Binding

__all__ = [
    "ASKING",
    "COMMANDS",
    "LOOKING",
    "PICKING",
    "STARTING",
    "Command",
    "bindings",
    "footer_commands",
    "key_words",
]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the reader can do.

    Attributes:
        id: Dotted and stable, so that a key can be mapped anew.
        keys: Textual's names of the keys that do it.
        action: The action, with its arguments.
        title: What it is called in help and palette.
        group: The heading it stands under in help.
        words: The keys as people write them.
        footer: Its word in the footer, empty where it does not stand there.
        rank: The order of the footer; what comes last is cut first on a narrow screen.
        in_palette: Whether the palette offers it.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    title: str
    group: str
    words: str
    footer: str = ""
    rank: int = 0
    in_palette: bool = False


def _tab(number: int, name: str) -> Command:
    return Command(
        f"tab.{name.lower()}", (str(number),), f"show_tab('{name.lower()}')", name, "Tabs", str(number), in_palette=True
    )


COMMANDS: tuple[Command, ...] = (
    _tab(1, "Summary"),
    _tab(2, "Statements"),
    _tab(3, "Tensions"),
    _tab(4, "Timeline"),
    _tab(5, "Actors"),
    _tab(6, "Sources"),
    Command("tab.next", ("right_square_bracket",), "next_tab(1)", "Next tab", "Tabs", "]"),
    Command("tab.previous", ("left_square_bracket",), "next_tab(-1)", "Previous tab", "Tabs", "["),
    Command("move.down", ("j", "down"), "move(1)", "Next item or line", "Move", "j, Down", "j/k move", 10),
    Command("move.up", ("k", "up"), "move(-1)", "Previous item or line", "Move", "k, Up"),
    Command("move.right", ("l", "right"), "sideways(1)", "Next tab; in the matrix, right", "Move", "l, Right"),
    Command("move.left", ("h", "left"), "sideways(-1)", "Previous tab; in the matrix, left", "Move", "h, Left"),
    Command("section.next", ("right_curly_bracket",), "move_section(1)", "Next change, else next section", "Move", "}"),
    Command(
        "section.previous", ("left_curly_bracket",), "move_section(-1)", "Previous change, else section", "Move", "{"
    ),
    Command("page.half_down", ("ctrl+d",), "move_page(0.5)", "Half a page down", "Move", "Ctrl+D"),
    Command("page.half_up", ("ctrl+u",), "move_page(-0.5)", "Half a page up", "Move", "Ctrl+U"),
    Command("page.down", ("space", "pagedown"), "move_page(1)", "Page down", "Move", "Space, PgDn"),
    Command("page.up", ("b", "pageup"), "move_page(-1)", "Page up", "Move", "b, PgUp"),
    Command("move.top", ("g", "home"), "move_to_end(-1)", "Top", "Move", "g, Home"),
    Command("move.bottom", ("G", "end"), "move_to_end(1)", "Bottom", "Move", "G, End"),
    Command("pane.next", ("tab",), "next_part(1)", "Next part of the screen", "Move", "Tab"),
    Command("pane.previous", ("shift+tab",), "next_part(-1)", "Previous part of the screen", "Move", "Shift+Tab"),
    Command("go.follow", ("enter",), "follow", "Follow the reference", "Go", "Enter", "Enter follow", 20),
    Command("go.source", ("i",), "show_source", "Source of the item", "Go", "i", in_palette=True),
    Command(
        "go.cautions",
        ("exclamation_mark",),
        "show_cautions",
        "Gaps and cautions of the brief",
        "Go",
        "!",
        in_palette=True,
    ),
    Command("go.back", ("H", "backspace", "alt+left"), "go_back", "Back", "Go", "H, Backspace, Alt+Left", "H back", 50),
    Command("go.forward", ("L", "alt+right"), "go_forward", "Forward", "Go", "L, Alt+Right"),
    Command("pane.zoom", ("z",), "zoom", "Zoom the part in focus; again to undo", "Go", "z"),
    Command(
        "find.search", ("slash",), "search", "Search the whole brief", "Find", "/", "/ search", 25, in_palette=True
    ),
    Command(
        "find.everywhere", ("ctrl+f",), "app.search_briefs", "Search all briefs", "Find", "Ctrl+F", in_palette=True
    ),
    Command("find.next", ("n",), "next_hit(1)", "Next hit", "Find", "n"),
    Command("find.previous", ("N",), "next_hit(-1)", "Previous hit", "Find", "N"),
    Command(
        "find.filter",
        ("f",),
        "filter",
        "Filter the statements; Esc clears",
        "Find",
        "f",
        "f filter",
        50,
        in_palette=True,
    ),
    Command("find.sort", ("S",), "sort", "Sort the statements another way", "Find", "S", in_palette=True),
    Command("timeline.density", ("d",), "density", "Timeline: how much happened when", "Find", "d", in_palette=True),
    Command(
        "source.statement",
        ("a",),
        "change('add')",
        "Sources: make a statement of the paragraph, or of the marked ones",
        "Change",
        "a",
        in_palette=True,
    ),
    Command(
        "source.mark", ("v",), "change('mark')", "Sources: mark paragraphs, further ones with j and k", "Change", "v"
    ),
    Command("draft.next", ("D",), "change('next')", "Next draft", "Change", "D", in_palette=True),
    Command("draft.accept", ("A",), "change('accept')", "Accept the draft", "Change", "A", in_palette=True),
    Command(
        "item.form",
        ("E",),
        "change('edit')",
        "Edit the statement in a form; a draft is accepted",
        "Change",
        "E",
        in_palette=True,
    ),
    Command("draft.drop", ("X",), "change('drop')", "Drop the draft", "Change", "X", in_palette=True),
    Command("brief.undo", ("u",), "change('undo')", "Undo the last change", "Change", "u", in_palette=True),
    Command("item.copy", ("y",), "copy", "Copy the item", "Item", "y", "y copy", 55, in_palette=True),
    Command("item.cite", ("Y",), "copy_cited", "Copy the item with its citation", "Item", "Y", in_palette=True),
    Command("item.reference", ("p",), "copy_reference", "Copy the reference, also right after y", "Item", "p, yp"),
    Command("item.edit", ("e",), "edit", "Edit the file at the item", "Item", "e", "e edit", 40, in_palette=True),
    Command("item.url", ("o",), "open_url", "Open the URL of the source", "Item", "o", "o open", 65, in_palette=True),
    Command(
        "brief.save", ("s",), "save", "Save the brief: text, HTML, PDF ...", "Brief", "s", "s save", 30, in_palette=True
    ),
    Command("brief.check", ("c",), "check", "What check finds", "Brief", "c", "c check", 45, in_palette=True),
    Command(
        "brief.reload", ("r", "f5"), "reload", "Load the file again", "Brief", "r, F5", "r reload", 70, in_palette=True
    ),
    Command("brief.other", ("B",), "app.pick", "Open another brief", "Brief", "B", "B briefs", 60, in_palette=True),
    Command("app.theme", ("T",), "app.change_theme", "Choose a theme", "Program", "T"),
    Command("app.palette", ("ctrl+p",), "app.command_palette", "Command palette", "Program", "Ctrl+P"),
    Command(
        "app.help", ("question_mark", "f1"), "help", "Keys and signs", "Program", "?, F1", "? help", 1, in_palette=True
    ),
    Command("app.close", ("q",), "close", "Close the topmost, else quit", "Program", "q", "q quit", 2),
    Command("app.escape", ("escape",), "escape", "Close the topmost", "Program", "Esc"),
    Command("app.quit", ("ctrl+q",), "app.quit", "Quit", "Program", "Ctrl+Q", in_palette=True),
    Command("app.interrupt", ("ctrl+c",), "app.interrupt", "Quit at once, with exit code 130", "Program", "Ctrl+C"),
)
"""Every command of the main screen."""

ASKING: tuple[Command, ...] = (
    Command("asking.keep", ("enter",), "close_prompt(True)", "Keep it", "Find", "Enter", "Enter keeps it", 1),
    Command("asking.leave", ("escape",), "close_prompt(False)", "Undo it", "Find", "Esc", "Esc goes back", 2),
)
"""What the footer offers while a line is typed; the line itself has the keys."""

STARTING: tuple[Command, ...] = (
    Command("start.new", ("n",), "start('new')", "New brief", "Start", "n", "n new", 11),
    Command("start.report", ("a",), "start('report')", "New brief from an article", "Start", "a", "a article", 12),
    Command("start.demo", ("d",), "start('demo')", "See the demo", "Start", "d", "d demo", 13),
    Command("start.open", ("o",), "start('open')", "Open another brief", "Start", "o", "o open", 14),
    Command("start.choose", ("enter",), "choose", "Choose the line", "Start", "Enter", "Enter choose", 20),
)
"""What is offered where a folder has no briefs."""

_ON_BRIEFS: dict[str, dict[str, Any]] = {
    "go.follow": {"footer": "Enter open", "title": "Open the brief"},
    "find.filter": {"keys": ("f", "slash"), "title": "List briefs that have some words", "words": "f, /", "rank": 21},
    "find.everywhere": {"footer": "Ctrl+F search all", "rank": 60},
    "start.new": {"rank": 22},
    "start.report": {"rank": 23},
    "start.open": {"rank": 72},
    "start.demo": {"rank": 73},
}

_ON_HITS: dict[str, dict[str, Any]] = {
    "go.follow": {"footer": "Enter open", "title": "Open the brief there"},
    "find.search": {"keys": ("slash", "ctrl+f"), "title": "Search for something else", "words": "/, Ctrl+F"},
    "section.next": {"title": "Next brief"},
    "section.previous": {"title": "Previous brief"},
    "app.close": {"footer": "q back"},
}

PICKING: tuple[Command, ...] = tuple(
    replace(command, **_ON_BRIEFS.get(command.id, {}))
    for command in (*STARTING, *COMMANDS)
    if command.id.split(".")[0] in {"move", "page", "app"}
    or command.id
    in {
        "go.follow",
        "brief.reload",
        "find.filter",
        "find.everywhere",
        "start.new",
        "start.report",
        "start.demo",
        "start.open",
    }
)
"""What is offered in a folder of briefs."""

LOOKING: tuple[Command, ...] = tuple(
    replace(command, **_ON_HITS.get(command.id, {}))
    for command in COMMANDS
    if command.id.split(".")[0] in {"move", "page", "section", "app"} or command.id in {"go.follow", "find.search"}
)
"""What is offered where all briefs are searched."""

FOOTER_KEYS_AT_80 = 7


def _first(**words: str) -> tuple[Command, ...]:
    """The commands of the main screen, some of them with a word of their own and before the others in the footer."""
    names = {name.replace("_", "."): word for name, word in words.items()}
    ranks = {name: rank for rank, name in enumerate(names, 3)}
    return tuple(
        replace(command, footer=names.get(command.id, command.footer), rank=ranks.get(command.id, command.rank))
        for command in COMMANDS
    )


ON_TEXT = _first(source_statement="a statement", source_mark="v mark", item_copy="y copy", item_reference="p [ref]")
"""What the footer offers on a paragraph of a source."""

ON_MARKED = _first(source_statement="a statement", source_mark="v unmark", item_copy="y copy", item_reference="p [ref]")
"""The same while paragraphs are marked."""

ON_DRAFT = _first(
    draft_accept="A accept", item_form="E edit", draft_drop="X drop", draft_next="D next draft", brief_undo="u undo"
)
"""What the footer offers on a draft."""


def bindings(commands: Iterable[Command] = COMMANDS) -> list[Binding]:
    """Make Textual's bindings of commands; the id lets a user's keymap replace the keys."""
    from textual.binding import Binding  # noqa: PLC0415 - the table itself is read without Textual

    return [
        Binding(",".join(command.keys), command.action, command.title, show=False, id=command.id)
        for command in commands
    ]


def footer_commands(width: int, commands: Iterable[Command] = COMMANDS) -> tuple[Command, ...]:
    """Choose what the footer shows: the most important that fit, at most seven up to 80 columns."""
    by_rank = sorted((command for command in commands if command.footer), key=lambda command: command.rank)
    room = width - 1
    chosen: list[Command] = []
    for command in by_rank:
        size = len(command.footer) + 2
        if size > room or (width <= 80 and len(chosen) == FOOTER_KEYS_AT_80):
            break
        chosen.append(command)
        room -= size
    last = {"app.help", "app.close"}
    return tuple(c for c in chosen if c.id not in last) + tuple(c for c in chosen if c.id in last)


def key_words(commands: Iterable[Command] = COMMANDS) -> list[tuple[str, str, str]]:
    """List group, keys and title of each command, for help and documentation."""
    return [(command.group, command.words, command.title) for command in commands]
