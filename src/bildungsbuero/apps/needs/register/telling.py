"""How many signals speak for a need, as far as anything may be told of them."""

from collections.abc import Iterable
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.models import Need, NeedEvidence
from bildungsbuero.apps.needs.signals.counting import clusters_of, minimum_of
from bildungsbuero.core.signals import Cluster


def counted(need: Need, on: date) -> tuple[int, int, int]:
    """Return the number of signals of the last year, the fewest weeks of any of their clusters, and the minimum.

    Clusters that may not be told themselves do not count: what they add could be found out from the sum.
    """
    minimum = minimum_of(need.office)
    keys = set(need.evidence.filter(kind=NeedEvidence.Kind.SIGNALS).values_list("reference", flat=True))
    tellable = told_clusters(need.office, keys, on, minimum=minimum) if keys else []
    weeks = min((cluster.weeks for cluster in tellable), default=0)
    return sum(cluster.number for cluster in tellable), weeks, minimum


def told_clusters(office: Office, keys: Iterable[str], on: date, *, minimum: int) -> list[Cluster]:
    """Return those of the clusters that rest on enough signals."""
    wanted = set(keys)
    found = clusters_of(office, on)
    return [cluster for cluster in found if cluster.key in wanted and cluster.may_be_told(minimum)]
