"""A table on its way: what was proposed for it, what a person changed, and which data set it is for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.assistant.places import gazetteer_of
from bildungsbuero.apps.monitoring.assistant.sheets import FoundTable, tables_of
from bildungsbuero.apps.monitoring.models import ImportDraft, ImportTemplate
from bildungsbuero.apps.operations.uploads import KEPT, upload_path
from bildungsbuero.core.grids.guessing import guess
from bildungsbuero.core.grids.layouts import Recognised, recognise
from bildungsbuero.core.grids.mapping import Gazetteer, Mapping, as_json, from_json
from bildungsbuero.core.grids.reading import Outcome, read_table


@dataclass(frozen=True, kw_only=True)
class Open:
    """A draft with its table, its mapping and what the mapping reads."""

    draft: ImportDraft
    found: FoundTable
    mapping: Mapping
    gazetteer: Gazetteer

    @cached_property
    def outcome(self) -> Outcome:
        """What the table gives by the mapping."""
        return read_table(self.found.grid, self.mapping, self.gazetteer)


def start(office: Office, *, upload: str, file_name: str, dataset_key: str, at: datetime) -> ImportDraft:
    """Return the draft of an uploaded table; the layout of a known data set is proposed where one fits."""
    draft = ImportDraft(office=office, upload=upload, file_name=file_name[:255], dataset_key=dataset_key, changed_at=at)
    found = tables_of(draft)
    gazetteer = gazetteer_of(office, at.date())
    best = _best_template(office, found, gazetteer, draft.file_name)
    if best is not None:
        number, template, recognised = best
        _remember(draft, number, recognised.mapping, known=template, changes=recognised)
    elif len(found) == 1:
        propose(draft, 0, gazetteer)
    draft.save()
    return draft


def propose(draft: ImportDraft, number: int, gazetteer: Gazetteer) -> None:
    """Guess how one of the tables is read and note it with the draft, which the caller saves."""
    table = tables_of(draft)[number]
    mapping = guess(table.grid, table.region, gazetteer, name=draft.file_name)
    _remember(draft, number, mapping)


def choose(draft: ImportDraft, number: int, *, on: date) -> None:
    """Take one of several tables of the file."""
    propose(draft, number, gazetteer_of(draft.office, on))
    draft.save()


def opened(draft: ImportDraft, *, on: date) -> Open | None:
    """Return a draft with its table; None where nobody has chosen one of several yet."""
    found = tables_of(draft)
    number = draft.reading.get("table")
    if number is None or not 0 <= number < len(found):
        return None
    mapping = from_json(draft.reading["mapping"])
    return Open(draft=draft, found=found[number], mapping=mapping, gazetteer=gazetteer_of(draft.office, on))


def correct(draft: ImportDraft, mapping: Mapping, *, at: datetime) -> None:
    """Keep how a person wants the table to be read."""
    draft.reading = draft.reading | {"mapping": as_json(mapping)}
    draft.changed_at = at
    draft.save(update_fields=["reading", "changed_at"])


def decide(draft: ImportDraft, words: dict[str, Any], *, at: datetime) -> None:
    """Keep for which data set the table is, with its words where it is new."""
    draft.reading = draft.reading | {"words": words}
    draft.dataset_key = words["key"]
    draft.changed_at = at
    draft.save(update_fields=["reading", "dataset_key", "changed_at"])


def drop(draft: ImportDraft) -> None:
    """Forget a draft with its upload."""
    path = upload_path(draft.upload)
    with transaction.atomic():
        draft.delete()
        transaction.on_commit(lambda: path.unlink(missing_ok=True))


def forget_drafts(at: datetime) -> None:
    """Delete drafts whose uploads are gone because nobody came back for a week."""
    old = ImportDraft.objects.across_offices(because="what is forgotten is forgotten in every office")
    old.filter(changed_at__lt=at - KEPT - timedelta(days=1)).delete()


def _remember(
    draft: ImportDraft,
    number: int,
    mapping: Mapping,
    *,
    known: ImportTemplate | None = None,
    changes: Recognised | None = None,
) -> None:
    draft.sheet = mapping.sheet[:255]
    draft.reading = {"table": number, "mapping": as_json(mapping)}
    if known is not None and changes is not None:
        draft.dataset_key = known.dataset.key
        draft.reading |= {
            "template": known.dataset.key,
            "new": list(changes.new),
            "missing": list(changes.missing),
            "words": {"key": known.dataset.key},
        }


def _best_template(
    office: Office, found: tuple[FoundTable, ...], gazetteer: Gazetteer, name: str
) -> tuple[int, ImportTemplate, Recognised] | None:
    templates = ImportTemplate.objects.of(office).select_related("dataset").order_by("pk")
    fitting = [
        (recognised.score, -number, number, template, recognised)
        for template in templates
        for number, table in enumerate(found)
        if (recognised := recognise(table.grid, table.region, template.layout, gazetteer, name=name))
    ]
    if not fitting:
        return None
    _score, _order, number, template, recognised = max(fitting, key=lambda item: item[:2])
    return number, template, recognised
