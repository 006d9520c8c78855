"""A few figures of the office's own area on its home page."""

from datetime import date

from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.portal.indicators.downloads import source_line
from bildungsbuero.apps.portal.indicators.listing import Line, present_list
from bildungsbuero.web.teasers import Teaser

# The indicators that a first-time reader understands without explanation, the best first.
WANTED = ("D-17", "A-06", "D-19", "D-02")
AT_MOST = 3


def highlights(office: Office, on: date) -> list[Teaser]:
    """Return at most three figures that the office has; none where nothing has been imported."""
    found = present_list(office, on=on)
    if not found["area_name"]:
        return []
    lines: dict[str, Line] = {
        line.key: line for field in found["fields"] for group in field["groups"] for line in group["lines"]
    }
    shown = [lines[key] for key in WANTED if key in lines and lines[key].value]
    return [_teaser(line, found["area_key"], found["area_name"]) for line in shown[:AT_MOST]]


def _teaser(line: Line, area: str, area_name: str) -> Teaser:
    return Teaser(
        kind=f"{area_name}, {line.period}",
        title=line.title,
        figure=line.value,
        text=line.question,
        source=source_line(published.sources_of(published.get_indicator(line.key), [area])),
        address=reverse("portal:indicator", args=[line.key]),
    )
