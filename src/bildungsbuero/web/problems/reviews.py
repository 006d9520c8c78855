"""Sentences about interim reviews."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "review.frozen": Sentence(
        _("This review is frozen; its content is not changed any more."),
        _("Write an addendum: it stands beside the review with its day."),
    ),
    "review.not_frozen": Sentence(_("This review is still a draft."), _("Freeze it first.")),
    "review.in_the_future": Sentence(
        _("The reference day of this review has not come yet."), _("Freeze it on that day or later, or choose another.")
    ),
    "review.empty": Sentence(
        _("There is no goal that this review could speak of."), _("Write a goal first; drafts do not count.")
    ),
    "review.altered": Sentence(
        _("What is stored of this review is not what was frozen."),
        _("Restore the last backup. Until then the review is not shown."),
    ),
    "review.unknown_schema": Sentence(
        _("This review was frozen by a later version of the program (%(schema)s)."), _("Update the program.")
    ),
}
