"""The kinds of stations, in the order in which pages list them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StationKind(models.TextChoices):
    """What a station is; the first are places of learning, the others what lies between them."""

    CARE = "care", _("care of children")
    SCHOOL = "school", _("school")
    VOCATIONAL = "vocational", _("vocational school")
    TRAINING = "training", _("training and preparation")
    STUDY = "study", _("study")
    COURSE = "course", _("course")
    PROCEDURE = "procedure", _("recognition and examination")
    CERTIFICATE = "certificate", _("certificate")
    SITUATION = "situation", _("situation of life")
    WORK = "work", _("work")
