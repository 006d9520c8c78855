"""The nine life phases as tiles of the home page; the keys are those of the catalogue's facet."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

PHASES = (
    ("family_start", _("Starting a family"), _("before birth to the first birthday")),
    ("early_childhood", _("Nursery years"), _("1 to 5 years")),
    ("primary_school", _("Primary school years"), _("6 to 9 years")),
    ("lower_secondary", _("Years 5 to 10"), _("10 to 16 years")),
    ("transition", _("After school"), _("finding training, studies, work")),
    ("training_studies", _("In training and studies"), _("16 to 30 years")),
    ("adult_life", _("Work and adult life"), _("18 to 66 years")),
    ("later_life", _("Growing older"), _("60 years and over")),
    ("all_ages", _("For all generations"), _("together")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One life phase with the address of its offers."""

    key: str
    title: Any
    hint: Any
    address: str


def tiles(search_address: str) -> list[Tile]:
    """Return the tiles; without a search page there are none."""
    if not search_address:
        return []
    return [
        Tile(key=key, title=title, hint=hint, address=f"{search_address}?{urlencode({'life_phase': key})}")
        for key, title, hint in PHASES
    ]
