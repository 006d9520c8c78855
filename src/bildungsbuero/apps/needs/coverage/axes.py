"""The lines of each axis: the terms of a vocabulary or the areas of an office, and beside them what fits nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.vocabulary import label, vocabulary
from bildungsbuero.apps.needs.coverage.axis_keys import UNKNOWN_COST, VOCABULARIES
from bildungsbuero.apps.needs.coverage.geography import Geography
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core import coverage
from bildungsbuero.core.coverage import APART, ELSEWHERE, NOT_SAID, PLACE_AXES, TOTAL
from bildungsbuero.core.offer_times import AFTERNOON, AT_WEEKEND, EVENING, MORNING, TIME_KEYS
from bildungsbuero.core.offers import CITY_WIDE, DISTRICT_WIDE, ONLINE

TITLES: dict[str, Any] = {
    coverage.TOPIC: _("Topic"),
    coverage.LIFE_PHASE: _("Phase of life"),
    coverage.TARGET_GROUP: _("Target group"),
    coverage.PART: _("Part of town"),
    coverage.MUNICIPALITY: _("Municipality"),
    coverage.ASSOCIATION: _("Association of municipalities"),
    coverage.DISTRICT: _("District"),
    coverage.LANGUAGE: _("Language"),
    coverage.TIME: _("Time"),
    coverage.PRICE: _("Price"),
    coverage.MODE: _("On site or online"),
    coverage.LEARNING_FORM: _("Form of learning"),
}
TIMES: dict[str, Any] = {
    MORNING: _("in the morning"),
    AFTERNOON: _("in the afternoon"),
    EVENING: _("in the evening"),
    AT_WEEKEND: _("at the weekend"),
}
BESIDE: dict[str, Any] = {
    NOT_SAID: _("not said"),
    ELSEWHERE: _("outside the area of the office"),
    CITY_WIDE: _("city-wide"),
    DISTRICT_WIDE: _("district-wide"),
    ONLINE: _("online"),
    TOTAL: _("all"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row, a column or a layer; what `is_beside` is no gap when it is empty."""

    key: str
    title: str
    is_beside: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether it stands for what is found in the whole town or district, or online."""
        return self.is_beside and self.key in APART


def title_of(axis: str) -> str:
    """Return what an axis is called."""
    return str(TITLES[axis])


def lines_of(axis: str, geography: Geography, used: Iterable[str]) -> tuple[Line, ...]:
    """Return the lines of an axis in their order; of what fits nowhere only what some offer has.

    An axis of places ends with what is found in the whole town and online, also where there is none.
    """
    used = set(used)
    known = _known(axis, geography, used)
    unknown = used - known.keys() - BESIDE.keys()
    beside = [key for key in (ELSEWHERE, NOT_SAID) if key in used and key not in known]
    if axis in PLACE_AXES:
        beside += [key for key in APART if key != DISTRICT_WIDE or key in used]
    return (
        *(Line(key=key, title=title) for key, title in known.items()),
        *(Line(key=key, title=key_title(axis, key, geography)) for key in sorted(unknown)),
        *(Line(key=key, title=str(BESIDE[key]), is_beside=True) for key in beside),
    )


def key_title(axis: str, key: str, geography: Geography) -> str:
    """Return what a key of an axis is called; one that is no longer known is shown as it is."""
    if axis in PLACE_AXES and key in geography.names[axis]:
        return geography.names[axis][key]
    if axis == coverage.TIME and key in TIMES:
        return str(TIMES[key])
    if key in BESIDE:
        return str(BESIDE[key])
    if axis in PLACE_AXES:
        # Areas that ended, or that the office is not responsible for.
        unit = Unit.objects.with_keys([key]).first()
        return unit.spoken_name if unit is not None else key
    return label(VOCABULARIES[axis], key) if axis in VOCABULARIES else key


def _known(axis: str, geography: Geography, used: set[str]) -> dict[str, str]:
    if axis in PLACE_AXES:
        return dict(geography.names[axis])
    if axis == coverage.TIME:
        return {key: str(TIMES[key]) for key in TIME_KEYS}
    terms = vocabulary(VOCABULARIES[axis])
    wanted = (term.key for term in terms if term.key in used or not term.is_hidden)
    return {key: label(terms.name, key) for key in wanted if (axis, key) != (coverage.PRICE, UNKNOWN_COST)}
