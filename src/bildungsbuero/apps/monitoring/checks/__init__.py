"""Named checks of a delivery: PASS, HINT (somebody has to say why it is right) or FAIL (may not be published).

The questions over its values are asked by `warehouse.checking`; here they are put together with what the installation
knows of units and data sets, kept with the delivery, and said in words.
"""

from bildungsbuero.apps.monitoring.checks.all_checks import all_checks, needs_nobody
from bildungsbuero.apps.monitoring.checks.records import KeptCheck, checks_of, to_record

__all__ = ["KeptCheck", "all_checks", "checks_of", "needs_nobody", "to_record"]
