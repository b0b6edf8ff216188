"""Years and months in words."""

from __future__ import annotations

__all__ = ["MONTHS", "format_year"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def format_year(year: int) -> str:
    """Write an astronomical year as readers count: 0 is 1 BC; AD where the bare number may not look like a year.

    >>> format_year(2024), format_year(79), format_year(0), format_year(-43), format_year(170002)
    ('2024', 'AD 79', '1 BC', '44 BC', 'AD 170,002')
    """
    if year <= 0:
        return f"{_grouped(1 - year)} BC"
    return str(year) if 1000 <= year <= 9999 else f"AD {_grouped(year)}"


def _grouped(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)
