"""What is held about a person in the work with figures, beside the deliveries they received."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.monitoring.models import AcceptedHint, Edition, OwnIndicatorVersion, Takeover
from bildungsbuero.web.held import Held

BECAUSE = "somebody asks what is held about them, in every office"


def held_in_figures(person: Person) -> list[Held]:
    """Return accepted hints, takeovers, versions of own indicators, and editions that name a person."""
    hints = AcceptedHint.objects.across_offices(because=BECAUSE).filter(person=person)
    taken = Takeover.objects.across_offices(because=BECAUSE).filter(person=person)
    versions = OwnIndicatorVersion.objects.filter(changed_by=person)
    return [
        _part(
            "accepted_hints",
            _("Hints that you accepted"),
            _("So that a reason can be asked about."),
            hints.values("finding", "reason", "accepted_at"),
        ),
        _part(
            "takeovers",
            _("Old figures that you took over"),
            _("So that questions about them find you."),
            taken.values("file_name", "begun_at"),
        ),
        _part(
            "own_indicators",
            _("Versions of own indicators that you made"),
            _("So that a change can be asked about."),
            versions.values("note", "changed_at"),
        ),
        _part(
            "editions",
            _("Editions that you drafted or checked"),
            _("So that whoever drafted an edition is not the one who checks it."),
            _editions(person),
        ),
    ]


def _editions(person: Person) -> Iterable[Mapping[str, Any]]:
    all_of_them = Edition.objects.across_offices(because=BECAUSE)
    mine = (all_of_them.filter(drafted_by=person) | all_of_them.filter(checked_by=person)).distinct()
    return mine.values("title", "version", "released_at")


def _part(key: str, title: Any, why: Any, records: Iterable[Mapping[str, Any]]) -> Held:
    kept = _("as long as the record, without your name once your account is erased")
    return Held(key=key, title=title, why=why, kept=kept, records=tuple(dict(record) for record in records))
