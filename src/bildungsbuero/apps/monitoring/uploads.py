"""Uploads wait in the data folder until their job has read them."""

import secrets
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile


def uploads_folder() -> Path:
    """Return the folder for uploads, made at first use and readable by its owner alone."""
    folder = Path(settings.DATA_DIR) / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep_upload(upload: UploadedFile) -> str:
    """Write an upload under a name of our own and return that name; what people call files never becomes a path."""
    name = secrets.token_hex(16)
    with (uploads_folder() / name).open("wb") as sink:
        for chunk in upload.chunks():
            sink.write(chunk)
    return name
