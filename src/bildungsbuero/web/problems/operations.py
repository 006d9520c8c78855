"""Sentences about the installation: set-up, jobs, backup."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "installation.not_initialised": Sentence(
        _("This data folder holds no installation yet."),
        _("Run “bildungsbuero init”, or name another folder with --data-dir."),
    ),
}
