"""Own tables of an office that it has published: their values and how their periods are named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.published import door
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.figures import Observation
from bildungsbuero.core.periods import Period, PeriodMeaning, read_period


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """A published table of an office with all its values."""

    dataset: Dataset
    delivery: Delivery
    observations: tuple[Observation, ...]

    @property
    def periods(self) -> list[Period]:
        """Its periods in order of time."""
        codes = {item.period for item in self.observations}
        meaning = PeriodMeaning(self.dataset.period)
        return sorted((read_period(code, meaning) for code in codes), key=lambda period: period.end)

    @property
    def series(self) -> list[str]:
        """Its series: a measure, or a measure with the codes of its dimensions."""
        return list(dict.fromkeys(series_of(item) for item in self.observations))

    def unit(self) -> str:
        """The unit of its measures, empty where they have several."""
        units = {words["unit"] for words in self.dataset.measures.values()}
        return units.pop() if len(units) == 1 else ""


def series_of(observation: Observation) -> str:
    """Return the name of the series that a value belongs to."""
    codes = [code for code in observation.dims.values() if code != TOTAL]
    return ", ".join(codes) or observation.measure


def published_tables(office: Office) -> Sequence[Dataset]:
    """Return the office's own data sets of which something is published, by title."""
    protected = Q(protected_at_source=True) | Q(protection__isnull=False)
    released = Dataset.objects.of(office).filter(protected, deliveries__state=Delivery.State.RELEASED)
    return list(released.distinct().order_by("title"))


def get_table(office: Office, key: str) -> OwnTable:
    """Return a published table of the office; raises NotFound, also for one that is not published."""
    dataset = next((item for item in published_tables(office) if item.key == key), None)
    try:
        found = door().own_table(office.key, key) if dataset is not None else []
    except Refusal:
        found = []
    if dataset is None or not found:
        raise NotFound("not_found")
    released = Delivery.objects.of(office).filter(dataset=dataset, state=Delivery.State.RELEASED)
    delivery = released.select_related("dataset").latest("pk")
    return OwnTable(dataset=dataset, delivery=delivery, observations=tuple(_in_words(dataset, item) for item in found))


def _in_words(dataset: Dataset, observation: Observation) -> Observation:
    """The observation with labels in place of codes, which own tables mostly have for codes anyway."""
    dims = {
        dimension: _label(dataset.dimensions.get(dimension, {}).get("values", {}), code)
        for dimension, code in observation.dims.items()
    }
    return replace(observation, dims=dims)


def _label(labels: dict[str, str], code: str) -> str:
    """The label of a code; the code itself where two would be called the same."""
    found = labels.get(code, code) or code
    return found if list(labels.values()).count(found) == 1 else code
