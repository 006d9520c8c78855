"""Files brought in as the product does it, for tests with a database."""

from datetime import UTC, datetime
from pathlib import Path

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.actions.importing import Arrival, import_file
from bildungsbuero.apps.monitoring.models import Delivery

AT = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)


def bring(path: Path, *, office: Office | None = None, dataset: str = "", person=None) -> Delivery:
    """Return the delivery made from a file; without an office it belongs to the installation."""
    return import_file(Arrival(path=path, file_name=path.name, office=office, person=person, at=AT, dataset=dataset))
