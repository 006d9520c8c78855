"""Making an office, and what its administrators change about it."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from bildungsbuero.apps.accounts import trail
from bildungsbuero.apps.accounts.logos import check_logo
from bildungsbuero.apps.accounts.models import RESERVED_KEYS, LegalPage, Office, Person, office_key
from bildungsbuero.core.errors import Conflict, Place, Refusal
from bildungsbuero.web.one_line import check_one_line
from bildungsbuero.web.public_ids import new_public_id


@transaction.atomic
def create_office(*, key: str, name: str) -> Office:
    """Return a new office."""
    _check_key(key)
    if not name.strip():
        raise Refusal("office.no_name", place=Place(field="name"))
    check_one_line(name, field="name")
    office = Office.objects.create(key=key, name=name.strip())
    trail.note("office.created", office=office, person=None)
    return office


@transaction.atomic
def change_office(office: Office, *, by: Person) -> None:
    """Store what a form changed in an office."""
    office.save()
    trail.note("office.changed", office=office, person=by)


def change_logo(office: Office, content: bytes | None, *, by: Person) -> None:
    """Store a new logo under a new name, or none; the old file goes once the change is certain."""
    picture = check_logo(content) if content is not None else None
    storage, old = office.logo.storage, office.logo.name
    with transaction.atomic():
        if content is not None and picture is not None:
            office.logo.save(f"{new_public_id()}.{picture.kind}", ContentFile(content), save=False)
        else:
            office.logo = ""
        office.save(update_fields=["logo"])
        trail.note("office.changed", office=office, person=by, about="logo")
        if old:
            transaction.on_commit(lambda: storage.delete(old))


@transaction.atomic
def change_legal_page(
    office: Office, kind: str, text: str, *, is_reviewed: bool, by: Person, replaces: str | None
) -> LegalPage:
    """Return the stored page; raises Conflict where the text is no longer the one that was changed."""
    page = LegalPage.objects.of(office).select_for_update().filter(kind=kind).first()
    if replaces is not None and page is not None and page.text != replaces:
        raise Conflict("conflict")
    page = page or LegalPage(office=office, kind=kind)
    page.text, page.is_reviewed = text, is_reviewed
    page.save()
    trail.note("legal.changed", office=office, person=by, about=str(page))
    return page


def _check_key(key: str) -> None:
    try:
        office_key(key)
    except ValidationError as error:
        raise Refusal("office.bad_key", place=Place(field="key"), key=key) from error
    if key in RESERVED_KEYS:
        raise Refusal("office.bad_key", place=Place(field="key"), key=key)
    if Office.objects.filter(key=key).exists():
        raise Refusal("office.key_taken", place=Place(field="key"), key=key)
