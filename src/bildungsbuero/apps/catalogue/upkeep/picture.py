"""The forecast of the work on confirmations as a table and a small picture, for “Heute” and the page of the care."""

from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.upkeep.overview import forecast
from bildungsbuero.core.workload import MonthOfWork
from bildungsbuero.documents.columns import Column as Bar
from bildungsbuero.documents.columns import columns
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number


def forecast_panel(office: Office, on: date) -> str | None:
    """Return the panel, None where nothing lies ahead."""
    months = forecast(office, on)
    total = sum(month.offers for month in months)
    if not total:
        return None
    busiest = max(months, key=lambda month: month.offers)
    summary = _("%(total)s confirmations in the next twelve months; most in %(month)s (%(most)s).") % {
        "total": number(total),
        "month": date_format(busiest.month, "F Y", use_l10n=False),
        "most": number(busiest.offers),
    }
    bars = [_bar(month) for month in months]
    title = _("Offers to be confirmed by month")
    drawn = columns(bars, key="forecast", title=title, description=summary)
    context: dict[str, Any] = {
        "summary": summary,
        # Made by `documents`, which escapes every text in it.
        "drawn": mark_safe(drawn),  # noqa: S308
        "table": _table(months, title),
    }
    return render_to_string("catalogue/upkeep_forecast.html", context)


def _bar(month: MonthOfWork) -> Bar:
    return Bar(name=date_format(month.month, "M", use_l10n=False)[:3], value=month.offers, light=month.by_mail)


def _table(months: list[MonthOfWork], title: str) -> Table:
    heads = (
        Column(title=_("Month")),
        Column(title=_("Offers"), is_numeric=True),
        Column(title=_("of these asked by mail"), is_numeric=True),
        Column(title=_("by telephone or visit"), is_numeric=True),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=date_format(month.month, "F Y", use_l10n=False)),
                Cell(text=number(month.offers)),
                Cell(text=number(month.by_mail)),
                Cell(text=number(month.by_office)),
            )
        )
        for month in months
    )
    return Table(caption=title, columns=heads, rows=rows, key="forecast-table", is_caption_hidden=True)
