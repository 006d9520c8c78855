"""What an office keeps about giving out its offers: their licence, how the last check went, what KURSNET has."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.web.public_ids import PublicIdField


class Licence(models.TextChoices):
    """The licences that an office may choose; all of them are open."""

    BY = "dl-de/by-2-0", _("Data licence Germany: name the source (dl-de/by-2-0)")
    ZERO = "dl-de/zero-2-0", _("Data licence Germany: without conditions (dl-de/zero-2-0)")
    CC_BY = "CC BY 4.0", _("Creative Commons: name the source (CC BY 4.0)")
    CC0 = "CC0", _("Creative Commons: without conditions (CC0)")


class ExchangeRules(OfficeOwned):
    """Under which licence an office gives out offers that name none."""

    licence = models.CharField(
        _("licence of offers that name none"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("Only with a licence the offers stand in the catalogue of open data."),
    )

    objects = OfficeQuerySet["ExchangeRules"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("rules of giving out offers")
        verbose_name_plural = _("rules of giving out offers")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_set_of_exchange_rules")]

    def __str__(self) -> str:
        return str(self.office)


class ExportCheck(OfficeOwned):
    """The last check of all exports of an office, each with its counts and what is wrong."""

    at = models.DateTimeField(_("at"))
    results = models.JSONField(default=list, editable=False)

    objects = OfficeQuerySet["ExportCheck"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("check of exports")
        verbose_name_plural = _("checks of exports")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_check_of_exports")]

    def __str__(self) -> str:
        return str(self.at)


class CatalogueDeliveryQuerySet(OfficeQuerySet["CatalogueDelivery"]):
    def newest(self) -> "CatalogueDelivery | None":
        """The delivery that the next update follows."""
        return self.order_by("-pk").first()

    def listed(self) -> Self:
        """The last ones, newest first, without what they held."""
        return self.order_by("-pk").defer("services")


class CatalogueDelivery(OfficeOwned):
    """A catalogue or an update in openQ-cat that was given out, and what the receiver has since then."""

    public_id = PublicIdField()
    number = models.PositiveIntegerField(_("number"))
    is_full = models.BooleanField(_("whole catalogue"), default=False)
    at = models.DateTimeField(_("at"))
    written = models.PositiveIntegerField(_("offers"), default=0)
    deleted = models.PositiveIntegerField(_("taken back"), default=0)
    # Public id of an offer to when it was changed last and the numbers of its services, as the receiver has them.
    services = models.JSONField(default=dict, editable=False)

    objects = CatalogueDeliveryQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("delivery of the catalogue")
        verbose_name_plural = _("deliveries of the catalogue")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.number)
