"""Deciding how the small counts of a data set are protected, and looking at what that would withhold."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.folder import all_areas, figures_folder, stored_dataset
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, ProtectionProfile
from bildungsbuero.apps.monitoring.policies import check_may_change
from bildungsbuero.apps.monitoring.protection import profile_of, protection_by
from bildungsbuero.apps.operations import audit
from bildungsbuero.warehouse.previews import PeriodPreview, preview_protection

# With more values than these a preview would keep people waiting.
MOST_VALUES_IN_A_PREVIEW = 30_000


def protect_by(profile: ProtectionProfile, *, office: Office, person: Person) -> None:
    """Keep a profile and build the published figures by it."""
    dataset = profile.dataset
    check_may_change(dataset, office, person)
    with transaction.atomic():
        profile.save()
        Dataset.objects.owned_by(dataset.office).filter(pk=dataset.pk).update(protected_at_source=False)
        audit.note("dataset.protected", office=office, person=person, about=str(profile))
    bring_up_to_date()


def protect_at_source(dataset: Dataset, *, office: Office, person: Person) -> None:
    """Note that the source has protected a data set, which is published as it is delivered from now on."""
    _without_profile(dataset, is_protected_at_source=True, office=office, person=person)


def keep_internal(dataset: Dataset, *, office: Office, person: Person) -> None:
    """Take away every protection, and with it everything that was published."""
    _without_profile(dataset, is_protected_at_source=False, office=office, person=person)


def _without_profile(dataset: Dataset, *, is_protected_at_source: bool, office: Office, person: Person) -> None:
    check_may_change(dataset, office, person)
    with transaction.atomic():
        profile = profile_of(dataset)
        if profile is not None:
            profile.delete()
        Dataset.objects.owned_by(dataset.office).filter(pk=dataset.pk).update(
            protected_at_source=is_protected_at_source
        )
        if not is_protected_at_source:
            dataset.deliveries.filter(state=Delivery.State.RELEASED).update(state=Delivery.State.STORED)
        audit.note("dataset.protected", office=office, person=person, about=str(dataset))
    bring_up_to_date()


def preview_of(profile: ProtectionProfile) -> Mapping[str, PeriodPreview] | None:
    """Return what a profile would withhold of all deliveries that count, by period; None where there are too many."""
    dataset = profile.dataset
    counting = dataset.deliveries.exclude(state=Delivery.State.WITHDRAWN)
    if sum(counting.values_list("rows", flat=True)) > MOST_VALUES_IN_A_PREVIEW:
        return None
    stored = replace(stored_dataset(dataset), protection=protection_by(profile, dataset))
    if not stored.deliveries:
        return {}
    return preview_protection(figures_folder(), stored, all_areas())
