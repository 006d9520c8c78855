"""The chosen figures of an office's own area on its home page, each with Land and Bund beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.monitoring.cover import PLACES, chosen_keys
from bildungsbuero.apps.monitoring.own_indicators import LETTER
from bildungsbuero.apps.portal.indicators.downloads import source_line
from bildungsbuero.apps.portal.indicators.focus import Focus, focus_of
from bildungsbuero.core.cells import Published
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One figure of the home page."""

    title: str
    figure: str
    period: str
    beside: str
    note: str
    origin: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The figures of the home page with the area that they speak of and their sources."""

    area: str
    cards: tuple[Card, ...]
    source: str


def cover(office: Office, on: date) -> Cover | None:
    """Return the chosen figures that the office has; None where nothing has been imported."""
    return figures_of(office, on, chosen_keys(office))


def figures_of(office: Office, on: date, keys: Sequence[str]) -> Cover | None:
    """Return the figures of some indicators that the office has; None where it has none of them."""
    try:
        door = published.door(office)
    except Refusal:
        return None
    focus = focus_of(office, on)
    cards: list[Card] = []
    shown: list[Indicator] = []
    has_own = any(key.startswith(LETTER) for key in keys)
    known = {item.key: item for item in published.all_indicators(office if has_own else None)}
    for indicator in (known[key] for key in keys if key in known):
        card = _card(indicator, focus, focus.latest(door, indicator))
        if card is not None:
            cards.append(card)
            shown.append(indicator)
    if not cards:
        return None
    source = source_line(published.sources_of_several(shown[:PLACES], list(focus.names), office=office))
    return Cover(area=focus.name, cards=tuple(cards[:PLACES]), source=source)


def _card(indicator: Indicator, focus: Focus, found: dict[str, Figure]) -> Card | None:
    """The card of an indicator, None without any number; rates that cannot be put together stand for each area."""
    main = focus.main(found)
    own = [found[key] for key in focus.names if key in found]
    if main is not None and isinstance(main.cell, Published):
        shown = _display(indicator, main, with_unit=True)
        parts = own if len(own) > 1 else []
    else:
        shown, parts = "", [figure for figure in own if isinstance(figure.cell, Published)]
    if (not shown and not parts) or indicator.is_distribution:
        return None
    names = {**focus.names, **focus.references}
    is_rate = not indicator.is_count
    beside = [*parts, *(found[key] for key in focus.references if key in found and is_rate)]
    period = (main or own[0]).period
    return Card(
        title=wording.text(indicator.title),
        figure=shown,
        period=wording.period_label(period),
        beside=" · ".join(
            f"{names[figure.area]} {_display(indicator, figure)}"
            for figure in beside
            if isinstance(figure.cell, Published)
        ),
        note=published.joint_note(indicator) if len(own) > 1 else "",
        origin=wording.origin_in_short(indicator),
        address=reverse("portal:indicator", args=[indicator.key]),
    )


def _display(indicator: Indicator, figure: Figure, *, with_unit: bool = False) -> str:
    shown = wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals)
    if not with_unit or indicator.unit in {"percent", "number", "persons"}:
        return shown
    return _("%(value)s %(unit)s") % {"value": shown, "unit": wording.unit_name(indicator.unit)}
