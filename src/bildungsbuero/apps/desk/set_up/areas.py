"""Which areas the assistant offers: those chosen already, those that the name of the place means, those found."""

from datetime import date

from bildungsbuero.apps.desk.set_up.draft import Draft
from bildungsbuero.apps.desk.set_up.forms import AreaStepForm
from bildungsbuero.apps.desk.set_up.naming import names_in, proposed_areas
from bildungsbuero.apps.territory.models import Unit

MOST_HITS = 10
MOST_CHOSEN = 50


def area_form(draft: Draft, *, posted: list[str] | None, text: str) -> AreaStepForm:
    """Return the form with everything that can be ticked; what is meant is ticked."""
    chosen = posted[:MOST_CHOSEN] if posted is not None else list(draft.areas)
    units = list(Unit.objects.with_keys(chosen).filter(valid_to=None).with_place())
    if not units and posted is None:
        units = proposed_areas(draft.municipality)
    hits = [hit for name in (names_in(text) or names_in(draft.municipality)) for hit in _standing(name)]
    offered = list({unit.key: unit for unit in [*units, *hits]}.values())
    ticked = [unit.key for unit in units]
    data = {"areas": posted[:MOST_CHOSEN]} if posted is not None else None
    return AreaStepForm(data, kind=draft.kind, offered=offered, initial={"areas": ticked})


def gone_notes(text: str, *, on: date) -> list[str]:
    """Return what became of areas that no longer exist, where nothing that stands is found under a name or key."""
    notes = []
    for name in names_in(text):
        if not _standing(name):
            notes += [unit.gone_note(on) for unit in Unit.objects.find(name).with_place()[:3]]
    return [note for note in notes if note]


def _standing(name: str) -> list[Unit]:
    standing = Unit.objects.find(name).filter(valid_to=None).exclude(level=Unit.Level.REGION)
    return list(standing.with_place()[:MOST_HITS])
