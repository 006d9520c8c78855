"""Sentences for any page: missing things, missing rights, changes of two people at once."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "text.not_one_line": Sentence(
        _("A line break or another invisible sign stands in a text that has one line."),
        _("Delete it, or type the text anew."),
    ),
    "not_found": Sentence(
        _("This page does not exist, or no longer."),
        _("Look for it with the search, or start again from the home page."),
    ),
    "entry.merged": Sentence(
        _("This entry was put together with another one (%(successor)s), which is not public at present."),
        _("Look for it with the search, or ask the office."),
    ),
    "denied": Sentence(
        _("Your role does not allow this."),
        _("Ask an administrator of your office whether you should have this right."),
    ),
    "conflict": Sentence(
        _("Somebody else has changed this in the meantime."),
        _("Compare both versions and save again what should stand."),
    ),
    "bad_request": Sentence(
        _("The request could not be read."),
        _("Go back and try again; if it happens once more, use “Report a problem” in the footer."),
    ),
    "form_expired": Sentence(
        _("This form was open for too long or was sent from another page."),
        _("Open the page again and send the form once more. Nothing was stored."),
    ),
    "too_many_requests": Sentence(
        _("Too many attempts in a short time."),
        _("Please wait a while and try again. This protects the portal and its users."),
    ),
    "chart.missing_glyph": Sentence(
        _("This picture cannot be drawn: our typeface has no letters for “%(letters)s”."),
        _("Take the chart as SVG or the table as CSV instead."),
    ),
    "command.fault": Sentence(
        _("Something unexpected went wrong. Nothing was left half-done."),
        _("The details stand in %(file)s; please send them to whoever looks after the program."),
    ),
    "command.missing": Sentence(
        _("The command lacks “%(word)s”."),
        _("“%(help)s” lists what it takes."),
    ),
    "command.bad_value": Sentence(
        _("The value of “%(word)s” does not fit."),
        _("“%(help)s” lists what it takes."),
    ),
    "command.unknown": Sentence(
        _("There is no option “%(word)s”."),
        _("“%(help)s” lists what it takes."),
    ),
    "command.wrong_use": Sentence(
        _("The command cannot be read like this: “%(word)s”."),
        _("“%(help)s” lists what it takes."),
    ),
    "server_error": Sentence(
        _("Something went wrong on our side. Nothing was stored."),
        _("Please try again in a few minutes. If it happens again, tell the office what you wanted to do."),
    ),
}
