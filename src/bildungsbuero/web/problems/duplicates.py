"""Sentences about entries that stand twice."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "duplicates.decided": Sentence(
        _("This pair was decided already."), _("Take the decision back first; the button stands on the page.")
    ),
    "duplicates.not_decided": Sentence(_("Nothing was decided about this pair yet."), _("Decide it first.")),
    "duplicates.unknown_decision": Sentence(
        _("This cannot be decided about the pair."), _("Choose one of the buttons under the comparison.")
    ),
    "duplicates.merged_already": Sentence(
        _("One of the two was put together with another entry in the meantime."),
        _("Look for duplicates once more; the pair then stands there with the entry that stayed."),
    ),
    "duplicates.cannot_be_undone": Sentence(
        _("This can no longer be taken back, since one of the two entries is gone or was put together elsewhere."),
        _("Take the later decision back first."),
    ),
    "duplicates.undo_later_first": Sentence(
        _("“%(name)s” was itself put together with another entry later."), _("Take the later decision back first.")
    ),
    "duplicates.is_merged": Sentence(
        _("“%(name)s” was put together with another entry."),
        _("Take that decision back under “Possible duplicates”, then both stand apart again."),
    ),
    "duplicates.layout": Sentence(
        _("This file is no list whose entries could be compared."),
        _("It needs a first row with headings, among them name (or Titel); known besides are %(known)s."),
    ),
}
