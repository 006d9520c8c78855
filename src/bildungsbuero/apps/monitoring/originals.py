"""Original values, before any protection: for the role Monitoring, and every look is noted."""

from collections.abc import Sequence

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.declarations import declaration_of
from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.monitoring.models import Dataset
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.datasets import TOTAL, Dimension
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure, Observation
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import find_period
from bildungsbuero.warehouse.originals import Selection, observations, trial


def find_dataset(key: str, *, office: Office | None) -> Dataset:
    """Return the office's own data set of that code, or the installation's; raises Refusal."""
    datasets = Dataset.objects.readable_by(office) if office else Dataset.objects.shared()
    found = datasets.filter(key=key).select_related("office").order_by("office").last()
    if found is None:
        raise Refusal("statistics.unknown_dataset", name=key)
    return found


def original_values(
    dataset: Dataset, selection: Selection, *, office: Office | None, person: Person | None
) -> list[Observation]:
    """Return observations as delivered; names of dimensions, values and periods may be as people write them."""
    declaration = declaration_of(dataset)
    wanted = Selection(
        area=_area_key(selection.area),
        period=_period_code(dataset, declaration, selection.period),
        measure=selection.measure,
        where=tuple(_condition(dataset, declaration, *pair) for pair in selection.where),
    )
    audit.note("values.read", office=office, person=person, about=f"{dataset.key} {wanted.area} {wanted.period}")
    units = {code: words["unit"] for code, words in dataset.measures.items()}
    return observations(figures_folder(), dataset.key, dataset.owner, wanted, units)


def tried_figures(indicator: Indicator, areas: Sequence[str], *, office: Office, person: Person) -> list[Figure]:
    """Return the figures that an indicator would have for areas, for any where those have none; the look is noted."""
    audit.note("own_indicator.previewed", office=office, person=person, about=", ".join(indicator.datasets))
    folder = figures_folder()
    return trial(folder, indicator, office.key, areas=areas) or trial(folder, indicator, office.key)


def _area_key(text: str) -> str:
    """A regional key of twelve digits becomes the key of eight by which figures are kept."""
    return text[:5] + text[9:12] if len(text) == 12 and text.isdigit() else text


def _period_code(dataset: Dataset, declaration: Declaration, text: str) -> str:
    if not text:
        return ""
    codes = {code for periods in dataset.deliveries.values_list("periods", flat=True) for code in periods}
    return find_period(text, sorted(codes), declaration.period) or text


def _condition(dataset: Dataset, declaration: Declaration, name: str, value: str) -> tuple[str, str]:
    dimension = declaration.find_dimension(name) or _known_dimension(dataset, name)
    if dimension is None or dimension.code not in dataset.dimensions:
        raise Refusal("statistics.unknown_dimension", name=name, known=", ".join(dataset.dimensions) or "–")
    code = dimension.find(value)
    known = set(dataset.dimensions[dimension.code]["values"]) | {TOTAL}
    if code is None:
        code = next((item for item in known if item.casefold() == value.casefold()), None)
    if code is None:
        raise Refusal(
            "statistics.unknown_code", dimension=dimension.code, name=value, known=", ".join(sorted(known)[:30])
        )
    return dimension.code, code


def _known_dimension(dataset: Dataset, name: str) -> Dimension | None:
    code = next((code for code in dataset.dimensions if code.casefold() == name.casefold()), None)
    return Dimension(code=code, label={"de": code}) if code else None
