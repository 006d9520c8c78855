"""Keep the built files in step with the deliveries."""

from collections.abc import Callable

from bildungsbuero.apps.monitoring.actions.leaving import forget_files_of_gone_offices
from bildungsbuero.apps.monitoring.folder import catalogue, figures_folder
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.warehouse.build import build, is_current
from bildungsbuero.warehouse.deliveries import arriving, sweep

Report = Callable[[int, int, str], None]


def bring_up_to_date(report: Report = lambda _done, _all, _note: None) -> bool:
    """Build what is out of date and return whether anything was; safe at any time and after any kill."""
    folder = figures_folder().made()
    wanted = catalogue()
    if is_current(folder, wanted):
        return False
    build(folder, wanted, report=report)
    return True


def clear_remains() -> int:
    """Remove files that a killed import or an office that is gone left behind; return the number of the former."""
    folder = figures_folder().made()
    with arriving(folder):
        deliveries = Delivery.objects.across_offices(because="files of all deliveries are kept in one folder")
        gone = sweep(folder, deliveries.values_list("path", flat=True))
    forget_files_of_gone_offices()
    return len(gone)
