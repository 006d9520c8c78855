"""What the staff pages of the ways show: what is due, all stations, all transitions, what the graph lacks."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.portal.spoken import spoken
from bildungsbuero.apps.portal.ways.book import WayBook, book_of
from bildungsbuero.apps.portal.ways.entries import Entry, TransitionEntry
from bildungsbuero.apps.portal.ways.kinds import StationKind
from bildungsbuero.core.ways import ENDS, OLD, OVER, UNCHECKED, why_due
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day

REASONS = {
    UNCHECKED: gettext_lazy("not checked yet: only staff sees it"),
    OVER: gettext_lazy("no longer valid"),
    ENDS: gettext_lazy("ends soon"),
    OLD: gettext_lazy("checked more than a year ago"),
}
# Where nothing need follow.
GOALS = (StationKind.WORK, StationKind.STUDY)


def due(book: WayBook, on: date) -> list[tuple[TransitionEntry, str]]:
    """Return the transitions that somebody should look at, with the reason; what is public comes first."""
    found = [(one, why) for one in book.transitions.values() if (why := why_due(one.as_transition(), on))]
    order = (OVER, ENDS, OLD, UNCHECKED)
    return sorted(found, key=lambda pair: (order.index(pair[1]), pair[0].key))


def count_due(office: Office, on: date) -> int:
    """Return how many public transitions are due; those that nobody has checked yet wait without haste."""
    return sum(why != UNCHECKED for _one, why in due(book_of(office), on))


def present_staff(book: WayBook, on: date) -> dict[str, Any]:
    """Return what the page shows."""
    standing = book.graph.standing_on(on)
    loose = standing.checked().dead_ends({str(kind) for kind in GOALS})
    return {
        "due": _transitions_table(book, [one for one, _why in due(book, on)], on, _("To be looked at"), key="due"),
        "due_count": len(due(book, on)),
        "stations": _stations_table(book),
        "transitions": _transitions_table(book, book.transitions.values(), on, _("All transitions"), key="all"),
        "loose": [(_title(book, key), reverse("portal:edit-way-station", args=[key])) for key in loose],
    }


def name_of(book: WayBook, transition: TransitionEntry) -> str:
    """Return a transition in words: from where to where."""
    return f"{_title(book, transition.source)} → {_title(book, transition.target)}"


def _title(book: WayBook, key: str) -> str:
    return spoken(book.stations[key].texts, "title").text if key in book.stations else key


def _transitions_table(
    book: WayBook, transitions: Iterable[TransitionEntry], on: date, caption: str, *, key: str
) -> Table:
    columns = (_("Transition"), _("Condition"), _("Source"), _("Checked on"), _("State"))
    rows = [
        Row(
            cells=(
                Cell(text=name_of(book, one), address=reverse("portal:edit-way-transition", args=[one.key])),
                Cell(text=spoken(one.texts, "condition")),
                Cell(text="; ".join(one.sources)),
                Cell(text=day(one.checked_on)),
                Cell(text=_state(one, str(REASONS.get(why_due(one.as_transition(), on), "")))),
            )
        )
        for one in transitions
    ]
    return Table(
        caption=caption,
        columns=tuple(Column(title=title) for title in columns),
        rows=tuple(rows),
        key=key,
        is_caption_hidden=True,
    )


def _stations_table(book: WayBook) -> Table:
    columns = (_("Station"), _("Kind"), _("Source"), _("Checked on"), _("State"))
    rows = [
        Row(
            cells=(
                Cell(text=_title(book, one.key), address=reverse("portal:edit-way-station", args=[one.key])),
                Cell(text=StationKind(one.kind).label),
                Cell(text="; ".join(one.sources)),
                Cell(text=day(one.checked_on)),
                Cell(text=_state(one, "" if one.is_checked else str(REASONS[UNCHECKED]))),
            )
        )
        for one in sorted(book.stations.values(), key=lambda one: (one.stage, one.key))
    ]
    return Table(
        caption=_("All stations"),
        columns=tuple(Column(title=title) for title in columns),
        rows=tuple(rows),
        key="stations",
        is_caption_hidden=True,
    )


def _state(entry: Entry, reason: str) -> str:
    return ", ".join(filter(None, (reason, _("changed by the office") if entry.is_own else "")))
