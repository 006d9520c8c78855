"""The overview of German courses: one line for each run, by level and beginning, on one page to print."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.in_words import run_in_words
from bildungsbuero.apps.catalogue.presenters import where
from bildungsbuero.apps.catalogue.translating.showing import Spoken, speak
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.offers.listing import Hit
from bildungsbuero.apps.portal.themes.offers import Themed, hits_of, offers_of
from bildungsbuero.core.offers import OfferRecord, RunRecord
from bildungsbuero.core.translations import with_fields
from bildungsbuero.search.documents import LEVELS
from bildungsbuero.web.wording import day

COURSES = {"kind": ("language_course",), "language_taught": ("de",), "target_group": ()}
ENTITLEMENT = "entitlement"
LATE = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLine:
    """One run of a course in the table."""

    level: str
    title: str
    is_title_german: bool
    address: str
    begins: str
    times: str
    where: str
    seats: str
    as_of: str
    childcare: str
    entitlement: str
    is_entitlement_german: bool
    provider: str
    is_example: bool
    order: tuple[int, date]
    levels: tuple[str, ...]


def present_courses(portal: ThemePortal, on: date, query: QueryDict) -> dict[str, Any]:
    """Return the lines that an address asks for, and the filters."""
    lines = course_lines(portal, on)
    level, place = query.get("stufe", "")[:10], query.get("ort", "")[:80]
    with_childcare = query.get("kinderbetreuung", "") == "ja"
    shown = [
        one
        for one in lines
        if (not level or level in one.levels)
        and (not place or place == one.where)
        and (not with_childcare or one.childcare == _("yes"))
    ]
    return {
        "lines": shown,
        "count": len(lines),
        "levels": [one for one in LEVELS if any(one in line.levels for line in lines)],
        "places": sorted({line.where for line in lines if line.where}),
        "level": level,
        "place": place,
        "with_childcare": with_childcare,
        "today": day(on),
        "has_examples": any(one.is_example for one in shown),
    }


def course_lines(portal: ThemePortal, on: date) -> list[CourseLine]:
    """Return a line for each run of a German course that is not over, by level and first day."""
    themed = offers_of(portal, on, COURSES)
    hits = hits_of(themed, on)
    lines = []
    for one, hit, spoken in zip(themed, hits, speak([one.offer for one in themed]), strict=True):
        coming: list[RunRecord | None] = [run for run in spoken.record.runs if not run.is_over_on(on)]
        for run in coming or [None]:
            lines.append(_line(one, spoken, run, hit=hit))
    return sorted(lines, key=lambda line: (line.order, line.title))


def _line(one: Themed, spoken: Spoken, run: RunRecord | None, *, hit: Hit) -> CourseLine:
    record = spoken.record
    level = "–".join(dict.fromkeys(key for key in (record.level_from, record.level_to) if key))
    first = LEVELS.index(record.level_from) if record.level_from in LEVELS else len(LEVELS)
    return CourseLine(
        level=level,
        title=record.title,
        is_title_german=hit.is_title_german,
        address=hit.address,
        begins=day(run.starts_on) if run and run.starts_on else _("ask the provider"),
        times=_times(run),
        where=where(one.offer),
        seats=_seats(run),
        as_of=day(run.seats_as_of) if run and run.seats_as_of else "",
        childcare={True: _("yes"), False: _("no")}.get(record.childcare, _("not known")),  # type: ignore[arg-type]
        entitlement=_entitlement(record),
        is_entitlement_german=_is_entitlement_german(spoken),
        provider=hit.provider or one.offer.provider.name,
        is_example=one.offer.is_example,
        order=(first, run.starts_on if run and run.starts_on else LATE),
        levels=_levels(record),
    )


def _levels(record: OfferRecord) -> tuple[str, ...]:
    known = [LEVELS.index(key) for key in (record.level_from, record.level_to) if key in LEVELS]
    return LEVELS[min(known) : max(known) + 1] if known else ()


def _times(run: RunRecord | None) -> str:
    if run is None:
        return ""
    words = run_in_words(run)
    # The first day stands in a column of its own.
    return words.partition(", ")[2] if run.starts_on else words


def _seats(run: RunRecord | None) -> str:
    if run is None or run.seats_free is None:
        return _("not known")
    return str(run.seats_free) if run.seats_free else _("full")


def _is_entitlement_german(spoken: Spoken) -> bool:
    noted = (field for field, one in with_fields(spoken.record.conditions) if one.condition == ENTITLEMENT and one.note)
    return next(noted, "") in spoken.german


def _entitlement(record: OfferRecord) -> str:
    needed = [one for one in record.conditions if one.condition == ENTITLEMENT]
    if not needed:
        return _("nothing said")
    return next((one.note for one in needed if one.note), _("yes"))
