"""Names of codes: the official one, and the one that people in a Land know ("Realschulen plus")."""

from collections.abc import Iterable

from bildungsbuero.apps.monitoring.wording import text
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.datasets import TOTAL, Code, Dataset
from bildungsbuero.core.territory import state_of


def dimension_label(declaration: Dataset, dimension: str) -> str:
    """Return the name of a dimension."""
    found = declaration.dimension(dimension)
    return text(found.label) if found is not None else dimension


def short_label(declaration: Dataset, dimension: str, code: str, *, area: str = "") -> str:
    """Return the name that the Land of an area gives a code, else the official one."""
    found = _code(declaration, dimension, code)
    if found is None:
        return code
    local = found.local.get(state_of(area) or "")
    return text(local) if local else text(found.label)


def full_label(declaration: Dataset, dimension: str, code: str, *, area: str = "") -> str:
    """Return the Land's own name with the official one behind it."""
    found = _code(declaration, dimension, code)
    if found is None:
        return code
    official = text(found.label)
    local = short_label(declaration, dimension, code, area=area)
    return official if local == official or official.removeprefix("ohne ") in local else f"{local} ({official})"


def subset_codes(declaration: Dataset, dimension: str) -> frozenset[str]:
    """Return the codes of "darunter" items, which are contained in another and never added to it."""
    found = declaration.dimension(dimension)
    return frozenset(item.code for item in found.codes if item.subset_of) if found is not None else frozenset()


def _code(declaration: Dataset, dimension: str, code: str) -> Code | None:
    found = declaration.dimension(dimension)
    if found is None or code == TOTAL:
        return None
    return next((item for item in found.codes if item.code == code), None)


def area_names(keys: Iterable[str]) -> dict[str, str]:
    """Return "Trier (07211)" for the keys of areas that are known, in one query."""
    units = Unit.objects.with_keys(sorted({key for key in keys if key}))
    return {unit.key: f"{unit.name} ({unit.key})" for unit in units}
