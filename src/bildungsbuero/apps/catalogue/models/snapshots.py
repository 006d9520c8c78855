"""The catalogue as it stood on a day, kept by name: written once and never changed, as figures of it stay the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.fields import KeysField
from bildungsbuero.web.public_ids import PublicIdField


class Snapshot(OfficeOwned):
    """A day whose offers were kept, with the name that people gave it."""

    public_id = PublicIdField()
    name = models.CharField(_("name"), max_length=100)
    on = models.DateField(_("day"))
    made_at = models.DateTimeField(editable=False)
    is_yearly = models.BooleanField(default=False, editable=False)

    objects = OfficeQuerySet["Snapshot"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("state of the catalogue")
        verbose_name_plural = _("states of the catalogue")
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="one_snapshot_of_a_name")]

    def __str__(self) -> str:
        return self.name


class SnapshotOffer(OfficeOwned):
    """What is counted and listed of an offer that was public on the day of a snapshot."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="offers", editable=False)
    offer = models.CharField(max_length=20, editable=False)
    title = models.CharField(_("title"), max_length=300, editable=False)
    kind = models.CharField(_("kind"), max_length=40, editable=False)
    topics = KeysField(_("topics"), blank=True, default=tuple)
    life_phases = KeysField(_("phases of life"), blank=True, default=tuple)
    institution_type = models.CharField(max_length=40, blank=True, editable=False)
    provider = models.CharField(_("provider"), max_length=300, blank=True, editable=False)
    place = models.CharField(_("place"), max_length=300, blank=True, editable=False)
    municipality = models.CharField(max_length=20, blank=True, editable=False)
    is_example = models.BooleanField(_("example data"), default=False, editable=False)

    objects = OfficeQuerySet["SnapshotOffer"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("offer of a state of the catalogue")
        verbose_name_plural = _("offers of states of the catalogue")
        ordering = ["title", "pk"]
        indexes = [models.Index(fields=["snapshot", "title"], name="snapshot_offer_by_title")]

    def __str__(self) -> str:
        return self.title
