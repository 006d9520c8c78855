"""A run in words: what it found, how it measured, where everything is from."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.core.reach_method import BIKE_M_A_MINUTE, REACHED_MINUTES, WALK_M_A_MINUTE
from bildungsbuero.web.wording import number

DISTRICT_KEY = 5
KILOMETRE = 1000.0
A_THOUSAND = 1000.0


def kilometres(metres: float) -> str:
    """Return a way in kilometres, with one decimal."""
    return number(metres / KILOMETRE, 1)


def percent(part: float, whole: float) -> str:
    """Return a share of people in percent, without decimals."""
    return number(100 * part / whole) + " %" if whole else "–"


def finding(run: ReachRun, found: Mapping[str, Any], *, where: str = "") -> str:
    """Return what the run found for all its cells or for one area, in two sentences."""
    facts = {
        "people": number(found["people"]),
        "counted": run.cell_set.counted,
        "where": f" ({where})" if where else "",
        "half": kilometres(found["median_m"]),
        "most": kilometres(found["most_m"]),
        "minutes": REACHED_MINUTES,
        "places": places_word(run),
    }
    first = _(
        "%(counted)s%(where)s: %(people)s. Half of them have at most %(half)s km along the straight line to the "
        "nearest place (%(places)s), 95 of 100 at most %(most)s km."
    )
    return f"{first % facts} {_reached(run, found, facts)}"


def _reached(run: ReachRun, found: Mapping[str, Any], facts: dict[str, Any]) -> str:
    if found["in_time"] is not None:
        facts["reached"] = number(found["in_time"])
        facts["share"] = percent(found["in_time"], found["people"])
        facts["mode"] = run.travel_table.get_mode_display() if run.travel_table else ""
        return _("Within %(minutes)s minutes %(mode)s %(reached)s reach one (%(share)s).") % facts
    facts["foot"], facts["foot_share"] = number(found["on_foot"]), percent(found["on_foot"], found["people"])
    facts["bike"], facts["bike_share"] = number(found["by_bike"]), percent(found["by_bike"], found["people"])
    return (
        _(
            "Within %(minutes)s minutes %(foot)s reach one on foot (%(foot_share)s), %(bike)s by bike "
            "(%(bike_share)s), by estimate."
        )
        % facts
    )


def method(run: ReachRun) -> list[str]:
    """Return how the run measured, one sentence each."""
    summary = run.summary
    lines = [_("Distances are straight lines from the middle of a cell to the place (EPSG:3035).")]
    if run.travel_table is None:
        lines.append(
            _(
                "Minutes are an estimate: the straight line times %(factor)s as detour, on foot %(walk)s km/h, by bike "
                "%(bike)s km/h. Hills, rivers and roads without a footway are not in it."
            )
            % {
                "factor": number(run.detour_factor, 1),
                "walk": number(WALK_M_A_MINUTE * 60 / KILOMETRE, 1),
                "bike": number(BIKE_M_A_MINUTE * 60 / KILOMETRE),
            }
        )
    else:
        facts = {"name": run.travel_table.name, "as_of": run.travel_table.as_of}
        lines.append(_("Minutes are those of the travel times “%(name)s” (%(as_of)s).") % facts)
        if summary["unknown_ways"]:
            facts = {"count": number(summary["unknown_ways"])}
            lines.append(_("%(count)s ways of this table lead to places that are not in this run.") % facts)
    lines += _ratio(run)
    lines.append(_("Cells are allotted to municipalities by simplified outlines; a few at a border may fall beside."))
    return lines


def _ratio(run: ReachRun) -> list[str]:
    if run.catchment == ReachRun.Catchment.NONE:
        return []
    unit = _("min") if run.is_by_time else "km"
    reach = f"{number(run.reach, 0 if run.reach == int(run.reach) else 1)} {unit}"
    facts = {"title": ratio_title(run), "method": run.catchment.upper(), "reach": reach}
    lines = [
        _("“%(title)s” is a floating catchment (%(method)s, reach %(reach)s): a place serves all within its reach.")
        % facts
    ]
    if run.has_equal_capacities:
        lines.append(_("Each place counts the same, because seats are not known."))
    return lines


def ratio_title(run: ReachRun) -> str:
    """Return what the ratio is called: “Schulen je 1.000 Kinder in Reichweite”."""
    word = places_word(run) if run.has_equal_capacities else _("seats")
    return _("%(places)s for each %(thousand)s %(people)s within reach") % {
        "places": word[:1].upper() + word[1:],
        "thousand": number(A_THOUSAND),
        "people": run.cell_set.people_word,
    }


def places_word(run: ReachRun) -> str:
    """Return what the places are called, where they are of several lists the word of the first."""
    return next((one.places_word for one in run.place_sets.all()), _("places"))


def area_name(area: Mapping[str, Any]) -> str:
    """Return the name of an area; cells of a Kreis that lie in no outline of a Gemeinde say so."""
    if len(area["key"]) == DISTRICT_KEY and area["key"].isdigit():
        return _("%(district)s, no municipality found") % {"district": area["name"]}
    return str(area["name"])


def attribution(run: ReachRun) -> str:
    """Return the lines that have to stand below whatever is made of the run."""
    sources = [run.cell_set, *run.place_sets.all(), *([run.travel_table] if run.travel_table else [])]
    return "; ".join(dict.fromkeys(_attributed(one) for one in sources))


def licences(run: ReachRun) -> str:
    """Return the licences of all that the run is computed from."""
    sources = [run.cell_set, *run.place_sets.all(), *([run.travel_table] if run.travel_table else [])]
    return "; ".join(dict.fromkeys(one.licence for one in sources if one.licence))


def _attributed(one: Any) -> str:
    return ", ".join(part for part in (one.attribution_line, one.as_of) if part)
