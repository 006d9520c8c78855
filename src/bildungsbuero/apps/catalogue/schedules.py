"""What the job process does with offers by itself."""

from datetime import datetime, time

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import ListSource
from bildungsbuero.apps.catalogue.pictures.keeping import sweep
from bildungsbuero.apps.catalogue.quality.jobs import WEB_PAGES
from bildungsbuero.apps.catalogue.searching import has_very_many
from bildungsbuero.apps.catalogue.snapshots.keeping import keep_yearly
from bildungsbuero.apps.catalogue.sources.jobs import FETCHED_LIST
from bildungsbuero.apps.catalogue.upkeep.digests import send_digests
from bildungsbuero.apps.catalogue.upkeep.overview import count_forecast
from bildungsbuero.apps.catalogue.upkeep.purge import purge_all
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.schedules import scheduled


@scheduled("catalogue.digests", title=_("Ask providers whether their offers are right"), at=time(7, 15))
def ask_providers(at: datetime) -> None:
    """Write to the providers who have something to look at."""
    send_digests(at)


@scheduled("catalogue.purge", title=_("Delete archived offers whose time is over"), at=time(3, 40))
def delete_archived(at: datetime) -> None:
    """Delete for good what was archived long enough ago, and files of pictures that nothing names."""
    purge_all(at)
    sweep(at)


@scheduled("catalogue.snapshots", title=_("Keep the catalogue as it stood at the end of the year"), at=time(3, 20))
def keep_end_of_year(at: datetime) -> None:
    """Keep the last day of the past year in every office that has not got it yet."""
    with translation.override(settings.LANGUAGE_CODE):
        for office in Office.objects.active():
            keep_yearly(office, at=at, today=timezone.localtime(at).date())


@scheduled("catalogue.forecast", title=_("Count ahead how many offers are to be confirmed"), at=time(4, 10))
def count_ahead(at: datetime) -> None:
    """Count the forecast of every office that has too many offers to count them on a page."""
    for office in Office.objects.active():
        if has_very_many(office):
            count_forecast(office, timezone.localtime(at).date())


@scheduled("catalogue.web_pages", title=_("Look whether web pages of offers answer"), at=time(2, 20))
def look_at_web_pages(*_arguments: object) -> None:
    """Start the look at web pages in each office, where the installation reaches the internet."""
    if not settings.OPTIONS["CHECK_LINKS"]:
        return
    for office in Office.objects.active():
        jobs.start(WEB_PAGES, office=office, person=None, arguments={})


@scheduled("catalogue.sources", title=_("Fetch lists of offers from their addresses"), at=time(1, 30))
def fetch_lists(at: datetime) -> None:
    """Start the fetch of every source whose time has come, where the installation reaches the internet."""
    if not settings.OPTIONS["CHECK_LINKS"]:
        return
    for office in Office.objects.active():
        for source in ListSource.objects.of(office).due_at(at):
            jobs.start(FETCHED_LIST, office=office, person=None, arguments={"source": source.public_id})
