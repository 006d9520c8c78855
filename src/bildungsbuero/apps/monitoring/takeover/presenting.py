"""The preview of a take-over in the shape of its page."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.monitoring.labels import area_names
from bildungsbuero.apps.monitoring.models import Takeover
from bildungsbuero.apps.monitoring.takeover.comparing import Compared
from bildungsbuero.apps.monitoring.takeover.reading import OldTable
from bildungsbuero.apps.monitoring.wording import plain_number, reason
from bildungsbuero.core.takeover import decimals_of
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import moment, number

MOST_DIFFERENCES = 100


def takeovers_table(takeovers: Iterable[Takeover]) -> Table:
    """Return what was uploaded and taken over."""
    columns = (Column(title=_("File")), Column(title=_("uploaded")), Column(title=_("State")))
    rows = tuple(
        Row(
            cells=(
                Cell(text=item.file_name, address=_address(item)),
                Cell(text=moment(item.begun_at)),
                Cell(text=item.delivery.get_state_display() if item.delivery else _("only looked at so far")),
            )
        )
        for item in takeovers
    )
    return Table(caption=_("Tables of old figures"), columns=columns, rows=rows, key="takeovers")


def table_facts(table: OldTable) -> list[tuple[Any, Any]]:
    """Return what an uploaded table holds."""
    periods = table.periods
    return [
        (_("Names"), number(len(table.names))),
        (_("Figures"), number(sum(table.names.values()))),
        (_("Areas"), number(table.areas)),
        (_("Periods"), periods[0] if len(periods) == 1 else f"{periods[0]} – {periods[-1]}" if periods else ""),
        (_("With source or note"), number(len(table.remarks))),
    ]


def comparison_sentence(found: Sequence[Compared]) -> str:
    """Return how many old figures can be compared, and how many of them differ."""
    comparable = [item for item in found if item.new is not None]
    other = sum(item.is_other for item in comparable)
    if not comparable:
        return _("None of these figures is computed here yet, so there is nothing to compare.")
    facts = {"other": number(other), "count": number(len(comparable)), "all": number(len(found))}
    return (
        ngettext(
            "Of %(all)s old figures, %(count)s is also computed here; %(other)s differ by more than their rounding.",
            "Of %(all)s old figures, %(count)s are also computed here; %(other)s differ by more than their rounding.",
            len(comparable),
        )
        % facts
    )


def summary_table(found: Sequence[Compared], titles: dict[str, str]) -> Table:
    """Return for each indicator how many old figures there are, and how they compare."""
    columns = (
        Column(title=_("Indicator")),
        Column(title=_("old figures"), is_numeric=True),
        Column(title=_("also computed here"), is_numeric=True),
        Column(title=_("another value"), is_numeric=True),
    )
    rows = []
    for key in dict.fromkeys(item.key for item in found):
        of_key = [item for item in found if item.key == key]
        counts = (len(of_key), sum(item.new is not None for item in of_key), sum(item.is_other for item in of_key))
        rows.append(
            Row(cells=(Cell(text=f"{key} {titles.get(key, '')}"), *(Cell(text=number(count)) for count in counts)))
        )
    return Table(caption=_("Old figures by indicator"), columns=columns, rows=tuple(rows), key="summary")


def differences_table(found: Sequence[Compared]) -> Table | None:
    """Return old beside new where they differ, the largest differences first; None where all agree."""
    other = sorted(
        (item for item in found if item.is_other and item.new is not None),
        key=lambda item: -abs((item.new or 0) - item.old.value) / max(abs(item.old.value), 1),
    )
    if not other:
        return None
    columns = (
        Column(title=_("Indicator")),
        Column(title=_("Area")),
        Column(title=_("Period")),
        Column(title=_("taken over from TILL"), is_numeric=True),
        Column(title=_("computed here"), is_numeric=True),
        Column(title=_("difference"), is_numeric=True),
    )
    names = area_names(item.old.area for item in other)
    rows = tuple(_difference(item, names) for item in other[:MOST_DIFFERENCES])
    note = ""
    if len(other) > MOST_DIFFERENCES:
        note = _("Shown are the %(shown)s largest of %(all)s differences.") % {
            "shown": number(MOST_DIFFERENCES),
            "all": number(len(other)),
        }
    return Table(caption=_("Where another value is computed"), columns=columns, rows=rows, key="other", note=note)


def refused_table(table: OldTable) -> Table | None:
    """Return rows that cannot be read, with their line; None where all can."""
    if not table.refused:
        return None
    columns = (Column(title=_("Row"), is_numeric=True), Column(title=_("Reason")))
    rows = tuple(
        Row(cells=(Cell(text=number(item.row)), Cell(text=reason({"reason": item.reason, "detail": item.detail}))))
        for item in table.refused
    )
    return Table(caption=_("Rows that were not taken"), columns=columns, rows=rows, key="refused")


def _difference(item: Compared, names: dict[str, str]) -> Row:
    new, old = item.new or 0.0, item.old.value
    decimals = max(decimals_of(old), min(decimals_of(new), 2))
    texts = (
        item.key,
        names.get(item.old.area, item.old.area),
        item.old.period,
        plain_number(old),
        number(new, decimals),
        number(new - old, decimals),
    )
    return Row(cells=tuple(Cell(text=text) for text in texts))


def _address(takeover: Takeover) -> str:
    if takeover.delivery is not None:
        return reverse("monitoring:delivery", args=[takeover.delivery.public_id])
    return reverse("monitoring:takeover", args=[takeover.public_id])
