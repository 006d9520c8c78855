"""Uploads wait in the data folder until their job has read them; what nobody came back for is gone after a week."""

import secrets
from datetime import datetime, timedelta
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

KEPT = timedelta(days=7)


class UploadField(forms.FileField):
    """A file that is not larger than the installation allows."""

    def clean(self, data: UploadedFile | None, initial: object = None) -> UploadedFile:
        """Return the upload; one that is too large is turned down before anybody reads it."""
        upload: UploadedFile = super().clean(data, initial)
        size, limit_mb = upload.size or 0, settings.OPTIONS["UPLOAD_LIMIT_MB"]
        if size > limit_mb * 2**20:
            facts = {"size_mb": size // 2**20, "limit_mb": limit_mb}
            raise forms.ValidationError(_("This file has %(size_mb)s MB; %(limit_mb)s MB are allowed.") % facts)
        return upload


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


def upload_path(name: str) -> Path:
    """Return where the upload lies that was given this name."""
    return uploads_folder() / Path(name).name


def forget_uploads(at: datetime) -> None:
    """Delete uploads that no job has read within a week, such as lists that were only looked at."""
    before = (at - KEPT).timestamp()
    for file in uploads_folder().iterdir():
        if file.stat().st_mtime < before:
            file.unlink(missing_ok=True)
