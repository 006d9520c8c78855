"""What indicators are called in other catalogues: the names of their sheets, and those that an office adds."""

from collections.abc import Sequence

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.models import ExternalCode
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.indicators import Indicator

# Key of the indicator, catalogue, code.
Line = tuple[str, str, str]


def codes_of(indicator: Indicator, office: Office | None) -> list[tuple[str, str]]:
    """Return catalogue and code of an indicator: those of its sheet, then those of the office."""
    shipped = [(catalogue, code) for catalogue, codes in indicator.external_codes.items() for code in codes]
    added = ExternalCode.objects.of(office).filter(indicator_key=indicator.key) if office is not None else []
    return [*shipped, *((item.catalogue, item.code) for item in added)]


def lines_of(office: Office) -> list[Line]:
    """Return all names that the office added, by indicator."""
    return list(ExternalCode.objects.of(office).values_list("indicator_key", "catalogue", "code"))


@transaction.atomic
def keep(office: Office, lines: Sequence[Line], *, person: Person) -> None:
    """Put these names in place of all that the office had."""
    ExternalCode.objects.of(office).delete()
    ExternalCode.unscoped.bulk_create(
        ExternalCode(office=office, indicator_key=key, catalogue=catalogue, code=code)
        for key, catalogue, code in dict.fromkeys(lines)
    )
    audit.note("external_codes.kept", office=office, person=person, about=str(len(lines)))
