"""Sentences about projects and their money."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "programme.in_use": Sentence(
        _("A funding line names the programme “%(name)s”."), _("Give the funding line another programme first.")
    ),
}
