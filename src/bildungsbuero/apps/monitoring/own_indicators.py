"""Indicators that offices declared themselves, as the engine and the pages know them."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from bildungsbuero.apps.monitoring.models import OwnIndicator, OwnIndicatorVersion
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.formats.sheets import indicator_of

# Every own key begins with this letter, so that it never meets one of the catalogue.
LETTER = "X"


def own_indicators(office: Office | None) -> tuple[Indicator, ...]:
    """Return the indicators in use that an office declared, by key."""
    return _indicators(OwnIndicator.objects.of(office)) if office is not None else ()


def all_own_indicators() -> tuple[Indicator, ...]:
    """Return the indicators in use of all offices, for the built files, which tell them apart by owner."""
    because = "the built files hold all offices' figures, told apart by owner"
    return _indicators(OwnIndicator.objects.across_offices(because=because))


def indicator_from(record: OwnIndicator, versions: Iterable[OwnIndicatorVersion] | None = None) -> Indicator:
    """Return an own indicator as its last version declares it, with the earlier ones that still compute periods."""
    ordered = sorted(versions if versions is not None else record.versions.all(), key=lambda item: item.number)
    earlier = tuple(_version(record, item) for item in ordered[:-1])
    last = ordered[-1]
    return indicator_of(
        sheet_of(record, last), file=record.key, owner=record.office.key, after=last.after, earlier=earlier
    )


def sheet_of(record: OwnIndicator, version: OwnIndicatorVersion) -> dict[str, Any]:
    """Return what a version declares, as a sheet."""
    return {**version.sheet, "key": record.key, "version": version.number}


def _version(record: OwnIndicator, version: OwnIndicatorVersion) -> Indicator:
    return indicator_of(sheet_of(record, version), file=record.key, owner=record.office.key, after=version.after)


def _indicators(records: OfficeQuerySet[OwnIndicator]) -> tuple[Indicator, ...]:
    """Those in use with all their versions, in one question."""
    standing = records.filter(state=OwnIndicator.State.STANDING)
    versions = OwnIndicatorVersion.objects.filter(indicator__in=standing).select_related("indicator__office")
    ordered = versions.order_by("indicator__office__key", "indicator__key", "number")
    grouped = groupby(ordered, key=lambda version: version.indicator)
    return tuple(indicator_from(record, list(found)) for record, found in grouped)
