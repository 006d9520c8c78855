"""How a data set is protected: the stored profile in the words of the core, and what the warehouse has to know."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.models import Dataset, ProtectionProfile
from bildungsbuero.apps.territory.models import LayerUnit
from bildungsbuero.core.protection import Rule
from bildungsbuero.core.protection.profile import Measured, Method, Profile, Role
from bildungsbuero.warehouse.catalogue import Protection

# Measures in these units count people or things, unless somebody says otherwise.
UNITS_OF_COUNTS = frozenset({"", "number", "persons"})


def profile_of(dataset: Dataset) -> ProtectionProfile | None:
    """Return what is decided about a data set, None where nothing is."""
    try:
        found: ProtectionProfile = dataset.protection
    except ObjectDoesNotExist:
        return None
    # A form that has been filled in leaves its profile here before anybody has decided for it.
    return found if found.pk is not None else None


def is_publishable(dataset: Dataset) -> bool:
    """Whether anything says that the small numbers of a data set are protected."""
    return dataset.protected_at_source or profile_of(dataset) is not None


def protection_of(dataset: Dataset) -> Protection | None:
    """Return what the warehouse does before it publishes a data set; None where its source has done it already."""
    stored = profile_of(dataset)
    return protection_by(stored, dataset) if stored is not None else None


def protection_by(profile: ProtectionProfile, dataset: Dataset) -> Protection:
    """Return what a profile asks of the warehouse."""
    return Protection(
        profile=as_core(profile, dataset), parents_of_areas=parents_of_parts(dataset.office), secret=secret_of_cells()
    )


def as_core(stored: ProtectionProfile, dataset: Dataset) -> Profile:
    """Return the profile for calculation; a measure of which nothing is said is read by its unit."""
    measures = {code: measured(stored.measures.get(code, {}), words) for code, words in dataset.measures.items()}
    return Profile(
        method=Method(stored.method),
        rule=Rule(min_cases=stored.min_cases, zeros_are_safe=stored.zeros_are_safe),
        min_denominator=stored.min_denominator,
        shares_from_true_counts=stored.shares_from_true_counts,
        measures=measures,
        parents=stored.hierarchies,
        overlapping=frozenset(stored.overlapping),
    )


def measured(said: Mapping[str, str], words: Mapping[str, str]) -> Measured:
    """Return the role of a measure: what was said, or what its unit says."""
    if said:
        return Measured(
            role=Role(said["role"]), numerator=said.get("numerator", ""), denominator=said.get("denominator", "")
        )
    return Measured(role=Role.COUNT if words.get("unit", "") in UNITS_OF_COUNTS else Role.WITHHELD)


def parents_of_parts(office: Office | None) -> dict[str, str]:
    """Return the area that each part of the office's own layers lies in."""
    if office is None:
        return {}
    return dict(LayerUnit.objects.of(office).exclude(layer__inside=None).values_list("key", "layer__inside__key"))


@lru_cache(maxsize=1)
def secret_of_cells() -> bytes:
    """Return the secret by which the cell key method changes counts; nobody outside the installation knows it."""
    return hashlib.sha256(f"cell keys of {settings.SECRET_KEY}".encode()).digest()
