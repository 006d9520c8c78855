"""The indicator of the month on the home page: its sentence, the words of the office, its source, the way to it."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import month, published, wording
from bildungsbuero.apps.monitoring.rows import source_line
from bildungsbuero.apps.portal.indicators.content import read_content, sources
from bildungsbuero.apps.portal.indicators.selection import read_selection
from bildungsbuero.core.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class OfTheMonth:
    """What stands on the home page."""

    month: str
    title: str
    sentence: str
    text: str
    address: str
    source: str


def of_the_month(office: Office, on: date) -> OfTheMonth | None:
    """Return the indicator of the month; None where none was chosen, or it has no figures any more."""
    chosen = month.of_the_month(office, on)
    if chosen is None:
        return None
    try:
        indicator = published.get_indicator(chosen.indicator, office)
        selection = read_selection(indicator, QueryDict(), office=office, on=on)
    except Refusal:
        return None
    return OfTheMonth(
        month=date_format(chosen.month, "F Y"),
        title=wording.text(indicator.title),
        sentence=read_content(selection).headline(),
        text=chosen.text,
        address=reverse("portal:indicator", args=[indicator.key]),
        source=source_line(sources(selection)),
    )
