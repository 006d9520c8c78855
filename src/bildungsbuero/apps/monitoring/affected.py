"""The replacement plan: every public page of an office that shows figures of a delivery, and what happens to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.cover import chosen_keys
from bildungsbuero.apps.monitoring.models import Dataset, Edition, EditionItem
from bildungsbuero.apps.monitoring.month import of_the_month
from bildungsbuero.apps.monitoring.published import all_indicators
from bildungsbuero.apps.territory.areas import areas_of, districts_of
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.tables import Cell, Column, Row, Table

# An office with many editions reads the rest on their page.
MOST_EDITIONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedPage:
    """A public page, and what a delivery does to it."""

    title: str
    address: str
    effect: str


def affected_table(dataset: Dataset, keys: Sequence[str], *, office: Office, on: date) -> Table | None:
    """Return the public pages of an office that show these indicators or the data set itself; None without any."""
    pages = [
        *_of_indicators(keys, office),
        *_of_table(dataset, office),
        *_first_pages(keys, office, on),
        *(_of_areas(office, on) if keys else ()),
        *_of_editions(dataset, keys, office),
    ]
    if not pages:
        return None
    columns = (Column(title=_("Public page")), Column(title=_("What happens there")))
    rows = tuple(Row(cells=(Cell(text=page.title, address=page.address), Cell(text=page.effect))) for page in pages)
    return Table(caption=_("Public pages that this concerns"), columns=columns, rows=rows, key="pages")


def _of_indicators(keys: Sequence[str], office: Office) -> Iterator[AffectedPage]:
    titles = {item.key: wording.text(item.title) for item in all_indicators(office)}
    for key in keys:
        title = f"{key} {titles.get(key, '')}".strip()
        yield _page(title, "portal:indicator", key, effect=_("shows the new figures, with charts, tables and files"))
        yield _page(
            _("%(title)s: to embed") % {"title": title},
            "portal:embed",
            key,
            effect=_("shows the new figures on every web page that embeds it"),
        )


def _of_table(dataset: Dataset, office: Office) -> Iterator[AffectedPage]:
    if dataset.office_id != office.pk:
        return
    title = {"title": dataset.title}
    yield _page(
        dataset.title, "portal:own-table", dataset.key, effect=_("shows the new figures, with charts, tables and files")
    )
    yield _page(
        _("%(title)s: to embed") % title,
        "portal:embed-table",
        dataset.key,
        effect=_("shows the new figures on every web page that embeds it"),
    )


def _first_pages(keys: Sequence[str], office: Office, on: date) -> Iterator[AffectedPage]:
    month = of_the_month(office, on)
    shown = set(chosen_keys(office)) | ({month.indicator} if month is not None else set())
    if shown.intersection(keys):
        yield _page(_("Home page"), "portal:start", effect=_("shows the new figures in its cards"))


def _of_areas(office: Office, on: date) -> Iterator[AffectedPage]:
    units = {unit.key: unit for unit in (*areas_of(office).own, *districts_of(office, on))}
    for unit in units.values():
        title = _("Profile: %(area)s") % {"area": unit.spoken_name}
        yield _page(title, "portal:area", unit.key, effect=_("shows the new figures in its lines"))


def _of_editions(dataset: Dataset, keys: Sequence[str], office: Office) -> Iterator[AffectedPage]:
    wanted = [(EditionItem.Kind.INDICATOR, list(keys))]
    if dataset.office_id == office.pk:
        wanted.append((EditionItem.Kind.TABLE, [dataset.key]))
    released = Edition.objects.of(office).released()
    found = {
        edition.pk: edition
        for kind, held in wanted
        for edition in released.filter(items__kind=kind, items__key__in=held).distinct()[:MOST_EDITIONS]
    }
    for edition in sorted(found.values(), key=lambda item: -item.pk):
        yield _page(
            _("Edition: %(title)s") % {"title": edition.title},
            "portal:edition",
            edition.public_id,
            effect=_("stays as it stands; where its figures were wrong, correct it by a new version"),
        )


def _page(title: str, url_name: str, *arguments: Any, effect: str) -> AffectedPage:
    return AffectedPage(title=title, address=find_address(url_name, *arguments), effect=effect)
