"""What the pages of signals show: clusters with their numbers for those who steer, and the latest signals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.needs.models import Signal
from bildungsbuero.apps.needs.places import Places
from bildungsbuero.apps.needs.signals.counting import clusters_of, minimum_of
from bildungsbuero.apps.needs.signals.wording import cluster_title, source_title, title_of
from bildungsbuero.core.signals import Cluster
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import day, number

__all__ = ["cluster_lines", "clusters_table", "latest", "minimum_of"]
MOST_LATEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterLine:
    """A cluster as those who steer see it."""

    cluster: Cluster
    title: str
    sources: str
    is_enough: bool


def cluster_lines(office: Office, on: date, *, weeks: int, places: Places) -> list[ClusterLine]:
    """Return the clusters of the last weeks, the largest first."""
    minimum = minimum_of(office)
    return [
        ClusterLine(
            cluster=cluster,
            title=cluster_title(cluster, places),
            sources=", ".join(
                f"{source_title(source)}: {count}" for source, count in sorted(cluster.by_source.items())
            ),
            is_enough=cluster.may_be_told(minimum),
        )
        for cluster in clusters_of(office, on, weeks=weeks, places=places)
    ]


def clusters_table(lines: Iterable[ClusterLine]) -> Table:
    """Return clusters as a table; from each a need can be made."""
    columns = (
        Column(title=_("Cluster")),
        Column(title=_("Signals"), is_numeric=True),
        Column(title=_("Weeks"), is_numeric=True),
        Column(title=_("Where they come from")),
        Column(title=_("May be told")),
        Column(title=_("Need")),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=line.title),
                Cell(text=number(line.cluster.number)),
                Cell(text=str(line.cluster.weeks)),
                Cell(text=line.sources),
                Cell(text=_("yes") if line.is_enough else _("no, too few")),
                Cell(text=_("Make a need of it"), address=_new_need(line.cluster)),
            )
        )
        for line in lines
    )
    return Table(caption=_("Clusters of signals"), columns=columns, rows=rows, key="clusters", is_caption_hidden=True)


def _new_need(cluster: Cluster) -> str:
    return f"{reverse('needs:need-new')}?{urlencode({'from': f'signals:{cluster.key}'})}"


def latest(office: Office, places: Places) -> list[dict[str, Any]]:
    """Return the latest signals that people entered, by week."""
    return [
        {
            "public_id": signal.public_id,
            "week": day(signal.week),
            "source": signal.get_source_display(),
            "title": title_of(signal.topic, signal.area, signal.target_group, places),
            "language": label("language", signal.language),
            "reason": signal.get_reason_display() if signal.reason else "",
            "text": signal.text,
            "is_example": signal.is_example,
        }
        for signal in Signal.objects.of(office)[:MOST_LATEST]
    ]
