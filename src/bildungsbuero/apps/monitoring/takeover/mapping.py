"""What the names of a former system mean here: proposed once, remembered for the office."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.declarations import shipped
from bildungsbuero.apps.monitoring.models import OldName
from bildungsbuero.apps.monitoring.published import all_indicators, period_codes
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.takeover import propose


def titles_by_key(office: Office) -> dict[str, str]:
    """Return the titles of all indicators by key."""
    return {item.key: wording.text(item.title) for item in all_indicators(office)}


def mapping_for(office: Office, names: Iterable[str]) -> dict[str, str]:
    """Return the key for each name: as the office said before, else as the name proposes; empty where none fits."""
    titles = titles_by_key(office)
    known = dict(OldName.objects.of(office).values_list("name", "key"))
    return {name: known[name] if name in known else propose(name, titles) for name in names}


def keep_mapping(office: Office, mapping: Mapping[str, str]) -> None:
    """Remember what each name means."""
    with transaction.atomic():
        known = {item.name: item for item in OldName.objects.of(office).filter(name__in=list(mapping))}
        for name, key in mapping.items():
            found = known.get(name)
            if found is None:
                OldName.unscoped.create(office=office, name=name[:200], key=key)
            elif found.key != key:
                found.key = key
                found.save()


def period_rules(office: Office, keys: Iterable[str]) -> dict[str, tuple[list[str], PeriodMeaning]]:
    """Return for each indicator the codes of its periods so far, and what they mean."""
    wanted = set(keys) - {""}
    found = {}
    for indicator in all_indicators(office):
        if indicator.key in wanted:
            tables = (shipped(part.dataset) for part in (indicator.rate, indicator.numerator) if part is not None)
            meanings = [table.period for table in tables if table is not None]
            meaning = meanings[0] if meanings else PeriodMeaning.UNDECLARED
            found[indicator.key] = (period_codes(indicator, office), meaning)
    return found
