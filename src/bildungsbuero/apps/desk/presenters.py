"""The lines of “Heute”: the most urgent first, nothing twice, at most seven."""

from collections.abc import Iterable

from bildungsbuero.web.today import TodayLine

AT_MOST = 7


def todays_lines(parts: Iterable[Iterable[TodayLine]]) -> list[TodayLine]:
    """Return the lines that the page shows; of several that lead to the same place only the most urgent stays."""
    lines = sorted((line for part in parts for line in part if line.count), key=lambda line: line.urgency)
    by_address: dict[str, TodayLine] = {}
    for line in lines:
        by_address.setdefault(line.address, line)
    return list(by_address.values())[:AT_MOST]
