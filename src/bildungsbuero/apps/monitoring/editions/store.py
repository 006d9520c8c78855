"""The files in which the figures of editions lie, each written once and known by its digest."""

from pathlib import Path

from django.conf import settings

from bildungsbuero.apps.monitoring.models import Edition
from bildungsbuero.core import frozen
from bildungsbuero.core.errors import Refusal

FOLDER = "editions"


def write(edition: Edition, figures: frozen.Frozen) -> None:
    """Keep the figures of an edition in a file of their own, and say in the record which; the record is not saved."""
    content = frozen.as_bytes(figures)
    edition.digest = frozen.digest_of(content)
    edition.path = f"{edition.office.key}/{edition.public_id}-{edition.digest[:16]}.json"
    edition.figures = figures.count
    path = editions_folder() / edition.path
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside its place first, so that a kill leaves no half file under a name that counts.
    beside = path.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(path)


def content(edition: Edition) -> bytes:
    """Return the bytes of the figures; raises Refusal where the file is lost or was altered."""
    try:
        found = (editions_folder() / edition.path).read_bytes()
    except FileNotFoundError as error:
        raise Refusal("edition.lost") from error
    if frozen.digest_of(found) != edition.digest:
        raise Refusal("edition.altered")
    return found


def figures(edition: Edition) -> frozen.Frozen:
    """Return the figures of an edition as they stood; raises Refusal where the file is lost or was altered."""
    return frozen.read(content(edition), edition.digest)


def forget(path: str) -> None:
    """Remove the file of figures that no edition shows any more."""
    if path:
        (editions_folder() / path).unlink(missing_ok=True)


def editions_folder() -> Path:
    """Return where the figures of all editions lie, in a folder for each office."""
    return Path(settings.DATA_DIR) / FOLDER
