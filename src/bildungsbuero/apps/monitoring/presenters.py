"""Data sets, deliveries and observations in the shape of pages."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.actions import record_figures
from bildungsbuero.apps.monitoring.assistant import wording as assistant_wording
from bildungsbuero.apps.monitoring.declarations import shipped
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.protection import profile_of
from bildungsbuero.apps.monitoring.wording import text
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Observation
from bildungsbuero.core.periods import PeriodMeaning, read_period
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import moment, number


def dataset_address(dataset: Dataset) -> str:
    """Return the address of the staff page of a data set."""
    return reverse("monitoring:dataset", args=[dataset.owner, dataset.key])


def countable_tables(office: Office) -> list[tuple[str, str, str]]:
    """Return code, title and the day of the last count of each data set that is counted from the office's records."""
    keys = record_figures.countable_tables()
    counted = Delivery.objects.of(office).counting().filter(dataset__key__in=keys).exclude(source="")
    last = {
        key: max(periods, default="") for key, periods in counted.order_by("pk").values_list("dataset__key", "periods")
    }
    declared = {key: shipped(key) for key in keys}
    titles = {key: text(found.title) if found is not None else key for key, found in declared.items()}
    return [(key, titles[key], _period(last[key], PeriodMeaning.REFERENCE_DATE) if key in last else "") for key in keys]


def datasets_table(datasets: Iterable[Dataset]) -> Table:
    """Return the list of data sets with the last delivery of each."""
    columns = (
        Column(title=_("Data set")),
        Column(title=_("Title")),
        Column(title=_("belongs to")),
        Column(title=_("Deliveries"), is_numeric=True),
        Column(title=_("last delivery")),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=dataset.key, address=dataset_address(dataset)),
                Cell(text=dataset.title),
                Cell(text=dataset.office.name if dataset.office else _("all offices")),
                Cell(text=number(dataset.delivery_count)),  # type: ignore[attr-defined]
                Cell(text=moment(dataset.last_received_at)),  # type: ignore[attr-defined]
            )
        )
        for dataset in datasets
    )
    return Table(caption=_("Data sets"), columns=columns, rows=rows, key="datasets", is_caption_hidden=True)


def dataset_facts(dataset: Dataset) -> list[tuple[Any, Any]]:
    """Return what is declared about a data set."""
    return [
        (_("belongs to"), dataset.office.name if dataset.office else _("all offices (open official table)")),
        (_("What the period means"), dataset.get_period_display()),
        (_("What “-” means"), dataset.get_dash_display()),
        (_("Protection of small numbers"), _protected(dataset)),
        (_("Publisher"), dataset.publisher),
        (_("Licence"), dataset.licence),
        (_("Values by"), ", ".join(entry["label"] for entry in dataset.dimensions.values())),
        (_("Statistical measures"), ", ".join(entry["label"] for entry in dataset.measures.values())),
    ]


def _protected(dataset: Dataset) -> Any:
    profile = profile_of(dataset)
    if profile is not None:
        facts = {"method": profile.get_method_display(), "count": profile.min_cases}
        return _("here: %(method)s, smallest count %(count)d") % facts
    return _("by the source, before delivery") if dataset.protected_at_source else _("not stated: internal only")


def deliveries_table(dataset: Dataset) -> Table | None:
    """Return the deliveries of a data set, the newest first; None where there are none."""
    columns = (
        Column(title=_("File")),
        Column(title=_("received")),
        Column(title=_("Periods")),
        Column(title=_("Values"), is_numeric=True),
        Column(title=_("refused"), is_numeric=True),
        Column(title=_("State")),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=item.file_name, address=reverse("monitoring:delivery", args=[item.public_id])),
                Cell(text=moment(item.received_at)),
                Cell(text=_periods(item)),
                Cell(text=number(item.rows)),
                Cell(text=number(item.refused_rows)),
                Cell(text=item.get_state_display()),
            )
        )
        for item in dataset.deliveries.all()
    )
    return Table(caption=_("Deliveries"), columns=columns, rows=rows, key="deliveries") if rows else None


