"""One indicator in the shape of its page."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import labels, wording
from bildungsbuero.apps.portal.indicators import (
    behind,
    charts,
    converted,
    downloads,
    pictures,
    sheets,
    spread,
    tables,
)
from bildungsbuero.apps.portal.indicators.behind import Behind
from bildungsbuero.apps.portal.indicators.content import Content, drawing_day, is_map_worthwhile, sources, split_codes
from bildungsbuero.apps.portal.indicators.converted import Converted
from bildungsbuero.apps.portal.indicators.peers import Peers
from bildungsbuero.apps.portal.indicators.selection import MOST_AREAS, Selection
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.cells import Meaning, Published
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Breakdown
from bildungsbuero.core.territory import NATION_KEY, state_of


def present(content: Content, districts: list[Figure]) -> dict[str, Any]:
    """Return the context of the page."""
    selection = content.selection
    indicator = selection.indicator
    deliveries = sources(selection)
    return {
        "indicator": indicator,
        "title": wording.text(indicator.title),
        "question": wording.text(indicator.question),
        "headline": content.headline(),
        "origin": provenance(content),
        "missing": missing_tables(content),
        "has_map": is_map_worthwhile(districts),
        "split_leads": content.speaks_of_parts,
        "comparison": None if content.speaks_of_parts else tables.comparison_table(content),
        "split": tables.split_table(content),
        "split_name": labels.dimension_label(selection.declaration, selection.dimension),
        "compared_caveat": downloads.compared_caveat(content),
        "caveats": [
            *(wording.text(item) for item in indicator.caveats),
            *regional_notes(content),
            *over_a_hundred(content),
        ],
        "sheet": sheets.sheet_of(indicator, selection.declaration, selection.period, office=selection.office),
        "legend": _legend(content),
        "sources": [_source(item) for item in deliveries],
        "source_line": downloads.source_line(deliveries),
        "map_title": charts.map_title(selection),
        "map_source": f"{downloads.source_line(deliveries)}; {charts.shapes_source(selection)}",
        "addresses": addresses(selection),
        "choices": _choices(selection),
        "is_checked": indicator.checked,
        "versions": sheets.versions_of(indicator),
    }


def provenance(content: Content) -> str:
    """Return kind, tables and last period in one line, which stands beside the figure."""
    indicator, last = content.selection.indicator, content.selection.periods[-1]
    origin = wording.origin(indicator)
    facts = {"origin": origin[:1].upper() + origin[1:], "period": wording.period_label(last)}
    return _("%(origin)s. Latest figure: %(period)s.") % facts


def regional_notes(content: Content) -> list[str]:
    """Return what must be said beside the figures of the areas on the page."""
    keys = [unit.key for unit in content.selection.units]
    notes = content.selection.indicator.regional_notes
    return [wording.text(note.text) for note in notes if any(note.concerns(key) for key in keys)]


def over_a_hundred(content: Content) -> list[str]:
    """Return what must be said beside shares above 100 per cent, nothing where there are none."""
    said = wording.over_a_hundred(content.selection.indicator, (figure.cell for figure in content.whole))
    return [said] if said else []


def missing_tables(content: Content) -> list[dict[str, str]]:
    """Return the tables to fetch where the area of the page was not delivered at all, none where it was."""
    main = content.main
    delivered = any(figure.area == main.area and not _is_missing(figure) for figure in content.whole)
    return [] if delivered or not _is_missing(main) else sheets.tables_to_fetch(content.selection.indicator)


def _is_missing(figure: Figure) -> bool:
    return figure.cell.meaning is Meaning.NOT_DELIVERED


def present_lands(selection: Selection, asked: str) -> dict[str, Any]:
    """Return the Länder to choose from; without a choice that of the first area, "DG" for all of them."""
    lands = list(Unit.objects.at_level(Unit.Level.STATE).order_by("name"))
    keys = {land.key for land in lands}
    default = state_of(selection.first.key) or ""
    chosen = "" if asked == NATION_KEY else asked if asked in keys else default
    options = [{"key": land.key, "name": land.name, "is_chosen": land.key == chosen} for land in lands]
    return {"chosen": chosen, "options": options, "is_all": not chosen}


def present_charts(content: Content, addresses: dict[str, str]) -> dict[str, Any]:
    """Return the charts that this page has."""
    return {
        "main_chart": pictures.main_figure(content, addresses) if has_main_chart(content) else None,
        "split_chart": pictures.split_figure(content, addresses) if content.split else None,
    }


def present_behind(series: Behind | None, addresses: dict[str, str]) -> dict[str, Any]:
    """Return the series of another source that stands behind the indicator, if there is one."""
    if series is None:
        return {"behind": None}
    return {
        "behind": {
            "chart": pictures.behind_figure(series, addresses),
            "table": behind.table(series),
            "note": series.note(),
            "source_line": series.source_line(),
        }
    }


def present_territory(series: Converted | None, content: Content, addresses: dict[str, str]) -> dict[str, Any]:
    """Return the reforms that the series crosses, and the converted series where a reader has asked for it."""
    context = converted.present_ground(content, series)
    if series is not None:
        context["converted"] = {
            "chart": pictures.converted_figure(series, addresses),
            "table": converted.table(series),
            "source_line": converted.source_line(series),
        }
    return context


def present_peers(peers: Peers | None, content: Content, addresses: dict[str, str]) -> dict[str, Any]:
    """Return where the areas stand among others, or why that is not said."""
    if peers is None:
        return {"peers": None, "no_peers": _why_no_peers(content)}
    options = [
        {"key": group.key, "title": group.title, "is_chosen": group == peers.group, "size": len(group.areas)}
        for group in peers.groups
    ]
    return {
        "peers": {
            "groups": options,
            "rule": peers.group.rule,
            "chart": pictures.spread_figure(peers, content, addresses),
            "table": spread.table(peers),
            "size": len(peers.members),
        }
    }


def _why_no_peers(content: Content) -> str:
    if not content.selection.is_rate:
        return _("A number says above all how large an area is; so areas are not set in an order by it.")
    return ""


def has_main_chart(content: Content) -> bool:
    """Whether areas or periods can be compared at all: a single point is no chart."""
    if content.speaks_of_parts:
        return False
    numbers = sum(isinstance(figure.cell, Published) for _name, figure in content.now)
    is_rate = content.selection.is_rate
    compared = (
        numbers
        if is_rate
        else sum(
            isinstance(figure.cell, Published)
            for _name, figure in content.now
            if figure.area in {unit.key for unit in content.selection.units}
        )
    )
    return content.has_series or compared > 1


def addresses(selection: Selection) -> dict[str, str]:
    """Return the addresses of pictures and files for exactly this selection; the first is the permanent link."""
    key = selection.indicator.key
    query = selection.query()
    names = {
        "page": "portal:indicator",
        "districts": "portal:indicator-districts",
        "csv": "portal:indicator-csv",
        "xlsx": "portal:indicator-xlsx",
    }
    found = {name: f"{reverse(url, args=[key])}?{query}" for name, url in names.items()}
    areas = [("area", key) for key in selection.keys]
    split = [("split", selection.dimension)] if selection.dimension else []
    found["json_stat"] = f"{reverse('portal:api:indicator-json-stat', args=[key])}?{urlencode([*areas, *split])}"
    found |= {f"peers_{kind}": f"{found[kind]}&umfang=gruppe" for kind in ("csv", "xlsx")}
    for picture in ("vergleich", "merkmal", "karte", "streuung", "reihen", "gebietsstand"):
        for kind in ("svg", "png", "json"):
            address = reverse("portal:indicator-picture", args=[key, picture, kind])
            found[f"{picture}_{kind}"] = f"{address}?{query}"
    return found


def _choices(selection: Selection) -> dict[str, Any]:
    """What the form offers: Kreise of the Land to compare with, periods, splits."""
    states = {state for unit in selection.units if (state := state_of(unit.key))}
    first = next(iter(states), "")
    near = Unit.objects.at_level(Unit.Level.DISTRICT).valid_on(drawing_day(selection))
    chosen = {unit.key for unit in selection.units}
    options = [
        {"key": unit.key, "name": unit.official_name, "is_chosen": unit.key in chosen}
        for unit in near.order_by("name")
        if unit.key in chosen or unit.key.startswith(first)
    ]
    return {
        "areas": options,
        "is_joint": bool(selection.joint_key),
        "group": selection.group,
        "is_converted": selection.is_converted,
        "code": selection.code,
        "most_areas": MOST_AREAS,
        "periods": [
            {"code": item.code, "name": wording.period_label(item), "is_chosen": item == selection.period}
            for item in reversed(selection.periods)
        ],
        "splits": [
            {
                "code": item.dimension,
                "name": labels.dimension_label(selection.declaration, item.dimension),
                "is_chosen": item.dimension == selection.dimension,
            }
            for item in _splits(selection)
        ],
        "codes": [
            {
                "code": code,
                "name": labels.short_label(selection.declaration, selection.dimension, code),
                "is_chosen": code == selection.code,
            }
            for code in split_codes(selection)
        ],
    }


def _splits(selection: Selection) -> tuple[Breakdown, ...]:
    """What the reader may split by; a distribution split by sex alone would be 100 per cent on every line."""
    indicator = selection.indicator
    return tuple(item for item in indicator.breakdowns if not indicator.is_distribution or not item.both)


def _legend(content: Content) -> list[tuple[str, Any]]:
    """The signs that stand on this page, with their meaning."""
    cells = [figure.cell for figure in (*content.whole, *content.split)]
    cells += [figure.numerator for figure in content.whole]
    shown = {wording.display(cell, unit="", decimals=0) for cell in cells}
    return [(sign, wording.MEANINGS[meaning]) for sign, meaning in wording.LEGEND if sign in shown]


def _source(delivery: Any) -> dict[str, Any]:
    return {
        "table": delivery.dataset.key,
        "title": delivery.dataset.title,
        "attribution": delivery.dataset.attribution_for(delivery),
        "licence": delivery.dataset.licence,
        "as_of": delivery.as_of,
        "footer": delivery.footer,
    }
