"""What `offers export` does."""

from pathlib import Path
from typing import Any

from bildungsbuero.cli.offer_import import office_of
from bildungsbuero.core.errors import Place, Refusal


def run(target: Path, *, office_key: str, name: str) -> dict[str, Any]:
    """Write the public offers of an office beside the target, then put the whole file in its place."""
    from django.utils import timezone

    from bildungsbuero.apps.catalogue.giving_out import give_out

    beside = target.with_name(f".{target.name}.part")
    try:
        count = give_out(office_of(office_key), name, beside, at=timezone.now(), on=timezone.localdate())
        beside.replace(target)
    except OSError as error:
        raise Refusal("offers.not_writable", place=Place(file=str(target))) from error
    finally:
        beside.unlink(missing_ok=True)
    return {"format": name, "offers": count, "file": str(target)}
