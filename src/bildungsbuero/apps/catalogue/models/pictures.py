"""The picture of an offer or of an organisation, with what is said of it to those who do not see it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models.offers import Offer
from bildungsbuero.web.public_ids import PublicIdField


class Picture(OfficeOwned):
    """One picture, written anew from what was sent, so that it holds nothing but its points."""

    public_id = PublicIdField()
    offer = models.OneToOneField(Offer, null=True, on_delete=models.CASCADE, related_name="picture", editable=False)
    organisation = models.OneToOneField(
        Organisation, null=True, on_delete=models.CASCADE, related_name="picture", editable=False
    )
    file_name = models.CharField(max_length=60, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt = models.CharField(
        _("what is to be seen"),
        max_length=300,
        help_text=_("One sentence for people who do not see the picture, for example “A pupil at a workbench”."),
    )
    credit = models.CharField(
        _("who made the picture, and under which licence"),
        max_length=300,
        help_text=_("For example “Photo: Anna Muster, CC BY 4.0”. It stands below the picture."),
    )

    objects = OfficeQuerySet["Picture"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=Q(offer=None) ^ Q(organisation=None), name="picture_of_an_offer_or_of_an_organisation"
            )
        ]

    def __str__(self) -> str:
        return self.alt
