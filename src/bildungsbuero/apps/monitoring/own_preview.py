"""The figures that an own indicator would have, for the role Monitoring, from everything that was delivered."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.originals import tried_figures
from bildungsbuero.apps.territory import areas as territory_areas
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.formats.sheets import indicator_of
from bildungsbuero.web.tables import Cell, Column, Row, Table

PERIODS = 4
MOST_AREAS = 8


def preview(sheet: dict[str, Any], *, office: Office, person: Person, on: date) -> Table | None:
    """Return the figures of the office's areas in the last periods, None where there is not one; the look is noted."""
    found = indicator_of({**sheet, "key": "X-00"}, file="X-00", owner=office.key)
    own = [unit.key for unit in (*territory_areas.districts_of(office, on), *territory_areas.areas_of(office).own)]
    figures = tried_figures(found, own, office=office, person=person)
    return figures_table(found, figures) if figures else None


def figures_table(indicator: Indicator, figures: Sequence[Figure]) -> Table:
    """Return the last periods of a few areas with numerator and denominator."""
    periods = sorted({figure.period for figure in figures}, key=lambda period: period.end)[-PERIODS:]
    areas = list(dict.fromkeys(figure.area for figure in figures))[:MOST_AREAS]
    names = dict(Unit.objects.filter(key__in=areas).values_list("key", "official_name"))
    shown = [figure for figure in figures if figure.period in periods and figure.area in areas]
    columns = (
        Column(title=_("Area")),
        Column(title=_("Period")),
        Column(title=_("Numerator"), is_numeric=True),
        Column(title=_("Denominator"), is_numeric=True),
        Column(title=_("Value"), is_numeric=True),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=names.get(figure.area, figure.area)),
                Cell(text=wording.period_label(figure.period)),
                Cell(text=wording.part(figure.numerator)),
                Cell(text=wording.part(figure.denominator)),
                Cell(
                    text=wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals),
                    spoken=wording.spoken(figure.cell),
                ),
            )
        )
        for figure in sorted(shown, key=lambda item: (areas.index(item.area), item.period.end))
    )
    return Table(
        caption=_("Preview of the figures"),
        columns=columns,
        rows=rows,
        key="preview",
        is_caption_hidden=True,
        note=wording.over_a_hundred(indicator, (figure.cell for figure in shown)),
    )
