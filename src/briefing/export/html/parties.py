"""The picture of who stands against whom: parties on both sides, between them what sets them apart.

Each tension is a label in the middle, and a line leads from it to each of its parties. The number on a line is that of
the position which the party holds, so that parties on one side that do not agree are told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.export.html.pictures import LINE, MATRIX_ROWS, WIDTH, Held, fit, parties_matrix, shown
from briefing.model.wording import count_of, format_level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.export.html.texts import PageTexts, Plain
    from briefing.outline.record import Party, Record

__all__ = ["parties_picture"]

MOST_PARTIES, MOST_TENSIONS = 12, 12
PARTY_WIDTH, PARTY_CELLS, PARTY_LINES = 116, 15, 3
LABEL_WIDTH, LABEL_CELLS, LABEL_LINES = 132, 16, 3
PADDING, GAP = 9.0, 14.0
STEP = 20.0
"""From one line to the next where several meet the same label."""


class Box(NamedTuple):
    """Lines of text in a frame, the first of them strong; `y` is its middle."""

    lines: tuple[str, ...]
    height: float
    strong: int = 0
    y: float = 0.0


def parties_picture(tensions: Sequence[Record], texts: PageTexts) -> Plain:
    """Draw who stands against whom; where there are many, as a matrix; where there are too many, say so."""
    links = [link for tension in tensions for link in _links(tension)]
    parties = {party.id: party for tension in tensions for part in tension.parts for party in part.parties}
    if len(parties) < 2:
        return {"shape": ""}
    if len(parties) > MOST_PARTIES or len(tensions) > MOST_TENSIONS:
        return _matrix(tensions, links, parties, texts)
    return _drawn(tensions, links, parties, texts)


def _matrix(tensions: Sequence[Record], links: Sequence[Held], parties: Mapping[str, Party], texts: PageTexts) -> Plain:
    if len(parties) > MATRIX_ROWS or len(tensions) > MATRIX_ROWS // 10:
        counts = f"{count_of(len(parties), 'party', 'parties')} and {count_of(len(tensions), 'tension')}"
        room = f"{MATRIX_ROWS} parties and {MATRIX_ROWS // 10} tensions"
        return {"shape": "none", "reason": f"The picture has room for {room}; here are {counts}."}
    matrix = parties_matrix(
        {tension.id: texts.line(tension.id) for tension in tensions},
        links,
        {key: texts.line(f"{party.label} {party.name}") for key, party in parties.items()},
    )
    return {"shape": "matrix", "description": _description(tensions, texts), **matrix}


def _links(tension: Record) -> list[Held]:
    numbers: dict[str, list[str]] = {}
    for number, part in enumerate(tension.parts, 1):
        for party in dict.fromkeys(part.parties):
            numbers.setdefault(party.id, []).append(str(number))
    return [Held(party, tension.id, ",".join(held)) for party, held in numbers.items()]


def _sides(tensions: Sequence[Record]) -> dict[str, int]:
    """Put each party left (0) or right (1): the holders of the first position against the others, as far as it goes."""
    sides: dict[str, int] = {}
    for tension in tensions:
        wanted: dict[str, int] = {}
        for number, part in enumerate(tension.parts):
            for party in part.parties:
                wanted.setdefault(party.id, min(number, 1))
        against = sum(sides[party] != side for party, side in wanted.items() if party in sides)
        agreed = sum(sides[party] == side for party, side in wanted.items() if party in sides)
        for key, side in wanted.items():
            sides.setdefault(key, 1 - side if against > agreed else side)
    return sides


def _drawn(tensions: Sequence[Record], links: Sequence[Held], parties: Mapping[str, Party], texts: PageTexts) -> Plain:
    labels = {tension.id: _label(tension, links, texts) for tension in tensions}
    order = {tension.id: place for place, tension in enumerate(tensions)}
    sides = _sides(tensions)
    names = {key: texts.line(party.name) for key, party in parties.items()}
    columns = [_party_boxes([link for link in links if sides[link.party] == side], order, names) for side in (0, 1)]
    height = max(_height(column) for column in (labels, *columns))
    labels = _spread(labels, height)
    left, right = (_spread(column, height) for column in columns)
    return {
        "shape": "parties",
        "width": WIDTH,
        "height": shown(height),
        "description": _description(tensions, texts),
        "parties": tuple(
            [_frame(box, 1, PARTY_WIDTH) for box in left.values()]
            + [_frame(box, WIDTH - PARTY_WIDTH - 1, PARTY_WIDTH) for box in right.values()]
        ),
        "tensions": tuple(_frame(box, (WIDTH - LABEL_WIDTH) / 2, LABEL_WIDTH) for box in labels.values()),
        "lines": tuple(_lines(tensions, links, labels, (left, right))),
    }


def _label(tension: Record, links: Sequence[Held], texts: PageTexts) -> Box:
    """What sets the parties apart, how grave it is, and where it is going."""
    title = fit(f"{texts.line(tension.id)} {texts.words(tension.title)}", LABEL_CELLS, LABEL_LINES)
    level = fit(format_level(tension.level) if tension.level else "level not stated", LABEL_CELLS, 2)
    lines = (*title, *level, *fit(f"trend: {tension.trend}", LABEL_CELLS, 2))
    meeting = sum(link.tension == tension.id for link in links)
    return Box(lines, max(len(lines) * LINE + 2 * PADDING, meeting * STEP), strong=len(title))


def _party_boxes(links: Sequence[Held], order: dict[str, int], names: Mapping[str, str]) -> dict[str, Box]:
    """The parties of one side, each about as high as the tensions it is in."""
    places: dict[str, list[int]] = {}
    for link in links:
        places.setdefault(link.party, []).append(order[link.tension])
    parties = sorted(places, key=lambda party: sum(places[party]) / len(places[party]))
    lines = {party: fit(names[party], PARTY_CELLS, PARTY_LINES) for party in parties}
    return {party: Box(text, len(text) * LINE + 2 * PADDING) for party, text in lines.items()}


def _height(column: dict[str, Box]) -> float:
    return sum(box.height + GAP for box in column.values()) + GAP


def _spread(column: dict[str, Box], height: float) -> dict[str, Box]:
    """Give each box of a column its place, the free room evenly between them."""
    free = (height - sum(box.height for box in column.values())) / (len(column) + 1)
    placed: dict[str, Box] = {}
    y = 0.0
    for key, box in column.items():
        placed[key] = box._replace(y=y + free + box.height / 2)
        y += free + box.height
    return placed


def _frame(box: Box, x: float, width: float) -> Plain:
    top = box.y - len(box.lines) * LINE / 2 + 12
    return {
        "x": shown(x),
        "y": shown(box.y - box.height / 2),
        "width": shown(width),
        "height": shown(box.height),
        "middle": shown(x + width / 2),
        "lines": tuple(
            {"text": line, "y": shown(top + LINE * place), "strong": place < box.strong}
            for place, line in enumerate(box.lines)
        ),
    }


def _lines(
    tensions: Sequence[Record],
    links: Sequence[Held],
    labels: dict[str, Box],
    columns: tuple[dict[str, Box], dict[str, Box]],
) -> list[Plain]:
    lines: list[Plain] = []
    for tension in tensions:
        for side, column in enumerate(columns):
            meeting = [link for link in links if link.tension == tension.id and link.party in column]
            meeting.sort(key=lambda link: column[link.party].y)
            middle = labels[tension.id].y
            for place, link in enumerate(meeting):
                y = middle + (place - (len(meeting) - 1) / 2) * STEP
                lines.append(_line(column[link.party].y, y, side, link, tension))
    return lines


def _line(start: float, end: float, side: int, link: Held, tension: Record) -> Plain:
    """From the edge of a party to the edge of a label; the number stands before the label."""
    x1, x2 = float(PARTY_WIDTH + 1), (WIDTH - LABEL_WIDTH) / 2
    number = x2 - 9
    if side:
        x1, x2, number = WIDTH - x1, WIDTH - x2, WIDTH - number
    bend = (x1 + x2) / 2
    path = (
        f"M{shown(x1)} {shown(start)}C{shown(bend)} {shown(start)} {shown(bend)} {shown(end)} {shown(x2)} {shown(end)}"
    )
    return {
        "path": path,
        "level": tension.level,
        "number": link.numbers,
        "x": shown(number),
        "y": shown(end),
        "label_y": shown(end + 4),
    }


def _description(tensions: Sequence[Record], texts: PageTexts) -> str:
    """Every tension with its sides, in words."""
    said = []
    for tension in tensions:
        sides = " against ".join(texts.line(part.name) for part in tension.parts)
        level = f"{format_level(tension.level)}, " if tension.level else ""
        said.append(f"{texts.line(tension.id)}: {sides} ({level}trend {texts.line(tension.trend)}).")
    return " ".join(said)
