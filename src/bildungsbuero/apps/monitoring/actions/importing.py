"""From a file to a delivery: described, read, checked, stored once, released where its source has protected it."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.actions.accepting import accept_expected_hints
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.comparing import keep_difference
from bildungsbuero.apps.monitoring.actions.scheduling import note_delivery
from bildungsbuero.apps.monitoring.assistant.tables import AssistedTable
from bildungsbuero.apps.monitoring.checks import all_checks, needs_nobody, to_record
from bildungsbuero.apps.monitoring.declarations import PERIODS_OF_CODES, declaration_of, is_declared, shipped
from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.policies import check_may_bring_official_tables
from bildungsbuero.apps.monitoring.wording import reason
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.layouts import TableDescription
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.formats.table_files import describe_file
from bildungsbuero.warehouse.deliveries import arriving, store
from bildungsbuero.warehouse.reading import Reading, read

KEPT_REFUSALS = 1000
Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that arrived, and for whom; `as_of` and `footer` where they came beside the file.

    `table` is what the assistant has read of it; without one the file says by itself how it is read.
    """

    path: Path
    file_name: str
    office: Office | None
    person: Person | None
    at: datetime
    dataset: str = ""
    as_of: str = ""
    footer: str = ""
    # What stands under its figures in place of the attribution of the data set.
    source: str = ""
    limit_bytes: int = 20 * 2**30
    table: AssistedTable | None = None


def import_file(
    arrival: Arrival, *, is_built: bool = True, report: Report = lambda _done, _all, _note: None
) -> Delivery:
    """Return the delivery made from a file; the same bytes again answer the delivery that exists.

    Raises Refusal where the file cannot be read or not one row can be taken; then nothing is stored. Without
    `is_built` the figures are left as they are, for a caller that brings several files and builds once.
    """
    digest = _digest(arrival.path)
    if arrival.table is not None:
        digest = arrival.table.digest(digest)
    with _work_dir() as work_dir:
        description, plain = _described(arrival, work_dir)
        key = _dataset_key(arrival, description)
        arrival = _for_its_owner(arrival, key)
        known = _find_delivery(arrival, key, digest)
        if known is None:
            report(1, 4, key)
            known = _read_and_store(arrival, description, plain, work_dir=work_dir, key=key, digest=digest)
            keep_difference(known)
            note_delivery(known.dataset, timezone.localtime(arrival.at).date())
    report(3, 4, key)
    if is_built:
        bring_up_to_date()
    report(4, 4, key)
    return known


def _described(arrival: Arrival, work_dir: Path) -> tuple[TableDescription, Path]:
    if arrival.table is not None:
        return arrival.table.describe(work_dir)
    return describe_file(arrival.path, work_dir=work_dir, name=arrival.file_name, limit_bytes=arrival.limit_bytes)


def _for_its_owner(arrival: Arrival, key: str) -> Arrival:
    """An official table that somebody brings in by the browser becomes the installation's, read by all offices."""
    declared = shipped(key)
    if arrival.office is None or arrival.person is None or declared is None or declared.own:
        return arrival
    check_may_bring_official_tables(arrival.person)
    return replace(arrival, office=None)


def _read_and_store(
    arrival: Arrival, description: TableDescription, plain: Path, *, work_dir: Path, key: str, digest: str
) -> Delivery:
    dataset = Dataset.objects.owned_by(arrival.office).filter(key=key).first()
    declaration = declaration_of(dataset) if dataset is not None else shipped(key)
    if arrival.table is not None:
        declaration = arrival.table.declaration
    reading = read(
        description,
        plain,
        work_dir=work_dir,
        dataset=declaration,
        file_name=arrival.file_name,
        grows=shipped(key) is None,
    )
    try:
        _check_has_rows(reading, arrival)
        with arriving(figures_folder()), transaction.atomic():
            return _store(arrival, reading, declaration, key=key, digest=digest)
    finally:
        reading.close()


def _store(arrival: Arrival, reading: Reading, declaration: Declaration | None, *, key: str, digest: str) -> Delivery:
    """Write the Parquet file and note it; the caller holds the lock and the transaction."""
    again = _find_delivery(arrival, key, digest)
    if again is not None:
        return again
    dataset = Dataset.objects.owned_by(arrival.office).filter(key=key).first()
    units_before = {code: words["unit"] for code, words in dataset.measures.items()} if dataset is not None else {}
    dataset = _dataset(arrival, reading, declaration, key)
    findings = all_checks(
        reading,
        declaration_of(dataset),
        is_declared=is_declared(dataset),
        before=_paths_of(dataset),
        units_before=units_before,
    )
    path = store(reading, figures_folder(), owner=dataset.owner, dataset=key)
    description = reading.description
    refused = _refusals(arrival, reading)
    delivery = Delivery.unscoped.create(
        dataset=dataset,
        # Open official tables are protected by their source and stand at once; own figures, and what may have lost
        # a part, wait for a person.
        state=Delivery.State.RELEASED
        if dataset.protected_at_source and needs_nobody(findings, key)
        else Delivery.State.STORED,
        file_name=arrival.file_name[:255],
        digest=digest,
        path=str(path),
        format=description.format,
        encoding=description.encoding,
        rows=reading.rows,
        areas=reading.areas(),
        periods=reading.periods(),
        marks=reading.marks(),
        refused=refused[:KEPT_REFUSALS],
        refused_rows=reading.refused_rows + (len(arrival.table.outcome.refused) if arrival.table else 0),
        checks=[to_record(finding) for finding in findings],
        footer=description.footer or arrival.footer,
        source=arrival.source[:300],
        as_of=(description.as_of or arrival.as_of)[:40],
        received_at=arrival.at,
        received_by=arrival.person,
    )
    accept_expected_hints(delivery, findings, at=arrival.at)
    audit.note("delivery.imported", office=arrival.office, person=arrival.person, about=str(delivery))
    return delivery


