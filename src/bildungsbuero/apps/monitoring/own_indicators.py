"""Indicators that offices declared themselves, as the engine and the pages know them."""

from collections.abc import Iterable
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.models import OwnIndicator, OwnIndicatorVersion
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.formats.sheets import indicator_of

# Every own key begins with this letter, so that it never meets one of the catalogue.
LETTER = "X"


def own_indicators(office: Office | None) -> tuple[Indicator, ...]:
    """Return the indicators in use that an office declared, by key."""
    records = OwnIndicator.objects.of(office).filter(state=OwnIndicator.State.STANDING).select_related("office")
    return _indicators(records.prefetch_related("versions"))


def all_own_indicators() -> tuple[Indicator, ...]:
    """Return the indicators in use of all offices, for the built files, which tell them apart by owner."""
    records = OwnIndicator.objects.across_offices(
        because="the built files hold all offices' figures, told apart by owner"
    )
    standing = records.filter(state=OwnIndicator.State.STANDING).select_related("office")
    return _indicators(standing.prefetch_related("versions").order_by("office__key", "key"))


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


def _indicators(records: Iterable[OwnIndicator]) -> tuple[Indicator, ...]:
    return tuple(indicator_from(record) for record in records)
