"""Compare a delivery with those before it, once; its page shows what is kept."""

import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.monitoring.models import Delivery, DeliveryDifference
from bildungsbuero.apps.monitoring.published import all_indicators
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.warehouse.checking.differences import compare, write_differences


def difference_of(delivery: Delivery) -> DeliveryDifference:
    """Return what a delivery changes; compared anew, and not kept, where other deliveries count by now."""
    kept = DeliveryDifference.objects.filter(delivery=delivery).first()
    if kept is not None and kept.compared_with == [public_id for public_id, _path in _earlier(delivery)]:
        return kept
    return _compared(delivery)


def keep_difference(delivery: Delivery) -> None:
    """Compare a delivery with the earlier ones that count, and keep what was found."""
    found = _compared(delivery)
    DeliveryDifference.objects.filter(delivery=delivery).delete()
    found.save()


def keep_differences_after(delivery: Delivery) -> None:
    """Compare the later deliveries of its data set anew, after one of them came to count or ceased to."""
    for later in delivery.dataset.deliveries.exclude(state=Delivery.State.WITHDRAWN).filter(pk__gt=delivery.pk):
        keep_difference(later)


def differences_as_csv(delivery: Delivery) -> bytes:
    """Return every new, changed and missing value of a delivery."""
    with tempfile.TemporaryDirectory(prefix="difference-", dir=figures_folder().made().work) as folder:
        target = Path(folder) / "difference.csv"
        write_differences(_path(delivery.path), [_path(path) for _public_id, path in _earlier(delivery)], target)
        # The mark by which a spreadsheet program knows the encoding.
        return b"\xef\xbb\xbf" + target.read_bytes()


def _compared(delivery: Delivery) -> DeliveryDifference:
    earlier = _earlier(delivery)
    found = compare(
        _path(delivery.path),
        [_path(path) for _public_id, path in earlier],
        dataset=delivery.dataset.key,
        indicators=_indicators(delivery),
    )
    return DeliveryDifference(
        delivery=delivery,
        compared_with=[public_id for public_id, _path in earlier],
        new=found.new,
        changed=found.changed,
        vanished=found.vanished,
        unchanged=found.unchanged,
        largest=[asdict(change) for change in found.largest],
        indicators=[[key, count] for key, count in found.indicators.items()],
    )


def _earlier(delivery: Delivery) -> list[tuple[str, str]]:
    """Public id and path of the earlier deliveries that count, the oldest first."""
    counting = delivery.dataset.deliveries.exclude(state=Delivery.State.WITHDRAWN).filter(pk__lt=delivery.pk)
    return list(counting.order_by("pk").values_list("public_id", "path"))


def _path(path: str) -> Path:
    return figures_folder().deliveries / path


def _indicators(delivery: Delivery) -> Sequence[Indicator]:
    """The indicators that are made from the data set; those of the product read the installation's tables."""
    dataset = delivery.dataset
    return [
        item
        for item in all_indicators(dataset.office)
        if any(part.dataset == dataset.key for part in (item.rate, item.numerator, item.denominator) if part)
    ]
