"""How clusters of signals are called, and what is said of their number outside of steering."""

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.apps.needs.models import Signal
from bildungsbuero.apps.needs.places import Places
from bildungsbuero.apps.needs.signals.counting import SEARCH
from bildungsbuero.core.signals import Cluster, step_below
from bildungsbuero.web.wording import number


def cluster_title(cluster: Cluster, places: Places) -> str:
    """Return what a cluster is about: “Lesen, Schreiben, Rechnen · Konz · Neuzugewanderte”."""
    return title_of(cluster.topic, cluster.area, cluster.target_group, places)


def title_of(topic: str, area: str, target_group: str, places: Places) -> str:
    """Return topic, place and group in words; what is open is left out."""
    parts = [label("topic", topic), places.name(area) if area else "", label("target_group", target_group)]
    return " · ".join(part for part in parts if part)


def source_title(source: str) -> str:
    """Return what a source of signals is called."""
    return _("searches in vain") if source == SEARCH else str(dict(Signal.Source.choices).get(source, source))


def told_in_words(cluster: Cluster, minimum: int) -> str:
    """Return what may be said of a cluster to those who do not steer: a step, or that there are enough, or nothing."""
    if not cluster.may_be_told(minimum):
        return ""
    return step_in_words(step_below(cluster.number, minimum=minimum))


def step_in_words(step: int | None) -> str:
    """Return “more than 10”, or nothing where no step may be told."""
    return _("more than %(step)s signals") % {"step": number(step)} if step is not None else ""
