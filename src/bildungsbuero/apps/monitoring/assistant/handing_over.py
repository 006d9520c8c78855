"""From a draft to a delivery: the same door as any file, and the layout is remembered for the next one."""

from datetime import datetime
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.monitoring.actions.importing import Arrival, Report, import_file
from bildungsbuero.apps.monitoring.assistant.drafts import Open, drop
from bildungsbuero.apps.monitoring.assistant.tables import AssistedTable, grown
from bildungsbuero.apps.monitoring.declarations import declaration_of
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, ImportDraft, ImportTemplate
from bildungsbuero.apps.operations.uploads import upload_path
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.grids.guessing import notes_of, source_of
from bildungsbuero.core.grids.layouts import learn
from bildungsbuero.core.grids.mapping import Mapping
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.symbols import Dash


def hand_over(opened: Open, *, person: Person | None, at: datetime, report: Report) -> Delivery:
    """Return the delivery made from a draft, learn its layout and forget the draft; raises Refusal, then nothing is
    stored and the draft stays."""
    draft = opened.draft
    words = draft.reading.get("words")
    if not words:
        raise Refusal("assistant.which_dataset", place=Place(file=draft.file_name))
    dataset = Dataset.objects.of(draft.office).filter(key=words["key"]).first()
    table = assisted(opened, dataset, words)
    if not table.outcome.facts:
        raise Refusal("assistant.no_figures", place=Place(file=draft.file_name))
    arrival = Arrival(
        path=upload_path(draft.upload),
        file_name=draft.file_name,
        office=draft.office,
        person=person,
        at=at,
        dataset=words["key"],
        table=table,
    )
    delivery = import_file(arrival, report=report)
    with transaction.atomic():
        _learn(delivery.dataset, opened, table.mapping, at=at)
        drop(draft)
    return delivery


def assisted(opened: Open, dataset: Dataset | None, words: dict[str, Any]) -> AssistedTable:
    """Return the table as it is handed over; periods are read as the data set means them, where it says so."""
    mapping = opened.mapping
    if dataset is not None and dataset.period != PeriodMeaning.UNDECLARED:
        mapping = mapping.with_changes(meaning=PeriodMeaning(dataset.period))
    outcome = Open(draft=opened.draft, found=opened.found, mapping=mapping, gazetteer=opened.gazetteer).outcome
    declaration = declaration_of(dataset) if dataset is not None else _new(words, mapping)
    above, below = notes_of(opened.found.grid, mapping, opened.found.region)
    return AssistedTable(
        mapping=mapping,
        outcome=outcome,
        declaration=grown(declaration, outcome),
        footer="\n".join([*above, *below])[:20_000],
    )


def proposed_words(opened: Open) -> dict[str, str]:
    """Return what a new data set may be called, and who delivers it as its titles and notes say."""
    above, below = notes_of(opened.found.grid, opened.mapping, opened.found.region)
    source, licence = source_of([*below, *above])
    title = opened.mapping.measure or opened.draft.file_name.rpartition(".")[0]
    return {"title": title, "publisher": source, "licence": licence}


def _new(words: dict[str, Any], mapping: Mapping) -> Declaration:
    return Declaration(
        key=words["key"],
        title={"de": words["title"]},
        publisher=words.get("publisher", ""),
        licence=words.get("licence", ""),
        attribution=words.get("attribution", ""),
        period=mapping.meaning,
        dash=Dash(words.get("dash", Dash.UNDECIDED)),
    )


def _learn(dataset: Dataset, opened: Open, mapping: Mapping, *, at: datetime) -> None:
    draft: ImportDraft = opened.draft
    template = ImportTemplate.objects.of(draft.office).filter(dataset=dataset).first()
    template = template or ImportTemplate(office=draft.office, dataset=dataset)
    template.layout = learn(opened.found.grid, mapping)
    template.file_name = draft.file_name
    template.changed_at = at
    template.save()
