"""Records that belong to an office or, where several offices share something, to the installation."""

from django.db import models

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.scope import OfficeOwned


class InstallationOrOfficeOwned(OfficeOwned):
    """A record of one office; without an office it belongs to the installation and stands on no office's pages."""

    office = models.ForeignKey(  # type: ignore[assignment]
        Office, on_delete=models.CASCADE, null=True, related_name="%(class)ss", editable=False
    )

    class Meta(OfficeOwned.Meta):
        abstract = True
