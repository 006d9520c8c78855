"""Pictures as records with their files: a new one, none any more, those that nothing names swept away."""

from datetime import datetime, timedelta
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer, Picture
from bildungsbuero.apps.catalogue.pictures.drawing import written_anew
from bildungsbuero.apps.operations import audit
from bildungsbuero.web.public_ids import new_public_id

FOLDER = "pictures"
# A file that is being stored has no record yet.
SPARED = timedelta(days=1)

Shown = Offer | Organisation


def picture_of(shown: Shown) -> Picture | None:
    """Return the picture of an offer or organisation."""
    among = Picture.objects.of(shown.office)
    return among.find_one(offer=shown) if isinstance(shown, Offer) else among.find_one(organisation=shown)


@transaction.atomic
def put(shown: Shown, *, content: bytes | None, alt: str, credit: str, person: Person) -> Picture:
    """Return the picture with its words; without new content it keeps its points."""
    picture = picture_of(shown) or Picture(office=shown.office, **_owner(shown))
    picture.alt, picture.credit = alt, credit
    if content is not None:
        drawn = written_anew(content)
        _forget_file(picture.file_name)
        picture.file_name = PurePosixPath(
            default_storage.save(f"{FOLDER}/{new_public_id()}{new_public_id()}.jpg", ContentFile(drawn.content))
        ).name
        picture.width, picture.height = drawn.width, drawn.height
    picture.save()
    audit.note("picture.put", office=shown.office, person=person, about=str(shown))
    return picture


@transaction.atomic
def remove(shown: Shown, *, person: Person) -> bool:
    """Take the picture away, and its file once that is certain; return whether there was one."""
    picture = picture_of(shown)
    if picture is None:
        return False
    forget(picture)
    audit.note("picture.removed", office=shown.office, person=person, about=str(shown))
    return True


def forget(picture: Picture) -> None:
    """Delete a picture, and its file once that is certain."""
    _forget_file(picture.file_name)
    picture.delete()


def path_of(picture: Picture) -> str:
    """Return where the file of a picture lies among the media."""
    return f"{FOLDER}/{picture.file_name}"


def public_picture(office: Office, file_name: str) -> Picture | None:
    """Return the picture of a file; whether it may be seen, the caller asks."""
    return Picture.objects.of(office).select_related("offer", "organisation").filter(file_name=file_name).first()


def sweep(at: datetime) -> int:
    """Delete files that no picture names, such as those of an offer that went with its provider; return how many."""
    if not default_storage.exists(FOLDER):
        return 0
    _folders, names = default_storage.listdir(FOLDER)
    kept = set(Picture.objects.across_offices(because="files of all offices").values_list("file_name", flat=True))
    old = [name for name in names if name not in kept and _is_old(name, at)]
    for name in old:
        default_storage.delete(f"{FOLDER}/{name}")
    return len(old)


def _is_old(name: str, at: datetime) -> bool:
    return default_storage.get_modified_time(f"{FOLDER}/{name}") < at - SPARED


def _owner(shown: Shown) -> dict[str, Shown]:
    return {"offer": shown} if isinstance(shown, Offer) else {"organisation": shown}


def _forget_file(file_name: str) -> None:
    if file_name:
        transaction.on_commit(lambda: default_storage.delete(f"{FOLDER}/{file_name}"))
