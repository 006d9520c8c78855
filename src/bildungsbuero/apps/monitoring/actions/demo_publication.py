"""What the demo office has published: an edition, and an indicator of the month."""

from datetime import date, datetime

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import month
from bildungsbuero.apps.monitoring.editions import actions
from bildungsbuero.apps.monitoring.models import Edition, EditionItem, IndicatorOfTheMonth

TITLE = "Bildung in Zahlen (Beispiel)"
SUMMARY = "Eine Ausgabe, wie sie ein Büro zum Bildungsbericht herausgibt: Zahlen, wie sie an einem Tag standen."
PARTS = ("D-17", "D-19", "D-02", "B-03", "A-01", "A-06")


def publish_example(office: Office, *, on: date, at: datetime) -> None:
    """Release an edition and choose the indicator of the month, unless the office has done so itself."""
    if not Edition.objects.of(office).exists():
        items = tuple((str(EditionItem.Kind.INDICATOR), key) for key in PARTS)
        wanted = actions.Wanted(title=TITLE, summary=SUMMARY, items=items)
        edition = actions.draft(office, wanted, person=None, at=at)
        actions.declare_checked(edition, person=None, at=at)
        actions.release(edition, person=None, at=at)
    if not IndicatorOfTheMonth.objects.of(office).exists():
        choice = month.Choice(month=on.replace(day=1), indicator=PARTS[0])
        month.choose(office, choice, person=None)
