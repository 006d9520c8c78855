"""What a delivery changes, in the shape of its page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.actions.comparing import difference_of
from bildungsbuero.apps.monitoring.affected import affected_table
from bildungsbuero.apps.monitoring.labels import area_names
from bildungsbuero.apps.monitoring.models import Delivery, DeliveryDifference
from bildungsbuero.apps.monitoring.published import all_indicators
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDifference:
    """Counts, the largest changes, the indicators that show other figures, and what undoing would do."""

    sentence: str
    undoing: str
    counts: list[tuple[Any, Any]]
    largest: Table | None
    indicators: Table | None
    pages: Table | None
    has_rows: bool


def present_difference(delivery: Delivery, *, office: Office, on: date) -> ShownDifference:
    """Return what a delivery changes against the earlier ones that count, and on which pages of an office."""
    found = difference_of(delivery)
    is_first = not found.compared_with
    return ShownDifference(
        sentence=_("This is the first delivery of its data set; all its values are new.")
        if is_first
        else _(
            "Compared value by value with the deliveries before. Values that are missing here stay as an earlier "
            "delivery gave them; other periods are not touched."
        ),
        undoing=_undoing(found, is_first=is_first),
        counts=[
            (_("New values"), number(found.new)),
            (_("Changed values"), number(found.changed)),
            (_("Missing here"), number(found.vanished)),
            (_("As before"), number(found.unchanged)),
        ],
        largest=_largest(delivery, found) if found.largest else None,
        indicators=_indicators(delivery, found) if found.indicators else None,
        pages=affected_table(delivery.dataset, [key for key, _count in found.indicators], office=office, on=on),
        has_rows=not is_first and bool(found.new + found.changed + found.vanished),
    )


def _undoing(found: DeliveryDifference, *, is_first: bool) -> str:
    if is_first:
        return ngettext(
            "Undoing the import takes its %(count)s value out of all pages; the file stays as evidence.",
            "Undoing the import takes its %(count)s values out of all pages; the file stays as evidence.",
            found.new,
        ) % {"count": number(found.new)}
    facts = {"new": number(found.new), "changed": number(found.changed)}
    return (
        _(
            "Undoing the import takes %(new)s values away and gives %(changed)s values back as they were before; the "
            "file stays as evidence."
        )
        % facts
    )


def _largest(delivery: Delivery, found: DeliveryDifference) -> Table:
    columns = (
        Column(title=_("Area")),
        Column(title=_("Period")),
        Column(title=_("Value of")),
        Column(title=_("before"), is_numeric=True),
        Column(title=_("now"), is_numeric=True),
    )
    names = area_names(change["area"] for change in found.largest)
    rows = tuple(_change(delivery, change, names) for change in found.largest)
    return Table(caption=_("Largest changes"), columns=columns, rows=rows, key="changes")


def _change(delivery: Delivery, change: dict[str, Any], names: dict[str, str]) -> Row:
    dataset = delivery.dataset
    measure = dataset.measures.get(change["measure"], {}).get("label", change["measure"])
    labels = [
        dataset.dimensions.get(code, {}).get("values", {}).get(value, value) for code, value in change["dims"].items()
    ]
    texts = (
        names.get(change["area"], change["area"]),
        change["period"],
        ", ".join([measure, *labels]),
        wording.plain_number(change["before"]),
        wording.plain_number(change["now"]),
    )
    return Row(cells=tuple(Cell(text=text) for text in texts))


def _indicators(delivery: Delivery, found: DeliveryDifference) -> Table:
    """The replacement plan: which indicators would show other figures, and for how many pairs of area and period."""
    titles = {item.key: wording.text(item.title) for item in all_indicators(delivery.dataset.office)}
    columns = (Column(title=_("Indicator")), Column(title=_("Figures"), is_numeric=True))
    rows = tuple(
        Row(
            cells=(
                Cell(text=f"{key} {titles.get(key, '')}", address=find_address("portal:indicator", key)),
                Cell(text=number(count)),
            )
        )
        for key, count in found.indicators
    )
    note = _("Counted are pairs of area and period whose figure, or a breakdown of it, may change.")
    return Table(caption=_("Indicators that show other figures"), columns=columns, rows=rows, key="affected", note=note)
