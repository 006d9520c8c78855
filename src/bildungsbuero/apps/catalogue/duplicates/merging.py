"""Two entries made one: fields chosen one by one; what hangs on the one that goes moves to the one that stays.

Whatever points to the entry that goes is found by its foreign keys, also in apps that are not built yet. Each move is
noted, so that it can be taken back.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from simple_history.utils import bulk_update_with_history

from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.models import Duplicate, EntryKind, Merge, Offer, Run, State, Translation
from bildungsbuero.apps.catalogue.scoring import refresh_scores, refresh_scores_around
from bildungsbuero.apps.catalogue.transitions import move, put_back
from bildungsbuero.apps.catalogue.translating.writing import settle
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offer_states import ARCHIVE, OFFICE

Entry = Organisation | Place | Offer
MODELS: dict[str, type[Entry]] = {
    EntryKind.ORGANISATION: Organisation,
    EntryKind.PLACE: Place,
    EntryKind.OFFER: Offer,
}
# What is chosen field by field; some only make sense together.
FIELDS: dict[str, tuple[tuple[str, ...], ...]] = {
    EntryKind.ORGANISATION: (
        *(("name",), ("short_name",), ("description",), ("operator_kind",), ("sectors",), ("part_of",), ("website",)),
        *(("email",), ("phone",), ("source", "as_of"), ("confirmed_on",)),
    ),
    EntryKind.PLACE: (
        *(("name",), ("organisation",), ("street",), ("postcode", "town", "country", "municipality")),
        *(("layer_unit",), ("latitude", "longitude", "precision"), ("visibility",), ("accessibility",), ("stop",)),
    ),
    EntryKind.OFFER: (
        *(("title",), ("summary",), ("description",), ("provider",), ("operator",), ("topics",), ("life_phases",)),
        *(("target_groups",), ("languages",), ("language_taught", "level_from", "level_to"), ("learning_form",)),
        *(("mode",), ("reach", "place"), ("is_free", "depends_on_income", "prices"), ("reductions",), ("conditions",)),
        *(("accessibility",), ("childcare",), ("registration",), ("profile",)),
        *(("contact_function", "contact_phone", "contact_email"), ("website",), ("visible_from", "visible_until")),
        *(("opening_hours",), ("own_values",), ("internal_values",), ("confirmed_on",), ("source", "licence", "as_of")),
    ),
}
STATE_OF = {
    EntryKind.ORGANISATION: ("archived_at",),
    EntryKind.PLACE: (),
    EntryKind.OFFER: ("state",),
}
# What says where an entry was put, and pairs about it, do not hang on it.
_NOT_MOVED = frozenset({"merged_into"})
BATCH = 500


@transaction.atomic
def merge(
    kept: Entry, gone: Entry, *, taken: Iterable[str], at: datetime, duplicate: Duplicate, only_runs: bool = False
) -> Merge:
    """Put `gone` into `kept`, taking from it the fields named; return what `undo` needs.

    With `only_runs` the one that stays keeps all that it says, and gets every run of the other.
    """
    kind = _kind_of(kept)
    names = [] if only_runs else [name for name in taken if name in {one for line in FIELDS[kind] for one in line}]
    before = _facts(kept, names)
    for name in names:
        column = _field(kept, name).attname
        setattr(kept, column, getattr(gone, column))
    if isinstance(kept, Organisation) and kept.part_of_id in (kept.pk, gone.pk):
        before.setdefault("part_of", kept.part_of_id)
        names = [*names, "part_of"] if "part_of" not in names else names
        kept.part_of = None
    _save(kept)
    moved = _move_all(kept, gone, all_runs=only_runs)
    gone_before = _facts(gone, STATE_OF[EntryKind(kind)])
    _put_away(gone, kept, at)
    _count_anew(kept)
    return Merge.unscoped.create(
        office=kept.office,
        duplicate=duplicate,
        kind=kind,
        kept=kept.public_id,
        gone=gone.public_id,
        before=before,
        after=_facts(kept, names),
        gone_before=gone_before,
        moved=moved,
    )


@transaction.atomic
def undo(made: Merge, *, at: datetime) -> None:
    """Take a merge back: both entries stand as before, with their public ids; later changes of the kept one stay."""
    model = MODELS[made.kind]
    kept, gone = (model.objects.of(made.office).filter(public_id=one).first() for one in (made.kept, made.gone))
    if kept is None or gone is None or made.undone_at is not None or gone.merged_into_id != kept.pk:
        raise Refusal("duplicates.cannot_be_undone")
    if kept.merged_into_id is not None:
        raise Refusal("duplicates.undo_later_first", name=str(kept))
    _restore(kept, {name: was for name, was in made.before.items() if _facts(kept, [name]) == _as_stored(made, name)})
    if isinstance(gone, Offer):
        put_back(gone, State(made.gone_before["state"]), confirmed_on=gone.confirmed_on)
    else:
        _restore(gone, made.gone_before)
    gone.merged_into = None
    _save(kept)
    _save(gone)
    _move_back(made, kept, gone)
    _count_anew(kept)
    _count_anew(gone)
    made.undone_at = at
    made.save(update_fields=["undone_at"])


def _count_anew(entry: Entry) -> None:
    """Bring the completeness in line of what was put together, or taken apart again."""
    if isinstance(entry, Offer):
        refresh_scores(Offer.objects.of(entry.office).with_provider_and_place().filter(pk=entry.pk))
    else:
        refresh_scores_around(entry)


def _as_stored(made: Merge, name: str) -> dict[str, Any]:
    return {name: made.after[name]}


def _kind_of(entry: Entry) -> str:
    return next(kind for kind, model in MODELS.items() if isinstance(entry, model))


def _facts(entry: Entry, names: Iterable[str]) -> dict[str, Any]:
    """Return fields as they are stored; a day as text, keys as a list."""
    values = {name: getattr(entry, _field(entry, name).attname) for name in names}
    return {name: _plain(value) for name, value in values.items()}


def _field(entry: Entry, name: str) -> models.Field[Any, Any]:
    field = entry._meta.get_field(name)
    assert isinstance(field, models.Field)  # noqa: S101 - only fields of its own are named above
    return field


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _restore(entry: Entry, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        field = _field(entry, name)
        setattr(entry, field.attname, value if isinstance(field, models.JSONField) else field.to_python(value))


def _save(entry: Entry) -> None:
    entry.save()
    if isinstance(entry, Offer):
        settle(entry)
    changes.record(_kind_of(entry), entry.public_id, office=entry.office)


def _put_away(gone: Entry, kept: Entry, at: datetime) -> None:
    gone.merged_into = kept
    if isinstance(gone, Organisation):
        gone.archived_at = at
    elif isinstance(gone, Offer):
        move(gone, ARCHIVE, by=OFFICE)
    _save(gone)


def _move_all(kept: Entry, gone: Entry, *, all_runs: bool) -> list[dict[str, Any]]:
    """Let everything that hangs on `gone` hang on `kept`, but what `kept` has already."""
    moved = []
    relations: Any = gone._meta.related_objects
    for relation in relations:
        if relation.field.name in _NOT_MOVED or relation.related_model in (Merge, Translation):
            continue
        rows = relation.related_model.objects.of(gone.office).filter(**{relation.field.name: gone})
        others = [row for row in rows if row != kept]
        fitting = [row for row in others if _fits(row, relation.field.name, kept, all_runs=all_runs)]
        if fitting:
            _repoint(relation.related_model, relation.field.name, fitting, kept)
            moved.append(
                {
                    "model": relation.related_model._meta.label,
                    "field": relation.field.name,
                    "keys": [row.pk for row in fitting],
                }
            )
    return moved


def _fits(row: models.Model, field: str, kept: Entry, *, all_runs: bool) -> bool:
    if isinstance(row, Run) and not all_runs and isinstance(kept, Offer):
        return not any(_is_same_run(row, run) for run in kept.runs.all())
    setattr(row, field, kept)
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError:
        return False
    return True


def _is_same_run(a: Run, b: Run) -> bool:
    return (a.number, a.starts_on, a.starts_at, a.schedule) == (b.number, b.starts_on, b.starts_at, b.schedule)


def _repoint(model: Any, field: str, rows: list[Any], entry: Entry) -> None:
    for row in rows:
        setattr(row, field, entry)
    if hasattr(model, "history"):
        bulk_update_with_history(rows, model, [field], batch_size=BATCH)
    else:
        model.objects.of(entry.office).bulk_update(rows, [field], batch_size=BATCH)
    for row in rows:
        if isinstance(row, Offer | Place | Organisation):
            changes.record(_kind_of(row), row.public_id, office=row.office)


def _move_back(made: Merge, kept: Entry, gone: Entry) -> None:
    for step in made.moved:
        model = apps.get_model(step["model"])
        for start in range(0, len(step["keys"]), BATCH):
            keys = step["keys"][start : start + BATCH]
            rows = list(model.objects.of(made.office).filter(pk__in=keys, **{step["field"]: kept}))
            _repoint(model, step["field"], rows, gone)