def _refusals(arrival: Arrival, reading: Reading) -> list[dict[str, Any]]:
    found = [{"row": item.row, "reason": item.reason, "detail": item.detail} for item in reading.refused(KEPT_REFUSALS)]
    return arrival.table.refusals(found) if arrival.table is not None else found


def _paths_of(dataset: Dataset) -> list[Path]:
    """The files of the deliveries that count, the oldest first."""
    counting = dataset.deliveries.exclude(state=Delivery.State.WITHDRAWN).order_by("pk")
    return [figures_folder().deliveries / path for path in counting.values_list("path", flat=True)]


def _dataset(arrival: Arrival, reading: Reading, declaration: Declaration | None, key: str) -> Dataset:
    """Return the data set, made at its first delivery; words of undeclared tables grow with each delivery."""
    description, words = reading.description, reading.dictionary
    dataset, _made = Dataset.unscoped.get_or_create(
        office=arrival.office,
        key=key,
        defaults={
            "title": (declaration.title["de"] if declaration else description.title or key)[:300],
            "period": declaration.period if declaration else _guessed_period(reading),
            "profile": declaration.profile if declaration else "official",
            "dash": declaration.dash if declaration else "undecided",
            "protected_at_source": bool(declaration and declaration.protected_at_source),
            "publisher": declaration.publisher if declaration else "",
            "licence": declaration.licence if declaration else description.licence,
            "attribution": (declaration.attribution if declaration else description.attribution)[:300],
        },
    )
    for code, entry in words.dimensions.items():
        known = dataset.dimensions.setdefault(code, {"label": entry["label"], "values": {}})
        known["values"].update(entry["values"])
        if entry.get("subsets"):
            known["subsets"] = known.get("subsets", {}) | entry["subsets"]
    for code, entry in words.measures.items():
        # A new unit is a finding of the checks; older figures keep the one that they came in.
        known = dataset.measures.get(code, entry)
        dataset.measures[code] = entry if shipped(key) is not None else {**entry, "unit": known["unit"]}
    dataset.save()
    return dataset


def _guessed_period(reading: Reading) -> PeriodMeaning:
    """What the time code of a flat file says; only a person knows what a bare year means."""
    return PERIODS_OF_CODES.get(reading.dictionary.time_code, PeriodMeaning.UNDECLARED)


def _dataset_key(arrival: Arrival, description: TableDescription) -> str:
    """The data set that was named, or the table that the file itself names; both must not contradict each other."""
    if arrival.dataset and description.table and description.table != arrival.dataset:
        raise Refusal(
            "statistics.other_table",
            place=Place(file=arrival.file_name),
            found=description.table,
            expected=arrival.dataset,
        )
    key = arrival.dataset or description.table
    if not key:
        raise Refusal("statistics.which_table", place=Place(file=arrival.file_name))
    if len(key) > 80 or not all(sign.isalnum() or sign in "._-" for sign in key) or key.startswith("."):
        raise Refusal("statistics.bad_key", place=Place(field="dataset"), name=key[:80])
    return key


def _find_delivery(arrival: Arrival, key: str, digest: str) -> Delivery | None:
    deliveries = Delivery.objects.of(arrival.office) if arrival.office else Delivery.objects.shared()
    return deliveries.counting().filter(dataset__key=key, digest=digest).select_related("dataset__office").first()


def _check_has_rows(reading: Reading, arrival: Arrival) -> None:
    if reading.rows:
        return
    first = reading.refused(1)
    place = Place(file=arrival.file_name, row=first[0].row if first else None)
    if not first:
        raise Refusal("statistics.no_rows", place=place)
    words = reason({"reason": first[0].reason, "detail": first[0].detail})
    raise Refusal("statistics.nothing_accepted", place=place, reason=words)


@contextmanager
def _work_dir() -> Iterator[Path]:
    """A folder for one import, gone afterwards whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="import-", dir=figures_folder().made().work))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _digest(path: Path) -> str:
    if not path.is_file():
        raise Refusal("file.not_there", place=Place(file=path.name))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
