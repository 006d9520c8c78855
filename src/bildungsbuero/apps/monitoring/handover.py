"""What monitoring hands over: deliveries in somebody's name, and the calendar of deliveries of the office."""

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, DeliveryQuerySet
from bildungsbuero.web.handover import Chapter, Owned
from bildungsbuero.web.wording import day


def owned_by_monitoring(person: Person, office: Office) -> list[Owned]:
    """Return the deliveries of the office that somebody received."""
    return [Owned(title=_("deliveries of figures"), count=_deliveries(office).filter(received_by=person).count())]


def take_over_deliveries(person: Person, to: Person, office: Office) -> None:
    """Let the deliveries of somebody be another's."""
    _deliveries(office).filter(received_by=person).update(received_by=to)


def chapters(office: Office, on: date) -> list[Chapter]:  # noqa: ARG001 - the slot's signature
    """Return each own data set with publisher and last delivery."""
    own = Dataset.objects.owned_by(office)
    datasets = own.annotate(last=Max("deliveries__received_at")).order_by("title")
    lines = tuple(
        _("%(title)s (%(publisher)s), last delivered on %(day)s")
        % {"title": title or key, "publisher": publisher or "–", "day": day(last)}
        for title, key, publisher, last in datasets.values_list("title", "key", "publisher", "last")
    )
    return [Chapter(title=_("Calendar of deliveries"), lines=lines)]


def _deliveries(office: Office) -> DeliveryQuerySet:
    return Delivery.objects.across_offices(because="chosen by the office of the data set").filter(
        dataset__office=office
    )
