"""What the register of the demo office says: what is expected when, and from whom; one delivery is due soon."""

from dataclasses import dataclass
from datetime import date, timedelta

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.models import Dataset, DatasetSchedule, Frequency


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A delivery that is expected in so many days; without a title the open table of that code is meant."""

    key: str
    in_days: int
    title: str = ""
    content: str = ""
    supplier: str = ""
    frequency: Frequency = Frequency.YEAR
    legal_basis: str = ""
    contact: str = ""


EXPECTED = (
    Expected(
        key="beispiel-ganztag",
        in_days=9,
        title="Ganztagsplätze an Grundschulen (Beispiel)",
        content="Plätze und Anmeldungen je Grundschule und Form, Stand Schuljahresbeginn.",
        supplier="Schulverwaltungsamt (Beispiel)",
        legal_basis="Absprache zwischen den Ämtern (Beispiel)",
        contact="Stelle für Ganztag (Beispiel)",
    ),
    Expected(
        key="beispiel-vhs",
        in_days=100,
        title="Volkshochschule: Unterrichtsstunden und Belegungen (Beispiel)",
        content="Nach Programmbereich, Arbeitsjahr.",
        supplier="Volkshochschule (Beispiel)",
        contact="Verwaltung der Volkshochschule (Beispiel)",
    ),
    Expected(
        key="21111-02-06-4",
        in_days=120,
        content="Absolvierende und Abgehende nach Abschluss und Geschlecht, alle Kreise.",
        supplier="Regionaldatenbank Deutschland",
        contact="www.regionalstatistik.de",
    ),
    Expected(
        key="12411-02-03-4",
        in_days=210,
        content="Bevölkerung nach Altersgruppen und Geschlecht zum 31.12., alle Kreise.",
        supplier="Regionaldatenbank Deutschland",
        contact="www.regionalstatistik.de",
    ),
)


def fill_example_register(office: Office, *, on: date) -> int:
    """Enter what the demo office expects, where nobody has entered anything; return the number of new entries."""
    return sum(_enter(office, expected, on) for expected in EXPECTED)


def _enter(office: Office, expected: Expected, on: date) -> bool:
    if expected.title:
        dataset, _made = Dataset.objects.of(office).get_or_create(
            office=office, key=expected.key, defaults={"title": expected.title}
        )
    else:
        found = Dataset.objects.shared().filter(key=expected.key).first()
        if found is None:
            return False
        dataset = found
    if DatasetSchedule.objects.about(dataset) is not None:
        return False
    DatasetSchedule.unscoped.create(
        dataset=dataset,
        content=expected.content,
        supplier=expected.supplier,
        frequency=expected.frequency,
        legal_basis=expected.legal_basis,
        contact=expected.contact,
        next_due=on + timedelta(days=expected.in_days),
    )
    return True