def delivery_facts(delivery: Delivery) -> list[tuple[Any, Any]]:
    """Return what is known of a delivery."""
    marks = ", ".join(f"„{mark}“: {number(count)}" for mark, count in delivery.marks.items())
    return [
        (_("Data set"), delivery.dataset),
        (_("State"), delivery.get_state_display()),
        (_("received"), moment(delivery.received_at)),
        (_("Periods"), _periods(delivery)),
        (_("Values"), number(delivery.rows)),
        (_("Areas"), number(delivery.areas)),
        (_("Signs in place of or beside numbers"), marks),
        (_("Format"), f"{_format(delivery)}, {delivery.encoding}"),
        (_("Retrieved from the source"), delivery.as_of),
        (_("Attribution"), delivery.dataset.attribution_for(delivery)),
    ]


def _format(delivery: Delivery) -> str:
    """Return how a file was read, in words where its code is none that people know."""
    words = {"assistant": _("read with the assistant"), "long": _("long table of this program")}
    return words.get(delivery.format, delivery.format)


def refused_table(delivery: Delivery, *, with_content: bool) -> Table:
    """Return what was not taken, with its line in the file; with its cell and what helps where the assistant read.

    What stood there is for those who may see original values: a count that could not be read is still a count.
    """
    note = ""
    if delivery.refused_rows > len(delivery.refused):
        note = _("Shown are the first %(shown)s of %(all)s rows.") % {
            "shown": number(len(delivery.refused)),
            "all": number(delivery.refused_rows),
        }
    refused = [item if with_content else {**item, "detail": "…"} for item in delivery.refused]
    if any("cell" in item for item in refused):
        return _refused_cells(refused, note)
    columns = (Column(title=_("Row"), is_numeric=True), Column(title=_("Reason")))
    rows = tuple(Row(cells=(Cell(text=number(item["row"])), Cell(text=wording.reason(item)))) for item in refused)
    return Table(caption=_("Rows that were not taken"), columns=columns, rows=rows, key="refused", note=note)


def _refused_cells(refused: list[dict[str, object]], note: str) -> Table:
    columns = (Column(title=_("Cell in the file")), Column(title=_("Reason")), Column(title=_("What helps")))
    rows = []
    for item in refused:
        why, remedy = assistant_wording.reason(item)
        texts = (str(item.get("cell", "")), why or wording.reason(item), remedy)
        rows.append(Row(cells=tuple(Cell(text=text) for text in texts)))
    caption = _("Cells that were not taken")
    return Table(caption=caption, columns=columns, rows=tuple(rows), key="refused", note=note)


def observations_table(dataset: Dataset, observations: list[Observation]) -> Table:
    """Return original values with the labels of their dimensions."""
    dimensions = dataset.dimensions
    columns = (
        Column(title=_("Statistical measure")),
        *(Column(title=entry["label"]) for entry in dimensions.values()),
        Column(title=_("Value"), is_numeric=True),
        Column(title=_("Unit")),
    )
    rows = tuple(_observation_row(dataset, item) for item in observations)
    return Table(caption=_("Original values"), columns=columns, rows=rows, key="values")


def _observation_row(dataset: Dataset, item: Observation) -> Row:
    labels = (entry["values"].get(item.dims.get(code, ""), _("total")) for code, entry in dataset.dimensions.items())
    decimals = 0 if item.unit in {"number", "persons"} else 1
    shown = wording.display(item.cell, unit=item.unit, decimals=decimals)
    return Row(
        cells=(
            Cell(text=dataset.measures.get(item.measure, {}).get("label", item.measure)),
            *(Cell(text=label) for label in labels),
            Cell(text=shown, spoken=wording.spoken(item.cell)),
            Cell(text=wording.unit_name(item.unit)),
        )
    )


def _periods(delivery: Delivery) -> str:
    words = [_period(code, PeriodMeaning(delivery.dataset.period)) for code in delivery.periods]
    return ", ".join(words) if len(words) <= 3 else f"{words[0]} – {words[-1]}"


def _period(code: str, meaning: PeriodMeaning) -> str:
    try:
        return wording.period_in_short(read_period(code, meaning))
    except Refusal:
        # Nobody has said yet what the periods of this data set mean, or said it wrongly.
        return code
