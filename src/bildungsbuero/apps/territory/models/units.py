"""Reference data of the installation: units of Germany and the changes between them."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.territory import wording
from bildungsbuero.apps.territory.models.validity import standing, stands
from bildungsbuero.core import territory
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web import wording as page_wording

# Before the BBSR list of 31.12.1997 the steps between Kreise cannot be told apart.
RECORDS_BEGIN = date(1998, 1, 1)


class Precision(models.TextChoices):
    """How exactly a day is known."""

    DAY = "", _("day")
    YEAR = "year", _("year")


class UnitQuerySet(models.QuerySet["Unit"]):
    def valid_on(self, on: date) -> Self:
        """Units that exist on a day."""
        return self.filter(standing(on))

    def at_level(self, level: str) -> Self:
        """Units of one level, such as "district"."""
        return self.filter(level=level)

    def with_keys(self, keys: Iterable[str]) -> Self:
        """Units with these keys, as people sent them; what cannot be a key, such as a NUL byte, is the key of none."""
        return self.filter(key__in=[key for key in keys if key.isalnum()])

    def under(self, key: str) -> Self:
        """Everything that lies in a unit, at every level, without the unit itself."""
        if key == territory.NATION_KEY:
            return self.exclude(key=key)
        inside = Q(key__startswith=key) | Q(ars__startswith=key)
        if key == "11000":
            inside |= Q(level=territory.Level.BOROUGH)
        return self.filter(inside).exclude(key=key)

    def find(self, text: str) -> Self:
        """Units by name or key, the closest first: "trier saarburg", "Landkreis Leipzig", "muenchen", "7211"."""
        if key := territory.mend_lost_zero(text):
            return self.filter(Q(key=key) | Q(ars=key)).order_by("key")
        words = territory.folded(text).split()
        wanted = [word for word in words if word not in wording.KIND_WORDS] or words
        if not wanted:
            return self.none()
        found = self.filter(*(Q(search_name__contains=word) for word in wanted))
        kind = next((word for word in words if word in wording.KIND_WORDS), "")
        distance = _distance(" ".join(words), name=" ".join(wanted), kind=kind)
        standing_first = F("valid_to").desc(nulls_first=True)
        return found.annotate(distance=distance).order_by("distance", standing_first, "level_order", "key")

    def with_place(self) -> Self:
        """Units with what `place_in_words` needs, in the same query."""
        return self.select_related("parent__parent")


def _distance(text: str, *, name: str, kind: str) -> Case:
    """Return how far a unit's name is from what was asked for; the kind decides among equals."""
    of_this_kind = Q(search_kind__contains=f" {kind} ") if kind else Q()
    return Case(
        When(Q(search_name__startswith=f"{text} |"), then=Value(0)),
        When(Q(search_name__startswith=f"{name} |") & of_this_kind, then=Value(0)),
        When(Q(search_name__startswith=f"{name} |"), then=Value(1)),
        When(Q(search_name__startswith=name) & of_this_kind, then=Value(2)),
        When(Q(search_name__startswith=name), then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )


class Unit(models.Model):
    """A territory of Germany with its time. Reference data of the installation, loaded from the shipped files."""

    class Level(models.TextChoices):
        NATION = territory.Level.NATION, _("Germany")
        STATE = territory.Level.STATE, _("Land")
        REGION = territory.Level.REGION, _("region")
        DISTRICT = territory.Level.DISTRICT, _("district or independent city")
        BOROUGH = territory.Level.BOROUGH, _("borough of Berlin")
        ASSOCIATION = territory.Level.ASSOCIATION, _("association of municipalities")
        MUNICIPALITY = territory.Level.MUNICIPALITY, _("single municipality")

    key = models.CharField(_("key"), max_length=12, unique=True)
    ars = models.CharField(_("regional key"), max_length=12, blank=True, db_index=True)
    nuts = models.CharField(_("NUTS code"), max_length=5, blank=True)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    level_order = models.PositiveSmallIntegerField(editable=False)
    name = models.CharField(_("name"), max_length=100)
    official_name = models.CharField(_("official name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=60)
    genitive = models.CharField(_("genitive"), max_length=120, blank=True)
    parent = models.ForeignKey(
        "self", to_field="key", null=True, on_delete=models.PROTECT, related_name="parts", verbose_name=_("lies in")
    )
    valid_from = models.DateField(_("since"), null=True)
    valid_from_precision = models.CharField(max_length=4, choices=Precision.choices, blank=True, editable=False)
    valid_to = models.DateField(_("until before"), null=True)
    valid_to_precision = models.CharField(max_length=4, choices=Precision.choices, blank=True, editable=False)
    latitude = models.FloatField(_("latitude"), null=True)
    longitude = models.FloatField(_("longitude"), null=True)
    area_km2 = models.DecimalField(_("area in km²"), max_digits=9, decimal_places=2, null=True)
    source = models.CharField(_("source"), max_length=200)
    search_name = models.CharField(max_length=260, editable=False)
    search_kind = models.CharField(max_length=80, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["level_order", "key"]
        indexes = [models.Index(fields=["level", "key"], name="unit_level_key")]

    def __str__(self) -> str:
        return self.spoken_name

    @property
    def spoken_name(self) -> str:
        """The name as one says it: "Trier", "Landkreis Trier-Saarburg", "Wartburgkreis"."""
        if self.level == self.Level.NATION:
            return str(self.get_level_display())
        return territory.spoken_name(self.name, self.kind)

    @property
    def place_in_words(self) -> str:
        """Which of several units of one name this is: "Eisenach (Stadt, Wartburgkreis)"."""
        around = self.parent
        while around is not None and around.level in (self.Level.ASSOCIATION, self.Level.REGION):
            around = around.parent
        if around is not None and around.name == self.name:
            return gettext("%(name)s (%(kind)s, as municipality)") % {"name": self.name, "kind": self.kind}
        named = [] if around is None else [around.spoken_name]
        return f"{self.name} ({', '.join([self.kind, *named])})"

    def standing_on(self, on: date) -> bool:
        """Whether the unit exists on a day."""
        return stands(self, on)

    def successors(self) -> list["Unit"]:
        """Return the units that this one became when it ended, the largest part first."""
        if self.valid_to is None:
            return []
        parts = Change.objects.filter(from_key=self.key, on=self.valid_to).order_by("-share_of_people", "to_key")
        keys = [part.to_key for part in parts]
        known = Unit.objects.in_bulk(keys, field_name="key")
        return [known[key] for key in keys if key in known]

    def gone_note(self, on: date) -> str:
        """Return "Gebiet besteht nicht mehr (seit 01.07.2021 Teil des Wartburgkreises)", empty while it stands."""
        if self.valid_to is None or on < self.valid_to:
            return ""
        since = wording.day_in_words(self.valid_to, self.valid_to_precision)
        return wording.gone_note(since, self.successors(), name=self.name)

    def as_value(self) -> territory.Unit:
        """Return the unit as the core knows it, without successors."""
        return territory.Unit(
            key=self.key,
            level=territory.Level(self.level),
            name=self.name,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


class ChangeQuerySet(models.QuerySet["Change"]):
    def between(self, at: date, onto: date) -> Self:
        """Changes after one day, up to and on another; before the records begin nothing is known."""
        if at < RECORDS_BEGIN:
            raise Refusal("territory.before_records", first=page_wording.day(RECORDS_BEGIN))
        return self.filter(on__gt=at, on__lte=onto)

    def as_values(self) -> list[territory.Change]:
        """Return the changes as the core calculates with them."""
        return [change.as_value() for change in self]


class Change(models.Model):
    """What part of a unit became part of which other. Reference data; keys, because a unit may keep its key."""

    class Basis(models.TextChoices):
        BBSR = "bbsr", _("BBSR crosswalk")
        BBSR_STEP = "bbsr-step", _("calculated from two BBSR lists")
        WHOLE = "whole", _("a whole unit")
        CENSUS_2022 = "census-2022", _("weighed by the census of 2022")
        UNPUBLISHED = "unpublished", _("share not published")

    from_key = models.CharField(_("from"), max_length=12, db_index=True)
    to_key = models.CharField(_("to"), max_length=12, db_index=True)
    on = models.DateField(_("on"))
    on_precision = models.CharField(max_length=4, choices=Precision.choices, blank=True, editable=False)
    share_of_people = models.DecimalField(_("share of people"), max_digits=9, decimal_places=8, null=True)
    share_of_area = models.DecimalField(_("share of area"), max_digits=9, decimal_places=8, null=True)
    basis = models.CharField(_("how it is known"), max_length=12, choices=Basis.choices)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of territory")
        verbose_name_plural = _("changes of territory")
        ordering = ["on", "from_key", "to_key"]
        constraints = [models.UniqueConstraint(fields=["from_key", "to_key", "on"], name="one_change_of_a_part")]

    def __str__(self) -> str:
        return f"{self.from_key} → {self.to_key} ({self.on})"

    def as_value(self) -> territory.Change:
        """Return the change as the core calculates with it."""
        return territory.Change(
            from_key=self.from_key,
            to_key=self.to_key,
            on=self.on,
            share_of_people=self.share_of_people,
            share_of_area=self.share_of_area,
        )
