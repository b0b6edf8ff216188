"""What each command does, as a comparison of the reader before and after its key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing.reader.panes import TABS
from briefing.reader.screens.main import MainScreen
from briefing.reader.widgets.matrix_view import MatrixView
from pilot.screen import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.reader import BriefingApp
    from briefing.reader.panes import Place

__all__ = ["EFFECTS", "Effect", "Outside", "State", "seen"]

TAB_NAMES = list(TABS)


@dataclass
class Outside:
    """What reached the world outside the reader."""

    copied: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    edited: list[list[str]] = field(default_factory=list)


class State(NamedTuple):
    """All of the reader that a key can change."""

    running: bool
    screen: str
    tab: str
    place: Place | None
    column: int
    focus: int
    cursor: int
    ends: tuple[int, int]
    views: int
    prompt: str
    zoomed: bool
    sort: str
    hit: int
    notices: tuple[str, ...]
    copied: int
    opened: int
    edited: int


def seen(app: BriefingApp, outside: Outside) -> State:
    """The reader as it is."""
    screens = [screen for screen in app.screen_stack if isinstance(screen, MainScreen)] if app.is_running else []
    told = tuple(notices(app))
    reached = (told, len(outside.copied), len(outside.opened), len(outside.edited))
    if not screens:
        return State(app.is_running, "", "", None, 0, 0, 0, (0, 0), 0, "", False, "", -1, *reached)
    main = screens[-1]
    pane = main.pane
    view = pane.focused_view
    assert view is not None
    stops = [number for number in range(view.count()) if view.selectable(number)] or [0]
    return State(
        True,
        type(app.screen).__name__,
        main.tab,
        pane.place(),
        view.column if isinstance(view, MatrixView) else 0,
        pane.views.index(view),
        view.cursor,
        (stops[0], stops[-1]),
        len(pane.views),
        main.foot.prompt.label if main.foot.prompt else "",
        main.has_class("-zoomed"),
        app._memory.state.sort,
        main.search.hit,
        *reached,
    )


class Effect(NamedTuple):
    """What a command does.

    Attributes:
        happened: Whether it happened, by the state before and after.
        setup: The keys that are pressed before; '{other}' is the digit of another tab.
        may_say: What it may say instead, where a tab has nothing for it.
    """

    happened: Callable[[State, State], bool]
    setup: tuple[str, ...] = ()
    may_say: str = ""


def _tab(name: str) -> Effect:
    return Effect(lambda _, after: after.tab == name)


def _neighbour(step: int) -> Callable[[State, State], bool]:
    return lambda before, after: after.tab == TAB_NAMES[(TAB_NAMES.index(before.tab) + step) % len(TAB_NAMES)]


def _sideways(step: int) -> Callable[[State, State], bool]:
    return lambda before, after: after.column == before.column + step or _neighbour(step)(before, after)


def _down(before: State, after: State) -> bool:
    return after.cursor > before.cursor and after.tab == before.tab


def _up(before: State, after: State) -> bool:
    return after.cursor < before.cursor and after.tab == before.tab


def _focus(step: int) -> Callable[[State, State], bool]:
    return lambda before, after: after.focus == (before.focus + step) % before.views


def _opens(screen: str) -> Effect:
    return Effect(lambda _, after: after.screen == screen)


def _asks(label: str) -> Callable[[State, State], bool]:
    return lambda _, after: after.prompt == label


def _followed(before: State, after: State) -> bool:
    """To another tab, to the detail beside the list, or to the question which reference is meant."""
    return (after.tab, after.focus, after.screen) != (before.tab, before.focus, before.screen)


def _never(_before: State, _after: State) -> bool:
    """What such a brief has nothing for; `test_changing` has briefs that do."""
    return False


_MOVED_DOWN = ("j", "j", "j", "j", "j")
_FOUND = ("slash", *"union", "enter")

EFFECTS: Mapping[str, Effect] = {
    **{f"tab.{name}": _tab(name) for name in TABS},
    "tab.next": Effect(_neighbour(1)),
    "tab.previous": Effect(_neighbour(-1)),
    "move.down": Effect(_down),
    "move.up": Effect(_up, _MOVED_DOWN),
    "move.right": Effect(_sideways(1)),
    "move.left": Effect(_sideways(-1)),
    "section.next": Effect(_down),
    "section.previous": Effect(_up, ("G",)),
    "page.half_down": Effect(_down),
    "page.half_up": Effect(_up, ("G",)),
    "page.down": Effect(_down),
    "page.up": Effect(_up, ("G",)),
    "move.top": Effect(lambda _, after: after.cursor == after.ends[0], ("G",)),
    "move.bottom": Effect(lambda _, after: after.cursor == after.ends[1]),
    "pane.next": Effect(_focus(1)),
    "pane.previous": Effect(_focus(-1)),
    "go.follow": Effect(_followed, may_say="No reference stands"),
    "go.source": Effect(lambda _, after: after.tab == "sources", may_say="No source is given"),
    "go.cautions": Effect(
        lambda before, after: after.tab == "summary" and (before.tab != "summary" or after.cursor > before.cursor)
    ),
    "go.back": Effect(lambda before, after: after.tab != before.tab and after.screen == "MainScreen", ("{other}",)),
    "go.forward": Effect(lambda before, after: after.tab != before.tab, ("{other}", "H")),
    "find.search": Effect(_asks("/")),
    "find.next": Effect(lambda before, after: after.hit != before.hit, _FOUND),
    "find.previous": Effect(lambda before, after: after.hit != before.hit, _FOUND),
    "find.filter": Effect(_asks("filter")),
    "find.sort": Effect(lambda before, after: after.tab == "statements" and after.sort != before.sort),
    "timeline.density": Effect(
        lambda _, after: after.tab == "timeline" and after.views == len(("strip", "list", "entry"))
    ),
    "pane.zoom": Effect(lambda before, after: after.zoomed != before.zoomed),
    "source.statement": Effect(
        lambda _, after: after.screen == "StatementForm", ("6", "tab", "G"), may_say="A statement is made of"
    ),
    "source.mark": Effect(
        lambda before, after: before.place is not None and after.place is not None and before.place != after.place,
        ("6", "tab", "G"),
    ),
    "draft.next": Effect(_followed, may_say="Nothing in this brief is a draft"),
    "draft.accept": Effect(_never, may_say="This is no draft"),
    "draft.drop": Effect(_never, may_say="This is no draft"),
    "item.form": Effect(lambda _, after: after.screen == "StatementForm", may_say="Only a statement is edited"),
    "brief.undo": Effect(_never, may_say="There is nothing to undo"),
    "item.reference": Effect(
        lambda before, after: after.copied == before.copied + 1, may_say="Nothing that a reference can name"
    ),
    "item.copy": Effect(lambda before, after: after.copied == before.copied + 1),
    "item.cite": Effect(lambda before, after: after.copied == before.copied + 1),
    "item.edit": Effect(lambda before, after: after.edited == before.edited + 1),
    "item.url": Effect(lambda before, after: after.opened == before.opened + 1, may_say="No URL is given"),
    "brief.save": _opens("SaveScreen"),
    "brief.check": _opens("FindingsScreen"),
    "brief.reload": Effect(lambda _, after: "Loaded again." in after.notices),
    "brief.other": Effect(lambda _, after: not after.screen or after.screen == "PickerScreen"),
    "app.theme": _opens("ThemePalette"),
    "app.palette": _opens("Palette"),
    "app.help": _opens("HelpScreen"),
    "find.everywhere": _opens("EverywhereScreen"),
    "app.close": Effect(lambda _, after: not after.running),
    "app.escape": Effect(lambda before, after: before.zoomed and not after.zoomed, ("z",)),
    "app.quit": Effect(lambda _, after: not after.running),
    "app.interrupt": Effect(lambda _, after: not after.running),
}
"""For each command of the table; a new one is added here."""
