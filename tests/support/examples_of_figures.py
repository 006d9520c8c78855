"""The figures of an office in the examples: own tables, deliveries, editions, what somebody reads or takes over."""

from pathlib import Path

from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office, Role
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.own_indicators import declare
from bildungsbuero.apps.monitoring.assistant.drafts import start
from bildungsbuero.apps.monitoring.editions.actions import Wanted, draft
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, Edition, Takeover
from bildungsbuero.apps.operations.uploads import uploads_folder
from tests.support import samples
from tests.support.cast import make_person
from tests.support.deliveries import bring

Arguments = dict[str, str | int]


def each(app: str, names: str, **arguments: str | int) -> dict[str, Arguments]:
    """Return the same arguments for several pages of an app."""
    return {f"{app}:{name}": dict(arguments) for name in names.split()}


def of_figures(office: Office, marker: str, folder: Path) -> dict[str, Arguments]:
    """Return what stands behind the pages about figures."""
    delivery = _delivery(office, marker, folder)
    table = _own_table(office, marker, folder).dataset.key
    edition = _edition(office, table)
    indicator = _own_indicator(office, marker, table)
    return {
        **each("monitoring", "own-indicator change-own-indicator own-indicator-state", key=indicator),
        **each("portal", "edition", public_id=edition),
        **each("portal", "edition-part", public_id=edition, key=table),
        **each("portal", "edition-file", public_id=edition, key=table, kind="csv"),
        **each("monitoring", "edition change-edition correct-edition", public_id=edition),
        **each("monitoring", "edition-part", public_id=edition, kind="table", key=table),
        **each("portal", "own-table own-table-csv embed-table", key=table),
        **each("portal", "open-table", key=table, kind="csv"),
        **each("monitoring", "takeover drop-takeover", public_id=_takeover(office, marker)),
        **each("monitoring", ASSISTANT, public_id=_assisted(office, marker)),
        **each("monitoring", "dataset values schedule protection", owner=office.key, key=delivery.dataset.key),
        **each(
            "monitoring",
            "protection-report protection-report-csv protection-report-pdf",
            owner=office.key,
            key=table,
            number=1,
        ),
        **each("monitoring", "delivery change-state accept-hint differences", public_id=delivery.public_id),
    }


def _own_indicator(office: Office, marker: str, table: str) -> str:
    """A draft with a key that no other office has."""
    sheet = {
        "education_area": "H",
        "group": "Eigene Kennzahlen",
        "kind": "computed",
        "measurement": "count",
        "title": {"de": marker, "en": marker},
        "question": marker,
        "definition": marker,
        "formula": marker,
        "numerator": {"dataset": table, "measure": "BEVSTD", "where": {}, "period": "same"},
        "direction": "neutral",
        "unit": "persons",
        "decimals": 0,
        "breakdowns": [],
    }
    person = make_person(office=office, roles=(Role.MONITORING,))
    record = declare(office, sheet, note=marker, person=person, at=timezone.now())
    record.key = f"X-{100 + office.pk}"
    record.save()
    return record.key


def _delivery(office: Office, marker: str, folder: Path) -> Delivery:
    rows = [*samples.LONG_ROWS, f"{marker};07211;2024;weiblich;17;"]
    folder.mkdir(parents=True, exist_ok=True)
    path = samples.write_long(folder, name=f"{marker}.csv", rows=rows)
    delivery = bring(path, office=office, dataset="eigene-zahlen")
    Dataset.unscoped.filter(pk=delivery.dataset.pk).update(title=f"Tabelle {marker}", publisher=marker)
    return delivery


ASSISTANT = "assistant-dataset assistant-drop assistant-reading assistant-table assistant-take-over"


def _assisted(office: Office, marker: str) -> str:
    """A table that somebody is reading with the assistant."""
    upload = f"upload-{marker}"
    (uploads_folder() / upload).write_text(f"Jahr;Besuche {marker}\n2022;120\n2023;131\n", "utf-8")
    made = start(office, upload=upload, file_name=f"{marker}.csv", dataset_key="", at=timezone.localtime())
    return made.public_id


def _takeover(office: Office, marker: str) -> str:
    """A table of old figures that somebody looks at."""
    upload = f"old-{marker}"
    lines = f"Kennzahl;Gebiet;Zeitraum;Wert\nBesuche {marker};07211;2022;120\n"
    (uploads_folder() / upload).write_text(lines, "utf-8")
    return Takeover.unscoped.create(office=office, upload=upload, file_name=f"{marker}-alt.csv").public_id


def _own_table(office: Office, marker: str, folder: Path) -> Delivery:
    """A table that the office has published: everybody may read it, under its own address alone."""
    path = samples.write_long(folder, name=f"{office.key}-offen.csv", rows=samples.LONG_ROWS)
    delivery = bring(path, office=office, dataset=f"offen-{office.key}")
    Dataset.unscoped.filter(pk=delivery.dataset.pk).update(protected_at_source=True, publisher="Beispiel")
    Delivery.unscoped.filter(pk=delivery.pk).update(state=Delivery.State.RELEASED)
    bring_up_to_date()
    return delivery


def _edition(office: Office, table: str) -> str:
    """An edition with the published table, released."""
    wanted = Wanted(title=f"Ausgabe von {office.name}", summary="", items=(("table", table),))
    made = draft(office, wanted, person=None, at=timezone.now())
    Edition.unscoped.filter(pk=made.pk).update(state=Edition.State.RELEASED, released_at=timezone.now())
    return made.public_id
