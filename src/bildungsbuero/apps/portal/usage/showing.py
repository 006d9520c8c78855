"""The numbers of use as tables: by month, kind of page and language, and the entries that were opened most often."""

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.portal.models import PageViews
from bildungsbuero.core.languages import SHIPPED
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import month, number

MONTHS = 13
MOST_OFFERS = 50
# What the counted pages are called; all others are counted together.
PAGES = {
    "portal:start": gettext_lazy("Home page"),
    "portal:offers": gettext_lazy("Search for offers"),
    "portal:offer": gettext_lazy("Offers"),
    "portal:provider": gettext_lazy("Providers"),
    "portal:indicators": gettext_lazy("List of figures"),
    "portal:indicator": gettext_lazy("Figures"),
    "portal:kept-list": gettext_lazy("Own lists"),
    "portal:shared-list": gettext_lazy("Lists handed on"),
    "portal:ways": gettext_lazy("Education paths"),
}
OTHERS = gettext_lazy("Other pages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What the page shows."""

    pages: Table
    languages: Table
    offers: Table
    total: int


def usage_of(office: Office, on: date) -> Usage:
    """Return the numbers of the last thirteen months."""
    months = _months(on)
    rows = list(
        PageViews.objects.of(office)
        .filter(day__gte=months[-1])
        .order_by()
        .values("day__year", "day__month", "page", "language")
        .annotate(total=Sum("count"))
    )
    by_page: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    by_language: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        begin = date(row["day__year"], row["day__month"], 1)
        by_page[str(PAGES.get(row["page"], OTHERS))][begin] += row["total"]
        by_language[row["language"]][begin] += row["total"]
    names = {language.code: language.name for language in SHIPPED}
    return Usage(
        pages=_table(_("Pages opened, by kind"), by_page, months, key="pages"),
        languages=_table(
            _("Pages opened, by language"),
            {names.get(code, code): counted for code, counted in by_language.items()},
            months,
            key="languages",
        ),
        offers=_most_opened(office, months[2] if len(months) > 2 else months[-1]),
        total=sum(row["total"] for row in rows),
    )


def usage_as_csv(office: Office) -> str:
    """Return all numbers by day, kind of page and language, for a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["day", "page", "language", "views"])
    rows = PageViews.objects.of(office).order_by("day", "page", "language").values_list("day", "page", "language")
    for day, page, language, total in rows.annotate(total=Sum("count")):
        writer.writerow([day.isoformat(), page.partition(":")[2], language, total])
    return "\ufeff" + text.getvalue()


def _months(on: date) -> list[date]:
    """Return the first days of the last months, the newest first."""
    found = [on.replace(day=1)]
    while len(found) < MONTHS:
        year, before = (found[-1].year - 1, 12) if found[-1].month == 1 else (found[-1].year, found[-1].month - 1)
        found.append(date(year, before, 1))
    return found


def _table(caption: str, counted: dict[str, Any], months: list[date], *, key: str) -> Table:
    shown = [begin for begin in months if any(counts.get(begin) for counts in counted.values())]
    ordered = sorted(counted.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return Table(
        caption=caption,
        key=key,
        columns=(
            Column(title=_("Page") if key == "pages" else _("Language")),
            *(Column(title=month(begin), is_numeric=True) for begin in shown),
        ),
        rows=tuple(
            Row(cells=(Cell(text=name), *(Cell(text=number(counts.get(begin, 0))) for begin in shown)))
            for name, counts in ordered
        ),
    )


def _most_opened(office: Office, since: date) -> Table:
    counted = (
        PageViews.objects.of(office)
        .filter(page="portal:offer", day__gte=since)
        .order_by()
        .values_list("about")
        .annotate(total=Sum("count"))
        .order_by("-total", "about")[:MOST_OFFERS]
    )
    totals = dict(counted)
    titles = dict(Offer.objects.of(office).filter(public_id__in=totals).values_list("public_id", "title"))
    return Table(
        caption=_("Offers opened most often since %(month)s") % {"month": month(since)},
        key="most-opened",
        columns=(Column(title=_("Offer")), Column(title=_("Views"), is_numeric=True)),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=titles[key], address=reverse("catalogue:offer", args=[key])),
                    Cell(text=number(total)),
                )
            )
            for key, total in totals.items()
            if key in titles
        ),
    )
