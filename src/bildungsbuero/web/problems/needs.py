"""Sentences about needs."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "needs.no_way": Sentence(
        _("A need that is “%(state)s” cannot be put into this state."),
        _("Load the page again; it offers the states that come next."),
    ),
    "needs.no_reason": Sentence(
        _("A need is dropped only with a reason."),
        _("Say in a sentence why, so that it can be understood later."),
    ),
    "needs.nothing_to_undo": Sentence(
        _("There is no change of state that could be taken back."),
        _("Load the page again; it shows the state as it is now."),
    ),
    "needs.is_released": Sentence(
        _("A released need cannot be deleted."),
        _("Take the release back first, or drop the need with a reason."),
    ),
    "needs.too_few_signals": Sentence(
        _("Nothing shows this need but signals, and they are too few: at least %(minimum)s from two weeks are needed."),
        _("Add other evidence, such as an indicator or a cell of the coverage matrix, or wait for more signals."),
    ),
    "needs.no_such_goal": Sentence(
        _("This goal cannot be chosen here."),
        _("Load the page again; it lists the goals that are being pursued and not joined yet."),
    ),
    "needs.has_links": Sentence(
        _("This need has led to something, such as a goal, and cannot be deleted."),
        _("Drop it with a reason; then the chain stays whole."),
    ),
}
