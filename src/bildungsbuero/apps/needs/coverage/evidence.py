"""A cell of the matrix as evidence of a need: what it is called, what it holds today, where it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.coverage.asking import USUAL_AXES, Asked
from bildungsbuero.apps.needs.coverage.cells import contents_of
from bildungsbuero.apps.needs.coverage.examples import examples_of
from bildungsbuero.apps.needs.coverage.geography import geography_of
from bildungsbuero.apps.needs.coverage.matrix import cell_titles
from bildungsbuero.web.wording import number


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCell:
    """A cell in words; `value` is what it holds on the day."""

    title: str
    value: str


def told_cell(office: Office, at: Sequence[tuple[str, str]], on: date) -> ToldCell:
    """Return a cell in words, as the matrix of public offers has it today."""
    axes, keys = tuple(axis for axis, _key in at), tuple(key for _axis, key in at)
    asked = Asked(axes=axes, on=on, with_examples=examples_of(office, on).are_counted)
    geography = geography_of([office], on, axes)
    found = contents_of(office, asked, keys, geography).tally.offers
    said = ngettext("%(shown)s offer", "%(shown)s offers", found) % {"shown": number(found)}
    value = said if found else _("no offer")
    if asked.with_examples:
        value = f"{value}, {_('with example data')}"
    return ToldCell(title=" · ".join(cell_titles(asked, keys, geography)), value=value)


def cell_address(at: Sequence[tuple[str, str]]) -> str:
    """Return where a cell is shown, as it is on the day of whoever looks."""
    missing = [(axis, "") for axis in USUAL_AXES if axis not in dict(at)]
    pairs = [*at, *missing[: max(0, 2 - len(at))]]
    asked = Asked(axes=tuple(axis for axis, _key in pairs), on=date.max)
    return f"{reverse('needs:coverage-cell')}?{asked.cell_query(tuple(key for _axis, key in pairs))}"
