"""How many signals speak for a need, as far as anything may be told of them."""

from collections.abc import Iterable
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.models import Need, NeedEvidence, ReleasedNeed
from bildungsbuero.apps.needs.signals.counting import clusters_of, minimum_of
from bildungsbuero.core.signals import Cluster


def counted(need: Need, on: date) -> tuple[int, int, int]:
    """Return the number of signals of the last year, the fewest weeks of any of their clusters, and the minimum.

    Clusters that may not be told themselves do not count: what they add could be found out from the sum.
    """
    minimum = minimum_of(need.office)
    keys = _clusters_behind(need)
    tellable = told_clusters(need.office, keys, on, minimum=minimum) if keys else []
    weeks = min((cluster.weeks for cluster in tellable), default=0)
    return sum(cluster.number for cluster in tellable), weeks, minimum


def last_told(need: Need) -> ReleasedNeed | None:
    """Return the release that last told of the signals behind a need: its own, or that of a need with the same ones.

    Two needs that rest on the same signals would else tell on two days what the releases of one never tell.
    """
    own = ReleasedNeed.objects.filter(need=need).first()
    keys = _clusters_behind(need)
    if own is not None or not keys:
        return own
    among = NeedEvidence.objects.filter(kind=NeedEvidence.Kind.SIGNALS, reference__in=keys).values("need")
    others = ReleasedNeed.objects.filter(need__office=need.office, need__in=among).select_related("need")
    return next((one for one in others.order_by("-counted_on", "-pk") if _clusters_behind(one.need) == keys), None)


def _clusters_behind(need: Need) -> set[str]:
    return set(need.evidence.filter(kind=NeedEvidence.Kind.SIGNALS).values_list("reference", flat=True))


def told_clusters(office: Office, keys: Iterable[str], on: date, *, minimum: int) -> list[Cluster]:
    """Return those of the clusters that rest on enough signals."""
    wanted = set(keys)
    found = clusters_of(office, on)
    return [cluster for cluster in found if cluster.key in wanted and cluster.may_be_told(minimum)]
