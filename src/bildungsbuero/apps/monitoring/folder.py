"""Where the figures of this installation lie, and what the warehouse is told of them."""

from django.conf import settings

from bildungsbuero.apps.monitoring.declarations import declaration_of
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.own_indicators import all_own_indicators
from bildungsbuero.apps.monitoring.protection import protection_of
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.formats.sheets import shipped_indicators
from bildungsbuero.warehouse.catalogue import Area, Catalogue, StoredDataset, StoredDelivery, stored
from bildungsbuero.warehouse.deliveries import Folder

# Units that figures may be delivered for; quarters of a town come as own layers.
LEVELS = ("nation", "state", "region", "district", "borough", "municipality")


def figures_folder() -> Folder:
    """Return the folder of the figures."""
    return Folder(root=settings.DATA_DIR / "warehouse")


def catalogue() -> Catalogue:
    """Return what a build needs: data sets with the deliveries that count, indicators, areas."""
    datasets = Dataset.objects.across_offices(because="the built files hold all offices' figures, told apart by owner")
    ordered = datasets.select_related("office", "protection").order_by("pk")
    return Catalogue(
        datasets=tuple(stored_dataset(dataset) for dataset in ordered),
        indicators=(*shipped_indicators(), *all_own_indicators()),
        areas=all_areas(),
    )


def stored_dataset(dataset: Dataset) -> StoredDataset:
    """Return a data set as the warehouse is told of it."""
    counting = dataset.deliveries.exclude(state=Delivery.State.WITHDRAWN).order_by("pk")
    protection = protection_of(dataset)
    return stored(
        declaration_of(dataset),
        owner=dataset.owner,
        deliveries=tuple(
            # Without protection nothing is published, whatever the state of the delivery says.
            StoredDelivery(
                number=item.pk,
                path=item.path,
                released=(dataset.protected_at_source or protection is not None)
                and item.state == Delivery.State.RELEASED,
            )
            for item in counting
        ),
        protection=protection,
    )


def all_areas() -> tuple[Area, ...]:
    """Return all units for which figures may be delivered."""
    units = Unit.objects.filter(level__in=LEVELS).order_by("key")
    rows = units.values_list("key", "level", "name", "parent__key", "valid_from", "valid_to")
    return tuple(
        Area(key=key, level=level, name=name, parent=parent or "", valid_from=valid_from, valid_to=valid_to)
        for key, level, name, parent, valid_from, valid_to in rows
    )
