"""Sentences about the terms of the vocabularies that an office changes."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "terms.not_extensible": Sentence(
        _("This list takes no terms of an office's own."),
        _("Change the label of one of its terms, or add a term in another list, such as topics or target groups."),
    ),
    "terms.still_used": Sentence(
        _("Offers have the term “%(name)s”."),
        _("Give them another one first, or hide the term: then new offers do not get it."),
    ),
}
