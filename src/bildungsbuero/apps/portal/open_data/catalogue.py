"""The catalogue of an office's open data: its offers, its indicators with figures, its published own tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.exchange import open_data
from bildungsbuero.apps.monitoring import published, rows, wording
from bildungsbuero.apps.monitoring.models import Delivery, PublicationRules
from bildungsbuero.apps.monitoring.own_tables import OwnTable, published_tables
from bildungsbuero.apps.portal.open_data.contents import area_names
from bildungsbuero.apps.territory import areas as territory_areas
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import Period
from bildungsbuero.core.territory import state_of
from bildungsbuero.formats import dcat
from bildungsbuero.formats.media_types import OF_FIGURES

EDUCATION, SOCIETY = "EDUC", "SOCI"
LANGUAGE = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What every entry of one catalogue shares; `root` is scheme and host, without a slash at the end."""

    office: Office
    root: str
    areas: tuple[str, ...]
    contributor: str

    def address(self, name: str, *arguments: str) -> str:
        """Return the full German address of a page of the office."""
        return self.root + reverse(name, args=arguments)


def read_catalogue(office: Office, *, root: str, on: date) -> dcat.Catalogue:
    """Return the catalogue; figures whose licence the official list does not know are left out."""
    # Addresses of a catalogue identify its data sets: they are the same in every language.
    with within(office, LANGUAGE):
        ground = _ground(office, root)
        entries = [*_offers(ground, on), *_indicators(ground, area_names(office, on)), *_tables(ground)]
        home = ground.address("portal:start")
        return dcat.Catalogue(
            address=ground.address("portal:open-data"),
            homepage=home,
            title={"de": _("Open data: %(office)s") % {"office": office.name}},
            description={"de": _("Figures on education with source and licence, to be used again by everybody.")},
            publisher=dcat.Publisher(address=home, name=office.name, email=office.email),
            entries=tuple(entries),
        )


def _ground(office: Office, root: str) -> Ground:
    own = [unit.key for unit in territory_areas.areas_of(office).own]
    rules = PublicationRules.objects.of(office).first()
    lands = [state for key in own if (state := state_of(key))]
    contributor = rules.contributor if rules and rules.contributor else dcat.contributor_of(lands[0] if lands else "")
    return Ground(office=office, root=root, areas=tuple(own), contributor=contributor)


def _offers(ground: Ground, on: date) -> list[dcat.Entry]:
    found = open_data.entry(
        ground.office, on, address=ground.address, areas=ground.areas, contributor=ground.contributor
    )
    return [found] if found else []


def _indicators(ground: Ground, names: dict[str, str]) -> Iterable[dcat.Entry]:
    try:
        door = published.door(ground.office)
    except Refusal:
        return
    filled = door.filled()
    known = [item for item in published.all_indicators(ground.office) if item.key in filled]
    found: dict[str, list[Delivery]] = {}
    for delivery in published.sources_of_several(known, list(names), office=ground.office):
        found.setdefault(delivery.dataset.key, []).append(delivery)
    for indicator in known:
        deliveries = [delivery for key in indicator.datasets for delivery in found.get(key, [])]
        periods = door.periods(indicator)
        if periods and deliveries and dcat.licence_of_several(_licences(deliveries)):
            yield _entry_of_indicator(ground, indicator, periods, deliveries)


def _entry_of_indicator(
    ground: Ground, indicator: Indicator, periods: Sequence[Period], deliveries: list[Delivery]
) -> dcat.Entry:
    return dcat.Entry(
        address=ground.address("portal:indicator", indicator.key),
        identifier=f"{ground.office.key}-{indicator.key}",
        title=indicator.title,
        description=_described(indicator),
        keywords=(indicator.group, {"de": str(wording.AREAS_OF_EDUCATION[indicator.education_area])}),
        themes=(EDUCATION, SOCIETY) if indicator.education_area == "A" else (EDUCATION,),
        licences=_licences(deliveries),
        attribution=rows.source_line(deliveries),
        creators=tuple(dict.fromkeys(item.dataset.publisher for item in deliveries if item.dataset.publisher)),
        areas=ground.areas,
        first_day=min(period.start for period in periods),
        last_day=max(period.end for period in periods),
        modified=_modified(deliveries),
        distributions=_files(ground, "portal:open-indicator", indicator.key, indicator.title),
        contributor=ground.contributor,
    )


def _described(indicator: Indicator) -> dcat.Texts:
    languages = set(indicator.question) | set(indicator.definition)
    return {
        language: " ".join(filter(None, (indicator.question.get(language), indicator.definition.get(language))))
        for language in sorted(languages)
    }


def _tables(ground: Ground) -> Iterable[dcat.Entry]:
    """The published own tables, asked for in two questions however many there are."""
    known = [item for item in published_tables(ground.office) if dcat.licence_of(item.licence)]
    released = Delivery.objects.of(ground.office).filter(dataset__in=known, state=Delivery.State.RELEASED)
    newest = {item.dataset.key: item for item in released.select_related("dataset__office").order_by("pk")}
    for dataset in known:
        try:
            found = published.door(ground.office).own_table(ground.office.key, dataset.key)
        except Refusal:
            return
        if found and dataset.key in newest:
            yield _entry_of_table(
                ground, OwnTable(dataset=dataset, delivery=newest[dataset.key], observations=tuple(found))
            )


def _entry_of_table(ground: Ground, table: OwnTable) -> dcat.Entry:
    dataset = table.dataset
    return dcat.Entry(
        address=ground.address("portal:own-table", dataset.key),
        identifier=f"{ground.office.key}-{dataset.key}",
        title={"de": dataset.title},
        description={"de": table.delivery.footer or dataset.title},
        keywords=({"de": _("Own tables of the office")},),
        themes=(EDUCATION,),
        licences=(dataset.licence,),
        attribution=dataset.attribution_for(table.delivery),
        creators=(dataset.publisher,) if dataset.publisher else (),
        areas=ground.areas,
        first_day=table.periods[0].start,
        last_day=table.periods[-1].end,
        modified=table.delivery.received_at,
        distributions=_files(ground, "portal:open-table", dataset.key, {"de": dataset.title}),
        contributor=ground.contributor,
    )


def _files(ground: Ground, name: str, key: str, title: dcat.Texts) -> tuple[dcat.Distribution, ...]:
    return tuple(
        dcat.Distribution(
            address=ground.address(name, key, kind),
            kind=kind,
            title={language: f"{text} ({kind.upper()})" for language, text in title.items()},
        )
        for kind in OF_FIGURES
    )


def _licences(deliveries: Iterable[Delivery]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.dataset.licence for item in deliveries))


def _modified(deliveries: Iterable[Delivery]) -> datetime:
    return max(item.received_at for item in deliveries)
